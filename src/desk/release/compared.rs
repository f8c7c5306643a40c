//! A release beside a content, as the press shows it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Kept, taken, typed};
use crate::check::Lang;
use crate::manuscript::forms::Choice;
use crate::manuscript::messages::Tongue;
use crate::manuscript::release::{Compared, Decision, Figure, Missing, Numeral, Paragraph, Spot, State};
use crate::manuscript::words::word;
use crate::model::content::Content;
use crate::model::figures::change::Base;
use crate::model::ledger::Qualifier;
use crate::release::{self, BESIDE, Lines, Movement, Way, Words};
use crate::text::number::plain;

/// Letters before and after a numeral that are shown with it.
const SHOWN: (usize, usize) = (30, 16);

/// By what each numeral of these lines is known again.
pub fn spots(lines: &Lines, numerals: &[release::Numeral]) -> Vec<Spot> {
    let mut seen: BTreeMap<Spot, usize> = BTreeMap::new();
    let spot = |numeral: &release::Numeral| {
        let (before, after) = lines.beside(numeral, BESIDE);
        let spot = Spot { before, text: numeral.text.clone(), after, nth: 0 };
        let count = seen.entry(spot.clone()).or_default();
        *count += 1;
        Spot { nth: *count - 1, ..spot }
    };
    numerals.iter().map(spot).collect()
}

/// What is said of a release. Without a content that can be read, only its numerals.
pub fn compared(kept: &Kept, content: Option<&Content>, file: &Value, tongue: Tongue, lang: Lang) -> Compared {
    let unread = Compared { text: kept.text.clone(), unread: true, ..Compared::default() };
    let Some(content) = content else { return unread };
    let found = release::compare(&kept.text, content);
    let lines = Lines::of(&kept.text);
    let spots = spots(&lines, &found.numerals);
    let decided: BTreeMap<&Spot, &Decision> = kept.decided.iter().map(|(spot, decision)| (spot, decision)).collect();
    let joined: BTreeMap<usize, &release::Joined> =
        found.joined.iter().map(|joined| (joined.numeral, joined)).collect();
    let near: BTreeMap<usize, &str> =
        found.left.iter().filter_map(|left| Some((left.numeral, left.near.as_deref()?))).collect();
    let (mut paragraphs, mut same): (Vec<Paragraph>, BTreeSet<&str>) = Default::default();
    for (at, (own, spot)) in found.numerals.iter().zip(&spots).enumerate() {
        let state = match (joined.get(&at), decided.get(spot), own.reason) {
            (Some(joined), ..) => said(joined, content),
            (None, Some(Decision::Same(id)), _) if content.ledger.fact(id).is_some() => {
                same.insert(id.as_str());
                State::Same(figure(id, content))
            }
            (None, Some(Decision::Out(reason)), _) => State::Out(reason.clone()),
            (None, _, Some(reason)) => State::None(reason.said().said(lang).into()),
            (None, _, None) => State::Open,
        };
        let (before, after) = lines.beside(own, SHOWN);
        let number = own.place.paragraph;
        let ways =
            own.movement.is_some_and(|movement| taken::change(&content.ledger, movement, &spot.before).is_none());
        let is_open = !matches!(state, State::Said(_) | State::Named(_));
        let numeral = Numeral {
            spot: spot.clone(),
            before: end(&before, SHOWN.0),
            after: begin(&after, SHOWN.1),
            read: read(own, tongue),
            state,
            subject: if is_open { lines.subject(own, ways) } else { String::new() },
            near: near.get(&at).copied().unwrap_or_default().into(),
        };
        match paragraphs.last_mut().filter(|last| last.number == number) {
            Some(last) => last.numerals.push(numeral),
            None => {
                let topic = u8::try_from(number).ok().and_then(|number| content.source.paragraphs.get(&number));
                paragraphs.push(Paragraph {
                    number,
                    topic: topic.cloned().unwrap_or_default(),
                    numerals: vec![numeral],
                });
            }
        }
    }
    let missing = found.missing.iter().filter(|missing| !same.contains(missing.fact.as_str())).map(|missing| Missing {
        figure: figure(&missing.fact, content),
        paragraph: missing.paragraph,
        elsewhere: missing.elsewhere,
        typed: false,
    });
    let typed = typed::typed(file, &found.numerals, &Words::of(&content.ledger));
    let missing = missing.chain(typed).collect();
    let stated = content.ledger.facts.iter().filter(|fact| fact.computed.is_none());
    let figures = stated.map(|fact| Choice { value: fact.id.clone(), label: figure(&fact.id, content).said }).collect();
    Compared { text: kept.text.clone(), paragraphs, missing, figures, unread: false }
}

/// What ends a clause.
const ENDS: [char; 8] = ['。', '；', '！', '？', '，', ',', '：', '\n'];

/// The clause at the end of what stands before a numeral.
fn end(before: &str, most: usize) -> String {
    let clause = before.rsplit(ENDS).next().unwrap_or(before);
    let cut = clause.chars().count() == most;
    [if cut { "…" } else { "" }, clause.trim_start()].concat()
}

/// The clause at the beginning of what stands after one.
fn begin(after: &str, most: usize) -> String {
    let clause = after.split_inclusive(ENDS).next().unwrap_or_default();
    let cut = clause.chars().count() == most && !clause.ends_with(ENDS);
    [clause.trim_end(), if cut { "…" } else { "" }].concat()
}

fn said(joined: &release::Joined, content: &Content) -> State {
    let Some(name) = &joined.name else {
        return State::Said(joined.facts.iter().map(|id| figure(id, content)).collect());
    };
    let at = content.names.iter().position(|own| own.id == *name);
    match at.and_then(|at| Some((at, content.names.get(at)?))) {
        Some((at, name)) => State::Named(Figure { said: name.text.clone(), at: format!("names[{at}]") }),
        None => State::Named(figure(name, content)),
    }
}

/// A figure by its subject and its value.
fn figure(id: &str, content: &Content) -> Figure {
    let at = content.ledger.facts.iter().position(|fact| fact.id == id);
    let fact = at.and_then(|at| content.ledger.facts.get(at));
    let subject = fact.map_or("", |fact| fact.subject.as_str());
    let time = fact.and_then(|fact| Some(fact.year?.to_string())).unwrap_or_default();
    let said = [&time, subject, &content.ledger.value_text(id)].map(|part| part.trim().to_string());
    let said = said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    Figure { said, at: at.map(|at| format!("ledger.facts[{at}]")).unwrap_or_default() }
}

/// How a numeral is read.
fn read(own: &release::Numeral, tongue: Tongue) -> Vec<String> {
    if own.reason.is_some() {
        return Vec::new();
    }
    let (multiple, scale) = taken::scale(own.multiple).unwrap_or((1.0, ""));
    let amount = |number: f64| plain(number * own.multiple / multiple);
    let number = match own.to {
        Some(to) => [amount(own.number), amount(to)].join("～"),
        None => amount(own.number),
    };
    let unit = [scale, &own.unit].concat();
    let mut parts = vec![[number, unit].join(" ").trim_end().to_string()];
    if own.ordinal {
        parts.push(word(tongue, "ordinal").into());
    }
    if let Some(Movement { way, base }) = own.movement {
        let way = match way {
            Way::Up => "way-up",
            Way::Down => "way-down",
            Way::Level => "way-level",
        };
        let base = base.map(|base| match base {
            Base::YearOnYear => "base-year",
            Base::PreviousPeriod => "base-period",
            Base::Plan => "base-plan",
            Base::Earlier => "base-earlier",
            Base::Place => "base-place",
        });
        let said: Vec<&str> = base.into_iter().chain([way]).map(|key| word(tongue, key)).collect();
        parts.push(said.join(if tongue == Tongue::Chinese { "" } else { ", " }));
    }
    let name = Qualifier::ALL.iter().find(|(of, _)| Some(*of) == own.qualifier).map(|(_, name)| *name);
    match name {
        Some("exact") => {}
        Some(name) => parts.push(word(tongue, name).into()),
        None => parts.push(own.word.clone()),
    }
    parts.extend(own.period.clone());
    parts
}
