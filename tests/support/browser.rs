//! A browser with one window, with the same interface for every engine: only the `match`es here know which engine it is.

use std::cell::{Cell, RefCell};
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use thirtyfour::common::print::{PrintPage, PrintParameters};
use thirtyfour::{By, Key, WebDriver};

use super::engine::{Driver, Engine};
use super::failure::{Failure, Outcome, PATIENCE};
use super::pool::Context;
use super::probe::PRELUDE;
use super::{chromium, firefox, process, webkit};

/// A screen, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Screen {
    pub width: u32,
    pub height: u32,
    /// Device pixels per CSS pixel.
    pub ratio: f64,
    /// Whether it is a phone's: the page's `<meta>` sets the viewport, and scroll bars take no space.
    pub touch: bool,
}

impl Screen {
    /// A phone with a pixel ratio of 1, which costs an eighth of the pixels to paint: for all that does not depend on them.
    pub const PHONE: Screen = Screen { width: 390, height: 844, ratio: 1.0, touch: true };
    pub const FINE_PHONE: Screen = Screen { ratio: 3.0, ..Screen::PHONE };
    /// The smallest phone that the page is made for.
    pub const SMALL_PHONE: Screen = Screen { width: 320, height: 568, ..Screen::PHONE };
    pub const DESK: Screen = Screen { width: 1280, height: 800, ratio: 1.0, touch: false };
    pub const FINE_DESK: Screen = Screen { ratio: 2.0, ..Screen::DESK };
    /// A window of 1280 × 1024 at a zoom of 400 %.
    pub const ZOOMED: Screen = Screen { width: 320, height: 256, ratio: 4.0, touch: false };
}

/// The media preferences of the reader's system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a wish of the reader's, apart from the others")]
pub struct Media {
    pub dark: bool,
    pub contrast: bool,
    pub less_motion: bool,
    pub paper: bool,
    /// Whether the system's colours replace the page's (`forced-colors`).
    pub forced: bool,
}

/// A line of the console.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Line {
    pub level: Level,
    pub from: Origin,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Level {
    Error,
    Warning,
    Note,
}

/// Who wrote a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Origin {
    /// A script of the page, through `console`.
    Page,
    /// An error that no script caught.
    Uncaught,
    /// The browser itself: a file it could not load, a policy, a deprecation.
    Browser,
}

/// How many objects a page and its frames keep alive after garbage collection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    pub documents: u64,
    pub nodes: u64,
    /// Event listeners that scripts have added.
    pub listeners: u64,
    /// Boxes that are laid out.
    pub layout_objects: u64,
    /// Bytes of the JavaScript heap.
    pub heap: u64,
    /// Workers of the whole browser.
    pub workers: u64,
}

/// A session with a browser.
pub struct Browser {
    engine: Engine,
    session: RefCell<WebDriver>,
    /// The browser context of this window, where a browser has several.
    context: Option<Context>,
    /// Every console line read so far, for the record of a failure.
    seen: RefCell<Vec<Line>>,
    /// Whether it has printed: see [`Browser::leave`].
    printed: Cell<bool>,
    /// The process of its driver, if it is known.
    driver: Option<u32>,
    /// Sessions that ended with the page that they showed, each with the driver that went on.
    ended: RefCell<Vec<(Driver, WebDriver)>>,
}

impl Browser {
    /// The window of a session, or of a context in it.
    pub async fn of(engine: Engine, session: WebDriver, context: Option<Context>) -> Outcome<Browser> {
        if engine == Engine::Chromium {
            chromium::prepare(&session).await?;
        }
        // A script may wait as long as a test does; the drivers' own limit is half of that.
        session.set_script_timeout(PATIENCE * 3 / 2).await?;
        Ok(Browser {
            engine,
            session: RefCell::new(session),
            context,
            seen: RefCell::default(),
            printed: Cell::new(false),
            driver: None,
            ended: RefCell::default(),
        })
    }

    /// The same, started by this process of a driver.
    pub fn driven_by(self, driver: Option<u32>) -> Browser {
        Browser { driver, ..self }
    }

    /// The session that it is in now.
    fn session(&self) -> WebDriver {
        self.session.borrow().clone()
    }

    /// The context that a command needs.
    fn context(&self) -> Outcome<&Context> {
        self.context.as_ref().ok_or_else(|| Failure(format!("{:?} was given no context", self.engine)))
    }

    /// Removes the context, or what a test has left in its window, and returns the session if another test can use it. A browser that has
    /// printed is ended: the first long test after one has once been given no frames any more.
    pub async fn leave(self) -> Outcome<Option<WebDriver>> {
        if self.printed.get() {
            self.quit().await?;
            return Ok(None);
        }
        match (self.engine, &self.context) {
            (Engine::Chromium, Some(context)) => chromium::remove_context(&self.session(), context).await?,
            (Engine::Firefox, Some(context)) => firefox::remove_context(&self.session(), context).await?,
            (Engine::WebKit, _) => webkit::new_window(&self.session()).await?,
            _ => {
                self.quit().await?;
                return Ok(None);
            }
        }
        Ok(Some(self.session()))
    }

    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// The error that an engine's driver has no command for something.
    fn cannot<T>(&self, what: &str) -> Outcome<T> {
        Err(Failure(format!("the driver of {:?} cannot {what}", self.engine)))
    }

    pub async fn quit(self) -> Outcome {
        Ok(self.session().quit().await?)
    }

    /// Ends every process that shows a page, as a system does that has no memory left, and goes on with a window that shows none, where
    /// what pages have kept on the device still is. Only for a browser that was launched to outlive its pages.
    pub async fn kill_pages(&self) -> Outcome {
        let driver = self.driver.ok_or_else(|| Failure("the process of the driver is not known".into()))?;
        process::kill_pages(self.engine, driver)?;
        match self.engine {
            Engine::Chromium => chromium::after_crash(&self.session(), self.context()?).await,
            // It says in the same window what has happened, until another page is opened there.
            Engine::Firefox => Ok(self.session().goto("about:blank").await?),
            Engine::WebKit => {
                let (driver, session) = webkit::after_crash(driver, &self.session()).await?;
                self.ended.borrow_mut().push((driver, self.session.replace(session)));
                Ok(())
            }
        }
    }

    /// Gives the viewport the size and pixel density of a screen; a page that is open is resized.
    pub async fn screen(&self, screen: Screen) -> Outcome {
        match self.engine {
            Engine::Chromium => chromium::screen(&self.session(), screen).await,
            Engine::Firefox => firefox::screen(&self.session(), self.context()?, screen).await,
            Engine::WebKit => webkit::screen(&self.session(), screen).await,
        }
    }

    pub async fn media(&self, media: Media) -> Outcome {
        match self.engine {
            Engine::Chromium => chromium::media(&self.session(), media).await,
            Engine::Firefox | Engine::WebKit => self.cannot("say what the reader's system asks for"),
        }
    }

    /// Sets whether pages opened from now on may run scripts. Those of [`Browser::run`] run anyway.
    pub async fn scripts(&self, allowed: bool) -> Outcome {
        match self.engine {
            Engine::Chromium => chromium::scripts(&self.session(), allowed).await,
            Engine::Firefox | Engine::WebKit => self.cannot("turn scripts off and still ask what is shown"),
        }
    }

    /// Runs a script in every page opened from now on, before any script of the page.
    pub async fn before(&self, script: &str) -> Outcome {
        match self.engine {
            Engine::Chromium => chromium::before(&self.session(), script).await,
            Engine::Firefox | Engine::WebKit => {
                self.cannot("run a script before a page's own; a server can, see `Server`")
            }
        }
    }

    /// Loads an address anew, even if it equals the one before or differs only after the `#`.
    pub async fn open(&self, url: &str) -> Outcome {
        self.session().goto("about:blank").await?;
        self.console().await?;
        Ok(self.session().goto(url).await?)
    }

    pub async fn back(&self) -> Outcome {
        Ok(self.session().back().await?)
    }

    /// Clicks an element as a finger or a mouse would.
    pub async fn click(&self, selector: &str) -> Outcome {
        if self.engine == Engine::WebKit {
            // Its driver refuses to click some elements, such as summaries: they are clicked with the mouse.
            let script = format!(
                "const e = document.querySelector({selector:?});
                if (!e.contains(document.elementFromPoint(...middle(e)))) await show(e);
                return middle(e).map(Math.round);"
            );
            let [x, y]: [i64; 2] = self.run(&script).await?;
            return Ok(self.session().action_chain().move_to(x, y).click().perform().await?);
        }
        Ok(self.session().find(By::Css(selector)).await?.click().await?)
    }

    /// Types into a field, key by key.
    pub async fn write(&self, selector: &str, text: &str) -> Outcome {
        Ok(self.session().find(By::Css(selector)).await?.send_keys(text).await?)
    }

    /// Presses a key where the focus is. Keys are named as in `KeyboardEvent.key`.
    pub async fn press(&self, key: &str) -> Outcome {
        match self.engine {
            Engine::Chromium => chromium::press(&self.session(), key).await,
            Engine::Firefox | Engine::WebKit => press(&self.session(), key).await,
        }
    }

    /// Moves the mouse, in CSS pixels of the window.
    pub async fn point(&self, x: f64, y: f64) -> Outcome {
        match self.engine {
            Engine::Chromium => chromium::point(&self.session(), x, y).await,
            Engine::Firefox | Engine::WebKit => {
                let chain = self.session().action_chain().move_to(x.round() as i64, y.round() as i64);
                Ok(chain.perform().await?)
            }
        }
    }

    /// Touches the screen with a fingertip and lets go.
    pub async fn tap(&self, x: f64, y: f64) -> Outcome {
        match self.engine {
            Engine::Chromium => chromium::tap(&self.session(), x, y).await,
            Engine::Firefox | Engine::WebKit => self.cannot("touch the screen"),
        }
    }

    /// Lets pages read the clipboard, so that a test can see what is in it.
    pub async fn open_clipboard(&self) -> Outcome {
        match self.engine {
            Engine::Chromium => chromium::open_clipboard(&self.session(), self.context()?).await,
            Engine::Firefox | Engine::WebKit => self.cannot("open the clipboard"),
        }
    }

    /// Runs a script, the body of an asynchronous function with the helpers of [`PRELUDE`], and returns its result.
    pub async fn run<T: DeserializeOwned>(&self, script: &str) -> Outcome<T> {
        let script = format!("return (async () => {{ {PRELUDE}\n{script} }})()");
        Ok(self.session().execute(script, Vec::<Value>::new()).await?.convert()?)
    }

    /// The lines written to the console since the last call.
    pub async fn console(&self) -> Outcome<Vec<Line>> {
        let lines = match self.engine {
            Engine::Chromium => chromium::console(&self.session()).await?,
            // The server's script has recorded them since the page was opened: see `LISTEN`.
            Engine::Firefox | Engine::WebKit => self.run("return (window.lines ?? []).splice(0);").await?,
        };
        self.seen.borrow_mut().extend(lines.clone());
        Ok(lines)
    }

    /// How many objects the open page keeps alive.
    pub async fn held(&self) -> Outcome<Held> {
        match self.engine {
            Engine::Chromium => chromium::held(&self.session()).await,
            Engine::Firefox | Engine::WebKit => self.cannot("say what a page holds"),
        }
    }

    /// The accessibility tree of the open page as the engine reports it, one entry for each node.
    pub async fn tree(&self) -> Outcome<Vec<Value>> {
        match self.engine {
            Engine::Chromium => chromium::tree(&self.session()).await,
            Engine::Firefox | Engine::WebKit => self.cannot("show the accessibility tree"),
        }
    }

    /// The DOM of the open page as the engine reports it.
    pub async fn document(&self) -> Outcome<Value> {
        match self.engine {
            Engine::Chromium => chromium::document(&self.session()).await,
            Engine::Firefox | Engine::WebKit => self.cannot("show the document"),
        }
    }

    /// The engine's name and version.
    pub async fn version(&self) -> Outcome<String> {
        match self.engine {
            Engine::Chromium => chromium::version(&self.session()).await,
            Engine::Firefox | Engine::WebKit => self.cannot("say its version"),
        }
    }

    /// The viewport as a PNG.
    pub async fn picture(&self) -> Outcome<Vec<u8>> {
        Ok(self.session().screenshot_as_png().await?)
    }

    /// A full-width strip of the page as a PNG, visible or not: `height` CSS pixels from `top`.
    pub async fn strip(&self, width: u32, top: u32, height: u32) -> Outcome<Vec<u8>> {
        match self.engine {
            Engine::Chromium => chromium::strip(&self.session(), width, top, height).await,
            Engine::Firefox | Engine::WebKit => self.cannot("take a picture of a part"),
        }
    }

    /// A part of the page as a PNG, visible or not: left, top, width and height in CSS pixels.
    pub async fn part(&self, area: [f64; 4]) -> Outcome<Vec<u8>> {
        match self.engine {
            Engine::Chromium => chromium::part(&self.session(), area).await,
            Engine::Firefox | Engine::WebKit => self.cannot("take a picture of a part"),
        }
    }

    /// The open page, saved as MHTML.
    pub async fn saved(&self) -> Outcome<String> {
        match self.engine {
            Engine::Chromium => chromium::saved(&self.session()).await,
            Engine::Firefox | Engine::WebKit => self.cannot("save a page"),
        }
    }

    /// Crashes the GPU process.
    pub async fn end_gpu_process(&self) -> Outcome {
        match self.engine {
            Engine::Chromium => chromium::end_gpu_process(&self.session()).await,
            Engine::Firefox | Engine::WebKit => self.cannot("end its process that paints"),
        }
    }

    /// Sets the safe area insets (top, right, bottom, left) in CSS pixels.
    pub async fn insets(&self, insets: [u32; 4]) -> Outcome {
        match self.engine {
            Engine::Chromium => chromium::insets(&self.session(), insets).await,
            Engine::Firefox | Engine::WebKit => self.cannot("cover a part of the screen"),
        }
    }

    /// The page printed on A4, as a PDF.
    pub async fn paper(&self) -> Outcome<Vec<u8>> {
        self.printed.set(true);
        match self.engine {
            Engine::Chromium => chromium::paper(&self.session()).await,
            Engine::Firefox => {
                let page = PrintPage { width: 21.0, height: 29.7 };
                Ok(self.session().print_page(PrintParameters { page, background: true, ..Default::default() }).await?)
            }
            Engine::WebKit => self.cannot("print"),
        }
    }

    /// Saves in `folder` what shows why something failed. What the browser can no longer give is left out.
    pub async fn record(&self, folder: &Path, why: &str) -> Outcome {
        fs::create_dir_all(folder)?;
        fs::write(folder.join("failure.txt"), why)?;
        let _ = self.console().await;
        let lines: String = self.seen.borrow().iter().map(|line| format!("{line:?}\n")).collect();
        fs::write(folder.join("console.txt"), lines)?;
        if let Ok(html) = self.session().source().await {
            fs::write(folder.join("page.html"), html)?;
        }
        if let Ok(png) = self.picture().await {
            fs::write(folder.join("screenshot.png"), png)?;
        }
        Ok(())
    }
}

/// Presses a key by its WebDriver code.
async fn press(session: &WebDriver, key: &str) -> Outcome {
    let code = match key {
        "Tab" => Key::Tab,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "End" => Key::End,
        "Home" => Key::Home,
        "ArrowLeft" => Key::Left,
        "ArrowUp" => Key::Up,
        "ArrowRight" => Key::Right,
        "ArrowDown" => Key::Down,
        _ => return Err(Failure(format!("this test support knows no key '{key}'"))),
    };
    Ok(session.action_chain().key_down(code.clone()).key_up(code).perform().await?)
}
