//! Copies of the live page: saved, with its scripts and without, cloned. None lacks a chart, or has controls that nobody handles. Needs
//! `dist/`: `make build`.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use crate::holds::holds;
use crate::support::browser::{Browser, Screen};
use crate::support::engine::Engine;
use crate::support::failure::Outcome;
use crate::support::server::{Server, Trouble};
use crate::support::whole::{Whole, alive, scriptless, whole};
use crate::support::{complaints, dist, open, read, visit_in};
use serde::Deserialize;

/// What can be pressed, and what a screen reader is told of charts, in the document `of`.
const OFFERED: &str = "
const seen = e => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
return {
  controls: [...of.querySelectorAll('button, summary, a[data-set], select, input, dialog, .tip, .player')].filter(seen)
    .map(e => `${e.tagName} ${e.className} ${e.textContent.trim().slice(0, 30)}`),
  images: [...of.querySelectorAll('[role=img][aria-describedby]')].filter(seen).length,
  groups: [...of.querySelectorAll('.marks')].filter(seen).length,
};";

#[derive(Debug, PartialEq, Deserialize)]
struct Offered {
    controls: Vec<String>,
    images: usize,
    groups: usize,
}

/// What is left when a reader was in the middle of something: a tip, a menu, a table, a dialog, stories that have not entered.
const BUSY: &str = "
const host = document.querySelector('#chart-steel');
await show(host);
await until('not live', () => host.querySelector('canvas.live') ? '' : 'yet');
await controlsOf('steel');
document.querySelector('.bar .share').open = true;
host.querySelector('[data-mark]').focus();
await until('no tip', () => said() ? '' : 'yet');
document.querySelector('#data details').open = true;
document.querySelector('#embed').setAttribute('open', '');
return '<!DOCTYPE html>' + document.documentElement.outerHTML;";

/// Compares without the text that only the live page writes (citation, address).
fn same(found: &Whole, wanted: &Whole, what: &str) {
    let equal = (&found.story, &found.figures, &found.live, &found.still)
        == (&wanted.story, &wanted.figures, &wanted.live, &wanted.still);
    assert!(equal, "{what}: {}", found.beside(wanted));
    assert_eq!(found.heading, wanted.heading, "{what}");
}

async fn offered(page: &Browser, of: &str) -> Outcome<Offered> {
    page.run(&format!("const of = {of}; {OFFERED}")).await
}

/// The document of the frame without scripts.
const FRAME: &str = "document.querySelector('iframe').contentDocument";

async fn copied(engine: Engine) -> Outcome {
    let copy: Arc<Mutex<Option<String>>> = Arc::default();
    let sent = copy.clone();
    let edit = move |html| sent.lock().unwrap_or_else(PoisonError::into_inner).clone().unwrap_or(html);
    let site = Server::troubled(&dist()?, Trouble { edit: Some(Arc::new(edit)), ..Trouble::default() })?;
    visit_in(engine, async |page| {
        page.screen(Screen::PHONE).await?;
        let url = site.url("index.html");
        let still = scriptless(page, &url).await?;
        // As the reader will have left it.
        page.run::<()>(&format!("for (let fold = {FRAME}.querySelector('[data-actions=steel]'); (fold = fold.closest('details:not([open])')); ) fold.open = true;"))
            .await?;
        let static_offer = offered(page, FRAME).await?;
        assert_eq!((static_offer.images, static_offer.groups), (still.still.len(), 0));

        open(page, &url).await?;
        let html: String = page.run(BUSY).await?;
        assert!(html.contains("data-alive") && html.contains("class=\"tip\"") && html.contains("waiting"), "not the live page");
        let clone: (bool, bool) = page
            .run(
                "const clone = document.querySelector('#chart-steel').cloneNode(true);
                document.querySelector('main').append(clone);
                await frame();
                const seen = selector => [...clone.querySelectorAll(selector)].some(e => e.checkVisibility({ visibilityProperty: true }));
                return [seen('.still > svg'), seen('.marks')];",
            )
            .await?;
        assert_eq!(clone, (true, false), "a clone shows its still, without marks");
        holds("a chart is cloned within the page", engine, "its still")?;

        *copy.lock().unwrap_or_else(PoisonError::into_inner) = Some(html);
        same(&scriptless(page, &url).await?, &still, "a copy without scripts");
        assert_eq!(offered(page, FRAME).await?, static_offer, "a copy without scripts");
        holds("the live page is saved, and opened without scripts", engine, "the page as it was prerendered")?;

        let again = alive(page, &url).await?;
        *copy.lock().unwrap_or_else(PoisonError::into_inner) = None;
        let added: [usize; 4] = page
            .run(
                "const mark = document.querySelector('#chart-steel [data-mark]');
                await show(mark); mark.focus(); await until('no tip', () => said() ? '' : 'yet');
                return ['.tip', '.rem', '.player', '[aria-current].orange'].map(added => all(added).length);",
            )
            .await?;
        assert_eq!(added, [1, 1, 0, 1], "tips, probes, players, current pillars");
        assert_eq!(complaints(page).await?, []);
        same(&again, &alive(page, &url).await?, "a copy with its scripts");
        holds("the live page is saved, and opened with its scripts", engine, "the live page")?;

        // Laid out for larger text, every chart has a still of its own.
        page.run::<()>(
            "root.style.fontSize = '140%';
            await until('not laid out', () => all('.laid-out').length ? '' : 'yet');
            for (const host of all('[data-island=chart]')) { await show(host); await alive(); }
            const larger = all('.laid-out').length;
            if (larger < 14) throw new Error(`${larger} charts are laid out for larger text`);",
        )
        .await?;
        let html: String = page.run("return '<!DOCTYPE html>' + document.documentElement.outerHTML;").await?;
        *copy.lock().unwrap_or_else(PoisonError::into_inner) = Some(html);
        let large = scriptless(page, &url).await?;
        assert_eq!((&large.still, large.live.len()), (&still.still, 0), "a copy for larger text");
        Ok(())
    })
    .await
}

mod a_copy_of_the_live_page_shows_every_chart_and_nothing_that_nobody_handles {
    use super::*;

    in_every_engine!(copied);
}

#[tokio::test]
async fn a_page_that_chromium_saves_as_mhtml_shows_every_chart() -> Outcome {
    let site = Server::troubled(&dist()?, Trouble::default())?;
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("saved.mhtml");
    visit_in(Engine::Chromium, async |page| {
        page.screen(Screen::PHONE).await?;
        read(page, &site.url("index.html")).await?;
        let live = whole(page).await?;
        page.run::<()>("await show(document.querySelector('#chart-steel')); await alive();").await?;
        fs::write(&file, page.saved().await?)?;
        page.open(&format!("file://{}", file.display())).await?;
        let saved = whole(page).await?;
        assert_eq!((&saved.still, saved.live.len()), (&live.live, 0));
        assert!((&saved.story, &saved.figures) == (&live.story, &live.figures), "{}", saved.beside(&live));
        let offered = offered(page, "document").await?;
        assert_eq!((offered.images, offered.groups), (saved.still.len(), 0));
        Ok(())
    })
    .await?;
    holds("the live page is saved as MHTML", Engine::Chromium, "the page as it was prerendered")
}
