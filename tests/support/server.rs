//! A web server of the plainest kind: the files of a folder as they lie there, under a path, compressed ones where the
//! browser takes them.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::thread::{self, JoinHandle};

use axum::Router;
use axum::extract::Request;
use axum::http::header::{CONTENT_TYPE, HeaderValue};
use axum::middleware::{Next, from_fn};
use axum::response::{Html, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::runtime;
use tokio::sync::oneshot;
use tower_http::services::ServeDir;

/// The path all is served under: not the root, so that an address that is not relative is a missing file.
pub const UNDER: &str = "/zt/xinyu";

/// How well a server knows its trade.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    Good,
    /// It has never heard of wasm.
    NoWasmType,
    /// It sends every file as it is, to everyone.
    NothingCompressed,
    /// A missing file is a page of its own, and fine.
    MissingIsAPage,
}

/// Serves until it is dropped, on a thread of its own: each test has its own runtime, and this outlives them.
pub struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    pub fn start(folder: &Path) -> io::Result<Server> {
        Server::with(folder, Manner::Good)
    }

    pub fn with(folder: &Path, manner: Manner) -> io::Result<Server> {
        let files = ServeDir::new(folder);
        let app = match manner {
            Manner::Good => Router::new().nest_service(UNDER, files.precompressed_br().precompressed_gzip()),
            Manner::NoWasmType => Router::new().nest_service(UNDER, files).layer(from_fn(without_wasm_type)),
            Manner::NothingCompressed => Router::new().nest_service(UNDER, files),
            Manner::MissingIsAPage => {
                let sorry = get(async || Html("<!DOCTYPE html><title>404</title><h1>您访问的页面不存在</h1>"));
                Router::new().nest_service(UNDER, files.fallback(sorry))
            }
        };
        let socket = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        socket.set_nonblocking(true)?;
        let address = socket.local_addr()?;
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        let (stop, stopped) = oneshot::channel();
        let thread = thread::spawn(move || {
            runtime.block_on(async {
                let Ok(listener) = TcpListener::from_std(socket) else {
                    return;
                };
                tokio::select! {
                    _ = axum::serve(listener, app) => {}
                    _ = stopped => {}
                }
            });
        });
        Ok(Server { address, stop: Some(stop), thread: Some(thread) })
    }

    /// The address of a page: `""` for the one at the root of the folder, `"#steel-revenue"` for a place in it.
    pub fn url(&self, page: &str) -> String {
        format!("http://{}{UNDER}/{page}", self.address)
    }
}

/// Sends wasm as what a server sends whose type it does not know.
async fn without_wasm_type(request: Request, next: Next) -> Response {
    let wasm = request.uri().path().ends_with(".wasm");
    let mut answer = next.run(request).await;
    if wasm {
        answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    }
    answer
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        let _ = self.thread.take().map(JoinHandle::join);
    }
}
