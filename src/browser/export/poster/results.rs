//! Shows the images in the dialog, offers to save them, and frees them.

use crate::page::dom_names::{attr, class};
use const_format::concatcp;
use std::cell::RefCell;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Object, Promise};
use web_sys::{Blob, Document, FileReader, HtmlAnchorElement, HtmlElement, HtmlImageElement, Url, Window};

use super::messages::Image;
use crate::browser::dom::viewport::page;
use crate::browser::dom::{download, query};
use crate::export::in_app::is_in_app;

thread_local! {
    /// Object URLs of the images that are shown.
    static SHOWN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// How images and files are saved in this browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaveMethod {
    /// Images by a long press, and only as a `data:` URL; other files not at all: within an app such as WeChat.
    LongPress,
    /// By a download, unless the sandbox of the iframe blocks it, which the page cannot find out.
    UnsureDownload,
    /// By a download.
    Download,
}

impl SaveMethod {
    /// The method of this browser, here.
    pub fn of(window: &Window) -> SaveMethod {
        let agent = window.navigator().user_agent().unwrap_or_default();
        let framed = window.parent().ok().flatten().is_some_and(|host| !Object::is(&host, window));
        match (is_in_app(&agent), framed) {
            (true, _) => SaveMethod::LongPress,
            (false, true) => SaveMethod::UnsureDownload,
            (false, false) => SaveMethod::Download,
        }
    }
}

/// Selects what [`Results`] puts into dialogs.
const FILLED: &str = concatcp!(".", class::SHEET, " ol, .", class::SHEET, " [", attr::MADE, "]");

/// The list of images in a dialog.
pub struct Results {
    /// The dialog.
    pub dialog: HtmlElement,
    document: Document,
    window: Window,
}

impl Results {
    /// The list in this dialog.
    pub fn new(dialog: &HtmlElement, document: &Document, window: &Window) -> Results {
        Results { dialog: dialog.clone(), document: document.clone(), window: window.clone() }
    }

    /// Puts images into the dialog, each with its alternative text and, unless only a long press saves, a link that saves it.
    ///
    /// # Errors
    /// A message for the console if the browser cannot show images made by the page.
    pub async fn put(&self, images: Vec<Image>) -> Result<(), String> {
        let list = query::one(self.dialog.query_selector(concatcp!(".", class::MADE, " ol")))
            .ok_or("the dialog has no list")?;
        list.set_text_content(None);
        let method = SaveMethod::of(&self.window);
        for image in images {
            let pressed = method == SaveMethod::LongPress;
            let address = if pressed { data(&image.file).await? } else { blob_address(&image.file)? };
            let item = self.make("li")?;
            if !pressed {
                let label = list.get_attribute(attr::SAVE).unwrap_or_default();
                let save: HtmlAnchorElement = self.make("a")?.unchecked_into();
                save.set_href(&address);
                save.set_download(&image.name);
                save.set_text_content(Some([label.as_str(), " ", &image.number].concat().trim_end()));
                let _ = item.append_child(&save);
            }
            let picture: HtmlImageElement = self.make("img")?.unchecked_into();
            picture.set_alt(&image.alt);
            // A long image is large once decoded; decode it asynchronously.
            let _ = picture.set_attribute("decoding", "async");
            picture.set_src(&address);
            let _ = item.append_child(&picture);
            let _ = list.append_child(&item);
            // Fails if a policy blocks such images, or if there is no memory for this one.
            JsFuture::from(picture.decode()).await.map_err(|_| "the browser does not show the image")?;
        }
        let coarse = self.window.match_media("(pointer: coarse)").ok().flatten().is_some_and(|query| query.matches());
        let (press, click) =
            (coarse || method == SaveMethod::LongPress, !coarse && method == SaveMethod::UnsureDownload);
        for (hint, shown) in [(class::HOLD, press), (class::RIGHT_CLICK, click)] {
            if let Some(hint) = query::one(self.dialog.query_selector(&[".", hint].concat())) {
                hint.set_hidden(!shown);
            }
        }
        Ok(())
    }

    /// Announces that the images are ready.
    pub fn announce(&self) {
        if let Some(made) = query::one(self.dialog.query_selector(concatcp!("[", attr::MADE, "]"))) {
            made.set_text_content(made.get_attribute(attr::MADE).as_deref());
        }
    }

    fn make(&self, tag: &str) -> Result<HtmlElement, &'static str> {
        let element = self.document.create_element(tag).ok().and_then(|element| element.dyn_into().ok());
        element.ok_or("no element could be made")
    }
}

fn blob_address(blob: &Blob) -> Result<String, &'static str> {
    let address = Url::create_object_url_with_blob(blob).map_err(|_| download::NO_FILES)?;
    SHOWN.with_borrow_mut(|shown| shown.push(address.clone()));
    Ok(address)
}

/// A file as a `data:` URL.
async fn data(blob: &Blob) -> Result<String, &'static str> {
    let unread = "the image could not be read";
    let reader = FileReader::new().map_err(|_| unread)?;
    let loaded = JsFuture::from(Promise::new(&mut |done, failed| {
        reader.set_onload(Some(&done));
        reader.set_onerror(Some(&failed));
        let _ = reader.read_as_data_url(blob);
    }));
    loaded.await.map_err(|_| unread)?;
    reader.result().ok().and_then(|data| data.as_string()).ok_or(unread)
}

/// Removes the images and frees their memory.
pub fn forget() {
    for address in SHOWN.with_borrow_mut(std::mem::take) {
        let _ = Url::revoke_object_url(&address);
    }
    let Some((_, document)) = page() else {
        return;
    };
    for part in query::all(document.query_selector_all(FILLED)) {
        part.set_text_content(None);
    }
}
