//! The middle lines of a character's strokes: how long they are, parts of them, and their outlines.

use crate::chart::scene::Rect;
use crate::chart::{Chart, Frame};

/// A point of a character, in layout pixels.
pub type Point = (f64, f64);

/// Width of the strokes of a character of one stroke; of more, it shrinks with the root of their number. A share of the side.
const BROAD: f64 = 0.15;

/// The most a character is enlarged to fill its square.
const LARGEST: f64 = 1.35;

/// The middle lines of a chart's character, which fills its square, and the width of its strokes.
pub fn of(chart: &Chart, frame: Frame) -> (Vec<Vec<Point>>, f64) {
    let side = frame.width;
    let broad = side * BROAD / (chart.lines.len().max(1) as f64).sqrt();
    let em = side / 1000.0;
    let pixels = |line: &Vec<(u16, u16)>| line.iter().map(|(x, y)| (f64::from(*x) * em, f64::from(*y) * em)).collect();
    let mut lines: Vec<Vec<Point>> = chart.lines.iter().map(pixels).collect();
    let Rect { x, y, w, h } = Rect::around(&lines.concat());
    let scale = ((side - broad) / w.max(h).max(1.0)).min(LARGEST);
    for point in lines.iter_mut().flatten() {
        point.0 = side / 2.0 + (point.0 - x - w / 2.0) * scale;
        point.1 = side / 2.0 + (point.1 - y - h / 2.0) * scale;
    }
    (lines, broad)
}

fn apart((ax, ay): Point, (bx, by): Point) -> f64 {
    (bx - ax).hypot(by - ay)
}

/// How long a line is.
pub fn length(line: &[Point]) -> f64 {
    line.iter().zip(line.iter().skip(1)).map(|(a, b)| apart(*a, *b)).sum()
}

/// The part of a line between two lengths along it.
pub fn part(line: &[Point], from: f64, to: f64) -> Vec<Point> {
    let mut out = Vec::new();
    let mut done = 0.0;
    for (a, b) in line.iter().zip(line.iter().skip(1)) {
        let own = apart(*a, *b);
        let at = |along: f64| {
            let share = if own > 0.0 { (along - done) / own } else { 0.0 };
            (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share)
        };
        if own > 0.0 && done + own > from && done < to {
            if out.is_empty() {
                out.push(at(from.max(done)));
            }
            out.push(at(to.min(done + own)));
        }
        done += own;
    }
    out
}

/// The point at a length along a line, and the direction of the line about there, of length one: taken from some way before it to as far
/// after it, so that it turns gradually at a bend.
pub fn at(line: &[Point], along: f64, about: f64) -> (Point, Point) {
    let point = |along: f64| part(line, 0.0, along).last().or(line.first()).copied().unwrap_or_default();
    let all = length(line);
    let (from, to) = (point((along - about).max(0.0)), point((along + about).min(all)));
    let l = apart(from, to).max(f64::MIN_POSITIVE);
    (point(along), ((to.0 - from.0) / l, (to.1 - from.1) / l))
}

/// The parts of a line on which rows across a stroke of this width do not run into each other: all but some way before and after each
/// sharp bend. Each is told by where it begins and ends along the line.
pub fn straights(line: &[Point], broad: f64) -> Vec<(f64, f64)> {
    /// The tangent of half the bend from which on it is sharp: 60 degrees.
    const SHARP: f64 = 0.58;
    let (all, half) = (length(line), broad / 2.0);
    let mut straights = Vec::new();
    let (mut begin, mut along) = (0.0, 0.0);
    for (a, b) in line.iter().zip(line.iter().skip(1)) {
        along += apart(*a, *b);
        let direction = |at: f64| self::at(line, at, half / 2.0).1;
        let (before, after) = (direction((along - half).max(0.0)), direction((along + half).min(all)));
        let cosine = before.0 * after.0 + before.1 * after.1;
        let bend = ((1.0 - cosine) / (1.0 + cosine).max(f64::MIN_POSITIVE)).max(0.0).sqrt();
        if bend > SHARP && along < all {
            // Two stripes of this width meet within this way.
            let way = (half * bend).min(broad);
            if along - way > begin {
                straights.push((begin, along - way));
            }
            begin = (along + way).max(begin);
        }
    }
    if all > begin {
        straights.push((begin, all));
    }
    straights
}

/// The outline of a line of this half width, mitred where it bends, within a square of this side.
pub fn ribbon(line: &[Point], half: f64, side: f64) -> Vec<Point> {
    /// The longest mitre: beyond it, a corner is cut.
    const SHARPEST: f64 = 0.4;
    let normal = |(a, b): (&Point, &Point)| {
        let l = apart(*a, *b).max(f64::MIN_POSITIVE);
        ((a.1 - b.1) / l, (b.0 - a.0) / l)
    };
    let normals: Vec<Point> = line.iter().zip(line.iter().skip(1)).map(normal).collect();
    let mut sides = (Vec::new(), Vec::new());
    for (i, (x, y)) in line.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| normals.get(i)).or(normals.first()).copied().unwrap_or_default();
        let after = normals.get(i).copied().unwrap_or(before);
        let (mx, my) = (f64::midpoint(before.0, after.0), f64::midpoint(before.1, after.1));
        // Half the two normals together is as long as the cosine of half the bend.
        let square = (mx * mx + my * my).max(SHARPEST);
        let (dx, dy) = (mx / square * half, my / square * half);
        let within = |value: f64| value.clamp(0.0, side);
        sides.0.push((within(x + dx), within(y + dy)));
        sides.1.push((within(x - dx), within(y - dy)));
    }
    sides.1.reverse();
    sides.0.extend(sides.1);
    sides.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_line_is_as_long_as_asked_and_follows_its_bends() {
        let line = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)];
        assert_eq!(length(&line), 20.0);
        assert_eq!(part(&line, 5.0, 15.0), [(5.0, 0.0), (10.0, 0.0), (10.0, 5.0)]);
        assert_eq!(part(&line, 0.0, 10.0), [(0.0, 0.0), (10.0, 0.0)]);
        assert_eq!(part(&line, 0.0, 0.0), []);
    }

    #[test]
    fn a_point_of_a_line_has_a_direction_that_turns_gradually() {
        let line = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)];
        assert_eq!(at(&line, 5.0, 2.0), ((5.0, 0.0), (1.0, 0.0)));
        let (point, (dx, dy)) = at(&line, 10.0, 2.0);
        assert_eq!(point, (10.0, 0.0));
        assert!((dx - dy).abs() < 1e-9 && (dx * dx + dy * dy - 1.0).abs() < 1e-9, "({dx}, {dy})");
    }

    #[test]
    fn a_sharp_bend_is_left_out_on_both_sides_and_a_gentle_one_is_not() {
        let right_angle = [(0.0, 0.0), (50.0, 0.0), (50.0, 50.0)];
        let parts = straights(&right_angle, 10.0);
        let near = |(from, to): (f64, f64), due: (f64, f64)| (from - due.0).abs() < 1e-6 && (to - due.1).abs() < 1e-6;
        assert!(parts.len() == 2 && near(parts[0], (0.0, 45.0)) && near(parts[1], (55.0, 100.0)), "{parts:?}");
        let gentle = [(0.0, 0.0), (50.0, 0.0), (90.0, 30.0)];
        assert_eq!(straights(&gentle, 10.0), [(0.0, 100.0)]);
    }

    #[test]
    fn an_outline_is_as_wide_as_asked_and_mitred() {
        let line = [(10.0, 10.0), (30.0, 10.0), (30.0, 30.0)];
        let due = [(10.0, 12.0), (28.0, 12.0), (28.0, 30.0), (32.0, 30.0), (32.0, 8.0), (10.0, 8.0)];
        for ((x, y), (dx, dy)) in ribbon(&line, 2.0, 100.0).into_iter().zip(due) {
            assert!((x - dx).abs() < 1e-9 && (y - dy).abs() < 1e-9, "({x}, {y}) is not ({dx}, {dy})");
        }
    }
}
