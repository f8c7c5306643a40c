//! The second whole city, made with the scripts and the style that were built for the first: nothing of the first is in any of its files,
//! and its page is as alive, as accessible and as much its own.

use std::fs;
use std::path::{Path, PathBuf};

use crate::axe::{self, Rules};
use crate::support::browser::Screen;
use crate::support::engine::Engine;
use crate::support::failure::Outcome;
use crate::support::server::Server;
use crate::support::{city, complaints, dist, open, read, visit_in};

/// A copy of the built site, without hidden files, made anew for the second city.
fn made(name: &str) -> Outcome<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("second-city").join(name);
    let _ = fs::remove_dir_all(&folder);
    for (path, bytes) in city::files(&dist()?) {
        // Compressed copies are made anew: these are expanded.
        if path.extension().is_some_and(|ending| ending == "br" || ending == "gz") {
            continue;
        }
        let to = folder.join(path);
        fs::create_dir_all(to.parent().expect("a folder"))?;
        fs::write(to, bytes)?;
    }
    city::publish(env!("CARGO_BIN_EXE_gongxiaomei"), &folder);
    Ok(folder)
}

#[tokio::test]
async fn the_page_of_a_second_city_is_its_own_and_as_alive_as_the_first() -> Outcome {
    // In the site of the first city, what its press carries is found, too.
    let first = city::of_the_first(&city::files(&dist()?));
    assert!(first.iter().any(|found| found.contains("press/press.html/site/en/index.html")), "{first:#?}");
    let folder = made("page")?;
    let found = city::of_the_first(&city::files(&folder));
    assert!(found.is_empty(), "{}", found.join("\n"));
    let site = Server::start(&folder)?;
    visit_in(Engine::Chromium, async |page| {
        page.screen(Screen::PHONE).await?;
        read(page, &site.url("")).await?;
        axe::add(page).await?;
        let found = axe::findings(page, "document", Rules::All, "4.5").await?;
        assert!(found.is_empty(), "{found:#?}");
        // A choice is kept under the name of the page.
        page.run::<()>("await go(0);").await?;
        page.click(".display summary").await?;
        page.click("[data-set=\"theme=dark\"]").await?;
        let kept: Vec<String> = page.run("return Object.keys(localStorage);").await?;
        assert_eq!(kept, [city::SLUG]);
        open(page, &site.url("")).await?;
        assert_eq!(page.run::<String>("return root.dataset.theme;").await?, "dark");
        // A stroke of a character tells its figure.
        let tip: String = page
            .run(
                "const mark = document.querySelector('#chart-glyph-mountain [data-mark]');
                 await show(mark);
                 await until('no tip', () => { mark.focus({ preventScroll: true }); return said() ? '' : 'yet'; });
                 return document.querySelector('.tip').textContent;",
            )
            .await?;
        assert!(tip.contains("36.2万亩") && tip.contains("毛竹林"), "{tip}");
        assert_eq!(complaints(page).await?, []);
        // Each edition leads to the others, and has their figures in its own words.
        for (place, lang, words) in [("en/", "en", "Bamboo"), ("zh-tw/", "zh-TW", "油茶")] {
            page.run::<()>("await go(0);").await?;
            let href = format!("{place}index.html");
            open(page, &site.url(&href)).await?;
            let state: (String, String, usize) = page
                .run(
                    "return [document.documentElement.lang, document.querySelector('main').textContent,
                             document.querySelectorAll('.bar a[hreflang]').length];",
                )
                .await?;
            assert_eq!((state.0.as_str(), state.2), (lang, 2), "{href}");
            assert!(state.1.contains(words), "{href}");
            assert_eq!(complaints(page).await?, []);
        }
        Ok(())
    })
    .await
}
