//! The duties of a government website, checked on the built page: what is asked and by which rule, what was found and where, and what is
//! to be done. Nothing passes that was not looked at: what could not be checked says so, and what the portal has not supplied is missing.
//!
//! The report is in Chinese, for the portal's webmaster to hand in: docs/DUTIES.md.

mod accessibility;
mod basis;
mod copy;
mod footer;
mod links;
pub mod measured;
mod metadata;
mod origins;
pub mod report;
mod security;
mod sheet;
pub mod site;
mod weight;

use crate::check::Diagnostics;
use crate::model::copy_rules::Kept;
use measured::Measured;
use report::{Duty, Report, Subject};
use site::Site;

pub use sheet::sheet;

/// What a page is checked by, beside its own files.
#[derive(Debug, Default)]
pub struct Means {
    /// What a browser and requests have measured, if they have.
    pub measured: Measured,
    /// The warnings about the content files that the page was built from, if they are at hand.
    pub copy: Option<Vec<Diagnostics>>,
    /// Wordings that stay although a rule of style is against them.
    pub kept: Vec<Kept>,
}

/// Checks all duties of a site.
pub fn examine(site: &Site, means: &Means) -> Report {
    let measured = &means.measured;
    let mut duties: Vec<Duty> = metadata::duties(site);
    duties.extend(footer::duties(site));
    duties.extend(links::duties(site, measured));
    duties.extend(origins::duties(site, measured));
    duties.extend(security::duties(site, measured));
    duties.extend(weight::duties(site, measured));
    duties.extend(accessibility::duties(site, measured));
    duties.extend(copy::duties(site, means));
    let front = site.front();
    let subject = Subject {
        place: if measured.subject.is_empty() { site.root().into() } else { measured.subject.clone() },
        title: front.map(|page| page.text("title")).unwrap_or_default(),
        url: front.and_then(|page| page.meta("Url")).unwrap_or_default(),
        checksum: site.checksum(),
        at: measured.at.clone(),
        browser: measured.browser.as_ref().map(|browser| browser.name.clone()).unwrap_or_default(),
    };
    Report { subject, duties }
}
