//! Canvases that browsers take back or falsify. Needs `dist/`: `make build`.

use crate::holds::holds;
use crate::support::browser::{Origin, Screen};
use crate::support::engine::{Engine, Launch};
use crate::support::failure::Outcome;
use crate::support::server::{Fate, Server, Trouble};
use crate::support::{complaints, dist, open, read, visit_in, visit_with};
use serde_json::json;

/// What is shown of the charts in view, and whether each canvas that is shown has something on it.
const SHOWN: &str = "
const scratch = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
const painted = canvas => {
  if (!canvas.width) return false;
  [scratch.canvas.width, scratch.canvas.height] = [canvas.width, canvas.height];
  scratch.drawImage(canvas, 0, 0);
  return new Set(new Uint32Array(scratch.getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size > 8;
};
const seen = e => e.checkVisibility({ visibilityProperty: true });
const charts = () => all('[data-island=chart]').filter(host => {
  const box = host.getBoundingClientRect();
  return box.height > 0 && box.bottom > 0 && box.top < innerHeight;
}).map(host => {
  const [canvas, still, marks] = ['canvas', '.still > .laid-out, .still > svg.narrow, .still > svg.any', '.marks'].map(part => host.querySelector(part));
  return `${seen(canvas) ? painted(canvas) ? 'canvas' : 'empty canvas' : ''}${seen(still) ? 'still' : ''}${seen(marks) ? ' with marks' : ''}`;
});
const all_are = what => until(`not every chart shows: ${what}`, () => charts().every(chart => chart === what) ? '' : charts().join());
";

/// Takes the bitmap of every canvas in view, as a browser does that needs its memory.
const LOSE: &str = "
const canvases = all('canvas.live');
if (!canvases.length) throw new Error('no canvas is live');
for (const canvas of canvases) {
  canvas.getContext('2d').reset?.();
  canvas.dispatchEvent(new Event('contextlost', { cancelable: true }));
}
const restore = () => { for (const canvas of canvases) canvas.dispatchEvent(new Event('contextrestored')); };
";

async fn lost(engine: Engine) -> Outcome {
    let site = Server::troubled(&dist()?, Trouble::default())?;
    visit_in(engine, async |page| {
        page.screen(Screen::PHONE).await?;
        read(page, &site.url("index.html?motion=off")).await?;
        page.run::<()>(&format!(
            "{SHOWN} await all_are('canvas with marks');
            {LOSE}
            await frame();
            if (charts().some(chart => chart !== 'still with marks')) throw new Error(`at once: ${{charts()}}`);
            restore();
            restore();
            await all_are('canvas with marks');"
        ))
        .await?;
        holds("canvases lose their contexts, and get them back", engine, "stills at once, then canvases again")?;

        // Laid out for larger text, a chart has another height than the build's still, and a still of its own.
        page.run::<()>(&format!(
            "{SHOWN}
            const heights = () => all('.picture').map(host => Math.round(host.offsetHeight)).join();
            const before = heights();
            root.style.fontSize = '140%';
            await until('not laid out', () => all('.laid-out').length ? '' : 'yet');
            await rest(20);
            await all_are('canvas with marks');
            const large = heights();
            {LOSE}
            await frame();
            if (charts().some(chart => chart !== 'still with marks')) throw new Error(`at once: ${{charts()}}`);
            restore();
            await all_are('canvas with marks');
            await until('not as high again', () => heights() === large ? '' : `${{large}} then ${{heights()}}`);
            root.style.fontSize = '';
            await until('not scaled back', () => heights() === before ? '' : `${{before}} then ${{heights()}}`);
            await all_are('canvas with marks');"
        ))
        .await?;

        page.run::<()>(&format!(
            "{SHOWN} {LOSE}
            for (const at of [root.scrollHeight, 0]) {{ await go(at); await rest(8); }}
            await choose('theme=dark');
            await all_are('still with marks');
            await choose('theme=auto');"
        ))
        .await?;
        assert_eq!(complaints(page).await?, []);
        holds("canvases lose their contexts for good", engine, "stills, with marks and tips")?;

        read(page, &site.url("index.html?motion=off")).await?;
        let emptied = format!(
            "{SHOWN} for (const canvas of all('canvas.live')) canvas.width += 0;
            await all_are('empty canvas with marks');"
        );
        page.run::<()>(&format!(
            "{emptied} document.dispatchEvent(new Event('visibilitychange')); await all_are('canvas with marks');"
        ))
        .await?;
        page.run::<()>(&emptied).await?;
        page.run::<()>("location.href = './oembed.json';").await?;
        crate::support::until(page, "location.href.endsWith('oembed.json')").await?;
        page.back().await?;
        crate::support::until(page, "document.documentElement.hasAttribute('data-alive')").await?;
        page.run::<()>(&format!("{SHOWN} await all_are('canvas with marks');")).await?;
        holds("the reader leaves the page, and comes back", engine, "canvases, painted again")?;
        Ok(())
    })
    .await
}

/// The module that lays charts out for larger text is missing: its script, or its wasm.
async fn without_layouts(engine: Engine) -> Outcome {
    for (ending, says) in [(".js", "cannot be had"), ("_bg.wasm", "no long image")] {
        let files = vec![("export-", ending, Fate::Status(404))];
        let site = Server::troubled(&dist()?, Trouble { files, ..Trouble::default() })?;
        visit_in(engine, async |page| {
            page.screen(Screen::PHONE).await?;
            read(page, &site.url("index.html?motion=off")).await?;
            page.run::<()>(&format!(
                "{SHOWN}
                root.style.fontSize = '140%';
                for (const host of all('[data-island=chart]')) {{
                  await show(host);
                  await all_are('canvas with marks');
                  const box = host.getBoundingClientRect();
                  const {{ width, height }} = [...host.querySelectorAll('.still > svg')].find(svg => svg.getBoundingClientRect().height).viewBox.baseVal;
                  if (Math.abs(box.height / box.width / (height / width) - 1) > 0.02) throw new Error(`${{host.dataset.chart}}: ${{box.width}} by ${{box.height}}`);
                }}
                if (all('.laid-out').length) throw new Error('laid out by nobody');"
            ))
            .await?;
            let said: Vec<String> =
                complaints(page).await?.into_iter().filter(|line| line.from == Origin::Page).map(|line| line.text).collect();
            assert!(said.len() == 1 && said[0].contains(says), "{said:?}");
            Ok(())
        })
        .await?;
    }
    holds("text is larger, and nothing can be laid out for it", engine, "canvases as large as before; one message")
}

mod where_no_chart_can_be_laid_out_for_larger_text_each_is_shown_as_it_is {
    use super::*;

    in_every_engine!(without_layouts);
}

mod a_chart_whose_canvas_is_lost_is_a_still_until_it_is_restored {
    use super::*;

    in_every_engine!(lost);
}

#[tokio::test]
async fn when_chromium_loses_its_gpu_process_charts_are_stills_until_it_is_back() -> Outcome {
    let launch = Launch {
        arguments: vec!["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"],
        without: vec!["--disable-gpu"],
        ..Launch::default()
    };
    let site = Server::troubled(&dist()?, Trouble::default())?;
    visit_with(Engine::Chromium, &launch, async |page| {
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("index.html?motion=off")).await?;
        page.run::<()>(
            "window.seen = [];
            for (const event of ['contextlost', 'contextrestored'])
              document.addEventListener(event, ({ target }) => setTimeout(() => window.seen.push([event, target.matches('.live')])), true);",
        )
        .await?;
        page.end_gpu_process().await?;
        let seen: serde_json::Value = page
            .run(&format!(
                "{SHOWN} await until('not restored', () => window.seen.some(([event]) => event === 'contextrestored') ? '' : JSON.stringify(window.seen));
                await all_are('canvas with marks');
                return window.seen.filter(([event]) => event === 'contextlost');"
            ))
            .await?;
        let seen = seen.as_array().cloned().unwrap_or_default();
        assert!(!seen.is_empty() && seen.iter().all(|seen| *seen == json!(["contextlost", false])), "{seen:?}");
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await?;
    holds("the GPU process ends", Engine::Chromium, "stills at once, then canvases again")
}

#[tokio::test]
async fn where_firefox_resists_fingerprinting_no_picture_is_claimed_and_another_way_is_offered() -> Outcome {
    const PRESS: &str = "
        HTMLAnchorElement.prototype.click = function () { window.file = this.download; };
        const host = document.querySelector('#chart-steel');
        await show(host);
        (await controlsOf('steel')).querySelector('[data-chart-action=png]').click();
        const shown = document.querySelector('#picture .failed');
        await until('nothing shown', () => shown.checkVisibility() ? '' : 'yet');
        if (window.file) throw new Error(`saved ${window.file}`);
        shown.querySelector('button').click();
        await until('nothing saved', () => window.file ? '' : 'yet');
        return window.file;";
    const POSTER: &str = "
        document.querySelector('#share [data-part=gong]').click();
        const failed = document.querySelector('#poster .failed');
        await until('not ready', () => failed.checkVisibility() ? '' : 'yet');
        return all('p, button', failed).filter(e => e.checkVisibility()).map(e => e.dataset.do ?? Object.keys(e.dataset).join()).join();";
    let launch = Launch { preferences: vec![("privacy.resistFingerprinting", json!(true))], ..Launch::default() };
    if !Engine::Firefox.is_wanted() {
        return Ok(());
    }
    let site = Server::troubled(&dist()?, Trouble::default())?;
    visit_with(Engine::Firefox, &launch, async |page| {
        open(page, &site.url("")).await?;
        assert_eq!(page.run::<String>(PRESS).await?, "工小美-钢铁产业营收.svg");
        assert_eq!(page.run::<String>(POSTER).await?, "falsified,print");
        Ok(())
    })
    .await?;
    let found = "no picture is claimed; the SVG of a chart is offered, and printing instead of a long image";
    holds("the browser resists fingerprinting", Engine::Firefox, found)
}
