//! Names, sources, and the words of the page itself.

use super::named;
use super::read::{Place, choice, heading};
use crate::manuscript::forms::{Add, Field, Group, Kind};
use crate::manuscript::messages::Tongue;
use crate::manuscript::words::word;
use crate::model::form::Form;

/// A group for each name of the ledger.
pub fn names(root: &Place, tongue: Tongue) -> Vec<Group> {
    let names = root.key("names").entries(|name| {
        let fields = vec![
            name.key("text").field(Kind::Line),
            name.key("kind").field(choice("kinds")),
            name.key("status").optional(choice("statuses")),
            name.key("paragraph").field(Kind::Number),
            name.key("year").optional(Kind::Number),
        ];
        name.group(heading(name.key("text").text(), tongue, "name-of-ledger"), fields)
    });
    std::iter::once(statuses(root, tongue)).chain(names).collect()
}

/// The verbs of status that names and figures refer to.
fn statuses(root: &Place, tongue: Tongue) -> Group {
    let statuses = root.key("statuses").list(word(tongue, "statuses"), "verb-of-status", |status| {
        let fields = vec![status.key("text").field(Kind::Line), status.key("stage").field(choice("stages"))];
        status.group(heading(status.key("text").text(), tongue, "verb-of-status"), fields)
    });
    Group { note: word(tongue, "statuses-note").into(), ..statuses }
}

/// The release, the others, and the names of the page.
pub fn source(root: &Place, tongue: Tongue) -> Vec<Group> {
    let (source, site) = (root.key("source"), root.key("site"));
    let fields = vec![
        source.key("release").field(Kind::Line),
        source.key("publisher").field(Kind::Line),
        source.key("address").optional(Kind::Code),
        source.key("date").optional(Kind::Day),
        source.key("licence").field(Kind::Text),
    ];
    let other = |own: &Place| {
        let fields = ["release", "publisher"].map(|key| own.key(key).field(Kind::Line));
        let places = [own.key("address").field(Kind::Code), own.key("date").field(Kind::Day)];
        let group = own.group(
            heading(own.key("release").text(), tongue, "source-of-figures"),
            fields.into_iter().chain(places).collect(),
        );
        Group { groups: vec![paragraphs(&own.key("paragraphs"), tongue)], ..group }
    };
    let groups = vec![
        paragraphs(&source.key("paragraphs"), tongue),
        source.key("others").list(word(tongue, "others"), "source-of-figures", other),
    ];
    let site_fields = ["title", "name", "description"].map(|key| site.key(key).field(Kind::Text));
    let site_fields = [root.key("slug").field(Kind::Code)].into_iter().chain(site_fields).collect();
    let corrections = root.key("corrections");
    let corrected = (!corrections.items().is_empty()).then(|| Group {
        groups: corrections.entries(correction),
        ..corrections.group(word(tongue, "corrections"), Vec::new())
    });
    let own = [
        Group { groups, ..source.group(word(tongue, "source"), fields) },
        site.group(word(tongue, "press-page"), site_fields),
        look(&root.key("look"), tongue),
    ];
    own.into_iter().chain(corrected).collect()
}

/// The topics of the paragraphs of a release, by their numbers.
fn paragraphs(own: &Place, tongue: Tongue) -> Group {
    let adds = vec![Add { list: own.path.clone(), kind: "paragraph-of-release".into() }];
    let note = word(tongue, "paragraphs-note").into();
    Group { note, adds, ..own.group(word(tongue, "paragraphs"), own.keyed(|topic| topic.field(Kind::Line))) }
}

/// The colours of the page's own. Those for other themes follow from the first, unless the file has them.
fn look(own: &Place, tongue: Tongue) -> Group {
    let hues = own.keys().into_iter().filter(|key| key.starts_with("hue-"));
    let colour = |hue: String| Field { label: hue.clone(), ..own.key(&hue).key("light").field(Kind::Colour) };
    let fields = hues.map(colour).chain([own.key("theme_color").optional(Kind::Code)]).collect();
    let adds = vec![Add { list: own.path.clone(), kind: "own-colour".into() }];
    Group { adds, ..own.group(word(tongue, "look"), fields) }
}

/// A correction: what was published before. They are begun by what is different from the package that was opened.
fn correction(own: &Place) -> Group {
    let fields = vec![
        own.key("date").field(Kind::Day),
        own.key("fact").field(choice("facts")),
        own.key("reason").field(Kind::Text),
        own.key("qualifier").field(choice("qualifiers")),
        own.key("value").field(Kind::Number),
        own.key("to").optional(Kind::Number),
        own.key("unit").field(choice("units")),
        own.key("word").optional(Kind::Code),
        own.key("change").optional(choice("changes")),
        own.key("year").optional(Kind::Number),
        own.key("period").optional(Kind::Code),
        own.key("out_of").optional(Kind::Number),
    ];
    own.group([own.key("date").text(), " ".into(), own.key("fact").text()].concat(), fields)
}

/// Every other text of the file, in the groups that the file has.
pub fn words(root: &Place, tongue: Tongue) -> Vec<Group> {
    let parts = [
        ("sharing", "sharing"),
        ("words", "controls"),
        ("choices", "choices"),
        ("share", "share"),
        ("embedding", "embedding"),
        ("open_data", "open_data"),
        ("correcting", "correcting"),
        ("portal", "portal"),
        ("description", "descriptions"),
    ];
    let all = parts.iter().map(|(part, name)| {
        let place = root.key(part);
        let mut fields = texts(&place);
        if *part == "description" {
            fields.extend(lacking(root, &place, tongue));
        }
        place.group(word(tongue, name), fields)
    });
    let units = root.key("ledger").key("units");
    let counter = |name: String| Field { label: name.clone(), ..units.key(&name).key("counter").field(Kind::Line) };
    let counters = units.keys().into_iter().map(counter).collect();
    let units = units.group(word(tongue, "units"), counters);
    all.chain([units]).collect()
}

/// What the forms of the charts are called, and what is said of their axes, where the file does not have it yet.
fn lacking(root: &Place, descriptions: &Place, tongue: Tongue) -> Vec<Field> {
    let charts = root.key("charts").items();
    let mut forms: Vec<Form> =
        charts.iter().filter_map(|chart| serde_json::from_value(chart.key("form").text().into()).ok()).collect();
    forms.sort_unstable();
    forms.dedup();
    let axis = descriptions.key("off_zero");
    let axis = Some(axis).filter(|axis| !axis.is_there() && forms.iter().any(|form| form.spec().off_zero()));
    let name = |form: &Form| {
        let own = descriptions.key("forms").key(&form.name());
        let label = named::words(*form, tongue).0.into();
        (!own.is_there()).then(|| Field { label, ..own.field(Kind::Line) })
    };
    forms.iter().filter_map(name).chain(axis.map(|axis| axis.field(Kind::Line))).collect()
}

/// The texts of an object and of those within it.
fn texts(object: &Place) -> Vec<Field> {
    let mut fields = Vec::new();
    for key in object.keys() {
        let own = object.key(&key);
        if own.is_text() {
            fields.push(own.field(Kind::Line));
        } else {
            fields.extend(texts(&own));
        }
    }
    fields
}
