//! What WebKitGTK's driver lacks: it can size windows, not screens.

use std::time::{Duration, Instant};

use serde_json::Value;
use thirtyfour::WebDriver;

use super::browser::Screen;
use super::engine::{Driver, Engine};
use super::failure::{Failure, Outcome, PATIENCE};
use super::process;

/// Sizes the window so that its viewport has the size of the screen. A CSS pixel is a pixel of the screen. `MiniBrowser`'s toolbar
/// needs about 450 pixels, so the viewport is never narrower than that.
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
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err(Failure(format!("the window took no inside of {wide} x {high}")))
}

/// Replaces the window by a new one, which has no history. What pages have stored stays, but only for their own origins: each test has a
/// server of its own, at a port of its own.
pub async fn new_window(session: &WebDriver) -> Outcome {
    let new = session.new_window().await?;
    session.close_window().await?;
    Ok(session.switch_to_window(new).await?)
}

/// Goes on in a browser of which a page has crashed. Its driver ends the session with the page, so another driver begins one, after that.
pub async fn after_crash(driver: u32, ended: &WebDriver) -> Outcome<(Driver, WebDriver)> {
    let start = Instant::now();
    while ended.window().await.is_ok() {
        if start.elapsed() > PATIENCE {
            return Err(Failure(format!("after {PATIENCE:?} the session goes on without its page")));
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let target = process::variable(driver, "WEBKIT_INSPECTOR_SERVER")?;
    let driver = Driver::of_running(Engine::WebKit, &target)?;
    let session = WebDriver::new(&driver.url, serde_json::Map::new()).await?;
    Ok((driver, session))
}
