//! Generates constants from `style/tokens.css`, where they are defined: the chart sizes for layouts, and the light and the dark theme for
//! pictures of their own.

use std::{env, error::Error, fs, path::Path};

const TOKENS: &str = "style/tokens.css";
const SIZES: [&str; 8] = [
    "--chart-narrow",
    "--chart-wide",
    "--chart-label",
    "--chart-label-wide",
    "--chart-value",
    "--chart-value-wide",
    "--chart-figure",
    "--chart-figure-wide",
];

/// The custom properties of the colour roles, in the order of `Role::ALL`. Those of a content's own hues are in the content.
const ROLES: [&str; 7] = ["--ink", "--soft", "--faint", "--paper", "--orange", "--plum", "--lake"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={TOKENS}");
    println!("cargo::rerun-if-changed=build.rs");
    let css = fs::read_to_string(TOKENS).map_err(|e| format!("{TOKENS}: {e}"))?;
    let mut code = String::new();
    for name in SIZES {
        let size: f64 = css
            .lines()
            .find_map(|line| line.trim().strip_prefix(name)?.trim_start().strip_prefix(':'))
            .and_then(|rest| rest.split_once("px")?.0.trim().parse().ok())
            .ok_or_else(|| format!("{TOKENS}: expected a line '{name}: <number>px;'"))?;
        let constant = name.trim_start_matches("--").replace('-', "_").to_uppercase();
        code += &format!("/// `{name}`, in layout pixels.\npub const {constant}: f64 = {size:?};\n");
    }
    let themes: Vec<&str> = css.split(":root {").filter(|theme| theme.contains("--paper:")).collect();
    for (theme, (constant, words)) in themes.iter().zip([("LIGHT", "light"), ("DARK", "dark")]) {
        let colours = ROLES.iter().map(|name| Ok(format!("{:?}, ", channels(theme, name)?)));
        let colours = colours.collect::<Result<String, Box<dyn Error>>>()?;
        code += &format!(
            "/// The colours of the {words} theme, in the order of the roles.\npub const {constant}: [(u8, u8, u8); 7] = [{colours}];\n"
        );
    }
    let mut grounds = String::new();
    for theme in &themes {
        let paper = channels(theme, "--paper")?;
        let text = channels(theme, "--band-ink")?;
        grounds += &format!("[{paper:?}, {text:?}], ");
    }
    code += &format!(
        "/// What colours stand on in each theme: the paper, and the text on a band. Light, dark, high contrast, dark with high contrast, print.\npub const GROUNDS: [[(u8, u8, u8); 2]; {}] = [{grounds}];\n",
        themes.len()
    );
    let mut fonts = css.lines().filter_map(|line| line.trim().strip_prefix("--file:"));
    for (language, constant) in [("Chinese", "FILE_CHINESE"), ("other languages", "FILE_OTHERS")] {
        let list = fonts.next().ok_or_else(|| format!("{TOKENS}: expected a line '--file: …;' for {language}"))?;
        let list = list.trim().trim_end_matches(';');
        code += &format!(
            "/// The fonts of SVG files in {language}, a CSS font list.\npub const {constant}: &str = {list:?};\n"
        );
    }
    let song = css.lines().find_map(|line| line.trim().strip_prefix("--song:"));
    let song = song.ok_or_else(|| format!("{TOKENS}: expected a line '--song: …;'"))?;
    let song = song.trim().trim_end_matches(';').replace("var(--sans)", "serif");
    code += &format!("/// The fonts of headlines, a CSS font list.\npub const SONG: &str = {song:?};\n");
    fs::write(Path::new(&env::var("OUT_DIR")?).join("tokens.rs"), code)?;
    Ok(())
}

/// The first value of a custom property in a part of the style sheet, as red, green and blue.
fn channels(css: &str, name: &str) -> Result<(u8, u8, u8), Box<dyn Error>> {
    let hex = css
        .lines()
        .find_map(|line| line.trim().strip_prefix(name)?.strip_prefix(':'))
        .map(|value| value.trim().trim_end_matches(';'))
        .ok_or_else(|| format!("{TOKENS}: expected a line '{name}: …;'"))?;
    let channel = |at: usize| u8::from_str_radix(hex.get(at..at + 2).unwrap_or_default(), 16);
    match (channel(1), channel(3), channel(5)) {
        (Ok(r), Ok(g), Ok(b)) => Ok((r, g, b)),
        _ => Err(format!("{TOKENS}: {name} is {hex}, expected #rrggbb").into()),
    }
}
