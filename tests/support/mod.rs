//! Serves the built page and looks at it in a browser: shared by the end-to-end tests and `examples/shots.rs`.
#![allow(dead_code, unused_macros, reason = "each of the two uses a part, and so does each test")]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels and counts, far below any limit")]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that panics has failed"
)]

/// Turns a function of an engine into a test for each engine: `in_chromium`, `in_firefox` and `in_webkit`.
macro_rules! in_every_engine {
    ($run:path) => {
        #[tokio::test]
        async fn in_chromium() -> Outcome {
            $crate::support::where_wanted(Engine::Chromium, $run).await
        }

        in_the_other_engines!($run);
    };
}

/// The same for Firefox and `WebKit` alone, where `tests/e2e` holds Chromium to the same.
macro_rules! in_the_other_engines {
    ($run:path) => {
        #[tokio::test]
        async fn in_firefox() -> Outcome {
            $crate::support::where_wanted(Engine::Firefox, $run).await
        }

        #[tokio::test]
        async fn in_webkit() -> Outcome {
            $crate::support::where_wanted(Engine::WebKit, $run).await
        }
    };
}

pub mod browser;
mod chromium;
pub mod city;
pub mod daemon;
pub mod engine;
pub mod failure;
mod firefox;
pub mod host;
pub mod office;
pub mod paper;
pub mod pool;
pub mod probe;
mod process;
pub mod server;
mod socket;
pub mod tree;
pub mod voice;
mod webkit;
pub mod whole;

use std::io::{self, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::process::Command;
use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};
use std::task::Poll;
use std::thread;
use std::time::{Duration, Instant};

use browser::{Browser, Level, Line};
use engine::{Engine, Launch};
use failure::{Failure, Outcome, PATIENCE};
use pool::Lent;
use probe::{ALIVE, LOST, READ_THROUGH, SIDEWAYS};
use serde::Deserialize;
use server::Server;

/// The canvas of a chart, as [`probe::CANVASES`] reports it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Canvas {
    pub chart: String,
    pub live: bool,
    /// Width and height on the page, in CSS pixels.
    pub css: [f64; 2],
    /// Width and height of the bitmap.
    pub bitmap: [f64; 2],
    /// Device pixels per CSS pixel.
    pub ratio: f64,
    /// Share of the bitmap that differs from its corner, where a chart shows nothing.
    pub ink: f64,
    /// Its hue if that is on it, else its most frequent colour that is not grey, as `#rrggbb`; empty if there is none.
    pub colour: String,
    /// The chart's hue in the current style.
    pub token: String,
}

/// The project's folder.
pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A word of the controls in the Chinese edition, such as `save_failed`.
///
/// # Errors
/// The content file cannot be read.
pub fn word(name: &str) -> Outcome<String> {
    let content: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(project().join("public/content/zh-CN.json"))?)?;
    Ok(content["words"][name].as_str().unwrap_or_default().into())
}

/// The folder of the built page.
///
/// # Errors
/// It was not built from the current sources: the tests would test an old page.
pub fn dist() -> Outcome<PathBuf> {
    static STALE: LazyLock<Option<String>> = LazyLock::new(|| {
        let checked = Command::new("node").args(["scripts/stamp.mjs", "check"]).current_dir(project()).output();
        match checked {
            Ok(checked) if checked.status.success() => None,
            Ok(checked) => Some(String::from_utf8_lossy(&checked.stderr).trim().into()),
            Err(error) => Some(format!("node: {error}")),
        }
    });
    STALE.clone().map_or_else(|| Ok(project().join("dist")), |why| Err(Failure(why)))
}

/// The server of the built page that all tests of a binary share.
pub fn site() -> Outcome<&'static Server> {
    static SITE: OnceLock<Server> = OnceLock::new();
    static STARTING: Mutex<()> = Mutex::new(());
    let _one = STARTING.lock().unwrap_or_else(PoisonError::into_inner);
    if SITE.get().is_none() {
        let _ = SITE.set(Server::start(&dist()?)?);
    }
    SITE.get().ok_or_else(|| Failure("the server has not started".into()))
}

/// Opens the page and waits until every chart in view is painted.
pub async fn open(page: &Browser, url: &str) -> Outcome {
    page.open(url).await?;
    page.run(ALIVE).await
}

/// Opens the page and scrolls through all of it, so that every chart becomes live.
pub async fn read(page: &Browser, url: &str) -> Outcome {
    open(page, url).await?;
    page.run(READ_THROUGH).await
}

/// Scrolls through all of the page, and returns what of it is cut off, lies over other text, or is wider than the window, each named with
/// where it was looked for.
pub async fn found_lost(page: &Browser, at: &str) -> Outcome<Vec<String>> {
    page.run::<()>(READ_THROUGH).await?;
    let mut lost = Vec::new();
    for found in [LOST, SIDEWAYS] {
        let found: Vec<String> = page.run(found).await?;
        lost.extend(found.into_iter().map(|what| format!("{at}: {what}")));
    }
    Ok(lost)
}

/// Opens the page and goes to a chart: for what depends on no other chart, in half the time that [`read`] takes.
pub async fn open_at(page: &Browser, url: &str, chart: &str) -> Outcome {
    open(page, url).await?;
    page.run(&format!("await goTo('{chart}');")).await
}

/// Whether `make soak` runs the tests: what takes long is then done in full.
pub fn soaks() -> bool {
    std::env::var_os("SOAK").is_some()
}

/// Waits until an expression is true in the page that is open; meanwhile another page may be opened.
pub async fn until(page: &Browser, expression: &str) -> Outcome {
    let start = Instant::now();
    while !matches!(page.run::<bool>(&format!("return Boolean({expression});")).await, Ok(true)) {
        assert!(start.elapsed() < PATIENCE, "after {PATIENCE:?} still not: {expression}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}

/// The errors and warnings written to the console since the last call.
pub async fn complaints(page: &Browser) -> Outcome<Vec<Line>> {
    Ok(page.console().await?.into_iter().filter(|line| line.level != Level::Note).collect())
}

/// Runs a test on the built page in a browser without any earlier state. If it fails, what the browser showed is saved in
/// `target/e2e-failures/<file>/<test>/`.
pub async fn visit<T: AsyncFnOnce(&Browser, &Server) -> Outcome>(test: T) -> Outcome {
    let site = site()?;
    let folder = failures(&test);
    watched(Engine::Chromium, &Launch::default(), &folder, async |page| test(page, site).await).await
}

/// Like [`visit`], in an engine that the test chooses and with its own servers.
pub async fn visit_in<T: AsyncFnOnce(&Browser) -> Outcome>(engine: Engine, test: T) -> Outcome {
    visit_with(engine, &Launch::default(), test).await
}

/// Like [`visit_in`], in a separate browser that is started with other arguments or preferences.
pub async fn visit_with<T: AsyncFnOnce(&Browser) -> Outcome>(engine: Engine, launch: &Launch, test: T) -> Outcome {
    let folder = failures(&test).join(format!("{engine:?}"));
    watched(engine, launch, &folder, test).await
}

/// Runs a test in an engine, or prints that it is skipped if this machine lacks the engine and need not have it.
pub async fn where_wanted(engine: Engine, test: impl AsyncFnOnce(Engine) -> Outcome) -> Outcome {
    if engine.is_wanted() {
        return test(engine).await;
    }
    skipped(&format!("{engine:?} is not on this machine"));
    Ok(())
}

/// Says that a test is skipped, and why; also where the output of tests that pass is not shown.
pub fn skipped(why: &str) {
    let name = thread::current().name().unwrap_or_default().to_string();
    let _ = writeln!(io::stderr(), "SKIPPED {name}: {why}");
}

/// Runs a test in a browser of the pool, and saves in a folder what the browser showed if the test fails.
async fn watched<T: AsyncFnOnce(&Browser) -> Outcome>(
    engine: Engine,
    launch: &Launch,
    folder: &Path,
    test: T,
) -> Outcome {
    let _ = std::fs::remove_dir_all(folder);
    pool::connected(async {
        let lent = Lent::of(engine, launch).await?;
        let ended = caught(Box::pin(test(&lent.browser))).await;
        if matches!(ended, Ok(Ok(()))) {
            return lent.back().await;
        }
        record(&lent.browser, folder, &ended).await;
        lent.end().await;
        ended.unwrap_or_else(|panic| resume_unwind(panic))
    })
    .await
}

/// What a test returns, or its panic: before that goes on, its browser has to be ended.
pub async fn caught(test: impl Future<Output = Outcome>) -> thread::Result<Outcome> {
    let mut running = pin!(test);
    std::future::poll_fn(|cx| match catch_unwind(AssertUnwindSafe(|| running.as_mut().poll(cx))) {
        Ok(poll) => poll.map(Ok),
        Err(panic) => Poll::Ready(Err(panic)),
    })
    .await
}

/// Runs a test in a browser of its own and ends that. If the test fails, what the browser showed is saved in a folder.
pub async fn ending(browser: Browser, folder: &Path, test: impl AsyncFnOnce(&Browser) -> Outcome) -> Outcome {
    let ended = caught(Box::pin(test(&browser))).await;
    if !matches!(ended, Ok(Ok(()))) {
        record(&browser, folder, &ended).await;
    }
    // The browser itself may have failed; its driver ends it in any case.
    let _ = browser.quit().await;
    ended.unwrap_or_else(|panic| resume_unwind(panic))
}

/// Writes a file; an error names it.
pub fn save(file: &Path, bytes: &[u8]) -> Outcome {
    std::fs::write(file, bytes).map_err(|e| Failure(format!("{}: {e}", file.display())))
}

/// Saves in a folder what the browser of a failed test shows.
pub async fn record(browser: &Browser, folder: &Path, ended: &thread::Result<Outcome>) {
    let why = match ended {
        Ok(outcome) => outcome.as_ref().err().map(|failure| failure.0.as_str()),
        Err(panic) => {
            panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied())
        }
    };
    match browser.record(folder, why.unwrap_or_default()).await {
        Ok(()) => eprintln!("what the browser showed is in {}", folder.display()),
        Err(failure) => eprintln!("{}: {failure:?}", folder.display()),
    }
}

/// The folder for the records of a failed test, named from the type of its closure, `binary::file::test::…`.
fn failures<T>(_: &T) -> PathBuf {
    let name: PathBuf = std::any::type_name::<T>().split("::").skip(1).take(2).collect();
    project().join("target/e2e-failures").join(name)
}
