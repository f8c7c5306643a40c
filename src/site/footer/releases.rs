//! The releases that the figures are from, in the footer: publisher, title, day and address.

use leptos::prelude::*;

use crate::site::edition::Edition;
use crate::site::language_runs;
use crate::site::sections::prose::plain;

/// The main release, as the cover of what is printed names it: a paragraph that only paper shows.
#[component]
pub fn CoverLine<'a>(
    /// The edition whose figures are from it.
    edition: &'a Edition,
) -> impl IntoView + use<> {
    let source = &edition.content.source;
    let title = view! { <cite>{language_runs::text(edition, &source.release)}</cite> }.into_any();
    let line = named(edition, &source.publisher, title, source.date.as_ref());
    view! { <p class="cover">{line} <br/> {edition.content.dates()}</p> }
}

/// A release: “Source”, its publisher, its title and its day.
fn named(edition: &Edition, publisher: &str, title: AnyView, date: Option<&String>) -> impl IntoView + use<> {
    view! {
        <b>{edition.content.words.source.clone()}</b>
        " "
        {language_runs::text(edition, publisher)}
        " "
        {title}
        {date.cloned().map(|date| view! { " " <time>{date}</time> })}
    }
}

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
        let cite = view! { <cite>{plain(edition, release.clone())}</cite> };
        let cite = match address.cloned() {
            Some(address) => view! { <a href=address rel="noopener">{cite}</a> }.into_any(),
            None => cite.into_any(),
        };
        view! { <p>{named(edition, publisher, cite, date)}</p> }
    };
    std::iter::once(main).chain(others).map(said).collect::<Vec<_>>()
}
