//! What the driver of WebKitGTK leaves to be done: it knows windows, not screens.

use serde_json::Value;
use thirtyfour::WebDriver;

use super::browser::Screen;
use super::failure::{Failure, Outcome};

/// Makes the window as large as its inside is to be and what is around that. Pixels are those of the screen, one to one. The
/// bar of the small browser needs about 450 of them: a narrower screen is as narrow as that.
pub async fn screen(session: &WebDriver, screen: Screen) -> Outcome {
    let (wide, high) = (i64::from(screen.width), i64::from(screen.height));
    let mut last = (0, 0);
    for _ in 0..50 {
        let inside: (i64, i64) =
            session.execute("return [innerWidth, innerHeight];", Vec::<Value>::new()).await?.convert()?;
        let narrowest = inside == last && (wide..500).contains(&inside.0);
        if inside.1 == high && (inside.0 == wide || narrowest) {
            return Ok(());
        }
        last = inside;
        let outside = session.get_window_rect().await?;
        let size = |outside: i64, wanted: i64, inside: i64| u32::try_from((outside + wanted - inside).max(1));
        let (width, height) = (size(outside.width, wide, inside.0)?, size(outside.height, high, inside.1)?);
        session.set_window_rect(0, 0, width, height).await?;
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    Err(Failure(format!("the window took no inside of {wide} x {high}")))
}
