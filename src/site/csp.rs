//! The Content-Security-Policy the pages work under, worked out from their final text, and what a file must be to be taken.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256, Sha384};

/// The file of the policy, at the root of the site.
pub const FILE: &str = "policy.txt";

/// Elements whose text is no markup.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// Types of inline scripts that engines act on; others are data, which no policy looks at.
const EXECUTED: [&str; 6] =
    ["", "module", "importmap", "speculationrules", "text/javascript", "application/javascript"];

/// The value of the header that all of these pages work under: nothing from elsewhere, nothing inline but the scripts they
/// have now, each by its hash.
pub fn policy<'a>(pages: impl IntoIterator<Item = &'a str>) -> String {
    let hashes: BTreeSet<String> = pages.into_iter().flat_map(inline_scripts).map(|script| hash(&script)).collect();
    let scripts: String = hashes.iter().map(|hash| format!(" '{hash}'")).collect();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'; img-src 'self' blob: data:; \
         connect-src 'self'; base-uri 'none'; form-action 'none'"
    )
}

/// What a file must be, as the attribute `integrity` has it.
pub fn integrity(file: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(file)))
}

/// The texts of a page's inline scripts that engines act on.
pub fn inline_scripts(html: &str) -> Vec<String> {
    // As parsers do before anything else, so that a file from another system has the same hashes.
    let html = html.replace("\r\n", "\n").replace('\r', "\n");
    let (mut scripts, mut rest) = (Vec::new(), html.as_str());
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let (tag, after) = rest.split_at(end_of_tag(rest));
        rest = after;
        let name = tag.split(|c: char| c.is_whitespace() || "/>".contains(c)).next().unwrap_or_default();
        if !RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw)) {
            continue;
        }
        let end = rest.to_ascii_lowercase().find(&format!("</{}", name.to_ascii_lowercase())).unwrap_or(rest.len());
        let text;
        (text, rest) = rest.split_at(end);
        if name.eq_ignore_ascii_case("script") && is_executed(tag) {
            scripts.push(text.into());
        }
    }
    scripts
}

fn hash(script: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(script)))
}

/// Where a tag ends: after the first `>` that is not in quotes.
fn end_of_tag(from: &str) -> usize {
    let mut quote = None;
    for (at, c) in from.char_indices() {
        match quote {
            None if c == '>' => return at + 1,
            None if c == '"' || c == '\'' => quote = Some(c),
            Some(open) if c == open => quote = None,
            _ => {}
        }
    }
    from.len()
}

/// Whether a script of this tag is inline and of a type that engines act on.
fn is_executed(tag: &str) -> bool {
    let kind = attribute(tag, "type").unwrap_or_default().to_ascii_lowercase();
    attribute(tag, "src").is_none() && EXECUTED.contains(&kind.as_str())
}

/// The value of an attribute of a tag, if the tag has it.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag.split_once(char::is_whitespace)?.1;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        let end = rest.find(|c: char| c.is_whitespace() || "=>".contains(c))?;
        let (found, after) = rest.split_at(end);
        let (mut value, mut after) = ("", after.trim_start());
        if let Some(given) = after.strip_prefix('=') {
            let given = given.trim_start();
            let quote = given.chars().next().filter(|c| "\"'".contains(*c));
            (value, after) = match quote {
                Some(quote) => given.strip_prefix(quote)?.split_once(quote)?,
                None => given.split_at(given.find(|c: char| c.is_whitespace() || c == '>')?),
            };
        }
        if found.eq_ignore_ascii_case(name) {
            return Some(value);
        }
        if after.starts_with('>') {
            return None;
        }
        rest = after;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_names_each_inline_script_once_and_in_order() {
        let pages = ["<script>a()</script>", "<p><script>b()</script><script>a()</script>"];
        // printf 'a()' | openssl dgst -sha256 -binary | base64
        let script = "'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='";
        let policy = policy(pages);
        assert!(policy.contains(script), "{policy}");
        assert_eq!(policy.matches("'sha256-").count(), 2, "{policy}");
        assert!(policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-"), "{policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains('\n'), "{policy}");
        let hashes: Vec<&str> = policy.split('\'').filter(|word| word.starts_with("sha256-")).collect();
        assert!(hashes.is_sorted(), "{hashes:?}");
    }

    #[test]
    fn only_what_engines_act_on_counts() {
        let html = "<!-- <script>no()</script> --><title><script>no()</script></title>
            <meta content=\"<script>no()</script>\"><script src='x.js'>no()</script><script type=module SRC=x></script>
            <script type=\"application/ld+json\">{\"a\": \"<!--\"}</script><script type=application/json>{}</script>
            <script data-x=\"a>b\">one()</script><SCRIPT Type='module'>two(\"<p>\")</SCRIPT><script async>three()</script>";
        assert_eq!(inline_scripts(html), ["one()", "two(\"<p>\")", "three()"]);
    }

    #[test]
    fn line_ends_of_other_systems_make_no_difference() {
        assert_eq!(inline_scripts("<script>\r\na()\r</script>"), inline_scripts("<script>\na()\n</script>"));
    }

    #[test]
    fn what_is_cut_off_is_no_script_that_never_ends() {
        assert_eq!(inline_scripts("<script>a()"), ["a()"]);
        for cut in ["<", "<script", "<script src=", "<script type=\"", "<!--", "a < b"] {
            assert!(inline_scripts(cut).iter().all(String::is_empty), "{cut}");
        }
    }
}
