//! The gallery: a page with every form in edge cases, for whoever changes a form: as few marks and as many as possible, zeros, equal
//! values, values far apart, every qualifier, long names, punctuation, markup. Its figures are invented, and it says so.
//!
//! It is made from a content file, whose words and units it keeps, and is checked and rendered like one.

use serde_json::{Map, Value, json};

use crate::chart::forms::{FORMS, FormSpec, Order, Scale};
use crate::model::content::Form;
use crate::model::ledger::Qualifier;

/// The text of title and source, so that no figure is taken for a fact.
pub const INVENTED: &str = "图例，数字为虚构";

/// Most marks of a chart in the gallery.
const MANY: usize = 40;

/// An edge case: id, name, number of marks, and the value and label of each.
struct Edge {
    id: &'static str,
    name: &'static str,
    marks: usize,
    /// The value of a mark, by its index and whether it is a share: amounts are up to 5000, shares up to 100.
    value: fn(usize, bool) -> f64,
    label: fn(usize) -> String,
}

const EDGES: [Edge; 9] = [
    Edge { id: "few", name: "最少的项", marks: 1, value: stepped, label: plain },
    Edge { id: "many", name: "很多项", marks: MANY, value: scattered, label: plain },
    Edge { id: "zero", name: "有零", marks: 3, value: |i, _| in_turn([80.0, 0.0, 45.0], i), label: plain },
    Edge { id: "equal", name: "全部相等", marks: 5, value: |_, _| 60.0, label: plain },
    Edge { id: "far", name: "相差五千倍", marks: 3, value: far, label: plain },
    Edge { id: "qualified", name: "各种限定词", marks: QUALIFIED, value: near, label: plain },
    Edge { id: "long", name: "六十字的名称", marks: 3, value: stepped, label: long },
    Edge { id: "marks", name: "标点与西文", marks: 3, value: stepped, label: punctuated },
    Edge { id: "markup", name: "名称里有标记", marks: 3, value: stepped, label: markup },
];

/// The first, the second, the third, and the first again.
fn in_turn<T>([first, second, third]: [T; 3], i: usize) -> T {
    match i % 3 {
        0 => first,
        1 => second,
        _ => third,
    }
}

/// As many as there are qualifiers, and so many more that forms of two and of three marks show each of them.
const QUALIFIED: usize = Qualifier::ALL.len().next_multiple_of(3);

fn near(i: usize, _: bool) -> f64 {
    92.0 - 10.0 * i as f64
}

fn stepped(i: usize, _: bool) -> f64 {
    92.0 - 13.0 * i as f64
}

fn scattered(i: usize, _: bool) -> f64 {
    (8 + i * 37 % 89) as f64
}

fn far(i: usize, share: bool) -> f64 {
    let of_hundred = in_turn([100.0, 0.02, 50.0], i);
    if share { of_hundred } else { of_hundred * 50.0 }
}

fn plain(i: usize) -> String {
    format!("第{}项", i + 1)
}

fn long(i: usize) -> String {
    let all = "这一项的名称很长要看它在窄栏里怎样换行又怎样收尾".chars().cycle().skip(i * 5);
    all.take(60).collect()
}

fn punctuated(i: usize) -> String {
    in_turn(["“新”，（旧）、《书》", "GDP 2025：A-1/B…", "“‘双引号’”。——完"], i).into()
}

fn markup(i: usize) -> String {
    in_turn(["<b>粗</b>", "a & b <c> \"d\"", "&lt;script&gt;"], i).into()
}

/// The content file of the gallery, as JSON, made from that of an edition.
///
/// # Errors
/// If the edition is not JSON. Other faults are found by the check of the gallery's own file.
pub fn document(edition: &str) -> Result<String, serde_json::Error> {
    let mut page: Value = serde_json::from_str(edition)?;
    let (mut facts, mut charts, mut sections) = (Vec::new(), Vec::new(), Vec::new());
    for family in Family::ALL {
        for edge in &EDGES {
            facts.extend((0..edge.marks.max(3)).map(|i| fact(edge, i, family)));
        }
    }
    facts.extend(stroke_facts());
    for (form, spec) in FORMS {
        let name = form.name();
        let mut stories = Vec::new();
        for edge in EDGES.iter().filter(|edge| spec.marks.most > MANY || edge.marks < MANY) {
            let drawn: Vec<Value> =
                groups(spec, edge).iter().enumerate().map(|(i, group)| chart(form, edge, i, group)).collect();
            let ids: Vec<&Value> = drawn.iter().filter_map(|chart| chart.get("id")).collect();
            let id = format!("show-{name}-{}", edge.id);
            let layout = if drawn.len() > 1 { "pair" } else { "wide" };
            stories.push(json!({ "id": id, "layout": layout, "headline": edge.name, "charts": ids }));
            charts.extend(drawn);
        }
        let title = page.pointer(&format!("/description/forms/{name}")).cloned();
        let lead = "每一种图在各种边界上的样子。";
        sections.push(json!({
            "id": format!("show-{name}"), "hue": "ink", "name": name, "lead": lead,
            "headline": title.unwrap_or_else(|| name.clone().into()), "stories": stories,
        }));
    }
    sections.push(ledger_section(&facts));
    if let Some(ledger) = page.get_mut("ledger").and_then(Value::as_object_mut) {
        let change = json!({ "base": "year-on-year", "up": "同比增长{n}", "down": "同比下降{n}", "level": "同比持平" });
        ledger.insert("changes".into(), json!({ CHANGE: change }));
        ledger.insert("patterns".into(), json!({ "range": "{from}{scale}～{to}", "spoken-range": "{from}到{to}" }));
    }
    let lead = format!("{}种图，{}种边界", FORMS.len(), EDGES.len());
    let hero = json!({ "headline": INVENTED, "lead": lead, "glyphs": [], "onward": "向下看" , "hint": INVENTED});
    for (place, value) in [
        ("/site/title", json!(INVENTED)),
        ("/site/description", json!(INVENTED)),
        ("/site/name", json!("图例")),
        ("/source/publisher", json!(INVENTED)),
        ("/source/release", json!(INVENTED)),
        ("/source/paragraphs", json!({ "1": INVENTED })),
        ("/ledger/facts", facts.into()),
        ("/names", json!([])),
        ("/charts", charts.into()),
        ("/hero", hero),
        ("/sections", sections.into()),
    ] {
        if let Some(old) = page.pointer_mut(place) {
            *old = value;
        }
    }
    if let Some(page) = page.as_object_mut() {
        let characters = (1..=QUALIFIED).map(|level| (MADE_UP.repeat(level), json!(made_up(level))));
        page.insert("characters".into(), characters.collect());
    }
    serde_json::to_string_pretty(&page)
}

/// A level stroke of the characters in the gallery: no characters at all, but with as many level strokes as are needed, and an upright one.
const MADE_UP: &str = "〓";

fn made_up(level: usize) -> Vec<[[usize; 2]; 2]> {
    let across = (0..level).map(|i| {
        let y = (2 * i + 1) * 500 / level;
        [[60, y], [940, y]]
    });
    across.chain([[[500, 60], [500, 940]]]).collect()
}

/// Figures of one kind, of which there are some for each edge.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Family {
    Amount,
    Share,
    Dated,
    Change,
    Range,
}

impl Family {
    const ALL: [Family; 5] = [Family::Amount, Family::Share, Family::Dated, Family::Change, Family::Range];

    /// The figures that a form draws.
    fn of(spec: &FormSpec) -> Family {
        match (spec.scale, spec.order) {
            (_, Order::Time) => Family::Dated,
            (Scale::Shares, _) => Family::Share,
            (Scale::Signed, _) => Family::Change,
            (Scale::Range, _) => Family::Range,
            _ => Family::Amount,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Family::Amount => "amount",
            Family::Share => "share",
            Family::Dated => "dated",
            Family::Change => "change",
            Family::Range => "range",
        }
    }
}

/// The kind of change in the gallery.
const CHANGE: &str = "同比";

/// The year of the first dated figure.
const FIRST_YEAR: usize = 1950;

fn id(edge: &Edge, i: usize, family: Family) -> String {
    format!("{}-{}-{i}", family.name(), edge.id)
}

fn fact(edge: &Edge, i: usize, family: Family) -> Value {
    let share = matches!(family, Family::Share | Family::Change);
    let value = (edge.value)(i, share);
    let qualifier = match Qualifier::ALL.get(i) {
        Some((_, qualifier)) if edge.id == "qualified" => qualifier,
        _ => "exact",
    };
    let mut fact = json!({
        "id": id(edge, i, family), "subject": format!("{}之{}", edge.name, i + 1), "value": value,
        "unit": if share { "%" } else { "个" }, "qualifier": qualifier, "origin": "stated", "paragraph": 1,
    });
    let Some(fields) = fact.as_object_mut() else { return fact };
    match family {
        Family::Amount => {
            fields.extend(whole_of(edge, i).map(|whole| ("part_of".into(), id(edge, whole, family).into())));
        }
        Family::Share => {}
        // A year is missing after the second figure.
        Family::Dated => drop(fields.insert("year".into(), (FIRST_YEAR + i + usize::from(i > 1)).into())),
        Family::Change => {
            fields.insert("change".into(), CHANGE.into());
            if i % 2 == 1 && value > 0.0 {
                fields.insert("value".into(), (-value).into());
            }
        }
        Family::Range => drop(fields.insert("to".into(), (value * 1.2 + 5.0).round().into())),
    }
    fact
}

/// The place of the mark that this one stands inside, in the forms that draw a whole with its parts.
fn whole_of(edge: &Edge, i: usize) -> Option<usize> {
    let forms = FORMS.iter().filter(|(_, spec)| spec.order == Order::WholeFirst);
    let groups = forms.flat_map(|(_, spec)| groups(spec, edge));
    let within =
        |group: Vec<usize>| group.split_first().and_then(|(whole, parts)| parts.contains(&i).then_some(*whole));
    groups.into_iter().find_map(within)
}

/// The indices of the marks of each chart that shows a form in an edge case: one chart, or several if the form draws fewer marks. They
/// are in the order that the form requires.
fn groups(form: &FormSpec, edge: &Edge) -> Vec<Vec<usize>> {
    let (least, most) = (form.marks.least, form.marks.most);
    let places: Vec<usize> = (0..edge.marks.max(least)).collect();
    let value = |i: &usize| (edge.value)(*i, false);
    let groups = places.chunks(most.min(MANY)).filter(|group| group.len() >= least);
    groups
        .map(|group| {
            let mut group = group.to_vec();
            match form.order {
                Order::Free | Order::Time => {}
                Order::WholeFirst | Order::CapacityFirst => group.sort_by(|a, b| value(b).total_cmp(&value(a))),
            }
            group
        })
        .collect()
}

/// A chart of these facts, with the form's own `each` for the gallery.
fn chart(form: Form, edge: &Edge, number: usize, group: &[usize]) -> Value {
    const SYMBOLS: [&str; 12] =
        ["person", "house", "village", "star", "desk", "drop", "wave", "lens", "stall", "knot", "dot", "square"];
    let spec = form.spec();
    let marks = group.iter().enumerate().map(|(place, i)| {
        let mut mark = Map::new();
        mark.insert("fact".into(), id(edge, *i, Family::of(spec)).into());
        mark.insert("label".into(), (edge.label)(*i).into());
        mark.insert("symbol".into(), SYMBOLS.iter().cycle().nth(*i).copied().into());
        if spec.scale == Scale::Panels {
            let scope = if place * 2 < group.len() { "全国排名" } else { "全省排名" };
            mark.insert("scope".into(), scope.into());
        }
        Value::Object(mark)
    });
    let marks: Vec<Value> = marks.collect();
    let mut id = format!("{}-{}", form.name(), edge.id);
    if number > 0 {
        id += &format!("-{}", number + 1);
    }
    // Another figure in each edge case.
    let stroke = EDGES.iter().position(|other| other.id == edge.id).filter(|_| spec.strokes.is_some());
    let stroke = stroke.map(|i| json!({ "of": format!("stroke-{i}"), "label": (edge.label)(i) }));
    let mut chart = json!({
        "id": id, "title": format!("{}，{}", form.name(), edge.name), "form": form, "hue": spec.hue,
        "caption": format!("{}：{}", edge.name, form.name()), "marks": marks,
    });
    if let (true, Some(fields)) = (form.draws_character(), chart.as_object_mut()) {
        let level = if form == Form::GlyphBars { group.len() } else { QUALIFIED };
        fields.insert("character".into(), MADE_UP.repeat(level).into());
    }
    if let (Some(counts), Some(fields)) = (spec.counts, chart.as_object_mut()) {
        let each = if edge.id == "far" { counts.each_far } else { counts.each };
        fields.insert("each".into(), each.into());
    }
    if let (Some(stroke), Some(fields)) = (stroke, chart.as_object_mut()) {
        fields.insert("strokes".into(), json!([stroke]));
    }
    chart
}

/// The figures that strokes of characters stand for: few enough to be counted in each of them, and with each qualifier.
fn stroke_facts() -> impl Iterator<Item = Value> {
    let qualifiers = Qualifier::ALL.iter().map(|(_, name)| name).cycle();
    (0..EDGES.len()).zip(qualifiers).map(|(i, qualifier)| {
        json!({
            "id": format!("stroke-{i}"), "subject": format!("第{}笔", i + 1), "value": 9 - i, "unit": "个",
            "qualifier": qualifier, "origin": "stated", "paragraph": 1,
        })
    })
}

/// A section that states all figures, since every figure of a page has to be stated in a story.
fn ledger_section(facts: &[Value]) -> Value {
    let stated: Vec<String> =
        facts.iter().filter_map(|fact| Some(["{", fact.get("id")?.as_str()?, "}"].concat())).collect();
    let prose: Vec<String> = stated.chunks(20).map(|some| some.join("、")).collect();
    let story = json!({ "id": "show-figures-all", "layout": "text", "headline": INVENTED, "prose": prose });
    json!({
        "id": "show-figures", "hue": "ink", "name": "数字", "headline": "图里的数字", "lead": INVENTED, "stories": [story],
    })
}
