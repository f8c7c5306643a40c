//! Characters of level and upright strokes, as a browser lays them out: which strokes they are, how long the level ones are, and where the
//! upright ones stand.

use crate::chart::Chart;
use crate::chart::scene::Rect;
use crate::model::character::MiddleLine;

/// Most level strokes of a character.
pub const MOST: usize = 6;
/// How thick level strokes are, in thousandths of the side, and at most, as a share of the least distance of two.
const THICK: f64 = 160.0;
const CLOSE: f64 = 0.6;
/// Half of how broad an upright stroke is at most.
const BROAD: f64 = 55.0;
/// What is left at the right for what runs on past a bar, in thousandths of the side.
const PAST: f64 = 148.5;
/// How many times as long as it is broad a stroke is that is level or upright: it may slant as in writing.
const SLANT: f64 = 3.0;

/// The level strokes of a character, from the top, and the upright ones in the order of writing, as the boxes around them. `None` if it has
/// others, or none that is level.
pub fn strokes(lines: &[MiddleLine]) -> Option<(Vec<Rect>, Vec<Rect>)> {
    let around =
        |line: &MiddleLine| Rect::around(&line.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).collect::<Vec<_>>());
    let (mut level, upright): (Vec<Rect>, Vec<Rect>) = lines.iter().map(around).partition(|stroke| stroke.w > stroke.h);
    level.sort_by(|a, b| middle(a).total_cmp(&middle(b)));
    let straight = level.iter().all(|stroke| stroke.w >= stroke.h * SLANT)
        && upright.iter().all(|stroke| stroke.h > 0.0 && stroke.h >= stroke.w * SLANT);
    (straight && !level.is_empty()).then_some((level, upright))
}

fn middle(level: &Rect) -> f64 {
    level.y + level.h / 2.0
}

fn middle_across(stroke: &Rect) -> f64 {
    stroke.x + stroke.w / 2.0
}

/// The least distance of two level strokes, given from the top.
pub fn closest(level: &[Rect]) -> f64 {
    level.iter().zip(level.iter().skip(1)).map(|(a, b)| middle(b) - middle(a)).fold(f64::INFINITY, f64::min)
}

/// What a browser has to know of a chart's character, in thousandths of the side: where the first level stroke or an upright one over it
/// begins, how thick level strokes are, and the space under the last one; for each level stroke the space over it, its middle, and how long its
/// figure is; for each space that an upright stroke crosses, the number of that stroke, its middle, where the next one begins, the number of
/// the space, and between which shares of the stroke it is, in thousandths.
pub fn plan(chart: &Chart) -> Vec<f64> {
    let Some((level, upright)) = strokes(&chart.lines) else {
        return Vec::new();
    };
    let thick = THICK.min(closest(&level) * CLOSE);
    let edges = |stroke: &Rect| (middle(stroke) - thick / 2.0, middle(stroke) + thick / 2.0);
    let top = upright.iter().map(|stroke| stroke.y).chain(level.first().map(|stroke| edges(stroke).0));
    let top = top.fold(f64::INFINITY, f64::min).max(0.0);
    let bottom = upright.iter().map(|stroke| stroke.bottom()).fold(0.0, f64::max);
    // Each space, from where to where.
    let from = [top].into_iter().chain(level.iter().map(|stroke| edges(stroke).1));
    let spaces: Vec<(f64, f64)> = from.zip(level.iter().map(|stroke| edges(stroke).0).chain([bottom])).collect();
    let tall = |space: &(f64, f64)| if space.1 - space.0 < 1.0 { 0.0 } else { space.1 - space.0 };

    let drawn = || chart.data.iter().zip(&level);
    let scales = drawn().filter(|(datum, _)| datum.value > 0.0).map(|(datum, stroke)| {
        let past = if datum.qualifier.runs_on() { PAST } else { 0.0 };
        // Bars are centred on their strokes.
        stroke.w.min(2.0 * (1000.0 - past - stroke.x - stroke.w / 2.0)) / datum.value
    });
    let scale = scales.fold(f64::INFINITY, f64::min);
    let mut plan = vec![top, thick, spaces.last().map_or(0.0, tall)];
    for ((datum, stroke), space) in drawn().zip(&spaces) {
        let length = if datum.value > 0.0 { datum.value * scale } else { 0.0 };
        plan.extend([tall(space), middle_across(stroke), length]);
    }
    for (i, stroke) in upright.iter().enumerate() {
        // Most of a space, since a stroke may end within one; at least one space.
        let crossed = |space: &(f64, f64)| {
            tall(space) > 0.0 && (stroke.bottom().min(space.1) - stroke.y.max(space.0)) * 2.0 > space.1 - space.0
        };
        let mut posts: Vec<(usize, f64)> =
            spaces.iter().enumerate().filter(|(_, space)| crossed(space)).map(|(k, space)| (k, tall(space))).collect();
        if posts.is_empty() {
            posts.push((spaces.len() - 1, 1.0));
        }
        let whole: f64 = posts.iter().map(|post| post.1).sum();
        let others = upright.iter().map(middle_across).filter(|middle| *middle > middle_across(stroke));
        let end = others.fold(1000.0 + BROAD, f64::min) - BROAD;
        let mut reached = 0.0;
        for (space, tall) in posts {
            let from = reached;
            reached += tall / whole * 1000.0;
            plan.extend([i as f64, middle_across(stroke), end, space as f64, from, reached]);
        }
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strokes_are_told_apart_whatever_their_slant_in_writing_and_a_hook_is_neither() {
        let wang = [vec![(100, 150), (880, 120)], vec![(500, 140), (500, 860)], vec![(60, 860), (940, 850)]];
        let (level, upright) = strokes(&wang).expect("level and upright");
        assert_eq!((level.len(), upright.len()), (2, 1));
        assert_eq!(closest(&level), 720.0);
        assert!(strokes(&[vec![(100, 100), (900, 900)]]).is_none(), "a slanted stroke");
        assert!(strokes(&[vec![(500, 100), (500, 900)]]).is_none(), "no level stroke");
        let corner = vec![(100, 100), (900, 100), (900, 900)];
        assert!(strokes(&[vec![(100, 500), (900, 500)], corner]).is_none());
    }
}
