//! The digests of the figures of long images: a page knows those of its figures of now and of every state before a correction; they are
//! the same in every language, and a part has another one only if a figure of that part was corrected.

use std::fs;
use std::path::Path;

use gongxiaomei::check;
use gongxiaomei::model::Content;
use gongxiaomei::poster::PosterContent;
use gongxiaomei::site::picture_digest::Digests;
use serde_json::{Value, json};

const ORIGINAL: &str = "zh-CN.json";

/// The content with another revenue of steel and these corrections of it.
fn content(value: i32, corrections: &[(&str, i32)]) -> Content {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/content").join(ORIGINAL));
    let mut content: Value = serde_json::from_str(&text.expect("a content")).expect("JSON");
    let facts = content["ledger"]["facts"].as_array_mut().expect("facts");
    let steel = facts.iter_mut().find(|fact| fact["id"] == "steel-revenue").expect("the figure");
    steel["value"] = value.into();
    if !corrections.is_empty() {
        content["corrections"] = corrections
            .iter()
            .map(|(date, value)| {
                json!({"id": date, "date": date, "fact": "steel-revenue", "reason": "订正", "value": value, "unit": "亿元", "qualifier": "over"})
            })
            .collect();
    }
    check::read(ORIGINAL, &content.to_string()).unwrap_or_else(|faults| panic!("{faults}"))
}

#[test]
fn every_state_before_a_correction_has_the_digest_that_images_of_it_have() {
    let states = [content(1000, &[]), content(1200, &[("2024-05-01", 1000)])];
    let now = content(1300, &[("2024-05-01", 1000), ("2024-06-01", 1200)]);
    let digests = Digests::of(&now);
    assert_eq!(digests.before.len(), 2);
    for (state, before) in states.iter().zip(&digests.before) {
        let published = Digests::of(state).now;
        for part in ["gong", ""] {
            assert_eq!(before[part], published[part], "{part:?}");
            assert_ne!(before[part], digests.now[part], "{part:?}");
        }
        assert!(!before.contains_key("xiao"), "no figure of that part was corrected");
        assert_eq!(published["xiao"], digests.now["xiao"]);
    }
    // What an image is made with is what the page knows.
    let sheet = PosterContent::of(&now);
    assert_eq!(sheet.digest, digests.now[""]);
    for part in &sheet.parts {
        assert_eq!(part.digest, digests.now[&part.id]);
    }
}

#[test]
fn the_digests_are_those_of_every_language() {
    for (folder, names) in [
        ("public/content", &["zh-CN.json", "en.json"][..]),
        ("tests/fixtures/chengchuan", &["zh-CN.json", "en.json", "zh-tw.json"]),
    ] {
        let of = |name: &&str| {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(name);
            Digests::of(&check::open(&file).unwrap_or_else(|why| panic!("{why}"))).now
        };
        let all: Vec<_> = names.iter().map(of).collect();
        assert!(all.windows(2).all(|pair| pair[0] == pair[1]), "{folder}: {all:?}");
    }
}
