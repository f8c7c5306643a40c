//! Commands to a browser over a WebSocket. The DevTools protocol and WebDriver BiDi have the same message format.

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio_tungstenite::connect_async;
use tokio_tungstenite::tungstenite::Message;

use super::failure::{Failure, Outcome};

/// Sends a command over a connection of its own and waits for the result.
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

/// A text field of a result.
pub fn text(answer: &Value, name: &str) -> Outcome<String> {
    answer[name].as_str().map(String::from).ok_or_else(|| Failure(format!("found no '{name}' in {answer}")))
}
