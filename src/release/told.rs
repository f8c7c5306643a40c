//! A comparison as a text, paragraph by paragraph.

use std::collections::BTreeMap;

use super::comparison::{Comparison, Joined, Left, Missing};
use super::context::{BESIDE, Lines};
use super::numeral::Numeral;
use crate::check::{Lang, Said, say};
use crate::model::content::Content;
use crate::text::invisible;

/// The comparison of a release with a content in a language.
pub fn text(comparison: &Comparison, release: &str, content: &Content, lang: Lang) -> String {
    let lines = Lines::of(release);
    let mut paragraphs: BTreeMap<usize, Vec<(usize, Said)>> = BTreeMap::new();
    let mut tell = |paragraph: usize, at: usize, said: Said| paragraphs.entry(paragraph).or_default().push((at, said));
    let numeral = |at: usize| comparison.numerals.get(at);
    for joined in &comparison.joined {
        if let Some(of) = numeral(joined.numeral) {
            tell(of.place.paragraph, joined.numeral, said(joined, of, content));
        }
    }
    for left in &comparison.left {
        if let Some(of) = numeral(left.numeral) {
            tell(of.place.paragraph, left.numeral, over(left, of, &lines, content));
        }
    }
    for missing in &comparison.missing {
        tell(missing.paragraph, usize::MAX, lacking(missing, content));
    }
    let mut out = String::new();
    for (paragraph, mut all) in paragraphs {
        all.sort_by_key(|(at, _)| *at);
        let topic = u8::try_from(paragraph).ok().and_then(|n| content.source.paragraphs.get(&n));
        let topic = topic.map_or_else(|| "".into(), |topic| say("release-topic", &[("topic", topic)]));
        let heading = say("release-paragraph", &[("n", &paragraph.to_string())]).with("topic", topic);
        out += &format!("{}\n", heading.said(lang));
        out.extend(all.iter().map(|(_, said)| format!("  {}\n", said.said(lang))));
    }
    out + &format!("{}\n", sum(comparison).said(lang))
}

/// A figure by its id, its subject and its value.
fn figure(id: &str, content: &Content) -> String {
    let subject = content.ledger.fact(id).map_or("", |fact| fact.subject.as_str());
    [id, subject, &content.ledger.value_text(id)].join(" ")
}

fn said(joined: &Joined, numeral: &Numeral, content: &Content) -> Said {
    if let Some(name) = &joined.name {
        let text = content.name(name).map_or_else(|| figure(name, content), |of| [name.as_str(), &of.text].join(" "));
        return say("release-named", &[("text", &numeral.text), ("name", &text)]);
    }
    let facts: Vec<String> = joined.facts.iter().map(|id| figure(id, content)).collect();
    say("release-said", &[("text", &numeral.text), ("facts", &facts.join(", "))])
}

fn over(left: &Left, numeral: &Numeral, lines: &Lines, content: &Content) -> Said {
    let (before, after) = lines.beside(numeral, BESIDE);
    let around = [&before, &numeral.text, &after].map(String::as_str).concat();
    // What cannot be seen is not sent to a terminal.
    let around: String = around.chars().filter(|c| invisible::kind(*c).is_none()).collect();
    let parameters = [("text", numeral.text.as_str()), ("around", around.trim())];
    match (numeral.reason, &left.near) {
        (Some(reason), _) => say("release-no-figure", &parameters).with("reason", reason.said()),
        (None, None) => say("release-left", &parameters),
        (None, Some(near)) => say("release-left-near", &parameters).with("near", figure(near, content)),
    }
}

fn lacking(missing: &Missing, content: &Content) -> Said {
    let figure = figure(&missing.fact, content);
    if missing.elsewhere {
        say("release-elsewhere", &[("figure", &figure)])
    } else {
        say("release-missing", &[("figure", &figure)])
    }
}

fn sum(comparison: &Comparison) -> Said {
    let figures = |left: &&Left| comparison.numerals.get(left.numeral).is_some_and(|of| of.reason.is_none());
    let left = comparison.left.iter().filter(figures).count();
    let missing = comparison.missing.iter().filter(|missing| !missing.elsewhere).count();
    let counts = [comparison.numerals.len(), comparison.joined.len(), left, comparison.left.len() - left, missing];
    let counts = counts.map(|count| count.to_string());
    let names = ["all", "said", "left", "none", "missing"];
    let parameters: Vec<(&'static str, &str)> = names.into_iter().zip(counts.iter().map(String::as_str)).collect();
    say("release-sum", &parameters)
}
