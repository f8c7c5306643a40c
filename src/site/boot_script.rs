//! The page's one inline script: `src/boot.js` with the table of settings.

use crate::page::settings::SETTINGS;
use crate::text::html_escape::in_script;

/// The source. Comments must be on lines of their own.
const SOURCE: &str = include_str!("../boot.js");

/// The script for the page of this name: without comments, and in a function, so that it defines no globals.
pub fn boot_script(slug: &str) -> String {
    let settings = serde_json::to_string(&SETTINGS).unwrap_or_default();
    let key = serde_json::to_string(slug).unwrap_or_default();
    let code = SOURCE.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    let head = ["(function () {", "\"use strict\";"].map(String::from);
    let given =
        [format!("const SETTINGS = {};", in_script(&settings)), format!("const STORAGE_KEY = {};", in_script(&key))];
    let lines: Vec<String> =
        head.into_iter().chain(given).chain(code.map(String::from)).chain(["})();".to_string()]).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::csp::inline_scripts;

    #[test]
    fn the_script_stands_in_a_page_whole_and_without_its_comments() {
        let script = boot_script("springfield");
        assert_eq!(inline_scripts(&format!("<script>{script}</script><p>")), [script.as_str()]);
        assert!(!script.contains("//") && !script.contains("<!--"), "{script}");
        assert!(script.starts_with("(function () {") && script.ends_with("})();"), "{script}");
    }

    #[test]
    fn a_text_of_the_source_is_on_one_line_so_that_its_spaces_are_kept() {
        for line in SOURCE.lines() {
            assert_eq!(line.matches('`').count() % 2, 0, "a template over several lines would lose spaces: {line}");
            assert!(!line.contains("/*") && !line.ends_with('\\'), "{line}");
        }
    }

    #[test]
    fn the_script_knows_every_setting_with_its_values() {
        let script = boot_script("springfield");
        for setting in SETTINGS {
            let values = serde_json::to_string(setting.values).expect("JSON");
            let entry =
                format!("\"name\":\"{}\",\"attribute\":\"{}\",\"values\":{values}", setting.name, setting.attribute);
            assert!(script.contains(&entry), "{entry} is not in: {script}");
        }
    }
}
