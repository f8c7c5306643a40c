//! What is printed is what is on the screen, whole and with its source: any view, with tables open or closed, in any edition, with
//! scripts or without. Needs `dist/`: `make build`.

use crate::support::browser::{Media, Screen};
use crate::support::failure::Outcome;
use crate::support::host::{at_host, open_host};
use crate::support::paper::{VIEWS, WHOLE, hold, pages};
use crate::support::probe::READ_THROUGH;
use crate::support::{open, visit};

#[tokio::test]
async fn every_view_prints_what_is_on_the_screen_in_every_edition_with_tables_open_and_closed() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        for view in &VIEWS {
            open(page, &site.url(view.query)).await?;
            if view.query == WHOLE.query {
                page.run::<()>(READ_THROUGH).await?;
            }
            for display in ["mode=standard", "mode=elder"] {
                let theme = if display == "mode=elder" { "theme=dark" } else { "theme=light" };
                page.run::<()>(&format!("await choose({display:?}, {theme:?});")).await?;
                for tables in [false, true] {
                    hold(page, view, tables, &format!("{:?}, {display}, tables {tables}", view.query)).await?;
                }
            }
        }
        Ok(())
    })
    .await
}

/// Where each of these is printed: the page that it is on, from 1, if it is on one alone.
fn places(pages: &[String], titles: &[String]) -> Vec<Option<usize>> {
    let on = |title: &String| -> Vec<usize> {
        (1..).zip(pages).filter(|(_, page)| page.contains(title.as_str())).map(|(number, _)| number).collect()
    };
    titles.iter().map(|title| <[usize; 1]>::try_from(on(title)).ok().map(|[page]| page)).collect()
}

#[tokio::test]
async fn the_standard_edition_is_six_sheets_with_one_for_each_pillar_and_the_elder_edition_has_large_text() -> Outcome {
    const TITLES: &str = "return all('h1, main > section[id] h2').filter(title => title.checkVisibility() && !title.closest('.open-data, .share-section'))
        .map(title => title.textContent.replace(/\\s/g, ''));";
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("")).await?;
        let titles: Vec<String> = page.run(TITLES).await?;
        assert_eq!(titles.len(), 7, "the title, three pillars, and what closes the page: {titles:?}");
        let sheets = pages(&page.paper().await?)?;
        assert_eq!(sheets.len(), 6);
        assert_eq!(places(&sheets[..5], &titles), [1, 2, 3, 4, 5, 5, 5].map(Some), "{titles:?}");
        open(page, &site.url("?mode=elder")).await?;
        let elder = pages(&page.paper().await?)?;
        assert!(elder.len() > sheets.len(), "{} pages", elder.len());
        page.media(Media { paper: true, ..Media::default() }).await?;
        let leading: f64 = page
            .run(
                "const { lineHeight, fontSize } = getComputedStyle(document.querySelector('.figure .subject'));
                  return parseFloat(lineHeight) / parseFloat(fontSize);",
            )
            .await?;
        assert!(leading >= 1.5, "what a figure says keeps the line spacing of the elder edition: {leading}");
        page.media(Media::default()).await?;
        open(page, &site.url("en/index.html")).await?;
        let titles: Vec<String> = page.run(TITLES).await?;
        let english = pages(&page.paper().await?)?;
        assert_eq!(english.len(), 7, "its table takes two");
        assert_eq!(places(&english[..5], &titles), [1, 2, 3, 4, 5, 5, 5].map(Some), "{titles:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_last_sheet_of_the_standard_edition_has_every_figure_with_its_source_by_style_and_by_script() -> Outcome {
    const RECORDS: &str = "return all('.records tbody tr').map(record => all(':is(th, td:not(.none, :has(a)))', record)
        .map(cell => cell.textContent.replace(/\\s/g, '')));";
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        for scripts in [true, false] {
            page.scripts(scripts).await?;
            page.open(&site.url("")).await?;
            let sheets = pages(&page.paper().await?)?;
            page.scripts(true).await?;
            page.open(&site.url("")).await?;
            let records: Vec<Vec<String>> = page.run(RECORDS).await?;
            assert!(records.len() > 55, "{} records", records.len());
            let last = sheets.last().map_or("", String::as_str);
            let cells = records.iter().flatten();
            let missing: Vec<&String> = cells.filter(|cell| !last.contains(cell.as_str())).collect();
            assert!(missing.is_empty(), "scripts {scripts}: {missing:#?}");
        }
        open(page, &site.url("?mode=elder")).await?;
        page.run::<()>("dispatchEvent(new Event('beforeprint'));").await?;
        assert!(!page.run::<bool>("return document.querySelector('.records > .data').open;").await?);
        page.run::<()>("dispatchEvent(new Event('afterprint'));").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn with_scripts_off_the_page_is_printed_as_it_is_shown_too() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        page.media(Media { dark: true, ..Media::default() }).await?;
        page.scripts(false).await?;
        // Without scripts an address asks for nothing: the whole page is shown.
        page.open(&site.url("index.html?embed&chart=steel")).await?;
        for tables in [false, true] {
            hold(page, &WHOLE, tables, &format!("scripts off, tables {tables}")).await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_frame_that_is_printed_with_its_host_shows_the_beginning_of_what_is_in_it() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        page.open(&site.url("")).await?;
        let said: [String; 6] = page
            .run(
                "const words = selector => document.querySelector(selector).textContent.replace(/\\s/g, '');
                 return ['h1', '#chart-glyph-xiao .strokes li', '#chart-steel .key', '#xiao h2', '#xiao h3', '.credit span']
                   .map(words);",
            )
            .await?;
        let [headline, figure, chart, part, story, source] = said;
        open_host(page, site).await?;
        at_host::<()>(
            page,
            &site.url(""),
            "document.body.append('before');
             for (const query of ['embed', 'embed&chart=steel', 'embed&section=xiao', 'sandbox']) {
               const frame = embed(query, 'width: 100%; height: 500px; border: 0; display: block; break-inside: avoid');
               if (query === 'sandbox') frame.sandbox = '';
               await new Promise(done => { frame.onload = done; });
             }
             document.body.append('after');
             await rest(8);",
        )
        .await?;
        let text = pages(&page.paper().await?)?.concat();
        // The first screen is shown by two frames: the one with the page, and the one that allows no scripts. The part with its
        // first story, and the chart with its source, by one.
        let twice = [headline, figure].map(|shown| (shown, 2));
        let once = ["before".into(), "after".into(), chart, source, part].map(|shown| (shown, 1));
        for (shown, times) in twice.into_iter().chain(once) {
            assert_eq!(text.matches(&shown).count(), times, "“{shown}” in: {text}");
        }
        // Its caption may say the same as the story.
        assert!(text.contains(&story), "“{story}” in: {text}");
        Ok(())
    })
    .await
}
