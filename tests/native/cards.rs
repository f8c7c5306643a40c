//! The pictures for feeds: drawn from the content without a browser, kept while they show what it says, and never with boxes in place of
//! characters.

use std::path::Path;

use gongxiaomei::check::{self, Lang};
use gongxiaomei::model::Content;
use gongxiaomei::press::cards::fonts::Fonts;
use gongxiaomei::press::cards::{self, Drawn};
use gongxiaomei::press::package::Files;
use gongxiaomei::press::unmade::Unmade;
use gongxiaomei::site::cards::CARDS;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn content(file: &str) -> Content {
    check::open(&Path::new(ROOT).join(file)).unwrap_or_else(|faults| panic!("{faults}"))
}

fn drawn(content: &Content, own: &Files, before: &Files) -> Result<Drawn, Unmade> {
    let installed = Fonts { given: Vec::new(), installed: Some(fontdb::Database::load_system_fonts) };
    cards::of(content, own, &installed, before)
}

/// The pictures that are committed.
fn committed() -> Files {
    let read = |name: &str| std::fs::read(Path::new(ROOT).join("public").join(name)).expect("a picture");
    CARDS.iter().map(|card| (card.file.to_string(), read(card.file))).collect()
}

/// Width, height and pixels of a picture.
fn pixels(picture: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info().expect("a PNG file");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut pixels).expect("pixels");
    (info.width, info.height, pixels)
}

#[test]
fn the_committed_pictures_show_what_the_content_says() {
    let (content, pictures) = (content("public/content/zh-CN.json"), committed());
    for card in CARDS {
        let current = cards::is_current(&content, card, &pictures[card.file]).unwrap_or_else(|why| panic!("{why}"));
        assert!(current, "{}: run `make cards` and look at it", card.file);
    }
}

#[test]
fn a_picture_that_shows_what_the_content_says_stays_where_there_is_no_font() {
    let (content, before) = (content("public/content/zh-CN.json"), committed());
    let kept = cards::of(&content, &Files::new(), &Fonts::default(), &before).unwrap_or_else(|why| panic!("{why}"));
    assert!(kept.files == before && kept.lacking.is_empty(), "{:?}", kept.lacking);
    let mut corrected = content;
    let facts = &mut corrected.ledger.facts;
    facts.iter_mut().find(|fact| fact.id == "steel-revenue").expect("a figure").value = Some(1234.0);
    let kept = cards::of(&corrected, &Files::new(), &Fonts::default(), &before).unwrap_or_else(|why| panic!("{why}"));
    assert!(!kept.files.contains_key("card.png"), "a picture with the figure before the correction");
    assert!(kept.files.contains_key("card-square.png"), "the characters are the same");
}

#[test]
fn the_characters_that_no_font_has_are_named_and_no_picture_is_drawn() {
    let content = content("tests/fixtures/small.json");
    let drawn = cards::of(&content, &Files::new(), &Fonts::default(), &Files::new());
    let drawn = drawn.unwrap_or_else(|why| panic!("{why}"));
    assert!(drawn.files.is_empty());
    assert_eq!(drawn.lacking.len(), CARDS.len());
    let [card, _] = drawn.lacking.as_slice() else { panic!("{:?}", drawn.lacking) };
    for (lang, words) in [
        (Lang::English, ["card.png", "青", "茶", "0", "--font FILE", "1200×630", "fonts-noto-cjk"]),
        (Lang::Chinese, ["card.png", "青", "茶", "0", "--font", "1200×630", "没有字体"]),
    ] {
        for word in words {
            assert!(card.said(lang).contains(word), "{word}: {}", card.said(lang));
        }
    }
}

#[test]
fn a_content_is_drawn_in_its_own_hues_with_or_without_characters_or_not_at_all() {
    for file in ["tests/fixtures/small.json", "tests/fixtures/releases/communique.json"] {
        let mut content = content(file);
        let hue = content.sections[0].hue;
        let first = drawn(&content, &Files::new(), &Files::new()).unwrap_or_else(|why| panic!("{why}"));
        if !first.lacking.is_empty() {
            assert!(first.files.is_empty(), "a part of the pictures, where a Chinese font is missing");
            continue;
        }
        for card in CARDS {
            let (width, height, pixels) = pixels(&first.files[card.file]);
            assert_eq!((width, height), (card.width, card.height));
            let colours: std::collections::BTreeMap<&[u8], usize> =
                pixels.chunks(3).fold(Default::default(), |mut seen, pixel| {
                    *seen.entry(pixel).or_default() += 1;
                    seen
                });
            let [r, g, b] = light(hue);
            assert!(colours.get([r, g, b].as_slice()).is_some_and(|count| *count > 500), "{file}: no {hue:?}");
        }
        let again = drawn(&content, &Files::new(), &Files::new()).unwrap_or_else(|why| panic!("{why}"));
        assert!(again.files == first.files, "{file}: the same content gives the same bytes");
        content.hero.headline.push('！');
        let changed = drawn(&content, &Files::new(), &first.files).unwrap_or_else(|why| panic!("{why}"));
        assert_ne!(changed.files["card.png"], first.files["card.png"]);
        assert_eq!(changed.files["card-square.png"], first.files["card-square.png"]);
    }
}

/// The first colour of a hue of the style.
fn light(hue: gongxiaomei::model::content::Hue) -> [u8; 3] {
    let role = gongxiaomei::chart::Role::from(hue);
    let (r, g, b) = gongxiaomei::chart::tokens::LIGHT[role as usize];
    [r, g, b]
}

#[test]
fn an_editor_s_own_picture_stands_in_place_of_a_drawn_one_if_it_has_its_size() {
    let (content, pictures) = (content("public/content/zh-CN.json"), committed());
    let square = pictures["card-square.png"].clone();
    let given = |picture: &[u8]| Files::from([("card-square.png".to_string(), picture.to_vec())]);
    let made = drawn(&content, &given(&square), &committed()).unwrap_or_else(|why| panic!("{why}"));
    assert!(made.files["card-square.png"] == square && made.files.contains_key("card.png"));
    for (picture, said) in [
        (pictures["card.png"].as_slice(), "found 1200×630 pixels, expected 300×300"),
        (b"JFIF".as_slice(), "no PNG picture, expected one of 300×300"),
    ] {
        let why = drawn(&content, &given(picture), &committed()).expect_err("a fault");
        assert!(why.said(Lang::English).contains(said), "{why}");
        assert!(why.said(Lang::Chinese).contains("300×300像素"), "{}", why.said(Lang::Chinese));
    }
}
