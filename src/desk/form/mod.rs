//! The content files as forms.

mod charts;
mod figures;
mod icons;
pub mod named;
mod portal;
mod read;
mod stories;
mod translation;
mod words;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::manuscript::forms::{Choice, EditionName, Manuscript, Panel};
use crate::manuscript::messages::Tongue;
use crate::manuscript::words::word;
use crate::model::content::{Content, Symbol};
use crate::model::form::Form;
use crate::model::ledger::Qualifier;
use read::Place;

/// A content file, read as far as it is JSON.
pub struct File<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it says now.
    pub now: &'a Value,
    /// What it said when it was opened.
    pub before: &'a Value,
}

/// The forms of an original and its translations, and of an identity file, if there is one.
pub fn manuscript(original: &File, translations: &[File], identity: Option<&Value>, tongue: Tongue) -> Manuscript {
    let root = Place::root(original.now);
    let content = serde_json::from_value::<Content>(original.now.clone()).ok();
    let panel = |kind: &str, groups, adds| Panel {
        kind: kind.into(),
        of: String::new(),
        file: original.name.into(),
        groups,
        adds,
    };
    let mut panels = vec![
        panel(
            "figures",
            figures::figures(&root, content.as_ref(), tongue),
            vec![read::add(&["ledger", "facts"], "figure")],
        ),
        panel("press-release", Vec::new(), Vec::new()),
        panel("stories", stories::stories(&root, tongue), vec![read::add(&["sections"], "section")]),
        panel("charts", charts::charts(&root, tongue), vec![read::add(&["charts"], "chart")]),
        panel("names", words::names(&root, tongue), vec![read::add(&["names"], "name-of-ledger")]),
        panel("source", words::source(&root, tongue), Vec::new()),
        panel("words", words::words(&root, tongue), Vec::new()),
    ];
    let language = |file: &File| Place::root(file.now).key("site").key("language").text();
    let mut editions = vec![EditionName { file: original.name.into(), language: language(original) }];
    let originals = panels.clone();
    panels.push(portal::panel(identity, tongue));
    for own in translations {
        panels.push(translation::panel(&originals, original, own, language(own)));
        editions.push(EditionName { file: own.name.into(), language: language(own) });
    }
    let sets = sets(&root, content.as_ref(), tongue);
    Manuscript { name: root.key("site").key("name").text(), editions, panels, sets }
}

/// What can be chosen in fields.
fn sets(root: &Place, content: Option<&Content>, tongue: Tongue) -> BTreeMap<String, Vec<Choice>> {
    let own = |value: String, label: String| Choice { value, label };
    let listed = |list: &Place, label: &str| -> Vec<Choice> {
        let choice = |item: Place| {
            let (id, label) = (item.key("id").text(), item.key(label).text());
            let label = if label.trim().is_empty() { id.clone() } else { label };
            own(id, label)
        };
        list.items().into_iter().map(choice).collect()
    };
    let keys = |object: &Place| -> Vec<Choice> { object.keys().into_iter().map(|key| own(key.clone(), key)).collect() };
    let named = |names: &[&str]| -> Vec<Choice> {
        names.iter().map(|name| own((*name).into(), word(tongue, name).into())).collect()
    };
    let ledger = root.key("ledger");
    let forms = Form::ALL.iter().map(|form| own(form.name(), named::words(*form, tongue).0.into()));
    let symbols = [
        Symbol::Person,
        Symbol::House,
        Symbol::Village,
        Symbol::Star,
        Symbol::Desk,
        Symbol::Drop,
        Symbol::Wave,
        Symbol::Lens,
        Symbol::Stall,
        Symbol::Knot,
        Symbol::Dot,
        Symbol::Square,
    ];
    let symbols = symbols.iter().filter_map(|symbol| serde_json::to_value(symbol).ok()?.as_str().map(String::from));
    let symbols = symbols.map(|name| own(name.clone(), word(tongue, &["symbol-", &name].concat()).into()));
    let hues = ["orange", "plum", "lake", "ink"].iter().map(|hue| own((*hue).into(), word(tongue, hue).into()));
    // Those of its own with their colours, so that they are told apart.
    let look = root.key("look");
    let hues = hues.chain(look.keys().into_iter().filter(|key| key.starts_with("hue-")).map(|hue| {
        let label = [word(tongue, &hue), " ", &look.key(&hue).key("light").text()].concat();
        own(hue, label)
    }));
    let kinds = ["honour", "programme", "project", "place", "statement"];
    let kinds = kinds.map(|kind| own(kind.into(), word(tongue, &format!("stage-{kind}")).into()));
    let stages = ["done", "won", "under-way", "listed"];
    let stages = stages.map(|stage| own(stage.into(), word(tongue, &format!("status-{stage}")).into()));
    let icons = icons::ALL.iter().map(|(icon, chinese, english)| {
        own((*icon).into(), if tongue == Tongue::Chinese { *chinese } else { *english }.into())
    });
    let (facts, names) = (listed(&ledger.key("facts"), "subject"), listed(&root.key("names"), "text"));
    let mut sets: BTreeMap<String, Vec<Choice>> = BTreeMap::new();
    let mut put = |name: &str, choices: Vec<Choice>| sets.insert(name.to_string(), choices);
    put("qualifiers", named(&Qualifier::ALL.map(|(_, name)| name)));
    let units = ledger.key("units");
    let unit = |name: String| {
        let part = |key: &str| units.key(&name).key(key).text();
        let label = [part("scale"), part("counter")].concat();
        own(name, if label.trim().is_empty() { word(tongue, "no-unit").into() } else { label })
    };
    put("units", units.keys().into_iter().map(unit).collect());
    put("changes", keys(&ledger.key("changes")));
    put("charts", listed(&root.key("charts"), "title"));
    put("statuses", listed(&root.key("statuses"), "text"));
    put("sources", listed(&root.key("source").key("others"), "release"));
    put("forms", forms.collect());
    put("symbols", symbols.collect());
    put("kinds", kinds.into());
    put("stages", stages.into());
    put("icons", icons.collect());
    put("sections", listed(&root.key("sections"), "name"));
    let mut layouts = named(&["split", "pair"]);
    layouts.push(own("text".into(), word(tongue, "text-layout").into()));
    put("layouts", layouts);
    put("hues", hues.collect());
    // Into a text: figures as they are read there, with the words of growth; names, and the verbs of status that belong to them.
    let stated = facts.iter().map(|fact| {
        let value = content.map(|content| content.ledger.value_text(&fact.value)).unwrap_or_default();
        own(fact.value.clone(), [fact.label.as_str(), " ", &value].concat().trim().to_string())
    });
    let said: BTreeMap<String, String> =
        listed(&root.key("statuses"), "text").into_iter().map(|own| (own.value, own.label)).collect();
    let verbs = root.key("names").items().into_iter().filter_map(|name| {
        let verb = said.get(&name.key("status").text())?;
        let label = [&name.key("text").text(), " · ", word(tongue, "status"), "“", verb, "”"].concat();
        Some(own([name.key("id").text().as_str(), ".status"].concat(), label))
    });
    put("insert", stated.chain(names.iter().cloned()).chain(verbs).collect());
    put("stated", facts.iter().chain(&names).cloned().collect());
    put("facts", facts);
    put("named", names);
    sets
}
