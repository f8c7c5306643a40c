//! Headlines, large figures and texts at the widths of phones, tablets and desks: no number or unit is broken, and no headline is broken
//! within a phrase. Neither a headline nor a text ends in a line of fewer than four characters or has a line that begins with a mark that
//! closes. Needs `dist/`: `make build`.

use crate::support::browser::Screen;
use crate::support::failure::Outcome;
use crate::support::{open, visit};

/// Widths in CSS pixels: phones, tablets upright and across, desks, and the edges of the widths at which the layout changes.
const WIDTHS: [u32; 17] = [320, 360, 375, 390, 430, 480, 639, 640, 768, 820, 1023, 1024, 1100, 1180, 1279, 1280, 1920];

/// How many headlines, texts and parts of figures were looked at, and what is wrong with them.
const BROKEN: &str = "
root.setAttribute('data-whole', '');
for (const fold of all('details.more')) fold.open = true;
await frame(); await frame();
const shown = selector => all(selector).filter(e => e.checkVisibility() && !visuallyHidden(e));
const parts = shown('main data :is(.n, .u, .q)');
const wrong = parts.filter(e => e.getClientRects().length > 1).map(e => `broken: ${e.parentElement.innerText}`);
const headlines = shown('main :is(h1, h2, h3), .closing .headline');
// An address may be broken anywhere.
const texts = shown('main :is(p, li, small, figcaption, .subject), .source p').filter(e => !e.closest('svg, table, dialog, .citation')
  && !e.querySelector('p, li, ul, div, small.key'));
// The characters of each line. Between two phrases of a headline is an element, so a line that ends within a text ends within one.
const linesOf = (headline, phrased) => {
  const lines = [], texts = document.createTreeWalker(headline, NodeFilter.SHOW_TEXT);
  let right = Infinity, before;
  for (let node; (node = texts.nextNode()); ) {
    for (let at = 0; at < node.data.length; at++) {
      const box = boxOf(node, at);
      if (!box?.width) continue;
      if (box.left < right - 2) {
        if (phrased && before === node && /^\\p{L}{2}$/u.test(node.data.slice(at - 1, at + 1))) wrong.push(`broken within a phrase: ${headline.innerText}`);
        lines.push('');
      }
      before = node;
      lines[lines.length - 1] += node.data[at];
      right = box.right;
    }
  }
  return lines;
};
if (document.documentElement.lang.startsWith('zh')) for (const e of [...headlines, ...texts]) {
  const lines = linesOf(e, headlines.includes(e)), told = lines.join(' | ');
  const last = lines.at(-1)?.replace(/[，。；：、“”（）\\s]/g, '');
  if (lines.length > 1 && last.length < 4) wrong.push(`a short last line: ${told}`);
  if (lines.some(line => /^[，。；：、”）]/.test(line))) wrong.push(`a line begins with a mark that closes: ${told}`);
}
return [headlines.length + texts.length + parts.length, wrong];";

#[tokio::test]
async fn at_no_width_is_a_number_or_a_phrase_broken_or_does_a_headline_or_a_text_end_in_a_short_line() -> Outcome {
    visit(async |page, site| {
        for edition in ["", "?mode=elder", "en/index.html"] {
            page.screen(Screen::PHONE).await?;
            open(page, &site.url(edition)).await?;
            for width in WIDTHS {
                page.screen(Screen { width, touch: width < 1024, ..Screen::PHONE }).await?;
                let (looked_at, wrong): (usize, Vec<String>) = page.run(BROKEN).await?;
                assert!(looked_at > 200, "{looked_at} headlines, texts and parts of figures");
                assert!(wrong.is_empty(), "{edition} at {width}: {wrong:#?}");
            }
        }
        Ok(())
    })
    .await
}
