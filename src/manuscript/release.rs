//! A press release beside a content, as an editor works through it: numeral by numeral, and the other way round.

use serde::{Deserialize, Serialize};

use super::forms::Choice;

/// By what a numeral of a release is known again, also when the text is changed somewhere else.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Spot {
    /// The letters before it.
    pub before: String,
    /// It as it is written.
    pub text: String,
    /// The letters after it.
    pub after: String,
    /// Which one, if several are written alike between the same letters, from 0.
    pub nth: usize,
}

/// What an editor says of a numeral.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    /// The figure of this id says it, in its own way.
    Same(String),
    /// The page leaves it out, for this reason.
    Out(String),
}

/// A release beside a content.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// Its text.
    pub text: String,
    /// Its numerals, paragraph by paragraph.
    pub paragraphs: Vec<Paragraph>,
    /// The figures of the page that it does not have.
    pub missing: Vec<Missing>,
    /// The figures that a numeral may be joined with.
    pub figures: Vec<Choice>,
    /// Whether the content cannot be read just now, so that nothing is said of its figures.
    pub unread: bool,
}

/// A paragraph of a release that has numerals.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// Its number, from 1.
    pub number: usize,
    /// What it is about; empty if the content does not say it.
    pub topic: String,
    /// Its numerals.
    pub numerals: Vec<Numeral>,
}

/// A numeral.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numeral {
    /// By what it is known again.
    pub spot: Spot,
    /// The words before it that are shown.
    pub before: String,
    /// The words after it.
    pub after: String,
    /// How it is read: its number with its unit, its qualifier, its time, which way it goes.
    pub read: Vec<String>,
    /// What becomes of it.
    pub state: State,
    /// A subject to begin with, if it is taken as a new figure.
    pub subject: String,
    /// Id of the figure that it may be meant for; empty if there is none.
    pub near: String,
}

/// What becomes of a numeral.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum State {
    /// The page does not have it, and nothing is decided yet.
    #[default]
    Open,
    /// These figures of the page say it.
    Said(Vec<Figure>),
    /// This figure says it in its own way: an editor has joined it.
    Same(Figure),
    /// It stands in this name.
    Named(Figure),
    /// It is left out, for this reason.
    Out(String),
    /// It is no figure, for this reason.
    None(String),
}

/// A figure or a name of a content, and where it is in the forms.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Its subject and its value, or the name.
    pub said: String,
    /// Its place in the file of the original.
    pub at: String,
}

/// A figure of the page that the release does not have.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missing {
    /// It.
    pub figure: Figure,
    /// Its paragraph.
    pub paragraph: usize,
    /// Whether it is of another release, where it has to be looked for.
    pub elsewhere: bool,
    /// Whether it is a number that is typed into a text, and no figure of the ledger.
    pub typed: bool,
}
