//! The words of the controls, of the display settings and of what is generated, one set a language.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::form::Form;
use super::text_struct::strings;

strings! {
    /// The words of the controls and of what is generated. All of them have to be in the content.
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
        /// Pattern with `{n}` for the paragraph and `{topic}` for what it is about.
        stated,
        /// Pattern with `{from}` for the facts it is computed from.
        computed,
        /// What marks a computed figure.
        computed_mark,
        /// What stands between the entries of a list.
        list_comma,
        /// Pattern with `{whole}` for what a figure is part of.
        part_of,
        /// Before the publisher at the foot of the page.
        source,
        /// Before the terms at the foot of the page.
        licence,
        /// The link back to the beginning.
        top,
        /// How a level that stands at 100 is labelled.
        whole,
        /// Pattern with `{label}`: how the label of a computed figure says so in a chart.
        computed_label,
        /// Pattern with `{year}` for the year a figure holds for.
        in_year,
        /// What stands between the clauses of a sentence.
        clause_comma,
        /// Head of the column of bare numbers, in files.
        number,
        /// Head of the column of units, in files.
        unit,
        /// Head of the column of qualifiers, in files.
        qualifier,
        /// Head of the column of what else there is to know, in files.
        notes,
        /// Head of the column of ids, in files.
        id,
        /// What a screen reader calls a chart.
        chart,
        /// How the marks of a chart are reached, for screen readers.
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
        /// The address of a figure or a chart into the clipboard.
        copy_link,
        /// Said when something is in the clipboard.
        copied,
        /// Said when the clipboard took nothing.
        copy_failed,
        /// Said when a file was handed to the browser; pattern with `{file}`.
        saved,
        /// Said when a file could not be made.
        save_failed,
        /// Pattern with `{date}`, at the foot of a picture taken along.
        drawn,
        /// The control that reads a part of the page aloud.
        read,
        /// The control that reads the whole page aloud.
        read_all,
        /// The control that pauses the reading.
        pause,
        /// The control that goes on reading.
        resume,
        /// The control that ends the reading.
        stop_reading,
        /// The control that changes the speed of the reading; pattern with `{n}`.
        speed,
        /// Name of the controls of the reading, for screen readers.
        reading,
        /// Said when the voice failed.
        read_failed,
        /// Said when a setting was changed; pattern with `{setting}`.
        now,
    }
}

strings! {
    /// The words of the display settings, which the page shows and the browser need not know.
    Choices {
        /// The switch to the elder edition: larger text, a simpler page.
        elder,
        /// The switch back from the elder edition.
        standard,
        /// The menu of display settings.
        display,
        /// Over the choices of colours.
        theme,
        /// Colours as the system has them.
        theme_auto,
        /// Light colours.
        theme_light,
        /// Dark colours.
        theme_dark,
        /// Colours of high contrast.
        theme_contrast,
        /// Over the choices of motion.
        motion,
        /// Motion as the system has it.
        motion_auto,
        /// No motion.
        motion_off,
        /// Over the text sizes of the elder edition.
        text,
        /// The elder edition's usual text size.
        text_1,
        /// A larger one.
        text_2,
        /// The largest.
        text_3,
    }
}

impl Choices {
    /// The word of a value of a setting; the word of the setting itself where the value is empty. None where the content has no such word.
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
    /// The words of what a reader takes away: the long image, the link, the citation, the print. The page shows them; the
    /// browser need not know them.
    ShareSection {
        /// Headline of the part of the page that offers it all.
        headline,
        /// One sentence under it.
        lead,
        /// The long image: its name, and the title of its dialog.
        poster,
        /// What a long image holds.
        poster_about,
        /// The control that draws the long image of the whole page.
        poster_whole,
        /// Said while it is drawn.
        making,
        /// Said when it is drawn.
        made,
        /// The control that stops the drawing.
        cancel,
        /// The control that closes the dialog.
        close,
        /// How an image is kept where the browser saves no files.
        hold,
        /// The control that saves an image as a file.
        save_image,
        /// Said when no image could be drawn.
        poster_failed,
        /// What an image says instead of itself: pattern with `{name}`, what it shows, and `{headlines}`.
        poster_alt,
        /// Pattern with `{n}` and `{of}`, where there are several images.
        page_of,
        /// Under the code that leads to the page.
        scan,
        /// The menu that shares a part of the page, and its heading.
        share,
        /// What can be shared.
        share_about,
        /// The control that opens the device's own way of sharing.
        share_to,
        /// The citation: its heading.
        cite,
        /// The citation as far as it is known when the page is built: pattern with `{author}` and `{title}`.
        cited,
        /// The whole citation: pattern with `{author}`, `{title}`, `{url}`, and the day it is read: `{date}` as `YYYY-MM-DD`,
        /// `{day}` as the language writes it out.
        citation,
        /// The control that puts the citation into the clipboard.
        copy_citation,
        /// The control that prints the page.
        print,
        /// What printing gives.
        print_about,
    }
}

strings! {
    /// The words of the section with all figures in one table, which the page shows; what the browser needs of them stands
    /// in attributes there.
    OpenData {
        /// What the section is called, over its headline.
        name,
        /// The finding.
        headline,
        /// One sentence that opens it.
        lead,
        /// Whose the figures are and on which terms they can be used; pattern with `{publisher}`.
        terms,
        /// The link to all figures as a CSV file.
        csv,
        /// The link to all figures as a JSON file.
        json,
        /// The link to the description of the content files' format.
        schema,
        /// The disclosure with the table; pattern with `{n}`.
        rows,
        /// Head of the column of sections, and over their choices.
        section,
        /// What stands for the qualifier of a figure that has none.
        exact,
        /// Name of the field that searches the table.
        search,
        /// What can be searched for, shown in the empty field.
        hint,
        /// Over the choices of stated and computed figures.
        kind,
        /// The choice of all.
        any,
        /// The choice of what the release states.
        stated,
        /// The choice of what is computed.
        computed,
        /// Pattern with `{n}` for how many figures are shown.
        found,
        /// Said where none is.
        nothing,
        /// The control that shows all again.
        clear,
        /// Name of a column's head that sorts; pattern with `{column}`.
        sort,
        /// Said of the ledger's own order.
        by_ledger,
        /// Said of the order of subjects.
        by_subject,
        /// The same, backwards.
        by_subject_back,
        /// Said of the order of values: only those of one measure can be compared.
        by_value,
        /// The same, backwards.
        by_value_back,
        /// Said of the order of sections.
        by_section,
        /// The same, backwards.
        by_section_back,
    }
}

strings! {
    /// The words the page is known by outside itself: in files of its data, in search results and on cards in feeds.
    Sharing {
        /// Head of the column of sections, in the files of all the data.
        section,
        /// What all the data are called.
        dataset,
        /// What there is in the data, in one or two sentences.
        dataset_about,
        /// What the card shows, for who cannot see it.
        card,
    }
}

strings! {
    /// The words of the portal's rows in the footer, each before what the identity file says.
    Portal {
        /// Before who is responsible for the portal.
        organiser,
        /// Before who runs it.
        undertaker,
        /// Before the code of a government website.
        site_id_code,
        /// Before its number in the register of websites.
        icp,
        /// Before its number in the register of the police.
        police,
    }
}

strings! {
    /// The words of the page within another page, and of the dialog with the codes for it.
    Embedding {
        /// The link to the whole page, in another page's frame.
        full,
        /// The control that opens the dialog, its heading, and the title of the dialog.
        headline,
        /// What it is for.
        about,
        /// Over the choice of what is embedded.
        part,
        /// The choice of the whole page.
        whole,
        /// The choice of the first screen.
        overview,
        /// Over the choice of codes.
        kind,
        /// A frame of a fixed height, without scripts.
        plain,
        /// What it is for.
        plain_about,
        /// A frame as high as what it holds.
        script,
        /// What it is for.
        script_about,
        /// A picture that links to the page.
        image,
        /// What it is for.
        image_about,
        /// Over the choice of widths.
        width,
        /// The choice of all the width there is.
        full_width,
        /// Over the code.
        code,
        /// The control that puts the code into the clipboard.
        copy,
        /// Over the preview.
        preview,
        /// Said when the dialog cannot be had.
        failed,
    }
}

/// How charts are told in words; the browser does not need it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DescriptionPatterns {
    /// What each form is called.
    #[cfg_attr(feature = "ssr", schemars(schema_with = "super::json_schema::by_name::<Form, String>"))]
    pub forms: BTreeMap<Form, String>,
    /// Pattern with `{form}` and `{n}`, the number of marks.
    pub opening: String,
    /// Pattern with `{label}` and `{value}`: how a mark is named together with its value.
    pub labelled: String,
    /// Pattern with `{max}`: the largest of three or more, with its value.
    pub largest: String,
    /// Pattern with `{min}`: the smallest of three or more, with its value.
    pub smallest: String,
    /// Pattern with `{max}`: the larger of two, with its value.
    pub larger: String,
    /// Said instead where all values are the same; pattern with `{value}`.
    pub equal: String,
    /// Pattern with `{part}` and `{whole}`, for a part within its whole.
    pub part: String,
    /// Why shares of different wholes do not add up to a hundred.
    pub apart: String,
    /// What is said of a scale whose ends are more than a thousand times apart.
    pub wide: String,
    /// Pattern with `{scope}`: extremes hold within one ranking.
    pub scope: String,
    /// What ends a sentence.
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
