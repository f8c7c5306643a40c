//! The texts of a content that state figures, in reading order, each with its place.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::model::content::{ChartSpec, Content, Section, Story};
use crate::model::ledger::Fact;
use crate::model::prose::references;

/// A text of a content.
#[derive(Debug, Clone)]
pub struct Text<'a> {
    /// What it is there.
    pub kind: Kind,
    /// Id of the section, the story or the chart it is in; empty on the first screen.
    pub of: &'a str,
    /// Where the file has it, by ids: `sections[industry].stories[steel].prose[0]`.
    pub path: String,
    /// It, with its references in braces.
    pub words: Cow<'a, str>,
}

/// What a text is on the page, or a figure without one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A headline.
    Headline,
    /// The name of a section.
    Name,
    /// The sentence that opens the first screen or a section.
    Lead,
    /// The text of a stroke on the first screen.
    Stroke,
    /// The invitation to read on.
    Onward,
    /// How to get the value of a mark.
    Hint,
    /// A figure the size of a headline.
    Large,
    /// A paragraph of a story.
    Prose,
    /// A short fact of a story.
    Note,
    /// The title of a chart.
    Title,
    /// The finding of a chart.
    Caption,
    /// How a chart or a drawing is to be read.
    Key,
    /// Why the marks of a chart can be compared.
    Compare,
    /// The label of a mark.
    Label,
    /// What the marks of a scale have in common.
    Scope,
    /// A mark, or a stroke, of a chart.
    Mark,
    /// What another figure is computed from.
    Operand,
}

impl Kind {
    /// The code of what it is called.
    pub fn called(self) -> &'static str {
        match self {
            Kind::Headline => "proof-headline",
            Kind::Name => "proof-name",
            Kind::Lead => "proof-lead",
            Kind::Stroke => "proof-stroke",
            Kind::Onward => "proof-onward",
            Kind::Hint => "proof-hint",
            Kind::Large => "proof-large",
            Kind::Prose => "proof-prose",
            Kind::Note => "proof-note",
            Kind::Title => "proof-chart-title",
            Kind::Caption => "proof-caption",
            Kind::Key => "proof-key",
            Kind::Compare => "proof-compare",
            Kind::Label => "proof-label",
            Kind::Scope => "proof-scope",
            Kind::Mark => "proof-mark",
            Kind::Operand => "proof-operand",
        }
    }
}

/// The texts of the first screen.
pub fn first_screen(content: &Content) -> Vec<Text<'_>> {
    let hero = &content.hero;
    let text = |kind, path: String, words| at("", "hero", kind, &path, words);
    let mut texts =
        vec![text(Kind::Headline, "headline".into(), &hero.headline), text(Kind::Lead, "lead".into(), &hero.lead)];
    for glyph in &hero.glyphs {
        for (i, words) in glyph.strokes.iter().enumerate() {
            texts.push(text(Kind::Stroke, format!("glyphs[{}].strokes[{i}]", glyph.section), words));
        }
    }
    texts.push(text(Kind::Onward, "onward".into(), &hero.onward));
    texts.push(text(Kind::Hint, "hint".into(), &hero.hint));
    texts
}

/// The texts of a section beside those of its stories.
pub fn opening(section: &Section) -> Vec<Text<'_>> {
    let place = format!("sections[{}]", section.id);
    let text = |kind, path, words| at(&section.id, &place, kind, path, words);
    let mut texts = vec![
        text(Kind::Name, "name", &section.name),
        text(Kind::Headline, "headline", &section.headline),
        text(Kind::Lead, "lead", &section.lead),
    ];
    texts.extend(section.scenery.as_ref().map(|said| text(Kind::Key, "scenery", said)));
    texts
}

/// The texts of a story of a section.
pub fn story<'a>(content: &'a Content, section: &str, story: &'a Story) -> Vec<Text<'a>> {
    let place = format!("sections[{section}].stories[{}]", story.id);
    let text = |kind, path: String, words| at(&story.id, &place, kind, &path, words);
    let mut texts = vec![text(Kind::Headline, "headline".into(), &story.headline)];
    if !story.figures.is_empty() {
        let figures: Vec<String> = story.figures.iter().map(|id| format!("{{{id}}}")).collect();
        let words = Cow::Owned(figures.join(&content.words.list_comma));
        texts.push(Text { words, ..text(Kind::Large, "figures".into(), "") });
    }
    texts.extend(story.prose.iter().enumerate().map(|(i, words)| text(Kind::Prose, format!("prose[{i}]"), words)));
    for (i, note) in story.notes.iter().enumerate() {
        if let Some(name) = note.name.as_ref().and_then(|id| content.name(id)) {
            let words = Cow::Owned(content.fact_context().stated(name));
            texts.push(Text { words, ..text(Kind::Note, format!("notes[{i}].name"), "") });
        }
        texts.extend(note.text.iter().map(|words| text(Kind::Note, format!("notes[{i}].text"), words)));
    }
    texts
}

/// The texts of a chart.
pub fn chart(spec: &ChartSpec) -> Vec<Text<'_>> {
    let place = format!("charts[{}]", spec.id);
    let text = |kind, path: String, words| at(&spec.id, &place, kind, &path, words);
    let mut texts =
        vec![text(Kind::Title, "title".into(), &spec.title), text(Kind::Caption, "caption".into(), &spec.caption)];
    texts.extend(spec.key.iter().map(|words| text(Kind::Key, "key".into(), words)));
    texts.extend(spec.compare.iter().map(|words| text(Kind::Compare, "compare".into(), words)));
    for (i, mark) in spec.marks.iter().enumerate() {
        texts.push(text(Kind::Label, format!("marks[{i}].label"), &mark.label));
        texts.extend(mark.scope.iter().map(|words| text(Kind::Scope, format!("marks[{i}].scope"), words)));
    }
    let strokes = spec.strokes.iter().enumerate();
    texts.extend(strokes.map(|(i, stroke)| text(Kind::Label, format!("strokes[{i}].label"), &stroke.label)));
    texts
}

/// The text of a part of a content.
fn at<'a>(of: &'a str, place: &str, kind: Kind, path: &str, words: &'a str) -> Text<'a> {
    Text { kind, of, path: format!("{place}.{path}"), words: words.into() }
}

/// A place where a figure is used: what it is there, and the id of the section, the story, the chart or the other figure.
pub type Use<'a> = (Kind, &'a str);

/// Where a figure is used, each place once: in reading order, then in charts, then by other figures.
pub fn uses<'a>(content: &'a Content, fact: &str) -> Vec<Use<'a>> {
    let mentions = |text: &Text<'a>| references(&text.words).iter().any(|reference| reference.id == fact);
    let mentioning = |texts: Vec<Text<'a>>| texts.into_iter().filter(mentions).map(|text| (text.kind, text.of));
    let mut uses: Vec<Use<'a>> = mentioning(first_screen(content)).collect();
    for section in &content.sections {
        uses.extend(mentioning(opening(section)));
        for own in &section.stories {
            uses.extend(mentioning(story(content, &section.id, own)));
        }
    }
    for spec in &content.charts {
        let mut shown = spec.marks.iter().map(|mark| &mark.fact).chain(spec.strokes.iter().map(|stroke| &stroke.of));
        uses.extend(shown.any(|id| id == fact).then_some((Kind::Mark, spec.id.as_str())));
        uses.extend(mentioning(chart(spec)));
    }
    let of = |other: &Fact| other.computed.as_ref().is_some_and(|computed| computed.of.iter().any(|id| id == fact));
    let computed = content.ledger.facts.iter().filter(|other| of(other));
    uses.extend(computed.map(|other| (Kind::Operand, other.id.as_str())));
    let mut seen = BTreeSet::new();
    uses.retain(|place| seen.insert(*place));
    uses
}
