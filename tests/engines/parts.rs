//! A part of the page in the frame of another page, where policies keep the boot script, or every script, from running: it is shown alone,
//! named by the fragment of its address. Needs `dist/`: `make build`.

use serde::Deserialize;

use crate::support::browser::Screen;
use crate::support::engine::Engine;
use crate::support::failure::Outcome;
use crate::support::server::Server;
use crate::support::{dist, visit_in};

/// What a frame shows.
#[expect(clippy::struct_excessive_bools, reason = "each is seen by itself, they are no state")]
#[derive(Debug, Deserialize)]
struct Shown {
    sections: Vec<String>,
    charts: Vec<String>,
    /// Whether the bar, the footer or a control is seen.
    chrome: bool,
    /// Whether the line with the source and the link to the page is seen.
    credit: bool,
    /// The height of the content.
    height: f64,
    /// Whether it is wider than the frame.
    sideways: bool,
    /// Whether its wasm runs.
    alive: bool,
}

/// Shows a part in a frame of the same origin; `wasm` waits for it to run.
const SHOW: &str = "
document.body.textContent = '';
const host = document.body.appendChild(document.createElement('iframe'));
host.style.cssText = `display: block; border: 0; width: ${width}px; height: 640px`;
const loaded = new Promise(done => { host.onload = done; });
host.src = address; await loaded; await frame(); await frame();
const inside = host.contentDocument, own = inside.documentElement;
if (wasm) await until('not alive', () => own.hasAttribute('data-alive') ? '' : 'yet');
await frame(); await frame();
const seen = e => { const box = e.getBoundingClientRect(); return box.width > 0 && box.height > 0; };
return {
  sections: all('main > section', inside).filter(seen).map(e => e.id), charts: all('.picture', inside).filter(seen).map(e => e.dataset.chart),
  chrome: all('.bar, .does, .start, .source', inside).some(seen), credit: seen(inside.querySelector('.credit a')),
  height: inside.body.getBoundingClientRect().height, sideways: own.scrollWidth > own.clientWidth,
  alive: own.hasAttribute('data-alive'),
};";

async fn alone(engine: Engine) -> Outcome {
    visit_in(engine, async |page| {
        page.screen(Screen::DESK).await?;
        for (policy, alive) in [("script-src 'none'", false), ("script-src 'self' 'wasm-unsafe-eval'", true)] {
            let site = Server::with_headers(&dist()?, &[("content-security-policy", policy)])?;
            page.open(&site.url("embed.js")).await?;
            let shown = async |address: &str, width: u32| -> Outcome<Shown> {
                page.run(&format!("const address = {address:?}, width = {width}, wasm = {alive}; {SHOW}")).await
            };
            for width in [340, 700] {
                let chart = shown("index.html?embed&chart=steel#part-chart-steel", width).await?;
                let at = format!("{policy} at {width}: {chart:?}");
                assert_eq!(
                    (chart.sections.as_slice(), chart.charts.as_slice()),
                    (&["gong".into()][..], &["steel".into()][..]),
                    "{at}"
                );
                assert!(!chart.chrome && chart.credit && !chart.sideways && chart.alive == alive, "{at}");
                assert!((200.0..900.0).contains(&chart.height), "{at}");
            }
            let glyph = shown("en/index.html?embed&chart=glyph-mei#part-chart-glyph-mei", 500).await?;
            assert_eq!(glyph.charts, ["glyph-mei"], "{policy}: {glyph:?}");
            assert!(glyph.height < 900.0 && !glyph.sideways, "{policy}: {glyph:?}");
            let section = shown("index.html?embed&section=honours#part-honours", 700).await?;
            assert_eq!(section.sections, ["honours"], "{policy}: {section:?}");
            assert!(!section.chrome && section.credit && section.height < 3000.0, "{policy}: {section:?}");
            let overview = shown("index.html?embed&section=overview#part-overview", 700).await?;
            assert_eq!((overview.sections.len(), overview.charts.len()), (1, 3), "{policy}: {overview:?}");
        }
        Ok(())
    })
    .await
}

mod where_no_boot_script_runs_a_part_is_shown_alone {
    use super::*;

    in_every_engine!(alone);
}
