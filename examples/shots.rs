//! Takes screenshots of the built page: `cargo run --example shots -- [OUT_DIR]`, by default into `shots/`.
//!
//! ```text
//! 390-light.png          the whole page, 390 CSS pixels wide
//! 390-light-01.png …     the same in pieces that a person can look at
//! 390-dark-first.png     the first screen
//! 390-noscript.png …     the whole page without scripts
//! 390-elder.png …        the elder edition; so are high contrast, English, and English for elders
//! print.pdf, print-01.png …
//! ```

#[path = "../tests/support/mod.rs"]
mod support;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

use support::browser::{Browser, Media, Screen};
use support::engine::{Engine, Launch};
use support::failure::{Failure, Outcome};
use support::pool::Lent;
use support::probe::READ_THROUGH;
use support::{open, save, site};

/// The screens, each light and dark: the first screen and the whole page.
const SCREENS: [Screen; 5] = [
    Screen { width: 320, height: 568, ratio: 1.0, touch: true },
    Screen { width: 390, height: 844, ratio: 2.0, touch: true },
    Screen { width: 768, height: 1024, ratio: 1.0, touch: true },
    Screen { width: 1280, height: 800, ratio: 1.0, touch: false },
    Screen { width: 1920, height: 1080, ratio: 1.0, touch: false },
];

/// Widths at which the page is also taken without scripts and in its variants.
const VARIANTS_AT: [u32; 2] = [390, 1280];

/// Variants of the page: a name for the pictures, and the address from the root of the site.
const VARIANTS: [(&str, &str); 4] = [
    ("contrast", "?theme=contrast"),
    ("elder", "?mode=elder"),
    ("english", "en/index.html"),
    ("english-elder", "en/index.html?mode=elder"),
];

/// Height of a piece, in CSS pixels.
const PIECE: u32 = 1600;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let out = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "shots".into()));
    let site = site()?;
    fs::create_dir_all(&out)?;
    let lent = Lent::of(Engine::Chromium, &Launch::default()).await?;
    let taken = photograph(&lent.browser, &site.url(""), &out).await;
    lent.end().await;
    taken
}

async fn photograph(browser: &Browser, url: &str, out: &Path) -> Outcome {
    for screen in SCREENS {
        let width = screen.width;
        browser.screen(screen).await?;
        for (dark, theme) in [(false, "light"), (true, "dark")] {
            browser.media(Media { dark, ..Media::default() }).await?;
            open(browser, url).await?;
            save(&out.join(format!("{width}-{theme}-first.png")), &browser.picture().await?)?;
            browser.run::<()>(READ_THROUGH).await?;
            whole(browser, width, &out.join(format!("{width}-{theme}"))).await?;
        }
        browser.media(Media::default()).await?;
        if VARIANTS_AT.contains(&width) {
            for (name, address) in VARIANTS {
                open(browser, &format!("{url}{address}")).await?;
                save(&out.join(format!("{width}-{name}-first.png")), &browser.picture().await?)?;
                browser.run::<()>(READ_THROUGH).await?;
                whole(browser, width, &out.join(format!("{width}-{name}"))).await?;
            }
            browser.scripts(false).await?;
            browser.open(url).await?;
            whole(browser, width, &out.join(format!("{width}-noscript"))).await?;
            browser.scripts(true).await?;
        }
    }
    browser.open(url).await?;
    browser.run::<()>(READ_THROUGH).await?;
    browser.media(Media { paper: true, ..Media::default() }).await?;
    print(browser, out).await
}

/// The page from top to bottom, as `NAME.png` and in pieces.
async fn whole(browser: &Browser, width: u32, name: &Path) -> Outcome {
    let height: u32 = browser.run("return root.scrollHeight;").await?;
    save(&name.with_extension("png"), &browser.strip(width, 0, height).await?)?;
    for (i, top) in (0..height).step_by(PIECE as usize).enumerate() {
        let piece = browser.strip(width, top, PIECE.min(height - top)).await?;
        save(&PathBuf::from(format!("{}-{:02}.png", name.display(), i + 1)), &piece)?;
    }
    Ok(())
}

/// Prints the page as a PDF, and each sheet as a PNG if `pdftoppm` is installed.
async fn print(browser: &Browser, out: &Path) -> Outcome {
    let pdf = out.join("print.pdf");
    save(&pdf, &browser.paper().await?)?;
    let sheets = Command::new("pdftoppm").args(["-png", "-r", "96"]).arg(&pdf).arg(out.join("sheet")).status();
    match sheets {
        Ok(status) if !status.success() => return Err(Failure(format!("pdftoppm: {status}"))),
        Ok(_) => {}
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            println!("no pdftoppm (Debian: poppler-utils): {} is not taken apart", pdf.display());
            return Ok(());
        }
        Err(e) => return Err(Failure(format!("pdftoppm: {e}"))),
    }
    // pdftoppm numbers with as many digits as the last sheet needs.
    for entry in fs::read_dir(out)? {
        let path = entry?.path();
        let number = path.file_stem().and_then(|stem| stem.to_str()?.strip_prefix("sheet-")?.parse::<u32>().ok());
        if let Some(number) = number {
            fs::rename(&path, out.join(format!("print-{number:02}.png")))?;
        }
    }
    Ok(())
}
