//! A simple web server: it serves the files of a folder under a path, and their compressed copies to browsers that accept them.
//! It records its requests, can add headers, and can go wrong in the ways that a test chooses.

use std::collections::HashSet;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::header::{ACCEPT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, ETAG, IF_MODIFIED_SINCE, LAST_MODIFIED};
use axum::http::response::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::runtime;
use tokio::sync::oneshot;
use tower_http::services::ServeDir;

use super::probe::LISTEN;

/// The path that everything is served under: not the root, so that a URL that is not relative is a missing file.
pub const UNDER: &str = "/zt/infographic";

/// How a server is configured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    Good,
    /// It does not know the type of wasm.
    NoWasmType,
    /// It sends every file uncompressed.
    NothingCompressed,
    /// It answers for a missing file with a page of its own and status 200.
    MissingIsAPage,
}

/// What happens to a file on its way to the browser.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fate {
    /// The response is an error page of this status.
    Status(u16),
    /// The connection is closed half way through.
    Cut,
    /// The response is the first half, with a matching length.
    Half,
    /// It has another content type.
    Typed(&'static str),
    /// The response is an error page of status 200.
    Page,
    /// The response is meaningless bytes.
    Noise,
    /// It is sent after a delay.
    Slow(Duration),
    /// It is sent only after [`Server::mend`].
    Held,
}

/// Changes the HTML of a page on its way to the browser.
pub type Edit = Arc<dyn Fn(String) -> String + Send + Sync>;

/// What goes wrong between a server and a browser, and in the browser.
#[derive(Clone, Default)]
pub struct Trouble {
    /// What happens to every file whose name begins and ends with these.
    pub files: Vec<(&'static str, &'static str, Fate)>,
    pub headers: Vec<(&'static str, String)>,
    /// A script that runs before any script of the page.
    pub script: String,
    pub edit: Option<Edit>,
}

impl Trouble {
    /// Only a script that changes the engine.
    pub fn script(script: &str) -> Trouble {
        Trouble { script: script.into(), ..Trouble::default() }
    }
}

/// Serves until it is dropped, on a thread of its own: each test has its own runtime, and the server outlives them.
pub struct Server {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
    mended: Arc<AtomicBool>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    pub fn start(folder: &Path) -> io::Result<Server> {
        Server::of(folder, Manner::Good, Trouble::default())
    }

    pub fn with(folder: &Path, manner: Manner) -> io::Result<Server> {
        Server::of(folder, manner, Trouble::default())
    }

    /// A server that adds these headers to every response.
    pub fn with_headers(folder: &Path, headers: &[(&'static str, &str)]) -> io::Result<Server> {
        let headers = headers.iter().map(|(name, value)| (*name, (*value).to_string())).collect();
        Server::of(folder, Manner::Good, Trouble { headers, ..Trouble::default() })
    }

    /// A server with trouble, whose pages record their console lines: see [`LISTEN`].
    pub fn troubled(folder: &Path, mut trouble: Trouble) -> io::Result<Server> {
        trouble.script.insert_str(0, LISTEN);
        Server::of(folder, Manner::Good, trouble)
    }

    fn of(folder: &Path, manner: Manner, trouble: Trouble) -> io::Result<Server> {
        let odd = |error| io::Error::new(io::ErrorKind::InvalidInput, error);
        let headers = trouble
            .headers
            .iter()
            .map(|(name, value)| Ok((HeaderName::from_static(name), HeaderValue::from_str(value).map_err(odd)?)));
        let headers: Vec<(HeaderName, HeaderValue)> = headers.collect::<io::Result<_>>()?;
        let asked = Arc::new(Mutex::new(Vec::new()));
        let mended = Arc::new(AtomicBool::new(false));
        let (log, fine) = (asked.clone(), mended.clone());
        let answer = move |request: Request, next: Next| {
            let line = format!("{} {}", request.method(), request.uri());
            log.lock().unwrap_or_else(PoisonError::into_inner).push(line);
            let (headers, trouble, fine) = (headers.clone(), trouble.clone(), fine.clone());
            async move {
                let mut answer = trouble.answer(request, next, &fine).await;
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
                let sorry = get(async || Html(SORRY));
                Router::new().nest_service(UNDER, files.fallback(sorry))
            }
        };
        let app = app.layer(from_fn(answer));
        let socket = new_socket()?;
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
        Ok(Server { address, asked, mended, stop: Some(stop), thread: Some(thread) })
    }

    /// The requests so far, such as `GET /zt/infographic/index.html`.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Ends the trouble with files: from now on they are served properly.
    pub fn mend(&self) {
        self.mended.store(true, Ordering::Relaxed);
    }

    /// The URL of a page: `""` for the one at the root of the folder, `"#steel-revenue"` for a place in it.
    pub fn url(&self, page: &str) -> String {
        format!("http://{}{UNDER}/{page}", self.address)
    }
}

/// A socket at a port that no server of this process had before: browsers cache by address.
fn new_socket() -> io::Result<std::net::TcpListener> {
    static HAD: LazyLock<Mutex<HashSet<u16>>> = LazyLock::new(Mutex::default);
    loop {
        let socket = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        if HAD.lock().unwrap_or_else(PoisonError::into_inner).insert(socket.local_addr()?.port()) {
            return Ok(socket);
        }
    }
}

/// The page that a server shows for a missing file.
const SORRY: &str = "<!DOCTYPE html><title>404</title><h1>您访问的页面不存在</h1>";

impl Trouble {
    async fn answer(&self, mut request: Request, next: Next, mended: &AtomicBool) -> Response {
        let path = request.uri().path();
        let name = path.rsplit('/').next().unwrap_or_default();
        let fate = self.files.iter().find(|(begins, ends, _)| name.starts_with(begins) && name.ends_with(ends));
        let fate = fate.map(|(.., fate)| *fate).filter(|_| !mended.load(Ordering::Relaxed));
        let is_page = name.is_empty() || name.ends_with(".html");
        let is_changed = is_page && (!self.script.is_empty() || self.edit.is_some());
        if is_changed || matches!(fate, Some(Fate::Cut | Fate::Half)) {
            request.headers_mut().remove(ACCEPT_ENCODING);
            request.headers_mut().remove(IF_MODIFIED_SINCE);
        }
        match fate {
            Some(Fate::Status(status)) => {
                let status = StatusCode::from_u16(status).unwrap_or(StatusCode::IM_A_TEAPOT);
                return (status, Html(SORRY)).into_response();
            }
            Some(Fate::Page) => return Html(SORRY).into_response(),
            Some(Fate::Slow(time)) => tokio::time::sleep(time).await,
            Some(Fate::Held) => {
                while !mended.load(Ordering::Relaxed) {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            }
            _ => {}
        }
        let mut answer = next.run(request).await;
        match fate {
            Some(Fate::Typed(kind)) => {
                answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
            }
            Some(Fate::Cut) => {
                let (parts, whole) = taken(answer).await;
                let half = Ok(whole.slice(..whole.len() / 2));
                let end = Err(io::Error::from(io::ErrorKind::ConnectionReset));
                answer = Response::from_parts(parts, Body::from_stream(futures_util::stream::iter([half, end])));
            }
            Some(Fate::Half) => answer = changed(answer, |whole| whole.slice(..whole.len() / 2)).await,
            Some(Fate::Noise) => answer = changed(answer, |whole| vec![b'?'; whole.len()].into()).await,
            _ => {}
        }
        if is_changed && answer.status() == StatusCode::OK {
            answer.headers_mut().remove(ETAG);
            answer.headers_mut().remove(LAST_MODIFIED);
            answer = changed(answer, |whole| self.page(&String::from_utf8_lossy(&whole)).into()).await;
        }
        answer
    }

    /// The page as it is sent: with the script right after the element for its encoding, and so before all other scripts.
    fn page(&self, html: &str) -> String {
        const ENCODING: &str = "<meta charset=\"utf-8\">";
        let script = if self.script.is_empty() { String::new() } else { format!("<script>{}</script>", self.script) };
        let html = html.replacen(ENCODING, &format!("{ENCODING}{script}"), 1);
        match &self.edit {
            Some(edit) => edit(html),
            None => html,
        }
    }
}

/// The head of a response, which still has its length, and the whole body.
async fn taken(answer: Response) -> (Parts, Bytes) {
    let (parts, body) = answer.into_parts();
    (parts, to_bytes(body, usize::MAX).await.unwrap_or_default())
}

async fn changed(answer: Response, change: impl FnOnce(Bytes) -> Bytes) -> Response {
    let (mut parts, whole) = taken(answer).await;
    let body = change(whole);
    parts.headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
    Response::from_parts(parts, Body::from(body))
}

/// Sends wasm with the type for unknown files.
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
