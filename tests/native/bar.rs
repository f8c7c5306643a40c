//! The characters of the bar, as lines that are written while their pillars are read.

use gongxiaomei::check;
use gongxiaomei::model::Content;
use gongxiaomei::site::navigation::stroke_paths::{StrokePaths, WIDTH, stroke_paths};

fn content(file: &str) -> Content {
    let file = format!("{}/{file}", env!("CARGO_MANIFEST_DIR"));
    check::open(file.as_ref()).expect("a sound content")
}

/// The numbers of a text.
fn numbers(text: &str) -> Vec<i32> {
    let parts = text.split(|c: char| !c.is_ascii_digit() && c != '-');
    parts.filter(|part| !part.is_empty()).map(|part| part.parse().expect("a number")).collect()
}

#[test]
fn every_pillar_has_a_line_for_each_stroke_of_its_character_in_a_square_around_them() {
    for file in ["public/content/zh-CN.json", "public/content/en.json", "tests/fixtures/chengchuan/zh-CN.json"] {
        let content = content(file);
        let glyphs: Vec<&String> = content.sections.iter().filter_map(|section| section.glyph.as_ref()).collect();
        assert!(glyphs.len() > 2, "{file}: {glyphs:?}");
        for glyph in glyphs {
            let StrokePaths { view_box, strokes } = stroke_paths(&content, glyph).expect("strokes");
            let drawn = [
                content.shaped.get(glyph).map(Vec::len),
                content.dotted.get(glyph).map(Vec::len),
                content.characters.get(glyph).map(Vec::len),
            ];
            assert_eq!(Some(strokes.len()), drawn.into_iter().flatten().next(), "{file}: {glyph}");
            let view = numbers(&view_box);
            let [x, y, wide, high] = view.as_slice() else { panic!("{view_box}") };
            assert_eq!(wide, high, "{file}: {glyph}");
            for stroke in &strokes {
                let points = numbers(stroke);
                assert!(stroke.starts_with('M') && points.len() >= 4, "{file}: {glyph}: {stroke}");
                for point in points.chunks_exact(2) {
                    let within = |at: i32, from: i32| at - WIDTH / 2 >= from && at + WIDTH / 2 <= from + wide;
                    assert!(within(point[0], *x) && within(point[1], *y), "{file}: {glyph}: {stroke} in {view_box}");
                }
            }
        }
    }
}

#[test]
fn a_character_that_the_content_does_not_draw_has_no_lines() {
    let mut content = content("tests/fixtures/small.json");
    let glyphs: Vec<&String> = content.sections.iter().filter_map(|section| section.glyph.as_ref()).collect();
    assert!(!glyphs.is_empty() && glyphs.iter().all(|glyph| stroke_paths(&content, glyph).is_none()), "{glyphs:?}");
    content.characters.insert("好".into(), vec![]);
    assert_eq!(stroke_paths(&content, "好"), None, "nor one without strokes");
}
