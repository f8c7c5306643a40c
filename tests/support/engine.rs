//! The browser engines the page is tried in, and the process that drives one.

use std::ffi::OsString;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, thread};

use serde_json::{Map, Value, json};

use super::failure::{Failure, Outcome};

/// How long a driver may take until it answers.
const PATIENCE: Duration = Duration::from_secs(20);

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Chromium,
}

impl Engine {
    /// The program that drives the engine, and the variable that may name another.
    fn driver(self) -> (&'static str, &'static str) {
        match self {
            Engine::Chromium => ("chromedriver", "CHROMEDRIVER"),
        }
    }

    /// What a session is asked for.
    pub fn capabilities(self) -> Outcome<Map<String, Value>> {
        match self {
            Engine::Chromium => {
                // The flags are those the tests in wasm use as well.
                let mut wanted: Map<String, Value> = serde_json::from_str(include_str!("../../webdriver.json"))?;
                wanted.insert("browserName".into(), json!("chrome"));
                wanted.insert("goog:loggingPrefs".into(), json!({"browser": "ALL"}));
                Ok(wanted)
            }
        }
    }
}

/// A driver, listening. Gone when dropped.
pub struct Driver {
    pub engine: Engine,
    pub url: String,
    process: Child,
}

impl Driver {
    pub fn start(engine: Engine) -> Outcome<Driver> {
        let (program, variable) = engine.driver();
        let program = env::var_os(variable).unwrap_or_else(|| OsString::from(program));
        let name = program.display();
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let process = Command::new(&program)
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| Failure(format!("{name}: {e}; run `scripts/setup test`, or set {variable} to its path")))?;
        let mut driver = Driver { engine, url: format!("http://127.0.0.1:{port}"), process };
        let start = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if let Some(status) = driver.process.try_wait()? {
                return Err(Failure(format!("{name} ended at once ({status}); run `scripts/setup test`")));
            }
            if start.elapsed() > PATIENCE {
                return Err(Failure(format!("{name} did not listen on port {port} within {PATIENCE:?}")));
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(driver)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
