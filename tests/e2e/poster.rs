//! The long image as a reader gets it: drawn in the browser, with its PNG decoded and checked.

use std::collections::BTreeSet;

use crate::page::{Pixels, pixels};
use crate::support::browser::{Browser, Media, Screen};
use crate::support::failure::Outcome;
use crate::support::{complaints, open, visit};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use gongxiaomei::poster::{CARD, WIDTH};

/// A script that requests the long image of a part in the sharing section, and returns `made` or `failed`.
pub fn asked(part: &str) -> String {
    format!(
        "await openSharing();
        document.querySelector('#share [data-part=\"{part}\"]').click();
        const now = () => all('#poster > div:not(.head)').filter(part => !part.hidden).map(part => part.className).join();
        await until('not ready', () => now() === 'making' ? 'making' : '');
        return now();"
    )
}

/// The images in the dialog: their files in base64, and their `alt`.
const IMAGES: &str = "return Promise.all(all('#poster img').map(async img => {
    const bytes = new Uint8Array(await (await fetch(img.src)).arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
    return [btoa(text), img.alt];
}));";

/// A picture: its width, and its pixels row by row.
pub struct Picture {
    width: usize,
    pixels: Vec<[u8; 3]>,
}

impl Picture {
    fn of(base64: &str) -> Outcome<Picture> {
        let file = BASE64_STANDARD.decode(base64)?;
        let Pixels { bytes, width, step } = pixels(&file)?;
        let pixels = bytes.chunks(step).map(|p| [p[0], p[1], p[2]]).collect();
        Ok(Picture { width, pixels })
    }

    fn height(&self) -> usize {
        self.pixels.len() / self.width
    }

    fn row(&self, y: usize) -> &[[u8; 3]] {
        &self.pixels[y * self.width..(y + 1) * self.width]
    }

    /// The largest number of consecutive rows of a single colour.
    fn longest_blank(&self) -> usize {
        let blank = |y| self.row(y).iter().collect::<BTreeSet<_>>().len() == 1;
        let (mut longest, mut run) = (0, 0);
        for y in 0..self.height() {
            run = if blank(y) { run + 1 } else { 0 };
            longest = longest.max(run);
        }
        longest
    }

    /// The text of its QR code, which is in its lower part.
    pub fn code(&self) -> Option<String> {
        let rows = self.height().min(1800);
        let from = self.height() - rows;
        let grey = |x: usize, y: usize| {
            let [r, g, b] = self.row(from + y)[x].map(u16::from);
            let [_, grey] = ((r * 3 + g * 6 + b) / 10).to_be_bytes();
            grey
        };
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(self.width, rows, grey);
        image.detect_grids().iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
    }

    /// The address in it, without the digest of the figures.
    fn leads_to(&self) -> Option<String> {
        Some(self.code()?.rsplit_once('~')?.0.into())
    }
}

/// The images in the dialog, decoded, with their alternative texts.
pub async fn images(page: &Browser) -> Outcome<Vec<(Picture, String)>> {
    let files: Vec<(String, String)> = page.run(IMAGES).await?;
    files.into_iter().map(|(file, alt)| Ok((Picture::of(&file)?, alt))).collect()
}

#[tokio::test]
async fn the_whole_page_becomes_a_long_image_that_leads_back_to_it() -> Outcome {
    visit(async |page, site| {
        for (edition, headline) in [("index.html", "因钢兴城"), ("en/index.html", "A city of steel")] {
            page.screen(Screen::PHONE).await?;
            open(page, &site.url(edition)).await?;
            assert_eq!(page.run::<String>(&asked("")).await?, "made");
            let images = images(page).await?;
            let [(picture, alt)] = images.as_slice() else { panic!("{} images", images.len()) };
            assert_eq!(picture.width as f64, WIDTH);
            assert!((4600..6600).contains(&picture.height()), "{} rows", picture.height());
            assert!(picture.longest_blank() < 200, "{} rows of one colour", picture.longest_blank());
            assert_eq!(picture.leads_to().as_deref(), Some(site.url(&format!("{edition}#")).as_str()));
            assert!(alt.contains(headline), "{alt}");
        }
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_card_has_the_shape_of_a_phone_s_picture_and_leads_to_the_page() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("index.html")).await?;
        assert_eq!(page.run::<String>(&asked(CARD)).await?, "made");
        let images = images(page).await?;
        let [(picture, alt)] = images.as_slice() else { panic!("{} images", images.len()) };
        // The address of a test's server is shorter than a portal's: the characters have the rest.
        assert_eq!((picture.width, picture.height()), (1080, 1440));
        assert_eq!(picture.leads_to().as_deref(), Some(site.url("index.html#").as_str()));
        assert!(alt.starts_with("卡片") && alt.contains("因钢兴城"), "{alt}");
        let file: String = page.run("return document.querySelector('#poster li a').download;").await?;
        assert_eq!(file, "工小美-卡片.png");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_pillar_becomes_one_image_that_leads_back_to_the_pillar() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        open(page, &site.url("index.html?theme=light#money")).await?;
        for part in ["gong", "xiao", "mei"] {
            assert_eq!(page.run::<String>(&asked(part)).await?, "made");
            let images = images(page).await?;
            let [(picture, alt)] = images.as_slice() else {
                panic!("{part}: {} images", images.len());
            };
            assert!(picture.longest_blank() < 200, "{part}: {} rows of one colour", picture.longest_blank());
            // The URL has neither the reader's display settings nor the reader's place on the page.
            assert_eq!(picture.leads_to(), Some(site.url(&format!("index.html#{part}"))));
            assert!(["工业", "民生", "城市"].iter().any(|name| alt.starts_with(name)), "{alt}");
            let file: String = page.run("return document.querySelector('#poster li a').download;").await?;
            assert!(file.starts_with("工小美-") && file.ends_with(".png"), "{file}");
            page.click("#poster .head [data-close]").await?;
        }
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn its_words_are_drawn_in_a_chinese_font() -> Outcome {
    // The title drawn by the browser in a font that is known to be Chinese; a font without the characters would draw boxes.
    const TITLE: &str = "const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [1080, 160];
        const at = canvas.getContext('2d');
        const style = getComputedStyle(document.documentElement);
        at.fillStyle = style.getPropertyValue('--paper'); at.fillRect(0, 0, 1080, 160);
        at.fillStyle = style.getPropertyValue('--ink');
        at.font = '700 112px \"Noto Serif CJK SC\"';
        at.fillText(document.querySelector('h1').textContent, 64, 120);
        return canvas.toDataURL().split(',')[1];";
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("index.html?theme=light")).await?;
        let fonts: bool = page.run("return document.fonts.check('700 112px \"Noto Serif CJK SC\"', '工');").await?;
        assert!(fonts, "this machine has no Noto Serif CJK SC, which scripts/setup installs");
        assert_eq!(page.run::<String>(&asked("")).await?, "made");
        let known = Picture::of(&page.run::<String>(TITLE).await?)?;
        let images = images(page).await?;
        let image = &images.first().expect("an image").0;
        let differs = |top: usize| {
            let rows = (0..known.height()).map(|y| (known.row(y), image.row(top + y)));
            let off =
                |(a, b): (&[[u8; 3]], &[[u8; 3]])| a.iter().zip(b).filter(|(a, b)| a[0].abs_diff(b[0]) > 90).count();
            rows.map(off).sum::<usize>()
        };
        let ink = known.pixels.iter().filter(|pixel| pixel[0] < 100).count();
        let least = (0..200).map(differs).min().unwrap_or(usize::MAX);
        assert!(ink > 8000 && least < ink / 20, "{least} pixels differ of {ink} inked ones");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn it_has_the_colours_and_the_text_size_of_the_page() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        page.media(Media { dark: true, ..Media::default() }).await?;
        let mut rows = Vec::new();
        for query in ["theme=light", "", "theme=contrast", "mode=elder&theme=light", "mode=elder&text=3"] {
            open(page, &site.url(&format!("index.html?{query}"))).await?;
            assert_eq!(page.run::<String>(&asked("gong")).await?, "made");
            let token = "return getComputedStyle(document.documentElement).getPropertyValue('--paper').trim();";
            let paper: String = page.run(token).await?;
            let images = images(page).await?;
            let (image, _) = images.first().expect("an image");
            // A pixel of the margin, below the pillar's band.
            let [r, g, b] = image.row(2000)[8];
            assert_eq!(format!("#{r:02x}{g:02x}{b:02x}"), paper, "{query}");
            let last = &images.last().expect("an image").0;
            assert_eq!(last.leads_to(), Some(site.url("index.html#gong")), "{query}");
            rows.push(images.iter().map(|(image, _)| image.height()).sum::<usize>());
        }
        assert!(rows[3] > rows[0] * 11 / 10 && rows[4] > rows[3] * 11 / 10, "{rows:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn drawing_shows_how_far_it_is_and_can_be_called_off() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        // A browser that waits between two tasks.
        page.before("delete window.OffscreenCanvas; const wait = window.setTimeout; window.setTimeout = (f, ms) => wait(f, ms === 0 && window.slow ? 120 : ms);")
            .await?;
        open(page, &site.url("index.html")).await?;
        assert_eq!(page.run::<String>(&asked("gong")).await?, "made");
        page.click("#poster .head [data-close]").await?;
        page.run::<()>("await until('still kept', () => all('#poster img').length ? 'an image' : '');").await?;

        let script = "window.slow = true; window.steps = [];
            const bar = document.querySelector('#poster progress');
            document.querySelector('#share [data-part=\"\"]').click();
            const seen = () => { if (window.steps.at(-1) !== bar.value) window.steps.push(bar.value); };
            await until('no progress', () => { seen(); return window.steps.length > 3 ? '' : JSON.stringify(window.steps); });
            return [window.steps, document.querySelector('#poster').open];";
        let (steps, shown): (Vec<f64>, bool) = page.run(script).await?;
        assert!(shown && steps.is_sorted() && steps.iter().all(|step| *step < 1000.0), "{steps:?}");
        page.click("#poster .making [data-close]").await?;
        let after = "const bar = document.querySelector('#poster progress'); const at = bar.value;
            await rest(57);
            return [document.querySelector('#poster').open, all('#poster img').length, bar.value - at];";
        assert_eq!(page.run::<(bool, u32, f64)>(after).await?, (false, 0, 0.0));
        // After cancelling, another image can be made.
        page.run::<()>("window.slow = false;").await?;
        assert_eq!(page.run::<String>(&asked("mei")).await?, "made");
        page.press("Escape").await?;
        let (shown, focus): (bool, String) =
            page.run("await frame(); return [document.querySelector('#poster').open, document.activeElement.dataset.part ?? ''];").await?;
        assert!(!shown);
        assert_eq!(focus, "mei", "the focus is back where it was");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_it_cannot_be_drawn_the_page_says_so_and_offers_to_print() -> Outcome {
    // The first three draw on the main thread, as in an engine without a canvas for workers.
    let faults = [
        ("the canvas takes no size", "delete window.OffscreenCanvas; HTMLCanvasElement.prototype.toBlob = function (done) { done(null); };"),
        (
            "the canvas is blocked",
            "delete window.OffscreenCanvas; HTMLCanvasElement.prototype.toBlob = () => { throw new DOMException('', 'SecurityError'); };",
        ),
        (
            "there is no memory for a canvas so large",
            "delete window.OffscreenCanvas; const get = HTMLCanvasElement.prototype.getContext;
            HTMLCanvasElement.prototype.getContext = function (...of) { return this.height > 2000 ? null : get.apply(this, of); };",
        ),
        (
            "its words are not there",
            "addEventListener('DOMContentLoaded', () => { document.querySelector('#poster').dataset.sheet = './poster-0.json'; });",
        ),
        (
            "its module cannot start",
            "const get = window.fetch; window.fetch = (of, ...more) =>
                String(of.url ?? of).includes('/export-') ? Promise.resolve(new Response('', { status: 404 })) : get(of, ...more);",
        ),
    ];
    for (what, fault) in faults {
        visit(async |page, site| {
            page.screen(Screen::PHONE).await?;
            page.before(&format!("window.print = () => {{ window.printed = true; }}; {fault}")).await?;
            open(page, &site.url("index.html")).await?;
            for _ in 0..2 {
                assert_eq!(page.run::<String>(&asked("gong")).await?, "failed", "{what}");
                page.click("#poster .failed [data-do=print]").await?;
                assert!(page.run::<bool>("return window.printed === true;").await?, "{what}");
                page.click("#poster .head [data-close]").await?;
            }
            let lines = complaints(page).await?;
            assert!(lines.iter().all(|line| line.text.contains("long image")), "{what}: {lines:?}");
            assert!(!lines.is_empty(), "{what}: the console says why");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn where_no_worker_can_draw_the_page_draws_it_itself() -> Outcome {
    let engines = [
        "delete window.OffscreenCanvas;",
        "window.Worker = class { constructor() { throw new DOMException('', 'SecurityError'); } };",
        "const Real = window.Worker; window.Worker = class extends Real { constructor() { super('./nowhere.js', { type: 'module' }); } };",
    ];
    for engine in engines {
        visit(async |page, site| {
            page.screen(Screen::PHONE).await?;
            page.before(engine).await?;
            open(page, &site.url("index.html")).await?;
            assert_eq!(page.run::<String>(&asked("")).await?, "made", "{engine}");
            for (picture, _) in images(page).await? {
                assert!(picture.longest_blank() < 200, "{engine}: {} rows of one colour", picture.longest_blank());
                assert_eq!(picture.leads_to(), Some(site.url("index.html#")), "{engine}");
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn in_wechat_an_image_is_kept_by_pressing_it() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        page.before("Object.defineProperty(navigator, 'userAgent', { value: navigator.userAgent + ' MicroMessenger/8.0.50' });")
            .await?;
        open(page, &site.url("index.html")).await?;
        assert_eq!(page.run::<String>(&asked("gong")).await?, "made");
        let (source, buttons, hold): (String, u32, bool) = page
            .run(
                "const img = document.querySelector('#poster img');
                return [img.src.slice(0, 22), all('#poster li a').length, document.querySelector('#poster .hold').checkVisibility()];",
            )
            .await?;
        assert_eq!((source.as_str(), buttons, hold), ("data:image/png;base64,", 0, true));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_engine_that_knows_no_dialogs_shows_it_all_the_same() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        page.before("delete window.HTMLDialogElement;").await?;
        open(page, &site.url("index.html")).await?;
        assert_eq!(page.run::<String>(&asked("gong")).await?, "made");
        assert!(page.run::<bool>("return document.querySelector('#poster img').checkVisibility();").await?);
        page.click("#poster .head [data-close]").await?;
        assert!(!page.run::<bool>("return document.querySelector('#poster').checkVisibility();").await?);
        Ok(())
    })
    .await
}
