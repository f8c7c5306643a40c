//! Converts files with headless `LibreOffice`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// An empty folder for one test.
pub fn folder(test: &str) -> PathBuf {
    let folder = super::project().join("target/tmp/office").join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Converts files to another type, into the folder `out` of a test's folder, and returns that; `filter` is `LibreOffice`'s import filter.
pub fn convert(folder: &Path, filter: &str, to: &str, files: &[PathBuf], out: &str) -> PathBuf {
    let out = folder.join(out);
    let run = Command::new("soffice")
        // Its own profile: two runs with the same profile would wait for each other.
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .args(["--headless", &format!("--infilter={filter}"), "--convert-to", to, "--outdir"])
        .arg(&out)
        .args(files)
        .output()
        .expect(
            "soffice: run `scripts/setup e2e`, or install what Debian calls libreoffice-calc-nogui and -writer-nogui",
        );
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    out
}
