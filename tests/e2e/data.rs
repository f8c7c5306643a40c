//! The table of all figures in a browser: searching, filtering and sorting it, and what is announced.

use serde::Deserialize;
use serde_json::Value;

use crate::support::browser::{Browser, Screen};
use crate::support::failure::Outcome;
use crate::support::probe::SIDEWAYS;
use crate::support::{complaints, open, visit};

const SUMMARY: &str = "#data summary";
const FIELD: &str = "#data [type=search]";

/// The visible rows, by the ids of their figures, the line about them, and the sorted column.
const STATE: &str = "
const rows = all('#data tbody tr').filter(row => row.checkVisibility());
const heads = all('#data th[aria-sort]').map(th => `${th.innerText} ${th.getAttribute('aria-sort')}`);
return {
  ids: rows.map(row => row.querySelector('a').hash.slice(1)),
  found: document.querySelector('#data form p span').textContent,
  sorted: heads.join(' '),
  clear: document.querySelector('#data form p button').checkVisibility(),
};";

#[derive(Debug, Deserialize)]
struct State {
    ids: Vec<String>,
    found: String,
    sorted: String,
    clear: bool,
}

async fn state(page: &Browser) -> Outcome<State> {
    page.run(STATE).await
}

/// Opens the page and then the table, which shows all rows.
async fn opened(page: &Browser, url: &str) -> Outcome<State> {
    open(page, url).await?;
    page.click(SUMMARY).await?;
    page.run::<()>("await until('no search', () => document.querySelector('#data form p span') ? '' : 'yet');").await?;
    let all = state(page).await?;
    assert!(all.ids.len() > 55 && all.found.contains(&all.ids.len().to_string()), "{all:?}");
    assert!(all.sorted.is_empty() && !all.clear, "{all:?}");
    Ok(all)
}

/// Clicks a choice.
async fn choose(page: &Browser, name: &str, rows: &str) -> Outcome {
    page.click(&format!("#data [name={name}][value='{rows}']")).await
}

/// Waits until a message with these words is announced to screen readers.
async fn heard(page: &Browser, words: &str) -> Outcome {
    page.run(&format!(
        "const region = document.getElementById('said');
         await until('not said: {words}', () => region.textContent.includes('{words}') ? '' : region.textContent || 'silence');"
    ))
    .await
}

#[tokio::test]
async fn a_search_leaves_what_has_its_words_in_any_column_and_says_how_much() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        let all = opened(page, &site.url("")).await?;
        for (wanted, has) in [
            ("锂盐", "lithium-salt-output"),                   // the subject
            ("1000亿", "steel-revenue"),                       // the value as said
            ("１０３０９", "elder-served"),                    // on a Chinese keyboard
            ("略低于", "steel-company-revenue"),               // what the qualifier means
            ("荣誉 全省", "honour-provincial-double-support"), // two words: chapter and subject
            ("第4段", "old-housing"),                          // the provenance
            ("gw", "solar-capacity"),                          // small letters
            ("Water-Villages", "water-villages"),              // the id
        ] {
            page.run::<()>(&format!("document.querySelector('{FIELD}').value = '';")).await?;
            page.write(FIELD, wanted).await?;
            let State { ids, found, clear, .. } = state(page).await?;
            assert!(ids.len() < all.ids.len() && ids.contains(&has.to_string()), "{wanted}: {ids:?}");
            assert!(found.contains(&format!("找到{}项", ids.len())), "{wanted}: {found}");
            assert!(clear, "the way back is shown");
        }
        heard(page, "找到1项").await?;
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_typed_fast_is_said_once() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        opened(page, &site.url("")).await?;
        page.run::<()>(
            "window.heard = [];
             new MutationObserver(() => window.heard.push(document.getElementById('said').textContent))
               .observe(document.getElementById('said'), { childList: true, characterData: true, subtree: true });",
        )
        .await?;
        page.write(FIELD, "steel").await?;
        heard(page, "找到").await?;
        let heard: Vec<String> = page.run("return window.heard.filter(Boolean);").await?;
        assert_eq!(heard.len(), 1, "{heard:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn chapters_and_kinds_narrow_the_table_together_with_the_search() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        let all = opened(page, &site.url("")).await?;
        choose(page, "section", "[data-section=\"1\"]").await?;
        let people = state(page).await?;
        assert!(people.ids.len() < all.ids.len() && people.ids.contains(&"elder-served".into()), "{people:?}");
        assert!(!people.ids.contains(&"steel-revenue".into()), "{people:?}");
        choose(page, "kind", "[data-computed]").await?;
        let computed = state(page).await?;
        assert_eq!(computed.ids, ["elder-homes-per-village", "school-places-total"]);
        heard(page, "找到2项").await?;
        page.write(FIELD, "学位").await?;
        assert_eq!(state(page).await?.ids, ["school-places-total"]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_nothing_fits_that_is_said_and_one_press_shows_all_again() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        let all = opened(page, &site.url("")).await?;
        choose(page, "section", "[data-section=\"2\"]").await?;
        page.write(FIELD, "没有这个词").await?;
        let nothing = state(page).await?;
        assert!(nothing.ids.is_empty() && nothing.clear, "{nothing:?}");
        assert!(nothing.found.contains("没有找到"), "{nothing:?}");
        heard(page, "没有找到").await?;
        page.click("#data form p button").await?;
        let again = state(page).await?;
        assert_eq!(again.ids, all.ids);
        assert!(!again.clear);
        assert!(
            page.run::<bool>(&format!("return document.activeElement.matches('{FIELD}');")).await?,
            "the focus stays in the form"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_head_sorts_forth_then_back_then_as_the_ledger_has_it() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        let all = opened(page, &site.url("")).await?;
        for (by, name, first, then) in [
            ("subject", "项目", "ascending", "descending"),
            ("data-size", "数值", "descending", "ascending"),
            ("data-section", "篇章", "ascending", "descending"),
        ] {
            let head = format!("#data [data-sort={by}]");
            let mut seen = Vec::new();
            for direction in [first, then] {
                page.click(&head).await?;
                let sorted = state(page).await?;
                assert_eq!(sorted.sorted, format!("{name} {direction}"));
                assert_eq!(sorted.ids.len(), all.ids.len());
                assert_ne!(sorted.ids, all.ids, "{by} {direction}");
                let order: String = page
                    .run(&format!(
                        "return document.querySelector('{head}').dataset.{};",
                        if direction == first { "forth" } else { "back" }
                    ))
                    .await?;
                assert!(sorted.found.contains(&order), "{by} {direction}: {}", sorted.found);
                heard(page, &order).await?;
                seen.push(sorted.ids);
            }
            assert_ne!(seen[0], seen[1], "{by}");
            page.click(&head).await?;
            let usual = state(page).await?;
            assert!(usual.ids == all.ids && usual.sorted.is_empty(), "{by}: {usual:?}");
        }
        // Values descend within each measure: money comes first, with the largest sum at the top.
        page.click("#data [data-sort=data-size]").await?;
        let State { ids, .. } = state(page).await?;
        assert_eq!(ids[..2], ["steel-revenue", "steel-company-revenue"]);
        // Names are in the order of the language: by pinyin.
        page.click("#data [data-sort=subject]").await?;
        let sorted: bool = page
            .run(
                "const names = all('#data tbody th').map(th => th.textContent);
                 const collator = new Intl.Collator('zh-CN');
                 return names.every((name, i) => i === 0 || collator.compare(names[i - 1], name) <= 0);",
            )
            .await?;
        assert!(sorted);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_keyboard_does_all_of_it() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        open(page, &site.url("")).await?;
        page.run::<()>(&format!("document.querySelector('{SUMMARY}').focus();")).await?;
        page.press("Enter").await?;
        page.press("Tab").await?;
        page.write(FIELD, "学").await?;
        page.press("Enter").await?;
        let found = state(page).await?;
        assert!(!found.ids.is_empty(), "Enter leaves the page where it is");
        page.press("Tab").await?;
        page.press("ArrowRight").await?;
        let industry = state(page).await?;
        assert!(industry.ids.len() < found.ids.len(), "{industry:?}");
        let ringed: bool = page
            .run("const e = document.activeElement; return e.matches(':focus-visible') && parseFloat(getComputedStyle(e.nextElementSibling).outlineWidth) >= 2;")
            .await?;
        assert!(ringed, "the choice that has the focus shows it");
        page.press("ArrowLeft").await?;
        // The kinds, the button that clears the search, and then the first column head.
        for _ in 0..3 {
            page.press("Tab").await?;
        }
        let head: String = page.run("return document.activeElement.getAttribute('aria-label');").await?;
        assert_eq!(head, "按项目排序");
        page.press("Enter").await?;
        assert_eq!(state(page).await?.sorted, "项目 ascending");
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_row_leads_to_its_figure_on_the_page() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        opened(page, &site.url("")).await?;
        page.click("#data [href=\"#elder-served\"]").await?;
        let (hash, top): (String, f64) = page
            .run("await frame(); await frame(); return [location.hash, document.getElementById('elder-served').getBoundingClientRect().top];")
            .await?;
        assert!(hash == "#elder-served" && (0.0..844.0).contains(&top), "{hash} at {top}");
        Ok(())
    })
    .await
}

/// Controls that are cut off or smaller than `LEAST` CSS pixels: links, buttons and the choices, which cover their labels.
const SMALL: &str = "
return all('#data a, #data button, #data summary, #data input').filter(e => e.checkVisibility())
  .map(e => [e.innerText || e.value || e.name, e.getBoundingClientRect()])
  .filter(([, r]) => r.width < LEAST - 0.1 || r.height < LEAST - 0.1 || r.left < -0.5 || r.right > innerWidth + 0.5)
  .map(([name, r]) => `${name}: ${r.width.toFixed(1)} x ${r.height.toFixed(1)} at ${r.left.toFixed(1)}`);";

#[tokio::test]
async fn the_open_table_fits_the_narrowest_phone_and_every_edition() -> Outcome {
    const WIDE: &str = "await frame(); return all('#data th, #data td, #data p').filter(e => e.checkVisibility() && e.scrollWidth > e.clientWidth + 1)
        .map(e => e.innerText);";
    visit(async |page, site| {
        for edition in ["", "?mode=elder", "?mode=elder&text=3", "en/index.html", "en/index.html?mode=elder&text=3"] {
            opened(page, &site.url(edition)).await?;
            // In turn, so that each press changes the order.
            let heads = ["data-size", "subject"].into_iter().cycle();
            for (screen, head) in [Screen::SMALL_PHONE, Screen::PHONE, Screen { width: 768, ..Screen::DESK }, Screen::DESK].into_iter().zip(heads) {
                page.screen(screen).await?;
                page.run::<()>("await rest(4);").await?;
                let at = format!("{edition} at {}", screen.width);
                assert_eq!(page.run::<Vec<Value>>(SIDEWAYS).await?, Vec::<Value>::new(), "{at}");
                assert_eq!(page.run::<Vec<String>>(WIDE).await?, Vec::<String>::new(), "{at}");
                let least = if edition.contains("elder") { "60" } else { "44" };
                assert_eq!(page.run::<Vec<String>>(&SMALL.replace("LEAST", least)).await?, Vec::<String>::new(), "{at}");
                if edition.contains("elder") {
                    let smallest: f64 = page
                        .run("return Math.min(...all('#data *:not([type=radio])').filter(e => e.checkVisibility()).map(e => parseFloat(getComputedStyle(e).fontSize)));")
                        .await?;
                    assert!(smallest >= 18.0, "{at}: {smallest}");
                    page.click(&format!("#data [data-sort={head}]")).await?;
                    assert!(!state(page).await?.sorted.is_empty(), "{at}");
                }
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn nothing_moves_when_the_page_comes_alive_and_opening_shows_all_at_once() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("")).await?;
        // Within one task: the controls exist before anything is painted.
        let (controls, waiting): (bool, u32) = page
            .run(
                "document.querySelector('#data summary').click();
                 return [document.querySelector('#data form').checkVisibility(), all('#data thead button[hidden]').length];",
            )
            .await?;
        assert!(controls && waiting == 0);
        // If it is opened before the page is alive, it gets its controls when it is opened again.
        page.before("document.addEventListener('DOMContentLoaded', () => { document.querySelector('#data details').open = true; });").await?;
        open(page, &site.url("")).await?;
        let hidden: bool = page.run("return !document.querySelector('#data form');").await?;
        page.click(SUMMARY).await?;
        page.click(SUMMARY).await?;
        let shown: bool = page.run("return document.querySelector('#data form').checkVisibility();").await?;
        assert!(hidden && shown);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_scripts_the_whole_table_is_there_once_it_is_opened() -> Outcome {
    visit(async |page, site| {
        page.scripts(false).await?;
        for (screen, heads) in [(Screen::SMALL_PHONE, 0), (Screen::DESK, 5)] {
            page.screen(screen).await?;
            page.open(&site.url("")).await?;
            page.click(SUMMARY).await?;
            let (rows, controls, columns): (usize, u32, usize) = page
                .run(
                    "return [all('#data tbody tr').filter(row => row.checkVisibility()).length,
                             all('#data form, #data button').filter(e => e.checkVisibility()).length,
                             all('#data thead th').filter(th => all('span', th).concat(th.children.length ? [] : th).some(e => e.checkVisibility())).length];",
                )
                .await?;
            assert!(
                rows > 55 && controls == 0 && columns == heads,
                "{rows} rows, {controls} controls, {columns} heads"
            );
            assert_eq!(page.run::<Vec<Value>>(SIDEWAYS).await?, Vec::<Value>::new());
        }
        Ok(())
    })
    .await
}
