//! The accessibility tree of the page, committed as texts under `tests/snapshots/trees`: a changed tree is a changed file that can be
//! reviewed. Needs `dist/`: `make build`.
//!
//! `make trees` writes them again; so does `UPDATE_TREES=1 cargo test --features ssr --test e2e tree` if `dist/` is up to date.

use std::fs;
use std::path::PathBuf;

use crate::support::browser::{Browser, Screen};
use crate::support::engine::{Engine, Launch};
use crate::support::failure::{Failure, Outcome};
use crate::support::server::Server;
use crate::support::tree::Tree;
use crate::support::voice::voice;
use crate::support::{open, project, read, site, visit_with};
use similar::TextDiff;

/// Fixes the current date.
const DAY: &str = "window.Date = class extends Date { constructor(...of) { if (of.length) super(...of); else super(2024, 4, 1, 12); } };";

/// Opens an edition and scrolls through it, with a fixed date and a voice in its language. Everything is laid out, as each story is when a
/// screen reader gets to it, and unfolded.
async fn edition(page: &Browser, site: &Server, address: &str, lang: &str) -> Outcome {
    page.before(DAY).await?;
    page.before(&voice(lang)).await?;
    page.screen(Screen::DESK).await?;
    read(page, &site.url(address)).await?;
    page.run(
        "await until('no voice', () => document.querySelector('[data-read]').hidden ? 'yet' : '');
         await until('something is still said', () => document.getElementById('said').textContent);
         root.setAttribute('data-whole', '');
         all('.more').forEach(fold => { fold.open = true; });
         for (let i = 0; i < 8; i++) await frame();",
    )
    .await
}

/// The accessibility tree of the open page, or of the part under an element.
async fn given(page: &Browser, site: &Server, part: Option<&str>) -> Outcome<String> {
    let (nodes, document) = (page.tree().await?, page.document().await?);
    let tree = Tree::new(&nodes, &document).ok_or_else(|| Failure("there is no tree".into()))?;
    let text = match part {
        Some(id) => tree.part(id).ok_or_else(|| Failure(format!("nothing in the tree is {id}")))?,
        None => tree.whole(),
    };
    Ok(text.replace(&site.url(""), "ADDRESS/"))
}

/// Compares a tree with the committed text of this name, or writes it.
fn compare(name: &str, now: &str) {
    let path: PathBuf = project().join("tests/snapshots/trees").join(format!("{name}.txt"));
    if std::env::var_os("UPDATE_TREES").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder of the trees");
        fs::write(&path, now).expect("a tree");
        return;
    }
    let before = fs::read_to_string(&path).unwrap_or_default();
    let diff = TextDiff::from_lines(before.as_str(), now);
    let diff = diff.unified_diff().context_radius(3).header("as committed", "now").to_string();
    assert!(
        before == now,
        "{}: read what differs as a screen reader would, then `make trees`:\n{diff}",
        path.display()
    );
}

/// Runs a test in a browser in the mode that a screen reader turns on: otherwise the tree lacks the stories that are not laid out.
async fn heard<T: AsyncFnOnce(&Browser, &Server) -> Outcome>(test: T) -> Outcome {
    let launch = Launch { arguments: vec!["--force-renderer-accessibility"], ..Launch::default() };
    let site = site()?;
    visit_with(Engine::Chromium, &launch, async |page| test(page, site).await).await
}

async fn at_rest(address: &str, lang: &str, name: &str) -> Outcome {
    heard(async |page, site| {
        edition(page, site, address, lang).await?;
        compare(name, &given(page, site, None).await?);
        Ok(())
    })
    .await
}

/// Checks the parts that a reader opens: the settings, the table of a chart, the tip of a mark, the table of all figures.
async fn opened(address: &str, lang: &str, name: &str) -> Outcome {
    heard(async |page, site| {
        edition(page, site, address, lang).await?;
        let mut parts = String::new();
        for (what, part, open) in [
            ("the settings open", ".display", "document.querySelector('.display summary').click();"),
            ("the disclosure of a story open", "#steel", "await controlsOf('steel');"),
            (
                "the tip of its mark shown",
                "#chart-steel",
                "await show(document.querySelector('#chart-steel')); document.querySelector('#chart-steel [data-mark=\"1\"]').focus();",
            ),
            ("the table of all figures open", "#data", "document.querySelector('#data summary').click();"),
        ] {
            page.run::<()>(&format!("{open} for (let i = 0; i < 8; i++) await frame();")).await?;
            parts += &format!("# {what}\n{}\n", given(page, site, Some(part)).await?);
        }
        compare(name, &parts);
        Ok(())
    })
    .await
}

/// What a tree says, without states, and without paragraphs: Chromium divides the text of what is not laid out otherwise. It also has
/// what is hidden there, whose style is not known.
fn words(tree: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for line in tree.lines().map(str::trim_start) {
        let (role, rest) = line.split_once(' ').unwrap_or((line, ""));
        if !matches!(role, "text" | "paragraph") {
            lines.push(role.into());
        }
        let words = rest.split(" [").next().unwrap_or_default();
        if let Some(last) = lines.last_mut() {
            last.extend(words.chars().filter(|c| !c.is_whitespace() && !matches!(c, '“' | '”')));
        }
    }
    lines
}

#[tokio::test]
async fn a_screen_reader_finds_all_that_is_not_laid_out() -> Outcome {
    heard(async |page, site| {
        page.screen(Screen::PHONE).await?;
        for address in ["index.html", "en/index.html?mode=elder"] {
            page.before(DAY).await?;
            open(page, &site.url(address)).await?;
            let skipped: usize = page
                .run(
                    "all('.more').forEach(fold => { fold.open = true; });
                     await frame(); await frame();
                     const laid = { contentVisibilityAuto: true };
                     return all('.story').filter(story => !story.firstElementChild.checkVisibility(laid)).length;",
                )
                .await?;
            let far = words(&given(page, site, None).await?);
            page.run::<()>("root.setAttribute('data-whole', ''); for (let i = 0; i < 8; i++) await frame();").await?;
            let laid_out = words(&given(page, site, None).await?);
            assert!(skipped > 10 && far.len() > 400, "{address}: {skipped} stories are skipped, {} lines", far.len());
            let missing: Vec<_> = laid_out.iter().filter(|line| !far.contains(line)).collect();
            assert!(missing.is_empty(), "{address}: not found before it is laid out: {missing:#?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_chinese_edition_reads_as_committed() -> Outcome {
    at_rest("index.html", "zh-CN", "zh-CN").await
}

#[tokio::test]
async fn the_chinese_edition_for_elders_reads_as_committed() -> Outcome {
    at_rest("index.html?mode=elder", "zh-CN", "zh-CN-elder").await
}

#[tokio::test]
async fn what_is_opened_in_the_chinese_edition_reads_as_committed() -> Outcome {
    opened("index.html", "zh-CN", "zh-CN-opened").await
}

#[tokio::test]
async fn the_english_edition_reads_as_committed() -> Outcome {
    at_rest("en/index.html", "en-GB", "en").await
}

#[tokio::test]
async fn the_english_edition_for_elders_reads_as_committed() -> Outcome {
    at_rest("en/index.html?mode=elder", "en-GB", "en-elder").await
}

#[tokio::test]
async fn what_is_opened_in_the_english_edition_reads_as_committed() -> Outcome {
    opened("en/index.html", "en-GB", "en-opened").await
}
