//! Parts are printed as they are shown, in the engines whose drivers print: Chromium and Firefox.

use std::path::Path;

use crate::support::browser::Screen;
use crate::support::engine::Engine;
use crate::support::failure::Outcome;
use crate::support::paper::{VIEWS, hold, hold_proof};
use crate::support::server::{Server, Trouble};
use crate::support::{dist, open, visit_in};

/// Prints every view of the English edition with its tables closed and open.
async fn printed(engine: Engine) -> Outcome {
    let site = Server::troubled(&dist()?, Trouble::default())?;
    visit_in(engine, async |page| {
        page.screen(Screen::DESK).await?;
        for view in &VIEWS {
            open(page, &site.url(&format!("en/{}", view.query))).await?;
            for tables in [false, true] {
                hold(page, view, tables, &format!("{engine:?}: {:?}, tables {tables}", view.query)).await?;
            }
        }
        Ok(())
    })
    .await
}

/// Chromium is held to this, and to more, in `tests/e2e/print.rs`; the driver of `WebKitGTK` cannot print.
#[tokio::test]
async fn every_view_prints_what_is_on_the_screen_in_firefox() -> Outcome {
    crate::support::where_wanted(Engine::Firefox, printed).await
}

#[tokio::test]
async fn every_printed_page_of_the_proof_sheet_has_the_sum_of_the_content_in_firefox() -> Outcome {
    let folder = Path::new(concat!(env!("CARGO_TARGET_TMPDIR"), "/proof-firefox"));
    crate::support::where_wanted(Engine::Firefox, async |engine| {
        visit_in(engine, async |page| hold_proof(page, env!("CARGO_BIN_EXE_gongxiaomei"), folder).await).await
    })
    .await
}
