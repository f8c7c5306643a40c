//! The portal that the page is part of.

use serde_json::Value;

use super::read::Place;
use crate::desk::history::IDENTITY;
use crate::manuscript::forms::{Group, Kind, Panel};
use crate::manuscript::messages::Tongue;
use crate::manuscript::words::word;

/// What can be said of it, in the order of the identity file. Its pictures are files, which are not edited here.
const ENTRIES: [&str; 18] = [
    "url",
    "site_name",
    "site_domain",
    "site_id_code",
    "column_name",
    "column_type",
    "article_title",
    "pub_date",
    "correction_date",
    "content_source",
    "keywords",
    "description",
    "organiser",
    "undertaker",
    "contact",
    "icp",
    "police",
    "agency_id",
];

/// Its form. Without an identity file every field is empty.
pub fn panel(identity: Option<&Value>, tongue: Tongue) -> Panel {
    let nothing = Value::Null;
    let root = Place::root(identity.unwrap_or(&nothing));
    let fields = ENTRIES.iter().map(|entry| {
        let kind = if *entry == "description" { Kind::Text } else { Kind::Code };
        root.key(entry).field(kind)
    });
    let group = Group { note: word(tongue, "portal-note").into(), ..root.group("", fields.collect()) };
    let file = IDENTITY.into();
    Panel { kind: "portal-of-site".into(), of: String::new(), file, groups: vec![group], adds: Vec::new() }
}
