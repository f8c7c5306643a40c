//! The line drawing between the stories of a section: seen on phones and desks and over no text, not seen in the edition for elders, on
//! paper and in an embedded part. Needs `dist/`: `make build`.

use crate::support::browser::{Media, Screen};
use crate::support::failure::Outcome;
use crate::support::{open, visit};

/// How many parts of the drawing are seen, and the texts that one lies over.
const SEEN: &str = "
root.setAttribute('data-whole', '');
await frame(); await frame();
const parts = all('.scenery').filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect());
// Letters take the middle of a line; the ground of the drawing is at 44 of 50.
const over = linesSeen('.sketch').filter(({ top, bottom }) => {
  const [from, to] = [top + (bottom - top) / 5, bottom - (bottom - top) / 5];
  return parts.some(part => to > part.top && from < part.top + 44);
}).map(({ node }) => node.data);
const wide = parts.every(part => part.height === 50 && (innerWidth < 640 ? part.left === 0 && part.right === root.clientWidth : part.width === 390));
return [parts.length, over, wide];";

#[tokio::test]
async fn it_is_seen_between_the_stories_on_a_phone_from_edge_to_edge_and_over_no_text() -> Outcome {
    visit(async |page, site| {
        for edition in ["", "en/index.html"] {
            page.screen(Screen::PHONE).await?;
            open(page, &site.url(edition)).await?;
            for screen in [
                Screen::PHONE,
                Screen { width: 320, ..Screen::PHONE },
                Screen::DESK,
                Screen { width: 1920, ..Screen::DESK },
            ] {
                page.screen(screen).await?;
                let (seen, over, wide): (usize, Vec<String>, bool) = page.run(SEEN).await?;
                assert_eq!(seen, 6, "{edition} {screen:?}");
                assert!(over.is_empty(), "{edition} {screen:?}: {over:?}");
                assert!(wide, "{edition} {screen:?}");
            }
            page.media(Media { paper: true, ..Media::default() }).await?;
            let (seen, ..): (usize, Vec<String>, bool) = page.run(SEEN).await?;
            assert_eq!(seen, 0, "{edition} on paper");
            page.media(Media::default()).await?;
        }
        for plain in ["?mode=elder", "index.html?embed&chart=ring-road"] {
            open(page, &site.url(plain)).await?;
            let (seen, ..): (usize, Vec<String>, bool) = page.run(SEEN).await?;
            assert_eq!(seen, 0, "{plain}");
        }
        Ok(())
    })
    .await
}
