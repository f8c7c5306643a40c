//! “笔笔有数”: every stroke of the three characters of the first screen stands for a figure or a name of the release.

use std::path::Path;

use gongxiaomei::chart::scene::Shape;
use gongxiaomei::chart::tokens::{CHART_NARROW, CHART_WIDE};
use gongxiaomei::chart::{Chart, Frame, Mark, layout};
use gongxiaomei::check;

/// The strokes of the three characters, as they are written.
const STROKES: [(&str, usize); 3] = [("工", 3), ("小", 3), ("美", 9)];

#[test]
fn every_stroke_of_the_three_characters_stands_for_a_figure_or_a_name() {
    for file in ["public/content/zh-CN.json", "public/content/en.json"] {
        let content = check::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap_or_else(|e| panic!("{e}"));
        for (character, strokes) in STROKES {
            let spec = content
                .charts
                .iter()
                .find(|chart| chart.character.as_deref() == Some(character))
                .expect("the character");
            let chart = Chart::new(spec, content.fact_context()).unwrap_or_else(|e| panic!("{e}"));
            // The two legs of 美 are two strokes with one name, “两江”.
            let legs = usize::from(character == "美");
            assert_eq!(chart.data.len() + chart.strokes.len() + legs, strokes, "{character} in {file}");
            for datum in chart.data.iter().chain(&chart.strokes) {
                let known = content.ledger.fact(&datum.fact).is_some() || content.name(&datum.fact).is_some();
                assert!(known && !datum.label.is_empty(), "{character}: {}", datum.fact);
            }
            for width in [CHART_NARROW, CHART_WIDE] {
                let scene = layout(&chart, Frame::new(width)).unwrap_or_else(|e| panic!("{e}"));
                for shape in scene.shapes.iter().filter(|shape| !matches!(shape, Shape::Text(_))) {
                    let (r, near) = (shape.bounds(), width * 0.09);
                    let within = |mark: &Mark| {
                        let m = mark.bounds;
                        r.x >= m.x - near
                            && r.y >= m.y - near
                            && r.right() <= m.right() + near
                            && r.bottom() <= m.bottom() + near
                    };
                    // What runs on past a bar of 工 is beyond the bar.
                    let past = |mark: &Mark| r.x >= mark.bounds.right() - 1.0 && r.y >= mark.bounds.y - 1.0;
                    assert!(
                        scene.marks.iter().any(|mark| within(mark) || past(mark)),
                        "{character}: {shape:?} is of no mark"
                    );
                }
            }
        }
    }
}
