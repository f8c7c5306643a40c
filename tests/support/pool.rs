//! Browsers that are started once and lent to one test after another, to each as good as new: with a window and a storage of its
//! own, where the engine's driver has words for that, and otherwise with a session of its own.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::{LazyLock, Mutex, PoisonError};

use thirtyfour::{WebDriver, WindowHandle};
use tokio::runtime::{Builder, Runtime};

use super::browser::Browser;
use super::engine::{Driver, Engine};
use super::failure::Outcome;
use super::{chromium, firefox};

/// Where connections to drivers live. Those of a test's own runtime would end with the test.
static CONNECTIONS: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a runtime for the connections to browsers")
});

/// Runs what talks to a browser, wherever it is waited for.
pub async fn connected<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    poll_fn(|cx| {
        let _here = CONNECTIONS.enter();
        future.as_mut().poll(cx)
    })
    .await
}

/// A driver and the session it has, if it has one that can be lent again.
struct Idle {
    driver: Driver,
    session: Option<WebDriver>,
}

/// Those that no test has. They end with this process: see [`Driver`].
static IDLE: Mutex<Vec<Idle>> = Mutex::new(Vec::new());

/// A browser that a test has.
pub struct Lent {
    pub browser: Browser,
    driver: Driver,
}

impl Lent {
    pub async fn of(engine: Engine) -> Outcome<Lent> {
        let idle = {
            let mut all = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
            let at = all.iter().position(|idle| idle.driver.engine == engine);
            at.map(|at| all.swap_remove(at))
        };
        let Idle { driver, session } = match idle {
            Some(idle) => idle,
            None => Idle { driver: Driver::start(engine)?, session: None },
        };
        let session = match session {
            Some(session) => session,
            None => WebDriver::new(&driver.url, engine.capabilities()?).await?,
        };
        let context = match engine {
            Engine::Chromium => Some(chromium::new_context(&session).await?),
            Engine::Firefox => Some(firefox::new_context(&session).await?),
            Engine::WebKit => None,
        };
        if let Some(context) = &context {
            session.switch_to_window(WindowHandle::from(context.window.clone())).await?;
        }
        Ok(Lent { browser: Browser::of(engine, session, context).await?, driver })
    }

    /// Gives it back, with nothing left of what the test did.
    pub async fn back(self) -> Outcome {
        let Lent { browser, driver } = self;
        let session = browser.leave().await?;
        IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(Idle { driver, session });
        Ok(())
    }

    /// Ends it: what it is like after a test that failed nobody knows.
    pub async fn end(self) {
        // It may be what failed; its driver ends it in any case.
        let _ = self.browser.quit().await;
    }
}

/// A window and a storage apart from all others, in a browser.
pub struct Context {
    pub id: String,
    pub window: String,
}
