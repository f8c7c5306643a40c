//! Cuts a long image that would be too long into several, where a part or a story begins.

use super::compose::{Block, Start};
use super::metrics::{MOST_PIXELS, WIDTH};

/// The blocks of one image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// Its first block.
    pub from: usize,
    /// The block after its last.
    pub to: usize,
}

/// Scale from composition to image: 1, or less if the composition is taller than an image may be.
pub fn scale(height: f64) -> f64 {
    (MOST_PIXELS / (WIDTH * height.max(1.0))).sqrt().min(1.0)
}

/// Penalty for a cut before a story instead of a part, as a share of the largest height of an image.
const WITHIN: f64 = 0.12;

/// How the blocks before a cut are divided: into how many images, at what cost, and where the last of them begins.
#[derive(Debug, Clone, Copy)]
struct Way {
    images: usize,
    cost: f64,
    from: usize,
}

/// Divides blocks into as few images as possible, of about equal height and preferably cut before a part, each with another `around`
/// pixels for head and foot. A story that is taller than an image gets an image of its own.
pub fn pages(blocks: &[Block], around: f64) -> Vec<Page> {
    let most = ((MOST_PIXELS / WIDTH).floor() - around).max(1.0);
    let total: f64 = blocks.iter().map(|block| block.height).sum();
    let ideal = total / (total / most).ceil().max(1.0);
    let mut cuts: Vec<usize> = blocks
        .iter()
        .enumerate()
        .filter(|(i, block)| *i == 0 || block.start != Start::Within)
        .map(|(i, _)| i)
        .collect();
    cuts.push(blocks.len());
    // The best way to each cut, with the index of the block that follows it.
    let mut ways: Vec<(usize, Way)> = vec![(0, Way { images: 0, cost: 0.0, from: 0 })];
    for (place, to) in cuts.iter().copied().enumerate().skip(1) {
        let within = blocks.get(to).is_some_and(|block| block.start != Start::Part);
        let penalty = if within { WITHIN * most } else { 0.0 };
        let way = |(i, (from, before)): (usize, &(usize, Way))| {
            let height: f64 = blocks.iter().take(to).skip(*from).map(|block| block.height).sum();
            let cost = before.cost + f64::abs(height - ideal) + penalty;
            (height <= most || i + 1 == place).then_some(Way { images: before.images + 1, cost, from: *from })
        };
        let best = ways
            .iter()
            .enumerate()
            .filter_map(way)
            .min_by(|a, b| a.images.cmp(&b.images).then(a.cost.total_cmp(&b.cost)));
        ways.extend(best.map(|best| (to, best)));
    }
    let mut out = Vec::new();
    let mut to = blocks.len();
    while let Some((_, way)) = ways.iter().find(|(at, way)| *at == to && way.images > 0) {
        out.push(Page { from: way.from, to });
        to = way.from;
    }
    out.reverse();
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::scene::Scene;

    fn block(height: f64, start: Start) -> Block {
        Block { scene: Scene::new(WIDTH), display: Scene::new(WIDTH), height, start }
    }

    #[test]
    fn what_is_short_enough_is_one_image() {
        let blocks = [block(9000.0, Start::Part), block(6000.0, Start::Story)];
        assert_eq!(pages(&blocks, 400.0), [Page { from: 0, to: 2 }]);
    }

    #[test]
    fn what_is_too_long_is_cut_where_a_part_begins() {
        let blocks: Vec<Block> =
            (0..12).map(|i| block(2000.0, if i % 6 == 0 { Start::Part } else { Start::Story })).collect();
        let cut: Vec<usize> = pages(&blocks, 400.0).iter().map(|page| page.to).collect();
        assert_eq!(cut, [6, 12]);
    }

    #[test]
    fn a_cut_before_a_part_does_not_cost_another_image() {
        let heights = [7000.0, 5000.0, 3000.0, 3000.0, 12_000.0, 9000.0];
        let start = |i| if i == 0 || i == 2 { Start::Part } else { Start::Story };
        let blocks: Vec<Block> = heights.into_iter().enumerate().map(|(i, height)| block(height, start(i))).collect();
        assert_eq!(pages(&blocks, 400.0).len(), 3);
    }

    #[test]
    fn a_chart_is_never_parted_from_its_story() {
        let starts = [Start::Part, Start::Story, Start::Within, Start::Story, Start::Within, Start::Within];
        let blocks: Vec<Block> = starts.into_iter().cycle().take(36).map(|start| block(1300.0, start)).collect();
        for page in pages(&blocks, 500.0) {
            assert_ne!(blocks[page.from].start, Start::Within);
            let height: f64 = blocks[page.from..page.to].iter().map(|block| block.height).sum();
            assert!((height + 500.0) * WIDTH <= MOST_PIXELS, "{page:?}");
        }
    }

    #[test]
    fn a_block_taller_than_an_image_is_drawn_smaller() {
        assert_eq!(pages(&[block(40_000.0, Start::Part)], 0.0), [Page { from: 0, to: 1 }]);
        assert!(40_000.0 * WIDTH * scale(40_000.0).powi(2) <= MOST_PIXELS + 1.0);
        assert_eq!(scale(15_000.0), 1.0);
    }
}
