//! Hostile input in a browser: URLs, messages between frames, and content that could be taken for markup.

#[path = "../support/hostile/marked.rs"]
mod marked;
#[path = "../support/hostile/mutate.rs"]
#[expect(dead_code, reason = "its texts alone are needed here")]
mod mutate;

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use crate::support::browser::{Browser, Level, Screen};
use crate::support::failure::{Failure, Outcome};
use crate::support::server::Server;
use crate::support::whole::alive;
use crate::support::{complaints, dist, open, project, soaks, visit};
use gongxiaomei::page::settings::SETTINGS;
use marked::{MARKUP, ended};
use mutate::TEXTS;
use serde::Deserialize;
use serde_json::Value;

/// How many URLs are tested, and how many by `make soak`.
const ADDRESSES: [usize; 2] = [80, 200];
/// How many URLs one script tests.
const RUN: usize = 40;
/// How many messages are sent.
const MESSAGES: usize = 2000;

/// A random choice that is the same in every run, a list of hostile texts, and helpers.
fn prelude() -> String {
    format!(
        "let seed = 20240501;
         const next = most => {{ seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return (seed >>> 8) % most; }};
         const pick = list => list[next(list.length)];
         const texts = {};
         const known = {};
         // How a frame's page is displayed, and whether it is complete.
         const state = f => {{
             const root = f.contentDocument.documentElement, main = f.contentDocument.querySelector('main');
             const set = Object.fromEntries(Object.keys(known).map(name => [name, root.getAttribute('data-' + name)]));
             const odd = Object.entries(set).filter(([name, value]) => value !== null && !known[name].includes(value));
             const seen = all('main > section', f.contentDocument).filter(e => e.checkVisibility());
             const part = root.hasAttribute('data-embed-part'), found = root.hasAttribute('data-embed-found');
             return {{ set, odd, sections: seen.length, part, lost: part && !found, length: all('h1, h2, h3, figcaption, article p', main).map(e => e.textContent).join('').length,
                 figures: all('data[id]', f.contentDocument).length, pwned: Boolean(f.contentWindow.pwned || window.pwned) }};
         }};",
        serde_json::to_string(TEXTS.as_slice()).unwrap_or_default(),
        serde_json::to_string(&SETTINGS.map(|setting| (setting.name, setting.values)).into_iter().collect::<BTreeMap<_, _>>())
            .unwrap_or_default()
    )
}

/// Opens an empty page on the page's own origin, so that its frames can be inspected.
async fn open_host(page: &Browser, site: &Server) -> Outcome {
    page.screen(Screen::DESK).await?;
    page.open(&site.url("oembed.json")).await?;
    page.run("document.body.textContent = ''; window.troubles = []; addEventListener('error', e => troubles.push(e.message));").await
}

/// The page's own warnings in the console; and all other errors and warnings, except for the missing icon that browsers look for
/// beside a file.
async fn troubles(page: &Browser) -> Outcome<(Vec<String>, Vec<String>)> {
    let lines = complaints(page).await?.into_iter().filter(|line| !line.text.contains("favicon.ico"));
    let (own, others): (Vec<_>, Vec<_>) =
        lines.partition(|line| line.level == Level::Warning && line.text.starts_with("infographic: "));
    let text = |lines: Vec<crate::support::browser::Line>| lines.into_iter().map(|line| line.text).collect();
    Ok((own.into_iter().map(|line| line.text).collect(), text(others)))
}

/// How the page at one URL is displayed.
#[derive(Debug, Deserialize)]
#[expect(
    dead_code,
    clippy::struct_excessive_bools,
    reason = "as the page tells it; the address is for the message of a failure"
)]
struct Shown {
    address: String,
    /// The settings that its parameters request: the last valid value of each.
    due: BTreeMap<String, Option<String>>,
    set: BTreeMap<String, Option<String>>,
    odd: Vec<(String, Value)>,
    /// How many warnings the URL should cause.
    warnings: usize,
    sections: usize,
    part: bool,
    lost: bool,
    length: usize,
    figures: usize,
    pwned: bool,
    alive: bool,
}

#[tokio::test]
async fn whatever_an_address_asks_for_the_page_is_whole_and_its_settings_are_known_ones() -> Outcome {
    visit(async |page, site| {
        open_host(page, site).await?;
        let script = "const names = ['theme', 'mode', 'motion', 'text', 'embed', 'section', 'chart', 'background', 'id', 'childId', '__proto__', 'constructor', 'hasOwnProperty', '', 'THEME'];
            const values = [...texts, ...Object.values(known).flat(), 'steel', 'gong', 'overview', 'top', 'content', 'steel-revenue', 'transparent', 'x'.repeat(2000), '%', '%00', '%ED%A0%80', '%FF'];
            const written = value => next(3) ? encodeURIComponent(value.toWellFormed?.() ?? value) : value.replace(/[#&\\s\\0]/g, '');
            const one = () => {
                const pairs = Array.from({ length: next(6) }, () => pick(names) + (next(8) ? '=' + written(pick(values)) : ''));
                if (!next(5)) pairs.push('embed', pick(['chart=steel', 'section=gong', 'section=overview', 'chart=%3Cb%3E', 'section=%22']),
                    pick(['theme=dark', 'theme=%3Cb%3E', 'mode=elder', 'mode=x', 'text=9']));
                const hash = next(3) ? '#' + written(pick(values)) : '';
                return '?' + pairs.join(pick(['&', '&&', '&amp;'])) + hash;
            };
            const found = [];
            // Repeats the random choices of the earlier runs, so that this run continues with the next ones.
            for (let i = 0; i < FROM + MORE; i++) {
                const address = i ? one() : '';
                if (i >= FROM) found.push(shown(address));
                if (found.length % 4 === 0) await Promise.all(found);
            }
            return Promise.all(found);
            async function shown(address) {
                const f = document.createElement('iframe');
                f.style.cssText = 'width: 390px; height: 400px; border: 0';
                const loaded = new Promise(done => f.onload = done);
                f.src = BASE + 'index.html' + address;
                document.body.append(f);
                await loaded;
                f.contentWindow.addEventListener('error', e => troubles.push(address + ': ' + e.message));
                await until('not alive: ' + address, () => f.contentDocument.documentElement.hasAttribute('data-alive') ? '' : 'yet');
                await rest(2);
                const query = new URLSearchParams(f.contentWindow.location.search), due = {};
                let odd = false;
                for (const name of Object.keys(known)) {
                    const right = query.getAll(name).filter(value => known[name].includes(value));
                    odd ||= right.length < query.getAll(name).length;
                    // A page in a frame is light unless another theme is requested; a default has no attribute.
                    due[name] = right.length ? (right.at(-1) === known[name][0] ? null : right.at(-1)) : name === 'theme' ? 'light' : null;
                }
                const now = state(f);
                const asked = query.has('embed') && (query.get('chart') || query.get('section'));
                const warnings = Number(odd) + Number(Boolean(asked) && !now.part);
                const alive = f.contentDocument.documentElement.hasAttribute('data-alive');
                f.remove();
                return { address, due, warnings, alive, ...now };
            }"
            .replace("BASE", &format!("{:?}", site.url("")));
        let mut all: Vec<Shown> = Vec::new();
        let [usual, full] = ADDRESSES;
        let wanted = if soaks() { full } else { usual };
        while all.len() < wanted {
            let run = script.replace("FROM", &all.len().to_string()).replace("MORE", &RUN.to_string());
            all.extend(page.run::<Vec<Shown>>(&[prelude(), run].concat()).await?);
        }
        let plain = &all[0];
        for shown in &all {
            assert!(shown.odd.is_empty() && shown.set == shown.due, "{shown:?}");
            assert!(shown.alive && !shown.pwned && !shown.lost, "{shown:?}");
            assert_eq!((shown.length, shown.figures), (plain.length, plain.figures), "{shown:?}");
            // An embedded page has two sections less: sharing and export, and the table of all figures.
            assert!(shown.sections > 0 && (shown.part || shown.sections + 2 >= plain.sections), "{shown:?}");
        }
        assert!(all.iter().filter(|shown| shown.part).count() > 3, "no address asked for a part that is there");
        assert!(all.iter().any(|shown| shown.set["mode"].is_some()) && all.iter().any(|shown| shown.warnings == 2));
        let (own, others) = troubles(page).await?;
        assert_eq!(others, [] as [&str; 0]);
        assert_eq!(own.len(), all.iter().map(|shown| shown.warnings).sum::<usize>(), "{own:?}");
        assert!(own.iter().all(|line| line.chars().count() < 600), "{own:?}");
        assert_eq!(page.run::<Vec<String>>("return troubles;").await?, [] as [&str; 0]);
        // One of the URLs in a window of its own, compared with the plain page.
        let plain = alive(page, &site.url("index.html")).await?;
        let query = "?theme=%3Cscript%3E&mode=__proto__&text=1e308&section=%00&%FF=%ED%A0%80#%22%3E%3Cimg%20src%3Dx%20onerror%3Dwindow.pwned%3D1%3E";
        let mut odd = alive(page, &site.url(&format!("index.html{query}"))).await?;
        // The citation contains the current URL.
        odd.text = odd.text.replace(query.split('#').next().unwrap_or_default(), "");
        assert!(odd == plain, "{}", odd.beside(&plain));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whatever_the_device_remembers_the_settings_are_known_ones() -> Outcome {
    visit(async |page, site| {
        open(page, &site.url("index.html")).await?;
        for kept in [
            "theme=<script>&mode=dark",
            "%",
            "&&&===",
            "__proto__=elder",
            "{\"theme\":\"dark\"}",
            "mode=elder&mode=x",
            &"x".repeat(1 << 20),
        ] {
            page.run::<()>(&format!("localStorage.setItem('gongxiaomei', {kept:?});")).await?;
            open(page, &site.url("index.html")).await?;
            let set: [Option<String>; 4] = page
                .run("return ['theme', 'mode', 'motion', 'text'].map(name => root.getAttribute('data-' + name));")
                .await?;
            let mode = kept.starts_with("mode=elder").then(|| "elder".to_string());
            assert_eq!(set, [None, mode, None, None], "{}", &kept[..kept.len().min(40)]);
            assert_eq!(complaints(page).await?, []);
        }
        Ok(())
    })
    .await
}

/// Messages of every type that can be sent, and of some that cannot: `send(to, i)` sends one from the window that runs it.
const SENDING: &str = "
    const deep = n => { let value = 1; for (let i = 0; i < n; i++) value = [value]; return value; };
    const cyclic = () => { const o = { gongxiaomei: 'height' }; o.height = o; o.self = [o, new Map([[o, o]])]; return o; };
    const odd = () => pick([undefined, null, true, 0, -0, NaN, Infinity, 1e308, -1, 1e-320, 10n ** 400n, pick(texts), 'x'.repeat(1 << pick([4, 12, 20])),
        [], {}, deep(50), deep(900), new Date(NaN), /x/g, new Map([[1, 2]]), new Set(texts), new Uint8Array(9), new ArrayBuffer(64), new Float64Array([NaN]),
        new Blob(['<script>']), new Error('x'), new Boolean(false), new String('dark'), new Number(5), Object(7n), { toString: 1, valueOf: 1 }, { valueOf: null },
        new DOMPoint(1, 2), Object.create(null), { length: 1e9 }, new Array(1000)]);
    const names = ['gongxiaomei', 'theme', 'mode', 'height', 'id', '__proto__', 'constructor', 'sentinel', 'datawrapper-height'];
    const words = ['height', 'set', 'request-height', 'dark', 'elder', 'auto', '70000000', '-5', 'constructor', ...texts];
    const make = i => {
        if (i % 50 === 0) return pick([Symbol('x'), () => 1, new Proxy({}, {}), new Proxy({ gongxiaomei: 'set' }, { get() { throw 1; } }), window, document.body,
            { get gongxiaomei() { throw 1; } }, new WeakMap(), Promise.resolve()]);
        if (i % 7 === 0) return odd();
        if (i % 11 === 0) return cyclic();
        const message = {};
        for (let n = next(5); n >= 0; n--) Object.defineProperty(message, pick(names), { value: next(3) ? pick(words) : odd(), enumerable: true, configurable: true, writable: true });
        if (next(2)) message.gongxiaomei = pick(['set', 'height', 'request-height']);
        // Valid requests of a host are covered by other tests.
        for (const name of ['theme', 'mode']) if (known[name].includes(message[name])) delete message[name];
        if (message.gongxiaomei === 'height') message.height = pick([message.height, odd(), -1, 0, 1e9, NaN, '800', { toString: 1 }]);
        return message;
    };
    let refused = 0;
    const send = (to, i) => {
        const message = make(i);
        try {
            if (i % 13 === 0) { const { port1, port2 } = new MessageChannel(); to.postMessage(message, '*', [port2]); port1.postMessage(message); port1.close(); }
            else to.postMessage(message, '*');
        } catch { refused++; }
    };";

#[tokio::test]
async fn whatever_messages_say_the_page_in_a_frame_is_as_it_was() -> Outcome {
    visit(async |page, site| {
        open_host(page, site).await?;
        let script = "const heights = [];
            addEventListener('message', e => { if (e.source === f.contentWindow && e.data?.gongxiaomei === 'height') heights.push(e.data.height); });
            const framed = async address => {
                const f = document.body.appendChild(document.createElement('iframe'));
                f.style.cssText = 'width: 390px; height: 400px; border: 0';
                f.src = address;
                await new Promise(done => f.onload = done);
                return f;
            };
            const f = await framed(BASE + 'index.html?embed&chart=steel&theme=dark');
            f.contentWindow.addEventListener('error', e => troubles.push(e.message));
            f.contentWindow.addEventListener('messageerror', e => troubles.push('messageerror'));
            await until('no height', () => heights.length ? '' : 'told');
            await rest(32);
            const before = [state(f), heights.at(-1)];
            for (let i = 0; i < COUNT; i++) { send(f.contentWindow, i); if (i % 50 === 0) await rest(1); }
            // A sibling, which may request nothing, requests what a parent may.
            const sibling = await framed('about:blank');
            const told = sibling.contentDocument.createElement('script');
            told.textContent = 'for (const set of [{ theme: \"light\" }, { mode: \"elder\" }]) for (let i = 0; i < 100; i++) parent.frames[0].postMessage({ gongxiaomei: \"set\", ...set }, \"*\")';
            sibling.contentDocument.body.append(told);
            await rest(63);
            const count = heights.length;
            f.contentWindow.postMessage({ gongxiaomei: 'request-height' }, '*');
            await until('no answer', () => heights.length > count ? '' : 'yet');
            return [before, [state(f), heights.at(-1)], heights, refused, troubles];"
            .replace("COUNT", &MESSAGES.to_string())
            .replace("BASE", &format!("{:?}", site.url("")));
        let (before, after, heights, refused, errors): (Value, Value, Vec<f64>, usize, Vec<String>) =
            page.run(&[prelude().as_str(), SENDING, &script].concat()).await?;
        assert_eq!(before, after);
        assert_eq!(after[0]["set"]["theme"], "dark", "what the address asked for");
        assert!(heights.iter().all(|height| height.fract() == 0.0 && (100.0..5000.0).contains(height)), "{heights:?}");
        assert!((5..100).contains(&refused), "{refused} of the messages could not be sent");
        assert_eq!(errors, [] as [&str; 0]);
        assert_eq!(troubles(page).await?, (vec![], vec![]));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whatever_messages_say_the_script_for_hosts_keeps_frames_within_bounds() -> Outcome {
    visit(async |page, site| {
        open_host(page, site).await?;
        let script = "const base = BASE;
            const f = document.createElement('iframe');
            f.dataset.gongxiaomei = ''; f.style.cssText = 'width: 390px; height: 400px; border: 0';
            f.src = base + 'index.html?embed&chart=steel';
            document.body.append(f);
            const other = document.body.appendChild(document.createElement('iframe'));
            await new Promise(done => { const s = document.createElement('script'); s.src = base + 'embed.js'; s.onload = done; document.head.append(s); });
            await until('not followed', () => f.style.height !== '400px' ? '' : f.style.height);
            await rest(50);
            const height = () => parseFloat(f.style.height);
            const honest = height(), seen = new Set();
            // Messages from the host itself and from a foreign frame have no effect.
            const by = (frame, i) => {
                const message = make(i);
                frame.contentWindow.message = message;
                const script = frame.contentDocument.createElement('script');
                script.textContent = 'try { parent.postMessage(window.message, \"*\"); } catch {}';
                frame.contentDocument.body.append(script);
                script.remove();
            };
            for (let i = 0; i < COUNT / 2; i++) { send(window, i); by(other, i); if (i % 50 === 0) await rest(1); }
            await rest(19);
            const after = height();
            // Messages from the page's own frame, as if another page were loaded in it.
            for (let i = 0; i < COUNT / 2; i++) { by(f, i); if (i % 10 === 0) { await rest(1); seen.add(height()); } }
            by(f, 1); await rest(19); seen.add(height());
            f.contentWindow.message = { gongxiaomei: 'height', height: 1e9 };
            const script = f.contentDocument.createElement('script');
            script.textContent = 'parent.postMessage(window.message, \"*\")';
            f.contentDocument.body.append(script);
            await until('not followed', () => height() === 60000 ? '' : height());
            return [honest, after, [...seen], troubles];"
            .replace("COUNT", &MESSAGES.to_string())
            .replace("BASE", &format!("{:?}", site.url("")));
        let (honest, after, seen, errors): (f64, f64, Vec<f64>, Vec<String>) =
            page.run(&[prelude().as_str(), SENDING, &script].concat()).await?;
        assert_eq!(honest, after, "nobody but its own page says how high a frame is");
        assert!(seen.iter().all(|height| (40.0..=60_000.0).contains(height)), "{seen:?}");
        assert_eq!(errors, [] as [&str; 0]);
        assert_eq!(troubles(page).await?, (vec![], vec![]));
        Ok(())
    })
    .await
}

/// A copy of the built page, rendered from an edition whose every text ends in markup.
fn marked_page() -> Outcome<std::path::PathBuf> {
    let work = project().join("target/hostile-page");
    let (folder, content) = (work.join("dist"), work.join("zh-CN.json"));
    let _ = fs::remove_dir_all(&work);
    fs::create_dir_all(&work)?;
    fs::write(&content, ended(&fs::read_to_string(project().join("public/content/zh-CN.json"))?, MARKUP))?;
    let made = Command::new(env!("CARGO_BIN_EXE_gongxiaomei"))
        .arg("render")
        .arg(dist()?)
        .arg("--content")
        .arg(&content)
        .arg("--out")
        .arg(&folder)
        .args(["--without", "en"])
        .current_dir(project())
        .output()?;
    if made.status.success() { Ok(folder) } else { Err(Failure(String::from_utf8_lossy(&made.stderr).into())) }
}

#[tokio::test]
async fn markup_in_every_text_is_read_shown_and_taken_along_as_text() -> Outcome {
    let folder = marked_page()?;
    visit(async |page, _| {
        let site = Server::start(&folder)?;
        // In one column, where the long texts push no chart out of view, without the bar, which they make too high, and all laid out, since
        // they make stories several times as high as expected.
        page.screen(Screen::PHONE).await?;
        page.open_clipboard().await?;
        open(page, &site.url("index.html")).await?;
        page.run::<()>("document.querySelector('.bar').hidden = true; root.setAttribute('data-whole', '');").await?;
        for (from, to) in [(0, 8), (8, 16), (16, 24)] {
            page.run::<()>(&format!(
                "for (const host of all('[data-island=chart]').slice({from}, {to})) {{
                     await show(host);
                     await until('not live: ' + host.dataset.chart, () => host.querySelector('canvas.live') ? '' : 'yet');
                 }}"
            ))
            .await?;
        }
        let (live, text): (usize, String) =
            page.run("return [all('.marks:not([hidden])').length, laidOut(() => document.body.innerText)];").await?;
        assert_eq!(live, 24);
        assert!(text.matches(MARKUP).count() > 200, "{}", text.matches(MARKUP).count());
        // A tip, the table of a chart, and the table of all figures.
        let (tip, table): (String, String) = page
            .run(
                "const mark = document.querySelector('#chart-steel .marks button');
                 await show(mark); mark.focus(); await frame();
                 const tip = said() ?? '';
                 document.activeElement.blur();
                 const details = document.querySelector('#steel .data');
                 all('#steel details').forEach(d => { d.open = true; }); await frame();
                 return [tip, details.querySelector('table').innerText];",
            )
            .await?;
        assert!(tip.contains(MARKUP) && table.contains(MARKUP), "{tip} {table}");
        page.run::<()>("await show(document.querySelector('#data summary'));").await?;
        page.run::<()>(
            "document.querySelector('#data summary').click();
             await until('no search', () => document.querySelector('#data form') ? '' : 'yet');
             const field = document.querySelector('#data [type=search]');
             field.value = '<script>';
             field.dispatchEvent(new Event('input', { bubbles: true }));",
        )
        .await?;
        let rows: [usize; 2] = page
            .run(
                "await frame(); const rows = all('#data tbody tr');
                 return [rows.length, rows.filter(row => !row.hidden).length];",
            )
            .await?;
        assert!(rows[0] == rows[1] && rows[0] >= 55, "what is looked for is text, too: {rows:?}");
        // The clipboard, as text and as a table.
        page.run::<()>(
            "(await controlsOf('steel')).querySelector('[data-chart-action=table]').focus();",
        )
        .await?;
        page.press("Enter").await?;
        let (text, markup): (String, [usize; 3]) = page
            .run(
                "await announced();
                 const [item] = await navigator.clipboard.read();
                 const html = await (await item.getType('text/html')).text();
                 const copy = new DOMParser().parseFromString(html, 'text/html');
                 return [await navigator.clipboard.readText(), [all('script, img', copy).length, all('table', copy).length,
                     all('th, td', copy).filter(cell => cell.textContent.includes('<script>')).length]];",
            )
            .await?;
        // In cells quotation marks are doubled, and an apostrophe keeps text from being a formula.
        assert!(text.replace("\"\"", "\"").replace('\'', "").contains(&MARKUP.replace('\'', "")), "{text}");
        assert!(markup[..2] == [0, 1] && markup[2] > 8, "{markup:?}");
        // The long image of a part, and the codes for hosts with their preview.
        let made: String = page
            .run(
                "await openSharing();
                 document.querySelector('#share [data-part=\"gong\"]').click();
                 const now = () => all('#poster > div:not(.head)').filter(part => !part.hidden).map(part => part.className).join();
                 await until('not ready', () => now() === 'making' ? 'making' : '');
                 const [state, alt] = [now(), document.querySelector('#poster img')?.alt ?? ''];
                 document.querySelector('#poster .head [data-close]').click();
                 return state + alt;",
            )
            .await?;
        assert!(made.starts_with("made") && made.contains(MARKUP), "{made}");
        page.run::<()>("document.querySelector('#share [data-do=embed]').click();").await?;
        let code: (Vec<String>, String, usize) = page
            .run(
                "await until('no codes', () => document.querySelector('#embed textarea')?.checkVisibility() ? '' : 'yet');
                 const select = document.querySelector('#embed select[name=part]');
                 select.value = 'chart=steel';
                 select.dispatchEvent(new Event('change', { bubbles: true }));
                 await until('no preview', () => document.querySelector('#embed .preview iframe')?.contentDocument?.querySelector('main') ? '' : 'yet');
                 const copy = new DOMParser().parseFromString(document.querySelector('#embed textarea').value, 'text/html');
                 const preview = document.querySelector('#embed .preview iframe').contentDocument;
                 return [all('body *', copy).map(e => e.tagName), copy.querySelector('iframe').title, all('img, script', preview).length];",
            )
            .await?;
        assert_eq!((code.0.as_slice(), code.2), (["IFRAME".to_string()].as_slice(), 0));
        assert!(code.1.contains(MARKUP), "{}", code.1);
        let pwned: [bool; 2] = page.run("return ['pwned' in window, all('img[onerror]').length > 0];").await?;
        assert_eq!(pwned, [false, false]);
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}
