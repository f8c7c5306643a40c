//! The forms for a chart: it is drawn in each, with the figures that it has, and can be given those that the checks accept.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;

use super::faults::Titles;
use super::form::named::{self, KINDS};
use super::{Desk, Reply};
use crate::chart::forms::Width;
use crate::chart::render::paint::Palette;
use crate::chart::tokens::{CHART_NARROW, CHART_WIDE, FILE_CHINESE, FILE_OTHERS};
use crate::chart::{Chart, Frame, Scene, layout};
use crate::check::forms::{self, Forms, Tried};
use crate::check::{Said, edit, say};
use crate::manuscript::messages::Answer;
use crate::manuscript::picker::{Offer, Picker};
use crate::manuscript::step::Step;
use crate::manuscript::words::word;
use crate::model::content::MarkSpec;
use crate::site::edition::Undrawable;
use crate::site::static_svg;
use crate::text::han::is_chinese;
use crate::text::number::plain;

/// How the drawings of a content look.
struct Look {
    themes: [Palette; 2],
    fonts: &'static str,
}

impl Desk {
    /// Draws a chart in every form, and says which of them the checks accept, and why not the others.
    pub(super) fn forms_of(&self, file: &str, chart: usize) -> Result<Reply, Said> {
        let forms = self.tried(file, chart)?;
        let content = &forms.content;
        let fonts = if is_chinese(&content.site.lang) { FILE_CHINESE } else { FILE_OTHERS };
        let look = Look { themes: static_svg::themes(content), fonts };
        let titles = self.titles(file);
        let mut offers: Vec<Offer> =
            forms.tried.iter().map(|tried| self.offer(&forms, tried, file, &look, &titles)).collect();
        // The sort is stable: forms for the same stay in their order.
        let place = |offer: &Offer| KINDS.iter().position(|kind| *kind == offer.kind);
        offers.sort_by_key(|offer| (!offer.reasons.is_empty(), place(offer)));
        let figure = |mark: &MarkSpec| {
            let fact = content.ledger.fact(&mark.fact)?;
            Some([fact.subject.as_str(), &content.ledger.value_text(&fact.id)].join(" ").trim().to_string())
        };
        let figures = forms.now.marks.iter().filter_map(figure).collect();
        let picker = Picker { chart, title: forms.now.title.clone(), figures, offers };
        Ok(Reply { answer: Answer { picker: Some(picker), ..Answer::default() }, ..Reply::default() })
    }

    /// Gives a chart a form that the checks accept, and what follows from it, in one change.
    pub(super) fn take_form(&mut self, file: &str, chart: usize, form: &str) -> Result<Reply, Said> {
        let forms = self.tried(file, chart)?;
        let tried = forms.tried.iter().find(|tried| tried.chart.form.name() == form);
        let tried = tried.ok_or_else(|| say("no-such-place", &[]))?;
        if let Some(why) = self.reasons(tried, drawn(&forms, tried).as_ref().err(), file, &self.titles(file)).first() {
            return Err(Said::from(why.as_str()));
        }
        let place = |key: &str| [Step::from("charts"), chart.into(), key.into()];
        let text = self.texts.get(file).cloned();
        let changed = tried.changes.iter().try_fold(text.unwrap_or_default(), |text, (key, value)| match value {
            Some(value) => edit::set(&text, &place(key), value),
            None => edit::remove(&text, &place(key)),
        });
        let changed = changed.ok_or_else(|| say("no-such-place", &[]))?;
        let before = self.texts.clone();
        self.texts.insert(file.into(), changed);
        let reply = self.changed(&before);
        let told = self.told_of(&forms, tried);
        Ok(Reply { answer: Answer { told, ..reply.answer }, ..reply })
    }

    /// What things are called in the forms of a file.
    fn titles(&self, file: &str) -> Titles {
        let content = self.texts.get(file).and_then(|text| serde_json::from_str::<Value>(text).ok());
        Titles::of(content.as_ref(), self.tongue)
    }

    fn tried(&self, file: &str, chart: usize) -> Result<Forms, Said> {
        // The forms of a translation are those of its original.
        let text = self.texts.get(file).filter(|_| file == self.site.first);
        text.and_then(|text| forms::of_chart(text, chart)).ok_or_else(|| say("no-such-place", &[]))
    }

    fn offer(&self, forms: &Forms, tried: &Tried, file: &str, look: &Look, titles: &Titles) -> Offer {
        let form = tried.chart.form;
        let (name, about) = named::words(form, self.tongue);
        let made = drawn(forms, tried);
        let reasons = self.reasons(tried, made.as_ref().err(), file, titles);
        let scene = made.ok().filter(|scene| !scene.shapes.is_empty());
        let size = scene.as_ref().map_or((0, 0), |scene| (whole(scene.width), whole(scene.height)));
        let image = scene.map(|scene| image(&scene, look)).unwrap_or_default();
        Offer {
            form: form.name(),
            name: name.into(),
            about: about.into(),
            kind: named::kind(form).into(),
            current: forms.form == Some(form),
            image,
            size,
            besides: self.besides(forms, tried),
            reasons,
        }
    }

    /// Why a form cannot be taken; empty if it can.
    fn reasons(&self, tried: &Tried, undrawn: Option<&Option<Undrawable>>, file: &str, titles: &Titles) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for fault in &tried.faults {
            let own = titles.said(fault);
            // What is expected of several marks alike is told once.
            let (head, tail) = own.split_once('\n').unwrap_or((&own, ""));
            match found.last_mut().filter(|before| !tail.is_empty() && before.ends_with(&["\n", tail].concat())) {
                Some(before) => before.insert_str(before.len() - tail.len(), &[head, "\n"].concat()),
                None => found.push(own),
            }
        }
        // What has faults may be drawn or not; what has none has to be.
        match undrawn.and_then(Option::as_ref) {
            Some(why) if found.is_empty() => vec![why.said(file).said(self.lang()).into()],
            _ => found,
        }
    }

    /// What is changed beside the form.
    fn besides(&self, forms: &Forms, tried: &Tried) -> Vec<String> {
        let beside = |(key, value): &(&'static str, Option<Value>)| {
            let to = match value {
                None => word(self.tongue, "form-removed").to_string(),
                Some(value) => [value.to_string(), in_unit(forms, value).unwrap_or_default()].join(" ").trim().into(),
            };
            [word(self.tongue, key), " → ", &to].concat()
        };
        tried.changes.iter().filter(|(key, _)| *key != "form").map(beside).collect()
    }

    /// What an editor is told of a form that was taken.
    fn told_of(&self, forms: &Forms, tried: &Tried) -> Vec<String> {
        let form = tried.chart.form;
        let (name, _) = named::words(form, self.tongue);
        let key = match &tried.chart.key {
            Some(_) => Some("form-key"),
            None => form.spec().counts.map(|_| "form-key-needed"),
        };
        let taken = [word(self.tongue, "form-taken"), name].concat();
        let key = key.map(|key| word(self.tongue, key).to_string());
        std::iter::once(taken).chain(self.besides(forms, tried)).chain(key).collect()
    }
}

/// An amount in the unit of the first figure of a chart: what is 100000000 in the file is 1亿元 to an editor.
fn in_unit(forms: &Forms, amount: &Value) -> Option<String> {
    let ledger = &forms.content.ledger;
    let unit = ledger.unit(ledger.fact(&forms.now.marks.first()?.fact)?)?;
    Some(["= ", &plain(amount.as_f64()? / unit.factor), &unit.scale, &unit.counter].concat())
}

/// A chart as a narrow column shows it, if it can be drawn at every width. No reason is given where the form does not take so many marks,
/// or where something would be guessed: the checks give it.
fn drawn(forms: &Forms, tried: &Tried) -> Result<Scene, Option<Undrawable>> {
    let spec = tried.chart.form.spec();
    if forms.guessed || !(spec.marks.least..=spec.marks.most).contains(&tried.chart.marks.len()) {
        return Err(None);
    }
    let chart = Chart::new(&tried.chart, forms.content.fact_context()).map_err(|why| Some(Undrawable::Missing(why)))?;
    let at = |width| layout(&chart, Frame::new(width)).map_err(|why| Some(Undrawable::NotProportional(why)));
    if spec.width == Width::Fluid {
        at(CHART_WIDE)?;
    }
    at(CHART_NARROW)
}

/// A drawing as the address of an image: as an image it can neither run nor request anything.
fn image(scene: &Scene, look: &Look) -> String {
    let svg = static_svg::image(scene, &look.themes, look.fonts);
    ["data:image/svg+xml;base64,", &BASE64_STANDARD.encode(svg)].concat()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size of a drawing, in pixels")]
fn whole(length: f64) -> u32 {
    length.ceil() as u32
}
