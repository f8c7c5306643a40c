//! What `scripts/duties.mjs` has measured of a page: in a browser, and by requests. It judges nothing.

use serde::Deserialize;

/// Everything that was measured. What is missing was not.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Measured {
    /// What was checked: an address or a folder.
    pub subject: String,
    /// When.
    pub at: String,
    /// The headers of the first page, if it is deployed: names in lower case, and values.
    pub headers: Option<Vec<(String, String)>>,
    /// How many bytes were transferred of the files of a deployed page that were sent compressed, by their paths.
    pub sizes: Vec<(String, usize)>,
    /// The links that were requested: those out of the site, and by their paths the files of a deployed one that are not to be had.
    pub links: Vec<Answer>,
    /// What a browser saw.
    pub browser: Option<Browser>,
    /// Why no browser saw it.
    pub no_browser: String,
}

/// The answer to a request.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Answer {
    /// What was asked for.
    pub url: String,
    /// The status; `None` without an answer.
    pub status: Option<u16>,
    /// Why there is none.
    pub error: String,
}

/// What a browser saw.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Browser {
    /// Its name and version.
    pub name: String,
    /// The origin that the page was opened at.
    pub origin: String,
    /// The addresses that were requested while the pages were opened, read and used.
    pub requests: Vec<String>,
    /// How many cookies were set.
    pub cookies: usize,
    /// Names that the page stored before its reader chose anything.
    pub stored: Vec<String>,
    /// The version of axe.
    pub axe: String,
    /// What axe found, in each state of the page.
    pub states: Vec<State>,
    /// How long it took over slow lines.
    pub slow: Vec<Slow>,
}

/// What axe found in a state of a page.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct State {
    /// The page, such as `en/index.html`.
    pub page: String,
    /// The state, such as `390像素，浅色`.
    pub name: String,
    /// How many rules passed.
    pub passes: usize,
    /// How many texts have enough contrast by their colours, where axe could not decide.
    pub contrast: usize,
    /// What breaks a rule.
    pub violations: Vec<Finding>,
    /// What people have to look at.
    pub incomplete: Vec<Finding>,
}

/// An element that breaks a rule, or may break it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Finding {
    /// The rule.
    pub rule: String,
    /// Where it is.
    pub target: String,
}

/// How long the page took over a slow line, in milliseconds from the request.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Slow {
    /// The line's bits per second.
    pub bits: f64,
    /// Its round trip in milliseconds.
    pub round_trip: f64,
    /// Until something was painted.
    pub painted: Option<f64>,
    /// Until the page was alive.
    pub alive: Option<f64>,
}
