//! The words of controls, settings and generated texts, in one language.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::form::Form;
use super::text_struct::strings;

strings! {
    /// The words of controls and generated texts. The content must have all of them.
    Messages {
        /// The link that skips the navigation.
        skip,
        /// Name of the navigation for screen readers.
        nav,
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
        /// What a screen reader calls a chart.
        chart,
        /// How to reach the marks of a chart, for screen readers.
        marks,
        /// The disclosure that shows a chart's table and description in place of its picture.
        table,
        /// The menu of a chart's files.
        take,
        /// Entry of the menu: the picture as PNG.
        save_png,
        /// Entry of the menu: the picture as SVG.
        save_svg,
        /// Entry of the menu: the values as CSV.
        save_csv,
        /// Entry of the menu: the table into the clipboard.
        copy_table,
        /// The control that copies the address of a figure or a chart.
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

strings! {
    /// The words of the section for sharing, saving, citing and printing. They are in the HTML; the wasm does not need them.
    ShareSection {
        /// Headline of the section.
        headline,
        /// One sentence under it.
        lead,
        /// The long image: its name, and the title of its dialog.
        poster,
        /// What a long image contains.
        poster_about,
        /// The control that draws the long image of the whole page.
        poster_whole,
        /// Announced while it is drawn.
        making,
        /// Announced when it is drawn.
        made,
        /// The control that stops the drawing.
        cancel,
        /// The control that closes the dialog.
        close,
        /// How to save an image in a browser that saves no files: press and hold it.
        hold,
        /// The control that saves an image as a file.
        save_image,
        /// Announced when no image could be drawn.
        poster_failed,
        /// Alternative text of an image: pattern with `{name}`, what it shows, and `{headlines}`.
        poster_alt,
        /// Number of an image if there are several: pattern with `{n}` and `{of}`.
        page_of,
        /// Under the QR code with the address of the page.
        scan,
        /// The menu that shares a part of the page, and its heading.
        share,
        /// What can be shared.
        share_about,
        /// The control that opens the share dialog of the device.
        share_to,
        /// Heading of the citation.
        cite,
        /// The citation without address and day, as shown until the wasm runs: pattern with `{author}` and `{title}`.
        cited,
        /// The whole citation: pattern with `{author}`, `{title}`, `{url}`, and the day of access: `{date}` as `YYYY-MM-DD`,
        /// `{day}` written out in the language.
        citation,
        /// The control that copies the citation.
        copy_citation,
        /// The control that prints the page.
        print,
        /// What the printed page is like.
        print_about,
    }
}

strings! {
    /// The words of the section with all figures in one table. They are in the HTML; the wasm reads those it needs from attributes.
    OpenData {
        /// Name of the section, over its headline.
        name,
        /// The finding.
        headline,
        /// One sentence that opens it.
        lead,
        /// Names the years of the facts that have one; a sentence with `{years}`.
        dated,
        /// The same if all facts have the same year.
        all_dated,
        /// Who owns the figures and the terms of their use; pattern with `{publisher}`.
        terms,
        /// The link to all figures as a CSV file.
        csv,
        /// The link to all figures as a JSON file.
        json,
        /// The link to the JSON Schema of the content files.
        schema,
        /// The disclosure with the table; pattern with `{n}`.
        rows,
        /// Head of the column of sections, and label of the filter by section.
        section,
        /// In the column of qualifiers, for a figure that is exact.
        exact,
        /// Name of the field that searches the table.
        search,
        /// What can be searched for, shown in the empty field.
        hint,
        /// Label of the filter by stated and computed figures.
        kind,
        /// The choice of all.
        any,
        /// The choice of what the release states.
        stated,
        /// The choice of what is computed.
        computed,
        /// Pattern with `{n}` for how many figures are shown.
        found,
        /// Shown if no figure is found.
        nothing,
        /// The control that shows all again.
        clear,
        /// Name of the button in a column head that sorts; pattern with `{column}`.
        sort,
        /// Announced when in the order of the ledger.
        by_ledger,
        /// Announced when sorted by subject.
        by_subject,
        /// The same, descending.
        by_subject_back,
        /// Announced when sorted by value; says that only values of one measure can be compared.
        by_value,
        /// The same, descending.
        by_value_back,
        /// Announced when sorted by section.
        by_section,
        /// The same, descending.
        by_section_back,
    }
}

strings! {
    /// Words used outside the page: in its data files, in search results and on cards in feeds.
    Sharing {
        /// Head of the column of sections, in the files of all figures.
        section,
        /// Name of the data set of all figures.
        dataset,
        /// What the data set contains, in one or two sentences.
        dataset_about,
        /// Alternative text of the card.
        card,
    }
}

strings! {
    /// The labels of the portal's rows in the footer, whose values are in the identity file.
    Portal {
        /// Label of who is responsible for the portal (主办).
        organiser,
        /// Label of who runs it (承办).
        undertaker,
        /// Label of how they are reached.
        contact,
        /// Label of when the page was published.
        published,
        /// Label of when it was last corrected.
        corrected,
        /// Label of the code of a government website.
        site_id_code,
        /// Label of its number in the register of websites.
        icp,
        /// Label of its number in the register of the police.
        police,
        /// The link to report errors of the website (政府网站找错).
        error_report,
        /// The link to its certificate as the website of a government agency (党政机关).
        agency,
    }
}

strings! {
    /// The words of the page embedded in another page, and of the dialog with the embed codes.
    Embedding {
        /// The link to the whole page, shown when it is embedded.
        full,
        /// The control that opens the dialog, its heading, and the title of the dialog.
        headline,
        /// What embedding is for.
        about,
        /// Heading of the choice of what is embedded.
        part,
        /// The choice of the whole page.
        whole,
        /// The choice of the first screen.
        overview,
        /// Heading of the choice of codes.
        kind,
        /// An iframe of a fixed height, without scripts.
        plain,
        /// When to use the iframe of a fixed height.
        plain_about,
        /// An iframe as high as its content, by a script.
        script,
        /// When to use the iframe with a script.
        script_about,
        /// A picture that links to the page.
        image,
        /// When to use the picture.
        image_about,
        /// Heading of the choice of widths.
        width,
        /// The choice of the full width.
        full_width,
        /// Heading of the code.
        code,
        /// The control that copies the code.
        copy,
        /// Heading of the preview.
        preview,
        /// Announced when the dialog cannot be loaded.
        failed,
    }
}

/// Patterns for the descriptions of charts, which are worded at build time.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DescriptionPatterns {
    /// Name of each form.
    #[cfg_attr(feature = "ssr", schemars(schema_with = "super::json_schema::by_name::<Form, String>"))]
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
