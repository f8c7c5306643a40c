//! What each engine tells screen readers of the page over AT-SPI, which is what they read on Linux: every heading, item, caption, picture
//! and paragraph of the HTML, with its text, while stories far from the window are not laid out. Needs `dist/`: `make build`.

use std::process::Command;
use std::time::{Duration, Instant};

use serde::Deserialize;

use crate::session::Desktop;
use crate::support::browser::Browser;
use crate::support::engine::{Engine, is_wanted};
use crate::support::failure::{Failure, Outcome, PATIENCE};
use crate::support::{ending, open, project, site, skipped};

/// What the HTML has that is not hidden, and not shown to the eye alone.
const IN_THE_PAGE: &str = "
const there = e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('[aria-hidden=true]');
const plain = e => {
  const copy = e.cloneNode(true);
  all('[aria-hidden=true], [hidden]', copy).forEach(hidden => hidden.remove());
  return copy.textContent;
};
const texts = selector => all(selector).filter(there).map(plain).filter(text => text.trim());
return {
  skipped: all('.story').filter(story => !story.firstElementChild.checkVisibility({ contentVisibilityAuto: true })).length,
  headings: all('h1, h2, h3').filter(there).map(e => e.tagName[1] + plain(e)),
  items: all('li').filter(there).length,
  pictures: all('[role=img]').filter(there).map(e => e.getAttribute('aria-label')),
  texts: texts('main :is(p, figcaption, .notes > li, summary)'),
};";

#[derive(Debug, Deserialize)]
struct InThePage {
    /// Stories that are not laid out.
    skipped: usize,
    headings: Vec<String>,
    items: usize,
    pictures: Vec<String>,
    texts: Vec<String>,
}

/// An object, as `tests/support/exposed.py` tells of it.
#[derive(Debug, Deserialize)]
struct Object {
    role: String,
    level: String,
    name: String,
    text: String,
}

/// The objects of the document at an address.
fn objects(desktop: &Desktop, url: &str) -> Outcome<Vec<Object>> {
    let mut command = Command::new("/usr/bin/python3");
    command.arg(project().join("tests/support/exposed.py")).arg(url);
    let told = command.envs(desktop.environment.iter().map(|(name, value)| (name, value))).output()?;
    serde_json::from_slice(&told.stdout).map_err(|_| Failure(String::from_utf8_lossy(&told.stderr).into_owned()))
}

fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What the page has and no object tells.
fn missing(page: &InThePage, objects: &[Object]) -> Vec<String> {
    let of = |role: &'static str| objects.iter().filter(move |object| object.role == role);
    let headings: Vec<String> =
        of("heading").map(|object| solid(&format!("{}{}", object.level, object.text))).collect();
    let pictures: Vec<String> = of("image").map(|object| solid(&object.name)).collect();
    let texts: Vec<String> = objects.iter().map(|object| solid(&object.text)).collect();
    let items = of("list item").count();
    let mut missing = Vec::new();
    missing.extend(page.headings.iter().filter(|heading| !headings.contains(&solid(heading))).cloned());
    missing.extend(page.pictures.iter().filter(|picture| !pictures.contains(&solid(picture))).cloned());
    missing.extend(page.texts.iter().filter(|text| !texts.iter().any(|told| told.contains(&solid(text)))).cloned());
    if items < page.items {
        missing.push(format!("{} of {} list items", page.items - items, page.items));
    }
    missing
}

async fn tells_all(engine: Engine) -> Outcome {
    if !is_wanted("orca".as_ref()) {
        skipped("the interface of accessibility is installed on Debian only");
        return Ok(());
    }
    let desktop = Desktop::start(&format!("{engine:?}-exposed"), "en")?;
    let (_driver, browser) = desktop.browser(engine).await?;
    let folder = project().join(format!("target/e2e-failures/exposed/{engine:?}"));
    ending(browser, &folder, async |page| {
        for edition in ["index.html", "en/index.html"] {
            let url = site()?.url(edition);
            open(page, &url).await?;
            whole(engine, &desktop, page, &url).await?;
        }
        Ok(())
    })
    .await
}

async fn whole(engine: Engine, desktop: &Desktop, page: &Browser, url: &str) -> Outcome {
    let start = Instant::now();
    loop {
        let there: InThePage = page.run(IN_THE_PAGE).await?;
        assert!(
            there.headings.len() > 25 && there.pictures.len() > 10 && there.items > 18 && there.texts.len() > 80,
            "{there:?}"
        );
        // Firefox and Safari's engine lay out everything.
        assert_eq!(there.skipped > 10, engine == Engine::Chromium, "{} stories are skipped", there.skipped);
        let missing = missing(&there, &objects(desktop, url)?);
        if missing.is_empty() {
            return Ok(());
        }
        assert!(start.elapsed() < PATIENCE, "{engine:?} does not tell of {url}:\n{}", missing.join("\n"));
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

in_every_engine!(tells_all);
