//! Text that the reader, or the browser on its way, makes larger or spaces out.

use serde_json::Value;

use crate::support::browser::{Browser, Screen};
use crate::support::engine::{Engine, Launch};
use crate::support::failure::Outcome;
use crate::support::probe::{SIDEWAYS, smaller};
use crate::support::server::Server;
use crate::support::voice::voice;
use crate::support::{dist, found_lost, open, read, visit, visit_with};

#[tokio::test]
async fn text_enlarged_on_its_way_to_the_screen_enlarges_the_charts_text_too() -> Outcome {
    // WeChat on iOS sets this style on the body.
    const ZOOM: &str = "document.body.style.setProperty('-webkit-text-size-adjust', 'SIZE'); for (let i = 0; i < 12; i++) await frame();
        for (const host of all('[data-island=chart]')) { await show(host); await alive(); for (let i = 0; i < 6; i++) await frame(); }
        return [all('.rem')[0].getBoundingClientRect().height, all('.laid-out').length, root.scrollWidth];";
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("")).await?;
        let (line, rescaled, wide): (f64, u32, u32) = page.run(&ZOOM.replace("SIZE", "140%")).await?;
        assert!(line > 20.0 && rescaled > 10, "a line is {line} px, {rescaled} charts are laid out anew");
        assert_eq!(wide, 390, "nothing scrolls sideways");
        let (line, rescaled, _): (f64, u32, u32) = page.run(&ZOOM.replace("SIZE", "100%")).await?;
        assert_eq!((line, rescaled), (16.0, 0));
        Ok(())
    })
    .await
}

/// What of the page is lost in both editions, standard and elder, at each width, after a script changed the text.
async fn lost(page: &Browser, site: &Server, screens: &[Screen], change: &str) -> Outcome<Vec<String>> {
    let mut lost = Vec::new();
    for edition in ["", "en/index.html"] {
        for mode in ["", "?mode=elder"] {
            for &screen in screens {
                page.screen(screen).await?;
                open(page, &site.url(&format!("{edition}{mode}"))).await?;
                page.run::<()>(change).await?;
                lost.extend(found_lost(page, &format!("{edition}{mode} at {}", screen.width)).await?);
            }
        }
    }
    Ok(lost)
}

#[tokio::test]
async fn text_may_be_spaced_as_a_reader_needs_it() -> Outcome {
    // The spacing of WCAG 2.2, 1.4.12.
    const SPACED: &str = "
        const style = document.createElement('style');
        style.textContent = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }';
        document.head.append(style);";
    visit(async |page, site| {
        let lost = lost(page, site, &[Screen::SMALL_PHONE, Screen::PHONE, Screen::DESK], SPACED).await?;
        assert!(lost.is_empty(), "{}", lost.join("\n"));
        Ok(())
    })
    .await
}

/// The text alone, as by the setting of the browser: WCAG 2.2, 1.4.4.
#[tokio::test]
async fn text_may_be_twice_as_large() -> Outcome {
    let site = Server::start(&dist()?)?;
    let launch = Launch { arguments: vec!["--blink-settings=defaultFontSize=32"], ..Launch::default() };
    visit_with(Engine::Chromium, &launch, async |page| {
        let lost = lost(page, &site, &[Screen::SMALL_PHONE, Screen::DESK], "").await?;
        assert!(lost.is_empty(), "{}", lost.join("\n"));
        assert_eq!(
            page.run::<String>("return getComputedStyle(root).fontSize;").await?,
            "40px",
            "in the elder edition"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn tables_menus_and_the_player_fit_the_narrowest_phone_and_a_zoom_of_400_percent_in_the_largest_text() -> Outcome
{
    const OPEN: &str = "all('details').forEach(d => { d.open = true; }); document.querySelector('.hero .read').click();
        for (let i = 0; i < 6; i++) await frame();
        const wide = all('.player button, .menu button, .actions button, .choices a, th, td').filter(e => e.checkVisibility())
            .filter(e => { const r = e.getBoundingClientRect(); return r.left < -0.5 || r.right > innerWidth + 0.5 || e.scrollWidth > e.clientWidth + 1; });
        return wide.map(e => `${e.innerText.slice(0, 30)}: ${e.getBoundingClientRect().left} to ${e.getBoundingClientRect().right}`);";
    visit(async |page, site| {
        for (lang, edition) in [("zh-CN", ""), ("en-GB", "en/index.html")] {
            page.before(&voice(lang)).await?;
            for screen in [Screen::SMALL_PHONE, Screen::PHONE, Screen::ZOOMED] {
                page.screen(screen).await?;
                read(page, &site.url(edition)).await?;
                for setting in ["mode=standard", "mode=elder", "text=2", "text=3"] {
                    page.run::<()>(&format!("await choose('{setting}');")).await?;
                    let at = format!("{edition} {setting} at {}", screen.width);
                    assert_eq!(page.run::<Vec<String>>(OPEN).await?, Vec::<String>::new(), "{at}");
                    assert_eq!(page.run::<Vec<Value>>(SIDEWAYS).await?, Vec::<Value>::new(), "{at}");
                    if setting != "mode=standard" {
                        assert_eq!(page.run::<Vec<String>>(&smaller(60)).await?, Vec::<String>::new(), "{at}");
                    }
                }
            }
        }
        Ok(())
    })
    .await
}
