//! What readers do, in the engines of Chromium, Firefox and Safari: the same scenes in each. Where `tests/e2e` looks at the same, and at
//! more, in Chromium, the scene is `elsewhere`: in the other two. Needs `dist/`: `make build`.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::{fs, thread};

use crate::support::browser::{Browser, Line, Origin, Screen};
use crate::support::engine::Engine;
use crate::support::failure::{Failure, Outcome};
use crate::support::probe::{CANVASES, SIDEWAYS};
use crate::support::server::{Fate, Server, Trouble};
use crate::support::whole::{alive, scriptless, whole};
use crate::support::{Canvas, complaints, dist, open, open_at, read, until, visit_in};
use serde_json::{Value, json};

/// Turns each scene into a test in every engine, or with `elsewhere` in all but Chromium.
macro_rules! scenes {
    () => {};
    (elsewhere async fn $name:ident($page:ident, $site:ident) $body:block $($more:tt)*) => {
        scene!(in_the_other_engines, $name, $page, $site, $body);
        scenes! { $($more)* }
    };
    (async fn $name:ident($page:ident, $site:ident) $body:block $($more:tt)*) => {
        scene!(in_every_engine, $name, $page, $site, $body);
        scenes! { $($more)* }
    };
}

macro_rules! scene {
    ($engines:ident, $name:ident, $page:ident, $site:ident, $body:block) => {
        mod $name {
            use super::*;

            async fn scene($page: &Browser, $site: &Server) -> Outcome $body

            async fn shown(engine: Engine) -> Outcome {
                let site = Server::troubled(&dist()?, Trouble::default())?;
                visit_in(engine, async |page| scene(page, &site).await).await
            }

            $engines!(shown);
        }
    };
}

const FRAMES: &str = "for (let i = 0; i < 8; i++) await frame();";

scenes! {
    elsewhere async fn the_page_comes_alive_and_every_chart_is_painted_as_dense_as_the_screen(page, site) {
        for screen in [Screen::FINE_PHONE, Screen::DESK] {
            page.screen(screen).await?;
            // Without motion: what waits for its transition has the colours of another chart.
            read(page, &site.url("?motion=off")).await?;
            let canvases: Vec<Canvas> = page.run(CANVASES).await?;
            assert!(canvases.len() >= 14, "{screen:?}: {} charts", canvases.len());
            for canvas in &canvases {
                assert!(canvas.live && canvas.ink > 0.005, "{screen:?}: {canvas:?}");
                for (bitmap, css) in canvas.bitmap.iter().zip(canvas.css) {
                    assert!((bitmap - css * canvas.ratio).abs() <= 2.0, "{screen:?}: {canvas:?} is not as large as it is shown");
                }
                assert!(canvas.colour == canvas.token || canvas.colour.is_empty(), "{screen:?}: {canvas:?} is not of its hue");
            }
            assert_eq!(page.run::<Vec<String>>(SIDEWAYS).await?, Vec::<String>::new(), "{screen:?}");
            assert_eq!(complaints(page).await?, [], "{screen:?}");
        }
        Ok(())
    }

    async fn alive_it_reads_as_it_does_without_its_script(page, site) {
        let lost = Trouble { files: vec![("page-", ".js", Fate::Status(404))], ..Trouble::default() };
        let scriptless = Server::troubled(&dist()?, lost)?;
        page.screen(Screen::PHONE).await?;
        for edition in ["", "en/"] {
            page.open(&scriptless.url(edition)).await?;
            page.run::<()>("await until('not static', () => 'static' in document.documentElement.dataset ? '' : 'yet');").await?;
            let still = whole(page).await?;
            assert!(still.still.len() >= 14 && still.live.is_empty(), "{:?} {:?}", still.still, still.live);
            let alive = alive(page, &site.url(edition)).await?;
            assert_eq!(alive.figures, still.figures);
            assert!(alive.story == still.story, "{}", alive.beside(&still));
            assert!(alive.story.len() > 60, "{:?}", alive.story);
        }
        Ok(())
    }

    async fn with_scripts_off_text_figures_and_charts_are_there(page, site) {
        page.screen(Screen::DESK).await?;
        for edition in ["index.html", "en/index.html"] {
            let found = scriptless(page, &site.url(edition)).await?;
            assert!(found.still.len() >= 14 && found.live.is_empty(), "live {:?}, still {:?}", found.live, found.still);
            assert!(found.figures.len() >= 55 && found.story.len() > 60, "{:?} {:?}", found.figures, found.story);
            assert!(!page.run::<bool>("return 'scripted' in document.querySelector('iframe').contentDocument.documentElement.dataset;").await?);
        }
        Ok(())
    }

    async fn the_bar_leads_through_the_page_and_back_leads_back(page, site) {
        for screen in [Screen::PHONE, Screen::DESK] {
            page.screen(screen).await?;
            open(page, &site.url("")).await?;
            let links: Vec<String> = page.run("return all('.pillars a').map(a => a.hash);").await?;
            assert_eq!(links.len(), 3);
            for link in &links {
                page.click(&format!(".pillars a[href=\"{link}\"]")).await?;
                page.run::<()>(FRAMES).await?;
                let found: Value = page
                    .run(
                        "const heading = document.querySelector(`${location.hash} h2`).getBoundingClientRect();
                        const bar = document.querySelector('header.bar').getBoundingClientRect().bottom;
                        return [location.hash, heading.top >= bar - 0.5, heading.bottom <= innerHeight,
                            all('.pillars a[aria-current]').map(a => a.hash).join()];",
                    )
                    .await?;
                assert_eq!(found, json!([link, true, true, link]), "{screen:?}");
            }
            page.back().await?;
            page.run::<()>(FRAMES).await?;
            assert_eq!(page.run::<String>("return location.hash;").await?, links[1], "{screen:?}");
            assert_eq!(complaints(page).await?, []);
        }
        Ok(())
    }

    async fn stories_far_from_the_window_are_not_laid_out_where_nothing_jumps_for_that(page, site) {
        // Safari's engine has no scroll anchoring, and Firefox tells screen readers nothing of the texts: there everything is laid out.
        const SKIPPED: &str = "
            const seen = { contentVisibilityAuto: true };
            const skipped = all('.story').filter(story => !story.firstElementChild.checkVisibility(seen)).length;
            return CSS.supports('overflow-anchor', 'auto') && !CSS.supports('-moz-appearance', 'none') ? skipped : skipped - 100;";
        // How far what is in the middle of the window moves, beyond what was scrolled, at each step from the end of the page to its top.
        const JUMPS: &str = "
            const jumps = [];
            await go(root.scrollHeight);
            for (let steps = 0; scrollY > 0 && steps < 400; steps++) {
              const seen = document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('.story, section, footer') ?? document.querySelector('main');
              const before = [seen.getBoundingClientRect().bottom, scrollY];
              scrollBy(0, -Math.min(300, scrollY));
              await frame(); await frame();
              const moved = seen.getBoundingClientRect().bottom - before[0];
              if (Math.abs(moved - Math.min(300, before[1])) > 1) jumps.push([seen.id, moved, before[1], scrollY]);
            }
            return jumps;";
        // Finds and selects what has no layout.
        const FOUND: &str = "
            const last = all('.story h3').at(-1);
            const found = !window.find || window.find(last.textContent.slice(0, 6));
            for (let i = 0; i < 8; i++) await frame();
            const { top, bottom } = last.getBoundingClientRect();
            getSelection().selectAllChildren(document.querySelector('main'));
            for (let i = 0; i < 8; i++) await frame();
            const selected = getSelection().toString();
            getSelection().removeAllRanges();
            return [found, top < innerHeight && bottom > 0, all('.story h3').filter(title => !selected.includes(title.textContent.trim())).map(title => title.id)];";
        // The story at the top of the window, and where it is.
        const PLACE: &str = "
            await frame(); await frame();
            const story = all('.story').find(story => story.getBoundingClientRect().bottom > 200);
            return [story.id, story.querySelector('h3').getBoundingClientRect().top];";
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("?motion=off")).await?;
        let skipped: i32 = page.run(SKIPPED).await?;
        assert!(skipped > 10 || skipped == -100, "{skipped} stories are skipped");
        let (found, shown, missing): (bool, bool, Vec<String>) = page.run(FOUND).await?;
        assert!(found && shown && missing.is_empty(), "found {found}, shown {shown}, not selected {missing:?}");
        let jumps: Value = page.run(JUMPS).await?;
        assert_eq!(jumps, json!([]), "story, how far it moved, scrolled from, to");
        page.run::<()>("document.querySelector('#children h3').scrollIntoView(); await settled();").await?;
        let before: (String, f64) = page.run(PLACE).await?;
        page.screen(Screen { width: Screen::PHONE.width + 60, ..Screen::PHONE }).await?;
        let wider: (String, f64) = page.run(PLACE).await?;
        page.screen(Screen::PHONE).await?;
        let after: (String, f64) = page.run(PLACE).await?;
        assert!(before.0 == after.0 && (before.1 - after.1).abs() < 120.0, "{before:?}, wider {wider:?}, {after:?}");
        assert_eq!(complaints(page).await?, []);
        Ok(())
    }

    elsewhere async fn the_address_of_a_figure_leads_to_it(page, site) {
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("#steel-revenue")).await?;
        let found: Value = page
            .run(
                "await settled(); await frame();
                const figure = document.getElementById('steel-revenue');
                const { top, bottom } = figure.getBoundingClientRect();
                const bar = document.querySelector('header.bar').getBoundingClientRect().bottom;
                return [top >= bar && bottom <= innerHeight, getComputedStyle(figure).backgroundColor !== 'rgba(0, 0, 0, 0)'];",
            )
            .await?;
        assert_eq!(found, json!([true, true]));
        Ok(())
    }

    elsewhere async fn the_keyboard_leads_into_a_chart_through_its_marks_and_out(page, site) {
        const FOCUS: &str = "const mark = document.activeElement;
            return mark.matches('[data-mark]') ? mark.closest('[data-chart]').dataset.chart + '/' + mark.dataset.mark : mark.className || mark.tagName;";
        page.screen(Screen::DESK).await?;
        open_at(page, &site.url(""), "investments").await?;
        page.run::<()>(
            "const before = document.createElement('button'); before.textContent = '.';
            document.querySelector('[data-chart=investments]').before(before); await show(before); before.focus();",
        )
        .await?;
        for (key, wanted) in [("Tab", 0), ("ArrowRight", 1), ("ArrowDown", 2), ("ArrowLeft", 1), ("Home", 0), ("End", 6)] {
            page.press(key).await?;
            assert_eq!(page.run::<String>(FOCUS).await?, format!("investments/{wanted}"), "after {key}");
        }
        let tip: Option<String> = page.run("return said();").await?;
        let name: String = page.run("return document.activeElement.getAttribute('aria-label');").await?;
        assert!(tip.is_some_and(|tip| tip.contains("第3段")) && name.contains("元，"), "{name}");
        page.press("Escape").await?;
        assert_eq!(page.run::<Option<String>>("return said();").await?, None);
        assert_eq!(page.run::<String>(FOCUS).await?, "investments/6");
        page.press("Escape").await?;
        assert!(page.run::<bool>("return document.activeElement.matches('.story:has(#chart-investments) .more > summary');").await?);
        assert_eq!(complaints(page).await?, []);
        Ok(())
    }

    elsewhere async fn the_mouse_shows_a_tip_and_escape_takes_it_away(page, site) {
        page.screen(Screen::DESK).await?;
        open(page, &site.url("")).await?;
        let place: [f64; 2] = page
            .run(
                "const mark = (await goTo('steel')).querySelector('[data-mark]');
                 await show(mark);
                 const { left, width } = mark.getBoundingClientRect();
                 // Its part covers the rest.
                 return [left + width * 0.95, middle(mark)[1]];",
            )
            .await?;
        page.point(2.0, 2.0).await?;
        page.point(place[0], place[1]).await?;
        page.run::<()>("await until('no tip', () => said() ? '' : 'yet');").await?;
        let (tip, inside): (String, bool) = page
            .run(
                "const box = document.querySelector('.tip:not([hidden])').getBoundingClientRect();
                return [said(), box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight];",
            )
            .await?;
        assert!(tip.contains("1000亿元") && inside, "{tip} {inside}");
        page.press("Escape").await?;
        page.run::<()>("await until('the tip stays', () => said() ?? '');").await?;
        Ok(())
    }

    elsewhere async fn a_story_shows_its_figures_beside_its_picture_and_hides_them_again(page, site) {
        const SHOWN: &str = "const story = document.querySelector('.story:has(#chart-investments)');
            return [story.querySelector('.picture').checkVisibility(), all('.data tbody tr', story).filter(e => e.checkVisibility()).length > 6,
                all('[data-actions=investments] button').filter(e => e.checkVisibility()).length > 4];";
        page.screen(Screen::PHONE).await?;
        open_at(page, &site.url(""), "investments").await?;
        page.run::<()>("await show(document.querySelector('.story:has(#chart-investments) .more > summary'));").await?;
        page.click(".story:has(#chart-investments) .more > summary").await?;
        page.run::<()>("await show(document.querySelector('.story:has(#chart-investments) .data > summary'));").await?;
        for wanted in [json!([true, true, true]), json!([true, false, false])] {
            page.click(".story:has(#chart-investments) .data > summary").await?;
            page.run::<()>(FRAMES).await?;
            assert_eq!(page.run::<Value>(SHOWN).await?, wanted);
        }
        assert_eq!(complaints(page).await?, []);
        Ok(())
    }

    elsewhere async fn a_theme_holds_for_the_charts_too_and_is_remembered(page, site) {
        page.screen(Screen::DESK).await?;
        open(page, &site.url("?theme=light")).await?;
        let gong = "return getComputedStyle(document.documentElement).getPropertyValue('--orange').trim();";
        let light: String = page.run(gong).await?;
        page.run::<()>("await choose('theme=dark');").await?;
        page.open(&site.url("")).await?;
        page.run::<()>(crate::support::probe::ALIVE).await?;
        let dark: String = page.run(gong).await?;
        assert_ne!(dark, light);
        let canvases: Vec<Canvas> = page.run(CANVASES).await?;
        assert!(canvases.iter().any(|canvas| canvas.colour == dark), "none is {dark}: {canvases:#?}");
        page.run::<()>("await choose('theme=auto');").await?;
        assert_eq!(complaints(page).await?, []);
        Ok(())
    }

    elsewhere async fn the_elder_edition_is_large_and_its_charts_are_laid_out_anew(page, site) {
        const SIZE: &str = "return Math.min(...all('main p, main li, main a, main summary').filter(e => e.checkVisibility())
            .map(e => parseFloat(getComputedStyle(e).fontSize)));";
        let heights = async || -> Outcome<f64> {
            page.run::<()>(FRAMES).await?;
            let canvases: Vec<Canvas> = page.run(CANVASES).await?;
            Ok(canvases.iter().map(|canvas| canvas.css[1] / canvas.css[0]).sum())
        };
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("")).await?;
        let before = heights().await?;
        page.click(".to-elder").await?;
        let (elder, size) = (heights().await?, page.run::<f64>(SIZE).await?);
        assert!(size >= 18.0, "{size}");
        assert!(elder > before * 1.03, "{before} and {elder}");
        assert_eq!(page.run::<Vec<String>>(SIDEWAYS).await?, Vec::<String>::new());
        page.click(".to-standard").await?;
        let after = heights().await?;
        assert!((after - before).abs() < 0.01, "{before} and {after}");
        assert_eq!(complaints(page).await?, []);
        Ok(())
    }

    async fn the_other_language_is_a_link_away_and_so_is_the_way_back(page, site) {
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("index.html#steel")).await?;
        for (lang, word) in [("en", "steel"), ("zh-CN", "钢铁")] {
            page.click(".bar a[hreflang]").await?;
            until(page, &format!("document.documentElement.lang === '{lang}'")).await?;
            page.run::<()>(crate::support::probe::ALIVE).await?;
            let (hash, text): (String, String) = page.run("return [location.hash, document.querySelector('main').innerText];").await?;
            assert!(hash == "#steel" && text.contains(word), "{lang}: {hash}");
            assert_eq!(complaints(page).await?, [], "{lang}");
        }
        Ok(())
    }

    elsewhere async fn a_long_image_is_drawn(page, site) {
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("")).await?;
        let (shown, width, height, colours): (String, u32, u32, u32) = page
            .run(
                "await openSharing();
                document.querySelector('#share [data-part=gong]').click();
                const now = () => all('#poster > div:not(.head)').filter(part => !part.hidden).map(part => part.className).join();
                await until('not ready', () => now() === 'making' ? 'making' : '');
                const img = document.querySelector('#poster img');
                await img?.decode();
                // The image is not blank: every tenth of it has many colours.
                const sheet = document.createElement('canvas'); sheet.width = img.naturalWidth; sheet.height = img.naturalHeight;
                const context = sheet.getContext('2d', { willReadFrequently: true });
                context.drawImage(img, 0, 0);
                const tenth = Math.floor(sheet.height / 10);
                const colours = at => new Set(new Uint32Array(context.getImageData(0, at * tenth, sheet.width, tenth).data.buffer)).size;
                return [now(), img.naturalWidth, img.naturalHeight, Math.min(...Array.from({ length: 10 }, (_, at) => colours(at)))];",
            )
            .await?;
        assert_eq!((shown.as_str(), width), ("made", 1080));
        assert!(height > 2500 && colours > 20, "{height} rows, {colours} colours");
        assert_eq!(complaints(page).await?, []);
        Ok(())
    }

    async fn however_often_sizes_change_no_observer_is_told_of_its_own_work(page, _site) {
        for lacking in ["", "delete window.IntersectionObserver;"] {
            let watch = "addEventListener('error', event => (window.errors ??= []).push(event.message));";
            let site = Server::troubled(&dist()?, Trouble::script(&format!("{lacking}{watch}")))?;
            page.screen(Screen::DESK).await?;
            // Any file of the same origin that a browser shows as text.
            page.open(&site.url("embed.js")).await?;
            page.run::<()>(
                "document.body.textContent = '';
                const host = document.body.appendChild(document.createElement('iframe'));
                const loaded = new Promise(done => { host.onload = done; });
                host.style.cssText = 'width: 390px; height: 700px'; host.src = 'index.html?embed'; await loaded;
                await until('no chart is live', () => host.contentDocument.querySelector('[data-paint=live]') ? '' : 'yet');",
            )
            .await?;
            let _busy = Busy::both_cores();
            let errors: Vec<String> = page
                .run(
                    "const host = document.querySelector('iframe');
                    const inside = host.contentDocument, own = inside.documentElement;
                    const live = () => inside.querySelectorAll('[data-paint=live]').length;
                    const chart = inside.getElementById('chart-steel');
                    for (const [width, text, open] of [[700, 100, 0], [320, 150, 1], [520, 150, 0], [391, 100, 1], [760, 180, 0], [340, 100, 0], [390, 125, 1], [600, 100, 0]]) {
                        host.style.width = `${width}px`;
                        own.style.fontSize = `${text}%`;
                        inside.querySelectorAll('#steel details').forEach(d => { d.open = open; });
                        chart.scrollIntoView();
                        for (let i = 0; i < 4; i++) await frame();
                    }
                    await until('not painted again', () => live() ? '' : 'yet');
                    return host.contentWindow.errors ?? [];",
                )
                .await?;
            assert_eq!(errors, Vec::<String>::new(), "{lacking}");
            assert_eq!(complaints(page).await?.into_iter().filter(|line| line.from == Origin::Uncaught).collect::<Vec<Line>>(), [], "{lacking}");
        }
        Ok(())
    }

    async fn on_another_sites_page_a_frame_is_as_high_as_what_it_shows(page, site) {
        let host = host(&site.url(""))?;
        page.screen(Screen::DESK).await?;
        page.open(&host.url("host.html").replace("127.0.0.1", "localhost")).await?;
        let [wide, narrow]: [f64; 2] = page
            .run(
                "const element = document.querySelector('gongxiaomei-infographic');
                const height = () => parseFloat(element.querySelector('iframe')?.style.height || 0);
                const settle = async () => {
                    await until('no height', () => height() > 100 ? '' : 'yet');
                    for (let last = 0; last !== height(); ) { last = height(); await new Promise(done => setTimeout(done, 600)); }
                    return height();
                };
                const at = async width => {
                    const before = height();
                    element.style.cssText = `display: block; width: ${width}px`;
                    await until('no other height', () => height() === before ? 'yet' : '');
                    return settle();
                };
                return [await at(600), await at(340)];",
            )
            .await?;
        assert!(narrow > 200.0 && wide > narrow + 50.0, "{wide} and {narrow}");
        assert_eq!(complaints(page).await?.into_iter().filter(|line| !line.text.contains("favicon")).collect::<Vec<Line>>(), []);
        Ok(())
    }
}

/// Threads that keep two processors busy until this is dropped.
struct Busy(Arc<AtomicBool>);

impl Busy {
    fn both_cores() -> Busy {
        let on = Arc::new(AtomicBool::new(true));
        for _ in 0..2 {
            let on = on.clone();
            thread::spawn(move || while on.load(Ordering::Relaxed) {});
        }
        Busy(on)
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

/// A site with another name that shows a chart of the page at a URL.
fn host(base: &str) -> Outcome<Server> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("host");
    fs::create_dir_all(&folder)?;
    let html = format!(
        "<!DOCTYPE html><meta charset=\"utf-8\"><title>host</title><script src=\"{base}embed.js\" defer></script>
        <gongxiaomei-infographic chart=\"steel\"></gongxiaomei-infographic>"
    );
    // Each test has its own URL in the file. It is written under another name and then moved, so that it is never incomplete.
    let file = folder.join(format!("{}.html", std::process::id()));
    fs::write(&file, &html)?;
    let site =
        Server::troubled(&folder, Trouble { edit: Some(Arc::new(move |_| html.clone())), ..Trouble::default() })?;
    fs::rename(file, folder.join("host.html"))?;
    Ok(site)
}

mod a_failing_test_leaves_picture_console_and_html {
    use super::*;

    async fn kept(engine: Engine) -> Outcome {
        let site = Server::troubled(&dist()?, Trouble::default())?;
        let folder = crate::support::project()
            .join("target/e2e-failures/scenes/a_failing_test_leaves_picture_console_and_html")
            .join(format!("{engine:?}"));
        let ended = visit_in(engine, async |page| {
            page.screen(Screen::PHONE).await?;
            open(page, &site.url("")).await?;
            page.run::<()>("console.warn('something odd');").await?;
            Err(Failure("on purpose".into()))
        })
        .await;
        assert!(ended.is_err());
        let kept = |name: &str| fs::read(folder.join(name));
        assert_eq!(kept("failure.txt")?, b"on purpose");
        assert!(String::from_utf8_lossy(&kept("console.txt")?).contains("something odd"));
        assert!(String::from_utf8_lossy(&kept("page.html")?).contains("steel-revenue"));
        assert!(kept("screenshot.png")?.starts_with(b"\x89PNG"));
        fs::remove_dir_all(folder)?;
        Ok(())
    }

    in_every_engine!(kept);
}
