//! `LibreOffice` without a screen: what it makes of files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// An empty folder of a test's own.
pub fn folder(test: &str) -> PathBuf {
    let folder = super::project().join("target/tmp/office").join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Converts files in a test's folder to another kind, which are then in its folder `out`; `filter` is how they are to be read.
pub fn convert(folder: &Path, filter: &str, to: &str, files: &[PathBuf], out: &str) -> PathBuf {
    let out = folder.join(out);
    let run = Command::new("soffice")
        // A profile of its own: two runs would wait for each other at one.
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
