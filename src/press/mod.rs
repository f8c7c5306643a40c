//! The press: makes every file of a site from content files, an identity file, icons, and the site as it is. Everything happens in
//! memory: there are no paths of a file system here, so that a command line and a browser make the same bytes.
//!
//! A rendered page is a shell again. So `site`, from which scripts, style and shell are taken, is what the build made, or a site that is
//! online; and what is no longer made is not in what is returned.

pub mod cards;
pub mod changes;
pub mod characters;
pub mod colours;
pub mod correct;
pub mod difference;
pub mod editions;
pub mod favicon;
pub mod fresh;
mod host_script;
pub mod ours;
pub mod package;
pub mod portal;
pub mod proof;
pub mod texts;
pub mod unmade;

use std::collections::BTreeSet;
use std::io;

use sha2::{Digest, Sha256};

use crate::check::{Diagnostics, Said, say};
use crate::model::Content;
use crate::poster::PosterContent;
use crate::site::edition::{Assets, Edition, HOST_SCRIPT, Language, Undrawable};
use crate::site::head::cards::CARDS;
use crate::site::icon::Icons;
use crate::site::{csp, document, oembed, open_data, static_svg, urls};
use changes::Changes;
use editions::Opened;
pub use ours::makes;
use package::{Choices, Files, Package, carried, pack};
use portal::Known;
use unmade::Unmade;

/// The page at the root of a site.
pub const PAGE: &str = "index.html";

/// A site that was made.
pub struct Made {
    /// All its files.
    pub files: Files,
    /// What leads to it from the site before.
    pub changes: Changes,
    /// The Content-Security-Policy for all its pages.
    pub policy: String,
    /// Words that translations lack, where the original's stand in for them.
    pub gaps: Vec<Diagnostics>,
    /// Why it has no picture for feeds, if it lacks one.
    pub lacking: Vec<Said>,
}

/// Makes a site. `site` has the files of the one before, or those that the build made for it.
///
/// # Errors
/// [`Unmade`]: everything that has to be corrected first.
pub fn render(package: &Package, icons: &Icons, site: &Files, choices: &Choices) -> Result<Made, Unmade> {
    let editions = editions::open(package, choices)?;
    let portal = portal::known(package, site)?;
    let before = ours::places(site);
    staying(&before, &editions, choices)?;
    let shell = site.get(PAGE).ok_or_else(|| Unmade::because(say("no-shell", &[])))?;
    let shell = std::str::from_utf8(shell).map_err(|_| Unmade::because(say("no-shell", &[])))?;

    let mut made = Files::new();
    let mut pages = Vec::new();
    let mut assets = assets(site, &editions, &mut made);
    let mut lacking = Vec::new();
    if let Some(original) = editions.first() {
        lacking = look(&original.content, package, site, &mut assets, &mut made)?;
    }
    for own in &editions {
        let mut edition = linked(own, &editions, &portal, icons)?;
        edition.assets.clone_from(&assets);
        pages.push(publish(own, edition, shell, &mut made)?);
        let bytes = package.content.get(&own.name).cloned().unwrap_or_default();
        made.insert([ours::CONTENT, &own.name].concat(), bytes);
    }
    made.extend(portal.files);
    let policy = csp::policy(pages.iter().map(String::as_str));
    made.insert(csp::FILE.into(), format!("{policy}\n").into());

    let mut files = others(site, &before);
    if let Some(original) = editions.first() {
        files.retain(|path, script| !host_script::is_of_another(path, script, &original.content.slug));
    }
    files.extend(made);
    let unmade = |why: io::Error| Unmade::because(Said::from(why.to_string()));
    if choices.packed {
        pack::pack(&mut files, site).map_err(unmade)?;
    } else {
        pack::keep(&mut files, site);
    }
    carried::fill(&mut files).map_err(unmade)?;
    let changes = Changes::between(site, &files);
    let gaps = editions.into_iter().map(|own| own.gaps).filter(|gaps| !gaps.faults.is_empty()).collect();
    Ok(Made { files, changes, policy, gaps, lacking })
}

/// Looks for everything that would keep a site from being made of these files, whatever the site is. Without a set of icons, their names
/// are not looked up.
///
/// # Errors
/// [`Unmade`]: everything that has to be corrected first.
pub fn check(package: &Package, icons: &Icons, choices: &Choices) -> Result<(), Unmade> {
    // The faults of one do not hide those of the other.
    let (editions, portal) = match (editions::open(package, choices), portal::known(package, &Files::new())) {
        (Ok(editions), Ok(portal)) => (editions, portal),
        (Err(Unmade::Faulty(mut faulty)), Err(Unmade::Faulty(more))) => {
            faulty.extend(more);
            return Err(Unmade::Faulty(faulty));
        }
        (Err(why), _) | (_, Err(why)) => return Err(why),
    };
    if icons.is_empty() {
        return Ok(());
    }
    editions.iter().try_for_each(|own| linked(own, &editions, &portal, icons).map(|_| ()))
}

/// Fails if an edition that is online would disappear without a decision, or if one is to be left out that is nowhere.
fn staying(before: &BTreeSet<String>, editions: &[Opened], choices: &Choices) -> Result<(), Unmade> {
    let without = |place: &str| choices.without.iter().any(|name| *name == place.trim_end_matches('/'));
    let lost = before.iter().filter(|place| editions.iter().all(|own| own.place != **place) && !without(place));
    let lost: Vec<Said> = lost.map(|place| say("edition-lost", &[("folder", place.trim_end_matches('/'))])).collect();
    if lost.is_empty() { Ok(()) } else { Err(Unmade::Refused(lost)) }
}

/// The files of a site that the press does not make, without compressed copies.
fn others(site: &Files, places: &BTreeSet<String>) -> Files {
    let roots: BTreeSet<String> = places.iter().cloned().chain([String::new()]).collect();
    let copy = |path: &str| pack::original(path).is_some_and(|file| site.contains_key(file) || makes(file, &roots));
    let others = site.iter().filter(|(path, _)| !copy(path) && !makes(path, &roots));
    others.map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
}

/// An edition with its folder, its identity and the links to the other editions.
fn linked(own: &Opened, editions: &[Opened], portal: &Known, icons: &Icons) -> Result<Edition, Unmade> {
    let icons = icons
        .pick(&own.content)
        .map_err(|missing| Unmade::Refused(missing.into_iter().map(|missing| missing.said(&own.file)).collect()))?;
    let undrawable = |why: Undrawable| Unmade::because(why.said(&own.file));
    let mut edition = Edition::new(own.content.clone(), icons).map_err(undrawable)?;
    edition.place.clone_from(&own.place);
    edition.identity = portal.identity.clone();
    let root = edition.root();
    for other in editions.iter().filter(|other| other.place != own.place) {
        // With index.html, so that the link also works from the disk and on servers without directory indexes.
        edition.languages.push(Language {
            lang: other.content.site.lang.clone(),
            name: other.content.site.language.clone(),
            place: other.place.clone(),
            href: format!("{root}{}index.html", other.place),
        });
    }
    Ok(edition)
}

/// Renders an edition, with its data files and the text of its long image, and returns the page.
fn publish(own: &Opened, mut edition: Edition, shell: &str, made: &mut Files) -> Result<String, Unmade> {
    let unmade = |why: &dyn std::fmt::Display| Unmade::because(Said::from(format!("{}: {why}", own.file)));
    if !edition.assets.poster.is_empty() {
        let sheet = serde_json::to_string(&PosterContent::of(&edition.content)).map_err(|why| unmade(&why))?;
        edition.assets.sheet = format!("poster-{}.json", hash(sheet.as_bytes()));
        made.insert(edition.assets.sheet.clone(), sheet.into());
    }
    let page = document::render(&edition, shell).map_err(|why| unmade(&why))?;
    let data = [
        (PAGE.to_string(), page.clone()),
        (open_data::csv_file(&edition.content), open_data::csv(&edition.content)),
        (open_data::json_file(&edition.content), open_data::json(&edition.content).map_err(|why| unmade(&why))?),
        (urls::OEMBED.into(), oembed::oembed(&edition).map_err(|why| unmade(&why))?),
    ];
    let pictures = static_svg::pictures(&edition)
        .map_err(|why| Unmade::because(Undrawable::NotProportional(why).said(&own.file)))?;
    made.extend(data.into_iter().chain(pictures).map(|(name, text)| (own.place.clone() + &name, text.into_bytes())));
    Ok(page)
}

/// Names and hashes of what the pages fetch on demand: the script for hosts, which is made for these editions, and the export module.
fn assets(site: &Files, editions: &[Opened], made: &mut Files) -> Assets {
    let mut assets = Assets::default();
    // The script for hosts has a copy with a hash in its name, which hosts can pin by its integrity. Older copies stay for hosts whose
    // code refers to them.
    if let Some(script) = site.get(HOST_SCRIPT) {
        let script = host_script::filled(script, editions).unwrap_or_else(|| script.clone());
        let name = format!("embed-{}.js", hash(&script));
        (assets.embed, assets.embed_integrity) = (name.clone(), csp::integrity(&script));
        made.insert(HOST_SCRIPT.into(), script.clone());
        made.insert(name, script);
    }
    let export = |name: &str| name.starts_with("export-") && name.ends_with(".js") && !name.contains('/');
    if let Some((name, script)) = site.iter().find(|(name, _)| export(name)) {
        (assets.poster, assets.integrity) = (name.clone(), csp::integrity(script));
    }
    assets
}

/// Makes what all languages have from the original: its colours, the icon and the pictures for feeds. Returns why a picture is lacking.
fn look(
    original: &Content,
    package: &Package,
    site: &Files,
    assets: &mut Assets,
    made: &mut Files,
) -> Result<Vec<Said>, Unmade> {
    if let Some(css) = colours::sheet(original).map_err(|why| Unmade::because(Said::from(why.to_string())))? {
        assets.colours = format!("{}{}.css", colours::PREFIX, hash(css.as_bytes()));
        assets.colours_integrity = csp::integrity(css.as_bytes());
        made.insert(assets.colours.clone(), css.into());
    }
    let icon = favicon::icon(original);
    assets.icon = format!("{}{}.svg", favicon::PREFIX, hash(icon.as_bytes()));
    made.insert(assets.icon.clone(), icon.into());
    let drawn = cards::of(original, &package.cards, &package.fonts, site)?;
    assets.cards = CARDS.into_iter().filter(|card| drawn.files.contains_key(card.file)).collect();
    made.extend(drawn.files);
    Ok(drawn.lacking)
}

/// The hash in a file's name: the same as in scripts/glue.mjs.
fn hash(file: &[u8]) -> String {
    Sha256::digest(file).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
