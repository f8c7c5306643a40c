//! Characters whose level strokes are bars, and characters whose strokes are shares: in proportion for any character, laid by hand or not,
//! with faults that say what does not fit.

use std::fs;
use std::path::Path;

use gongxiaomei::chart::scene::{Role, Shape};
use gongxiaomei::chart::{Chart, Frame, Rect, Scene, layout};
use gongxiaomei::check::{self, Diagnostic, Lang};
use gongxiaomei::model::Content;
use gongxiaomei::model::character::MiddleLine;
use gongxiaomei::model::content::Form;
use gongxiaomei::model::ledger::Qualifier;
use gongxiaomei::press::characters;
use serde_json::{Value, json};

use crate::support::charts::scattered;

const SMALL: &str = include_str!("../fixtures/small.json");

/// The middle lines of a character from the stroke data.
fn real(character: &str) -> Vec<MiddleLine> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(characters::SET).join(format!("{character}.json"));
    let json = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    characters::middle_lines(&json).expect("stroke data")
}

/// A chart of exact figures, so many of them marks, drawn as a character from the stroke data.
fn drawn(form: Form, character: &str, marks: usize) -> Chart {
    let mut chart = scattered(form, marks);
    chart.lines = real(character);
    for datum in chart.data.iter_mut().chain(&mut chart.strokes) {
        datum.qualifier = Qualifier::Exact;
    }
    chart.drawn()
}

fn laid_out(chart: &Chart, frame: Frame) -> Scene {
    layout(chart, frame).unwrap_or_else(|error| panic!("{}: {error}", chart.id))
}

/// Characters of level and upright strokes, with the number of their level ones.
const STRAIGHT: [(&str, usize); 7] = [("一", 1), ("十", 1), ("工", 2), ("土", 2), ("王", 3), ("三", 3), ("丰", 3)];

/// The boxes of full colour within the bounds of the mark at a place.
fn boxes(scene: &Scene, place: usize) -> Vec<Rect> {
    let bounds = scene.marks[place].bounds;
    let within = |shape: &Shape| match shape {
        Shape::Box(r, ink) if ink.role == Role::Orange && ink.percent == 100 => {
            let both = bounds.union(*r);
            ((both.w - bounds.w).abs() < 1.0 && (both.h - bounds.h).abs() < 1.0).then_some(*r)
        }
        _ => None,
    };
    scene.shapes.iter().filter_map(within).collect()
}

#[test]
fn level_strokes_are_as_long_as_their_figures_are_large_and_one_of_them_has_no_more_room() {
    for (character, level) in STRAIGHT {
        let chart = drawn(Form::GlyphBars, character, level);
        for frame in [Frame::new(300.0), Frame::new(620.0), Frame { width: 300.0, text: 2.0 }] {
            let scene = laid_out(&chart, frame);
            let long: Vec<f64> = (0..level).map(|i| boxes(&scene, i).iter().map(|r| r.w).fold(0.0, f64::max)).collect();
            for (datum, drawn) in chart.data.iter().zip(&long) {
                let due = long[0] * datum.value / chart.data[0].value;
                assert!((drawn - due).abs() <= 1.5, "{character} at {frame:?}: {drawn} is not {due}");
            }
            let lines = chart.lines.iter().map(|line| Rect::around(&floats(line)).w * frame.width / 1000.0);
            let full = lines.zip(&long).any(|(room, long)| (room - long).abs() <= 1.0);
            assert!(full || character != "三", "{character}: the scale could be larger");
            let down = |place: usize| scene.marks[place].bounds.y;
            assert!((1..level).all(|place| down(place) > scene.marks[place - 1].bounds.bottom()), "from the top");
        }
    }
}

fn floats(line: &MiddleLine) -> Vec<(f64, f64)> {
    line.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).collect()
}

#[test]
fn an_upright_stroke_has_one_plate_for_each_thing_in_every_space_that_it_crosses() {
    for (character, level, spaces) in [("工", 2, 1), ("王", 3, 2), ("土", 2, 2), ("十", 1, 2), ("丰", 3, 4)] {
        let mut chart = drawn(Form::GlyphBars, character, level);
        chart.strokes[0].value = 24.0;
        for width in [300.0, 620.0] {
            let scene = laid_out(&chart.clone().drawn(), Frame::new(width));
            let upright = &scene.marks[level];
            let bars: Vec<Rect> = scene.marks[..level].iter().map(|mark| mark.bounds).collect();
            let over = |plate: &Rect, bar: &Rect| plate.y < bar.bottom() - 0.01 && plate.bottom() > bar.y + 0.01;
            let plates: Vec<Rect> = boxes(&scene, level)
                .into_iter()
                .filter(|plate| !bars.contains(plate) && plate.w < width * 0.2)
                .collect();
            let plates: Vec<Rect> = plates.into_iter().filter(|p| !bars.iter().any(|bar| over(p, bar))).collect();
            assert_eq!((plates.len(), upright.extent), (24, 24.0), "{character} at {width}");
            let above = |plate: &Rect| bars.iter().filter(|bar| bar.y < plate.y).count();
            let mut crossed: Vec<usize> = plates.iter().map(above).collect();
            crossed.dedup();
            assert_eq!(crossed.len(), spaces, "{character} at {width}: {crossed:?}");
        }
    }
}

/// The length of a stroke along the middle between its two sides.
fn along(outline: &[(f64, f64)]) -> f64 {
    let half = outline.len() / 2;
    let middle = |i: usize| {
        let (a, b) = (outline[i], outline[outline.len() - 1 - i]);
        (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1))
    };
    let line: Vec<(f64, f64)> = (0..half).map(middle).collect();
    line.windows(2).map(|two| (two[1].0 - two[0].0).hypot(two[1].1 - two[0].1)).sum()
}

#[test]
fn strokes_are_solid_as_far_as_their_shares_and_pale_to_their_ends() {
    for (character, strokes) in [("山", 3), ("水", 4), ("永", 5), ("美", 9), ("城", 9)] {
        let mut chart = drawn(Form::GlyphShares, character, strokes - 1);
        chart.strokes[0].value = 7.0;
        let chart = chart.drawn();
        for width in [240.0, 620.0] {
            let scene = laid_out(&chart, Frame::new(width));
            let outline = |shape: &Shape| match shape {
                Shape::Polygon(points, ink) => Some((ink.percent, along(points))),
                _ => None,
            };
            let mut outlines = scene.shapes.iter().filter_map(outline).peekable();
            for (datum, mark) in chart.data.iter().zip(&scene.marks) {
                assert!((mark.extent - datum.value / 100.0).abs() < 1e-9, "{character}: {}", datum.fact);
                let pale = outlines.next_if(|(percent, _)| *percent < 100).map_or(0.0, |(_, long)| long);
                let (_, solid) = outlines.next().expect("a solid part");
                let due = (pale + solid) * datum.value / 100.0;
                assert!((solid - due).abs() <= due.max(50.0) * 0.02, "{character} at {width}: {solid} is not {due}");
            }
            assert_eq!(outlines.count(), 7, "{character} at {width}: a plate for each thing counted");
        }
    }
}

#[test]
fn strokes_laid_by_hand_show_shares_count_and_stand_for_names() {
    let content = read(&small(|_| ()));
    let spec = content.charts.iter().find(|chart| chart.form == Form::GlyphShares).expect("a chart");
    let mut chart = Chart::new(spec, content.fact_context()).unwrap_or_else(|missing| panic!("{missing}"));
    let (tiles, waves) = (chart.data.len() + 2, chart.data.len() + 3);
    for (qualifier, solid, all) in [(Qualifier::Exact, 10, 10), (Qualifier::Nearly, 9, 10), (Qualifier::Over, 10, 13)] {
        chart.strokes[2].value = 10.0;
        chart.strokes[2].qualifier = qualifier;
        chart.strokes[3].value = 4.0;
        let scene = laid_out(&chart.clone().drawn(), Frame::new(300.0));
        let inside = |place: usize, r: Rect| {
            let m = scene.marks[place].bounds;
            r.x >= m.x - 0.1 && r.right() <= m.right() + 0.1 && r.y >= m.y - 0.1 && r.bottom() <= m.bottom() + 0.1
        };
        let of = |place: usize| scene.shapes.iter().filter(move |shape| inside(place, shape.bounds()));
        let full = |shape: &&Shape| matches!(shape, Shape::Box(_, ink) if ink.percent == 100);
        assert_eq!((of(tiles).filter(full).count(), of(tiles).count()), (solid, all), "{qualifier:?}");
        assert_eq!(of(waves).filter(|shape| matches!(shape, Shape::Line(..))).count(), 4);
        for (place, datum) in chart.data.iter().enumerate() {
            let ink = |pale: bool| {
                let boxes = of(place).filter_map(|shape| match shape {
                    Shape::Box(r, ink) if (ink.percent < 25) == pale => Some(r.w),
                    _ => None,
                });
                boxes.sum::<f64>()
            };
            // What runs on past a share lies over the rest of the whole.
            let whole = scene.marks[place].bounds.w;
            assert!((whole - ink(true) - whole * datum.value / 100.0).abs() < 0.01, "{}", datum.fact);
        }
    }
}

/// The small content, changed.
fn small(change: impl Fn(&mut Value)) -> Value {
    let mut content: Value = serde_json::from_str(SMALL).expect("JSON");
    change(&mut content);
    content
}

fn checked(content: &Value) -> Result<Content, Vec<Diagnostic>> {
    check::read("small.json", &content.to_string()).map_err(|faults| faults.faults)
}

fn read(content: &Value) -> Content {
    checked(content).unwrap_or_else(|faults| panic!("{faults:?}"))
}

#[test]
fn characters_from_the_stroke_data_may_be_bars_and_shares_without_anything_laid_by_hand() {
    let content = read(&small(|content| {
        content["characters"] = json!({ "土": real("土"), "永": real("永") });
        content["shaped"] = json!({});
        content["charts"][0]["character"] = json!("土");
        content["charts"][2]["character"] = json!("永");
        content["charts"][2]["strokes"] = json!([{ "of": "old-quay", "label": "老码头" }]);
    }));
    for spec in &content.charts {
        let chart = Chart::new(spec, content.fact_context()).unwrap_or_else(|missing| panic!("{missing}"));
        laid_out(&chart, Frame::new(300.0));
    }
}

/// A change of the small content.
type Change = fn(&mut Value);

/// What does not fit: the change, where it is told, and what is said in English and in Chinese.
const CASES: [(Change, &str, &str, &str); 12] = [
    (
        |content| content["characters"]["工"][1] = json!([[100, 300], [800, 800]]),
        "charts[0].character",
        "a character of level and upright strokes alone",
        "只有横和竖的字",
    ),
    (
        |content| content["characters"]["工"][2] = json!([[30, 250], [830, 250]]),
        "charts[0].character",
        "well apart",
        "不能太近",
    ),
    (
        |content| content["characters"]["工"] = json!([[[30, 190], [830, 190]]]),
        "charts[0].marks",
        "1: each level stroke of 工 is a mark",
        "1项：“工”的每一横各一项",
    ),
    (
        |content| content["charts"][0]["marks"][1]["stroke"] = json!(3),
        "charts[0].marks[1].stroke",
        "none: marks are the level strokes from the top",
        "不写：marks从上到下就是各横",
    ),
    (
        |content| {
            let more = json!({ "of": "old-quay", "label": "老码头" });
            content["charts"][0]["strokes"].as_array_mut().expect("strokes").push(more);
        },
        "charts[0].strokes",
        "up to 1: the strokes of 工 that are no marks",
        "最多1项",
    ),
    (
        |content| content["charts"][0]["strokes"][0]["of"] = json!("tea-output"),
        "charts[0].strokes[0].of",
        "a whole number up to 60",
        "不超过60的整数",
    ),
    (
        |content| content["charts"][2]["strokes"][2]["of"] = json!("free-ferry"),
        "charts[2].strokes[2].of",
        "the id of a fact: this stroke counts",
        "这一笔要数出来",
    ),
    (
        |content| content["charts"][2]["marks"][0]["stroke"] = json!(1),
        "charts[2].marks[0].stroke",
        "a stroke whose shape is bar",
        "shape为bar的一笔",
    ),
    (
        |content| content["shaped"]["美"][5]["points"][1] = json!([551, 290]),
        "shaped.美[5]",
        "tiles in boxes of one size",
        "每格两个角且大小相同",
    ),
    (
        |content| content["shaped"]["美"][2]["points"][1] = json!([1870, 216]),
        "shaped.美[2]",
        "a stroke within 0 to 1000",
        "坐标从0到1000",
    ),
    (|content| content["shaped"]["美"][7]["points"][5] = json!([900]), "shaped.美[7].points[5]", "2", "2"),
    (
        |content| drop(content["shaped"]["美"][6].as_object_mut().expect("waves").remove("width")),
        "shaped.美[6]",
        "waves of three points and a width",
        "waves有三个点和width",
    ),
];

#[test]
fn what_does_not_fit_bars_and_shares_is_a_fault_that_says_so_in_both_languages() {
    for (change, path, english, chinese) in CASES {
        let faults = checked(&small(change)).expect_err("a fault");
        let fault = faults.iter().find(|fault| fault.path == path).unwrap_or_else(|| panic!("{path}: {faults:?}"));
        let said = [Lang::English, Lang::Chinese].map(|lang| fault.said(lang));
        assert!(said[0].contains(english) && said[1].contains(chinese), "{path}: {said:?}");
    }
}
