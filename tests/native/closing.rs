//! The closing picture: the characters of the first screen with the headlines of their pillars and the texts of their strokes.

use std::fs;
use std::path::Path;

use gongxiaomei::check;
use gongxiaomei::model::Content;
use gongxiaomei::site::edition::Edition;
use gongxiaomei::site::{document, icon};
use scraper::{ElementRef, Html, Selector};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn page(content: &Content) -> Html {
    let icons = icon::load(content, &Path::new(ROOT).join(icon::SET)).expect("icons");
    let edition = Edition::new(content.clone(), icons).unwrap_or_else(|error| panic!("{error}"));
    let shell = fs::read_to_string(Path::new(ROOT).join("index.html")).expect("a shell");
    Html::parse_document(&document::render(&edition, &shell).unwrap_or_else(|error| panic!("{error}")))
}

fn content(file: &str) -> Content {
    check::open(&Path::new(ROOT).join(file)).unwrap_or_else(|faults| panic!("{faults}"))
}

fn all<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).expect("a selector")).collect()
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
