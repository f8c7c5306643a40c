//! The figures: each with its value, and where it is used.

use std::collections::BTreeMap;

use super::read::{Place, choice, heading};
use crate::manuscript::forms::{Group, Kind};
use crate::manuscript::messages::Tongue;
use crate::manuscript::words::word;
use crate::model::content::Content;
use crate::model::prose;
use crate::press::texts::{self, Kind as Use};

/// A group for each figure. Without a content that can be read, nothing is said of where they are used.
pub fn figures(root: &Place, content: Option<&Content>, tongue: Tongue) -> Vec<Group> {
    let titles = content.map(titles).unwrap_or_default();
    let group = |fact: &Place| {
        let computed = fact.key("computed").is_there();
        let mut fields = vec![fact.key("subject").field(Kind::Line), fact.key("qualifier").field(choice("qualifiers"))];
        if !computed {
            fields.push(fact.key("value").field(Kind::Number));
        }
        fields.push(fact.key("unit").field(choice("units")));
        let mut more = vec![
            fact.key("paragraph").field(Kind::Number),
            fact.key("year").optional(Kind::Number),
            fact.key("period").optional(Kind::Code),
            fact.key("scope").optional(Kind::Line),
            fact.key("status").optional(choice("statuses")),
            fact.key("change").optional(choice("changes")),
            fact.key("word").optional(Kind::Code),
            fact.key("to").optional(Kind::Number),
            fact.key("out_of").optional(Kind::Number),
            fact.key("source").optional(choice("sources")),
        ];
        if computed {
            more.push(fact.key("computed").key("why").field(Kind::Code));
        }
        let id = fact.key("id").text();
        let note = content.map(|content| used(content, &id, &titles, tongue)).unwrap_or_default();
        let more = Group { key: fact.group("", Vec::new()).key + "+", ..fact.group(word(tongue, "more"), more) };
        let title = heading(fact.key("subject").text(), tongue, "figure");
        Group { note, anchor: id, groups: vec![more], ..fact.group(title, fields) }
    };
    root.key("ledger").key("facts").entries(group)
}

/// The titles of sections, stories, charts and figures, by their ids.
fn titles(content: &Content) -> BTreeMap<String, String> {
    let plain = |text: &str| prose::plain(content, text);
    let mut titles = BTreeMap::new();
    for section in &content.sections {
        titles.insert(section.id.clone(), section.name.clone());
        titles.extend(section.stories.iter().map(|story| (story.id.clone(), plain(&story.headline))));
    }
    titles.extend(content.charts.iter().map(|chart| (chart.id.clone(), chart.title.clone())));
    titles
}

/// Where a figure is used, in words.
fn used(content: &Content, id: &str, titles: &BTreeMap<String, String>, tongue: Tongue) -> String {
    let place = |(kind, of): (Use, &str)| {
        let kind = word(tongue, key(kind));
        let of = titles.get(of).map(String::as_str).or_else(|| Some(content.ledger.fact(of)?.subject.as_str()));
        match of {
            Some(of) => format!("{kind} “{of}”"),
            None => kind.to_string(),
        }
    };
    let mut places: Vec<String> = texts::uses(content, id).into_iter().map(place).collect();
    places.dedup();
    match places.as_slice() {
        [] => word(tongue, "unused").into(),
        places => format!("{} {}", word(tongue, "used"), places.join(" · ")),
    }
}

/// The word for a use.
fn key(kind: Use) -> &'static str {
    match kind {
        Use::Headline => "use-headline",
        Use::Name => "use-name",
        Use::Lead | Use::Onward | Use::Hint => "use-lead",
        Use::Stroke => "use-stroke",
        Use::Large => "use-large",
        Use::Prose => "use-prose",
        Use::Note => "use-note",
        Use::Title | Use::Caption | Use::Key | Use::Compare | Use::Label | Use::Scope | Use::Mark => "use-chart",
        Use::Operand => "use-figure",
    }
}
