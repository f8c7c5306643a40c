//! What an editor does in the press: every value of a content is in a form; a change changes that value and nothing else; faults are told
//! at their field, in both languages; nothing is lost; and the package is the one that the command line makes.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use gongxiaomei::check::edit;
use gongxiaomei::desk::{Desk, Reply};
use gongxiaomei::manuscript::forms::{Field, Group, Kind, Manuscript};
use gongxiaomei::manuscript::messages::{Ask, Setting, Tongue};
use gongxiaomei::manuscript::release::{Compared, Decision, Numeral, Spot, State};
use gongxiaomei::manuscript::step::Step;
use gongxiaomei::manuscript::words::word;
use gongxiaomei::press;
use gongxiaomei::press::package::{Choices, Files, Package, carried, zip};
use gongxiaomei::site::icon::{self, Icons};
use serde_json::{Value, json};

use crate::support::city;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
pub const ORIGINAL: &str = "zh-CN.json";

pub fn icons() -> Icons {
    static ALL: LazyLock<Icons> = LazyLock::new(|| icon::open(&Path::new(ROOT).join(icon::SET)));
    ALL.clone()
}

/// The package of the site of a content, which has no wasm.
pub fn package(folder: &str, files: &[&str]) -> Vec<u8> {
    let read = |path: &str| fs::read(Path::new(ROOT).join(path)).expect(path);
    let content: Files = files.iter().map(|name| ((*name).into(), read(&format!("{folder}/{name}")))).collect();
    let package = Package { content, first: ORIGINAL.into(), ..Package::default() };
    let shell: Files = [("index.html".to_string(), read("index.html"))].into();
    let made = press::render(&package, &icons(), &shell, &Choices::default()).unwrap_or_else(|why| panic!("{why}"));
    zip::write(&made.files).expect("an archive")
}

pub fn site() -> Vec<u8> {
    static SITE: LazyLock<Vec<u8>> = LazyLock::new(|| package("public/content", &[ORIGINAL, "en.json"]));
    SITE.clone()
}

pub fn desk_of(archive: &[u8], tongue: Tongue) -> Desk {
    Desk::begin(archive, icons(), tongue, "").unwrap_or_else(|why| panic!("{why}"))
}

pub fn desk() -> Desk {
    desk_of(&site(), Tongue::English)
}

/// Every group, with the file it is in.
fn groups(manuscript: &Manuscript) -> Vec<(String, Group)> {
    let mut found = Vec::new();
    for panel in &manuscript.panels {
        let mut open: Vec<&Group> = panel.groups.iter().collect();
        while let Some(group) = open.pop() {
            found.push((panel.file.clone(), group.clone()));
            open.extend(&group.groups);
        }
    }
    found
}

fn fields(manuscript: &Manuscript) -> Vec<(String, Field)> {
    let all = groups(manuscript).into_iter();
    all.flat_map(|(file, group)| group.fields.into_iter().map(move |field| (file.clone(), field))).collect()
}

/// A field of a file, by its place.
pub fn field(desk: &Desk, file: &str, key: &str) -> Field {
    let all = fields(&desk.manuscript());
    let found = all.into_iter().find(|(own, field)| own == file && field.key == key);
    found.unwrap_or_else(|| panic!("{file}: {key} is in no form")).1
}

pub fn ask(desk: &mut Desk, ask: &Ask) -> Reply {
    desk.answer(ask, Vec::new())
}

fn setting(file: &str, field: &Field, value: &str) -> Setting {
    let (path, kind, optional) = (field.path.clone(), field.kind.clone(), field.optional);
    Setting { file: file.into(), path, value: value.into(), kind, optional, on: true }
}

pub fn set(desk: &mut Desk, file: &str, key: &str, value: &str) -> Reply {
    let field = field(desk, file, key);
    ask(desk, &Ask::Set(setting(file, &field, value)))
}

/// Where the figure of this id is among the facts.
pub fn fact(desk: &Desk, id: &str) -> String {
    let content: Value = serde_json::from_str(&desk.texts()[ORIGINAL]).expect("JSON");
    let at = content["ledger"]["facts"].as_array().expect("facts").iter().position(|fact| fact["id"] == id);
    format!("ledger.facts[{}]", at.expect(id))
}

/// The lines of a text that are others than in the text before.
fn changed<'a>(old: &str, new: &'a str) -> Vec<&'a str> {
    assert_eq!(old.lines().count(), new.lines().count());
    old.lines().zip(new.lines()).filter(|(old, new)| old != new).map(|(_, new)| new.trim()).collect()
}

#[test]
fn a_figure_is_corrected_and_one_line_of_the_file_changes() {
    let mut desk = desk();
    let before = desk.texts()[ORIGINAL].clone();
    let key = fact(&desk, "steel-revenue") + ".value";
    assert_eq!(field(&desk, ORIGINAL, &key).value, "1000");
    let reply = set(&mut desk, ORIGINAL, &key, "1200");
    assert!(reply.answer.stands && reply.page.expect("a page").contains("1200"));
    assert_eq!(changed(&before, &desk.texts()[ORIGINAL]), ["\"value\": 1200,"]);
    assert_eq!(desk.faults().iter().filter(|fault| !fault.warning).count(), 0);
    let told = ask(&mut desk, &Ask::Difference).answer.told;
    assert!(told.iter().any(|line| line.contains("steel-revenue") && line.contains("1200")), "{told:?}");
    assert_eq!(reply.answer.history.undo, 1);
    let undone = ask(&mut desk, &Ask::Undo);
    assert_eq!(desk.texts()[ORIGINAL], before);
    assert_eq!(undone.answer.draft.as_deref(), Some(""));
}

#[test]
fn a_difference_is_noted_as_corrections_with_day_and_reasons_and_taken_back() {
    let mut desk = desk();
    let before = desk.texts().clone();
    assert_eq!(ask(&mut desk, &Ask::Difference).answer.due, 0);
    let key = fact(&desk, "steel-revenue") + ".value";
    set(&mut desk, ORIGINAL, &key, "1200");
    assert_eq!(ask(&mut desk, &Ask::Difference).answer.due, 1);
    let correct = |date: &str, original: &str| {
        let reasons = [(ORIGINAL, original), ("en.json", "Revised")];
        let reasons = reasons.map(|(file, reason)| (file.to_string(), reason.to_string())).into();
        Ask::Correct { date: date.into(), reasons }
    };
    for asked in [correct("", "订正"), correct("2024-05-01", " "), correct("2024-02-30", "订正")] {
        let refused = ask(&mut desk, &asked).answer;
        assert!(refused.refused && refused.told[0].contains("a day and a reason"), "{:?}", refused.told);
    }
    let noted = ask(&mut desk, &correct("2024-05-01", "订正"));
    assert!(noted.answer.stands && noted.page.expect("a page").contains("超1000亿元→超1200亿元。订正"));
    assert_eq!(ask(&mut desk, &Ask::Difference).answer.due, 0, "nothing is noted twice");
    assert!(desk.faults().iter().all(|fault| fault.warning), "{:?}", desk.faults());
    assert_eq!(field(&desk, ORIGINAL, "corrections[0].reason").value, "订正");
    let english = field(&desk, "en.json", "corrections[0].reason");
    assert_eq!((english.value.as_str(), english.beside.as_deref()), ("Revised", Some("订正")));
    for _ in 0..2 {
        ask(&mut desk, &Ask::Undo);
    }
    assert_eq!(*desk.texts(), before);
}

#[test]
fn every_text_of_a_content_is_in_a_form_and_every_translation_beside_it() {
    for (folder, files) in [
        ("public/content", &[ORIGINAL, "en.json"][..]),
        ("tests/fixtures/chengchuan", &[ORIGINAL, "en.json", "zh-tw.json"]),
    ] {
        let desk = desk_of(&package(folder, files), Tongue::Chinese);
        let manuscript = desk.manuscript();
        let all = fields(&manuscript);
        let mut seen = BTreeSet::new();
        for (file, field) in &all {
            assert!(seen.insert((file, &field.key)), "{file}: {} is in two forms", field.key);
        }
        // What has no form: the format, ids, units and rules, and drawings.
        let formless =
            ["$schema", "translates", "slug", "look", "characters", "dotted", "shaped", "signs", "scenery", "copy"];
        let content: Value = serde_json::from_str(&desk.texts()[ORIGINAL]).expect("JSON");
        let mut missing = Vec::new();
        texts(&content, &mut Vec::new(), &mut |path, text| {
            let key = edit::shown(path);
            let last = path.iter().rev().find_map(|step| match step {
                Step::Key(key) => Some(key.as_str()),
                Step::Index(_) => None,
            });
            let last = last.unwrap_or_default();
            let ids =
                ["id", "origin", "character", "section", "chart", "op", "goal", "part_of", "stage", "lang", "language"];
            let known = path.first().is_some_and(|first| formless.iter().any(|name| *first == Step::from(*name)));
            let ledger = key.starts_with("ledger.") && !key.starts_with("ledger.facts");
            if known
                || ledger
                || ids.contains(&last)
                || key.contains(".computed.of")
                || key.contains("glyphs[") && last != "strokes"
            {
                return;
            }
            if !all.iter().any(|(file, field)| file == ORIGINAL && field.key == key && field.value == text) {
                missing.push(key);
            }
        });
        assert_eq!(missing, [""; 0], "{folder}");
        for own in &files[1..] {
            let beside = all.iter().filter(|(file, _)| file == own);
            let untranslated: Vec<&String> =
                beside.clone().filter(|(_, field)| field.value.is_empty()).map(|(_, field)| &field.key).collect();
            // 名 and 座 are nothing in English.
            let untranslated: Vec<_> =
                untranslated.into_iter().filter(|key| !key.starts_with("ledger.units")).collect();
            assert!(beside.count() > 200, "{folder}/{own}");
            // A language may say nothing where another has words: the text after a figure.
            assert!(untranslated.len() < 4, "{folder}/{own}: {untranslated:?}");
        }
    }
}

/// Calls `found` for every text in a value, with its path.
fn texts(value: &Value, path: &mut Vec<Step>, found: &mut impl FnMut(&[Step], &str)) {
    match value {
        Value::String(text) if !text.is_empty() => found(path, text),
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                path.push(at.into());
                texts(item, path, found);
                path.pop();
            }
        }
        Value::Object(entries) => {
            for (key, item) in entries {
                path.push(key.as_str().into());
                texts(item, path, found);
                path.pop();
            }
        }
        _ => {}
    }
}

#[test]
fn whatever_is_typed_stays_and_its_fault_is_told_at_its_field_in_both_languages() {
    for (tongue, expected) in [(Tongue::English, "a number"), (Tongue::Chinese, "数")] {
        let mut desk = desk_of(&site(), tongue);
        let key = fact(&desk, "steel-revenue") + ".value";
        let before = ask(&mut desk, &Ask::Show { file: ORIGINAL.into(), elder: false }).page;
        let reply = set(&mut desk, ORIGINAL, &key, "1200亿");
        assert!(!reply.answer.stands && before.is_some() && reply.page == before, "no number is guessed");
        assert_eq!(field(&desk, ORIGINAL, &key).value, "1200亿");
        let faults = desk.faults();
        let fault = faults.iter().find(|fault| fault.at == key).unwrap_or_else(|| panic!("{faults:?}"));
        assert!(fault.said.contains(expected) && fault.about.contains("steel-revenue"), "{fault:?}");
        assert!(!fault.warning && fault.file == ORIGINAL);
        // A share of this figure is not told as divided by nothing.
        assert_eq!(faults.iter().filter(|fault| !fault.warning).count(), 1, "{faults:?}");
        let refused = ask(&mut desk, &Ask::Publish { gaps: false });
        assert!(refused.answer.refused && refused.file.is_none());
        set(&mut desk, ORIGINAL, &key, "1200");
        assert!(desk.faults().iter().all(|fault| fault.warning));
    }
}

#[test]
fn the_page_stays_as_it_was_before_a_change_that_keeps_it_from_being_made() {
    let mut desk = desk();
    let key = fact(&desk, "steel-revenue") + ".value";
    let whole = set(&mut desk, ORIGINAL, &key, "1234").page.expect("a page");
    // Key by key: the first two are figures, and are shown; the next is none.
    let steel = field(&desk, ORIGINAL, &key);
    let typed = |desk: &mut Desk, value: &str, on: bool| {
        ask(desk, &Ask::Set(Setting { on, ..setting(ORIGINAL, &steel, value) }))
    };
    for (value, on) in [("1", false), ("12", true)] {
        let shown = typed(&mut desk, value, on);
        assert!(shown.answer.stands && shown.page.expect("a page") != whole);
    }
    for value in ["12o", "12oo"] {
        let held = typed(&mut desk, value, true);
        assert!(!held.answer.stands && held.page.as_ref() == Some(&whole), "{value}");
    }
    // Whatever else is changed meanwhile is shown when it is mended.
    let other = set(&mut desk, ORIGINAL, "sections[0].headline", "因钢而兴");
    assert!(!other.answer.stands && other.page.as_ref() == Some(&whole));
    let elder = ask(&mut desk, &Ask::Show { file: ORIGINAL.into(), elder: true });
    assert!(!elder.answer.stands && elder.page.expect("a page") != whole);
    ask(&mut desk, &Ask::Show { file: ORIGINAL.into(), elder: false });
    // A draft with such a change is shown as the page that was opened.
    let draft = typed(&mut desk, "12ooo", false).answer.draft.expect("a draft");
    let mut again = Desk::begin(&site(), icons(), Tongue::English, &draft).expect("a desk");
    let begun = ask(&mut again, &Ask::Begin { tongue: Tongue::English, draft });
    assert!(!begun.answer.stands && begun.page.expect("a page").contains("1000"));
    let mended = typed(&mut desk, "1234", false);
    assert!(mended.answer.stands && mended.page.expect("a page").contains("因钢而兴"));
}

#[test]
fn each_field_can_be_changed_to_anything_and_back() {
    let mut desk = desk();
    let before = desk.texts().clone();
    for (file, field) in fields(&desk.manuscript()).into_iter().step_by(41) {
        for value in ["", "“x”\\\n{", "-1.5e3"] {
            let reply = ask(&mut desk, &Ask::Set(setting(&file, &field, value)));
            assert!(!reply.answer.refused, "{file}: {}: {:?}", field.key, reply.answer.told);
            for text in desk.texts().values().filter(|text| !text.is_empty()) {
                assert!(serde_json::from_str::<Value>(text).is_ok(), "{file}: {} = {value}", field.key);
            }
        }
        ask(&mut desk, &Ask::Undo);
        assert_eq!(*desk.texts(), before, "{file}: {}", field.key);
    }
}

#[test]
fn a_story_is_added_moved_and_removed_and_the_translation_goes_with_it() {
    let mut desk = desk();
    let before = desk.texts().clone();
    let list = vec![Step::from("sections"), Step::from(0), Step::from("stories")];
    let added = ask(&mut desk, &Ask::Add { file: ORIGINAL.into(), list: list.clone(), kind: "story".into() });
    assert!(!added.answer.refused && added.answer.manuscript.is_some());
    let all = groups(&desk.manuscript());
    let (_, story) = all.iter().rfind(|(_, group)| group.anchor.starts_with("story-")).expect("the story");
    let asked: Vec<String> = desk.faults().into_iter().filter(|fault| !fault.warning).map(|fault| fault.at).collect();
    assert!(asked.contains(&format!("{}.headline", story.key)), "{asked:?}");
    let entry = story.entry.clone().expect("an entry");
    set(&mut desk, ORIGINAL, &format!("{}.headline", story.key), "又一则");
    set(&mut desk, ORIGINAL, &format!("{}.prose[0]", story.key), "营收{steel-revenue}。");
    ask(&mut desk, &Ask::Move { file: ORIGINAL.into(), entry: entry.clone(), to: 0 });
    let key = "sections[0].stories[0]";
    assert_eq!(field(&desk, ORIGINAL, &format!("{key}.headline")).value, "又一则");
    // The translation is asked for, is begun where it is filled in, and goes when the story goes.
    let beside = fields(&desk.manuscript())
        .into_iter()
        .find(|(file, field)| file == "en.json" && field.beside.as_deref() == Some("又一则"));
    let (_, own) = beside.expect("its translation");
    assert_eq!(own.value, "");
    ask(&mut desk, &Ask::Set(setting("en.json", &own, "One more")));
    let english: Value = serde_json::from_str(&desk.texts()["en.json"]).expect("JSON");
    let stories = english["sections"][0]["stories"].as_array().expect("stories");
    assert!(stories.iter().any(|story| story["headline"] == "One more"));
    let entry = gongxiaomei::manuscript::forms::Entry { at: 0, ..entry };
    ask(&mut desk, &Ask::Remove { file: ORIGINAL.into(), entry });
    assert_eq!(*desk.texts(), before);
}

#[test]
fn whatever_a_form_offers_to_add_can_be_added_also_to_a_new_story() {
    let mut desk = desk();
    let stories = vec![Step::from("sections"), Step::from(0), Step::from("stories")];
    ask(&mut desk, &Ask::Add { file: ORIGINAL.into(), list: stories, kind: "story".into() });
    let before = desk.texts().clone();
    let all = groups(&desk.manuscript());
    let (_, story) = all.iter().rfind(|(_, group)| group.anchor.starts_with("story-")).expect("the story");
    let adds: Vec<_> = story.groups.iter().flat_map(|group| &group.adds).collect();
    let kinds: Vec<&str> = adds.iter().map(|add| add.kind.as_str()).collect();
    assert_eq!(kinds, ["large-figure", "paragraph-of-story", "note", "chart-of-story"]);
    for add in adds {
        let length = |desk: &Desk| {
            edit::get(&desk.texts()[ORIGINAL], &add.list).map_or(0, |list| list.as_array().expect("a list").len())
        };
        let held = length(&desk);
        let reply = ask(&mut desk, &Ask::Add { file: ORIGINAL.into(), list: add.list.clone(), kind: add.kind.clone() });
        assert!(!reply.answer.refused, "{}: {:?}", add.kind, reply.answer.told);
        assert_eq!(length(&desk), held + 1, "{}", add.kind);
        ask(&mut desk, &Ask::Undo);
        assert_eq!(*desk.texts(), before, "{}", add.kind);
    }
    // Where there is a value that is no list, nothing is added.
    let title = vec![Step::from("site"), Step::from("title")];
    assert!(ask(&mut desk, &Ask::Add { file: ORIGINAL.into(), list: title, kind: "note".into() }).answer.refused);
}

#[test]
fn a_paragraph_that_moves_moves_in_the_translation() {
    let mut desk = desk();
    let prose = |desk: &Desk, file: &str| {
        let content: Value = serde_json::from_str(&desk.texts()[file]).expect("JSON");
        content["sections"][0]["stories"][0]["prose"].clone()
    };
    let before = [ORIGINAL, "en.json"].map(|file| prose(&desk, file));
    let (_, group) = groups(&desk.manuscript())
        .into_iter()
        .find(|(file, group)| file == ORIGINAL && group.key == "sections[0].stories[0].prose[0]")
        .expect("a paragraph");
    let entry = group.entry.expect("an entry");
    assert_eq!(entry.of, 2);
    ask(&mut desk, &Ask::Move { file: ORIGINAL.into(), entry: entry.clone(), to: 1 });
    for (file, before) in [ORIGINAL, "en.json"].into_iter().zip(&before) {
        assert_eq!(prose(&desk, file), json!([before[1], before[0]]), "{file}");
    }
    ask(&mut desk, &Ask::Add { file: ORIGINAL.into(), list: entry.list.clone(), kind: "paragraph-of-story".into() });
    ask(&mut desk, &Ask::Remove { file: ORIGINAL.into(), entry });
    for (file, before) in [ORIGINAL, "en.json"].into_iter().zip(&before) {
        assert_eq!(prose(&desk, file), json!([before[0], ""]), "{file}");
    }
}

#[test]
fn a_translation_whose_original_changed_is_marked_until_it_is_looked_at() {
    let mut desk = desk();
    let key = "sections[0].headline";
    assert!(!field(&desk, "en.json", key).stale);
    set(&mut desk, ORIGINAL, key, "因钢而兴");
    let stale: Vec<String> =
        fields(&desk.manuscript()).into_iter().filter(|(_, field)| field.stale).map(|(_, field)| field.key).collect();
    assert_eq!(stale, [key]);
    set(&mut desk, "en.json", key, "A city of steel");
    assert!(!field(&desk, "en.json", key).stale);
}

#[test]
fn a_draft_is_what_was_changed_and_is_gone_on_with() {
    let mut first = desk();
    let key = fact(&first, "steel-revenue") + ".value";
    let draft = set(&mut first, ORIGINAL, &key, "1234").answer.draft.expect("a draft");
    let again = Desk::begin(&site(), icons(), Tongue::Chinese, &draft).expect("a desk");
    assert_eq!(again.texts(), first.texts());
    assert!(!draft.contains("en.json"));
    for broken in ["{", "[]", "{\"texts\":{\"zh-CN.json\":\"{\"}}"] {
        let desk = Desk::begin(&site(), icons(), Tongue::Chinese, broken).expect("a desk");
        assert_eq!(*desk.texts(), *self::desk().texts(), "{broken}");
    }
}

#[test]
fn a_package_of_others_is_a_fault_and_costs_no_draft() {
    let mut desk = desk();
    let key = fact(&desk, "steel-revenue") + ".value";
    set(&mut desk, ORIGINAL, &key, "1234");
    let before = desk.texts().clone();
    let whole = site();
    let no_site = zip::write(&[("a.txt".to_string(), vec![1])].into()).expect("an archive");
    let cases: [(&str, Vec<u8>); 7] = [
        ("half.zip", whole[..whole.len() / 2].to_vec()),
        ("none.zip", no_site),
        ("photo.png", b"\x89PNG\r\n".to_vec()),
        ("letter.docx", b"PK\x03\x04 no more".to_vec()),
        ("notes.json", b"{\"a\": 1}".to_vec()),
        ("gbk.json", vec![0xc4, 0xe3, 0xba, 0xc3]),
        ("empty.json", Vec::new()),
    ];
    for (name, bytes) in cases {
        let reply = desk.answer(&Ask::Open { name: name.into() }, bytes);
        assert!(reply.answer.refused && reply.answer.told.len() == 1, "{name}: {:?}", reply.answer);
        assert_eq!(*desk.texts(), before, "{name}");
    }
    let reply = desk.answer(&Ask::Open { name: "site.zip".into() }, whole);
    assert!(!reply.answer.refused && reply.answer.manuscript.is_some());
    assert_eq!(field(&desk, ORIGINAL, &key).value, "1000", "an older package is the way back");
}

#[test]
fn a_draft_that_was_published_is_known_as_the_site_itself() {
    let mut desk = desk();
    let key = fact(&desk, "steel-revenue") + ".value";
    let draft = set(&mut desk, ORIGINAL, &key, "1200").answer.draft.expect("a draft");
    let made = ask(&mut desk, &Ask::Publish { gaps: false }).file.expect("a package");
    let begin = |archive: &[u8]| Desk::begin(archive, icons(), Tongue::English, &draft).expect("a desk");
    assert!(!begin(&site()).is_as_opened(), "of the site before it is a change");
    let mut published = begin(&made);
    assert!(published.is_as_opened());
    let begun = ask(&mut published, &Ask::Begin { tongue: Tongue::English, draft: draft.clone() });
    assert_eq!(begun.answer.draft.as_deref(), Some(""), "nothing is left to be kept");
}

#[test]
fn another_city_is_opened_with_all_its_editions() {
    let mut desk = desk();
    let city = package("tests/fixtures/chengchuan", &[ORIGINAL, "en.json", "zh-tw.json"]);
    let reply = desk.answer(&Ask::Open { name: "a.zip".into() }, city);
    let manuscript = reply.answer.manuscript.expect("forms");
    let files: Vec<&str> = manuscript.editions.iter().map(|edition| edition.file.as_str()).collect();
    assert_eq!(files, [ORIGINAL, "en.json", "zh-tw.json"]);
    for file in files {
        let shown = ask(&mut desk, &Ask::Show { file: file.into(), elder: false });
        let page = shown.page.expect("a page");
        assert!(!page.contains("<script") && !page.contains("<link"), "{file}");
    }
}

#[test]
fn the_package_is_the_one_that_the_command_line_makes_byte_for_byte() {
    let work = Path::new(env!("CARGO_TARGET_TMPDIR")).join("desk");
    let _ = fs::remove_dir_all(&work);
    fs::create_dir_all(work.join("content")).expect("a folder");
    let run = |arguments: &[&str]| {
        let run = Command::new(env!("CARGO_BIN_EXE_gongxiaomei")).current_dir(ROOT).args(arguments).output();
        let run = run.expect("gongxiaomei");
        assert!(run.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&run.stderr));
    };
    let path = |name: &str| work.join(name).to_string_lossy().into_owned();
    // With pictures for feeds, which the press keeps while they show what the content says.
    run(&["render", "index.html", "--content", "public/content/zh-CN.json", "--out", &path("drawn")]);
    let path_of = |(path, bytes): (PathBuf, Vec<u8>)| (path.to_string_lossy().into_owned(), bytes);
    let mut drawn: Files = city::bytes(&work.join("drawn")).into_iter().map(path_of).collect();
    let archive = zip::write(&drawn).expect("an archive");
    // The command line finds the press in the site; the press that is open has itself.
    let page = b"<script type=\"text/plain\" id=\"site\">AAAA</script>".to_vec();
    drawn.insert(carried::PAGE.into(), page.clone());
    fs::write(work.join("site.zip"), zip::write(&drawn).expect("an archive")).expect("the package");
    let mut desk = desk_of(&archive, Tongue::Chinese).with_press(page);
    let key = fact(&desk, "steel-fund") + ".value";
    set(&mut desk, ORIGINAL, &key, "16");
    for (name, text) in desk.texts().iter().filter(|(_, text)| !text.is_empty()) {
        fs::write(work.join("content").join(name), text).expect("a content file");
    }
    run(&["publish", &path("site.zip"), "--content", &path("content/zh-CN.json")]);
    let made = ask(&mut desk, &Ask::Publish { gaps: false });
    let made = made.file.unwrap_or_else(|| panic!("{:?}", made.answer.told));
    let theirs = fs::read(work.join("site.zip")).expect("an archive");
    let [own, other] = [&made, &theirs].map(|archive| zip::read(archive).expect("files"));
    let differing: Vec<&String> =
        own.keys().chain(other.keys()).filter(|name| own.get(*name) != other.get(*name)).collect();
    assert_eq!(differing, [""; 0]);
    assert!(made == theirs && other.len() > 100, "{} files", other.len());
    let again = Desk::begin(&made, icons(), Tongue::Chinese, "").expect("a desk");
    assert_eq!(field(&again, ORIGINAL, &key).value, "16");
}

#[test]
fn whatever_a_form_names_is_named_in_both_languages() {
    let manuscript = desk().manuscript();
    let mut keys: BTreeSet<String> = BTreeSet::new();
    for (_, group) in groups(&manuscript) {
        keys.extend(group.adds.iter().map(|add| add.kind.clone()));
        let whole = !group.key.is_empty()
            && ![
                "words",
                "sharing",
                "correcting",
                "choices",
                "share",
                "embedding",
                "open_data",
                "portal",
                "description",
                "site",
                "ledger.units",
            ]
            .iter()
            .any(|part| group.key.starts_with(part));
        keys.extend(group.fields.iter().filter(|_| whole).map(|field| field.label.clone()));
        let choices = group.fields.iter().filter_map(|field| match &field.kind {
            Kind::Choice(set) => Some(set.as_str()),
            _ => None,
        });
        for set in choices {
            assert!(manuscript.sets.contains_key(set), "{set}");
        }
    }
    keys.extend(manuscript.panels.iter().flat_map(|panel| panel.adds.iter().map(|add| add.kind.clone())));
    keys.extend(manuscript.panels.iter().map(|panel| panel.kind.clone()));
    let unnamed: Vec<&String> =
        keys.iter().filter(|key| key.parse::<u8>().is_err() && word(Tongue::Chinese, key) == key.as_str()).collect();
    assert!(unnamed.is_empty(), "{unnamed:?}");
}

#[test]
fn every_word_that_the_press_asks_for_is_there() {
    let mut sources = String::new();
    for folder in ["src/browser/press", "src/desk", "src/desk/form"] {
        for entry in fs::read_dir(Path::new(ROOT).join(folder)).expect(folder) {
            let path = entry.expect("an entry").path();
            if path.is_file() {
                sources += &fs::read_to_string(path).expect("a source");
            }
        }
    }
    for key in sources.split("store.word(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert_ne!(word(Tongue::Chinese, key), key, "{key}");
    }
}

/// The release beside the content.
fn compared(desk: &mut Desk) -> Compared {
    ask(desk, &Ask::Check).answer.release.expect("a release")
}

/// The numeral that is written so, in its order.
fn numeral(desk: &mut Desk, text: &str) -> Numeral {
    let all = compared(desk).paragraphs.into_iter().flat_map(|paragraph| paragraph.numerals);
    all.into_iter().find(|own| own.spot.text == text).unwrap_or_else(|| panic!("{text} is no numeral"))
}

/// The site of the invented communiqué, and its text.
fn reported() -> (Desk, String) {
    let read = |name: &str| fs::read_to_string(Path::new(ROOT).join("tests/fixtures/releases").join(name)).expect(name);
    let english = read("communique.en.json").replace("\"communique.json\"", "\"zh-CN.json\"");
    let files = [(ORIGINAL, read("communique.json")), ("en.json", english)];
    let content: Files = files.map(|(name, text)| (name.to_string(), text.into_bytes())).into();
    let package = Package { content, first: ORIGINAL.into(), ..Package::default() };
    let shell: Files =
        [("index.html".to_string(), fs::read(Path::new(ROOT).join("index.html")).expect("index.html"))].into();
    let made = press::render(&package, &icons(), &shell, &Choices::default()).unwrap_or_else(|why| panic!("{why}"));
    (desk_of(&zip::write(&made.files).expect("an archive"), Tongue::Chinese), read("communique.txt"))
}

#[test]
fn each_numeral_of_a_release_is_listed_and_joined_with_the_figure_that_says_it() {
    let (mut desk, text) = reported();
    assert!(ask(&mut desk, &Ask::Check).answer.release.is_none(), "there is none yet");
    ask(&mut desk, &Ask::Release { text: text.clone(), on: false });
    let all = compared(&mut desk);
    assert_eq!(all.text, text);
    assert!(all.missing.is_empty() && !all.unread, "{:?}", all.missing);
    let states: Vec<&State> = all.paragraphs.iter().flat_map(|own| &own.numerals).map(|own| &own.state).collect();
    assert!(!states.contains(&&State::Open), "{states:?}");
    assert_eq!(states.iter().filter(|state| matches!(state, State::Said(_))).count(), 44);
    assert!(all.paragraphs.iter().any(|own| own.number == 7 && own.topic == "环境"));
    let growth = numeral(&mut desk, "5.4%");
    assert_eq!(growth.read, ["5.4 %", "同比增长", "2024"]);
    let State::Said(figures) = growth.state else { panic!("{growth:?}") };
    assert_eq!(field(&desk, ORIGINAL, &format!("{}.value", figures[0].at)).value, "5.4");
}

#[test]
fn a_numeral_is_taken_as_a_figure_joined_corrected_or_left_out_and_each_is_one_change() {
    let (mut desk, text) = reported();
    let begun = desk.texts().clone();
    // A figure more, in a unit that the content has not, another one with its value changed, and a detail.
    let more = text.replacen("331天", "332天，新修登山步道1.5万米，比上年增长8.5%，共开放景区7处", 1);
    assert_ne!(more, text);
    ask(&mut desk, &Ask::Release { text: more.clone(), on: false });
    let open: Vec<String> = compared(&mut desk)
        .paragraphs
        .into_iter()
        .flat_map(|own| own.numerals)
        .filter(|own| own.state == State::Open)
        .map(|own| own.spot.text)
        .collect();
    assert_eq!(open, ["332天", "1.5万米", "8.5%", "7处"]);
    let missing = compared(&mut desk).missing;
    assert_eq!(missing.len(), 1, "{missing:?}");
    let undone = |desk: &mut Desk, texts: &std::collections::BTreeMap<String, String>| {
        ask(desk, &Ask::Undo);
        assert_eq!(desk.texts(), texts, "one change");
        ask(desk, &Ask::Redo);
    };
    // The figure is corrected to what the release says now.
    let before = desk.texts().clone();
    let spot = numeral(&mut desk, "332天").spot;
    let reply = ask(&mut desk, &Ask::Become { spot, fact: "good-air".into() });
    assert!(!reply.answer.refused && reply.page.is_some_and(|page| page.contains("332")), "{:?}", reply.answer.told);
    assert!(compared(&mut desk).missing.is_empty());
    assert!(matches!(numeral(&mut desk, "332天").state, State::Said(_)));
    undone(&mut desk, &before);
    // Taken, in a unit that is new in both editions, with the subject that is proposed.
    let before = desk.texts().clone();
    let path = numeral(&mut desk, "1.5万米");
    assert_eq!(path.subject, "新修登山步道");
    let reply = ask(&mut desk, &Ask::Take { spot: path.spot, subject: path.subject });
    assert!(!reply.answer.refused, "{:?}", reply.answer.told);
    let State::Said(figures) = numeral(&mut desk, "1.5万米").state else { panic!("joined") };
    assert_eq!(figures[0].said, "新修登山步道 1.5万米");
    let [original, english] = [ORIGINAL, "en.json"].map(|name| {
        serde_json::from_str::<Value>(&desk.texts()[name]).expect("JSON")["ledger"]["units"]["万米"].clone()
    });
    assert_eq!(original, json!({"scale": "万", "counter": "米", "factor": 10000, "measure": "length"}));
    assert_eq!(english, json!({"scale": "", "counter": "", "times": 10000}));
    undone(&mut desk, &before);
    // A change keeps its sign and what it is measured against.
    let growth = numeral(&mut desk, "8.5%");
    ask(&mut desk, &Ask::Take { spot: growth.spot, subject: "步道增速".into() });
    let State::Said(figures) = numeral(&mut desk, "8.5%").state else { panic!("joined") };
    assert_eq!(field(&desk, ORIGINAL, &format!("{}.change", figures[0].at)).value, "同比增减");
    // Left out, with a reason, which is asked for.
    let seven = numeral(&mut desk, "7处").spot;
    let out = |reason: &str| Ask::Decide { spot: seven.clone(), decision: Some(Decision::Out(reason.into())) };
    let refused = ask(&mut desk, &out(" ")).answer;
    assert!(refused.refused && refused.told[0].contains("原因"), "{:?}", refused.told);
    let before = desk.texts().clone();
    ask(&mut desk, &out("细节"));
    assert_eq!(numeral(&mut desk, "7处").state, State::Out("细节".into()));
    undone(&mut desk, &before);
    // What is decided holds while the text is changed elsewhere, and no longer where it is.
    ask(&mut desk, &Ask::Release { text: ["又一段话，有3个数。\n", &more].concat(), on: true });
    assert_eq!(numeral(&mut desk, "7处").state, State::Out("细节".into()));
    ask(&mut desk, &Ask::Release { text: more.replace("开放景区7处", "关闭景区7处"), on: false });
    assert_eq!(numeral(&mut desk, "7处").state, State::Open);
    ask(&mut desk, &Ask::Undo);
    // Joined with a figure that says it in its own way.
    let same = Ask::Decide { spot: numeral(&mut desk, "3个").spot, decision: Some(Decision::Same("good-air".into())) };
    ask(&mut desk, &same);
    assert!(matches!(numeral(&mut desk, "3个").state, State::Same(figure) if figure.said.contains("332天")));
    // A draft has all of it, and a package nothing.
    let draft = ask(&mut desk, &Ask::Decide { spot: Spot::default(), decision: None }).answer.draft;
    assert_eq!(draft, None, "nothing has changed");
    while desk.texts().get("release").is_some_and(|text| !text.is_empty()) {
        ask(&mut desk, &Ask::Undo);
    }
    let contents = |texts: &std::collections::BTreeMap<String, String>| {
        texts.iter().filter(|(name, _)| *name != "release").map(|(_, text)| text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(contents(desk.texts()), contents(&begun));
}

#[test]
fn a_release_is_kept_with_the_draft_and_is_in_no_package() {
    let mut desk = desk();
    let words = "本地新建步道77777公里。";
    let opened = desk.answer(&Ask::Open { name: "a.txt".into() }, words.as_bytes().to_vec());
    let draft = opened.answer.draft.expect("a draft");
    assert!(opened.answer.stands && opened.page.is_none(), "the page is as it was");
    let refused = desk.answer(&Ask::Open { name: "a.txt".into() }, b"%PDF-1.7".to_vec()).answer;
    assert!(refused.refused && refused.told[0].contains("PDF"), "{:?}", refused.told);
    let mut again = Desk::begin(&site(), icons(), Tongue::English, &draft).expect("a desk");
    assert_eq!(compared(&mut again).text, words);
    assert_eq!(numeral(&mut again, "77777公里").state, State::Open);
    let made = ask(&mut again, &Ask::Publish { gaps: false }).file.expect("a package");
    for (path, bytes) in zip::read(&made).expect("files") {
        assert!(!bytes.windows(5).any(|part| part == b"77777"), "{path} has words of the release");
    }
    // Another package is compared with it, too; what is discarded is discarded with it.
    let reply = again.answer(&Ask::Open { name: "site.zip".into() }, site());
    assert!(reply.answer.manuscript.is_some());
    assert_eq!(compared(&mut again).text, words);
    let forgotten = ask(&mut again, &Ask::Forget).answer;
    assert_eq!(forgotten.draft.as_deref(), Some(""));
    assert!(ask(&mut again, &Ask::Check).answer.release.is_none());
    ask(&mut again, &Ask::Undo);
    assert_eq!(compared(&mut again).text, words);
}
