//! The boot script by itself, in a page of a few lines: how it handles URLs, stored choices and frames before any other script runs.

use std::fs;
use std::path::PathBuf;

use crate::support::browser::{Browser, Level};
use crate::support::failure::Outcome;
use crate::support::server::Server;
use crate::support::{complaints, project, until, visit};
use gongxiaomei::page::settings::{SETTINGS, THEME};
use gongxiaomei::site::boot_script::boot_script;

/// The name of a page.
const STORAGE_KEY: &str = "springfield";

/// The attribute of the root element that every page with scripts has.
const ALWAYS: &str = "data-scripted";

/// The attributes that the script has set, as `name` or `name=value`, in order, without [`ALWAYS`].
const ATTRIBUTES: &str =
    "return [...SHOWN.documentElement.attributes].filter(a => a.name.startsWith('data-') && a.name !== 'data-scripted')
    .map(a => a.value ? a.name + '=' + a.value : a.name).sort();";

/// A page with the script, a part of each kind, and `foot` at its end.
fn page(folder: &str, foot: &str) -> Outcome<Server> {
    let folder: PathBuf = project().join("target/boot-page").join(folder);
    fs::create_dir_all(&folder)?;
    let html = format!(
        "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\">
        <link rel=\"alternate\" hreflang=\"en\" href=\"en/index.html\"><script>{}</script></head>
        <body><main id=\"content\"><div id=\"top\"></div><article id=\"gong\"><div><figure id=\"chart-steel\"></figure></div></article></main>
        <p id=\"outside\"></p><p class=\"credit\"><a href=\"index.html\">page</a></p>{foot}</body></html>",
        boot_script(STORAGE_KEY)
    );
    fs::write(folder.join("index.html"), html)?;
    Ok(Server::start(&folder)?)
}

async fn attributes(page: &Browser, url: &str) -> Outcome<Vec<String>> {
    page.open(url).await?;
    page.run(&ATTRIBUTES.replace("SHOWN", "document")).await
}

/// Like [`attributes`], for a page in a frame of the open page.
async fn framed(page: &Browser, url: &str) -> Outcome<Vec<String>> {
    let frame = format!(
        "const inner = document.body.appendChild(document.createElement('iframe'));
        inner.src = {url:?};
        await new Promise(loaded => inner.onload = loaded);
        {}",
        ATTRIBUTES.replace("SHOWN", "inner.contentDocument")
    );
    page.run(&frame).await
}

async fn store(page: &Browser, query: &str) -> Outcome {
    page.run(&format!("localStorage.setItem({STORAGE_KEY:?}, {query:?});")).await
}

#[tokio::test]
async fn every_value_of_every_setting_holds_by_address_and_by_choice_and_the_default_leaves_no_trace() -> Outcome {
    visit(async |browser, _| {
        let site = page("settings", "")?;
        for setting in SETTINGS {
            for value in setting.values {
                let held: Vec<String> = if *value == setting.default() {
                    Vec::new()
                } else {
                    vec![format!("{}={value}", setting.attribute)]
                };
                let query = format!("{}={value}", setting.name);
                assert_eq!(attributes(browser, &site.url(&format!("?{query}"))).await?, held, "asked for {query}");
                store(browser, &query).await?;
                assert_eq!(attributes(browser, &site.url(&format!("?again={query}"))).await?, held, "chose {query}");
                browser.run::<()>("localStorage.clear();").await?;
            }
        }
        assert_eq!(complaints(browser).await?, []);
        let always = format!("return document.documentElement.hasAttribute({ALWAYS:?});");
        assert!(browser.run::<bool>(&always).await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_address_comes_before_the_choice_and_what_neither_knows_is_told_once_if_the_address_asked() -> Outcome {
    visit(async |browser, _| {
        let site = page("precedence", "")?;
        browser.open(&site.url("")).await?;
        store(browser, "theme=dark&mode=elder&text=9&color=red").await?;
        assert_eq!(attributes(browser, &site.url("?1")).await?, ["data-mode=elder", "data-theme=dark"]);
        assert_eq!(complaints(browser).await?, [], "of what is stored nobody is told");
        assert_eq!(
            attributes(browser, &site.url("?theme=light&mode=standard")).await?,
            ["data-theme=light"],
            "the default, asked for, undoes the choice"
        );
        assert_eq!(complaints(browser).await?, []);
        let asked = "?theme=pink&mode=__proto__&text=4&constructor=1&utm_source=x";
        assert_eq!(attributes(browser, &site.url(asked)).await?, ["data-mode=elder", "data-theme=dark"]);
        let lines = complaints(browser).await?;
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert_eq!(lines[0].level, Level::Warning);
        for setting in SETTINGS {
            let known = format!("{}: {}", setting.name, setting.values.join(", "));
            assert!(lines[0].text.contains(&known), "{known} is not in: {}", lines[0].text);
        }
        for ignored in ["theme=pink", "mode=__proto__", "text=4"] {
            assert!(lines[0].text.contains(ignored), "{ignored} is not in: {}", lines[0].text);
        }
        assert!(!lines[0].text.contains("utm") && !lines[0].text.contains("constructor"), "{}", lines[0].text);
        let long = format!("?theme={}", "x".repeat(5000));
        browser.open(&site.url(&long)).await?;
        let lines = complaints(browser).await?;
        assert!(lines.len() == 1 && lines[0].text.len() < 500, "{lines:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn in_a_frame_the_colours_are_the_hosts_and_the_other_choices_the_readers() -> Outcome {
    visit(async |browser, _| {
        let site = page("frames", "")?;
        browser.open(&site.url("")).await?;
        store(browser, "theme=dark&mode=elder").await?;
        let usual = format!("{}={}", THEME.attribute, THEME.framed.unwrap());
        assert_eq!(framed(browser, &site.url("?1")).await?, ["data-framed", "data-mode=elder", &usual]);
        for (theme, held) in [("contrast", Some("data-theme=contrast")), ("auto", None), ("pink", Some(usual.as_str()))]
        {
            let found = framed(browser, &site.url(&format!("?mode=standard&theme={theme}"))).await?;
            let expected: Vec<&str> = ["data-framed"].into_iter().chain(held).collect();
            assert_eq!(found, expected, "{theme}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_storage_the_address_still_holds() -> Outcome {
    visit(async |browser, _| {
        let site = page("no-storage", "")?;
        browser
            .before("Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } });")
            .await?;
        assert_eq!(attributes(browser, &site.url("?theme=dark")).await?, ["data-theme=dark"]);
        assert_eq!(complaints(browser).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_part_is_embedded_alone_where_the_page_has_it_and_else_the_page_is_whole() -> Outcome {
    // The part, its ancestors, and the link of the line under it.
    const PATH: &str = "return [document.querySelector('[data-embed-shown]').id, all('[data-embed-path]').map(e => e.id || e.tagName).join(' '),
        document.querySelector('.credit a').hash];";
    visit(async |browser, _| {
        let site = page("parts", "")?;
        for (query, kind, path) in [
            ("embed&section=gong", "section", ["gong", "content", "#gong"]),
            ("embed&section=overview&background=transparent", "section", ["top", "content", "#top"]),
            ("embed&chart=steel", "chart", ["chart-steel", "content gong DIV", "#chart-steel"]),
        ] {
            let found = attributes(browser, &site.url(&format!("?{query}"))).await?;
            let background = query.contains("background").then_some("data-background=transparent");
            let part = format!("data-embed-part={kind}");
            let expected: Vec<&str> =
                background.into_iter().chain(["data-embed", "data-embed-found", part.as_str()]).collect();
            assert_eq!(found, expected, "{query}");
            assert_eq!(browser.run::<[String; 3]>(PATH).await?, path, "{query}");
        }
        for query in ["embed&section=content", "embed&section=outside", "embed&chart=none"] {
            assert_eq!(attributes(browser, &site.url(&format!("?{query}"))).await?, ["data-embed"], "{query}");
            let lines = complaints(browser).await?;
            assert!(lines.len() == 1 && lines[0].text.contains("shown whole"), "{query}: {lines:?}");
        }
        for query in ["section=gong", "embed&section="] {
            let found = attributes(browser, &site.url(&format!("?{query}"))).await?;
            assert!(!found.iter().any(|name| name.starts_with("data-embed-part")), "{query}: {found:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_page_is_laid_out_whole_at_first_if_its_position_has_to_be_exact() -> Outcome {
    const FIRST: &str = "document.addEventListener('DOMContentLoaded', () => { window.first = document.documentElement.hasAttribute('data-whole'); });";
    const LATER: &str =
        "await until('still whole', () => root.hasAttribute('data-whole') ? 'yet' : ''); return window.first;";
    visit(async |browser, _| {
        let site = page("layout", "")?;
        browser.before(FIRST).await?;
        for (query, whole) in [("?1", false), ("?2#gong", true), ("?3", false)] {
            browser.open(&site.url(query)).await?;
            assert_eq!(browser.run::<bool>(LATER).await?, whole, "{query}");
        }
        browser.run::<()>("setTimeout(() => location.reload());").await?;
        until(browser, "window.first").await
    })
    .await
}

#[tokio::test]
async fn a_module_that_cannot_be_had_leaves_the_page_as_it_is_and_addresses_of_languages_are_whole() -> Outcome {
    visit(async |browser, _| {
        let site = page("module", "<script type=\"module\" src=\"none.js\"></script>")?;
        browser.open(&site.url("")).await?;
        browser.run::<()>("await until('not told', () => root.hasAttribute('data-static') ? '' : 'yet');").await?;
        let lines = complaints(browser).await?;
        assert!(lines.iter().any(|line| line.text.contains("stays as it was prerendered")), "{lines:?}");
        let href: String = browser.run("return document.querySelector('link[hreflang]').getAttribute('href');").await?;
        assert_eq!(href, site.url("en/index.html"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn dark_reader_is_locked_out_and_the_page_takes_its_own_dark_theme() -> Outcome {
    visit(async |browser, _| {
        let site = page("dark-reader", "")?;
        assert_eq!(attributes(browser, &site.url("?theme=light")).await?, ["data-theme=light"]);
        let found: (String, u32, bool) = browser
            .run(
                "let told = false;
                document.addEventListener('page-restyled', () => { told = true; });
                root.setAttribute('data-darkreader-scheme', 'dark');
                await until('not dark', () => root.dataset.theme === 'dark' ? '' : 'yet');
                return [root.dataset.theme, all('meta[name=darkreader-lock]').length, told];",
            )
            .await?;
        assert_eq!(found, ("dark".into(), 1, true));
        assert_eq!(complaints(browser).await?, []);
        Ok(())
    })
    .await
}
