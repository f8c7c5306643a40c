//! A chart for export: with its finding above it, its key and source below it, and a background.

use super::line_break;
use crate::chart::frame::Frame;
use crate::chart::scene::{Anchor, Ink, Label, Rect, Role, Scene, Shape};
use crate::text::measure;

/// Space around everything, in layout pixels.
const MARGIN: f64 = 32.0;
/// The most lines of the finding and of a note; longer text is shortened.
const LINES: usize = 6;

/// The text around an exported chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaptionedChart {
    /// The finding.
    pub title: String,
    /// Its key, its source and the day it was drawn, one paragraph each.
    pub notes: Vec<String>,
}

impl CaptionedChart {
    /// Adds the text around a chart that was laid out for `frame`. The result is wider than the chart by a margin on both sides, and
    /// keeps the chart's marks.
    pub fn around(&self, chart: Scene, frame: Frame) -> Scene {
        let mut plate = Scene::new(chart.width + 2.0 * MARGIN);
        let paper = plate.shapes.len();
        let mut y = MARGIN;
        let title = frame.value() * 1.25;
        y = lines(&mut plate, &self.title, title, true, y, chart.width) + title * 0.8;
        let (below, room) = (y + chart.height + frame.label(), chart.width);
        plate.place(chart, MARGIN, y);
        y = below;
        for note in self.notes.iter().filter(|note| !note.is_empty()) {
            y = lines(&mut plate, note, frame.label(), false, y, room) + frame.label() * 0.3;
        }
        plate.height = (y + MARGIN).ceil();
        let sheet = Rect::new(0.0, 0.0, plate.width, plate.height);
        plate.shapes.insert(paper, Shape::Box(sheet, Ink::full(Role::Paper)));
        plate
    }
}

/// Writes a paragraph from `top` down, and returns the y at which it ends.
fn lines(plate: &mut Scene, paragraph: &str, size: f64, bold: bool, top: f64, room: f64) -> f64 {
    let role = if bold { Role::Ink } else { Role::Soft };
    let mut y = top;
    for line in broken(paragraph, size, room, bold) {
        y += size * 1.5;
        let label = Label {
            text: line,
            x: MARGIN,
            y: y - size * 0.4,
            size,
            bold,
            anchor: Anchor::Start,
            ink: Ink::full(role),
            of: None,
        };
        plate.label(label, room);
    }
    y
}

/// A paragraph broken into lines, the last shortened if there are more than [`LINES`].
fn broken(paragraph: &str, size: f64, room: f64, bold: bool) -> Vec<String> {
    let fill = if bold { line_break::headline } else { line_break::lines };
    let mut lines = fill(paragraph, size, room);
    if lines.len() > LINES {
        let rest = lines.split_off(LINES - 1).concat();
        lines.push(measure::fit(&rest, size, room));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart() -> Scene {
        let mut scene = Scene::new(300.0);
        scene.fill(Rect::new(0.0, 0.0, 300.0, 40.0), Ink::full(Role::Orange));
        scene.mark("a", Rect::new(0.0, 0.0, 300.0, 40.0), 300.0, 1.0);
        scene.height = 40.0;
        scene
    }

    fn plate() -> Scene {
        let notes = vec!["来源：某部门".into(), "制图日期：2026-01-02".into()];
        CaptionedChart { title: "营收超过一千".into(), notes }.around(chart(), Frame::new(300.0))
    }

    #[test]
    fn a_plate_has_its_title_its_source_and_its_date() {
        let plate = plate();
        let written: Vec<&str> = plate.labels().map(|l| l.text.as_str()).collect();
        assert_eq!(written, ["营收超过一千", "来源：某部门", "制图日期：2026-01-02"]);
    }

    #[test]
    fn the_chart_stands_within_the_margins_between_title_and_notes() {
        let plate = plate();
        let bar = plate.marks[0].bounds;
        let labels: Vec<&Label> = plate.labels().collect();
        assert_eq!((bar.x, bar.w), (MARGIN, 300.0));
        assert!(labels[0].bounds().bottom() <= bar.y);
        assert!(labels[1].bounds().y >= bar.bottom());
        assert!(labels[2].bounds().bottom() <= plate.height - MARGIN / 2.0);
    }

    #[test]
    fn lines_are_broken_by_the_rules_of_chinese_and_too_many_are_shortened() {
        assert_eq!(broken("营收超过一千，产量更高。", 10.0, 70.0, false), ["营收超过一千，", "产量更高。"]);
        let many = broken(&"一二三四五六七".repeat(9), 10.0, 70.0, false);
        assert_eq!((many.len(), many.last().map(String::as_str)), (LINES, Some("一二三四五六…")));
    }

    #[test]
    fn the_paper_lies_under_everything() {
        let plate = plate();
        let sheet = Rect::new(0.0, 0.0, plate.width, plate.height);
        assert_eq!(plate.shapes[0], Shape::Box(sheet, Ink::full(Role::Paper)));
    }
}
