//! Whether a page is whole: all its text, figures and pictures are there to be seen, alive or not.

use serde::Deserialize;

use super::browser::Browser;
use super::failure::Outcome;
use super::read;

/// What a reader finds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Whole {
    /// All text but that of the bar, whose settings work without the wasm but not without scripts; the page's own address in
    /// it is `ADDRESS`.
    pub text: String,
    /// The story, a paragraph, a heading or a caption an entry: the same whether the page is alive or not.
    pub story: Vec<String>,
    /// The figures that are to be seen, by their ids.
    pub figures: Vec<String>,
    /// The charts that are live, each with a canvas while it is near the window, and those that are a still for good.
    pub live: Vec<String>,
    pub still: Vec<String>,
    /// The first heading's type size: another one where the style is missing.
    pub heading: String,
}

const WHOLE: &str = "
const seen = e => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && e.getBoundingClientRect().width > 0;
const charts = selector => all(selector).filter(host => all('canvas.live, .still > svg', host).filter(seen).length === 1)
  .map(host => host.dataset.chart);
return {
  text: (document.querySelector('main').innerText + document.querySelector('footer').innerText)
    .replaceAll(location.href.split(/[?#]/)[0], 'ADDRESS'),
  story: all('main :is(h1, h2, h3, p, li, figcaption)').filter(e => seen(e) && !e.closest('.picture, .values, .hint, #share') && !e.querySelector('.picture'))
    .map(e => e.innerText.replace(/\\s+/g, ' ').trim()),
  figures: all('data[id]').filter(seen).map(figure => figure.id),
  live: charts('[data-island=chart][role=group]'),
  still: charts('[data-island=chart][role=img]'),
  heading: getComputedStyle(document.querySelector('h1')).fontSize,
};
";

impl Whole {
    /// Where it differs from another, for a message.
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

/// What is found on the page that is open.
pub async fn whole(page: &Browser) -> Outcome<Whole> {
    page.run(WHOLE).await
}

/// Opens a page and reads it through: what is found there once every chart is live.
pub async fn alive(page: &Browser, url: &str) -> Outcome<Whole> {
    read(page, url).await?;
    let found = whole(page).await?;
    assert!(found.live.len() >= 14 && found.still.is_empty(), "{url}: live {:?}, still {:?}", found.live, found.still);
    assert!(found.figures.len() >= 55, "{url}: {:?}", found.figures);
    Ok(found)
}

/// Opens a page with scripts off: what is found there, as it was prerendered.
pub async fn prerendered(page: &Browser, url: &str) -> Outcome<Whole> {
    page.scripts(false).await?;
    page.open(url).await?;
    let found = whole(page).await?;
    page.scripts(true).await?;
    assert!(found.still.len() >= 14 && found.live.is_empty(), "{url}: live {:?}, still {:?}", found.live, found.still);
    assert!(found.figures.len() >= 55, "{url}: {:?}", found.figures);
    Ok(found)
}

/// Opens a page where no script may run, in any engine: in a frame that allows none, as wide and as high as a phone. What is open
/// around it is of the same site, so that it can look into it.
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
