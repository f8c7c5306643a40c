//! A page as the build renders it, and what is found in it.

use std::fs;
use std::path::Path;

use gongxiaomei::model::Content;
use gongxiaomei::site::edition::Edition;
use gongxiaomei::site::{document, icon};
use scraper::{ElementRef, Html, Selector};

/// The page of a content.
pub fn page(content: &Content) -> Html {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let icons = icon::load(content, &root.join(icon::SET)).unwrap_or_else(|missing| panic!("{}", missing[0]));
    let edition = Edition::new(content.clone(), icons).unwrap_or_else(|error| panic!("{error}"));
    let shell = fs::read_to_string(root.join("index.html")).expect("the shell");
    Html::parse_document(&document::render(&edition, &shell).unwrap_or_else(|error| panic!("{error}")))
}

/// The elements of a page that match a selector, in order.
pub fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).expect("a selector")).collect()
}

/// The elements in another one that match a selector, in order.
pub fn within<'a>(from: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    from.select(&Selector::parse(selector).expect("a selector")).collect()
}
