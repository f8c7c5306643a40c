//! A switch, a mouth stick or a sip-and-puff device: from the top of the page to its end with Tab and Enter alone, every disclosure and
//! every menu opened on the way, then the dialogs and the player.

use crate::support::browser::{Browser, Screen};
use crate::support::failure::Outcome;
use crate::support::voice::voice;
use crate::support::{complaints, open, visit};

/// Controls that Tab passes by, and what has the same: a part of a chart beyond its first is a row of the table in the disclosure of its
/// story, and the table of all figures links to it; a group of choices is one stop, and what is not chosen shows fewer of the same rows.
const ELSEWHERE: &str = "[data-mark][tabindex=\"-1\"], input[type=radio]:not(:checked)";

/// Notes what has the focus. Returns whether it is a closed disclosure, or nothing once the focus has left the part of the page that a
/// selector selects.
const NOTE: &str = "
await frame();
const now = document.activeElement;
if (now === document.body || !now.closest(PART)) return null;
now.setAttribute('data-reached', '');
return now.matches('details:not([open]) > summary');";

/// Controls in a part of the page that were not reached, though they are shown once everything is open.
const MISSED: &str = "
all('details').forEach(closed => { closed.open = true; });
await rest(3);
return all(`:is(${PART}) :is(a[href], button, summary, select, textarea, input)`)
  .filter(e => !e.matches(ELSEWHERE) && !e.hasAttribute('data-reached') && e.checkVisibility({ visibilityProperty: true }) && !e.closest('[inert], .tip'))
  .map(e => e.outerHTML.slice(0, 160));";

/// Presses Tab until the focus leaves a part of the page, opening by Enter what is closed, and returns how many stops there were.
async fn through(page: &Browser, part: &str) -> Outcome<u32> {
    let note = NOTE.replace("PART", &format!("{part:?}"));
    for stops in 0..1000 {
        page.press("Tab").await?;
        match page.run::<Option<bool>>(&note).await? {
            None => return Ok(stops),
            Some(true) => {
                page.press("Enter").await?;
                let opened = "await until('still closed', () => document.activeElement.parentElement.open ? '' : 'yet'); await rest(3);";
                page.run::<()>(opened).await?;
            }
            Some(false) => {}
        }
    }
    Ok(1000)
}

/// What was not reached in a part of the page.
async fn missed(page: &Browser, part: &str) -> Outcome<Vec<String>> {
    let script = MISSED.replace("ELSEWHERE", &format!("{ELSEWHERE:?}"));
    page.run(&format!("const PART = {part:?}; {script}")).await
}

async fn done_with_two_keys(query: &str) -> Outcome {
    visit(async |page, site| {
        page.before(&voice("zh-CN")).await?;
        page.screen(Screen::DESK).await?;
        open(page, &site.url(query)).await?;
        let stops = through(page, "body").await?;
        assert!((200..1000).contains(&stops), "{stops} stops");
        assert_eq!(missed(page, "body").await?, [] as [&str; 0], "after {stops} stops");

        for (opener, part, there) in [
            ("#share [data-do=poster]", "#poster", "document.querySelector('#poster .made:not([hidden])')"),
            ("#share [data-do=embed]", "#embed", "document.querySelector('#embed .made:not([hidden])')"),
            (".hero .read", ".player", "document.activeElement.closest('.player')"),
        ] {
            page.run::<()>(&format!("all('[data-reached]').forEach(e => e.removeAttribute('data-reached')); await openSharing(); document.querySelector({opener:?}).focus();")).await?;
            page.press("Enter").await?;
            let wait = format!("await until('not there', () => {there} ? '' : {part:?}); document.activeElement.setAttribute('data-reached', '');");
            page.run::<()>(&wait).await?;
            let stops = through(page, part).await?;
            assert!(stops > 0, "{stops} stops in {part}");
            assert_eq!(missed(page, part).await?, [] as [&str; 0], "{part}");
            let end = format!("document.querySelector('{part} :is([data-close], [data-player=stop])').focus();");
            page.run::<()>(&end).await?;
            page.press("Enter").await?;
            let back = format!("await until('not back', () => document.activeElement.matches({opener:?}) ? '' : document.activeElement.outerHTML.slice(0, 99));");
            page.run::<()>(&back).await?;
        }
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn tab_and_enter_alone_reach_and_open_everything() -> Outcome {
    done_with_two_keys("").await
}

#[tokio::test]
async fn tab_and_enter_alone_reach_and_open_everything_in_the_elder_edition() -> Outcome {
    done_with_two_keys("?mode=elder").await
}
