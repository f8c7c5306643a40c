//! Messages in the console, for developers. Readers never see them.

use wasm_bindgen::JsValue;

/// Warns of something that does not work, and says what that means for the reader.
pub fn warn(message: &str) {
    web_sys::console::warn_1(&JsValue::from_str(&["infographic: ", message].concat()));
}
