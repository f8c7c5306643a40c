//! Editions whose every text could be taken for markup.
#![allow(dead_code, reason = "the end-to-end tests use a part")]

use serde_json::Value;

/// The ending given to every text of an edition: everything that could be taken for markup.
pub const MARKUP: &str = "</script> <script>pwned=1</script> <img src=x onerror=pwned=1> \"'> <!-- </title> ]]> javascript:pwned=1 &lt; &#0; &amp;";

/// The fields whose texts are names for the program, not texts for a reader.
const NAMES: [&str; 28] = [
    "id",
    "slug",
    "fact",
    "figures",
    "charts",
    "unit",
    "qualifier",
    "status",
    "stage",
    "origin",
    "op",
    "of",
    "part_of",
    "form",
    "character",
    "outline",
    "shape",
    "hue",
    "symbol",
    "layout",
    "kind",
    "measure",
    "place",
    "section",
    "chart",
    "icon",
    "lang",
    "$schema",
];

/// An edition with an ending added to every text a reader sees. Equal texts get equal endings, so that references stay valid.
pub fn ended(edition: &str, ending: &str) -> String {
    fn walk(name: &str, value: &mut Value, ending: &str) {
        match value {
            Value::String(text) if !NAMES.contains(&name) => *text += ending,
            Value::Array(items) => items.iter_mut().for_each(|item| walk(name, item, ending)),
            Value::Object(entries) => {
                let note = entries.contains_key("icon");
                for (name, value) in entries {
                    // A note refers to a name by its id; what a section says of its drawing is a text, the drawing is not.
                    if !(note && name == "name" || name == "scenery" && value.is_object()) {
                        walk(name, value, ending);
                    }
                }
            }
            _ => {}
        }
    }
    let mut value: Value = serde_json::from_str(edition).expect("JSON");
    walk("", &mut value, ending);
    value.to_string()
}

/// A text of the same shape without anything that could be taken for markup.
pub fn harmless(text: &str) -> String {
    text.replace(['<', '>', '&', '"'], "#")
}
