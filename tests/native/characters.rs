//! Characters drawn from the strokes that a content has of them: in proportion whatever the character, with faults that say what to
//! do, and one to five of them on the first screen.

use std::fs;
use std::path::Path;
use std::process::Command;

use gongxiaomei::chart::scene::Shape;
use gongxiaomei::chart::{Chart, Frame, Rect, Scene, layout, symbol};
use gongxiaomei::check::{self, Diagnostic, Lang};
use gongxiaomei::model::Content;
use gongxiaomei::model::character::MiddleLine;
use gongxiaomei::model::content::Form;
use gongxiaomei::model::ledger::Qualifier;
use gongxiaomei::page::data::PageData;
use gongxiaomei::poster::{Composer, PosterContent};
use gongxiaomei::press::characters;
use gongxiaomei::site::edition::Edition;
use gongxiaomei::site::{document, icon};
use scraper::{Html, Selector};
use serde_json::{Value, json};

use crate::support::charts::scattered;

const SMALL: &str = include_str!("../fixtures/small.json");
const SHELL: &str = include_str!("../../index.html");
const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// The middle lines of a character from the stroke data.
fn real(character: &str) -> Vec<MiddleLine> {
    let file = Path::new(ROOT).join(characters::SET).join(format!("{character}.json"));
    let json = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    characters::middle_lines(&json).expect("stroke data")
}

/// Characters of few and of many strokes, with hooks, bends and dots.
const REAL: [(&str, usize); 6] = [("一", 1), ("山", 3), ("水", 4), ("永", 5), ("城", 9), ("鬱", 29)];

/// A character whose strokes stand for exact figures, all but its last one.
fn drawn(form: Form, character: &str, strokes: usize) -> Chart {
    let marks = strokes.saturating_sub(1).max(1);
    let mut chart = scattered(form, marks);
    chart.lines = real(character);
    for datum in &mut chart.data {
        datum.qualifier = Qualifier::Exact;
    }
    chart.drawn()
}

fn apart((ax, ay): (f64, f64), (bx, by): (f64, f64)) -> f64 {
    (bx - ax).hypot(by - ay)
}

fn length(line: &[(f64, f64)]) -> f64 {
    line.windows(2).map(|two| apart(two[0], two[1])).sum()
}

/// The length of a stroke along the middle between its two sides.
fn along(outline: &[(f64, f64)]) -> f64 {
    let half = outline.len() / 2;
    let middle = |i: usize| {
        let (a, b) = (outline[i], outline[outline.len() - 1 - i]);
        (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1))
    };
    length(&(0..half).map(middle).collect::<Vec<_>>())
}

fn hairlines<'a>(scene: &'a Scene) -> Vec<&'a Vec<(f64, f64)>> {
    let line = |shape: &'a Shape| if let Shape::Line(points, ..) = shape { Some(points) } else { None };
    scene.shapes.iter().filter_map(line).collect()
}

#[test]
fn strokes_are_as_long_as_their_figures_are_large_along_their_middle_lines() {
    for (character, strokes) in REAL {
        let chart = drawn(Form::Glyph, character, strokes);
        for width in [240.0, 300.0, 620.0] {
            let scene = layout(&chart, Frame::new(width)).unwrap_or_else(|error| panic!("{character}: {error}"));
            let outlines: Vec<f64> = scene
                .shapes
                .iter()
                .filter_map(|shape| if let Shape::Polygon(points, _) = shape { Some(along(points)) } else { None })
                .collect();
            assert_eq!(outlines.len(), chart.data.len(), "{character}: a stroke for each figure");
            // The first figure is the largest.
            let scale = outlines[0] / chart.data[0].value;
            for (long, datum) in outlines.iter().zip(&chart.data) {
                let due = datum.value * scale;
                // What is shorter than a pixel is drawn as one.
                let allowed = if due < 1.0 { 1.0 } else { due * 0.01 };
                assert!((long - due).abs() <= allowed, "{character} at {width}: {} is {long} long", datum.fact);
            }
            let lines = hairlines(&scene);
            assert_eq!(lines.len(), strokes, "{character}: every stroke can be seen");
            let full = lines.iter().zip(&outlines).any(|(line, long)| (length(line) - long).abs() < 1.0);
            assert!(full, "{character}: no stroke is filled, so the scale could be larger");
        }
    }
}

#[test]
fn strokes_of_dots_have_one_dot_for_each_of_so_many_and_all_of_one_size() {
    for (character, strokes) in REAL {
        let chart = Chart { each: 2.0, ..drawn(Form::GlyphDots, character, strokes) }.drawn();
        for width in [240.0, 620.0] {
            let scene = layout(&chart, Frame::new(width)).unwrap_or_else(|error| panic!("{character}: {error}"));
            let dot = |shape: &Shape| if let Shape::Circle(x, y, r, _) = shape { Some((*x, *y, *r)) } else { None };
            let mut dots = scene.shapes.iter().filter_map(dot).collect::<Vec<_>>().into_iter();
            let size = dots.as_slice()[0].2;
            for (datum, mark) in chart.data.iter().zip(&scene.marks) {
                let due = (datum.value / 2.0).round();
                let own: Vec<_> = dots.by_ref().take(symbol::whole(due)).collect();
                assert_eq!((own.len() as f64, mark.extent), (due, due), "{character}: {}", datum.fact);
                let Rect { x, y, .. } = mark.bounds;
                for (i, (cx, cy, r)) in own.iter().enumerate() {
                    assert!((r - size).abs() < 1e-9, "{character}: one size");
                    let inside = *cx > x - r && *cy > y - r && *cx < mark.bounds.right() + r;
                    assert!(inside && *cy < mark.bounds.bottom() + r, "{character}: in its stroke");
                    let near = own[..i].iter().map(|(ox, oy, _)| apart((*ox, *oy), (*cx, *cy)));
                    let least = near.fold(f64::INFINITY, f64::min);
                    assert!(least > *r, "{character} at {width}: two dots of {} at {least} with r {r}", datum.fact);
                }
            }
            assert_eq!(dots.len(), 0, "{character}: no dot is of no figure");
            assert!(hairlines(&scene).len() >= strokes - chart.data.len(), "{character}: every stroke can be seen");
        }
    }
}

/// The small content with its first chart drawn as 山, its strokes in the content; then changed.
fn with(change: impl Fn(&mut Value)) -> Value {
    let mut content: Value = serde_json::from_str(SMALL).expect("JSON");
    content["characters"] = json!({ "山": real("山") });
    let first = content["charts"][0].as_object_mut().expect("a chart");
    first.insert("form".into(), "glyph".into());
    first.insert("character".into(), "山".into());
    first.remove("strokes");
    change(&mut content);
    content
}

fn read(content: &Value) -> Content {
    let text = serde_json::to_string_pretty(content).expect("JSON");
    check::read("small.json", &text).unwrap_or_else(|faults| panic!("{faults}"))
}

/// The faults of the small content with a character, after a change.
fn faults(change: impl Fn(&mut Value)) -> Vec<Diagnostic> {
    let text = serde_json::to_string_pretty(&with(change)).expect("JSON");
    check::read("small.json", &text).expect_err("a fault").faults
}

/// A change of the small content.
type Change = fn(&mut Value);

/// What does not fit a character: the change, where it is told, and what is said in English and in Chinese.
const CASES: [(Change, &str, &str, &str); 16] = [
    (
        |content| content["characters"]["山"][1] = json!([[40, 40]]),
        "characters.山[1]",
        "points from 0 to 1000",
        "两个以上不同的点",
    ),
    (
        |content| content["characters"]["山"][0] = json!([[40, 40], [40, 40]]),
        "characters.山[0]",
        "two different ones",
        "两个以上不同的点",
    ),
    (
        |content| content["characters"]["山"][2] = json!([[0, 0], [1001, 500]]),
        "characters.山[2]",
        "points from 0 to 1000",
        "坐标从0到1000",
    ),
    (
        |content| content["charts"][3]["character"] = json!("山"),
        "charts[3].character",
        "none, in the form nested",
        "不写，因为图是nested",
    ),
    (
        |content| drop(content["charts"][0].as_object_mut().expect("a chart").remove("character")),
        "charts[0].character",
        "a character whose strokes are in characters",
        "笔画写在characters里的一个字",
    ),
    (
        |content| content["charts"][0]["character"] = json!("水"),
        "charts[0].character",
        "gongxiaomei glyph writes the strokes",
        "用gongxiaomei glyph写入这个字的笔画",
    ),
    (
        |content| content["charts"][0]["marks"][1]["stroke"] = json!(4),
        "charts[0].marks[1].stroke",
        "the number of a stroke of 山, from 1 to 3",
        "“山”的第几笔，从1到3",
    ),
    (
        |content| content["charts"][0]["marks"][0]["stroke"] = json!(0),
        "charts[0].marks[0].stroke",
        "from 1 to 3",
        "从1到3",
    ),
    (
        |content| content["charts"][0]["marks"][0]["stroke"] = json!(2),
        "charts[0].marks[1].stroke",
        "a stroke that no other mark of this chart has",
        "没有别的项用过的一笔",
    ),
    (
        |content| content["dotted"]["小"][0]["to"] = json!([500, 40]),
        "dotted.小[0]",
        "from an upper to a lower point",
        "从上到下的一笔",
    ),
    (
        |content| content["dotted"]["小"][1]["rows"] = json!([]),
        "dotted.小[1]",
        "with rows of 1 to 20 dots",
        "每行1到20个圆点",
    ),
    (
        |content| content["dotted"]["小"][0]["hook"] = json!([2, 21]),
        "dotted.小[0]",
        "with rows of 1 to 20 dots",
        "每行1到20个圆点",
    ),
    (
        |content| content["charts"][1]["form"] = json!("glyph"),
        "charts[1].character",
        "a character whose strokes are in characters",
        "笔画写在characters里的一个字",
    ),
    (
        |content| content["signs"] = json!([{ "character": "山", "outline": "M0 0\"/><script>" }]),
        "signs[0].outline",
        "an SVG path that begins with M",
        "以M开头的SVG路径",
    ),
    (|content| content["charts"][0]["marks"] = json!([]), "charts[0].marks", "1 to 36 marks", "1到36项"),
    (
        |content| {
            let glyphs = content["hero"]["glyphs"].as_array_mut().expect("characters");
            *glyphs = [glyphs.as_slice(), glyphs.as_slice()].concat();
        },
        "hero.glyphs",
        "at most 5 characters on the first screen",
        "首屏最多5个字",
    ),
];

#[test]
fn what_does_not_fit_a_character_is_a_fault_that_says_so_in_both_languages() {
    read(&with(|_| ()));
    for (change, path, english, chinese) in CASES {
        let faults = faults(change);
        let fault = faults.iter().find(|fault| fault.path == path).unwrap_or_else(|| panic!("{path}: {faults:?}"));
        let said = [Lang::English, Lang::Chinese].map(|lang| fault.said(lang));
        assert!(said[0].contains(english) && said[1].contains(chinese), "{path}: {said:?}");
    }
}

#[test]
fn a_character_may_be_drawn_of_dots_and_with_strokes_out_of_order() {
    let content = read(&with(|content| {
        content["charts"][0]["form"] = json!("glyph-dots");
        content["charts"][0]["each"] = json!(10_000_000);
        content["charts"][0]["marks"][0]["stroke"] = json!(3);
        content["charts"][0]["marks"][1]["stroke"] = json!(1);
    }));
    let chart = Chart::new(&content.charts[0], content.fact_context()).unwrap_or_else(|missing| panic!("{missing}"));
    let strokes = real("山");
    assert_eq!(chart.lines, [2, 0, 1].map(|stroke: usize| strokes[stroke].clone()), "the lines of the marks first");
    layout(&chart, Frame::new(300.0)).unwrap_or_else(|error| panic!("{error}"));
}

/// The small content with so many characters on its first screen, all drawn from strokes.
fn first_screen(number: usize) -> Content {
    read(&with(|content| {
        let signs = ["山", "水", "城", "永", "一"];
        for sign in signs {
            content["characters"][sign] = json!(real(sign));
        }
        let chart = |i: usize| {
            let mut chart = json!({
                "id": format!("sign-{i}"), "title": format!("第{}字", ["一", "二", "三", "四", "五"][i]), "hue": "orange",
                "form": if [0, 2, 4].contains(&i) { "glyph" } else { "glyph-dots" }, "character": signs[i],
                "caption": "字由笔画组成", "marks": [{ "fact": "tea-revenue", "label": "全镇茶业" }],
            });
            if [1, 3].contains(&i) {
                chart["each"] = json!(10_000_000);
            }
            chart
        };
        let mut charts: Vec<Value> = (0..number).map(chart).collect();
        charts.extend(content["charts"].as_array().expect("charts")[3..].iter().cloned());
        let sections = ["shan", "shui", "cheng", "ahead", "fifth"];
        let mut fifth = content["sections"][3].clone();
        fifth["id"] = json!("fifth");
        fifth["stories"][0]["id"] = json!("fifth-steps");
        content["sections"].as_array_mut().expect("sections").push(fifth);
        let glyph = |i: usize| json!({ "section": sections[i], "chart": format!("sign-{i}"), "strokes": ["全镇茶业{tea-revenue}"] });
        content["hero"]["glyphs"] = (0..number).map(glyph).collect();
        content["charts"] = charts.into();
    }))
}

#[test]
fn the_first_screen_and_the_long_image_have_one_to_five_characters() {
    for number in 1..=5 {
        let content = first_screen(number);
        let icons = icon::load(&content, &Path::new(ROOT).join(icon::SET)).expect("icons");
        let edition = Edition::new(content.clone(), icons).unwrap_or_else(|error| panic!("{error}"));
        let html = document::render(&edition, SHELL).unwrap_or_else(|error| panic!("{error}"));
        let html = Html::parse_document(&html);
        let list = format!("ul.glyphs.even.of-{number} > li");
        let characters: Vec<_> = html.select(&Selector::parse(&list).expect("a selector")).collect();
        assert_eq!(characters.len(), number);
        for character in characters {
            let has = |selector| character.select(&Selector::parse(selector).expect("a selector")).count();
            assert_eq!((has("svg"), has(".strokes li")), (1, 1), "its picture, and the text of its stroke");
        }
        let live: PageData = edition.live();
        let sheet = PosterContent::of(&content);
        let composer = Composer { sheet: &sheet, charts: &live.charts, large: 1.0, night: false };
        let cover = composer.plan(None).into_iter().next().expect("a cover");
        let cover = composer.lay(cover).unwrap_or_else(|error| panic!("{error}"));
        let line = |shape: &&Shape| matches!(shape, Shape::Line(..));
        // Of the second and the fourth, one stroke is of dots alone.
        let strokes: usize = ["山", "水", "城", "永", "一"][..number].iter().map(|sign| real(sign).len()).sum();
        let hairlines = strokes - number / 2;
        assert_eq!(cover.scene.shapes.iter().filter(line).count(), hairlines, "all of {number} characters");
    }
}

#[test]
fn the_command_writes_the_strokes_of_characters_and_says_which_it_does_not_know() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("characters.json");
    fs::write(&file, SMALL).expect("a file");
    let run = |characters: &str, lang: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gongxiaomei"));
        command.current_dir(ROOT).env("LANG", lang).env_remove("LC_ALL").args(["glyph", characters, "--content"]);
        command.arg(&file).output().expect("gongxiaomei")
    };
    let done = run("山永", "C");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let written = fs::read_to_string(&file).expect("the file");
    let content = check::read("characters.json", &written).unwrap_or_else(|faults| panic!("{faults}"));
    for sign in ["山", "永"] {
        assert_eq!(content.characters.get(sign), Some(&real(sign)));
    }
    let before = check::read("small.json", SMALL).unwrap_or_else(|faults| panic!("{faults}")).characters;
    assert!(before.iter().all(|own| content.characters.get(own.0) == Some(own.1)), "the others stay");
    for (lang, said) in [("C", "there are no strokes of \"㋿\""), ("zh_CN.UTF-8", "没有“㋿”的笔画")] {
        let refused = run("水㋿", lang);
        let told = String::from_utf8_lossy(&refused.stderr);
        assert!(!refused.status.success() && told.contains(said), "{told}");
    }
    assert_eq!(fs::read_to_string(&file).expect("the file"), written, "nothing is written where one is unknown");
}
