//! Renders the page to HTML at build time.
//!
//! ```text
//! prerender trunk                                   the post_build hook: fills $TRUNK_STAGING_DIR
//! prerender page --shell FILE --content FILE --out FILE [--icons DIR] [--identity FILE]
//!                                                   one edition, its data in the folder data/ beside it, and the policy
//!                                                   for all editions, policy.txt at the root of the site
//! prerender gallery --shell FILE --out FILE [--content FILE]
//!                                                   every form of chart with extreme, invented figures
//! prerender schema --out FILE [--identity FILE]     the JSON Schema of content files, and of the portal's own, for text editors
//! prerender copy [--content FILE] [--words FILE]    how the texts of all editions are written; fails where there are warnings
//! prerender duties DIR --out DIR [--measured FILE] [--content FILE]
//!                                                   the report on the duties of a government website; exits with 1 if one is not
//!                                                   fulfilled, with 2 if one could not be checked
//! prerender compress DIR                            writes .br and .gz beside every text and wasm file
//! ```
//!
//! A rendered page can be used as a shell, so `--shell` and `--out` may name the same file: a figure is corrected without Trunk
//! and without a compiler. Nothing is written unless everything could be rendered.

mod args;
mod compress;
mod duties;
mod editions;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fmt, fs};

use args::Command;
use editions::{Opened, editions, folder_of, original, review};
use gongxiaomei::check;
use gongxiaomei::check::identity::{Identity, Picture};
use gongxiaomei::check::schema;
use gongxiaomei::model::content::Content;
use gongxiaomei::poster::PosterContent;
use gongxiaomei::site::edition::{Assets, Edition, HOST_SCRIPT, Language};
use gongxiaomei::site::{csp, document, icon, oembed, urls};
use gongxiaomei::site::{gallery, open_data, static_svg};
use sha2::{Digest, Sha256};

/// The portal the page is part of, unless the environment names another file in `GONGXIAOMEI_IDENTITY`.
const IDENTITY: &str = "public/identity.json";

fn main() -> ExitCode {
    match run() {
        Ok(status) => ExitCode::from(status),
        Err(error) => {
            eprintln!("prerender: {error}");
            // For `duties`, 1 is a duty that is not fulfilled.
            ExitCode::from(if env::args_os().nth(1).is_some_and(|word| word == "duties") { 2 } else { 1 })
        }
    }
}

/// Does what was asked, and returns the status to exit with.
fn run() -> Result<u8, Box<dyn Error>> {
    let done = match Command::parse(env::args_os().skip(1))? {
        Command::Duties(asked) => return duties::run(&asked),
        Command::Trunk => trunk(),
        Command::Page { shell, content, out, icons, identity } => {
            let given = Given::open(icons.unwrap_or_else(|| icon::SET.into()), identity.as_deref())?;
            page(&shell, &content, &out, &given)
        }
        Command::Gallery { shell, out, content } => {
            let file = content.unwrap_or_else(|| editions::CONTENT.into());
            let message = |e: &dyn fmt::Display| format!("{}: {e}", file.display());
            let text = fs::read_to_string(&file).map_err(|e| message(&e))?;
            let gallery = gallery::document(&text).map_err(|e| message(&e))?;
            let content = check::read("the gallery", &gallery)?;
            let gallery = edition("the gallery", content, Path::new(icon::SET))?;
            write(&out, &render(&gallery, &shell)?)
        }
        Command::Schema { out, identity } => {
            let schemas = [(Some(out), schema::document()), (identity, schema::identity())];
            for (file, schema) in schemas.iter().filter_map(|(file, schema)| Some((file.as_ref()?, schema))) {
                write(file, &(serde_json::to_string_pretty(schema)? + "\n"))?;
            }
            Ok(())
        }
        Command::Copy { content, words } => {
            let told = review(&content.unwrap_or_else(original), words.as_deref())?;
            if told > 0 { Err(format!("copy: {told} warnings / 共{told}处提醒").into()) } else { Ok(()) }
        }
        Command::Compress { folder } => compress::folder(&folder),
        Command::Help => {
            println!("{}", args::USAGE);
            Ok(())
        }
    };
    done.map(|()| 0)
}

/// What editions are rendered with, beside their content.
struct Given {
    icons: PathBuf,
    identity: Identity,
    /// The pictures that the identity names: what each is called in the site, and its bytes.
    pictures: Vec<(String, Vec<u8>)>,
}

impl Given {
    /// Without an identity file, the page belongs to no portal.
    fn open(icons: PathBuf, identity: Option<&Path>) -> Result<Given, Box<dyn Error>> {
        let Some(file) = identity else {
            return Ok(Given { icons, identity: Identity::default(), pictures: Vec::new() });
        };
        let identity = Identity::open(file)?;
        let read = |picture: Picture| {
            let path = folder_of(file).join(picture.file);
            let fault =
                |why: &dyn fmt::Display| format!("{}: {}: {}: {why}", file.display(), picture.entry, path.display());
            let bytes = fs::read(&path).map_err(|e| fault(&e))?;
            if bytes.len() > LARGEST {
                return Err(fault(&format!("{} bytes, expected at most {LARGEST}", bytes.len())));
            }
            Ok((picture.name, bytes))
        };
        let pictures = identity.pictures().into_iter().map(read).collect::<Result<_, String>>()?;
        Ok(Given { icons, identity, pictures })
    }

    /// Writes the pictures to the root of a site.
    fn write_pictures(&self, root: &Path) -> Result<(), Box<dyn Error>> {
        for (name, bytes) in &self.pictures {
            let file = root.join(name);
            fs::write(&file, bytes).map_err(|e| format!("{}: {e}", file.display()))?;
        }
        Ok(())
    }
}

/// Most bytes of a picture of the portal's.
const LARGEST: usize = 100_000;

/// Trunk's `post_build` hook: renders the page in place of its shell, the translations in folders beside it, and in a release build
/// writes the compressed files.
fn trunk() -> Result<(), Box<dyn Error>> {
    let staging =
        PathBuf::from(env::var("TRUNK_STAGING_DIR").map_err(|_| "TRUNK_STAGING_DIR is not set: run by Trunk")?);
    let index = staging.join("index.html");
    let content = original();
    let identity = PathBuf::from(env::var("GONGXIAOMEI_IDENTITY").unwrap_or_else(|_| IDENTITY.into()));
    let given = Given::open(icon::SET.into(), Some(&identity))?;
    let editions = editions(&content)?;
    let mut pages = Vec::new();
    for own in &editions {
        let folder = staging.join(&own.place);
        fs::create_dir_all(&folder)?;
        pages.push(publish(linked(own, &editions, &given)?, &index, &staging, &folder.join("index.html"))?);
    }
    given.write_pictures(&staging)?;
    // Trunk moves the staged files to the dist folder; the message names their final place.
    let dist = env::var("TRUNK_DIST_DIR").map_or_else(|_| staging.clone(), PathBuf::from);
    write_policy(&pages, &staging, &dist)?;
    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        compress::folder(&staging)?;
    }
    Ok(())
}

/// Writes the policy of these pages to the folder `root`, and prints it with its path in `published`, the final folder of the site.
fn write_policy(pages: &[String], root: &Path, published: &Path) -> Result<(), Box<dyn Error>> {
    let policy = csp::policy(pages.iter().map(String::as_str));
    write(&root.join(csp::FILE), &format!("{policy}\n"))?;
    println!("Content-Security-Policy, also in {}:\n{policy}", published.join(csp::FILE).display());
    let (framing, what) = csp::FRAMING;
    println!("A host may add, {what}:\n; {framing}");
    Ok(())
}

/// Renders a content file into a shell, with links to the other editions, and writes the policy of all editions already there.
fn page(shell: &Path, content: &Path, out: &Path, given: &Given) -> Result<(), Box<dyn Error>> {
    let editions = editions(content)?;
    let own = editions.iter().find(|edition| edition.path.file_name() == content.file_name());
    let own = own.ok_or_else(|| format!("{}: not among the editions beside it", content.display()))?;
    let edition = linked(own, &editions, given)?;
    let root = folder_of(out).join(edition.root());
    let mut pages = vec![publish(edition, shell, &root, out)?];
    given.write_pictures(&root)?;
    let others = editions.iter().filter(|other| other.place != own.place);
    pages.extend(others.filter_map(|other| fs::read_to_string(root.join(&other.place).join("index.html")).ok()));
    write_policy(&pages, &root, &root)
}

/// An edition with its folder, its identity and the links to the other editions.
fn linked(own: &Opened, editions: &[Opened], given: &Given) -> Result<Edition, Box<dyn Error>> {
    let mut edition = edition(&own.path.display().to_string(), own.content.clone(), &given.icons)?;
    edition.place.clone_from(&own.place);
    edition.identity = given.identity.clone();
    let root = edition.root();
    for Opened { content, place, .. } in editions.iter().filter(|other| other.place != own.place) {
        // With index.html, so that the link also works from the disk and on servers without directory indexes.
        edition.languages.push(Language {
            lang: content.site.lang.clone(),
            name: content.site.language.clone(),
            place: place.clone(),
            href: format!("{root}{place}index.html"),
        });
    }
    Ok(edition)
}

fn edition(file: &str, content: Content, icons: &Path) -> Result<Edition, Box<dyn Error>> {
    let icons = icon::load(&content, icons).map_err(|missing| {
        let lines: Vec<String> = missing.iter().map(|m| format!("{file}: {m}")).collect();
        lines.join("\n")
    })?;
    Ok(Edition::new(content, icons).map_err(|e| format!("{file}: {e}"))?)
}

/// Writes an edition's page, its data files beside it, and the text of its long image into the root of the site, once all of
/// these could be made. Returns the page.
fn publish(mut edition: Edition, shell: &Path, root: &Path, out: &Path) -> Result<String, Box<dyn Error>> {
    let sheet = assets(&mut edition, root)?;
    let page = render(&edition, shell)?;
    let (csv, json) = (open_data::csv(&edition.content), open_data::json(&edition.content)?);
    // If the page has compressed copies, new files get them, too.
    let packed = compress::is_packed(out);
    let put = |file: &Path, text: &str| if packed { write_packed(file, text) } else { write(file, text) };
    put(out, &page)?;
    if let Some(sheet) = sheet {
        put(&root.join(&edition.assets.sheet), &sheet)?;
    }
    let data = [(open_data::CSV.to_string(), csv), (open_data::JSON.to_string(), json)];
    let beside = [(urls::OEMBED.to_string(), oembed::oembed(&edition)?)];
    for (name, data) in data.into_iter().chain(beside).chain(static_svg::pictures(&edition)?) {
        let file = out.with_file_name("").join(name);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        }
        put(&file, &data)?;
    }
    Ok(page)
}

/// Fills in the names and hashes of what the page fetches on demand: the script for hosts, the export module, and the text of the
/// long image, whose name has a hash of its content. Returns that text, or `None` if the site has no export module.
fn assets(edition: &mut Edition, root: &Path) -> Result<Option<String>, Box<dyn Error>> {
    // The script for hosts has a copy with a hash in its name. Older copies stay for hosts whose code refers to them.
    if let Ok(script) = fs::read(root.join(HOST_SCRIPT)) {
        let name = format!("embed-{}.js", hash(&script));
        if root.join(&name).is_file() {
            (edition.assets.embed, edition.assets.embed_integrity) = (name, csp::integrity(&script));
        }
    }
    for entry in fs::read_dir(root).map_err(|e| format!("{}: {e}", root.display()))? {
        let name = entry?.file_name().into_string().unwrap_or_default();
        if name.starts_with("export-") && name.ends_with(".js") {
            let text = serde_json::to_string(&PosterContent::of(&edition.content))?;
            let file = root.join(&name);
            let script = fs::read(&file).map_err(|e| format!("{}: {e}", file.display()))?;
            let integrity = csp::integrity(&script);
            let sheet = format!("poster-{}.json", hash(text.as_bytes()));
            edition.assets = Assets { poster: name, integrity, sheet, ..edition.assets.clone() };
            return Ok(Some(text));
        }
    }
    Ok(None)
}

/// The hash in a file's name: the same as in scripts/glue.mjs.
fn hash(file: &[u8]) -> String {
    Sha256::digest(file).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Renders an edition into a shell.
fn render(edition: &Edition, shell: &Path) -> Result<String, Box<dyn Error>> {
    let text = fs::read_to_string(shell).map_err(|e| format!("{}: {e}", shell.display()))?;
    Ok(document::render(edition, &text).map_err(|e| format!("{}: {e}", shell.display()))?)
}

/// Writes a file, and its compressed copies if it has any: servers send those, so a correction has to reach them all.
fn write(file: &Path, text: &str) -> Result<(), Box<dyn Error>> {
    if compress::is_packed(file) {
        return write_packed(file, text);
    }
    Ok(fs::write(file, text).map_err(|e| format!("{}: {e}", file.display()))?)
}

fn write_packed(file: &Path, text: &str) -> Result<(), Box<dyn Error>> {
    fs::write(file, text).map_err(|e| format!("{}: {e}", file.display()))?;
    compress::file(file)
}
