//! The portal the page is part of: what only the portal's editor knows, in a small file of its own.

use std::path::Path;

use serde::Deserialize;

use super::{Diagnostics, Unusable};
use url::Url;

use crate::check;

/// The identity file, `public/identity.json`. An empty entry has no effect on the page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Identity {
    /// The public URL of the page's folder, such as `https://www.example.gov.cn/zt/xinyu/`.
    pub url: String,
    /// What the portal is called.
    pub site_name: String,
    /// The portal's domain, such as `www.example.gov.cn`.
    pub site_domain: String,
    /// The code of a government website, 10 digits. The footer shows it, too.
    pub site_id_code: String,
    /// The column the page is published in.
    pub column_name: String,
    /// The kind of that column.
    pub column_type: String,
    /// What the portal calls the page, in the language of the original edition; the page's title if empty.
    pub article_title: String,
    /// When it was published, `YYYY-MM-DD HH:MM`.
    pub pub_date: String,
    /// The source of its content, in the language of the original edition; the publisher of the release if empty.
    pub content_source: String,
    /// Its topics, in the language of the original edition.
    pub keywords: String,
    /// The page in a sentence or two, in the language of the original edition; the page's description if empty.
    pub description: String,
    /// Who is responsible for the portal (主办).
    pub organiser: String,
    /// Who runs it (承办).
    pub undertaker: String,
    /// Its number in the register of websites, such as `赣ICP备12345678号-1`.
    pub icp: String,
    /// Its number in the register of the police, such as `赣公网安备36050202000123号`.
    pub police: String,
}

/// The rule for an entry: its name, the expected format, its value, and the check of the value.
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

    /// The names of the invalid entries, each with what is expected.
    fn faults(&self) -> Vec<(&'static str, &'static str)> {
        let rules: [Rule; 5] = [
            (
                "url",
                "the address of a folder, from https:// or http:// to the last /, or an empty text",
                &self.url,
                folder,
            ),
            (
                "site_domain",
                "a domain without https:// and without /, such as www.example.gov.cn, or an empty text",
                &self.site_domain,
                domain,
            ),
            ("site_id_code", "10 digits, or an empty text", &self.site_id_code, |code| digits(code, 10)),
            (
                "pub_date",
                "a day and a time as YYYY-MM-DD HH:MM, such as 2024-05-01 09:30, or an empty text",
                &self.pub_date,
                moment,
            ),
            (
                "police",
                "a number with 14 digits in it, such as 赣公网安备36050202000123号, or an empty text",
                &self.police,
                |number| record_code(number).is_some(),
            ),
        ];
        let odd = |(_, _, held, fits): &Rule| !held.is_empty() && !fits(held);
        rules.iter().filter(|rule| odd(rule)).map(|(name, expected, ..)| (*name, *expected)).collect()
    }
}

/// Whether this is the URL of a folder on a server, in a form that a browser does not have to correct.
fn folder(address: &str) -> bool {
    let odd = |c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}?#@".contains(c);
    let whole = address.starts_with("https://") || address.starts_with("http://");
    whole
        && !address.contains(odd)
        && Url::parse(address).is_ok_and(|url| url.path().ends_with('/') && address.ends_with('/') && url.has_host())
        && !address.contains(":///")
}

/// Whether this is a domain of at least two labels, which may be Chinese.
fn domain(text: &str) -> bool {
    let name = |name: &str| {
        let edge = |c: char| c == '-';
        !name.is_empty()
            && !name.starts_with(edge)
            && !name.ends_with(edge)
            && name.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    text.contains('.') && text.split('.').all(name)
}

/// Whether this is an existing date and a time.
fn moment(text: &str) -> bool {
    let numbers = |text: &str, between: char, sizes: &[usize]| -> Option<Vec<u32>> {
        let parts: Vec<&str> = text.split(between).collect();
        let whole = parts.len() == sizes.len() && parts.iter().zip(sizes).all(|(part, size)| digits(part, *size));
        whole.then(|| parts.iter().filter_map(|part| part.parse().ok()).collect())
    };
    let Some((day, time)) = text.split_once(' ') else {
        return false;
    };
    match (numbers(day, '-', &[4, 2, 2]).as_deref(), numbers(time, ':', &[2, 2]).as_deref()) {
        (Some([year, month, day]), Some([hour, minute])) => {
            (1..=days(*year, *month)).contains(day) && *hour < 24 && *minute < 60
        }
        _ => false,
    }
}

/// How many days a month has; none if there is no such month.
fn days(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

/// Whether this is a number of so many digits.
fn digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|b| b.is_ascii_digit())
}

/// The one run of digits in a number of the police's register.
fn record_code(number: &str) -> Option<&str> {
    let code = number.trim_matches(|c: char| !c.is_ascii_digit());
    Some(code).filter(|code| digits(code, 14))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_folder_begins_with_its_protocol_and_ends_in_a_slash() {
        for good in ["https://www.example.gov.cn/", "http://example.gov.cn:8080/zt/xinyu/", "https://例子.中国/专题/"]
        {
            assert!(folder(good), "{good}");
        }
        for bad in [
            "www.example.gov.cn/",
            "https://www.example.gov.cn",
            "https:///",
            "https://a b/",
            "https://a/?b/",
            "https://a/#b/",
            "ftp://a/",
            "//a/",
        ] {
            assert!(!folder(bad), "{bad}");
        }
    }

    #[test]
    fn a_domain_has_two_names_or_more_and_nothing_else() {
        for good in ["www.example.gov.cn", "xn--fiq.cn", "例子.中国", "a-1.cn"] {
            assert!(domain(good), "{good}");
        }
        for bad in ["cn", "https://a.cn", "a.cn/", "a.cn:80", "a..cn", ".cn", "a b.cn", "-a.cn", "a-.cn", "a_b.cn"] {
            assert!(!domain(bad), "{bad}");
        }
    }

    #[test]
    fn a_moment_is_one_of_the_calendar_and_the_clock() {
        for good in ["2024-05-01 09:30", "2024-02-29 00:00", "2000-02-29 23:59", "2025-12-31 12:00"] {
            assert!(moment(good), "{good}");
        }
        for bad in [
            "2024-05-01",
            "2024-5-1 9:30",
            "2024-05-01T09:30",
            "2024-05-01 09:30:00",
            "2024-05-01  09:30",
            "2023-02-29 09:30",
            "1900-02-29 09:30",
            "2024-13-01 09:30",
            "2024-00-01 09:30",
            "2024-04-31 09:30",
            "2024-05-00 09:30",
            "2024-05-01 24:00",
            "2024-05-01 09:60",
            "２０２４-05-01 09:30",
            "",
        ] {
            assert!(!moment(bad), "{bad}");
        }
    }

    #[test]
    fn the_code_of_the_police_is_the_14_digits_of_the_number() {
        for number in ["赣公网安备36050202000123号", "赣公网安备 36050202000123 号", "36050202000123"] {
            assert_eq!(record_code(number), Some("36050202000123"), "{number}");
        }
        for number in ["赣公网安备3605号", "赣公网安备360502 02000123号", "赣公网安备号", ""] {
            assert_eq!(record_code(number), None, "{number}");
        }
    }
}
