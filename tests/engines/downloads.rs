//! Where files cannot be saved, and the page cannot know it: it never claims that they were, and shows a picture so that it can be saved
//! otherwise. Needs `dist/`: `make build`.

use crate::holds::holds;
use crate::support::browser::{Browser, Screen};
use crate::support::engine::Engine;
use crate::support::failure::Outcome;
use crate::support::server::{Server, Trouble};
use crate::support::{complaints, dist, visit_in};

const WECHAT: &str = "Mozilla/5.0 (Linux; Android 14; V2318A Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 \
    Chrome/126.0.6478.188 Mobile Safari/537.36 XWEB/1260097 MMWEBSDK/20240404 MicroMessenger/8.0.49.2600 NetType/WIFI Language/zh_CN";

/// An app on iOS: its web view names no browser.
const ON_IOS: &str =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148";

const ALIPAY: &str = "Mozilla/5.0 (Linux; U; Android 13; zh-CN; PGT-AN10) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 \
    Chrome/100.0.4896.58 UWS/5.12 Mobile Safari/537.36 AliApp(AP/10.5.96) AlipayClient/10.5.96 Language/zh-Hans";

/// Asks for the files of a chart in the window `inside`, and returns what a reader gets: the picture's address and size, the hints, the
/// link to save it, what is said of the CSV file, what was downloaded, and where the focus is after the dialog is closed.
const ASK: &str = "
const files = [];
inside.HTMLAnchorElement.prototype.click = function () { files.push(this.download); };
const of = inside.document;
const chart = of.querySelector('#chart-steel');
chart.scrollIntoView();
const controls = await controlsOf('steel', of);
controls.querySelector('[data-chart-action=png]').click();
const dialog = of.querySelector('#picture');
await until('no picture', () => dialog.querySelector('.made').checkVisibility() ? '' : 'yet');
const image = dialog.querySelector('li img');
const hints = [...dialog.querySelectorAll('.hold, .right-click')].filter(e => e.checkVisibility()).map(e => e.className);
const box = dialog.getBoundingClientRect();
const found = [image.src.split(/[:;]/)[0], image.naturalWidth > 1000 && box.top >= 0 && box.bottom <= inside.innerHeight + 0.5, hints.join(),
  !!dialog.querySelector('a[download]')];
dialog.querySelector('[data-close]').click();
found.push(of.activeElement.dataset.chartAction);
of.getElementById('said').textContent = '';
controls.querySelector('[data-chart-action=csv]').click();
await until('nothing said', () => of.getElementById('said').textContent ? '' : 'yet');
return [...found, of.getElementById('said').textContent, files.join()];";

type Got = (String, bool, String, bool, String, String, String);

async fn asked(page: &Browser, inside: &str) -> Outcome<Got> {
    page.run(&format!("const inside = {inside}; {ASK}")).await
}

async fn in_apps(engine: Engine) -> Outcome {
    for agent in [WECHAT, ON_IOS, ALIPAY] {
        let script = format!("Object.defineProperty(Navigator.prototype, 'userAgent', {{ get: () => {agent:?} }});");
        let site = Server::troubled(&dist()?, Trouble::script(&script))?;
        visit_in(engine, async |page| {
            page.screen(Screen::PHONE).await?;
            page.open(&site.url("index.html")).await?;
            let (address, whole, hints, link, focus, said, files) = asked(page, "window").await?;
            assert_eq!((address.as_str(), whole, hints.as_str(), link), ("data", true, "hold", false), "{agent}");
            assert_eq!((focus.as_str(), files.as_str()), ("png", ""), "{agent}");
            assert!(said.contains("应用") && !said.contains(".csv"), "{agent}: {said}");
            assert_eq!(complaints(page).await?, []);
            Ok(())
        })
        .await?;
    }
    holds(
        "WeChat and other apps, which save no files",
        engine,
        "the picture of a chart, to be pressed; nothing is claimed",
    )
}

mod in_apps_that_save_no_files_a_picture_is_shown_to_be_pressed_and_nothing_is_claimed {
    use super::*;

    in_every_engine!(in_apps);
}

async fn in_frames(engine: Engine) -> Outcome {
    let site = Server::troubled(&dist()?, Trouble::default())?;
    visit_in(engine, async |page| {
        page.open(&site.url("embed.js")).await?;
        page.run::<()>(
            "document.body.textContent = '';
            const host = document.createElement('iframe');
            host.sandbox = 'allow-scripts allow-same-origin'; host.src = 'index.html?embed&chart=steel';
            host.style.cssText = 'width: 600px; height: 640px; border: 0';
            const loaded = new Promise(done => { host.onload = done; });
            document.body.append(host);
            await loaded;",
        )
        .await?;
        let (address, whole, hints, link, focus, said, files) =
            asked(page, "document.querySelector('iframe').contentWindow").await?;
        assert_eq!((address.as_str(), whole, hints.as_str(), link), ("blob", true, "right-click", true));
        assert_eq!(focus, "png");
        // It is tried, since a frame may well allow it.
        assert!(files.ends_with(".csv") && said.contains(&files) && said.contains("若没有出现"), "{files}: {said}");
        Ok(())
    })
    .await?;
    holds(
        "a sandbox blocks downloads",
        engine,
        "the picture of a chart, to be saved by its menu; of other files, that they may not come",
    )
}

mod in_a_frame_that_may_block_downloads_a_picture_is_shown_and_nothing_is_claimed {
    use super::*;

    in_every_engine!(in_frames);
}
