//! The portal the page is part of: what only the portal's editor knows, in a small file of its own.

mod values;

use std::path::Path;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Diagnostics, Said, Unusable, say};
use crate::check;
use values::{certificate, domain, ending, folder, moment, picture, record_code, site_code};

/// The identity file, `public/identity.json`. An empty entry leaves no trace on the page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Identity {
    /// Where a text editor finds the JSON Schema of this format.
    #[serde(rename = "$schema")]
    pub schema_file: String,
    /// The public address of the folder the page stands in, such as `https://www.example.gov.cn/zt/infographic/`.
    pub url: String,
    /// What the portal is called.
    pub site_name: String,
    /// The portal's domain, such as `www.example.gov.cn`.
    pub site_domain: String,
    /// The code of a government website: 10 digits, or `bm` and 8 digits. It is shown in the footer, and is part of the address
    /// where readers report errors of the website (政府网站找错).
    pub site_id_code: String,
    /// The column the page is published in.
    pub column_name: String,
    /// The kind of that column.
    pub column_type: String,
    /// What the portal calls the page, in the language of the original edition; the page's title if empty.
    pub article_title: String,
    /// When it was published, `YYYY-MM-DD HH:MM`. It is shown in the footer, too.
    pub pub_date: String,
    /// When it was last corrected, `YYYY-MM-DD HH:MM`. It is shown in the footer.
    pub correction_date: String,
    /// Where its content is from, in the language of the first edition; who published the release if empty.
    pub content_source: String,
    /// Its topics, in the language of the original edition.
    pub keywords: String,
    /// The page in a sentence or two, in the language of the original edition; the page's description if empty.
    pub description: String,
    /// Who is responsible for the portal (主办).
    pub organiser: String,
    /// Who runs it (承办).
    pub undertaker: String,
    /// How they are reached, such as a telephone number.
    pub contact: String,
    /// Its number in the register of websites, such as `赣ICP备12345678号-1`.
    pub icp: String,
    /// Its number in the register of the police, such as `赣公网安备36050202000123号`.
    pub police: String,
    /// The number of its certificate as the website of a government agency (党政机关), 32 hexadecimal digits: the `id` in the address
    /// of the certificate at `bszs.conac.cn`.
    pub agency_id: String,
    /// The picture of the link to report errors: a file in the folder of this one.
    pub error_report_icon: String,
    /// The picture of the certificate: a file in the folder of this one.
    pub agency_icon: String,
    /// The picture beside the number in the register of the police: a file in the folder of this one.
    pub police_icon: String,
}

/// A picture that the portal supplies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture<'a> {
    /// The entry that names it.
    pub entry: &'static str,
    /// Its file, from the folder of the identity file.
    pub file: &'a str,
    /// What it is called in the site, at its root.
    pub name: String,
}

/// The entries that name a picture, and what the picture is called in the site, without its ending.
pub const PICTURES: [(&str, &str); 3] =
    [("error_report_icon", "portal-error-report"), ("agency_icon", "portal-agency"), ("police_icon", "portal-police")];

/// The rule for an entry: its name, the code of the expected format, its value, and the check of the value.
type Rule<'a> = (&'static str, &'static str, &'a str, fn(&str) -> bool);

impl Identity {
    /// Opens an identity file.
    ///
    /// # Errors
    /// [`Unusable`] with what must be corrected.
    pub fn open(path: &Path) -> Result<Identity, Unusable> {
        Identity::read(&path.display().to_string(), &check::load(path)?).map_err(Unusable::Faulty)
    }

    /// Reads the text of such a file; `file` is its name in messages.
    ///
    /// # Errors
    /// Every fault that was found.
    pub fn read(file: &str, text: &str) -> Result<Identity, Diagnostics> {
        check::read_as(file, text, Identity::faults)
    }

    /// The public URL of the page's folder; `None` if it is not given.
    pub fn url(&self) -> Option<&str> {
        Some(self.url.as_str()).filter(|url| !url.is_empty())
    }

    /// The website's code in the register of the police; `None` if `police` contains none.
    pub fn police_code(&self) -> Option<&str> {
        record_code(&self.police)
    }

    /// Whether any entry is filled in, beside that of the schema.
    pub fn says_anything(&self) -> bool {
        *self != Identity { schema_file: self.schema_file.clone(), ..Identity::default() }
    }

    /// The pictures that are named.
    pub fn pictures(&self) -> Vec<Picture<'_>> {
        let entries = PICTURES.into_iter().zip([&self.error_report_icon, &self.agency_icon, &self.police_icon]);
        let named = entries.filter_map(|((entry, name), file)| {
            Some(Picture { entry, file, name: [name, ".", ending(file)?].concat() })
        });
        named.collect()
    }

    /// What the picture of an entry is called in the site, if it is named.
    pub fn picture(&self, entry: &str) -> Option<String> {
        self.pictures().into_iter().find(|picture| picture.entry == entry).map(|picture| picture.name)
    }

    /// The entries that cannot stay, and what belongs there.
    fn faults(&self) -> Vec<(&'static str, Said)> {
        let rules: [Rule; 10] = [
            ("url", "address-of-folder", &self.url, folder),
            ("site_domain", "domain", &self.site_domain, domain),
            ("site_id_code", "site-code", &self.site_id_code, site_code),
            ("pub_date", "moment", &self.pub_date, moment),
            ("correction_date", "moment", &self.correction_date, moment),
            ("police", "police-number", &self.police, |number| record_code(number).is_some()),
            ("agency_id", "certificate", &self.agency_id, certificate),
            ("error_report_icon", "picture-file", &self.error_report_icon, picture),
            ("agency_icon", "picture-file", &self.agency_icon, picture),
            ("police_icon", "picture-file", &self.police_icon, picture),
        ];
        let odd = |(_, _, held, fits): &Rule| !held.is_empty() && !fits(held);
        let mut faults: Vec<_> =
            rules.iter().filter(|rule| odd(rule)).map(|(name, expected, ..)| (*name, say(expected, &[]))).collect();
        // Both are written so that the later one is the greater text.
        if faults.is_empty() && !self.correction_date.is_empty() && self.correction_date < self.pub_date {
            faults.push(("correction_date", say("after-publication", &[])));
        }
        faults
    }
}
