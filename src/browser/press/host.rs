//! The functions of the script of the press, `src/press.js`.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Calls `heard` with the JSON, the page and the file of each answer; with nothing if the worker has ended, and another has begun.
    #[wasm_bindgen(js_namespace = press)]
    pub fn listen(heard: &JsValue);

    /// Asks the worker, with bytes beside the question.
    #[wasm_bindgen(js_namespace = press)]
    pub fn ask(question: &str, bytes: JsValue);

    /// Asks it to begin, with the site that the press has or that was opened last.
    #[wasm_bindgen(js_namespace = press)]
    pub fn begin(question: &str);

    /// The draft that was kept; empty if there is none.
    #[wasm_bindgen(js_namespace = press)]
    pub fn kept() -> String;

    /// Whether the draft was begun with another site than the press has (`newer`), and whether other drafts wait (`aside`).
    #[wasm_bindgen(js_namespace = press)]
    pub fn others() -> String;

    /// Goes on with the draft, although it was begun with another site.
    #[wasm_bindgen(js_namespace = press)]
    pub fn use_draft();

    /// Puts the draft aside, and calls `done` when the site that the press has is in its place.
    #[wasm_bindgen(js_namespace = press)]
    pub fn use_site(done: &JsValue);

    /// Puts the draft aside, and calls `done` when one that was put aside before is in its place.
    #[wasm_bindgen(js_namespace = press)]
    pub fn use_aside(done: &JsValue);

    /// Puts the draft aside, and calls `done` when nothing is changed any more in the site that it was made of.
    #[wasm_bindgen(js_namespace = press)]
    pub fn put_aside(done: &JsValue);

    /// Keeps a draft, and calls `done` with whether it is kept.
    #[wasm_bindgen(js_namespace = press)]
    pub fn keep(draft: &str, done: &JsValue);

    /// Keeps the package that was opened, for the draft that is made of it.
    #[wasm_bindgen(js_namespace = press)]
    pub fn keep_site(bytes: JsValue);

    /// Reads the file that was chosen in an input, and calls `done` with its name and its bytes.
    #[wasm_bindgen(js_namespace = press)]
    pub fn read(input: &JsValue, done: &JsValue);

    /// Saves a file.
    #[wasm_bindgen(js_namespace = press)]
    pub fn save(name: &str, bytes: &JsValue);

    /// Shows a page in the frame of the preview.
    #[wasm_bindgen(js_namespace = press)]
    pub fn show(page: &str);

    /// Brings an element of the page into view.
    #[wasm_bindgen(js_namespace = press)]
    pub fn reveal(id: &str);

    /// Shows a document in the frame of the dialog.
    #[wasm_bindgen(js_namespace = press)]
    pub fn present(document: &JsValue);

    /// Prints that document.
    #[wasm_bindgen(js_namespace = press)]
    pub fn print();

    /// Focuses an element once it is there.
    #[wasm_bindgen(js_namespace = press)]
    pub fn focus(id: &str);

    /// Keeps the focus where it is while the forms are shown anew.
    #[wasm_bindgen(js_namespace = press)]
    pub fn stay();

    /// Writes a text at the caret of the field that had the focus last.
    #[wasm_bindgen(js_namespace = press)]
    pub fn insert(text: &str);

    /// Opens a dialog, or closes it.
    #[wasm_bindgen(js_namespace = press)]
    pub fn dialog(id: &str, open: bool);

    /// Asks whether something is meant.
    #[wasm_bindgen(js_namespace = press)]
    pub fn sure(question: &str) -> bool;

    /// Whether the browser is set to Chinese.
    #[wasm_bindgen(js_namespace = press)]
    pub fn is_chinese() -> bool;

    /// Sets the language of the document, and its title.
    #[wasm_bindgen(js_namespace = press)]
    pub fn name(lang: &str, title: &str);
}
