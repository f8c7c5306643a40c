//! Escapes text for HTML, XML and script elements.

/// Escapes text for the content of elements and for attributes in double quotes, in HTML and XML.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// Escapes JSON for a script element, so that no text in it can end the element.
pub fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_written_out_and_the_rest_left_alone() {
        assert_eq!(escape(r#"“新” <b a="1"> & 余"#), "“新” &lt;b a=&quot;1&quot;&gt; &amp; 余");
    }
}
