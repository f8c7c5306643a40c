//! Browsers that are started once and used by one test after another. Each test gets a window of its own, and a storage of its own where
//! the engine's driver can make one.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::{LazyLock, Mutex, PoisonError};

use thirtyfour::{WebDriver, WindowHandle};
use tokio::runtime::{Builder, Runtime};

use super::browser::Browser;
use super::engine::{Driver, Engine, Launch};
use super::failure::Outcome;
use super::{chromium, firefox};

/// The runtime of the connections to drivers. Those of a test's own runtime would end with the test.
static CONNECTIONS: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a runtime for the connections to browsers")
});

/// Polls a future that talks to a browser within [`CONNECTIONS`], whichever runtime awaits it.
pub async fn connected<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    poll_fn(|cx| {
        let _here = CONNECTIONS.enter();
        future.as_mut().poll(cx)
    })
    .await
}

/// A driver with its session, if that can be used again.
struct Idle {
    driver: Driver,
    session: Option<WebDriver>,
}

/// The drivers that no test is using. They end with this process: see [`Driver`].
static IDLE: Mutex<Vec<Idle>> = Mutex::new(Vec::new());

/// A browser that a test is using.
pub struct Lent {
    pub browser: Browser,
    driver: Driver,
    usual: bool,
}

impl Lent {
    /// One that is as good as new; of its own, if it is started otherwise than usual.
    pub async fn of(engine: Engine, launch: &Launch) -> Outcome<Lent> {
        let idle = if launch.is_usual() {
            let mut all = IDLE.lock().unwrap_or_else(PoisonError::into_inner);
            let at = all.iter().position(|idle| idle.driver.engine == engine);
            at.map(|at| all.swap_remove(at))
        } else {
            None
        };
        let Idle { driver, session } = match idle {
            Some(idle) => idle,
            None => Idle { driver: Driver::start(engine, launch)?, session: None },
        };
        let session = match session {
            Some(session) => session,
            None => WebDriver::new(&driver.url, engine.capabilities(launch)?).await?,
        };
        let context = match engine {
            Engine::Chromium => Some(chromium::new_context(&session).await?),
            Engine::Firefox => Some(firefox::new_context(&session).await?),
            Engine::WebKit => None,
        };
        if let Some(context) = &context {
            session.switch_to_window(WindowHandle::from(context.window.clone())).await?;
        }
        let browser = Browser::of(engine, session, context).await?.driven_by(driver.process());
        Ok(Lent { browser, driver, usual: launch.is_usual() })
    }

    /// Returns it to the pool, with nothing left of what the test did.
    pub async fn back(self) -> Outcome {
        if !self.usual {
            self.end().await;
            return Ok(());
        }
        let Lent { browser, driver, .. } = self;
        let session = browser.leave().await?;
        IDLE.lock().unwrap_or_else(PoisonError::into_inner).push(Idle { driver, session });
        Ok(())
    }

    /// Ends it: after a failed test its state is unknown.
    pub async fn end(self) {
        // The browser itself may have failed; its driver ends it in any case.
        let _ = self.browser.quit().await;
    }
}

/// A window with a storage of its own in a browser.
pub struct Context {
    pub id: String,
    pub window: String,
}
