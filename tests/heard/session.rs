//! A screen reader and a browser in a session of their own: a screen in memory, a message bus, Orca with [`listener.py`], and a browser.
//! Nothing of the desktop that the tests are started on is touched.
//!
//! After every key the session waits until all is said, and for nothing else: see the listener.
//!
//! [`listener.py`]: ../support/listener.py

use std::ffi::OsStr;
use std::fs;
use std::io::{self, BufRead, BufReader};
use std::os::unix::fs::DirBuilderExt;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::Value;
use thirtyfour::WebDriver;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt};
use tokio::net::{UnixListener, UnixStream};

use crate::support::browser::Browser;
use crate::support::engine::{Driver, Engine, Launch, Running, WITHOUT_GRAPHICS, screen};
use crate::support::failure::{Failure, Outcome};
use crate::support::probe::ALIVE;
use crate::support::{caught, project, record, until};

/// The file of Orca's errors.
const ERRORS: &str = "orca.log";

/// How long Orca may take to say what is to be said: the whole page takes it 80 s where three tests share a processor.
const PATIENCE: Duration = Duration::from_mins(4);

/// What is said in return to a key: text by text, as the voice gets them.
pub type Said = Vec<String>;

/// An element that Orca does not speak of: of the page its footer; of the press its preview, or while a dialog keeps everything else from the
/// reader, the list in it.
const SILENT: &str =
    "const silent = ['footer', 'dialog:modal ul', '.preview'].map(e => document.querySelector(e)).find(e => e);";
/// Marks it, in a frame after all that has happened.
const MARK: &str = "await frame(); await frame(); silent.setAttribute('aria-invalid', 'true');";
const UNMARK: &str = "silent.removeAttribute('aria-invalid');";
/// Everything is laid out, as each story is when a screen reader gets to it: otherwise lines are counted before and after.
const LAID_OUT: &str = "root.setAttribute('data-whole', ''); await rest(8);";

/// A screen in memory and a message bus, with the interface of accessibility turned on.
pub struct Desktop {
    /// What is started on it gets these variables.
    pub environment: Vec<(&'static str, String)>,
    folder: PathBuf,
    /// The bus and the screen.
    processes: Vec<Running>,
}

impl Desktop {
    /// Starts a desktop of this name, in a language such as `zh_CN`.
    ///
    /// # Errors
    /// Something is missing on this machine; the message says what.
    pub fn start(name: &str, language: &str) -> Outcome<Desktop> {
        let folder = std::env::temp_dir().join(format!("gongxiaomei-heard-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        // Others may not look into it, or the bus refuses it.
        fs::DirBuilder::new().recursive(true).mode(0o700).create(&folder)?;
        let (screen, display) = screen()?;
        let mut environment = vec![
            ("DISPLAY", display),
            ("GDK_BACKEND", "x11".into()),
            ("XDG_RUNTIME_DIR", folder.display().to_string()),
            ("GSETTINGS_BACKEND", "memory".into()),
            ("GNOME_ACCESSIBILITY", "1".into()),
            ("LANGUAGE", language.into()),
            // Whatever the locale of the machine: it decides in which language the interface of accessibility names roles.
            ("LC_ALL", "C.UTF-8".into()),
        ];
        let (bus, address) = bus(&environment)?;
        environment.push(("DBUS_SESSION_BUS_ADDRESS", address));
        Ok(Desktop { environment, folder, processes: vec![bus, screen] })
    }

    /// Starts a browser on it.
    pub async fn browser(&self, engine: Engine) -> Outcome<(Driver, Browser)> {
        let mut environment = self.environment.clone();
        let launch = match engine {
            Engine::Chromium => Launch {
                arguments: vec!["--force-renderer-accessibility", "--kiosk", "--incognito"],
                without: vec!["--headless=new"],
                ..Launch::default()
            },
            Engine::Firefox => Launch {
                arguments: vec!["--kiosk"],
                without: vec!["-headless"],
                // Or links are said to be visited once they are.
                preferences: vec![("places.history.enabled", false.into())],
                ..Launch::default()
            },
            Engine::WebKit => {
                environment.extend(WITHOUT_GRAPHICS.map(|name| (name, "1".into())));
                Launch::default()
            }
        };
        let driver = Driver::start_in(engine, &environment)?;
        let session = WebDriver::new(&driver.url, engine.capabilities(&launch)?).await?;
        Ok((driver, Browser::of(engine, session, None).await?))
    }
}

impl Drop for Desktop {
    fn drop(&mut self) {
        self.processes.clear();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// A running session.
pub struct Session {
    pub browser: Browser,
    /// The language of the voice.
    language: String,
    orca: tokio::io::BufReader<UnixStream>,
    /// Orca's version: another one may say the same otherwise.
    pub version: String,
    // In this order they end.
    driver: Driver,
    reader: Running,
    desktop: Desktop,
}

impl Session {
    /// Starts a browser, and Orca speaking a language, such as `zh_CN`.
    ///
    /// # Errors
    /// Something is missing on this machine; the message says what.
    async fn start(engine: Engine, language: &str) -> Outcome<Session> {
        let desktop = Desktop::start(&format!("{engine:?}-{language}"), language)?;
        let socket = desktop.folder.join("heard");
        let listener = UnixListener::bind(&socket)?;
        let reader = start("/usr/bin/python3", &desktop.environment, |command| {
            let log = fs::File::create(desktop.folder.join(ERRORS)).map_or_else(|_| Stdio::null(), Stdio::from);
            command.arg(project().join("tests/support/listener.py"));
            command.env("HEARD", &socket).env("ORCA", desktop.folder.join("orca")).stderr(log);
        })?;
        let missing = |_| Failure("Orca does not start; run `scripts/setup test`".into());
        // Both need about as long.
        let (orca, browser) = tokio::join!(tokio::time::timeout(PATIENCE, listener.accept()), desktop.browser(engine));
        let (orca, _) = orca.map_err(missing)??;
        let (driver, browser) = browser?;
        let mut session = Session {
            browser,
            language: language.into(),
            orca: tokio::io::BufReader::new(orca),
            version: String::new(),
            driver,
            reader,
            desktop,
        };
        session.version = session.answer().await?.as_str().unwrap_or_default().into();
        Ok(session)
    }

    /// Runs a test in a new session, and ends it.
    pub async fn with<T: AsyncFnOnce(&mut Session) -> Outcome>(engine: Engine, language: &str, test: T) -> Outcome {
        let mut session = Session::start(engine, language).await?;
        let ended = caught(Box::pin(test(&mut session))).await;
        let folder = project().join(format!("target/e2e-failures/heard/{engine:?}-{language}"));
        if !matches!(ended, Ok(Ok(()))) {
            record(&session.browser, &folder, &ended).await;
            let _ = fs::copy(session.desktop.folder.join(ERRORS), folder.join(ERRORS));
        }
        let Session { browser, driver, reader, desktop, .. } = session;
        // The browser itself may have failed; its driver ends it in any case.
        let _ = browser.quit().await;
        drop((driver, reader, desktop));
        ended.unwrap_or_else(|panic| resume_unwind(panic))
    }

    /// Opens the page, and begins at its top. What is said meanwhile depends on how fast it loads.
    pub async fn open(&mut self, url: &str) -> Outcome {
        self.open_until(url, &[ALIVE, LAID_OUT].concat()).await
    }

    /// Opens a document, and begins at its top once a script has ended that waits until it is ready.
    pub async fn open_until(&mut self, url: &str, ready: &str) -> Outcome {
        self.ask("loading").await?;
        self.browser.open(url).await?;
        self.ask(&format!("loaded {url}")).await?;
        self.answer().await?;
        self.browser.run::<()>(ready).await?;
        self.focus().await?;
        self.all_said().await?;
        Ok(())
    }

    /// Gives the browser's window the keys of the screen, which has no window manager.
    async fn focus(&self) -> Outcome {
        let found = self.xdotool(&["search", "--onlyvisible", "--name", "."])?;
        let window = found.lines().next().ok_or_else(|| Failure("the browser shows no window".into()))?;
        self.xdotool(&["windowfocus", "--sync", window])?;
        // Away from the charts, whose tips follow it.
        self.xdotool(&["mousemove", "0", "0"])?;
        until(&self.browser, "document.hasFocus()").await
    }

    /// Presses a key, named as `xdotool` does, or several at once, waits until an expression is true in the page, and returns what Orca says.
    pub async fn press(&mut self, key: &str, expression: &str) -> Outcome<Said> {
        let strokes: Vec<&str> = key.split(' ').collect();
        self.xdotool(&[&["key", "--delay", "0"], strokes.as_slice()].concat())?;
        self.ask(&format!("keys {}", key.split(['+', ' ']).count())).await?;
        self.answer().await?;
        if expression != "true" {
            let wait = format!("await until('still not', () => ({expression}) ? '' : {expression:?});");
            self.browser.run::<()>(&wait).await?;
        }
        self.all_said().await
    }

    /// What was said since the last time.
    pub async fn all_said(&mut self) -> Outcome<Said> {
        self.browser.run::<()>(&[SILENT, MARK].concat()).await?;
        self.ask("marked").await?;
        self.answer().await?;
        self.browser.run::<()>(&[SILENT, UNMARK].concat()).await?;
        self.ask("said").await?;
        let said: Vec<(String, String)> = serde_json::from_value(self.answer().await?)?;
        let own = self.language.split('_').next().unwrap_or_default();
        Ok(said
            .into_iter()
            .map(
                |(text, language)| {
                    if language.is_empty() || language.starts_with(own) { text } else { format!("{text} ({language})") }
                },
            )
            .collect())
    }

    async fn ask(&mut self, what: &str) -> Outcome {
        Ok(self.orca.get_mut().write_all(format!("{what}\n").as_bytes()).await?)
    }

    async fn answer(&mut self) -> Outcome<Value> {
        let mut line = String::new();
        let late = |_| Failure(format!("Orca has not said all within {PATIENCE:?}"));
        tokio::time::timeout(PATIENCE, self.orca.read_line(&mut line)).await.map_err(late)??;
        Ok(serde_json::from_str(&line)?)
    }

    fn xdotool(&self, words: &[&str]) -> Outcome<String> {
        let mut command = Command::new("xdotool");
        command.args(words).envs(self.desktop.environment.iter().map(|(name, value)| (name, value)));
        let missing = |error: io::Error| Failure(format!("xdotool: {error}; run `scripts/setup test`"));
        Ok(String::from_utf8_lossy(&command.output().map_err(missing)?.stdout).into_owned())
    }
}

fn start(program: &str, environment: &[(&str, String)], set: impl FnOnce(&mut Command)) -> Outcome<Running> {
    Ok(Running::start(OsStr::new(program), |command| {
        command.envs(environment.iter().map(|(name, value)| (name, value)));
        set(command);
    })?)
}

/// A message bus, on which the bus of accessibility starts when it is first asked for, and its address.
fn bus(environment: &[(&str, String)]) -> Outcome<(Running, String)> {
    let mut bus = start("dbus-daemon", environment, |command| {
        command.args(["--session", "--nofork", "--print-address=1"]).stdout(Stdio::piped());
    })?;
    let mut address = String::new();
    if let Some(output) = bus.process.stdout.take() {
        BufReader::new(output).read_line(&mut address)?;
    }
    if address.trim().is_empty() {
        return Err(Failure("dbus-daemon told no address; run `scripts/setup test`".into()));
    }
    Ok((bus, address.trim().into()))
}
