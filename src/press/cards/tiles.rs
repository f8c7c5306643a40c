//! The small picture: the characters of the pillars as tiles, each on its hue, recognisable at the size of a thumbnail. The first of them
//! is the icon of the pages.

use crate::chart::render::paint::{Palette, colour};
use crate::chart::tokens::SONG;
use crate::chart::{Rect, Role};
use crate::model::content::Content;
use crate::site::head::cards::SQUARE;
use crate::site::static_svg;
use crate::text::html_escape::escape;
use crate::text::measure;

/// Width of a stroke, in thousandths of the character.
const BRUSH: u16 = 100;

/// The small picture.
pub fn square(content: &Content) -> Vec<String> {
    let palette = static_svg::light(content);
    let pillars: Vec<(&str, Role)> = signs(content);
    let size = f64::from(SQUARE.width);
    let mut out = format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 {size} {size}" font-family="{}">"#,
        SONG.replace('"', "'")
    );
    for ((text, role), tile) in pillars.iter().zip(tiles(pillars.len(), size)) {
        out += &sign(content, text, *role, tile, &palette);
    }
    vec![out + "</svg>"]
}

/// The characters of the pillars with their hues; without pillars, the first character of the page's name.
pub fn signs(content: &Content) -> Vec<(&str, Role)> {
    let pillars: Vec<_> = content
        .sections
        .iter()
        .filter_map(|section| Some((section.glyph.as_deref()?, Role::from(section.hue))))
        .collect();
    if !pillars.is_empty() {
        return pillars;
    }
    let name = content.site.name.as_str();
    let first = name.char_indices().nth(1).map_or(name, |(end, _)| name.split_at(end).0);
    vec![(first, content.sections.first().map_or(Role::Ink, |section| Role::from(section.hue)))]
}

/// The tiles of a square: an odd one is as wide as two, and the first.
fn tiles(count: usize, size: f64) -> Vec<Rect> {
    let rows = if count <= 1 { 1 } else { count.div_ceil(2) };
    let height = size / rows as f64;
    let mut tiles = Vec::new();
    for row in 0..rows {
        let y = row as f64 * height;
        if row == 0 && count % 2 == 1 {
            tiles.push(Rect::new(0.0, y, size, height));
        } else {
            tiles.extend([0.0, size / 2.0].map(|x| Rect::new(x, y, size / 2.0, height)));
        }
    }
    tiles
}

/// A character on its hue, as SVG: as its outline, by its strokes, or as text where the content has neither.
pub fn sign(content: &Content, text: &str, role: Role, tile: Rect, palette: &Palette) -> String {
    let (hue, paper) = (hex(palette, role), hex(palette, Role::Paper));
    let Rect { x, y, w, h } = tile;
    let side = w.min(h) * 0.76;
    let (left, top) = (x + (w - side) / 2.0, y + (h - side) / 2.0);
    let ground = format!(r#"<path fill="{hue}" d="M{x} {y}h{w}v{h}h-{w}z"/>"#);
    let scale = side / 1000.0;
    let place = format!(r#"transform="translate({left} {top}) scale({scale})""#);
    if let Some(path) = content.outline(text) {
        return ground + &format!(r#"<path fill="{paper}" {place} d="{path}"/>"#);
    }
    if let Some(strokes) = content.characters.get(text) {
        let lines: String = strokes.iter().map(|stroke| line(stroke)).collect();
        return ground + &format!(r#"<path fill="none" stroke="{paper}" stroke-width="{BRUSH}" {place} d="{lines}"/>"#);
    }
    let (middle, base) = (x + w / 2.0, y + h / 2.0 + side * measure::MIDDLE);
    let text = escape(text);
    ground
        + &format!(
            r#"<text x="{middle}" y="{base}" font-size="{side}" font-weight="bold" text-anchor="middle" fill="{paper}">{text}</text>"#
        )
}

/// The middle line of a stroke as the data of an SVG path.
fn line(points: &[(u16, u16)]) -> String {
    points.iter().enumerate().map(|(i, (x, y))| format!("{}{x} {y}", if i == 0 { 'M' } else { 'L' })).collect()
}

fn hex(palette: &Palette, role: Role) -> String {
    let (r, g, b) = colour(palette, role);
    format!("#{r:02x}{g:02x}{b:02x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tiles_cover_the_square_whatever_their_number() {
        for count in 1..=5 {
            let tiles = tiles(count, 300.0);
            assert_eq!(tiles.len(), count);
            assert_eq!(tiles.iter().map(|tile| tile.w * tile.h).sum::<f64>(), 90_000.0, "{count}");
        }
    }
}
