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

/// Divides blocks into images of about equal height, each with another `around` pixels for head and foot.
pub fn pages(blocks: &[Block], around: f64) -> Vec<Page> {
    let most = (MOST_PIXELS / WIDTH).floor();
    let mut out = Vec::new();
    let mut from = 0;
    while from < blocks.len() {
        let rest: f64 = blocks.iter().skip(from).map(|block| block.height).sum();
        let count = (rest / (most - around).max(1.0)).ceil().max(1.0);
        let to = if count > 1.0 { cut(blocks, from, rest / count, most - around) } else { blocks.len() };
        out.push(Page { from, to });
        from = to;
    }
    out
}

/// The end of an image that begins with the block `from`: near `ideal` pixels, at most `most`, preferably before a part. The image has
/// at least one block, with those that belong to it.
fn cut(blocks: &[Block], from: usize, ideal: f64, most: f64) -> usize {
    let mut height = 0.0;
    let mut best: Option<(f64, usize)> = None;
    for (i, block) in blocks.iter().enumerate().skip(from) {
        if i > from && block.start != Start::Within && (height <= most || best.is_none()) {
            let within = if block.start == Start::Part { 0.0 } else { WITHIN * most };
            let cost = f64::abs(height - ideal) + within;
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, i));
            }
        }
        height += block.height;
    }
    best.map_or(blocks.len(), |(_, at)| at)
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
