//! The state of the press, and its talk with the worker: one question at a time, and of changes of one field only the last.

mod arrival;
mod drafts;
mod fields;
mod forms;
mod picker;
mod release;

use std::collections::{BTreeSet, HashMap, VecDeque};

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

use super::host;
use crate::manuscript::forms::Manuscript;
use crate::manuscript::messages::{Answer, Ask, Fault, History, Tongue};
use crate::manuscript::picker::Picker;
use crate::manuscript::release::Compared;
use crate::manuscript::step::Step;
use crate::manuscript::words::{label, word};

/// How the page is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// As on a phone.
    Phone,
    /// As on a desk.
    Desk,
    /// The elder edition, on a phone.
    Elder,
}

/// What a dialog shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// Its heading.
    pub title: String,
    /// Its lines.
    pub lines: Vec<String>,
    /// Whether it shows the proof sheet.
    pub proof: bool,
    /// How many figures can be noted as corrected.
    pub due: usize,
}

/// The forms that a chart is given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Picking {
    /// What there is to choose from.
    pub offers: Picker,
    /// The chart that was given a form just now, and what is said of it.
    pub taken: (usize, Vec<String>),
}

/// What there is beside the draft that is worked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Others {
    /// Whether the press has another site than the draft was begun with.
    pub newer: bool,
    /// Whether other drafts wait.
    pub aside: bool,
}

/// The state. A copy is the same state.
#[derive(Clone, Copy)]
pub struct Store {
    /// The language of the press.
    pub tongue: RwSignal<Tongue>,
    /// The forms.
    pub manuscript: RwSignal<Manuscript>,
    /// Counts the forms: others are shown from the start.
    pub revision: RwSignal<u32>,
    /// What has to be corrected.
    pub faults: RwSignal<Vec<Fault>>,
    /// Whether that is being looked for.
    pub checking: RwSignal<bool>,
    /// The text of the press release.
    pub release: RwSignal<String>,
    /// It beside the content.
    pub compared: RwSignal<Compared>,
    /// What can be undone.
    pub history: RwSignal<History>,
    /// Which forms are shown.
    pub tab: RwSignal<usize>,
    /// The groups that are open, by their files and keys.
    pub open: RwSignal<BTreeSet<String>>,
    /// What is looked for among the groups.
    pub sought: RwSignal<String>,
    /// The edition that is shown, by its file.
    pub edition: RwSignal<String>,
    /// How it is shown.
    pub screen: RwSignal<Screen>,
    /// Whether the page is as the forms say.
    pub stands: RwSignal<bool>,
    /// What is said of the draft: a key of the words.
    pub kept: RwSignal<&'static str>,
    /// What there is beside the draft.
    pub others: RwSignal<Others>,
    /// What the dialog shows.
    pub told: RwSignal<Told>,
    /// The forms for a chart.
    pub picking: RwSignal<Picking>,
    /// The proof sheet or the file that was made last.
    made: StoredValue<Option<JsValue>, LocalStorage>,
    queue: StoredValue<Queue>,
    /// What was typed since the forms were made, by file and place: fields that are shown again show it.
    typed: StoredValue<HashMap<(String, Vec<Step>), String>>,
}

/// Where an editor is led to once what was asked is answered.
#[derive(Debug, Default)]
struct Going {
    /// A file and a place in it.
    place: Option<(String, String)>,
    /// The row of a numeral that was decided, which has the focus again when it is shown anew.
    row: Option<String>,
}

#[derive(Debug, Default)]
struct Queue {
    waiting: VecDeque<Ask>,
    /// What the worker was asked and has not answered yet.
    asked: Option<Ask>,
    /// The draft as it was kept last.
    draft: String,
    /// The field that was changed last.
    last: String,
    /// Where an editor is led to once what was asked is answered.
    going: Going,
    /// How often what was typed into a field, by file and place, was in the forms that were told then: see [`Store::sight`].
    retold: HashMap<(String, Vec<Step>), u32>,
}

impl Store {
    /// Nothing yet.
    pub fn new() -> Store {
        let tongue = if host::is_chinese() { Tongue::Chinese } else { Tongue::English };
        Store {
            tongue: RwSignal::new(tongue),
            manuscript: RwSignal::default(),
            revision: RwSignal::new(0),
            faults: RwSignal::default(),
            checking: RwSignal::new(true),
            release: RwSignal::default(),
            compared: RwSignal::default(),
            history: RwSignal::default(),
            tab: RwSignal::new(0),
            open: RwSignal::default(),
            sought: RwSignal::default(),
            edition: RwSignal::default(),
            screen: RwSignal::new(Screen::Phone),
            stands: RwSignal::new(true),
            kept: RwSignal::new(""),
            others: RwSignal::default(),
            told: RwSignal::default(),
            picking: RwSignal::default(),
            made: StoredValue::new_local(None),
            queue: StoredValue::default(),
            typed: StoredValue::default(),
        }
    }

    /// A word in the language of the press.
    pub fn word(self, key: &str) -> String {
        word(self.tongue.get(), key).into()
    }

    /// The name of a field in the language of the press.
    pub fn label(self, key: &str) -> String {
        label(self.tongue.get(), key).into()
    }

    /// Begins: listens to the worker, and asks it for the site and the draft.
    pub fn begin(self) {
        let heard =
            Closure::<dyn FnMut(JsValue, JsValue, JsValue)>::new(move |answer: JsValue, page: JsValue, file| {
                match answer.as_string() {
                    Some(answer) => self.hear(&answer, page.as_string(), file),
                    None => self.again(),
                }
            });
        host::listen(&heard.into_js_value());
        self.start();
    }

    /// The worker has ended in the middle of something: another begins with what was kept last.
    fn again(self) {
        let draft = self.queue.with_value(|queue| queue.draft.clone());
        self.queue.update_value(|queue| {
            queue.asked = None;
            queue.waiting.clear();
        });
        self.tell("broken", Vec::new(), false);
        self.ask(Ask::Begin { tongue: self.tongue.get_untracked(), draft });
    }

    /// Asks the worker, after what it was asked before.
    pub fn ask(self, mut ask: Ask) {
        self.queue.update_value(|queue| {
            let same = |other: &Ask| match (other, &ask) {
                (Ask::Set(other), Ask::Set(own)) => (&other.file, &other.path) == (&own.file, &own.path) && own.on,
                (Ask::Release { .. }, Ask::Release { on, .. }) => *on,
                (Ask::Show { .. }, Ask::Show { .. }) | (Ask::Check, Ask::Check) | (Ask::Forms, Ask::Forms) => true,
                _ => false,
            };
            if queue.waiting.back().is_some_and(same) {
                // In the place of the first key of a change it begins that change.
                match (queue.waiting.pop_back(), &mut ask) {
                    (Some(Ask::Set(before)), Ask::Set(own)) => own.on = before.on,
                    (Some(Ask::Release { on: before, .. }), Ask::Release { on, .. }) => *on = before,
                    _ => {}
                }
            }
            queue.waiting.push_back(ask);
        });
        self.send(JsValue::UNDEFINED);
    }

    /// Opens a file. Whatever waits is answered first.
    pub fn open_file(self, name: String, bytes: JsValue) {
        self.made.set_value(Some(bytes.clone()));
        self.queue.update_value(|queue| queue.waiting.push_back(Ask::Open { name }));
        self.send(bytes);
    }

    fn send(self, bytes: JsValue) {
        let next = self.queue.try_update_value(|queue| {
            if queue.asked.is_some() {
                return None;
            }
            queue.asked = queue.waiting.pop_front();
            queue.asked.clone()
        });
        let Some(ask) = next.flatten() else { return };
        let question = serde_json::to_string(&ask).unwrap_or_default();
        match &ask {
            Ask::Begin { .. } => host::begin(&question),
            Ask::Open { .. } => {
                let bytes = if bytes.is_undefined() { self.made.get_value().unwrap_or_default() } else { bytes };
                host::ask(&question, bytes);
            }
            _ => host::ask(&question, JsValue::UNDEFINED),
        }
    }

    fn hear(self, answer: &str, page: Option<String>, file: JsValue) {
        let asked = self.queue.try_update_value(|queue| queue.asked.take()).flatten();
        let Ok(answer) = serde_json::from_str::<Answer>(answer) else { return self.send(JsValue::UNDEFINED) };
        self.history.set(answer.history);
        // The site of the press has what the draft says: it is the draft that was published.
        if matches!(asked, Some(Ask::Begin { .. })) && answer.draft.is_some() && self.others.get_untracked().newer {
            self.use_draft();
        }
        if let Some(draft) = answer.draft {
            self.keep(draft);
        }
        if let Some(page) = page {
            host::show(&page);
        }
        match asked {
            Some(Ask::Check) => {
                self.faults.set(answer.faults.unwrap_or_default());
                self.compare(answer.release.unwrap_or_default());
                self.checking.set(false);
            }
            Some(Ask::Release { .. } | Ask::Decide { .. }) => {
                if answer.refused {
                    self.tell("faults", answer.told, false);
                }
                self.check();
            }
            Some(Ask::Forms) => {
                if let Some(manuscript) = answer.manuscript {
                    self.show(manuscript);
                }
                self.arrive();
            }
            Some(Ask::FormsOf { .. }) => self.offer(answer.picker, answer.told),
            Some(Ask::Difference) => {
                let none = vec![self.word("unchanged")];
                self.tell("differences", if answer.told.is_empty() { none } else { answer.told }, false);
                self.told.update(|told| told.due = answer.due);
            }
            Some(Ask::Proof) if !answer.refused => {
                host::present(&file);
                self.made.set_value(Some(file));
                self.tell("proof", Vec::new(), true);
            }
            Some(Ask::Publish { .. }) if !answer.refused => {
                host::save(&answer.file, &file);
                self.tell("made", [vec![self.word("made-hint")], answer.told].concat(), false);
            }
            Some(asked) => {
                self.took(&asked, if answer.refused { &[] } else { &answer.told });
                if answer.refused {
                    self.tell("faults", answer.told, false);
                } else {
                    if matches!(asked, Ask::Correct { .. }) {
                        host::dialog("told", false);
                    }
                    self.stands.set(answer.stands);
                    if matches!(asked, Ask::TakeAll) && !answer.told.is_empty() {
                        self.tell("take-all-told", answer.told.clone(), false);
                    }
                    if matches!(asked, Ask::Open { .. }) {
                        self.opened(&answer.told, answer.manuscript.is_some());
                    }
                }
                if let Some(manuscript) = answer.manuscript {
                    self.show(manuscript);
                    self.begin_entry(&asked);
                    if matches!(asked, Ask::New(_)) {
                        self.begin_release();
                    }
                }
                self.check();
            }
            None => {}
        }
        self.send(JsValue::UNDEFINED);
    }

    fn opened(self, told: &[String], anew: bool) {
        if !told.is_empty() {
            self.tell("open", told.to_vec(), false);
        } else if anew && let Some(bytes) = self.made.get_value() {
            host::keep_site(bytes);
        }
    }

    /// Has everything checked, unless a change waits, after which it is.
    fn check(self) {
        let only_told = |ask: &Ask| matches!(ask, Ask::Difference | Ask::Proof | Ask::Publish { .. });
        let busy = self.queue.with_value(|queue| !queue.waiting.iter().all(only_told));
        if !busy {
            self.checking.set(true);
            self.ask(Ask::Check);
        }
    }

    /// Notes whether a group is open.
    pub fn toggled(self, id: &str, open: bool) {
        if open != self.open.with_untracked(|all| all.contains(id)) {
            self.open.update(|all| {
                let _ = if open { all.insert(id.into()) } else { all.remove(id) };
            });
        }
    }

    /// The file of the original.
    pub fn original(self) -> String {
        self.manuscript.with_untracked(|own| own.editions.first().map(|own| own.file.clone()).unwrap_or_default())
    }

    /// Shows the forms of another tab.
    pub fn choose(self, tab: usize) {
        self.tab.set(tab);
        if self.has_typed() {
            self.ask(Ask::Forms);
        }
    }

    /// Shows something in the dialog; `title` is a key of the words.
    pub fn tell(self, title: &str, lines: Vec<String>, proof: bool) {
        self.told.set(Told { title: word(self.tongue.get_untracked(), title).into(), lines, proof, due: 0 });
        host::dialog("told", true);
    }

    /// Saves the proof sheet.
    pub fn save_proof(self) {
        if let Some(bytes) = self.made.get_value() {
            host::save("proof.html", &bytes);
        }
    }

    /// Shows the edition and the screen that are chosen now.
    pub fn look(self) {
        let (file, elder) = (self.edition.get_untracked(), self.screen.get_untracked() == Screen::Elder);
        self.ask(Ask::Show { file, elder });
    }
}
