//! What has to be corrected, each at its field.

use serde_json::Value;

use super::history::{Texts, contents};
use super::translated;
use crate::check::{Diagnostic, Lang, copy};
use crate::manuscript::messages::Fault;
use crate::manuscript::step::Step;
use crate::press::package::{Choices, Package};
use crate::press::{self, unmade::Unmade};
use crate::site::icon::Icons;

/// The faults of all files, then the warnings about how they are written.
pub fn all(package: &Package, icons: &Icons, texts: &Texts, first: &str, lang: Lang) -> Vec<Fault> {
    let mut found = Vec::new();
    match press::check(package, icons, &Choices::default()) {
        Ok(()) => {}
        Err(Unmade::Faulty(files)) => {
            for file in files {
                let lacking = Lacking::of(texts, first, &file.file);
                found.extend(file.faults.iter().map(|fault| {
                    let own = at(&file.file, fault, false, lang);
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
                said: reason.said(lang).into(),
                warning: false,
            }));
        }
    }
    let original = texts.get(first).map(|text| (first, text.as_str()));
    for (name, text) in contents(texts) {
        let original = original.filter(|(first, _)| first != name);
        if let Ok(warnings) = copy::review(name, text, original, &[]) {
            found.extend(warnings.faults.iter().map(|fault| at(name, fault, true, lang)));
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

fn at(file: &str, fault: &Diagnostic, warning: bool, lang: Lang) -> Fault {
    Fault { file: file.into(), at: fault.path.clone(), about: fault.about.clone(), said: said(fault, lang), warning }
}

/// A fault without its path, which says nothing to an editor.
pub fn said(fault: &Diagnostic, lang: Lang) -> String {
    let said = fault.said(lang);
    let lines = said.lines().skip(1).map(str::trim).collect::<Vec<_>>();
    lines.join("\n")
}
