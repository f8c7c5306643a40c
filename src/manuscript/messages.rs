//! The messages between the page of the press and its worker. Bytes and HTML go beside them, not in them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::forms::{Entry, Kind, Manuscript};
use super::picker::Picker;
use super::release::{Compared, Decision, Spot};
use super::step::Step;

/// The language of the press itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Tongue {
    /// Chinese.
    #[default]
    Chinese,
    /// English.
    English,
}

/// What the page asks of the worker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// Begins with the site in the bytes beside this, which are a zip.
    Begin {
        /// The language of messages.
        tongue: Tongue,
        /// A draft that was kept, as the worker wrote it; empty if there is none.
        draft: String,
    },
    /// Opens the file in the bytes beside this: a package, a content file, a font, the text of a release.
    Open {
        /// Its name.
        name: String,
    },
    /// Begins the page of another city: everything that is said of this one is emptied. It is one change, and taken back like any other.
    New(NewPage),
    /// Changes the language of messages.
    Speak(Tongue),
    /// Makes the forms anew: a change of a value does not.
    Forms,
    /// Changes a value.
    Set(Setting),
    /// Adds an entry to a list.
    Add {
        /// The content file.
        file: String,
        /// The list.
        list: Vec<Step>,
        /// What is added.
        kind: String,
    },
    /// Moves an entry of a list to another place in it.
    Move {
        /// The content file.
        file: String,
        /// The entry.
        entry: Entry,
        /// Its place then.
        to: usize,
    },
    /// Removes an entry of a list.
    Remove {
        /// The content file.
        file: String,
        /// The entry.
        entry: Entry,
    },
    /// Draws a chart in every form, and says which of them the checks accept.
    FormsOf {
        /// The content file.
        file: String,
        /// Which of its charts.
        chart: usize,
    },
    /// Gives a chart another form, with what follows from that.
    TakeForm {
        /// The content file.
        file: String,
        /// Which of its charts.
        chart: usize,
        /// The name of the form.
        form: String,
    },
    /// Takes the last change back.
    Undo,
    /// Makes the change that was taken back.
    Redo,
    /// Forgets every change.
    Forget,
    /// Shows an edition from now on.
    Show {
        /// Its content file.
        file: String,
        /// Whether as elders see it.
        elder: bool,
    },
    /// Checks all files, also those that were not changed, and compares the release with the content.
    Check,
    /// Lists what is different from what was opened.
    Difference,
    /// Notes the figures that are different from what was opened as corrected.
    Correct {
        /// The day, as `YYYY-MM-DD`.
        date: String,
        /// Why, by the names of the content files.
        reasons: BTreeMap<String, String>,
    },
    /// Puts another text in the place of the press release.
    Release {
        /// The text.
        text: String,
        /// Whether it goes on from the change before, and is undone with it.
        on: bool,
    },
    /// Decides what becomes of a numeral of the release; nothing any more, if there is no decision.
    Decide {
        /// The numeral.
        spot: Spot,
        /// What becomes of it.
        decision: Option<Decision>,
    },
    /// Makes a new figure of a numeral of the release.
    Take {
        /// The numeral.
        spot: Spot,
        /// What is counted or measured.
        subject: String,
    },
    /// Makes a new figure of every numeral of the release that the page does not have and of which nothing is decided yet.
    TakeAll,
    /// Makes a figure say what a numeral of the release says.
    Become {
        /// The numeral.
        spot: Spot,
        /// Id of the figure.
        fact: String,
    },
    /// Makes the proof sheet.
    Proof,
    /// Makes the zip of the site.
    Publish {
        /// Whether words of the original stand in for those that a translation lacks.
        gaps: bool,
    },
}

/// The page of another city.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewPage {
    /// Its short name.
    pub name: String,
    /// Its name in addresses and code.
    pub slug: String,
    /// The translations that it has, too: content files of the page before.
    pub translations: Vec<String>,
}

/// A value that is changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// The content file.
    pub file: String,
    /// Its place; in a translation, that in the original.
    pub path: Vec<Step>,
    /// What it is now.
    pub value: String,
    /// How it is edited.
    pub kind: Kind,
    /// Whether it is left out of the file if it is empty.
    pub optional: bool,
    /// Whether it goes on from the change before, and is undone with it.
    pub on: bool,
}

/// What the worker answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The forms, if others than before.
    pub manuscript: Option<Manuscript>,
    /// What has to be corrected, if that was looked for.
    pub faults: Option<Vec<Fault>>,
    /// The release beside the content, if both were compared and there is one.
    pub release: Option<Compared>,
    /// A chart in every form, if that was asked for.
    pub picker: Option<Picker>,
    /// Whether the page beside this is the edition with those faults, as far as it can be shown.
    pub stands: bool,
    /// What can be undone, made again, and kept as a draft.
    pub history: History,
    /// The draft to be kept; `None` if it is as before.
    pub draft: Option<String>,
    /// Lines that answer what was asked: differences, changes of files, or why it was not done.
    pub told: Vec<String>,
    /// How many figures are different from what was opened, and not noted as corrected, if differences were asked for.
    pub due: usize,
    /// Whether what was asked was not done.
    pub refused: bool,
    /// The name of the file beside this.
    pub file: String,
}

/// What can be undone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// Changes that can be taken back.
    pub undo: usize,
    /// Changes that can be made again.
    pub redo: usize,
}

/// Something to correct.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The file.
    pub file: String,
    /// The field it is at, by its key, or the nearest group; empty if it is nowhere in the forms.
    pub at: String,
    /// What it is about: titles from the outside to the inside.
    pub about: String,
    /// What is there, what has to be, the nearest, and what to do, in words.
    pub said: String,
    /// Whether it is only a warning, which keeps nothing from being published.
    pub warning: bool,
}
