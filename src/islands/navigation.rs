//! The bar at the top: one link per pillar, and the reading progress. The progress is hidden from screen readers, which would
//! otherwise announce it at every scroll.

use leptos::prelude::*;

use crate::page::data::{NavItem, PageData};

/// The reader's position on the page. Rendered without a browser, both signals keep their initial values.
#[derive(Debug, Clone, Copy)]
pub struct Reading {
    /// Id of the section in view; empty above the first.
    pub current: RwSignal<String>,
    /// How much of the page has been read, in thousandths.
    pub progress: RwSignal<u32>,
}

impl Reading {
    /// At the top of the page.
    pub fn new() -> Reading {
        Reading { current: RwSignal::new(String::new()), progress: RwSignal::new(0) }
    }
}

impl Default for Reading {
    fn default() -> Self {
        Reading::new()
    }
}

/// The sticky navigation. Rendered without a browser, no pillar is current and the progress is zero.
#[component]
pub fn Navigation(
    /// The pillars.
    items: Vec<NavItem>,
    /// Name of the navigation for screen readers.
    name: String,
    /// The reader's position.
    reading: Reading,
) -> impl IntoView {
    let links = items
        .into_iter()
        .map(|item| {
            let id = item.id.clone();
            let current = move || (reading.current.get() == id).then_some("true");
            view! {
                <li>
                    <a class=item.hue.name() href=format!("#{}", item.id) aria-current=current>
                        <b lang=item.lang>{item.glyph}</b>
                        " "
                        <span>{item.name}</span>
                    </a>
                </li>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <nav aria-label=name>
            <ul>{links}</ul>
        </nav>
        <progress max="1000" value="0" prop:value=move || reading.progress.get() aria-hidden="true"></progress>
    }
}

/// The navigation, from the page's data.
pub fn navigation(live: &PageData, reading: Reading) -> impl IntoView + use<> {
    view! { <Navigation items=live.nav.clone() name=live.words.nav.clone() reading=reading/> }
}
