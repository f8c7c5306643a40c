//! What WebDriver has no words for, in those of WebDriver BiDi, as Firefox speaks it.

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use thirtyfour::WebDriver;
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;

use super::browser::Screen;
use super::failure::{Failure, Outcome};

/// Sends a command and waits for what comes of it, over a connection of its own.
async fn send(session: &WebDriver, command: &str, options: Value) -> Outcome<Value> {
    let address = session.capabilities().get("webSocketUrl").and_then(Value::as_str);
    let address = address.ok_or_else(|| Failure("geckodriver told no webSocketUrl".into()))?;
    let (mut socket, _) = connect_async(address).await?;
    socket.send(Message::text(json!({"id": 1, "method": command, "params": options}).to_string())).await?;
    while let Some(message) = socket.next().await {
        let Message::Text(text) = message? else {
            continue;
        };
        let answer: Value = serde_json::from_str(&text)?;
        let told = |name: &str| answer.get(name).cloned().unwrap_or_default();
        match (told("id").as_u64(), told("type").as_str()) {
            (Some(1), Some("success")) => return Ok(told("result")),
            (Some(1), _) => return Err(Failure(format!("{command}: {answer}"))),
            _ => {}
        }
    }
    Err(Failure(format!("{command}: Firefox closed the connection")))
}

/// The window's page.
async fn context(session: &WebDriver) -> Outcome<Value> {
    let tree = send(session, "browsingContext.getTree", json!({"maxDepth": 0})).await?;
    let context = tree.pointer("/contexts/0/context").cloned();
    context.ok_or_else(|| Failure(format!("Firefox has no window: {tree}")))
}

pub async fn screen(session: &WebDriver, screen: Screen) -> Outcome {
    let viewport = json!({"width": screen.width, "height": screen.height});
    let options = json!({"context": context(session).await?, "viewport": viewport, "devicePixelRatio": screen.ratio});
    send(session, "browsingContext.setViewport", options).await?;
    Ok(())
}
