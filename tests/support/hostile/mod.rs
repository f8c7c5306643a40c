//! Properties that hold for any input: `tests/native/hostile.rs` checks them on generated and recorded input, and the targets in
//! `fuzz/` search for input that breaks them. Each is a function of bytes that panics if the property does not hold.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::type_complexity,
    reason = "small counts; a target is a name and a function"
)]

pub mod marked;
pub mod mutate;

use std::collections::BTreeMap;
use std::path::Path;

use gongxiaomei::check;
use gongxiaomei::check::{Diagnostics, Lang};
use gongxiaomei::export::line_break;
use gongxiaomei::export::line_break::JOINER;
use gongxiaomei::model::prose::{Piece, pieces};
use gongxiaomei::model::{Content, speech};
use gongxiaomei::poster::compose::Foot;
use gongxiaomei::poster::{Composer, PosterContent, WIDTH, pages};
use gongxiaomei::site::document;
use gongxiaomei::site::edition::Edition;
use gongxiaomei::site::oembed;
use gongxiaomei::site::sections::speech_units;
use gongxiaomei::site::{open_data, static_svg};
use gongxiaomei::text::measure;
use gongxiaomei::text::{html_escape, number};

/// The small, valid content that generated content is derived from.
pub const SMALL: &str = include_str!("../../fixtures/small.json");
/// The published edition, and its translation.
pub const EDITIONS: [&str; 2] =
    [include_str!("../../../public/content/zh-CN.json"), include_str!("../../../public/content/en.json")];
/// A shell with the two places that a page is inserted at.
pub const SHELL: &str =
    "<!DOCTYPE html><html lang=\"und\"><head><!--head--><!--/head--></head><body><!--body--><!--/body--></body></html>";

/// Most bytes in one part of a message: a thousandth of the content that it may quote.
const PART: usize = 16 * 1024;

/// Any bytes give either a page or a list of faults.
pub fn content(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    match check::read("any.json", &text) {
        Ok(content) => drop(page(content)),
        Err(faults) => told(&faults, &text),
    }
}

/// Damaged content gives either a page or a list of faults.
pub fn damaged(data: &[u8]) {
    content(mutate::mutated(SMALL, data).as_bytes());
}

/// Any bytes give either a translation or a list of faults.
pub fn translation(data: &[u8]) {
    let text = match data.split_first() {
        // Half of the inputs are the real translation with some damage.
        Some((first, rest)) if first % 2 == 0 => mutate::mutated(EDITIONS[1], rest),
        _ => String::from_utf8_lossy(data).into_owned(),
    };
    match check::read_translation("en.json", &text, "zh-CN.json", EDITIONS[0]) {
        Ok(content) => drop(page(content)),
        Err(faults) => told(&faults, &text),
    }
}

/// Each fault has a place in the file and a printable message: short, on lines of its own, without terminal control characters.
pub fn told(faults: &Diagnostics, text: &str) {
    let lines = text.matches('\n').count() + 1;
    assert!(!faults.faults.is_empty(), "no page and no fault");
    assert!(faults.faults.len() <= 1000, "{} faults", faults.faults.len());
    for fault in &faults.faults {
        assert!(!fault.path.is_empty() && (1..=lines).contains(&fault.line), "{fault}");
        let parts = [
            Some(fault.path.as_str()),
            Some(fault.about.as_str()),
            Some(fault.found.said(Lang::English)),
            Some(fault.found.said(Lang::Chinese)),
            Some(fault.expected.said(Lang::English)),
            Some(fault.expected.said(Lang::Chinese)),
            fault.nearest.as_deref(),
            fault.advice.as_deref(),
        ];
        for part in parts.into_iter().flatten() {
            assert!(part.len() <= PART, "a part of {} bytes: {}", part.len(), &part[..part.floor_char_boundary(200)]);
            assert!(!part.chars().any(steers), "{part:?}");
        }
    }
}

/// Whether a character controls a terminal or is invisible there.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// Everything that is built from an edition.
pub struct Made {
    pub page: String,
    pub csv: String,
    pub json: String,
    pub oembed: String,
    /// The SVG of each chart.
    pub pictures: Vec<String>,
    pub sheet: PosterContent,
}

/// Content without a fault gives everything built from it: page, data, pictures, the long image.
pub fn page(content: Content) -> Made {
    let edition = Edition::new(content, BTreeMap::new()).unwrap_or_else(|why| panic!("no fault, and no page: {why}"));
    let page = document::render(&edition, SHELL).unwrap_or_else(|why| panic!("{why}"));
    let sheet = PosterContent::of(&edition.content);
    image(&edition, &sheet);
    let pictures = static_svg::pictures(&edition).unwrap_or_else(|why| panic!("{why}"));
    Made {
        page,
        csv: open_data::csv(&edition.content),
        json: open_data::json(&edition.content).unwrap_or_else(|why| panic!("{why}")),
        oembed: oembed::oembed(&edition).unwrap_or_else(|why| panic!("{why}")),
        pictures: pictures.into_iter().map(|(_, svg)| svg).collect(),
        sheet,
    }
}

/// The long image has a finite size, and all of it lies on some page.
fn image(edition: &Edition, sheet: &PosterContent) {
    let live = edition.live();
    let composer = Composer { sheet, charts: &live.charts, large: 1.5, night: true };
    for part in [None].into_iter().chain(sheet.parts.iter().map(|part| Some(part.id.as_str()))) {
        let lay = |piece| composer.lay(piece).unwrap_or_else(|why| panic!("{why}"));
        let mut blocks: Vec<_> = composer.plan(part).into_iter().map(lay).collect();
        blocks.push(composer.foot(Foot {
            address: "https://example.gov.cn/",
            part: None,
            date: "2026-01-02",
            number: (1, 1),
        }));
        assert!(
            blocks.iter().all(|block| block.height.is_finite() && block.height >= 0.0 && block.scene.width == WIDTH)
        );
        let cuts = pages(&blocks, 400.0);
        let ends: Vec<usize> = cuts.iter().map(|page| page.to).collect();
        assert!(cuts.iter().all(|page| page.from < page.to) && ends.last() == Some(&blocks.len()), "{cuts:?}");
    }
}

/// Any number is written out: in digits that equal it, in Chinese and in English numerals, or as a dash.
pub fn figure(value: f64, decimals: u32, group: &str) {
    let digits = number::digits(value, decimals, group);
    let plain = number::digits(value, decimals, "");
    assert!(digits.len() <= 32 + 16 * group.len() && plain.len() <= 32, "{digits}");
    if plain == "–" {
        assert!(!value.is_finite() || value.abs() > 1e11, "{value} is not said");
    } else {
        let back: f64 = plain.parse().unwrap_or_else(|_| panic!("{value} is said {plain}"));
        let grain = 10_f64.powi(-(decimals.min(number::DECIMALS) as i32));
        assert!((back - value).abs() <= grain * 0.500_001 + value.abs() * 1e-15, "{value} is said {plain}");
        assert!(!plain.starts_with("-0") || back < 0.0, "{value} is said {plain}");
    }
    for lang in ["zh-CN", "en", "x"] {
        let mut content = sound();
        content.site.lang = lang.into();
        content.ledger.facts[0].value = Some(value);
        let fact = content.ledger.facts[0].clone();
        let spoken = speech::figure(&content, &fact);
        assert!(!spoken.is_empty() && spoken.len() < 600, "{value} in {lang}: {spoken}");
        let digit = lang != "x" && value >= 0.0 && spoken.chars().any(|c| c.is_ascii_digit());
        assert!(!digit, "{value} in {lang}: {spoken}");
    }
}

/// The small document. It is parsed once and cloned, as parsing costs more.
fn sound() -> Content {
    static SOUND: std::sync::OnceLock<Content> = std::sync::OnceLock::new();
    SOUND.get_or_init(|| check::read("small.json", SMALL).unwrap_or_else(|faults| panic!("{faults}"))).clone()
}

/// Any text is laid out within its width, and no text is lost where none may be.
pub fn layout(text: &str, size: f64, room: f64, count: usize) {
    let (size, room) = (size.clamp(1.0, 500.0), room.clamp(0.0, 5000.0));
    let fitted = measure::fit(text, size, room);
    assert!(
        fitted == text || fitted.is_empty() || fitted.strip_suffix('…').is_some_and(|start| text.starts_with(start))
    );
    assert!(measure::width(&fitted, size) <= room + size * 0.01, "{fitted} is wider than {room}");
    let at = measure::fitting(text, size, room);
    assert!(at.is_finite() && (1.0..=size).contains(&at), "{at}");
    let wrapped = measure::wrap(text, size, room, count);
    assert!(wrapped.len() <= count.max(1), "{wrapped:?} on {count}");
    if !wrapped.last().is_some_and(|last| last.ends_with('…') || last.is_empty()) {
        assert_eq!(wrapped.concat(), text, "something is lost");
    }
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace() && *c != JOINER).collect::<String>();
    for lines in [line_break::lines(text, size, room), line_break::headline(text, size, room)] {
        assert_eq!(bare(&lines.concat()), bare(text), "something is lost");
        for line in &lines {
            let wide = line.chars().filter(|c| measure::width(&c.to_string(), 1.0) > 0.0).count();
            assert!(measure::width(line, size) <= room + size * 0.01 || wide <= 1, "{line} is wider than {room}");
        }
    }
}

/// Any text parses into pieces that join to the same text, can be spoken, and cannot become markup.
pub fn prose(text: &str) {
    let content = sound();
    if let Ok(pieces) = pieces(text) {
        let of = |piece: &Piece| match piece {
            Piece::Text(text) => (*text).to_string(),
            Piece::Fact(id) => format!("{{{id}}}"),
        };
        assert_eq!(pieces.iter().map(of).collect::<String>(), text);
    }
    assert_eq!(speech_units::sentences(text).concat(), text);
    let most = 4096 + 64 * text.len();
    assert!(speech::text(&content, text).len() <= most);
    let escaped = html_escape::escape(text);
    assert!(!escaped.contains(['<', '>', '"']) && escaped.len() <= 6 * text.len());
    assert!(!html_escape::in_script(text).contains('<'));
}

/// Any bytes give either a portal's identity or a list of faults; an identity gives a head without stray markup.
pub fn identity(data: &[u8]) {
    use gongxiaomei::check::identity::Identity;
    let text = String::from_utf8_lossy(data);
    match Identity::read("identity.json", &text) {
        Ok(identity) => {
            assert!(identity.url().is_none_or(|url| url.starts_with("https://") || url.starts_with("http://")));
            let mut edition = Edition::new(sound(), BTreeMap::new()).unwrap_or_else(|why| panic!("{why}"));
            edition.identity = identity;
            document::render(&edition, SHELL).unwrap_or_else(|why| panic!("{why}"));
        }
        Err(faults) => told(&faults, &text),
    }
}

/// Checks a property on each file in a folder, and returns how many there are.
pub fn replay(folder: &Path, property: impl Fn(&[u8])) -> usize {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut count = 0;
    for entry in entries {
        let path = entry.unwrap_or_else(|error| panic!("{}: {error}", folder.display())).path();
        eprintln!("{}", path.display());
        property(&std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())));
        count += 1;
    }
    count
}

/// Takes the parameters of [`figure`] from bytes.
pub fn figure_of(data: &[u8]) {
    let mut bytes = mutate::Bytes::new(data);
    let value = f64::from_bits(bytes.long());
    let group = ["", ",", "\u{a0}", "<b>"][bytes.below(4)];
    let decimals = bytes.below(9) as u32;
    // Most bit patterns are extreme numbers: test a moderate one as well.
    figure(value, decimals, group);
    figure((value.to_bits() % 10_000_000_000_000_000) as f64 / 10_f64.powi(bytes.below(16) as i32), decimals, group);
}

/// Takes the parameters of [`layout`] and [`prose`] from bytes.
pub fn text_of(data: &[u8]) {
    let mut bytes = mutate::Bytes::new(data);
    let (size, room, count) = (1 + bytes.below(240), bytes.below(2400), bytes.below(6));
    let text = String::from_utf8_lossy(bytes.rest());
    layout(&text, size as f64 / 2.0, room as f64, count);
    prose(&text);
}

/// Every property, by the name of its fuzz target, which is also the folder of its recorded input.
pub const TARGETS: [(&str, fn(&[u8])); 6] = [
    ("content", content),
    ("damaged", damaged),
    ("translation", translation),
    ("identity", identity),
    ("number", figure_of),
    ("text", text_of),
];
