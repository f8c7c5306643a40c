//! What has to be corrected, each at its field.

use serde_json::Value;

use super::form::named;
use super::history::{Texts, contents};
use super::translated;
use crate::check::{Diagnostic, Lang, Said, copy};
use crate::manuscript::messages::{Fault, Tongue};
use crate::manuscript::step::Step;
use crate::manuscript::words::word;
use crate::model::form::Form;
use crate::press::package::{Choices, Package};
use crate::press::{self, unmade::Unmade};
use crate::site::icon::Icons;

/// The faults of all files, then the warnings about how they are written.
pub fn all(package: &Package, icons: &Icons, texts: &Texts, first: &str, tongue: Tongue) -> Vec<Fault> {
    let mut found = Vec::new();
    let content: Option<Value> = texts.get(first).and_then(|text| serde_json::from_str(text).ok());
    let titles = Titles::of(content.as_ref(), tongue);
    match press::check(package, icons, &Choices::default()) {
        Ok(()) => {}
        Err(Unmade::Faulty(files)) => {
            for file in files {
                let lacking = Lacking::of(texts, first, &file.file);
                found.extend(file.faults.iter().map(|fault| {
                    let own = at(&file.file, fault, false, &titles);
                    match lacking.as_ref().and_then(|lacking| lacking.entry(fault)) {
                        Some(at) => Fault { at, ..own },
                        None => own,
                    }
                }));
            }
        }
        Err(Unmade::Refused(reasons)) => {
            let none = String::new;
            found.extend(reasons.iter().map(|reason| Fault {
                file: none(),
                at: none(),
                about: none(),
                said: reason.said(lang(tongue)).into(),
                warning: false,
            }));
        }
    }
    let original = texts.get(first).map(|text| (first, text.as_str()));
    for (name, text) in contents(texts) {
        let original = original.filter(|(first, _)| first != name);
        if let Ok(warnings) = copy::review(name, text, original, &[]) {
            found.extend(warnings.faults.iter().map(|fault| at(name, fault, true, &titles)));
        }
    }
    found
}

/// The original and a translation of it, for entries that it lacks: a fault about one is at the list, and their fields are further on.
struct Lacking {
    original: Value,
    own: Value,
}

impl Lacking {
    fn of(texts: &Texts, first: &str, file: &str) -> Option<Lacking> {
        let value = |name: &str| texts.get(name).and_then(|text| serde_json::from_str(text).ok());
        Some(Lacking { original: value(first)?, own: value(file).filter(|_| first != file)? })
    }

    /// The key in the forms of the entry that a fault says is lacking.
    fn entry(&self, fault: &Diagnostic) -> Option<String> {
        let (_, id) = fault.found.parameters().iter().find(|_| fault.found.code() == "no-entry")?;
        let id = id.trim_matches('"');
        let list = translated::place(&self.own, &self.original, &steps(&fault.path)?)?;
        let entries = translated::at(&self.original, &list)?.as_array()?;
        let index = entries
            .iter()
            .position(|entry| translated::IDS.iter().any(|key| entry.get(key).is_some_and(|own| own == id)))?;
        let entry: Vec<Step> = list.into_iter().chain([Step::Index(index)]).collect();
        Some(translated::key(&self.original, &self.own, &entry))
    }
}

/// The steps of a path as messages write it, if no key of it is quoted.
fn steps(path: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    for part in path.split(['.', '[']) {
        steps.push(match part.strip_suffix(']') {
            Some(index) => Step::Index(index.parse().ok()?),
            None => Step::from(part),
        });
    }
    Some(steps)
}

fn at(file: &str, fault: &Diagnostic, warning: bool, titles: &Titles) -> Fault {
    Fault { file: file.into(), at: fault.path.clone(), about: fault.about.clone(), said: titles.said(fault), warning }
}

/// What things are called in the forms, by what content files call them.
pub struct Titles {
    tongue: Tongue,
    /// Of figures, names, charts, sections and stories, by their ids.
    ids: Vec<(String, String)>,
}

impl Titles {
    /// Those of a content file.
    pub fn of(content: Option<&Value>, tongue: Tongue) -> Titles {
        let mut ids = Vec::new();
        for (list, title) in
            [("/ledger/facts", "subject"), ("/names", "text"), ("/charts", "title"), ("/sections", "name")]
        {
            let entries = content.and_then(|content| content.pointer(list)?.as_array()).into_iter().flatten();
            ids.extend(entries.filter_map(|entry| {
                let text =
                    |key: &str| Some(entry.get(key)?.as_str()?.to_string()).filter(|text| !text.trim().is_empty());
                Some((text("id")?, text(title)?))
            }));
        }
        Titles { tongue, ids }
    }

    /// A fault in the words of the forms, without its path, which says nothing to an editor.
    pub fn said(&self, fault: &Diagnostic) -> String {
        let own =
            |said: &Said| Some(Said::from(worded(said, self.tongue))).filter(|own| !own.said(Lang::Chinese).is_empty());
        let expected = own(&fault.expected).unwrap_or_else(|| fault.expected.clone());
        let advice = fault.advice.as_ref().and_then(own);
        let said = Diagnostic { expected, advice, ..fault.clone() }.said(lang(self.tongue));
        let lines: Vec<&str> = said.lines().skip(1).map(str::trim).collect();
        self.titled(&lines.join("\n"))
    }

    /// A message with titles in the place of ids, and what forms are called in the place of their names in files.
    fn titled(&self, said: &str) -> String {
        let mut out = said.to_string();
        for (id, title) in &self.ids {
            out = out.replace(&format!("\"{id}\""), &format!("“{title}”"));
            out = out.replace(&format!("{{{id}}}"), &format!("{{{id}}}（{title}）"));
        }
        for form in Form::ALL {
            out = renamed(&out, &form.name(), named::words(form, self.tongue).0);
        }
        out
    }
}

/// A message in the words of the forms, if there are such; nothing, if it says nothing to whoever edits forms.
pub fn worded(said: &Said, tongue: Tongue) -> String {
    let key = ["expect-", said.code()].concat();
    let own = word(tongue, &key);
    if own == key { said.said(lang(tongue)).to_string() } else { own.into() }
}

/// A text with another name in the place of one that stands there as a word of its own.
fn renamed(text: &str, name: &str, other: &str) -> String {
    let of_name = |c: char| c.is_ascii_alphanumeric() || "-_\"{}.".contains(c);
    let (mut out, mut rest) = (String::new(), text);
    while let Some((before, after)) = rest.split_once(name) {
        out += before;
        let inside =
            before.ends_with(of_name) || (before.is_empty() && out.ends_with(of_name)) || after.starts_with(of_name);
        out += if inside { name } else { other };
        rest = after;
    }
    out + rest
}

/// The language of messages for that of the press.
pub fn lang(tongue: Tongue) -> Lang {
    match tongue {
        Tongue::Chinese => Lang::Chinese,
        Tongue::English => Lang::English,
    }
}
