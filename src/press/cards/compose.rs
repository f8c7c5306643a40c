//! What the large picture shows: the headline with the characters as they are drawn by their charts, their figures and the source. All
//! lengths are pixels.

use crate::chart::render::svg_file;
use crate::chart::scene::{Anchor, Label, Shape};
use crate::chart::tokens::{FILE_CHINESE, FILE_OTHERS, SONG};
use crate::chart::{Chart, Ink, NotProportional, Rect, Role, Scene};
use crate::export::line_break::{self, JOINER};
use crate::model::content::Content;
use crate::poster::content::{Glyph, Stroke};
use crate::poster::{PosterContent, wordless};
use crate::site::head::cards::CARD;
use crate::site::static_svg;
use crate::text::han::is_chinese;
use crate::text::measure;

/// Space around everything, and between two columns.
const MARGIN: f64 = 60.0;
const APART: f64 = 48.0;
/// Font sizes of the headline, at most and at least on one line; of the sentence with it; of the figures; of the line at the foot.
const TITLE: (f64, f64) = (88.0, 56.0);
const LEAD: f64 = 26.0;
const FIGURE: f64 = 25.0;
const FOOT: f64 = 22.0;
/// Height of a line, in font sizes.
const LEADING: f64 = 1.36;
/// Most lines of figures under a character.
const LINES: usize = 3;
/// Large figures, of a content without characters: how many, and their font size.
const LARGE: (usize, f64) = (3, 76.0);

/// A picture while it is composed: the shapes with the text in the font of running text, and over it the text in the font of headlines.
struct Sheet {
    scene: Scene,
    display: Scene,
}

impl Sheet {
    fn new() -> Sheet {
        let blank = Scene { height: f64::from(CARD.height), ..Scene::new(f64::from(CARD.width)) };
        let mut scene = blank.clone();
        scene.fill(Rect::new(0.0, 0.0, blank.width, blank.height), Ink::full(Role::Paper));
        scene.height = blank.height;
        Sheet { scene, display: blank }
    }

    /// Writes one line of running text with its baseline at `y`.
    fn line(&mut self, text: &str, x: f64, y: f64, size: f64, role: Role, bold: bool) {
        self.scene.label(Label { bold, ..label(text, x, y, size, role) }, self.scene.width);
    }
}

fn label(text: &str, x: f64, y: f64, size: f64, role: Role) -> Label {
    let text = text.replace(JOINER, "");
    Label { text, x, y, size, bold: false, anchor: Anchor::Start, ink: Ink::full(role), of: None }
}

/// The large picture, as two SVG documents that lie on each other, since the headline has a font of its own.
///
/// # Errors
/// [`NotProportional`] for a character that would be drawn out of proportion.
pub fn card(content: &Content) -> Result<Vec<String>, NotProportional> {
    let said = PosterContent::of(content);
    let mut sheet = Sheet::new();
    let top = headed(&mut sheet, &said) + 30.0;
    let bottom = sourced(&mut sheet, content) - 30.0;
    let middle = Rect::new(MARGIN, top, sheet.scene.width - 2.0 * MARGIN, bottom - top);
    if said.glyphs.is_empty() {
        figures(&mut sheet, content, middle);
    } else {
        characters(&mut sheet, content, &said.glyphs, middle)?;
    }
    let (palette, name) = (static_svg::light(content), &content.sharing.card);
    let text = if is_chinese(&content.site.lang) { FILE_CHINESE } else { FILE_OTHERS };
    Ok([(sheet.scene, text), (sheet.display, SONG)]
        .map(|(scene, family)| svg_file::file(&scene, name, &palette, family))
        .into())
}

/// Writes the headline, with the sentence beside it if there is room, or else below. Returns where that ends.
fn headed(sheet: &mut Sheet, said: &PosterContent) -> f64 {
    let room = sheet.scene.width - 2.0 * MARGIN;
    let headline = said.headline.replace(JOINER, "");
    let size = measure::fitting(&headline, TITLE.0, room).max(TITLE.1);
    let lines = line_break::headline(&headline, size, room);
    let mut y = MARGIN - size * 0.12;
    for line in &lines {
        let title = Label { bold: true, ..label(line, MARGIN, y + size * measure::ASCENT, size, Role::Ink) };
        let width = sheet.display.width;
        sheet.display.label(title, width);
        y += size * 1.16;
    }
    // Its first sentence: there is room for no more.
    let lead = said.lead.replace(JOINER, "");
    let lead = lead.split_once('。').map_or(lead.as_str(), |(first, _)| first);
    let lead = lead.split_once(". ").map_or(lead, |(first, _)| first);
    let beside = room - measure::width(&headline, size) - LEAD;
    let broken = |room: f64| line_break::headline(lead, LEAD, room);
    // The last line stands on the baseline of the headline.
    if lines.len() == 1 && broken(beside).len() <= 2 && beside > 8.0 * LEAD {
        let base = y - size * 1.16 + size * measure::ASCENT;
        for (i, line) in broken(beside).iter().rev().enumerate() {
            sheet.line(line, MARGIN + room - beside, base - i as f64 * LEAD * LEADING, LEAD, Role::Soft, false);
        }
        return y;
    }
    y += LEAD * 0.3;
    for line in broken(room).iter().take(2) {
        sheet.line(line, MARGIN, y + LEAD, LEAD, Role::Soft, false);
        y += LEAD * LEADING;
    }
    y
}

/// Writes at the foot whose figures these are, and the release they are from. Returns where that begins.
fn sourced(sheet: &mut Sheet, content: &Content) -> f64 {
    let (width, foot) = (sheet.scene.width, sheet.scene.height - MARGIN * 0.8);
    let (from, release) =
        ([content.words.source.as_str(), &content.source.publisher].join(" "), &content.source.release);
    let room = width - 2.0 * MARGIN;
    sheet.scene.fill(Rect::new(MARGIN, foot - FOOT * 1.9, room, 2.0), Ink::full(Role::Ink));
    let from = measure::fit(&from, FOOT, room);
    sheet.line(&from, MARGIN, foot, FOOT, Role::Soft, false);
    let left = room - measure::width(&from, FOOT) - APART;
    let release = label(&measure::fit(release, FOOT, left.max(0.0)), width - MARGIN, foot, FOOT, Role::Soft);
    sheet.scene.label(Label { anchor: Anchor::End, ..release }, width);
    foot - FOOT * 1.9
}

/// A line of a stroke's text: its pieces, and of each whether it is the figure.
type Line = Vec<(String, bool)>;

/// Draws the characters in columns that stand on one line, with the texts of their strokes under them; a single one has them beside it.
fn characters(sheet: &mut Sheet, content: &Content, glyphs: &[Glyph], room: Rect) -> Result<(), NotProportional> {
    let (columns, single) = (glyphs.len() as f64, glyphs.len() == 1);
    let column = if single { room.w / 2.0 } else { (room.w + APART) / columns - APART };
    let most = if single { usize::MAX } else { LINES };
    let texts: Vec<Vec<Line>> = glyphs.iter().map(|glyph| texts(glyph, column, most)).collect();
    let lines = texts.iter().map(Vec::len).max().unwrap_or_default();
    let words = lines as f64 * FIGURE * LEADING;
    let under = if single || lines == 0 { 0.0 } else { words + FIGURE * 0.6 };
    let top = if single { room.y + (room.h - words) / 2.0 } else { room.bottom() - words };
    for ((i, glyph), lines) in glyphs.iter().enumerate().zip(texts) {
        let x = room.x + i as f64 * (column + APART);
        let place = Rect::new(x, room.y, if single { column - APART } else { column }, room.h - under);
        if let Some((scene, bounds)) = picture(content, &glyph.chart, place)? {
            sheet.scene.place(scene, x - bounds.x, place.bottom() - bounds.bottom());
        }
        let x = if single { x + column } else { x };
        for (i, line) in lines.iter().enumerate() {
            let mut at = x;
            for (text, figure) in line {
                let base = top + i as f64 * FIGURE * LEADING + FIGURE * 1.06;
                let role = if *figure { Role::from(glyph.hue) } else { Role::Ink };
                sheet.line(text, at, base, FIGURE, role, *figure);
                at += measure::width(text, FIGURE) + FIGURE * 0.3;
            }
        }
    }
    Ok(())
}

/// The texts of the first strokes of a character, as many as `most` lines have room for.
fn texts(glyph: &Glyph, room: f64, most: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    for stroke in glyph.strokes.iter().map(|stroke| written(stroke, room)) {
        if lines.len() + stroke.len() > most {
            break;
        }
        lines.extend(stroke);
    }
    lines
}

/// The lines of a stroke's text.
fn written(stroke: &Stroke, room: f64) -> Vec<Line> {
    let (about, said) = (stroke.about.replace(JOINER, ""), stroke.said.replace(JOINER, ""));
    if said.is_empty() {
        return line_break::lines(&about, FIGURE, room).into_iter().map(|line| vec![(line, false)]).collect();
    }
    if measure::width(&about, FIGURE) + FIGURE * 0.3 + measure::width(&said, FIGURE) <= room {
        return vec![vec![(about, false), (said, true)]];
    }
    let about = line_break::lines(&about, FIGURE, room).into_iter().map(|line| vec![(line, false)]);
    about.chain([vec![(said, true)]]).collect()
}

/// A character without its text, as large as there is room, and its bounding box.
fn picture(content: &Content, chart: &str, room: Rect) -> Result<Option<(Scene, Rect)>, NotProportional> {
    let Some(spec) = content.charts.iter().find(|spec| spec.id == chart) else { return Ok(None) };
    let Ok(chart) = Chart::new(spec, content.fact_context()) else { return Ok(None) };
    let drawn = |width: f64| {
        let scene = wordless(&chart, width)?;
        let bounds = scene.shapes.iter().map(Shape::bounds).reduce(Rect::union);
        Ok((scene, bounds.unwrap_or(Rect::new(0.0, 0.0, width, width))))
    };
    let (_, bounds) = drawn(room.w)?;
    let times = (room.w / bounds.w).min(room.h / bounds.h);
    drawn(room.w * times).map(Some)
}

/// The first figures of the stories, large.
fn figures(sheet: &mut Sheet, content: &Content, room: Rect) {
    let stories = content.sections.iter().flat_map(|section| section.stories.iter().map(|story| (section.hue, story)));
    let first =
        stories.filter_map(|(hue, story)| Some((Role::from(hue), content.ledger.fact(story.figures.first()?)?)));
    let first: Vec<_> = first.take(LARGE.0).collect();
    let columns = (first.len() as f64).max(1.0);
    let column = (room.w - (columns - 1.0) * APART) / columns;
    let middle = room.y + room.h / 2.0;
    let values: Vec<String> = first.iter().map(|(_, fact)| content.ledger.value_text(&fact.id)).collect();
    let size = values.iter().map(|value| measure::fitting(value, LARGE.1, column)).fold(LARGE.1, f64::min);
    for (i, ((hue, fact), value)) in first.into_iter().zip(values).enumerate() {
        let x = room.x + i as f64 * (column + APART);
        sheet.line(&value, x, middle, size, hue, true);
        for (j, line) in measure::wrap(&fact.subject, LEAD, column, 2).iter().enumerate() {
            sheet.line(line, x, middle + (j + 1) as f64 * LEAD * LEADING + LEAD * 0.4, LEAD, Role::Ink, false);
        }
    }
}
