//! Shows a site in a folder to the browsers of this machine: for looking at it before it is published. It is no web server for a portal.

use std::fs;
use std::path::{Component, Path, PathBuf};

use gongxiaomei::check::{Said, say};
use tiny_http::{Header, Method, Request, Response, Server};

/// Types of the files of a site, by their endings.
const TYPES: [(&str, &str); 11] = [
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("svg", "image/svg+xml; charset=utf-8"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("webp", "image/webp"),
];

/// Serves a folder until the program is stopped.
///
/// # Errors
/// The folder has no page, or the port is taken.
pub fn run(site: &Path, port: u16) -> Result<(), Said> {
    let page = site.join("index.html");
    if !page.is_file() {
        return Err(say("page-missing", &[("file", &page.display().to_string())]));
    }
    let server = Server::http(("127.0.0.1", port))
        .map_err(|why| say("port-taken", &[("port", &port.to_string()), ("why", &why.to_string())]))?;
    let address = server.server_addr().to_ip().map_or(port, |address| address.port());
    println!("http://127.0.0.1:{address}/");
    for request in server.incoming_requests() {
        // A reader who went away is no reason to stop.
        let _ = answer(site, request);
    }
    Ok(())
}

fn answer(site: &Path, request: Request) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::empty(405));
    }
    let Some(file) = file(site, request.url()) else { return request.respond(Response::empty(404)) };
    let Ok(bytes) = fs::read(&file) else { return request.respond(Response::empty(404)) };
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let kind = TYPES.iter().find(|(known, _)| *known == ending).map_or("application/octet-stream", |(_, kind)| *kind);
    let headers = [("Content-Type", kind), ("Cache-Control", "no-cache"), ("X-Content-Type-Options", "nosniff")];
    let headers = headers.into_iter().filter_map(|(name, value)| Header::from_bytes(name, value).ok());
    request.respond(headers.fold(Response::from_data(bytes), Response::with_header))
}

/// The file at an address: in the folder, and not hidden.
fn file(site: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let plain = |part: Component| match part {
        Component::Normal(name) => name.to_str().is_some_and(|name| !name.starts_with('.')),
        _ => false,
    };
    let own = Path::new(path);
    if !own.components().all(plain) {
        return None;
    }
    let file = site.join(own);
    Some(if file.is_dir() { file.join("index.html") } else { file })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_a_file_of_the_site_or_nowhere() {
        let site = Path::new("site");
        assert_eq!(file(site, "/data/a.csv?x=1"), Some("site/data/a.csv".into()));
        for outside in ["/../secret", "/a/../../b", "/.built.json", "//etc/../..", "/en/.git/config"] {
            assert_eq!(file(site, outside), None, "{outside}");
        }
    }
}
