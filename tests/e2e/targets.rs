//! The size of everything that can be pressed, in every state of the page.

use crate::axe::{AS_IT_IS, STATES};
use crate::support::browser::Screen;
use crate::support::failure::Outcome;
use crate::support::voice::voice;
use crate::support::{read, visit};

/// What can be pressed and is smaller than LEAST CSS pixels in one direction. A field in a label is pressed through the label.
const SMALL: &str = "
const pressed = all('a, button, summary, select, textarea, input')
  .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('[inert], .preview'))
  .map(e => e.matches('input') ? e.closest('label') ?? e : e);
if (pressed.length < 70) return [`only ${pressed.length} targets are there`];
return pressed.map(e => [e, e.getBoundingClientRect()])
  .filter(([e, r]) => r.width < LEAST - 0.1 || r.height < LEAST - 0.1)
  .map(([e, r]) => `${r.width.toFixed(1)} x ${r.height.toFixed(1)}: ${e.outerHTML.slice(0, 120)}`);";

async fn large(mode: &str, least: &str) -> Outcome {
    visit(async |page, site| {
        let mut small = Vec::new();
        for (edition, lang) in [("index.html", "zh-CN"), ("en/index.html", "en-GB")] {
            page.before(&voice(lang)).await?;
            for screen in [Screen::SMALL_PHONE, Screen::DESK] {
                page.screen(screen).await?;
                read(page, &site.url(&format!("{edition}{mode}"))).await?;
                for state in [&AS_IT_IS].into_iter().chain(&STATES) {
                    page.run::<()>(state.bring).await?;
                    let found: Vec<String> = page.run(&SMALL.replace("LEAST", least)).await?;
                    let at = format!("{edition} at {}, {}", screen.width, state.name);
                    small.extend(found.into_iter().map(|what| format!("{at}: {what}")));
                    page.run::<()>(state.undo).await?;
                }
            }
        }
        assert!(small.is_empty(), "{} targets are small:\n{}", small.len(), small.join("\n"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn everything_that_can_be_pressed_is_as_large_as_a_fingertip_in_every_state() -> Outcome {
    large("", "44").await
}

#[tokio::test]
async fn everything_that_can_be_pressed_is_larger_in_the_elder_edition_in_every_state() -> Outcome {
    large("?mode=elder", "60").await
}
