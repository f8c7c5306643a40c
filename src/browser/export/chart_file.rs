//! Makes the files of charts for their menus, from the page's data, in the chart's current colours.

use crate::page::dom_names::attr;
use const_format::concatcp;
use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::js_sys::Array;
use web_sys::{Blob, BlobPropertyBag, CustomEvent, CustomEventInit, Document, Element, Event};

use super::poster::renderer::{encoded, surface};
use crate::browser::canvas;
use crate::browser::canvas::Surface;
use crate::browser::dom::computed_style::Style;
use crate::browser::dom::events::{listen, queue_microtask};
use crate::browser::dom::export_request;
use crate::browser::dom::export_request::{EXPORT_DONE, EXPORT_REQUESTED};
use crate::browser::dom::{console, download, query, url};
use crate::chart::render::paint::Palette;
use crate::chart::render::svg_file;
use crate::chart::tokens::CHART_WIDE;
use crate::chart::{Frame, Scene, layout, table};
use crate::export::captioned_chart::CaptionedChart;
use crate::page::chart_action::ChartAction;
use crate::page::data::{ChartData, PageData};

/// Pixels of a PNG per CSS pixel.
const DENSITY: f64 = 2.0;

thread_local! {
    /// The page's data, parsed when a file is first requested.
    static CARRIED: RefCell<Option<Rc<PageData>>> = const { RefCell::new(None) };
}

/// Makes the files that were requested while this module was loading, and those requested from now on.
pub fn init(document: &Document) {
    let of = document.clone();
    listen(document, EXPORT_REQUESTED, move |_: Event| make(&of));
    // In a microtask, so that a file that traps does not prevent the module from starting.
    let of = document.clone();
    queue_microtask(Box::new(move || make(&of)));
}

fn make(document: &Document) {
    for entry in export_request::take_requested(document) {
        let action = entry.get_attribute(attr::CHART_ACTION).unwrap_or_default();
        let take = entry.closest(concatcp!("[", attr::TAKE, "]")).ok().flatten();
        let id = take.and_then(|take| take.get_attribute(attr::TAKE)).unwrap_or_default();
        match export_file(document, &id, &action) {
            Ok((name, Made::File(file))) => dispatch_done(&entry, &id, download::save(&name, &file).map(|()| name)),
            Ok((name, Made::Picture(surface))) => spawn_local(async move {
                let file = encoded(&surface).await.map_err(String::from);
                // Frees the bitmap at once, not when the engine collects it.
                surface.resize(0.0, 0.0);
                dispatch_done(&entry, &id, file.and_then(|file| download::save(&name, &file)).map(|()| name));
            }),
            Err(why) => dispatch_done(&entry, &id, Err(why)),
        }
    }
}

/// Reports to the page under which name a file was saved, or that it failed; then the console says why.
fn dispatch_done(entry: &Element, id: &str, saved: Result<String, String>) {
    let options = CustomEventInit::new();
    options.set_bubbles(true);
    match saved {
        Ok(name) => options.set_detail(&name.into()),
        Err(why) => console::warn(&["chart '", id, "': no file could be made: ", &why].concat()),
    }
    if let Ok(event) = CustomEvent::new_with_event_init_dict(EXPORT_DONE, &options) {
        let _ = entry.dispatch_event(&event);
    }
}

/// The result of an export.
enum Made {
    File(Blob),
    /// Painted; encoding it as PNG is asynchronous.
    Picture(Surface),
}

/// Makes the file of a chart, and a file name in the language of the page.
fn export_file(document: &Document, id: &str, action: &str) -> Result<(String, Made), String> {
    let live = carried(document)?;
    let of = live.charts.iter().find(|of| of.chart.id == id).ok_or("the page does not carry it")?;
    let drawn = || Drawn::of(document, &live, of);
    let made = match ChartAction::from_name(action) {
        Some(ChartAction::Png) => Made::Picture(drawn()?.painted()?),
        Some(ChartAction::Svg) => Made::File(file(&drawn()?.svg(&of.title), "image/svg+xml")?),
        Some(ChartAction::Csv) => Made::File(file(&table::csv(&of.rows, &live.words), "text/csv;charset=utf-8")?),
        Some(ChartAction::Table | ChartAction::Link) | None => {
            return Err(["there are no files of the kind '", action, "'"].concat());
        }
    };
    Ok((download::name(&[&live.name, &of.title], action), made))
}

/// The page's data, parsed once. The other module has checked its version.
fn carried(document: &Document) -> Result<Rc<PageData>, String> {
    if let Some(live) = CARRIED.with_borrow(Clone::clone) {
        return Ok(live);
    }
    let live = Rc::new(PageData::from_document(document)?);
    CARRIED.set(Some(live.clone()));
    Ok(live)
}

fn file(text: &str, kind: &str) -> Result<Blob, &'static str> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(text));
    Blob::new_with_str_sequence_and_options(&parts, &options).map_err(|_| download::NO_FILES)
}

/// A captioned chart with the palette and font of the page.
struct Drawn {
    plate: Scene,
    palette: Palette,
    /// The fonts of a picture that this browser paints, and those of a file that other programs open.
    fonts: [String; 2],
}

impl Drawn {
    fn of(document: &Document, live: &PageData, of: &ChartData) -> Result<Drawn, String> {
        let frame = Frame::new(CHART_WIDE);
        let chart = layout(&of.chart, frame).map_err(|untrue| untrue.to_string())?;
        let drawn = live.words.drawn.replace("{date}", &download::today());
        let address = url::of_chart(&of.chart.id);
        let notes = vec![of.key.clone(), of.caution.clone(), live.source.clone(), drawn, address];
        let host =
            query::one(document.query_selector(&[concatcp!("[", attr::CHART, "=\""), &of.chart.id, "\"]"].concat()));
        let style = host.and_then(|host| Style::of(&host)).ok_or("the page has no style")?;
        Ok(Drawn {
            plate: CaptionedChart { title: of.caption.clone(), notes }.around(chart, frame),
            palette: style.palette().ok_or("a colour of the style is not written as #rrggbb")?,
            fonts: ["font-family", "--file"].map(|list| style.get(list)),
        })
    }

    fn svg(&self, title: &str) -> String {
        let [_, fonts] = &self.fonts;
        svg_file::file(&self.plate, title, &self.palette, fonts)
    }

    fn painted(&self) -> Result<Surface, String> {
        let surface = surface().ok_or("the browser gives no canvas")?;
        surface.resize((self.plate.width * DENSITY).round(), (self.plate.height * DENSITY).round());
        let [fonts, _] = &self.fonts;
        canvas::draw_at(&self.plate, &surface, (0.0, DENSITY), &self.palette, fonts)?;
        Ok(surface)
    }
}
