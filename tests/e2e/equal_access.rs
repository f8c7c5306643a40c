//! A second opinion: IBM's Equal Access engine, on both editions and in the states that axe sees.
//!
//! What it calls a failure fails the test, and so does what it leaves to people, unless that is in [`ANSWERED`].

use std::fs;

use serde::Deserialize;

use crate::axe::STATES;
use crate::support::browser::Screen;
use crate::support::failure::Outcome;
use crate::support::voice::voice;
use crate::support::{project, read, visit};

/// What the engine calls a failure or asks people to look at, and what is acceptable: its rule, a part of the element's HTML or of the way
/// to it, and the answer.
const ANSWERED: [(&str, &str, &str); 17] = [
    (
        "aria_article_label_unique",
        "class=\"story",
        "a story begins with its heading; a name would say that twice to who reads on. WCAG asks for none",
    ),
    (
        "text_sensory_misuse",
        "",
        "“small”, “upper”, “round” tell of the city, of its figures and of its characters' strokes; nothing is to be done by them",
    ),
    (
        "style_color_misuse",
        "<link",
        "hues differ in lightness too, and qualifiers are shapes: 1.4.1 in docs/ACCESSIBILITY.md",
    ),
    ("style_highcontrast_visible", "", "forced colours are tested: `e2e::readers`"),
    (
        "element_tabbable_visible",
        "class=\"skip\"",
        "it is shown when it has the focus: `e2e::readers::the_skip_link_leads_into_the_text`",
    ),
    ("element_tabbable_unobscured", "", "tested: `e2e::readers::what_has_the_focus_is_never_under_the_bar`"),
    ("style_focus_visible", "", "tested: `e2e::readers::the_ring_of_the_focus_stands_out_from_what_is_under_it`"),
    ("input_label_visible", "data-mark=", "the picture under a mark has its label and value"),
    ("widget_tabbable_exists", "data-mark=", "arrow keys lead to the other marks of a chart: one tab stop for a chart"),
    ("text_block_heading", "", "leads and short facts are text; each heading is a heading element: `native::page`"),
    (
        "form_submit_button_exists",
        "role=\"search\"",
        "the rows follow while one types, and their number is told: there is nothing to submit",
    ),
    (
        "input_fields_grouped",
        "<select",
        "four choices that make one code, each with its label, are all that is in the dialog",
    ),
    ("input_fields_grouped", "<textarea", "the code that these choices make, the dialog's one result"),
    (
        "select_options_grouped",
        "<select name=\"part\"",
        "the whole, the pillars and the charts stand in the order of the page",
    ),
    ("media_alt_brief", "src=\"blob:", "a long image shows headlines, and its text alternative says them"),
    ("text_quoted_correctly", "<textarea", "the code has attributes in quotation marks"),
    (
        "",
        "iframe",
        "the preview of the codes is a still copy of the page, out of reach and not read; the page itself is tested",
    ),
];

/// What the engine says of an element.
#[derive(Debug, Deserialize)]
struct Told {
    rule: String,
    kind: String,
    path: String,
    html: String,
    message: String,
}

/// Asks the engine about the elements that a selector selects.
fn ask(selector: &str) -> String {
    format!(
        "const told = [];
        for (const part of {selector}) {{
          const {{ results }} = await new ace.Checker().check(part, ['WCAG_2_2']);
          told.push(...results.filter(({{ value }}) => value[1] !== 'PASS').map(result => ({{
            rule: result.ruleId, kind: result.value.join(' '), path: result.path.dom,
            html: result.snippet.slice(0, 300), message: result.message,
          }})));
        }}
        return told;"
    )
}

/// What is told and not answered.
fn unanswered(told: Vec<Told>) -> impl Iterator<Item = String> {
    let answered = |told: &Told| {
        ANSWERED.iter().any(|(rule, part, _)| {
            (rule.is_empty() || told.rule == *rule) && (told.html.contains(part) || told.path.contains(part))
        })
    };
    told.into_iter().filter(move |told| !answered(told)).map(|told| {
        let Told { rule, kind, path, html, message } = told;
        format!("{rule}, {kind}: {message}\n  {path}\n  {html}")
    })
}

async fn sound(edition: &str, lang: &str) -> Outcome {
    let engine = fs::read_to_string(project().join("node_modules/accessibility-checker-engine/ace.js"))?;
    visit(async |page, site| {
        page.before(&voice(lang)).await?;
        page.screen(Screen::PHONE).await?;
        read(page, &site.url(edition)).await?;
        page.run::<()>(&format!("{engine}; window.ace = ace;")).await?;
        let told: Vec<Told> = page.run(&ask("[document]")).await?;
        // Otherwise it has looked at nothing.
        assert!(told.iter().any(|told| told.rule == "style_focus_visible"), "{told:?}");
        let mut found: Vec<String> = unanswered(told).collect();
        for state in STATES.iter().filter(|state| !state.differs.is_empty()) {
            page.run::<()>(state.bring).await?;
            // Of many parts that are alike, the first are enough.
            let parts = format!("all({:?}).slice(0, 6)", state.differs.join(", "));
            found.extend(unanswered(page.run(&ask(&parts)).await?).map(|told| format!("{}: {told}", state.name)));
            page.run::<()>(state.undo).await?;
        }
        assert!(found.is_empty(), "{} findings in {edition}:\n{}", found.len(), found.join("\n"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn equal_access_finds_nothing_in_the_chinese_edition_and_its_states() -> Outcome {
    sound("index.html", "zh-CN").await
}

#[tokio::test]
async fn equal_access_finds_nothing_in_the_english_edition_and_its_states() -> Outcome {
    sound("en/index.html", "en-GB").await
}
