//! What a translation lacks, in the press: each fault is told at the words that are missing, also if the translation has another entry where
//! the original has the new one; and no two fields have the same key.

use std::collections::BTreeSet;

use gongxiaomei::desk::Desk;
use gongxiaomei::manuscript::forms::{Entry, Field, Group, Panel};
use gongxiaomei::manuscript::messages::{Ask, Fault};
use gongxiaomei::manuscript::step::Step;

use crate::desk::{ORIGINAL, ask, desk, set};

const TRANSLATION: &str = "en.json";

fn path(steps: &[&str]) -> Vec<Step> {
    steps.iter().map(|step| step.parse::<usize>().map_or_else(|_| Step::from(*step), Step::from)).collect()
}

fn add(desk: &mut Desk, list: &[&str], kind: &str) {
    let reply = ask(desk, &Ask::Add { file: ORIGINAL.into(), list: path(list), kind: kind.into() });
    assert!(!reply.answer.refused, "{:?}", reply.answer.told);
}

fn translation(desk: &Desk) -> Panel {
    let panels = desk.manuscript().panels;
    panels.into_iter().find(|panel| panel.file == TRANSLATION).expect("the translation")
}

/// Every group and field in groups and within them.
fn all(groups: &[Group]) -> (Vec<&Group>, Vec<&Field>) {
    let (mut found, mut fields) = (Vec::new(), Vec::new());
    for group in groups {
        found.push(group);
        fields.extend(&group.fields);
        let (inner, more) = all(&group.groups);
        found.extend(inner);
        fields.extend(more);
    }
    (found, fields)
}

/// What keeps the site from being published.
fn faults(desk: &Desk) -> Vec<Fault> {
    desk.faults().into_iter().filter(|fault| !fault.warning).collect()
}

/// The field that the press leads to from a fault.
fn led_to(panel: &Panel, fault: &Fault) -> Field {
    let (groups, fields) = all(&panel.groups);
    if let Some(field) = fields.iter().find(|field| field.key == fault.at) {
        return (*field).clone();
    }
    let group = groups.into_iter().find(|group| group.key == fault.at);
    let group = group.unwrap_or_else(|| panic!("the forms have nothing at {}: {}", fault.at, fault.said));
    let (_, fields) = all(std::slice::from_ref(group));
    fields.into_iter().find(|field| field.value.is_empty()).expect("words that are missing").clone()
}

/// A desk with a chart and a story that have no translation, the story before others.
fn begun() -> Desk {
    let mut desk = desk();
    let stories = ["sections", "0", "stories"];
    let before = all(&desk.manuscript().panels[3].groups).0.iter().filter(|group| !group.key.contains('.')).count();
    add(&mut desk, &["charts"], "chart");
    let chart = format!("charts[{before}]");
    let texts = [
        ("title", "新图"),
        ("caption", "{steel-revenue}。"),
        ("marks[0].fact", "steel-revenue"),
        ("marks[0].label", "简称"),
    ];
    for (key, text) in texts {
        set(&mut desk, ORIGINAL, &format!("{chart}.{key}"), text);
    }
    add(&mut desk, &stories, "story");
    set(&mut desk, ORIGINAL, "sections[0].stories[6].headline", "新文稿");
    set(&mut desk, ORIGINAL, "sections[0].stories[6].prose[0]", "一段话。");
    add(&mut desk, &["sections", "0", "stories", "6", "charts"], "chart-of-story");
    set(&mut desk, ORIGINAL, "sections[0].stories[6].charts[0]", "chart-1");
    set(&mut desk, ORIGINAL, "sections[0].stories[6].layout", "wide");
    let entry = Entry { list: path(&stories), at: 6, of: 7 };
    ask(&mut desk, &Ask::Move { file: ORIGINAL.into(), entry, to: 2 });
    desk
}

#[test]
fn no_two_fields_of_a_translation_have_the_same_key_and_no_two_groups() {
    let panel = translation(&begun());
    let (groups, fields) = all(&panel.groups);
    let keys: BTreeSet<&String> = fields.iter().map(|field| &field.key).collect();
    assert_eq!(keys.len(), fields.len());
    let keys: BTreeSet<&String> = groups.iter().map(|group| &group.key).collect();
    assert_eq!(keys.len(), groups.len());
}

#[test]
fn each_fault_of_a_translation_leads_to_missing_words_until_there_is_none() {
    let mut desk = begun();
    assert!(faults(&desk).iter().all(|fault| fault.file == TRANSLATION), "{:?}", faults(&desk));
    let mut filled = Vec::new();
    while let Some(fault) = faults(&desk).into_iter().find(|fault| fault.file == TRANSLATION) {
        assert!(filled.len() < 9, "after {filled:?} there still is {fault:?}");
        let field = led_to(&translation(&desk), &fault);
        assert_eq!(field.value, "", "{fault:?} leads to {field:?}");
        let beside = field.beside.unwrap_or_default();
        set(&mut desk, TRANSLATION, &field.key, if beside.contains('{') { "It was {steel-revenue}." } else { "Words" });
        filled.push(beside);
    }
    assert!(faults(&desk).is_empty(), "{:?}", faults(&desk));
    filled.sort();
    assert_eq!(filled, ["{steel-revenue}。", "一段话。", "新图", "新文稿", "简称"]);
}
