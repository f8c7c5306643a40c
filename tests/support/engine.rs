//! The browser engines the page is tested in, and the processes that drive one.

use std::ffi::{OsStr, OsString};
use std::io::{self, BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{self, Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use serde_json::{Map, Value, json};

use super::failure::{Failure, Outcome, PATIENCE};
use super::project;

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Chromium,
    Firefox,
    /// Safari's engine, in the `MiniBrowser` of WebKitGTK.
    WebKit,
}

impl Engine {
    pub const ALL: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

    /// The driver's program, and the environment variable that may name another.
    fn driver(self) -> (&'static str, &'static str) {
        match self {
            Engine::Chromium => ("chromedriver", "CHROMEDRIVER"),
            Engine::Firefox => ("geckodriver", "GECKODRIVER"),
            Engine::WebKit => ("WebKitWebDriver", "WEBKITDRIVER"),
        }
    }

    fn program(self) -> OsString {
        let (program, variable) = self.driver();
        env::var_os(variable).unwrap_or_else(|| program.into())
    }

    /// Whether tests must run in it on this machine: see [`is_wanted`].
    pub fn is_wanted(self) -> bool {
        is_wanted(&self.program())
    }

    /// The capabilities a session is requested with.
    pub fn capabilities(self, launch: &Launch) -> Outcome<Map<String, Value>> {
        let mut wanted = match self {
            // The tests in wasm use the same flags.
            Engine::Chromium => {
                let mut wanted: Value = serde_json::from_str(include_str!("../../webdriver.json"))?;
                wanted["browserName"] = "chrome".into();
                wanted["goog:loggingPrefs"] = json!({"browser": "ALL"});
                // The headless shell has no preferences and fewer flags.
                if let Some(shell) = headless_shell().filter(|_| launch.is_usual()) {
                    wanted["goog:chromeOptions"]["binary"] = shell.into();
                }
                wanted
            }
            Engine::Firefox => json!({
                "browserName": "firefox",
                "webSocketUrl": true,
                "moz:firefoxOptions": {
                    "args": ["-headless"],
                    "prefs": {"dom.events.testing.asyncClipboard": true, "intl.accept_languages": "zh-CN, en"},
                },
            }),
            Engine::WebKit => json!({
                "webkitgtk:browserOptions": {
                    "binary": webkit_browser()?,
                    "args": ["--automation"],
                },
            }),
        };
        let (options, arguments) = match self {
            Engine::Chromium => ("goog:chromeOptions", "args"),
            Engine::Firefox => ("moz:firefoxOptions", "args"),
            Engine::WebKit => ("webkitgtk:browserOptions", "args"),
        };
        if let Some(list) = wanted[options][arguments].as_array_mut() {
            list.retain(|usual| !launch.without.iter().any(|without| usual == without));
            list.extend(launch.arguments.iter().map(|argument| Value::from(*argument)));
        }
        // Its driver has it end as soon as a page does.
        if launch.outlives_pages && self == Engine::Firefox {
            wanted[options]["binary"] =
                project().join("tests/support/firefox-without-shutdown").display().to_string().into();
        }
        for (name, value) in &launch.preferences {
            wanted[options]["prefs"][name] = value.clone();
        }
        serde_json::from_value(wanted).map_err(Failure::from)
    }
}

/// Changes to how a browser is started.
#[derive(Debug, Default, Clone)]
pub struct Launch {
    pub arguments: Vec<&'static str>,
    /// Default arguments to leave out.
    pub without: Vec<&'static str>,
    pub preferences: Vec<(&'static str, Value)>,
    /// Whether its pages may be ended while it goes on: see [`Browser::kill_pages`](super::browser::Browser::kill_pages).
    pub outlives_pages: bool,
    /// Variables of driver and browser.
    pub environment: Vec<(&'static str, String)>,
}

impl Launch {
    pub fn is_usual(&self) -> bool {
        self.arguments.is_empty()
            && self.without.is_empty()
            && self.preferences.is_empty()
            && !self.outlives_pages
            && self.environment.is_empty()
    }
}

/// Chromium's headless shell, where it is installed: the same engine without a user interface, in two thirds of the time.
fn headless_shell() -> Option<String> {
    let paths = env::var_os("PATH")?;
    let mut files = env::split_paths(&paths).map(|path| path.join("chromium-headless-shell"));
    files.find(|path| path.is_file()).map(|path| path.display().to_string())
}

/// The path of WebKitGTK's `MiniBrowser`: Debian installs it beside the engine's processes, in a folder named for the architecture.
fn webkit_browser() -> Outcome<String> {
    if let Ok(path) = env::var("WEBKITBROWSER") {
        return Ok(path);
    }
    let libraries = fs::read_dir("/usr/lib")?.filter_map(|entry| Some(entry.ok()?.path()));
    libraries
        .flat_map(|folder| ["webkit2gtk-4.1", "webkit2gtk-4.0"].map(|version| folder.join(version).join("MiniBrowser")))
        .find(|path| path.is_file())
        .map(|path| path.display().to_string())
        .ok_or_else(|| Failure("no MiniBrowser in /usr/lib/*/webkit2gtk-4.*; run `scripts/setup test`, or set WEBKITBROWSER to its path".into()))
}

/// The script that starts every process. It becomes the program; a background shell waits until the other end of its standard
/// input is closed, then ends the program with all its children and removes its temporary files. So nothing is left behind,
/// however a test ends, and though statics are never dropped.
const WATCHED: &str = r#"
exec 3<&0 </dev/null
(trap '' TERM; read -r _ <&3; kill 0; sleep 1; rm -rf "$TMPDIR") >/dev/null 2>&1 &
exec "$@" 3<&-"#;

/// Whether tests must run on this machine that need a program: always on Debian, where `scripts/setup test` installs them all; elsewhere only
/// if it is installed.
pub fn is_wanted(program: &OsStr) -> bool {
    let paths = env::var_os("PATH").unwrap_or_default();
    Path::new("/etc/debian_version").exists() || env::split_paths(&paths).any(|path| path.join(program).is_file())
}

/// A process that ends, with all its children, when this is dropped or when the test binary ends.
pub struct Running {
    pub process: Child,
    /// Closing it ends the process.
    held: Option<ChildStdin>,
}

impl Running {
    /// Starts a program; `set` adds its arguments and environment.
    ///
    /// # Errors
    /// The shell that watches it cannot be started.
    pub fn start(program: &OsStr, set: impl FnOnce(&mut Command)) -> io::Result<Running> {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let temporary = env::temp_dir().join(format!("gongxiaomei-{}-{number}", process::id()));
        fs::create_dir_all(&temporary)?;
        let mut command = Command::new("sh");
        command.args(["-c", WATCHED, "sh"]).arg(program).env("TMPDIR", temporary).process_group(0);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        set(&mut command);
        let mut process = command.stdin(Stdio::piped()).spawn()?;
        let held = process.stdin.take();
        Ok(Running { process, held })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.held.take());
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A running driver. It ends when this is dropped or when the test binary ends.
pub struct Driver {
    pub engine: Engine,
    pub url: String,
    /// The driver, then the screen its browser is shown on, if it needs one.
    processes: Vec<Running>,
}

impl Driver {
    /// The id of its process.
    pub fn process(&self) -> Option<u32> {
        self.processes.first().map(|running| running.process.id())
    }

    /// # Errors
    /// The program is missing or does not answer; the message says how to install it.
    pub fn start(engine: Engine, launch: &Launch) -> Outcome<Driver> {
        let display = if engine == Engine::WebKit { Some(screen()?) } else { None };
        let mut environment = display.as_ref().map(|(_, display)| environment_of_webkit(display)).unwrap_or_default();
        environment.extend(launch.environment.clone());
        let mut driver = Driver::start_in(engine, &environment)?;
        driver.processes.extend(display.map(|(screen, _)| screen));
        Ok(driver)
    }

    /// Like [`Driver::start`], with these variables in the environment of driver and browser.
    pub fn start_in(engine: Engine, environment: &[(&str, String)]) -> Outcome<Driver> {
        Driver::start_as(engine, None, environment)
    }

    /// Another driver for a browser that runs already and listens at this address.
    pub fn of_running(engine: Engine, address: &str) -> Outcome<Driver> {
        Driver::start_as(engine, Some(format!("--target={address}")), &[])
    }

    fn start_as(engine: Engine, argument: Option<String>, environment: &[(&str, String)]) -> Outcome<Driver> {
        let program = engine.program();
        let (_, variable) = engine.driver();
        let name = program.display();
        let port = free_port()?;
        let websocket = if engine == Engine::Firefox { Some(free_port()?) } else { None };
        let process = Running::start(&program, |command| {
            command.arg(format!("--port={port}")).args(argument);
            if let Some(port) = websocket {
                command.arg(format!("--websocket-port={port}"));
            }
            command.envs(environment.iter().map(|(name, value)| (name, value)));
        });
        let help = || format!("run `scripts/setup test`, or set {variable} to its path");
        let mut process = process.map_err(|e| Failure(format!("{name}: {e}; {}", help())))?;
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = process.process.try_wait()? {
                return Err(Failure(format!("{name} ended at once ({status}); {}", help())));
            }
            if start.elapsed() > PATIENCE {
                return Err(Failure(format!("{name} did not listen on port {port} within {PATIENCE:?}")));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(Driver { engine, url: format!("http://127.0.0.1:{port}"), processes: vec![process] })
    }
}

/// Variables that let WebKitGTK run without a graphics card; the pages are our own, so they need no sandbox. Composited by software, the page
/// takes twice as long: so it paints straight into its window, as it does on machines without OpenGL.
pub const WITHOUT_GRAPHICS: [&str; 3] =
    ["WEBKIT_DISABLE_COMPOSITING_MODE", "LIBGL_ALWAYS_SOFTWARE", "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS"];

/// WebKitGTK without a session bus.
fn environment_of_webkit(display: &str) -> Vec<(&'static str, String)> {
    let mut variables = vec![("DISPLAY", display.to_string()), ("GDK_BACKEND", "x11".into())];
    variables.extend(["NO_AT_BRIDGE"].into_iter().chain(WITHOUT_GRAPHICS).map(|name| (name, "1".into())));
    variables
}

fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// A screen in memory, for an engine that needs one, and the name of its display.
///
/// # Errors
/// `Xvfb` is missing or does not start.
pub fn screen() -> Outcome<(Running, String)> {
    let mut running = Running::start("Xvfb".as_ref(), |command| {
        command.args(["-displayfd", "1", "-screen", "0", "1600x1400x24", "-nolisten", "tcp"]).stdout(Stdio::piped());
    })?;
    let output = running.process.stdout.take();
    let mut number = String::new();
    if let Some(output) = output {
        BufReader::new(output).read_line(&mut number)?;
    }
    if number.trim().is_empty() {
        return Err(Failure("Xvfb told no display; run `scripts/setup test`".into()));
    }
    Ok((running, format!(":{}", number.trim())))
}
