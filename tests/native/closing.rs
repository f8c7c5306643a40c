//! The closing picture: the characters of the first screen with the headlines of their pillars and the texts of their strokes.

use std::path::Path;

use crate::support::page::{all, page};
use gongxiaomei::check;
use gongxiaomei::model::Content;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn content(file: &str) -> Content {
    check::open(&Path::new(ROOT).join(file)).unwrap_or_else(|faults| panic!("{faults}"))
}

#[test]
fn it_shows_every_character_with_its_headline_and_texts_to_the_eye_alone_and_adds_no_control() {
    for file in ["public/content/zh-CN.json", "public/content/en.json"] {
        let content = content(file);
        let html = page(&content);
        assert_eq!(all(&html, ".closing > div > .character > svg").len(), content.hero.glyphs.len(), "{file}");
        let texts =
            |list: &str| all(&html, list).into_iter().map(|item| item.text().collect()).collect::<Vec<String>>();
        assert!(texts(".closing .strokes > li").len() > 10, "{file}");
        assert_eq!(texts(".closing .strokes > li"), texts(".hero .strokes > li"), "{file}");
        assert_eq!(texts(".closing .headline"), texts(".pillar .opening h2"), "{file}");
        assert_eq!(all(&html, ".closing[aria-hidden=true]").len(), 1, "{file}");
        assert!(all(&html, ".closing :is(a, button, summary, [id], [tabindex], [data-say])").is_empty(), "{file}");
    }
}

#[test]
fn a_page_whose_first_screen_draws_no_character_has_none() {
    let mut content = content("public/content/zh-CN.json");
    content.hero.glyphs.clear();
    assert!(all(&page(&content), ".closing").is_empty());
}
