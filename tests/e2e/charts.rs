//! Interactive charts in a browser: their marks, tips and tables. Needs `dist/`: `make build`.

use crate::support::browser::{Browser, Media, Screen};
use crate::support::failure::Outcome;
use crate::support::probe::READ_THROUGH;
use crate::support::{complaints, open, open_at, read, visit};

use gongxiaomei::page::paint_state::PaintState;
use serde_json::{Value, json};

/// The mark that has the focus, as `chart/index`; the tag of the focused element if that is no mark.
const FOCUS: &str = "
const e = document.activeElement;
return e?.dataset.mark === undefined ? `${e?.tagName.toLowerCase()}` :
  `${e.closest('[data-chart]').dataset.chart}/${e.dataset.mark}`;";

async fn focus(page: &Browser) -> Outcome<String> {
    page.run(FOCUS).await
}

/// Scrolls a mark into view, and returns a point in the viewport where a pointer hits it.
async fn bring(page: &Browser, chart: &str, place: usize) -> Outcome<(f64, f64)> {
    let script = format!(
        "const mark = (await goTo('{chart}')).querySelector('[data-mark=\"{place}\"]');
         await show(mark);
         const {{ left, top, width, height }} = mark.getBoundingClientRect();
         for (let i = 1; i < 20; i++) for (let j = 1; j < 20; j++) {{
             const point = [left + width * j / 20, top + height * i / 20];
             if (document.elementFromPoint(...point) === mark) return point;
         }}
         throw new Error('{chart}/{place} lies under others');"
    );
    page.run(&script).await
}

async fn said(page: &Browser) -> Outcome<Option<String>> {
    page.run("await frame(); return said();").await
}

#[tokio::test]
async fn tab_enters_a_chart_once_and_arrow_keys_lead_from_mark_to_mark() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        open_at(page, &site.url(""), "investments").await?;
        let marks: usize = page.run("return all('[data-chart=investments] [data-mark]').length;").await?;
        assert!(marks > 3);
        let last = format!("investments/{}", marks - 1);
        bring(page, "investments", 0).await?;
        // Starts just before the chart.
        page.run::<()>(
            "const before = document.createElement('button');
             document.querySelector('[data-chart=investments]').before(before); before.focus();",
        )
        .await?;
        for (key, wanted) in [
            ("Tab", "investments/0"),
            ("ArrowRight", "investments/1"),
            ("ArrowDown", "investments/2"),
            ("ArrowLeft", "investments/1"),
            ("ArrowUp", "investments/0"),
            ("ArrowUp", "investments/0"),
            ("End", &last),
            ("ArrowRight", &last),
            ("Home", "investments/0"),
            ("ArrowRight", "investments/1"),
        ] {
            page.press(key).await?;
            assert_eq!(focus(page).await?, wanted, "after {key}");
        }
        let described: String = page.run("return document.activeElement.getAttribute('aria-describedby');").await?;
        let notes: String = page.run(&format!("return document.getElementById('{described}').textContent;")).await?;
        assert!(notes.starts_with("“近”"), "the meaning of the qualifier is announced with the mark: {notes}");
        let ring: String = page.run("return getComputedStyle(document.activeElement).outlineStyle;").await?;
        assert_eq!(ring, "solid", "the focus shows");
        // Tab moves to the tip's button, and then out of the chart.
        page.press("Tab").await?;
        assert!(page.run::<bool>("return document.activeElement.matches('.tip > button');").await?);
        page.press("Tab").await?;
        assert!(
            page.run::<bool>(
                "return document.activeElement.matches('.story:has(#chart-investments) .more > summary');"
            )
            .await?
        );
        assert_eq!(said(page).await?, None, "the tip is gone with the focus");
        let entries: usize =
            page.run("return all('[data-chart=investments] [data-mark][tabindex=\"0\"]').length;").await?;
        assert_eq!(entries, 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn escape_closes_the_tip_first_and_then_leaves_the_chart() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        open(page, &site.url("")).await?;
        bring(page, "steel", 1).await?;
        page.run::<()>("document.querySelector('[data-chart=steel] [data-mark]').focus();").await?;
        assert!(said(page).await?.is_some());
        page.press("Escape").await?;
        assert_eq!((said(page).await?, focus(page).await?), (None, "steel/0".into()));
        page.press("ArrowRight").await?;
        page.press("Tab").await?;
        page.press("Escape").await?;
        assert_eq!((said(page).await?, focus(page).await?), (None, "steel/1".into()), "from within the tip");
        page.press("Escape").await?;
        assert!(
            page.run::<bool>("return document.activeElement.matches('#steel .more > summary');").await?,
            "behind the picture"
        );
        bring(page, "glyph-gong", 0).await?;
        page.run::<()>("document.querySelector('[data-chart=glyph-gong] [data-mark]').focus();").await?;
        page.press("Escape").await?;
        page.press("Escape").await?;
        page.press("Tab").await?;
        assert_eq!(focus(page).await?, "glyph-xiao/0", "out of a chart that has nothing behind its picture");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_mark_is_named_in_words() -> Outcome {
    visit(async |page, site| {
        read(page, &site.url("")).await?;
        let names: Vec<String> =
            page.run("return all('[data-chart=steel] [data-mark]').map(e => e.getAttribute('aria-label'));").await?;
        assert_eq!(names, ["钢铁产业营业收入，超1000亿元", "新钢公司营业收入，近800亿元，属于钢铁产业营业收入"]);
        let nameless: Vec<String> = page
            .run("return all('[data-mark]').filter(e => !e.getAttribute('aria-label')).map(e => e.outerHTML);")
            .await?;
        assert_eq!(nameless, Vec::<String>::new());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn keyboard_mouse_and_finger_show_the_same_tip() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        open(page, &site.url("")).await?;
        for (chart, place) in [("steel", 0), ("investments", 6), ("zones", 1), ("glyph-xiao", 2)] {
            let (x, y) = bring(page, chart, place).await?;
            page.run::<()>(&format!("document.querySelector('[data-chart={chart}] [data-mark=\"{place}\"]').focus();"))
                .await?;
            let by_keyboard = said(page).await?.unwrap_or_default();
            let ledger: String = page
                .run(&format!(
                    "const content = JSON.parse(document.getElementById('page-data').textContent);
                     const row = content.charts.find(c => c.chart.id === '{chart}').rows[{place}];
                     return [row.said, row.subject, row.place].join('|');"
                ))
                .await?;
            for part in ledger.split('|') {
                assert!(by_keyboard.contains(part), "{chart}/{place}: “{by_keyboard}” lacks “{part}”");
            }
            page.run::<()>("document.activeElement.blur();").await?;
            page.press("Escape").await?;
            assert_eq!(said(page).await?, None);
            page.point(2.0, 2.0).await?;
            page.point(x, y).await?;
            assert_eq!(said(page).await?.as_ref(), Some(&by_keyboard), "{chart}/{place}: the mouse");
            page.point(2.0, 2.0).await?;
            page.run::<()>("await rest(30);").await?;
            assert_eq!(said(page).await?, None, "{chart}/{place}: the mouse has left");
            page.tap(x, y).await?;
            assert_eq!(said(page).await?.as_ref(), Some(&by_keyboard), "{chart}/{place}: the finger");
            page.tap(4.0, 300.0).await?;
            assert_eq!(said(page).await?, None, "{chart}/{place}: touched elsewhere");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_tip_can_be_hovered_and_dismissed_without_moving_the_mouse() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        open(page, &site.url("")).await?;
        let (x, y) = bring(page, "investments", 2).await?;
        page.point(x, y).await?;
        let first = said(page).await?;
        let (tx, ty): (f64, f64) = page.run("return middle(document.querySelector('.tip'));").await?;
        for step in 1..=8 {
            let t = f64::from(step) / 8.0;
            page.point(x + (tx - x) * t, y + (ty - y) * t).await?;
            page.run::<()>("await frame();").await?;
        }
        page.run::<()>("await rest(30);").await?;
        assert_eq!(said(page).await?, first, "over the tip");
        page.press("Escape").await?;
        assert_eq!(said(page).await?, None, "Escape");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn no_tip_leaves_the_screen_or_lies_under_the_bar() -> Outcome {
    const OUTSIDE: &str = "
        const out = [];
        for (const mark of all('[data-mark]')) {
            if (!mark.checkVisibility()) continue;
            mark.scrollIntoView({ block: 'nearest', behavior: 'instant' });
            mark.focus();
            await frame();
            const tip = document.querySelector('.tip:not([hidden])');
            const r = tip?.getBoundingClientRect();
            const bar = document.querySelector('.bar').getBoundingClientRect().bottom;
            if (!r || r.left < 0 || r.right > root.clientWidth || r.top < bar || r.bottom > innerHeight)
                out.push(`${mark.closest('[data-chart]').dataset.chart}/${mark.dataset.mark}: ${JSON.stringify(r)}`);
            const button = tip?.querySelector('button');
            if (button && document.elementFromPoint(...middle(button)) !== button) out.push(`${mark.dataset.mark}: the button is covered`);
        }
        document.activeElement.blur();
        return out;";
    visit(async |page, site| {
        for screen in [Screen::SMALL_PHONE, Screen::PHONE, Screen::DESK] {
            page.screen(screen).await?;
            read(page, &site.url("")).await?;
            assert_eq!(page.run::<Vec<String>>(OUTSIDE).await?, Vec::<String>::new(), "{screen:?}");
            let past: f64 = page.run("return root.scrollWidth - root.clientWidth;").await?;
            assert_eq!(past, 0.0, "{screen:?}: nothing scrolls sideways");
            bring(page, "steel", 1).await?;
            page.run::<()>("document.querySelector('[data-chart=steel] [data-mark=\"1\"]').focus();").await?;
            assert!(said(page).await?.is_some());
            page.screen(Screen { width: screen.width - 40, ..screen }).await?;
            page.run::<()>("await until('what the tip pointed at has moved', () => said() ?? '');").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn every_mark_and_every_control_of_a_chart_is_as_large_as_a_fingertip() -> Outcome {
    const SMALL: &str = "
        return all('[data-mark], .data summary, .all summary').filter(e => e.checkVisibility()).filter(e => {
            const { width, height } = e.getBoundingClientRect();
            return width < 43.99 || height < 43.99;
        }).map(e => e.outerHTML);";
    visit(async |page, site| {
        open(page, &site.url("")).await?;
        for screen in [Screen::SMALL_PHONE, Screen::PHONE, Screen::DESK] {
            page.screen(screen).await?;
            page.run::<()>(READ_THROUGH).await?;
            assert_eq!(page.run::<Vec<String>>(SMALL).await?, Vec::<String>::new(), "{screen:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_live_chart_is_one_thing_to_a_screen_reader() -> Outcome {
    visit(async |page, site| {
        read(page, &site.url("")).await?;
        let charts: Vec<Value> = page
            .run(
                "const heard = e => e.checkVisibility({ visibilityProperty: true }) && e.getAttribute('aria-hidden') !== 'true';
                 return all('[data-island=chart]').map(host => ({
                    chart: host.dataset.chart,
                    heard: all('.still, svg, canvas, .marks', host).filter(heard).map(e => e.getAttribute('role')).join(),
                    name: host.querySelector('.marks').getAttribute('aria-label'),
                    figure: host.closest('figure').getAttribute('aria-label'),
                 }));",
            )
            .await?;
        for chart in charts {
            assert_eq!(chart["heard"], "group", "still and canvas are silent: {chart}");
            assert!(chart["figure"].as_str().is_some_and(|name| !name.is_empty()), "{chart}");
            assert_eq!(chart["name"], Value::Null, "its figure says it: {chart}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_story_shows_its_figures_and_the_words_of_its_charts_beside_the_live_picture() -> Outcome {
    const SHOWN: &str = "
        const story = document.querySelector('.story:has(#chart-investments)');
        return { picture: story.querySelector('.picture').checkVisibility(),
                 rows: all('.data tbody tr', story).filter(e => e.checkVisibility()).length,
                 words: story.querySelector('#chart-investments-words').checkVisibility(),
                 controls: all('[data-actions=investments] button').filter(e => e.checkVisibility()).length > 4 };";
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        open_at(page, &site.url(""), "investments").await?;
        let picture = json!({"picture": true, "rows": 0, "words": false, "controls": false});
        page.run::<()>(
            "const more = document.querySelector('.story:has(#chart-investments) .more');
             await show(more); more.open = true;
             await show(document.querySelector('.story:has(#chart-investments) .data > summary')); await alive();",
        )
        .await?;
        assert_eq!(page.run::<Value>(SHOWN).await?, picture);
        page.click(".story:has(#chart-investments) .data > summary").await?;
        // They are made when the browser tells that it is open, which it does in a task of its own.
        page.run::<()>(
            "const place = document.querySelector('[data-actions=investments]');
             await until('no controls', () => place.firstChild ? '' : 'yet');",
        )
        .await?;
        assert_eq!(
            page.run::<Value>(SHOWN).await?,
            json!({"picture": true, "rows": 8, "words": true, "controls": true})
        );
        page.click(".story:has(#chart-investments) .data > summary").await?;
        assert_eq!(page.run::<Value>(SHOWN).await?, picture);
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_address_of_a_figure_and_of_a_chart_goes_into_the_clipboard_and_leads_there() -> Outcome {
    const CLIPBOARD: &str = "return navigator.clipboard.readText();";
    visit(async |page, site| {
        page.open_clipboard().await?;
        page.screen(Screen::DESK).await?;
        open(page, &site.url("")).await?;
        bring(page, "steel", 1).await?;
        page.run::<()>("document.querySelector('[data-chart=steel] [data-mark=\"1\"]').focus();").await?;
        page.press("Tab").await?;
        page.press("Enter").await?;
        let wanted = site.url("#steel-company-revenue");
        assert_eq!(page.run::<String>(CLIPBOARD).await?, wanted);
        let confirmed: Vec<String> = page
            .run("await announced(); return [document.querySelector('.tip > button').textContent, document.getElementById('said').textContent];")
            .await?;
        assert_eq!(confirmed, ["已复制", "已复制"], "it is shown and announced");

        page.run::<()>("await show(await controlsOf('steel'));").await?;
        page.click("[data-actions=steel] [data-chart-action=link]").await?;
        let wanted = site.url("#chart-steel");
        assert_eq!(page.run::<String>(CLIPBOARD).await?, wanted);
        open(page, &wanted).await?;
        let marked: bool = page
            .run(
                "const caption = document.querySelector('#chart-steel > figcaption');
                 const { top, bottom } = document.getElementById('chart-steel').getBoundingClientRect();
                 return getComputedStyle(caption).backgroundColor !== 'rgba(0, 0, 0, 0)' && top >= 0 && top < innerHeight;",
            )
            .await?;
        assert!(marked, "the chart is in view and marked");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_table_goes_into_the_clipboard_as_text_and_as_a_table() -> Outcome {
    visit(async |page, site| {
        page.open_clipboard().await?;
        page.screen(Screen::DESK).await?;
        open(page, &site.url("")).await?;
        page.run::<()>("await show(await controlsOf('zones'));").await?;
        page.click("[data-actions=zones] [data-chart-action=table]").await?;
        let (plain, cells): (String, Vec<String>) = page
            .run(
                "const [item] = await navigator.clipboard.read();
                 const text = async type => (await item.getType(type)).text();
                 const html = new DOMParser().parseFromString(await text('text/html'), 'text/html');
                 return [await text('text/plain'), [...html.querySelectorAll('tr > :nth-child(2)')].map(e => e.textContent)];",
            )
            .await?;
        assert_eq!(cells, ["数值", "10位", "48位", "32位"]);
        let column: Vec<&str> = plain.lines().filter_map(|line| line.split('\t').nth(1)).map(|cell| cell.trim_matches('"')).collect();
        assert_eq!(column, cells);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_chart_far_from_the_window_is_its_still_and_holds_no_bitmap_until_it_comes_near_again() -> Outcome {
    const CHARTS: &str = "
        for (let i = 0; i < 20; i++) await frame();
        return all('[data-chart]').filter(host => host.getClientRects().length).map(host => {
            const [still, canvas] = [host.querySelector('.still'), host.querySelector('canvas')];
            const { top, bottom } = host.getBoundingClientRect();
            return {
                chart: host.dataset.chart,
                near: bottom > -600 && top < innerHeight + 600,
                live: canvas.matches('.live') && !still.matches('.seen'),
                still: !canvas.matches('.live') && still.matches('.seen'),
                paint: host.dataset.paint,
                bitmap: canvas.width * canvas.height,
                marks: all('[data-mark]', host).length > 0 && host.querySelector('.marks').checkVisibility({ visibilityProperty: true }),
            };
        });";
    visit(async |page, site| {
        for screen in [Screen::PHONE, Screen::DESK] {
            page.screen(screen).await?;
            read(page, &site.url("")).await?;
            for place in ["top", "water", "mei", "top"] {
                page.run::<()>(&format!("document.getElementById('{place}').scrollIntoView(); await alive();")).await?;
                let charts: Vec<Value> = page.run(CHARTS).await?;
                let near = charts.iter().filter(|chart| chart["near"] == true).count();
                assert!(
                    near > 0 && near * 2 < charts.len(),
                    "{screen:?} at {place}: {near} of {} are near",
                    charts.len()
                );
                for chart in charts {
                    assert_eq!(chart["live"], chart["near"], "{screen:?} at {place}: {chart}");
                    let state = if chart["near"] == true { PaintState::Live } else { PaintState::Still };
                    assert_eq!(chart["paint"], state.name(), "{screen:?} at {place}: {chart}");
                    assert_eq!(chart["still"], chart["near"] == false, "{screen:?} at {place}: {chart}");
                    assert_eq!(
                        chart["bitmap"].as_f64() > Some(0.0),
                        chart["near"] == true,
                        "{screen:?} at {place}: {chart}"
                    );
                    assert_eq!(chart["marks"], true, "{screen:?} at {place}: marks stay within reach: {chart}");
                }
            }
        }
        Ok(())
    })
    .await
}

/// Counts how often each canvas is painted.
const COUNT: &str = "
window.paints = new Map();
const set = CanvasRenderingContext2D.prototype.setTransform;
CanvasRenderingContext2D.prototype.setTransform = function (...args) {
    const chart = this.canvas.closest('[data-chart]')?.dataset.chart;
    window.paints.set(chart, (window.paints.get(chart) ?? 0) + 1);
    return set.apply(this, args);
};";

/// Charts near the viewport that were not painted exactly once since the last call, and charts far from it that were painted.
const NOT_ONCE: &str = "
for (let i = 0; i < 20; i++) await frame();
const near = ({ top, bottom, height }) => height > 0 && bottom > -600 && top < innerHeight + 600;
const wrong = all('[data-chart]').flatMap(host => {
  const [times, wanted] = [window.paints.get(host.dataset.chart) ?? 0, near(host.getBoundingClientRect()) ? 1 : 0];
  return times === wanted ? [] : [`${host.dataset.chart}: ${times} times, not ${wanted}`];
});
window.paints.clear();
return wrong;";

#[tokio::test]
async fn a_change_of_width_theme_text_size_or_fonts_paints_every_chart_near_the_window_anew_and_once() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        read(page, &site.url("")).await?;
        page.run::<()>(COUNT).await?;
        page.run::<()>("window.paints.clear();").await?;

        page.screen(Screen { width: 1180, ..Screen::DESK }).await?;
        assert_eq!(page.run::<Vec<String>>(NOT_ONCE).await?, Vec::<String>::new(), "another width");
        page.media(Media { dark: true, ..Media::default() }).await?;
        assert_eq!(page.run::<Vec<String>>(NOT_ONCE).await?, Vec::<String>::new(), "dark");
        page.media(Media { dark: true, contrast: true, ..Media::default() }).await?;
        assert_eq!(page.run::<Vec<String>>(NOT_ONCE).await?, Vec::<String>::new(), "more contrast");
        page.media(Media { dark: true, ..Media::default() }).await?;
        assert_eq!(page.run::<Vec<String>>(NOT_ONCE).await?, Vec::<String>::new(), "dark again");
        page.run::<()>("document.fonts.dispatchEvent(new Event('loadingdone'));").await?;
        assert_eq!(page.run::<Vec<String>>(NOT_ONCE).await?, Vec::<String>::new(), "fonts");
        assert_eq!(
            page.run::<Vec<String>>("await frame(); return [...window.paints.keys()];").await?,
            Vec::<String>::new()
        );
        page.media(Media::default()).await?;
        assert_eq!(page.run::<Vec<String>>(NOT_ONCE).await?, Vec::<String>::new(), "light again");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn charts_are_painted_anew_for_a_denser_screen_and_listen_for_the_next() -> Outcome {
    // Chromium's emulation changes the ratio without the event that a real screen or zoom would send.
    const SEND_CHANGE: &str = "
        const lists = window.queries.filter(list => list.media.includes('resolution'));
        lists.at(-1).dispatchEvent(new Event('change'));
        return lists.length;";
    const SPARSE: &str = "
        return all('canvas.live').filter(c => Math.abs(c.width - c.getBoundingClientRect().width * devicePixelRatio) > 1)
            .map(c => c.closest('[data-chart]').dataset.chart);";
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        read(page, &site.url("")).await?;
        page.run::<()>(COUNT).await?;
        for (ratio, asked) in [(2.0, 1), (1.5, 2), (1.0, 3)] {
            page.screen(Screen { ratio, ..Screen::DESK }).await?;
            page.run::<()>("window.paints.clear();").await?;
            assert_eq!(page.run::<usize>(SEND_CHANGE).await?, asked, "queries before the change to {ratio}");
            assert_eq!(page.run::<Vec<String>>(NOT_ONCE).await?, Vec::<String>::new(), "{ratio}");
            assert_eq!(page.run::<Vec<String>>(SPARSE).await?, Vec::<String>::new(), "{ratio}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_reader_who_needs_larger_text_gets_charts_laid_out_anew_for_it() -> Outcome {
    const PLACED: &str = "
        for (let i = 0; i < 12; i++) await frame();
        const placed = [];
        for (const figure of all('.chart')) {
            const canvas = figure.querySelector('canvas');
            await show(figure);
            const fits = () => Math.abs(canvas.width - canvas.getBoundingClientRect().width * devicePixelRatio) < 2
                && Math.abs(canvas.height - canvas.getBoundingClientRect().height * devicePixelRatio) < 2;
            await until('not live', () => canvas.matches('.live') && fits() ? '' : figure.id);
            const r = canvas.getBoundingClientRect();
            const caption = figure.querySelector('figcaption').getBoundingClientRect();
            const marks = all('[data-mark]', figure).map(m => middle(m));
            placed.push({
                chart: figure.id, live: canvas.checkVisibility(), gap: caption.top - r.bottom,
                still: figure.querySelector('.still').checkVisibility({ visibilityProperty: true }),
                dense: Math.abs(canvas.width - r.width * devicePixelRatio) < 2 && Math.abs(canvas.height - r.height * devicePixelRatio) < 2,
                inside: marks.every(([x, y]) => x >= r.left && x <= r.right && y >= r.top && y <= r.bottom),
                height: r.height / r.width,
            });
        }
        return placed;";
    visit(async |page, site| {
        page.screen(Screen::FINE_PHONE).await?;
        open(page, &site.url("")).await?;
        let before: Vec<Value> = page.run(PLACED).await?;
        page.run::<()>("document.documentElement.style.fontSize = '200%';").await?;
        let after: Vec<Value> = page.run(PLACED).await?;
        let taller =
            before.iter().zip(&after).filter(|(a, b)| b["height"].as_f64() > a["height"].as_f64().map(|h| h * 1.05));
        assert!(taller.count() * 2 > before.len(), "most charts need more room for larger text");
        for chart in &after {
            assert_eq!(chart["live"], true, "{chart}");
            assert_eq!(chart["still"], false, "{chart}");
            assert_eq!((&chart["dense"], &chart["inside"]), (&json!(true), &json!(true)), "{chart}");
            assert!(chart["gap"].as_f64() >= Some(0.0), "the caption is under the picture: {chart}");
        }
        assert_eq!(page.run::<u32>("return root.scrollWidth;").await?, 390, "nothing scrolls sideways");
        page.media(Media { paper: true, ..Media::default() }).await?;
        let on_paper: Vec<bool> = page
            .run(
                "const shown = e => e.checkVisibility({ visibilityProperty: true });
                 return all('.chart .picture').map(p => shown(p.querySelector('.still')) && !shown(p.querySelector('canvas')));",
            )
            .await?;
        assert!(on_paper.iter().all(|still| *still), "paper shows the stills: {on_paper:?}");
        page.media(Media::default()).await?;
        page.run::<()>("document.documentElement.style.fontSize = '';").await?;
        assert_eq!(page.run::<Vec<Value>>(PLACED).await?, before, "and back");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nothing_a_chart_offers_writes_to_the_console() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        open(page, &site.url("")).await?;
        page.run::<()>("await show(await controlsOf('zones'));").await?;
        for way in ["table", "link"] {
            page.click(&format!("[data-actions=zones] [data-chart-action={way}]")).await?;
        }
        bring(page, "steel", 0).await?;
        page.run::<()>("document.querySelector('[data-chart=steel] [data-mark]').focus();").await?;
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_menu_closes_with_escape_by_a_press_elsewhere_and_when_another_opens() -> Outcome {
    const OPEN: &str = "return all('.menu[open]').map(menu => menu.closest('section[id], .bar').id || 'bar');";
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        open(page, &site.url("")).await?;
        let summary = "#gong > .opening .share summary";
        page.run::<()>(&format!("await show(document.querySelector('{summary}'));")).await?;
        page.click(summary).await?;
        assert_eq!(page.run::<Vec<String>>(OPEN).await?, ["gong"]);
        page.press("Escape").await?;
        assert_eq!(page.run::<Vec<String>>(OPEN).await?, Vec::<String>::new(), "Escape");
        assert!(page.run::<bool>(&format!("return document.activeElement.matches('{summary}');")).await?);
        page.click(summary).await?;
        page.tap(4.0, 300.0).await?;
        assert_eq!(page.run::<Vec<String>>(OPEN).await?, Vec::<String>::new(), "a press elsewhere");
        page.click(summary).await?;
        page.click(".bar .share summary").await?;
        assert_eq!(page.run::<Vec<String>>(OPEN).await?, ["bar"], "another menu");
        Ok(())
    })
    .await
}
