//! Checks a content file before anything is built of it, and lists every fault, in words for whoever edits the file.
//!
//! The file is parsed (`parse`), read into the model with its faults mended for the time being (`decode`), and what could be
//! read is checked for what the types cannot tell: `ids`, `ledger`, `charts`, `links`, `texts`, `usage` and `words`.

mod charts;
mod computed;
mod decode;
mod deserialize;
mod fault;
mod ids;
mod ledger;
mod links;
mod nearest;
mod node;
mod parse;
mod path;
mod report;
mod texts;
mod usage;
mod words;

pub use fault::{Fault, Faults};

use super::model::{Content, SCHEMA};
use path::Path;
use report::Report;

/// Reads a content file. `file` is its name in messages.
///
/// # Errors
/// Every fault that was found, in the order of the file; just the first where the file is not JSON.
pub fn read(file: &str, text: &str) -> Result<Content, Faults> {
    let tree = parse::parse(text).map_err(|fault| Faults { file: file.into(), faults: vec![*fault] })?;
    let mut report = Report::new(text, tree);
    if let Some(content) = decode::decode(&mut report) {
        check(&content, &mut report);
    }
    report.finish(file)?;
    // What is used is what anybody's serde reads; the decoding above has only served to find faults.
    serde_json::from_str(text).map_err(|error| {
        let fault =
            Fault { path: Path::default().to_string(), line: error.line(), ..Fault::new(error.to_string(), "") };
        Faults { file: file.into(), faults: vec![Fault { expected: "the format of a content file".into(), ..fault }] }
    })
}

fn check(content: &Content, report: &mut Report) {
    let schema = Path::of(&["schema"]);
    if content.schema != SCHEMA {
        let fault = Fault::new(report.show(&schema), "the format this program reads");
        report.add(&schema, fault.nearest(Some(SCHEMA.to_string())));
    }
    ids::check(content, report);
    ledger::check(content, report);
    computed::check(&content.ledger, report);
    charts::check(content, report);
    links::check(content, report);
    let references = texts::check(content, report);
    usage::check(content, &references, report);
    words::check(content, report);
}
