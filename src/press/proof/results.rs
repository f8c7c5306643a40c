//! The results of the checks on the sheet.

use leptos::prelude::*;

use super::checks::Checks;
use super::sheet::Sheet;
use crate::check::{Diagnostics, say};

/// The part of the sheet with the results.
pub fn view(sheet: &Sheet) -> impl IntoView + use<> {
    let Checks { unmade, faults, gaps, warnings, icons } = &sheet.checks;
    let lang = sheet.lang;
    let conclusion = if *faults == 0 { "proof-no-faults" } else { "proof-faults" };
    let conclusion = say(conclusion, &[("count", &faults.to_string())]).said(lang).to_string();
    let unmade = unmade.as_ref().map(|unmade| unmade.said(lang));
    let list = |code, files: &[Diagnostics]| {
        let count: usize = files.iter().map(|file| file.faults.len()).sum();
        let told = (count > 0).then(|| {
            let all: String = files.iter().map(|file| file.warned(lang)).collect();
            view! { <pre>{all.trim_end().to_string()}</pre> }
        });
        view! { <p>{say(code, &[("count", &count.to_string())]).said(lang).to_string()}</p> {told} }
    };
    let unchecked = (!icons).then(|| view! { <p>{sheet.word("proof-no-icons")}</p> });
    view! {
        <section class=if *faults == 0 { "checks" } else { "checks faulty" }>
            <h2>{sheet.word("proof-checks")}</h2>
            <p class="conclusion">{conclusion}</p>
            {unmade.map(|told| view! { <pre>{told}</pre> })}
            {list("proof-gaps", gaps)}
            {list("proof-warnings", warnings)}
            {unchecked}
        </section>
    }
}
