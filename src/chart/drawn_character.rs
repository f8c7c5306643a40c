//! A character as the build drew it. A browser only scales it: the code that draws strokes is in no wasm.

use serde::{Deserialize, Serialize};

use super::frame::Frame;
use super::scene::{Ink, Mark, Rect, Role, Scene, Shape};
use super::tokens::CHART_NARROW;

/// What is drawn in a square as wide as a narrow chart, and the marks of the facts and names, in their order.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct DrawnCharacter {
    pieces: Vec<Piece>,
    marks: Vec<Reach>,
}

/// Shapes of one kind and one ink.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Piece {
    kind: u32,
    /// Opacity in per cent.
    percent: u32,
    /// The radius of the dots or the width of the line, then the points; of boxes, each upper left corner with its width and height.
    lengths: Lengths,
}

/// The kinds of pieces. All but hairlines are in the colour of the chart.
const DOTS: u32 = 0;
const POLYGON: u32 = 1;
const LINE: u32 = 2;
const BOXES: u32 = 3;
const HAIRLINE: u32 = 4;
/// No drawing, but numbers by which a browser lays the character out.
const PLAN: u32 = 5;

/// The mark of a fact or a name.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Reach {
    bounds: Lengths,
    extent: f64,
    grain: f64,
}

/// Lengths in layout pixels. In the page they are whole numbers of twentieths, which is less than can be seen. From the fourth on,
/// each is told by its difference from the one two before: rows of dots and waves are then the same few numbers, which compress well.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(from = "Vec<f64>", into = "Vec<i32>")]
struct Lengths(Vec<f64>);

/// How many parts of a pixel there are in the page.
const PARTS: f64 = 20.0;

impl From<Vec<f64>> for Lengths {
    fn from(differences: Vec<f64>) -> Lengths {
        let mut before = [0.0, 0.0];
        let mut length = |(i, difference)| {
            let [two, one] = before;
            let parts = if i > 2 { two + difference } else { difference };
            before = [one, parts];
            parts / PARTS
        };
        Lengths(differences.into_iter().enumerate().map(&mut length).collect())
    }
}

impl From<Lengths> for Vec<i32> {
    #[expect(clippy::cast_possible_truncation, reason = "within the square, or nearly")]
    fn from(Lengths(lengths): Lengths) -> Vec<i32> {
        let parts: Vec<i32> = lengths.into_iter().map(|length| (length * PARTS).round() as i32).collect();
        let before = [0; 3].into_iter().chain(parts.iter().skip(1).copied());
        parts.iter().zip(before).map(|(part, before)| part - before).collect()
    }
}

impl DrawnCharacter {
    /// What a form drew. Its texts are left out, since such forms have none.
    pub(super) fn of(scene: &Scene) -> DrawnCharacter {
        let mut pieces: Vec<Piece> = Vec::new();
        for shape in &scene.shapes {
            let (kind, size, ink, points) = match shape {
                Shape::Circle(x, y, r, ink) => (DOTS, *r, ink, vec![(*x, *y)]),
                Shape::Polygon(points, ink) => (POLYGON, 0.0, ink, points.clone()),
                Shape::Line(points, width, ink) if ink.role == Role::Soft => (HAIRLINE, *width, ink, points.clone()),
                Shape::Line(points, width, ink) => (LINE, *width, ink, points.clone()),
                Shape::Box(r, ink) => (BOXES, 0.0, ink, vec![(r.x, r.y), (r.w, r.h)]),
                Shape::Text(_) => continue,
            };
            let lengths = points.into_iter().flat_map(|(x, y)| [x, y]);
            let percent = u32::from(ink.percent);
            match pieces.last_mut() {
                Some(last)
                    if [DOTS, BOXES].contains(&kind)
                        && (last.kind, last.percent) == (kind, percent)
                        && last.lengths.0.first() == Some(&size) =>
                {
                    last.lengths.0.extend(lengths);
                }
                _ => {
                    let lengths = Lengths([size].into_iter().chain(lengths).collect());
                    pieces.push(Piece { kind, percent, lengths });
                }
            }
        }
        let reach = |mark: &Mark| {
            let Rect { x, y, w, h } = mark.bounds;
            Reach { bounds: Lengths(vec![x, y, w, h]), extent: mark.extent, grain: mark.grain }
        };
        DrawnCharacter { pieces, marks: scene.marks.iter().map(reach).collect() }
    }

    /// Numbers by which a browser lays a character out, as it gets them: rounded like lengths.
    pub(super) fn planned(numbers: Vec<f64>) -> DrawnCharacter {
        let lengths = Lengths(numbers.into_iter().map(|number| (number * PARTS).round() / PARTS).collect());
        DrawnCharacter { pieces: vec![Piece { kind: PLAN, percent: 0, lengths }], marks: Vec::new() }
    }

    /// These numbers.
    pub(super) fn plan(&self) -> &[f64] {
        self.pieces.first().map_or(&[], |piece| &piece.lengths.0)
    }

    /// The drawing in a frame, in this colour, with the marks of these facts and names.
    pub(super) fn scene<'a>(&self, frame: Frame, hue: Role, facts: impl Iterator<Item = &'a str>) -> Scene {
        let mut scene = Scene::new(frame.width);
        scene.height = frame.width;
        let times = frame.width / CHART_NARROW;
        for Piece { kind, percent, lengths } in &self.pieces {
            let Some((size, lengths)) = lengths.0.split_first() else {
                continue;
            };
            let [.., percent] = percent.to_be_bytes();
            let ink = Ink { role: if *kind == HAIRLINE { Role::Soft } else { hue }, percent };
            let mut points = lengths.chunks_exact(2).filter_map(|point| match point {
                [x, y] => Some((x * times, y * times)),
                _ => None,
            });
            match *kind {
                DOTS => points.for_each(|(x, y)| scene.circle(x, y, size * times, ink)),
                POLYGON => scene.polygon(points.collect(), ink),
                BOXES => {
                    while let (Some((x, y)), Some((w, h))) = (points.next(), points.next()) {
                        scene.fill(Rect::new(x, y, w, h), ink);
                    }
                }
                _ => scene.line(points.collect(), size * times, ink),
            }
        }
        for (fact, reach) in facts.zip(&self.marks) {
            if let [x, y, w, h] = reach.bounds.0.as_slice() {
                let bounds = Rect::new(x * times, y * times, w * times, h * times);
                scene.mark(fact, bounds, reach.extent, reach.grain);
            }
        }
        scene
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_a_layout_come_back_from_the_page_as_they_were() {
        let planned = DrawnCharacter::planned(vec![110.0, 160.0, 0.0, 33.333, 812.02, 0.0, 999.99]);
        let json = serde_json::to_string(&planned).expect("JSON");
        let back: DrawnCharacter = serde_json::from_str(&json).expect("a drawing");
        assert_eq!(back.plan(), planned.plan(), "{json}");
        assert_eq!(back.plan()[3..5], [33.35, 812.0]);
    }

    #[test]
    fn shapes_of_one_ink_are_one_piece_and_come_back_from_the_page_as_they_were() {
        let (full, faded) = (Ink::full(Role::Orange), Ink::full(Role::Orange).fade(57));
        let mut scene = Scene::new(CHART_NARROW);
        for x in [10.0, 20.0] {
            scene.circle(x, 8.5, 4.0, full);
        }
        scene.circle(30.0, 8.5, 4.0, faded);
        scene.fill(Rect::new(1.0, 2.0, 3.0, 4.0), full);
        scene.polygon(vec![(0.0, 0.0), (9.0, 0.0), (9.0, 9.0)], full);
        scene.line(vec![(0.0, 0.0), (9.5, 9.0)], 2.0, Ink::full(Role::Soft));
        scene.mark("one", Rect::new(0.0, 0.0, 9.0, 9.0), 0.683, 0.001);
        let drawn = DrawnCharacter::of(&scene);
        assert_eq!(drawn.pieces.len(), 5);
        let json = serde_json::to_string(&drawn).expect("JSON");
        let back: DrawnCharacter = serde_json::from_str(&json).expect("a drawing");
        assert_eq!(back.pieces, drawn.pieces, "{json}");
        assert_eq!((back.marks[0].extent, &back.marks[0].bounds), (0.683, &drawn.marks[0].bounds));
    }
}
