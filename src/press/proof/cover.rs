//! What the sheet is of, and where it is signed.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::model::content::Content;

/// The three reviews and the three proofs.
const SIGNED: [&str; 6] = [
    "proof-first-review",
    "proof-second-review",
    "proof-final-review",
    "proof-first-proof",
    "proof-second-proof",
    "proof-third-proof",
];

/// The first part: title, files with their sums, releases, counts, and the lines for signatures.
pub fn view(sheet: &Sheet) -> impl IntoView + use<> {
    let title = sheet.original().map(|content| content.site.title.clone());
    let lang = sheet.original().map(|content| content.site.lang.clone());
    let files = sheet.editions.iter().map(|shown| {
        let site = &shown.content.site;
        let (name, sum) = (shown.name.to_string(), shown.sum.clone());
        let called = format!(" {} · {} · {}", site.lang, site.language, site.title);
        view! { <dd><b>{name}</b> {called} <code>{sum}</code></dd> }
    });
    let files: Vec<_> = files.collect();
    let releases: Vec<_> = sheet.original().map(releases).unwrap_or_default();
    let releases: Vec<_> = releases.into_iter().map(|release| view! { <dd>{release}</dd> }).collect();
    view! {
        <header>
            <h1>{sheet.word("proof-title")}</h1>
            <p class="of" lang=lang>{title}</p>
        </header>
        <dl class="subject">
            <dt>{sheet.word("proof-files")}</dt>
            {files}
            <dt>{sheet.word("proof-sum-whole")}</dt>
            <dd><code>{sheet.sum.clone()}</code> " " {sheet.word("proof-sum-about")}</dd>
            <dt>{sheet.word("proof-releases")}</dt>
            {releases}
            <dt>{sheet.word("proof-counts")}</dt>
            <dd>{sheet.original().map(|content| counts(sheet, content))}</dd>
        </dl>
        {signatures(sheet)}
    }
}

/// The releases of a content, a line each.
fn releases(content: &Content) -> Vec<String> {
    let source = &content.source;
    let main = [Some(&source.publisher), Some(&source.release), source.date.as_ref(), source.address.as_ref()];
    let others = source
        .others
        .iter()
        .map(|other| [Some(&other.publisher), Some(&other.release), Some(&other.date), Some(&other.address)]);
    let line = |parts: [Option<&String>; 4]| parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(" · ");
    std::iter::once(main).chain(others).map(line).collect()
}

/// How much there is to look through.
fn counts(sheet: &Sheet, content: &Content) -> String {
    let stories: usize = content.sections.iter().map(|section| section.stories.len()).sum();
    let numbers = [
        ("figures", content.ledger.facts.len()),
        ("charts", content.charts.len()),
        ("stories", stories),
        ("editions", sheet.editions.len()),
    ];
    let numbers = numbers.map(|(name, number)| (name, number.to_string()));
    let numbers = numbers.each_ref().map(|(name, number)| (*name, number.as_str()));
    crate::check::say("proof-count", &numbers).said(sheet.lang).into()
}

/// A line each for the three reviews and the three proofs.
fn signatures(sheet: &Sheet) -> impl IntoView + use<> {
    let heads = ["proof-step", "proof-opinion", "proof-signature", "proof-date"];
    let heads: Vec<_> = heads.into_iter().map(|head| view! { <th scope="col">{sheet.word(head)}</th> }).collect();
    let lines = SIGNED.into_iter().map(|step| {
        view! { <tr><th scope="row">{sheet.word(step)}</th><td></td><td></td><td></td></tr> }
    });
    let lines: Vec<_> = lines.collect();
    view! {
        <section>
            <h2>{sheet.word("proof-signatures")}</h2>
            <table class="signatures">
                <thead><tr>{heads}</tr></thead>
                <tbody>{lines}</tbody>
            </table>
        </section>
    }
}
