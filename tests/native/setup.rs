//! Installing Debian packages: `scripts/apt` waits while another program is installing.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder with fake commands for one test.
fn commands(test: &str, commands: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("setup").join(test);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    for (name, script) in commands {
        let file = folder.join(name);
        fs::write(&file, format!("#!/bin/sh\n{script}\n")).expect("a command");
        fs::set_permissions(file, fs::Permissions::from_mode(0o755)).expect("its mode");
    }
    folder
}

/// Installs a package with these commands.
fn install(commands: &Path) -> Output {
    let path = format!("{}:{}", commands.display(), std::env::var("PATH").unwrap_or_default());
    let mut run = Command::new("scripts/apt");
    run.current_dir(env!("CARGO_MANIFEST_DIR")).arg("a-package").env("PATH", path).env("SETUP", commands);
    run.output().expect("scripts/apt")
}

const NOTHING_INSTALLED: (&str, &str) = ("dpkg-query", "exit 1");
const ROOT: (&str, &str) = ("sudo", "exec \"$@\"");
const NOTE: &str = "echo \"$@\" >> $SETUP/asked";

#[test]
fn a_lock_that_another_program_holds_is_waited_for_and_that_is_said() {
    // The lists are locked the first time. For dpkg's lock apt-get waits by itself, given a timeout.
    let busy = "if [ ! -e $SETUP/tried ]; then touch $SETUP/tried
        echo 'E: Could not get lock /var/lib/apt/lists/lock. It is held by process 1 (unattended-upgr)' >&2; exit 100; fi";
    let folder = commands("busy", &[NOTHING_INSTALLED, ROOT, ("apt-get", &format!("{NOTE}\n{busy}"))]);
    let run = install(&folder);
    let output = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{run:?}");
    assert!(output.contains("another program holds apt's lock: waiting"), "{output}");
    let asked = fs::read_to_string(folder.join("asked")).expect("what was asked");
    let asked: Vec<&str> = asked.lines().collect();
    let [first, again, install] = asked.as_slice() else { panic!("{asked:?}") };
    assert!(first == again && first.ends_with("update") && install.ends_with("a-package"), "{asked:?}");
    assert!(asked.iter().all(|line| line.contains("DPkg::Lock::Timeout=600")), "{asked:?}");
}

#[test]
fn what_fails_for_another_reason_is_not_tried_again() {
    let broken = "echo 'E: Unable to locate package a-package' >&2; exit 100";
    let folder = commands("broken", &[NOTHING_INSTALLED, ROOT, ("apt-get", &format!("{NOTE}\n{broken}"))]);
    let run = install(&folder);
    assert_eq!(run.status.code(), Some(100));
    assert!(String::from_utf8_lossy(&run.stderr).contains("Unable to locate package"), "{run:?}");
    assert_eq!(fs::read_to_string(folder.join("asked")).expect("what was asked").lines().count(), 1);
}

#[test]
fn what_is_there_already_is_not_asked_for() {
    let folder = commands("there", &[("dpkg-query", "echo 'install ok installed'"), ROOT, ("apt-get", NOTE)]);
    assert!(install(&folder).status.success());
    assert!(!folder.join("asked").exists());
}

#[test]
fn every_step_that_takes_minutes_says_how_many_before_it_begins() {
    let setup = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("scripts/setup")).expect("scripts/setup");
    let built = setup.lines().filter(|line| line.contains("cargo_tool ") && !line.trim_start().starts_with('#'));
    for line in built {
        let minutes = line.split_whitespace().skip_while(|word| *word != "cargo_tool").nth(4);
        assert!(minutes.is_some_and(|minutes| minutes.parse::<u32>().is_ok()), "{line}");
    }
    assert!(setup.contains("(once, about $minutes minutes)"));
}
