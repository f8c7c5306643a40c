//! Places of files in the forms.

use crate::manuscript::forms::{Group, Panel};

/// The id in the document of what the forms have for a place of a file.
pub fn id(file: &str, key: &str) -> String {
    [file, "#", key].concat()
}

/// The group of this key, wherever it is.
pub fn group<'a>(groups: &'a [Group], key: &str) -> Option<&'a Group> {
    groups.iter().find_map(|own| if own.key == key { Some(own) } else { group(&own.groups, key) })
}

/// Calls `found` for every group and field whose place is that, or has it within: with the length of its place, the groups that lead
/// there, and its id.
pub fn nearest(
    panel: &Panel,
    groups: &[Group],
    at: &str,
    way: &mut Vec<String>,
    found: &mut impl FnMut(usize, &[String], String),
) {
    for group in groups {
        let own = id(&panel.file, &group.key);
        way.push(own.clone());
        // More fields of a group are no place of their own.
        if within(at, &group.key) && !group.key.ends_with('+') {
            found(group.key.len(), way, own);
        }
        if let Some(field) = group.fields.iter().find(|field| field.key == at) {
            found(usize::MAX, way, id(&panel.file, &field.key));
        }
        nearest(panel, &group.groups, at, way, found);
        way.pop();
    }
}

/// The titles of the groups that lead to the field at a place, or to the group that is nearest to it, and the name of the field.
pub fn titles(groups: &[Group], at: &str) -> Option<(usize, Vec<String>, Option<String>)> {
    let one = |group: &Group| {
        let field = group.fields.iter().find(|field| field.key == at);
        let own = match field {
            Some(field) => Some((usize::MAX, Vec::new(), Some(field.label.clone()))),
            // More fields of a group are no place of their own.
            None => (within(at, &group.key) && !group.key.ends_with('+')).then(|| (group.key.len(), Vec::new(), None)),
        };
        let inner = titles(&group.groups, at);
        let (length, mut way, field) = own.into_iter().chain(inner).max_by_key(|(length, ..)| *length)?;
        if !group.title.is_empty() {
            way.insert(0, group.title.clone());
        }
        Some((length, way, field))
    };
    groups.iter().filter_map(one).max_by_key(|(length, ..)| *length)
}

/// Whether a place is another, or within it.
fn within(at: &str, group: &str) -> bool {
    let rest = at.strip_prefix(group.trim_end_matches('+'));
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}
