//! The share menu: the link of a part of the page; for a pillar, also its long image; for the page, every way to share it.

use leptos::prelude::*;

use crate::site::edition::Edition;
use crate::site::icon::{Icon, SHARE};

/// What can be shared.
#[derive(Debug, Clone, Copy)]
pub struct Shared<'a> {
    /// Its anchor on the page; empty for the page itself.
    pub id: &'a str,
    /// Id of its heading, which describes the menu; empty for the page itself.
    pub title: &'a str,
}

/// The menu, closed, and hidden until the wasm handles it.
#[component]
pub fn Share<'a>(
    /// The edition it is of.
    edition: &'a Edition,
    /// What is shared.
    of: Shared<'a>,
) -> impl IntoView + use<> {
    let (share, words) = (&edition.content.share, &edition.content.words);
    let about = (!of.title.is_empty()).then(|| of.title.to_string());
    let whole = of.id.is_empty();
    // Those of the chapters are copies, made when they are opened.
    let entries = whole.then(|| {
        view! {
            <ul>
            <li hidden><button type="button" data-do="share" hidden>{share.share_to.clone()}</button></li>
            <li><button type="button" data-do="link">{words.copy_link.clone()}</button></li>
            <li><PosterButton part=of.id label=&share.poster/></li>
            <li><a href="#share">{share.cite.clone()}</a></li>
            <li><a href="#data">{edition.content.open_data.name.clone()}</a></li>
            <li><button type="button" data-do="print">{share.print.clone()}</button></li>
            </ul>
        }
    });
    // The bar reserves the space of its menu, so that nothing moves when it appears.
    let class = if whole { "menu share live-only" } else { "menu share" };
    let part = (!whole).then(|| of.id.to_string());
    view! {
        <details class=class data-share=of.id.to_string() data-part=part hidden=!whole>
            <summary aria-describedby=about>
                <Icon name=SHARE icons=&edition.icons/>
                <span>{share.share.clone()}</span>
            </summary>
            {entries}
        </details>
    }
}

/// The control that draws the long image of a part of the page, or of the whole page.
#[component]
pub fn PosterButton<'a>(
    /// Id of the part; empty for the whole page.
    part: &'a str,
    /// Its label.
    label: &'a str,
    /// Its accessible name, if the label alone says too little.
    #[prop(optional)]
    named: Option<String>,
) -> impl IntoView + use<> {
    view! { <button type="button" data-do="poster" data-part=part.to_string() aria-label=named>{label.to_string()}</button> }
}
