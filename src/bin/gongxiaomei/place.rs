//! Puts a site in its place: whole, or not at all. It is written beside the old one, and then the two folders change their names in one
//! step. Whatever happens before that step, the old site is there as it was; after it, the new one is.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use gongxiaomei::check::{Said, say};
use gongxiaomei::press::package::Files;

use super::disk::named;
use super::staged::through;

/// Writes all files into a new folder, which appears only when it is complete.
///
/// # Errors
/// The folder is there and not empty, or cannot be written.
pub fn create(folder: &Path, files: &Files) -> Result<(), Said> {
    let empty = |folder: &Path| fs::read_dir(folder).map(|mut entries| entries.next().is_none());
    match empty(folder) {
        Ok(true) => {}
        Ok(false) => return Err(say("folder-not-empty", &[("folder", &folder.display().to_string())])),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(named(folder, &error)),
    }
    if let Some(parent) = folder.parent() {
        fs::create_dir_all(parent).map_err(|error| named(parent, &error))?;
    }
    let staged = beside(folder, "new")?;
    let made = stage(&staged, None, &Files::new(), files);
    let made = made.and_then(|()| fs::rename(&staged, folder).map_err(|error| named(folder, &error)));
    made.inspect_err(|_| drop(fs::remove_dir_all(&staged)))
}

/// Replaces the site in a folder, which has the files `before`, by one with the files `after`. Hidden files, links and other things that
/// are no part of a site stay. Returns why the old one could not be removed, if it could not.
///
/// # Errors
/// Another run is replacing it, or something cannot be written. The old site is unchanged then.
pub fn replace(folder: &Path, before: &Files, after: &Files) -> Result<Option<Said>, Said> {
    // Not the name of a link, which would be replaced by a folder.
    let folder = &fs::canonicalize(folder).map_err(|error| named(folder, &error))?;
    writable(folder, before, after)?;
    let lock = File::open(folder).map_err(|error| named(folder, &error))?;
    if let Err(fs::TryLockError::WouldBlock) = lock.try_lock() {
        return Err(say("publishing-already", &[("folder", &folder.display().to_string())]));
    }
    let staged = beside(folder, "new")?;
    // What a run left that was stopped.
    remove(&staged)?;
    let made = stage(&staged, Some(folder), before, after).and_then(|()| exchange(&staged, folder));
    // Now the old site, or what was written of the new one.
    let removed = remove(&staged);
    made.map(|()| removed.err().map(|left| say("old-site-left", &[]).with("why", left)))
}

/// Writes only what differs, into a folder that somebody else puts in its place.
///
/// # Errors
/// What cannot be written or removed.
pub fn update(folder: &Path, before: &Files, after: &Files) -> Result<(), Said> {
    for (path, bytes) in after.iter().filter(|(path, bytes)| before.get(*path) != Some(*bytes)) {
        let file = folder.join(path);
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent).map_err(|error| named(parent, &error))?;
        }
        fs::write(&file, bytes).map_err(|error| named(&file, &error))?;
    }
    for path in before.keys().filter(|path| !after.contains_key(*path)) {
        let file = folder.join(path);
        fs::remove_file(&file).map_err(|error| named(&file, &error))?;
        // Fails at the first folder that has something else in it.
        let parents = Path::new(path).ancestors().skip(1).filter(|parent| !parent.as_os_str().is_empty());
        let _ = parents.map(|parent| fs::remove_dir(folder.join(parent))).take_while(Result::is_ok).count();
    }
    Ok(())
}

/// The folder beside a folder that a run writes into.
fn beside(folder: &Path, what: &str) -> Result<PathBuf, Said> {
    let name = folder.file_name().ok_or_else(|| say("folder-unnamed", &[("folder", &folder.display().to_string())]))?;
    Ok(folder.with_file_name(format!(".{}.{what}", name.to_string_lossy())))
}

fn remove(folder: &Path) -> Result<(), Said> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(named(folder, &error)),
        _ => Ok(()),
    }
}

/// Refuses a folder or a file that somebody has made read-only: renaming folders would pass over that.
fn writable(folder: &Path, before: &Files, after: &Files) -> Result<(), Said> {
    let changed = before.iter().filter(|(path, bytes)| after.get(*path) != Some(*bytes));
    let paths = changed.map(|(path, _)| folder.join(path));
    let folders = paths.clone().filter_map(|path| path.parent().map(Path::to_path_buf));
    for path in std::iter::once(folder.to_path_buf()).chain(folders).chain(paths) {
        if fs::metadata(&path).is_ok_and(|found| found.permissions().readonly()) {
            return Err(say("read-only", &[("file", &path.display().to_string())]));
        }
    }
    Ok(())
}

/// Writes a site into a new folder, and what is no part of the site, as it is in `from`. Files that stay are the same files.
fn stage(staged: &Path, from: Option<&Path>, before: &Files, after: &Files) -> Result<(), Said> {
    fs::create_dir(staged).map_err(|error| named(staged, &error))?;
    if let Some(from) = from {
        carry(from, staged, "", before)?;
    }
    for (path, bytes) in after {
        let file = staged.join(path);
        let old = from.map(|from| from.join(path)).filter(|_| before.contains_key(path));
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent).map_err(|error| named(parent, &error))?;
        }
        if let Some(old) = old.as_ref().filter(|_| before.get(path) == Some(bytes))
            && fs::hard_link(old, &file).is_ok()
        {
            continue;
        }
        through(&file, bytes, old.and_then(|old| fs::metadata(old).ok()).map(|old| old.permissions()))
            .map_err(|error| named(&file, &error))?;
    }
    if let Some(from) = from {
        prune(from, staged)?;
    }
    Ok(())
}

/// Removes the folders that are empty now and were not: those of an edition that was taken off.
fn prune(from: &Path, staged: &Path) -> Result<(), Said> {
    for entry in fs::read_dir(staged).map_err(|error| named(staged, &error))? {
        let entry = entry.map_err(|error| named(staged, &error))?;
        let (old, new) = (from.join(entry.file_name()), entry.path());
        if !entry.file_type().map_err(|error| named(&new, &error))?.is_dir() {
            continue;
        }
        prune(&old, &new)?;
        let empty = |folder: &Path| fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
        if empty(&new) && old.is_dir() && !empty(&old) {
            fs::remove_dir(&new).map_err(|error| named(&new, &error))?;
        }
    }
    Ok(())
}

/// Takes over what the press does not know: hidden files and links, and folders with their permissions, also empty ones.
fn carry(from: &Path, to: &Path, inside: &str, site: &Files) -> Result<(), Said> {
    let (from_folder, to_folder) = (from.join(inside), to.join(inside));
    for entry in fs::read_dir(&from_folder).map_err(|error| named(&from_folder, &error))? {
        let entry = entry.map_err(|error| named(&from_folder, &error))?;
        let name = entry.file_name();
        let (old, new) = (entry.path(), to_folder.join(&name));
        let kind = entry.file_type().map_err(|error| named(&old, &error))?;
        let path = Path::new(inside).join(&name);
        if kind.is_dir() {
            fs::create_dir(&new).map_err(|error| named(&new, &error))?;
            carry(from, to, &path.to_string_lossy(), site)?;
            let permissions = fs::metadata(&old).map_err(|error| named(&old, &error))?.permissions();
            fs::set_permissions(&new, permissions).map_err(|error| named(&new, &error))?;
        } else if !site.contains_key(path.to_string_lossy().as_ref()) {
            same(&old, &new).map_err(|error| named(&new, &error))?;
        }
    }
    let permissions = fs::metadata(&from_folder).map_err(|error| named(&from_folder, &error))?.permissions();
    fs::set_permissions(&to_folder, permissions).map_err(|error| named(&to_folder, &error))
}

/// The same file, or the same link, under another name.
fn same(old: &Path, new: &Path) -> io::Result<()> {
    if fs::hard_link(old, new).is_ok() {
        return Ok(());
    }
    #[cfg(unix)]
    if let Ok(target) = fs::read_link(old) {
        return std::os::unix::fs::symlink(target, new);
    }
    fs::copy(old, new).map(|_| ())
}

/// Exchanges two folders, in one step where the system and the file system can.
fn exchange(staged: &Path, folder: &Path) -> Result<(), Said> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, staged, CWD, folder, RenameFlags::EXCHANGE) {
            Err(Errno::INVAL | Errno::NOSYS) => {}
            done => return done.map_err(|error| named(folder, &error.into())),
        }
    }
    in_two_steps(staged, folder)
}

/// Exchanges two folders in steps. If the run is stopped between the first two, [`recover`] undoes the first.
fn in_two_steps(staged: &Path, folder: &Path) -> Result<(), Said> {
    let old = beside(folder, "old")?;
    remove(&old)?;
    fs::rename(folder, &old).map_err(|error| named(folder, &error))?;
    if let Err(error) = fs::rename(staged, folder) {
        return Err(named(folder, &fs::rename(&old, folder).err().unwrap_or(error)));
    }
    fs::rename(&old, staged).map_err(|error| named(&old, &error))
}

/// Puts the site back that a run had moved away when it was stopped.
///
/// # Errors
/// It cannot be moved.
pub fn recover(folder: &Path) -> Result<(), Said> {
    // A folder without a name, such as `.`, is there.
    let Ok(old) = beside(folder, "old") else { return Ok(()) };
    match (folder.exists(), old.exists()) {
        (false, true) => fs::rename(&old, folder).map_err(|error| named(&old, &error)),
        (true, true) => remove(&old),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(test: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("gongxiaomei-{}-{test}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("site")).expect("a folder");
        fs::write(folder.join("site/index.html"), "old").expect("a file");
        folder
    }

    fn page(folder: &Path) -> String {
        fs::read_to_string(folder.join("site/index.html")).expect("a page")
    }

    #[test]
    fn folders_are_exchanged_where_it_takes_several_steps_too() {
        let work = folder("steps");
        let staged = beside(&work.join("site"), "new").expect("a name");
        fs::create_dir(&staged).expect("a folder");
        fs::write(staged.join("index.html"), "new").expect("a file");
        in_two_steps(&staged, &work.join("site")).expect("exchanged");
        assert_eq!(
            (page(&work).as_str(), fs::read_to_string(staged.join("index.html")).expect("old").as_str()),
            ("new", "old")
        );
        in_two_steps(&work.join("nothing"), &work.join("site")).expect_err("there is nothing to put there");
        assert_eq!(page(&work), "new", "the first step is undone");
        fs::remove_dir_all(work).expect("removed");
    }

    #[test]
    fn a_site_that_was_moved_away_is_put_back() {
        let work = folder("recover");
        fs::rename(work.join("site"), work.join(".site.old")).expect("moved");
        recover(&work.join("site")).expect("recovered");
        assert_eq!(page(&work), "old");
        recover(&work.join("site")).expect("nothing to do");
        fs::remove_dir_all(work).expect("removed");
    }
}
