//! The press for editors who cannot see it or use no mouse: axe finds nothing in any of its forms, with faults and with its dialogs open;
//! and a figure is found, corrected and taken back with keys alone.

use std::fmt::Write;

use serde::Deserialize;

use crate::axe::{self, Rules};
use crate::support::browser::{Browser, Screen};
use crate::support::failure::Outcome;
use crate::support::server::Server;
use crate::support::visit;

/// Waits until everything that was done has been answered and checked, and the page is shown.
pub const SETTLED: &str = "
await until('not checked', () => document.querySelector('#count')?.dataset.checking === 'false' && root.dataset.shown ? '' : 'yet');";

/// States of the press, each with the script that brings it about after the one before.
const STATES: [(&str, &str); 5] = [
    ("as it opens", ""),
    (
        "with a fault",
        "
        const field = document.querySelector('.figure input[inputmode]');
        field.value = '12oo';
        field.dispatchEvent(new Event('input', { bubbles: true }));
        await until('no fault', () => document.querySelector('.field.wrong .fault') ? '' : 'yet');",
    ),
    (
        "with why no package is made",
        "
        document.querySelector('#publish').click();
        await until('not told', () => document.querySelector('#told').open ? '' : 'yet');",
    ),
    (
        "in the other language",
        "
        document.querySelector('#close').click();
        document.querySelector('#undo').click();
        const lang = root.lang;
        document.querySelector('#language').click();
        await until('still', () => root.lang === lang ? lang : '');",
    ),
    (
        "with the proof sheet",
        "
        document.querySelector('#proof-sheet').click();
        await until('not told', () => document.querySelector('#told').open ? '' : 'yet');",
    ),
];

/// Opens the press on a desk.
pub async fn ready(page: &Browser, site: &Server) -> Outcome {
    page.screen(Screen::DESK).await?;
    page.open(&site.url("press/press.html")).await?;
    page.run(SETTLED).await
}

async fn found(page: &Browser, state: &str, all: &mut String) -> Outcome {
    for finding in axe::findings(page, "document", Rules::All, "4.5").await? {
        writeln!(all, "{state}: {} at {}: {} {}", finding.rule, finding.at, finding.why, finding.html)?;
    }
    Ok(())
}

#[tokio::test]
async fn axe_finds_nothing_in_the_press() -> Outcome {
    visit(async |page, site| {
        ready(page, site).await?;
        axe::add(page).await?;
        let mut all = String::new();
        for (state, bring) in STATES {
            page.run::<()>(&format!("{bring}\n{SETTLED}")).await?;
            found(page, state, &mut all).await?;
        }
        page.run::<()>("document.querySelector('#close').click();").await?;
        let tabs: usize = page.run("return all('.tabs button').length;").await?;
        assert!(tabs > 5, "{tabs} tabs");
        for tab in 0..tabs {
            // With the first groups open: all of them at once are the same elements a hundred times.
            page.run::<()>(&format!(
                "all('.tabs button')[{tab}].click();
                 await rest(3);
                 for (let left = 3, group; left && (group = document.querySelector('.group:not([open]) > summary')); left--) {{
                   group.click();
                   await rest(3);
                 }}"
            ))
            .await?;
            found(page, &format!("tab {tab}"), &mut all).await?;
        }
        page.screen(Screen::PHONE).await?;
        found(page, "on a phone", &mut all).await?;
        assert!(all.is_empty(), "{all}");
        Ok(())
    })
    .await
}

/// Presses Tab until the focus is on what a selector finds.
pub async fn tab_to(page: &Browser, selector: &str) -> Outcome {
    for _ in 0..40 {
        page.press("Tab").await?;
        if page.run(&format!("return document.activeElement.matches({selector:?});")).await? {
            return Ok(());
        }
    }
    panic!("{selector} is not reached with the Tab key");
}

/// What the page says of the figure.
const SAID: &str = "return document.getElementById('page').contentDocument.querySelector('#steel h3').textContent;";

/// Z with the Control key held, as WebDriver codes it.
pub const UNDO: &str = "\u{e009}z";

#[tokio::test]
async fn a_figure_is_corrected_and_taken_back_with_keys_alone() -> Outcome {
    visit(async |page, site| {
        ready(page, site).await?;
        tab_to(page, ".skip").await?;
        page.press("Enter").await?;
        page.run::<()>("await until('still', () => document.activeElement.id === 'forms' ? '' : document.activeElement.outerHTML);")
            .await?;
        tab_to(page, "#find").await?;
        page.write("#find", "钢铁产业营业收入").await?;
        tab_to(page, ".figure [id$='.value']").await?;
        let chosen: bool = page
            .run("const e = document.activeElement; return e.closest('.figure').querySelector('h3').textContent.startsWith('钢铁产业营业收入');")
            .await?;
        assert!(chosen, "the first figure that was found");
        // The Tab key has selected the figure.
        page.write(".figure:focus-within [id$='.value']", "1234").await?;
        page.run::<()>(SETTLED).await?;
        assert!(page.run::<String>(SAID).await?.contains("1234"), "what was typed is shown");
        page.write(".figure:focus-within [id$='.value']", UNDO).await?;
        page.run::<()>(
            "await until('not taken back', () => {
               const said = document.getElementById('page').contentDocument.querySelector('#steel h3').textContent;
               return said.includes('1000') ? '' : said;
             });
             await until('the focus is lost', () => document.activeElement.matches(\".figure [id$='.value']\") ? '' : document.activeElement.outerHTML);",
        )
        .await?;
        Ok(())
    })
    .await
}

/// Gives a field a value as an editor does.
pub const FILL: &str = "
const fill = (selector, value) => {
  const field = document.querySelector(selector);
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};
const told = () => until('not told', () => document.querySelector('#told').open ? '' : 'yet');";

#[tokio::test]
async fn a_figure_that_differs_from_the_opened_package_is_noted_as_corrected() -> Outcome {
    visit(async |page, site| {
        ready(page, site).await?;
        axe::add(page).await?;
        // Nothing is different yet, so there is nothing to note.
        let hidden: bool = page
            .run(&format!(
                "{FILL} document.querySelector('#differences').click(); await told();
                 const hidden = !document.querySelector('#correct').checkVisibility();
                 document.querySelector('#close').click(); return hidden;"
            ))
            .await?;
        assert!(hidden);
        page.write("#find", "钢铁产业营业收入").await?;
        page.run::<()>(&format!("{FILL} fill('.figure [id$=\".value\"]', '1200'); {SETTLED}")).await?;
        page.run::<()>(&format!(
            "{FILL} document.querySelector('#differences').click(); await told();
             await until('no form', () => document.querySelector('#correct').checkVisibility() ? '' : 'yet');"
        ))
        .await?;
        let mut all = String::new();
        found(page, "with a difference", &mut all).await?;
        assert!(all.is_empty(), "{all}");
        // Without a day it is not noted, and that is said.
        let refused: String = page
            .run(&format!(
                "{FILL} document.querySelector('#correct-write').click();
                 await until('not refused', () => /更正要有日期|a correction has a day/.test(document.querySelector('#told li')?.textContent) ? '' : 'yet');
                 const why = document.querySelector('#told li').textContent;
                 document.querySelector('#close').click();
                 document.querySelector('#differences').click();
                 await until('no form', () => document.querySelector('#correct').checkVisibility() ? '' : 'yet');
                 return why;"
            ))
            .await?;
        assert!(refused.contains("原因") || refused.contains("reason"), "{refused}");
        let line: String = page
            .run(&format!(
                "{FILL}
                 fill('#correct-date', '2024-05-01');
                 fill('[id=\"reason-zh-CN.json\"]', '年报订正');
                 fill('[id=\"reason-en.json\"]', 'Revised in the annual report');
                 document.querySelector('#correct-write').click();
                 const line = () => document.getElementById('page').contentDocument.querySelector('#corrections li');
                 await until('not noted', () => line() ? '' : document.querySelector('#told').textContent);
                 {SETTLED}
                 if (document.querySelector('#told').open) throw new Error('the dialog is still open');
                 return line().textContent;"
            ))
            .await?;
        assert_eq!(line.trim(), "2024-05-01 更正：钢铁产业营业收入，超1000亿元→超1200亿元。年报订正");
        assert_eq!(page.run::<String>("return document.querySelector('#count').dataset.faults;").await?, "0");
        Ok(())
    })
    .await
}

/// What the tab of the release shows.
#[derive(Debug, Deserialize)]
struct Shown {
    /// The words of the rows.
    rows: Vec<String>,
}

/// What is shown once so many numerals are open, and what a selector finds has the focus.
async fn numerals(page: &Browser, open: u32, focus: &str) -> Outcome<Shown> {
    page.run(&format!(
        "await until('not read', () => {{
           const list = document.querySelector('#numerals');
           const shown = all('.numeral .state-open').length;
           return list?.dataset.open === '{open}' && shown === {open} ? '' : `${{list?.dataset.open}} and ${{shown}} open`;
         }});
         {SETTLED}
         await until('no focus', () => document.activeElement.matches('{focus}') ? '' : document.activeElement.outerHTML);
         return {{ rows: all('.numeral').map(row => row.textContent) }};"
    ))
    .await
}

#[tokio::test]
async fn the_numerals_of_a_release_are_taken_and_left_out_with_keys_alone() -> Outcome {
    visit(async |page, site| {
        ready(page, site).await?;
        axe::add(page).await?;
        let mut all = String::new();
        tab_to(page, "#tab-press-release").await?;
        page.press("Enter").await?;
        page.run::<()>("await until('no field', () => document.querySelector('#release') ? '' : 'yet');").await?;
        found(page, "without a release", &mut all).await?;
        tab_to(page, "#release").await?;
        page.write("#release", "全市钢铁产业营业收入突破1000亿元大关。新建城市书房6座，组织志愿活动320场次。").await?;
        let read = numerals(page, 2, "#release").await?;
        let said = |rows: &[String], words: &[&str]| rows.iter().any(|row| words.iter().all(|own| row.contains(own)));
        assert!(said(&read.rows, &["1000亿元", "→ 钢铁产业营业收入 超1000亿元"]), "{read:?}");
        // A figure more, with the subject that is proposed.
        tab_to(page, "details.numeral summary").await?;
        page.press("Enter").await?;
        page.run::<()>("await until('closed', () => document.querySelector('.take') ? '' : 'yet');").await?;
        found(page, "with an open numeral", &mut all).await?;
        tab_to(page, ".take").await?;
        page.press("Enter").await?;
        let taken = numerals(page, 1, "[id^=numeral-]").await?;
        assert!(said(&taken.rows, &["6座", "→ 新建城市书房 6座"]), "{taken:?}");
        // The last one is left out, with a reason.
        tab_to(page, "details.numeral summary").await?;
        page.press("Enter").await?;
        page.run::<()>("await until('closed', () => document.querySelector('.out') ? '' : 'yet');").await?;
        tab_to(page, "[id$='-reason']").await?;
        let reason: String = page.run("return '#' + document.activeElement.id;").await?;
        page.write(&reason, "细节").await?;
        tab_to(page, ".out").await?;
        page.press("Enter").await?;
        let out = numerals(page, 0, "[id^=numeral-]").await?;
        assert!(said(&out.rows, &["320场次", "细节"]), "{out:?}");
        found(page, "with everything decided", &mut all).await?;
        // The figures of the page that the release has not are listed, too.
        let missing: String = page.run("return document.querySelector('#show-state-missing').textContent;").await?;
        assert!(missing.ends_with(char::is_numeric) && !missing.ends_with(" 0"), "{missing}");
        // All of it is in the draft, and each decision is a change.
        page.run::<()>(
            "await until('not kept', () => document.querySelector('#draft').dataset.kept === 'kept' ? '' : 'yet');",
        )
        .await?;
        page.open(&site.url("press/press.html")).await?;
        page.run::<()>(&format!(
            "{SETTLED} document.querySelector('#tab-press-release').click(); document.querySelector('#find').focus();"
        ))
        .await?;
        let again = numerals(page, 0, "#find").await?;
        assert_eq!(again.rows, out.rows);
        assert!(all.is_empty(), "{all}");
        Ok(())
    })
    .await
}

/// Notes that the draft was begun with another site than the press has.
const ELSEWHERE: &str = "
await until('not kept', () => document.querySelector('#draft').dataset.kept === 'kept' ? '' : 'yet');
await new Promise((done, failed) => {
  const opening = indexedDB.open(['press', location.pathname].join(' '), 1);
  opening.onerror = failed;
  opening.onsuccess = () => {
    const going = opening.result.transaction('drafts', 'readwrite');
    going.objectStore('drafts').put('another', 'base');
    going.oncomplete = done;
  };
});";

#[tokio::test]
async fn a_draft_of_another_site_is_told_and_neither_is_lost() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        let url = site.url("press/press.html");
        page.open(&url).await?;
        page.run::<()>(SETTLED).await?;
        page.write("#find", "钢铁产业营业收入").await?;
        page.run::<()>(&format!("{FILL} fill('.figure [id$=\".value\"]', '1200'); {SETTLED} {ELSEWHERE}")).await?;
        page.open(&url).await?;
        page.run::<()>(&format!("{SETTLED} await until('not told', () => document.querySelector('#use-site') ? '' : 'yet');")).await?;
        axe::add(page).await?;
        let mut all = String::new();
        found(page, "with a draft of another site", &mut all).await?;
        assert!(all.is_empty(), "{all}");
        assert!(page.run::<String>(SAID).await?.contains("1200"), "the draft is shown");
        let change = |to: &str, value: &str| {
            format!(
                "document.querySelector('{to}').click();
                 const steel = () => document.getElementById('page').contentDocument.querySelector('#steel h3').textContent;
                 await until('not changed', () => steel().includes('{value}') ? '' : steel());
                 {SETTLED}
                 return [!!document.querySelector('#use-site'), !!document.querySelector('#use-aside')];"
            )
        };
        // The site of the press; then the draft again, which still is of another.
        let told: (bool, bool) = page.run(&change("#use-site", "1000")).await?;
        assert_eq!(told, (false, true));
        page.open(&url).await?;
        page.run::<()>(&format!("{SETTLED} await until('not told', () => document.querySelector('#use-aside') ? '' : 'yet');")).await?;
        assert!(page.run::<String>(SAID).await?.contains("1000"), "still that site");
        let told: (bool, bool) = page.run(&change("#use-aside", "1200")).await?;
        assert_eq!(told, (true, false));
        // Going on with it says so no more.
        page.run::<()>("document.querySelector('#use-draft').click(); await until('told', () => document.querySelector('#use-site') ? 'yet' : '');")
            .await?;
        Ok(())
    })
    .await
}
