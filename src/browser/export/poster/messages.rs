//! The messages between the dialog of the long image and its renderer, in this thread or in a worker.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::Blob;
use web_sys::js_sys::{Object, Reflect};

use crate::chart::Role;
use crate::chart::render::paint::Palette;

/// Everything needed to draw a long image without access to the page.
#[derive(Debug, Clone)]
pub struct RenderRequest {
    /// The page's data, as JSON.
    pub live: String,
    /// Absolute address of the image's texts.
    pub sheet: String,
    /// Id of the part to draw; empty for the whole page.
    pub part: String,
    /// Text size as a multiple of the standard one.
    pub large: f64,
    /// The colours.
    pub palette: Palette,
    /// The fonts of running text, as a CSS font list.
    pub text: String,
    /// The fonts of headlines, as a CSS font list.
    pub display: String,
    /// The address of the page or part, for the foot and the QR code.
    pub address: String,
    /// The day, as `YYYY-MM-DD`.
    pub date: String,
}

/// A report about the drawing.
#[derive(Debug, Clone)]
pub enum RenderMessage {
    /// Progress, from 0 to 1.
    Progress(f64),
    /// An image is ready.
    Image(Image),
    /// All images are ready.
    Done,
    /// It failed; a message for the console.
    Failed(String),
}

/// A long image.
#[derive(Debug, Clone)]
pub struct Image {
    /// A PNG file.
    pub file: Blob,
    /// Its name.
    pub name: String,
    /// Its text alternative.
    pub alt: String,
    /// Its number and how many there are, in words; empty if it is the only one.
    pub number: String,
}

fn put(object: &Object, name: &str, value: impl Into<JsValue>) {
    // Only a frozen object would refuse.
    let _ = Reflect::set(object, &name.into(), &value.into());
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn text(object: &JsValue, name: &str) -> String {
    get(object, name).as_string().unwrap_or_default()
}

impl RenderRequest {
    /// The job as a message to another thread.
    pub fn message(&self) -> JsValue {
        let object = Object::new();
        let texts = [
            ("live", &self.live),
            ("sheet", &self.sheet),
            ("part", &self.part),
            ("text", &self.text),
            ("display", &self.display),
            ("address", &self.address),
            ("date", &self.date),
        ];
        for (name, value) in texts {
            put(&object, name, value.as_str());
        }
        put(&object, "large", self.large);
        for (role, (r, g, b)) in Role::ALL.into_iter().zip(self.palette) {
            put(&object, role.token(), u32::from_be_bytes([0, r, g, b]));
        }
        object.into()
    }

    /// A job from its message.
    pub fn read(message: &JsValue) -> RenderRequest {
        let text = |name| text(message, name);
        let mut palette: Palette = Default::default();
        for (place, role) in palette.iter_mut().zip(Role::ALL) {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "it was a u32, as JavaScript has it"
            )]
            let [_, r, g, b] = (get(message, role.token()).as_f64().unwrap_or_default() as u32).to_be_bytes();
            *place = (r, g, b);
        }
        RenderRequest {
            live: text("live"),
            sheet: text("sheet"),
            part: text("part"),
            large: get(message, "large").as_f64().unwrap_or(1.0),
            palette,
            text: text("text"),
            display: text("display"),
            address: text("address"),
            date: text("date"),
        }
    }
}

impl RenderMessage {
    /// The report as a message to another thread.
    pub fn message(&self) -> JsValue {
        let object = Object::new();
        match self {
            RenderMessage::Progress(part) => put(&object, "progress", *part),
            RenderMessage::Image(image) => {
                put(&object, "file", image.file.clone());
                put(&object, "name", image.name.as_str());
                put(&object, "alt", image.alt.as_str());
                put(&object, "number", image.number.as_str());
            }
            RenderMessage::Done => put(&object, "done", true),
            RenderMessage::Failed(why) => put(&object, "failed", why.as_str()),
        }
        object.into()
    }

    /// A report from its message; `None` if it is not one of ours.
    pub fn read(message: &JsValue) -> Option<RenderMessage> {
        if let Some(part) = get(message, "progress").as_f64() {
            return Some(RenderMessage::Progress(part));
        }
        if let Ok(file) = get(message, "file").dyn_into::<Blob>() {
            let [name, alt, number] = ["name", "alt", "number"].map(|name| text(message, name));
            return Some(RenderMessage::Image(Image { file, name, alt, number }));
        }
        if get(message, "done").is_truthy() {
            return Some(RenderMessage::Done);
        }
        get(message, "failed").as_string().map(RenderMessage::Failed)
    }
}
