//! Reads from the disk what the press takes from memory.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use gongxiaomei::check::identity::Identity;
use gongxiaomei::check::{self, Said, say};
use gongxiaomei::press::cards::fonts::Fonts;
use gongxiaomei::press::package::{Files, Package, Portal, zip};
use gongxiaomei::site::cards::CARDS;
use gongxiaomei::site::icon::{self, Icons};

/// The file of icons in a release, beside the program.
const BUNDLE: &str = "icons.json";

/// The name of an identity file beside the content files, or in the folder above.
const IDENTITY: &str = "identity.json";

/// What went wrong with a file.
pub fn named(path: &Path, error: &io::Error) -> Said {
    let why = match error.kind() {
        io::ErrorKind::NotFound => say("io-not-found", &[]),
        io::ErrorKind::PermissionDenied => say("io-denied", &[]),
        io::ErrorKind::StorageFull => say("io-full", &[]),
        io::ErrorKind::ReadOnlyFilesystem => say("io-read-only", &[]),
        io::ErrorKind::IsADirectory => say("io-folder", &[]),
        io::ErrorKind::NotADirectory => say("io-no-folder", &[]),
        _ => error.to_string().into(),
    };
    say("of-file", &[("file", &path.display().to_string())]).with("why", why)
}

/// The folder a file is in.
pub fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The bytes of a file, but no more than any file of a content may have.
pub fn bytes(path: &Path) -> Result<Vec<u8>, Said> {
    check::bytes(path).map_err(|error| named(path, &error))
}

/// The files of a site, without hidden ones, which are no part of it. If `path` is a file, it is a zip of a site, or the page of one that
/// has no others.
pub fn site(path: &Path) -> Result<Files, Said> {
    if path.is_file() {
        let page = fs::read(path).map_err(|error| named(path, &error))?;
        if zip::is_zip(&page) {
            let told = |why| say("of-file", &[("file", &path.display().to_string())]).with("why", why);
            return zip::read(&page).map_err(told);
        }
        return Ok([(gongxiaomei::press::PAGE.to_string(), page)].into());
    }
    let mut files = Files::new();
    gather(path, "", &mut files)?;
    Ok(files)
}

fn gather(root: &Path, from: &str, files: &mut Files) -> Result<(), Said> {
    let folder = root.join(from);
    for entry in fs::read_dir(&folder).map_err(|error| named(&folder, &error))? {
        let entry = entry.map_err(|error| named(&folder, &error))?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let own = if from.is_empty() { name.clone() } else { format!("{from}/{name}") };
        // What a link leads to is not ours to read or to replace.
        let kind = entry.file_type().map_err(|error| named(&entry.path(), &error))?;
        if name.starts_with('.') || kind.is_symlink() {
            continue;
        }
        if kind.is_dir() {
            gather(root, &own, files)?;
        } else if kind.is_file() {
            files.insert(own, fs::read(entry.path()).map_err(|error| named(&entry.path(), &error))?);
        }
    }
    Ok(())
}

/// The content files in the folder of `content`, with an editor's own pictures for feeds beside them, and the portal: the one in
/// `identity`, or the one beside the content or above. `given` are fonts before those that are installed.
pub fn package(content: &Path, identity: Option<&Path>, given: &[PathBuf]) -> Result<Package, Said> {
    let folder = folder_of(content);
    let first = content.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut files = Files::new();
    for entry in fs::read_dir(folder).map_err(|error| named(folder, &error))? {
        let path = entry.map_err(|error| named(folder, &error))?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if path.is_file() && path.extension().is_some_and(|ending| ending == "json") && name != IDENTITY {
            files.insert(name, bytes(&path)?);
        }
    }
    if !files.contains_key(&first) {
        files.insert(first.clone(), bytes(content)?);
    }
    let prefix = content.display().to_string();
    let folder_name = prefix.strip_suffix(&first).unwrap_or_default().to_string();
    let portal = match identity {
        Some(file) => Some(portal(file)?),
        None => found(folder),
    };
    let pictures = CARDS.iter().map(|card| (card.file, folder.join(card.file)));
    let pictures = pictures.filter(|(_, path)| path.is_file());
    let cards = pictures.map(|(name, path)| Ok((name.into(), bytes(&path)?))).collect::<Result<Files, Said>>()?;
    let fonts = fonts(given)?;
    Ok(Package { folder: folder_name, content: files, first, portal, cards, fonts })
}

/// The fonts in these files, and those that are installed.
pub fn fonts(files: &[PathBuf]) -> Result<Fonts, Said> {
    let given = files.iter().map(|file| fs::read(file).map_err(|error| named(file, &error)));
    Ok(Fonts { given: given.collect::<Result<_, _>>()?, installed: Some(fontdb::Database::load_system_fonts) })
}

/// The identity file beside the content files or in the folder above, if it says anything.
fn found(folder: &Path) -> Option<Portal> {
    let above = folder_of(folder);
    let files = [folder.join(IDENTITY), above.join(IDENTITY)];
    let portal = files.into_iter().filter(|file| file.is_file()).find_map(|file| portal(&file).ok())?;
    let text = check::text(&portal.file, portal.bytes.clone()).ok()?;
    Identity::read(&portal.file, &text).map_or(true, |own| own.says_anything()).then_some(portal)
}

fn portal(file: &Path) -> Result<Portal, Said> {
    let (name, bytes) = (file.display().to_string(), bytes(file)?);
    let text = check::text(&name, bytes.clone()).unwrap_or_default();
    let mut pictures = BTreeMap::new();
    for picture in Identity::read(&name, &text).unwrap_or_default().pictures() {
        let path = folder_of(file).join(picture.file);
        pictures.insert(picture.file.to_string(), self::bytes(&path).map_err(|why| why.to_string()));
    }
    Ok(Portal { file: name, bytes, pictures })
}

/// The icons: those that are asked for, those beside the program, or those of the npm package.
pub fn icons(asked: Option<&Path>) -> Result<Icons, Said> {
    let beside = std::env::current_exe().ok().map(|program| program.with_file_name(BUNDLE));
    let set = asked.map(PathBuf::from).or(beside.filter(|file| file.is_file())).unwrap_or_else(|| icon::SET.into());
    if !set.is_file() {
        return Ok(icon::open(&set));
    }
    let text = fs::read_to_string(&set).map_err(|error| named(&set, &error))?;
    Icons::read(&set.display().to_string(), &text).map_err(|error| format!("{}: {error}", set.display()).into())
}
