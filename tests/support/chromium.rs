//! Commands that WebDriver lacks, in Chromium's DevTools protocol.

use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use thirtyfour::{WebDriver, WindowHandle};

use super::browser::{Held, Level, Line, Media, Origin, Screen};
use super::failure::{Failure, Outcome, PATIENCE};
use super::pool::Context;
use super::probe::WATCH;
use super::socket;

/// A4, in inches.
const A4: (f64, f64) = (8.27, 11.69);

async fn send(session: &WebDriver, command: &str, options: Value) -> Outcome<Value> {
    Ok(session.cdp().send_raw(command, options).await?)
}

/// The WebSocket address for commands to the whole browser: a page's own connection cannot open windows.
async fn whole(session: &WebDriver) -> Outcome<String> {
    let address = session.capabilities().get("goog:chromeOptions").map(|options| &options["debuggerAddress"]);
    let address =
        address.and_then(Value::as_str).ok_or_else(|| Failure("chromedriver told no debuggerAddress".into()))?;
    let version = reqwest::get(format!("http://{address}/json/version")).await?.text().await?;
    socket::text(&serde_json::from_str(&version)?, "webSocketDebuggerUrl")
}

/// A new in-memory profile with a window.
pub async fn new_context(session: &WebDriver) -> Outcome<Context> {
    let browser = whole(session).await?;
    let context = socket::send(&browser, "Target.createBrowserContext", json!({})).await?;
    let id = socket::text(&context, "browserContextId")?;
    let window = window_in(&browser, &id).await?;
    Ok(Context { id, window })
}

/// A new window with a profile.
async fn window_in(browser: &str, context: &str) -> Outcome<String> {
    let target = json!({"url": "about:blank", "browserContextId": context, "newWindow": true});
    let window = socket::send(browser, "Target.createTarget", target).await?;
    socket::text(&window, "targetId")
}

/// Goes on in a new window with the same profile, after what the one before has shown was killed.
pub async fn after_crash(session: &WebDriver, context: &Context) -> Outcome {
    let (browser, start) = (whole(session).await?, Instant::now());
    let mut before = context.window.clone();
    loop {
        let window = window_in(&browser, &context.id).await?;
        // The driver might wait for one that has crashed for good.
        socket::send(&browser, "Target.closeTarget", json!({"targetId": before})).await?;
        let shown = async {
            session.switch_to_window(WindowHandle::from(window.clone())).await?;
            prepare(session).await
        };
        match shown.await {
            // The browser has shown it in a process that was killed, too, and had not noticed that.
            Err(Failure(why)) if why.contains("crashed") && start.elapsed() < PATIENCE => before = window,
            other => return other,
        }
    }
}

pub async fn remove_context(session: &WebDriver, context: &Context) -> Outcome {
    let browser = whole(session).await?;
    socket::send(&browser, "Target.disposeBrowserContext", json!({"browserContextId": context.id})).await?;
    Ok(())
}

/// Enables the events of a page from its first moment.
pub async fn prepare(session: &WebDriver) -> Outcome {
    send(session, "Page.enable", json!({})).await?;
    send(session, "Page.addScriptToEvaluateOnNewDocument", json!({"source": WATCH})).await?;
    Ok(())
}

/// Runs a script in every page opened from now on, before any script of the page.
pub async fn before(session: &WebDriver, script: &str) -> Outcome {
    send(session, "Page.addScriptToEvaluateOnNewDocument", json!({"source": script})).await?;
    Ok(())
}

pub async fn screen(session: &WebDriver, screen: Screen) -> Outcome {
    let Screen { width, height, ratio, touch } = screen;
    let metrics = json!({"width": width, "height": height, "deviceScaleFactor": ratio, "mobile": touch});
    send(session, "Emulation.setDeviceMetricsOverride", metrics).await?;
    Ok(())
}

pub async fn media(session: &WebDriver, media: Media) -> Outcome {
    let features = json!([
        {"name": "prefers-color-scheme", "value": if media.dark { "dark" } else { "light" }},
        {"name": "prefers-contrast", "value": if media.contrast { "more" } else { "no-preference" }},
        {"name": "forced-colors", "value": if media.forced { "active" } else { "none" }},
        {"name": "prefers-reduced-motion", "value": if media.less_motion { "reduce" } else { "no-preference" }},
    ]);
    // An empty text leaves the screen's when it is shown, and paper's when it is printed.
    let medium = if media.paper { "print" } else { "" };
    send(session, "Emulation.setEmulatedMedia", json!({"media": medium, "features": features})).await?;
    Ok(())
}

pub async fn scripts(session: &WebDriver, allowed: bool) -> Outcome {
    send(session, "Emulation.setScriptExecutionDisabled", json!({"value": !allowed})).await?;
    Ok(())
}

pub async fn press(session: &WebDriver, key: &str) -> Outcome {
    let code = match key {
        "Tab" => 9,
        "Enter" => 13,
        "Escape" => 27,
        "End" => 35,
        "Home" => 36,
        "ArrowLeft" => 37,
        "ArrowUp" => 38,
        "ArrowRight" => 39,
        "ArrowDown" => 40,
        _ => return Err(Failure(format!("this test support knows no key '{key}'"))),
    };
    for kind in ["rawKeyDown", "keyUp"] {
        let event = json!({"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code});
        send(session, "Input.dispatchKeyEvent", event).await?;
        if kind == "rawKeyDown" && key == "Enter" {
            send(session, "Input.dispatchKeyEvent", json!({"type": "char", "text": "\r"})).await?;
        }
    }
    Ok(())
}

pub async fn point(session: &WebDriver, x: f64, y: f64) -> Outcome {
    send(session, "Input.dispatchMouseEvent", json!({"type": "mouseMoved", "x": x, "y": y, "pointerType": "mouse"}))
        .await?;
    Ok(())
}

pub async fn tap(session: &WebDriver, x: f64, y: f64) -> Outcome {
    send(session, "Emulation.setTouchEmulationEnabled", json!({"enabled": true})).await?;
    send(session, "Input.dispatchTouchEvent", json!({"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})).await?;
    send(session, "Input.dispatchTouchEvent", json!({"type": "touchEnd", "touchPoints": []})).await?;
    send(session, "Emulation.setTouchEmulationEnabled", json!({"enabled": false})).await?;
    Ok(())
}

pub async fn open_clipboard(session: &WebDriver, context: &Context) -> Outcome {
    let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
    let options = json!({"permissions": permissions, "browserContextId": context.id});
    // On the driver's own connection: a permission ends with the connection that granted it.
    send(session, "Browser.grantPermissions", options).await?;
    Ok(())
}

pub async fn console(session: &WebDriver) -> Outcome<Vec<Line>> {
    let line = |entry: thirtyfour::BrowserLogEntry| {
        let from = match entry.source.as_deref() {
            Some("console-api") => Origin::Page,
            // That a fetch was refused is the browser's message, not an uncaught error of the page.
            Some("javascript") if entry.message.contains("Fetch API cannot load") => Origin::Browser,
            Some("javascript") => Origin::Uncaught,
            _ => Origin::Browser,
        };
        let level = match entry.level.as_str() {
            "SEVERE" => Level::Error,
            "WARNING" => Level::Warning,
            _ => Level::Note,
        };
        // A script's line reads `http://…/a.js 12:34 "message"`.
        let text = match (from, entry.message.split_once('"')) {
            (Origin::Page, Some((_, text))) => text.into(),
            _ => entry.message,
        };
        Line { level, from, text }
    };
    Ok(session.browser_log().await?.into_iter().map(line).filter(|line| !is_about_watch(&line.text)).collect())
}

/// Whether a message says that [`WATCH`] was kept out of a document that is written into a frame without scripts. Chromium says so only
/// now and then. Such a document's own scripts would give the same message: tests of these documents see to it that they have none.
fn is_about_watch(text: &str) -> bool {
    ["about:srcdoc", "about:blank"].iter().any(|frame| {
        text.starts_with(&format!("{frame} ")) && text.contains(&format!(" Blocked script execution in '{frame}'"))
    })
}

/// Finalizers release objects that only the next collection frees: one collection is not enough.
const COLLECTIONS: usize = 3;

pub async fn held(session: &WebDriver) -> Outcome<Held> {
    send(session, "Performance.enable", json!({})).await?;
    for _ in 0..COLLECTIONS {
        send(session, "HeapProfiler.collectGarbage", json!({})).await?;
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let counted = send(session, "Memory.getDOMCounters", json!({})).await?;
    let metrics = send(session, "Performance.getMetrics", json!({})).await?;
    let targets = send(session, "Target.getTargets", json!({})).await?;
    let no = |what: &str| Failure(format!("DevTools answered without '{what}'"));
    let count = |what: &str| counted[what].as_u64().ok_or_else(|| no(what));
    let metric = |what: &str| {
        let metric = metrics["metrics"].as_array()?.iter().find(|metric| metric["name"] == what)?;
        metric["value"].as_f64().map(|value| value as u64)
    };
    let workers = targets["targetInfos"].as_array().ok_or_else(|| no("targetInfos"))?.iter();
    Ok(Held {
        documents: count("documents")?,
        nodes: count("nodes")?,
        listeners: count("jsEventListeners")?,
        layout_objects: metric("LayoutObjects").ok_or_else(|| no("LayoutObjects"))?,
        heap: metric("JSHeapUsedSize").ok_or_else(|| no("JSHeapUsedSize"))?,
        workers: workers.filter(|target| target["type"] == "worker").count() as u64,
    })
}

/// Every node of the accessibility tree, as DevTools reports it.
pub async fn tree(session: &WebDriver) -> Outcome<Vec<Value>> {
    let mut answer = send(session, "Accessibility.getFullAXTree", json!({})).await?;
    match answer["nodes"].take() {
        Value::Array(nodes) => Ok(nodes),
        _ => Err(Failure("DevTools answered without 'nodes'".into())),
    }
}

/// The root of the document with all its descendants.
pub async fn document(session: &WebDriver) -> Outcome<Value> {
    let mut answer = send(session, "DOM.getDocument", json!({"depth": -1})).await?;
    Ok(answer["root"].take())
}

pub async fn version(session: &WebDriver) -> Outcome<String> {
    let answer = send(session, "Browser.getVersion", json!({})).await?;
    answer["product"].as_str().map(String::from).ok_or_else(|| Failure("DevTools answered without 'product'".into()))
}

pub async fn strip(session: &WebDriver, width: u32, top: u32, height: u32) -> Outcome<Vec<u8>> {
    part(session, [0.0, f64::from(top), f64::from(width), f64::from(height)]).await
}

pub async fn part(session: &WebDriver, [x, y, width, height]: [f64; 4]) -> Outcome<Vec<u8>> {
    let clip = json!({"x": x, "y": y, "width": width, "height": height, "scale": 1});
    // For what is not in view, the browser lays out and paints the page as in a window of its whole height.
    let layout = send(session, "Page.getLayoutMetrics", json!({})).await?;
    let seen = |what: &str| layout["cssVisualViewport"][what].as_f64().unwrap_or_default();
    let (left, top) = (seen("pageX"), seen("pageY"));
    let in_view =
        x >= left && y >= top && x + width <= left + seen("clientWidth") && y + height <= top + seen("clientHeight");
    // Quickly compressed: the files are compared and thrown away.
    let options = json!({"format": "png", "optimizeForSpeed": true, "captureBeyondViewport": !in_view, "clip": clip});
    bytes(&send(session, "Page.captureScreenshot", options).await?)
}

pub async fn saved(session: &WebDriver) -> Outcome<String> {
    let mut answer = send(session, "Page.captureSnapshot", json!({"format": "mhtml"})).await?;
    match answer["data"].take() {
        Value::String(text) => Ok(text),
        _ => Err(Failure("DevTools answered without 'data'".into())),
    }
}

pub async fn end_gpu_process(session: &WebDriver) -> Outcome {
    let browser = whole(session).await?;
    // The answer may be lost with the process.
    let _ = socket::send(&browser, "Browser.crashGpuProcess", json!({})).await;
    Ok(())
}

pub async fn insets(session: &WebDriver, [top, right, bottom, left]: [u32; 4]) -> Outcome {
    let insets = json!({"top": top, "right": right, "bottom": bottom, "left": left});
    send(session, "Emulation.setSafeAreaInsetsOverride", json!({"insets": insets})).await?;
    Ok(())
}

pub async fn paper(session: &WebDriver) -> Outcome<Vec<u8>> {
    let (width, height) = A4;
    let options =
        json!({"paperWidth": width, "paperHeight": height, "printBackground": true, "preferCSSPageSize": true});
    bytes(&send(session, "Page.printToPDF", options).await?)
}

fn bytes(answer: &Value) -> Outcome<Vec<u8>> {
    let data = answer["data"].as_str().ok_or_else(|| Failure("DevTools answered without data".into()))?;
    Ok(BASE64_STANDARD.decode(data)?)
}
