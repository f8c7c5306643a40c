//! Makes the content of an edition's long image: its texts, with every figure worded.

use crate::export::line_break::JOINER;
use crate::model::Content;
use crate::model::content;
use crate::model::ledger::Fact;
use crate::model::prose::{Piece, pieces};
use crate::model::quantity_text::QuantityText;
use crate::poster::content::{Figure, Glyph, Part, PosterContent, Story, Stroke, Written};
use crate::site::picture_digest::Digests;
use crate::text::han::han;

impl PosterContent {
    /// The content of an edition's long image.
    pub fn of(content: &Content) -> PosterContent {
        let share = &content.share;
        let digests = Digests::of(content).now;
        let digest = |part: &str| digests.get(part).cloned().unwrap_or_default();
        PosterContent {
            schema: content.schema,
            name: content.site.name.clone(),
            title: content.site.title.clone(),
            headline: text(content, &content.hero.headline),
            lead: text(content, &content.hero.lead),
            glyphs: content.hero.glyphs.iter().map(|g| glyph(content, g)).collect(),
            parts: content.sections.iter().map(|s| part(content, s, digest(&s.id))).collect(),
            source: [&content.words.source, &content.source.publisher, &content.source.release]
                .map(String::as_str)
                .join(" "),
            licence: content.terms(),
            words: Written {
                scan: share.scan.clone(),
                drawn: content.words.drawn.clone(),
                page_of: share.page_of.clone(),
                alt: share.poster_alt.clone(),
                whole: share.poster.clone(),
                card: share.poster_card.clone(),
                comma: content.words.list_comma.clone(),
            },
            digest: digest(""),
        }
    }
}

fn glyph(content: &Content, glyph: &content::HeroGlyph) -> Glyph {
    let spec = content.charts.iter().find(|chart| chart.id == glyph.chart);
    Glyph {
        chart: glyph.chart.clone(),
        part: glyph.section.clone(),
        hue: spec.map_or(content::Hue::Ink, |spec| spec.hue),
        strokes: glyph.strokes.iter().map(|s| stroke(content, s)).collect(),
    }
}

/// A stroke's text ends with its figure, if it has one.
fn stroke(content: &Content, stroke: &str) -> Stroke {
    match pieces(stroke).as_deref() {
        Ok([about @ .., Piece::Fact(id)]) => {
            let about: String = about.iter().map(|piece| worded(content, piece)).collect();
            Stroke { about: about.trim().into(), said: joined(&content.worded(id)), fact: (*id).into() }
        }
        _ => Stroke { about: text(content, stroke), said: String::new(), fact: String::new() },
    }
}

fn part(content: &Content, section: &content::Section, digest: String) -> Part {
    Part {
        id: section.id.clone(),
        hue: section.hue,
        glyph: section.glyph.clone().unwrap_or_default(),
        name: section.name.clone(),
        headline: text(content, &section.headline),
        lead: text(content, &section.lead),
        stories: section.stories.iter().map(|s| story(content, s)).collect(),
        digest,
    }
}

fn story(content: &Content, story: &content::Story) -> Story {
    let ledger = &content.ledger;
    let figure = |fact: &Fact| Figure {
        fact: fact.id.clone(),
        wording: QuantityText::of(ledger, fact),
        subject: [std::slice::from_ref(&fact.subject), content.fact_context().relations(fact).as_slice()]
            .concat()
            .join(&content.words.clause_comma),
    };
    Story {
        headline: text(content, &story.headline),
        figures: story.figures.iter().filter_map(|id| ledger.fact(id)).map(figure).collect(),
        charts: story.charts.clone(),
        main: story.layout == content::Layout::Wide,
    }
}

/// A text of the content with its figures and names filled in. A Chinese figure is not broken across lines; in other languages it
/// may be, at its spaces.
fn text(content: &Content, text: &str) -> String {
    let Ok(pieces) = pieces(text) else {
        return text.into();
    };
    pieces.iter().map(|piece| worded(content, piece)).collect()
}

fn worded(content: &Content, piece: &Piece<'_>) -> String {
    match piece {
        Piece::Text(text) => text.to_string(),
        Piece::Fact(id) if content.ledger.fact(id).is_some() => joined(&content.worded(id)),
        Piece::Fact(id) => content.worded(id),
    }
}

fn joined(figure: &str) -> String {
    if !figure.chars().any(han) {
        return figure.into();
    }
    let mut out = String::new();
    for c in figure.chars() {
        if !out.is_empty() {
            out.push(JOINER);
        }
        out.push(c);
    }
    out
}
