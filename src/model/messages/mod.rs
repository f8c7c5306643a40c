//! The words of controls, settings and generated texts, in one language.

mod sections;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::form::Form;
use super::text_struct::strings;
pub use sections::{CorrectionWords, Embedding, OpenData, Portal, ShareSection, Sharing};

strings! {
    /// The words of controls and generated texts. The content must have all of them.
    Messages {
        /// The link that skips the navigation.
        skip,
        /// Name of the navigation for screen readers.
        nav,
        /// Title of the disclosure with what else a story states: pattern with `{n}` for how many things.
        more,
        /// Title of the disclosure under a chart with its data and provenance.
        data,
        /// Head of the column of subjects.
        subject,
        /// Head of the column of values.
        value,
        /// Head of the column of provenance.
        provenance,
        /// Origin of a stated figure: pattern with `{publisher}`, `{n}` for the paragraph and `{topic}` for what that is about.
        stated,
        /// A paragraph of the release, in a few words: pattern with `{n}`.
        paragraph,
        /// Origin of a computed figure: pattern with `{from}` for the facts it is computed from.
        computed,
        /// What marks a computed figure.
        computed_mark,
        /// Separator of the entries of a list.
        list_comma,
        /// Pattern with `{whole}` for what a figure is part of.
        part_of,
        /// Before the publisher in the footer.
        source,
        /// Before the terms in the footer.
        licence,
        /// The link back to the top.
        top,
        /// Label of a whole of 100 % in a chart.
        whole,
        /// Pattern with `{label}` that marks the label of a computed figure.
        computed_label,
        /// Pattern with `{year}` for the year of a figure.
        in_year,
        /// Separator of the clauses of a sentence.
        clause_comma,
        /// Head of the column of bare numbers, in files.
        number,
        /// Head of the column of units, in files.
        unit,
        /// Head of the column of qualifiers, in files.
        qualifier,
        /// Head of the column of relations (computed, whole, scope, year, status), in files.
        notes,
        /// Head of the column of ids, in files.
        id,
        /// The disclosure that shows a chart's table and description in place of its picture.
        table,
        /// Heading of the dialog with a chart's picture.
        save_or_share,
        /// Control of a chart: the picture as PNG.
        save_png,
        /// Control of a chart: the picture as SVG.
        save_svg,
        /// Control of a chart: the values as CSV.
        save_csv,
        /// Control of a chart: the table into the clipboard.
        copy_table,
        /// Control of a chart: its address into the clipboard.
        copy_chart_link,
        /// The control that copies the address of a figure or a story.
        copy_link,
        /// Announced when something was copied.
        copied,
        /// Announced when copying failed.
        copy_failed,
        /// Announced when a file was passed to the browser; pattern with `{file}`.
        saved,
        /// Announced when a file could not be made.
        save_failed,
        /// At the foot of an exported picture; pattern with `{date}`.
        drawn,
        /// The control that reads a part of the page aloud.
        read,
        /// Under the hint of the first screen, where there is a mouse, and so perhaps a keyboard.
        arrow_keys,
        /// The control that reads the whole page aloud.
        read_all,
        /// The control that pauses the reading.
        pause,
        /// The control that resumes the reading.
        resume,
        /// The control that ends the reading.
        stop_reading,
        /// The control that changes the speed of the reading; pattern with `{n}`.
        speed,
        /// Name of the reading controls for screen readers.
        reading,
        /// Announced when reading aloud failed.
        read_failed,
        /// Announced when a setting was changed; pattern with `{setting}`.
        now,
    }
}

strings! {
    /// The words of the display settings. They are in the HTML; the wasm does not need them.
    Choices {
        /// The switch to the elder edition: larger text, a simpler page.
        elder,
        /// The switch back from the elder edition.
        standard,
        /// The menu of display settings.
        display,
        /// Heading of the choices of colours.
        theme,
        /// Colours as set in the system.
        theme_auto,
        /// Light colours.
        theme_light,
        /// Dark colours.
        theme_dark,
        /// Colours of high contrast.
        theme_contrast,
        /// Heading of the choices of motion.
        motion,
        /// Motion as set in the system.
        motion_auto,
        /// No motion.
        motion_off,
        /// Heading of the text sizes of the elder edition.
        text,
        /// The elder edition's default text size.
        text_1,
        /// A larger one.
        text_2,
        /// The largest.
        text_3,
    }
}

impl Messages {
    /// A year in words.
    pub fn year(&self, year: u16) -> String {
        self.in_year.replace("{year}", &year.to_string())
    }
}

impl Choices {
    /// The word of a value of a setting, or of the setting itself if the value is empty. `None` if there is no such setting or value.
    pub fn word(&self, setting: &str, value: &str) -> Option<&str> {
        let word = match (setting, value) {
            ("theme", "") => &self.theme,
            ("theme", "auto") => &self.theme_auto,
            ("theme", "light") => &self.theme_light,
            ("theme", "dark") => &self.theme_dark,
            ("theme", "contrast") => &self.theme_contrast,
            ("mode", "standard") => &self.standard,
            ("mode", "elder") => &self.elder,
            ("text", "") => &self.text,
            ("text", "1") => &self.text_1,
            ("text", "2") => &self.text_2,
            ("text", "3") => &self.text_3,
            ("motion", "") => &self.motion,
            ("motion", "auto") => &self.motion_auto,
            ("motion", "off") => &self.motion_off,
            _ => return None,
        };
        Some(word)
    }
}

/// Patterns for the descriptions of charts, which are worded at build time.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DescriptionPatterns {
    /// Name of each form.
    #[cfg_attr(feature = "ssr", schemars(schema_with = "crate::model::json_schema::by_name::<Form, String>"))]
    pub forms: BTreeMap<Form, String>,
    /// First sentence: pattern with `{form}` and `{n}`, the number of marks.
    pub opening: String,
    /// A mark and its value: pattern with `{label}` and `{value}`.
    pub labelled: String,
    /// Pattern with `{max}`: the largest of three or more, with its value.
    pub largest: String,
    /// Pattern with `{min}`: the smallest of three or more, with its value.
    pub smallest: String,
    /// Pattern with `{max}`: the larger of two, with its value.
    pub larger: String,
    /// Used instead if all values are the same; pattern with `{value}`.
    pub equal: String,
    /// A part and its whole: pattern with `{part}` and `{whole}`.
    pub part: String,
    /// Says that shares of different wholes do not add up to 100 %.
    pub apart: String,
    /// Says that the axis of a chart does not begin at zero; needed for the forms whose axis may begin elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub off_zero: Option<String>,
    /// Says that the largest value is a thousand times the smallest or more.
    pub wide: String,
    /// Before the extremes within one ranking: pattern with `{scope}`.
    pub scope: String,
    /// Separates the marks, each of which may contain commas.
    pub between: String,
    /// Ends a sentence.
    pub stop: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json() -> serde_json::Value {
        serde_json::Value::Object(
            Messages::NAMES.iter().map(|name| ((*name).into(), format!("the {name}").into())).collect(),
        )
    }

    #[test]
    fn every_word_comes_to_its_place_and_back() {
        let words: Messages = serde_json::from_value(json()).expect("words");
        assert_eq!((words.skip.as_str(), words.now.as_str()), ("the skip", "the now"));
        assert_eq!(serde_json::to_value(&words).expect("json"), json());
    }

    #[test]
    fn a_word_too_few_or_too_many_is_an_error_that_names_it() {
        let mut few = json();
        few.as_object_mut().expect("an object").remove("nav");
        assert!(serde_json::from_value::<Messages>(few).expect_err("missing").to_string().contains("`nav`"));
        let mut many = json();
        many["navv"] = "x".into();
        assert!(serde_json::from_value::<Messages>(many).expect_err("unknown").to_string().contains("`navv`"));
    }
}
