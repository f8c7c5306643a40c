//! Makes the files of charts for their controls, from the page's data, in the chart's current colours.

use crate::page::dom_names::attr;
use const_format::concatcp;
use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::js_sys::Array;
use web_sys::{Blob, BlobPropertyBag, CustomEvent, CustomEventInit, Document, Element, Event};

use super::hidden_canvas::{encoded, surface};
use super::poster::messages::Image;
use super::poster::results::SaveMethod;
use super::{picture_dialog, readback};
use crate::browser::canvas;
use crate::browser::canvas::Surface;
use crate::browser::dom::computed_style::Style;
use crate::browser::dom::events::{listen, queue_microtask};
use crate::browser::dom::export_request;
use crate::browser::dom::export_request::{EXPORT_DONE, EXPORT_REQUESTED};
use crate::browser::dom::viewport::page;
use crate::browser::dom::{console, download, query, url};
use crate::chart::render::paint::Palette;
use crate::chart::render::svg_file;
use crate::chart::scene::Role;
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
    picture_dialog::init(document, move |control| make_one(&of, control, ChartAction::Svg.name()));
    let of = document.clone();
    listen(document, EXPORT_REQUESTED, move |_: Event| make(&of));
    // In a microtask, so that a file that traps does not prevent the module from starting.
    let of = document.clone();
    queue_microtask(Box::new(move || make(&of)));
}

fn make(document: &Document) {
    for control in export_request::take_requested(document) {
        let action = control.get_attribute(attr::CHART_ACTION).unwrap_or_default();
        make_one(document, &control, &action);
    }
}

/// Makes a file of the chart that a control belongs to.
fn make_one(document: &Document, control: &Element, action: &str) {
    let id = export_request::chart_of(control);
    match export_file(document, &id, action) {
        Ok((name, Made::File(file))) => dispatch_done(control, &id, save(document, &name, &file)),
        Ok((name, Made::Picture(drawn))) => {
            let (document, control) = (document.clone(), control.clone());
            spawn_local(async move {
                match save_picture(&document, &control, name, &drawn).await {
                    Ok(None) => {}
                    Ok(Some(message)) => dispatch_done(&control, &id, Ok(message)),
                    Err(why) => {
                        console::warn(&["chart '", &id, "': no picture: ", &why].concat());
                        picture_dialog::offer_svg(&document, &control, why == readback::FALSIFIED);
                    }
                }
            });
        }
        Err(why) => dispatch_done(control, &id, Err(why)),
    }
}

/// Hands a file to the browser to save, and returns a message for the reader. It does not claim that the file was saved: no page can
/// know that.
fn save(document: &Document, name: &str, file: &Blob) -> Result<String, String> {
    let (window, _) = page().ok_or(download::NO_FILES)?;
    let method = SaveMethod::of(&window);
    if method == SaveMethod::LongPress {
        return Ok(picture_dialog::note(document, attr::IN_APP_NOTE));
    }
    download::save(name, file)?;
    let message = match method {
        SaveMethod::UnsureDownload => picture_dialog::note(document, attr::FRAMED_NOTE),
        _ => carried(document)?.words.saved.clone(),
    };
    Ok(message.replace("{file}", name))
}

/// Paints a picture, and hands it to the browser to save: returns a message for the reader. If it may not be saved, shows it in the
/// dialog instead: returns `None`.
async fn save_picture(
    document: &Document,
    control: &Element,
    name: String,
    drawn: &Drawn,
) -> Result<Option<String>, String> {
    readback::check_browser(&drawn.palette).await?;
    let surface = drawn.painted()?;
    let file = encoded(&surface).await?;
    // Frees the bitmap at once, not when the engine collects it.
    surface.resize(0.0, 0.0);
    let (window, _) = page().ok_or(download::NO_FILES)?;
    if SaveMethod::of(&window) == SaveMethod::Download {
        return save(document, &name, &file).map(Some);
    }
    let image = Image { file, name, alt: drawn.alt.clone(), number: String::new() };
    picture_dialog::show(document, control, image).await.map(|()| None)
}

/// Reports to the page what to announce, or that the export failed; then the console says why.
fn dispatch_done(control: &Element, id: &str, message: Result<String, String>) {
    let options = CustomEventInit::new();
    options.set_bubbles(true);
    match message {
        Ok(message) => options.set_detail(&message.into()),
        Err(why) => console::warn(&["chart '", id, "': no file could be made: ", &why].concat()),
    }
    if let Ok(event) = CustomEvent::new_with_event_init_dict(EXPORT_DONE, &options) {
        let _ = control.dispatch_event(&event);
    }
}

/// The result of an export.
enum Made {
    File(Blob),
    /// To be painted and encoded as PNG, asynchronously.
    Picture(Drawn),
}

/// Makes the file of a chart, and a file name in the language of the page.
fn export_file(document: &Document, id: &str, action: &str) -> Result<(String, Made), String> {
    let live = carried(document)?;
    let of = live.chart(id).ok_or("the page does not carry it")?;
    let drawn = || Drawn::of(document, &live, of);
    let made = match ChartAction::from_name(action) {
        Some(ChartAction::Png) => Made::Picture(drawn()?),
        Some(ChartAction::Svg) => Made::File(file(&drawn()?.svg(&of.title), "image/svg+xml")?),
        Some(ChartAction::Csv) => Made::File(file(&table::csv(&of.rows, &live.words), "text/csv;charset=utf-8")?),
        Some(ChartAction::Table | ChartAction::Link) | None => {
            return Err(["there are no files of the kind '", action, "'"].concat());
        }
    };
    Ok((download::name(&[&live.name, &of.title], action), made))
}

/// The page's data, parsed once. The other module has checked its version.
pub(super) fn carried(document: &Document) -> Result<Rc<PageData>, String> {
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
    /// Alternative text.
    alt: String,
}

impl Drawn {
    fn of(document: &Document, live: &PageData, of: &ChartData) -> Result<Drawn, String> {
        let frame = Frame::new(CHART_WIDE);
        let chart = layout(&of.chart, frame).map_err(|untrue| untrue.to_string())?;
        let drawn = live.words.drawn.replace("{date}", &download::today());
        let address = url::of_chart(&of.id);
        let notes = vec![of.key.clone(), of.caution.clone(), live.source.clone(), drawn, address];
        let host = query::one(document.query_selector(&[concatcp!("[", attr::CHART, "=\""), &of.id, "\"]"].concat()));
        let style = host.and_then(|host| Style::of(&host)).ok_or("the page has no style")?;
        Ok(Drawn {
            plate: CaptionedChart { title: of.caption.clone(), notes }.around(chart, frame),
            palette: style.palette().ok_or("a colour of the style is not written as #rrggbb")?,
            fonts: ["font-family", "--file"].map(|list| style.get(list)),
            alt: of.caption.clone(),
        })
    }

    fn svg(&self, title: &str) -> String {
        let [_, fonts] = &self.fonts;
        svg_file::file(&self.plate, title, &self.palette, fonts)
    }

    fn painted(&self) -> Result<Surface, String> {
        let surface = surface().ok_or("the browser gives no canvas")?;
        let (width, height) = ((self.plate.width * DENSITY).round(), (self.plate.height * DENSITY).round());
        surface.resize(width, height);
        let context = surface.read_often().ok_or("this canvas has no 2d context")?;
        let [fonts, _] = &self.fonts;
        canvas::draw_at(&self.plate, &surface, (0.0, DENSITY), &self.palette, fonts)?;
        // The margins have the colour of paper.
        for corner in [(1.0, 1.0), (width - 2.0, height - 2.0)] {
            readback::check_pixel(&context, corner, &self.palette, Role::Paper)?;
        }
        Ok(surface)
    }
}
