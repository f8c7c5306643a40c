//! What an editor adds in the press is led to: its heading has the focus, with its fields open behind it; what has no heading is begun in
//! its first field.

use crate::press::{SETTLED, ready};
use crate::support::browser::Browser;
use crate::support::failure::Outcome;
use crate::support::visit;

/// Opens the first section of the stories.
async fn section(page: &Browser) -> Outcome {
    page.run(
        "document.querySelector('#tab-stories').click();
         await until('no stories', () => document.querySelector('.panel > details') ? '' : 'yet');
         const section = all('.panel > details')[1];
         section.firstElementChild.click();
         await until('closed', () => section.querySelector(':scope > .add') ? '' : 'yet');
         section.querySelector(':scope > .add').focus();",
    )
    .await
}

/// Waits until what has the focus has this id.
fn led(id: &str) -> String {
    format!(
        "await until('not led', () => new RegExp({id:?}).test(document.activeElement.id) ? '' : document.activeElement.outerHTML); {SETTLED}"
    )
}

#[tokio::test]
async fn a_story_that_is_added_is_open_and_has_the_focus_and_so_has_a_paragraph() -> Outcome {
    visit(async |page, site| {
        ready(page, site).await?;
        section(page).await?;
        page.press("Enter").await?;
        let (heading, open): (String, bool) = page
            .run(&format!(
                "{} const story = document.activeElement.parentElement;
                 return [document.activeElement.textContent, story.open && story.querySelectorAll('textarea').length > 0];",
                led("#sections.0..stories.6.$")
            ))
            .await?;
        assert!(["一则文稿", "a story"].contains(&heading.as_str()), "{heading}");
        assert!(open, "its fields are there");
        page.press("Tab").await?;
        page.run::<()>(&led("stories.6..headline$")).await?;
        page.run::<()>("
            const prose = all('.group > summary').find(summary => /stories.6..prose$/.test(summary.id));
            prose.click();
            await until('closed', () => prose.parentElement.querySelector(':scope > .add') ? '' : 'yet');
            prose.parentElement.querySelector(':scope > .add').focus();")
            .await?;
        page.press("Enter").await?;
        page.run::<()>(&format!("{} if (!document.activeElement.matches('textarea')) throw new Error('no field');", led("stories.6..prose.1.$")))
            .await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_figure_that_is_added_is_begun_with_its_subject_under_a_heading() -> Outcome {
    visit(async |page, site| {
        ready(page, site).await?;
        page.run::<()>("all('.manuscript > .add').at(-1).focus();").await?;
        page.press("Enter").await?;
        let heading: String = page
            .run(&format!(
                "{} return document.activeElement.closest('.figure').querySelector('h3').textContent;",
                led("#ledger.facts.\\d+..subject$")
            ))
            .await?;
        assert!(["一项数据", "a figure"].contains(&heading.as_str()), "{heading}");
        Ok(())
    })
    .await
}
