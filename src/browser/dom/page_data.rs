//! Reads the page's data from its document.

use serde::de::DeserializeOwned;
use web_sys::Document;

use super::json;
use crate::model::content::SCHEMA;
use crate::page::data::PageData;
use crate::page::dom_names::id;

impl<C: DeserializeOwned> PageData<C> {
    /// The data in the page's script element.
    ///
    /// # Errors
    /// A message for the console if the page has none, if it is damaged, or if it was built for another version of the script. The page
    /// then stays as it was prerendered.
    pub fn from_document(document: &Document) -> Result<PageData<C>, String> {
        let text = document
            .get_element_by_id(id::DATA)
            .and_then(|e| e.text_content())
            .ok_or_else(|| ["the page has no #", id::DATA, "; it stays as it was prerendered"].concat())?;
        let data: PageData<C> = json::from_str(&text).map_err(|e| {
            ["the content in #", id::DATA, " is damaged (", &e.to_string(), "); the page stays as it was prerendered"]
                .concat()
        })?;
        if data.schema != SCHEMA {
            return Err(
                "the content is of another version than the script; the page stays as it was prerendered".into()
            );
        }
        Ok(data)
    }
}
