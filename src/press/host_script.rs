//! The script for hosts, with what it has to know of the site: its editions by language, and their titles. Its comments stay in the
//! source.

use std::fmt::Write;

use super::editions::Opened;
use super::ours::hashed;

/// Where the lines begin that are filled in. Their source, `public/embed.js`, knows no page.
const LINES: [&str; 2] = ["  var NAME = ", "  var EDITIONS = "];

/// The script for these editions, from its source or from one that was filled in before. `None` if it lacks such a line: a script of an
/// older site stays as it is.
pub fn filled(script: &[u8], editions: &[Opened]) -> Option<Vec<u8>> {
    let script = std::str::from_utf8(script).ok()?;
    let known = editions.iter().map(|own| {
        let site = &own.content.site;
        format!("{}: [{}, {}]", quoted(&site.lang.to_ascii_lowercase()), quoted(&own.place), quoted(&site.title))
    });
    let known: Vec<String> = known.collect();
    let name = editions.first().map(|own| quoted(&own.content.slug)).unwrap_or_default();
    let values = [name, format!("{{ {} }}", known.join(", "))];
    let whole = LINES.iter().zip(values).try_fold(script.to_string(), |script, (line, value)| {
        let (before, rest) = script.split_once(line)?;
        let (_, after) = rest.split_once('\n')?;
        Some([before, line, &value, ";\n", after].concat())
    })?;
    // Comments are on lines of their own.
    let code = whole.lines().filter(|line| !line.trim_start().starts_with("//"));
    Some(code.collect::<Vec<_>>().join("\n").into_bytes())
}

/// Whether this is a copy of the script with a hash in its name that was made for a page of another name: no host of this page refers to
/// it. Older scripts have the name in the attribute of iframes alone.
pub fn is_of_another(path: &str, script: &[u8], slug: &str) -> bool {
    let script = std::str::from_utf8(script).unwrap_or_default();
    let [line, _] = LINES;
    let own = [[line, &quoted(slug)].concat(), ["data-", slug, "]"].concat()];
    hashed(path, "embed-", ".js") && !own.iter().any(|own| script.contains(own))
}

/// A text as a JavaScript string in ASCII: hosts in GBK read the script as GBK.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for unit in text.encode_utf16() {
        match u8::try_from(unit).map(char::from) {
            Ok(c) if (c.is_ascii_graphic() || c == ' ') && !"\"\\<".contains(c) => out.push(c),
            _ => drop(write!(out, "\\u{unit:04x}")),
        }
    }
    out + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_a_string_of_ascii_whatever_is_in_it() {
        assert_eq!(quoted("a b"), "\"a b\"");
        assert_eq!(quoted("新\"</script>\\\n😀"), "\"\\u65b0\\u0022\\u003c/script>\\u005c\\u000a\\ud83d\\ude00\"");
    }
}
