//! Readers, systems and browsers that choose other colours than the page's: the labels of charts stay legible, on canvases and on stills,
//! in the page and in a host's iframe. Needs `dist/`: `make build`.

use std::collections::HashMap;
use std::fs;
use std::io::Cursor;

use crate::holds::holds;
use crate::support::browser::{Browser, Media, Screen};
use crate::support::engine::{Engine, Launch};
use crate::support::failure::Outcome;
use crate::support::server::{Server, Trouble};
use crate::support::{dist, project, visit_in, visit_with};
use serde_json::json;

/// The least contrast of a label: WCAG's for large text. Strokes of small letters are not a pixel wide, and so paler than their colour.
const LEGIBLE: f64 = 3.0;

const ROW: &str = "labels of charts are legible, on canvases and stills, in the page and in an iframe";

/// The boxes of the labels that are in view, in pixels of the window; `HOST` is the document they are in.
const LABELS: &str = "
const host = HOST;
await until('no chart', () => host?.querySelector('.still') && host.readyState === 'complete' ? '' : 'yet');
const inside = host.defaultView;
const [x, y] = inside === window ? [0, 0] : (({ left, top }) => [left, top])(document.querySelector('iframe').getBoundingClientRect());
host.querySelector('#chart-steel').scrollIntoView({ block: 'center' });
await until('not painted', () => READY ? '' : 'yet');
await rest(30);
const labels = all('.picture svg text', host).map(e => e.getBoundingClientRect())
  .filter(r => r.width > 0 && r.top > 60 && r.bottom < inside.innerHeight && r.left >= 0 && r.right <= inside.innerWidth)
  .map(r => [r.left + x, r.top + y, r.width, r.height].map(n => Math.round(n * devicePixelRatio)));
if (labels.length < 4) throw new Error(`${labels.length} labels in view`);
return labels;";

fn luminance([r, g, b]: [u8; 3]) -> f64 {
    let linear = |c: u8| {
        let c = f64::from(c) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The contrast of the strokes in each box with its most frequent colour; the least of all boxes.
fn least(png: &[u8], boxes: &[[usize; 4]]) -> Outcome<f64> {
    let mut decoder = png::Decoder::new(Cursor::new(png));
    decoder.set_transformations(png::Transformations::STRIP_16 | png::Transformations::EXPAND);
    let mut reader = decoder.read_info()?;
    let mut bytes = vec![0; reader.output_buffer_size().expect("a picture that fits")];
    let frame = reader.next_frame(&mut bytes)?;
    let (width, channels) = (frame.width as usize, frame.color_type.samples());
    let pixel = |x: usize, y: usize| {
        let at = (y * width + x) * channels;
        [bytes[at], bytes[at + 1], bytes[at + 2]]
    };
    let of = |[x, y, w, h]: &[usize; 4]| {
        let pixels: Vec<[u8; 3]> =
            (*y..y + h).flat_map(|y| (*x..x + w).map(move |x| (x, y))).map(|(x, y)| pixel(x, y)).collect();
        let mut counts = HashMap::new();
        for pixel in &pixels {
            *counts.entry(*pixel).or_insert(0) += 1;
        }
        let ground = counts.iter().max_by_key(|(_, count)| **count).map(|(pixel, _)| *pixel).expect("pixels");
        pixels.iter().map(|pixel| contrast(*pixel, ground)).fold(1.0, f64::max)
    };
    Ok(boxes.iter().map(of).fold(f64::INFINITY, f64::min))
}

/// Opens the page, light whatever the system is, as such or in an iframe, live or with its stills; and fails if a label is illegible.
async fn legible(page: &Browser, sites: &[&Server; 2], then: &str) -> Outcome {
    page.screen(Screen { width: 900, height: 800, ..Screen::DESK }).await?;
    for (site, ready) in sites
        .iter()
        .zip(["host.querySelector('#chart-steel canvas.live')", "host.documentElement.hasAttribute('data-static')"])
    {
        for framed in [false, true] {
            let host = if framed { "document.querySelector('iframe').contentDocument" } else { "document" };
            if framed {
                page.open(&site.url("embed.js")).await?;
                page.run::<()>(&format!(
                    "document.documentElement.innerHTML = '<title>host</title><body></body>';
                    const inner = document.createElement('iframe');
                    inner.style.cssText = 'width: 800px; height: 700px; border: 0';
                    const loaded = new Promise(done => inner.onload = done);
                    inner.src = {:?};
                    document.body.append(inner);
                    await loaded;",
                    site.url("index.html?embed&section=gong&motion=off")
                ))
                .await?;
            } else {
                page.open(&site.url("index.html?theme=light&motion=off")).await?;
            }
            let labels = LABELS.replace("HOST", host).replace("READY", ready);
            if !then.is_empty() {
                page.run::<Vec<[usize; 4]>>(&labels).await?;
                page.run::<()>(&format!("const host = {host}; {then}")).await?;
            }
            let boxes: Vec<[usize; 4]> = page.run(&labels).await?;
            let found = least(&page.picture().await?, &boxes)?;
            assert!(found >= LEGIBLE, "{ready}, framed {framed}: a label has a contrast of {found:.2}");
        }
    }
    Ok(())
}

/// The page as it is, and one whose script cannot be had, so that it stays as it was prerendered.
fn sites() -> Outcome<[Server; 2]> {
    use crate::support::server::Fate;
    let lost = Trouble { files: vec![("page-", ".js", Fate::Status(404))], ..Trouble::default() };
    Ok([Server::troubled(&dist()?, Trouble::default())?, Server::troubled(&dist()?, lost)?])
}

/// Dark Reader as its authors publish it, at work in the document `host`.
fn dark_reader() -> Outcome<String> {
    let script = fs::read_to_string(project().join("node_modules/darkreader/darkreader.js"))?;
    let enable = "DarkReader.setFetchMethod(window.fetch); DarkReader.enable();";
    Ok(format!(
        "const frames = host === document ? [window] : [window, host.defaultView];
        for (const frame of frames) frame.eval({} + ';' + {enable:?});
        await until('not dark', () => host.documentElement.dataset.theme === 'dark' ? '' : 'yet');",
        json!(script)
    ))
}

async fn with_dark_reader(engine: Engine) -> Outcome {
    let [live, still] = sites()?;
    let then = dark_reader()?;
    visit_in(engine, async |page| legible(page, &[&live, &still], &then).await).await?;
    holds("Dark Reader darkens the page", engine, &format!("the page's own dark theme: {ROW}"))
}

/// Applies a style sheet of the reader or of an extension in the document `host`.
fn with_style(css: &str) -> String {
    format!(
        "const sheet = new host.defaultView.CSSStyleSheet();
        sheet.replaceSync({css:?});
        host.adoptedStyleSheets = [...host.adoptedStyleSheets, sheet];"
    )
}

async fn with_styles_of_readers(engine: Engine) -> Outcome {
    let [live, still] = sites()?;
    for (row, css) in [
        (
            "a reader's style sheet makes all grounds black",
            "* { background-color: #000 !important; color: #fff !important; border-color: #555 !important; }",
        ),
        (
            "a reader's style sheet inverts the page, but not its pictures",
            "html { filter: invert(1) hue-rotate(180deg); } img, canvas, video { filter: invert(1) hue-rotate(180deg); }",
        ),
    ] {
        visit_in(engine, async |page| legible(page, &[&live, &still], &with_style(css)).await).await?;
        holds(row, engine, ROW)?;
    }
    Ok(())
}

mod whatever_style_sheets_readers_have_labels_are_legible {
    use super::*;

    in_every_engine!(with_styles_of_readers);
}

mod dark_reader_gets_the_dark_theme_of_the_page {
    use super::*;

    in_every_engine!(with_dark_reader);
}

#[tokio::test]
async fn where_chromium_darkens_light_pages_or_the_system_chooses_the_colours_labels_are_legible() -> Outcome {
    let [live, still] = sites()?;
    let launch =
        Launch { arguments: vec!["--enable-features=WebContentsForceDark", "--force-dark-mode"], ..Launch::default() };
    visit_with(Engine::Chromium, &launch, async |page| legible(page, &[&live, &still], "").await).await?;
    holds("the browser darkens light pages", Engine::Chromium, ROW)?;
    visit_in(Engine::Chromium, async |page| {
        page.media(Media { forced: true, dark: true, ..Media::default() }).await?;
        legible(page, &[&live, &still], "").await
    })
    .await?;
    holds("forced colours, dark", Engine::Chromium, ROW)
}

#[tokio::test]
async fn where_firefox_forces_dark_colours_labels_are_legible() -> Outcome {
    if !Engine::Firefox.is_wanted() {
        return Ok(());
    }
    let [live, still] = sites()?;
    let colours = [("background_color", "#000000"), ("foreground_color", "#ffffff")];
    let mut preferences = vec![("browser.display.document_color_use", json!(2))];
    for (name, value) in colours {
        for variant in ["", ".dark"] {
            let name: &'static str = Box::leak(format!("browser.display.{name}{variant}").into_boxed_str());
            preferences.push((name, json!(value)));
        }
    }
    let launch = Launch { preferences, ..Launch::default() };
    visit_with(Engine::Firefox, &launch, async |page| {
        page.run::<()>("if (!matchMedia('(forced-colors: active)').matches) throw new Error('not forced');").await?;
        legible(page, &[&live, &still], "").await
    })
    .await?;
    holds("forced colours, dark", Engine::Firefox, ROW)
}
