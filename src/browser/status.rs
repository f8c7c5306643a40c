//! What has been done, said to screen readers: the page has one live region, which is empty when it is rendered.

use super::page;
use crate::page::STATUS;

/// Says it, once.
pub fn say(what: &str) {
    if let Some(region) = page().and_then(|(_, document)| document.get_element_by_id(STATUS)) {
        region.set_text_content(Some(what));
    }
}
