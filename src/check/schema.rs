//! The JSON Schema of a content file, for completion and checks in text editors. Generated from the types that read the file and from
//! the list of what a translation takes from its original, so it cannot differ from what is read.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::identity::Identity;
use super::translation::{PARTS, Part, TRANSLATES, WHOLE};
use crate::model::content::Content;

const DEFINITIONS: &str = "#/definitions/";

/// The schema of both kinds of content files, an original edition and a translation, in draft 07, which most programs read.
pub fn document() -> Value {
    let mut generator = SchemaSettings::draft07().into_generator();
    let edition = generator.subschema_for::<Content>().to_value();
    let mut definitions = generator.take_definitions(true);
    let mut translation = worded(&edition, &[], &definitions);
    if let Some(Value::Object(properties)) = translation.get_mut("properties") {
        properties.retain(|name, _| !WHOLE.contains(&name.as_str()));
    }
    if let Some(Value::Array(required)) = translation.get_mut("required") {
        required.retain(|name| !WHOLE.contains(&name.as_str().unwrap_or_default()));
    }
    put(
        &mut translation,
        "description",
        "The words of an edition in another language; all else is taken from the original.",
    );
    definitions.insert("Translation".into(), translation);
    let mut document = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "infographic content",
        "description": "What the page says: an edition, or the words of its translation. Made by `make schema`.",
        "type": "object",
        "if": { "properties": { TRANSLATES: { "type": "string" } }, "required": [TRANSLATES] },
        "then": { "$ref": format!("{DEFINITIONS}Translation") },
        "else": edition,
        "definitions": definitions,
    });
    plain(&mut document);
    document.sort_all_objects();
    document
}

/// The schema of the portal's own file.
pub fn identity() -> Value {
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<Identity>().to_value();
    put(&mut schema, "title", "infographic identity");
    plain(&mut schema);
    schema.sort_all_objects();
    schema
}

/// The schema of a translation at `place`, made from that of an edition: written out where a part is at or under it.
fn worded(schema: &Value, place: &[&str], definitions: &Map<String, Value>) -> Value {
    if !PARTS.iter().any(|part| part.place.starts_with(place)) {
        return schema.clone();
    }
    let mut own = resolved(schema, definitions);
    match PARTS.iter().find(|part| part.place == place) {
        Some(part) => {
            let entries = if part.by.is_some() { "items" } else { "additionalProperties" };
            let mut entry = resolved(own.get(entries).unwrap_or(&Value::Bool(true)), definitions);
            relax(&mut entry, part);
            inside(&mut entry, &[place, &[""]].concat(), definitions);
            put(&mut own, entries, entry);
        }
        None => inside(&mut own, place, definitions),
    }
    own
}

/// The same for every entry of an object.
fn inside(object: &mut Value, place: &[&str], definitions: &Map<String, Value>) {
    if let Some(Value::Object(properties)) = object.get_mut("properties") {
        for (name, property) in properties {
            *property = worded(property, &[place, &[name.as_str()]].concat(), definitions);
        }
    }
}

/// The schema that a `$ref` refers to, with the referring schema's own description if it has one.
fn resolved(schema: &Value, definitions: &Map<String, Value>) -> Value {
    let target = schema.get("$ref").or_else(|| schema.pointer("/allOf/0/$ref")).and_then(Value::as_str);
    let target = target.and_then(|target| definitions.get(target.strip_prefix(DEFINITIONS)?));
    let mut found = target.unwrap_or(schema).clone();
    if let Some(description) = schema.get("description") {
        put(&mut found, "description", description.clone());
    }
    found
}

/// Removes the fields that a translation takes from the original, and requires none that it may take.
fn relax(entry: &mut Value, part: &Part) {
    let taken = |name: &str| part.taken.contains(&name);
    let needed: Vec<String> = entry
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|name| Some(name.as_str()?.to_string()))
        .collect();
    if let Some(Value::Array(required)) = entry.get_mut("required") {
        required.retain(|name| {
            let name = name.as_str().unwrap_or_default();
            !(taken(name) || part.lent.contains(&name) || part.holds(name))
        });
    }
    if part.by.is_some() {
        if let Some(Value::Object(properties)) = entry.get_mut("properties") {
            properties.retain(|name, _| !taken(name));
        }
    } else {
        // A translation may add entries of its own, which have to be complete.
        let others = |name: &str| {
            part.taken
                .iter()
                .filter(|other| **other != name && needed.iter().any(|need| need == *other))
                .copied()
                .collect::<Vec<_>>()
        };
        let whole: Value = part.taken.iter().map(|name| (name.to_string(), json!(others(name)))).collect();
        put(entry, "dependencies", whole);
    }
}

/// Sets an entry of a schema that is an object. A schema that is `true` or `false` has none.
fn put(schema: &mut Value, name: &str, value: impl Into<Value>) {
    if let Value::Object(entries) = schema {
        entries.insert(name.into(), value.into());
    }
}

/// Removes rustdoc's link brackets from the descriptions.
fn plain(schema: &mut Value) {
    match schema {
        Value::Object(entries) => {
            for (name, value) in entries {
                match value {
                    Value::String(text) if name == "description" => *text = text.replace("[`", "`").replace("`]", "`"),
                    _ => plain(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(plain),
        _ => {}
    }
}
