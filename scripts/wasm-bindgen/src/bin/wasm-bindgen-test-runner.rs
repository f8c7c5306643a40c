//! `wasm-bindgen-test-runner`, by which cargo runs tests and benches in a browser.

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    Ok(wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())?)
}
