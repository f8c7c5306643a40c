//! What the driver of WebKitGTK leaves to be done: it knows windows, not screens.

use serde_json::Value;
use thirtyfour::WebDriver;

use super::browser::Screen;
use super::failure::{Failure, Outcome};

/// Makes the window as large as its inside is to be and what is around that. Pixels are those of the screen, one to one. The
/// bar of the small browser needs about 450 of them: a narrower screen is as narrow as that.
pub async fn screen(session: &WebDriver, screen: Screen) -> Outcome {
    let wanted = [screen.width, screen.height].map(i64::from);
    let mut last = [0, 0];
    for _ in 0..50 {
        let inside: [i64; 2] =
            session.execute("return [innerWidth, innerHeight];", Vec::<Value>::new()).await?.convert()?;
        let narrowest = inside == last && inside[0] > wanted[0] && inside[0] < 500;
        if inside[1] == wanted[1] && (inside[0] == wanted[0] || narrowest) {
            return Ok(());
        }
        last = inside;
        let outside = session.get_window_rect().await?;
        let size = |outside: i64, at: usize| (outside + wanted[at] - inside[at]).max(1) as u32;
        session.set_window_rect(0, 0, size(outside.width, 0), size(outside.height, 1)).await?;
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    Err(Failure(format!("the window took no inside of {wanted:?}")))
}
