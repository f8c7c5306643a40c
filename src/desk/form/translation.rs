//! A translation beside its original: every text of the original with its translation.

use super::File;
use super::read::Place;
use crate::desk::translated::{self, at};
use crate::manuscript::forms::{Field, Group, Kind, Panel};
use crate::manuscript::step::Step;

/// The panel of a translation, made of those of its original.
pub fn panel(originals: &[Panel], original: &File, own: &File, language: String) -> Panel {
    let files = (original, own);
    let groups = originals.iter().flat_map(|panel| &panel.groups).filter_map(|group| words(group, files)).collect();
    Panel { kind: "translation".into(), of: language, file: own.name.into(), groups, adds: Vec::new() }
}

/// The texts of a group, if it has any.
fn words(group: &Group, files: (&File, &File)) -> Option<Group> {
    let fields: Vec<Field> = group.fields.iter().filter_map(|field| beside(field, files.0, files.1)).collect();
    let groups: Vec<Group> = group.groups.iter().filter_map(|group| words(group, files)).collect();
    let (title, anchor) = (group.title.clone(), group.anchor.clone());
    let key = place(group).map_or_else(
        || group.key.clone(),
        |place| {
            let more = if group.key.ends_with('+') { "+" } else { "" };
            [&translated::key(files.0.now, files.1.now, place), more].concat()
        },
    );
    (!fields.is_empty() || !groups.is_empty()).then(|| Group { key, title, anchor, fields, groups, ..Group::default() })
}

/// The place of a group in the original: that of a field in it, as far as the group's key goes.
fn place(group: &Group) -> Option<&[Step]> {
    let path = first(group)?;
    let key = group.key.trim_end_matches('+');
    (1..=path.len()).filter_map(|length| path.get(..length)).find(|part| crate::check::edit::shown(part) == key)
}

/// The place of the first field that is in a group or within it.
fn first(group: &Group) -> Option<&[Step]> {
    let own = group.fields.first().map(|field| field.path.as_slice());
    own.or_else(|| group.groups.iter().find_map(first))
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
    let key = translated::key(original.now, own.now, &field.path);
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
