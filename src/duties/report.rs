//! What is found of each duty.

use serde::Serialize;

use super::measured::Measured;
use super::site::Page;

/// The result of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The duty is fulfilled: this was seen.
    Holds,
    /// It is not.
    Fails,
    /// The portal has not supplied what it takes.
    Missing,
    /// It could not be checked.
    Unverified,
}

impl Verdict {
    /// All results, from the best to what is unknown.
    pub const ALL: [Verdict; 4] = [Verdict::Holds, Verdict::Fails, Verdict::Missing, Verdict::Unverified];

    /// What it is called in the report.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Holds => "符合",
            Verdict::Fails => "不符合",
            Verdict::Missing => "缺项",
            Verdict::Unverified => "未能核实",
        }
    }
}

/// The parts of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Metadata.
    Metadata,
    /// The footer.
    Footer,
    /// Links.
    Links,
    /// Other origins and literal addresses.
    Origins,
    /// Security and the data of readers.
    Security,
    /// Weight and time.
    Weight,
    /// Accessibility.
    Accessibility,
    /// Copy.
    Copy,
}

impl Part {
    /// All parts, in the order of the report.
    pub const ALL: [Part; 8] = [
        Part::Metadata,
        Part::Footer,
        Part::Links,
        Part::Origins,
        Part::Security,
        Part::Weight,
        Part::Accessibility,
        Part::Copy,
    ];

    /// Its heading.
    pub fn name(self) -> &'static str {
        match self {
            Part::Metadata => "网页标签",
            Part::Footer => "页脚与标识",
            Part::Links => "链接",
            Part::Origins => "外来资源与IP地址",
            Part::Security => "安全与个人信息",
            Part::Weight => "体积与打开时间",
            Part::Accessibility => "无障碍与适老化",
            Part::Copy => "文字",
        }
    }
}

/// A duty and what was found of it.
#[derive(Debug, Clone, Serialize)]
pub struct Duty {
    /// A short name for machines, such as `metadata.SiteName`.
    pub id: String,
    /// The part it belongs to.
    pub part: Part,
    /// What it is called.
    pub name: String,
    /// What is asked.
    pub requirement: String,
    /// The rules that ask it.
    pub basis: Vec<&'static str>,
    /// Whether it is only recommended: then what is missing does not fail the check.
    pub optional: bool,
    /// How it was checked.
    pub method: String,
    /// The result.
    pub verdict: Verdict,
    /// What was found, each with its place.
    pub evidence: Vec<String>,
    /// What is to be done.
    pub remedy: String,
    /// The entry of the portal's identity file that is empty, if that is all.
    pub entry: Option<&'static str>,
}

impl Duty {
    /// A duty that has not been checked yet.
    pub fn new(id: impl Into<String>, part: Part, name: impl Into<String>, requirement: impl Into<String>) -> Duty {
        Duty {
            id: id.into(),
            part,
            name: name.into(),
            requirement: requirement.into(),
            basis: Vec::new(),
            optional: false,
            method: String::new(),
            verdict: Verdict::Unverified,
            evidence: Vec::new(),
            remedy: String::new(),
            entry: None,
        }
    }

    pub(super) fn basis(mut self, basis: &[&'static str]) -> Duty {
        self.basis = basis.into();
        self
    }

    pub(super) fn optional(self) -> Duty {
        Duty { optional: true, ..self }
    }

    pub(super) fn method(self, method: impl Into<String>) -> Duty {
        Duty { method: method.into(), ..self }
    }

    pub(super) fn holds(self, evidence: Vec<String>) -> Duty {
        Duty { verdict: Verdict::Holds, evidence, ..self }
    }

    pub(super) fn fails(self, evidence: Vec<String>, remedy: impl Into<String>) -> Duty {
        Duty { verdict: Verdict::Fails, evidence, remedy: remedy.into(), ..self }
    }

    pub(super) fn unverified(self, evidence: Vec<String>, remedy: impl Into<String>) -> Duty {
        Duty { verdict: Verdict::Unverified, evidence, remedy: remedy.into(), ..self }
    }

    /// An entry of the portal's identity file is empty.
    pub(super) fn empty(self, evidence: Vec<String>, entry: &'static str) -> Duty {
        let remedy = format!("在identity.json里填写{entry}，重新构建。");
        Duty { verdict: Verdict::Missing, evidence, remedy, entry: Some(entry), ..self }
    }

    /// Looks at pages one by one. What is missing takes an entry of the identity file, and what is wrong the `remedy`.
    pub(super) fn of_pages<'a>(
        self,
        pages: impl IntoIterator<Item = &'a Page>,
        entry: &'static str,
        remedy: String,
        look: impl Fn(&Page) -> Seen,
    ) -> Duty {
        let (mut held, mut lost, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
        for page in pages {
            let (list, seen) = match look(page) {
                Seen::Held(seen) => (&mut held, seen),
                Seen::Lost(seen) => (&mut lost, seen),
                Seen::Wrong(seen) => (&mut wrong, seen),
            };
            list.push(format!("{}：{seen}", page.path));
        }
        match (wrong.is_empty(), lost.is_empty()) {
            (false, _) => self.fails(wrong, remedy),
            (_, false) => self.empty(lost, entry),
            _ => self.holds(held),
        }
    }

    /// No browser has seen the page.
    pub(super) fn unseen(self, measured: &Measured) -> Duty {
        let why =
            if measured.no_browser.is_empty() { "没有用浏览器打开" } else { measured.no_browser.as_str() };
        self.unverified(vec![format!("没有实测：{why}")], "装好Chromium后再查：scripts/setup browser。")
    }

    /// The duty holds if there are no faults; else these are its evidence.
    pub(super) fn without(self, faults: Vec<String>, held: Vec<String>, remedy: impl Into<String>) -> Duty {
        if faults.is_empty() { self.holds(held) } else { self.fails(faults, remedy) }
    }
}

/// What a page has of something that an entry of the portal's identity file fills in.
pub(super) enum Seen {
    /// It is there.
    Held(String),
    /// It is not.
    Lost(String),
    /// It is there, but wrong.
    Wrong(String),
}

/// What was checked.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Subject {
    /// Its address, or its folder.
    pub place: String,
    /// Its title.
    pub title: String,
    /// Its public address, by its own metadata.
    pub url: String,
    /// The checksum of its first page.
    pub checksum: String,
    /// When it was checked.
    pub at: String,
    /// The browser it was opened in.
    pub browser: String,
}

/// All duties of a page.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// What was checked.
    pub subject: Subject,
    /// The duties, part by part.
    pub duties: Vec<Duty>,
}

impl Report {
    /// How many duties have a result.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.duties.iter().filter(|duty| duty.verdict == verdict).count()
    }

    /// The duties that are not fulfilled, and are not only recommended.
    pub fn failed(&self) -> impl Iterator<Item = &Duty> {
        let failed = |duty: &&Duty| matches!(duty.verdict, Verdict::Fails | Verdict::Missing) && !duty.optional;
        self.duties.iter().filter(failed)
    }

    /// The duties that could not be checked, and are not only recommended.
    pub fn unverified(&self) -> impl Iterator<Item = &Duty> {
        self.duties.iter().filter(|duty| duty.verdict == Verdict::Unverified && !duty.optional)
    }

    /// The status to exit with: 0 if all duties are fulfilled, 1 if one is not, 2 if one could not be checked.
    pub fn status(&self) -> u8 {
        match (self.failed().next(), self.unverified().next()) {
            (Some(_), _) => 1,
            (None, Some(_)) => 2,
            (None, None) => 0,
        }
    }
}
