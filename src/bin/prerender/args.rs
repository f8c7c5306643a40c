//! The command line. A mistyped option is an error that names the nearest one: a build that silently left out the portal's numbers
//! would look like any other.

use std::ffi::OsString;
use std::path::PathBuf;

use gongxiaomei::check::suggest;
use lexopt::{Arg, Parser};

use super::duties::Asked;

/// The usage message.
pub const USAGE: &str = "\
usage: prerender trunk
       prerender page --shell FILE --content FILE --out FILE [--icons DIR] [--identity FILE]
       prerender gallery --shell FILE --out FILE [--content FILE]
       prerender schema --out FILE [--identity FILE]
       prerender copy [--content FILE] [--words FILE]
       prerender duties DIR --out DIR [--measured FILE] [--content FILE]
       prerender compress DIR";

/// A command with its options.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// The `post_build` hook of Trunk: fills the folder in `TRUNK_STAGING_DIR`.
    Trunk,
    /// Renders one edition into a shell.
    Page {
        /// The page to render into.
        shell: PathBuf,
        /// The content file.
        content: PathBuf,
        /// Where the page is written.
        out: PathBuf,
        /// The folder of icons, if not that of the npm package.
        icons: Option<PathBuf>,
        /// The portal's identity file.
        identity: Option<PathBuf>,
    },
    /// Renders every form of chart with extreme values.
    Gallery {
        /// The page to render into.
        shell: PathBuf,
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
    /// Writes `.br` and `.gz` beside every text and wasm file.
    Compress {
        /// The folder of the site.
        folder: PathBuf,
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

const COMMANDS: [&str; 7] = ["trunk", "page", "gallery", "schema", "copy", "duties", "compress"];

impl Command {
    /// Reads the arguments that follow the program's name.
    ///
    /// # Errors
    /// A message for a missing or unknown command, an unknown option (with the nearest name), an option given twice or without its
    /// value, a missing option, and an unexpected argument.
    pub fn parse(args: impl IntoIterator<Item = impl Into<OsString>>) -> Result<Command, String> {
        let mut parser = Parser::from_args(args);
        let command = match parser.next().map_err(|error| error.to_string())? {
            None => return Err(format!("a command is missing\n{USAGE}")),
            Some(Arg::Long("help") | Arg::Short('h')) => return Ok(Command::Help),
            Some(Arg::Value(word)) => word.to_string_lossy().into_owned(),
            Some(Arg::Long(name)) => {
                return Err(format!("the command stands before its options: found --{name}\n{USAGE}"));
            }
            Some(Arg::Short(name)) => {
                return Err(format!("the command stands before its options: found -{name}\n{USAGE}"));
            }
        };
        match command.as_str() {
            "trunk" => Options::read(&mut parser, "trunk", &[], false).map(|_| Command::Trunk),
            "page" => {
                let names = ["shell", "content", "out", "icons", "identity"];
                let mut options = Options::read(&mut parser, "page", &names, false)?;
                Ok(Command::Page {
                    shell: options.needed("shell")?,
                    content: options.needed("content")?,
                    out: options.needed("out")?,
                    icons: options.take("icons"),
                    identity: options.take("identity"),
                })
            }
            "gallery" => {
                let mut options = Options::read(&mut parser, "gallery", &["shell", "out", "content"], false)?;
                Ok(Command::Gallery {
                    shell: options.needed("shell")?,
                    out: options.needed("out")?,
                    content: options.take("content"),
                })
            }
            "schema" => {
                let mut options = Options::read(&mut parser, "schema", &["out", "identity"], false)?;
                Ok(Command::Schema { out: options.needed("out")?, identity: options.take("identity") })
            }
            "copy" => {
                let mut options = Options::read(&mut parser, "copy", &["content", "words"], false)?;
                Ok(Command::Copy { content: options.take("content"), words: options.take("words") })
            }
            "duties" => {
                let names = ["out", "measured", "content"];
                let mut options = Options::read(&mut parser, "duties", &names, true)?;
                Ok(Command::Duties(Asked {
                    folder: options.folder()?,
                    out: options.needed("out")?,
                    measured: options.take("measured"),
                    content: options.take("content"),
                }))
            }
            "compress" => {
                let mut options = Options::read(&mut parser, "compress", &[], true)?;
                Ok(Command::Compress { folder: options.folder()? })
            }
            other => Err(unknown("the command", other, &COMMANDS, "")),
        }
    }
}

/// The options of a command.
struct Options {
    command: &'static str,
    given: Vec<(&'static str, PathBuf)>,
    folder: Option<PathBuf>,
}

impl Options {
    fn read(
        parser: &mut Parser,
        command: &'static str,
        names: &[&'static str],
        folder: bool,
    ) -> Result<Options, String> {
        let mut options = Options { command, given: Vec::new(), folder: None };
        while let Some(arg) = parser.next().map_err(|error| format!("{command}: {error}"))? {
            match arg {
                Arg::Long("help") | Arg::Short('h') => return Err(USAGE.into()),
                Arg::Long(name) => {
                    let Some(known) = names.iter().find(|known| **known == name) else {
                        return Err(format!("{command}: {}", unknown("the option", name, names, "--")));
                    };
                    if options.given.iter().any(|(given, _)| given == known) {
                        return Err(format!("{command}: --{known} is given twice"));
                    }
                    let value = parser.value().map_err(|error| format!("{command}: {error}"))?;
                    options.given.push((known, value.into()));
                }
                Arg::Value(value) if folder && options.folder.is_none() => options.folder = Some(value.into()),
                other => return Err(format!("{command}: {}\n{USAGE}", other.unexpected())),
            }
        }
        Ok(options)
    }

    fn take(&mut self, name: &str) -> Option<PathBuf> {
        let at = self.given.iter().position(|(given, _)| *given == name)?;
        Some(self.given.swap_remove(at).1)
    }

    fn folder(&mut self) -> Result<PathBuf, String> {
        self.folder.take().ok_or_else(|| format!("{}: DIR is missing\n{USAGE}", self.command))
    }

    fn needed(&mut self, name: &str) -> Result<PathBuf, String> {
        self.take(name).ok_or_else(|| format!("{}: --{name} FILE is missing\n{USAGE}", self.command))
    }
}

/// The message for an unknown name.
fn unknown(what: &str, found: &str, known: &[&str], dashes: &str) -> String {
    let near = suggest::nearest(found, known.iter().copied());
    let near = near.map(|near| format!("; did you mean {dashes}{near}?")).unwrap_or_default();
    let all: Vec<String> = known.iter().map(|name| format!("{dashes}{name}")).collect();
    let all = if all.is_empty() { "none".into() } else { all.join(", ") };
    format!("{what} {dashes}{found} is unknown{near} Known: {all}")
}

#[cfg(test)]
mod tests {
    use super::Command;

    fn error(args: &[&str]) -> String {
        Command::parse(args.iter().copied()).expect_err("an error")
    }

    #[test]
    fn a_page_is_asked_for_with_its_files() {
        let args = ["page", "--shell", "a", "--content=b", "--out", "c", "--identity", "d"];
        let asked = Command::parse(args).expect("a command");
        let page = |icons: Option<&str>| Command::Page {
            shell: "a".into(),
            content: "b".into(),
            out: "c".into(),
            icons: icons.map(Into::into),
            identity: Some("d".into()),
        };
        assert_eq!(asked, page(None));
    }

    #[test]
    fn a_mistyped_option_is_an_error_with_the_nearest_name() {
        let message = error(&["page", "--shell", "a", "--content", "b", "--out", "c", "--identiy", "d"]);
        assert!(message.contains("--identiy is unknown; did you mean --identity?"), "{message}");
        assert!(error(&["pgae"]).contains("did you mean page?"));
    }

    #[test]
    fn what_is_missing_given_twice_or_too_much_is_an_error() {
        assert!(error(&[]).contains("a command is missing"));
        assert!(error(&["schema"]).contains("schema: --out FILE is missing"));
        assert!(error(&["schema", "--out"]).contains("--out"));
        assert!(error(&["schema", "--out", "a", "--out", "b"]).contains("--out is given twice"));
        assert!(error(&["schema", "--out", "a", "b"]).contains("unexpected argument"));
        assert!(error(&["compress"]).contains("DIR is missing"));
        assert!(error(&["compress", "a", "b"]).contains("unexpected argument"));
        assert!(error(&["duties", "--out", "a"]).contains("duties: DIR is missing"));
        assert!(error(&["duties", "a"]).contains("duties: --out FILE is missing"));
        assert!(error(&["trunk", "--out", "a"]).contains("--out is unknown"));
    }
}
