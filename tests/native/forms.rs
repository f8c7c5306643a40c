//! A chart's picture, table, description and CSV file give the same values.

use std::fs;
use std::path::Path;

use crate::support::page::{page, within};
use gongxiaomei::chart::forms::Scale;
use gongxiaomei::chart::scene::{Role, Shape};
use gongxiaomei::chart::{Chart, Datum, Frame, describe, layout, table};
use gongxiaomei::check;
use gongxiaomei::model::Content;
use gongxiaomei::model::ledger::Qualifier;
use scraper::ElementRef;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn content(file: &str) -> Content {
    let text = fs::read_to_string(root().join(file)).unwrap_or_else(|e| panic!("{file}: {e}"));
    check::read(file, &text).unwrap_or_else(|faults| panic!("{faults}"))
}

fn solid(text: &str) -> String {
    text.split_whitespace().collect()
}

fn text(element: ElementRef) -> String {
    solid(&element.text().collect::<String>())
}

/// The cells of a CSV file, parsed independently of the code that wrote it.
fn parse_csv(file: &str) -> Vec<Vec<String>> {
    let mut lines = vec![vec![String::new()]];
    let mut quoted = false;
    let mut chars = file.chars().peekable();
    while let Some(c) = chars.next() {
        let line = lines.last_mut().expect("a line");
        let cell = line.last_mut().expect("a cell");
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.push(chars.next().expect("a quotation mark")),
            '"' => quoted = !quoted,
            ',' if !quoted => line.push(String::new()),
            '\r' if !quoted => assert_eq!(chars.next_if_eq(&'\n'), Some('\n'), "lines end in CRLF"),
            _ => cell.push(c),
        }
        if c == '\r' && !quoted {
            lines.push(vec![String::new()]);
        }
    }
    assert_eq!(lines.pop(), Some(vec![String::new()]), "the last line ends too");
    lines
}

#[test]
fn picture_table_words_and_csv_give_the_same_values_in_the_same_order() {
    for file in ["public/content/zh-CN.json", "tests/fixtures/small.json"] {
        let content = content(file);
        let html = page(&content);
        let book = content.fact_context();
        for spec in &content.charts {
            let at = &spec.id;
            let chart = Chart::new(spec, book).unwrap_or_else(|e| panic!("{e}"));
            let facts: Vec<&str> = spec.marks.iter().map(|m| m.fact.as_str()).collect();
            let asked: Vec<&str> = facts.iter().copied().chain(spec.strokes.iter().map(|s| s.of.as_str())).collect();
            let value = |id: &&str| match book.name(id) {
                Some(name) => book.stated(name),
                None => book.ledger.value_text(id),
            };
            let values: Vec<String> = asked.iter().map(value).collect();

            let scene = layout(&chart, Frame::new(620.0)).unwrap_or_else(|e| panic!("{e}"));
            let drawn: Vec<&str> = scene.marks.iter().map(|m| m.fact.as_str()).collect();
            assert_eq!(drawn, asked, "{at}: marks");
            let largest = (0..facts.len()).max_by(|a, b| chart.data[*a].value.total_cmp(&chart.data[*b].value));
            let largest = largest.expect("a mark");
            for (mark, datum) in
                scene.marks.iter().zip(&chart.data).filter(|(_, d)| d.scope == chart.data[largest].scope)
            {
                let scale = scene.marks[largest].extent / chart.data[largest].value;
                let off = (mark.extent - datum.value * scale).abs();
                assert!(off <= 2.0 * mark.grain + 1e-9, "{at}: {} is drawn {off} beside its value", mark.fact);
            }

            let words = describe::describe(&chart, &content);
            let places: Vec<usize> = values
                .iter()
                .zip(chart.data.iter().chain(&chart.strokes))
                .filter_map(|(value, d)| {
                    let named = book.name(&d.fact).is_some();
                    words.find(&if named { value.clone() } else { format!("{}{value}", d.label) })
                })
                .collect();
            assert_eq!(places.len(), values.len(), "{at}: {words}");
            assert!(places.is_sorted(), "{at}: {words}");

            let id = format!("chart-{at}-words");
            let shown = within(html.root_element(), &format!("[id='{id}']"));
            assert_eq!(shown.len(), 1, "{id}");
            assert_eq!(text(shown[0]), solid(&words), "{at}: the page tells it so");
            let around = ElementRef::wrap(shown[0].parent().expect("a parent")).expect("an element");
            // The table of a story has all its figures, and those of its charts among them.
            let table: Vec<[String; 3]> = within(around, "tbody tr")
                .into_iter()
                .map(|row| {
                    let number = within(row, "td data").first().and_then(|data| data.value().attr("value"));
                    [text(within(row, "th")[0]), text(within(row, "td")[0]), number.unwrap_or_default().into()]
                })
                .collect();
            let machine: Vec<String> = asked
                .iter()
                .zip(&values)
                .map(|(id, value)| {
                    let subject = book.ledger.fact(id).map(|fact| solid(&fact.subject)).unwrap_or_default();
                    let row = table.iter().find(|row| row[0].starts_with(&subject) && row[1] == *value);
                    row.unwrap_or_else(|| panic!("{at}: no row for {subject} {value} in {table:?}"))[2].clone()
                })
                // A name has no number.
                .filter(|number| !number.is_empty())
                .collect();

            let rows = table::rows(&chart, book);
            let file = table::csv(&rows, book.words);
            assert!(file.as_bytes().starts_with(&[0xef, 0xbb, 0xbf]), "{at}: Excel and WPS look for these bytes");
            let lines = parse_csv(file.trim_start_matches(table::BOM));
            assert!(lines.iter().all(|line| line.len() == lines[0].len()), "{at}: {lines:?}");
            let column = |n: usize| lines[1..].iter().map(|line| line[n].clone()).collect::<Vec<_>>();
            let numbers: Vec<String> = column(2).into_iter().filter(|number| !number.is_empty()).collect();
            assert_eq!((column(1), numbers), (values.clone(), machine), "{at}: the CSV");
            assert_eq!(column(7), asked, "{at}: the CSV");
            for (id, number) in asked.iter().zip(column(2)) {
                let Some(fact) = book.ledger.fact(id) else {
                    assert_eq!(number, "", "{at}: the name {id} has no number");
                    continue;
                };
                assert_eq!(number.parse().ok(), book.ledger.value(fact), "{at}: {}", fact.id);
            }
            let copied: Vec<String> = table::tsv(&rows, book.words)
                .lines()
                .skip(1)
                .map(|l| l.split('\t').nth(1).unwrap_or_default().trim_matches('"').into())
                .collect();
            assert_eq!(copied, values, "{at}: the clipboard");
        }
    }
}

#[test]
fn a_cell_with_commas_quotation_marks_or_a_formula_stays_one_harmless_cell() {
    let mut content = content("tests/fixtures/small.json");
    content.ledger.facts[0].subject = "=HYPERLINK(\"x\",1)".into();
    let spec =
        &content.charts.iter().find(|c| c.marks.iter().any(|m| m.fact == content.ledger.facts[0].id)).expect("a chart");
    let chart = Chart::new(spec, content.fact_context()).unwrap_or_else(|e| panic!("{e}"));
    let file = table::csv(&table::rows(&chart, content.fact_context()), &content.words);
    let subjects: Vec<String> =
        parse_csv(file.trim_start_matches(table::BOM)).into_iter().map(|l| l[0].clone()).collect();
    assert!(subjects.contains(&"'=HYPERLINK(\"x\",1)".into()), "{subjects:?}");
}

#[test]
fn every_chart_has_a_caption_a_description_and_a_table_with_heads() {
    let html = page(&content("public/content/zh-CN.json"));
    for picture in within(html.root_element(), "[data-island=chart]") {
        let chart = picture.value().attr("data-chart").expect("an id");
        let figure = ElementRef::wrap(picture.parent().expect("a parent")).expect("an element");
        assert_eq!(figure.value().name(), "figure", "{chart}");
        assert_ne!(text(within(figure, "figcaption")[0]), "", "{chart}");
        let words = within(picture, ".still")[0].value().attr("aria-describedby").expect("a description");
        let words = within(html.root_element(), &format!("[id='{words}']"))[0];
        let around = ElementRef::wrap(words.parent().expect("a parent")).expect("an element");
        let named = within(around, "table")
            .iter()
            .all(|table| table.value().attr("aria-labelledby").is_some() || !within(*table, "caption").is_empty());
        assert!(named, "{chart}");
        assert!(within(around, "thead th").iter().all(|th| th.value().attr("scope") == Some("col")), "{chart}");
        assert!(!within(around, "tbody th[scope=row]").is_empty(), "{chart}");
    }
}

#[test]
fn shares_of_different_wholes_say_that_they_do_not_add_up() {
    let content = content("public/content/zh-CN.json");
    let html = page(&content);
    let shares = content.charts.iter().filter(|c| c.form.spec().scale == Scale::Shares);
    let rates: Vec<&str> = shares.filter(|c| c.marks.len() > 1).map(|c| c.id.as_str()).collect();
    assert!(!rates.is_empty());
    for chart in rates {
        let key = text(within(html.root_element(), &format!("#chart-{chart} .key"))[0]);
        assert!(key.contains("不能相加"), "{chart}: {key}");
    }
}

#[test]
fn a_scale_of_more_than_a_thousand_says_so_and_a_shorter_one_does_not() {
    let content = content("public/content/zh-CN.json");
    let spec = content.charts.iter().find(|c| c.id == "housing").expect("a chart");
    let mut chart = Chart::new(spec, content.fact_context()).unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(describe::caution(&chart, &content), "");
    chart.data[0].value = 20.0;
    chart.data[1].value = 50_000.0;
    assert_eq!(describe::caution(&chart, &content), content.description.wide);
}

/// The description of one of the page's charts, with these values and qualifiers for its marks.
fn described(chart: &str, marks: &[(f64, Qualifier)]) -> String {
    let mut content = content("public/content/zh-CN.json");
    content.statuses.clear();
    let spec = content.charts.iter_mut().find(|c| c.id == chart).expect("a chart");
    spec.compare = Some("they are of one kind".into());
    let spec = spec.clone();
    let mut chart = Chart::new(&spec, content.fact_context()).unwrap_or_else(|e| panic!("{e}"));
    let one = chart.data[0].clone();
    let datum = |(i, (value, qualifier)): (usize, &(f64, Qualifier))| {
        let mut datum = Datum { value: *value, qualifier: *qualifier, label: format!("第{i}笔"), ..one.clone() };
        datum.wording.number = value.to_string();
        datum
    };
    chart.data = marks.iter().enumerate().map(datum).collect();
    describe::describe(&chart, &content)
}

#[test]
fn over_a_hundred_is_the_largest_beside_nearly_a_hundred_in_any_order() {
    let (over, nearly, exact) = ((100.0, Qualifier::Over), (100.0, Qualifier::Nearly), (50.0, Qualifier::Exact));
    for marks in [[over, nearly, exact], [nearly, over, exact], [exact, nearly, over]] {
        let largest = marks.iter().position(|mark| *mark == over).expect("a mark");
        let words = described("investments", &marks);
        assert!(words.contains(&format!("数值最大的是第{largest}笔")), "{words}");
    }
}

#[test]
fn nothing_is_the_largest_where_another_may_be_as_large() {
    let tie =
        described("investments", &[(100.0, Qualifier::Exact), (100.0, Qualifier::UpTo), (50.0, Qualifier::Exact)]);
    assert!(!tie.contains("最大") && tie.contains("数值最小的是第2笔"), "{tie}");
    let open =
        described("investments", &[(99.0, Qualifier::Over), (100.0, Qualifier::Exact), (98.0, Qualifier::AtLeast)]);
    assert!(!open.contains("最大") && !open.contains("最小"), "{open}");
}

#[test]
fn no_chart_is_compared_without_a_reason() {
    let mut content = content("public/content/zh-CN.json");
    let compared = |content: &Content| {
        let charts = content.charts.iter().map(|spec| {
            let chart = Chart::new(spec, content.fact_context()).unwrap_or_else(|e| panic!("{e}"));
            describe::describe(&chart, content)
        });
        charts.filter(|words| ["最大", "最小", "较大", "都是"].iter().any(|word| words.contains(word))).count()
    };
    assert!(compared(&content) > 0, "some charts give a reason");
    content.charts.iter_mut().for_each(|spec| spec.compare = None);
    assert_eq!(compared(&content), 0);
}

#[test]
fn what_has_begun_is_hollow_beside_what_is_done_and_solid_beside_its_like() {
    let mut content = content("public/content/zh-CN.json");
    let hollow = |content: &Content| {
        let power = content.charts.iter().find(|chart| chart.id == "power").expect("a chart of bars");
        let chart = Chart::new(power, content.fact_context()).unwrap_or_else(|e| panic!("{e}"));
        let scene = layout(&chart, Frame::new(600.0)).unwrap_or_else(|e| panic!("{e}"));
        let inside = |shape: &&Shape| matches!(shape, Shape::Box(_, ink) if ink.role == Role::Paper);
        scene.shapes.iter().filter(inside).count()
    };
    assert_eq!(hollow(&content), 1, "one of two");
    let done = content.ledger.facts.iter_mut().find(|fact| fact.id == "fenyi-power-investment").expect("a fact");
    done.status = Some("started".into());
    assert_eq!(hollow(&content), 0, "both");
}

#[test]
fn two_things_have_a_larger_one_and_no_largest() {
    let two = described("power", &[(100.0, Qualifier::Over), (50.0, Qualifier::Exact)]);
    assert!(two.contains("数值较大的是第0笔") && !two.contains('最'), "{two}");
}

#[test]
fn no_description_computes_anything() {
    for file in ["public/content/zh-CN.json", "public/content/en.json", "tests/fixtures/small.json"] {
        let content = check::open(&root().join(file)).unwrap_or_else(|faults| panic!("{faults}"));
        for spec in &content.charts {
            let chart = Chart::new(spec, content.fact_context()).unwrap_or_else(|e| panic!("{e}"));
            let mut words = describe::describe(&chart, &content);
            for datum in chart.data.iter().chain(&chart.strokes) {
                let Some(fact) = content.ledger.fact(&datum.fact) else {
                    let name = content.name(&datum.fact).expect("a name");
                    words = words.replace(&content.fact_context().stated(name), "");
                    continue;
                };
                words = words.replace(&datum.value_text(), "").replace(&datum.label, "");
                for said in content.fact_context().circumstances(fact) {
                    words = words.replace(&said, "");
                }
            }
            for word in [&content.description.apart, &content.description.forms[&chart.form]] {
                words = words.replace(word.as_str(), "");
            }
            let left: String = words.chars().filter(char::is_ascii_digit).collect();
            assert_eq!(left, (chart.data.len() + chart.strokes.len()).to_string(), "{}: {words}", spec.id);
        }
    }
}
