//! Messages for whoever opens the console. The reader of the page never sees one.

use wasm_bindgen::JsValue;

/// Says what could not be made live and what that means for the reader.
pub fn warn(message: &str) {
    web_sys::console::warn_1(&JsValue::from_str(&["gongxiaomei: ", message].concat()));
}
