//! Properties that hold for every form with any content: any number of marks, any values, names, column widths and text sizes.

use std::ops::RangeInclusive;
use std::path::Path;

use gongxiaomei::chart::forms::{Order, Scale};
use gongxiaomei::chart::scene::{Label, Role, Shape};
use gongxiaomei::chart::{Chart, Datum, Frame, Rect, Scene, describe, layout};
use gongxiaomei::check;
use gongxiaomei::model::content::{Form, Hue, Symbol};
use gongxiaomei::model::ledger::Qualifier;
use gongxiaomei::model::quantity_text::QuantityText;
use gongxiaomei::text::measure;
use gongxiaomei::text::number;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestError, TestRng, TestRunner};

use crate::support::charts::{chart_of, scattered};
use crate::support::geometry::{inside, over};

/// The most marks that a chart is tested with.
const MARKS: usize = 40;

fn marks(form: Form) -> RangeInclusive<usize> {
    let marks = form.spec().marks;
    marks.least..=marks.most.min(MARKS)
}

fn name() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        12 => proptest::char::range('一', '龥'),
        1 => proptest::char::range('0', '9'),
        1 => proptest::char::range('A', 'z'),
        1 => proptest::sample::select("，。、；：！？“”‘’（）《》「」…·—%<&\" ".chars().collect::<Vec<_>>()),
    ];
    proptest::collection::vec(character, 1..=60).prop_map(String::from_iter)
}

fn shares(form: Form) -> bool {
    form.spec().scale == Scale::Shares
}

/// The values of one chart, in base units. Often all are equal, zero or as large as possible, so that extremes meet.
fn values(form: Form, count: usize) -> BoxedStrategy<Vec<f64>> {
    let most = if shares(form) { 100.0 } else { 1e12 };
    let one = prop_oneof![
        Just(0.0),
        Just(most),
        0.0..=most,
        (-3.0..12.0_f64).prop_map(move |e| 10_f64.powf(e).min(most)),
        (1..60_u32).prop_map(f64::from),
    ];
    let equal = one.clone().prop_map(move |v| vec![v; count]);
    let mut all = prop_oneof![3 => proptest::collection::vec(one, count), 1 => equal].boxed();
    if form.spec().below_zero() {
        let signs = proptest::collection::vec(any::<bool>(), count);
        let signed = |(all, signs): (Vec<f64>, Vec<bool>)| {
            all.into_iter().zip(signs).map(|(v, falls)| if falls && v > 0.0 { -v } else { v }).collect()
        };
        all = prop_oneof![all.clone(), (all, signs).prop_map(signed)].boxed();
    }
    if matches!(form.spec().order, Order::WholeFirst | Order::CapacityFirst) {
        all = all
            .prop_map(|mut all| {
                all.sort_by(|a, b| b.total_cmp(a));
                all
            })
            .boxed();
    }
    all
}

fn symbol() -> impl Strategy<Value = Symbol> {
    use Symbol::*;
    proptest::sample::select(vec![Person, House, Village, Star, Desk, Drop, Wave, Lens, Dot, Square])
}

fn datum(i: usize, value: f64, share: bool) -> impl Strategy<Value = Datum> {
    let qualifiers: Vec<Qualifier> = Qualifier::ALL.iter().map(|(q, _)| *q).collect();
    let units = if share { vec!["%"] } else { vec!["个", "亿元", "万平方公里", "GW"] };
    (name(), proptest::sample::select(qualifiers), proptest::sample::select(units), symbol(), 0..3_usize).prop_map(
        move |(label, qualifier, unit, symbol, scope)| {
            let (before, after) = match qualifier {
                Qualifier::Exact => ("", ""),
                Qualifier::AtLeast => ("", "以上"),
                Qualifier::OrderOf => ("上", ""),
                Qualifier::Nearly => ("近", ""),
                Qualifier::UpTo => ("达", ""),
                Qualifier::About => ("约", ""),
                Qualifier::Over => ("突破", ""),
            };
            Datum {
                fact: format!("fact-{i}"),
                label,
                value,
                qualifier,
                wording: QuantityText {
                    before: before.into(),
                    number: number::digits(value, 2, ","),
                    unit: unit.into(),
                    after: after.into(),
                    beside: String::new(),
                },
                symbol,
                to: None,
                at: None,
                scope: Some(["全国综合排名", "全省综合考核", "全市"][scope].into()),
                hue: None,
                reached: true,
            }
        },
    )
}

fn chart(form: Form) -> impl Strategy<Value = Chart> {
    let each = prop_oneof![
        4 => (-1.0..11.0_f64).prop_map(|e| 10_f64.powf(e)),
        1 => Just(1.0),
        1 => proptest::sample::select(vec![1e-9, 1e15, f64::MIN_POSITIVE, f64::MAX]),
    ];
    (marks(form), each)
        .prop_flat_map(move |(count, each)| (values(form, count), Just(each)))
        .prop_flat_map(move |(values, each)| {
            let share = shares(form);
            let data: Vec<_> = values.into_iter().enumerate().map(|(i, v)| datum(i, v, share)).collect();
            (data, Just(each))
        })
        .prop_map(move |(mut data, each)| {
            if form.spec().scale == Scale::Panels {
                // The marks of a scope must be adjacent.
                data.sort_by(|a, b| a.scope.cmp(&b.scope));
            } else {
                for datum in &mut data {
                    datum.scope = None;
                }
            }
            // Ranges, and times with a gap after every fourth.
            let known = each > 10.0;
            for (i, datum) in data.iter_mut().enumerate() {
                datum.to = (form.spec().scale == Scale::Range).then(|| datum.value + datum.value.abs() * 0.4);
                datum.at = (form.spec().order == Order::Time && known).then(|| 1990.0 + (i + i / 4) as f64);
            }
            let strokes = strokes(form, |i| data.get(i));
            Chart { whole: "全部成本".into(), ..chart_of(form, each, data, strokes) }
        })
}

/// The strokes of a character that are on no scale, with the names, values and qualifiers of the chart's marks, as far as there are any.
fn strokes<'a>(form: Form, like: impl Fn(usize) -> Option<&'a Datum>) -> Vec<Datum> {
    let stroke = |(i, own): (usize, Datum)| match like(i) {
        Some(like) => Datum { fact: own.fact, scope: None, ..like.clone() },
        None => own,
    };
    scattered(form, 0).strokes.into_iter().enumerate().map(stroke).collect()
}

fn frame() -> impl Strategy<Value = Frame> {
    let width = prop_oneof![Just(240.0), Just(300.0), Just(620.0), 240.0..=1600.0];
    (width, prop_oneof![2 => Just(1.0), 1 => 1.0..=2.0_f64]).prop_map(|(width, text)| Frame { width, text })
}

/// Checks a property on random charts of every form in random frames. The charts are the same in every run; a failure shows
/// the smallest failing chart that was found, in readable lines.
fn hold(property: impl Fn(&Chart, Frame, &Scene) -> Result<(), TestCaseError>) {
    let mut failed = Vec::new();
    for form in Form::ALL {
        let config = Config { cases: CASES, failure_persistence: None, max_shrink_iters: 1000, ..Config::default() };
        let random = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
        let tried = TestRunner::new_with_rng(config, random).run(&(chart(form), frame()), |(chart, frame)| {
            let scene = layout(&chart, frame).map_err(|untrue| TestCaseError::fail(untrue.to_string()))?;
            property(&chart, frame, &scene)
        });
        match tried {
            Ok(()) => {}
            Err(TestError::Fail(reason, (chart, frame))) => failed.push(tell(&reason.to_string(), &chart, frame)),
            Err(TestError::Abort(reason)) => panic!("{form:?}: {reason}"),
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

fn tell(reason: &str, chart: &Chart, frame: Frame) -> String {
    let data =
        chart.data.iter().map(|d| format!("\n    {}: {} ({:e}) {:?}", d.value_text(), d.label, d.value, d.scope));
    let data: String = data.collect();
    format!("{:?}: {reason}\n  at {} px, text {}, each {:e}:{data}", chart.form, frame.width, frame.text, chart.each)
}

/// The number of charts for each form and property.
const CASES: u32 = 32;

#[test]
fn every_shape_and_label_is_inside_the_picture_and_its_height_is_in_keeping_with_its_marks() {
    hold(|chart, frame, scene| {
        prop_assert!(scene.height.is_finite() && scene.height >= 1.0, "height {}", scene.height);
        // Room for a thousand symbols in the narrowest column, and three lines of large type for each mark.
        let most = frame.width.max(600.0) + chart.data.len() as f64 * (1500.0 + 120.0 * frame.text);
        prop_assert!(scene.height <= most, "{} marks take {}", chart.data.len(), scene.height);
        for shape in &scene.shapes {
            prop_assert!(inside(shape.bounds(), scene), "{shape:?} lies outside {} × {}", scene.width, scene.height);
            if let Shape::Box(rect, _) = shape {
                prop_assert!(rect.w > 0.0 && rect.h > 0.0, "{rect:?} is empty");
            }
        }
        Ok(())
    });
}

#[test]
fn no_label_lies_over_another() {
    hold(|_, _, scene| {
        let labels: Vec<&Label> = scene.labels().collect();
        for (i, a) in labels.iter().enumerate() {
            for b in &labels[i + 1..] {
                prop_assert!(!over(a, b), "“{}” lies over “{}”: {:?} {:?}", a.text, b.text, a.bounds(), b.bounds());
            }
        }
        Ok(())
    });
}

#[test]
fn every_fact_has_its_mark_in_order_and_a_reach_of_its_drawing_and_its_labels() {
    hold(|chart, _, scene| {
        let asked: Vec<&str> = chart.data.iter().chain(&chart.strokes).map(|d| d.fact.as_str()).collect();
        let drawn: Vec<&str> = scene.marks.iter().map(|m| m.fact.as_str()).collect();
        prop_assert_eq!(asked, drawn);
        for mark in &scene.marks {
            let holds = |inner: Rect| {
                let both = mark.reach.union(inner);
                (both.w - mark.reach.w).abs() < 1e-6 && (both.h - mark.reach.h).abs() < 1e-6
            };
            prop_assert!(holds(mark.bounds), "{:?} has not {:?}", mark.reach, mark.bounds);
            prop_assert!(mark.extent.is_finite() && mark.grain.is_finite(), "{mark:?}");
            prop_assert!(inside(mark.reach, scene), "{mark:?} lies outside {} × {}", scene.width, scene.height);
            for label in scene.labels().filter(|l| l.of.as_ref() == Some(&mark.fact)) {
                prop_assert!(holds(label.bounds()), "{:?} has not “{}”", mark.reach, label.text);
            }
        }
        Ok(())
    });
}

/// The texts that a form writes for a value, if any: columns write a common unit once.
fn written_parts(chart: &Chart, datum: &Datum) -> Vec<String> {
    let QuantityText { before, number, unit, after, beside: _ } = &datum.wording;
    let form = chart.form;
    let value = |datum: &Datum| datum.value;
    match form {
        Form::Columns if chart.data.iter().all(|other| other.wording.unit == *unit) => {
            vec![[before.as_str(), number, after].concat()]
        }
        Form::Line => {
            let last = &chart.data[chart.data.len() - 1];
            let others = || chart.data.iter().filter(|other| other.fact != datum.fact).map(value);
            let extreme = others().all(|v| v < datum.value) || others().all(|v| v > datum.value);
            if datum.fact == last.fact || extreme { vec![datum.value_text()] } else { Vec::new() }
        }
        form if form.spec().labelled => vec![datum.value_text()],
        _ => Vec::new(),
    }
}

#[test]
fn values_are_written_whole_and_legibly_whatever_becomes_of_the_names() {
    hold(|chart, frame, scene| {
        for datum in &chart.data {
            for part in written_parts(chart, datum).into_iter().filter(|part| !part.is_empty()) {
                let bare =
                    |text: &str| text.replacen(&datum.wording.unit, "", 1) == part && chart.form == Form::Columns;
                let own = |l: &&Label| (l.text == part || bare(&l.text)) && l.of.as_ref() == Some(&datum.fact);
                let label = scene.labels().find(own);
                prop_assert!(label.is_some(), "“{part}” is not written");
                let (size, smallest) = (label.map_or(0.0, |l| l.size), frame.smallest());
                let room = if chart.form == Form::Line { frame.width * 0.4 } else { frame.width * 0.9 };
                if measure::width(&part, smallest) <= room {
                    prop_assert!(size >= smallest - 0.01, "“{part}” is set at {size}, under {smallest}");
                }
                prop_assert!(size >= 4.0, "“{part}” is set at {size}");
            }
        }
        Ok(())
    });
}

/// Whether a coloured shape at least a pixel wide and high is drawn for a mark, within its bounds.
fn seen(scene: &Scene, i: usize) -> bool {
    let within = |r: Rect| {
        let b = scene.marks[i].bounds;
        r.x >= b.x - 0.6 && r.right() <= b.right() + 0.6 && r.y >= b.y - 0.6 && r.bottom() <= b.bottom() + 0.6
    };
    let hued = |shape: &&Shape| match shape {
        Shape::Box(_, ink) | Shape::Circle(.., ink) | Shape::Polygon(_, ink) => ink.role == Role::Lake,
        Shape::Line(..) | Shape::Text(_) => false,
    };
    let drawn = scene.shapes.iter().filter(hued).map(Shape::bounds);
    drawn.filter(|r| within(*r)).any(|r| r.w >= 0.95 && r.h >= 0.95)
}

/// A number that can be meant: 超 within twice, 近 above half, 约 within a tenth, 上千 below ten thousand.
fn meant(datum: &Datum, chance: f64) -> f64 {
    let n = datum.value;
    match datum.qualifier {
        Qualifier::Exact | Qualifier::UpTo => n,
        // At least a thousandth more: 超 never means the number itself.
        Qualifier::Over => n * (1.001 + 0.998 * chance),
        Qualifier::AtLeast => n * (1.0 + 0.999 * chance),
        Qualifier::OrderOf => n * (1.0 + 8.999 * chance),
        Qualifier::Nearly => n * (0.501 + 0.498 * chance),
        Qualifier::About => n * (0.9 + 0.2 * chance),
    }
}

#[test]
fn no_description_says_more_than_the_qualifiers_allow() {
    let mut content = check::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("public/content/zh-CN.json"))
        .unwrap_or_else(|faults| panic!("{faults}"));
    content.description.largest = "<largest {max}>".into();
    content.description.smallest = "<smallest {min}>".into();
    content.description.larger = "<larger {max}>".into();
    content.description.equal = "<equal {value}>".into();
    content.description.labelled = "{label}={value}".into();
    for spec in &mut content.charts {
        spec.id = "chart".into();
        spec.compare = Some("they are of one kind".into());
    }
    let ties = proptest::collection::vec(proptest::sample::select(vec![1.0, 40.0, 50.0, 99.0, 100.0]), 1..6);
    let data = ties.prop_flat_map(|values| {
        values.into_iter().enumerate().map(|(i, value)| datum(i, value, false)).collect::<Vec<_>>()
    });
    let chances = proptest::collection::vec(0.0..1.0_f64, 6);
    let config = Config { cases: 4000, failure_persistence: None, ..Config::default() };
    let random = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(config, random);
    let tried = runner.run(&(data, proptest::collection::vec(chances, 8)), |(mut data, chances)| {
        for (i, datum) in data.iter_mut().enumerate() {
            (datum.label, datum.scope) = (format!("{i}"), None);
        }
        let count = data.len();
        let chart = Chart { whole: String::new(), ..chart_of(Form::Bars, 1.0, data, Vec::new()) };
        let words = describe::describe(&chart, &content);
        let named = |claim: &str| {
            let (_, rest) = words.split_once(&format!("<{claim} "))?;
            rest.split_once('=')?.0.parse::<usize>().ok()
        };
        for chances in &chances {
            let numbers: Vec<f64> =
                chart.data.iter().zip(chances).map(|(datum, chance)| meant(datum, *chance)).collect();
            for claim in ["largest", "larger"] {
                if let Some(i) = named(claim) {
                    prop_assert!((0..count).all(|j| j == i || numbers[j] < numbers[i]), "{} {:?}", words, numbers);
                }
            }
            if let Some(i) = named("smallest") {
                prop_assert!((0..count).all(|j| j == i || numbers[j] > numbers[i]), "{} {:?}", words, numbers);
            }
        }
        prop_assert!(named("larger").is_none() || count == 2, "{}", words);
        prop_assert!((named("largest").is_none() && named("smallest").is_none()) || count > 2, "{}", words);
        if words.contains("<equal") {
            prop_assert!(
                chart
                    .data
                    .iter()
                    .all(|d| d.value_text() == chart.data[0].value_text() || d.value == chart.data[0].value)
            );
        }
        Ok(())
    });
    tried.unwrap_or_else(|e| panic!("{e}"));
}

/// A chart of two values far apart, or of as many as its form needs.
fn far_apart(form: Form) -> Chart {
    let datum = |(i, value): (usize, f64)| Datum {
        fact: format!("fact-{i}"),
        label: "名称".into(),
        value,
        qualifier: Qualifier::Exact,
        wording: QuantityText { number: number::plain(value), unit: "个".into(), ..QuantityText::default() },
        symbol: Symbol::Dot,
        to: (form.spec().scale == Scale::Range).then_some(value * 1.5),
        at: None,
        scope: None,
        hue: None,
        reached: true,
    };
    let values = if shares(form) { [100.0, 0.02, 50.0] } else { [5000.0, 1.0, 2500.0] };
    let marks = form.spec().marks;
    let data = values.into_iter().take(2.clamp(marks.least, marks.most)).enumerate().map(datum).collect::<Vec<_>>();
    Chart { hue: Hue::Lake, ..chart_of(form, 1.0, data, strokes(form, |_| None)) }
}

#[test]
fn a_chart_of_one_and_five_thousand_is_seen_and_told_at_both_ends() {
    for form in Form::ALL {
        for width in [300.0, 620.0] {
            let chart = far_apart(form);
            let scene = layout(&chart, Frame::new(width)).unwrap_or_else(|untrue| panic!("{untrue}"));
            for (i, datum) in chart.data.iter().enumerate() {
                let written = form.spec().scale == Scale::Written;
                assert!(written || seen(&scene, i), "{form:?} at {width}: nothing is seen of {}", datum.value_text());
                for part in written_parts(&chart, datum).iter().filter(|part| !part.is_empty()) {
                    assert!(
                        scene.labels().any(|l| l.text.starts_with(part)),
                        "{form:?} at {width}: {part} is not told"
                    );
                }
            }
        }
    }
}
