//! A content's own hues: their colours in every theme, where the content says nothing the default, and whether they can be read on what
//! they stand on.

mod contrast;

pub use contrast::Rgb;

use contrast::{Bounds, nearest, parsed};

use super::diagnostics::collector::Report;
use super::diagnostics::diagnostic::Diagnostic;
use super::diagnostics::said::say;
use super::json::path::Path;
use crate::chart::tokens::GROUNDS;
use crate::check::excerpt::quote;
use crate::model::content::{Content, Hue};
use crate::model::look::{HueColours, Look};

/// The hues that a content may give colours of its own.
pub const OWN: [Hue; 5] = [Hue::One, Hue::Two, Hue::Three, Hue::Four, Hue::Five];

/// What the hues are where a content does not say.
const DEFAULTS: &str = include_str!("hues.json");

/// The colours of a hue in all themes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colours {
    /// In the light theme and in print.
    pub light: Rgb,
    /// Fills in the dark theme.
    pub dark: Rgb,
    /// Text in the dark theme.
    pub dark_text: Rgb,
    /// A band in the dark theme.
    pub dark_band: Rgb,
    /// In high contrast.
    pub contrast: Rgb,
    /// In high contrast on black.
    pub contrast_dark: Rgb,
    /// A band in high contrast on black.
    pub contrast_dark_band: Rgb,
}

/// A colour of a hue: its name in the content, and what it stands on, or what stands on it, with the contrast it has to have there.
struct Rule {
    name: &'static str,
    of: fn(&HueColours) -> Option<&String>,
    /// The other colour.
    beside: Rgb,
    /// What must hold.
    must: Bounds,
    /// What is aimed at where the content does not say.
    aim: Bounds,
}

/// The rules, in the order of [`Colours`]. Text of the ordinary size has a contrast of 4.5, in high contrast of 7 (WCAG 2.2, 1.4.3 and
/// 1.4.6). A fill of the dark theme may also be text, and does not dazzle; the pattern of a band takes from its contrast.
fn rules() -> [Rule; 7] {
    let [[light, _], [dark, on_dark], [more, _], [black, on_black], _] = GROUNDS;
    let rule = |name, of, beside: (u8, u8, u8), must, aim| Rule { name, of, beside: beside.into(), must, aim };
    let any = f64::INFINITY;
    [
        rule("light", |own| Some(&own.light), light, (4.5, any), (4.6, any)),
        rule("dark", |own| own.dark.as_ref(), dark, (4.5, 9.0), (4.8, 8.5)),
        rule("dark_text", |own| own.dark_text.as_ref(), dark, (4.5, any), (8.0, any)),
        rule("dark_band", |own| own.dark_band.as_ref(), on_dark, (7.0, any), (10.0, any)),
        rule("contrast", |own| own.contrast.as_ref(), more, (7.0, any), (7.2, any)),
        rule("contrast_dark", |own| own.contrast_dark.as_ref(), black, (7.0, any), (7.5, any)),
        rule("contrast_dark_band", |own| own.contrast_dark_band.as_ref(), on_black, (7.0, any), (15.0, any)),
    ]
}

/// What a look says of a hue.
fn said(look: &Look, hue: Hue) -> Option<&HueColours> {
    match hue {
        Hue::One => look.one.as_ref(),
        Hue::Two => look.two.as_ref(),
        Hue::Three => look.three.as_ref(),
        Hue::Four => look.four.as_ref(),
        Hue::Five => look.five.as_ref(),
        Hue::Orange | Hue::Plum | Hue::Lake | Hue::Ink => None,
    }
}

/// What the hues are where a content does not say.
pub fn defaults() -> Look {
    serde_json::from_str(DEFAULTS).unwrap_or_default()
}

/// The colours of all own hues of a look.
pub fn own(look: &Look) -> Vec<(Hue, Colours)> {
    let defaults = defaults();
    let colours = |hue| Some((hue, colours(said(look, hue).or_else(|| said(&defaults, hue))?)?));
    OWN.into_iter().filter_map(colours).collect()
}

/// Whether anything on the page has a hue of its own.
pub fn used(content: &Content) -> bool {
    let sections = content.sections.iter().map(|section| section.hue);
    sections.chain(content.charts.iter().map(|chart| chart.hue)).any(|hue| OWN.contains(&hue))
}

/// The colours of a hue; `None` if one is not written as `#rrggbb`, which the check reports.
fn colours(own: &HueColours) -> Option<Colours> {
    let base = parsed(&own.light)?;
    let colour = |rule: Rule| match (rule.of)(own) {
        Some(text) => parsed(text),
        None => Some(nearest(base, rule.beside, rule.aim)),
    };
    let [light, dark, dark_text, dark_band, contrast, contrast_dark, contrast_dark_band] = rules().map(colour);
    Some(Colours {
        light: light?,
        dark: dark?,
        dark_text: dark_text?,
        dark_band: dark_band?,
        contrast: contrast?,
        contrast_dark: contrast_dark?,
        contrast_dark_band: contrast_dark_band?,
    })
}

/// Checks that every colour is one, and can be read where it stands.
pub(super) fn check(content: &Content, report: &mut Report) {
    let look = &content.look;
    for hue in OWN {
        let Some(own) = said(look, hue) else { continue };
        let path = Path::of(&["look", hue.name()]);
        for rule in rules() {
            let Some(text) = (rule.of)(own) else { continue };
            colour(&path.key(rule.name), text, Some(&rule), report);
        }
    }
    if let Some(text) = &look.theme_color {
        colour(&Path::of(&["look", "theme_color"]), text, None, report);
    }
}

fn colour(path: &Path, text: &str, rule: Option<&Rule>, report: &mut Report) {
    let Some(own) = parsed(text) else {
        report.add(path, Diagnostic::new(quote(text), say("colour-written", &[])));
        return;
    };
    let Some(rule) = rule else { return };
    let ratio = own.contrast(rule.beside);
    let (least, most) = rule.must;
    if ratio >= least && ratio <= most {
        return;
    }
    let shown = |ratio: f64| format!("{ratio:.1}");
    let beside = rule.beside.to_string();
    let expected = if ratio < least {
        say("contrast-at-least", &[("least", &shown(least)), ("ground", &beside)])
    } else {
        say("contrast-at-most", &[("most", &shown(most)), ("ground", &beside)])
    };
    // Rounded towards the fault, so that it is never told as what is expected.
    let rounded = if ratio < least { (ratio * 100.0).floor() } else { (ratio * 100.0).ceil() } / 100.0;
    let found = say("found-contrast", &[("colour", text), ("ratio", &format!("{rounded:.2}"))]);
    let near = nearest(own, rule.beside, rule.must);
    report.add(path, Diagnostic::new(found, expected).nearest(Some(near.to_string())));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_keeps_the_rules_in_every_theme() {
        let own = own(&Look::default());
        assert_eq!(own.len(), OWN.len());
        for (hue, colours) in own {
            let Colours { light, dark, dark_text, dark_band, contrast, contrast_dark, contrast_dark_band } = colours;
            let all = [light, dark, dark_text, dark_band, contrast, contrast_dark, contrast_dark_band];
            for (rule, colour) in rules().into_iter().zip(all) {
                let ratio = colour.contrast(rule.beside);
                assert!((rule.must.0..=rule.must.1).contains(&ratio), "{hue:?} {}: {colour} {ratio:.2}", rule.name);
            }
        }
    }

    #[test]
    fn whatever_colour_an_editor_takes_its_other_themes_can_be_read() {
        for light in ["#000000", "#ffffff", "#ffff00", "#0000ff", "#808080", "#00ffff", "#ff0000"] {
            let own = HueColours { light: light.into(), ..HueColours::default() };
            let Colours { dark, dark_text, dark_band, contrast, contrast_dark, contrast_dark_band, .. } =
                colours(&own).expect("colours");
            let all = [dark, dark_text, dark_band, contrast, contrast_dark, contrast_dark_band];
            for (rule, colour) in rules().into_iter().skip(1).zip(all) {
                let ratio = colour.contrast(rule.beside);
                assert!((rule.must.0..=rule.must.1).contains(&ratio), "{light} {}: {colour} {ratio:.2}", rule.name);
            }
        }
    }
}
