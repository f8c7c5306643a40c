//! Commands that WebDriver lacks, in Firefox's WebDriver BiDi.

use serde_json::{Value, json};
use thirtyfour::WebDriver;

use super::browser::Screen;
use super::failure::{Failure, Outcome};
use super::pool::Context;
use super::socket;

async fn send(session: &WebDriver, command: &str, options: Value) -> Outcome<Value> {
    let address = session.capabilities().get("webSocketUrl").and_then(Value::as_str);
    let address = address.ok_or_else(|| Failure("geckodriver told no webSocketUrl".into()))?;
    socket::send(address, command, options).await
}

/// A new user context (Firefox calls it a container) with a tab.
pub async fn new_context(session: &WebDriver) -> Outcome<Context> {
    let container = send(session, "browser.createUserContext", json!({})).await?;
    let id = socket::text(&container, "userContext")?;
    let tab = send(session, "browsingContext.create", json!({"type": "tab", "userContext": id})).await?;
    Ok(Context { id, window: socket::text(&tab, "context")? })
}

pub async fn remove_context(session: &WebDriver, context: &Context) -> Outcome {
    send(session, "browser.removeUserContext", json!({"userContext": context.id})).await?;
    Ok(())
}

pub async fn screen(session: &WebDriver, context: &Context, screen: Screen) -> Outcome {
    let viewport = json!({"width": screen.width, "height": screen.height});
    let options = json!({"context": context.window, "viewport": viewport, "devicePixelRatio": screen.ratio});
    send(session, "browsingContext.setViewport", options).await?;
    Ok(())
}
