//! Saves files that were made in the browser.

use wasm_bindgen::JsCast;
use web_sys::js_sys::Date;
use web_sys::{Blob, HtmlAnchorElement, Url};

use super::events::set_timeout;
use super::viewport::page;

/// How long a file's object URL is kept for the browser to fetch it, in milliseconds.
const KEPT: i32 = 60_000;

/// The message for the console if no file could be made.
pub const NO_FILES: &str = "the browser takes no files from pages";

/// A file name made of parts; characters that file systems refuse become hyphens.
pub fn name(parts: &[&str], ending: &str) -> String {
    let name = parts.join("-");
    let name: String = name.chars().map(|c| if r#"\/:*?"<>| "#.contains(c) { '-' } else { c }).collect();
    [&name, ".", ending].concat()
}

/// Downloads a file made in the browser.
///
/// # Errors
/// A message for the console if the browser cannot.
pub fn save(name: &str, blob: &Blob) -> Result<(), String> {
    let link = page().and_then(|(_, d)| d.create_element("a").ok()?.dyn_into::<HtmlAnchorElement>().ok());
    let link = link.ok_or(NO_FILES)?;
    let url = Url::create_object_url_with_blob(blob).map_err(|_| NO_FILES)?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    set_timeout(KEPT, Box::new(move || drop(Url::revoke_object_url(&url))));
    Ok(())
}

/// The reader's local date as `YYYY-MM-DD`.
pub fn today() -> String {
    let now = Date::new_0();
    let two = |n: u32| if n < 10 { ["0", &n.to_string()].concat() } else { n.to_string() };
    [now.get_full_year().to_string(), two(now.get_month() + 1), two(now.get_date())].join("-")
}
