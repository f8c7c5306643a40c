//! Hostile and accidental input: no panic, no hang, bounded memory, and markup stays text.
//!
//! The properties in `tests/support/hostile`, which are also the fuzz targets, are checked here on the recorded input in `fuzz/` and
//! on generated input from fixed seeds, with the compiler that builds the page.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::Path;
use std::time::Duration;

use cpu_time::ThreadTime;
use gongxiaomei::check;
use gongxiaomei::check::{Diagnostics, copy};
use gongxiaomei::export::line_break;
use gongxiaomei::model::{Content, prose};
use gongxiaomei::site::sections::speech_units;
use gongxiaomei::text::html_escape;
use gongxiaomei::text::measure;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use scraper::{ElementRef, Html, Node};
use serde_json::Value;

use crate::support::hostile::marked::{MARKUP, ended, harmless};
use crate::support::hostile::mutate::TEXTS;
use crate::support::hostile::{self, EDITIONS, Made, SMALL, TARGETS};

/// The most memory that `run` allocates at a time, in bytes. Only this thread is measured, so other tests do not count.
fn peak(run: impl FnOnce()) -> u64 {
    allocation_counter::measure(run).bytes_max
}

fn read(text: &str) -> Result<Content, Diagnostics> {
    check::read("content.json", text)
}

/// The small document with a text set at a JSON pointer.
fn with(pointer: &str, text: &str) -> String {
    let mut document: Value = serde_json::from_str(SMALL).expect("JSON");
    *document.pointer_mut(pointer).expect(pointer) = text.into();
    serde_json::to_string_pretty(&document).expect("JSON")
}

// Recorded and generated input.

#[test]
fn what_was_recorded_and_what_was_found_holds() {
    for (name, property) in TARGETS {
        for kind in ["seeds", "found"] {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(kind).join(name);
            let count = if folder.is_dir() { hostile::replay(&folder, property) } else { 0 };
            assert!(kind == "found" || count > 0, "no seeds for {name}");
        }
    }
}

/// Checks a property on bytes generated from a fixed seed. A failure shows the smallest failing bytes that were found.
fn hold(name: &str, cases: u32, bytes: impl Strategy<Value = Vec<u8>>, property: fn(&[u8])) {
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 400, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let held = runner.run(&bytes, |bytes| {
        property(&bytes);
        Ok(())
    });
    if let Err(why) = held {
        panic!("{name}: {why}");
    }
}

fn bytes(most: usize) -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 0..most)
}

/// Texts, as bytes, made of strings that have broken programs and of any characters.
fn texts() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        3 => proptest::sample::select(TEXTS.to_vec()).prop_map(String::from),
        2 => any::<char>().prop_map(String::from),
        2 => proptest::char::range('一', '龥').prop_map(String::from),
        1 => "[ -~]{0,12}",
        1 => ("[a\u{301}\u{200b}新 ]", 1..400_usize).prop_map(|(of, times)| of.repeat(times)),
    ];
    (bytes(6), proptest::collection::vec(piece, 0..12)).prop_map(|(mut head, pieces)| {
        head.resize(6, 0);
        head.extend(pieces.concat().into_bytes());
        head
    })
}

#[test]
fn any_bytes_are_a_page_or_faults() {
    hold("content", 400, prop_oneof![bytes(200), texts()], hostile::content);
}

#[test]
fn true_content_with_something_amiss_is_a_page_or_faults() {
    hold("damaged", 500, bytes(80), hostile::damaged);
}

#[test]
fn a_translation_with_something_amiss_is_a_page_or_faults() {
    hold("translation", 60, bytes(60), hostile::translation);
}

#[test]
fn any_portal_is_read_or_its_faults_are_told() {
    let entries = ["url", "site_domain", "site_id_code", "pub_date", "police", "site_name", "icp", "keywords", "x"];
    let entry = (proptest::sample::select(entries.to_vec()), texts());
    let file = proptest::collection::vec(entry, 0..5).prop_map(|entries| {
        let entry = |(name, text): (&str, Vec<u8>)| {
            let text = String::from_utf8_lossy(&text).trim_start_matches('\0').to_string();
            let prefix = if name == "url" { "https://" } else { "" };
            format!("{}: {}", Value::from(name), Value::from(format!("{prefix}{text}")))
        };
        format!("{{{}}}", entries.into_iter().map(entry).collect::<Vec<_>>().join(",")).into_bytes()
    });
    hold("identity", 150, file, hostile::identity);
}

#[test]
fn any_number_is_worded() {
    hold("number", 4000, bytes(24), hostile::figure_of);
    for value in
        [0.0, -0.0, 5e-324, 1e308, f64::NAN, f64::INFINITY, -1e-5, 9_007_199_254_740_993.0, 8.999_999_999_999e11]
    {
        for decimals in 0..6 {
            hostile::figure(value, decimals, ",");
        }
    }
}

#[test]
fn any_text_is_laid_out_and_said() {
    hold("text", 1500, texts(), hostile::text_of);
}

// Size.

/// A megabyte.
const MEGABYTE: usize = 1 << 20;

/// Texts whose repetition is hardest to handle: no place to break, no width, only braces, only quotation marks.
const UNITS: [&str; 11] =
    ["新", "e\u{301}", "\u{200b}", "\u{301}\u{200b}", "\u{202e}", "{", "{a}", "<b>\"&", "汉(", " 1.5", "👩\u{200d}"];

fn long(unit: &str, bytes: usize) -> String {
    unit.repeat(bytes / unit.len())
}

#[test]
fn a_text_of_a_megabyte_is_one_fault_that_does_not_repeat_it() {
    let places = ["/hero/headline", "/ledger/facts/0/id", "/ledger/facts/0/unit", "/charts/0/form"];
    for (i, pointer) in places.into_iter().enumerate() {
        for unit in UNITS.into_iter().skip(i).step_by(3) {
            let text = with(pointer, &long(unit, MEGABYTE));
            let faults = read(&text).expect_err(pointer);
            hostile::told(&faults, &text);
            let path = pointer[1..].replace("/0/", "[0].").replace('/', ".");
            assert!(faults.faults.iter().any(|fault| fault.path == path), "{pointer} of {unit}: {faults}");
            assert!(faults.to_string().len() < 64 * 1024, "{pointer} of {unit}");
        }
    }
}

#[test]
fn what_is_too_large_for_a_content_file_is_told_with_what_it_may_have() {
    let only = |text: &str| {
        let faults = read(text).expect_err("too large").faults;
        hostile::told(&Diagnostics { file: String::new(), faults: faults.clone() }, text);
        assert_eq!(faults.len(), 1, "{faults:?}");
        (faults[0].path.clone(), faults[0].found.to_string(), faults[0].expected.to_string())
    };
    let told = |path: &str, found: &str, expected: &str| (path.to_string(), found.to_string(), expected.to_string());
    let spaces = [SMALL, &" ".repeat(4 * MEGABYTE)].concat();
    let found = format!("{} bytes or more", spaces.len());
    assert_eq!(only(&spaces), told("the whole file", &found, "at most 4194304 bytes in a content file"));
    let list = format!("{{\"names\": [{}0]}}", "0,".repeat(5000));
    assert_eq!(only(&list), told("names", "5001 entries", "at most 5000 entries in one list or object"));
    let name = format!("{{\"{}\": 0}}", "a".repeat(201));
    assert_eq!(only(&name).1, "a name of 201 letters");
    let values = format!("[{}0]", format!("[{}0],", "0,".repeat(999)).repeat(100));
    assert_eq!(only(&values).1, "100102 values");
    let elsewhere = with("/site/name", "x").replacen('{', "{\"translates\": \"../../dev/zero\",", 1);
    assert_eq!(only(&elsewhere).0, "translates");
}

#[test]
fn a_file_without_an_end_is_not_read_to_its_end() {
    let endless = Path::new("/dev/zero");
    if endless.exists() {
        let taken = peak(|| {
            let why = check::open(endless).expect_err("no content").to_string();
            assert!(why.contains("at most 4194304 bytes"), "{why}");
        });
        assert!(taken < 32 * MEGABYTE as u64, "{taken} bytes");
    }
}

/// Files of about `bytes` bytes with as many faults, or as much to check, as possible: each with its name.
fn heavy(bytes: usize) -> Vec<(&'static str, String)> {
    let of = |open: &str, unit: &dyn Fn(usize) -> String, close: &str| {
        let mut text = String::from(open);
        for i in 0.. {
            if text.len() + close.len() > bytes {
                break;
            }
            text += &unit(i);
        }
        text.trim_end_matches(',').to_string() + close
    };
    let document: Value = serde_json::from_str(SMALL).expect("JSON");
    let filled = |pointer: &str, filling: &dyn Fn(usize) -> Value| {
        let mut document = document.clone();
        let count = bytes / (filling(0).to_string().len() + 1);
        *document.pointer_mut(pointer).expect(pointer) = (0..count.min(5000)).map(filling).collect();
        document.to_string()
    };
    vec![
        ("one list", of("[", &|_| "0,".into(), "]")),
        ("lists in lists", of("[", &|_| "[[[[]]]],".into(), "]")),
        ("names", of("{", &|i| format!("\"{i}\":0,"), "}")),
        ("one name", of("{", &|_| "\"a\":0,".into(), "}")),
        ("one text", format!("[\"{}\"]", "{".repeat(bytes))),
        ("one escape", format!("[\"{}\"]", "\\u0041".repeat(bytes / 6))),
        ("digits", format!("[{}]", "1".repeat(bytes))),
        ("lines", "\n".repeat(bytes)),
        ("unknown figures", filled("/sections/0/stories/0/prose", &|i| format!("{{a{i}}}").repeat(200).into())),
        ("open braces", filled("/sections/0/stories/0/prose", &|_| "{".repeat(1900).into())),
        ("one figure many times", filled("/sections/0/stories/0/figures", &|_| "mill-revenue".into())),
        ("wrong kinds", filled("/sections/0/stories/0/prose", &|i| i.into())),
        ("marks", filled("/charts/3/marks", &|i| serde_json::json!({ "fact": format!("a{i}"), "label": "b" }))),
    ]
}

#[test]
fn a_file_of_faults_takes_memory_by_its_size() {
    for (name, text) in heavy(MEGABYTE / 2) {
        let taken = peak(|| {
            let faults = read(&text).expect_err(name);
            hostile::told(&faults, &text);
        });
        eprintln!("{name}: {} KB take {} KB", text.len() / 1000, taken / 1000);
        assert!(taken < (64 * text.len() + 16 * MEGABYTE) as u64, "{name}: {} bytes take {taken}", text.len());
    }
}

/// The CPU time that a run takes on this thread, whatever else the machine does.
fn time(run: &dyn Fn()) -> Duration {
    let begin = ThreadTime::now();
    run();
    begin.elapsed()
}

/// The size of the small input in bytes, and how many times larger the large one is.
const FEW: usize = 64 * 1024;
const TIMES: u32 = 8;

/// Fails unless time grows linearly: for eight times the input at most 24 times as long, where a square would take 64 times.
fn linear(name: &str, few: &dyn Fn(), many: &dyn Fn()) {
    let within = |once: Duration, more: Duration| {
        // Very short times prove nothing.
        more < once * 3 * TIMES || more < Duration::from_millis(20)
    };
    let (mut once, mut more) = (time(few), time(many));
    // Other programs can only add to the time, through shared caches: if it is too long, the least of several counts.
    for _ in 0..3 {
        if within(once, more) {
            break;
        }
        (once, more) = (once.min(time(few)), more.min(time(many)));
    }
    assert!(within(once, more), "{name}: {once:?}, of {TIMES} times as much {more:?}");
}

#[test]
fn checking_costs_by_the_size_of_the_file() {
    for ((name, few), (_, many)) in heavy(FEW).into_iter().zip(heavy(TIMES as usize * FEW)) {
        linear(name, &|| drop(read(&few)), &|| drop(read(&many)));
        let review = |text: &str| drop(copy::review("page.json", text, None, &[]));
        linear(&format!("reviewing {name}"), &|| review(&few), &|| review(&many));
    }
}

#[test]
fn laying_out_costs_by_the_length_of_the_text() {
    let content = read(SMALL).expect("sound");
    for unit in UNITS {
        let (few, many) = (long(unit, FEW), long(unit, TIMES as usize * FEW));
        let of = |name: &str, run: &dyn Fn(&str)| linear(&format!("{name} of {unit:?}"), &|| run(&few), &|| run(&many));
        of("style", &|text| drop((copy::style::corrected("zh-CN", text), copy::style::corrected("en", text))));
        of("wrap", &|text| drop(measure::wrap(text, 10.0, 300.0, 4)));
        of("fit", &|text| drop((measure::fit(text, 10.0, 300.0), measure::fitting(text, 10.0, 300.0))));
        of("lines", &|text| drop(line_break::lines(text, 10.0, 300.0)));
        of("headline", &|text| drop(line_break::headline(text, 10.0, 300.0)));
        of("prose", &|text| drop((prose::plain(&content, text), speech_units::sentences(text))));
        of("spoken", &|text| drop(gongxiaomei::model::speech::text(&content, text)));
        of("escape", &|text| drop((html_escape::escape(text), html_escape::in_script(text))));
    }
}

// Markup and invisible characters.

/// Everything built from the original edition with this ending on its texts.
fn made(ending: &str) -> Made {
    match read(&ended(EDITIONS[0], ending)) {
        Ok(content) => hostile::page(content),
        Err(faults) => panic!("{faults}"),
    }
}

/// A document as a browser parses it: every element with its attributes, every text and comment, in order. JSON in scripts and attributes
/// is replaced by its names and texts.
fn built(html: &Html) -> Vec<String> {
    let plain = |text: &str| match serde_json::from_str::<Value>(text) {
        Ok(json) if json.is_object() || json.is_array() => harmless(&names_and_texts(&json)),
        _ => harmless(text),
    };
    let element = |node: ElementRef| {
        let mut attributes: Vec<String> =
            node.value().attrs().map(|(name, value)| format!("{name}={}", plain(value))).collect();
        attributes.sort();
        format!("<{} {}>", node.value().name(), attributes.join(" "))
    };
    html.tree
        .root()
        .descendants()
        .filter_map(|node| match node.value() {
            Node::Element(_) => ElementRef::wrap(node).map(element),
            Node::Text(text) => Some(plain(text)),
            Node::Comment(comment) => Some(format!("<!--{}-->", &**comment)),
            _ => None,
        })
        .collect()
}

/// All names and texts of a JSON value, in order.
fn names_and_texts(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone() + "\n",
        Value::Array(items) => items.iter().map(names_and_texts).collect(),
        Value::Object(entries) => {
            entries.iter().map(|(name, value)| format!("{name}: {}", names_and_texts(value))).collect()
        }
        other => other.to_string(),
    }
}

fn same(what: &str, hostile: &[String], harmless: &[String]) {
    for (own, other) in hostile.iter().zip(harmless) {
        assert_eq!(own, other, "{what}");
    }
    assert_eq!(hostile.len(), harmless.len(), "{what}");
}

#[test]
fn markup_in_every_text_makes_the_page_that_the_same_text_without_it_makes() {
    let (hostile, benign) = (made(MARKUP), made(&harmless(MARKUP)));
    let html = Html::parse_document(&hostile.page);
    let own = built(&html);
    same("the page", &own, &built(&Html::parse_document(&benign.page)));
    assert!(own.len() > 4000, "{} nodes are not the whole page", own.len());
    let shown = html.root_element().text().collect::<String>();
    assert!(shown.matches(MARKUP).count() > 300, "the markup is there to be read");
    for (a, b) in hostile.pictures.iter().zip(&benign.pictures) {
        same("a picture", &built(&Html::parse_fragment(a)), &built(&Html::parse_fragment(b)));
        let xml = roxmltree::Document::parse(a).unwrap_or_else(|error| panic!("{error}: {a}"));
        assert!(xml.descendants().all(|node| !node.is_element()
            || ["svg", "title", "rect", "circle", "polygon", "polyline", "text"].contains(&node.tag_name().name())));
    }
    assert_eq!(hostile.pictures.len(), 24);
    let sheet = |made: &Made| harmless(&names_and_texts(&serde_json::to_value(&made.sheet).expect("JSON")));
    assert_eq!(sheet(&hostile), sheet(&benign), "the long image");
}

#[test]
fn no_address_and_no_handler_comes_from_a_text() {
    let html = Html::parse_document(&made(MARKUP).page);
    let mut addresses = 0;
    for element in html.root_element().descendants().filter_map(ElementRef::wrap) {
        for (name, value) in element.value().attrs() {
            assert!(
                !name.starts_with("on") && !["style", "srcdoc", "formaction", "ping"].contains(&name),
                "{name}={value}"
            );
            if ["href", "src", "action", "data", "poster", "content"].contains(&name) && !value.contains(MARKUP) {
                assert!(!value.contains("pwned"), "{name}={value}");
            }
            if ["href", "src"].contains(&name) {
                let scheme = value.split_once(':').filter(|(scheme, _)| scheme.chars().all(char::is_alphabetic));
                assert!(scheme.is_none() && !value.contains("pwned"), "{name}={value}");
                addresses += 1;
            }
        }
    }
    assert!(addresses > 70, "{addresses} addresses are not all");
}

#[test]
fn the_files_beside_the_page_say_markup_as_text() {
    let (hostile, benign) = (made(MARKUP), made(&harmless(MARKUP)));
    let json = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
    assert_eq!(harmless(&names_and_texts(&json(&hostile.json))), harmless(&names_and_texts(&json(&benign.json))));
    let answer = json(&hostile.oembed);
    assert!(answer["title"].as_str().is_some_and(|title| title.ends_with(MARKUP)));
    let code = Html::parse_fragment(answer["html"].as_str().expect("a code"));
    let elements: Vec<&str> =
        code.root_element().descendants().filter_map(ElementRef::wrap).map(|e| e.value().name()).collect();
    assert_eq!(elements, ["html", "iframe"]);
}

#[test]
fn no_cell_of_a_table_is_a_formula() {
    for sign in ["=", "+", "-", "@", "＝", "＋", "－", "＠"] {
        let mut content = read(EDITIONS[0]).expect("sound");
        let nasty = format!("{sign}HYPERLINK(\"http://x\",1),\n2");
        for fact in &mut content.ledger.facts {
            fact.subject = nasty.clone();
        }
        content.words.subject = nasty.clone();
        content.sharing.section = nasty.clone();
        for section in &mut content.sections {
            section.name = nasty.clone();
        }
        let charts = hostile::page(content.clone());
        let csv = charts.csv.trim_start_matches('\u{feff}');
        let mut lines = csv::ReaderBuilder::new().has_headers(false).from_reader(csv.as_bytes());
        let mut count = 0;
        for line in lines.records() {
            for cell in &line.expect("a line") {
                assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\n', '＝', '＋', '－', '＠']), "{cell}");
                count += usize::from(cell == ["'", &nasty].concat());
            }
        }
        assert!(count > 100, "{count} cells");
        let edition = gongxiaomei::site::edition::Edition::new(content, Default::default()).expect("an edition");
        let live = edition.live();
        let rows = &live.charts[0].rows;
        let pasted = gongxiaomei::chart::table::tsv(rows, &live.words);
        assert!(pasted.lines().all(|line| line.split('\t').all(|cell| !cell.starts_with(sign))), "{pasted}");
    }
}

#[test]
fn what_turns_text_around_or_cannot_be_seen_is_refused_wherever_it_stands() {
    let unseen = "\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}\u{200e}\u{200f}\u{61c}\u{200b}\u{200c}\u{2060}\u{feff}\0\u{1b}\u{85}\t\r";
    let places = [
        "/site/title",
        "/hero/headline",
        "/words/nav",
        "/ledger/facts/0/subject",
        "/charts/0/marks/0/label",
        "/description/labelled",
    ];
    for pointer in places {
        for c in unseen.chars() {
            let document: Value = serde_json::from_str(SMALL).expect("JSON");
            let own = document.pointer(pointer).and_then(Value::as_str).expect(pointer);
            let faults = read(&with(pointer, &format!("{own}{c}"))).expect_err(pointer).faults;
            let path = pointer[1..].replace("/0/", "[0].").replace('/', ".");
            assert_eq!(faults.iter().map(|fault| &fault.path).collect::<Vec<_>>(), [&path], "{}", c.escape_unicode());
            assert!(faults[0].found.contains(&format!("U+{:04X}", u32::from(c))), "{}", faults[0]);
            assert_eq!(
                faults[0].nearest.as_deref(),
                Some(format!("\"{own}\"").as_str()).filter(|_| own.chars().count() <= 60)
            );
        }
    }
    let joined = with("/site/title", "新余 👩\u{200d}🔬");
    assert!(read(&joined).is_ok(), "pictographs may be joined");
    let name = SMALL.replacen("\"subject\":", "\"sub\\u202eject\":", 1);
    let faults = read(&name).expect_err("a name");
    hostile::told(&faults, &name);
    assert!(faults.faults.iter().any(|fault| fault.found.contains("U+202E")), "{faults}");
}

#[test]
fn a_name_that_would_lead_elsewhere_is_refused() {
    for (pointer, text, path) in [
        ("/sections/0/stories/0/notes/0/icon", "../../../../tmp/evil", "sections[0].stories[0].notes[0].icon"),
        ("/sections/0/stories/0/notes/0/icon", "a\"><script>", "sections[0].stories[0].notes[0].icon"),
        ("/site/lang", "zh-CN\"><script>", "site.lang"),
        ("/site/lang", "../en", "site.lang"),
        ("/site/lang", "x", "site.lang"),
        ("/ledger/facts/0/id", "__proto__", "ledger.facts[0].id"),
        ("/charts/0/id", "\"><script>", "charts[0].id"),
        ("/charts/0/id", "../x", "charts[0].id"),
    ] {
        let faults = read(&with(pointer, text)).expect_err(text);
        assert!(faults.faults.iter().any(|fault| fault.path == path), "{text}: {faults}");
    }
}

#[test]
fn a_breach_is_seen() {
    let panics = |run: &dyn Fn()| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(|_| {}));
        let ended = catch_unwind(AssertUnwindSafe(run));
        std::panic::set_hook(before);
        ended.is_err()
    };
    let fault = |path: &str, found: String| {
        let mut faults = read("[]").expect_err("no content");
        (faults.faults[0].path, faults.faults[0].found) = (path.into(), found.into());
        faults
    };
    assert!(!panics(&|| hostile::told(&fault("x", "y".into()), "")));
    assert!(panics(&|| hostile::told(&fault("", "y".into()), "")), "a fault without a place");
    assert!(panics(&|| hostile::told(&fault("x", "y".repeat(MEGABYTE)), "")), "a message of a megabyte");
    assert!(panics(&|| hostile::told(&fault("x", "\u{1b}[2J".into()), "")), "a sign for the terminal");
    let square = |bytes: usize| {
        let text = "a".repeat(bytes / 64);
        for at in 0..text.len() {
            std::hint::black_box(text[at..].chars().filter(|c| *c == 'b').count());
        }
    };
    assert!(
        panics(&|| linear("a square", &|| square(FEW), &|| square(TIMES as usize * FEW))),
        "what costs by the square"
    );
    if panics(&|| assert!(peak(|| drop(vec![0_u8; MEGABYTE])) >= MEGABYTE as u64)) {
        resume_unwind(Box::new("memory is not counted"));
    }
}
