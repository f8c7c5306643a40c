//! The crates are checked against known security advisories; the date of the advisories is printed, and a release needs them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const DATE: &str = "2026-01-02";

/// The advisory that deny.toml ignores: it must be in the database, or cargo-deny warns about the entry.
const EXCUSED: (&str, &str, &str) = ("RUSTSEC-2024-0436", "paste", "informational = \"unmaintained\"\n");

/// A database like `RustSec`'s with one advisory against a crate, and [`EXCUSED`], in a folder for one test.
fn database(test: &str, package: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("supply").join(test);
    let _ = fs::remove_dir_all(&folder);
    for (id, package, kind) in [EXCUSED, ("RUSTSEC-2026-0001", package, "")] {
        let own = folder.join("database/crates").join(package);
        fs::create_dir_all(&own).expect("a folder");
        let advisory = format!(
            "```toml\n[advisory]\nid = \"{id}\"\npackage = \"{package}\"\ndate = \"{DATE}\"\n{kind}[versions]\npatched = []\n```\n# A hole\n\nA hole.\n"
        );
        fs::write(own.join(format!("{id}.md")), advisory).expect("an advisory");
    }
    for arguments in ["init --quiet --initial-branch=main", "add .", "commit --quiet --message advisories"] {
        let mut git = Command::new("git");
        git.current_dir(folder.join("database")).args(["-c", "user.name=a", "-c", "user.email=a@localhost"]);
        git.args(arguments.split(' ')).env("GIT_COMMITTER_DATE", format!("{DATE}T12:00:00Z"));
        assert!(git.status().expect("git").success(), "git {arguments}");
    }
    folder
}

/// Runs the check of advisories with the database in a folder; if the folder has none, the database cannot be reached.
fn known(folder: &Path, words: &[&str]) -> Output {
    let mut run = Command::new("scripts/lint");
    run.current_dir(env!("CARGO_MANIFEST_DIR")).arg("advisories").args(words);
    run.env("LINT_WORK", folder.join("work")).env("GIT_CONFIG_COUNT", "1");
    run.env("GIT_CONFIG_KEY_0", format!("url.{}.insteadOf", folder.join("database").display()));
    run.env("GIT_CONFIG_VALUE_0", "https://github.com/RustSec/advisory-db").output().expect("scripts/lint")
}

fn output(run: &Output) -> String {
    [String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr)].concat()
}

#[test]
fn what_was_checked_is_told_with_the_date_of_what_was_known() {
    let run = known(&database("known", "no-such-crate"), &["release"]);
    assert!(run.status.success(), "{}", output(&run));
    assert!(output(&run).contains(&format!("advisories checked, as known on {DATE}")), "{}", output(&run));
}

#[test]
fn a_hole_in_what_is_shipped_or_in_what_writes_it_stops_the_run() {
    for package in ["serde_json", "wasm-bindgen-cli-support", "ureq"] {
        let run = known(&database(package, package), &[]);
        assert!(!run.status.success(), "{package}: {}", output(&run));
        assert!(output(&run).contains("RUSTSEC-2026-0001"), "{package}: {}", output(&run));
    }
}

#[test]
fn a_release_is_not_made_without_what_is_known_and_a_run_that_is_none_says_so() {
    let folder = database("unreachable", "no-such-crate");
    fs::rename(folder.join("database"), folder.join("elsewhere")).expect("gone");
    let run = known(&folder, &["release"]);
    assert_eq!(run.status.code(), Some(1), "{}", output(&run));
    assert!(output(&run).contains("a release is not made without known advisories"), "{}", output(&run));
    let run = known(&folder, &[]);
    assert!(run.status.success(), "{}", output(&run));
    assert!(output(&run).contains("NOT CHECKED: known advisories"), "{}", output(&run));
}

/// The tools that write a part of what is shipped are installed from a lock file, like everything else.
#[test]
fn no_tool_is_resolved_anew_at_each_set_up() {
    let read = |file: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).expect(file);
    let setup = read("scripts/setup");
    let installs: Vec<&str> = setup.lines().filter(|line| line.trim_start().starts_with("cargo install")).collect();
    assert!(installs.len() >= 2, "{installs:?}");
    assert!(installs.iter().all(|line| line.contains("--locked")), "{installs:?}");
    let version = |lock: &str, name: &str| {
        let entry = format!("name = \"{name}\"\nversion = \"");
        lock.split_once(&entry).and_then(|(_, rest)| rest.split_once('"')).map(|(version, _)| version.to_string())
    };
    let (own, tool) = (read("Cargo.lock"), read("scripts/wasm-bindgen/Cargo.lock"));
    let shared = version(&own, "wasm-bindgen").expect("wasm-bindgen");
    for name in ["wasm-bindgen-cli", "wasm-bindgen-cli-support", "wasm-bindgen-shared"] {
        assert_eq!(version(&tool, name).as_ref(), Some(&shared), "{name}");
    }
}
