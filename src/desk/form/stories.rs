//! The first screen, the sections and their stories.

use std::collections::BTreeMap;

use super::read::{Place, choice, heading};
use crate::desk::added::CHARACTER;
use crate::manuscript::forms::{Add, Field, Group, Kind};
use crate::manuscript::messages::Tongue;
use crate::manuscript::words::word;

/// A group for the first screen and one for each section.
pub fn stories(root: &Place, tongue: Tongue) -> Vec<Group> {
    let mut groups = vec![first_screen(root, tongue)];
    groups.extend(root.key("sections").entries(|section| part(section, tongue)));
    groups
}

fn first_screen(root: &Place, tongue: Tongue) -> Group {
    let hero = root.key("hero");
    // The names of the sections, by their ids.
    let sections = root.key("sections").items().into_iter();
    let names: BTreeMap<String, String> =
        sections.map(|section| (section.key("id").text(), section.key("name").text())).collect();
    let fields = ["headline", "lead", "onward", "hint"].map(|key| hero.key(key).field(Kind::Text));
    let text = |text: &Place| {
        let field = Field { label: "glyph-strokes".into(), ..text.field(Kind::Line) };
        text.group("", vec![field])
    };
    let glyph = |glyph: &Place| {
        let named = |label: &str, field: Field| Field { label: label.into(), ..field };
        let fields = vec![
            named("leads-to", glyph.key("section").field(choice("sections"))),
            named("drawn-by", glyph.key("chart").field(choice("charts"))),
        ];
        let strokes = glyph.key("strokes").list(word(tongue, "glyph-strokes"), "stroke-text", text);
        let title = [
            word(tongue, "hero-character"),
            " · ",
            &names.get(&glyph.key("section").text()).cloned().unwrap_or_default(),
        ]
        .concat();
        let title = title.trim_end_matches([' ', '·']).to_string();
        Group { groups: vec![strokes], ..glyph.group(title, fields) }
    };
    let glyphs = hero.key("glyphs").list(word(tongue, "first-screen-characters"), CHARACTER, glyph);
    Group { groups: vec![glyphs], anchor: "top".into(), ..hero.group(word(tongue, "hero"), fields.into()) }
}

fn part(section: &Place, tongue: Tongue) -> Group {
    let fields = vec![
        section.key("name").field(Kind::Line),
        section.key("headline").field(Kind::Text),
        section.key("lead").field(Kind::Text),
        section.key("glyph").optional(Kind::Code),
        section.key("hue").field(choice("hues")),
        section.key("scenery").optional(Kind::Line),
    ];
    let stories = section.key("stories");
    let adds = vec![Add { list: stories.path.clone(), kind: "story".into() }];
    let groups = stories.entries(|own| story(own, tongue));
    let title = [section.key("name").text(), section.key("headline").text()].join(" · ");
    let title = heading(title.trim_matches([' ', '·']).into(), tongue, "section");
    Group { groups, adds, anchor: section.key("id").text(), ..section.group(title, fields) }
}

fn story(story: &Place, tongue: Tongue) -> Group {
    let fields = vec![story.key("headline").field(Kind::Text), story.key("layout").field(choice("layouts"))];
    let one = |kind: Kind| move |item: &Place| item.group("", vec![item.field(kind.clone())]);
    let note = |item: &Place| {
        let fields = vec![
            item.key("icon").field(Kind::Suggested("icons".into())),
            item.key("name").optional(choice("named")),
            item.key("text").optional(Kind::Line),
        ];
        item.group("", fields)
    };
    let groups = vec![
        story.key("figures").list(word(tongue, "large"), "large-figure", one(choice("facts"))),
        story.key("prose").list(word(tongue, "prose"), "paragraph-of-story", one(Kind::Text)),
        story.key("notes").list(word(tongue, "notes"), "note", note),
        story.key("charts").list(word(tongue, "story-charts"), "chart-of-story", one(choice("charts"))),
    ];
    let title = heading(story.key("headline").text(), tongue, "story");
    Group { groups, anchor: story.key("id").text(), ..story.group(title, fields) }
}
