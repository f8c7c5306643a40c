//! axe-core on both editions, in every theme and in the elder edition, with every menu, table and dialog opened.
//!
//! A violation fails the test. So does a result that axe cannot decide, unless it is in [`REVIEWED`] with the reason why it is
//! acceptable.

use std::collections::BTreeSet;
use std::fs;

use scraper::Html;
use scraper::node::Element;
use serde::Deserialize;

use crate::support::browser::{Browser, Screen};
use crate::support::failure::Outcome;
use crate::support::voice::voice;
use crate::support::{dist, project, read, visit};

/// Results that axe leaves to people to review and that are acceptable: the rule, a part of the element's HTML, the reason.
const REVIEWED: [(&str, &str, &str); 2] = [
    (
        "target-size",
        "data-mark=",
        "the marks of a chart lie where the chart has them; where two of 美's strokes are less than 24 px apart, the same figures
         are reached in the table under it and in the chart of rates (2.5.8, exception “equivalent”)",
    ),
    (
        "frame-tested",
        "srcdoc=",
        "the preview of the codes for hosts is a still copy of the page, out of reach and not read; the page itself is tested",
    ),
];

/// A rule that an element breaks, or may break, as axe reports it.
#[derive(Debug, Deserialize)]
pub struct Finding {
    pub rule: String,
    pub sure: bool,
    pub at: String,
    pub html: String,
    pub why: String,
}

/// A state of the page.
pub struct State {
    pub name: &'static str,
    /// The script that puts the page into the state.
    pub bring: &'static str,
    /// The script that undoes it.
    pub undo: &'static str,
    /// The elements that differ from the page's usual state.
    pub differs: &'static [&'static str],
    /// Whether others that have this, too, can be brought about after it.
    pub joins: bool,
}

pub const AS_IT_IS: State = State { name: "as it is", bring: "", undo: "", differs: &[], joins: false };

pub const STATES: [State; 11] = [
    State {
        name: "tables open",
        bring: "all('details.values, details.more, details.data').forEach(d => { d.open = true; });",
        undo: "all('details.values, details.more, details.data').forEach(d => { d.open = false; });",
        differs: &["details.values", "details.more", "details.data"],
        joins: true,
    },
    State {
        name: "the disclosure of a story open",
        bring: "document.querySelector('#steel .more').scrollIntoView(); await controlsOf('steel');",
        undo: "all('#steel details').forEach(d => { d.open = false; });",
        differs: &["#steel .more"],
        joins: false,
    },
    State {
        name: "the table of all figures open",
        bring: "document.querySelector('#data summary').click(); await show(document.querySelector('#data tbody'));",
        undo: "document.querySelector('#data summary').click();",
        differs: &["#data"],
        joins: false,
    },
    State {
        name: "a search that finds nothing",
        bring: "document.querySelector('#data summary').click();
         await until('no search', () => document.querySelector('#data form p button') ? '' : 'yet');
         const field = document.querySelector('#data [type=search]');
         field.value = '☃'; field.dispatchEvent(new Event('input', { bubbles: true }));
         await until('still found', () => document.querySelector('#data form p button').hidden ? 'all' : '');",
        undo: "document.querySelector('#data form p button').click(); document.querySelector('#data summary').click();",
        differs: &["#data"],
        joins: false,
    },
    State {
        name: "the menus of sharing open",
        bring: "all('.share.menu').forEach(menu => { menu.open = true; });
         await until('not filled', () => all('.share.menu').filter(menu => !menu.querySelector('ul')).length);",
        undo: "all('.share.menu').forEach(menu => { menu.open = false; });",
        differs: &[".share.menu"],
        joins: false,
    },
    State {
        name: "the long image drawn, and what is there while it is, and if it cannot be",
        bring: "document.querySelector('.bar .share').open = true;
         document.querySelector('#share [data-part=mei]').click();
         await until('not drawn', () => document.querySelector('#poster .made').hidden ? 'yet' : '');
         window.others = all('#poster [hidden]'); others.forEach(part => { part.hidden = false; });",
        undo: "others.forEach(part => { part.hidden = true; });
         document.querySelector('#poster [data-close]').click(); document.querySelector('.bar .share').open = false;",
        differs: &["#poster", ".bar"],
        joins: false,
    },
    State {
        name: "the codes for hosts",
        bring: "document.querySelector('[data-do=embed]').click();
         await until('not there', () => document.querySelector('#embed .made').hidden ? 'yet' : '');",
        undo: "document.querySelector('#embed [data-close]').click();",
        differs: &["#embed"],
        joins: false,
    },
    State {
        name: "a figure led to",
        bring: "location.hash = '#elder-served';",
        undo: "",
        differs: &[".story:has(#elder-served)"],
        joins: true,
    },
    State {
        name: "a chart led to",
        bring: "location.hash = '#chart-glyph-xiao';",
        undo: "location.hash = '';",
        differs: &["#chart-glyph-xiao"],
        joins: false,
    },
    State {
        name: "the settings open, and the player",
        bring:
            "await go(0); document.querySelector('.display').open = true; document.querySelector('.hero .read').click();
         document.querySelector('#water .more').open = true;
         all('#water h3, #water .lead, #water .notes li').forEach(e => e.classList.add('being-read'));",
        undo: "document.querySelector('.player button:nth-of-type(3)').click(); document.querySelector('.display').open = false;",
        differs: &[".bar", ".player", "#water"],
        joins: true,
    },
    State {
        name: "a tip open",
        bring: "const mark = document.querySelector('#chart-steel [data-mark]');
         await show(mark);
         await until('no tip', () => { mark.focus({ preventScroll: true }); return said() ? '' : 'yet'; });",
        undo: "document.activeElement.blur(); document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));",
        differs: &[".tip", "#chart-steel"],
        joins: false,
    },
];

/// States that take long to reach.
const LATE: [&str; 4] = [
    "the table of all figures open",
    "a search that finds nothing",
    "the long image drawn, and what is there while it is, and if it cannot be",
    "the codes for hosts",
];

/// Those states that can be brought about besides each other and are not there.
const SHOWN_AT_ONCE: &str =
    "return ['details.data[open]', 'details.values[open]', 'details.more[open]', '.display[open]', '.player:not([hidden])', '.being-read', ':target']
       .filter(shown => !document.querySelector(shown)?.checkVisibility());";

/// Computes contrasts, as `make duties` does.
const CONTRAST: &str = include_str!("../../scripts/duties/contrast.js");

/// Runs axe, with everything laid out: it compares the places of elements, and the size that a skipped story is remembered with may be that
/// of another edition. Where it cannot determine the contrast, because a pattern or the box of a large figure lies behind or over the text,
/// that is computed here from the current colours; `tests/native/tokens.rs` shows that the pattern does not reduce the contrast.
const ASK: &str = "
root.setAttribute('data-whole', '');
await frame(); await frame();
// What is laid out for another text size arrives later, and replaces elements that axe has listed by then.
await until('painted', () => document.querySelector('[data-paint=queued]') ? 'still queued' : '');
const { violations, incomplete } = await axe.run(LOOKED_AT, {
  runOnly: RULES,
  resultTypes: ['violations', 'incomplete'],
});
CONTRAST
const enough = element => contrast(element) >= LEAST;
// Content partly under the bar, a sticky head, a menu or a dialog: the reader can scroll it into view or close what covers it. The skip
// link without the focus is above the window.
const covered = element => {
  const a = element.getBoundingClientRect();
  return all('.bar, .skip, .menu[open] > ul, .records thead, .sheet[open]').some(cover => {
    const b = cover.getBoundingClientRect();
    return !cover.contains(element) && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  });
};
const told = sure => rule => rule.nodes
  .filter(node => rule.id !== 'target-size' || !covered(document.querySelector(node.target[0])))
  .filter(node => sure || rule.id !== 'color-contrast' || !enough(document.querySelector(node.target[0])))
  .map(node => ({
    rule: rule.id, sure, at: node.target.join(' '), html: node.html.slice(0, 200),
    why: [...node.any, ...node.all, ...node.none].map(c => c.message).join('; '),
  }));
return [...violations.flatMap(told(true)), ...incomplete.flatMap(told(false))];";

/// Adds axe to a page.
pub async fn add(page: &Browser) -> Outcome {
    let axe = fs::read_to_string(project().join("node_modules/axe-core/axe.min.js"))?;
    page.run(&format!("{axe}; window.axe = axe;")).await
}

/// The rules to ask for, as axe's `runOnly` has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rules {
    All,
    /// Those about colours, where nothing else differs from a setting that was asked for all.
    Colours,
}

impl Rules {
    fn asked(self) -> &'static str {
        match self {
            Rules::All => "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']",
            Rules::Colours => {
                "axe.getRules(['cat.color']).map(rule => rule.ruleId).filter(id => !id.endsWith('-enhanced'))"
            }
        }
    }
}

/// What axe finds in a part of a page that it was added to, with this least contrast, without what was reviewed.
pub async fn findings(page: &Browser, looked_at: &str, rules: Rules, least: &str) -> Outcome<Vec<Finding>> {
    let ask = ASK.replace("CONTRAST", CONTRAST).replace("LEAST", least).replace("LOOKED_AT", looked_at);
    let ask = ask.replace("RULES", rules.asked());
    let reviewed = |finding: &Finding| {
        let same = |(rule, element, _): &(&str, &str, &str)| finding.rule == *rule && finding.html.contains(element);
        !finding.sure && REVIEWED.iter().any(same)
    };
    Ok(page.run::<Vec<Finding>>(&ask).await?.into_iter().filter(|finding| !reviewed(finding)).collect())
}

/// A setting, and the least contrast in it.
type Setting = (&'static str, &'static str);

const LIGHT: Setting = ("theme=light", "4.5");
const DARK: Setting = ("theme=dark", "4.5");
const CONTRAST_THEME: Setting = ("theme=contrast", "7");
const ELDER: Setting = ("theme=auto', 'mode=elder", "7");

/// What themes do not change: the elements with their roles, names, states and places. Text is in it as it is shown.
const UNCOLOURED: &str = "
root.setAttribute('data-whole', '');
await frame(); await frame();
await until('painted', () => document.querySelector('[data-paint=queued]') ? 'still queued' : '');
const place = e => { const { left, top, width, height } = e.getBoundingClientRect(); return [left + scrollX, top + scrollY, width, height].map(Math.round).join(); };
const told = e => [...e.attributes].filter(a => a.name === 'role' || a.name === 'id' || a.name.startsWith('aria-')).map(a => `${a.name}=${a.value}`).join(' ');
const shown = all('body *').filter(e => e.checkVisibility() && !e.closest('svg, .display, #said')).map(e => `${e.tagName} ${told(e)} ${place(e)}`);
root.removeAttribute('data-whole');
return shown;";

async fn clean(edition: &str, lang: &str, looked_at: [(Screen, &[Setting]); 2]) -> Outcome {
    visit(async |page, site| {
        page.before(&voice(lang)).await?;
        let mut found = Vec::new();
        for (screen, settings) in looked_at {
            page.screen(screen).await?;
            read(page, &site.url(edition)).await?;
            add(page).await?;
            let mut asked_for_all: Vec<Vec<String>> = Vec::new();
            for (setting, least) in settings {
                page.run::<()>(&format!("await choose('mode=standard', '{setting}');")).await?;
                let uncoloured: Vec<String> = page.run(UNCOLOURED).await?;
                assert!(uncoloured.len() > 500, "{} elements", uncoloured.len());
                let rules = if asked_for_all.contains(&uncoloured) { Rules::Colours } else { Rules::All };
                if rules == Rules::All {
                    asked_for_all.push(uncoloured);
                }
                // The whole page is checked once in each setting and, in one setting of the Chinese edition, in each state. Else only what
                // differs in a state is checked, of states that can be brought about besides each other at once.
                let each = edition.is_empty() && setting.contains("light") && screen == Screen::PHONE;
                let mut looks: Vec<Vec<&State>> = vec![vec![&AS_IT_IS]];
                for state in &STATES {
                    // Two settings on a phone are enough for these states: their colours are the same as elsewhere.
                    let shown = setting.contains("light") || setting.contains("elder");
                    if LATE.contains(&state.name) && !(shown && screen == Screen::PHONE) {
                        continue;
                    }
                    match looks.iter_mut().find(|states| !each && state.joins && states[0].joins) {
                        Some(states) => states.push(state),
                        None => looks.push(vec![state]),
                    }
                }
                for states in looks {
                    let differs: Vec<&str> = states.iter().flat_map(|state| state.differs).copied().collect();
                    let looked_at = if each || differs.is_empty() {
                        "document".into()
                    } else {
                        serde_json::json!({"include": differs}).to_string()
                    };
                    for state in &states {
                        page.run::<()>(state.bring).await?;
                    }
                    if let [_, _, ..] = states[..] {
                        assert_eq!(page.run::<Vec<String>>(SHOWN_AT_ONCE).await?, [] as [&str; 0], "{setting}");
                    }
                    for Finding { rule, at, html, why, .. } in findings(page, &looked_at, rules, least).await? {
                        let names: Vec<&str> = states.iter().map(|state| state.name).collect();
                        let place = format!("{edition} {setting} at {}, {}", screen.width, names.join(", "));
                        found.push(format!("{rule} in {place}: {at}\n  {html}\n  {why}"));
                    }
                    for state in states.iter().rev() {
                        page.run::<()>(state.undo).await?;
                    }
                }
            }
        }
        assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn axe_finds_nothing_in_the_chinese_edition() -> Outcome {
    let settings = [LIGHT, DARK, CONTRAST_THEME, ELDER];
    clean("", "zh-CN", [(Screen::PHONE, &settings), (Screen::DESK, &settings)]).await
}

#[tokio::test]
async fn axe_finds_nothing_in_the_english_edition() -> Outcome {
    // Each setting at one of the widths: every kind of element is in the Chinese edition, too, as the next test shows, and is looked at
    // there in each setting at each width.
    clean("en/index.html", "en-GB", [(Screen::PHONE, &[LIGHT, ELDER]), (Screen::DESK, &[DARK, CONTRAST_THEME])]).await
}

#[test]
fn every_kind_of_element_of_the_english_edition_is_in_the_chinese_one() -> Outcome {
    let kinds = |edition: &str| -> Outcome<BTreeSet<String>> {
        let page = Html::parse_document(&fs::read_to_string(dist()?.join(edition))?);
        let kind = |element: &Element| {
            let mut classes: Vec<&str> = element.classes().collect();
            classes.sort_unstable();
            [&[element.name()], classes.as_slice()].concat().join(".")
        };
        Ok(page.tree.values().filter_map(|node| node.as_element()).map(kind).collect())
    };
    let (english, chinese) = (kinds("en/index.html")?, kinds("index.html")?);
    assert!(english.len() > 100, "{english:?}");
    assert_eq!(english.difference(&chinese).collect::<Vec<_>>(), [] as [&String; 0]);
    Ok(())
}
