//! Of the forms of the press only those are made anew that differ. Whatever is made anew loses the focus, and a screen reader reads each of
//! its choices again.

use serde::Deserialize;

use crate::press::{FILL, SETTLED, ready};
use crate::support::browser::Browser;
use crate::support::failure::Outcome;
use crate::support::visit;

/// Marks every group that is shown, so that it is known again.
const MARK: &str = "all('.panel .group, .panel .item').forEach(group => (group.known = true));";

/// What of the groups is not as it was.
#[derive(Debug, Deserialize)]
struct Made {
    /// How many are shown.
    shown: usize,
    /// What those say that were made anew, without those within them.
    anew: Vec<String>,
}

/// Waits until everything is answered, and looks which groups are made anew.
async fn made(page: &Browser) -> Outcome<Made> {
    page.run(&format!(
        "await frame(); {SETTLED} await rest(3);
         const groups = all('.panel .group, .panel .item'), anew = groups.filter(group => !group.known);
         const outer = anew.filter(group => !anew.some(other => other !== group && other.contains(group)));
         const named = group => group.querySelector('h3, summary')?.textContent ?? group.id;
         return {{ shown: groups.length, anew: outer.map(named) }};"
    ))
    .await
}

const STEEL: &str = "钢铁产业营业收入";

/// The field of the steel figure.
const FIELD: &str = "const steel = () => all('.figure').find(group => group.querySelector('h3').textContent === '钢铁产业营业收入').querySelector(\"[id$='.value']\");";

/// Types a value into it.
async fn write(page: &Browser, value: &str) -> Outcome {
    page.run(&format!(
        "{FIELD} const field = steel(); field.value = {value:?};
         field.dispatchEvent(new Event('input', {{ bubbles: true }})); field.dispatchEvent(new Event('blur')); await frame(); {SETTLED}"
    ))
    .await
}

/// Waits until the field says a value.
async fn says(page: &Browser, value: &str) -> Outcome {
    page.run(&format!("{FIELD} await until('not said', () => steel().value === {value:?} ? '' : steel().value);")).await
}

#[tokio::test]
async fn an_undo_makes_only_the_figure_anew_that_was_changed() -> Outcome {
    visit(async |page, site| {
        ready(page, site).await?;
        page.run::<()>(MARK).await?;
        write(page, "1200").await?;
        let typed = made(page).await?;
        assert!(typed.shown > 100 && typed.anew.is_empty(), "{typed:?}");
        page.run::<()>("document.querySelector('#undo').click();").await?;
        says(page, "1000").await?;
        assert_eq!(made(page).await?.anew, [STEEL]);
        page.run::<()>(&format!("{MARK} document.querySelector('#redo').click();")).await?;
        says(page, "1200").await?;
        assert_eq!(made(page).await?.anew, [STEEL]);
        // What was typed and taken back, before the forms were told, is gone from the screen, too.
        page.run::<()>(MARK).await?;
        write(page, "1300").await?;
        write(page, "1200").await?;
        page.run::<()>("document.querySelector('#undo').click();").await?;
        says(page, "1300").await?;
        assert_eq!(made(page).await?.anew, [STEEL]);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_way_to_a_fault_makes_only_the_figure_anew_that_has_it() -> Outcome {
    visit(async |page, site| {
        ready(page, site).await?;
        page.run::<()>(MARK).await?;
        write(page, "12oo").await?;
        page.click(".found .way").await?;
        page.run::<()>(&format!(
            "{FIELD} await until('not led', () => document.activeElement === steel() ? '' : document.activeElement.outerHTML);"
        ))
        .await?;
        says(page, "12oo").await?;
        let made = made(page).await?;
        assert_eq!(made.anew, [STEEL], "{made:?}");
        Ok(())
    })
    .await
}

/// Opens every group of the stories, and waits until no more fields come: on a busy machine a group is filled long after it opens.
const OPEN: &str = "
document.querySelector('#tab-stories').click();
await until('no stories', () => document.querySelector('.panel > details') ? '' : 'yet');
for (let closed; (closed = all('.group:not([open]) > summary')).length; await frame()) closed.forEach(summary => summary.click());
for (let last = 0, count; (count = all('.panel :is(input, textarea, select)').length) !== last; await rest(30)) last = count;";

#[tokio::test]
async fn stories_stay_while_another_is_changed_or_moved() -> Outcome {
    visit(async |page, site| {
        ready(page, site).await?;
        page.run::<()>(&format!("{OPEN} {MARK}")).await?;
        let chain = "const field = all('.panel textarea').find(field => field.value === '重点产业加快补链强链');";
        let own: String = page
            .run(&format!(
                "{FILL} {chain} const id = field.id; fill(`[id='${{id}}']`, '补链强链'); await frame(); {SETTLED}
                 document.querySelector('#undo').click();
                 await until('not taken back', () => document.getElementById(id).value === '补链强链' ? 'yet' : '');
                 return id;"
            ))
            .await?;
        let changed = made(page).await?;
        assert!(changed.shown > 100, "{changed:?}");
        assert_eq!(changed.anew, ["重点产业加快补链强链"]);
        page.run::<()>(&format!(
            "{MARK} document.getElementById({own:?}).closest('details').querySelector(':scope > .entry [id^=move-down]').click();
             await until('not moved', () => document.getElementById({own:?}).value === '重点产业加快补链强链' ? 'yet' : '');"
        ))
        .await?;
        assert_eq!(made(page).await?.anew, ["大数据等新兴产业全面布局", "重点产业加快补链强链"]);
        Ok(())
    })
    .await
}
