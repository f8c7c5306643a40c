//! The press at the command line: makes, checks, compares and publishes sites from content files. `gongxiaomei --help` lists the
//! commands; [`gongxiaomei::press`] does the work, in memory.
//!
//! Nothing is written unless everything could be made, and a site is replaced whole or not at all.

mod args;
mod diff;
mod disk;
mod duties;
mod glyph;
mod place;
mod release;
mod review;
mod serve;
mod staged;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use args::{Command, SiteOptions};
use gongxiaomei::check::identity::Identity;
use gongxiaomei::check::schema;
use gongxiaomei::check::{self, Lang, Said, say};
use gongxiaomei::press::changes::Changes;
use gongxiaomei::press::package::{Choices, Files, zip};
use gongxiaomei::press::unmade::Unmade;
use gongxiaomei::press::{self, Made, cards, fresh, proof};
use gongxiaomei::site::edition::Edition;
use gongxiaomei::site::{csp, document, gallery};
use review::{original, review};

/// The portal the page is part of, unless the environment names another file in `GONGXIAOMEI_IDENTITY`.
const IDENTITY: &str = "public/identity.json";

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args_os().skip(1).collect();
    let told = arguments.first().is_some_and(|word| word == "duties" || word == "release");
    let lang = args::told_in(&arguments).unwrap_or_else(spoken);
    let done = match Command::parse(arguments) {
        Ok((command, asked)) => run(command, lang, asked),
        Err(message) => Err(message.into()),
    };
    match done {
        Ok(status) => ExitCode::from(status),
        Err(error) => {
            let why = error.downcast_ref::<Said>().map_or_else(|| error.to_string(), |said| said.said(lang).into());
            eprintln!("gongxiaomei: {why}");
            // For these two, 1 is a result: a duty that is not fulfilled, a difference.
            ExitCode::from(if told { 2 } else { 1 })
        }
    }
}

/// The language of messages: Chinese where the system is set to it.
fn spoken() -> Lang {
    let set =
        ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| env::var(name).ok()).find(|set| !set.is_empty());
    if set.is_some_and(|set| set.starts_with("zh")) { Lang::Chinese } else { Lang::English }
}

/// Does what was asked, and returns the status to exit with. `lang` is the language of messages, `asked` the one that an option gives.
fn run(command: Command, lang: Lang, asked: Option<Lang>) -> Result<u8, Box<dyn Error>> {
    match command {
        Command::Duties(asked) => return duties::run(&asked),
        Command::Trunk => trunk(lang)?,
        Command::New { folder, from } => new(&folder, &from.unwrap_or_else(original), lang)?,
        Command::Check(options) => {
            let content = options.content.clone().unwrap_or_else(original);
            let package = disk::package(&content, options.identity.as_deref(), &options.fonts)?;
            let icons = disk::icons(options.icons.as_deref())?;
            press::check(&package, &icons, &choices(&options, false)).map_err(|unmade| told(&unmade, lang))?;
            review(&content, None, lang)?;
        }
        Command::Render { site, out, options } => {
            let before = disk::site(&site)?;
            let made = make(&before, &options, false, lang)?;
            place::create(&out, &made.files)?;
            tell_policy(&made, &out, lang);
        }
        Command::Publish { site, options } if is_zip(&site) => {
            let before = disk::site(&site)?;
            let made = make(&before, &options, true, lang)?;
            staged::file(&site, &zip::write(&made.files)?)?;
            print!("{}", listed(&made.changes, lang));
            tell_policy(&made, &site, lang);
        }
        Command::Publish { site, options } => {
            place::recover(&site)?;
            let before = disk::site(&site)?;
            let made = make(&before, &options, true, lang)?;
            if before != made.files
                && let Some(left) = place::replace(&site, &before, &made.files)?
            {
                eprintln!("{}", left.said(lang));
            }
            print!("{}", listed(&made.changes, lang));
            tell_policy(&made, &site, lang);
        }
        Command::Diff(asked) => diff::run(&asked, lang)?,
        Command::Release { release, content } => {
            return release::run(&release, &content.unwrap_or_else(original), lang);
        }
        Command::Proof { out, words, options } => return prove(&out, words.as_deref(), &options, lang, asked),
        Command::Serve { site, port } => serve::run(&site, port)?,
        Command::Gallery { site, out, content } => {
            show_gallery(&site, &out, &content.unwrap_or_else(|| review::CONTENT.into()))?;
        }
        Command::Schema { out, identity } => {
            let schemas = [(Some(out), schema::document()), (identity, schema::identity())];
            let schemas = schemas.into_iter().filter_map(|(file, schema)| Some((file?, schema)));
            let text = |(file, schema)| Ok((file, serde_json::to_string_pretty(&schema)? + "\n"));
            let texts = schemas.map(text).collect::<serde_json::Result<Vec<_>>>()?;
            let files: Vec<_> = texts.iter().map(|(file, text)| (file.clone(), text.as_bytes())).collect();
            staged::files(&files)?;
        }
        Command::Glyph { characters, content, set } => {
            glyph::run(&characters, &content.unwrap_or_else(original), set, lang)?;
        }
        Command::Characters { out, set } => glyph::bundle(&out, set)?,
        Command::Icons { out, icons } => staged::file(&out, disk::icons(icons.as_deref())?.bundle()?.as_bytes())?,
        Command::Cards { folder, content, fonts } => draw(&folder, &content.unwrap_or_else(original), &fonts, lang)?,
        Command::Copy { content, words } => {
            let told = review(&content.unwrap_or_else(original), words.as_deref(), lang)?;
            if told > 0 {
                return Err(say("copy-told", &[("count", &told.to_string())]).into());
            }
        }
        Command::Help => println!("{}", say("usage", &[]).said(lang)),
    }
    Ok(0)
}

/// Whether a site is a zip, by its name.
fn is_zip(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
}

fn choices(options: &SiteOptions, packed: bool) -> Choices {
    Choices { gaps: options.gaps, without: options.without.clone(), packed }
}

/// Makes a site anew, and prints the warnings about its texts and the gaps in them.
fn make(before: &Files, options: &SiteOptions, packed: bool, lang: Lang) -> Result<Made, Box<dyn Error>> {
    let content = options.content.clone().unwrap_or_else(original);
    let package = disk::package(&content, options.identity.as_deref(), &options.fonts)?;
    let icons = disk::icons(options.icons.as_deref())?;
    let made =
        press::render(&package, &icons, before, &choices(options, packed)).map_err(|unmade| told(&unmade, lang))?;
    for gaps in &made.gaps {
        eprint!("{}", gaps.warned(lang));
    }
    for lacking in &made.lacking {
        eprintln!("{}", say("warning", &[]).with("what", lacking.clone()).said(lang));
    }
    review(&content, None, lang)?;
    Ok(made)
}

/// Why no site was made, and what may be chosen instead.
fn told(unmade: &Unmade, lang: Lang) -> String {
    let lacking = ["words-here", "words-where"];
    let count = match unmade {
        Unmade::Faulty(files) => {
            files.iter().flat_map(|file| &file.faults).filter(|fault| lacking.contains(&fault.code())).count()
        }
        Unmade::Refused(_) => 0,
    };
    let offer = say("gaps-offered", &[("count", &count.to_string())]);
    let offer = if count > 0 { format!("\n{}", offer.said(lang)) } else { String::new() };
    unmade.said(lang) + &offer
}

/// The files that are new, changed and gone.
fn listed(changes: &Changes, lang: Lang) -> String {
    let words = match lang {
        Lang::English => ["new      ", "changed  ", "gone     "],
        Lang::Chinese => ["新增  ", "更改  ", "删除  "],
    };
    let lists = [&changes.new, &changes.changed, &changes.gone];
    let lines =
        words.into_iter().zip(lists).flat_map(|(word, list)| list.iter().map(move |path| [word, path, "\n"].concat()));
    lines.collect()
}

fn tell_policy(made: &Made, folder: &Path, lang: Lang) {
    let file = folder.join(csp::FILE).display().to_string();
    let told = [("file", file.as_str()), ("policy", &made.policy), ("framing", csp::FRAMING.0)];
    println!("{}", say("policy-told", &told).said(lang));
}

/// Trunk's `post_build` hook: makes the site in Trunk's folder, in a release build with the compressed copies.
fn trunk(lang: Lang) -> Result<(), Box<dyn Error>> {
    let staging = PathBuf::from(env::var("TRUNK_STAGING_DIR").map_err(|_| say("no-staging", &[]))?);
    let identity = PathBuf::from(env::var("GONGXIAOMEI_IDENTITY").unwrap_or_else(|_| IDENTITY.into()));
    let options = SiteOptions { identity: Some(identity), ..SiteOptions::default() };
    let packed = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let before = disk::site(&staging)?;
    let made = make(&before, &options, packed, lang)?;
    place::update(&staging, &before, &made.files)?;
    // Trunk moves the staged files to the dist folder; the message names their final place.
    let dist = env::var("TRUNK_DIST_DIR").map_or_else(|_| staging.clone(), PathBuf::from);
    tell_policy(&made, &dist, lang);
    Ok(())
}

/// Begins the content of another city: a folder with a content file, the schema for it, and an identity file.
fn new(folder: &Path, from: &Path, lang: Lang) -> Result<(), Box<dyn Error>> {
    let content = fresh::content(&check::open(from)?)?;
    let name = from.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let empty = Identity { schema_file: "./identity.schema.json".into(), ..Identity::default() };
    let schemas = [("schema.json", schema::document()), ("identity.schema.json", schema::identity())];
    let mut files: Files = [(name.clone(), content.into_bytes())].into();
    files.insert("identity.json".into(), (serde_json::to_string_pretty(&empty)? + "\n").into());
    for (own, schema) in schemas {
        files.insert(own.into(), (serde_json::to_string_pretty(&schema)? + "\n").into());
    }
    place::create(folder, &files)?;
    for own in files.keys() {
        println!("{}", folder.join(own).display());
    }
    let file = folder.join(name).display().to_string();
    println!("{}", say("new-next", &[("file", &file)]).said(lang));
    Ok(())
}

fn show_gallery(site: &Path, out: &Path, words: &Path) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(words).map_err(|error| disk::named(words, &error))?;
    let gallery = gallery::document(&text).map_err(|error| format!("{}: {error}", words.display()))?;
    let content = check::read("the gallery", &gallery)?;
    let icons = disk::icons(None)?.pick(&content).map_err(|missing| {
        missing.iter().map(|missing| missing.said("the gallery").to_string()).collect::<Vec<_>>().join("\n")
    })?;
    let edition = Edition::new(content, icons).map_err(|error| format!("the gallery: {error}"))?;
    let shell = if site.is_dir() { site.join(press::PAGE) } else { site.to_path_buf() };
    let text = fs::read_to_string(&shell).map_err(|error| disk::named(&shell, &error))?;
    let page = document::render(&edition, &text).map_err(|error| format!("{}: {error}", shell.display()))?;
    Ok(staged::file(out, page.as_bytes())?)
}

/// Draws both pictures for feeds, whatever is there.
fn draw(folder: &Path, content: &Path, fonts: &[PathBuf], lang: Lang) -> Result<(), Box<dyn Error>> {
    let content = check::open(content).map_err(|faults| faults.said(lang))?;
    let (none, fonts) = (Files::new(), disk::fonts(fonts)?);
    let drawn = cards::of(&content, &none, &fonts, &none).map_err(|unmade| unmade.said(lang))?;
    if !drawn.lacking.is_empty() {
        return Err(Unmade::Refused(drawn.lacking).said(lang).into());
    }
    let files: Vec<_> = drawn.files.iter().map(|(name, picture)| (folder.join(name), picture.as_slice())).collect();
    staged::files(&files)?;
    for (file, _) in files {
        println!("{}", file.display());
    }
    Ok(())
}

/// Writes the proof sheet, and returns the status to exit with: 1 if it lists faults, although it was written.
fn prove(
    out: &Path,
    words: Option<&Path>,
    options: &SiteOptions,
    lang: Lang,
    asked: Option<Lang>,
) -> Result<u8, Box<dyn Error>> {
    let content = options.content.clone().unwrap_or_else(original);
    let package = disk::package(&content, options.identity.as_deref(), &options.fonts)?;
    let icons = disk::icons(options.icons.as_deref())?;
    let avoided = review::avoided(words)?;
    let made = proof::proof(&package, &icons, &avoided, &choices(options, false), asked);
    let made = made.map_err(|unmade| told(&unmade, lang))?;
    staged::file(out, made.html.as_bytes())?;
    println!("{}", out.display());
    if made.faults > 0 {
        let parameters = [("file", out.display().to_string()), ("count", made.faults.to_string())];
        let parameters = parameters.each_ref().map(|(name, value)| (*name, value.as_str()));
        return Err(say("proof-written", &parameters).into());
    }
    Ok(0)
}
