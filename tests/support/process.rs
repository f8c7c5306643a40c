//! The processes of a browser that show pages, as Linux tells of them in `/proc`.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::engine::Engine;
use super::failure::{Failure, Outcome};

/// What the command line of a process has that shows pages: what its program is called, or is told.
fn shows_pages(engine: Engine, command: &[String]) -> bool {
    match engine {
        Engine::Chromium => command.iter().any(|word| word == "--type=renderer"),
        Engine::Firefox => {
            command.iter().any(|word| word == "-contentproc") && command.last().is_some_and(|kind| kind == "tab")
        }
        Engine::WebKit => command.first().is_some_and(|program| program.ends_with("/WebKitWebProcess")),
    }
}

/// Ends every process that shows pages and was started by the process `driver` or by one of its children, at once and without a word to
/// it, as a system does that has no memory left.
///
/// # Errors
/// There is none: then nothing is shown, or this is not Linux.
pub fn kill_pages(engine: Engine, driver: u32) -> Outcome {
    let mut pages = family(driver)?;
    pages.retain(|process| shows_pages(engine, &command_line(*process)));
    if pages.is_empty() {
        return Err(Failure(format!("{engine:?} has no process that shows a page")));
    }
    Command::new("kill").arg("-9").args(pages.iter().map(u32::to_string)).status()?;
    Ok(())
}

/// A variable of the environment of a process that the process `driver` or one of its children has started.
///
/// # Errors
/// None of them has it.
pub fn variable(driver: u32, name: &str) -> Outcome<String> {
    let own = |process: u32| {
        let all = fs::read(Path::new("/proc").join(format!("{process}/environ"))).unwrap_or_default();
        let all = String::from_utf8_lossy(&all).into_owned();
        all.split('\0').find_map(|line| Some(line.strip_prefix(name)?.strip_prefix('=')?.to_string()))
    };
    family(driver)?.into_iter().find_map(own).ok_or_else(|| Failure(format!("no process has the variable {name}")))
}

/// All that a process has started, and what that has started.
fn family(process: u32) -> Outcome<Vec<u32>> {
    let (mut family, mut open) = (Vec::new(), vec![process]);
    while let Some(parent) = open.pop() {
        let own = children(parent)?;
        family.extend(&own);
        open.extend(own);
    }
    Ok(family)
}

fn children(parent: u32) -> Outcome<Vec<u32>> {
    let mut all = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let Some(process) = entry?.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        // Behind the name, which is in parentheses and may have anything in it: the state, then the parent.
        let status = fs::read_to_string(Path::new("/proc").join(format!("{process}/stat"))).unwrap_or_default();
        let own = status.rsplit(')').next().and_then(|rest| rest.split_whitespace().nth(1)?.parse().ok());
        if own == Some(parent) {
            all.push(process);
        }
    }
    Ok(all)
}

/// The words of the command line of a process. Firefox writes those of its own processes as one, with spaces.
fn command_line(process: u32) -> Vec<String> {
    let line = fs::read(Path::new("/proc").join(format!("{process}/cmdline"))).unwrap_or_default();
    let line = String::from_utf8_lossy(&line).replace('\0', " ");
    line.split_whitespace().map(String::from).collect()
}
