//! The page of another city, begun in the press with keys alone: its release is where the focus goes, its figures are taken with one button,
//! a character that is named is drawn at once, one undo leads back, and a draft that was being made is put aside, not lost.

use crate::axe::{self, Rules};
use crate::press::{SETTLED, UNDO, ready, tab_to};
use crate::support::browser::Browser;
use crate::support::failure::Outcome;
use crate::support::visit;

const RELEASE: &str =
    "云汀市民生实事清单（虚构，仅供测试）\n\n2024年新建托育机构14所，新增托位2380余个；加装电梯达108个。";

/// What the navigation or the first section of the preview says.
const SHOWN: &str =
    "return document.getElementById('page').contentDocument.querySelector('.pillar .id, nav')?.textContent ?? '';";

/// Opens the dialog, fills it in and begins, with the keyboard.
async fn begin(page: &Browser) -> Outcome {
    tab_to(page, "#new").await?;
    page.press("Enter").await?;
    page.run::<()>("await until('not open', () => document.querySelector('#new-page').open ? '' : 'yet');").await?;
    page.write("#new-page-name", "云汀").await?;
    page.write("#new-page-slug", "yunting").await?;
    tab_to(page, "#new-page-begin").await?;
    page.press("Enter").await?;
    page.run::<()>("await until('elsewhere', () => document.activeElement.id === 'release' ? '' : document.activeElement.outerHTML);")
        .await?;
    page.run(SETTLED).await
}

async fn faults(page: &Browser) -> Result<usize, crate::support::failure::Failure> {
    Ok(page.run::<String>("return document.querySelector('#count').dataset.faults;").await?.parse()?)
}

#[tokio::test]
async fn a_page_of_another_city_is_begun_with_keys_alone_and_one_undo_leads_back() -> Outcome {
    visit(async |page, site| {
        ready(page, site).await?;
        axe::add(page).await?;
        page.run::<()>("document.querySelector('#new').click();").await?;
        let found = axe::findings(page, "document", Rules::All, "4.5").await?;
        assert!(found.is_empty(), "{:?}", found.iter().map(|finding| &finding.why).collect::<Vec<_>>());
        page.press("Escape").await?;
        page.run::<()>("await until('open', () => document.querySelector('#new-page').open ? 'yes' : '');").await?;
        begin(page).await?;
        assert_eq!(page.run::<String>("return document.querySelector('h1').firstChild.textContent;").await?, "云汀");
        let asked = faults(page).await?;
        assert!(asked > 10, "{asked} faults");
        let ways: Vec<String> = page.run("return all('.found > ul .way').map(e => e.textContent);").await?;
        assert!(ways.iter().all(|way| way.contains('›') && !way.contains(".json")), "{ways:?}");
        // Each leads to a field.
        page.run::<()>(
            "document.querySelector('.found > ul .way').click();
             await until('nowhere', () => document.activeElement.matches('.field textarea, .field input') ? '' : document.activeElement.outerHTML);",
        )
        .await?;
        page.run::<()>(&format!("document.activeElement.blur();\n{SETTLED}")).await?;
        page.write("#find", UNDO).await?;
        page.run::<()>("await until('not taken back', () => document.querySelector('#count').dataset.faults === '0' ? '' : document.querySelector('#count').textContent);")
            .await?;
        assert!(page.run::<String>(SHOWN).await?.contains('工'));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_figures_of_a_release_are_taken_with_one_button_and_a_character_that_is_named_is_drawn() -> Outcome {
    visit(async |page, site| {
        ready(page, site).await?;
        begin(page).await?;
        page.write("#release", RELEASE).await?;
        page.run::<()>(SETTLED).await?;
        tab_to(page, "#take-all").await?;
        page.press("Enter").await?;
        page.run::<()>(&format!(
            "await until('still open', () => document.querySelector('#numerals')?.dataset.open === '0' ? '' : 'yet');\n{SETTLED}"
        ))
        .await?;
        page.run::<()>(&format!("document.querySelector('#tab-figures').click();\nawait rest(3);\n{SETTLED}")).await?;
        let subjects: Vec<String> = page.run("return all('.figure h3').map(e => e.textContent);").await?;
        assert_eq!(subjects, ["新建托育机构", "新增托位", "加装电梯"]);
        page.run::<()>(&format!(
            "document.querySelector('#tab-stories').click();
             await rest(3);
             document.querySelector('.group > summary').click();
             await rest(3);
             const list = [...document.querySelectorAll('.group > summary')].find(e => /首屏的字|Characters of the first/.test(e.textContent));
             list.click();
             await rest(3);
             [...document.querySelectorAll('.add')].find(e => /首屏的一个字|a character of the first/.test(e.textContent)).click();
             await until('not added', () => document.querySelector('[id$=\".glyphs[0]\"]') === document.activeElement ? '' : 'yet');
             {SETTLED}
             document.querySelector('#tab-charts').click();
             await until('no chart', () => document.querySelector('#tab-charts[aria-current]') && document.querySelector('.group > summary') ? '' : 'yet');
             document.querySelector('.group > summary').click();
             await until('no field', () => document.querySelector('[id$=\".character\"]') ? '' : document.querySelector('.panel').textContent);"
        ))
        .await?;
        page.write("[id$='.character']", "云").await?;
        page.run::<()>(SETTLED).await?;
        let drawn = "const e = document.getElementById('page').contentDocument.querySelector('.hero svg path'); return Boolean(e);";
        assert!(page.run::<bool>(drawn).await?, "the character is on the first screen");
        let told: Vec<String> = page.run("return all('.found > ul li').map(e => e.textContent);").await?;
        assert!(!told.iter().any(|told| told.contains("所画的字") || told.contains("Character that is drawn")), "{told:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_draft_that_is_being_made_is_put_aside_by_a_new_page_and_taken_up_again() -> Outcome {
    visit(async |page, site| {
        ready(page, site).await?;
        page.run::<()>(&format!(
            "const field = document.querySelector('.figure input[inputmode]');
             field.value = '1234';
             field.dispatchEvent(new Event('input', {{ bubbles: true }}));
             {SETTLED}
             await until('not kept', () => document.querySelector('#draft').dataset.kept === 'kept' ? '' : 'yet');"
        ))
        .await?;
        begin(page).await?;
        page.run::<()>("await until('not aside', () => document.querySelector('#use-aside') ? '' : 'yet');").await?;
        page.run::<()>(&format!("document.querySelector('#use-aside').click();\nawait rest(3);\n{SETTLED}")).await?;
        page.run::<()>(
            "await until('another', () => document.querySelector('#tab-figures') ? '' : 'yet');
             document.querySelector('#tab-figures').click();
             await until('another', () => document.querySelector('.figure input[inputmode]')?.value === '1234' ? '' : 'yet');",
        )
        .await?;
        // And the new page waits in its place.
        assert!(page.run::<bool>("return Boolean(document.querySelector('#use-aside'));").await?);
        Ok(())
    })
    .await
}
