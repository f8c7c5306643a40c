//! The releases that the figures are from, in the footer: publisher, title, day and address.

use leptos::prelude::*;

use crate::site::edition::Edition;
use crate::site::language_runs;

/// The main release and the others, a paragraph each.
#[component]
pub fn Releases<'a>(
    /// The edition whose figures are from them.
    edition: &'a Edition,
) -> impl IntoView + use<> {
    let content = &edition.content;
    let source = &content.source;
    let main = (&source.publisher, &source.release, source.address.as_ref(), source.date.as_ref());
    let others = source.others.iter().map(|s| (&s.publisher, &s.release, Some(&s.address), Some(&s.date)));
    let said = |(publisher, release, address, date): (&String, &String, Option<&String>, Option<&String>)| {
        let cite = view! { <cite>{language_runs::text(edition, release)}</cite> };
        let cite = match address.cloned() {
            Some(address) => view! { <a href=address rel="noopener">{cite}</a> }.into_any(),
            None => cite.into_any(),
        };
        let date = date.cloned().map(|date| view! { " " <time>{date}</time> });
        view! {
            <p>
                <b>{content.words.source.clone()}</b>
                " "
                {language_runs::text(edition, publisher)}
                " "
                {cite}
                {date}
            </p>
        }
    };
    std::iter::once(main).chain(others).map(said).collect::<Vec<_>>()
}
