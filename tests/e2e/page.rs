//! The built page in a browser, served under a path as a site would serve it. Needs `dist/`: `make build`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{fs, io};

use crate::support::browser::{Browser, Level, Line, Media, Origin, Screen};
use crate::support::failure::Outcome;
use crate::support::probe::{CANVASES, PLACES, READ_IN_STEPS, READ_THROUGH, SIDEWAYS, TEXT};
use crate::support::server::Server;
use crate::support::{Canvas, complaints, dist, open, project, read, until, visit};
use serde_json::Value;

const SCREENS: [Screen; 3] = [Screen::FINE_PHONE, Screen::DESK, Screen::FINE_DESK];

/// The prefix of the page's own console messages.
const OURS: &str = "infographic: ";

/// Without motion, so that no canvas waits below the window for its transition: that shows another chart's colours.
const AT_REST: &str = "?motion=off";

/// Fails unless every chart has a live canvas that is not blank and has exactly the pixels of the screen.
fn assert_painted(canvases: &[Canvas], at: &str) {
    assert!(!canvases.is_empty(), "{at}: no charts");
    for canvas in canvases {
        assert!(canvas.live, "{at}: {canvas:?} is not live");
        assert!(canvas.ink > 0.005, "{at}: {canvas:?} has no ink");
        for (bitmap, css) in canvas.bitmap.iter().zip(canvas.css) {
            assert!((bitmap - css * canvas.ratio).abs() <= 2.0, "{at}: {canvas:?} is not as large as it is shown");
        }
    }
}

#[tokio::test]
async fn every_chart_becomes_a_canvas_with_ink_as_dense_as_the_screen_without_a_complaint_in_the_console() -> Outcome {
    visit(async |page, site| {
        for screen in SCREENS {
            page.screen(screen).await?;
            read(page, &site.url(AT_REST)).await?;
            let canvases: Vec<Canvas> = page.run(CANVASES).await?;
            assert_painted(&canvases, &format!("{screen:?}"));
            assert_eq!(canvases[0].ratio, screen.ratio);
            for canvas in &canvases {
                assert!(
                    canvas.colour == canvas.token || canvas.colour.is_empty(),
                    "{screen:?}: {canvas:?} is not of its hue"
                );
            }
            assert_eq!(page.run::<Vec<String>>(SIDEWAYS).await?, Vec::<String>::new(), "{screen:?}");
            assert_eq!(complaints(page).await?, [], "{screen:?}");
        }
        Ok(())
    })
    .await
}

/// The most nodes a page may have once it is read through: elements, texts and the browser's own parts of controls.
const NODES: u64 = 5550;
/// The most boxes then laid out.
const BOXES: u64 = 2200;
/// The largest JavaScript heap then, in bytes; the tests' own scripts are in it.
const HEAP: u64 = 1_200_000;
/// The most files that a reader of one edition loads: page, style, script, wasm and icon.
const FILES: usize = 5;

#[tokio::test]
async fn both_editions_keep_to_their_budgets_of_nodes_memory_and_files() -> Outcome {
    visit(async |page, _| {
        page.screen(Screen::FINE_PHONE).await?;
        for edition in ["", "en/"] {
            let site = Server::start(&dist()?)?;
            open(page, &site.url(edition)).await?;
            page.run::<()>(READ_THROUGH).await?;
            let held = page.held().await?;
            let files = site.asked();
            assert!(held.nodes <= NODES && held.layout_objects <= BOXES && held.heap <= HEAP, "{edition}: {held:?}");
            assert!(files.len() <= FILES, "{edition}: {files:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn few_controls_are_in_sight() -> Outcome {
    // The marks of charts are pictures; what is folded is behind one of those that are counted.
    const CONTROLS: &str = "return all('a[href], button, summary, input, select')
        .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.matches('[data-mark], .skip')).map(e => e.outerHTML.slice(0, 60));";
    visit(async |page, site| {
        for screen in [Screen::PHONE, Screen::DESK] {
            page.screen(screen).await?;
            for edition in ["", "en/"] {
                read(page, &site.url(edition)).await?;
                let controls: Vec<String> = page.run(CONTROLS).await?;
                assert!((20..35).contains(&controls.len()), "{edition}: {} controls: {controls:#?}", controls.len());
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nothing_moves_while_the_page_loads_comes_alive_and_is_read() -> Outcome {
    // This last section has only a citation without scripts; the rest of it needs them.
    let places = format!("document.getElementById('share').remove(); {PLACES}");
    visit(async |page, site| {
        for screen in [Screen::PHONE, Screen::DESK] {
            page.screen(screen).await?;
            page.scripts(false).await?;
            page.open(&site.url("")).await?;
            let still: Vec<String> = page.run(&places).await?;
            page.scripts(true).await?;
            open(page, &site.url("")).await?;
            page.run::<()>(READ_IN_STEPS).await?;
            page.run::<()>(READ_THROUGH).await?;
            let shifts: Vec<Value> = page.run("return window.shifts;").await?;
            assert_eq!(shifts, Vec::<Value>::new(), "layout shifts at {screen:?}");
            let live: Vec<String> = page.run(&places).await?;
            let moved: Vec<_> = still.iter().zip(&live).filter(|(still, live)| still != live).collect();
            assert!(moved.is_empty(), "{screen:?}: without scripts, and alive: {moved:#?}");
            assert_eq!(still.len(), live.len());
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn while_the_page_arrives_it_is_as_wide_as_when_it_has_a_scrollbar() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        open(page, &site.url("")).await?;
        let [window, whole, part]: [f64; 3] = page
            .run(
                "const width = () => document.querySelector('.bar').getBoundingClientRect().width;
                 const whole = width();
                 for (const below of all('main > section, main > .closing')) below.style.display = 'none';
                 if (root.scrollHeight > innerHeight) throw new Error(`still ${root.scrollHeight} high`);
                 return [innerWidth, whole, width()];",
            )
            .await?;
        assert!(whole < window, "this browser's scrollbars take no space");
        assert_eq!(part, whole);
        Ok(())
    })
    .await
}

/// Tells the page of intersections late, and all that happened until then at once, as a busy machine does.
const LATE: &str = "
const Real = window.IntersectionObserver;
window.IntersectionObserver = class extends Real {
  constructor(told, options) {
    const waiting = [];
    super((entries, observer) => {
      if (waiting.push(...entries) === entries.length) setTimeout(() => { if (waiting.length) told(waiting.splice(0), observer); }, 400);
    }, options);
  }
};";

#[tokio::test]
async fn a_story_that_came_into_view_for_a_moment_is_there_when_the_reader_comes_back() -> Outcome {
    visit(async |page, site| {
        page.before(LATE).await?;
        page.screen(Screen::PHONE).await?;
        page.open(&site.url("")).await?;
        page.run::<()>(
            "await until('not waiting', () => document.querySelector('#countryside.waiting') ? '' : 'yet');",
        )
        .await?;
        page.run::<()>(
            "const story = document.querySelector('#countryside');
             await show(story); await go(0);
             for (let i = 0; i < 40; i++) await frame();
             await show(story);
             await until('blank', () => story.matches('.waiting') ? story.id : '');",
        )
        .await
    })
    .await
}

#[tokio::test]
async fn search_engines_find_the_whole_addresses_of_the_other_editions() -> Outcome {
    visit(async |page, site| {
        open(page, &site.url("en/")).await?;
        let links: Vec<String> =
            page.run("return all('link[hreflang]').map(link => link.getAttribute('href'));").await?;
        assert_eq!(links.len(), 3, "{links:?}");
        assert!(links.iter().all(|link| link.starts_with(&site.url(""))), "{links:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_headline_or_the_sentence_under_it_is_the_largest_paint() -> Outcome {
    const LARGEST: &str = "
        return await new Promise(tell => new PerformanceObserver(list =>
            tell(list.getEntries().at(-1).element?.matches('.hero h1, .hero p') ?? false)).observe({
            type: 'largest-contentful-paint', buffered: true,
        }));";
    visit(async |page, site| {
        for screen in [Screen::PHONE, Screen::DESK] {
            page.screen(screen).await?;
            open(page, &site.url("")).await?;
            assert!(page.run::<bool>(LARGEST).await?, "{screen:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_three_characters_are_whole_on_the_first_screen_of_the_smallest_phone() -> Outcome {
    const LOWEST: &str = "return Math.max(...all('.glyphs .picture').map(p => p.getBoundingClientRect().bottom));";
    visit(async |page, site| {
        let screen = Screen::SMALL_PHONE;
        page.screen(screen).await?;
        open(page, &site.url("")).await?;
        let lowest: f64 = page.run(LOWEST).await?;
        assert!(lowest <= f64::from(screen.height), "the characters end at {lowest} px");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn on_a_phone_the_texts_of_each_character_are_as_wide_as_the_page_and_each_mark_can_be_touched() -> Outcome {
    /// Of each character: whether its texts are as wide as the list, and how many of its marks something else lies over.
    const FIGURES: &str = "
        await alive();
        const list = document.querySelector('.glyphs').getBoundingClientRect();
        const covered = button => {
          const { left, top, width, height } = button.getBoundingClientRect();
          const at = document.elementFromPoint(left + width / 2, top + height / 2);
          return at?.closest('figure') !== button.closest('figure');
        };
        const found = [];
        for (const figure of all('.glyphs figure')) {
          await show(figure);
          await until('no marks', () => figure.querySelector('[data-mark]') ? '' : 'yet');
          const texts = figure.querySelector('figcaption').getBoundingClientRect();
          const marks = [...figure.querySelectorAll('[data-mark]')];
          found.push([texts.left === list.left && texts.right === list.right, marks.length, marks.filter(covered).length]);
        }
        return found;";
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        for edition in ["", "en/index.html"] {
            open(page, &site.url(edition)).await?;
            let found: Vec<(bool, usize, usize)> = page.run(FIGURES).await?;
            assert_eq!(found.len(), 3, "{edition}");
            assert!(
                found.iter().all(|&(wide, marks, covered)| wide && marks > 0 && covered == 0),
                "{edition}: {found:?}"
            );
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_still_and_its_canvas_look_the_same_but_for_the_smoothing_of_edges() -> Outcome {
    const AREA: &str = "
        const host = await goTo(chart);
        await until('not live', () => host.querySelector('canvas.live') ? '' : chart);
        const { left, top, width, height } = host.getBoundingClientRect();
        return [left, top + scrollY, width, height];";
    const STILL: &str = "
        const host = document.querySelector(`[data-chart='${chart}']`);
        host.querySelector('canvas').style.display = 'none';
        host.getAnimations({ subtree: true }).forEach(hold => hold.cancel());
        await frame();";
    visit(async |page, site| {
        for screen in [Screen { ratio: 2.0, ..Screen::PHONE }, Screen::DESK] {
            page.screen(screen).await?;
            open(page, &site.url("")).await?;
            // So that nothing moves between the two pictures.
            page.run::<()>("root.setAttribute('data-whole', '');").await?;
            let charts: Vec<String> = page.run("return all('[data-chart]').map(host => host.dataset.chart);").await?;
            assert!(charts.len() >= 14, "{charts:?}");
            for chart in charts {
                let of = format!("const chart = '{chart}';");
                let area: [f64; 4] = page.run(&(of.clone() + AREA)).await?;
                let live = pixels(&page.part(area).await?)?;
                page.run::<()>(&(of + STILL)).await?;
                let still = pixels(&page.part(area).await?)?;
                let share = difference(&live, &still);
                assert!(share < MOST_DIFFERENT, "{chart} at {screen:?}: {:.3} % of the pixels differ", share * 100.0);
            }
        }
        Ok(())
    })
    .await
}

/// The share of a chart's pixels that may differ by more than the smoothing of one edge. Where two edges are less than two pixels
/// apart, such as at the necks of people, SVG and canvas smooth both edges differently.
const MOST_DIFFERENT: f64 = 0.005;

/// The pixels of a PNG.
pub struct Pixels {
    pub bytes: Vec<u8>,
    /// Pixels per row.
    pub width: usize,
    /// Bytes per pixel: red, green, blue, and maybe opacity.
    pub step: usize,
}

/// Reads a PNG.
pub fn pixels(file: &[u8]) -> Outcome<Pixels> {
    let mut decoder = png::Decoder::new(io::Cursor::new(file));
    decoder.set_transformations(png::Transformations::STRIP_16);
    let mut reader = decoder.read_info()?;
    let mut bytes = vec![0; reader.output_buffer_size().unwrap_or_default()];
    let info = reader.next_frame(&mut bytes)?;
    Ok(Pixels { bytes, width: info.width as usize, step: info.color_type.samples() })
}

impl Pixels {
    /// Whether a colour lies between the colours around a pixel, within a tolerance: edge smoothing gives such colours.
    fn has_around(&self, at: usize, colour: &[u8]) -> bool {
        const TOLERANCE: u8 = 48;
        let (row, column) = (at / self.width, at % self.width);
        colour.iter().enumerate().all(|(channel, value)| {
            let (mut least, mut most) = (u8::MAX, u8::MIN);
            for y in row.saturating_sub(1)..=row + 1 {
                for x in column.saturating_sub(1)..=(column + 1).min(self.width - 1) {
                    if let Some(other) = self.bytes.get((y * self.width + x) * self.step + channel) {
                        (least, most) = (least.min(*other), most.max(*other));
                    }
                }
            }
            (least.saturating_sub(TOLERANCE)..=most.saturating_add(TOLERANCE)).contains(value)
        })
    }
}

/// How many pixels are compared at once.
const RUN: usize = 32;

/// The share of pixels whose colour does not occur around the same place in the other picture.
fn difference(a: &Pixels, b: &Pixels) -> f64 {
    assert_eq!((a.step, a.width, a.bytes.len()), (b.step, b.width, b.bytes.len()), "two pictures of one size");
    // Equal runs, which are nearly all, are skipped as a whole, since tests are compiled without optimisation.
    let run = a.step * RUN;
    let runs = a.bytes.chunks(run).zip(b.bytes.chunks(run)).enumerate().filter(|(_, (a, b))| a != b);
    let different = runs.map(|(n, (x, y))| {
        let pairs = x.chunks(a.step).zip(y.chunks(a.step)).enumerate();
        let apart = |(i, (x, y)): &(usize, (&[u8], &[u8]))| x != y && !b.has_around(n * RUN + i, x);
        pairs.filter(apart).count()
    });
    different.sum::<usize>() as f64 / (a.bytes.len() / a.step) as f64
}

#[tokio::test]
async fn the_page_has_at_least_14_charts_in_at_least_7_forms() -> Outcome {
    visit(async |page, site| {
        page.open(&site.url("")).await?;
        let forms: Vec<String> = page.run("return all('[data-island=chart]').map(host => host.dataset.form);").await?;
        let different: BTreeSet<&String> = forms.iter().collect();
        assert!(forms.len() >= 14, "{} charts", forms.len());
        assert!(different.len() >= 7, "{different:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_scripts_every_figure_every_name_and_every_chart_is_there_to_be_seen() -> Outcome {
    let ledger: Value = serde_json::from_str(&fs::read_to_string(project().join("tests/fixtures/ledger.json"))?)?;
    let list = |name: &str| ledger[name].as_array().cloned().unwrap_or_default();
    visit(async |page, site| {
        page.scripts(false).await?;
        for screen in [Screen::PHONE, Screen::DESK] {
            page.screen(screen).await?;
            page.open(&site.url("")).await?;
            let seen: Value = page
                .run(
                    "all('.more').forEach(fold => { fold.open = true; });
                     const seen = e => e.checkVisibility({ opacityProperty: true, visibilityProperty: true })
                       && e.getBoundingClientRect().width > 0;
                     return Object.fromEntries(all('data[id]').filter(seen).map(e => [e.id, e.value]));",
                )
                .await?;
            let missing: Vec<Value> = list("figures")
                .into_iter()
                .filter(|figure| {
                    let value = figure["id"].as_str().and_then(|id| seen[id].as_str()?.parse().ok());
                    value.is_none() || value != figure["value"].as_f64()
                })
                .map(|figure| figure["id"].clone())
                .collect();
            assert_eq!(missing, Vec::<Value>::new(), "{screen:?}: figures that are not to be seen");
            assert_eq!(list("figures").len(), 55);

            let text = solid(&page.run::<String>(TEXT).await?);
            let unsaid: Vec<String> = list("names")
                .iter()
                .map(|name| name["text"].as_str().unwrap_or_default().to_string())
                .filter(|name| name.is_empty() || !text.contains(&solid(name)))
                .collect();
            assert_eq!(unsaid, Vec::<String>::new(), "{screen:?}: names that are not to be read");
            assert_eq!(list("names").len(), 58);

            assert_eq!(page.run::<Vec<String>>(STILL_LESS).await?, Vec::<String>::new(), "{screen:?}");
        }
        Ok(())
    })
    .await
}

/// Charts that do not show exactly one still of a proper size and no canvas.
const STILL_LESS: &str = "
return all('[data-island=chart]').filter(host => {
  const shown = e => e.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const stills = all('.still > svg', host).filter(shown).map(svg => svg.getBoundingClientRect());
  return stills.length !== 1 || stills[0].width < 50 || stills[0].height < 20 || all('canvas', host).some(shown);
}).map(host => host.dataset.chart);
";

/// A text without its white space.
fn solid(text: &str) -> String {
    text.split_whitespace().collect()
}

#[tokio::test]
async fn each_character_of_the_bar_leads_to_its_section_and_is_then_the_current_one() -> Outcome {
    const WHERE: &str = "
        const id = location.hash.slice(1);
        const bar = document.querySelector('header.bar').getBoundingClientRect().bottom;
        const heading = document.querySelector(`#${id} h2`);
        const { left, top, width, height } = heading.getBoundingClientRect();
        const hit = document.elementFromPoint(left + Math.min(width / 2, 40), top + 4);
        return {
            id,
            below: top - bar,
            above: innerHeight - top - height,
            hit: heading.contains(hit),
            current: all('.pillars a[aria-current]').map(a => a.hash),
            written: all('.pillars a').map(a => all('path:not(.unread)', a).length / all('path', a).length),
        };";
    visit(async |page, site| {
        for screen in [Screen::PHONE, Screen::DESK] {
            page.screen(screen).await?;
            open(page, &site.url("")).await?;
            let links: Vec<String> = page.run("return all('.pillars a').map(a => a.hash);").await?;
            assert_eq!(links.len(), 3, "{links:?}");
            assert_eq!(page.run::<u32>("return all('.pillars a[aria-current]').length;").await?, 0);
            for (at, link) in links.iter().enumerate() {
                page.click(&format!(".pillars a[href=\"{link}\"]")).await?;
                page.run::<()>("await frame(); await frame(); await frame();").await?;
                let now: Value = page.run(WHERE).await?;
                assert_eq!(now["id"], link[1..], "{screen:?}");
                assert_eq!(now["current"], serde_json::json!([link]), "{screen:?}: {now}");
                assert!(now["below"].as_f64() >= Some(0.0), "{screen:?}: the bar hides the heading: {now}");
                assert!(now["above"].as_f64() >= Some(0.0), "{screen:?}: the heading is below the screen: {now}");
                assert_eq!(now["hit"], true, "{screen:?}: something lies over the heading: {now}");
                let written: Vec<f64> = serde_json::from_value(now["written"].clone())?;
                let [before, after] = [&written[..at], &written[at + 1..]];
                assert!(before.iter().all(|share| *share == 1.0), "{screen:?}: the pillars before are read: {now}");
                assert!(after.iter().all(|share| *share == 0.0), "{screen:?}: those after are not: {now}");
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_character_of_the_bar_is_written_stroke_by_stroke_while_its_pillar_is_read() -> Outcome {
    /// How many strokes of each character are shown as written.
    const WRITTEN: &str = "if ('scripted' in root.dataset) for (let i = 0; i < 3; i++) await frame();
        return all('.pillars a').map(a => all('path', a).filter(path => parseFloat(getComputedStyle(path).strokeWidth) > 90).length);";
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("")).await?;
        let strokes: Vec<usize> = page.run("return all('.pillars a').map(a => all('path', a).length);").await?;
        assert_eq!(strokes.len(), 3);
        assert!(strokes.iter().all(|count| *count > 2), "{strokes:?}");
        assert_eq!(page.run::<Vec<usize>>(WRITTEN).await?, [0; 3], "before any is read");
        let (mut first, mut counts) = (0, vec![]);
        while first < strokes[0] {
            page.run::<()>("scrollBy({ top: innerHeight / 3, behavior: 'instant' });").await?;
            let now: Vec<usize> = page.run(WRITTEN).await?;
            assert!(now[0] == first || now[0] == first + 1, "one after the other: {now:?} after {first}");
            first = now[0];
            counts.push(first);
        }
        assert!(counts.len() > strokes[0], "{counts:?}");
        page.run::<()>("root.scrollTop = root.scrollHeight;").await?;
        assert_eq!(page.run::<Vec<usize>>(WRITTEN).await?, strokes, "at the end");
        page.run::<()>("root.scrollTop = 0; await choose('mode=elder', 'theme=light');").await?;
        assert_eq!(page.run::<Vec<usize>>(WRITTEN).await?, strokes, "in the elder edition, which has no thin lines");
        page.scripts(false).await?;
        page.open(&site.url("")).await?;
        assert_eq!(page.run::<Vec<usize>>(WRITTEN).await?, strokes, "without scripts");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_gone_to_is_where_it_belongs_however_little_of_the_page_is_laid_out() -> Outcome {
    // How far the part is from its place under the bar once the layout is complete.
    const OFF: &str = "
        for (let i = 0; i < 10; i++) await frame();
        await rest(94);
        const part = document.getElementById(location.hash.slice(1));
        return Math.abs(part.getBoundingClientRect().top - parseFloat(getComputedStyle(root).scrollPaddingTop));";
    visit(async |page, site| {
        for screen in [Screen::PHONE, Screen::DESK] {
            page.screen(screen).await?;
            for part in ["mei", "market"] {
                open(page, &site.url(&format!("#{part}"))).await?;
                assert!(page.run::<f64>(OFF).await? < 1.0, "{screen:?}: opened at {part}");
            }
            open(page, &site.url("")).await?;
            page.run::<()>("location.hash = 'school';").await?;
            let off: f64 = page.run(OFF).await?;
            assert!(off < 1.0, "{screen:?}: gone to before all is known, {off} px off");
            page.screen(Screen { width: screen.width - 40, ..screen }).await?;
            page.run::<()>("location.hash = 'countryside';").await?;
            assert!(page.run::<f64>(OFF).await? < 1.0, "{screen:?}: gone to when the width has changed");
            page.run::<()>("location.hash = 'zones';").await?;
            assert!(page.run::<f64>(OFF).await? < 1.0, "{screen:?}: gone back to");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_address_of_a_figure_leads_to_it_and_marks_it() -> Outcome {
    const FOUND: &str = "
        await settled();
        const figure = document.getElementById('steel-revenue');
        const { left, top, right, bottom } = figure.getBoundingClientRect();
        const bar = document.querySelector('header.bar').getBoundingClientRect().bottom;
        const style = getComputedStyle(figure);
        return {
            inside: top >= bar && bottom <= innerHeight && left >= 0 && right <= innerWidth,
            seen: figure.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
            target: figure.matches(':target'),
            marked: style.backgroundColor !== 'rgba(0, 0, 0, 0)',
            hit: figure.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2)),
        };";
    visit(async |page, site| {
        for screen in [Screen::PHONE, Screen::DESK] {
            page.screen(screen).await?;
            open(page, &site.url("#steel-revenue")).await?;
            let found: Value = page.run(FOUND).await?;
            let wanted = serde_json::json!({"inside": true, "seen": true, "target": true, "marked": true, "hit": true});
            assert_eq!(found, wanted, "{screen:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn back_leads_to_where_one_was_reading() -> Outcome {
    // By the story in the middle, since the heights of those above it may have been estimates.
    const AT: &str = "await frame(); await frame();
        const [story] = all('main section > *').filter(e => e.getBoundingClientRect().bottom > innerHeight / 2);
        return [story.id || story.className, Math.round(story.getBoundingClientRect().top)];";
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("")).await?;
        page.run::<()>("await go(3000);").await?;
        let before: Value = page.run(AT).await?;
        let links: Vec<String> = page.run("return all('.pillars a').map(a => a.hash);").await?;
        page.click(&format!(".pillars a[href=\"{}\"]", links[links.len() - 1])).await?;
        assert_ne!(page.run::<Value>(AT).await?, before, "the last section is elsewhere");
        page.back().await?;
        assert_eq!(page.run::<Value>(AT).await?, before, "back from a section");

        page.run::<()>("setTimeout(() => { location.href = 'content/zh-CN.json'; });").await?;
        until(page, "location.pathname.endsWith('.json')").await?;
        page.back().await?;
        until(page, "document.querySelector('canvas.live')").await?;
        assert_eq!(page.run::<Value>(AT).await?, before, "back from another page");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_live_chart_follows_the_width_of_the_window() -> Outcome {
    const FOLLOWED: &str = "
        await until('canvases of another size', () => all('canvas.live').filter(canvas =>
            Math.abs(canvas.width - canvas.getBoundingClientRect().width * devicePixelRatio) > 1
        ).map(canvas => canvas.parentElement.dataset.chart).join(' '));";
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        open(page, &site.url(AT_REST)).await?;
        let wide: Vec<Canvas> = page.run(CANVASES).await?;
        // The width changes each time, because Chromium's emulation sends no event for the pixel ratio alone.
        let narrow = Screen { width: 390, ..Screen::DESK };
        for screen in [narrow, Screen::FINE_DESK, Screen { ratio: 2.0, ..narrow }] {
            page.screen(screen).await?;
            page.run::<()>(FOLLOWED).await?;
            let canvases: Vec<Canvas> = page.run(CANVASES).await?;
            assert_painted(&canvases, &format!("resized to {screen:?}"));
            let same = |(a, b): (&Canvas, &Canvas)| a.bitmap == b.bitmap;
            assert!(!canvases.iter().zip(&wide).any(same), "resized to {screen:?}: {canvases:#?}");
        }
        page.screen(Screen::DESK).await?;
        page.run::<()>(FOLLOWED).await?;
        assert_eq!(page.run::<Vec<Canvas>>(CANVASES).await?, wide, "back at the first size");
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_charts_take_the_colours_of_the_theme_as_soon_as_it_changes() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        open(page, &site.url(AT_REST)).await?;
        let mut tokens = BTreeSet::new();
        for dark in [false, true, false] {
            page.media(Media { dark, ..Media::default() }).await?;
            page.run::<()>("for (let i = 0; i < 6; i++) await frame();").await?;
            let gong: String = page
                .run("return getComputedStyle(document.documentElement).getPropertyValue('--orange').trim();")
                .await?;
            let canvases: Vec<Canvas> = page.run(CANVASES).await?;
            assert_painted(&canvases, &format!("dark: {dark}"));
            assert!(canvases.iter().any(|canvas| canvas.colour == gong), "dark: {dark}: none is {gong}: {canvases:#?}");
            for canvas in canvases {
                assert!(
                    canvas.colour == canvas.token || canvas.colour.is_empty(),
                    "dark: {dark}: {canvas:?} is not of its hue"
                );
            }
            tokens.insert(gong);
        }
        assert_eq!(tokens.len(), 2, "{tokens:?}");
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn no_width_makes_the_page_scroll_sideways() -> Outcome {
    visit(async |page, site| {
        for width in [320, 390, 768, 1280, 1920] {
            let touch = width < 1000;
            page.screen(Screen { width, height: 900, ratio: 1.0, touch }).await?;
            open(page, &site.url("")).await?;
            assert_eq!(page.run::<u32>("return innerWidth;").await?, width, "the page is wider than its screen");
            assert_eq!(page.run::<Vec<String>>(SIDEWAYS).await?, Vec::<String>::new(), "at {width}");
            page.run::<()>("all('details').forEach(d => { d.open = true; }); await frame(); await frame();").await?;
            assert_eq!(page.run::<u32>("return innerWidth;").await?, width, "with its tables the page is wider");
            let past: Vec<String> = page.run(SIDEWAYS).await?;
            assert_eq!(past, Vec::<String>::new(), "at {width}, with every table open");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_form_comes_alive_at_its_edges_without_a_complaint() -> Outcome {
    let folder = copy_of_the_page("gallery")?;
    let made = Command::new(env!("CARGO_BIN_EXE_gongxiaomei"))
        .arg("gallery")
        .arg(dist()?)
        .arg("--out")
        .arg(folder.join("index.html"))
        .current_dir(project())
        .output()?;
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let server = Server::start(&folder)?;
    visit(async |page, _| {
        // A tall screen, so that a few steps scroll through the many charts.
        page.screen(Screen { height: 4000, ..Screen::PHONE }).await?;
        read(page, &server.url("")).await?;
        // Each became live when it was scrolled to: see READ_THROUGH.
        let live: usize = page.run("return all('.marks:not([hidden])').length;").await?;
        assert!(live > 100, "{live} charts");
        let bare: Vec<String> = page
            .run(
                "return all('[data-chart]').filter(host => !all('[data-mark][aria-label]', host).length)
                    .map(host => host.dataset.chart);",
            )
            .await?;
        assert_eq!(bare, Vec::<String>::new(), "charts without marks");
        assert_eq!(page.run::<Vec<String>>(SIDEWAYS).await?, Vec::<String>::new());
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn another_content_file_makes_another_page_with_the_same_wasm() -> Outcome {
    let folder = copy_of_the_page("small")?;
    let content = project().join("tests/fixtures/small.json");
    let made = Command::new(env!("CARGO_BIN_EXE_gongxiaomei"))
        .arg("publish")
        .arg(&folder)
        .arg("--content")
        .arg(&content)
        .args(["--without", "en"])
        .current_dir(project())
        .output()?;
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let modules = |folder: &Path| -> Outcome<Vec<(String, Vec<u8>)>> {
        let names = fs::read_dir(folder)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        let mut names: Vec<String> = names.filter(|name| name.ends_with(".wasm")).collect();
        names.sort();
        names.into_iter().map(|name| Ok((name.clone(), fs::read(folder.join(name))?))).collect()
    };
    let shipped = modules(&dist()?)?;
    assert_eq!(shipped.len(), 2, "the page's own wasm, and the one it fetches");
    assert!(modules(&folder)? == shipped, "the wasm is not the same");

    let content: Value = serde_json::from_str(&fs::read_to_string(content)?)?;
    let server = Server::start(&folder)?;
    visit(async |page, site| {
        page.open(&site.url("")).await?;
        let first: String = page.run("return document.title;").await?;
        for screen in [Screen::PHONE, Screen::DESK] {
            page.screen(screen).await?;
            open(page, &server.url("")).await?;
            let title: String = page.run("return document.title;").await?;
            assert_eq!(content["site"]["title"], title);
            assert_ne!(title, first);
            let canvases: Vec<Canvas> = page.run(CANVASES).await?;
            assert_eq!(Some(canvases.len()), content["charts"].as_array().map(Vec::len));
            assert_painted(&canvases, &format!("{screen:?}"));
            assert_eq!(complaints(page).await?, []);
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn damaged_content_leaves_the_page_readable_and_is_said_once() -> Outcome {
    let folder = copy_of_the_page("damaged")?;
    let index = folder.join("index.html");
    let html = fs::read_to_string(&index)?;
    let (before, rest) = html.split_once("id=\"page-data\"").expect("the page carries its content");
    let (tag, rest) = rest.split_once('>').expect("a tag ends");
    let (_, after) = rest.split_once("</script>").expect("an element ends");
    fs::write(&index, format!("{before}id=\"page-data\"{tag}>{{\"schema\":1,oops</script>{after}"))?;
    visit(async |page, site| stays_as_prerendered(page, site, &folder).await).await
}

#[tokio::test]
async fn a_wasm_that_cannot_be_had_leaves_the_page_readable_and_is_said_once() -> Outcome {
    let folder = copy_of_the_page("wasmless")?;
    for entry in fs::read_dir(&folder)? {
        let path = entry?.path();
        if path.to_string_lossy().contains(".wasm") {
            fs::remove_file(path)?;
        }
    }
    visit(async |page, site| stays_as_prerendered(page, site, &folder).await).await
}

/// All text except the bar's, whose settings work without the wasm but not without scripts.
const STORY: &str =
    "return laidOut(() => document.querySelector('main').innerText + document.querySelector('footer').innerText);";

/// Fails unless the page in `folder` has the text of the page in `dist/` without scripts, and a single warning says that it stays so.
async fn stays_as_prerendered(page: &Browser, site: &Server, folder: &Path) -> Outcome {
    let server = Server::start(folder)?;
    page.screen(Screen::PHONE).await?;
    page.scripts(false).await?;
    page.open(&site.url("")).await?;
    let text: String = page.run(STORY).await?;
    page.scripts(true).await?;
    page.open(&server.url("")).await?;
    let start = Instant::now();
    let mut lines = Vec::new();
    while lines.iter().all(|line: &Line| line.from != Origin::Page) && start.elapsed() < Duration::from_secs(10) {
        tokio::time::sleep(Duration::from_millis(50)).await;
        lines.extend(complaints(page).await?);
    }
    // Waits for further messages: there must be none.
    page.run::<()>("await rest(20);").await?;
    lines.extend(complaints(page).await?);
    // The browser itself may report that a file is missing.
    lines.retain(|line| line.from != Origin::Browser);
    assert_eq!(lines.len(), 1, "{lines:#?}");
    assert_eq!((lines[0].level, lines[0].from), (Level::Warning, Origin::Page), "{lines:#?}");
    assert!(lines[0].text.starts_with(OURS), "{lines:#?}");
    assert!(page.run::<String>(STORY).await? == text, "the text is another than without scripts");
    assert_eq!(page.run::<Vec<String>>(STILL_LESS).await?, Vec::<String>::new(), "charts without their still");
    assert_eq!(page.run::<u32>("return all('.waiting').length;").await?, 0);
    Ok(())
}

#[tokio::test]
async fn no_story_waits_for_a_reader_who_asked_for_less_motion() -> Outcome {
    const WAITING: &str = "await frame(); await frame(); return all('.waiting').length;";
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("")).await?;
        assert!(page.run::<u32>(WAITING).await? > 0, "with motion, the stories below wait for their entrance");
        page.media(Media { less_motion: true, ..Media::default() }).await?;
        open(page, &site.url("")).await?;
        for top in ["0", "1500", "root.scrollHeight / 2", "root.scrollHeight"] {
            page.run::<()>(&format!("await go({top});")).await?;
            assert_eq!(page.run::<u32>(WAITING).await?, 0, "scrolled to {top}");
            assert_eq!(
                page.run::<u32>("return document.getAnimations().filter(a => a.playState === 'running').length;")
                    .await?,
                0,
                "scrolled to {top}"
            );
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn paper_shows_the_stills_and_no_story_waits_on_it() -> Outcome {
    const UNSEEN: &str = "
        await settled();
        const seen = e => e.checkVisibility({ opacityProperty: true, visibilityProperty: true });
        return all('.story > .words, .story > .charts, .story > .rest').filter(e => !seen(e))
            .map(e => e.parentElement.id);";
    visit(async |page, site| {
        for screen in [Screen::PHONE, Screen::DESK] {
            page.screen(screen).await?;
            page.media(Media::default()).await?;
            // Printed at once, before most charts were near the viewport and most stories had made their entrance.
            open(page, &site.url("")).await?;
            page.media(Media { paper: true, ..Media::default() }).await?;
            assert_eq!(page.run::<Vec<String>>(STILL_LESS).await?, Vec::<String>::new(), "{screen:?}");
            assert_eq!(page.run::<Vec<String>>(UNSEEN).await?, Vec::<String>::new(), "{screen:?}");
            page.media(Media::default()).await?;
            page.run::<()>(READ_THROUGH).await?;
            page.media(Media { paper: true, ..Media::default() }).await?;
            assert_eq!(page.run::<Vec<String>>(STILL_LESS).await?, Vec::<String>::new(), "{screen:?}, all charts live");
            assert_eq!(complaints(page).await?, []);
        }
        Ok(())
    })
    .await
}

/// A copy of `dist/` that a test can change, without the compressed copies of its HTML, which would be served instead.
fn copy_of_the_page(name: &str) -> Outcome<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    copy(&dist()?, &folder)?;
    for compressed in ["index.html.br", "index.html.gz"] {
        let _ = fs::remove_file(folder.join(compressed));
    }
    Ok(folder)
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}
