//! A web server of the plainest kind: the files of a folder as they lie there, under a path, compressed ones where the
//! browser takes them.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::thread::{self, JoinHandle};

use axum::Router;
use tokio::net::TcpListener;
use tokio::runtime;
use tokio::sync::oneshot;
use tower_http::services::ServeDir;

/// The path all is served under: not the root, so that an address that is not relative is a missing file.
const UNDER: &str = "/zt/xinyu";

/// Serves until it is dropped, on a thread of its own: each test has its own runtime, and this outlives them.
pub struct Server {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    pub fn start(folder: &Path) -> io::Result<Server> {
        let files = ServeDir::new(folder).precompressed_br().precompressed_gzip();
        let app = Router::new().nest_service(UNDER, files);
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

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        let _ = self.thread.take().map(JoinHandle::join);
    }
}
