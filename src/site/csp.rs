//! The Content-Security-Policy of the pages, computed from their final text, and the `integrity` of files.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use scraper::Html;
use scraper::node::Element;
use sha2::{Digest, Sha256, Sha384};

/// The file of the policy, at the root of the site.
pub const FILE: &str = "policy.txt";

/// Types of inline scripts that are executed; others are data, to which no policy applies.
const EXECUTED: [&str; 6] =
    ["", "module", "importmap", "speculationrules", "text/javascript", "application/javascript"];

/// The directives of the policy, without the hashes of scripts, each with what it is for. docs/HOSTS.md has this table.
pub const DIRECTIVES: [(&str, &str); 10] = [
    ("default-src 'none'", "what is not named below is refused: fonts, frames, media, manifests"),
    (
        "script-src 'self'",
        "the page's own script, the one that draws long images and makes files, and the worker that runs it",
    ),
    (
        "style-src 'self'",
        "the stylesheet. What the scripts move they move by the CSS object model, which no policy forbids",
    ),
    (
        "img-src 'self' blob: data:",
        "the icon, and pictures of the portal; long images, which are shown as `blob:`, and in WeChat, which keeps no others, as `data:`",
    ),
    ("connect-src 'self'", "the wasm, and the words of long images"),
    ("object-src 'none'", "no plugin, in engines that do not take it from `default-src` either"),
    ("base-uri 'none'", "nothing that was slipped into the page can lead its addresses elsewhere"),
    ("form-action 'none'", "nor a form"),
    (
        "require-trusted-types-for 'script'",
        "text becomes code, a script's address or a document only through a policy with a name",
    ),
    ("trusted-types page page-export", "those names: the page's own script's, and that of the one that makes files"),
];

/// The directive that a host may add, to restrict who may show the page in a frame.
pub const FRAMING: (&str, &str) =
    ("frame-ancestors 'self' https://www.example.gov.cn", "who may show the page in a frame; without it everybody may");

/// The value of the header for all of these pages: nothing from other origins, and no inline script but theirs, each by its hash.
pub fn policy<'a>(pages: impl IntoIterator<Item = &'a str>) -> String {
    let hashes: BTreeSet<String> = pages.into_iter().flat_map(inline_scripts).map(|script| hash(&script)).collect();
    let scripts: String = hashes.iter().map(|hash| format!(" '{hash}'")).collect();
    let more = |directive: &str| match directive {
        "script-src 'self'" => format!("{directive} 'wasm-unsafe-eval'{scripts}"),
        other => other.into(),
    };
    DIRECTIVES.map(|(directive, _)| more(directive)).join("; ")
}

/// The value of the attribute `integrity` for a file.
pub fn integrity(file: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(file)))
}

/// The texts of a page's executed inline scripts, found with a browser-grade HTML parser (html5ever): a hash too many would weaken the
/// policy, one too few would break the page.
pub fn inline_scripts(html: &str) -> Vec<String> {
    let page = Html::parse_document(html);
    let scripts = page.root_element().descendent_elements().filter(|element| element.value().name() == "script");
    scripts.filter(|script| is_executed(script.value())).map(|script| script.text().collect()).collect()
}

/// What a policy names an inline script or style by.
pub fn hash(script: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(script)))
}

/// Whether a script is inline and executed.
fn is_executed(script: &Element) -> bool {
    let kind = script.attr("type").unwrap_or_default().to_ascii_lowercase();
    script.attr("src").is_none() && EXECUTED.contains(&kind.as_str())
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
