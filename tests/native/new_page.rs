//! The page of another city, made in the press alone: begun with the words of the page before, its figures taken from a release, each
//! place that the checks ask for written in a form, and nothing of the first city in the package.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use gongxiaomei::desk::Desk;
use gongxiaomei::manuscript::forms::{Add, Field, Group, Kind, Manuscript};
use gongxiaomei::manuscript::messages::{Ask, Fault, NewPage, Setting, Tongue};
use gongxiaomei::manuscript::release::State;
use gongxiaomei::manuscript::step::Step;
use gongxiaomei::press::characters::{self, Characters};
use gongxiaomei::press::package::zip;
use serde_json::Value;

use crate::desk::{ORIGINAL, ask, desk_of, field, set, site};
use crate::support::city;

const RELEASE: &str = include_str!("../fixtures/releases/livelihood.txt");
const TRANSLATION: &str = "en.json";

/// The strokes of the characters that the test draws, from the set.
fn characters() -> Characters {
    let strokes = ["云", "汀"].map(|character| {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(characters::SET).join(format!("{character}.json"));
        let json = std::fs::read_to_string(&file).unwrap_or_else(|why| panic!("{}: {why}", file.display()));
        (character.chars().next().expect("a character"), characters::middle_lines(&json).expect("strokes"))
    });
    Characters::read(Characters::bundle(strokes.iter().map(|(character, lines)| (*character, lines.as_slice()))))
}

fn begun(translations: &[&str]) -> Desk {
    let mut desk = desk_of(&site(), Tongue::Chinese).with_characters(characters());
    let translations = translations.iter().map(|name| (*name).to_string()).collect();
    let page = NewPage { name: "云汀".into(), slug: "yunting".into(), translations };
    let reply = ask(&mut desk, &Ask::New(page));
    assert!(!reply.answer.refused, "{:?}", reply.answer.told);
    desk
}

fn content(desk: &Desk) -> Value {
    serde_json::from_str(&desk.texts()[ORIGINAL]).expect("JSON")
}

fn errors(desk: &Desk) -> Vec<Fault> {
    desk.faults().into_iter().filter(|fault| !fault.warning).collect()
}

/// The first empty field that is in a group or within it.
fn empty(group: &Group) -> Option<&Field> {
    let own = group.fields.iter().find(|field| field.value.is_empty() && !field.optional);
    own.or_else(|| group.groups.iter().find_map(empty))
}

/// The field that a fault is at, or the first empty one of the group that is nearest to it, as an editor is led there.
fn led_to(manuscript: &Manuscript, fault: &Fault) -> Option<Field> {
    fn find(groups: &[Group], fault: &Fault, best: &mut Option<(usize, Field)>) {
        for group in groups {
            let exact = group.fields.iter().find(|field| field.key == fault.at);
            let near = empty(group);
            let key = group.key.trim_end_matches('+');
            let within = !key.is_empty() && fault.at.starts_with(key);
            let own = exact.map(|own| (usize::MAX, own)).or(near.filter(|_| within).map(|own| (key.len(), own)));
            if let Some((length, own)) = own
                && best.as_ref().is_none_or(|(known, _)| length > *known)
            {
                *best = Some((length, own.clone()));
            }
            find(&group.groups, fault, best);
        }
    }
    let mut best = None;
    for panel in manuscript.panels.iter().filter(|panel| panel.file == fault.file) {
        find(&panel.groups, fault, &mut best);
    }
    best.map(|(_, field)| field)
}

fn write(desk: &mut Desk, file: &str, own: &Field, value: &str) {
    let Field { path, kind, optional, .. } = own.clone();
    let to = Setting { file: file.into(), path, value: value.into(), kind, optional, on: false };
    let reply = ask(desk, &Ask::Set(to));
    assert!(!reply.answer.refused, "{file}: {}: {:?}", own.key, reply.answer.told);
}

fn add(desk: &mut Desk, list: &[&str], kind: &str) {
    let step = |step: &&str| step.parse::<usize>().map_or_else(|_| Step::from(*step), Step::from);
    let list = list.iter().map(step).collect();
    let reply = ask(desk, &Ask::Add { file: ORIGINAL.into(), list, kind: kind.into() });
    assert!(!reply.answer.refused, "{kind}: {:?}", reply.answer.told);
}

/// Writes something wherever a text is asked for, until nothing more is: each text another one.
fn write_what_is_asked_for(desk: &mut Desk, file: &str) {
    const HAN: &str = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥";
    let mut written = 0;
    for _ in 0..200 {
        let faults: Vec<Fault> = errors(desk).into_iter().filter(|fault| fault.file == file).collect();
        let Some(fault) = faults.first() else { return };
        let own = led_to(&desk.manuscript(), fault);
        let own = own.unwrap_or_else(|| panic!("{file}: nothing leads from {}: {}\n{faults:#?}", fault.at, fault.said));
        assert!(matches!(own.kind, Kind::Line | Kind::Text) && own.value.is_empty(), "{}: {}", own.key, fault.said);
        written += 1;
        let nth = |n: usize| HAN.chars().nth(n % 22).expect("a letter");
        let text = if file == ORIGINAL {
            ["云汀", &nth(written).to_string(), &nth(written / 22).to_string()].concat()
        } else {
            let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).expect("a letter"));
            format!("Yunting {}{}", letter(written / 26), letter(written))
        };
        write(desk, file, &own, &text);
    }
    panic!("{:?}", errors(desk).first());
}

#[test]
fn a_new_page_asks_for_every_text_in_a_form_and_says_nothing_of_the_first_city() {
    let desk = begun(&[TRANSLATION]);
    for (name, text) in desk.texts() {
        let found: Vec<&str> =
            ["新余", "Xinyu", "工小美", "Gong"].into_iter().filter(|word| text.contains(word)).collect();
        assert!(found.is_empty(), "{name}: {found:?}");
    }
    let faults = errors(&desk);
    assert!(faults.len() > 10, "{faults:?}");
    let manuscript = desk.manuscript();
    for fault in faults {
        assert!(led_to(&manuscript, &fault).is_some(), "{}: {}: {}", fault.file, fault.at, fault.said);
    }
    assert_eq!(content(&desk)["slug"], "yunting");
    assert_eq!(content(&desk)["ledger"]["facts"], serde_json::json!([]));
}

#[test]
fn one_undo_leads_back_to_the_page_before_and_one_more_change_to_the_new_one() {
    let mut desk = begun(&[]);
    assert!(desk.texts()[TRANSLATION].is_empty(), "the translation is taken off");
    assert_eq!(desk.manuscript().editions.len(), 1);
    let new = desk.texts().clone();
    ask(&mut desk, &Ask::Undo);
    assert!(desk.is_as_opened());
    assert_eq!(desk.manuscript().editions.len(), 2);
    ask(&mut desk, &Ask::Redo);
    assert_eq!(*desk.texts(), new);
}

#[test]
fn a_draft_of_a_new_page_is_found_again_without_the_translation_that_it_does_not_have() {
    let mut desk = begun(&[]);
    let draft = set(&mut desk, ORIGINAL, "site.title", "云汀的一年").answer.draft.expect("a draft");
    let again =
        Desk::begin(&site(), crate::desk::icons(), Tongue::Chinese, &draft).unwrap_or_else(|why| panic!("{why}"));
    assert_eq!(again.texts(), desk.texts());
    assert_eq!(again.manuscript().editions.len(), 1);
}

#[test]
fn every_open_numeral_becomes_a_figure_in_one_change() {
    let mut desk = begun(&[]);
    ask(&mut desk, &Ask::Release { text: RELEASE.into(), on: false });
    let open = |desk: &mut Desk| {
        let compared = ask(desk, &Ask::Check).answer.release.expect("a release");
        let all = compared.paragraphs.into_iter().flat_map(|paragraph| paragraph.numerals);
        all.filter(|numeral| numeral.state == State::Open).count()
    };
    let before = open(&mut desk);
    assert!(before > 15, "{before} open");
    let undo = ask(&mut desk, &Ask::Check).answer.history.undo;
    let reply = ask(&mut desk, &Ask::TakeAll);
    assert!(!reply.answer.refused, "{:?}", reply.answer.told);
    assert_eq!(reply.answer.history.undo, undo + 1);
    assert_eq!(open(&mut desk), reply.answer.told.len(), "only those that are told stay open: {:?}", reply.answer.told);
    let facts = content(&desk)["ledger"]["facts"].as_array().expect("facts").clone();
    assert!(facts.len() > 15, "{facts:?}");
    let paragraphs: BTreeSet<String> = facts.iter().map(|fact| fact["paragraph"].to_string()).collect();
    let known = content(&desk)["source"]["paragraphs"].as_object().expect("paragraphs").clone();
    assert!(paragraphs.iter().all(|number| known.contains_key(number)), "{paragraphs:?} {known:?}");
    ask(&mut desk, &Ask::Undo);
    assert_eq!(open(&mut desk), before);
}

#[test]
fn naming_a_character_brings_its_strokes_and_an_unknown_one_is_a_fault() {
    let mut desk = begun(&[]);
    ask(&mut desk, &Ask::Release { text: RELEASE.into(), on: false });
    ask(&mut desk, &Ask::TakeAll);
    add(&mut desk, &["hero", "glyphs"], "first-screen-character");
    let own = content(&desk);
    assert_eq!(own["hero"]["glyphs"][0]["chart"], own["charts"][0]["id"]);
    assert_eq!(own["hero"]["glyphs"][0]["section"], own["sections"][0]["id"]);
    let told = |desk: &Desk| errors(desk).into_iter().any(|fault| fault.at == "charts[0].character");
    for (character, known) in [("", false), ("yun", false), ("云", true), ("龘", false), ("汀", true)] {
        set(&mut desk, ORIGINAL, "charts[0].character", character);
        assert_eq!(!told(&desk), known, "{character:?}");
        assert_eq!(content(&desk)["characters"].get(character).is_some(), known, "{character:?}");
    }
}

#[test]
fn ids_of_what_is_added_are_those_of_nothing_else() {
    let mut desk = begun(&[]);
    add(&mut desk, &["sections"], "section");
    for list in [["sections", "0", "stories"], ["sections", "1", "stories"]] {
        add(&mut desk, &list, "story");
    }
    let own = content(&desk);
    let stories = own["sections"]
        .as_array()
        .expect("sections")
        .iter()
        .flat_map(|own| own["stories"].as_array().expect("stories"));
    let ids: Vec<&str> = stories.map(|story| story["id"].as_str().expect("an id")).collect();
    assert_eq!(ids.len(), 4);
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
    assert_ne!(own["sections"][0]["hue"], own["sections"][1]["hue"]);
}

#[test]
fn what_can_be_added_has_its_fields_and_the_checks_ask_for_its_words() {
    let mut desk = begun(&[]);
    for (list, kind, at) in [
        (vec!["source", "others"], "source-of-figures", "source.others[0].release"),
        (vec!["source", "paragraphs"], "paragraph-of-release", "source.paragraphs.2"),
        (vec!["statuses"], "verb-of-status", "statuses[0].text"),
        (vec!["look"], "own-colour", "look.hue-2.light"),
        (vec!["hero", "glyphs"], "first-screen-character", "hero.glyphs[0].strokes[0]"),
        (vec!["hero", "glyphs", "0", "strokes"], "stroke-text", "hero.glyphs[0].strokes[1]"),
        (vec!["charts", "0", "strokes"], "stroke-of-character", "charts[0].strokes[0].label"),
    ] {
        add(&mut desk, &list, kind);
        let own = field(&desk, ORIGINAL, at);
        assert_eq!(own.value.is_empty(), kind != "own-colour", "{at}: {}", own.value);
    }
    let adds = |manuscript: &Manuscript| -> Vec<Add> {
        fn all(groups: &[Group]) -> Vec<Add> {
            groups.iter().flat_map(|group| group.adds.iter().cloned().chain(all(&group.groups))).collect()
        }
        manuscript.panels.iter().flat_map(|panel| panel.adds.iter().cloned().chain(all(&panel.groups))).collect()
    };
    // Whatever the forms offer to add can be added.
    let offered = adds(&desk.manuscript());
    let kinds: BTreeSet<&str> = offered.iter().map(|add| add.kind.as_str()).collect();
    assert!(kinds.len() > 15, "{kinds:?}");
    for Add { list, kind } in offered {
        let reply = ask(&mut desk, &Ask::Add { file: ORIGINAL.into(), list, kind: kind.clone() });
        assert!(!reply.answer.refused, "{kind}: {:?}", reply.answer.told);
        ask(&mut desk, &Ask::Undo);
    }
}

#[test]
fn the_portal_is_edited_in_a_form_and_empty_again_it_leaves_no_trace() {
    let mut desk = begun(&[]);
    let page = |desk: &mut Desk| ask(desk, &Ask::Speak(Tongue::Chinese)).page.expect("a page");
    set(&mut desk, "identity.json", "organiser", "云汀市人民政府办公室");
    assert!(page(&mut desk).contains("云汀市人民政府办公室"));
    set(&mut desk, "identity.json", "site_id_code", "12");
    let fault = errors(&desk).into_iter().find(|fault| fault.file == "identity.json").expect("a fault");
    assert_eq!(fault.at, "site_id_code");
    for entry in ["site_id_code", "organiser"] {
        set(&mut desk, "identity.json", entry, "");
    }
    assert_eq!(desk.texts()["identity.json"], "");
    assert!(!page(&mut desk).contains("class=\"portal\""));
}

#[test]
fn a_whole_page_is_made_of_a_release_in_two_languages_and_its_package_has_nothing_of_the_first_city() {
    let mut desk = begun(&[TRANSLATION]);
    ask(&mut desk, &Ask::Release { text: RELEASE.into(), on: false });
    ask(&mut desk, &Ask::TakeAll);
    // Every figure is stated, with its time where it has one; a chart shows one of them, and the first screen has a character.
    let facts = content(&desk)["ledger"]["facts"].as_array().expect("facts").clone();
    let stated = facts.iter().map(|fact| {
        let id = fact["id"].as_str().expect("an id");
        let time = ["year", "period"].into_iter().find(|time| !fact[*time].is_null());
        time.map(|time| format!("{{{id}.{time}}}")).unwrap_or_default() + &format!("{{{id}}}")
    });
    let stated: Vec<String> = stated.collect();
    set(&mut desk, ORIGINAL, "sections[0].stories[0].prose[0]", &stated.join("，"));
    add(&mut desk, &["hero", "glyphs"], "first-screen-character");
    set(&mut desk, ORIGINAL, "charts[0].character", "云");
    set(&mut desk, ORIGINAL, "sections[0].glyph", "云");
    write_what_is_asked_for(&mut desk, ORIGINAL);
    set(&mut desk, TRANSLATION, "sections[0].stories[0].prose[0]", &stated.join(", "));
    write_what_is_asked_for(&mut desk, TRANSLATION);
    assert!(errors(&desk).is_empty(), "{:?}", errors(&desk));
    let made = ask(&mut desk, &Ask::Publish { gaps: false });
    assert!(!made.answer.refused, "{:?}", made.answer.told);
    let files = zip::read(&made.file.expect("a package")).expect("an archive");
    let files = files.into_iter().map(|(path, bytes)| (PathBuf::from(path), bytes)).collect();
    let found = city::of_the_first(&files);
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(files.contains_key(Path::new("en/index.html")) && files.contains_key(Path::new("data/yunting.csv")));
}

#[test]
fn a_new_page_without_the_languages_of_the_first_one_takes_none_of_its_editions_over() {
    let mut desk = begun(&[]);
    write_what_is_asked_for(&mut desk, ORIGINAL);
    let made = ask(&mut desk, &Ask::Publish { gaps: false });
    assert!(!made.answer.refused, "{:?}", made.answer.told);
    let files = zip::read(&made.file.expect("a package")).expect("an archive");
    assert!(
        files.contains_key("index.html") && !files.keys().any(|path| path.starts_with("en/")),
        "{:?}",
        files.keys()
    );
}

#[test]
fn numbers_that_are_typed_by_hand_and_in_no_release_are_told() {
    let mut desk = begun(&[]);
    ask(&mut desk, &Ask::Release { text: RELEASE.into(), on: false });
    ask(&mut desk, &Ask::TakeAll);
    let prose = "sections[0].stories[0].prose[0]";
    let typed = |desk: &mut Desk, text: &str| -> Vec<(String, String)> {
        set(desk, ORIGINAL, prose, text);
        let compared = ask(desk, &Ask::Check).answer.release.expect("a release");
        let typed = compared.missing.into_iter().filter(|missing| missing.typed);
        typed.map(|missing| (missing.figure.said, missing.figure.at)).collect()
    };
    assert_eq!(typed(&mut desk, "办成实事{figure-1}，第一批三年行动。"), [], "an id and words are no such numbers");
    let told = typed(&mut desk, "今年新增5000张，投资3.2亿元，覆盖率99%，{figure-1}。");
    let said: Vec<&str> = told.iter().map(|(said, _)| said.as_str()).collect();
    assert_eq!(told.len(), 3, "{told:?}");
    for (said, number) in said.iter().zip(["【5000张】", "【3.2亿元】", "【99%】"]) {
        assert!(said.contains(number), "{said}");
    }
    assert!(told.iter().all(|(_, at)| at == prose), "{told:?}");
}

#[test]
fn the_day_of_publication_is_not_the_time_of_the_figures_after_it() {
    for dated in ["2026年2月3日　云汀市人民政府办公室", "云汀市人民政府办公室　2026年2月3日", "（2026年2月3日）"]
    {
        let mut desk = begun(&[]);
        let text = format!("云汀市2025年情况\n\n{dated}\n\n完成造林18.6万亩，去年新建公园46个。");
        ask(&mut desk, &Ask::Release { text, on: false });
        ask(&mut desk, &Ask::TakeAll);
        let own = content(&desk);
        let facts = own["ledger"]["facts"].as_array().expect("facts");
        assert_eq!(facts.len(), 2, "{dated}: {facts:?}");
        assert!(facts[0].get("period").is_none(), "{dated}: {:?}", facts[0]);
        assert_eq!(facts[0]["year"], 2025, "{dated}: as the title says");
        assert_eq!(facts[1]["year"], 2025, "{dated}: the year before that of publication");
    }
}
