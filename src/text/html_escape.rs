//! Text as it has to be written where markup is read.

/// The text with what HTML and XML would take for markup written out, fit for elements and for attributes in double quotes.
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

/// JSON as it can stand in a script element, whatever its texts say.
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
