//! Why no site was made.

use std::fmt;

use crate::check::{Diagnostics, Lang, Said};

/// Why no site was made; nothing has changed then.
#[derive(Debug)]
pub enum Unmade {
    /// Content or identity files have faults, told file by file.
    Faulty(Vec<Diagnostics>),
    /// Something else is not as it has to be.
    Refused(Vec<Said>),
}

impl Unmade {
    /// A single reason.
    pub fn because(reason: Said) -> Unmade {
        Unmade::Refused(vec![reason])
    }

    /// The reasons in a language.
    pub fn said(&self, lang: Lang) -> String {
        let lines: Vec<String> = match self {
            Unmade::Faulty(files) => files.iter().map(|faults| faults.said(lang)).collect(),
            Unmade::Refused(reasons) => reasons.iter().map(|reason| reason.said(lang).into()).collect(),
        };
        lines.join("\n")
    }
}

impl From<Diagnostics> for Unmade {
    fn from(faults: Diagnostics) -> Unmade {
        Unmade::Faulty(vec![faults])
    }
}

impl fmt::Display for Unmade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(Lang::English))
    }
}

impl std::error::Error for Unmade {}
