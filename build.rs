//! Takes the chart sizes out of `style/tokens.css`, which is their one home, as constants for the layouts.

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
    fs::write(Path::new(&env::var("OUT_DIR")?).join("tokens.rs"), code)?;
    Ok(())
}
