//! Options, and the arguments between them, as a command takes them.

use std::ffi::OsString;
use std::path::PathBuf;

use gongxiaomei::check::{Lang, Said, say, suggest};
use lexopt::{Arg, Error, Parser};

use super::SiteOptions;

/// What a command takes; the language of messages, too.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// Its name.
    pub name: &'static str,
    /// Its options, which have values.
    pub options: &'static [&'static str],
    /// Whether it takes [`SiteOptions`].
    pub site: bool,
    /// Its arguments that are no options.
    pub places: &'static [&'static str],
}

/// The options of [`SiteOptions`] that have values.
const OF_SITE: [&str; 5] = ["content", "identity", "icons", "font", "without"];

/// The one that has none.
const GAPS: &str = "gaps";

/// The options that may be given several times.
const SEVERAL: [&str; 3] = ["font", "without", "reason"];

impl Form {
    /// The names of all options.
    pub fn names(&self) -> Vec<&'static str> {
        let of_site = OF_SITE.into_iter().chain([GAPS]).filter(|_| self.site);
        self.options.iter().copied().chain(of_site).chain(["lang"]).collect()
    }
}

/// The options of a command.
pub struct Options {
    command: &'static str,
    given: Vec<(&'static str, OsString)>,
    gaps: bool,
    places: Vec<PathBuf>,
}

impl Options {
    /// Reads what follows the command.
    ///
    /// # Errors
    /// The first that is wrong.
    pub fn read(parser: &mut Parser, form: &Form) -> Result<Options, Said> {
        let command = form.name;
        let mut options = Options { command, given: Vec::new(), gaps: false, places: Vec::new() };
        let names = form.names();
        let of_command = |error: Error| of(command, fault(error));
        while let Some(arg) = parser.next().map_err(of_command)? {
            match arg {
                Arg::Long(name) => {
                    let Some(known) = names.iter().find(|known| **known == name).copied() else {
                        return Err(of(command, unknown(name, &names)));
                    };
                    let twice =
                        options.given.iter().any(|(given, _)| *given == known) || (known == GAPS && options.gaps);
                    if twice && !SEVERAL.contains(&known) {
                        return Err(of(command, say("option-twice", &[("option", known)])));
                    }
                    if known == GAPS {
                        options.gaps = true;
                    } else {
                        let value = parser.value().map_err(of_command)?;
                        options.given.push((known, value));
                    }
                }
                Arg::Value(value) if options.places.len() < form.places.len() => options.places.push(value.into()),
                other => return Err(of(command, fault(other.unexpected()))),
            }
        }
        match form.places.get(options.places.len()) {
            Some(missing) => Err(of(command, lacking(missing))),
            None => Ok(options),
        }
    }

    fn value(&mut self, name: &str) -> Option<OsString> {
        let at = self.given.iter().position(|(given, _)| *given == name)?;
        Some(self.given.remove(at).1)
    }

    /// The value of an option, if it is given.
    pub fn take(&mut self, name: &str) -> Option<PathBuf> {
        self.value(name).map(PathBuf::from)
    }

    /// The next argument that is no option; [`Options::read`] has seen that it is there.
    pub fn place(&mut self) -> PathBuf {
        self.places.drain(..1.min(self.places.len())).next().unwrap_or_default()
    }

    /// The value of an option that has to be given.
    ///
    /// # Errors
    /// It is not.
    pub fn needed(&mut self, name: &str) -> Result<PathBuf, Said> {
        self.take(name).ok_or_else(|| of(self.command, lacking(&format!("--{name}"))))
    }

    /// All values of an option.
    pub fn all(&mut self, name: &str) -> Vec<PathBuf> {
        std::iter::from_fn(|| self.take(name)).collect()
    }

    /// The value of an option, as a text, if it is given.
    pub fn text(&mut self, name: &str) -> Option<String> {
        Some(self.value(name)?.to_string_lossy().into_owned())
    }

    /// All values of an option, as texts.
    pub fn texts(&mut self, name: &str) -> Vec<String> {
        std::iter::from_fn(|| self.text(name)).collect()
    }

    /// What a site is made with.
    pub fn site(&mut self) -> SiteOptions {
        let without = self.all("without").into_iter();
        let without: Vec<String> = without.map(|name| name.to_string_lossy().trim_end_matches('/').into()).collect();
        SiteOptions {
            content: self.take("content"),
            identity: self.take("identity"),
            icons: self.take("icons"),
            fonts: self.all("font"),
            without,
            gaps: self.gaps,
        }
    }

    /// The port to serve at.
    ///
    /// # Errors
    /// It is no number of a port.
    pub fn port(&mut self) -> Result<u16, Said> {
        let Some(port) = self.value("port") else { return Ok(8080) };
        let number = port.to_str().and_then(|port| port.parse().ok());
        number.ok_or_else(|| of(self.command, say("option-port", &[("found", &port.to_string_lossy())])))
    }

    /// The language of messages, if it is given.
    ///
    /// # Errors
    /// It is none of those there are.
    pub fn lang(&mut self) -> Result<Option<Lang>, Said> {
        let Some(asked) = self.value("lang") else { return Ok(None) };
        match asked.to_str().and_then(lang) {
            Some(lang) => Ok(Some(lang)),
            None => Err(of(self.command, say("option-lang", &[("found", &asked.to_string_lossy())]))),
        }
    }
}

/// A language by the name that the option gives it.
pub fn lang(name: &str) -> Option<Lang> {
    match name {
        "en" => Some(Lang::English),
        "zh" => Some(Lang::Chinese),
        _ => None,
    }
}

/// What is wrong with the options of a command.
fn of(command: &str, why: Said) -> Said {
    say("of-file", &[("file", command)]).with("why", why)
}

fn lacking(what: &str) -> Said {
    say("option-missing", &[("option", what)]).with("usage", say("usage", &[]))
}

/// The fault that the parser of arguments found.
pub fn fault(error: Error) -> Said {
    match error {
        Error::MissingValue { option } => say("option-value-missing", &[("option", &option.unwrap_or_default())]),
        Error::UnexpectedValue { option, .. } => say("option-value-unexpected", &[("option", &option)]),
        Error::UnexpectedOption(found) => too_many(&found),
        Error::UnexpectedArgument(found) => too_many(&found.to_string_lossy()),
        other => other.to_string().into(),
    }
}

fn too_many(found: &str) -> Said {
    say("argument-too-many", &[("found", found)]).with("usage", say("usage", &[]))
}

/// The message for an option that the command does not have.
fn unknown(found: &str, known: &[&str]) -> Said {
    let near = suggest::nearest(found, known.iter().copied());
    let near = near.map(|near| say("did-you-mean", &[("name", &format!("--{near}"))]));
    let known: Vec<String> = known.iter().map(|name| format!("--{name}")).collect();
    say("option-unknown", &[("name", &format!("--{found}")), ("known", &known.join(", "))])
        .with("nearest", near.unwrap_or_else(|| "".into()))
}
