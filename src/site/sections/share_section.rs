//! The section “save and share”: long image, link, citation, embedding, printing.

use leptos::prelude::*;

use super::prose::plain;
use super::share_menu::PosterButton;
use crate::poster::CARD;
use crate::site::edition::Edition;
use crate::site::language_runs;

/// The section. Its controls are folded, since the bar has most of them, and shown once the wasm handles them; the citation is always shown,
/// and gets its address and date in the browser.
#[component]
pub fn ShareSectionView<'a>(
    /// The edition it is of.
    edition: &'a Edition,
) -> impl IntoView + use<> {
    let (content, share) = (&edition.content, edition.content.share.clone());
    let cite = |pattern: &str| pattern.replace("{author}", edition.author()).replace("{title}", &content.site.title);
    // Read out of context, the labels alone would not say what the buttons do.
    let named = |label: &str| [share.poster.as_str(), &content.words.clause_comma, label].concat();
    let whole = named(&share.poster_whole);
    let card = named(&share.poster_card);
    let posters = content
        .sections
        .iter()
        .filter(|section| section.glyph.is_some())
        .map(|section| view! { <PosterButton part=&section.id label=&section.name named=named(&section.name)/> })
        .collect::<Vec<_>>();
    // What is folded says what is in it.
    let ways = [&share.poster, &share.cite, &content.embedding.headline, &share.print];
    let ways = ways.map(String::as_str).join(&content.words.list_comma);
    view! {
        <section class="plain ink share-section" id="share" aria-labelledby="share-title">
            <header class="opening">
                <div>
                    <h2 id="share-title">{share.headline}</h2>
                    <p class="lead">{plain(edition, share.lead)}</p>
                </div>
            </header>
            <div class="records">
                <p class="citation" data-cite=cite(&share.citation)>{language_runs::text(edition, &cite(&share.cited))}</p>
                <details class="data live-only">
                    <summary>{ways}</summary>
                    <ul class="ways">
                        <li>
                            <h3>{share.poster}</h3>
                            <p>{share.poster_about}</p>
                            <div class="buttons">
                                <PosterButton part="" label=&share.poster_whole named=whole/>
                                {posters}
                                <PosterButton part=CARD label=&share.poster_card named=card/>
                            </div>
                        </li>
                        <li>
                            <h3>{share.share}</h3>
                            <p>{share.share_about}</p>
                            <div class="buttons" data-share="">
                                <button type="button" data-do="share" hidden>{share.share_to}</button>
                                <button type="button" data-do="link">{content.words.copy_link.clone()}</button>
                            </div>
                        </li>
                        <li>
                            <h3>{share.cite}</h3>
                            <div class="buttons">
                                <button type="button" data-do="cite">{share.copy_citation}</button>
                            </div>
                        </li>
                        <li>
                            <h3>{content.embedding.headline.clone()}</h3>
                            <p>{content.embedding.about.clone()}</p>
                            <div class="buttons">
                                <button type="button" data-do="embed">{content.embedding.headline.clone()}</button>
                            </div>
                        </li>
                        <li>
                            <h3>{share.print.clone()}</h3>
                            <p>{share.print_about}</p>
                            <div class="buttons">
                                <button type="button" data-do="print">{share.print}</button>
                            </div>
                        </li>
                    </ul>
                </details>
            </div>
        </section>
    }
}
