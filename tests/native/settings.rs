//! The table of display settings, and everything that must agree with it: labels of the controls, documents, the script for hosts.

use std::collections::BTreeSet;
use std::fs;

use gongxiaomei::check;
use gongxiaomei::page::settings::{MODE, SETTINGS, Setting};

fn read(file: &str) -> String {
    fs::read_to_string(format!("{}/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap_or_else(|e| panic!("{file}: {e}"))
}

/// The code spans of a text.
fn codes(text: &str) -> BTreeSet<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

fn values(setting: &Setting) -> BTreeSet<&'static str> {
    setting.values.iter().copied().collect()
}

#[test]
fn every_value_has_a_word_in_every_language_and_every_setting_of_the_menu_a_name() {
    for file in ["public/content/zh-CN.json", "public/content/en.json"] {
        let content = check::open(file.as_ref()).expect("the content");
        for setting in SETTINGS {
            // The elder edition is switched by two links with texts of their own.
            let named = if setting.name == MODE.name { None } else { Some("") };
            for value in setting.values.iter().copied().chain(named) {
                let word = content.choices.word(setting.name, value);
                assert!(word.is_some_and(|word| !word.is_empty()), "{file}: no word for {}={value}", setting.name);
            }
        }
    }
}

#[test]
fn readers_are_told_every_setting_with_its_values() {
    let readme = read("docs/READERS.md");
    let from = readme.find("| parameter | values |").expect("the table of parameters");
    let rows: Vec<&str> = readme[from..].lines().skip(2).take_while(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), SETTINGS.len(), "{rows:?}");
    for (setting, row) in SETTINGS.iter().zip(rows) {
        let cells: Vec<&str> = row.split('|').collect();
        assert_eq!(codes(cells[1]), [setting.name].into(), "{row}");
        assert_eq!(codes(cells[2]), values(setting), "{row}");
    }
}

#[test]
fn chinese_readers_are_told_them_as_they_are_asked_for() {
    let readme = read("docs/READERS.zh-CN.md");
    let found = codes(&readme).into_iter().filter_map(|code| code.strip_prefix('?')?.split_once('='));
    let found: Vec<(&str, BTreeSet<&str>)> = found.map(|(name, all)| (name, all.split('|').collect())).collect();
    for setting in SETTINGS {
        let all = found.iter().find(|(name, _)| *name == setting.name).map(|(_, all)| all);
        assert_eq!(all, Some(&values(setting)), "{}", setting.name);
    }
}

#[test]
fn hosts_are_told_what_they_may_ask_for() {
    let hosts = read("docs/HOSTS.md");
    let row = hosts.lines().find(|line| line.contains("as for the page itself")).expect("the row of settings");
    let names = codes(row.split('|').nth(1).unwrap_or_default());
    assert_eq!(names, SETTINGS.iter().map(|setting| setting.name).collect());
    let message = hosts.lines().find(|line| line.contains("\"set\"")).expect("the message that sets");
    for setting in SETTINGS {
        let named = message.contains(&format!("\"{}\": …", setting.name));
        assert_eq!(named, setting.by_message, "{}", setting.name);
    }
}

#[test]
fn the_script_for_hosts_asks_for_settings_that_there_are() {
    let script = read("public/embed.js");
    let listed =
        script.split_once("ASKED = [").and_then(|(_, rest)| rest.split_once(']')).expect("what is asked for").0;
    let asked: BTreeSet<&str> = listed.split('"').skip(1).step_by(2).collect();
    for setting in SETTINGS.into_iter().filter(|setting| setting.by_message) {
        assert!(asked.contains(setting.name), "{} is not among {asked:?}", setting.name);
        let usual = format!("\"{}\"", setting.default());
        assert!(script.contains(&usual), "an element without {} is to be {usual} again", setting.name);
    }
}

#[test]
fn the_style_knows_only_values_that_can_be_chosen_and_each_of_them() {
    let styles = fs::read_dir(format!("{}/style", env!("CARGO_MANIFEST_DIR"))).expect("the style");
    let files = styles.map(|file| file.expect("an entry").path()).filter(|file| file.is_file());
    let mut all: String = files.map(|file| fs::read_to_string(file).expect("text")).collect();
    all += &read("src/press/themes.json");
    for setting in SETTINGS {
        let start = format!("[{}=", setting.attribute);
        let known: BTreeSet<&str> = all
            .split(&start)
            .skip(1)
            .map(|rest| rest.trim_start_matches('"').split(['"', ']']).next().unwrap_or_default())
            .collect();
        let chosen: BTreeSet<&str> = values(setting).into_iter().filter(|value| *value != setting.default()).collect();
        assert!(known.is_subset(&chosen), "{}: {known:?}", setting.name);
        // The page's own colours are the light ones, so the style need not name them.
        let written: BTreeSet<&str> = chosen.into_iter().filter(|value| *value != "light").collect();
        assert!(written.is_subset(&known), "{}: {known:?}", setting.name);
    }
}
