//! Draws the long image: lays out and paints one piece after another, gives the time back to the browser in between, and puts
//! the images into the dialog that the page has opened. A wasm of its own, fetched when the first image is asked for.

use std::cell::{Cell, RefCell};

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::js_sys::{Object, Promise, Reflect};
use web_sys::{
    Blob, Document, Event, FileReader, HtmlAnchorElement, HtmlCanvasElement, HtmlDialogElement, HtmlImageElement,
    HtmlProgressElement, Response, Url, Window,
};

use super::dialog::{self, ASKED, FAILED, MADE};
use super::event::{later, listen};
use super::style::Style;
use super::{console, files, find, json, page};
use crate::chart::canvas;
use crate::chart::paint::Palette;
use crate::chart::scene::Role;
use crate::content::model::SCHEMA;
use crate::live::{CONTENT, Live};
use crate::poster::compose::{Foot, Start};
use crate::poster::sheet::Part;
use crate::poster::{Block, Composer, Sheet, WIDTH, pages, scale};

/// How long the drawing keeps the browser to itself, in milliseconds: short enough on a phone four times as slow as the
/// time it was measured on.
const SLICE: f64 = 8.0;
/// Steps of the progress bar, and how many of them are for what comes after the painting.
const STEPS: f64 = 1000.0;
const ENCODING: f64 = 250.0;

thread_local! {
    /// Counts what is asked for: an earlier drawing is then off.
    static TURN: Cell<u32> = const { Cell::new(0) };
    /// Addresses of the images that are shown.
    static SHOWN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Draws what was asked for while this module was on its way, and whatever is asked for from now on.
pub fn start() {
    let Some((_, document)) = page() else {
        return;
    };
    let Some(dialog) = dialog::find(&document) else {
        return;
    };
    let of = dialog.clone();
    listen(&dialog, ASKED, move |_: Event| ask(&of));
    listen(&dialog, "close", |_: Event| {
        TURN.set(TURN.get().wrapping_add(1));
        forget();
    });
    if dialog.has_attribute("open") {
        ask(&dialog);
    }
}

fn ask(dialog: &HtmlDialogElement) {
    TURN.set(TURN.get().wrapping_add(1));
    let (turn, dialog) = (TURN.get(), dialog.clone());
    spawn_local(async move {
        let part = dialog.get_attribute("data-part").filter(|part| !part.is_empty());
        match draw(&dialog, part.as_deref(), turn).await {
            Ok(()) => {}
            Err(Stopped::Cancelled) => {}
            Err(Stopped::Failed(why)) => {
                console::warn(&["no long image: ", &why].concat());
                dialog::show(&dialog, FAILED);
            }
        }
    });
}

/// Why there is no image.
enum Stopped {
    /// The reader has closed the dialog, or asked for another.
    Cancelled,
    /// A message for the console.
    Failed(String),
}

impl From<&str> for Stopped {
    fn from(why: &str) -> Stopped {
        Stopped::Failed(why.into())
    }
}

impl From<String> for Stopped {
    fn from(why: String) -> Stopped {
        Stopped::Failed(why)
    }
}

/// What a drawing goes by.
struct Easel<'a> {
    dialog: &'a HtmlDialogElement,
    document: Document,
    window: Window,
    turn: u32,
    since: Cell<f64>,
}

impl Easel<'_> {
    fn now(&self) -> f64 {
        self.window.performance().map_or(0.0, |performance| performance.now())
    }

    /// Gives the time back to the browser if its share is used up.
    async fn breathe(&self) -> Result<(), Stopped> {
        if self.now() - self.since.get() > SLICE {
            self.rest().await?;
        }
        Ok(())
    }

    /// Gives the time back to the browser. An error where the drawing is off.
    async fn rest(&self) -> Result<(), Stopped> {
        let _ = JsFuture::from(Promise::new(&mut |done, _| {
            later(0, Box::new(move || drop(done.call0(&JsValue::NULL))));
        }))
        .await;
        self.since.set(self.now());
        if TURN.get() == self.turn { Ok(()) } else { Err(Stopped::Cancelled) }
    }

    /// How far the drawing has come, in steps.
    fn progress(&self, steps: f64) {
        let bar = self.dialog.query_selector("progress").ok().flatten();
        if let Some(bar) = bar.and_then(|bar| bar.dyn_into::<HtmlProgressElement>().ok()) {
            bar.set_value(steps);
        }
    }

    async fn fetch(&self, address: &str) -> Result<String, Stopped> {
        let unread = || ["no answer for ", address].concat();
        let response = JsFuture::from(self.window.fetch_with_str(address)).await.map_err(|_| unread())?;
        let response: Response = response.dyn_into().map_err(|_| unread())?;
        if !response.ok() {
            return Err([address, " is not there"].concat().into());
        }
        let text = JsFuture::from(response.text().map_err(|_| unread())?).await.map_err(|_| unread())?;
        text.as_string().ok_or_else(|| unread().into())
    }
}

async fn draw(dialog: &HtmlDialogElement, part: Option<&str>, turn: u32) -> Result<(), Stopped> {
    let (window, document) = page().ok_or("there is no page")?;
    let easel = Easel { dialog, document, window, turn, since: Cell::new(0.0) };
    easel.progress(0.0);
    forget();
    easel.rest().await?;
    let text = easel.document.get_element_by_id(CONTENT).and_then(|e| e.text_content()).unwrap_or_default();
    let live: Live = json::from_str(&text).map_err(|e| e.to_string())?;
    let sheet = easel.fetch(&dialog.get_attribute("data-sheet").unwrap_or_default()).await?;
    easel.rest().await?;
    let sheet: Sheet = json::from_str(&sheet).map_err(|e| e.to_string())?;
    if live.schema != SCHEMA || sheet.schema != SCHEMA {
        return Err("the content is of another version than the script".into());
    }
    let root = find::one(Ok(easel.document.document_element())).ok_or("the page has no root")?;
    let style = Style::of(&root).ok_or("the page has no style")?;
    let palette = style.palette().ok_or("a colour of the style is not written as #rrggbb")?;
    let composer = Composer { sheet: &sheet, charts: &live.charts, large: large(&root), night: night(&palette) };
    let paint = Paint { text: style.get("--sans"), display: style.get("--song"), palette };
    let (blocks, parts) = lay_all(&easel, &composer, part).await?;
    let address = address(&easel.window, part);
    let date = files::today();
    let foot = |number| composer.foot(Foot { address: &address, date: &date, number });
    let head = sheet.parts.first().map_or(0.0, |part| composer.head(part).height);
    let cut = pages(&blocks, head + foot((1, 2)).height);
    if cut.is_empty() {
        return Err("there is no such part of the page".into());
    }
    let mut images = Vec::new();
    for (i, page) in cut.iter().enumerate() {
        let foot = foot((i + 1, cut.len()));
        let within = blocks.get(page.from).is_some_and(|first| first.start != Start::Part);
        let head = parts.get(page.from).copied().flatten().filter(|_| within).map(|part| composer.head(part));
        let shown = head.iter().chain(blocks.iter().take(page.to).skip(page.from)).chain([&foot]);
        let step = (STEPS - ENCODING) / 2.0;
        let from = step + step * i as f64 / cut.len() as f64;
        let canvas = painted(&easel, shown, &paint, (from, step / cut.len() as f64)).await?;
        easel.progress(from + step / cut.len() as f64);
        let blob = encoded(&canvas).await?;
        // The memory of a canvas is given back at once, not when the engine gets to it.
        canvas.set_width(0);
        easel.rest().await?;
        images.push(blob);
    }
    show(&easel, &composer, part, &sheet, images).await
}

/// Lays out every piece, and says of what part of the page each is; a chart that cannot be drawn is left out, and the
/// console says which.
async fn lay_all<'a>(
    easel: &Easel<'_>,
    composer: &Composer<'a>,
    part: Option<&str>,
) -> Result<(Vec<Block>, Vec<Option<&'a Part>>), Stopped> {
    let plan = composer.plan(part);
    let (mut blocks, mut parts) = (Vec::new(), Vec::new());
    for (i, piece) in plan.iter().enumerate() {
        match composer.lay(*piece, part.is_some()) {
            Ok(block) => {
                blocks.push(block);
                parts.push(piece.part());
            }
            Err(untrue) => console::warn(&["left out of the long image: ", &untrue.to_string()].concat()),
        }
        easel.progress((STEPS - ENCODING) / 2.0 * (i + 1) as f64 / plan.len() as f64);
        easel.breathe().await?;
    }
    Ok((blocks, parts))
}

/// With what is painted.
struct Paint {
    palette: Palette,
    text: String,
    display: String,
}

/// One image: its blocks under each other, drawn smaller where they would be more than an image may hold.
async fn painted<'a>(
    easel: &Easel<'_>,
    blocks: impl Iterator<Item = &'a Block> + Clone,
    paint: &Paint,
    (from, steps): (f64, f64),
) -> Result<HtmlCanvasElement, Stopped> {
    let canvas = easel.document.create_element("canvas").ok().and_then(|c| c.dyn_into::<HtmlCanvasElement>().ok());
    let canvas = canvas.ok_or("the browser gives no canvas")?;
    let height: f64 = blocks.clone().map(|block| block.height).sum();
    let scale = scale(height);
    let (w, h) = ((WIDTH * scale).floor(), (height * scale).floor());
    canvas.set_width(w as u32);
    canvas.set_height(h as u32);
    // Kept in memory: it is read once, and never shown.
    let options = Object::new();
    let _ = Reflect::set(&options, &"willReadFrequently".into(), &JsValue::TRUE);
    let _ = canvas.get_context_with_context_options("2d", &options);
    let context = canvas::context(&canvas).ok_or("this canvas has no 2d context")?;
    let (r, g, b) = paint.palette[Role::Paper as usize];
    context.set_fill_style_str(&format!("rgb({r} {g} {b})"));
    context.fill_rect(0.0, 0.0, w, h);
    let mut y = 0.0;
    for block in blocks {
        let at = (y * scale, scale);
        canvas::draw_at(&block.scene, &canvas, at, &paint.palette, &paint.text)?;
        canvas::draw_at(&block.display, &canvas, at, &paint.palette, &paint.display)?;
        // What was asked of the canvas is done now, not all of it at the end in one go.
        context.get_image_data(0.0, at.0.floor(), 1.0, 1.0).map_err(|_| "the canvas cannot be read")?;
        y += block.height;
        easel.progress(from + steps * y / height);
        easel.breathe().await?;
    }
    Ok(canvas)
}

/// The canvas as a PNG file.
async fn encoded(canvas: &HtmlCanvasElement) -> Result<Blob, Stopped> {
    let canvas = canvas.clone();
    let blob = JsFuture::from(Promise::new(&mut |done, failed| {
        let ready = Closure::once_into_js(move |blob: JsValue| drop(done.call1(&JsValue::NULL, &blob)));
        if canvas.to_blob(ready.unchecked_ref()).is_err() {
            let _ = failed.call0(&JsValue::NULL);
        }
    }));
    let none = "the canvas gave no picture";
    blob.await.map_err(|_| none)?.dyn_into().map_err(|_| none.into())
}

/// Puts the images into the dialog.
async fn show(
    easel: &Easel<'_>,
    composer: &Composer<'_>,
    part: Option<&str>,
    sheet: &Sheet,
    images: Vec<Blob>,
) -> Result<(), Stopped> {
    let list = find::one(easel.dialog.query_selector(".made ol")).ok_or("the dialog has no list")?;
    let held = held(&easel.window);
    list.set_text_content(None);
    let of = images.len();
    for (i, blob) in images.iter().enumerate() {
        let number = sheet.words.page_of.replace("{n}", &(i + 1).to_string()).replace("{of}", &of.to_string());
        let alt = composer.alt(part) + if of > 1 { number.as_str() } else { "" };
        let address = if held == Held::Only { data(blob).await? } else { blob_address(blob)? };
        let make =
            |tag: &str| easel.document.create_element(tag).map_err(|_| Stopped::from("no element could be made"));
        let item = make("li")?;
        let image: HtmlImageElement = make("img")?.unchecked_into();
        image.set_alt(&alt);
        image.set_src(&address);
        let _ = item.append_child(&image);
        if held != Held::Only {
            let save: HtmlAnchorElement = make("a")?.unchecked_into();
            let mut name = vec![sheet.name.as_str(), composer.called(part)];
            let nth = (i + 1).to_string();
            if of > 1 {
                name.push(&nth);
            }
            save.set_href(&address);
            save.set_download(&files::name(&name, "png"));
            let label = list.get_attribute("data-save").unwrap_or_default();
            let label = if of > 1 { [label.as_str(), " ", &number].concat() } else { label };
            save.set_text_content(Some(&label));
            let _ = item.append_child(&save);
        }
        let _ = list.append_child(&item);
    }
    if let Some(hold) = find::one(easel.dialog.query_selector(".hold")) {
        hold.set_hidden(held == Held::Never);
    }
    easel.progress(STEPS);
    dialog::show(easel.dialog, MADE);
    if let Some(made) = find::one(easel.dialog.query_selector("[data-made]")) {
        made.set_text_content(made.get_attribute("data-made").as_deref());
    }
    Ok(())
}

/// Whether an image is kept by pressing it for long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Held {
    /// WeChat keeps an image in no other way, and only one whose address is its data.
    Only,
    /// Where there is no mouse, that or the button.
    Also,
    /// By the button.
    Never,
}

fn held(window: &Window) -> Held {
    let agent = window.navigator().user_agent().unwrap_or_default();
    let coarse = window.match_media("(pointer: coarse)").ok().flatten().is_some_and(|query| query.matches());
    match (agent.contains("MicroMessenger"), coarse) {
        (true, _) => Held::Only,
        (false, true) => Held::Also,
        (false, false) => Held::Never,
    }
}

fn blob_address(blob: &Blob) -> Result<String, Stopped> {
    let address = Url::create_object_url_with_blob(blob).map_err(|_| Stopped::from(files::NO_FILES))?;
    SHOWN.with_borrow_mut(|shown| shown.push(address.clone()));
    Ok(address)
}

/// A file as an address that holds it.
async fn data(blob: &Blob) -> Result<String, Stopped> {
    let unread = "the image could not be read";
    let reader = FileReader::new().map_err(|_| unread)?;
    let loaded = JsFuture::from(Promise::new(&mut |done, failed| {
        reader.set_onload(Some(&done));
        reader.set_onerror(Some(&failed));
        let _ = reader.read_as_data_url(blob);
    }));
    loaded.await.map_err(|_| unread)?;
    reader.result().ok().and_then(|data| data.as_string()).ok_or_else(|| unread.into())
}

/// Gives back the memory of the images that were shown.
fn forget() {
    for address in SHOWN.with_borrow_mut(std::mem::take) {
        let _ = Url::revoke_object_url(&address);
    }
    let list = page().and_then(|(_, document)| find::one(document.query_selector("#poster ol")));
    if let Some(list) = list {
        list.set_text_content(None);
    }
}

/// The address of what is drawn, without what the reader has chosen for the display.
fn address(window: &Window, part: Option<&str>) -> String {
    let address = window.location().href().unwrap_or_default();
    let page = address.split(['#', '?']).next().unwrap_or_default();
    match part {
        Some(part) => [page, "#", part].concat(),
        None => page.into(),
    }
}

/// How many times the usual text size: the elder edition's, at each of its own sizes.
fn large(root: &web_sys::HtmlElement) -> f64 {
    if root.get_attribute("data-mode").as_deref() != Some("elder") {
        return 1.0;
    }
    match root.get_attribute("data-text").as_deref() {
        Some("3") => 1.5,
        Some("2") => 1.38,
        _ => 1.25,
    }
}

/// Whether the paper is darker than the ink.
fn night(palette: &Palette) -> bool {
    let light = |role: Role| {
        let (r, g, b) = palette[role as usize];
        u32::from(r) + u32::from(g) + u32::from(b)
    };
    light(Role::Paper) < light(Role::Ink)
}
