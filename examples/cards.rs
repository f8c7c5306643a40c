//! Draws the pictures of the page for feeds and messengers: `cargo run --features ssr --example cards`, into `public/`.
//!
//! ```text
//! card.png               the headline, the three characters as drawn by their charts, and the source
//! card-square.png        the three characters alone, recognisable at the size of a thumbnail
//! ```

#[path = "../tests/support/mod.rs"]
mod support;

use std::fs;

use gongxiaomei::chart::render::paint::{Palette, colour};
use gongxiaomei::chart::render::svg_file;
use gongxiaomei::chart::scene::{Anchor, Label, Shape};
use gongxiaomei::chart::tokens::LIGHT;
use gongxiaomei::chart::{Chart, Frame, Ink, Rect, Role, Scene, layout};
use gongxiaomei::check;
use gongxiaomei::model::Content;
use gongxiaomei::model::prose;
use gongxiaomei::model::prose::Piece;
use gongxiaomei::site::urls::{CARD, Card, SQUARE};
use gongxiaomei::text::measure;
use support::browser::{Browser, Screen};
use support::engine::{Engine, Launch};
use support::failure::{Failure, Outcome};
use support::pool::Lent;
use support::project;

const CONTENT: &str = "public/content/zh-CN.json";
const TOKENS: &str = "style/tokens.css";

/// Space around everything, in pixels.
const MARGIN: f64 = 64.0;
/// Font sizes of the headline, of the sentence beside it, and of the line at the foot.
const TITLE: f64 = 84.0;
const LEAD: f64 = 28.0;
const FOOT: f64 = 24.0;
/// Top and height of the characters.
const GLYPHS: (f64, f64) = (200.0, 300.0);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let style = Style::read()?;
    let content = check::open(&project().join(CONTENT)).map_err(|e| Failure(e.to_string()))?;
    let lent = Lent::of(Engine::Chromium, &Launch::default()).await?;
    let painted = async {
        paint(&lent.browser, CARD, &card(&content, &style)?).await?;
        paint(&lent.browser, SQUARE, &square(&content, &style)?).await
    };
    let painted = painted.await;
    lent.end().await;
    painted
}

/// The colours and fonts of the light theme.
struct Style {
    palette: Palette,
    sans: String,
    song: String,
}

impl Style {
    fn read() -> Outcome<Style> {
        let css = fs::read_to_string(project().join(TOKENS))?;
        let (_, light) = css.split_once("/* Light. */").ok_or_else(|| Failure(format!("{TOKENS}: no light theme")))?;
        let value = |css: &str, name: &str| {
            let of = css.lines().find_map(|line| line.trim().strip_prefix(name)?.strip_prefix(": ")?.strip_suffix(';'));
            of.map(String::from).ok_or_else(|| Failure(format!("{TOKENS}: expected a line '{name}: …;'")))
        };
        let mut palette = Palette::default();
        for (colour, role) in palette.iter_mut().zip(Role::ALL).take(LIGHT.len()) {
            let hex = value(light, role.token())?;
            let number = u32::from_str_radix(hex.trim_start_matches('#'), 16)?;
            let [_, r, g, b] = number.to_be_bytes();
            *colour = (r, g, b);
        }
        let sans = value(&css, "--han")?;
        let song = value(&css, "--song")?.replace("var(--sans)", &sans);
        Ok(Style { palette, sans, song })
    }

    fn colour(&self, role: Role) -> String {
        let (r, g, b) = colour(&self.palette, role);
        format!("#{r:02x}{g:02x}{b:02x}")
    }
}

/// The card: two SVGs on top of each other, since the headline has a font of its own.
fn card(content: &Content, style: &Style) -> Outcome<String> {
    let size = |mut scene: Scene| {
        scene.height = f64::from(CARD.height);
        scene
    };
    let (width, height) = (f64::from(CARD.width), f64::from(CARD.height));

    let mut title = Scene::new(width);
    let headline = worded(content, &content.hero.headline);
    let base = MARGIN + TITLE * measure::ASCENT;
    title.label(label(&headline, MARGIN, base, TITLE, true, Role::Ink), width);

    let mut rest = Scene::new(width);
    rest.fill(Rect::new(0.0, 0.0, width, height), Ink::full(Role::Paper));
    let left = MARGIN + measure::width(&headline, TITLE) + LEAD;
    // Its first sentence: there is room for no more.
    let lead = worded(content, &content.hero.lead);
    let lead = lead.split('。').next().unwrap_or_default();
    for (i, clause) in lead.split_inclusive('，').rev().enumerate() {
        let y = base - i as f64 * LEAD * 1.5;
        rest.label(label(clause, left, y, LEAD, false, Role::Soft), width - MARGIN - left);
    }
    let glyphs =
        content.hero.glyphs.iter().map(|glyph| character(content, &glyph.chart)).collect::<Outcome<Vec<_>>>()?;
    let taken: f64 = glyphs.iter().map(|(_, bounds)| bounds.w).sum();
    let gap = (width - 2.0 * MARGIN - taken) / (glyphs.len() as f64 - 1.0).max(1.0);
    let mut x = MARGIN;
    for (glyph, bounds) in glyphs {
        rest.place(glyph, x - bounds.x, GLYPHS.0 - bounds.y);
        x += bounds.w + gap;
    }
    let (foot, source) = (height - MARGIN, &content.source);
    let from = [content.words.source.as_str(), &source.publisher].join(" ");
    rest.label(label(&from, MARGIN, foot, FOOT, false, Role::Soft), width);
    let release = label(&source.release, width - MARGIN, foot, FOOT, false, Role::Soft);
    rest.label(Label { anchor: Anchor::End, ..release }, width);

    let name = &content.sharing.card;
    let [rest, title] = [(rest, &style.sans), (title, &style.song)]
        .map(|(scene, family)| svg_file::file(&size(scene), name, &style.palette, family));
    Ok([rest, title].concat())
}

/// A text with its figures and names filled in.
fn worded(content: &Content, text: &str) -> String {
    let name = |id: &str| content.names.iter().find(|name| name.id == id).map(|name| name.text.clone());
    let piece = |piece| match piece {
        Piece::Text(text) => text.to_string(),
        Piece::Fact(id) => name(id).unwrap_or_else(|| content.ledger.value_text(id)),
    };
    prose::pieces(text).unwrap_or_default().into_iter().map(piece).collect()
}

fn label(text: &str, x: f64, y: f64, size: f64, bold: bool, role: Role) -> Label {
    Label { text: text.into(), x, y, size, bold, anchor: Anchor::Start, ink: Ink::full(role), of: None }
}

/// A character of the first screen without its text, at the height it has on the card, and its bounding box.
fn character(content: &Content, chart: &str) -> Outcome<(Scene, Rect)> {
    let spec = content.charts.iter().find(|spec| spec.id == chart);
    let spec = spec.ok_or_else(|| Failure(format!("{CONTENT}: no chart {chart}")))?;
    let chart = Chart::new(spec, content.fact_context()).map_err(|missing| Failure(missing.to_string()))?;
    let drawn = |width: f64| {
        // The text is so small that every frame counts as wide, where the characters are square.
        let mut scene = layout(&chart, Frame { width, text: width / 500.0 }).map_err(|e| Failure(e.to_string()))?;
        scene.shapes.retain(|shape| !matches!(shape, Shape::Text(_)));
        let bounds = scene.shapes.iter().map(Shape::bounds).reduce(Rect::union);
        Ok((scene, bounds.unwrap_or(Rect::new(0.0, 0.0, width, width))))
    };
    let (_, bounds) = drawn(GLYPHS.1)?;
    drawn(GLYPHS.1 * GLYPHS.1 / bounds.h)
}

/// The three characters as tiles: the first over the two others.
fn square(content: &Content, style: &Style) -> Outcome<String> {
    let size = f64::from(SQUARE.width);
    let half = size / 2.0;
    let tiles = [Rect::new(0.0, 0.0, size, half), Rect::new(0.0, half, half, half), Rect::new(half, half, half, half)];
    let mut out = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">"#);
    for (section, tile) in content.sections.iter().filter(|section| section.glyph.is_some()).zip(tiles) {
        let path = section.glyph.as_deref().and_then(|text| content.outline(text));
        let path = path.ok_or_else(|| Failure(format!("{CONTENT}: no outline for the character of {}", section.id)))?;
        let (hue, paper) = (style.colour(Role::from(section.hue)), style.colour(Role::Paper));
        let scale = half * 0.76 / 1000.0;
        let (x, y) = (tile.x + (tile.w - scale * 1000.0) / 2.0, tile.y + (tile.h - scale * 1000.0) / 2.0);
        let Rect { x: left, y: top, w, h } = tile;
        out += &format!(
            r#"<path fill="{hue}" d="M{left} {top}h{w}v{h}h-{w}z"/><path fill="{paper}" transform="translate({x} {y}) scale({scale})" d="{path}"/>"#
        );
    }
    Ok(out + "</svg>")
}

/// Paints SVGs on top of each other in a browser, and saves a screenshot without an alpha channel.
async fn paint(browser: &Browser, card: Card, pictures: &str) -> Outcome {
    let Card { file, width, height } = card;
    let folder = project().join("target/cards");
    fs::create_dir_all(&folder)?;
    let page = folder.join(file).with_extension("html");
    let style = "<style>body{margin:0}svg{position:absolute;width:100%;height:100%}</style>";
    fs::write(&page, format!("<!DOCTYPE html><html lang=\"zh-CN\"><meta charset=\"utf-8\">{style}{pictures}"))?;
    browser.screen(Screen { width, height, ratio: 1.0, touch: false }).await?;
    browser.open(&format!("file://{}", page.display())).await?;
    let png = browser.strip(width, 0, height).await?;
    let out = project().join("public").join(file);
    fs::write(&out, opaque(&png)?).map_err(|e| Failure(format!("{}: {e}", out.display())))
}

fn opaque(picture: &[u8]) -> Outcome<Vec<u8>> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(picture));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info()?;
    let mut pixels = vec![0; reader.output_buffer_size().ok_or_else(|| Failure("a picture too large".into()))?];
    let info = reader.next_frame(&mut pixels)?;
    let samples = info.color_type.samples();
    let pixels: Vec<u8> = pixels.chunks(samples).flat_map(|pixel| pixel.iter().take(3)).copied().collect();
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, info.width, info.height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::High);
    encoder.write_header()?.write_image_data(&pixels)?;
    Ok(out)
}
