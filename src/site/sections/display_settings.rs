//! The display settings in the bar: the switch to the elder edition, the other languages, and the menu of colours, text size and motion.
//!
//! Every choice is a link to the page with that setting in its address, so that it works without the wasm; the wasm reads `data-set`
//! (`name=value`) and changes the page in place. Without scripts, only the links to the other languages are shown.

use leptos::prelude::*;

use super::share_menu::{Share, Shared};
use crate::model::messages::Choices;
use crate::page::settings::{ELDER, MODE, MOTION, STANDARD, Setting, TEXT, THEME};
use crate::site::edition::{Edition, Language};
use crate::site::icon::{DISPLAY, Icon};

/// The settings in the menu; the elder edition has a switch of its own.
static MENU: [&Setting; 3] = [&THEME, &TEXT, &MOTION];

/// The controls at the right of the bar.
#[component]
pub fn Settings<'a>(
    /// The edition it is of.
    edition: &'a Edition,
) -> impl IntoView + use<> {
    let words = &edition.content.choices;
    let languages =
        edition.languages.iter().map(|language| view! { <LanguageLink language=language/> }).collect::<Vec<_>>();
    let groups = MENU.into_iter().map(|setting| view! { <Group setting=setting words=words/> }).collect::<Vec<_>>();
    let [elder, standard] = [ELDER, STANDARD].map(|mode| choice(&MODE, mode));
    let whole = Shared { id: "", title: "" };
    view! {
        <div class="controls">
            <a class="to-elder" href=format!("?{elder}") data-set=elder>{words.elder.clone()}</a>
            <a class="to-standard" href=format!("?{standard}") data-set=standard>{words.standard.clone()}</a>
            {languages}
            <Share edition=edition of=whole/>
            <details class="menu display">
                <summary>
                    <Icon name=DISPLAY icons=&edition.icons/>
                    <span>{words.display.clone()}</span>
                </summary>
                <div class="choices">{groups}</div>
            </details>
        </div>
    }
}

/// The link to another language, in that language. The wasm adds the reading position to it.
#[component]
fn LanguageLink<'a>(language: &'a Language) -> impl IntoView + use<> {
    let Language { lang, name, href, .. } = language.clone();
    view! { <a class="language" href=href lang=lang.clone() hreflang=lang data-language="">{name}</a> }
}

/// A setting in the menu: its name, and a link for each of its values.
#[component]
fn Group<'a>(setting: &'static Setting, words: &'a Choices) -> impl IntoView + use<> {
    let word = |value| words.word(setting.name, value).unwrap_or_default().to_string();
    let choices = setting.values.iter().map(|value| {
        let choice = choice(setting, value);
        view! { <a href=format!("?{choice}") data-set=choice>{word(value)}</a> }
    });
    let choices = choices.collect::<Vec<_>>();
    let id = format!("display-{}", setting.name);
    let named = id.clone();
    view! {
        <div class=format!("of-{}", setting.name) role="group" aria-labelledby=named>
            <p id=id>{word("")}</p>
            {choices}
        </div>
    }
}

/// A setting and its value, as in addresses and in `data-set`.
fn choice(setting: &Setting, value: &str) -> String {
    format!("{}={value}", setting.name)
}
