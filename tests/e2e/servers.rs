//! The built page on the servers that portals run, as `deploy/` configures them. Needs `dist/`: `make build`.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read;
use std::os::unix::fs::{MetadataExt, lchown, symlink};
use std::path::{Path, PathBuf};

use crate::support::daemon::{Daemon, HSTS, Kind};
use crate::support::failure::{Failure, Outcome};
use crate::support::server::{Server, UNDER};
use crate::support::whole::{Whole, alive, expected};
use crate::support::{complaints, dist, visit};
use reqwest::header::{ACCEPT_ENCODING, HeaderMap, IF_NONE_MATCH};
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};

/// A server's response.
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    /// A header; empty if it is missing.
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The decompressed body.
    fn unpacked(&self) -> Outcome<Vec<u8>> {
        let mut plain = Vec::new();
        match self.header("content-encoding") {
            "" => plain.extend(&self.body),
            "br" => {
                brotli_decompressor::BrotliDecompress(&mut self.body.as_slice(), &mut plain)?;
            }
            "gzip" => {
                flate2::read::GzDecoder::new(self.body.as_slice()).read_to_end(&mut plain)?;
            }
            other => return Err(Failure(format!("found the encoding '{other}', expected br or gzip"))),
        }
        Ok(plain)
    }
}

/// Sends a request: `takes` are the encodings that the client accepts, `has` is the `ETag` of a copy it already has.
async fn ask(url: &str, takes: Option<&str>, has: Option<&str>) -> Outcome<Answer> {
    let client = Client::builder().redirect(Policy::none()).no_proxy().build()?;
    let mut request = client.get(url);
    for (name, value) in [(ACCEPT_ENCODING, takes), (IF_NONE_MATCH, has)] {
        if let Some(value) = value {
            request = request.header(name, value);
        }
    }
    let answer = request.send().await?;
    let (status, headers) = (answer.status(), answer.headers().clone());
    Ok(Answer { status, headers, body: answer.bytes().await?.to_vec() })
}

/// The files of the page, relative to `dist/`, without their compressed copies, and without the press, which is compressed in itself.
fn files() -> Outcome<BTreeSet<PathBuf>> {
    fn collect(folder: &Path, root: &Path, files: &mut BTreeSet<PathBuf>) -> Outcome {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
                // Trunk's unfinished output and the stamp of the build are not part of the page.
            } else if path.ends_with("press") {
                // Nothing of it is loaded by a reader.
            } else if path.is_dir() {
                collect(&path, root, files)?;
            } else if !path.extension().is_some_and(|ending| ending == "br" || ending == "gz") {
                files.insert(path.strip_prefix(root)?.into());
            }
        }
        Ok(())
    }
    let (dist, mut files) = (dist()?, BTreeSet::new());
    collect(&dist, &dist, &mut files)?;
    Ok(files)
}

/// The URL of a file.
fn address(server: &Daemon, file: &Path) -> String {
    server.url(&format!("{UNDER}/{}", file.display()))
}

/// The Content-Type that servers must send for a file.
fn type_of(file: &Path) -> Outcome<&'static str> {
    let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    Ok(match ending {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json; charset=utf-8",
        "png" => "image/png",
        "svg" => "image/svg+xml; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        _ => return Err(Failure(format!("{}: no type is known for its ending", file.display()))),
    })
}

#[tokio::test]
async fn on_nginx_and_apache_both_editions_are_whole_and_come_alive_without_a_complaint() -> Outcome {
    visit(async |page, site| {
        for edition in ["", "en/"] {
            let expected = expected(page, site, edition).await?;
            for kind in [Kind::Nginx, Kind::Apache, Kind::Htaccess, Kind::BareHtaccess] {
                let server = Daemon::start(kind, &dist()?, None)?;
                let found: Whole = alive(page, &server.url(&format!("{UNDER}/{edition}"))).await?;
                assert_eq!(complaints(page).await?, [], "{kind:?} {edition}");
                assert!(found == expected, "{kind:?} {edition}: {}", found.beside(&expected));
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_file_is_sent_under_its_type_in_the_best_encoding_that_the_client_takes() -> Outcome {
    const CLIENTS: [(Option<&str>, &str); 7] = [
        (None, ""),
        (Some("identity"), ""),
        (Some("gzip"), "gzip"),
        (Some("br"), "br"),
        (Some("gzip, deflate, br, zstd"), "br"),
        (Some("br;q=0, gzip;q=0.5"), "gzip"),
        (Some("br;q=0, gzip;q=0"), ""),
    ];
    for kind in Kind::ALL {
        let server = Daemon::start(kind, &dist()?, None)?;
        for file in files()? {
            let plain = fs::read(dist()?.join(&file))?;
            let compressed = file.extension().is_some_and(|ending| ending != "png");
            for (takes, best) in CLIENTS {
                let at = format!("{kind:?}: {} for {takes:?}", file.display());
                let answer = ask(&address(&server, &file), takes, None).await?;
                assert_eq!(answer.status, StatusCode::OK, "{at}");
                assert_eq!(answer.header("content-type").to_lowercase(), type_of(&file)?, "{at}");
                assert_eq!(answer.header("content-encoding"), if compressed { best } else { "" }, "{at}");
                assert_eq!(answer.header("content-language"), "", "{at}");
                assert!(answer.unpacked()? == plain, "{at}: not the file that lies there");
                if compressed {
                    let vary: Vec<String> =
                        answer.header("vary").split(',').map(|name| name.trim().to_lowercase()).collect();
                    assert_eq!(vary, ["accept-encoding"], "{at}");
                }
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_folders_of_both_editions_are_sent_compressed_too() -> Outcome {
    for kind in Kind::ALL {
        let server = Daemon::start(kind, &dist()?, None)?;
        for folder in ["", "en/"] {
            for encoding in ["br", "gzip"] {
                let answer = ask(&server.url(&format!("{UNDER}/{folder}")), Some(encoding), None).await?;
                assert_eq!(answer.header("content-encoding"), encoding, "{kind:?} {folder}");
                assert_eq!(answer.header("content-type").to_lowercase(), "text/html; charset=utf-8");
                assert!(answer.unpacked()? == fs::read(dist()?.join(folder).join("index.html"))?, "{kind:?} {folder}");
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn names_with_a_hash_are_kept_for_ever_and_all_others_asked_for_again() -> Outcome {
    let files = files()?;
    let hashed = |file: &Path| {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        ["page-", "export-", "poster-", "icon-", "embed-"].iter().any(|start| name.starts_with(start))
    };
    assert!(files.iter().filter(|file| hashed(file)).count() >= 8, "{files:?}");
    for kind in Kind::ALL {
        let server = Daemon::start(kind, &dist()?, None)?;
        for file in &files {
            for takes in [None, Some("gzip"), Some("br")] {
                let answer = ask(&address(&server, file), takes, None).await?;
                let expected = if hashed(file) { "public, max-age=31536000, immutable" } else { "no-cache" };
                assert_eq!(answer.header("cache-control"), expected, "{kind:?}: {} for {takes:?}", file.display());
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again_and_what_has_is() -> Outcome {
    for kind in Kind::ALL {
        let server = Daemon::start(kind, &dist()?, None)?;
        for file in files()? {
            let mut tags = BTreeSet::new();
            for takes in [None, Some("gzip"), Some("br")] {
                let at = format!("{kind:?}: {} for {takes:?}", file.display());
                let url = address(&server, &file);
                let tag = ask(&url, takes, None).await?.header("etag").to_string();
                assert_ne!(tag, "", "{at}: no ETag");
                let again = ask(&url, takes, Some(&tag)).await?;
                assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0), "{at}");
                tags.insert(tag);
            }
            let forms = if file.extension().is_some_and(|ending| ending == "png") { 1 } else { 3 };
            assert_eq!(tags.len(), forms, "{kind:?}: {}: an ETag of each form", file.display());
        }
        let page = server.url(&format!("{UNDER}/"));
        let tag = ask(&page, None, None).await?.header("etag").to_string();
        let file = server.folder.join(format!("site{UNDER}/index.html"));
        fs::write(&file, fs::read_to_string(&file)? + "<!-- corrected -->")?;
        let corrected = ask(&page, None, Some(&tag)).await?;
        assert_eq!(corrected.status, StatusCode::OK, "{kind:?}: a correction");
        assert!(corrected.body.ends_with(b"<!-- corrected -->"));
    }
    Ok(())
}

/// The policy that the tests set.
const POLICY: &str = "object-src 'none'; base-uri 'none'";

/// Checks that an answer has each header of `deploy/` exactly once, and none that the site has for its own files.
fn check_headers(answer: &Answer, policy: Option<&str>, at: &str) {
    const DENIED: [&str; 8] =
        ["accelerometer", "camera", "geolocation", "gyroscope", "magnetometer", "microphone", "payment", "usb"];
    let denied = DENIED.map(|feature| format!("{feature}=()")).join(", ");
    for (name, expected) in [
        ("x-content-type-options", Some("nosniff")),
        ("referrer-policy", Some("strict-origin-when-cross-origin")),
        ("permissions-policy", Some(denied.as_str())),
        ("access-control-allow-origin", Some("*")),
        ("cross-origin-resource-policy", Some("cross-origin")),
        ("content-security-policy", policy),
        ("strict-transport-security", Some(HSTS)),
        // The page is meant to be embedded.
        ("x-frame-options", None),
    ] {
        let found: Vec<_> = answer.headers.get_all(name).iter().collect();
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{at}: {name}");
    }
}

#[tokio::test]
async fn every_kind_of_file_is_sent_with_each_header_once_whatever_the_site_says_of_its_own() -> Outcome {
    for kind in Kind::ALL {
        for policy in [None, Some(POLICY)] {
            let server = Daemon::start(kind, &dist()?, policy)?;
            let pages = ["", "en/"].map(PathBuf::from);
            for file in files()?.into_iter().chain(pages) {
                for takes in [None, Some("gzip"), Some("br")] {
                    let at = format!("{kind:?}: {} for {takes:?}", file.display());
                    let answer = ask(&address(&server, &file), takes, None).await?;
                    assert_eq!(answer.status, StatusCode::OK, "{at}");
                    check_headers(&answer, policy, &at);
                    // The page has its own caching rules.
                    assert_eq!(answer.header("expires"), "", "{at}");
                    assert_eq!(answer.headers.get_all("cache-control").iter().count(), 1, "{at}: cache-control");
                }
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn answers_without_a_file_have_the_same_headers() -> Outcome {
    for kind in Kind::ALL {
        let server = Daemon::start(kind, &dist()?, Some(POLICY))?;
        let tag = ask(&server.url(&format!("{UNDER}/")), None, None).await?.header("etag").to_string();
        for (path, has, status) in [
            ("nothing.html", None, StatusCode::NOT_FOUND),
            ("page-0123456789abcdef.js", None, StatusCode::NOT_FOUND),
            (".git/config", None, StatusCode::NOT_FOUND),
            ("page.php", None, StatusCode::NOT_FOUND),
            ("index.html/more", None, StatusCode::NOT_FOUND),
            ("content/", None, StatusCode::FORBIDDEN),
            ("en", None, StatusCode::MOVED_PERMANENTLY),
            ("", Some(tag.as_str()), StatusCode::NOT_MODIFIED),
        ] {
            // With AllowOverride FileInfo, .htaccess cannot turn off the listing of folders.
            if kind == Kind::Htaccess && status == StatusCode::FORBIDDEN {
                continue;
            }
            let at = format!("{kind:?}: {path}");
            let answer = ask(&server.url(&format!("{UNDER}/{path}")), None, has).await?;
            assert_eq!(answer.status, status, "{at}");
            check_headers(&answer, Some(POLICY), &at);
        }
    }
    Ok(())
}

/// The script of a worker that requests a URL and reports whether it was answered.
fn asking(url: &str) -> String {
    format!("fetch({url:?}).then(() => postMessage('answered'), () => postMessage('refused'));")
}

#[tokio::test]
async fn the_worker_of_the_long_image_may_ask_no_other_origin() -> Outcome {
    visit(async |page, _| {
        // Another site, which answers any origin.
        let elsewhere = Server::with_headers(&dist()?, &[("access-control-allow-origin", "*")])?;
        let policy = fs::read_to_string(dist()?.join("policy.txt"))?;
        for kind in Kind::ALL {
            for (policy, expected) in [(None, "answered"), (Some(policy.trim()), "refused")] {
                let server = Daemon::start(kind, &dist()?, policy)?;
                // Named like the script that draws long images.
                let script = server.folder.join(format!("site{UNDER}/export-0123456789abcdef.js"));
                fs::write(script, asking(&elsewhere.url(&format!("policy.txt?{kind:?},{expected}"))))?;
                page.open(&server.url(&format!("{UNDER}/"))).await?;
                let report: String = page
                    .run("return new Promise(done => { new Worker(trustedTypes.createPolicy('page-export', { createScriptURL: String }).createScriptURL('./export-0123456789abcdef.js')).onmessage = e => done(e.data); });")
                    .await?;
                assert_eq!(report, expected, "{kind:?}, policy {}", policy.is_some());
            }
        }
        let asked = elsewhere.asked();
        assert!(asked.len() == Kind::ALL.len() && asked.iter().all(|line| line.ends_with(",answered")), "{asked:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_a_site_refuses_everywhere_is_refused_beside_the_page() -> Outcome {
    const LEFT: [&str; 11] = [
        ".git/config",
        ".env",
        "en/.index.html.swp",
        "page.php",
        "page.bak",
        "content/dump.sql",
        "dump.sql.gz",
        "index.html~.x",
        "id_rsa",
        "content/Makefile",
        "en/README",
    ];
    for kind in Kind::ALL {
        let server = Daemon::start(kind, &dist()?, None)?;
        for file in LEFT {
            for place in ["site".into(), format!("site{UNDER}")] {
                let file = server.folder.join(place).join(file);
                fs::create_dir_all(file.parent().unwrap_or(&server.folder))?;
                fs::write(file, "secret")?;
            }
            let answer = ask(&server.url(&format!("{UNDER}/{file}")), None, None).await?;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{kind:?}: {file}");
            assert!(!String::from_utf8_lossy(&answer.body).contains("secret"), "{kind:?}: {file}");
        }
        // The site's own rule must work, or the test would prove nothing.
        assert_eq!(ask(&server.url("/.git/config"), None, None).await?.status, StatusCode::FORBIDDEN, "{kind:?}");
    }
    Ok(())
}

#[tokio::test]
async fn no_link_beside_the_page_leads_to_a_file_of_somebody_else() -> Outcome {
    // With AllowOverride FileInfo, .htaccess cannot say which links are followed.
    for kind in [Kind::Nginx, Kind::Apache] {
        let server = Daemon::start(kind, &dist()?, None)?;
        let folder = server.folder.join(format!("site{UNDER}"));
        for (link, target) in [("foreign.txt", "/etc/hostname"), ("own.html", "index.html")] {
            symlink(target, folder.join(link))?;
        }
        // Whoever runs the tests, the link is not root's, to whom its target belongs.
        if fs::metadata(&folder)?.uid() == 0 {
            lchown(folder.join("foreign.txt"), Some(65534), None)?;
        }
        let foreign = ask(&server.url(&format!("{UNDER}/foreign.txt")), None, None).await?;
        assert_eq!(foreign.status, StatusCode::FORBIDDEN, "{kind:?}");
        let own = ask(&server.url(&format!("{UNDER}/own.html")), None, None).await?;
        assert_eq!(own.status, StatusCode::OK, "{kind:?}");
    }
    Ok(())
}

#[test]
fn nginx_has_nothing_to_warn_of() -> Outcome {
    let server = Daemon::start(Kind::Nginx, &dist()?, None)?;
    let logs = ["said.log", "error.log"].map(|log| fs::read_to_string(server.folder.join(log)).unwrap_or_default());
    assert_eq!(logs, ["", ""]);
    Ok(())
}

#[tokio::test]
async fn a_folder_without_its_slash_leads_to_the_one_with_it_and_keeps_the_settings() -> Outcome {
    for kind in Kind::ALL {
        let server = Daemon::start(kind, &dist()?, None)?;
        for folder in ["", "/en"] {
            let answer = ask(&server.url(&format!("{UNDER}{folder}?mode=elder")), None, None).await?;
            assert_eq!(answer.status, StatusCode::MOVED_PERMANENTLY, "{kind:?} {folder}");
            let leads = answer.header("location").trim_start_matches(&server.url("")).to_string();
            assert_eq!(leads, format!("{UNDER}{folder}/?mode=elder"), "{kind:?}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn what_is_not_there_is_missing_and_nobody_keeps_that() -> Outcome {
    for kind in Kind::ALL {
        let server = Daemon::start(kind, &dist()?, None)?;
        for file in ["page-0123456789abcdef.js", "page-0123456789abcdef.css", "nothing.html", "nothing/"] {
            let answer = ask(&server.url(&format!("{UNDER}/{file}")), Some("br"), None).await?;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{kind:?}: {file}");
            assert_eq!(answer.header("cache-control"), "", "{kind:?}: {file}");
        }
        // With only AllowOverride FileInfo, .htaccess cannot turn off folder listings.
        if kind == Kind::Htaccess {
            continue;
        }
        let listing = ask(&server.url(&format!("{UNDER}/content/")), None, None).await?;
        assert!(!listing.status.is_success(), "{kind:?}: a listing of a folder");
    }
    Ok(())
}

#[tokio::test]
async fn an_apache_without_the_modules_it_would_like_sends_every_file_as_it_is_under_its_type() -> Outcome {
    let server = Daemon::start(Kind::BareHtaccess, &dist()?, None)?;
    for file in files()? {
        let answer = ask(&address(&server, &file), Some("gzip, br"), None).await?;
        assert_eq!(answer.status, StatusCode::OK, "{}", file.display());
        assert_eq!(answer.header("content-type").to_lowercase(), type_of(&file)?, "{}", file.display());
        assert_eq!(answer.header("content-encoding"), "", "{}", file.display());
        assert!(answer.body == fs::read(dist()?.join(&file))?, "{}", file.display());
    }
    Ok(())
}
