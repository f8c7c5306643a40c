//! The page in another page's frame, and the codes and messages for hosts.

use crate::support::browser::Screen;
use crate::support::failure::Outcome;
use crate::support::host::{at_host, open_host, troubles};
use crate::support::server::Server;
use crate::support::{complaints, dist, open, visit};
use serde_json::Value;

#[tokio::test]
async fn a_part_is_shown_alone_with_a_line_that_leads_to_the_page() -> Outcome {
    const SHOWN: &str = "await frame(); await frame(); const visible = e => e && e.checkVisibility();
        const chrome = all('.bar, .skip, .does, .read, .start, #share, #data, .source').filter(visible).length;
        const sections = all('main > section').filter(visible).map(e => e.id);
        const charts = all('.picture').filter(visible).map(e => e.dataset.chart);
        const a = document.querySelector('.credit a');
        return [chrome, sections, charts, visible(a), a.href, root.scrollWidth <= innerWidth];";
    visit(async |page, site| {
        let cases: [(&str, &[&str], usize, &str); 6] = [
            ("embed&section=gong", &["gong"], 6, "#gong"),
            ("embed&section=overview", &["top"], 3, "#top"),
            ("embed&chart=steel", &["gong"], 1, "#chart-steel"),
            ("embed&chart=glyph-mei", &["top"], 1, "#chart-glyph-mei"),
            ("embed&chart=honours&theme=dark", &["honours"], 1, "#chart-honours"),
            ("embed&section=mei&mode=elder", &["mei"], 7, "#mei"),
        ];
        for edition in ["index.html", "en/index.html"] {
            for (query, sections, charts, hash) in cases {
                open(page, &site.url(&format!("{edition}?{query}"))).await?;
                for screen in [Screen::SMALL_PHONE, Screen::DESK] {
                    page.screen(screen).await?;
                    let shown: (u32, Vec<String>, Vec<String>, bool, String, bool) = page.run(SHOWN).await?;
                    let at = format!("{edition}?{query} at {}", screen.width);
                    assert_eq!(shown.0, 0, "{at}: chrome");
                    assert_eq!(shown.1, sections, "{at}");
                    assert_eq!(shown.2.len(), charts, "{at}: {:?}", shown.2);
                    assert!(shown.3 && shown.5, "{at}: {shown:?}");
                    assert_eq!(shown.4, site.url(&format!("{edition}{hash}")), "{at}");
                }
            }
        }
        open(page, &site.url("index.html?embed")).await?;
        let (chrome, sections, charts, ..): (u32, Vec<String>, Vec<String>, bool, String, bool) =
            page.run(SHOWN).await?;
        assert_eq!((chrome, sections.len(), charts.len()), (0, 7, 24));
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_part_that_is_not_there_leaves_the_page_whole_with_one_warning() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        for query in ["embed&section=nowhere", "embed&chart=%22%3E%3Cscript%3E", "embed&section=content"] {
            open(page, &site.url(&format!("index.html?{query}"))).await?;
            let shown: u32 = page.run("return all('main > section').filter(e => e.checkVisibility()).length;").await?;
            assert_eq!(shown, 7, "{query}");
            let lines = complaints(page).await?;
            assert_eq!(lines.len(), 1, "{query}: {lines:?}");
            assert!(lines[0].text.contains("has no part"), "{query}: {lines:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_background_is_transparent_where_that_is_asked_for() -> Outcome {
    const GROUND: &str = "return [root, document.body].map(e => getComputedStyle(e).backgroundColor);";
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        open(page, &site.url("index.html?embed&section=gong&background=transparent")).await?;
        assert_eq!(page.run::<[String; 2]>(GROUND).await?, ["rgba(0, 0, 0, 0)", "rgba(0, 0, 0, 0)"]);
        open(page, &site.url("index.html?embed&section=gong")).await?;
        assert_ne!(page.run::<[String; 2]>(GROUND).await?[0], "rgba(0, 0, 0, 0)");
        Ok(())
    })
    .await
}

#[test]
fn nothing_is_measured_against_the_viewport() -> Outcome {
    let style = std::fs::read_dir(dist()?)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.extension().is_some_and(|ending| ending == "css"))
        .expect("a stylesheet");
    let style = std::fs::read_to_string(style)?;
    for unit in ["vh", "vw", "vmin", "vmax", "dvh", "svh", "lvh", "vi", "vb"] {
        let found = style.match_indices(unit).find(|(at, _)| {
            let (before, after) = (style[..*at].chars().next_back(), style[at + unit.len()..].chars().next());
            before.is_some_and(|c| c.is_ascii_digit()) && !after.is_some_and(|c| c.is_ascii_alphanumeric())
        });
        assert!(found.is_none(), "{unit} in the stylesheet");
    }
    Ok(())
}

#[tokio::test]
async fn the_height_is_told_in_every_dialect() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        open_host(page, site).await?;
        let (told, again): (Vec<Value>, f64) = at_host(
            page,
            &site.url(""),
            "const f = embed('embed&section=gong&id=seven&childId=c-1');
            await height(f); await rest(38);
            f.style.height = heights(f).at(-1) + 'px'; await rest(19);
            const before = heights(f).length;
            f.contentWindow.postMessage({ gongxiaomei: 'request-height' }, '*');
            return [from(f), await height(f, before)];",
        )
        .await?;
        let last = |test: &dyn Fn(&Value) -> Option<f64>| told.iter().rev().find_map(test).expect("told");
        let own = last(&|m| (m["gongxiaomei"] == "height" && m["id"] == "seven").then(|| m["height"].as_f64())?);
        let datawrapper = last(&|m| m["datawrapper-height"]["seven"].as_f64());
        let amp = last(&|m| (m["sentinel"] == "amp" && m["type"] == "embed-size").then(|| m["height"].as_f64())?);
        let flourish = last(&|m| {
            let m: Value = serde_json::from_str(m.as_str()?).ok()?;
            let right = m["sender"] == "Flourish" && m["context"] == "iframe.resize" && m["method"] == "resize";
            (right && m["src"].as_str()?.contains("index.html?embed")).then(|| m["height"].as_f64())?
        });
        let pym = last(&|m| m.as_str()?.strip_prefix("pymxPYMxc-1xPYMxheightxPYMx")?.parse().ok());
        assert!(own > 1000.0 && own.fract() == 0.0, "{own}");
        assert_eq!([datawrapper, amp, flourish, pym], [own; 4]);
        assert_eq!(again, own, "a frame as high as it was told is not told to grow");
        assert_eq!(troubles(page).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn no_frame_grows_for_ever() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        open_host(page, site).await?;
        // A hundred widths, with the frame set to the height it reports each time; then a frame far higher than its content.
        let (first, last, count, tall): (f64, f64, u32, f64) = at_host(
            page,
            &site.url(""),
            "const f = embed('embed&chart=steel');
            addEventListener('message', e => {
                if (e.source === f.contentWindow && e.data?.gongxiaomei === 'height') f.style.height = e.data.height + 'px';
            });
            await height(f); await rest(94);
            const first = heights(f).at(-1);
            for (let i = 0; i < 100; i++) { f.style.width = (i % 2 ? 390 : 600) + 'px'; await rest(2); }
            await rest(50);
            const last = heights(f).at(-1), count = heights(f).length;
            const g = embed('embed&chart=steel', 'width: 390px; height: 5000px');
            await height(g); await rest(94);
            return [first, last, count, heights(g).at(-1)];",
        )
        .await?;
        assert_eq!(first, last);
        assert_eq!(tall, first, "a host that gives more is told what it takes");
        assert!(count <= 260, "{count} messages for a hundred resizes");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_frame_that_was_hidden_is_told_once_it_is_shown() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        open_host(page, site).await?;
        let (hidden, shown): (Vec<f64>, f64) = at_host(
            page,
            &site.url(""),
            "const f = embed('embed&chart=steel', 'display: none'); await rest(75);
            const hidden = heights(f);
            f.style.cssText = 'width: 390px; height: 100px';
            return [hidden, await height(f, hidden.length)];",
        )
        .await?;
        assert!(hidden.iter().all(|height| *height > 0.0), "{hidden:?}");
        assert!(shown > 200.0, "{shown}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_flood_of_hostile_messages_changes_nothing() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        // On the page's own origin, so that its frame can be inspected.
        page.open(&site.url("oembed.json")).await?;
        let (theme, answered): (Option<String>, f64) = at_host(
            page,
            &site.url(""),
            "document.body.textContent = '';
            const f = embed('embed&chart=steel&theme=light'); await height(f); await rest(32);
            const bad = [null, 7, '', 'pymxPYMx', '{', [], {}, { gongxiaomei: 5 }, { gongxiaomei: 'set', theme: '<b>' },
                { gongxiaomei: 'set', theme: 'dark\\\"]', mode: {} }, { gongxiaomei: 'set', theme: { toString: 1 } }, { 'datawrapper-height': 1 },
                new Map(), new Uint8Array(9), { gongxiaomei: 'request-height' }, 'x'.repeat(10000)];
            for (let i = 0; i < 10000; i++) f.contentWindow.postMessage(bad[i % bad.length], '*');
            // A frame that is not the parent requests what only the parent may request.
            const other = document.body.appendChild(document.createElement('iframe'));
            const script = other.contentDocument.createElement('script');
            script.textContent = 'for (let i = 0; i < 100; i++) parent.frames[0].postMessage({ gongxiaomei: \"set\", theme: \"dark\" }, \"*\")';
            other.contentDocument.body.append(script);
            await rest(94);
            const before = heights(f).length;
            f.contentWindow.postMessage({ gongxiaomei: 'request-height' }, '*');
            return [f.contentDocument.documentElement.dataset.theme ?? null, await height(f, before)];",
        )
        .await?;
        assert_eq!(theme.as_deref(), Some("light"), "the theme is what the address asked for");
        assert!(answered > 200.0);
        assert_eq!(troubles(page).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_host_may_set_theme_and_mode_and_the_readers_own_choice_is_not_touched() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        page.open(&site.url("oembed.json")).await?;
        let (set, kept, back): (Vec<Option<String>>, Option<String>, Option<String>) = at_host(
            page,
            &site.url(""),
            "document.body.textContent = '';
            const f = embed('embed&chart=steel'); await height(f);
            const at = () => f.contentDocument.documentElement.dataset;
            f.contentWindow.postMessage({ gongxiaomei: 'set', theme: 'dark', mode: 'elder' }, '*');
            await until('not set', () => at().mode ?? '' ? '' : 'mode');
            const set = [at().theme, at().mode];
            f.contentWindow.postMessage({ gongxiaomei: 'set', mode: 'standard' }, '*');
            await until('not set back', () => at().mode ?? '');
            return [set, localStorage.getItem('gongxiaomei'), at().mode ?? null];",
        )
        .await?;
        assert_eq!(set, [Some("dark".into()), Some("elder".into())]);
        assert_eq!((kept, back), (None, None));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn ten_elements_follow_their_heights_and_leave_nothing_behind() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        open_host(page, site).await?;
        page.run::<()>(
            "window.listeners = 0;
            const [add, take] = [window.addEventListener, window.removeEventListener];
            window.addEventListener = function (...of) { window.listeners++; return add.apply(this, of); };
            window.removeEventListener = function (...of) { window.listeners--; return take.apply(this, of); };",
        )
        .await?;
        let (told, left): (Vec<[f64; 2]>, (u32, i32)) = at_host(
            page,
            &site.url(""),
            "// Some stand there before the script comes, some come after it; the script comes late, and twice.
            const charts = ['steel', 'lithium', 'zones', 'power', 'homes', 'coverage', 'water', 'places', 'projects', 'ground'];
            const make = chart => { const e = document.createElement('gongxiaomei-infographic');
                e.setAttribute('chart', chart); e.setAttribute('theme', 'dark'); return document.body.appendChild(e); };
            const early = charts.slice(0, 5).map(make);
            const listening = window.listeners;
            for (const type of ['text/javascript', 'module']) {
                const script = document.createElement('script'); script.type = type; script.src = base + 'embed.js';
                document.head.append(script);
            }
            await until('not defined', () => customElements.get('gongxiaomei-infographic') ? '' : 'yet');
            const elements = [...early, ...charts.slice(5).map(make)];
            const follows = e => e.firstChild && heights(e.firstChild).at(-1) === parseFloat(e.firstChild.style.height);
            await until('not as high', () => elements.filter(e => !follows(e)).map(e => e.getAttribute('chart')).join(' '));
            const told = elements.map(e => [heights(e.firstChild).at(-1), e.getBoundingClientRect().height]);
            for (const e of elements) e.remove();
            await rest(13);
            return [told, [all('iframe').length, window.listeners - listening]];",
        )
        .await?;
        assert_eq!(told.len(), 10);
        for [told, high] in told {
            assert!(told > 200.0 && (high - told).abs() < 1.0, "{told} and {high}");
        }
        assert_eq!(left, (0, 0));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_script_follows_only_its_own_frames_and_only_to_sane_heights() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        open_host(page, site).await?;
        let (before, after): (String, String) = at_host(
            page,
            &site.url(""),
            "const f = embed('embed&chart=steel&id=a'); f.dataset.gongxiaomei = '';
            const script = document.createElement('script'); script.src = base + 'embed.js'; document.head.append(script);
            await height(f);
            await rest(75);
            await until('not followed', () => f.style.height === heights(f).at(-1) + 'px' ? '' : f.style.height);
            const before = f.style.height;
            // Messages from anywhere else have no effect.
            const other = document.body.appendChild(document.createElement('iframe'));
            other.srcdoc = '<script>parent.postMessage({ gongxiaomei: \"height\", id: \"a\", height: 9 }, \"*\")</scr' + 'ipt>';
            for (const height of [9, -1, NaN, 1e12, '9', null]) window.postMessage({ gongxiaomei: 'height', id: 'a', height }, '*');
            await rest(32);
            return [before, f.style.height];",
        )
        .await?;
        assert_eq!(before, after);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_codes_that_are_offered_work_where_they_are_pasted() -> Outcome {
    visit(async |page, _| {
        // As the configurations in deploy/ do: a script with an integrity hash is loaded across origins only if CORS allows it.
        let site = &Server::with_headers(&dist()?, &[("access-control-allow-origin", "*")])?;
        page.open_clipboard().await?;
        page.screen(Screen::DESK).await?;
        for (edition, place) in [("index.html", ""), ("en/index.html", "en/")] {
            open(page, &site.url(&format!("{edition}?mode=standard#gong"))).await?;
            page.run::<()>(
                "await openSharing();
                await show(document.querySelector('[data-do=embed]'));",
            )
            .await?;
            page.click("#share [data-do=embed]").await?;
            page.run::<()>(
                "await until('not ready', () => document.querySelector('#embed textarea')?.checkVisibility() ? '' : 'yet');",
            )
            .await?;
            let mut codes = Vec::new();
            for (part, kind, theme, width) in [
                ("", "plain", "", "100%"),
                ("section=xiao", "script", "dark", "360px"),
                ("chart=steel", "plain", "contrast", "640px"),
                ("chart=steel", "image", "", "640px"),
                ("section=gong", "image", "", "360px"),
            ] {
                page.run::<()>(&format!(
                    "for (const [name, value] of Object.entries({{ part: {part:?}, kind: {kind:?}, theme: {theme:?}, width: {width:?} }})) {{
                        const select = document.querySelector(`#embed select[name=${{name}}]`);
                        select.value = value; select.dispatchEvent(new Event('change', {{ bubbles: true }}));
                    }}"
                ))
                .await?;
                let preview: [f64; 2] = page
                    .run(
                        "const shown = document.querySelector('#embed .preview').firstChild;
                        if (shown.tagName === 'IFRAME') await until('no preview', () => shown.contentDocument?.querySelector('.still')?.checkVisibility() || shown.contentDocument?.querySelector('main') ? '' : 'yet');
                        else await shown.decode();
                        if (shown.tagName === 'IFRAME' && shown.sandbox.value !== 'allow-same-origin') throw Error('a preview without a sandbox');
                        if (shown.contentDocument?.querySelector('script')) throw Error('a preview with scripts');
                        const seen = shown.contentDocument ? all('svg', shown.contentDocument).filter(e => e.checkVisibility()).length : shown.naturalWidth;
                        return [shown.getBoundingClientRect().width, seen];",
                    )
                    .await?;
                let wide = width.strip_suffix("px").and_then(|px| px.parse::<f64>().ok());
                assert!(wide.is_none_or(|wide| (wide - preview[0]).abs() < 1.0) && preview[1] > 0.0, "{part} {kind}: {preview:?}");
                page.click("#embed [data-do=code]").await?;
                codes.push(page.run::<String>("return navigator.clipboard.readText();").await?);
            }
            let held = format!("<script src=\"{}", site.url("embed-"));
            assert!(codes[1].contains(&held) && codes[1].contains(" integrity=\"sha384-"), "{codes:?}");
            assert!(!codes[0].contains("script") && !codes[2].contains("script"), "{codes:?}");
            assert_eq!(complaints(page).await?, []);
            page.press("Escape").await?;
            assert!(!page.run::<bool>("return document.querySelector('#embed').open;").await?);

            for code in codes {
                open_host(page, site).await?;
                let shown: f64 = at_host(
                    page,
                    &site.url(""),
                    &format!(
                        "document.body.innerHTML = {code:?};
                        // Scripts inserted as HTML do not run: they are created again, so that they do as in a written page.
                        for (const old of all('script')) {{ const script = document.createElement('script'); for (const {{ name, value }} of old.attributes) script.setAttribute(name, value); old.replaceWith(script); }}
                        const img = document.querySelector('img'), f = document.querySelector('iframe');
                        if (img) {{ await img.decode(); return img.naturalWidth; }}
                        f.loading = 'eager';
                        const told = await height(f);
                        if ('gongxiaomei' in f.dataset) await until('not followed', () => f.style.height ? '' : 'yet');
                        return told;"
                    ),
                )
                .await?;
                assert!(shown > 100.0, "{code}");
                assert!(code.contains(&site.url(place)), "{code}");
            }
        }
        Ok(())
    })
    .await
}

#[test]
fn the_script_is_small_and_every_edition_answers_oembed() -> Outcome {
    let folder = dist()?;
    let script = std::fs::metadata(folder.join("embed.js.br"))?.len();
    assert!(script <= 2000, "{script} bytes");
    for place in ["", "en/"] {
        let answer: Value = serde_json::from_str(&std::fs::read_to_string(folder.join(place).join("oembed.json"))?)?;
        assert_eq!((&answer["version"], &answer["type"]), (&"1.0".into(), &"rich".into()));
        assert!(answer["html"].as_str().is_some_and(|html| html.contains("index.html?embed")), "{answer}");
        assert!(answer["width"].is_u64() && answer["height"].is_u64(), "{answer}");
        let page = std::fs::read_to_string(folder.join(place).join("index.html"))?;
        assert_eq!(page.matches("application/json+oembed").count(), 1);
    }
    Ok(())
}
