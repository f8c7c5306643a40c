//! `embed.js` on host pages: whatever their markup, it shows this page at its full height and leaks nothing.

use std::fs;

use gongxiaomei::check;

use crate::support::browser::Screen;
use crate::support::failure::Outcome;
use crate::support::host::{at_host, open_host};
use crate::support::server::{Fate, Server, Trouble};
use crate::support::{dist, project, soaks, until, visit};

/// Helpers for a page with given markup in a frame of the host. Its elements are looked up through prototypes, since its markup may
/// hide the document's own members.
const WITHIN: &str = "const within = async html => {
        const frame = document.body.appendChild(document.createElement('iframe'));
        frame.style.cssText = 'width: 600px; height: 900px';
        frame.srcdoc = html;
        await new Promise(done => { frame.onload = done; });
        return frame.contentWindow;
    };
    const found = (inner, selector) => Document.prototype.querySelector.call(inner.document, selector);";

#[tokio::test]
async fn no_markup_of_a_host_leads_the_script_elsewhere_or_stops_it() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        // A server that allows other sites to load its modules, as the configurations in deploy/ do.
        let open_to_all = Server::with_headers(&dist()?, &[("access-control-allow-origin", "*")])?;
        for kind in ["text/javascript", "module"] {
            open_host(page, site).await?;
            // Elements named like every member of a document, a window, an element and a form.
            let (address, followed, marked): (String, bool, bool) = at_host(
                page,
                &open_to_all.url(""),
                &format!(
                    "{WITHIN}
                    const names = new Set([Document, Node, EventTarget, Window, Element, HTMLElement, HTMLFormElement]
                        .flatMap(type => Object.getOwnPropertyNames(type.prototype)).concat(Object.getOwnPropertyNames(window)));
                    const images = [...names].map(n => `<img name=${{n}} id=${{n}} loading=lazy hidden src=//elsewhere.invalid/x/embed.js>`);
                    const fields = [...names].map(n => `<input name=${{n}} hidden>`);
                    const inner = await within(`<!DOCTYPE html><body>${{images.join('')}}
                        <form>${{fields.join('')}}<iframe data-gongxiaomei src='${{base}}index.html?embed&chart=steel'></iframe></form>
                        <gongxiaomei-infographic chart=steel></gongxiaomei-infographic>
                        <script type={kind} src='${{base}}embed.js' async></scr` + `ipt>`);
                    const own = () => found(inner, 'gongxiaomei-infographic')?.frame;
                    await until('nothing shown', () => own()?.src ? '' : 'yet');
                    const late = Node.prototype.appendChild.call(found(inner, 'form'), found(inner, 'iframe').cloneNode());
                    const high = frame => parseFloat(frame.style.height) > 200 && frame.style.height !== '640px';
                    await until('not followed', () => [own(), found(inner, 'form > iframe'), late].every(high) ? '' : 'yet');
                    return [own().src, high(own()), high(late)];"
                ),
            )
            .await?;
            assert!(address.starts_with(&open_to_all.url("index.html?embed=")), "{kind}: {address}");
            assert!(followed && marked, "{kind}");
        }
        Ok(())
    })
    .await
}

#[test]
fn the_script_reads_the_same_in_every_encoding_a_host_may_have() -> Outcome {
    for entry in fs::read_dir(dist()?)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with("embed") && name.ends_with(".js") {
            assert!(fs::read(&path)?.is_ascii(), "{name}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn on_a_host_in_gbk_the_frame_has_its_title() -> Outcome {
    visit(async |page, site| {
        open_host(page, site).await?;
        let title: String = at_host(
            page,
            &site.url(""),
                        "const html = `<body><gongxiaomei-infographic chart=steel></gongxiaomei-infographic><script src='${base}embed.js'></scr` + `ipt>`;
                const shown = document.body.appendChild(document.createElement('iframe'));
                shown.src = URL.createObjectURL(new Blob([html], { type: 'text/html;charset=gbk' }));
                await until('no frame', () => shown.contentDocument.querySelector('iframe') ? '' : 'yet');
                return shown.contentDocument.characterSet + ' ' + shown.contentDocument.querySelector('iframe').title;",
        )
        .await?;
        let content = check::open(&project().join("public/content/zh-CN.json")).unwrap_or_else(|e| panic!("{e}"));
        assert_eq!(title, format!("GBK {}", content.site.title));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_set_before_the_frame_is_alive_is_told_once_it_answers() -> Outcome {
    visit(async |page, site| {
        let slow = Trouble { files: vec![("page-", ".wasm", Fate::Held)], ..Trouble::default() };
        let slow = Server::troubled(&dist()?, slow)?;
        for (server, held) in [(site, false), (&slow, true)] {
            // On the page's own origin, so that its frame can be inspected.
            page.open(&server.url("oembed.json")).await?;
            let alive: bool = page
                .run(&format!(
                    "document.body.textContent = '';
                    const script = document.createElement('script'); script.src = '{}'; document.head.append(script);
                    await new Promise(done => {{ script.onload = done; }});
                    const element = window.shown = document.createElement('gongxiaomei-infographic');
                    element.setAttribute('chart', 'steel');
                    document.body.append(element);
                    element.setAttribute('theme', 'dark');
                    const at = window.at = () => element.frame.contentDocument?.documentElement;
                    await until('not loaded', () => at()?.hasAttribute('data-embed') ? '' : 'yet');
                    // A second later, on a slow connection.
                    if ({held}) await rest(63);
                    element.setAttribute('mode', 'elder');
                    return at().hasAttribute('data-alive');",
                    server.url("embed.js")
                ))
                .await?;
            assert!(!held || !alive, "the wasm was to be held");
            if held {
                slow.mend();
            }
            until(page, "at().dataset.theme === 'dark' && at().dataset.mode === 'elder'").await?;
            // The same holds after every load of the frame.
            page.run::<()>("at().removeAttribute('data-embed'); shown.frame.contentWindow.location.reload();").await?;
            until(page, "at()?.dataset.theme === 'dark' && at().dataset.mode === 'elder' && at().dataset.embed === ''")
                .await?;
            // When the host removes its settings, the theme is the reader's again and the mode is the standard one.
            page.run::<()>("shown.removeAttribute('theme'); shown.removeAttribute('mode');").await?;
            until(page, "!at().dataset.theme && !at().dataset.mode").await?;
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_frame_that_is_told_one_thing_is_not_told_another() -> Outcome {
    visit(async |page, site| {
        page.open(&site.url("oembed.json")).await?;
        let told: Vec<String> = page
            .run(&format!(
                "document.body.textContent = '';
                const script = document.createElement('script'); script.src = '{}'; document.head.append(script);
                await new Promise(done => {{ script.onload = done; }});
                const element = document.createElement('gongxiaomei-infographic');
                element.setAttribute('chart', 'steel');
                document.body.append(element);
                await until('not alive', () => element.alive ? '' : 'yet');
                const at = () => element.frame.contentDocument.documentElement.dataset;
                element.setAttribute('mode', 'elder');
                await until('not told', () => at().mode === 'elder' ? '' : 'yet');
                return [at().theme, at().mode];",
                site.url("embed.js")
            ))
            .await?;
        assert_eq!(told, ["light", "elder"], "light is what a frame is that was asked for nothing");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn frames_that_come_late_in_any_way_are_followed() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        open_host(page, site).await?;
        let heights: Vec<f64> = at_host(
            page,
            &site.url(""),
            "const script = document.createElement('script'); script.src = base + 'embed.js'; document.head.append(script);
            await new Promise(done => { script.onload = done; });
            const src = base + 'index.html?embed&chart=steel', code = `<iframe data-gongxiaomei src='${src}' height=640></iframe>`;
            const box = () => document.body.appendChild(document.createElement('div'));
            const frames = [];
            box().innerHTML = code;
            box().innerHTML = `<section><p>${code}</p></section>`;
            const made = document.createElement('iframe'); made.src = src; made.dataset.gongxiaomei = ''; box().append(made);
            const marked = document.createElement('iframe'); marked.src = src; box().append(marked);
            const moved = document.createElement('iframe'); moved.src = src; moved.dataset.gongxiaomei = ''; box().append(moved);
            await rest(4);
            marked.dataset.gongxiaomei = '';
            box().append(moved);
            const own = all('iframe');
            await until('not followed', () => own.map(f => f.style.height).filter(height => !height).length ? 'yet' : '');
            // A frame that is no longer marked is not resized; one that is marked again is resized again.
            await rest(19);
            delete marked.dataset.gongxiaomei; await rest(4);
            marked.style.height = ''; marked.contentWindow.postMessage({ gongxiaomei: 'request-height' }, '*'); await rest(19);
            if (marked.style.height) throw Error('followed without its mark');
            marked.dataset.gongxiaomei = '';
            await until('not followed again', () => marked.style.height ? '' : 'yet');
            return own.map(f => parseFloat(f.style.height));",
        )
        .await?;
        assert_eq!(heights.len(), 5);
        assert!(heights.iter().all(|height| *height > 200.0 && *height != 640.0), "{heights:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn frames_that_come_and_go_leave_nothing_behind() -> Outcome {
    const HUNDRED: &str = "for (let i = 0; i < 50; i++) {
            const frame = document.createElement('iframe'); frame.dataset.gongxiaomei = ''; frame.srcdoc = '<p>';
            const box = document.createElement('div'); box.append(frame); document.body.append(box);
            await new Promise(done => { frame.onload = done; });
            frame.onload = null; box.remove();
            const other = document.createElement('iframe'); other.dataset.gongxiaomei = '';
            document.body.append(other); other.remove();
        }
        await rest(4);";
    visit(async |page, site| {
        open_host(page, site).await?;
        at_host::<()>(
            page,
            &site.url(""),
            "const script = document.createElement('script'); script.src = base + 'embed.js'; document.head.append(script);
            await new Promise(done => { script.onload = done; });",
        )
        .await?;
        page.run::<()>(HUNDRED).await?;
        let before = page.held().await?;
        // `make soak` adds and removes two thousand frames.
        let rounds = if soaks() { 19 } else { 3 };
        for _ in 0..rounds {
            page.run::<()>(HUNDRED).await?;
        }
        let after = page.held().await?;
        assert!(after.documents <= before.documents + 2, "{before:?} and {after:?}");
        assert!(after.listeners <= before.listeners + 4, "{before:?} and {after:?}");
        assert!(after.nodes <= before.nodes + 100, "{before:?} and {after:?}");
        assert!(after.heap < before.heap + 500_000, "{before:?} and {after:?}");
        Ok(())
    })
    .await
}
