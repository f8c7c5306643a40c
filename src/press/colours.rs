//! The style sheet of a content's own hues: a file, since the policy of the pages refuses any style in them. Written with the same table
//! of themes as `scripts/style.mjs` writes the page's own style sheet.

use serde::Deserialize;

use crate::check::palette::{self, Colours};
use crate::model::content::{Content, Hue};
use crate::text::number;

/// What the name of the file begins with.
pub const PREFIX: &str = "colours-";

/// The rules of each theme.
const THEMES: &str = include_str!("themes.json");

/// A theme of the style: the condition it stands under in `style/tokens.css`, and what is written instead.
#[derive(Deserialize)]
struct Theme {
    media: String,
    rules: Vec<Rule>,
}

#[derive(Deserialize)]
struct Rule {
    media: String,
    selectors: Vec<String>,
}

/// The style sheet; `None` if the content has no hues of its own.
///
/// # Errors
/// serde's error if the table of themes is not one.
pub fn sheet(content: &Content) -> serde_json::Result<Option<String>> {
    if !palette::used(content) {
        return Ok(None);
    }
    let hues = palette::own(&content.look);
    let mut css = rule(":root", &hues, "light") + &stripes(content);
    for theme in serde_json::from_str::<Vec<Theme>>(THEMES)? {
        for Rule { media, selectors } in &theme.rules {
            let rule = rule(&selectors.join(","), &hues, &theme.media);
            css += &if media.is_empty() { rule } else { format!("@media {media}{{{rule}}}") };
        }
    }
    for (hue, _) in &hues {
        let name = hue.name();
        css += &format!(".{name}{{--hue:var(--tint-{name},var(--{name}));--band:var(--band-{name})}}");
    }
    Ok(Some(css))
}

/// The hues of the pillars side by side, or of all sections where none is a pillar, as a background.
fn stripes(content: &Content) -> String {
    let of = |pillars: bool| content.sections.iter().filter(move |section| !pillars || section.glyph.is_some());
    let hues: Vec<Hue> = of(of(true).next().is_some()).map(|section| section.hue).collect();
    let stop = |(i, hue): (usize, &Hue)| {
        let (from, to) = (if i == 0 { "" } else { " 0" }, (i + 1) as f64 * 100.0 / hues.len() as f64);
        format!("var(--{}){from} {}%", hue.name(), number::plain((to * 10.0).round() / 10.0))
    };
    let stops: Vec<String> = hues.iter().enumerate().map(stop).collect();
    match hues.as_slice() {
        [] => String::new(),
        // Older engines want two stops.
        [hue] => format!(":root{{--hues:var(--{})}}", hue.name()),
        _ => format!(":root{{--hues:linear-gradient(90deg,{})}}", stops.join(",")),
    }
}

/// The colours of all hues in a theme.
fn rule(selectors: &str, hues: &[(Hue, Colours)], theme: &str) -> String {
    let tokens = hues.iter().flat_map(|(hue, of)| {
        let (name, (dark, more)) = (hue.name(), (theme.contains("dark"), theme.contains("contrast")));
        let (fill, band) = match (more, dark) {
            (false, false) => (of.light, of.light),
            (false, true) => (of.dark, of.dark_band),
            (true, false) => (of.contrast, of.contrast),
            (true, true) => (of.contrast_dark, of.contrast_dark_band),
        };
        let text = match (more, dark) {
            (false, true) => Some(format!("--tint-{name}:{}", of.dark_text)),
            // On paper, text has the hue again, whatever the screen has.
            _ if theme == "print" => Some(format!("--tint-{name}:var(--{name})")),
            _ => None,
        };
        [Some(format!("--{name}:{fill}")), Some(format!("--band-{name}:{band}")), text].into_iter().flatten()
    });
    format!("{selectors}{{{}}}", tokens.collect::<Vec<_>>().join(";"))
}
