//! The command line. A mistyped option is an error that names the nearest one: a site that silently lost the portal's numbers would
//! look like any other.

mod options;

use std::ffi::OsString;
use std::path::PathBuf;

use gongxiaomei::check::{Lang, Said, say, suggest};
use lexopt::{Arg, Parser};

use super::diff;
use super::duties::Asked;
use options::{Form, Options};

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
    /// Tells what is different between two contents, and notes the corrections.
    Diff(diff::Asked),
    /// Compares a press release with a content.
    Release {
        /// The release, a plain text.
        release: PathBuf,
        /// The content file, if not the original edition's.
        content: Option<PathBuf>,
    },
    /// Writes the proof sheet of a content.
    Proof {
        /// Where it is written.
        out: PathBuf,
        /// The portal's own list of words.
        words: Option<PathBuf>,
        /// What a site of it would be made with.
        options: SiteOptions,
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
    /// Writes the strokes of all characters of a set as one file.
    Characters {
        /// Where it is written.
        out: PathBuf,
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

/// The commands, and what each takes.
const COMMANDS: [Form; 17] = [
    Form { name: "new", options: &["from"], site: false, places: &["DIR"] },
    Form { name: "check", options: &[], site: true, places: &[] },
    Form { name: "render", options: &["out"], site: true, places: &["SITE"] },
    Form { name: "publish", options: &[], site: true, places: &["DIR"] },
    Form { name: "diff", options: &["reason", "date"], site: false, places: &["OLD", "NEW"] },
    Form { name: "release", options: &["content"], site: false, places: &["FILE"] },
    Form { name: "proof", options: &["out", "words"], site: true, places: &[] },
    Form { name: "serve", options: &["port"], site: false, places: &["DIR"] },
    Form { name: "gallery", options: &["out", "content"], site: false, places: &["SITE"] },
    Form { name: "glyph", options: &["content", "set"], site: false, places: &["CHARACTERS"] },
    Form { name: "schema", options: &["out", "identity"], site: false, places: &[] },
    Form { name: "characters", options: &["out", "set"], site: false, places: &[] },
    Form { name: "icons", options: &["out", "icons"], site: false, places: &[] },
    Form { name: "cards", options: &["content", "font"], site: false, places: &["DIR"] },
    Form { name: "copy", options: &["content", "words"], site: false, places: &[] },
    Form { name: "duties", options: &["out", "measured", "content"], site: false, places: &["DIR"] },
    Form { name: "trunk", options: &[], site: false, places: &[] },
];

impl Command {
    /// Reads the arguments that follow the program's name, and the language of messages, if it is given.
    ///
    /// # Errors
    /// What is wrong with them: a missing or unknown command, an unknown option (with the nearest name), an option given twice or without
    /// its value, a missing option, and an unexpected argument.
    pub fn parse(args: impl IntoIterator<Item = impl Into<OsString>>) -> Result<(Command, Option<Lang>), Said> {
        let args: Vec<OsString> = args.into_iter().map(Into::into).collect();
        if args.iter().any(|arg| arg == "--help" || arg == "-h") {
            return Ok((Command::Help, told_in(&args)));
        }
        let mut parser = Parser::from_args(args);
        let name = match parser.next().map_err(options::fault)? {
            None => return Err(say("command-missing", &[]).with("usage", say("usage", &[]))),
            Some(Arg::Value(word)) => word.to_string_lossy().into_owned(),
            Some(Arg::Long(name)) => return Err(late(&format!("--{name}"))),
            Some(Arg::Short(name)) => return Err(late(&format!("-{name}"))),
        };
        let Some(form) = COMMANDS.into_iter().find(|form| form.name == name) else {
            let known = COMMANDS.map(|form| form.name);
            let near = suggest::nearest(&name, known).map(|near| say("did-you-mean", &[("name", near)]));
            let unknown = say("command-unknown", &[("name", &name), ("known", &known.join(", "))]);
            return Err(unknown.with("nearest", near.unwrap_or_else(|| "".into())));
        };
        let mut options = Options::read(&mut parser, &form)?;
        let lang = options.lang()?;
        Ok((Command::of(form.name, &mut options)?, lang))
    }

    /// The command of this name with its options, which have been read.
    fn of(name: &str, options: &mut Options) -> Result<Command, Said> {
        Ok(match name {
            "new" => Command::New { folder: options.place(), from: options.take("from") },
            "check" => Command::Check(options.site()),
            "render" => Command::Render { site: options.place(), out: options.needed("out")?, options: options.site() },
            "publish" => Command::Publish { site: options.place(), options: options.site() },
            "diff" => Command::Diff(diff::Asked {
                old: options.place(),
                new: options.place(),
                reasons: options.texts("reason"),
                date: options.text("date"),
            }),
            "release" => Command::Release { release: options.place(), content: options.take("content") },
            "proof" => {
                Command::Proof { out: options.needed("out")?, words: options.take("words"), options: options.site() }
            }
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
            "characters" => Command::Characters { out: options.needed("out")?, set: options.take("set") },
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
        })
    }
}

/// The language that the arguments ask for, whatever else is wrong with them.
pub fn told_in(args: &[OsString]) -> Option<Lang> {
    let asked = args.iter().enumerate().find_map(|(i, arg)| match arg.to_str()? {
        "--lang" => args.get(i + 1)?.to_str(),
        arg => arg.strip_prefix("--lang="),
    });
    asked.and_then(options::lang)
}

/// The fault of an option before the command.
fn late(found: &str) -> Said {
    say("command-first", &[("found", found)]).with("usage", say("usage", &[]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(args: &[&str]) -> Said {
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
        assert_eq!(
            asked,
            (
                Command::Diff(diff::Asked { old: "a".into(), new: "b".into(), ..diff::Asked::default() }),
                Some(Lang::Chinese)
            )
        );
    }

    #[test]
    fn help_is_no_error() {
        for args in [&["--help"][..], &["publish", "-h"], &["publish", "--help"]] {
            assert_eq!(Command::parse(args.iter().copied()).expect("help").0, Command::Help);
        }
    }

    #[test]
    fn every_command_is_in_the_usage_message_of_both_languages() {
        for form in COMMANDS {
            for lang in [Lang::English, Lang::Chinese] {
                let usage = say("usage", &[]).said(lang).to_string();
                assert!(usage.contains(&format!("gongxiaomei {}", form.name)), "{}", form.name);
                for name in form.names() {
                    assert!(usage.contains(&format!("--{name}")), "--{name}");
                }
            }
        }
    }

    #[test]
    fn a_mistyped_option_is_an_error_with_the_nearest_name() {
        let message = error(&["publish", "dist", "--identiy", "d"]);
        assert!(message.contains("--identiy is unknown; did you mean --identity?"), "{message}");
        let chinese = message.said(Lang::Chinese).to_string();
        assert!(chinese.contains("--identiy") && chinese.contains("是不是--identity"), "{chinese}");
        assert!(error(&["publsh"]).contains("did you mean publish?"));
        assert!(error(&["publsh"]).said(Lang::Chinese).contains("是不是publish"));
        assert!(error(&["publish", "dist", "--gap"]).contains("did you mean --gaps?"));
    }

    #[test]
    fn what_is_missing_given_twice_or_too_much_is_an_error_in_both_languages() {
        for (args, english, chinese) in [
            (&[][..], "a command is missing", "缺少命令"),
            (&["--out", "a", "schema"], "found --out", "--out"),
            (&["schema"], "schema: --out is missing", "schema：缺少--out"),
            (&["schema", "--out"], "schema: --out has no value", "schema：--out后面缺少值"),
            (&["check", "--gaps=all"], "check: --gaps takes no value", "check：--gaps不带值"),
            (&["schema", "--out", "a", "--out", "b"], "--out is given twice", "--out写了两次"),
            (&["schema", "--out", "a", "b"], "b is one too many", "多了b"),
            (&["schema", "-o", "a"], "-o is one too many", "多了-o"),
            (&["publish"], "DIR is missing", "缺少DIR"),
            (&["publish", "a", "b"], "b is one too many", "多了b"),
            (&["diff", "a"], "NEW is missing", "缺少NEW"),
            (&["proof"], "proof: --out is missing", "proof：缺少--out"),
            (&["duties", "--out", "a"], "duties: DIR is missing", "duties：缺少DIR"),
            (&["duties", "a"], "duties: --out is missing", "duties：缺少--out"),
            (&["trunk", "--out", "a"], "--out is unknown", "没有--out"),
            (&["serve", "a", "--port", "x"], "found x, expected a number", "现在是x，应当是"),
            (&["check", "--lang", "fr"], "found fr, expected en or zh", "现在是fr，应当是en或zh"),
        ] {
            let message = error(args);
            assert!(message.contains(english), "{args:?}: {message}");
            assert!(message.said(Lang::Chinese).contains(chinese), "{args:?}: {}", message.said(Lang::Chinese));
        }
    }

    #[test]
    fn the_language_of_a_message_is_known_whatever_is_wrong() {
        let args = |words: &str| words.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert_eq!(told_in(&args("publsh --lang zh")), Some(Lang::Chinese));
        assert_eq!(told_in(&args("publish a --lang=en --identiy d")), Some(Lang::English));
        assert_eq!(told_in(&args("publish a --lang")), None);
    }
}
