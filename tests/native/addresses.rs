//! Names that become URLs, ids and folders: none can point elsewhere or be mistaken for something else.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use gongxiaomei::check;
use scraper::{Html, Selector};
use serde_json::Value;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A folder for one test, with the content files in `content/` and the shell.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("addresses").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("content")).expect("a folder");
    for file in ["zh-CN.json", "en.json"] {
        fs::copy(Path::new(ROOT).join("public/content").join(file), folder.join("content").join(file)).expect("a copy");
    }
    fs::copy(Path::new(ROOT).join("index.html"), folder.join("index.html")).expect("the shell");
    folder
}

/// Runs a command that makes a site.
fn make(folder: &Path, arguments: &[&str]) -> Output {
    let mut run = Command::new(env!("CARGO_BIN_EXE_gongxiaomei"));
    let icons = Path::new(ROOT).join("node_modules/lucide-static/icons");
    run.current_dir(folder).args(arguments);
    run.arg("--icons").arg(icons).output().expect("gongxiaomei")
}

const SITE: [&str; 6] = ["render", "index.html", "--content", "content/zh-CN.json", "--out", "site"];

#[test]
fn a_translation_whose_file_is_called_like_an_address_or_a_folder_of_the_site_is_refused() {
    for name in [
        "javascript:pwn()",
        "data:text,x",
        "..",
        "En",
        "a b",
        "x\"onclick=",
        "-",
        "charts",
        "data",
        "content",
        "con",
        "lpt1",
    ] {
        let own = folder("translations");
        fs::rename(own.join("content/en.json"), own.join(format!("content/{name}.json"))).expect("renamed");
        let run = make(&own, &SITE);
        let message = String::from_utf8_lossy(&run.stderr).into_owned();
        assert_eq!(run.status.code(), Some(1), "{name}: {message}");
        assert!(message.contains(&format!("{name}.json: a translation's file names its folder")), "{message}");
        assert!(!own.join("site").exists(), "{name}: something was made all the same");
    }
    let own = folder("translations");
    assert!(make(&own, &SITE).status.success());
}

/// The faults of a content file in which a figure has this id.
fn refusal(id: &str) -> String {
    let text = fs::read_to_string(Path::new(ROOT).join("public/content/zh-CN.json")).expect("the content");
    let mut content: Value = serde_json::from_str(&text).expect("JSON");
    content["ledger"]["facts"][0]["id"] = id.into();
    check::read("content", &content.to_string()).expect_err(id).to_string()
}

/// The built pages of both editions, in a folder of their own for each test: tests run side by side.
fn pages(test: &str) -> [Html; 2] {
    let own = folder(test);
    assert!(make(&own, &SITE).status.success());
    ["index.html", "en/index.html"]
        .map(|page| Html::parse_document(&fs::read_to_string(own.join("site").join(page)).expect("a page")))
}

fn ids(html: &Html) -> Vec<String> {
    let selector = Selector::parse("[id]").expect("a selector");
    html.select(&selector).filter_map(|element| element.value().id().map(String::from)).collect()
}

#[test]
fn no_id_of_the_content_is_one_that_the_page_has_itself() {
    let text = fs::read_to_string(Path::new(ROOT).join("public/content/zh-CN.json")).expect("the content");
    let content = check::read("content", &text).expect("sound");
    let mut given: BTreeSet<&str> = BTreeSet::new();
    given.extend(content.ledger.facts.iter().map(|fact| fact.id.as_str()));
    given.extend(content.names.iter().map(|name| name.id.as_str()));
    given.extend(content.sections.iter().map(|section| section.id.as_str()));
    given.extend(content.sections.iter().flat_map(|section| section.stories.iter().map(|story| story.id.as_str())));
    for page in pages("ids") {
        let ids = ids(&page);
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id stands twice");
        let derived = |id: &str| {
            given.iter().any(|own| id == *own || id.strip_prefix(own).is_some_and(|rest| rest.starts_with('-')))
        };
        let own: Vec<&String> = ids
            .iter()
            .filter(|id| !derived(id) && ["chart-", "part-", "scenery-"].iter().all(|begin| !id.starts_with(begin)))
            .collect();
        assert!(own.len() > 15, "{own:?}");
        for id in own {
            let message = refusal(id);
            assert!(message.contains("belongs to the page itself"), "{id}: {message}");
        }
    }
    for part in ["part-overview", "part-gong", "part-chart-steel", "scenery-gong"] {
        let message = refusal(part);
        assert!(message.contains("an id of its own"), "{part}: {message}");
    }
}

#[test]
fn no_id_is_one_that_a_file_system_has_no_name_for() {
    for device in ["con", "aux", "com1"] {
        assert!(refusal(device).contains("not a device to Windows"), "{}", refusal(device));
    }
    assert!(refusal(&"a".repeat(101)).contains("an id of at most 100 letters"));
}

#[test]
fn no_element_of_the_page_takes_the_place_of_what_its_document_has() {
    // The `name` or `id` of these elements becomes a property of `document` and hides the one that was there.
    let named = "img[name], iframe[name], embed[name], object[name], form[name], object[id], iframe[id], embed[id]";
    for page in pages("addresses") {
        let named = Selector::parse(named).expect("a selector");
        let found = page.select(&named).map(|element| element.html());
        assert_eq!(found.collect::<Vec<_>>(), [""; 0]);
        // An id becomes a property of `window` if that has none of the name; the names that scripts look up there have capitals.
        for id in ids(&page) {
            assert!(id.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-'), "{id}");
        }
    }
}

/// The text of a compressed file.
fn unpacked(file: &Path) -> String {
    let bytes = fs::read(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let mut plain = Vec::new();
    if file.extension().is_some_and(|ending| ending == "br") {
        brotli_decompressor::BrotliDecompress(&mut bytes.as_slice(), &mut plain).expect("brotli");
    } else {
        flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut plain).expect("gzip");
    }
    String::from_utf8(plain).expect("UTF-8")
}

#[test]
fn a_correction_reaches_every_encoding_of_every_file_it_changes() {
    let own = folder("correction");
    let site = own.join("site");
    assert!(make(&own, &SITE).status.success());
    let publish = ["publish", "site", "--content", "content/zh-CN.json"];
    assert!(make(&own, &publish).status.success());
    let content = own.join("content/zh-CN.json");
    let text = fs::read_to_string(&content).expect("the content");
    let mut value: Value = serde_json::from_str(&text).expect("JSON");
    let mut facts = value["ledger"]["facts"].as_array_mut().expect("facts").iter_mut();
    let figure = facts.find(|fact| fact["id"] == "steel-revenue").expect("a figure");
    figure["value"] = 1234.into();
    fs::write(&content, value.to_string()).expect("corrected");
    let run = make(&own, &publish);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let mut corrected = 0;
    for file in
        ["index.html", "data/gongxiaomei.csv", "data/gongxiaomei.json", "charts/steel.svg", "oembed.json", "policy.txt"]
    {
        let plain = fs::read_to_string(site.join(file)).expect(file);
        corrected += usize::from(plain.contains("1234"));
        for ending in ["br", "gz"] {
            assert!(unpacked(&site.join(format!("{file}.{ending}"))) == plain, "{file}.{ending} holds what was before");
        }
    }
    assert!(corrected >= 3, "the correction is in {corrected} files");
}
