//! The page under unusual conditions: in sandboxes, with another encoding, at a URL without its slash.

use std::fs;

use crate::support::browser::{Browser, Screen};
use crate::support::daemon::{Daemon, Kind};
use crate::support::failure::Outcome;
use crate::support::server::{Fate, Server, Trouble, UNDER};
use crate::support::whole::{alive, expected};
use crate::support::{dist, project, until, visit};

/// Opens a host with frames of a chart, each from a server and with a sandbox; `at` in its scripts returns a frame by its index.
async fn framed(page: &Browser, host: &Server, frames: &[(&str, &str)]) -> Outcome {
    page.open(&host.url("oembed.json")).await?;
    let frames: Vec<[&str; 2]> = frames.iter().map(|(url, words)| [*url, *words]).collect();
    page.run(&format!(
        "document.body.textContent = '';
        document.body.style.margin = 0;
        window.heard = new Map();
        addEventListener('message', e => {{
            if (e.data?.gongxiaomei === 'height') window.heard.set(e.source, e.data.height);
        }});
        window.at = i => document.querySelectorAll('iframe')[i];
        window.height = i => window.heard.get(at(i).contentWindow);
        const loaded = {frames:?}.map(([url, words]) => {{
            const frame = document.createElement('iframe');
            frame.sandbox = words; frame.src = url + 'index.html?embed&chart=steel';
            frame.style.cssText = 'display: block; width: 600px; height: 500px; border: 0';
            document.body.append(frame);
            return new Promise(done => {{ frame.onload = done; }});
        }});
        await Promise.all(loaded);"
    ))
    .await
}

/// The picture that a frame shows, by its index.
async fn shown(page: &Browser, number: u32) -> Outcome<Vec<u8>> {
    page.part([0.0, f64::from(number * 500), 600.0, 500.0]).await
}

/// Fails unless two frames, by their indices, soon show the same picture.
async fn same(page: &Browser, one: u32, other: u32, at: &str) -> Outcome {
    for _ in 0..50 {
        if shown(page, one).await? == shown(page, other).await? {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("{at}: not what is shown without that sandbox");
}

/// Whether the style is applied in the first frame, which is of the same origin and can be inspected.
const STYLED: &str =
    "getComputedStyle(at(0).contentDocument.documentElement).getPropertyValue('--gutter').trim() !== ''";

#[tokio::test]
async fn in_the_strictest_sandboxes_the_page_is_styled_and_where_it_may_run_it_is_live() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen { width: 640, height: 2200, ..Screen::DESK }).await?;
        let own = site.url("");
        let policy = fs::read_to_string(dist()?.join("policy.txt"))?;
        for kind in Kind::ALL {
            for policy in [None, Some(policy.trim())] {
                let server = Daemon::start(kind, &dist()?, policy)?;
                let url = server.url(&format!("{UNDER}/"));
                let at = format!("{kind:?}, policy {}", policy.is_some());
                let scripts = "allow-scripts allow-same-origin";
                framed(
                    page,
                    site,
                    &[(&own, "allow-same-origin"), (&url, ""), (&url, "allow-scripts"), (&url, scripts)],
                )
                .await?;
                until(page, STYLED).await?;
                same(page, 1, 0, &at).await?;
                // Only a live page reports its height, and this one is the height of the styled page.
                until(page, "height(2) > 200 && height(2) === height(3)").await?;
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn in_a_sandbox_on_a_server_that_lets_nobody_have_its_files_the_page_is_styled_and_still() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen { width: 640, height: 2200, ..Screen::DESK }).await?;
        let own = site.url("");
        let scripts = "allow-scripts allow-same-origin";
        framed(page, site, &[(&own, "allow-same-origin"), (&own, ""), (&own, "allow-scripts"), (&own, scripts)])
            .await?;
        until(page, STYLED).await?;
        same(page, 1, 0, "no scripts").await?;
        // The script in the page itself finds the requested part.
        until(page, "height(3) > 200").await?;
        assert!(page.run::<bool>("return height(2) === undefined;").await?, "live, though nothing of it could be had");
        let [still, whole] = [shown(page, 2).await?, shown(page, 0).await?];
        assert!(still != whole, "the part is not shown alone");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn with_the_words_named_for_hosts_nothing_the_page_offers_is_blocked() -> Outcome {
    const WORDS: &str = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads";
    assert!(fs::read_to_string(project().join("docs/HOSTS.md"))?.contains(&format!("sandbox=\"{WORDS}\"")));
    for (words, blocked) in [(WORDS, false), ("allow-scripts allow-same-origin", true)] {
        // Each in its own window: the page that the first one opens covers its window.
        visit(async |page, site| {
            page.screen(Screen { width: 640, height: 2200, ..Screen::DESK }).await?;
            framed(page, site, &[(&site.url(""), words)]).await?;
            until(page, "height(0) > 200").await?;
            page.run::<()>(
                "const inner = at(0).contentDocument;
                (await controlsOf('steel', inner)).querySelector('[data-chart-action=csv]').click();
                await until('nothing made', () => inner.getElementById('said').textContent ? '' : 'yet');
                inner.querySelector('.credit a').click();
                await new Promise(done => setTimeout(done, 500));",
            )
            .await?;
            let lines: Vec<String> = page.console().await?.into_iter().map(|line| line.text).collect();
            let refused = lines.iter().filter(|line| line.contains("sandboxed")).count();
            assert_eq!(refused > 0, blocked, "{words}: {lines:#?}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_server_that_says_gbk_of_everything_is_not_believed() -> Outcome {
    let files = vec![
        ("index", ".html", Fate::Typed("text/html; charset=gbk")),
        ("page-", ".css", Fate::Typed("text/css; charset=gbk")),
        ("page-", ".js", Fate::Typed("text/javascript; charset=gbk")),
        ("export-", ".js", Fate::Typed("text/javascript; charset=gbk")),
        ("poster-", ".json", Fate::Typed("application/json; charset=gbk")),
    ];
    visit(async |page, site| {
        let server = Server::troubled(&dist()?, Trouble { files: files.clone(), ..Trouble::default() })?;
        for edition in ["", "en/"] {
            let expected = expected(page, site, edition).await?;
            let found = alive(page, &server.url(edition)).await?;
            assert_eq!(page.run::<String>("return document.characterSet;").await?, "UTF-8");
            assert!(found == expected, "{edition}: {}", found.beside(&expected));
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn at_its_folders_address_without_the_slash_the_page_finds_its_files() -> Outcome {
    visit(async |page, site| {
        // This server does not redirect to the URL with the slash.
        let bare = site.url("").trim_end_matches('/').to_string();
        page.open(&format!("{bare}?mode=elder#steel")).await?;
        until(page, "document.documentElement.hasAttribute('data-alive')").await?;
        let (address, mode, styled): (String, Option<String>, usize) = page
            .run("return [location.href, document.documentElement.dataset.mode ?? null, document.styleSheets.length];")
            .await?;
        assert_eq!(address, format!("{bare}/?mode=elder#steel"));
        assert_eq!((mode.as_deref(), styled), (Some("elder"), 1));
        Ok(())
    })
    .await
}
