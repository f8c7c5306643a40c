//! Every chart of every content file is committed as an SVG: a changed picture is a changed file that can be reviewed.
//!
//! `UPDATE_STILLS=1 cargo test --features ssr --test native stills` writes them again. Stills that differ are saved in
//! `target/changed-stills`; `make watch` shows them beside the committed ones.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use gongxiaomei::chart::render::still::{StillElement, read as read_still};
use gongxiaomei::chart::render::svg;
use gongxiaomei::chart::scene::{Ink, Shape};
use gongxiaomei::chart::tokens::{CHART_NARROW, CHART_WIDE};
use gongxiaomei::chart::{Chart, Frame, Rect, Scene, layout};
use gongxiaomei::check;
use gongxiaomei::model::Content;
use gongxiaomei::site::gallery;

fn read(file: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn content(file: &str) -> Content {
    check::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap_or_else(|faults| panic!("{faults}"))
}

/// One element per line, so that differences are readable.
fn still(chart: &Chart, frame: Frame) -> String {
    let svg = svg::still(&layout(chart, frame).unwrap_or_else(|e| panic!("{e}")), "still");
    svg.replace("<svg ", "<svg xmlns=\"http://www.w3.org/2000/svg\" ").replace("><", ">\n<") + "\n"
}

/// Compares the stills of all charts, each in those of the named frames that `asked` accepts.
fn compare(edition: &str, content: &Content, frames: &[(&str, Frame)], asked: impl Fn(&str, &str) -> bool) {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/stills").join(edition);
    let update = std::env::var_os("UPDATE_STILLS").is_some();
    let mut expected = BTreeSet::new();
    let mut changed = Vec::new();
    for spec in &content.charts {
        let chart = Chart::new(spec, content.fact_context()).unwrap_or_else(|e| panic!("{e}"));
        for (name, frame) in frames.iter().filter(|(name, _)| asked(&spec.id, name)) {
            let path = folder.join(format!("{}-{name}.svg", spec.id));
            let now = still(&chart, *frame);
            if update {
                fs::create_dir_all(&folder).expect("the folder of the stills");
                fs::write(&path, &now).expect("a still");
            } else if fs::read_to_string(&path).unwrap_or_default() != now {
                let drawn = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/changed-stills").join(edition);
                fs::create_dir_all(&drawn).expect("the folder of changed stills");
                fs::write(drawn.join(format!("{}-{name}.svg", spec.id)), &now).expect("a changed still");
                changed.push(path.display().to_string());
            }
            expected.insert(path);
        }
    }
    for entry in fs::read_dir(&folder).expect("the folder of the stills") {
        let path = entry.expect("entry").path();
        if !expected.contains(&path) {
            if update {
                fs::remove_file(&path).expect("an old still");
            } else {
                changed.push(format!("{} (no chart draws it any more)", path.display()));
            }
        }
    }
    assert!(changed.is_empty(), "stills that differ; look, then UPDATE_STILLS=1:\n{}", changed.join("\n"));
}

const PAGE: [(&str, Frame); 2] =
    [("narrow", Frame { width: CHART_NARROW, text: 1.0 }), ("wide", Frame { width: CHART_WIDE, text: 1.0 })];

#[test]
fn the_stills_of_the_page_are_as_committed() {
    compare("zh-CN", &content("public/content/zh-CN.json"), &PAGE, |_, _| true);
    compare("en", &content("public/content/en.json"), &PAGE, |_, _| true);
}

#[test]
fn the_stills_of_releases_are_as_committed() {
    for name in ["communique", "report", "livelihood"] {
        compare(name, &content(&format!("tests/fixtures/releases/{name}.json")), &PAGE, |_, _| true);
    }
}

#[test]
fn the_stills_of_another_place_are_as_committed() {
    compare("small", &content("tests/fixtures/small.json"), &PAGE, |_, _| true);
}

#[test]
fn the_stills_of_every_form_at_its_edges_are_as_committed() {
    let gallery = gallery::document(&read("public/content/zh-CN.json")).unwrap_or_else(|e| panic!("{e}"));
    let gallery = check::read("the gallery", &gallery).unwrap_or_else(|faults| panic!("{faults}"));
    let frames = [("narrow", PAGE[0].1), ("large", Frame { width: CHART_NARROW, text: 2.0 })];
    // Large type is compared only for the edge cases with the most text.
    let large = |id: &str| ["-long", "-qualified", "-zero"].iter().any(|edge| id.ends_with(edge));
    compare("gallery", &gallery, &frames, |id, frame| frame == "narrow" || large(id));
}

/// An element of a still, as a browser gives it.
struct Given<'a>(&'a svg::Element);

impl StillElement for Given<'_> {
    fn attribute(&self, name: &str) -> String {
        let found = self.0.attributes.iter().find(|(of, _)| *of == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    }

    fn text(&self) -> String {
        self.0.text.clone()
    }
}

/// The colour of a shape.
fn ink(shape: &Shape) -> Ink {
    match shape {
        Shape::Box(_, ink) | Shape::Circle(.., ink) | Shape::Polygon(_, ink) | Shape::Line(.., ink) => *ink,
        Shape::Text(label) => label.ink,
    }
}

/// That a browser which reads a still paints what the layout painted, with the marks where they are.
fn read_back(scene: &Scene, name: &str) {
    let elements = svg::elements(scene, "still");
    let still = read_still(&Given(&elements[0]), elements[1..].iter().map(Given));
    let mut again = still.scene.clone();
    let size = |scene: &Scene| (scene.width, (scene.height * 8.0).round());
    assert_eq!(size(scene), size(&again), "{name}");
    for (mark, reach) in scene.marks.iter().zip(&still.marks) {
        let Rect { x, y, w, h } = mark.reach;
        let over = [x - reach.x, y - reach.y, reach.right() - (x + w), reach.bottom() - (y + h)];
        assert!(over.iter().all(|over| (-0.001..1.001).contains(over)), "{name}, {}: {over:?}", mark.fact);
        again.mark(&mark.fact, mark.reach, mark.extent, mark.grain);
    }
    assert_eq!(still.marks.len(), scene.marks.len(), "{name}");
    // The same shapes, and whatever lies over another one still does.
    let one = |shape: &Shape| {
        let mut alone = Scene::new(scene.width);
        alone.shapes.push(shape.clone());
        format!("{:?}", &svg::elements(&alone, "")[1..])
    };
    let (painted, read): (Vec<_>, Vec<_>) =
        (scene.shapes.iter().map(one).collect(), again.shapes.iter().map(one).collect());
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, shape) in read.iter().enumerate().rev() {
        places.entry(shape).or_default().push(place);
    }
    let places: Vec<usize> = painted
        .iter()
        .map(|shape| places.get_mut(shape.as_str()).and_then(Vec::pop).unwrap_or_else(|| panic!("{name}: no {shape}")))
        .collect();
    assert_eq!(read.len(), painted.len(), "{name}");
    let over = |a: Rect, b: Rect| a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
    let bounds: Vec<Rect> = scene.shapes.iter().map(Shape::bounds).collect();
    for (upper, place) in places.iter().enumerate() {
        for lower in 0..upper {
            let alike = ink(&scene.shapes[lower]) == ink(&scene.shapes[upper]);
            assert!(
                places[lower] < *place || alike || !over(bounds[lower], bounds[upper]),
                "{name}: {} is no longer over {}",
                painted[upper],
                painted[lower]
            );
        }
    }
}

#[test]
fn a_browser_reads_from_a_still_what_the_layout_painted() {
    let gallery = gallery::document(&read("public/content/zh-CN.json")).unwrap_or_else(|e| panic!("{e}"));
    let gallery = check::read("the gallery", &gallery).unwrap_or_else(|faults| panic!("{faults}"));
    let mut kinds = BTreeSet::new();
    let editions = ["public/content/zh-CN.json", "public/content/en.json"].into_iter().map(content);
    for content in std::iter::once(gallery).chain(editions) {
        for spec in &content.charts {
            let chart = Chart::new(spec, content.fact_context()).unwrap_or_else(|e| panic!("{e}"));
            for text in [1.0, 1.385] {
                for width in [CHART_NARROW, CHART_WIDE] {
                    let scene = layout(&chart, Frame { width, text }).unwrap_or_else(|e| panic!("{e}"));
                    kinds.extend(
                        scene.shapes.iter().map(|shape| format!("{shape:?}").split('(').next().map(String::from)),
                    );
                    read_back(&scene, &format!("{} at {width}, {text}", spec.id));
                }
            }
        }
    }
    assert_eq!(kinds.len(), 5, "boxes, circles, polygons, lines, texts: {kinds:?}");
}
