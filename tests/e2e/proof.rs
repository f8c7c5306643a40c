//! The proof sheet on paper. It needs no built page.

use std::path::Path;

use crate::support::engine::Engine;
use crate::support::failure::Outcome;
use crate::support::paper::hold_proof;
use crate::support::visit_in;

#[tokio::test]
async fn every_printed_page_of_the_proof_sheet_has_the_sum_of_the_content_and_the_first_places_to_sign() -> Outcome {
    let folder = Path::new(concat!(env!("CARGO_TARGET_TMPDIR"), "/proof-e2e"));
    visit_in(Engine::Chromium, async |page| hold_proof(page, env!("CARGO_BIN_EXE_gongxiaomei"), folder).await).await
}
