//! Takes film strips of the transitions of the built page: `cargo run --example film -- [OUT_DIR]`, by default into `film/`.
//!
//! ```text
//! index.html             all strips, one a row
//! 390-light-steel-0.png … 390-light-steel-8.png
//!                        the window at each step of a transition: below, on its way, at rest
//! ```
//!
//! The page gets its frames from a clock that stands still while a picture is taken.

#[path = "../tests/support/mod.rs"]
mod support;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use support::browser::{Browser, Media, Screen};
use support::engine::{Engine, Launch};
use support::failure::Outcome;
use support::pool::Lent;
use support::{open, save, site};

const SCREENS: [Screen; 2] = [Screen::PHONE, Screen::DESK];

/// Steps of a transition, and the milliseconds from one to the next.
const STEPS: u32 = 9;
const STEP: u32 = 75;

/// Gives the page frames at the time of `clock`, once that is set. Runs before its scripts.
const CLOCK: &str = "
window.clock = null;
const own = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = then => own(now => then(window.clock ?? now));";

/// Scrolls until a picture is just below the window and waits there, stops the clock, and goes up so far that the picture starts.
fn begin(chart: &str) -> String {
    format!(
        "const host = document.querySelector('[data-chart=\"{chart}\"]');
        window.clock = null;
        await goBelow(host);
        window.clock = 1e6;
        scrollBy({{ top: innerHeight * 0.4 + Math.min(host.offsetHeight, innerHeight * 0.5), behavior: 'instant' }});
        await until('not started', () => host.dataset.transition === 'running' ? '' : 'yet');
        await settled();
        await frame(); await frame();"
    )
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let out = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "film".into()));
    let site = site()?;
    fs::create_dir_all(&out)?;
    let lent = Lent::of(Engine::Chromium, &Launch::default()).await?;
    let taken = strips(&lent.browser, &site.url(""), &out).await;
    lent.end().await;
    save(&out.join("index.html"), taken?.as_bytes())
}

/// Takes all strips, and returns the page that shows them.
async fn strips(browser: &Browser, url: &str, out: &Path) -> Outcome<String> {
    let mut index =
        String::from("<!doctype html><meta charset=\"utf-8\"><title>film</title>\n<style>img { width: 10% }</style>\n");
    browser.before(CLOCK).await?;
    for screen in SCREENS {
        browser.screen(screen).await?;
        for (dark, theme) in [(false, "light"), (true, "dark")] {
            browser.media(Media { dark, ..Media::default() }).await?;
            open(browser, url).await?;
            let charts: Vec<String> =
                browser.run("return all('[data-transition-from]').map(host => host.dataset.chart);").await?;
            for chart in charts {
                let name = format!("{}-{theme}-{chart}", screen.width);
                let _ = writeln!(index, "<h2>{name}</h2>");
                browser.run::<()>(&begin(&chart)).await?;
                for step in 0..STEPS {
                    let file = format!("{name}-{step}.png");
                    save(&out.join(&file), &browser.picture().await?)?;
                    let _ = writeln!(index, "<img src=\"{file}\" alt=\"\">");
                    browser.run::<()>(&format!("window.clock += {STEP}; await frame(); await frame();")).await?;
                }
            }
        }
    }
    Ok(index)
}
