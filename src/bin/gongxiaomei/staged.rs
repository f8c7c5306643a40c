//! Writes files that are whole or not there: each is written beside its place and through to the disk, and then takes the name. A run that
//! fails, or is stopped, leaves the old file as it was.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use gongxiaomei::check::{Said, say};

use super::disk::{folder_of, named};

/// Writes a file in the place of the one that may be there.
///
/// # Errors
/// It cannot be written; the old one is unchanged then.
pub fn file(path: &Path, bytes: &[u8]) -> Result<(), Said> {
    files(&[(path.to_path_buf(), bytes)])
}

/// Writes files, all of them beside their places before the first takes its name.
///
/// # Errors
/// One cannot be written; all old ones are unchanged then.
pub fn files(files: &[(PathBuf, &[u8])]) -> Result<(), Said> {
    let mut staged: Vec<(PathBuf, PathBuf)> = Vec::new();
    let done = files.iter().try_for_each(|(path, bytes)| {
        // The file that a link leads to, or else the link would be replaced.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.clone());
        match fs::metadata(&path) {
            // Something like /dev/stdout has no old content to keep.
            Ok(found) if !found.is_file() => {
                return fs::write(&path, bytes).map_err(|error| named(&path, &error));
            }
            // Renaming would pass over that.
            Ok(found) if found.permissions().readonly() => {
                return Err(say("read-only", &[("file", &path.display().to_string())]));
            }
            _ => {}
        }
        let beside = beside(&path);
        staged.push((beside.clone(), path.clone()));
        write(&beside, &path, bytes).map_err(|error| named(&path, &error))
    });
    let done = done.and_then(|()| {
        staged.iter().try_for_each(|(beside, path)| fs::rename(beside, path).map_err(|error| named(path, &error)))
    });
    match done {
        Ok(()) => staged.iter().for_each(|(_, path)| settle(path)),
        // Those that have their name already are no longer there.
        Err(_) => staged.iter().for_each(|(beside, _)| drop(fs::remove_file(beside))),
    }
    done
}

/// The file that is written first.
fn beside(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.new"))
}

/// Writes a file through to the disk, with the permissions of the one that it will replace.
fn write(beside: &Path, path: &Path, bytes: &[u8]) -> io::Result<()> {
    // What a run left that was stopped.
    if let Err(error) = fs::remove_file(beside)
        && error.kind() != io::ErrorKind::NotFound
    {
        return Err(error);
    }
    through(beside, bytes, fs::metadata(path).ok().map(|old| old.permissions()))
}

/// Writes a new file through to the disk, with the permissions of the one it replaces.
///
/// # Errors
/// There is one of that name, or it cannot be written.
pub fn through(file: &Path, bytes: &[u8], permissions: Option<Permissions>) -> io::Result<()> {
    let mut open = File::create_new(file)?;
    open.write_all(bytes)?;
    if let Some(permissions) = permissions {
        open.set_permissions(permissions)?;
    }
    open.sync_all()
}

/// Writes the names of a folder through to the disk, where the system can; the file has its name in any case.
fn settle(path: &Path) {
    let _ = File::open(folder_of(path)).and_then(|folder| folder.sync_all());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(test: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("gongxiaomei-staged-{}-{test}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        folder
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_takes_the_place_of_the_old_one_and_its_permissions() {
        let work = folder("replaced");
        let path = work.join("a");
        fs::write(work.join(".a.new"), "left by a run that was stopped").expect("a file");
        file(&path, b"one").expect("written");
        file(&path, b"two").expect("written");
        assert_eq!((fs::read(&path).expect("a file"), names(&work)), (b"two".to_vec(), vec!["a".into()]));
        fs::remove_dir_all(work).expect("removed");
    }

    #[test]
    fn if_one_of_several_cannot_be_written_none_is() {
        let work = folder("none");
        let (first, second) = (work.join("a"), work.join("missing/b"));
        fs::write(&first, "old").expect("a file");
        let why = files(&[(first.clone(), b"new"), (second, b"new")]).expect_err("there is no such folder");
        assert!(why.contains("missing/b: No such file"), "{why}");
        assert_eq!((fs::read(&first).expect("a file"), names(&work)), (b"old".to_vec(), vec!["a".into()]));
        fs::remove_dir_all(work).expect("removed");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_and_what_is_read_only_is_refused() {
        let work = folder("link");
        fs::write(work.join("a"), "old").expect("a file");
        std::os::unix::fs::symlink("a", work.join("b")).expect("a link");
        file(&work.join("b"), b"new").expect("written");
        assert!(work.join("b").is_symlink());
        assert_eq!(fs::read(work.join("a")).expect("a file"), b"new");
        let mut permissions = fs::metadata(work.join("a")).expect("a file").permissions();
        permissions.set_readonly(true);
        fs::set_permissions(work.join("a"), permissions).expect("set");
        assert!(file(&work.join("a"), b"newer").expect_err("read-only").contains("is read-only"));
        assert_eq!(fs::read(work.join("a")).expect("a file"), b"new");
        fs::remove_dir_all(work).expect("removed");
    }
}
