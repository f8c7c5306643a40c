//! The choice of a chart's form in the press: by keys alone a form is taken and taken back; what cannot be taken says why; the drawings are
//! seen; axe finds nothing.

use std::fmt::Write;

use serde::Deserialize;

use crate::axe::{self, Rules};
use crate::press::{SETTLED, UNDO, ready, tab_to};
use crate::support::browser::{Browser, Screen};
use crate::support::failure::Outcome;
use crate::support::visit;

/// Waits until the forms are shown, with their drawings.
const OFFERED: &str = "
await until('not offered', () => document.querySelector('#picker').open && document.querySelector('.offer') ? '' : 'yet');
await Promise.all(all('.offer img').map(image => image.decode()));";

/// Shows the charts, opens the one of this title, and brings the focus to what opens its choice.
async fn chart(page: &Browser, title: &str) -> Outcome {
    page.run(&format!(
        "document.querySelector('#tab-charts').click();
         await until('no charts', () => all('.group > summary').length > 10 ? '' : 'yet');
         const summary = all('.group > summary').find(summary => summary.textContent.includes({title:?}));
         summary.click();
         await until('closed', () => summary.parentElement.querySelector('[id^=choose-form-]') ? '' : 'yet');
         summary.focus();"
    ))
    .await
}

/// A form as the dialog shows it.
#[derive(Debug, Deserialize)]
struct Shown {
    form: String,
    /// Whether the chart has it.
    current: bool,
    /// How many reasons are given.
    reasons: usize,
    /// The width and the height of its drawing in its file and on the page; none without a drawing.
    drawing: Option<[f64; 4]>,
    /// Whether it can be taken.
    fits: bool,
    /// The button that takes it.
    button: Option<String>,
}

const SHOWN: &str = "
return all('.offer').map(offer => {
  const image = offer.querySelector('img');
  const { width, height } = image ? image.getBoundingClientRect() : {};
  return {
    form: offer.dataset.form,
    current: !!offer.querySelector('.badge'),
    reasons: [...offer.querySelectorAll('.fault')].filter(why => /(应当|expected) +\\S/.test(why.textContent)).length,
    drawing: image && [image.naturalWidth, image.naturalHeight, width, height],
    fits: !offer.classList.contains('unfit'),
    button: offer.querySelector('button')?.textContent ?? null,
  };
});";

/// What the preview shows the chart of power as.
const DRAWN: &str = "document.getElementById('page').contentDocument.querySelector('[data-chart=power]').dataset.form";

#[tokio::test]
async fn a_form_is_taken_and_taken_back_with_keys_alone() -> Outcome {
    visit(async |page, site| {
        ready(page, site).await?;
        chart(page, "两个项目的投资").await?;
        tab_to(page, "[id^=choose-form-]").await?;
        page.press("Enter").await?;
        page.run::<()>(&format!(
            "{OFFERED} await until('no focus', () => document.activeElement.id === 'picker-title' ? '' : document.activeElement.outerHTML);"
        ))
        .await?;
        let opener: String = page.run("return all('[id^=choose-form-]').find(button => button.checkVisibility()).id;").await?;
        // Escape closes it, and the focus is where it was.
        page.press("Escape").await?;
        let back = format!(
            "await until('still open', () => document.querySelector('#picker').open ? 'yes' : '');
             await until('the focus is lost', () => document.activeElement.id === {opener:?} ? '' : document.activeElement.outerHTML);"
        );
        page.run::<()>(&back).await?;
        page.press("Enter").await?;
        page.run::<()>(OFFERED).await?;
        assert_eq!(page.run::<String>(&format!("return {DRAWN};")).await?, "bars");
        tab_to(page, "#take-areas").await?;
        page.press("Enter").await?;
        page.run::<()>(&format!("{back} await until('not shown', () => {DRAWN} === 'areas' ? '' : {DRAWN}); {SETTLED}")).await?;
        let (said, seen, chosen): (String, String, String) = page
            .run(&format!(
                "const opener = document.getElementById({opener:?});
                 const field = opener.closest('.field');
                 return [document.querySelector('#said').textContent, field.querySelector('.taken').textContent, field.querySelector('select').value];"
            ))
            .await?;
        assert_eq!(chosen, "areas");
        assert!(said.contains("方块面积图") || said.contains("Squares"), "{said}");
        assert!(seen.contains("图例") || seen.contains("how it is to be read"), "{seen}");
        // One step back, and it is as it was.
        assert_eq!(page.run::<String>("return document.querySelector('#count').dataset.faults;").await?, "0");
        page.write(&format!("[id={opener:?}]"), UNDO).await?;
        page.run::<()>(&format!("await until('not taken back', () => {DRAWN} === 'bars' ? '' : {DRAWN}); {back}")).await?;
        assert!(page.run::<bool>("return document.querySelector('#undo').disabled;").await?, "it was one step");
        assert_eq!(page.run::<String>("return document.querySelector('#said').textContent;").await?, "");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn each_form_shows_a_drawing_or_says_why_not_and_axe_finds_nothing() -> Outcome {
    visit(async |page, site| {
        ready(page, site).await?;
        axe::add(page).await?;
        let mut all = String::new();
        for (title, screen) in [("两个项目的投资", Screen::DESK), ("钢铁产业营收", Screen::PHONE)] {
            page.screen(screen).await?;
            chart(page, title).await?;
            page.run::<()>(&format!("all('[id^=choose-form-]').find(button => button.checkVisibility()).click(); {OFFERED}")).await?;
            let offers: Vec<Shown> = page.run(SHOWN).await?;
            assert!(offers.len() > 20, "{} forms", offers.len());
            assert!(offers.iter().any(|offer| offer.fits) && offers.iter().any(|offer| !offer.fits));
            for offer in &offers {
                let shown = offer.drawing.is_some_and(|sizes| sizes.iter().all(|size| *size > 20.0));
                if offer.fits {
                    assert!(shown && offer.reasons == 0 && offer.button.is_some() != offer.current, "{offer:?}");
                } else {
                    let drawn = shown || offer.drawing.is_none();
                    assert!(drawn && offer.reasons > 0 && offer.button.is_none(), "{offer:?}");
                }
            }
            let wide: f64 = page
                .run("const dialog = document.querySelector('#picker'); return dialog.scrollWidth - dialog.clientWidth;")
                .await?;
            assert!(wide <= 0.0, "{title}: {wide} pixels are cut off");
            for finding in axe::findings(page, "document", Rules::All, "4.5").await? {
                writeln!(all, "{title}: {} at {}: {} {}", finding.rule, finding.at, finding.why, finding.html)?;
            }
            page.run::<()>("document.querySelector('#picker-close').click(); document.querySelector('#tab-figures').click(); await rest(3);").await?;
        }
        assert!(all.is_empty(), "{all}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_chart_that_is_added_is_led_to_and_offers_its_forms() -> Outcome {
    visit(async |page, site| {
        ready(page, site).await?;
        page.run::<()>(
            "document.querySelector('#tab-charts').click();
             await until('no charts', () => all('.group > summary').length > 10 ? '' : 'yet');
             all('.manuscript > .add').at(-1).focus();",
        )
        .await?;
        page.press("Enter").await?;
        page.run::<()>(
            "await until('not led there', () => {
               const { id } = document.activeElement;
               const shown = document.activeElement.closest('details[open]')?.querySelector('[id^=choose-form-]');
               return /#charts\\[\\d+\\]$/.test(id) && shown ? '' : id;
             });",
        )
        .await?;
        tab_to(page, "[id^=choose-form-]").await?;
        page.press("Enter").await?;
        page.run::<()>(OFFERED).await?;
        let offers: Vec<Shown> = page.run(SHOWN).await?;
        assert!(offers.iter().filter(|offer| offer.fits).count() > 3, "{offers:?}");
        assert!(offers.iter().any(|offer| offer.form == "bars" && offer.current), "{offers:?}");
        Ok(())
    })
    .await
}
