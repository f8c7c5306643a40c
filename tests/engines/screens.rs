//! Screens with notches, and readers who have set a minimum font size: what an address leads to is in view, under the bar. Needs `dist/`:
//! `make build`.

use crate::holds::holds;
use crate::support::browser::{Browser, Screen};
use crate::support::engine::{Engine, Launch};
use crate::support::failure::Outcome;
use crate::support::probe::SIDEWAYS;
use crate::support::server::{Server, Trouble};
use crate::support::{complaints, dist, open, visit_in, visit_with};
use serde_json::json;

/// The minimum font size, in CSS pixels: the largest that Chromium's settings offer.
const LEAST: u32 = 24;

/// How far the target of the address is below the bar, and whether it is in view.
const TARGET: &str = "
await rest(20);
const target = document.querySelector(location.hash).getBoundingClientRect();
const bar = document.querySelector('.bar').getBoundingClientRect();
return [target.top - bar.bottom, target.top < innerHeight, bar.height];";

async fn under_the_bar(page: &Browser, site: &Server) -> Outcome {
    page.screen(Screen::PHONE).await?;
    for place in ["chart-steel", "water", "steel-revenue"] {
        open(page, &site.url(&format!("index.html?motion=off#{place}"))).await?;
        let opened: (f64, bool, f64) = page.run(TARGET).await?;
        let (below, in_view, bar) = opened;
        assert!((0.0..120.0).contains(&below) && in_view, "#{place} is {below} px below a bar of {bar} px");
    }
    let wrong: Vec<String> = page
        .run(
            "const wrong = [];
            for (const target of all('main [id]:not([id^=part-])').filter((e, i) => i % 4 === 0 && e.checkVisibility())) {
                location.hash = `#${target.id}`;
                await rest(3);
                await alive();
                await rest(3);
                const [{ top }, { bottom }] = [target, document.querySelector('.bar')].map(e => e.getBoundingClientRect());
                if (top < bottom - 0.5 || top > innerHeight) wrong.push(`#${target.id} is at ${top}, the bar ends at ${bottom}`);
            }
            return wrong;",
        )
        .await?;
    assert_eq!(wrong, Vec::<String>::new());
    let least: f64 = page
        .run("return Math.min(...all('.bar a, main p, main li').filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect().height));")
        .await?;
    assert!(least >= f64::from(LEAST), "a line is {least} px high: no minimum font size");
    assert_eq!(page.run::<Vec<String>>(SIDEWAYS).await?, Vec::<String>::new());
    assert_eq!(complaints(page).await?, []);
    Ok(())
}

async fn large_type(engine: Engine) -> Outcome {
    let launch = match engine {
        Engine::Chromium => {
            Launch { preferences: vec![("webkit.webprefs.minimum_font_size", json!(LEAST))], ..Launch::default() }
        }
        Engine::Firefox => Launch {
            preferences: vec![("font.minimum-size.zh-CN", json!(LEAST)), ("font.minimum-size.x-western", json!(LEAST))],
            ..Launch::default()
        },
        // Its small browser has no such setting.
        Engine::WebKit => return Ok(()),
    };
    let site = Server::troubled(&dist()?, Trouble::default())?;
    visit_with(engine, &launch, async |page| under_the_bar(page, &site).await).await?;
    holds("a minimum font size of 24", engine, "what an address leads to is in view, under the bar")
}

mod at_a_large_minimum_font_size_an_address_leads_to_a_place_under_the_bar {
    use super::*;

    in_every_engine!(large_type);
}

/// What reaches into the insets, but for coloured bands: at the sides anywhere, above and below if it is fixed there. Opens the tips of
/// three charts, and every kind of menu and dialog.
const UNDER: &str = "
const [top, right, bottom, left] = INSETS;
const what = `h1, h2, h3, p, li, td, th, summary, button, a, figcaption, data, svg text, textarea, select, .sheet, .tip *`;
// In the elder edition the bar scrolls with the page.
const fixed = root.dataset.mode === 'elder' ? '.sheet, .tip *' : '.bar *, .sheet, .tip *';
const under = at => all(what).filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.said, .skip, .tip small') && !visuallyHidden(e))
  .filter(e => {
    const r = e.getBoundingClientRect();
    return r.width > 0 && r.bottom > 0 && (r.left < left - 0.5 || r.right > innerWidth - right + 0.5
      || (e.matches(fixed) && (r.top < top - 0.5 || r.bottom > innerHeight - bottom + 0.5)));
  })
  .slice(0, 4).map(e => `${at}: ${e.tagName} ${e.className} in ${e.closest('[id]')?.id}: ${JSON.stringify(e.getBoundingClientRect())}`);
const found = under('closed');
for (const mark of all('#chart-glyph-xiao [data-mark], #chart-glyph-mei [data-mark], #chart-glyph-gong [data-mark]')) {
  await show(mark); await alive(); await rest(3); mark.focus(); await frame();
  if (!said()) throw new Error('no tip');
  found.push(...under('a tip'));
}
document.activeElement.blur();
await show(document.querySelector('#chart-steel')); await alive();
for (const part of ['.bar .display', '.bar .share', '#steel .more', '#embed', '#poster', '#picture']) {
  const opened = document.querySelector(part);
  opened.setAttribute('open', '');
  await frame();
  if (!opened.checkVisibility()) throw new Error(`${part} is not shown`);
  found.push(...under(part));
  opened.removeAttribute('open');
}
return found;";

#[tokio::test]
async fn nothing_that_is_read_or_pressed_lies_under_a_notch() -> Outcome {
    let site = Server::troubled(&dist()?, Trouble::default())?;
    visit_in(Engine::Chromium, async |page| {
        // A phone with a notch: upright, on its side with insets on both sides, and on one.
        for (width, height, insets) in
            [(390, 844, [47, 0, 34, 0]), (844, 390, [0, 47, 21, 47]), (844, 390, [0, 59, 0, 0])]
        {
            page.screen(Screen { width, height, ratio: 1.0, touch: true }).await?;
            page.insets(insets).await?;
            for query in ["", "?mode=elder", "en/index.html"] {
                open(page, &site.url(query)).await?;
                let found: Vec<String> = page.run(&UNDER.replace("INSETS", &json!(insets).to_string())).await?;
                assert_eq!(found, Vec::<String>::new(), "{width} x {height} {query}");
            }
        }
        Ok(())
    })
    .await?;
    holds("a notch, on either side or on top", Engine::Chromium, "nothing that is read or pressed lies under it")
}
