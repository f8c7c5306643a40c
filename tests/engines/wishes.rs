//! What readers have asked of their system, in the engines that cannot be told otherwise: less motion, colours of their own, larger text.
//! Needs `dist/`: `make build`.

use std::fs;

use crate::support::browser::{Browser, Screen};
use crate::support::engine::{Engine, Launch};
use crate::support::failure::Outcome;
use crate::support::probe::{CANVASES, READ_THROUGH, SIDEWAYS};
use crate::support::server::{Server, Trouble};
use crate::support::{Canvas, complaints, dist, found_lost, open, visit_with};

/// What waits, moves or is not fully shown.
const RESTLESS: &str = "
await frame(); await frame();
const faint = e => !e.checkVisibility({ opacityProperty: true, visibilityProperty: true });
return [
  ...all('.waiting').map(e => `${e.id} waits`),
  ...document.getAnimations().filter(a => a.playState === 'running').map(a => `${a.effect.target.className} moves`),
  ...all('[data-transition]').map(e => `${e.dataset.chart} is on its way`),
  ...all('.story :is(h3, .picture)').filter(faint).map(e => `${e.closest('.story').id} is not shown`),
];";

/// A browser of a reader whose system asks for less motion.
fn calm(engine: Engine) -> Outcome<Launch> {
    if engine == Engine::Firefox {
        return Ok(Launch { preferences: vec![("ui.prefersReducedMotion", 1.into())], ..Launch::default() });
    }
    // WebKitGTK follows the desktop, which is without animations here.
    let folder = std::env::temp_dir().join(format!("gongxiaomei-calm-{}", std::process::id()));
    fs::create_dir_all(folder.join("gtk-3.0"))?;
    fs::write(folder.join("gtk-3.0/settings.ini"), "[Settings]\ngtk-enable-animations=0\n")?;
    Ok(Launch { environment: vec![("XDG_CONFIG_HOME", folder.display().to_string())], ..Launch::default() })
}

/// Whether the page is asked for less motion, and what is restless all the same: at once and scrolled to.
async fn found(page: &Browser, site: &Server) -> Outcome<(bool, Vec<String>)> {
    page.screen(Screen::DESK).await?;
    open(page, &site.url("")).await?;
    let asked = page.run("return matchMedia('(prefers-reduced-motion: reduce)').matches;").await?;
    let mut restless = Vec::new();
    for top in ["0", "1500", "root.scrollHeight / 2", "root.scrollHeight"] {
        page.run::<()>(&format!("await go({top});")).await?;
        restless.extend(page.run::<Vec<String>>(RESTLESS).await?);
    }
    assert_eq!(complaints(page).await?, []);
    Ok((asked, restless))
}

async fn at_rest(engine: Engine) -> Outcome {
    let site = Server::troubled(&dist()?, Trouble::default())?;
    visit_with(engine, &calm(engine)?, async |page| {
        assert_eq!(found(page, &site).await?, (true, vec![]));
        Ok(())
    })
    .await?;
    // Otherwise it has seen nothing.
    visit_with(engine, &Launch::default(), async |page| {
        let (asked, restless) = found(page, &site).await?;
        assert!(!asked && !restless.is_empty(), "with motion: {restless:?}");
        Ok(())
    })
    .await
}

mod who_asked_for_less_motion_sees_everything_at_rest_at_once {
    use super::*;

    in_the_other_engines!(at_rest);
}

/// The setting of Firefox that its own colours replace those of pages. WebKitGTK has none; in Chromium it is emulated: `e2e::readers`.
#[tokio::test]
async fn where_firefox_chooses_the_colours_what_holds_is_told_by_a_line_and_the_charts_are_drawn() -> Outcome {
    const CURRENT: &str = "
        document.querySelector('.display').open = true;
        await frame();
        return all('.of-theme a').map(a => [a.hasAttribute('aria-current'), parseFloat(getComputedStyle(a).borderTopWidth)]);";
    crate::support::where_wanted(Engine::Firefox, async |engine| {
        let site = Server::troubled(&dist()?, Trouble::default())?;
        let launch =
            Launch { preferences: vec![("browser.display.document_color_use", 2.into())], ..Launch::default() };
        visit_with(engine, &launch, async |page| {
            page.screen(Screen::DESK).await?;
            open(page, &site.url("?motion=off&theme=dark")).await?;
            assert!(page.run::<bool>("return matchMedia('(forced-colors: active)').matches;").await?);
            let borders: Vec<(bool, f64)> = page.run(CURRENT).await?;
            assert_eq!(borders.iter().filter(|(current, _)| *current).count(), 1, "{borders:?}");
            assert!(borders.iter().all(|(current, width)| (*width > 2.0) == *current), "{borders:?}");
            page.run::<()>(READ_THROUGH).await?;
            let canvases: Vec<Canvas> = page.run(CANVASES).await?;
            assert!(
                canvases.len() >= 14 && canvases.iter().all(|canvas| canvas.live && canvas.ink > 0.005),
                "{canvases:?}"
            );
            assert_eq!(page.run::<Vec<String>>(SIDEWAYS).await?, Vec::<String>::new());
            assert_eq!(complaints(page).await?, []);
            Ok(())
        })
        .await
    })
    .await
}

/// The setting of Firefox for the size of text. `WebKitGTK` has none that a test can reach; Chromium: `e2e::enlarged`.
#[tokio::test]
async fn where_text_is_twice_as_large_in_firefox_nothing_is_lost() -> Outcome {
    crate::support::where_wanted(Engine::Firefox, async |engine| {
        let site = Server::troubled(&dist()?, Trouble::default())?;
        let preferences = vec![("font.size.variable.x-western", 32.into()), ("font.size.variable.zh-CN", 32.into())];
        visit_with(engine, &Launch { preferences, ..Launch::default() }, async |page| {
            let mut lost = Vec::new();
            for (mode, size) in [("", "32px"), ("mode=elder&", "40px")] {
                for screen in [Screen { width: 500, ..Screen::DESK }, Screen::DESK] {
                    page.screen(screen).await?;
                    open(page, &site.url(&format!("?{mode}motion=off"))).await?;
                    assert_eq!(page.run::<String>("return getComputedStyle(root).fontSize;").await?, size);
                    lost.extend(found_lost(page, &format!("{mode} at {}", screen.width)).await?);
                }
            }
            assert!(lost.is_empty(), "{}", lost.join("\n"));
            Ok(())
        })
        .await
    })
    .await
}
