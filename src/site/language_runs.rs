//! Runs of a text that are elements of their own: Chinese in the texts of other editions, so that browsers and screen readers use a
//! Chinese font and voice for it (WCAG 2.2, 3.1.2), and in Chinese editions names that no line break divides.

use leptos::prelude::*;

use super::edition::Edition;
use crate::text::han::{CHINESE, han};
use crate::text::quoted;

/// The text; in an edition that is not Chinese, with its runs of Chinese characters in elements with `lang`, else with its quoted names
/// in elements that stay in one line.
pub fn text(edition: &Edition, text: &str) -> AnyView {
    if edition.is_chinese() {
        // Where the opening mark begins a line, browsers take away its empty half, if it may be broken. After it no line ends in any case.
        let run = |(named, run): (bool, &str)| match run.strip_prefix('“') {
            Some(name) if named => view! { "“" <span class="whole">{name.to_string()}</span> }.into_any(),
            _ => run.to_string().into_any(),
        };
        return quoted::runs(text).map(run).collect::<Vec<_>>().into_any();
    }
    if !text.chars().any(han) {
        return text.to_string().into_any();
    }
    let mut rest = text;
    let mut runs: Vec<AnyView> = Vec::new();
    while let Some(first) = rest.chars().next() {
        let chinese = han(first);
        let end = rest.find(|c| han(c) != chinese).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        let run = run.to_string();
        runs.push(if chinese { view! { <span lang=CHINESE>{run}</span> }.into_any() } else { run.into_any() });
        rest = after;
    }
    runs.into_any()
}
