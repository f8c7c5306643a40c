//! The strokes of a pillar's character as lines, for the bar, which writes it while the pillar is read.

use std::fmt::Write as _;

use crate::model::Content;
use crate::model::form::character::{DotRows, ShapedStroke, StrokeShape};

/// How broad a stroke is, in thousandths of the character's side.
pub const WIDTH: i32 = 96;

/// How far the hook of a stroke of dots reaches to the left, and begins above its end.
const HOOK: (i32, i32) = (190, 110);

type Point = (i32, i32);

/// A character as lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StrokePaths {
    /// The square that they fill, as an SVG view box.
    pub view_box: String,
    /// An SVG path for each stroke, in the order of writing.
    pub strokes: Vec<String>,
}

/// The strokes of a character that the content draws: by hand, in dots, or along the middle lines of its strokes. `None` if it draws no
/// such character, which is then set as text.
pub fn stroke_paths(content: &Content, character: &str) -> Option<StrokePaths> {
    let strokes: Vec<Line> = if let Some(strokes) = content.shaped.get(character) {
        strokes.iter().map(shaped).collect()
    } else if let Some(strokes) = content.dotted.get(character) {
        strokes.iter().map(dotted).collect()
    } else {
        content.characters.get(character)?.iter().map(|line| straight(line)).collect()
    };
    let points = || strokes.iter().flat_map(|stroke| &stroke.points);
    let [left, right] = [points().map(|p| p.0).min()?, points().map(|p| p.0).max()?];
    let [top, bottom] = [points().map(|p| p.1).min()?, points().map(|p| p.1).max()?];
    let side = (right - left).max(bottom - top) + WIDTH;
    let [x, y] = [(left + right - side) / 2, (top + bottom - side) / 2];
    Some(StrokePaths {
        view_box: format!("{x} {y} {side} {side}"),
        strokes: strokes.into_iter().map(|stroke| stroke.path).collect(),
    })
}

/// A stroke as a path, and the points that it reaches.
struct Line {
    path: String,
    points: Vec<Point>,
}

impl Line {
    fn new() -> Line {
        Line { path: String::new(), points: Vec::new() }
    }

    /// Goes on with a command of an SVG path, to the last of these points.
    fn then(mut self, command: char, points: &[Point]) -> Line {
        self.path.push(command);
        for (i, (x, y)) in points.iter().enumerate() {
            // Writing into a String cannot fail.
            let _ = write!(self.path, "{}{x} {y}", if i > 0 { " " } else { "" });
        }
        self.points.extend(points);
        self
    }
}

fn point((x, y): (u16, u16)) -> Point {
    (x.into(), y.into())
}

fn middle(a: Point, b: Point) -> Point {
    (a.0.midpoint(b.0), a.1.midpoint(b.1))
}

fn straight(line: &[(u16, u16)]) -> Line {
    let mut points = line.iter().map(|at| point(*at));
    let begun = points.next().map_or_else(Line::new, |first| Line::new().then('M', &[first]));
    points.fold(begun, |line, next| line.then('L', &[next]))
}

fn dotted(stroke: &DotRows) -> Line {
    let (from, to) = (point(stroke.from), point(stroke.to));
    let line = Line::new().then('M', &[from]);
    if stroke.hook.is_empty() {
        return line.then('L', &[to]);
    }
    let (reach, above) = HOOK;
    line.then('L', &[(to.0, to.1 - above)]).then('Q', &[to, (to.0 - reach, to.1)])
}

fn shaped(stroke: &ShapedStroke) -> Line {
    let points: Vec<Point> = stroke.points.iter().map(|at| point(*at)).collect();
    match (stroke.shape, points.as_slice()) {
        // From the middle of its first side to that of the one across.
        (StrokeShape::Solid, [a, b, c, d]) => Line::new().then('M', &[middle(*a, *b)]).then('L', &[middle(*c, *d)]),
        (StrokeShape::Bar, [a, b]) => {
            let level = middle(*a, *b).1;
            Line::new().then('M', &[(a.0, level)]).then('L', &[(b.0, level)])
        }
        (StrokeShape::Tiles, [a, b, .., last]) => {
            let upright = middle(*a, *b).0;
            Line::new().then('M', &[(upright, a.1)]).then('L', &[(upright, last.1)])
        }
        (StrokeShape::Waves, [first, .., last]) => Line::new().then('M', &[*first]).then('L', &[*last]),
        (StrokeShape::Curves, curves) => curves.chunks_exact(3).fold(Line::new(), |line, curve| match curve {
            [from, towards, to] => line.then('M', &[*from]).then('Q', &[*towards, *to]),
            _ => line,
        }),
        _ => straight(&stroke.points),
    }
}
