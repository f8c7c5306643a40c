//! The forms that an editor is offered for a chart: it is drawn in each; what can be taken passes the checks, and the rest says why not,
//! in the words of the checks.

use std::collections::BTreeSet;
use std::time::Instant;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use gongxiaomei::chart::forms::FORMS;
use gongxiaomei::check::forms::{self, Tried};
use gongxiaomei::check::{self, Diagnostics, edit};
use gongxiaomei::desk::{Desk, Reply};
use gongxiaomei::manuscript::messages::{Ask, Tongue};
use gongxiaomei::manuscript::picker::{Offer, Picker};
use gongxiaomei::manuscript::step::Step;
use gongxiaomei::manuscript::words::word;
use gongxiaomei::model::Content;
use gongxiaomei::model::content::Form;
use gongxiaomei::site::edition::Edition;
use roxmltree::Document;
use serde_json::{Value, json};

use crate::desk::{ORIGINAL, ask, desk, desk_of, fact, field, icons, package, set, site};

fn forms_of(desk: &mut Desk, chart: usize) -> Picker {
    let reply = ask(desk, &Ask::FormsOf { file: ORIGINAL.into(), chart });
    reply.answer.picker.unwrap_or_else(|| panic!("{:?}", reply.answer.told))
}

fn take(desk: &mut Desk, chart: usize, form: Form) -> Reply {
    ask(desk, &Ask::TakeForm { file: ORIGINAL.into(), chart, form: form.name() })
}

fn offer(picker: &Picker, form: Form) -> &Offer {
    picker.offers.iter().find(|offer| offer.form == form.name()).expect("the form")
}

fn json(desk: &Desk) -> Value {
    serde_json::from_str(&desk.texts()[ORIGINAL]).expect("JSON")
}

fn charts(desk: &Desk) -> usize {
    json(desk)["charts"].as_array().expect("charts").len()
}

/// Where the chart of this id is among the charts.
fn chart(desk: &Desk, id: &str) -> usize {
    json(desk)["charts"].as_array().expect("charts").iter().position(|chart| chart["id"] == id).expect(id)
}

/// What of a desk keeps the site from being published.
fn faults(desk: &Desk) -> Vec<String> {
    desk.faults().into_iter().filter(|fault| !fault.warning).map(|fault| [fault.at, fault.said].join(": ")).collect()
}

/// The drawing of an offer, as XML.
fn drawing(offer: &Offer) -> String {
    let bytes = offer.image.strip_prefix("data:image/svg+xml;base64,").unwrap_or_else(|| panic!("{}", offer.image));
    String::from_utf8(BASE64_STANDARD.decode(bytes).expect("base64")).expect("UTF-8")
}

/// An invented city, with other forms and hues of its own.
fn other_city() -> Vec<u8> {
    package("tests/fixtures/chengchuan", &[ORIGINAL, "en.json", "zh-tw.json"])
}

#[test]
fn every_form_is_drawn_with_the_figures_of_the_chart_or_says_why_not_in_both_languages() {
    for archive in [site(), other_city()] {
        let [mut english, mut chinese] = [Tongue::English, Tongue::Chinese].map(|tongue| desk_of(&archive, tongue));
        for at in 0..charts(&english) {
            let [english, chinese] = [&mut english, &mut chinese].map(|desk| forms_of(desk, at));
            assert_eq!(english.offers.len(), FORMS.len());
            assert_eq!(english.offers.iter().filter(|offer| offer.current).count(), 1, "{}", english.title);
            assert!(!english.figures.is_empty() && english.figures == chinese.figures);
            for (form, spec) in FORMS {
                let [own, other] = [&english, &chinese].map(|picker| offer(picker, form));
                assert_eq!((own.reasons.len(), &own.image), (other.reasons.len(), &other.image), "{form:?}");
                for (reason, chinese) in own.reasons.iter().zip(&other.reasons) {
                    assert!(reason.contains("expected") && chinese.contains("应当"), "{form:?}: {reason} {chinese}");
                }
                if own.reasons.is_empty() || !own.image.is_empty() {
                    let svg = drawing(own);
                    let document = Document::parse(&svg).unwrap_or_else(|why| panic!("{form:?}: {why}"));
                    let shapes =
                        document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "path")));
                    let written =
                        document.descendants().filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")));
                    assert!(
                        shapes.count() + written.clone().count() > 0 && own.size.0 > 0 && own.size.1 > 0,
                        "{form:?}"
                    );
                    let labels: String = written.filter_map(|node| node.text()).collect();
                    let number = |figure: &String| -> String {
                        let value = figure.rsplit(' ').next().unwrap_or_default().chars();
                        value.skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect()
                    };
                    let of_value = |figure: &String| labels.contains(&number(figure));
                    if own.reasons.is_empty() && spec.labelled {
                        assert!(english.figures.iter().all(of_value), "{form:?}: {labels} of {:?}", english.figures);
                    }
                }
            }
            let fit: Vec<bool> = english.offers.iter().map(|offer| offer.reasons.is_empty()).collect();
            assert!(fit.is_sorted_by(|a, b| a >= b), "what can be taken stands first");
            assert!(english.offers.iter().any(|offer| offer.current && offer.reasons.is_empty()), "{}", english.title);
        }
    }
}

/// The file with the changes that go with a form.
fn changed(text: &str, at: usize, tried: &Tried) -> String {
    tried.changes.iter().fold(text.to_string(), |text, (key, value)| {
        let place = [Step::from("charts"), at.into(), (*key).into()];
        let changed = match value {
            Some(value) => edit::set(&text, &place, value),
            None => edit::remove(&text, &place),
        };
        changed.unwrap_or_else(|| panic!("{key} cannot be changed"))
    })
}

/// Faults without their lines, which a change may move.
fn said(faults: &[check::Diagnostic]) -> BTreeSet<String> {
    faults.iter().map(ToString::to_string).collect()
}

#[test]
fn what_can_be_taken_passes_the_checks_and_what_cannot_fails_them_for_the_reasons_that_are_told() {
    let begun = Instant::now();
    let mut checked = 0;
    for folder in ["public/content", "tests/fixtures/chengchuan"] {
        let read = |name: &str| {
            std::fs::read_to_string(format!("{}/{folder}/{name}", env!("CARGO_MANIFEST_DIR"))).expect(name)
        };
        let [original, english] = [ORIGINAL, "en.json"].map(read);
        let charts = check::read(ORIGINAL, &original).expect("a content").charts.len();
        for at in 0..charts {
            let forms = forms::of_chart(&original, at).expect("the forms");
            let (mut fit, mut unfit) = (0, 0);
            for tried in &forms.tried {
                let name = [forms.now.id.as_str(), &tried.chart.form.name()].join(" as ");
                let text = changed(&original, at, tried);
                checked += 1;
                match check::read(ORIGINAL, &text) {
                    Err(Diagnostics { faults, .. }) => {
                        unfit += 1;
                        assert_eq!(said(&tried.faults), said(&faults), "{name}");
                    }
                    Ok(content) => {
                        fit += 1;
                        assert!(tried.faults.is_empty(), "{name}: {:?}", said(&tried.faults));
                        let translated = check::read_translation("en.json", &english, ORIGINAL, &text);
                        for content in [content, translated.unwrap_or_else(|faults| panic!("{name}: {faults}"))] {
                            drawable(&name, content);
                        }
                    }
                }
            }
            assert!(fit > 0 && unfit > 0, "{}: {fit} and {unfit}", forms.now.id);
        }
    }
    println!("{checked} checked in {:?}", begun.elapsed());
}

/// Every chart of a content can be drawn at every width.
fn drawable(name: &str, content: Content) {
    let icons = icons().pick(&content).unwrap_or_else(|_| panic!("{name}: icons"));
    assert!(Edition::new(content, icons).is_ok(), "{name}");
}

#[test]
fn a_form_is_taken_in_one_step_with_what_follows_from_it_and_taken_back() {
    let mut desk = desk();
    let begun = desk.texts().clone();
    // From a character of dots to bars, which draw no character.
    let at = chart(&desk, "glyph-xiao");
    assert_eq!(offer(&forms_of(&mut desk, at), Form::Bars).besides, ["Character that is drawn → taken away"]);
    let reply = take(&mut desk, at, Form::Bars);
    assert!(!reply.answer.refused && reply.answer.stands && reply.answer.history.undo == 1, "{:?}", reply.answer.told);
    assert!(reply.answer.draft.is_some_and(|draft| !draft.is_empty()));
    assert!(reply.page.is_some_and(|page| page.contains("data-form=\"bars\"")));
    assert_eq!(reply.answer.told[0], "Changed to Bars");
    let key = word(Tongue::English, "form-key").to_string();
    assert!(reply.answer.told.contains(&key), "its key speaks of dots: {:?}", reply.answer.told);
    let own = json(&desk)["charts"][at].clone();
    assert_eq!((&own["form"], own.get("character")), (&json!("bars"), None));
    assert_eq!(faults(&desk), [""; 0]);
    let again = forms_of(&mut desk, at);
    assert!(offer(&again, Form::Bars).current && !offer(&again, Form::GlyphDots).current);
    ask(&mut desk, &Ask::Undo);
    assert_eq!(*desk.texts(), begun);
    // Thousands of millions are not counted one by one: one cell stands for so much that there are a hundred at most.
    let at = chart(&desk, "power");
    let blocks = offer(&forms_of(&mut desk, at), Form::Blocks).clone();
    assert!(blocks.reasons.is_empty() && blocks.besides.len() == 1, "{blocks:?}");
    assert!(!take(&mut desk, at, Form::Blocks).answer.refused);
    let each = json(&desk)["charts"][at]["each"].as_f64().expect("a number");
    assert!(each >= 1e8 && blocks.besides[0].ends_with(&format!("{each} = 1亿元")), "{each}: {blocks:?}");
    assert_eq!(faults(&desk), [""; 0]);
    ask(&mut desk, &Ask::Undo);
    assert_eq!(*desk.texts(), begun);
}

#[test]
fn what_cannot_be_taken_is_refused_with_its_reason_and_nothing_changes() {
    let mut desk = desk();
    let begun = desk.texts().clone();
    let at = chart(&desk, "steel");
    for offer in forms_of(&mut desk, at).offers {
        if let Some(reason) = offer.reasons.first() {
            let refused = ask(&mut desk, &Ask::TakeForm { file: ORIGINAL.into(), chart: at, form: offer.form.clone() });
            assert!(refused.answer.refused && refused.answer.told == [reason.clone()], "{}", offer.form);
        }
    }
    for (file, chart, form) in [(ORIGINAL, at, "pie"), (ORIGINAL, 999, "bars"), ("en.json", at, "bars"), ("", 0, "")] {
        let refused = ask(&mut desk, &Ask::TakeForm { file: file.into(), chart, form: form.into() });
        assert!(refused.answer.refused, "{file} {form}");
        if form != "pie" {
            assert!(ask(&mut desk, &Ask::FormsOf { file: file.into(), chart }).answer.refused);
        }
    }
    assert_eq!(*desk.texts(), begun);
    // What the strokes of a character say would be lost.
    let at = chart(&desk, "glyph-gong");
    let bars = offer(&forms_of(&mut desk, at), Form::Bars).clone();
    assert!(bars.reasons.iter().any(|why| why.contains("none, in the form Bars")), "{bars:?}");
}

/// Breaks the chart at a place.
type Break = fn(&mut Desk, usize);

#[test]
fn a_chart_with_broken_marks_gets_reasons_and_no_drawing_of_what_would_be_guessed() {
    let steel = |desk: &Desk| chart(desk, "steel");
    let broken: [(&str, Break, &str); 5] = [
        (
            "an unknown figure",
            |desk, at| drop(set(desk, ORIGINAL, &format!("charts[{at}].marks[0].fact"), "nothing")),
            "the id of a fact",
        ),
        (
            "a figure twice",
            |desk, at| drop(set(desk, ORIGINAL, &format!("charts[{at}].marks[1].fact"), "steel-revenue")),
            "this chart",
        ),
        (
            "a value that is no number",
            |desk, _| drop(set(desk, ORIGINAL, &(fact(desk, "steel-revenue") + ".value"), "12oo")),
            "a number",
        ),
        (
            "an each that is no number",
            |desk, at| drop(set(desk, ORIGINAL, &format!("charts[{at}].each"), "x")),
            "a number",
        ),
        (
            "no marks",
            |desk, at| {
                for _ in 0..2 {
                    let list = vec![Step::from("charts"), at.into(), "marks".into()];
                    let entry = gongxiaomei::manuscript::forms::Entry { list, at: 0, of: 2 };
                    ask(desk, &Ask::Remove { file: ORIGINAL.into(), entry });
                }
            },
            "mark",
        ),
    ];
    for (what, break_it, reason) in broken {
        let mut desk = desk();
        let at = steel(&desk);
        break_it(&mut desk, at);
        assert!(!faults(&desk).is_empty(), "{what}");
        let picker = forms_of(&mut desk, at);
        assert_eq!(picker.offers.len(), FORMS.len());
        for offer in &picker.offers {
            assert!(
                offer.reasons.iter().any(|why| why.contains(reason)),
                "{what}, {}: {:?}",
                offer.form,
                offer.reasons
            );
        }
    }
    let mut desk = desk();
    let key = fact(&desk, "steel-revenue") + ".value";
    set(&mut desk, ORIGINAL, &key, "12oo");
    let at = steel(&desk);
    assert!(forms_of(&mut desk, at).offers.iter().all(|offer| offer.image.is_empty()), "nothing is drawn of a guess");
}

#[test]
fn a_fault_elsewhere_or_of_the_words_of_a_chart_keeps_none_of_its_forms_away() {
    let mut desk = desk();
    let at = chart(&desk, "power");
    let before = forms_of(&mut desk, at);
    let key = fact(&desk, "steel-revenue") + ".value";
    set(&mut desk, ORIGINAL, &key, "12oo");
    set(&mut desk, ORIGINAL, "sections[0].headline", "{nothing}");
    set(&mut desk, ORIGINAL, "charts[0].form", "pie");
    set(&mut desk, ORIGINAL, &format!("charts[{at}].caption"), "");
    assert!(faults(&desk).len() > 3, "{:?}", faults(&desk));
    assert_eq!(forms_of(&mut desk, at).offers, before.offers);
    // A form that there is not is no reason to have no other.
    let reply = set(&mut desk, ORIGINAL, &format!("charts[{at}].form"), "pie");
    assert!(!reply.answer.refused);
    let pie = forms_of(&mut desk, at);
    assert!(pie.offers.iter().all(|offer| !offer.current) && offer(&pie, Form::Bars).reasons.is_empty());
    take(&mut desk, at, Form::Bars);
    assert_eq!(field(&desk, ORIGINAL, &format!("charts[{at}].form")).value, "bars");
}

#[test]
fn a_chart_that_was_added_is_offered_the_forms_of_its_first_figure_and_asks_for_its_words_all_the_same() {
    let mut desk = desk();
    ask(&mut desk, &Ask::Add { file: ORIGINAL.into(), list: vec![Step::from("charts")], kind: "chart".into() });
    let at = charts(&desk) - 1;
    let before = faults(&desk);
    let picker = forms_of(&mut desk, at);
    assert_eq!((picker.title.as_str(), picker.figures.len()), ("", 1));
    assert!(offer(&picker, Form::Bars).current);
    let other = picker.offers.iter().find(|offer| offer.reasons.is_empty() && !offer.current).expect("another form");
    ask(&mut desk, &Ask::TakeForm { file: ORIGINAL.into(), chart: at, form: other.form.clone() });
    assert_eq!(faults(&desk), before, "its title and its place on the page are asked for as before");
}

#[test]
fn what_a_label_says_is_only_text_in_a_drawing() {
    let mut desk = desk();
    let at = chart(&desk, "power");
    let key = format!("charts[{at}].marks[0].label");
    set(&mut desk, ORIGINAL, &key, "<script>x</script>\"&");
    let bars = offer(&forms_of(&mut desk, at), Form::Bars).clone();
    let svg = drawing(&bars);
    let document = Document::parse(&svg).expect("XML");
    let names: BTreeSet<&str> =
        document.descendants().filter(roxmltree::Node::is_element).map(|node| node.tag_name().name()).collect();
    assert_eq!(names, ["path", "style", "svg", "text"].into());
    assert!(document.descendants().any(|node| node.text().is_some_and(|text| text.contains("<script>"))));
}

#[test]
fn each_form_has_a_name_of_its_own_in_both_languages_and_what_it_is_for() {
    for tongue in [Tongue::Chinese, Tongue::English] {
        let mut desk = desk_of(&site(), tongue);
        let picker = forms_of(&mut desk, 0);
        let names: BTreeSet<&str> = picker.offers.iter().map(|offer| offer.name.as_str()).collect();
        assert_eq!(names.len(), FORMS.len());
        let chosen = desk.manuscript().sets["forms"].iter().map(|choice| choice.label.clone()).collect::<Vec<_>>();
        for offer in &picker.offers {
            assert!(!offer.about.is_empty() && chosen.contains(&offer.name), "{}", offer.form);
            assert_ne!(word(tongue, &offer.kind), offer.kind);
            let latin = offer.name.is_ascii();
            assert_eq!(latin, tongue == Tongue::English, "{}", offer.name);
        }
    }
}

/// A content of so many figures and stories, with one chart more.
fn large(figures: usize, stories: usize) -> String {
    let path = format!("{}/public/content/{ORIGINAL}", env!("CARGO_MANIFEST_DIR"));
    let mut content: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("the content")).expect("JSON");
    let facts = content["ledger"]["facts"].as_array_mut().expect("facts");
    let first = facts[0].clone();
    while facts.len() < figures {
        let mut fact = first.clone();
        fact["id"] = json!(format!("more-{}", facts.len()));
        fact["subject"] = json!(format!("另一项{}", facts.len()));
        facts.push(fact);
    }
    let all: Vec<String> = (0..figures).map(|at| facts[at]["id"].as_str().expect("an id").to_string()).collect();
    let list = content["sections"][0]["stories"].as_array_mut().expect("stories");
    while list.len() < stories {
        let own: Vec<&String> = all.iter().skip(list.len() * figures / stories).take(figures / stories).collect();
        let prose: Vec<String> =
            own.iter().map(|id| format!("又一段话，说的是{{{id}}}，写得长一些，像真的一样。")).collect();
        list.push(
            json!({"id": format!("story-{}", list.len()), "layout": "text", "headline": "又一则", "prose": prose}),
        );
    }
    serde_json::to_string_pretty(&content).expect("JSON")
}

#[test]
fn in_a_large_content_only_the_one_chart_is_drawn_once_in_each_form() {
    let text = large(200, 60);
    let begun = Instant::now();
    let forms = forms::of_chart(&text, 3).expect("the forms");
    println!("{} KB are read and the chart is checked in each form in {:?}", text.len() / 1000, begun.elapsed());
    assert_eq!(forms.tried.len(), FORMS.len());
    assert!(forms.tried.iter().all(|tried| tried.chart.id == forms.now.id));
    let mut desk = desk();
    let opened = desk.answer(&Ask::Open { name: ORIGINAL.into() }, text.into_bytes());
    assert!(!opened.answer.refused, "{:?}", opened.answer.told);
    let begun = Instant::now();
    let reply = ask(&mut desk, &Ask::FormsOf { file: ORIGINAL.into(), chart: 3 });
    println!("the answer takes {:?}", begun.elapsed());
    assert!(reply.page.is_none() && reply.answer.manuscript.is_none() && reply.answer.faults.is_none());
    let picker = reply.answer.picker.expect("the forms");
    let drawn: Vec<&Offer> = picker.offers.iter().filter(|offer| !offer.image.is_empty()).collect();
    assert!(drawn.len() > 5 && drawn.len() <= FORMS.len(), "{} drawings", drawn.len());
    let bytes: usize = drawn.iter().map(|offer| offer.image.len()).sum();
    println!("{} drawings of {bytes} bytes", drawn.len());
    assert!(bytes < 400_000, "{bytes} bytes of drawings");
}

#[test]
fn a_share_is_neither_counted_nor_climbed_nor_drawn_as_long_as_a_stroke() {
    let mut desk = desk();
    let at = chart(&desk, "coverage");
    let picker = forms_of(&mut desk, at);
    for form in [Form::Crowd, Form::Pictorial, Form::Field, Form::Blocks, Form::Facade, Form::Climb, Form::GlyphDots] {
        let offer = offer(&picker, form);
        assert!(offer.reasons.iter().any(|why| why.contains("can be counted")), "{form:?}: {:?}", offer.reasons);
    }
    let glyph = offer(&picker, Form::Glyph);
    assert!(glyph.reasons.iter().any(|why| why.contains("no share")), "{:?}", glyph.reasons);
    assert!(offer(&picker, Form::Waffle).reasons.is_empty());
}
