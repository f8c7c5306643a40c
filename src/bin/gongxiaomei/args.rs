//! The command line. A mistyped option is an error that names the nearest one: a site that silently lost the portal's numbers would
//! look like any other.

use std::ffi::OsString;
use std::path::PathBuf;

use gongxiaomei::check::{Lang, suggest};
use lexopt::{Arg, Parser};

use super::duties::Asked;

/// The usage message.
pub const USAGE: &str = "\
usage: gongxiaomei new DIR [--from FILE]                begins the content of another city
       gongxiaomei check [SITE OPTIONS]                 tells what has to be corrected
       gongxiaomei render SITE --out DIR [SITE OPTIONS] makes a site in a new folder
       gongxiaomei publish DIR [SITE OPTIONS]           makes the site in DIR anew: whole, or not at all
       gongxiaomei diff OLD NEW                         tells what is different between two content files
       gongxiaomei serve DIR [--port N]                 shows the site in DIR at http://127.0.0.1:8080/
       gongxiaomei gallery SITE --out FILE [--content FILE]
       gongxiaomei glyph CHARACTERS [--content FILE] [--set DIR]
                                                        writes their strokes into a content file
       gongxiaomei schema --out FILE [--identity FILE]
       gongxiaomei icons --out FILE [--icons SET]
       gongxiaomei cards DIR [--content FILE] [--font FILE]
                                                        draws the pictures for feeds: card.png, card-square.png
       gongxiaomei copy [--content FILE] [--words FILE]
       gongxiaomei duties DIR --out DIR [--measured FILE] [--content FILE]
       gongxiaomei trunk
site options: --content FILE   the original, beside its translations
              --identity FILE  the portal; without it the site keeps the one it has
              --icons SET      a folder of icons, or the file that the command icons writes
              --font FILE      a font for the pictures for feeds, before those that are installed; may be given several times
              --without NAME   takes an edition off, such as en; may be given several times
              --gaps           lets words of the original stand in for those that a translation lacks
every command: --lang en|zh    the language of messages";

/// What a site is made with.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct SiteOptions {
    /// The content file, if not that of the project.
    pub content: Option<PathBuf>,
    /// The portal's identity file.
    pub identity: Option<PathBuf>,
    /// The icons, if not those of the npm package.
    pub icons: Option<PathBuf>,
    /// Fonts for the pictures for feeds.
    pub fonts: Vec<PathBuf>,
    /// Editions that are taken off.
    pub without: Vec<String>,
    /// Whether words of the original may stand in for missing ones.
    pub gaps: bool,
}

/// A command with its options.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// The `post_build` hook of Trunk: fills the folder in `TRUNK_STAGING_DIR`.
    Trunk,
    /// Begins the content of another city.
    New {
        /// The new folder.
        folder: PathBuf,
        /// The content whose words are taken.
        from: Option<PathBuf>,
    },
    /// Tells what has to be corrected.
    Check(SiteOptions),
    /// Makes a site in a new folder.
    Render {
        /// The site, or the page, to render into.
        site: PathBuf,
        /// The new folder.
        out: PathBuf,
        /// What it is made with.
        options: SiteOptions,
    },
    /// Makes the site in a folder anew.
    Publish {
        /// The folder.
        site: PathBuf,
        /// What it is made with.
        options: SiteOptions,
    },
    /// Tells what is different between two content files.
    Diff {
        /// The older one.
        old: PathBuf,
        /// The newer one.
        new: PathBuf,
    },
    /// Shows a site.
    Serve {
        /// Its folder.
        site: PathBuf,
        /// The port of 127.0.0.1.
        port: u16,
    },
    /// Renders every form of chart with extreme values.
    Gallery {
        /// The site, or the page, to render into.
        site: PathBuf,
        /// Where the page is written.
        out: PathBuf,
        /// The content file whose words are used, if not the original edition's.
        content: Option<PathBuf>,
    },
    /// Writes the JSON Schema of content files.
    Schema {
        /// Where it is written.
        out: PathBuf,
        /// Where that of the portal's own file is written, too.
        identity: Option<PathBuf>,
    },
    /// Writes the strokes of characters into a content file.
    Glyph {
        /// The characters.
        characters: String,
        /// The content file, if not the original edition's.
        content: Option<PathBuf>,
        /// The folder of stroke data, if not that of the npm package.
        set: Option<PathBuf>,
    },
    /// Writes a set of icons as one file.
    Icons {
        /// Where it is written.
        out: PathBuf,
        /// The set, if not that of the npm package.
        icons: Option<PathBuf>,
    },
    /// Draws the pictures for feeds.
    Cards {
        /// The folder they are written to.
        folder: PathBuf,
        /// The content file, if not the original edition's.
        content: Option<PathBuf>,
        /// Fonts before those that are installed.
        fonts: Vec<PathBuf>,
    },
    /// Reviews how the texts of all editions are written.
    Copy {
        /// The content file, if not the original edition's.
        content: Option<PathBuf>,
        /// The portal's own list of words.
        words: Option<PathBuf>,
    },
    /// Reports on the duties of a government website.
    Duties(Asked),
    /// Prints the usage message.
    Help,
}

const COMMANDS: [&str; 14] = [
    "new", "check", "render", "publish", "diff", "serve", "gallery", "glyph", "schema", "icons", "cards", "copy",
    "duties", "trunk",
];

/// The options of [`SiteOptions`].
const OF_SITE: [&str; 5] = ["content", "identity", "icons", "font", "without"];

/// The options that may be given several times.
const SEVERAL: [&str; 2] = ["font", "without"];

impl Command {
    /// Reads the arguments that follow the program's name, and the language of messages, if it is given.
    ///
    /// # Errors
    /// A message for a missing or unknown command, an unknown option (with the nearest name), an option given twice or without its
    /// value, a missing option, and an unexpected argument.
    pub fn parse(args: impl IntoIterator<Item = impl Into<OsString>>) -> Result<(Command, Option<Lang>), String> {
        let mut parser = Parser::from_args(args);
        let command = match parser.next().map_err(|error| error.to_string())? {
            None => return Err(format!("a command is missing\n{USAGE}")),
            Some(Arg::Long("help") | Arg::Short('h')) => return Ok((Command::Help, None)),
            Some(Arg::Value(word)) => word.to_string_lossy().into_owned(),
            Some(Arg::Long(name)) => {
                return Err(format!("the command stands before its options: found --{name}\n{USAGE}"));
            }
            Some(Arg::Short(name)) => {
                return Err(format!("the command stands before its options: found -{name}\n{USAGE}"));
            }
        };
        let Some(command) = COMMANDS.into_iter().find(|known| *known == command) else {
            return Err(unknown("the command", &command, &COMMANDS, ""));
        };
        let with = |more: &[&'static str]| [more, &OF_SITE].concat();
        let (names, flags, places): (Vec<&'static str>, &[&'static str], &[&'static str]) = match command {
            "new" => (vec!["from"], &[], &["DIR"]),
            "check" => (with(&[]), &["gaps"], &[]),
            "render" => (with(&["out"]), &["gaps"], &["SITE"]),
            "publish" => (with(&[]), &["gaps"], &["DIR"]),
            "diff" => (vec![], &[], &["OLD", "NEW"]),
            "serve" => (vec!["port"], &[], &["DIR"]),
            "gallery" => (vec!["out", "content"], &[], &["SITE"]),
            "glyph" => (vec!["content", "set"], &[], &["CHARACTERS"]),
            "schema" => (vec!["out", "identity"], &[], &[]),
            "icons" => (vec!["out", "icons"], &[], &[]),
            "cards" => (vec!["content", "font"], &[], &["DIR"]),
            "copy" => (vec!["content", "words"], &[], &[]),
            "duties" => (vec!["out", "measured", "content"], &[], &["DIR"]),
            _ => (vec![], &[], &[]),
        };
        let mut options = Options::read(&mut parser, command, &names, flags, places)?;
        let lang = options.lang()?;
        let command = match command {
            "new" => Command::New { folder: options.place(), from: options.take("from") },
            "check" => Command::Check(options.site()),
            "render" => Command::Render { site: options.place(), out: options.needed("out")?, options: options.site() },
            "publish" => Command::Publish { site: options.place(), options: options.site() },
            "diff" => Command::Diff { old: options.place(), new: options.place() },
            "serve" => Command::Serve { site: options.place(), port: options.port()? },
            "gallery" => Command::Gallery {
                site: options.place(),
                out: options.needed("out")?,
                content: options.take("content"),
            },
            "glyph" => Command::Glyph {
                characters: options.place().to_string_lossy().into_owned(),
                content: options.take("content"),
                set: options.take("set"),
            },
            "schema" => Command::Schema { out: options.needed("out")?, identity: options.take("identity") },
            "icons" => Command::Icons { out: options.needed("out")?, icons: options.take("icons") },
            "cards" => {
                Command::Cards { folder: options.place(), content: options.take("content"), fonts: options.all("font") }
            }
            "copy" => Command::Copy { content: options.take("content"), words: options.take("words") },
            "duties" => Command::Duties(Asked {
                folder: options.place(),
                out: options.needed("out")?,
                measured: options.take("measured"),
                content: options.take("content"),
            }),
            _ => Command::Trunk,
        };
        Ok((command, lang))
    }
}

/// The options of a command.
struct Options {
    command: &'static str,
    given: Vec<(&'static str, OsString)>,
    flags: Vec<&'static str>,
    places: Vec<PathBuf>,
}

impl Options {
    fn read(
        parser: &mut Parser,
        command: &'static str,
        names: &[&'static str],
        flags: &[&'static str],
        places: &[&'static str],
    ) -> Result<Options, String> {
        let mut options = Options { command, given: Vec::new(), flags: Vec::new(), places: Vec::new() };
        let all = [names, flags, &["lang"]].concat();
        while let Some(arg) = parser.next().map_err(|error| format!("{command}: {error}"))? {
            match arg {
                Arg::Long("help") | Arg::Short('h') => return Err(USAGE.into()),
                Arg::Long(name) => {
                    let Some(known) = all.iter().find(|known| **known == name).copied() else {
                        return Err(format!("{command}: {}", unknown("the option", name, &all, "--")));
                    };
                    let twice =
                        options.given.iter().any(|(given, _)| *given == known) || options.flags.contains(&known);
                    if twice && !SEVERAL.contains(&known) {
                        return Err(format!("{command}: --{known} is given twice"));
                    }
                    if flags.contains(&known) {
                        options.flags.push(known);
                    } else {
                        let value = parser.value().map_err(|error| format!("{command}: {error}"))?;
                        options.given.push((known, value));
                    }
                }
                Arg::Value(value) if options.places.len() < places.len() => options.places.push(value.into()),
                other => return Err(format!("{command}: {}\n{USAGE}", other.unexpected())),
            }
        }
        match places.get(options.places.len()) {
            Some(missing) => Err(format!("{command}: {missing} is missing\n{USAGE}")),
            None => Ok(options),
        }
    }

    fn value(&mut self, name: &str) -> Option<OsString> {
        let at = self.given.iter().position(|(given, _)| *given == name)?;
        Some(self.given.remove(at).1)
    }

    fn take(&mut self, name: &str) -> Option<PathBuf> {
        self.value(name).map(PathBuf::from)
    }

    /// The next argument that is no option; [`Options::read`] has seen that it is there.
    fn place(&mut self) -> PathBuf {
        self.places.drain(..1.min(self.places.len())).next().unwrap_or_default()
    }

    fn needed(&mut self, name: &str) -> Result<PathBuf, String> {
        self.take(name).ok_or_else(|| format!("{}: --{name} is missing\n{USAGE}", self.command))
    }

    fn all(&mut self, name: &str) -> Vec<PathBuf> {
        std::iter::from_fn(|| self.take(name)).collect()
    }

    fn site(&mut self) -> SiteOptions {
        let without = self.all("without").into_iter();
        let without: Vec<String> = without.map(|name| name.to_string_lossy().trim_end_matches('/').into()).collect();
        SiteOptions {
            content: self.take("content"),
            identity: self.take("identity"),
            icons: self.take("icons"),
            fonts: self.all("font"),
            without,
            gaps: self.flags.contains(&"gaps"),
        }
    }

    fn port(&mut self) -> Result<u16, String> {
        let Some(port) = self.value("port") else { return Ok(8080) };
        let number = port.to_str().and_then(|port| port.parse().ok());
        number
            .ok_or_else(|| format!("{}: --port: found {}, expected a number up to 65535", self.command, port.display()))
    }

    fn lang(&mut self) -> Result<Option<Lang>, String> {
        match self.value("lang") {
            None => Ok(None),
            Some(lang) if lang == "en" => Ok(Some(Lang::English)),
            Some(lang) if lang == "zh" => Ok(Some(Lang::Chinese)),
            Some(lang) => Err(format!("{}: --lang: found {}, expected en or zh", self.command, lang.display())),
        }
    }
}

/// The message for an unknown name.
fn unknown(what: &str, found: &str, known: &[&str], dashes: &str) -> String {
    let near = suggest::nearest(found, known.iter().copied());
    let near = near.map(|near| format!("; did you mean {dashes}{near}?")).unwrap_or_default();
    let all: Vec<String> = known.iter().map(|name| format!("{dashes}{name}")).collect();
    format!("{what} {dashes}{found} is unknown{near} Known: {}", all.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(args: &[&str]) -> String {
        Command::parse(args.iter().copied()).expect_err("an error")
    }

    #[test]
    fn a_site_is_published_with_its_options() {
        let args =
            "publish dist --content=b --identity d --font e --font f --without en --without fr/ --gaps".split(' ');
        let options = SiteOptions {
            content: Some("b".into()),
            identity: Some("d".into()),
            icons: None,
            fonts: vec!["e".into(), "f".into()],
            without: vec!["en".into(), "fr".into()],
            gaps: true,
        };
        let asked = Command::parse(args).expect("a command");
        assert_eq!(asked, (Command::Publish { site: "dist".into(), options }, None));
        let asked = Command::parse(["diff", "a", "b", "--lang", "zh"]).expect("a command");
        assert_eq!(asked, (Command::Diff { old: "a".into(), new: "b".into() }, Some(Lang::Chinese)));
    }

    #[test]
    fn a_mistyped_option_is_an_error_with_the_nearest_name() {
        let message = error(&["publish", "dist", "--identiy", "d"]);
        assert!(message.contains("--identiy is unknown; did you mean --identity?"), "{message}");
        assert!(error(&["publsh"]).contains("did you mean publish?"));
        assert!(error(&["publish", "dist", "--gap"]).contains("did you mean --gaps?"));
    }

    #[test]
    fn what_is_missing_given_twice_or_too_much_is_an_error() {
        assert!(error(&[]).contains("a command is missing"));
        assert!(error(&["schema"]).contains("schema: --out is missing"));
        assert!(error(&["schema", "--out"]).contains("--out"));
        assert!(error(&["schema", "--out", "a", "--out", "b"]).contains("--out is given twice"));
        assert!(error(&["schema", "--out", "a", "b"]).contains("unexpected argument"));
        assert!(error(&["publish"]).contains("DIR is missing"));
        assert!(error(&["publish", "a", "b"]).contains("unexpected argument"));
        assert!(error(&["diff", "a"]).contains("NEW is missing"));
        assert!(error(&["duties", "--out", "a"]).contains("duties: DIR is missing"));
        assert!(error(&["duties", "a"]).contains("duties: --out is missing"));
        assert!(error(&["trunk", "--out", "a"]).contains("--out is unknown"));
        assert!(error(&["serve", "a", "--port", "x"]).contains("expected a number"));
        assert!(error(&["check", "--lang", "fr"]).contains("expected en or zh"));
    }
}
