//! A translation beside its original: every text of the original with its translation.

use super::File;
use super::read::Place;
use crate::desk::translated::{self, at};
use crate::manuscript::forms::{Field, Group, Kind, Panel};

/// The panel of a translation, made of those of its original.
pub fn panel(originals: &[Panel], original: &File, own: &File, language: String) -> Panel {
    let beside = |field: &Field| beside(field, original, own);
    let groups = originals.iter().flat_map(|panel| &panel.groups).filter_map(|group| words(group, &beside)).collect();
    Panel { kind: "translation".into(), of: language, file: own.name.into(), groups, adds: Vec::new() }
}

/// The texts of a group, if it has any.
fn words(group: &Group, beside: &impl Fn(&Field) -> Option<Field>) -> Option<Group> {
    let fields: Vec<Field> = group.fields.iter().filter_map(beside).collect();
    let groups: Vec<Group> = group.groups.iter().filter_map(|group| words(group, beside)).collect();
    let (key, title, anchor) = (group.key.clone(), group.title.clone(), group.anchor.clone());
    (!fields.is_empty() || !groups.is_empty()).then(|| Group { key, title, anchor, fields, groups, ..Group::default() })
}

/// A field of a translation, for a text of the original.
fn beside(field: &Field, original: &File, own: &File) -> Option<Field> {
    if !matches!(field.kind, Kind::Line | Kind::Text) || field.value.is_empty() {
        return None;
    }
    let place = translated::place(original.now, own.now, &field.path);
    let value = place.as_ref().and_then(|place| at(own.now, place));
    let before = translated::place(original.now, original.before, &field.path);
    let before = before.and_then(|place| at(original.before, &place)).map(text);
    let old = translated::place(original.before, own.before, &field.path).and_then(|place| at(own.before, &place));
    let stale = before.is_some_and(|before| before != field.value) && value == old;
    let key = place.map_or_else(|| field.key.clone(), |place| crate::check::edit::shown(&place));
    Some(Field {
        key,
        value: value.map(text).unwrap_or_default(),
        beside: Some(field.value.clone()),
        stale,
        optional: false,
        ..field.clone()
    })
}

fn text(value: &serde_json::Value) -> String {
    Place::root(value).text()
}
