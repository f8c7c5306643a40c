//! Styles that are not serialised: they apply to an element of the live page, but not to its copies.
//!
//! “Save page as”, a clone or a proxy copies attributes and inline styles, but not the bitmaps of canvases. So what hides a still must
//! not be an attribute or an inline style. It is a finished animation with `fill: forwards`, which no copy has.

use wasm_bindgen::prelude::*;
use web_sys::Element;
use web_sys::js_sys::{Object, Reflect};

#[wasm_bindgen]
extern "C" {
    /// An element that can be animated. `web_sys` has this interface only as an unstable one.
    type Animatable;
    #[wasm_bindgen(method)]
    fn animate(this: &Animatable, to: &Object, options: &Object) -> Animation;
    type Animation;
    #[wasm_bindgen(method)]
    fn cancel(this: &Animation);
}

/// A style that applies until this is dropped. It overrides stylesheets, except their `!important` declarations.
pub struct Hold(Animation);

impl Hold {
    /// Applies a CSS property to an element.
    pub fn new(element: &Element, property: &str, value: &str) -> Hold {
        let [to, options] = [(property, value), ("fill", "forwards")].map(|(name, value)| {
            let object = Object::new();
            // Fails only if the object is frozen.
            let _ = Reflect::set(&object, &name.into(), &value.into());
            object
        });
        Hold(element.unchecked_ref::<Animatable>().animate(&to, &options))
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.0.cancel();
    }
}
