//! What a story states beyond its first lines is folded: it opens wherever it is needed.

use crate::support::browser::{Browser, Media, Screen};
use crate::support::failure::Outcome;
use crate::support::voice::voice;
use crate::support::{open, visit};

const OPEN: &str = "return all('.more[open]').map(fold => fold.closest('.story').id);";

/// Whether a figure is in view, under the bar.
async fn in_view(page: &Browser, figure: &str) -> Outcome<bool> {
    page.run(&format!(
        "await frame(); await frame();
         const {{ top, bottom }} = document.getElementById('{figure}').getBoundingClientRect();
         return top >= document.querySelector('.bar').offsetHeight && bottom <= innerHeight;"
    ))
    .await
}

#[tokio::test]
async fn an_address_leads_to_a_figure_that_is_folded() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("#elder-served")).await?;
        assert_eq!(page.run::<Vec<String>>(OPEN).await?, ["elders"]);
        assert!(in_view(page, "elder-served").await?);
        page.run::<()>("location.hash = 'steel-measures'; await until('closed', () => document.querySelector('#steel .more').open ? '' : 'still');").await?;
        page.run::<()>("await settled();").await?;
        assert!(in_view(page, "steel-measures").await?);
        assert_eq!(page.run::<Vec<String>>(OPEN).await?, ["steel", "elders"], "only what is led to is opened");
        Ok(())
    })
    .await
}

/// For each story with a picture and a fold: how much of the text under the picture is in sight, beside the keys.
const SAID_UNDER_PICTURES: &str = "root.setAttribute('data-whole', ''); await frame();
    return all('.story:has(.more) figcaption > :is(div, [aria-hidden]:not(.key))')
      .map(said => [said.closest('.story').id, visuallyHidden(said) ? '' : said.innerText]);";

#[tokio::test]
async fn on_a_phone_a_story_is_a_sentence_and_its_picture_until_it_is_unfolded_or_read_aloud() -> Outcome {
    // In screens of the phone.
    const LONGEST: [(&str, f64); 2] = [("", 18.6), ("?mode=elder", 24.5)];
    visit(async |page, site| {
        page.before(&voice("zh-CN")).await?;
        page.screen(Screen::PHONE).await?;
        for (query, longest) in LONGEST {
            open(page, &site.url(query)).await?;
            assert_eq!(page.run::<Vec<String>>(OPEN).await?, Vec::<String>::new(), "{query}");
            let said: Vec<(String, String)> = page.run(SAID_UNDER_PICTURES).await?;
            assert!(said.len() > 15, "{said:?}");
            assert!(said.iter().all(|(_, said)| said.is_empty()), "{query}: {said:?}");
            let long: f64 = page.run("return root.scrollHeight / innerHeight;").await?;
            assert!(long < longest, "{query}: {long} screens");
            page.click("#steel .more > summary").await?;
            let said: Vec<(String, String)> = page.run(SAID_UNDER_PICTURES).await?;
            assert!(said.iter().all(|(story, said)| said.is_empty() == (story != "steel")), "{query}: {said:?}");
            if query.is_empty() {
                page.click("#lithium .more > summary").await?;
            }
            page.click("#lithium .read").await?;
            page.run::<()>("await until('folded', () => { finish(); return document.querySelector('#lithium .more').open ? '' : 'still'; });").await?;
        }
        open(page, &site.url("en/index.html?mode=standard")).await?;
        let long: f64 = page.run("root.setAttribute('data-whole', ''); await frame(); return root.scrollHeight / innerHeight;").await?;
        assert!(long < 20.8, "in English: {long} screens");
        page.screen(Screen::DESK).await?;
        open(page, &site.url("?mode=standard")).await?;
        let said: Vec<(String, String)> = page.run(SAID_UNDER_PICTURES).await?;
        assert!(said.iter().all(|(_, said)| !said.is_empty()), "on a desk: {said:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn in_the_elder_edition_each_story_can_be_listened_to_without_being_unfolded() -> Outcome {
    const NOT: &str = "return all('.story > .rest').filter(rest => {
        const control = rest.querySelector('.read');
        return !control.checkVisibility() || control.closest('details');
    }).map(rest => rest.parentElement.id);";
    visit(async |page, site| {
        page.before(&voice("zh-CN")).await?;
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("?mode=elder")).await?;
        assert_eq!(page.run::<Vec<String>>(NOT).await?, Vec::<String>::new());
        open(page, &site.url("?mode=standard")).await?;
        assert!(page.run::<Vec<String>>(NOT).await?.len() > 15, "elsewhere with the fold");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn everything_is_unfolded_on_paper() -> Outcome {
    const HIDDEN: &str = "root.setAttribute('data-whole', ''); await frame();
        return all('main data[id]').filter(figure => !figure.checkVisibility()).map(figure => figure.id);";
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("")).await?;
        assert!(page.run::<Vec<String>>(HIDDEN).await?.len() > 9, "on the screen much is folded");
        page.media(Media { paper: true, ..Media::default() }).await?;
        assert_eq!(page.run::<Vec<String>>(HIDDEN).await?, Vec::<String>::new(), "on paper by the style alone");
        page.media(Media::default()).await?;
        page.run::<()>("document.querySelector('#steel .more').open = true; dispatchEvent(new Event('beforeprint'));")
            .await?;
        assert_eq!(page.run::<usize>("return all('.more:not([open])').length;").await?, 0, "and by the script");
        page.run::<()>("dispatchEvent(new Event('afterprint'));").await?;
        assert_eq!(page.run::<Vec<String>>(OPEN).await?, ["steel"], "what the reader opened stays open");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn on_a_desk_a_picture_stays_beside_what_is_unfolded_and_elsewhere_in_the_flow() -> Outcome {
    const POSITION: &str = "return getComputedStyle(document.querySelector('#elders > .charts')).position;";
    const BESIDE: &str = "
        const story = document.querySelector('#elders');
        root.setAttribute('data-whole', '');
        all('details', story).forEach(fold => { fold.open = true; });
        await frame(); await frame();
        await go(story.getBoundingClientRect().top + scrollY + 80);
        const picture = story.querySelector('.charts').getBoundingClientRect();
        const words = story.querySelector('.words').getBoundingClientRect();
        return [picture.top >= document.querySelector('.bar').offsetHeight, words.top < 0, words.right <= picture.left];";
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        open(page, &site.url("")).await?;
        assert_eq!(page.run::<String>(POSITION).await?, "sticky");
        assert_eq!(page.run::<Vec<bool>>(BESIDE).await?, [true; 3]);
        for (screen, query) in [
            (Screen::PHONE, ""),
            (Screen { height: 470, ..Screen::DESK }, ""),
            (Screen::DESK, "?motion=off"),
            (Screen::DESK, "?mode=elder"),
            (Screen::DESK, "?embed&chart=homes"),
        ] {
            page.screen(screen).await?;
            open(page, &site.url(query)).await?;
            assert_ne!(page.run::<String>(POSITION).await?, "sticky", "{screen:?} {query}");
        }
        Ok(())
    })
    .await
}
