//! The corrections of published figures, as every edition tells them.

use leptos::prelude::*;

use super::sheet::{Sheet, Shown};
use super::words;

/// The list of corrections, if there are any.
pub fn view(sheet: &Sheet) -> impl IntoView + use<> {
    let corrections = sheet.original().map(|content| content.corrections.as_slice()).unwrap_or_default();
    let said = |shown: &Shown, id: &str| {
        let content = &shown.content;
        let corrected = content.corrected();
        let own = corrected.iter().find(|of| of.correction.id == id);
        own.map(|of| content.fact_context().correction(of, &content.correcting))
    };
    let row = |correction: &crate::model::figures::correction::Correction| {
        let number = sheet.number(&correction.fact).map(|number| number.to_string()).unwrap_or_default();
        let label = [correction.date.as_str(), &sheet.word("proof-number"), &number].join(" ");
        let cells = sheet.editions.iter().map(|shown| said(shown, &correction.id).into_any());
        (label, cells.collect())
    };
    let rows: Vec<_> = corrections.iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section>
                <h2>{sheet.word("proof-corrections")}</h2>
                <p class="about">{sheet.word("proof-corrections-about")}</p>
                {words::table(sheet, rows)}
            </section>
        }
    })
}
