//! The SVG files of the charts: only elements that every program supports, all within the picture.

use std::path::Path;

use gongxiaomei::check;
use gongxiaomei::site::edition::Edition;
use gongxiaomei::site::static_svg;
use roxmltree::{Document, Node};

/// The elements that a file may have, each with its attributes.
const KNOWN: [(&str, &[&str]); 7] = [
    ("svg", &["width", "height", "viewBox", "role", "font-family"]),
    ("title", &[]),
    ("rect", &["x", "y", "width", "height", "fill", "fill-opacity"]),
    ("circle", &["cx", "cy", "r", "fill", "fill-opacity"]),
    ("polygon", &["points", "fill", "fill-opacity"]),
    ("polyline", &["points", "fill", "stroke", "stroke-width", "stroke-opacity"]),
    ("text", &["x", "y", "font-size", "font-weight", "text-anchor", "fill", "fill-opacity"]),
];

fn pictures(edition: &str) -> Vec<(String, String)> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/content").join(edition);
    let content = check::open(&file).unwrap_or_else(|faults| panic!("{faults}"));
    let edition = Edition::new(content, Default::default()).unwrap_or_else(|why| panic!("{why}"));
    static_svg::pictures(&edition).unwrap_or_else(|why| panic!("{why}"))
}

/// The numbers of an attribute.
fn numbers(node: Node, name: &str) -> Vec<f64> {
    let text = node.attribute(name).unwrap_or_else(|| panic!("<{}> without {name}", node.tag_name().name()));
    text.split([' ', ',']).map(|n| n.parse().unwrap_or_else(|_| panic!("{name}=\"{text}\""))).collect()
}

fn one(node: Node, name: &str) -> f64 {
    let numbers = numbers(node, name);
    assert_eq!(numbers.len(), 1, "{name}");
    numbers[0]
}

/// The corners of a shape's bounding box, without the width of its line; the points of a polygon or polyline; the anchor of a text.
fn corners(node: Node) -> Vec<(f64, f64)> {
    let [of, to] = match node.tag_name().name() {
        "rect" => {
            let [x, y, w, h] = ["x", "y", "width", "height"].map(|side| one(node, side));
            assert!(w > 0.0 && h > 0.0, "a box without extent");
            [(x, y), (x + w, y + h)]
        }
        "circle" => {
            let [x, y, r] = ["cx", "cy", "r"].map(|part| one(node, part));
            assert!(r > 0.0, "a circle without extent");
            [(x - r, y - r), (x + r, y + r)]
        }
        "text" => {
            assert!(one(node, "font-size") > 0.0);
            [(one(node, "x"), one(node, "y")); 2]
        }
        "polygon" | "polyline" => {
            let points = numbers(node, "points");
            assert!(points.len().is_multiple_of(2) && points.len() >= 4, "{points:?}");
            let points: Vec<_> = points.chunks(2).map(|p| (p[0], p[1])).collect();
            assert!(points.iter().any(|p| *p != points[0]), "a shape without extent");
            return points;
        }
        other => panic!("<{other}>"),
    };
    vec![of, to]
}

#[test]
fn a_file_is_made_of_shapes_and_texts_that_every_reader_knows() {
    for edition in ["zh-CN.json", "en.json"] {
        let pictures = pictures(edition);
        assert_eq!(pictures.len(), 24);
        for (name, svg) in pictures {
            let file = Document::parse(&svg).unwrap_or_else(|e| panic!("{name}: {e}"));
            let root = file.root_element();
            let (width, height) = (one(root, "width"), one(root, "height"));
            assert_eq!(numbers(root, "viewBox"), [0.0, 0.0, width, height], "{name}");
            for node in file.descendants().filter(Node::is_element) {
                let known = KNOWN.iter().find(|(known, _)| *known == node.tag_name().name());
                let (_, attributes) = known.unwrap_or_else(|| panic!("{name}: <{}>", node.tag_name().name()));
                for attribute in node.attributes() {
                    assert!(attributes.contains(&attribute.name()), "{name}: {attribute:?}");
                    let tricks = ["var(", "url(", "calc(", "%"];
                    assert!(!tricks.iter().any(|trick| attribute.value().contains(trick)), "{name}: {attribute:?}");
                }
                if node.parent() != Some(root) || node.has_tag_name(("http://www.w3.org/2000/svg", "title")) {
                    continue;
                }
                for (x, y) in corners(node) {
                    assert!((0.0..=width).contains(&x) && (0.0..=height).contains(&y), "{name}: {x},{y} is outside");
                }
            }
        }
    }
}

#[test]
fn a_chart_has_as_many_discs_in_its_file_as_it_counts() {
    // 小 has a disc for each hundred people; a disc is a circle, not the end of a line.
    let pictures = pictures("zh-CN.json");
    let (_, svg) = pictures.iter().find(|(name, _)| name.ends_with("glyph-xiao.svg")).expect("小");
    let file = Document::parse(svg).expect("a file");
    let count = |name: &str| file.descendants().filter(|node| node.tag_name().name() == name).count();
    assert!(count("circle") > 300, "{}", count("circle"));
    assert_eq!(count("polyline"), 0);
}
