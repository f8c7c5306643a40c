//! Canvases that are never shown, only encoded as files.

use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::Promise;
use web_sys::{Blob, OffscreenCanvas};

use crate::browser::canvas::Surface;
use crate::browser::dom::viewport::page;

/// A canvas that is never shown: an element in the page, an `OffscreenCanvas` in a worker. `None` if the browser provides none.
pub fn surface() -> Option<Surface> {
    match page() {
        Some((_, document)) => Some(Surface::Page(document.create_element("canvas").ok()?.dyn_into().ok()?)),
        None => OffscreenCanvas::new(1, 1).ok().map(Surface::Off),
    }
}

/// The canvas as a PNG file.
///
/// # Errors
/// A message for the console if the browser cannot encode it, for example for lack of memory.
pub async fn encoded(surface: &Surface) -> Result<Blob, &'static str> {
    let none = "the canvas gave no picture";
    let promise = match surface {
        Surface::Off(canvas) => canvas.convert_to_blob().map_err(|_| none)?,
        Surface::Page(canvas) => Promise::new(&mut |done, failed| {
            let ready = Closure::once_into_js(move |blob: JsValue| drop(done.call1(&JsValue::NULL, &blob)));
            if canvas.to_blob(ready.unchecked_ref()).is_err() {
                let _ = failed.call0(&JsValue::NULL);
            }
        }),
    };
    JsFuture::from(promise).await.map_err(|_| none)?.dyn_into().map_err(|_| none)
}
