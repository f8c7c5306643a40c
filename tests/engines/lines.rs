//! Lines of Chinese text as typography has them, in every engine. Needs `dist/`: `make build`.

use crate::support::browser::{Browser, Screen};
use crate::support::engine::Engine;
use crate::support::failure::Outcome;
use crate::support::server::{Server, Trouble};
use crate::support::{dist, open, visit_in};

/// How many marks were looked at, and those that begin a line and close, or end a line and open, with the words around them.
const BEGINNINGS: &str = "
root.setAttribute('data-whole', '');
await frame(); await frame();
const BLOCKS = 'h1, h2, h3, p, li, figcaption, small, summary, td, th';
const CLOSING = new Set('，。；：、！？）》”’'), OPENING = new Set('“‘（《');
let looked = 0, before = null, block = null;
const found = [], texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const node = texts.currentNode, around = node.parentElement.closest(BLOCKS);
  if (!around?.checkVisibility() || node.parentElement.closest('svg') || visuallyHidden(node.parentElement)) continue;
  if (around !== block) [block, before] = [around, null];
  for (let at = 0; at < node.data.length; at++) {
    if (!node.data[at].trim()) continue;
    const [here, last] = [[node, at], before];
    before = here;
    if (!last || !CLOSING.has(node.data[at]) && !OPENING.has(last[0].data[last[1]])) continue;
    const [a, b] = [boxOf(...last), boxOf(...here)];
    if (!a || !b) continue;
    looked++;
    if (b.left < a.left && b.bottom > a.bottom) found.push(`${last[0].data.slice(0, last[1] + 1).slice(-8)}|${node.data.slice(at, at + 8)}`);
  }
}
return [looked, found];";

async fn begun(page: &Browser, site: &Server) -> Outcome {
    open(page, &site.url("?motion=off")).await?;
    for mode in ["mode=standard", "mode=elder"] {
        page.run::<()>(&format!("await choose({mode:?});")).await?;
        for width in [320, 375, 390, 430, 1280] {
            page.screen(Screen { width, ..Screen::PHONE }).await?;
            let (looked, found): (usize, Vec<String>) = page.run(BEGINNINGS).await?;
            assert!(looked > 100, "{looked} marks at {width}, {mode}");
            assert_eq!(found, [] as [&str; 0], "at {width}, {mode}");
        }
    }
    Ok(())
}

async fn shown(engine: Engine) -> Outcome {
    let site = Server::troubled(&dist()?, Trouble::default())?;
    visit_in(engine, async |page| begun(page, &site).await).await
}

mod no_line_begins_with_a_mark_that_closes_or_ends_with_one_that_opens {
    use super::*;

    in_every_engine!(shown);
}
