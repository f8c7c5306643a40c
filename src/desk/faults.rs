//! What has to be corrected, each at its field.

use super::history::{Texts, contents};
use crate::check::{Diagnostic, Lang, copy};
use crate::manuscript::messages::Fault;
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
                found.extend(file.faults.iter().map(|fault| at(&file.file, fault, false, lang)));
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

fn at(file: &str, fault: &Diagnostic, warning: bool, lang: Lang) -> Fault {
    Fault { file: file.into(), at: fault.path.clone(), about: fault.about.clone(), said: said(fault, lang), warning }
}

/// A fault without its path, which says nothing to an editor.
pub fn said(fault: &Diagnostic, lang: Lang) -> String {
    let said = fault.said(lang);
    let lines = said.lines().skip(1).map(str::trim).collect::<Vec<_>>();
    lines.join("\n")
}
