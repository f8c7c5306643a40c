//! Pictures that come from an earlier one, which draws the same facts, while they come into view. Needs `dist/`: `make build`.

use crate::support::browser::{Browser, Screen};
use crate::support::engine::Engine;
use crate::support::failure::Outcome;
use crate::support::server::Server;
use crate::support::{complaints, dist, open, until, visit_in};

/// A picture that has a transition, going up so far as a reader does, and what its canvas shows.
const PICTURE: &str = "
const host = document.querySelector('[data-chart=steel]'), canvas = host.querySelector('canvas');
const top = () => host.getBoundingClientRect().top;
const up = async share => { scrollBy({ top: innerHeight * share, behavior: 'instant' }); await frame(); };
const ended = () => until('not at rest', () => host.dataset.transition ?? '');
const shown = () => canvas.toDataURL();
const boxes = () => all('.marks > button', host).map(mark => mark.style.cssText).join();
// What is shown at rest: painted anew for another theme and back, in view.
const anew = async () => { await choose('theme=dark'); await choose('theme=light'); return shown(); };
";

async fn ready(page: &Browser, url: &str) -> Outcome {
    open(page, url).await?;
    until(page, "document.documentElement.hasAttribute('data-alive')").await
}

async fn comes(engine: Engine) -> Outcome {
    let site = Server::start(&dist()?)?;
    visit_in(engine, async |page| {
        page.screen(Screen::PHONE).await?;
        ready(page, &site.url("index.html?theme=light")).await?;
        page.run::<()>(&format!(
            "{PICTURE}
            await goBelow(host);
            const before = shown(), marks = boxes();
            const height = host.offsetHeight;
            // Its first picture is that of the character; it moves, and comes to rest within a second.
            await up(0.6);
            const frames = new Set([before]);
            for (const start = performance.now(); 'transition' in host.dataset; frames.add(shown()), await frame())
              if (performance.now() > start + 60000) throw new Error('it does not end');
            const after = shown();
            if (frames.size < 4) throw new Error(`${{frames.size}} pictures`);
            if (after === before) throw new Error('nothing has moved');
            if (boxes() !== marks || host.offsetHeight !== height) throw new Error('marks or height have changed');
            if (await anew() !== after) throw new Error('at rest it is not the chart');
            // From below it comes again, and in the same way.
            await goBelow(host);
            if (shown() !== before) throw new Error('another first picture');
            // Seen only in part, it comes to rest as well.
            await up(0.15);
            await ended();
            if (shown() !== after) throw new Error('not the chart');
            // So it does when it is repainted on its way.
            await goBelow(host);
            await up(0.6);
            if (await anew() !== after) throw new Error('not the chart, repainted on its way');
            await ended();"
        ))
        .await?;
        // Whoever comes by its address finds it at rest.
        ready(page, &site.url("index.html?theme=light#chart-steel")).await?;
        page.run::<()>(&format!(
            "{PICTURE}
            await until('not live', () => host.dataset.paint === 'live' && top() < innerHeight ? '' : 'yet');
            await ended();
            const first = shown();
            if (await anew() !== first) throw new Error('not at rest');"
        ))
        .await?;
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}

mod a_picture_leaves_its_character_when_it_comes_into_view_and_is_at_rest_in_the_end {
    use super::*;

    in_every_engine!(comes);
}

async fn rests(engine: Engine) -> Outcome {
    let site = Server::start(&dist()?)?;
    visit_in(engine, async |page| {
        page.screen(Screen::PHONE).await?;
        for address in ["index.html?motion=off", "index.html?mode=elder", "index.html?embed&chart=steel"] {
            ready(page, &site.url(address)).await?;
            page.run::<()>(
                "const marked = () => all('[data-transition]').map(host => host.dataset.chart).join();
                for (let y = 0; y < root.scrollHeight; y += innerHeight * 0.4) {
                  await go(y);
                  if (marked()) throw new Error(`${marked()} at ${y}`);
                }",
            )
            .await?;
        }
        // A frame may be as high as its page: everything is in view at once. Any file of the same origin is a host.
        page.open(&site.url("embed.js")).await?;
        let allowed: [String; 2] = page
            .run(
                "const host = document.body.appendChild(document.createElement('iframe'));
                host.style.cssText = 'width: 390px; height: 700px';
                const loaded = new Promise(done => { host.onload = done; });
                host.src = 'index.html'; await loaded;
                const picture = host.contentDocument.querySelector('[data-chart=steel]');
                const allowed = () => host.contentWindow.getComputedStyle(picture).getPropertyValue('--transition').trim();
                const framed = allowed();
                host.contentDocument.documentElement.removeAttribute('data-framed');
                return [framed, allowed()];",
            )
            .await?;
        assert_eq!(allowed, ["", "on"]);
        Ok(())
    })
    .await
}

mod nothing_moves_without_motion_in_the_elder_edition_and_for_hosts {
    use super::*;

    in_every_engine!(rests);
}
