//! Quotes a text in an error message, cut to what is needed to recognise it.

/// Most characters of a text that are quoted.
const SHOWN: usize = 60;

/// A text in quotes, shortened if it is long.
pub fn quote(text: &str) -> String {
    format!("\"{}\"", clip(text))
}

/// A text, shortened if it is long.
pub fn clip(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text)),
        None => text.into(),
    }
}
