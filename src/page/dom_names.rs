//! Names in the DOM that are shared by the build, the boot script, the style and the wasm modules. Where a macro or another language
//! has to write them out, `tests/native/dom_names.rs` compares with this list.

/// Attributes.
pub mod attr {
    // Of the root element: state of the whole page. The settings have their table in `page::settings`.

    /// Scripts run. Set before the first paint.
    pub const SCRIPTED: &str = "data-scripted";
    /// The wasm runs, so hints about interactive features may be shown.
    pub const ALIVE: &str = "data-alive";
    /// The page stays as it was prerendered: its script or its data cannot be loaded.
    pub const STATIC: &str = "data-static";
    /// The whole page is laid out, including what is far from the window. Set while the page loads if its position has to be exact.
    pub const WHOLE: &str = "data-whole";
    /// The page is in another page's iframe.
    pub const FRAMED: &str = "data-framed";
    /// The iframe follows the page's height, so the page needs no scroll bar.
    pub const FOLLOWED: &str = "data-followed";
    /// The page is embedded, without its controls.
    pub const EMBED: &str = "data-embed";
    /// The background of an embedded page: `transparent`, or the page's own if absent.
    pub const BACKGROUND: &str = "data-background";
    /// What is embedded of the page: a `section` or a `chart`; the whole page if absent.
    pub const EMBED_PART: &str = "data-embed-part";
    /// The embedded part was found in the page.
    pub const EMBED_FOUND: &str = "data-embed-found";
    /// The colours.
    pub const THEME: &str = "data-theme";
    /// The edition.
    pub const MODE: &str = "data-mode";
    /// The text size of the elder edition.
    pub const TEXT: &str = "data-text";
    /// Whether anything moves.
    pub const MOTION: &str = "data-motion";
    /// Set by the Dark Reader extension; `dark` if it darkens the page.
    pub const DARKREADER_SCHEME: &str = "data-darkreader-scheme";

    // Of an embedded part.

    /// The part itself.
    pub const EMBED_SHOWN: &str = "data-embed-shown";
    /// The ancestors of the part.
    pub const EMBED_PATH: &str = "data-embed-path";

    // Of islands and charts.

    /// The component of an island: see [`island`](super::island).
    pub const ISLAND: &str = "data-island";
    /// On the host of a chart's picture: the chart's id.
    pub const CHART: &str = "data-chart";
    /// On the host of a chart's picture: its form.
    pub const FORM: &str = "data-form";
    /// On the host of a chart's picture: its [`PaintState`](crate::page::paint_state::PaintState).
    pub const PAINT: &str = "data-paint";
    /// On the picture of a chart: the chart whose picture it comes from when it comes into view, since both draw a fact.
    pub const TRANSITION_FROM: &str = "data-transition-from";
    /// On the picture of a chart whose canvas does not show the chart yet: `waiting` below the window, or `running`.
    pub const TRANSITION: &str = "data-transition";
    /// On the host of a chart's picture: the frame that the export module is asked to lay it out for, its width and its text size.
    pub const LAYOUT_REQUESTED: &str = "data-layout-requested";
    /// On a still that the export module laid out: its frame.
    pub const FRAME: &str = "data-frame";
    /// The index of a mark in its chart, from 0.
    pub const MARK: &str = "data-mark";
    /// Around the controls of a chart: the chart's id.
    pub const ACTIONS: &str = "data-actions";
    /// On a control of a chart: the name of its [`ChartAction`](crate::page::chart_action::ChartAction).
    pub const CHART_ACTION: &str = "data-chart-action";
    /// On a control of a chart: its file is requested, and the export module is being loaded.
    pub const EXPORT_REQUESTED: &str = "data-export-requested";

    // Of controls.

    /// On a link of the display settings: what it chooses, such as `theme=dark`.
    pub const SET: &str = "data-set";
    /// A link to the page in another language.
    pub const LANGUAGE: &str = "data-language";
    /// On a control: what it does, which is `share`, `link`, `cite`, `print`, `code`, or the id of the dialog it opens.
    pub const DO: &str = "data-do";
    /// Around controls: the id of what they share; empty for the page.
    pub const SHARE: &str = "data-share";
    /// On a control that opens a dialog, and on the dialog: the id of the part of the page it is about; empty for the page.
    pub const PART: &str = "data-part";
    /// The pattern of the citation.
    pub const CITE: &str = "data-cite";
    /// A control that closes its dialog.
    pub const CLOSE: &str = "data-close";
    /// On a control: what it reads aloud, the id of a story or `all`.
    pub const READ: &str = "data-read";
    /// On a unit of reading aloud: the text for the voice, if it differs from the text shown.
    pub const SAY: &str = "data-say";
    /// On a control of the player: what it does, `pause`, `speed` or `stop`.
    pub const PLAYER: &str = "data-player";

    // Of the table of all figures.

    /// On a column head: what it sorts by, the name of the attribute with a row's rank.
    pub const SORT: &str = "data-sort";
    /// On a column head: announcement of the ascending order.
    pub const FORTH: &str = "data-forth";
    /// On a column head: announcement of the descending order.
    pub const BACK: &str = "data-back";
    /// Announcement of the order of the ledger.
    pub const ORDER: &str = "data-order";
    /// Announcement of the number of rows found: a pattern.
    pub const FOUND: &str = "data-found";
    /// Announcement that no row was found.
    pub const NOTHING: &str = "data-nothing";
    /// On a row: the index of its section.
    pub const SECTION: &str = "data-section";
    /// On a row: its rank by size.
    pub const SIZE: &str = "data-size";
    /// On a row: its figure is computed.
    pub const COMPUTED: &str = "data-computed";

    // Of the embed dialog.

    /// The address of the script for hosts.
    pub const SCRIPT: &str = "data-script";
    /// The height of an iframe of fixed height, in pixels.
    pub const HEIGHT: &str = "data-height";
    /// The name of the page.
    pub const NAME: &str = "data-name";
    /// On a part: the id of its element.
    pub const ID: &str = "data-id";
    /// On a part: the address of its picture.
    pub const PICTURE: &str = "data-picture";
    /// On a kind of code: what it is for.
    pub const ABOUT: &str = "data-about";
    /// Where the selects are to be: they as JSON, [`EmbedChoice`](crate::page::embed_choice::EmbedChoice) each.
    pub const CHOICES: &str = "data-choices";
    /// The name of the page in code: a host's iframe has an attribute of this name if the script for hosts sets its height.
    pub const SLUG: &str = "data-slug";

    // Of the answer about the figures of a long image.

    /// On the answer: the digests of the figures of now, by the parts of the page.
    pub const FIGURES: &str = "data-figures";
    /// The answer if they are those of the image.
    pub const SAME: &str = "data-same";
    /// The answer if some were corrected since.
    pub const OTHERWISE: &str = "data-otherwise";
    /// The answer if the figures of the image are not known.
    pub const UNKNOWN: &str = "data-unknown";
    /// On a correction: the digests before it, of the parts of the page that it changed.
    pub const BEFORE: &str = "data-before";

    // Of the dialog of the long image.

    /// The address of the export module.
    pub const MODULE: &str = "data-module";
    /// The integrity hash of that module.
    pub const INTEGRITY: &str = "data-integrity";
    /// The address of the text of the image.
    pub const SHEET: &str = "data-sheet";
    /// Announcement when the image is made.
    pub const MADE: &str = "data-made";
    /// Label of the link that saves an image.
    pub const SAVE: &str = "data-save";
    /// On the message that the browser falsifies canvases.
    pub const FALSIFIED: &str = "data-falsified";
    /// On the dialog of a chart's picture: the message about files in an iframe, whose sandbox may block downloads.
    pub const FRAMED_NOTE: &str = "data-framed-note";
    /// On the dialog of a chart's picture: the message about files within an app, which saves none.
    pub const IN_APP_NOTE: &str = "data-in-app-note";
}

/// Values of [`attr::ISLAND`].
pub mod island {
    /// The picture of a chart: `islands::chart_picture`.
    pub const CHART: &str = "chart";
}

/// Ids.
pub mod id {
    /// The script element with the page's data.
    pub const DATA: &str = "page-data";
    /// The main content, target of the skip link.
    pub const CONTENT: &str = "content";
    /// The live region for announcements.
    pub const STATUS: &str = "said";
    /// The text in the tooltip beside the value.
    pub const TIP: &str = "tip";
    /// The dialog of the long image.
    pub const POSTER: &str = "poster";
    /// The embed dialog.
    pub const EMBED: &str = "embed";
    /// The dialog of a chart's picture.
    pub const PICTURE: &str = "picture";
}

/// Before the name of a part, the id of the element that opens it: as the target of an address, it shows the part alone where no script
/// runs.
pub const PART: &str = "part-";

/// Classes.
pub mod class {
    /// The bar at the top.
    pub const BAR: &str = "bar";
    /// The links of the bar to the pillars.
    pub const PILLARS: &str = "pillars";
    /// On a stroke of a character in the bar: so much of its pillar is not read yet.
    pub const UNREAD: &str = "unread";
    /// The first screen.
    pub const HERO: &str = "hero";
    /// A story.
    pub const STORY: &str = "story";
    /// The disclosure of a story with what else it states.
    pub const MORE: &str = "more";
    /// On a story: it has not entered yet.
    pub const WAITING: &str = "waiting";
    /// A disclosure that closes when focus or a click goes elsewhere.
    pub const MENU: &str = "menu";
    /// A menu for sharing.
    pub const SHARE: &str = "share";
    /// The controls of a chart or story, in its disclosure: empty until that is opened.
    pub const ACTIONS: &str = "actions";
    /// The still of a chart.
    pub const STILL: &str = "still";
    /// A still that the export module laid out for the reader's text size. It is shown in place of the others.
    pub const LAID_OUT: &str = "laid-out";
    /// The buttons over the marks of a chart.
    pub const MARKS: &str = "marks";
    /// On a mark: the tooltip is open for it.
    pub const ON: &str = "on";
    /// On the tooltip: where it is a sheet, it is at the upper edge.
    pub const HIGH: &str = "high";
    /// The tooltip.
    pub const TIP: &str = "tip";
    /// The hidden line whose height gives the reader's text size.
    pub const REM: &str = "rem";
    /// The element that is selected while a text is copied.
    pub const CARRIER: &str = "carrier";
    /// The controls of reading aloud.
    pub const PLAYER: &str = "player";
    /// On a unit: it is being read aloud.
    pub const BEING_READ: &str = "being-read";
    /// The table of all figures.
    pub const OPEN_DATA: &str = "open-data";
    /// Where the printed page shows its address.
    pub const ADDRESS: &str = "address";
    /// The citation of the page.
    pub const CITATION: &str = "citation";
    /// The credit line under an embedded part.
    pub const CREDIT: &str = "credit";
    /// A dialog.
    pub const SHEET: &str = "sheet";
    /// In a dialog: shown while its result is being made.
    pub const MAKING: &str = "making";
    /// In a dialog: shown when it is made.
    pub const MADE: &str = "made";
    /// In a dialog: shown if it cannot be made.
    pub const FAILED: &str = "failed";
    /// What a code is for.
    pub const ABOUT: &str = "about";
    /// The preview of a code.
    pub const PREVIEW: &str = "preview";
    /// How to save an image in browsers where that takes a long press.
    pub const HOLD: &str = "hold";
    /// How to save an image with a mouse.
    pub const RIGHT_CLICK: &str = "right-click";
}

/// The names of the Trusted Types policies of the two wasm modules, for browsers that enforce them.
pub const TRUSTED_TYPES: [&str; 2] = [PAGE_TYPES, EXPORT_TYPES];

/// The policy of the page module.
pub const PAGE_TYPES: &str = "page";

/// The policy of the export module.
pub const EXPORT_TYPES: &str = "page-export";
