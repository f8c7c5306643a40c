//! Leads an editor to a place in the forms.

use leptos::prelude::*;

use super::Store;
use crate::browser::press::host;
use crate::browser::press::place::nearest;
use crate::manuscript::messages::Ask;

impl Store {
    /// Leads an editor to a place in a file, in forms that have it.
    pub fn go_to(self, file: &str, at: &str) {
        self.queue.update_value(|queue| queue.going.place = Some((file.into(), at.into())));
        if self.has_typed() { self.ask(Ask::Forms) } else { self.arrive() }
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
            best
        });
        let Some((tab, _, way, id)) = found else { return };
        // Whatever is set is shown anew, also if it is the same.
        if !self.sought.with_untracked(String::is_empty) {
            self.sought.set(String::new());
        }
        self.open.update(|open| open.extend(way));
        if self.tab.get_untracked() != tab {
            self.tab.set(tab);
        }
        host::focus(&id);
    }
}
