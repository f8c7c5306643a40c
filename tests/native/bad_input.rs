//! The messages that an editor gets about faults in a content file.

use gongxiaomei::check;
use gongxiaomei::check::{Diagnostic, Diagnostics};
use serde_json::{Value, json};

const SMALL: &str = include_str!("../fixtures/small.json");

/// The small document with each value set at its JSON pointer.
fn with(changes: &[(&str, Value)]) -> Value {
    let mut document: Value = serde_json::from_str(SMALL).expect("the small document is JSON");
    for (pointer, value) in changes {
        let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
        match document.pointer_mut(parent).expect(pointer) {
            Value::Object(entries) => drop(entries.insert(name.into(), value.clone())),
            Value::Array(items) if name == "-" => items.push(value.clone()),
            Value::Array(items) => items[name.parse::<usize>().expect("an index")] = value.clone(),
            other => panic!("nothing can be put into {other}"),
        }
    }
    document
}

/// The small document without the value at a JSON pointer.
fn without(pointer: &str) -> Value {
    let mut document = with(&[]);
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
    match document.pointer_mut(parent).expect(pointer) {
        Value::Object(entries) => drop(entries.remove(name).expect(pointer)),
        Value::Array(items) => drop(items.remove(name.parse().expect("an index"))),
        other => panic!("nothing can be taken out of {other}"),
    }
    document
}

fn faults(document: &Value) -> Vec<Diagnostic> {
    read(&serde_json::to_string_pretty(document).expect("JSON")).faults
}

fn read(text: &str) -> Diagnostics {
    check::read("small.json", text).expect_err("a file with faults")
}

/// The single fault of the small document with these changes.
fn fault(changes: &[(&str, Value)]) -> Diagnostic {
    only(faults(&with(changes)))
}

fn only(faults: Vec<Diagnostic>) -> Diagnostic {
    assert_eq!(faults.len(), 1, "{}", Diagnostics { file: "small.json".into(), faults: faults.clone() });
    faults.into_iter().next().expect("one")
}

fn paths(faults: &[Diagnostic]) -> Vec<&str> {
    faults.iter().map(|fault| fault.path.as_str()).collect()
}

/// A fault's path, what was found there, and the nearest valid value.
fn told(fault: &Diagnostic) -> (&str, &str, Option<&str>) {
    (&fault.path, &fault.found, fault.nearest.as_deref())
}

#[test]
fn the_small_document_and_the_published_one_read_without_a_fault() {
    for name in ["tests/fixtures/small.json", "public/content/zh-CN.json"] {
        let file = format!("{}/{name}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&file).expect(&file);
        if let Err(faults) = check::read(name, &text) {
            panic!("{faults}");
        }
    }
}

#[test]
fn a_syntax_error_is_told_by_line_and_column_with_the_line_itself() {
    let broken = SMALL.replacen("\"value\": 12,", "\"value\": 12，", 1);
    let line = broken.lines().position(|line| line.contains('，') && line.contains("\"value\"")).expect("a line") + 1;
    let faults = read(&broken);
    let fault = only(faults.faults.clone());
    assert_eq!(fault.path, format!("line {line}, column 20"));
    assert_eq!(fault.line, line);
    assert_eq!(fault.found, "， in: \"value\": 12，");
    assert_eq!(fault.expected, "a comma before the next entry, or } after the last");
    assert_eq!(fault.nearest.as_deref(), Some(","));
    assert!(faults.to_string().starts_with(&format!("small.json:{line}: ")), "{faults}");
}

#[test]
fn a_file_that_ends_too_early_is_told_what_is_open() {
    let fault = only(read(&SMALL[..SMALL.find("\"words\"").expect("words")]).faults);
    assert_eq!(fault.found, "the end of the file");
    assert_eq!(fault.expected, "} for what was opened in line 1");
}

#[test]
fn a_name_that_stands_twice_in_an_object_is_a_fault() {
    let twice = SMALL.replacen("\"value\": 12,", "\"value\": 12, \"value\": 13,", 1);
    assert_eq!(told(&only(read(&twice).faults)), ("ledger.facts[0].value", "\"value\" a second time", None));
}

#[test]
fn an_unknown_fact_id_is_told_with_the_nearest_known_one_wherever_it_stands() {
    let sections = "/sections/0/stories/0";
    for (pointer, value, path, found, near) in [
        ("/charts/0/marks/0/fact", "mill-revnue", "charts[0].marks[0].fact", "\"mill-revnue\"", "mill-revenue"),
        ("/charts/3/caption", "营收{mill-revnue}", "charts[3].caption", "{mill-revnue}", "{mill-revenue}"),
        ("/charts/3/key", "{bridge}", "charts[3].key", "{bridge}", "{bridges}"),
        ("/hero/headline", "{tea-towns}", "hero.headline", "{tea-towns}", "{tea-town}"),
        ("/hero/glyphs/2/strokes/1", "{lane-rates}", "hero.glyphs[2].strokes[1]", "{lane-rates}", "{lane-rate}"),
        ("/sections/1/lead", "{swim-student}", "sections[1].lead", "{swim-student}", "{swim-students}"),
    ] {
        assert_eq!(told(&fault(&[(pointer, json!(value))])), (path, found, Some(near)));
    }
    let figure = fault(&[(&format!("{sections}/figures/1"), json!("mill_revenue"))]);
    assert_eq!(
        told(&figure),
        ("sections[0].stories[0].figures[1]", "\"mill_revenue\"", Some("mill-revenue")),
        "a slip in the only place of a fact is not reported as an unused fact too"
    );
    let part = fault(&[("/ledger/facts/1/part_of", json!("tea-revenu"))]);
    assert_eq!(told(&part), ("ledger.facts[1].part_of", "\"tea-revenu\"", Some("tea-revenue")));
    let operand = fault(&[("/ledger/facts/4/computed/of/0", json!("tea-outputs"))]);
    assert_eq!(told(&operand), ("ledger.facts[4].computed.of[0]", "\"tea-outputs\"", Some("tea-output")));
}

#[test]
fn what_refers_to_charts_sections_and_names_is_checked_too() {
    assert_eq!(
        told(&fault(&[("/sections/0/stories/0/charts/0", json!("tea-part"))])),
        ("sections[0].stories[0].charts[0]", "\"tea-part\"", Some("tea-parts"))
    );
    assert_eq!(
        told(&fault(&[("/hero/glyphs/1/section", json!("shiu"))])),
        ("hero.glyphs[1].section", "\"shiu\"", Some("shui"))
    );
    assert_eq!(
        told(&fault(&[("/sections/0/stories/0/notes/0/name", json!("tea-twon"))])),
        ("sections[0].stories[0].notes[0].name", "\"tea-twon\"", Some("tea-town"))
    );
}

#[test]
fn a_name_cannot_be_drawn_so_charts_refer_to_facts_only() {
    let caption = fault(&[("/charts/3/caption", json!("{old-quay}"))]);
    assert_eq!((caption.path.as_str(), caption.expected.as_str()), ("charts[3].caption", "the id of a fact in { }"));
    let label = fault(&[("/charts/3/marks/0/label", json!("{tea-revenue}"))]);
    assert_eq!(label.path, "charts[3].marks[0].label");
}

#[test]
fn braces_are_closed_and_not_empty() {
    let prose = "/sections/2/stories/0/prose/0";
    let open = fault(&[(prose, json!("修复{bridges座，{old-quay}"))]);
    assert_eq!(told(&open), ("sections[2].stories[0].prose[0]", "{ without } before: bridges座，", None));
    let open = fault(&[(prose, json!("修复{bridges"))]);
    assert_eq!(told(&open), ("sections[2].stories[0].prose[0]", "{ without } before: bridges", None));
    assert_eq!(fault(&[(prose, json!("修复{}"))]).found, "{}");
    assert_eq!(fault(&[(prose, json!("修复bridges}"))]).found, "} without { in: 修复bridges}");
}

#[test]
fn a_duplicate_id_is_told_with_its_owner_and_a_free_one() {
    let fact = fault(&[("/names/0/id", json!("bridges")), ("/sections/0/stories/0/notes/0/name", json!("bridges"))]);
    assert_eq!(told(&fact), ("names[0].id", "\"bridges\"", Some("bridges-2")));
    assert_eq!(fact.expected, "an id of its own; this one belongs to ledger.facts[11].id");
    let story = fault(&[("/sections/1/stories/0/id", json!("tea-trade"))]);
    assert_eq!(told(&story), ("sections[1].stories[0].id", "\"tea-trade\"", Some("tea-trade-2")));
    assert_eq!(fault(&[("/sections/3/id", json!("bridges"))]).path, "sections[3].id");
    let heading = fault(&[("/sections/3/id", json!("tea-trade-title"))]);
    assert_eq!(heading.expected, "an id of its own; this one belongs to sections[0].stories[0].id");
    assert_eq!(fault(&[("/sections/3/id", json!("top"))]).nearest.as_deref(), Some("top-2"));
    let mut charts = with(&[]);
    let copy = charts["charts"][5].clone();
    charts["charts"].as_array_mut().expect("charts").push(copy);
    assert_eq!(told(&only(faults(&charts))), ("charts[9].id", "\"tea-cells\"", Some("tea-cells-2")));
}

#[test]
fn an_id_that_cannot_stand_in_an_address_is_told_with_one_that_can() {
    let fault = fault(&[("/sections/3/id", json!("Next Steps"))]);
    assert_eq!(told(&fault), ("sections[3].id", "\"Next Steps\"", Some("next-steps")));
}

#[test]
fn a_negative_a_missing_and_a_null_value_are_faults() {
    let value = "ledger.facts[0].value";
    assert_eq!(told(&fault(&[("/ledger/facts/0/value", json!(-12))])), (value, "-12", None));
    assert_eq!(told(&fault(&[("/ledger/facts/0/value", json!(null))])), (value, "null", None));
    let missing = only(faults(&without("/ledger/facts/0/value")));
    assert_eq!(told(&missing), (value, "nothing", None));
    assert_eq!(missing.expected, "a number, since the origin is stated");
}

#[test]
fn a_value_that_is_text_or_has_more_digits_than_are_said_is_a_fault() {
    assert_eq!(fault(&[("/ledger/facts/0/value", json!("12"))]).nearest.as_deref(), Some("12"));
    let long = fault(&[("/ledger/facts/1/value", json!(5.43219))]);
    assert_eq!(told(&long), ("ledger.facts[1].value", "5.43219", Some("5.4322")));
}

#[test]
fn an_unknown_unit_is_told_with_the_nearest() {
    let fault = fault(&[("/ledger/facts/0/unit", json!("亿圆"))]);
    assert_eq!(told(&fault), ("ledger.facts[0].unit", "\"亿圆\"", Some("亿元")));
    assert_eq!(fault.expected, "a name in ledger.units");
}

#[test]
fn a_unit_has_a_measure_and_a_size() {
    assert_eq!(
        told(&fault(&[("/ledger/units/吨/measure", json!("mas"))])),
        ("ledger.units.吨.measure", "\"mas\"", Some("mass"))
    );
    assert_eq!(fault(&[("/ledger/units/吨/factor", json!(0))]).path, "ledger.units.吨.factor");
}

#[test]
fn a_figure_can_be_said_in_digits_whatever_its_unit_makes_of_it() {
    let units = |change: Value| {
        let mut unit = json!({ "counter": "个", "factor": 1, "measure": "count" });
        unit.as_object_mut().expect("a unit").extend(change.as_object().expect("a change").clone());
        unit
    };
    let huge = fault(&[("/ledger/units/大", units(json!({ "factor": 1e300 })))]);
    assert_eq!(told(&huge), ("ledger.units.大.factor", "1e+300", None));
    let times = fault(&[("/ledger/units/大", units(json!({ "times": -1 })))]);
    assert_eq!(told(&times), ("ledger.units.大.times", "-1", None));
    let mut document = with(&[]);
    let unit = document["ledger"]["facts"][0]["unit"].as_str().expect("a unit").to_string();
    document["ledger"]["units"][&unit]["times"] = json!(1e12);
    let faults = faults(&document);
    assert_eq!(faults[0].path, "ledger.facts[0].unit", "{faults:?}");
    assert!(faults[0].found.ends_with("which makes too large a number"), "{}", faults[0]);
}

#[test]
fn a_story_states_a_figure_once_among_its_figures() {
    let figures = with(&[])["sections"][0]["stories"][0]["figures"].clone();
    let twice = fault(&[("/sections/0/stories/0/figures/-", figures[0].clone())]);
    let last = figures.as_array().expect("figures").len();
    assert_eq!(twice.path, format!("sections[0].stories[0].figures[{last}]"));
}

#[test]
fn an_unknown_chart_form_is_told_with_the_nearest() {
    let fault = fault(&[("/charts/7/form", json!("pictoral"))]);
    assert_eq!(told(&fault), ("charts[7].form", "\"pictoral\"", Some("pictorial")));
    assert!(fault.expected.contains("glyph, glyph-dots, glyph-bars, glyph-shares"), "{}", fault.expected);
}

#[test]
fn an_unknown_hue_symbol_layout_and_kind_are_told_with_the_nearest() {
    for (pointer, value, path, near) in [
        ("/charts/7/hue", "ornage", "charts[7].hue", "orange"),
        ("/charts/7/marks/0/symbol", "sqaure", "charts[7].marks[0].symbol", "square"),
        ("/sections/0/stories/0/layout", "Split", "sections[0].stories[0].layout", "split"),
        ("/names/0/kind", "honor", "names[0].kind", "honour"),
    ] {
        assert_eq!(told(&fault(&[(pointer, json!(value))])), (path, format!("\"{value}\"").as_str(), Some(near)));
    }
}

#[test]
fn an_unknown_qualifier_is_told_with_the_nearest() {
    let fault = fault(&[("/ledger/facts/9/qualifier", json!("at-least"))]);
    assert_eq!(told(&fault), ("ledger.facts[9].qualifier", "\"at-least\"", Some("at_least")));
    assert_eq!(fault.expected, "one of exact, over, nearly, at_least, order_of, up_to, about");
}

#[test]
fn a_qualifier_has_its_words_in_the_ledger() {
    assert_eq!(only(faults(&without("/ledger/qualifiers/about"))).path, "ledger.facts[4].qualifier");
    assert_eq!(fault(&[("/ledger/qualifiers/about", json!([]))]).path, "ledger.qualifiers.about");
    assert_eq!(
        told(&fault(&[("/ledger/qualifiers/ovr", json!([{ "word": "多", "place": "inside" }]))])),
        ("ledger.qualifiers.ovr", "the unknown name \"ovr\"", Some("over"))
    );
    let word = fault(&[("/ledger/facts/5/word", json!("多"))]);
    assert_eq!(word.path, "ledger.facts[5].word");
    assert_eq!(word.expected, "a word of over in ledger.qualifiers: 超, 余");
}

#[test]
fn an_unused_fact_is_told_with_a_place_for_it() {
    let fact = json!({ "id": "ferries", "subject": "渡船", "value": 3, "unit": "座", "qualifier": "exact",
        "origin": "stated", "paragraph": 4 });
    let unused = fault(&[("/ledger/facts/-", fact)]);
    assert_eq!((unused.path.as_str(), unused.found.as_str()), ("ledger.facts[13]", "the unused fact \"ferries\""));
    let drawn = only(faults(&without("/sections/0/stories/1/figures")));
    assert_eq!(drawn.path, "ledger.facts[4]", "a chart alone does not state a fact");
    let advice = drawn.advice.expect("advice");
    assert!(advice.contains("sections[0].stories[1]") && advice.contains("{tea-use}"), "{advice}");
}

#[test]
fn an_unused_name_and_an_unused_or_doubly_used_chart_are_faults() {
    assert_eq!(
        told(&only(faults(&without("/sections/0/stories/0/notes/0")))),
        ("names[0]", "the unused name \"tea-town\"", None)
    );
    assert_eq!(
        told(&only(faults(&without("/sections/0/stories/1/charts/1")))),
        ("charts[5]", "the unused chart \"tea-cells\"", None)
    );
    let twice = fault(&[("/sections/3/stories/0/charts", json!(["tea-cells"]))]);
    assert_eq!(twice.path, "sections[3].stories[0].charts[0]");
    assert!(twice.expected.contains("sections[0].stories[1].charts[1]"), "{}", twice.expected);
}

#[test]
fn a_status_is_one_of_the_list_and_an_honour_a_programme_and_a_project_have_one() {
    let unknown = fault(&[("/names/0/status", json!("rates"))]);
    assert_eq!(told(&unknown), ("names[0].status", "\"rates\"", Some("rated")));
    assert_eq!(only(faults(&without("/names/0/status"))).path, "names[0].status");
    let of_a_fact = fault(&[("/ledger/facts/11/status", json!("repair"))]);
    assert_eq!(told(&of_a_fact), ("ledger.facts[11].status", "\"repair\"", Some("repaired")));
}

#[test]
fn no_cup_stands_beside_what_is_not_reached() {
    let running = fault(&[("/names/0/status", json!("running"))]);
    assert_eq!(told(&running), ("sections[0].stories[0].notes[0].icon", "\"award\"", None));
    assert!(running.expected.contains("持续推进"), "{running}");
    let tick = fault(&[("/sections/1/stories/0/notes/0/icon", json!("circle-check"))]);
    assert_eq!(tick.path, "sections[1].stories[0].notes[0].icon");
    // What a sentence asks for, too, be it the thing or its status; and a star in a chart.
    for text in ["{bridges}", "{free-ferry.status}"] {
        let note = json!({ "icon": "trophy", "text": text });
        let changes = [("/ledger/facts/11/status", json!("running")), ("/sections/3/stories/0/notes/-", note)];
        assert_eq!(fault(&changes).path, "sections[3].stories[0].notes[1].icon", "{text}");
    }
    let star = [("/ledger/facts/11/status", json!("running")), ("/charts/7/marks/0/symbol", json!("star"))];
    assert_eq!(told(&fault(&star)), ("charts[7].marks[0].symbol", "\"star\"", None));
}

#[test]
fn the_qualifier_of_a_computed_figure_follows_from_those_it_is_computed_from() {
    let about = fault(&[("/ledger/facts/3/qualifier", json!("over"))]);
    assert_eq!(told(&about), ("ledger.facts[4].qualifier", "\"about\"", None));
    assert!(about.expected.contains("超2600吨"), "{about}");
}

#[test]
fn a_computed_figure_rests_on_stated_ones_that_fit() {
    let computed = "/ledger/facts/4/computed";
    assert_eq!(fault(&[("/ledger/facts/4/value", json!(81))]).path, "ledger.facts[4].value");
    let count = fault(&[(&format!("{computed}/of"), json!(["tea-output"]))]);
    assert_eq!(told(&count), ("ledger.facts[4].computed.of", "a list of 1", None));
    let itself = fault(&[(&format!("{computed}/of/1"), json!("tea-use"))]);
    assert_eq!(itself.expected, "the id of a stated fact");
    let measure = fault(&[(&format!("{computed}/of/1"), json!("tea-revenue"))]);
    assert_eq!(measure.path, "ledger.facts[4].computed.of[1]");
    let op = fault(&[(&format!("{computed}/op"), json!("shares"))]);
    assert_eq!(told(&op), ("ledger.facts[4].computed.op", "\"shares\"", Some("share")));
    assert_eq!(fault(&[("/ledger/facts/4/paragraph", json!(3))]).nearest.as_deref(), Some("2"));
    let missing = only(faults(&without("/ledger/facts/4/computed")));
    assert_eq!(missing.path, "ledger.facts[4].computed");
}

#[test]
fn a_figure_is_from_a_paragraph_and_a_year_there_can_be() {
    let paragraph = fault(&[("/ledger/facts/0/paragraph", json!(12))]);
    assert_eq!(told(&paragraph), ("ledger.facts[0].paragraph", "12", Some("4")));
    assert_eq!(fault(&[("/names/0/paragraph", json!(9))]).path, "names[0].paragraph");
    assert_eq!(fault(&[("/ledger/facts/0/year", json!(203))]).path, "ledger.facts[0].year");
    let key = faults(&with(&[("/source/paragraphs/五", json!("展望"))]));
    assert_eq!(paths(&key), ["source.paragraphs.五"]);
}

#[test]
fn a_form_gets_the_marks_it_draws() {
    assert_eq!(fault(&[("/charts/7/marks", json!([]))]).expected, "1 mark or more, in the form pictorial");
    for (chart, least) in [(0, 2), (3, 2), (4, 2)] {
        let marks = with(&[])["charts"][chart]["marks"].as_array().expect("marks")[1..].to_vec();
        let fault = fault(&[(&format!("/charts/{chart}/marks"), json!(marks))]);
        assert_eq!(fault.path, format!("charts[{chart}].marks"));
        assert!(fault.expected.starts_with(&least.to_string()), "{}", fault.expected);
    }
}

#[test]
fn what_cannot_share_a_scale_does_not_stand_in_one_chart() {
    let bridges = json!({ "fact": "bridges", "label": "桥" });
    let mixed = fault(&[("/charts/6/marks/-", bridges.clone())]);
    assert_eq!(mixed.path, "charts[6].marks[3].fact");
    assert!(mixed.found.contains("7座") && mixed.expected.contains("ferry-riders"), "{mixed}");
    let share = fault(&[("/charts/8/marks/-", bridges)]);
    assert_eq!(share.expected, "a fact whose unit measures a share (%), in the form rates");
    let over = faults(&with(&[("/ledger/facts/8/value", json!(101))]));
    assert_eq!(paths(&over), ["charts[2].marks[0].fact", "charts[8].marks[0].fact"]);
}

#[test]
fn a_part_is_not_more_than_its_whole() {
    let swapped = faults(&with(&[
        ("/charts/3/marks/0/fact", json!("mill-revenue")),
        ("/charts/3/marks/1/fact", json!("tea-revenue")),
    ]));
    assert_eq!(paths(&swapped), ["charts[3].marks[1].fact"]);
    let marks = with(&[])["charts"][4]["marks"].as_array().expect("marks").iter().rev().cloned().collect();
    let tank = fault(&[("/charts/4/marks", Value::Array(marks))]);
    assert_eq!(tank.path, "charts[4].marks[1].fact");
    assert!(tank.expected.starts_with("no more than the first mark, the capacity"), "{tank}");
    let part = fault(&[("/ledger/facts/2/part_of", json!("tea-output"))]);
    assert_eq!(told(&part), ("ledger.facts[2].part_of", "\"tea-output\", which is 2600吨", None));
    // Of the same number, what its word says: over 12 is more than 12, and 12 more than nearly 12.
    for (of, whole, due) in [("over", "exact", 1), ("exact", "nearly", 1), ("nearly", "exact", 0), ("exact", "over", 0)]
    {
        let document = with(&[
            ("/ledger/facts/0/qualifier", json!(whole)),
            ("/ledger/facts/1/value", json!(12)),
            ("/ledger/facts/1/qualifier", json!(of)),
        ]);
        let found = check::read("small.json", &document.to_string()).err().map(|told| told.faults).unwrap_or_default();
        let found = found.iter().filter(|fault| fault.path == "ledger.facts[1].part_of").count();
        assert_eq!(found, due, "{of} 12 of {whole} 12");
    }
}

#[test]
fn what_is_drawn_inside_another_is_part_of_it_by_the_ledger() {
    let mut document = with(&[]);
    document["ledger"]["facts"][1].as_object_mut().expect("a fact").remove("part_of");
    let apart = only(faults(&document));
    assert_eq!(told(&apart), ("charts[3].marks[1].fact", "\"mill-revenue\"", None));
    assert!(apart.expected.contains("part_of \"tea-revenue\""), "{apart}");
}

#[test]
fn ladders_of_one_scope_stand_together() {
    let mark = |fact: &str, scope: &str| json!({ "fact": fact, "label": "级", "scope": scope });
    let marks = json!([mark("ferry-riders", "县"), mark("swim-students", "省"), mark("canteen-elders", "县")]);
    let fault = fault(&[("/charts/6/marks", marks), ("/charts/6/form", json!("climb"))]);
    assert_eq!(told(&fault), ("charts[6].marks[2].scope", "\"县\"", None));
}

#[test]
fn a_mark_has_a_colour_of_its_own_only_where_it_is_drawn() {
    let hue = ("/charts/7/marks/0/hue", json!("plum"));
    let blocks = with(&[hue.clone(), ("/charts/7/form", json!("blocks"))]);
    check::read("small.json", &blocks.to_string()).unwrap_or_else(|faults| panic!("{faults}"));
    let fault = fault(&[hue]);
    assert_eq!(told(&fault), ("charts[7].marks[0].hue", "\"plum\"", None));
    assert!(fault.expected.starts_with("no hue: in the form pictorial"), "{fault}");
}

#[test]
fn a_chart_that_draws_what_has_begun_hollow_has_a_key() {
    let begun = ("/ledger/facts/2/status", json!("running"));
    let fault = fault(&[("/charts/4/form", json!("bars")), begun.clone()]);
    assert_eq!(told(&fault), ("charts[4].key", "nothing", None));
    assert!(fault.expected.starts_with("a key that says why tea-capacity"), "{fault}");
    let both = with(&[("/charts/4/form", json!("bars")), begun, ("/ledger/facts/3/status", json!("running"))]);
    check::read("small.json", &both.to_string()).unwrap_or_else(|faults| panic!("{faults}"));
}

#[test]
fn how_much_one_symbol_stands_for_is_more_than_nothing() {
    assert_eq!(told(&fault(&[("/charts/6/each", json!(0))])), ("charts[6].each", "0", None));
}

#[test]
fn no_mark_is_counted_in_more_symbols_than_can_be_told_apart() {
    let small = fault(&[("/charts/6/each", json!(0.5))]);
    assert_eq!(told(&small), ("charts[6].each", "0.5", Some("2.5")));
    assert!(small.expected.starts_with("1.35 or more, so that no mark has more than 1000 symbols"), "{small}");
    assert!(small.expected.ends_with("\"ferry-riders\", which is 1350名"), "{small}");
    let absent = only(faults(&without("/charts/6/each")));
    assert_eq!(told(&absent), ("charts[6].each", "nothing, which stands for 1", Some("2")));
    let glyph = fault(&[("/charts/1/each", json!(2))]);
    assert_eq!(glyph.path, "charts[1].each");
    assert!(glyph.expected.starts_with("5.625 or more, so that no mark has more than 240 symbols"), "{glyph}");
}

#[test]
fn a_note_says_something() {
    let note = json!({ "icon": "leaf" });
    let fault = fault(&[("/sections/0/stories/1/notes", json!([note]))]);
    assert_eq!(fault.path, "sections[0].stories[1].notes[0]");
}

#[test]
fn no_text_is_empty_or_endless() {
    assert_eq!(fault(&[("/words/nav", json!(" "))]).path, "words.nav");
    let long = fault(&[("/sections/0/lead", json!("新".repeat(2001)))]);
    assert_eq!(told(&long), ("sections[0].lead", "2001 letters", None));
    assert_eq!(
        told(&fault(&[("/words/computed", json!("由{form}计算"))])),
        ("words.computed", "{form}", Some("{from}"))
    );
}

#[test]
fn a_misspelt_entry_is_one_fault_and_its_value_is_still_checked() {
    let misspelt = SMALL.replacen("\"layout\": \"split\"", "\"layuot\": \"splitt\"", 1);
    let both = read(&misspelt).faults;
    assert_eq!(told(&both[0]), ("sections[0].stories[0].layout", "\"splitt\"", Some("split")));
    assert_eq!(told(&both[1]), ("sections[0].stories[0].layuot", "the unknown name \"layuot\"", Some("layout")));
    assert_eq!(both.len(), 2);
    // Structs of texts alone are read by code of their own.
    for (part, name, misspelt, place) in
        [("words", "skip", "skipp", "words.skipp"), ("open_data", "csv", "cvs", "open_data.cvs")]
    {
        let mut document = with(&[]);
        let entries = document[part].as_object_mut().expect(part);
        let value = entries.remove(name).expect(name);
        entries.insert(misspelt.into(), value);
        let unknown = only(faults(&document));
        assert_eq!(told(&unknown), (place, format!("the unknown name \"{misspelt}\"").as_str(), Some(name)));
        let added = fault(&[(&format!("/{part}/{misspelt}"), json!("一句话"))]);
        assert_eq!(told(&added), (place, format!("the unknown name \"{misspelt}\"").as_str(), Some(name)));
        assert!(added.expected.starts_with("one of "), "{added}");
    }
}

#[test]
fn a_missing_entry_and_a_value_of_the_wrong_kind_are_told_by_what_belongs_there() {
    let missing = only(faults(&without("/sections/0/stories/0/headline")));
    assert_eq!(told(&missing), ("sections[0].stories[0].headline", "nothing", None));
    assert_eq!(missing.expected, "a text in \"…\"");
    let kind = fault(&[("/sections/1/stories/0/prose", json!("一句话"))]);
    assert_eq!(told(&kind), ("sections[1].stories[0].prose", "\"一句话\"", Some("[\"一句话\"]")));
    assert_eq!(only(faults(&without("/words/skip"))).path, "words.skip");
    assert_eq!(fault(&[("/ledger/facts/0/paragraph", json!(300))]).expected, "a whole number from 0 to 255");
}

#[test]
fn a_file_of_another_version_or_kind_is_told_so() {
    assert_eq!(told(&fault(&[("/schema", json!(2))])), ("schema", "2", Some("1")));
    assert_eq!(only(read("[]").faults).path, "the whole file");
    assert!(read("{}").faults.len() > 5);
}

#[test]
fn several_faults_in_one_file_are_all_listed_in_its_order() {
    let faulty = SMALL
        .replacen("\"value\": 12,", "\"value\": -12,", 1)
        .replacen("\"unit\": \"亿元\",", "\"unit\": \"亿圆\",", 1)
        .replacen("\"qualifier\": \"over\",", "\"qualifier\": \"ovr\",", 1)
        .replacen("\"kind\": \"honour\"", "\"kind\": \"honor\"", 1)
        .replacen("\"form\": \"tank\"", "\"form\": \"tnak\"", 1)
        .replacen("{lane-rate}", "{lane-rat}和{green-rat}", 1)
        .replacen("\"layout\": \"pair\"", "\"layout\": 2", 1);
    let faults = read(&faulty);
    assert_eq!(
        paths(&faults.faults),
        [
            "ledger.facts[0].value",
            "ledger.facts[0].unit",
            "ledger.facts[0].qualifier",
            "names[0].kind",
            "charts[4].form",
            "hero.glyphs[2].strokes[1]",
            "hero.glyphs[2].strokes[1]",
            "sections[0].stories[1].layout",
        ]
    );
    let message = faults.to_string();
    assert!(message.ends_with("\n\n8 faults in small.json"), "{message}");
    for fault in &faults.faults {
        let line = faulty.lines().nth(fault.line - 1).expect("a line of the file");
        let found = fault.found.trim_matches(['"', '{', '}']);
        assert!(line.contains(found) && message.contains(&fault.to_string()), "{fault}: {line}");
    }
}

#[test]
fn what_cannot_be_read_does_not_make_all_that_refers_to_it_wrong() {
    assert_eq!(paths(&faults(&with(&[("/ledger/facts", json!("none"))])))[0], "ledger.facts");
    for list in ["/ledger/units", "/source/paragraphs", "/names", "/charts"] {
        let all = faults(&with(&[(list, json!(0))]));
        assert!(all.iter().all(|fault| !fault.expected.contains("the id of")), "{list}: {all:?}");
    }
    let prose = with(&[])["sections"][2]["stories"][1]["prose"][0].clone();
    assert_eq!(fault(&[("/sections/2/stories/1/prose", prose)]).path, "sections[2].stories[1].prose");
}

#[test]
fn whatever_is_damaged_the_check_ends_with_faults_that_can_be_found() {
    let mut pointers = Vec::new();
    gather(&with(&[]), String::new(), &mut pointers);
    let damages = [json!(null), json!(-3.5), json!("ab{c"), json!([[]]), json!({ "a": 1 })];
    for (pointer, damage) in pointers.iter().zip(damages.iter().cycle()) {
        let text = serde_json::to_string_pretty(&with(&[(pointer, damage.clone())])).expect("JSON");
        if let Err(found) = check::read("small.json", &text) {
            let told = |f: &Diagnostic| (1..=text.lines().count()).contains(&f.line) && !f.path.is_empty();
            assert!(!found.faults.is_empty() && found.faults.iter().all(told), "{pointer}: {found}");
        }
    }
    for (end, _) in SMALL.trim_end().char_indices().step_by(97) {
        assert_eq!(read(&SMALL[..end]).faults.len(), 1, "a file cut off at {end}");
    }
}

/// Collects a JSON pointer to every value inside a document.
fn gather(value: &Value, pointer: String, pointers: &mut Vec<String>) {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(entries) => entries.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(i, value)| (i.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    for (name, child) in children {
        let pointer = format!("{pointer}/{name}");
        gather(child, pointer.clone(), pointers);
        pointers.push(pointer);
    }
}
