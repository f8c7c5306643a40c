//! What the checks of the press say about a content: faults, and notes on how it is written.

use crate::check::{self, Diagnostics, copy};
use crate::model::copy_rules::Avoided;
use crate::press::package::{Choices, Package};
use crate::press::unmade::Unmade;
use crate::press::{self, editions};
use crate::site::icon::Icons;

/// The results of the checks.
pub struct Checks {
    /// Why no site would be made, if that is so.
    pub unmade: Option<Unmade>,
    /// How many faults that has.
    pub faults: usize,
    /// Words of the original that stand in for those that translations lack.
    pub gaps: Vec<Diagnostics>,
    /// Warnings about how the texts are written.
    pub warnings: Vec<Diagnostics>,
    /// Whether the names of icons were looked up.
    pub icons: bool,
}

impl Checks {
    /// Checks a package as the commands `check` and `copy` do.
    pub fn run(package: &Package, icons: &Icons, avoided: &[Avoided], choices: &Choices) -> Checks {
        let unmade = press::check(package, icons, choices).err();
        let faults = match &unmade {
            None => 0,
            Some(Unmade::Faulty(files)) => files.iter().map(|file| file.faults.len()).sum(),
            Some(Unmade::Refused(reasons)) => reasons.len(),
        };
        let gaps = editions::open(package, choices).unwrap_or_default().into_iter().map(|opened| opened.gaps);
        let warnings = warnings(package, avoided, choices);
        let said = |files: Vec<Diagnostics>| files.into_iter().filter(|file| !file.faults.is_empty()).collect();
        Checks { unmade, faults, gaps: said(gaps.collect()), warnings: said(warnings), icons: !icons.is_empty() }
    }
}

/// The warnings about each edition that can be read.
fn warnings(package: &Package, avoided: &[Avoided], choices: &Choices) -> Vec<Diagnostics> {
    let editions = editions::readable(package, choices);
    let text = |bytes: &[u8]| check::text("", bytes.to_vec()).unwrap_or_default();
    let Some((original, first)) = editions.first().map(|(name, bytes, _)| (*name, text(bytes))) else {
        return Vec::new();
    };
    let review = |(name, bytes, _): &(&str, &[u8], _)| {
        let of = (*name != original).then_some((original, first.as_str()));
        copy::review(name, &text(bytes), of, avoided).unwrap_or_else(|faults| faults)
    };
    editions.iter().map(review).collect()
}
