//! Taking a chart along: files, made here and handed to the browser, and the clipboard.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::js_sys::Array;
use web_sys::{Blob, BlobPropertyBag, HtmlCanvasElement, HtmlDetailsElement, HtmlElement, PointerEvent};

use super::event::{around, listen};
use super::style::Style;
use super::{clipboard, files, find, menu, page, status, tip};
use crate::chart::plate::Plate;
use crate::chart::tokens::CHART_WIDE;
use crate::chart::{Chart, Frame, Scene, canvas, layout, svg, table};
use crate::live::{Live, LiveChart};
use crate::way::{WAY, Way};

/// Pixels of a PNG to the CSS pixel.
const DENSITY: f64 = 2.0;
const NO_COLOUR: &str = "a colour of the style is not written as #rrggbb";
const NO_PICTURE: &str = "the canvas gave no picture";

/// A chart that can be taken along.
struct Taken {
    live: Rc<Live>,
    /// Its place in the content.
    at: usize,
    /// Where the chart stands on the page, whose style its files have.
    host: HtmlElement,
    /// The menu.
    menu: HtmlDetailsElement,
}

/// Shows the menu of the chart at a place in the content, and answers to it.
pub fn attach(host: &HtmlElement, at: usize, live: &Rc<Live>) {
    let Some(LiveChart { chart, .. }) = live.charts.get(at) else {
        return;
    };
    let menu =
        page().and_then(|(_, d)| find::one(d.query_selector(&["[data-take=\"", &chart.id, "\"] > .menu"].concat())));
    let Some(menu) = menu.and_then(|menu| menu.dyn_into::<HtmlDetailsElement>().ok()) else {
        return;
    };
    menu.set_hidden(false);
    let taken = Rc::new(Taken { live: live.clone(), at, host: host.clone(), menu: menu.clone() });
    listen(&menu, "click", move |event: PointerEvent| {
        let way = around(event.target(), "[data-way]").and_then(|entry| entry.get_attribute(WAY));
        if let Some(way) = way.and_then(|name| Way::named(&name)) {
            taken.clone().go(way);
        }
    });
}

impl Taken {
    fn go(self: Rc<Taken>, way: Way) {
        menu::close(&self.menu);
        let Some(of) = self.live.charts.get(self.at) else {
            return;
        };
        let words = &self.live.words;
        let done = match way {
            Way::Png => self.png(of),
            Way::Svg => self.svg(of).and_then(|svg| self.file(of, "svg", &svg, "image/svg+xml")),
            Way::Csv => self.file(of, "csv", &table::csv(&of.rows, words), "text/csv;charset=utf-8"),
            Way::Table => {
                let (text, html) = (table::tsv(&of.rows, words), table::html(&of.rows, words));
                self.copied(clipboard::copy(&text, Some(&html)));
                Ok(())
            }
            Way::Link => {
                self.copied(clipboard::copy(&address(&of.chart), None));
                Ok(())
            }
        };
        if let Err(why) = done {
            self.failed(&of.chart.id, &why);
        }
    }

    fn copied(&self, done: bool) {
        let words = &self.live.words;
        self.say(if done { &words.copied } else { &words.copy_failed });
    }

    fn say(&self, what: &str) {
        if let Some(shown) = find::one(self.menu.query_selector("summary > span")) {
            status::say(&shown, what, &self.live.words.take);
        }
    }

    fn failed(&self, chart: &str, why: &str) {
        super::console::warn(&["chart '", chart, "': no file could be made: ", why].concat());
        self.say(&self.live.words.save_failed);
    }

    /// The chart on its plate, as the page's style would have it.
    fn plate(&self, of: &LiveChart) -> Result<(Scene, Style), String> {
        let frame = Frame::new(CHART_WIDE);
        let chart = layout(&of.chart, frame).map_err(|e| e.to_string())?;
        let drawn = self.live.words.drawn.replace("{date}", &files::today());
        let notes = vec![of.key.clone(), of.caution.clone(), self.live.source.clone(), drawn, address(&of.chart)];
        let style = Style::of(&self.host).ok_or("the page has no style")?;
        Ok((Plate { title: of.caption.clone(), notes }.around(chart, frame), style))
    }

    fn svg(&self, of: &LiveChart) -> Result<String, String> {
        let (plate, style) = self.plate(of)?;
        Ok(svg::file(&plate, &of.title, &style.palette().ok_or(NO_COLOUR)?, &style.get("font-family")))
    }

    fn png(self: &Rc<Taken>, of: &LiveChart) -> Result<(), String> {
        let (plate, style) = self.plate(of)?;
        let (_, document) = page().ok_or("there is no page")?;
        let sheet = document.create_element("canvas").ok().and_then(|c| c.dyn_into::<HtmlCanvasElement>().ok());
        let sheet = sheet.ok_or("the browser gives no canvas")?;
        let palette = style.palette().ok_or(NO_COLOUR)?;
        canvas::draw(&plate, &sheet, plate.width, DENSITY, &palette, &style.get("font-family"))?;
        let (taken, name, id) = (self.clone(), self.name(of, "png"), of.chart.id.clone());
        let ready = Closure::once_into_js(move |blob: JsValue| {
            let saved = blob.dyn_into::<Blob>().map_err(|_| NO_PICTURE.into()).and_then(|blob| taken.save(name, &blob));
            if let Err(why) = saved {
                taken.failed(&id, &why);
            }
        });
        sheet.to_blob(ready.unchecked_ref()).map_err(|_| NO_PICTURE.into())
    }

    fn file(&self, of: &LiveChart, ending: &str, text: &str, kind: &str) -> Result<(), String> {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let parts = Array::of1(&JsValue::from_str(text));
        let blob = Blob::new_with_str_sequence_and_options(&parts, &options).map_err(|_| files::NO_FILES)?;
        self.save(self.name(of, ending), &blob)
    }

    /// The name of a file, in the language of the page.
    fn name(&self, of: &LiveChart, ending: &str) -> String {
        files::name(&[&self.live.name, &of.title], ending)
    }

    fn save(&self, name: String, blob: &Blob) -> Result<(), String> {
        files::save(&name, blob)?;
        self.say(&self.live.words.saved.replace("{file}", &name));
        Ok(())
    }
}

/// The address of a chart on its page.
fn address(chart: &Chart) -> String {
    tip::address(&["chart-", &chart.id].concat())
}
