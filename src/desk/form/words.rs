//! Names, sources, and the words of the page itself.

use super::read::{Place, choice, heading};
use crate::manuscript::forms::{Field, Group, Kind};
use crate::manuscript::messages::Tongue;
use crate::manuscript::words::word;

/// A group for each name of the ledger.
pub fn names(root: &Place, tongue: Tongue) -> Vec<Group> {
    root.key("names").entries(|name| {
        let fields = vec![
            name.key("text").field(Kind::Line),
            name.key("kind").field(choice("kinds")),
            name.key("status").optional(choice("statuses")),
            name.key("paragraph").field(Kind::Number),
            name.key("year").optional(Kind::Number),
        ];
        name.group(heading(name.key("text").text(), tongue, "name-of-ledger"), fields)
    })
}

/// The release, the others, and the names of the page.
pub fn source(root: &Place, tongue: Tongue) -> Vec<Group> {
    let (source, site) = (root.key("source"), root.key("site"));
    let fields = vec![
        source.key("release").field(Kind::Line),
        source.key("publisher").field(Kind::Line),
        source.key("address").optional(Kind::Code),
        source.key("date").optional(Kind::Code),
        source.key("licence").field(Kind::Text),
    ];
    let paragraphs = source.key("paragraphs");
    let topics = paragraphs.keys().iter().map(|key| paragraphs.key(key).field(Kind::Line)).collect();
    let other = |own: &Place| {
        let fields = ["release", "publisher"].map(|key| own.key(key).field(Kind::Line));
        let places = ["address", "date"].map(|key| own.key(key).field(Kind::Code));
        own.group(own.key("release").text(), fields.into_iter().chain(places).collect())
    };
    let mut groups = vec![paragraphs.group(word(tongue, "paragraphs"), topics)];
    groups.extend(source.key("others").items().iter().map(other));
    let site_fields = ["title", "name", "description"].map(|key| site.key(key).field(Kind::Text));
    let corrections = root.key("corrections");
    let corrected = (!corrections.items().is_empty()).then(|| Group {
        groups: corrections.entries(correction),
        ..corrections.group(word(tongue, "corrections"), Vec::new())
    });
    let own = [
        Group { groups, ..source.group(word(tongue, "source"), fields) },
        site.group(word(tongue, "press-page"), site_fields.into()),
    ];
    own.into_iter().chain(corrected).collect()
}

/// A correction: what was published before. They are begun by what is different from the package that was opened.
fn correction(own: &Place) -> Group {
    let fields = vec![
        own.key("date").field(Kind::Code),
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
    let statuses = root.key("statuses");
    let verbs = statuses.items().iter().map(|status| status.key("text").field(Kind::Line)).collect();
    let all = parts.iter().map(|(part, name)| {
        let place = root.key(part);
        place.group(word(tongue, name), texts(&place))
    });
    let units = root.key("ledger").key("units");
    let counter = |name: String| Field { label: name.clone(), ..units.key(&name).key("counter").field(Kind::Line) };
    let counters = units.keys().into_iter().map(counter).collect();
    let units = units.group(word(tongue, "units"), counters);
    all.chain([statuses.group(word(tongue, "statuses"), verbs), units]).collect()
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
