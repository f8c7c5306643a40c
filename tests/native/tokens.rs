//! The palette's contrast in every theme, for every common kind of colour vision, and in greyscale.
//!
//! Contrast is computed as in WCAG 2.2 (relative luminance). Colour-vision deficiencies are simulated with the matrices of
//! Machado, Oliveira and Fernandes (2009) at full severity, on linear RGB.

use std::collections::BTreeMap;

use gongxiaomei::chart::qualifier;

type Rgb = [f64; 3];
type Theme = BTreeMap<String, String>;

const HUES: [&str; 3] = ["--orange", "--plum", "--lake"];

/// Every theme of `style/tokens.css` that defines colours: its media condition and its tokens.
fn themes() -> Vec<(String, Theme)> {
    let css = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/style/tokens.css")).expect("tokens.css");
    let mut themes: Vec<(String, Theme)> = Vec::new();
    let mut condition = String::new();
    for line in css.lines().map(str::trim) {
        if let Some(media) = line.strip_prefix("@media ") {
            condition = media.trim_end_matches(" {").into();
        } else if line == ":root {" {
            themes.push((std::mem::take(&mut condition), Theme::new()));
        } else if let Some((name, value)) = line.split_once(": ")
            && let Some((_, theme)) = themes.last_mut()
            && name.starts_with("--")
        {
            theme.insert(name.into(), value.trim_end_matches(';').into());
        }
    }
    themes.retain(|(_, theme)| theme.contains_key("--paper"));
    themes
}

fn colour(theme: &Theme, token: &str) -> Rgb {
    linear(rgb(&theme[token]))
}

/// `#rrggbb` as sRGB values from 0 to 1.
fn rgb(value: &str) -> Rgb {
    let hex = value.strip_prefix('#').filter(|hex| hex.len() == 6).unwrap_or_else(|| panic!("{value} is no #rrggbb"));
    [0, 2, 4].map(|i| f64::from(u8::from_str_radix(&hex[i..i + 2], 16).expect("hex")) / 255.0)
}

fn linear(colour: Rgb) -> Rgb {
    colour.map(|c| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) })
}

/// The colour and opacity of the bands' pattern.
fn pattern(theme: &Theme) -> (Rgb, f64) {
    let value = theme["--pattern"].trim_start_matches("rgba(").trim_end_matches(')');
    let parts: Vec<f64> = value.split(',').map(|part| part.trim().parse().expect("a number")).collect();
    ([parts[0], parts[1], parts[2]].map(|c| c / 255.0), parts[3])
}

/// One colour over another, as browsers blend them.
fn blended(below: Rgb, over: Rgb, share: f64) -> Rgb {
    [0, 1, 2].map(|i| below[i] * (1.0 - share) + over[i] * share)
}

fn luminance([r, g, b]: Rgb) -> f64 {
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

const VISIONS: [(&str, [[f64; 3]; 3]); 4] = [
    ("typical", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    ("protanopia", [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    (
        "deuteranopia",
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    ),
    ("tritanopia", [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
];

fn seen(colour: Rgb, vision: &[[f64; 3]; 3]) -> Rgb {
    vision.map(|row| (row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2]).clamp(0.0, 1.0))
}

#[test]
fn there_is_a_light_a_dark_two_high_contrast_themes_and_paper() {
    let themes = themes();
    assert_eq!(themes.len(), 5, "{:?}", themes.iter().map(|t| &t.0).collect::<Vec<_>>());
    for (condition, theme) in &themes {
        for token in ["--paper", "--ink", "--soft", "--faint", "--orange", "--plum", "--lake", "--band-ink"] {
            assert!(theme.contains_key(token), "{token} is missing in the theme '{condition}'");
        }
    }
}

#[test]
fn text_has_enough_contrast_in_every_theme() {
    for (condition, theme) in themes() {
        let least = if condition.contains("contrast") { 7.0 } else { 4.5 };
        let paper = colour(&theme, "--paper");
        for token in ["--ink", "--soft", "--orange", "--plum", "--lake"] {
            let ratio = contrast(colour(&theme, token), paper);
            assert!(ratio >= least, "{token} on --paper in '{condition}': {ratio:.2} < {least}");
        }
        for band in ["--band-orange", "--band-plum", "--band-lake"] {
            let ratio = contrast(colour(&theme, "--band-ink"), colour(&theme, band));
            assert!(ratio >= least, "--band-ink on {band} in '{condition}': {ratio:.2} < {least}");
        }
        let (pattern, share) = pattern(&theme);
        for band in ["--band-orange", "--band-plum", "--band-lake"] {
            let ground = blended(rgb(&theme[band]), pattern, share);
            let ratio = contrast(colour(&theme, "--band-ink"), linear(ground));
            assert!(ratio >= least, "--band-ink on the pattern of {band} in '{condition}': {ratio:.2} < {least}");
        }
        let ratio = contrast(colour(&theme, "--mark-ink"), colour(&theme, "--mark"));
        assert!(ratio >= least, "--mark-ink on --mark in '{condition}': {ratio:.2} < {least}");
    }
}

/// A token that may refer to another one.
fn resolved<'a>(theme: &'a Theme, token: &'a str) -> &'a str {
    match theme[token].strip_prefix("var(").and_then(|name| name.strip_suffix(')')) {
        Some(name) => &theme[name],
        None => &theme[token],
    }
}

#[test]
fn what_is_written_in_the_tint_of_a_pillar_has_enough_contrast() {
    for (condition, theme) in themes() {
        let least = if condition.contains("contrast") { 7.0 } else { 4.5 };
        // Where a theme has no tints, text has the hues.
        let tints = HUES.map(|hue| hue.replace("--", "--tint-"));
        for tint in tints.iter().filter(|tint| theme.contains_key(*tint)) {
            let ratio = contrast(linear(rgb(resolved(&theme, tint))), colour(&theme, "--paper"));
            assert!(ratio >= least, "{tint} on --paper in '{condition}': {ratio:.2} < {least}");
        }
    }
}

#[test]
fn no_pillar_is_taken_for_ink() {
    for (condition, theme) in themes() {
        for hue in HUES {
            let ratio = contrast(colour(&theme, hue), colour(&theme, "--ink"));
            assert!(ratio >= 1.5, "{hue} and --ink in '{condition}': {ratio:.2} < 1.5");
        }
    }
}

#[test]
fn in_the_dark_no_fill_dazzles() {
    let dark = themes().into_iter().find(|(condition, _)| condition == "(prefers-color-scheme: dark)").expect("dark").1;
    for hue in HUES {
        let ratio = contrast(colour(&dark, hue), colour(&dark, "--paper"));
        assert!(ratio <= 9.0, "{hue}: {ratio:.2} > 9");
    }
}

#[test]
fn the_faintest_end_of_a_figure_that_is_not_exact_can_be_seen_in_every_theme() {
    let faintest = qualifier::FADING.into_iter().chain(qualifier::PIECES.map(|(.., percent)| percent)).min();
    let share = f64::from(faintest.expect("an opacity")) / 100.0;
    for (condition, theme) in themes() {
        let paper = rgb(&theme["--paper"]);
        for hue in HUES {
            let ratio = contrast(linear(blended(paper, rgb(&theme[hue]), share)), linear(paper));
            assert!(ratio >= 1.5, "{hue} at {share} in '{condition}': {ratio:.2} < 1.5");
        }
    }
}

#[test]
fn marks_stand_out_from_the_paper_for_every_kind_of_colour_vision() {
    for (condition, theme) in themes() {
        for (vision, matrix) in &VISIONS {
            let paper = seen(colour(&theme, "--paper"), matrix);
            for hue in HUES {
                let ratio = contrast(seen(colour(&theme, hue), matrix), paper);
                assert!(ratio >= 3.0, "{hue} in '{condition}', {vision}: {ratio:.2} < 3");
            }
        }
    }
}

#[test]
fn the_pillars_are_apart_by_lightness_in_greyscale_and_for_every_kind_of_colour_vision() {
    for (condition, theme) in themes() {
        for (vision, matrix) in &VISIONS {
            for (i, a) in HUES.iter().enumerate() {
                for b in &HUES[i + 1..] {
                    let ratio = contrast(seen(colour(&theme, a), matrix), seen(colour(&theme, b), matrix));
                    assert!(ratio >= 1.25, "{a} and {b} in '{condition}', {vision}: {ratio:.2} < 1.25");
                }
            }
        }
    }
}

#[test]
fn no_colour_and_no_font_size_stands_outside_the_tokens() {
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/style")).expect("style") {
        let path = entry.expect("entry").path();
        // The style of the press is no part of the page's.
        if path.ends_with("tokens.css") || path.is_dir() {
            continue;
        }
        let css = std::fs::read_to_string(&path).expect("css");
        for (i, line) in css.lines().enumerate() {
            let at = format!("{}:{}: {}", path.display(), i + 1, line.trim());
            let rule = line.trim();
            // The black of a mask is not a visible colour.
            let masks = rule.contains("mask-image");
            assert!(masks || !(rule.contains(": #") || rule.contains("rgb(") || rule.contains("rgba(")), "{at}");
            if let Some(size) = rule.strip_prefix("font-size:") {
                assert!(size.contains("var(--size") || size.contains("inherit") || size.contains("100%"), "{at}");
            }
        }
    }
}
