//! Leads an editor to a place in the forms.

use leptos::prelude::*;

use super::Store;
use crate::browser::press::host;
use crate::browser::press::place::{group, id, nearest, titles};
use crate::manuscript::forms::{Add, Group, Panel};
use crate::manuscript::messages::Ask;

impl Store {
    /// Leads an editor to a place in a file, in forms that have it.
    pub fn go_to(self, file: &str, at: &str) {
        self.queue.update_value(|queue| queue.going.place = Some((file.into(), at.into())));
        if self.has_typed() { self.ask(Ask::Forms) } else { self.arrive() }
    }

    /// What a place in a file is called in the forms: the tab, the groups that lead there, and the field. `None` if it is in none.
    pub fn called(self, file: &str, at: &str) -> Option<String> {
        self.manuscript.with(|manuscript| {
            let own = manuscript.panels.iter().filter(|panel| panel.file == file);
            let found = own.filter_map(|panel| Some((panel, titles(&panel.groups, at)?)));
            let (panel, (_, way, field)) = found.max_by_key(|(_, (length, ..))| *length)?;
            let tab = [self.word(&panel.kind), panel.of.clone()].join(" ").trim().to_string();
            let parts: Vec<String> =
                std::iter::once(tab).chain(way).chain(field.map(|label| self.label(&label))).collect();
            Some(parts.join(" › "))
        })
    }

    /// Shows the panel that an editor is led to, and opens the groups down to the place. Focuses the field there, or the nearest group.
    pub(super) fn arrive(self) {
        let Some((file, at)) = self.queue.try_update_value(|queue| queue.going.place.take()).flatten() else { return };
        let (file, at) = (file.as_str(), at.as_str());
        let found = self.manuscript.with_untracked(|manuscript| {
            let panels = manuscript.panels.iter().enumerate().filter(|(_, panel)| panel.file == file);
            let mut best: Option<(usize, usize, Vec<String>, String)> = None;
            for (tab, panel) in panels {
                let mut way = Vec::new();
                nearest(panel, &panel.groups, at, &mut way, &mut |length, way, id| {
                    if best.as_ref().is_none_or(|(_, known, ..)| length > *known) {
                        best = Some((tab, length, way.to_vec(), id));
                    }
                });
            }
            // Of a part that a translation lacks, the first words that are missing.
            best.map(|(tab, length, mut way, own)| {
                let panel =
                    manuscript.panels.get(tab).filter(|panel| panel.kind == "translation" && length != usize::MAX);
                let missing = panel.and_then(|panel| {
                    let key = own.strip_prefix(&id(&panel.file, ""))?;
                    empty(panel, group(&panel.groups, key)?, &mut way)
                });
                (tab, length, way, missing.unwrap_or(own))
            })
        });
        if let Some((tab, _, way, id)) = found {
            self.lead(tab, way, &id);
        }
    }

    /// Leads an editor to an entry that was added: to its heading, or, where it has none to open it with, to its first field.
    pub(super) fn begin_entry(self, asked: &Ask) {
        let Ask::Add { file, list, kind } = asked else { return };
        let added = self.manuscript.with_untracked(|manuscript| {
            manuscript.panels.iter().enumerate().filter(|(_, panel)| panel.file == *file).find_map(|(tab, panel)| {
                let adds = |adds: &[Add]| adds.iter().any(|add| add.list == *list && add.kind == *kind);
                let mut way = Vec::new();
                let entry =
                    if adds(&panel.adds) { panel.groups.last() } else { last(panel, &panel.groups, &adds, &mut way) }?;
                let own = id(&panel.file, &entry.key);
                way.push(own.clone());
                let opens = !entry.title.is_empty() && panel.kind != "figures";
                let field = entry.fields.first().filter(|_| !opens).map(|field| id(&panel.file, &field.key));
                Some((tab, way, field.unwrap_or(own)))
            })
        });
        if let Some((tab, way, id)) = added {
            self.lead(tab, way, &id);
        }
    }

    /// Shows a panel with these groups open, and focuses what has the id.
    fn lead(self, tab: usize, way: Vec<String>, id: &str) {
        // Whatever is set is shown anew, also if it is the same.
        if !self.sought.with_untracked(String::is_empty) {
            self.sought.set(String::new());
        }
        self.open.update(|open| open.extend(way));
        if self.tab.get_untracked() != tab {
            self.tab.set(tab);
        }
        host::focus(id);
    }
}

/// The first field without words in a group or within it; `way` becomes that to it.
fn empty(panel: &Panel, group: &Group, way: &mut Vec<String>) -> Option<String> {
    if let Some(field) = group.fields.iter().find(|field| field.value.is_empty()) {
        return Some(id(&panel.file, &field.key));
    }
    group.groups.iter().find_map(|group| {
        way.push(id(&panel.file, &group.key));
        let found = empty(panel, group, way);
        if found.is_none() {
            way.pop();
        }
        found
    })
}

/// The last group of the list that something was added to, and the way to it.
fn last<'a>(
    panel: &Panel,
    groups: &'a [Group],
    adds: &impl Fn(&[Add]) -> bool,
    way: &mut Vec<String>,
) -> Option<&'a Group> {
    groups.iter().find_map(|group| {
        way.push(id(&panel.file, &group.key));
        let found = if adds(&group.adds) { group.groups.last() } else { last(panel, &group.groups, adds, way) };
        if found.is_none() {
            way.pop();
        }
        found
    })
}
