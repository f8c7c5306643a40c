//! Reading aloud, in a browser with a voice that the tests provide.

use crate::support::browser::Screen;
use crate::support::failure::Outcome;
use crate::support::voice::voice;
use crate::support::{complaints, open, read, visit};

const READING: &str = "await frame();
    const now = document.querySelector('.being-read');
    return [window.said.length, window.said.at(-1)?.text ?? '', window.said.at(-1)?.rate ?? 0,
            now ? now.innerText : '', document.querySelector('.player')?.checkVisibility() ?? false];";

type Reading = (usize, String, f64, String, bool);

#[tokio::test]
async fn without_a_voice_nothing_offers_to_read() -> Outcome {
    visit(async |page, site| {
        for script in ["", "Object.defineProperty(window, 'speechSynthesis', { value: undefined });"] {
            page.before(script).await?;
            for screen in [Screen::PHONE, Screen::DESK] {
                page.screen(screen).await?;
                read(page, &site.url("")).await?;
                assert_eq!(
                    page.run::<u32>("return all('.read, .player').filter(e => e.checkVisibility()).length;").await?,
                    0
                );
            }
        }
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_story_is_read_sentence_by_sentence_with_pause_speed_and_stop() -> Outcome {
    visit(async |page, site| {
        page.before(&voice("zh-CN")).await?;
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("#water")).await?;
        page.run::<()>(
            "document.querySelector('#water .more').open = true;
             await until('no control', () => document.querySelector('#water .read').checkVisibility() ? '' : 'yet');",
        )
        .await?;
        page.click("#water .read").await?;
        let (count, first, _, shown, player): Reading = page.run(READING).await?;
        assert_eq!(count, 1);
        assert!(first.contains("个自然村") && !first.chars().any(|c| c.is_ascii_digit()), "{first}");
        assert!(shown.contains("自然村用上自来水") && player, "{shown}");
        page.run::<()>("await until('elsewhere', () => document.activeElement.innerText === '暂停' ? '' : document.activeElement.outerHTML);").await?;

        page.run::<()>("finish();").await?;
        let (count, second, ..): Reading = page.run(READING).await?;
        assert_eq!(count, 2);
        assert_ne!(second, first);

        // While paused, the end of the cancelled utterance does not start the next one. Resuming repeats the sentence.
        page.click(".player button:nth-of-type(1)").await?;
        let (count, ..): Reading = page.run(READING).await?;
        assert_eq!(count, 2);
        assert_eq!(page.run::<String>("return document.activeElement.innerText;").await?, "继续");
        page.click(".player button:nth-of-type(1)").await?;
        let (count, again, ..): Reading = page.run(READING).await?;
        assert_eq!((count, again.as_str()), (3, second.as_str()));

        page.click(".player button:nth-of-type(2)").await?;
        page.run::<()>("await until('not yet', () => window.said.length > 3 ? '' : window.said.length);").await?;
        let (count, again, rate, ..): Reading = page.run(READING).await?;
        assert_eq!((count, again.as_str(), rate), (4, second.as_str(), 1.25));

        // It reads to the end of the story and stops there.
        let units: usize = page.run("return all('#water [data-say]').length;").await?;
        for _ in 1..units {
            page.run::<()>("finish();").await?;
        }
        let (count, _, _, shown, player): Reading = page.run(READING).await?;
        assert_eq!((count, shown.as_str(), player), (units + 2, "", false));
        assert_eq!(
            page.run::<String>("return document.activeElement.dataset.read;").await?,
            "water",
            "the focus returns"
        );
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_whole_page_is_read_and_followed_and_can_be_stopped() -> Outcome {
    visit(async |page, site| {
        page.before(&voice("zh_CN")).await?;
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("")).await?;
        page.run::<()>(
            "await until('no control', () => document.querySelector('.hero .read').checkVisibility() ? '' : 'yet');",
        )
        .await?;
        page.click(".hero .read").await?;
        for _ in 0..40 {
            page.run::<()>("finish(); await frame();").await?;
            let in_view: bool = page
                .run(
                    "const r = document.querySelector('.being-read').getBoundingClientRect();
                     return r.top >= document.querySelector('.bar').getBoundingClientRect().bottom - 1
                         && r.bottom <= document.querySelector('.player').getBoundingClientRect().top + 1;",
                )
                .await?;
            assert!(in_view);
        }
        // A reader who has scrolled away is not scrolled back.
        page.run::<()>("await go(0); finish(); await frame();").await?;
        assert_eq!(page.run::<f64>("return scrollY;").await?, 0.0);
        page.click(".player button:nth-of-type(3)").await?;
        let (_, _, _, shown, player): Reading = page.run(READING).await?;
        assert_eq!((shown.as_str(), player), ("", false));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_voice_of_another_language_is_not_taken() -> Outcome {
    visit(async |page, site| {
        for (lang, edition, offered) in [
            ("zh-HK", "", false),
            ("en-GB", "", false),
            ("cmn-Hans-CN", "", true),
            ("en-GB", "en/index.html", true),
            ("zh-CN", "en/index.html", false),
        ] {
            page.before(&voice(lang)).await?;
            open(page, &site.url(edition)).await?;
            page.run::<()>(
                "await until('still late', () => speechSynthesis.list.length ? '' : 'voices'); await frame();",
            )
            .await?;
            assert_eq!(
                page.run::<bool>("return document.querySelector('.hero .read').checkVisibility();").await?,
                offered,
                "{lang} {edition}"
            );
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_sentence_whose_end_is_not_reported_is_passed_over_and_a_voice_that_is_gone_is_given_up() -> Outcome {
    // Long delays pass a hundred times as fast.
    const FAST: &str = "const own = window.setTimeout;
        window.setTimeout = (then, delay, ...more) => own(then, delay > 5000 ? delay / 100 : delay, ...more);";
    visit(async |page, site| {
        page.before(FAST).await?;
        page.before(&voice("zh-CN")).await?;
        open(page, &site.url("#water")).await?;
        page.run::<()>(
            "document.querySelector('#water .more').open = true;
             await until('no control', () => document.querySelector('#water .read').checkVisibility() ? '' : 'yet');",
        )
        .await?;
        page.click("#water .read").await?;
        // Chromium does not report the end of what takes longer than 15 seconds with some voices. One such sentence costs only itself.
        page.run::<()>("await until('the first', () => window.said.length < 2 ? 'still' : ''); finish();").await?;
        page.run::<()>("await until('the second', () => window.said.length < 3 ? 'still' : '');").await?;
        let (_, third, _, shown, player): Reading = page.run(READING).await?;
        assert!(player && !shown.is_empty() && !third.is_empty());
        // From now on it reports nothing.
        page.run::<()>("await until('reading', () => document.querySelector('.being-read') ? 'still' : '');").await?;
        let said: String = page.run("await announced(); return document.getElementById('said').textContent;").await?;
        assert_eq!(said, crate::support::word("read_failed")?);
        assert_eq!(page.run::<usize>("return window.said.length;").await?, 4, "one more was tried");
        Ok(())
    })
    .await
}
