//! The forms: told anew after whatever is more than typing, and shown anew only where they differ, so that nothing else loses the focus, or is
//! read to who cannot see it.

use std::hash::{DefaultHasher, Hash, Hasher};

use leptos::prelude::*;

use super::Store;
use crate::browser::press::{host, place};
use crate::manuscript::forms::{Group, Kind, Manuscript};
use crate::manuscript::messages::{Ask, Tongue};
use crate::manuscript::words::word;

impl Store {
    pub(super) fn show(self, manuscript: Manuscript) {
        let edition = self.edition.get_untracked();
        let first = manuscript.editions.first().map(|own| own.file.clone()).unwrap_or_default();
        if !manuscript.editions.iter().any(|own| own.file == edition) {
            self.edition.set(first);
        }
        if self.tab.get_untracked() >= manuscript.panels.len() {
            self.tab.set(0);
        }
        let lang = if self.tongue.get_untracked() == Tongue::Chinese { "zh-CN" } else { "en" };
        self.typed.with_value(|typed| {
            self.queue.update_value(|queue| {
                for place in typed.keys() {
                    *queue.retold.entry(place.clone()).or_default() += 1;
                }
            });
        });
        // Of what was typed only what the worker has not heard yet.
        let waiting = self.queue.with_value(|queue| {
            let set = |ask: &Ask| match ask {
                Ask::Set(to) => Some(((to.file.clone(), to.path.clone()), to.value.clone())),
                _ => None,
            };
            queue.waiting.iter().filter_map(set).collect()
        });
        self.typed.set_value(waiting);
        host::stay();
        host::name(lang, &[manuscript.name.as_str(), word(self.tongue.get_untracked(), "press")].join(" · "));
        self.manuscript.set(manuscript);
        self.revision.update(|revision| *revision += 1);
    }

    /// Whether the tab of this kind is shown.
    pub fn shows(self, kind: &str) -> bool {
        self.revision.get();
        let tab = self.tab.get();
        self.manuscript.with_untracked(|own| own.panels.get(tab).is_some_and(|panel| panel.kind == kind))
    }

    /// The groups of a panel, or those within its group of this key, each with its sight.
    pub fn groups(self, panel: usize, within: Option<&str>) -> Vec<(u64, Group)> {
        self.revision.get();
        self.manuscript.with_untracked(|manuscript| {
            let Some(panel) = manuscript.panels.get(panel) else { return Vec::new() };
            let groups = match within {
                Some(key) => place::group(&panel.groups, key).map(|group| group.groups.as_slice()),
                None => Some(panel.groups.as_slice()),
            };
            let seen = |group: &Group| (self.sight(manuscript, &panel.file, group), group.clone());
            groups.unwrap_or_default().iter().map(seen).collect()
        })
    }

    /// The note of a group. That of every figure goes while the content cannot be read, and the figures stay.
    pub fn note(self, panel: usize, key: String) -> Memo<String> {
        Memo::new(move |_| {
            self.revision.get();
            self.manuscript.with_untracked(|manuscript| {
                let group = manuscript.panels.get(panel).and_then(|panel| place::group(&panel.groups, &key));
                group.map(|group| group.note.clone()).unwrap_or_default()
            })
        })
    }

    /// A number for all that a group shows, without its note and the groups within it: one that has the same as before is not made anew.
    /// What was typed into it is nowhere in the forms, but on the screen; so once it is told what it says now, it is another.
    fn sight(self, manuscript: &Manuscript, file: &str, group: &Group) -> u64 {
        let mut hasher = DefaultHasher::new();
        (file, &group.key, &group.title, &group.anchor).hash(&mut hasher);
        (&group.fields, &group.adds, &group.entry).hash(&mut hasher);
        (self.tongue.get_untracked(), manuscript.editions.first()).hash(&mut hasher);
        for field in &group.fields {
            if let Kind::Choice(set) = &field.kind {
                manuscript.sets.get(set).hash(&mut hasher);
            }
            let place = (file.to_string(), field.path.clone());
            self.queue.with_value(|queue| queue.retold.get(&place).hash(&mut hasher));
        }
        hasher.finish()
    }
}
