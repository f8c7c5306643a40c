//! The charts, with their marks.

use super::read::{Place, choice};
use crate::manuscript::forms::{Group, Kind};
use crate::manuscript::messages::Tongue;
use crate::manuscript::words::word;
use crate::model::form::Form;

/// A group for each chart.
pub fn charts(root: &Place, tongue: Tongue) -> Vec<Group> {
    root.key("charts").entries(|own| chart(own, tongue))
}

fn chart(chart: &Place, tongue: Tongue) -> Group {
    let fields = vec![
        chart.key("title").field(Kind::Line),
        chart.key("form").field(choice("forms")),
        chart.key("character").optional(Kind::Code),
        chart.key("hue").field(choice("hues")),
        chart.key("caption").field(Kind::Text),
        chart.key("key").optional(Kind::Text),
        chart.key("compare").optional(Kind::Code),
        chart.key("each").optional(Kind::Number),
    ];
    let form: Option<Form> = serde_json::from_value(chart.key("form").text().into()).ok();
    let separate_marks = form.is_some_and(|form| form.spec().separate_marks);
    let draws_character = chart.key("character").is_there();
    let mark = |mark: &Place| {
        let mut fields = vec![
            mark.key("fact").field(choice("facts")),
            mark.key("label").field(Kind::Line),
            mark.key("scope").optional(Kind::Line),
            mark.key("symbol").optional(choice("symbols")),
        ];
        if draws_character {
            fields.push(mark.key("stroke").optional(Kind::Number));
        }
        if separate_marks || mark.key("hue").is_there() {
            fields.push(mark.key("hue").optional(choice("hues")));
        }
        mark.group("", fields)
    };
    let stroke = |stroke: &Place| {
        stroke.group("", vec![stroke.key("of").field(choice("stated")), stroke.key("label").field(Kind::Line)])
    };
    let mut groups = vec![chart.key("marks").list(word(tongue, "marks"), "mark", mark)];
    let strokes = chart.key("strokes");
    if form.is_some_and(|form| form.spec().strokes.is_some()) || strokes.is_there() {
        groups.push(strokes.list(word(tongue, "strokes"), "stroke-of-character", stroke));
    }
    let anchor = ["chart-", &chart.key("id").text()].concat();
    let title = match chart.key("title").text() {
        // Several new ones are told apart.
        title if title.trim().is_empty() => [word(tongue, "chart"), " ", &chart.key("id").text()].concat(),
        title => title,
    };
    Group { anchor, groups, ..chart.group(title, fields) }
}
