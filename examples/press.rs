//! Takes the pictures of the press for its guide, docs/编辑手册.md: `cargo run --example press -- [OUT_DIR]`, by default into `docs/`. With
//! another folder it also takes them as on a phone, and in the dark.

#[path = "../tests/support/mod.rs"]
mod support;

use std::path::{Path, PathBuf};
use std::{env, fs};

use support::browser::{Browser, Media, Screen};
use support::engine::{Engine, Launch};
use support::failure::Outcome;
use support::pool::Lent;
use support::{save, site};

/// A desk whose screen the guide shows.
const DESK: Screen = Screen { width: 1280, height: 800, ratio: 1.0, touch: false };

const SETTLED: &str = "
await until('not checked', () => document.querySelector('#count')?.dataset.checking === 'false' && root.dataset.shown ? '' : 'yet');
const fill = (field, value) => {
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};
const figure = (subject) => {
  const group = all('.figure').find(group => group.querySelector('h3').textContent.startsWith(subject));
  const field = group.querySelector(`[id$='.value']`);
  field.focus();
  return field;
};";

/// A release in which one figure is corrected, one is new, and one is a detail.
const RELEASE: &str = "全市钢铁产业营业收入突破1000亿元大关，其中，新钢公司营业收入近800亿元。设立15亿元钢铁产业创新引导基金，新建城市书房6座，\
    组织志愿服务活动320场次。";

/// Pictures: a name, and the script that brings it about after the one before.
const PICTURES: [(&str, &str); 5] = [
    ("press-figures", "fill(document.querySelector('#find'), '钢铁产业'); fill(figure('钢铁产业营业收入'), '1200');"),
    (
        "press-fault",
        "
        fill(document.querySelector('#find'), '钢铁产业营业收入');
        await rest(3);
        fill(figure('钢铁产业营业收入'), '12oo');
        await until('no fault', () => document.querySelector('.field.wrong .fault') ? '' : 'yet');
        document.querySelector('.manuscript').scrollTop = 0;",
    ),
    (
        "press-release",
        "
        document.querySelector('#undo').click();
        document.querySelector('#undo').click();
        fill(document.querySelector('#find'), '');
        document.querySelector('#tab-press-release').click();
        await until('no field', () => document.querySelector('#release') ? '' : 'yet');
        fill(document.querySelector('#release'), RELEASE);
        await until('not read', () => all('details.numeral').length > 2 ? '' : 'yet');
        all('details.numeral summary')[0].click();
        await until('closed', () => document.querySelector('.decide') ? '' : 'yet');
        document.querySelector('.decide').scrollIntoView({ block: 'end' });",
    ),
    (
        "press-forms",
        "
        document.querySelector('#tab-charts').click();
        await until('no charts', () => all('.group > summary').length > 10 ? '' : 'yet');
        all('.group > summary').find(summary => summary.textContent === '两个项目的投资').click();
        await until('closed', () => document.querySelector('[id^=choose-form-]') ? '' : 'yet');
        document.querySelector('[id^=choose-form-]').click();
        await until('not offered', () => document.querySelector('.offer') ? '' : 'yet');
        await Promise.all(all('.offer img').map(image => image.decode()));",
    ),
    (
        "press-new",
        "
        document.querySelector('#picker-close').click();
        document.querySelector('#new').click();
        await until('not open', () => document.querySelector('#new-page').open ? '' : 'yet');
        fill(document.querySelector('#new-page-name'), '山水城');
        fill(document.querySelector('#new-page-slug'), 'shanshui');
        await until('not ready', () => document.querySelector('#new-page-begin').disabled ? 'yet' : '');
        document.querySelector('#new-page-begin').click();
        await until('elsewhere', () => document.activeElement.id === 'release' ? '' : 'yet');
        fill(document.querySelector('#release'), RELEASE);
        await until('not read', () => all('details.numeral').length > 2 ? '' : 'yet');
        await until('not checked', () => document.querySelector('#count').dataset.checking === 'false' ? '' : 'yet');
        document.querySelector('#release').scrollIntoView({ block: 'center' });",
    ),
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome {
    let out = env::args().nth(1).map(PathBuf::from);
    let lent = Lent::of(Engine::Chromium, &Launch::default()).await?;
    let taken = photograph(&lent.browser, out.as_deref()).await;
    lent.end().await;
    taken
}

async fn photograph(browser: &Browser, out: Option<&Path>) -> Outcome {
    let site = site()?;
    let folder = out.unwrap_or_else(|| Path::new("docs"));
    fs::create_dir_all(folder)?;
    browser.screen(DESK).await?;
    browser.open(&site.url("press/press.html")).await?;
    browser.run::<()>(SETTLED).await?;
    if browser.run("return root.lang !== 'zh-CN';").await? {
        browser.run::<()>("document.querySelector('#language').click();").await?;
    }
    for (name, bring) in PICTURES {
        browser.run::<()>(&format!("{SETTLED} const RELEASE = {RELEASE:?}; {bring} {SETTLED_AGAIN}")).await?;
        save(&folder.join(name).with_extension("png"), &browser.picture().await?)?;
        if out.is_some() {
            browser.screen(Screen::PHONE).await?;
            save(&folder.join([name, "-phone"].concat()).with_extension("png"), &browser.picture().await?)?;
            browser.media(Media { dark: true, ..Media::default() }).await?;
            save(&folder.join([name, "-phone-dark"].concat()).with_extension("png"), &browser.picture().await?)?;
            browser.screen(DESK).await?;
            save(&folder.join([name, "-dark"].concat()).with_extension("png"), &browser.picture().await?)?;
            browser.media(Media::default()).await?;
        }
    }
    Ok(())
}

/// Waits until what was brought about is answered.
const SETTLED_AGAIN: &str = "
await until('not checked', () => document.querySelector('#count').dataset.checking === 'false' ? '' : 'yet');";
