//! What several dialogs have.

use leptos::prelude::*;

use crate::site::edition::Edition;

/// The head of a dialog: its title, which names it, and a control that closes it. The control gains the focus when the dialog opens: with
/// the focus on the title, a screen reader says the title twice.
#[component]
pub fn Head<'a>(
    /// Id of the title, which names the dialog.
    id: &'static str,
    /// The title.
    title: String,
    /// The edition it is of.
    edition: &'a Edition,
) -> impl IntoView + use<> {
    view! {
        <div class="head">
            <h2 id=id>{title}</h2>
            <button type="button" data-close="">{edition.content.share.close.clone()}</button>
        </div>
    }
}

/// The images that a dialog offers to save, with how to save them, and the live region that announces them.
#[component]
pub fn Images<'a>(
    /// The announcement.
    made: String,
    /// The edition it is of.
    edition: &'a Edition,
) -> impl IntoView + use<> {
    let share = edition.content.share.clone();
    view! {
        // Always shown: a live region that appears with its text is not announced. Not role="status", which is read as “status bar”.
        <p aria-live="polite" data-made=made></p>
        <div class="made" hidden>
            <p class="hold">{share.hold}</p>
            <p class="right-click" hidden>{share.right_click}</p>
            <ol data-save=share.save_image></ol>
        </div>
    }
}
