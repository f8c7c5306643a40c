//! A web server of the plainest kind: the files of a folder as they lie there, under a path, compressed ones where the
//! browser takes them. Tells what it was asked for, and can say more in its answers than they need.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use axum::Router;
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderName, HeaderValue};
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
    asked: Arc<Mutex<Vec<String>>>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    pub fn start(folder: &Path) -> io::Result<Server> {
        Server::of(folder, Manner::Good, &[])
    }

    pub fn with(folder: &Path, manner: Manner) -> io::Result<Server> {
        Server::of(folder, manner, &[])
    }

    /// A server all of whose answers carry these headers as well.
    pub fn with_headers(folder: &Path, headers: &[(&'static str, &str)]) -> io::Result<Server> {
        Server::of(folder, Manner::Good, headers)
    }

    fn of(folder: &Path, manner: Manner, headers: &[(&'static str, &str)]) -> io::Result<Server> {
        let odd = |error| io::Error::new(io::ErrorKind::InvalidInput, error);
        let headers = headers
            .iter()
            .map(|(name, value)| Ok((HeaderName::from_static(name), HeaderValue::from_str(value).map_err(odd)?)));
        let headers: Vec<(HeaderName, HeaderValue)> = headers.collect::<io::Result<_>>()?;
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = asked.clone();
        let answer = move |request: Request, next: Next| {
            let line = format!("{} {}", request.method(), request.uri());
            log.lock().unwrap_or_else(PoisonError::into_inner).push(line);
            let headers = headers.clone();
            async move {
                let mut answer = next.run(request).await;
                answer.headers_mut().extend(headers);
                answer
            }
        };
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
        let app = app.layer(from_fn(answer));
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
        Ok(Server { address, asked, stop: Some(stop), thread: Some(thread) })
    }

    /// What it was asked for until now, such as `GET /zt/xinyu/index.html`.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
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
