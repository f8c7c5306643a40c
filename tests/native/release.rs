//! A press release against a content: what is read of every kind of numeral, what is joined on the three invented releases, that nothing is
//! hidden, and what the command says.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use cpu_time::ThreadTime;
use gongxiaomei::check;
use gongxiaomei::model::Content;
use gongxiaomei::model::ledger::{Fact, Ledger, Origin, Qualifier};
use gongxiaomei::release::{self, Comparison, Numeral, Reason, Way, Words, compare, numerals};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const RELEASES: [&str; 3] = ["communique", "report", "livelihood"];

fn path(file: &str) -> PathBuf {
    Path::new(ROOT).join("tests/fixtures/releases").join(file)
}

fn read(name: &str) -> (String, Content) {
    let content = check::open(&path(&format!("{name}.json"))).unwrap_or_else(|faults| panic!("{faults}"));
    (fs::read_to_string(path(&format!("{name}.txt"))).expect(name), content)
}

/// The one numeral of a text.
fn one(text: &str) -> Numeral {
    let all = numerals(text);
    assert_eq!(all.len(), 1, "{text}: {all:?}");
    all.into_iter().next().expect("a numeral")
}

#[test]
fn a_figure_is_read_with_its_value_unit_and_qualifier() {
    for (text, value, unit, qualifier) in [
        ("营业收入突破1000亿元大关。", 1e11, "元", Qualifier::Over),
        ("收入近８００亿元。", 8e10, "元", Qualifier::Nearly),
        ("新增1,234,567.5吨。", 1_234_567.5, "吨", Qualifier::Exact),
        ("惠及1.6万余名学生。", 16_000.0, "名", Qualifier::Over),
        ("受益10余万人。", 100_000.0, "人", Qualifier::Over),
        ("投资1亿2300万元。", 123_000_000.0, "元", Qualifier::Exact),
        ("占比达92%以上。", 92.0, "%", Qualifier::AtLeast),
        ("约十三个。", 13.0, "个", Qualifier::About),
        ("共有三千名志愿者。", 3000.0, "名", Qualifier::Exact),
        ("连续两年获奖。", 2.0, "年", Qualifier::Exact),
        ("历时两年半。", 2.5, "年", Qualifier::Exact),
        ("给上千名学生。", 1000.0, "名", Qualifier::OrderOf),
        ("投资过百亿元的项目。", 1e10, "元", Qualifier::Over),
        ("投资近百亿元的项目。", 1e10, "元", Qualifier::Nearly),
        ("百分之五点四。", 5.4, "%", Qualifier::Exact),
        ("千分之三。", 0.3, "‰", Qualifier::Exact),
        ("超过三分之一。", 100.0 / 3.0, "%", Qualifier::Over),
        ("占一半。", 50.0, "%", Qualifier::Exact),
        ("占三成五。", 35.0, "%", Qualifier::Exact),
        ("装机5万千瓦。", 5e7, "千瓦", Qualifier::Exact),
        ("均价6820元/平方米。", 6820.0, "元/平方米", Qualifier::Exact),
        ("最低气温−4.6℃。", -4.6, "℃", Qualifier::Exact),
        ("最低气温-4.6℃。", -4.6, "℃", Qualifier::Exact),
        ("有10个亿元。", 1e9, "元", Qualifier::Exact),
        ("列全省第27位。", 27.0, "位", Qualifier::Exact),
        ("天数全省第二，", 2.0, "", Qualifier::Exact),
        ("面积不到50亩。", 50.0 * 666.666_666_666_7, "亩", Qualifier::Nearly),
        ("生师比为2.35∶1。", 2.35, "", Qualifier::Exact),
        ("投资叁佰贰拾万元。", 3_200_000.0, "元", Qualifier::Exact),
    ] {
        let numeral = one(text);
        assert_eq!(numeral.reason, None, "{text}: {numeral:?}");
        assert!((numeral.value() - value).abs() < 1e-9 * value.abs(), "{text}: {numeral:?}");
        assert_eq!((numeral.unit.as_str(), numeral.qualifier), (unit, Some(qualifier)), "{text}");
    }
    assert_eq!(one("控制在5%以内。").qualifier, None, "no qualifier of a ledger");
}

#[test]
fn growth_ranges_and_times_are_read() {
    let way = |text: &str| one(text).movement.map(|movement| movement.way);
    for (text, due) in [
        ("同比增长5.4%。", Some(Way::Up)),
        ("比计划少22公里。", Some(Way::Down)),
        ("比全省平均高3.5分。", Some(Way::Up)),
        ("失业率与上年持平。", Some(Way::Level)),
        ("面积扩大至360平方公里。", None),
        ("可节约成本20%。", None),
    ] {
        assert_eq!(way(text), due, "{text}");
    }
    assert_eq!(one("价格环比下降0.4%。").value(), -0.4);
    for (text, from, to) in [
        ("增长5%～5.5%。", 5.0, 5.5),
        ("有13万～17万人。", 130_000.0, 170_000.0),
        ("有100-200万人。", 1_000_000.0, 2_000_000.0),
        ("大约三四个。", 3.0, 4.0),
        ("需要3至5个。", 3.0, 5.0),
    ] {
        let numeral = one(text);
        assert_eq!((numeral.value(), numeral.upper()), (from, Some(to)), "{text}");
    }
    for (text, period) in [
        ("2024年上半年增长5%。", "2024-H1"),
        ("2024年前三季度增长5%。", "2024-Q1/2024-Q3"),
        ("2024年9月末有5家。", "2024-09"),
        ("2024年末有5家。", "2024-12-31"),
        ("2012年以来有5家。", "2012/"),
        ("到2030年有5家。", "/2030"),
        ("2021年至2025年有5家。", "2021/2025"),
        ("二〇二四年有5家。", "2024"),
        ("2024年1—9月有5家。", "2024-01/2024-09"),
        ("2024年，三季度有5家。", "2024-Q3"),
    ] {
        let all = numerals(text);
        assert_eq!(all.last().and_then(|of| of.period.as_deref()), Some(period), "{text}");
        assert!(all.iter().rev().skip(1).all(|of| of.reason == Some(Reason::Date)), "{text}: {all:?}");
    }
}

#[test]
fn a_year_named_by_its_distance_is_counted_from_the_day_of_the_release() {
    for (text, period) in [
        ("去年有5家。", "2024"),
        ("今年有5家。", "2025"),
        ("今年上半年有5家。", "2025-H1"),
        ("今年1—9月有5家。", "2025-01/2025-09"),
        ("今年以来有5家。", "2025/"),
        ("前年，有5家。", "2023"),
        ("到明年有5家。", "/2026"),
        // What a change is counted from is no time of its own.
        ("2024年比去年多5家。", "2024"),
        ("2024年有5家，去年同期有6家。", "2024"),
        // Other words.
        ("2024年，目前年产5台。", "2024"),
        ("2024年，过去年均5台。", "2024"),
    ] {
        for day in ["2025年1月15日", "（二〇二五年一月十五日）", "发布时间：2025-01-15"] {
            let all = numerals(&format!("{text}\n{day}"));
            let last = all.iter().rfind(|of| of.reason.is_none()).expect(text);
            assert_eq!(last.period.as_deref(), Some(period), "{text} {day}");
        }
    }
    // Where nothing says when it was published, the year before is not taken for the one that is meant.
    let unknown = numerals("2024年有5家，去年上半年有6家。2025年1月15日开会。");
    let periods: Vec<_> = unknown.iter().filter(|of| of.reason.is_none()).map(|of| of.period.as_deref()).collect();
    assert_eq!(periods, [Some("2024"), None]);
}

#[test]
fn what_is_no_figure_is_told_apart_with_its_reason() {
    for (text, reason) in [
        ("二〇二〇年", Reason::Date),
        ("2024-12-31", Reason::Date),
        ("上午8:30开始", Reason::Date),
        ("队伍在大陆收拾三农", Reason::Name),
        ("12月5日", Reason::Date),
        ("“十四五”时期", Reason::Name),
        ("开展“两江”治理", Reason::Name),
        ("坚持三农优先", Reason::Name),
        ("五一路拓宽", Reason::Name),
        ("一律免费", Reason::Word),
        ("统一管理", Reason::Word),
        ("百姓满意", Reason::Word),
        ("十分重要", Reason::Word),
        ("（二）抓好落实。", Reason::List),
        ("3. 抓好落实。", Reason::List),
        ("，一是抓好落实。", Reason::List),
        ("第二批典型案例", Reason::Ordinal),
        ("四年级学生", Reason::Ordinal),
        ("一期投产", Reason::Ordinal),
        ("城区5G网络", Reason::Label),
        ("沿G60建设", Reason::Label),
        ("第12号文件", Reason::Label),
        ("一座城市", Reason::Article),
        ("数百名学生", Reason::Vague),
        ("几十个项目", Reason::Vague),
    ] {
        let numeral = one(text);
        // 第12号 is both: which one, and its number.
        let both = text.starts_with('第') && numeral.reason == Some(Reason::Ordinal);
        assert!(numeral.reason == Some(reason) || both, "{text}: {numeral:?}");
    }
    for text in ["三审三校", "一步一步", "五横三纵", "两个一百年"] {
        let all = numerals(&format!("坚持“{text}”。"));
        assert!(!all.is_empty() && all.iter().all(|of| of.reason.is_some()), "{text}: {all:?}");
    }
}

/// How many of the joins are right and how many facts are joined. A join is right if the numeral stands where the release has the words of
/// the figure, in its paragraph.
fn measured(text: &str, content: &Content, comparison: &Comparison) -> (usize, usize, usize, usize) {
    let lines: Vec<&str> = text.lines().collect();
    let (mut right, mut all) = (0, 0);
    let mut found = BTreeSet::new();
    for joined in &comparison.joined {
        let numeral = &comparison.numerals[joined.numeral];
        let (line, at) = (lines[numeral.place.line - 1], numeral.place.characters.clone());
        for id in &joined.facts {
            let fact = content.ledger.fact(id).expect(id);
            let ranked = fact.out_of.map(|of| format!("共{of}个"));
            let is_there = std::iter::once(content.ledger.value_text(id)).chain(ranked).any(|words| {
                let length = words.chars().count();
                line.match_indices(&words).any(|(byte, _)| {
                    let begin = line[..byte].chars().count();
                    begin <= at.start && at.end <= begin + length
                })
            });
            let right_one = is_there && numeral.place.paragraph == usize::from(fact.paragraph);
            all += 1;
            right += usize::from(right_one);
            if right_one {
                found.insert(id.clone());
            }
        }
    }
    let stated = content.ledger.facts.iter().filter(|fact| fact.origin == Origin::Stated).count();
    (right, all, found.len(), stated)
}

#[test]
fn every_numeral_of_the_invented_releases_is_found_and_every_figure_is_joined_with_its_own() {
    for name in RELEASES {
        let (text, content) = read(name);
        let comparison = compare(&text, &content);
        let (right, all, found, stated) = measured(&text, &content, &comparison);
        println!(
            "{name}: {} numerals; joins {right} of {all} right; figures {found} of {stated}",
            comparison.numerals.len()
        );
        assert_eq!((right, found), (all, stated), "{name}: {:?}", comparison.missing);
        assert!(comparison.missing.is_empty(), "{name}: {:?}", comparison.missing);
        for (at, line) in text.lines().enumerate() {
            for (i, c) in line.chars().enumerate().filter(|(_, c)| c.is_ascii_digit()) {
                let covering = comparison.numerals.iter().filter(|of| of.place.line == at + 1);
                assert_eq!(
                    covering.filter(|of| of.place.characters.contains(&i)).count(),
                    1,
                    "{name}: {line}: {i} {c}"
                );
            }
        }
        let left: Vec<&str> = comparison
            .left
            .iter()
            .map(|left| &comparison.numerals[left.numeral])
            .filter(|of| of.reason.is_none())
            .map(|of| of.text.as_str())
            .collect();
        // The report gives a cause in words, 两个路段, which its content does not say.
        assert_eq!(left, if name == "report" { &["两个"][..] } else { &[] }, "{name}");
    }
}

#[test]
fn what_one_has_and_the_other_has_not_is_told() {
    let (text, content) = read("livelihood");
    let more = text.replace("新建托育机构14所", "新建托育机构15所，新修桥梁7座");
    assert_ne!(more, text);
    let comparison = compare(&more, &content);
    let left: Vec<&str> = comparison
        .left
        .iter()
        .map(|left| &comparison.numerals[left.numeral])
        .filter(|of| of.reason.is_none())
        .map(|of| of.text.as_str())
        .collect();
    assert_eq!(left, ["15所", "7座"]);
    assert_eq!(comparison.missing.iter().map(|of| of.fact.as_str()).collect::<Vec<_>>(), ["nurseries"]);
    assert!(comparison.differs());
    // The same number with another qualifier is another figure, and the nearest is named.
    let comparison = compare(&text.replace("2380余个", "2380个"), &content);
    let near: Vec<_> = comparison.left.iter().filter_map(|left| left.near.as_deref()).collect();
    assert_eq!(near, ["nursery-places"]);
    // A decline is no growth.
    let (text, content) = read("communique");
    let comparison = compare(&text.replace("比上年下降1.7%", "比上年增长1.7%"), &content);
    assert_eq!(comparison.missing.iter().map(|of| of.fact.as_str()).collect::<Vec<_>>(), ["grain-change"]);
    // Figures of another release are not missed in this one.
    let (text, content) = read("livelihood");
    let comparison = compare(&text.replace("；全省平均89.1分，全国平均87.4分", ""), &content);
    assert!(
        comparison.missing.iter().all(|of| of.elsewhere) && comparison.missing.len() == 2,
        "{:?}",
        comparison.missing
    );
    assert!(!comparison.differs());
}

/// Runs a property on generated cases from a fixed seed.
fn hold<T: std::fmt::Debug>(cases: u32, of: impl Strategy<Value = T>, property: impl Fn(T)) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let held = runner.run(&of, |value| {
        property(value);
        Ok(())
    });
    if let Err(why) = held {
        panic!("{why}");
    }
}

/// The sum of numerals in all lists is all of them, each once.
fn nothing_is_hidden(comparison: &Comparison) {
    let joined = comparison.joined.iter().map(|of| of.numeral);
    let mut told: Vec<usize> = joined.chain(comparison.left.iter().map(|of| of.numeral)).collect();
    told.sort_unstable();
    assert_eq!(told, (0..comparison.numerals.len()).collect::<Vec<_>>());
}

#[test]
fn a_fact_in_the_ways_of_its_ledger_is_found_again() {
    let ledgers: Vec<Ledger> = RELEASES.iter().map(|name| read(name).1.ledger).collect();
    let number = prop_oneof![
        (1..100_000_u32).prop_map(f64::from),
        (1..1_000_000_u32).prop_map(|n| f64::from(n) / 100.0),
        (1..100_u32).prop_map(|n| f64::from(n) / 10.0),
    ];
    let made = (0..3_usize, any::<prop::sample::Index>(), any::<prop::sample::Index>(), number, any::<bool>(), 0..9_u8);
    hold(3000, made, |(which, unit, way, number, falls, form)| {
        let mut ledger = ledgers[which].clone();
        let units: Vec<String> = ledger.units.keys().cloned().collect();
        let unit = units[unit.index(units.len())].clone();
        let changes: Vec<String> = ledger.changes.keys().cloned().collect();
        let ranked = matches!(ledger.units[&unit].measure, gongxiaomei::model::ledger::Measure::Rank);
        let change = (form < 3 && !ranked).then(|| changes[way.index(changes.len())].clone());
        let words: Vec<(Qualifier, String)> = ledger
            .qualifiers
            .iter()
            .flat_map(|(of, words)| words.iter().map(|word| (*of, word.word.clone())))
            .collect();
        let (qualifier, word) = match form {
            3..=6 => {
                let (qualifier, word) = &words[way.index(words.len())];
                (*qualifier, Some(word.clone()))
            }
            _ => (Qualifier::Exact, None),
        };
        let signed = change.is_some() || ledger.units[&unit].signed && form > 6;
        let value = if falls && signed { -number } else { number };
        let fact: Fact = serde_json::from_value(serde_json::json!({
            "id": "made", "subject": "某项", "value": value, "unit": unit, "qualifier": qualifier, "origin": "stated",
            "paragraph": 1, "change": change, "word": word,
        }))
        .expect("a fact");
        ledger.facts = vec![fact];
        let text = format!("某项{}。", ledger.value_text("made"));
        let all = release::numerals_with(&text, &Words::of(&ledger));
        assert_eq!(all.len(), 1, "{text}: {all:?}");
        let found = &all[0];
        let base = ledger.base(&ledger.facts[0]).expect("a value");
        assert_eq!(found.reason, None, "{text}: {found:?}");
        assert!((found.value() - base).abs() <= 1e-9 * base.abs(), "{text}: {} for {base}: {found:?}", found.value());
        assert_eq!(found.unit, ledger.units[&unit].counter, "{text}");
        assert_eq!(found.qualifier, Some(qualifier), "{text}: {found:?}");
        assert_eq!(found.movement.is_some(), change.is_some(), "{text}: {found:?}");
    });
}

/// Texts of what numerals are made of, in any order.
fn texts() -> impl Strategy<Value = String> {
    let pieces = [
        "2024", "年", "月", "日", "一", "二", "十", "百", "千", "万", "亿", "半", "两", "〇", "5", "1.5", ",000", "%",
        "～", "至", "-", "−", "/", "分之", "成", "个", "元", "千瓦", "第", "位", "多", "余", "以上", "达", "近", "约",
        "上", "同比", "增长", "下降", "持平", "（", "）", "“", "”", "，", "。", "\n", "　", "季度", "前", "是", "号",
        "G", "９", "Ⅲ", "①", "½", "٣",
    ];
    let piece = prop_oneof![6 => prop::sample::select(pieces.to_vec()).prop_map(String::from), 1 => any::<char>().prop_map(String::from)];
    proptest::collection::vec(piece, 0..60).prop_map(|all| all.concat())
}

#[test]
fn no_text_panics_and_nothing_of_it_is_hidden() {
    let (_, content) = read("report");
    hold(2000, texts(), |text| {
        let comparison = compare(&text, &content);
        nothing_is_hidden(&comparison);
        let lines: Vec<&str> = text.lines().collect();
        for pair in comparison.numerals.windows(2) {
            let (a, b) = (&pair[0].place, &pair[1].place);
            assert!(a.line < b.line || a.characters.end <= b.characters.start, "{text:?}: {pair:?}");
        }
        for (at, line) in lines.iter().enumerate() {
            for (i, c) in line.chars().enumerate().filter(|(_, c)| c.is_numeric() || "一二十百千万亿两".contains(*c))
            {
                let mut own = comparison.numerals.iter().filter(|of| of.place.line == at + 1);
                assert!(own.any(|of| of.place.characters.contains(&i)), "{text:?}: {c} at {i} of line {at}");
            }
        }
        for numeral in &comparison.numerals {
            let line = lines[numeral.place.line - 1];
            let at = numeral.place.characters.clone();
            assert_eq!(line.chars().skip(at.start).take(at.len()).collect::<String>(), numeral.text);
        }
    });
}

#[test]
fn the_cost_grows_as_the_text_does() {
    let (text, content) = read("communique");
    let cost = |text: &str| {
        let once = || {
            let begin = ThreadTime::now();
            nothing_is_hidden(&compare(text, &content));
            begin.elapsed()
        };
        // Other programs can only add to the time.
        (0..2).map(|_| once()).min().unwrap_or(Duration::MAX)
    };
    let line = text.replace('\n', "");
    for piece in
        [text.as_str(), &line, "一", "5", "9,", "一二", "达", "“一", "2024年—", "1.", " 1", "（一）", "千万", "5%~"]
    {
        let (small, large) = (piece.repeat(8000 / piece.len()), piece.repeat(64_000 / piece.len()));
        let (small, large) = (cost(&small), cost(&large));
        let most = small * 24 + Duration::from_millis(50);
        assert!(large < most, "{piece:.20}: eight times as much took {large:?} for {small:?}");
    }
}

/// Runs the command: its status, what it prints, and what it says is wrong.
fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut run = Command::new(env!("CARGO_BIN_EXE_gongxiaomei"));
    run.current_dir(ROOT).args(arguments);
    let done = run.env_remove("LANG").env_remove("LC_ALL").env_remove("LC_MESSAGES").output().expect("gongxiaomei");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (done.status.code(), text(done.stdout), text(done.stderr))
}

#[test]
fn the_command_tells_the_lists_by_paragraph_in_both_languages_and_its_status_whether_to_look() {
    let of = |name: &str, more: &[&str]| {
        let (text, content) =
            (format!("tests/fixtures/releases/{name}.txt"), format!("tests/fixtures/releases/{name}.json"));
        run(&[&["release", text.as_str(), "--content", content.as_str()][..], more].concat())
    };
    let (status, english, _) = of("communique", &[]);
    assert_eq!(status, Some(0), "{english}");
    assert!(
        english.contains("paragraph 7 (环境)") && english.contains("said               331天: good-air"),
        "{english}"
    );
    let (status, chinese, _) = of("report", &["--lang", "zh"]);
    assert_eq!(status, Some(1), "{chinese}");
    assert!(chinese.contains("第2段（目标完成情况）") && chinese.contains("网页没有  两个"), "{chinese}");
    let (status, translated, _) = run(&[
        "release",
        "tests/fixtures/releases/communique.txt",
        "--content",
        "tests/fixtures/releases/communique.en.json",
    ]);
    assert_eq!((status, translated), (Some(0), english), "figures are those of the original");
}

#[test]
fn what_is_no_plain_text_is_a_fault_and_no_result() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("release");
    fs::create_dir_all(&folder).expect("a folder");
    let content = "tests/fixtures/releases/report.json";
    let cases: [(&str, &[u8], &str, &str); 6] = [
        ("gbk.txt", b"\xd4\xc6\xcd\xa1 5", "no UTF-8", "不是UTF-8"),
        ("utf16.txt", b"\xff\xfe5\0", "UTF-16", "UTF-16"),
        ("control.txt", "第一行。\n5\u{7}个".as_bytes(), "line 2", "U+0007"),
        ("turned.txt", "5\u{202e}个".as_bytes(), "U+202E", "看不见的字符"),
        ("release.pdf", b"%PDF-1.7\n", "PDF", "另一种格式"),
        ("release.docx", b"PK\x03\x04abc", "ZIP", "纯文本"),
    ];
    for (name, bytes, english, chinese) in cases {
        let file = folder.join(name);
        fs::write(&file, bytes).expect(name);
        let file = file.display().to_string();
        for (lang, due) in [("en", english), ("zh", chinese)] {
            let (status, out, told) = run(&["release", &file, "--content", content, "--lang", lang]);
            assert_eq!((status, out.as_str()), (Some(2), ""), "{name}: {told}");
            assert!(told.contains(due), "{name}: {told}");
        }
    }
    let large = folder.join("large.txt");
    fs::File::create(&large).and_then(|file| file.set_len(50_000_000)).expect("a large file");
    let (status, _, told) = run(&["release", &large.display().to_string(), "--content", content]);
    assert!(status == Some(2) && told.contains("bytes"), "{told}");
    let (status, ..) = run(&["release", "no-such-file.txt", "--content", content]);
    assert_eq!(status, Some(2));
    let (status, ..) = run(&["release", "--contents", content]);
    assert_eq!(status, Some(2));
}

#[test]
fn a_file_of_any_bytes_is_a_text_or_a_fault() {
    hold(300, proptest::collection::vec(any::<u8>(), 0..300), |bytes| {
        if let Ok(text) = release::plain("any.txt", bytes) {
            numerals(&text);
        }
    });
}
