//! Whether a page is complete: all its text, figures and pictures are visible, whether its scripts run or not.

use std::collections::BTreeMap;

use serde::Deserialize;
use tokio::sync::Mutex;

use super::browser::Browser;
use super::failure::Outcome;
use super::server::Server;
use super::{complaints, read};

/// What a reader sees.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Whole {
    /// All text except the bar's, whose settings work without the wasm but not without scripts. The page's own URL is
    /// replaced by `ADDRESS`.
    pub text: String,
    /// The story: a paragraph, a heading or a caption each. It is the same with scripts and without.
    pub story: Vec<String>,
    /// The visible figures, by their ids.
    pub figures: Vec<String>,
    /// The charts that are live, each with a canvas while it is near the viewport.
    pub live: Vec<String>,
    /// The charts that stay stills.
    pub still: Vec<String>,
    /// The first heading's font size: a different one if the style is missing.
    pub heading: String,
}

/// `innerText` lacks what is not laid out, so for the moment everything is, and unfolded.
const WHOLE: &str = "
const page = document.documentElement, skips = !page.hasAttribute('data-whole');
page.setAttribute('data-whole', '');
const folded = all('.more:not([open])');
folded.forEach(fold => { fold.open = true; });
const seen = e => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && e.getBoundingClientRect().width > 0;
const marked = host => getComputedStyle(host.querySelector('.marks')).visibility === 'visible';
const charts = which => all('[data-island=chart]').filter(which)
  .filter(host => all('canvas.live, .still > svg', host).filter(seen).length === 1).map(host => host.dataset.chart);
const found = {
  text: (document.querySelector('main').innerText + document.querySelector('footer').innerText)
    .replaceAll(location.href.split(/[?#]/)[0], 'ADDRESS'),
  story: all('main :is(h1, h2, h3, p, li, figcaption)').filter(e => seen(e) && !e.closest('.picture, .values, .data, .hint, #share') && !e.querySelector('.picture'))
    .map(e => e.innerText.replace(/\\s+/g, ' ').trim()),
  figures: all('data[id]').filter(seen).map(figure => figure.id),
  live: charts(marked),
  still: charts(host => !marked(host)),
  heading: getComputedStyle(document.querySelector('h1')).fontSize,
};
folded.forEach(fold => { fold.open = false; });
if (skips) page.removeAttribute('data-whole');
return found;
";

impl Whole {
    /// The first differences from another, for a message.
    pub fn beside(&self, other: &Whole) -> String {
        let story = self.story.iter().zip(&other.story).find(|(own, others)| own != others);
        let lines = self.text.lines().zip(other.text.lines()).find(|(own, others)| own != others);
        format!(
            "story {story:?} ({} and {} parts), text {lines:?}, {} and {} figures, {} and {} live, {} and {} still, headings of {} and {}",
            self.story.len(),
            other.story.len(),
            self.figures.len(),
            other.figures.len(),
            self.live.len(),
            other.live.len(),
            self.still.len(),
            other.still.len(),
            self.heading,
            other.heading
        )
    }
}

/// What a reader sees on the open page.
pub async fn whole(page: &Browser) -> Outcome<Whole> {
    page.run(WHOLE).await
}

/// Opens a page and scrolls through it: what a reader sees once every chart is live.
pub async fn alive(page: &Browser, url: &str) -> Outcome<Whole> {
    read(page, url).await?;
    let found = whole(page).await?;
    assert!(found.live.len() >= 14 && found.still.is_empty(), "{url}: live {:?}, still {:?}", found.live, found.still);
    assert!(found.figures.len() >= 55, "{url}: {:?}", found.figures);
    Ok(found)
}

/// What a reader sees of an edition of the built page in Chromium's usual window, once every chart is live: opened and read once for all
/// tests that compare with it.
pub async fn expected(page: &Browser, site: &Server, edition: &str) -> Outcome<Whole> {
    static SEEN: Mutex<BTreeMap<String, Whole>> = Mutex::const_new(BTreeMap::new());
    let mut seen = SEEN.lock().await;
    if let Some(found) = seen.get(edition) {
        return Ok(found.clone());
    }
    let found = alive(page, &site.url(edition)).await?;
    assert_eq!(complaints(page).await?, []);
    seen.insert(edition.into(), found.clone());
    Ok(found)
}

/// Opens a page with scripts off: what a reader sees of it as prerendered.
pub async fn prerendered(page: &Browser, url: &str) -> Outcome<Whole> {
    page.scripts(false).await?;
    page.open(url).await?;
    let found = whole(page).await?;
    page.scripts(true).await?;
    assert!(found.still.len() >= 14 && found.live.is_empty(), "{url}: live {:?}, still {:?}", found.live, found.still);
    assert!(found.figures.len() >= 55, "{url}: {:?}", found.figures);
    Ok(found)
}

/// Opens a page without scripts in any engine: in a sandboxed frame the size of a phone. The page around the frame is of the same
/// origin, so that it can read the frame.
pub async fn scriptless(page: &Browser, url: &str) -> Outcome<Whole> {
    page.open(url).await?;
    page.run(&format!(
        "document.documentElement.innerHTML = '<title>a frame without scripts</title><body></body>';
        const inside = document.createElement('iframe');
        inside.sandbox = 'allow-same-origin'; inside.width = 390; inside.height = 844;
        const loaded = new Promise(done => {{ inside.onload = done; }});
        inside.src = {url:?};
        document.body.append(inside);
        await loaded;
        const within = (selector, from = inside.contentDocument) => [...from.querySelectorAll(selector)];
        return await (async (document, location, all) => {{ {WHOLE} }})(inside.contentDocument, inside.contentWindow.location, within);"
    ))
    .await
}
