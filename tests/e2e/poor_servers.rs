//! The built page on badly configured servers, and opened from the disk without one. Needs `dist/`: `make build`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::support::browser::{Browser, Level, Line, Origin};
use crate::support::failure::{Failure, Outcome};
use crate::support::server::{Manner, Server};
use crate::support::whole::{Whole, alive, expected, prerendered, whole};
use crate::support::{complaints, daemon, dist, visit};

const EDITIONS: [&str; 2] = ["", "en/"];

/// Fails unless both editions come alive on a server as they do on a good one; returns the lines of the console.
async fn comes_alive(page: &Browser, good: &Server, manner: Manner) -> Outcome<Vec<Line>> {
    let server = Server::with(&dist()?, manner)?;
    let mut lines = Vec::new();
    for edition in EDITIONS {
        let expected = expected(page, good, edition).await?;
        let found = alive(page, &server.url(edition)).await?;
        lines.extend(complaints(page).await?);
        assert!(found == expected, "{manner:?} {edition}: {}", found.beside(&expected));
    }
    Ok(lines)
}

/// The beginning of the page's single message when it cannot come alive.
const STAYS: &str = "infographic: the page stays as it was prerendered";

/// Fails unless the page at a URL is what it is without scripts, with a single warning of the page's own. The browser's own messages
/// about missing files do not count.
async fn stays_still(page: &Browser, url: &str, expected: &Whole) -> Outcome {
    page.open(url).await?;
    let (start, mut lines) = (Instant::now(), Vec::new());
    while !lines.iter().any(|line: &Line| line.text.starts_with(STAYS)) && start.elapsed() < Duration::from_secs(10) {
        tokio::time::sleep(Duration::from_millis(50)).await;
        lines.extend(complaints(page).await?);
    }
    // Waits for further messages: there must be none.
    page.run::<()>("await rest(20);").await?;
    lines.extend(complaints(page).await?);
    lines.retain(|line| line.from == Origin::Page || line.text.contains("Uncaught"));
    // wasm-bindgen itself warns if HTML comes instead of the wasm, as it does about a wrong type.
    lines.retain(|line| line.level != Level::Warning || !line.text.contains("application/wasm"));
    assert_eq!(lines.len(), 1, "{url}: {lines:#?}");
    assert_eq!((lines[0].level, lines[0].from), (Level::Warning, Origin::Page), "{url}: {lines:#?}");
    assert!(lines[0].text.starts_with(STAYS), "{url}: {lines:#?}");
    let found = whole(page).await?;
    assert!(found == *expected, "{url}: {}", found.beside(expected));
    Ok(())
}

/// A copy of the page without the files whose names `lost` selects.
fn without(name: &str, lost: fn(&str) -> bool) -> Outcome<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    daemon::copy(&dist()?, &folder)?;
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.file_name().and_then(|name| name.to_str()).is_some_and(lost) {
            fs::remove_file(path)?;
        }
    }
    Ok(folder)
}

#[tokio::test]
async fn where_wasm_has_no_type_the_page_comes_alive_and_the_console_says_what_the_server_lacks() -> Outcome {
    visit(async |page, site| {
        // The wasm cannot be compiled while it streams, which is slower: the console tells whoever runs the server.
        let lines = comes_alive(page, site, Manner::NoWasmType).await?;
        assert_eq!(lines.len(), EDITIONS.len(), "one line each time: {lines:#?}");
        for line in lines {
            assert_eq!((line.level, line.from), (Level::Warning, Origin::Page), "{line:?}");
            assert!(line.text.contains("application/wasm"), "{line:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_nothing_is_compressed_the_page_comes_alive_without_a_complaint() -> Outcome {
    visit(async |page, site| {
        assert_eq!(comes_alive(page, site, Manner::NothingCompressed).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_a_missing_file_is_a_page_the_page_comes_alive_without_a_complaint() -> Outcome {
    visit(async |page, site| {
        assert_eq!(comes_alive(page, site, Manner::MissingIsAPage).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_script_or_a_wasm_that_is_lost_or_a_page_instead_leaves_the_page_whole_and_still() -> Outcome {
    let scriptless = without("scriptless", |name| name.starts_with("page-") && name.contains(".js"))?;
    let wasmless = without("without-wasm", |name| name.starts_with("page-") && name.contains(".wasm"))?;
    visit(async |page, site| {
        for edition in EDITIONS {
            let expected = prerendered(page, &site.url(edition)).await?;
            for folder in [&scriptless, &wasmless] {
                for manner in [Manner::Good, Manner::MissingIsAPage] {
                    let server = Server::with(folder, manner)?;
                    stays_still(page, &server.url(edition), &expected).await?;
                }
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn opened_from_the_disk_the_page_is_whole_and_still() -> Outcome {
    visit(async |page, site| {
        for edition in EDITIONS {
            let expected = prerendered(page, &site.url(edition)).await?;
            let file = fs::canonicalize(dist()?.join(edition).join("index.html"))?;
            let file = file.to_str().ok_or_else(|| Failure("the project's folder has no name in UTF-8".into()))?;
            stays_still(page, &format!("file://{file}"), &expected).await?;
        }
        Ok(())
    })
    .await
}
