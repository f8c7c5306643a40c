//! Commands to a browser over a WebSocket, in DevTools' protocol and in WebDriver BiDi, which are written the same way.

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;

use super::failure::{Failure, Outcome};

/// Sends a command and waits for what comes of it, over a connection of its own.
pub async fn send(address: &str, command: &str, options: Value) -> Outcome<Value> {
    let (mut socket, _) = connect_async(address).await?;
    socket.send(Message::text(json!({"id": 1, "method": command, "params": options}).to_string())).await?;
    while let Some(message) = socket.next().await {
        let Message::Text(text) = message? else {
            continue;
        };
        let mut answer: Value = serde_json::from_str(&text)?;
        if answer["id"] == 1 {
            let result = answer.get_mut("result").map(Value::take);
            return result.ok_or_else(|| Failure(format!("{command}: {answer}")));
        }
    }
    Err(Failure(format!("{command}: the browser closed the connection")))
}

/// A text in an answer.
pub fn text(answer: &Value, name: &str) -> Outcome<String> {
    answer[name].as_str().map(String::from).ok_or_else(|| Failure(format!("found no '{name}' in {answer}")))
}
