//! Contrast of two colours as in WCAG 2.2, and the nearest colour that has enough of it: only the lightness changes, in the OKLCH space,
//! where equal steps look equal.

use std::fmt;
use std::str::FromStr;

use palette::color_difference::Wcag21RelativeContrast;
use palette::{FromColor, IsWithinBounds, Oklch, Srgb};

/// The least and the largest contrast.
pub type Bounds = (f64, f64);

/// A colour of sRGB; shown as `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(u8, u8, u8);

impl Rgb {
    fn float(self) -> Srgb<f64> {
        Srgb::new(self.0, self.1, self.2).into_format()
    }

    /// The contrast of two colours, from 1 to 21.
    pub fn contrast(self, other: Rgb) -> f64 {
        self.float().relative_contrast(other.float())
    }
}

impl From<(u8, u8, u8)> for Rgb {
    fn from((r, g, b): (u8, u8, u8)) -> Rgb {
        Rgb(r, g, b)
    }
}

impl From<Rgb> for (u8, u8, u8) {
    fn from(Rgb(r, g, b): Rgb) -> (u8, u8, u8) {
        (r, g, b)
    }
}

impl fmt::Display for Rgb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// Reads `#rrggbb`: the style is read by programs that know no other notation.
pub fn parsed(text: &str) -> Option<Rgb> {
    let whole = text.starts_with('#') && text.len() == 7;
    let colour: Srgb<u8> = Srgb::from_str(text).ok().filter(|_| whole)?;
    Some(Rgb(colour.red, colour.green, colour.blue))
}

/// Steps of lightness that are tried.
const STEPS: u16 = 400;

/// The colour nearest in lightness to `colour`, of its hue and as much of its chroma as a screen shows, whose contrast to `beside` is
/// within the bounds; that with the most contrast if there is none.
pub fn nearest(colour: Rgb, beside: Rgb, (least, most): Bounds) -> Rgb {
    let own = Oklch::from_color(colour.float());
    let fits = |colour: &Rgb| (least..=most).contains(&colour.contrast(beside));
    if fits(&colour) {
        return colour;
    }
    let distance = |l: f64| (l - own.l).abs();
    let mut steps: Vec<f64> = (0..=STEPS).map(|step| f64::from(step) / f64::from(STEPS)).collect();
    steps.sort_by(|a, b| distance(*a).total_cmp(&distance(*b)));
    let all = || steps.iter().map(|l| shown(Oklch { l: *l, ..own }));
    let strongest = || all().max_by(|a, b| a.contrast(beside).total_cmp(&b.contrast(beside)));
    all().find(fits).or_else(strongest).unwrap_or(colour)
}

/// A colour as screens can show it: its chroma is reduced until it fits.
fn shown(mut colour: Oklch<f64>) -> Rgb {
    const LEAST: f64 = 0.001;
    let mut rgb = Srgb::from_color(colour);
    while !rgb.is_within_bounds() && colour.chroma > LEAST {
        colour.chroma *= 0.95;
        rgb = Srgb::from_color(colour);
    }
    let Srgb { red, green, blue, .. } = rgb.into_format::<u8>();
    Rgb(red, green, blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colour(text: &str) -> Rgb {
        parsed(text).expect(text)
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((colour("#000000").contrast(colour("#ffffff")) - 21.0).abs() < 1e-6);
        // https://webaim.org/resources/contrastchecker/ gives 4.54 for this grey.
        assert!((colour("#767676").contrast(colour("#ffffff")) - 4.54).abs() < 0.005);
    }

    #[test]
    fn only_six_digits_are_read() {
        for wrong in ["", "red", "#abc", "bd4a0a", "#bd4a0", "#bd4a0a80", "#bd4a0g", " #bd4a0a"] {
            assert_eq!(parsed(wrong), None, "{wrong}");
        }
        assert_eq!(colour("#BD4a0a").to_string(), "#bd4a0a");
    }

    #[test]
    fn the_nearest_colour_passes_and_a_colour_that_passes_is_kept() {
        let paper = colour("#ffffff");
        let pale = colour("#ff9966");
        let near = nearest(pale, paper, (4.5, f64::INFINITY));
        assert!((4.5..4.8).contains(&near.contrast(paper)), "{near}");
        assert_eq!(nearest(near, paper, (4.5, f64::INFINITY)), near);
    }
}
