//! The press as an editor uses it, in the engines of Chromium, Firefox and Safari: opened from the disk and from a server, it requests
//! nothing; a figure is corrected, a fault seen and mended, a change taken back, a draft found again. Needs `dist/`: `make build`.

use serde::Deserialize;

use crate::support::browser::{Browser, Screen};
use crate::support::engine::Engine;
use crate::support::failure::Outcome;
use crate::support::server::Server;
use crate::support::{dist, visit_in};

/// Waits until everything that was done has been answered and checked, and the page is shown.
const SETTLED: &str = "
await until('not checked', () => document.querySelector('#count')?.dataset.checking === 'false' && document.documentElement.dataset.shown ? '' : 'yet');";

/// The field of a figure, by its subject.
const FIELD: &str = "
const field = (subject, name) => {
  const group = all('.figure').find(group => group.querySelector('h3').textContent.startsWith(subject));
  return group.querySelector(`[id$='.${name}']`);
};";

const STEEL: &str = "钢铁产业营业收入";

/// What the frame with the page says.
const PAGE: &str = "const page = document.getElementById('page').contentDocument;";

/// The address of the press on the disk.
fn on_disk() -> Outcome<String> {
    Ok(format!("file://{}", dist()?.join("press/press.html").display()))
}

async fn ready(page: &Browser, url: &str) -> Outcome {
    page.open(url).await?;
    page.run(SETTLED).await
}

/// Types into the field of a figure, in place of what is there.
async fn correct(page: &Browser, subject: &str, name: &str, value: &str) -> Outcome {
    let id: String = page
        .run(&format!("{FIELD} const e = field({subject:?}, {name:?}); e.focus(); e.select(); return e.id;"))
        .await?;
    page.write(&format!("[id='{id}']"), value).await?;
    page.run(&format!("document.activeElement.blur(); {SETTLED}")).await
}

/// What an editor sees.
#[derive(Debug, Deserialize)]
struct Seen {
    value: String,
    /// What is said at the field.
    fault: String,
    faults: u32,
    /// Whether the page says this value.
    shown: bool,
    undo: bool,
}

async fn seen(page: &Browser, value: &str) -> Outcome<Seen> {
    page.run(&format!(
        "{SETTLED} {FIELD} {PAGE}
        const e = field({STEEL:?}, 'value');
        return {{
          value: e.value,
          fault: e.closest('.field').querySelector('.faults').innerText,
          faults: Number(document.querySelector('#count').dataset.faults),
          shown: page.querySelector('#steel h3').textContent.includes({value:?}),
          undo: !document.querySelector('#undo').disabled,
        }};"
    ))
    .await
}

/// A correction from the first look to the draft that is found again.
async fn correction(page: &Browser, url: &str) -> Outcome {
    page.screen(Screen::DESK).await?;
    ready(page, url).await?;
    let first = seen(page, "1000").await?;
    assert!(first.value == "1000" && first.shown && first.faults == 0 && !first.undo, "{url}: {first:?}");
    correct(page, STEEL, "value", "1200").await?;
    let corrected = seen(page, "1200").await?;
    assert!(corrected.shown && corrected.faults == 0 && corrected.undo, "{url}: {corrected:?}");
    // A fault is told at its field; taken back, it is gone.
    correct(page, STEEL, "value", "12oo").await?;
    let faulty = seen(page, "1200").await?;
    assert!(faulty.value == "12oo" && faulty.faults > 0 && !faulty.fault.is_empty(), "{url}: {faulty:?}");
    assert!(faulty.shown, "{url}: the page stays as it was: {faulty:?}");
    page.click(".found .way").await?;
    // What was typed is in the forms that are shown again.
    page.run::<()>("document.querySelector('#tab-names').click(); await rest(9); document.querySelector('#tab-figures').click(); await rest(9);").await?;
    assert_eq!(seen(page, "1200").await?.value, "1200", "{url}: in another tab and back");
    let led: bool = page
        .run("await until('not led', () => document.activeElement.matches('.wrong input') ? '' : 'yet'); return document.activeElement.value === '12oo';")
        .await?;
    assert!(led, "{url}: what was typed is there to be corrected");
    page.click("#undo").await?;
    page.run::<()>(
        "await until('not undone', () => document.querySelector('#count').dataset.faults === '0' ? '' : 'yet');",
    )
    .await?;
    let undone = seen(page, "1200").await?;
    assert!(undone.value == "1200" && undone.shown, "{url}: {undone:?}");
    // Nothing is done when the page is left: whatever was kept is found again.
    page.run::<()>(
        "await until('not kept', () => document.querySelector('#draft').dataset.kept === 'kept' ? '' : 'yet');",
    )
    .await?;
    ready(page, url).await?;
    let again = seen(page, "1200").await?;
    assert!(again.value == "1200" && again.shown, "{url}: {again:?}");
    page.run::<()>("window.confirm = () => true; document.querySelector('#forget').click();").await?;
    page.run::<()>(&format!("await until('not forgotten', () => document.querySelector('#draft').dataset.kept === 'kept' ? '' : 'yet'); {SETTLED}")).await?;
    Ok(())
}

async fn from_the_disk(engine: Engine) -> Outcome {
    visit_in(engine, async |page| correction(page, &on_disk()?).await).await
}

mod a_figure_is_corrected_a_fault_mended_and_the_draft_found_again_from_the_disk {
    use super::*;

    in_every_engine!(from_the_disk);
}

async fn from_a_server(engine: Engine) -> Outcome {
    let site = Server::start(&dist()?)?;
    visit_in(engine, async |page| {
        correction(page, &site.url("press/press.html")).await?;
        let asked = site.asked();
        assert!(asked.iter().all(|path| path.ends_with("press.html")), "{asked:?}");
        Ok(())
    })
    .await
}

mod the_same_from_a_server_which_is_asked_for_nothing_else {
    use super::*;

    in_every_engine!(from_a_server);
}
