//! Replaces the crate wasm-streams, through `[patch.crates-io]` in the project's `Cargo.toml`.
//!
//! Leptos depends on `server_fn`, and that on wasm-streams for the bodies of server functions. This page has no server and no server
//! functions. The real crate exports three classes to JavaScript; a linker keeps what is exported, so their code, and the glue for each
//! browser function they call, would be in the wasm of every reader though nothing calls them. This has the types and functions that
//! `server_fn` 0.8 is compiled against, and no code behind them.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// A JavaScript stream.
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// Wraps a JavaScript stream.
    pub fn from_raw(raw: web_sys::ReadableStream) -> ReadableStream {
        ReadableStream(raw)
    }

    /// The wrapped JavaScript stream.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// # Panics
    /// Always: to send a stream, a server function would have to be called.
    pub fn from_stream<S: Stream<Item = Result<JsValue, JsValue>> + 'static>(_: S) -> ReadableStream {
        panic!("this build has no server functions: patches/wasm-streams")
    }

    /// A Rust stream of its chunks.
    pub fn into_stream(self) -> IntoStream {
        IntoStream(self.0)
    }
}

/// A Rust stream of the chunks of a JavaScript stream.
pub struct IntoStream(#[expect(dead_code, reason = "a server function would read it")] web_sys::ReadableStream);

impl Stream for IntoStream {
    type Item = Result<JsValue, JsValue>;

    /// # Panics
    /// Always: only the response to a server function would be read.
    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        panic!("this build has no server functions: patches/wasm-streams")
    }
}
