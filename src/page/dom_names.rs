//! Names in the DOM that more than one of these know: the build, the boot script, the style, and both wasm modules. Where a macro or
//! another language has to write them out, `tests/native/dom_names.rs` holds it to this list.

/// Attributes.
pub mod attr {
    // Of the root element: what holds for the whole page. The settings are in the table of `page::settings`.

    /// Scripts run: set before anything is shown.
    pub const SCRIPTED: &str = "data-scripted";
    /// The wasm runs: what only the live page can do may be spoken of.
    pub const ALIVE: &str = "data-alive";
    /// The page stays as it was prerendered: its script or its data cannot be had.
    pub const STATIC: &str = "data-static";
    /// All of the page is laid out, also what is far from the window.
    pub const WHOLE: &str = "data-whole";
    /// The page is in another page's frame.
    pub const FRAMED: &str = "data-framed";
    /// The frame is as high as the page: it needs no scroll bar.
    pub const FOLLOWED: &str = "data-followed";
    /// It is shown as a part of another page, without its controls.
    pub const EMBED: &str = "data-embed";
    /// The ground of an embedded page: `transparent`, or its own.
    pub const BACKGROUND: &str = "data-background";
    /// What is embedded of the page: a `section` or a `chart`; all of it without.
    pub const EMBED_PART: &str = "data-embed-part";
    /// The part that is embedded is in the page.
    pub const EMBED_FOUND: &str = "data-embed-found";
    /// The colours.
    pub const THEME: &str = "data-theme";
    /// The edition.
    pub const MODE: &str = "data-mode";
    /// The text size of the edition for elders.
    pub const TEXT: &str = "data-text";
    /// Whether anything moves.
    pub const MOTION: &str = "data-motion";

    // Of the part that is embedded alone.

    /// The part itself.
    pub const EMBED_SHOWN: &str = "data-embed-shown";
    /// All that is around the part.
    pub const EMBED_PATH: &str = "data-embed-path";

    // Of islands and charts.

    /// The component of an island: see [`island`](super::island).
    pub const ISLAND: &str = "data-island";
    /// On the host of a chart's picture: the chart's id.
    pub const CHART: &str = "data-chart";
    /// On the host of a chart's picture: its form.
    pub const FORM: &str = "data-form";
    /// On the host of a chart's picture: whether it is still, queued, live or failed, a [`PaintState`](crate::page::paint_state::PaintState).
    pub const PAINT: &str = "data-paint";
    /// The place of a mark in its chart, from 0.
    pub const MARK: &str = "data-mark";
    /// Around the menu of a chart: the chart's id.
    pub const TAKE: &str = "data-take";
    /// What an entry of the menu of a chart does: the name of a [`ChartAction`](crate::page::chart_action::ChartAction).
    pub const CHART_ACTION: &str = "data-chart-action";
    /// On an entry of the menu of a chart: its file is wanted, and the module that makes it is on its way.
    pub const EXPORT_REQUESTED: &str = "data-export-requested";

    // Of controls.

    /// What a link of the display settings chooses, such as `theme=dark`.
    pub const SET: &str = "data-set";
    /// A link to the page in another language.
    pub const LANGUAGE: &str = "data-language";
    /// What a control does: `share`, `link`, `cite`, `print`, `code`, or the id of the dialog it opens.
    pub const DO: &str = "data-do";
    /// The id of what the controls within share; empty for the page.
    pub const SHARE: &str = "data-share";
    /// On a control that opens a dialog, and on the dialog: the id of the part of the page it is about; empty for the page.
    pub const PART: &str = "data-part";
    /// The pattern of the citation.
    pub const CITE: &str = "data-cite";
    /// A control that closes its dialog.
    pub const CLOSE: &str = "data-close";
    /// What a control reads aloud: the id of a story, or `all`.
    pub const READ: &str = "data-read";
    /// A unit that is read aloud, and what the voice says where that is not its text.
    pub const SAY: &str = "data-say";
    /// What a control of the player does: `pause`, `speed` or `stop`.
    pub const PLAYER: &str = "data-player";

    // Of the table of all figures.

    /// What a head sorts by: the name of the attribute of a row that has its rank.
    pub const SORT: &str = "data-sort";
    /// How the order of a head is told.
    pub const FORTH: &str = "data-forth";
    /// How the reverse order of a head is told.
    pub const BACK: &str = "data-back";
    /// How the order of the ledger is told.
    pub const ORDER: &str = "data-order";
    /// How the number of rows that fit is told.
    pub const FOUND: &str = "data-found";
    /// How it is told that no row fits.
    pub const NOTHING: &str = "data-nothing";
    /// On a row: the place of its section.
    pub const SECTION: &str = "data-section";
    /// On a row: its rank by size.
    pub const SIZE: &str = "data-size";
    /// On a row: its figure is computed.
    pub const COMPUTED: &str = "data-computed";

    // Of the dialog of codes for embedding.

    /// The address of the script for hosts.
    pub const SCRIPT: &str = "data-script";
    /// The height of a frame that does not follow.
    pub const HEIGHT: &str = "data-height";
    /// The name of the page.
    pub const NAME: &str = "data-name";
    /// On a part: the id of its element.
    pub const ID: &str = "data-id";
    /// On a part: the address of its picture.
    pub const PICTURE: &str = "data-picture";
    /// On a kind of code: what it is for.
    pub const ABOUT: &str = "data-about";
    /// On the frames of hosts, for their script: the frame is as high as what it holds.
    pub const GONGXIAOMEI: &str = "data-gongxiaomei";

    // Of the dialog of the long image.

    /// The address of the module that is fetched when something is exported.
    pub const MODULE: &str = "data-module";
    /// The hash of that module.
    pub const INTEGRITY: &str = "data-integrity";
    /// The address of what the image says.
    pub const SHEET: &str = "data-sheet";
    /// What is said once the image is made.
    pub const MADE: &str = "data-made";
    /// What the link that saves an image is called.
    pub const SAVE: &str = "data-save";
}

/// Values of [`attr::ISLAND`].
pub mod island {
    /// The links of the bar: `islands::navigation`.
    pub const NAV: &str = "nav";
    /// The picture of a chart: `islands::chart_picture`.
    pub const CHART: &str = "chart";
}

/// Ids.
pub mod id {
    /// The script element with the page's data.
    pub const DATA: &str = "gongxiaomei-content";
    /// What can be read: the element that the link at the beginning skips to.
    pub const CONTENT: &str = "content";
    /// The live region that says what has been done.
    pub const STATUS: &str = "said";
    /// What the tip says of a figure beside its value.
    pub const TIP: &str = "tip";
    /// The dialog of the long image.
    pub const POSTER: &str = "poster";
    /// The dialog of codes for embedding.
    pub const EMBED: &str = "embed";
}

/// Classes.
pub mod class {
    /// The bar at the top.
    pub const BAR: &str = "bar";
    /// The first screen.
    pub const HERO: &str = "hero";
    /// A story.
    pub const STORY: &str = "story";
    /// On a story: its entrance is still to come.
    pub const WAITING: &str = "waiting";
    /// On a story: it is laid out wherever the window is.
    pub const LAID: &str = "laid";
    /// A disclosure that closes when the reader is done with it.
    pub const MENU: &str = "menu";
    /// A menu that shares.
    pub const SHARE: &str = "share";
    /// On the host of a chart's picture: the chart is laid out at another text size than its still, so that the canvas gives it its height.
    pub const RESCALED: &str = "rescaled";
    /// On the still of a chart: the canvas is shown in its place.
    pub const SPENT: &str = "spent";
    /// The buttons over the marks of a chart.
    pub const MARKS: &str = "marks";
    /// On a mark: the tip speaks of it.
    pub const ON: &str = "on";
    /// The tip of the marks.
    pub const TIP: &str = "tip";
    /// The line by which the reader's text size is measured.
    pub const REM: &str = "rem";
    /// What text goes into the clipboard from.
    pub const CARRIER: &str = "carrier";
    /// The player of the reading aloud.
    pub const PLAYER: &str = "player";
    /// On a unit: it is being read aloud.
    pub const BEING_READ: &str = "being-read";
    /// The table of all figures.
    pub const OPEN_DATA: &str = "open-data";
    /// Where paper shows the address of the page.
    pub const ADDRESS: &str = "address";
    /// How the page is cited.
    pub const CITATION: &str = "citation";
    /// The line under what is embedded.
    pub const CREDIT: &str = "credit";
    /// A dialog.
    pub const SHEET: &str = "sheet";
    /// What a dialog says while what it is for is being made.
    pub const MAKING: &str = "making";
    /// What a dialog says when it is made.
    pub const MADE: &str = "made";
    /// What a dialog says where it cannot be made.
    pub const FAILED: &str = "failed";
    /// What a code is for.
    pub const ABOUT: &str = "about";
    /// What a code shows.
    pub const PREVIEW: &str = "preview";
    /// How an image is kept where that takes a long press.
    pub const HOLD: &str = "hold";
}

/// The names by which the two wasm modules pass text for code, where an engine asks for that (Trusted Types): the page's own, and that of
/// what is exported.
pub const TRUSTED_TYPES: [&str; 2] = [PAGE_TYPES, EXPORT_TYPES];

/// That of the page's own module.
pub const PAGE_TYPES: &str = "gongxiaomei";

/// That of the module that exports.
pub const EXPORT_TYPES: &str = "gongxiaomei-export";
