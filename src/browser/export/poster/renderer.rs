//! Draws a long image: lays out and paints one piece after another, in a worker or, if there is none, in the page's own thread, where it
//! yields to the browser in between.

use std::cell::Cell;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;
use web_sys::js_sys::{Function, Promise, Reflect, global};

use super::messages::{Image, RenderMessage, RenderRequest};
use crate::browser::canvas;
use crate::browser::canvas::Surface;
use crate::browser::dom::viewport::page;
use crate::browser::dom::{console, download, json};
use crate::browser::export::hidden_canvas::{encoded, surface};
use crate::browser::export::readback;
use crate::chart::render::paint::{Palette, colour};
use crate::chart::scene::Role;
use crate::model::content::SCHEMA;
use crate::page::data::PageData;
use crate::poster::compose::{Foot, Start};
use crate::poster::content::Part;
use crate::poster::{Block, Composer, PosterContent, WIDTH, pages, scale};

/// How long the drawing may block the page's thread, in milliseconds: short enough even on a phone four times slower than the machine it
/// was measured on.
const SLICE: f64 = 8.0;
/// Shares of layout and painting in the progress; the rest is encoding.
const LAYING: f64 = 0.35;
const PAINTING: f64 = 0.45;

/// Why there is no image.
pub enum Stopped {
    /// It was cancelled.
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

/// Reports about a drawing, and yields to the browser.
pub struct Renderer {
    /// Receives the reports.
    pub send: Box<dyn Fn(RenderMessage)>,
    /// Whether the drawing has not been cancelled.
    pub wanted: Box<dyn Fn() -> bool>,
    /// When the current time slice began.
    since: Cell<f64>,
}

impl Renderer {
    /// A renderer that reports to `send`, and stops when `wanted` returns false.
    pub fn new(send: impl Fn(RenderMessage) + 'static, wanted: impl Fn() -> bool + 'static) -> Renderer {
        Renderer { send: Box::new(send), wanted: Box::new(wanted), since: Cell::new(0.0) }
    }

    /// Yields to the browser if the time slice is used up.
    async fn breathe(&self) -> Result<(), Stopped> {
        match page() {
            Some((window, _)) if now(&window) - self.since.get() > SLICE => self.rest().await,
            _ => Ok(()),
        }
    }

    /// Yields to the browser; does nothing in a worker. Returns an error if the drawing was cancelled.
    async fn rest(&self) -> Result<(), Stopped> {
        if let Some((window, _)) = page() {
            let _ = JsFuture::from(Promise::new(&mut |done, _| {
                let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, 0);
            }))
            .await;
            self.since.set(now(&window));
        }
        if (self.wanted)() { Ok(()) } else { Err(Stopped::Cancelled) }
    }

    fn progress(&self, part: f64) {
        (self.send)(RenderMessage::Progress(part));
    }
}

fn now(window: &web_sys::Window) -> f64 {
    window.performance().map_or(0.0, |performance| performance.now())
}

/// Draws the images of a job, and reports progress and images.
///
/// # Errors
/// [`Stopped`] if it is cancelled or fails.
pub async fn draw(renderer: &Renderer, job: &RenderRequest) -> Result<(), Stopped> {
    renderer.progress(0.0);
    renderer.rest().await?;
    let live: PageData = json::from_str(&job.live).map_err(|e| e.to_string())?;
    let sheet = fetch(&job.sheet).await?;
    renderer.rest().await?;
    let sheet: PosterContent = json::from_str(&sheet).map_err(|e| e.to_string())?;
    if live.schema != SCHEMA || sheet.schema != SCHEMA {
        return Err("the content is of another version than the script".into());
    }
    readback::check_browser(&job.palette).await?;
    let part = Some(job.part.as_str()).filter(|part| !part.is_empty());
    let composer = Composer { sheet: &sheet, charts: &live.charts, large: job.large, night: night(&job.palette) };
    let (blocks, parts) = lay_all(renderer, &composer, part).await?;
    renderer.rest().await?;
    let foot = |number| composer.foot(Foot { address: &job.address, part, date: &job.date, number });
    let head = sheet.parts.first().map_or(0.0, |part| composer.head(part).height);
    let cut = pages(&blocks, head + foot((1, 2)).height);
    if cut.is_empty() {
        return Err("there is no such part of the page".into());
    }
    let of = cut.len();
    for (i, page) in cut.iter().enumerate() {
        renderer.rest().await?;
        let foot = foot((i + 1, of));
        let within = blocks.get(page.from).is_some_and(|first| first.start != Start::Part);
        let head = parts.get(page.from).copied().flatten().filter(|_| within).map(|part| composer.head(part));
        let shown = head.iter().chain(blocks.iter().take(page.to).skip(page.from)).chain([&foot]);
        let from = LAYING + (1.0 - LAYING) * i as f64 / of as f64;
        let surface = painted(renderer, shown, job, (from, PAINTING / of as f64)).await?;
        let file = encoded(&surface).await?;
        // Frees the bitmap at once, not when the engine collects it.
        surface.resize(0.0, 0.0);
        let nth = (i + 1).to_string();
        let number = match of {
            1 => String::new(),
            _ => sheet.words.page_of.replace("{n}", &nth).replace("{of}", &of.to_string()),
        };
        let name = [sheet.name.as_str(), composer.called(part), &nth];
        let name = download::name(if of > 1 { &name } else { &name[..2] }, "png");
        let alt = [composer.alt(part).as_str(), " ", &number].concat().trim_end().into();
        (renderer.send)(RenderMessage::Image(Image { file, name, alt, number }));
        renderer.rest().await?;
    }
    (renderer.send)(RenderMessage::Done);
    Ok(())
}

/// Lays out every piece. Returns the blocks, and the part of the page that each belongs to. A chart that cannot be drawn is left out,
/// with a warning in the console.
async fn lay_all<'a>(
    renderer: &Renderer,
    composer: &Composer<'a>,
    part: Option<&str>,
) -> Result<(Vec<Block>, Vec<Option<&'a Part>>), Stopped> {
    let plan = composer.plan(part);
    let (mut blocks, mut parts) = (Vec::new(), Vec::new());
    for (i, piece) in plan.iter().enumerate() {
        match composer.lay(*piece) {
            Ok(block) => {
                blocks.push(block);
                parts.push(piece.part());
            }
            Err(untrue) => console::warn(&["left out of the long image: ", &untrue.to_string()].concat()),
        }
        renderer.progress(LAYING * (i + 1) as f64 / plan.len() as f64);
        renderer.breathe().await?;
    }
    Ok((blocks, parts))
}

/// Paints one image: its blocks under each other, scaled down if they would exceed the largest size of an image.
async fn painted<'a>(
    renderer: &Renderer,
    blocks: impl Iterator<Item = &'a Block> + Clone,
    job: &RenderRequest,
    (from, share): (f64, f64),
) -> Result<Surface, Stopped> {
    let height: f64 = blocks.clone().map(|block| block.height).sum();
    let scale = scale(height);
    let surface = surface().ok_or("the browser gives no canvas")?;
    let w = (WIDTH * scale).floor();
    surface.resize(w, height * scale);
    let context = surface.read_often().ok_or("this canvas has no 2d context")?;
    let mut y = 0.0;
    for block in blocks {
        let at = (y * scale, scale);
        // The background is painted per block: all of it at once would be a long task. Reading a pixel of it checks that there is a
        // bitmap, and makes the queued canvas calls run now, not all at the end in one long task.
        let top = at.0.floor();
        surface.fill((0.0, top, w, (block.height * scale).ceil() + 1.0), &job.palette, Role::Paper)?;
        readback::check_pixel(&context, (0.0, top + 1.0), &job.palette, Role::Paper)?;
        canvas::draw_at(&block.scene, &surface, at, &job.palette, &job.text)?;
        canvas::draw_at(&block.display, &surface, at, &job.palette, &job.display)?;
        y += block.height;
        renderer.progress(from + share * y / height);
        renderer.breathe().await?;
    }
    Ok(surface)
}

/// Fetches the text at an address, with the global `fetch` of the page or the worker.
async fn fetch(address: &str) -> Result<String, Stopped> {
    let unread = || ["no answer for ", address].concat();
    let global = global();
    let fetch: Function =
        Reflect::get(&global, &"fetch".into()).ok().and_then(|f| f.dyn_into().ok()).ok_or_else(unread)?;
    let answer = fetch.call1(&global, &address.into()).map_err(|_| unread())?;
    let response = JsFuture::from(Promise::resolve(&answer)).await.map_err(|_| unread())?;
    let response: Response = response.dyn_into().map_err(|_| unread())?;
    if !response.ok() {
        return Err([address, " is not there"].concat().into());
    }
    let text = JsFuture::from(response.text().map_err(|_| unread())?).await.map_err(|_| unread())?;
    text.as_string().ok_or_else(|| unread().into())
}

/// Whether the paper is darker than the ink.
fn night(palette: &Palette) -> bool {
    let light = |role: Role| {
        let (r, g, b) = colour(palette, role);
        u32::from(r) + u32::from(g) + u32::from(b)
    };
    light(Role::Paper) < light(Role::Ink)
}
