//! How the page is shown: the switch to the elder edition, the other languages, and the menu of colours, text size and motion.
//!
//! Every choice is a link to an address that asks for it, which `data-set` repeats (`name=value`), so that it works in an engine without WebAssembly; where the wasm
//! runs, it changes the page in place. Without scripts there are only the links to the other languages.

use leptos::prelude::*;

use super::share_menu::{Share, Shared};
use crate::model::messages::Choices;
use crate::site::edition::{Edition, Language};
use crate::site::icon::{DISPLAY, Icon};

/// The controls at the right of the bar.
#[component]
pub fn Settings<'a>(
    /// The edition it is of.
    edition: &'a Edition,
) -> impl IntoView + use<> {
    let words = &edition.content.choices;
    let languages =
        edition.languages.iter().map(|language| view! { <LanguageLink language=language/> }).collect::<Vec<_>>();
    let groups = groups(words)
        .into_iter()
        .map(|(name, label, choices)| {
            let choices = choices
                .into_iter()
                .map(|(value, label)| {
                    let choice = format!("{name}={value}");
                    view! { <a href=format!("?{choice}") data-set=choice>{label}</a> }
                })
                .collect::<Vec<_>>();
            let id = format!("display-{name}");
            let named = id.clone();
            view! {
                <div class=format!("of-{name}") role="group" aria-labelledby=named>
                    <p id=id>{label}</p>
                    {choices}
                </div>
            }
        })
        .collect::<Vec<_>>();
    let whole = Shared { id: "", name: &edition.content.site.name, poster: true };
    view! {
        <div class="controls">
            <a class="to-elder" href="?mode=elder" data-set="mode=elder">{words.elder.clone()}</a>
            <a class="to-standard" href="?mode=standard" data-set="mode=standard">{words.standard.clone()}</a>
            {languages}
            <Share edition=edition of=whole/>
            <details class="menu display">
                <summary>
                    <Icon name=DISPLAY/>
                    <span>{words.display.clone()}</span>
                </summary>
                <div class="choices">{groups}</div>
            </details>
        </div>
    }
}

/// The same page in another language, in that language. The wasm adds where the reader is.
#[component]
fn LanguageLink<'a>(language: &'a Language) -> impl IntoView + use<> {
    let Language { lang, name, href, .. } = language.clone();
    view! { <a class="language" href=href lang=lang.clone() hreflang=lang data-language="">{name}</a> }
}

type Group = (&'static str, String, Vec<(&'static str, String)>);

fn groups(words: &Choices) -> [Group; 3] {
    let choice = |value, word: &String| (value, word.clone());
    [
        (
            "theme",
            words.theme.clone(),
            vec![
                choice("auto", &words.theme_auto),
                choice("light", &words.theme_light),
                choice("dark", &words.theme_dark),
                choice("contrast", &words.theme_contrast),
            ],
        ),
        (
            "text",
            words.text.clone(),
            vec![choice("1", &words.text_1), choice("2", &words.text_2), choice("3", &words.text_3)],
        ),
        ("motion", words.motion.clone(), vec![choice("auto", &words.motion_auto), choice("off", &words.motion_off)]),
    ]
}
