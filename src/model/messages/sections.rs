//! The words of the sections and dialogs, of the data files and of the portal's footer.

use crate::model::text_struct::strings;

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
        /// The control that draws the card with the characters, and the name of its file.
        poster_card,
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
        /// How to save an image with a mouse if a download may be blocked.
        right_click,
        /// The control that saves an image as a file.
        save_image,
        /// Announced when no image could be drawn.
        poster_failed,
        /// Shown when the browser falsifies canvases; printing is offered instead.
        poster_falsified,
        /// Announced when the picture of a chart is shown to be saved.
        picture_made,
        /// Shown when the browser falsifies the picture of a chart; the SVG is offered instead.
        picture_falsified,
        /// Announced instead of `saved` in an iframe, whose sandbox may block downloads; pattern with `{file}`.
        framed,
        /// Announced instead of `saved` within an app such as WeChat, which saves no files.
        in_app,
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
    /// The words of corrections. They are in the HTML only if there are any; the wasm does not need them.
    CorrectionWords {
        /// The disclosure with the corrections; pattern with `{n}` for how many.
        rows,
        /// A correction: pattern with `{subject}`, `{old}`, `{new}` and `{reason}`.
        said,
        /// Head of the column of corrections, in the file of all figures.
        column,
        /// Of a long image: its figures are those of the page.
        same,
        /// Of a long image, before the corrections since it was made.
        otherwise,
        /// Of a long image: its figures are none that the page knows.
        unknown,
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
