//! Strokes of level rows of dots: slanted ones, spread from one end to the other, and upright ones with a hook.

use crate::chart::data::Datum;
use crate::chart::scene::{Ink, Rect, Role};
use crate::chart::{Chart, Frame, Scene, qualifier};
use crate::model::character::DotRows;

/// Distance of two dots, unless a stroke has to be denser (em/1000).
const PITCH: f64 = 32.0;
/// Radius of a dot, as a share of the least distance of two.
const DOT: f64 = 0.41;
/// How far the mark of a stroke reaches past its outermost dots, across and, of a stroke without a hook, along it.
const AROUND: (f64, f64) = (16.0, 20.0);
/// Size of the dots past the end of a stroke that mean "over", as shares of a whole one.
const SHRINKING: [f64; 3] = [0.86, 0.72, 0.58];

/// Draws the strokes of a character, each of so many dots. All dots have one size, that of the densest stroke.
pub fn draw(chart: &Chart, frame: Frame, dots: impl Fn(&Datum) -> usize) -> Scene {
    let mut scene = Scene::new(frame.width);
    scene.height = frame.width;
    let em = frame.width / 1000.0;
    let hue = Ink::full(Role::from(chart.hue));
    let strokes: Vec<Stroke> =
        chart.data.iter().zip(&chart.rows).map(|(datum, shape)| Stroke::new(shape, dots(datum))).collect();
    let r = strokes.iter().map(|stroke| stroke.pitch).fold(PITCH, f64::min) * DOT;
    for (datum, stroke) in chart.data.iter().zip(&strokes) {
        if stroke.shape.hook.is_empty() {
            stroke.slant(&mut scene, datum, (em, r), hue);
        } else {
            stroke.stand(&mut scene, datum, (em, r), hue);
        }
    }
    scene
}

/// A stroke of so many dots.
struct Stroke<'a> {
    shape: &'a DotRows,
    count: usize,
    /// The dots of each row, without those of the hook.
    rows: Vec<usize>,
    /// The dots of the hook.
    hook: usize,
    /// The distance of two rows.
    pitch: f64,
}

impl Stroke<'_> {
    fn new(shape: &DotRows, count: usize) -> Stroke<'_> {
        let hook: usize = shape.hook.iter().sum::<usize>().min(count / 2);
        let mut rows = Vec::new();
        let mut left = count - hook;
        while left > 0 {
            let most = shape.rows.get(rows.len()).or(shape.rows.last()).copied().unwrap_or_default().max(1);
            rows.push(most.min(left));
            left = left.saturating_sub(most);
        }
        let tall = f64::from(shape.to.1) - f64::from(shape.from.1);
        let pitch = if shape.hook.is_empty() {
            tall / rows.len().saturating_sub(1).max(1) as f64
        } else {
            (tall / rows.len().max(1) as f64).min(PITCH)
        };
        Stroke { shape, count, rows, hook, pitch }
    }

    /// Its two ends.
    fn ends(&self) -> ((f64, f64), (f64, f64)) {
        let point = |(x, y): (u16, u16)| (f64::from(x), f64::from(y));
        (point(self.shape.from), point(self.shape.to))
    }

    /// How far the outermost dots of its widest row are from its middle.
    fn half(&self) -> f64 {
        let widest = self.shape.rows.iter().copied().max().unwrap_or_default();
        (widest as f64 - 1.0) / 2.0 * PITCH
    }

    /// Draws rows spread from one end to the other.
    fn slant(&self, scene: &mut Scene, datum: &Datum, (em, r): (f64, f64), ink: Ink) {
        let ((ax, ay), (bx, by)) = self.ends();
        let last = self.rows.len().saturating_sub(1).max(1) as f64;
        let (count, mut drawn) = (self.count, 0);
        for (i, row) in self.rows.iter().enumerate() {
            let t = i as f64 / last;
            let (cx, cy) = (ax + (bx - ax) * t, ay + (by - ay) * t);
            for j in 0..*row {
                let x = cx + (j as f64 - (*row as f64 - 1.0) / 2.0) * PITCH;
                let ink = ink.fade(qualifier::opacity(drawn, count as f64, datum.qualifier));
                scene.circle(x * em, cy * em, r * em, ink);
                drawn += 1;
            }
        }
        let length = (bx - ax).hypot(by - ay);
        for (k, share, ink) in past(datum, count, ink) {
            let t = 1.0 + k * PITCH / length;
            scene.circle((ax + (bx - ax) * t) * em, (ay + (by - ay) * t) * em, r * share * em, ink);
        }
        let beside = self.half() + AROUND.0;
        let (x0, x1) = (ax.min(bx) - beside, ax.max(bx) + beside);
        let bounds = Rect::new(x0 * em, (ay - AROUND.1) * em, (x1 - x0) * em, (by - ay + 2.0 * AROUND.1) * em);
        scene.mark(&datum.fact, bounds, count as f64, 1.0);
    }

    /// Draws rows that stand on the lower end, with the hook; "over" continues from the hook's tip in shrinking dots.
    fn stand(&self, scene: &mut Scene, datum: &Datum, (em, r): (f64, f64), ink: Ink) {
        let ((_, top), (middle, foot)) = self.ends();
        let (count, rows) = (self.count, self.rows.len());
        let x0 = middle - self.half();
        let y = |row: usize| foot - self.pitch * (rows - row) as f64 + self.pitch / 2.0;
        let mut drawn = 0;
        for (row, dots) in self.rows.iter().enumerate() {
            for column in 0..*dots {
                let ink = ink.fade(qualifier::opacity(drawn, count as f64, datum.qualifier));
                scene.circle((x0 + column as f64 * PITCH) * em, y(row) * em, r * em, ink);
                drawn += 1;
            }
        }
        let mut left = self.hook;
        let mut tip = 1;
        for (k, cells) in self.shape.hook.iter().enumerate() {
            let row = (rows + k).saturating_sub(self.shape.hook.len());
            let cells = (*cells).min(left);
            for j in 0..cells {
                let ink = ink.fade(qualifier::opacity(count - left + j, count as f64, datum.qualifier));
                scene.circle((x0 - (j + 1) as f64 * PITCH) * em, y(row) * em, r * em, ink);
            }
            tip = cells + 1;
            left -= cells;
        }
        for (k, share, ink) in past(datum, count, ink) {
            let x = x0 - (tip as f64 - 1.0 + k) * PITCH;
            scene.circle(x * em, y(rows.saturating_sub(1)) * em, r * share * em, ink);
        }
        let widest = self.shape.hook.iter().copied().max().unwrap_or_default() as f64 * PITCH;
        let left = x0 - widest - AROUND.0;
        let right = middle + self.half() + AROUND.0;
        let bounds = Rect::new(left * em, top * em, (right - left) * em, (foot - top) * em);
        scene.mark(&datum.fact, bounds, count as f64, 1.0);
    }
}

/// The dots past the end of a stroke, each with its number from 1, its size as a share of a whole one, and its ink.
fn past(datum: &Datum, count: usize, ink: Ink) -> impl Iterator<Item = (f64, f64, Ink)> {
    let shown = SHRINKING.into_iter().enumerate().filter(|_| datum.qualifier.runs_on());
    let (all, qualifier) = (count as f64, datum.qualifier);
    shown.map(move |(k, share)| (k as f64 + 1.0, share, ink.fade(qualifier::opacity(count + k, all, qualifier))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(shape: &DotRows, count: usize) -> (Vec<usize>, usize) {
        let stroke = Stroke::new(shape, count);
        (stroke.rows, stroke.hook)
    }

    #[test]
    fn rows_are_as_long_as_the_content_says_and_the_last_holds_the_rest() {
        let slant = DotRows { from: (300, 200), to: (100, 800), rows: vec![4, 5, 6], hook: Vec::new() };
        assert_eq!(rows(&slant, 17), (vec![4, 5, 6, 2], 0));
        assert_eq!(rows(&slant, 0), (vec![], 0));
        let hooked = DotRows { from: (500, 40), to: (500, 940), rows: vec![5], hook: vec![2, 3] };
        assert_eq!(rows(&hooked, 17), (vec![5, 5, 2], 5));
        assert_eq!(rows(&hooked, 6), (vec![3], 3), "at most half are in the hook");
    }
}
