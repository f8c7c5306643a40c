//! The Content-Security-Policy that is written beside the pages: it allows what all of them contain, and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use gongxiaomei::page::dom_names::TRUSTED_TYPES;
use gongxiaomei::site::csp;
use scraper::{Html, Selector};
use sha2::{Digest, Sha256};

/// A folder with both editions, and what the command printed.
fn rendered(name: &str, shell: &str) -> (PathBuf, String) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("policy").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    fs::write(folder.join("shell.html"), shell).expect("a shell");
    let site = folder.join("site");
    let run = Command::new(env!("CARGO_BIN_EXE_gongxiaomei"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .arg("render")
        .arg(folder.join("shell.html"))
        .arg("--out")
        .arg(&site)
        .output()
        .expect("gongxiaomei");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    (site, String::from_utf8(run.stdout).expect("text"))
}

/// The hashes of a page's inline scripts, found by another parser.
fn hashes(page: &Path) -> BTreeSet<String> {
    let html = Html::parse_document(&fs::read_to_string(page).expect("a page"));
    let scripts = Selector::parse("script:not([src]):not([type$=json])").expect("a selector");
    let hash = |script: String| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(script)));
    html.select(&scripts).map(|script| hash(script.text().collect())).collect()
}

fn shell(more: &str) -> String {
    let shell = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("index.html")).expect("index.html");
    shell.replace("</head>", &format!("{more}</head>"))
}

#[test]
fn the_policy_of_the_page_is_one_line_with_one_hash_for_both_editions() {
    let (folder, printed) = rendered("own", &shell(""));
    let policy = fs::read_to_string(folder.join("policy.txt")).expect("policy.txt");
    let [hash] = hashes(&folder.join("index.html")).into_iter().collect::<Vec<_>>().try_into().expect("one script");
    assert_eq!(hashes(&folder.join("en/index.html")), [hash.clone()].into());
    let expected = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' {hash}; style-src 'self'; img-src 'self' blob: data:; \
         connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; \
         trusted-types page page-export\n"
    );
    assert_eq!(policy, expected);
    assert!(printed.contains(&policy) && printed.contains("policy.txt"), "{printed}");
    assert!(printed.ends_with("; frame-ancestors 'self' https://www.example.gov.cn\n"), "{printed}");
}

#[test]
fn the_table_for_hosts_says_of_each_directive_what_it_is_for() {
    let hosts = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/HOSTS.md")).expect("docs/HOSTS.md");
    for (directive, what) in csp::DIRECTIVES.into_iter().chain([csp::FRAMING]) {
        let line = format!("| `{directive}` | {what} |");
        assert!(hosts.contains(&line), "docs/HOSTS.md has no line: {line}");
    }
    // The names of the policies that the scripts create.
    let names = format!("trusted-types {}", TRUSTED_TYPES.join(" "));
    assert!(csp::DIRECTIVES.iter().any(|(directive, _)| *directive == names), "{names}");
}

#[test]
fn a_script_that_differs_between_the_editions_is_allowed_in_each() {
    let (folder, _) =
        rendered("two", &shell("<script type=\"module\">import start from \"./a.js\"; start();</script>"));
    let [own, english] = ["index.html", "en/index.html"].map(|page| hashes(&folder.join(page)));
    assert_eq!((own.len(), english.len(), own.union(&english).count()), (2, 2, 3));
    let policy = fs::read_to_string(folder.join("policy.txt")).expect("policy.txt");
    let allowed: Vec<String> =
        policy.split(' ').filter(|s| s.contains("sha256-")).map(|s| s.trim_end_matches(';').into()).collect();
    assert_eq!(allowed, own.union(&english).cloned().collect::<Vec<_>>());
}
