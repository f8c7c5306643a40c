//! The page for every reader, in a browser: the elder edition, colours, languages, old engines.

use serde::Deserialize;
use serde_json::Value;

use crate::support::browser::{Browser, Level, Media, Origin, Screen};
use crate::support::failure::Outcome;
use crate::support::probe::{CANVASES, READ_THROUGH, SIDEWAYS, smaller};
use crate::support::voice::voice;
use crate::support::{Canvas, complaints, open, read, visit};

/// The visible texts with their font size and line height in CSS pixels, the smallest first.
const TEXTS: &str = "
const texts = [];
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node; (node = walk.nextNode()); ) {
  const e = node.parentElement;
  if (!node.data.trim() || e.closest('script, [aria-hidden=true], .said') || !e.checkVisibility({ visibilityProperty: true })) continue;
  if (e.getBoundingClientRect().width <= 2) continue;
  const style = getComputedStyle(e);
  texts.push({ text: node.data.trim().slice(0, 20), size: parseFloat(style.fontSize), line: parseFloat(style.lineHeight) });
}
return texts.sort((a, b) => a.size - b.size);";

#[derive(Debug, Deserialize)]
#[expect(clippy::struct_field_names, reason = "as the browser tells them")]
struct Text {
    text: String,
    size: f64,
    line: f64,
}

#[tokio::test]
async fn the_elder_edition_is_large_in_text_lines_and_targets_at_every_width() -> Outcome {
    visit(async |page, site| {
        for edition in ["", "en/index.html"] {
            open(page, &site.url(&format!("{edition}?mode=elder"))).await?;
            for screen in [Screen::SMALL_PHONE, Screen::PHONE, Screen { width: 768, ..Screen::DESK }, Screen::DESK] {
                page.screen(screen).await?;
                page.run::<()>(READ_THROUGH).await?;
                let at = format!("{edition} at {}", screen.width);
                let texts: Vec<Text> = page.run(TEXTS).await?;
                let smallest = texts.first().expect("text");
                assert!(smallest.size >= 18.0, "{at}: {smallest:?}");
                let tight: Vec<&Text> = texts.iter().filter(|t| t.line < t.size * 1.5 - 0.1 && t.text.chars().count() > 1).collect();
                assert!(tight.is_empty(), "{at}: {tight:?}");
                assert_eq!(page.run::<Vec<String>>(&smaller(60)).await?, Vec::<String>::new(), "{at}");
                assert_eq!(page.run::<Vec<Value>>(SIDEWAYS).await?, Vec::<Value>::new(), "{at}");
                let gaps: Vec<f64> = page
                    .run(
                        "return all('.words > p + p, .notes li + li').map(p => {
                           const { fontSize, paddingTop } = getComputedStyle(p), above = p.previousElementSibling;
                           const gap = p.getBoundingClientRect().top - above.getBoundingClientRect().bottom
                             + parseFloat(paddingTop) + parseFloat(getComputedStyle(above).paddingBottom);
                           return gap / parseFloat(fontSize);
                         });",
                    )
                    .await?;
                assert!(gaps.iter().all(|gap| *gap >= 1.5), "{at}: paragraphs are {gaps:?} em apart");
                assert_eq!(page.run::<u32>("return all('.waiting').length + document.getAnimations().filter(a => a.playState === 'running').length;").await?, 0, "{at}: something moves");
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_elder_edition_reads_at_30_px_in_the_largest_of_its_sizes() -> Outcome {
    visit(async |page, site| {
        for screen in [Screen::SMALL_PHONE, Screen::PHONE] {
            page.screen(screen).await?;
            read(page, &site.url("?mode=elder&text=3")).await?;
            let running: Vec<f64> = page
                .run("return all('.words > .lead, .notes li').map(p => parseFloat(getComputedStyle(p).fontSize));")
                .await?;
            assert!(running.iter().all(|size| *size >= 30.0), "{running:?}");
            assert_eq!(page.run::<Vec<Value>>(SIDEWAYS).await?, Vec::<Value>::new());
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_charts_of_the_elder_edition_are_laid_out_anew_for_larger_text() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::FINE_PHONE).await?;
        open(page, &site.url("")).await?;
        let before: Vec<f64> = heights(page).await?;
        page.click(".to-elder").await?;
        let after: Vec<f64> = heights(page).await?;
        let taller = before.iter().zip(&after).filter(|(a, b)| *b > &(*a * 1.03)).count();
        assert!(taller * 2 > before.len(), "{taller} of {} charts make room for larger text", before.len());
        assert_eq!(page.run::<Vec<Value>>(SIDEWAYS).await?, Vec::<Value>::new());
        page.click(".to-standard").await?;
        assert_eq!(heights(page).await?, before, "and back");
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}

/// The height of each chart relative to its width.
async fn heights(page: &Browser) -> Outcome<Vec<f64>> {
    page.run::<()>("for (let i = 0; i < 12; i++) await frame();").await?;
    let canvases: Vec<Canvas> = page.run(CANVASES).await?;
    Ok(canvases.iter().map(|canvas| canvas.css[1] / canvas.css[0]).collect())
}

#[tokio::test]
async fn a_choice_holds_at_once_is_said_and_is_remembered() -> Outcome {
    const STATE: &str = "await rest(10);
        return [root.dataset.mode ?? '', root.dataset.theme ?? '', document.getElementById('said').textContent,
                document.activeElement.dataset.set ?? '', all('[data-set][aria-current]').map(a => a.dataset.set).join(' ')];";
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("?mode=standard#xiao")).await?;
        page.click(".to-elder").await?;
        let state: Vec<String> = page.run(STATE).await?;
        assert_eq!(state[0], "elder");
        assert!(state[2].contains("长辈版"), "{state:?}");
        assert_eq!(state[3], "mode=standard", "the focus is on the way back");
        assert!(state[4].contains("mode=elder") && state[4].contains("theme=auto"), "{state:?}");
        let address: String = page.run("return location.search + location.hash;").await?;
        assert_eq!(address, "?mode=elder#xiao", "an address that asked for another edition asks for this one");
        page.click(".display summary").await?;
        page.click("[data-set=\"theme=dark\"]").await?;
        assert_eq!(page.run::<Vec<String>>(STATE).await?[1], "dark");
        // As in another tab: the URL requests nothing.
        open(page, &site.url("")).await?;
        let state: Vec<String> = page.run(STATE).await?;
        assert_eq!((state[0].as_str(), state[1].as_str()), ("elder", "dark"));
        let colours: Colours = page.run(COLOURS).await?;
        assert!(colours.paper == "#000000" && colours.drawn > 0.1, "the charts have it, too: {colours:?}");
        let kept: Vec<String> = page.run("return Object.keys(localStorage);").await?;
        assert_eq!(kept, ["gongxiaomei"], "nothing is kept but the choices");
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_nothing_may_be_stored_a_choice_holds_as_long_as_the_page() -> Outcome {
    visit(async |page, site| {
        page.before("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });")
            .await?;
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("")).await?;
        page.click(".to-elder").await?;
        assert_eq!(page.run::<String>("return root.dataset.mode;").await?, "elder");
        open(page, &site.url("")).await?;
        assert_eq!(page.run::<Option<String>>("return root.dataset.mode;").await?, None);
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}

/// The page's background, one of its hues, and the share of the first live chart that is drawn in that hue.
const COLOURS: &str = "
const canvas = document.querySelector('canvas.live');
const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
const hue = getComputedStyle(canvas).getPropertyValue('--orange').trim();
const wanted = [1, 3, 5].map(i => parseInt(hue.slice(i, i + 2), 16));
let drawn = 0;
for (let i = 0; i < data.length; i += 4)
  if (wanted.every((c, j) => Math.abs(data[i + j] - c) < 2) && data[i + 3] === 255) drawn++;
return { paper: getComputedStyle(root).getPropertyValue('--paper').trim(), drawn: drawn / (data.length / 4), hue };";

#[derive(Debug, PartialEq, Deserialize)]
struct Colours {
    paper: String,
    drawn: f64,
    hue: String,
}

#[tokio::test]
async fn every_theme_can_be_asked_for_whatever_the_system_wants_and_the_charts_have_it_too() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        let mut seen = Vec::new();
        for (query, dark, contrast, paper) in [
            ("", false, false, "#f8f3e8"),
            ("", true, false, "#15130f"),
            ("", false, true, "#ffffff"),
            ("", true, true, "#000000"),
            ("?theme=light", true, false, "#f8f3e8"),
            ("?theme=dark", false, false, "#15130f"),
            ("?theme=dark", false, true, "#000000"),
            ("?theme=contrast", false, false, "#ffffff"),
            ("?theme=contrast", true, false, "#000000"),
            ("?theme=auto", true, false, "#15130f"),
            ("?mode=elder", false, false, "#ffffff"),
            ("?mode=elder", true, false, "#000000"),
            ("?mode=elder&theme=dark", false, false, "#000000"),
            ("?mode=elder&theme=light", true, false, "#ffffff"),
        ] {
            page.media(Media { dark, contrast, ..Media::default() }).await?;
            open(page, &site.url(query)).await?;
            let colours: Colours = page.run(COLOURS).await?;
            assert_eq!(colours.paper, paper, "{query}, dark {dark}, contrast {contrast}");
            assert!(colours.drawn > 0.1, "{query}, dark {dark}: {colours:?}");
            seen.push(colours.hue);
        }
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 4, "each theme has an orange of its own: {seen:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_chart_changes_its_colours_in_the_same_frame_as_the_page() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("?theme=light")).await?;
        // Everything happens before the next frame is painted: the click, its microtasks, and then this callback.
        let script = format!(
            "document.querySelector('[data-set=\"theme=dark\"]').click();
             return await new Promise(done => requestAnimationFrame(() => done((() => {{ {COLOURS} }})())));"
        );
        let colours: Colours = page.run(&script).await?;
        assert_eq!(colours.paper, "#15130f");
        assert!(colours.drawn > 0.1, "{colours:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn in_another_pages_frame_the_colours_are_the_hosts() -> Outcome {
    const FRAMED: &str = "
        const inner = document.createElement('iframe');
        inner.src = ADDRESS;
        document.body.replaceChildren(inner);
        await new Promise(done => inner.onload = done);
        return getComputedStyle(inner.contentDocument.documentElement).getPropertyValue('--paper').trim();";
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        page.media(Media { dark: true, ..Media::default() }).await?;
        open(page, &site.url("?theme=dark")).await?;
        page.run::<()>("localStorage.setItem('gongxiaomei', 'theme=dark');").await?;
        for (query, paper) in
            [("", "#f8f3e8"), ("?theme=dark", "#15130f"), ("?theme=contrast", "#ffffff"), ("?theme=auto", "#15130f")]
        {
            let address = format!("'{}'", site.url(query));
            assert_eq!(page.run::<String>(&FRAMED.replace("ADDRESS", &address)).await?, paper, "{query}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_the_address_asks_in_vain_is_ignored_with_one_warning() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("?theme=pink&mode=young&motion=wild&utm_source=x")).await?;
        let lines = complaints(page).await?;
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert_eq!((lines[0].level, lines[0].from), (Level::Warning, Origin::Page));
        for part in ["theme=pink", "mode=young", "motion=wild", "contrast", "elder"] {
            assert!(lines[0].text.contains(part), "{part} is not in: {}", lines[0].text);
        }
        assert!(!lines[0].text.contains("utm"), "{}", lines[0].text);
        assert_eq!(
            page.run::<Vec<Option<String>>>("return ['theme', 'mode', 'motion'].map(n => root.dataset[n] ?? null);")
                .await?,
            [None, None, None]
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn motion_can_be_turned_off_by_the_address() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("?motion=off")).await?;
        for top in ["0", "1500", "root.scrollHeight / 2"] {
            page.run::<()>(&format!("await go({top});")).await?;
            let moving = "return all('.waiting').length + document.getAnimations().filter(a => a.playState === 'running').length;";
            assert_eq!(page.run::<u32>(moving).await?, 0, "scrolled to {top}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_link_to_the_other_language_keeps_the_place_and_the_choices() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("?theme=dark")).await?;
        for (lang, other) in [("zh-CN", "en"), ("en", "zh-CN")] {
            assert_eq!(page.run::<String>("return root.lang;").await?, lang);
            page.run::<()>("document.getElementById('water').scrollIntoView(); await frame(); await frame();").await?;
            page.click("[data-language]").await?;
            page.run::<()>(&format!("await until('not in {other}', () => root.lang === '{other}' ? '' : root.lang);")).await?;
            page.run::<()>("await until('not there', () => document.readyState === 'complete' ? '' : 'loading'); await frame(); await frame();").await?;
            let (place, top, theme): (String, f64, String) = page
                .run("return [location.hash, document.getElementById('water').getBoundingClientRect().top, root.dataset.theme];")
                .await?;
            assert_eq!((place.as_str(), theme.as_str()), ("#water", "dark"));
            assert!((0.0..300.0).contains(&top), "{top}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_engine_without_webassembly_or_with_an_older_one_shows_the_whole_page() -> Outcome {
    let engines = [
        ("none", "delete window.WebAssembly;"),
        (
            "older",
            "for (const name of ['compile', 'compileStreaming', 'instantiate', 'instantiateStreaming'])
               WebAssembly[name] = () => Promise.reject(new WebAssembly.CompileError('invalid value type'));",
        ),
    ];
    for (name, engine) in engines {
        visit(async |page, site| {
            page.screen(Screen::PHONE).await?;
            page.scripts(false).await?;
            page.open(&site.url("")).await?;
            let text: String = page.run("return laidOut(() => document.querySelector('main').innerText);").await?;
            page.scripts(true).await?;
            page.before(engine).await?;
            page.open(&site.url("")).await?;
            let lines = until_complaint(page).await?;
            assert_eq!(lines.len(), 1, "{name}: {lines:?}");
            assert_eq!(lines[0].level, Level::Warning, "{name}: {lines:?}");
            assert!(page.run::<String>("return laidOut(() => document.querySelector('main').innerText);").await? == text, "{name}");
            assert_eq!(page.run::<u32>("return all('[data-island=chart]').filter(h => !h.querySelector('svg').checkVisibility() && ![...h.querySelectorAll('svg')].some(s => s.checkVisibility())).length;").await?, 0);
            let modern: bool = page
                .run(
                    "const css = await (await fetch(document.querySelector('link[rel=stylesheet]').href)).text();
                     return /@layer|:where\\(|:is\\(/.test(css);",
                )
                .await?;
            assert!(!modern, "{name}: the style has what engines of 2020 drop");
            // The settings work through their links.
            page.click(".to-elder").await?;
            page.run::<()>("await until('not the elder edition', () => root.dataset.mode === 'elder' ? '' : location.href);").await?;
            page.click(".to-standard").await?;
            page.run::<()>("await until('not the standard one', () => root.dataset.mode ? location.href : '');").await?;
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// Waits for an error or a warning, and returns all of them.
async fn until_complaint(page: &Browser) -> Outcome<Vec<crate::support::browser::Line>> {
    let mut lines = Vec::new();
    for _ in 0..100 {
        lines.extend(complaints(page).await?.into_iter().filter(|line| line.from == Origin::Page));
        if !lines.is_empty() {
            page.run::<()>("await rest(12);").await?;
            lines.extend(complaints(page).await?);
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    Ok(lines)
}

#[tokio::test]
async fn what_has_the_focus_is_never_under_the_bar() -> Outcome {
    visit(async |page, site| {
        page.before(&voice("zh-CN")).await?;
        for (screen, query) in [(Screen::PHONE, ""), (Screen::DESK, ""), (Screen::ZOOMED, ""), (Screen::PHONE, "?mode=elder")] {
            page.screen(screen).await?;
            read(page, &site.url(query)).await?;
            let count: u32 = page.run("return all('a, button:not([hidden]):not([tabindex=\"-1\"]), summary').filter(e => e.checkVisibility()).length;").await?;
            assert!(count >= 60, "{count} stops");
            page.run::<()>("document.querySelector('.hero .read').click(); await frame(); await frame(); document.activeElement.blur(); document.getElementById('content').focus();").await?;
            for _ in 0..count {
                page.press("Tab").await?;
                let (name, top, bottom, bar, foot): (String, f64, f64, f64, f64) = page
                    .run(
                        "await frame();
                         const e = document.activeElement, r = e.getBoundingClientRect(), bar = document.querySelector('.bar');
                         const inside = bar.contains(e) || e.matches('.skip') || e === document.body;
                         return [e.innerText || e.getAttribute('aria-label') || e.tagName, r.top, r.bottom,
                                 inside ? -1e9 : bar.getBoundingClientRect().bottom,
                                 // A tip lies over the player.
                                 e.closest('.player, .tip') ? 1e9 : document.querySelector('.player').getBoundingClientRect().top];",
                    )
                    .await?;
                assert!(bottom > bar + 8.0 && top < foot - 8.0, "{name} at {top}–{bottom} is hidden, at {}", screen.width);
                let tall = bottom - top > (foot.min(2000.0) - bar.max(0.0)) / 2.0;
                assert!(top >= bar - 0.5 && bottom <= foot + 0.5 || tall, "{name} at {top}–{bottom} is partly covered, at {}", screen.width);
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_read_on_a_control_is_in_its_name() -> Outcome {
    // The accessible name: the label of a labelled element, the text of a link.
    const NAMELESS: &str = "
        const label = e => e.getAttribute('aria-label')
            ?? e.getAttribute('aria-labelledby')?.split(' ').map(id => document.getElementById(id).innerText).join(' ') ?? e.textContent;
        const solid = text => text.replace(/\\s+/g, '');
        return all('a, button, summary').filter(e => e.checkVisibility() && e.innerText.trim())
            .filter(e => !solid(label(e)).includes(solid(e.innerText)))
            .map(e => `${e.innerText} is called ${label(e)}`);";
    visit(async |page, site| {
        for edition in ["", "en/index.html"] {
            page.screen(Screen::PHONE).await?;
            read(page, &site.url(edition)).await?;
            assert_eq!(page.run::<Vec<String>>(NAMELESS).await?, Vec::<String>::new());
            // The characters of the bar are pictures, and so no part of the names.
            let pillars: Vec<bool> =
                page.run("return all('.pillars a').map(a => !!a.querySelector('svg path'));").await?;
            assert_eq!(pillars, [true; 3], "{edition}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_ring_of_the_focus_stands_out_from_what_is_under_it() -> Outcome {
    const RINGS: &str = "
        const rgb = colour => colour.match(/[0-9.]+/g).map(Number);
        const light = colour => {
          const [r, g, b] = rgb(colour).map(c => c / 255).map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const weak = [];
        for (const e of all('a, summary, button:not([tabindex=\"-1\"])').filter(e => e.checkVisibility())) {
          e.focus({ focusVisible: true, preventScroll: true });
          const style = getComputedStyle(e);
          let ground = parseFloat(style.outlineOffset) < 0 ? e : e.parentElement;
          while (ground.parentElement && (rgb(getComputedStyle(ground).backgroundColor)[3] ?? 1) < 1) ground = ground.parentElement;
          const [a, b] = [light(style.outlineColor), light(getComputedStyle(ground).backgroundColor)];
          const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          if (!(ratio >= 3) || parseFloat(style.outlineWidth) < 2 || style.outlineStyle === 'none')
            weak.push(`${e.innerText || e.getAttribute('aria-label')}: ${ratio.toFixed(2)}, ${style.outlineWidth} ${style.outlineStyle}`);
        }
        return weak;";
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        read(page, &site.url("")).await?;
        for theme in ["light", "dark", "contrast"] {
            page.run::<()>(&format!("await choose('theme={theme}');")).await?;
            for place in ["gong", "xiao", "mei"] {
                page.run::<()>(&format!("document.querySelector('.display').open = true; document.getElementById('{place}').scrollIntoView(); await frame(); await frame();")).await?;
                assert_eq!(page.run::<u32>("return all('.pillars [aria-current]').length;").await?, 1);
                assert_eq!(page.run::<Vec<String>>(RINGS).await?, Vec::<String>::new(), "{theme}, in {place}");
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_skip_link_leads_into_the_text() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        open(page, &site.url("")).await?;
        page.press("Tab").await?;
        let (name, top): (String, f64) =
            page.run("const e = document.activeElement; return [e.innerText, e.getBoundingClientRect().top];").await?;
        assert!(name == "跳到正文" && top >= 0.0, "{name} at {top}");
        page.press("Enter").await?;
        page.press("Tab").await?;
        assert!(page.run::<bool>("return document.querySelector('main').contains(document.activeElement);").await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_is_said_is_said_again_and_does_not_stay() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("")).await?;
        page.run::<()>(
            "window.heard = [];
             new MutationObserver(() => window.heard.push(document.getElementById('said').textContent))
               .observe(document.getElementById('said'), { childList: true, characterData: true, subtree: true });",
        )
        .await?;
        for times in 1..=2 {
            page.run::<()>(&format!(
                "document.querySelector('[data-set=\"theme=dark\"]').click();
                await until('not said', () => window.heard.filter(Boolean).length < {times} ? 'yet' : '');"
            ))
            .await?;
        }
        page.run::<()>("await until('still there', () => document.getElementById('said').textContent);").await?;
        let heard: Vec<String> = page.run("return window.heard.filter(Boolean);").await?;
        assert_eq!(heard.len(), 2, "{heard:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn where_the_system_chooses_the_colours_what_holds_is_told_by_a_line() -> Outcome {
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        page.media(Media { forced: true, ..Media::default() }).await?;
        open(page, &site.url("?theme=dark")).await?;
        let borders: Vec<(bool, f64)> = page
            .run(
                "document.querySelector('.display').open = true;
                 return all('.of-theme a').map(a => [a.hasAttribute('aria-current'), parseFloat(getComputedStyle(a).borderTopWidth)]);",
            )
            .await?;
        assert_eq!(borders.iter().filter(|(current, _)| *current).count(), 1);
        for (current, width) in borders {
            assert_eq!(width > 2.0, current, "{width} px");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn on_paper_the_elder_edition_has_larger_text_and_the_same_white_paper_whatever_was_chosen() -> Outcome {
    const LAID_OUT: &str = "return ['body', '.glyphs', '.story', 'h3', 'h3 data', '.notes', '.words > .lead'].map(part => {
        const { color, backgroundColor, display, gridTemplateColumns, fontSize } = getComputedStyle(document.querySelector(part));
        return [`${color} on ${backgroundColor}`, [display, gridTemplateColumns, fontSize].join(' '), parseFloat(fontSize)];
    });";
    type Parts = Vec<(String, String, f64)>;
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        page.media(Media { paper: true, ..Media::default() }).await?;
        let laid_out = async |query: &str| -> Outcome<Parts> {
            open(page, &site.url(query)).await?;
            page.run(LAID_OUT).await
        };
        let standard = laid_out("").await?;
        for query in ["?theme=dark", "?theme=contrast", "?text=3"] {
            assert_eq!(laid_out(query).await?, standard, "{query}");
        }
        let elder = laid_out("?mode=elder").await?;
        assert_eq!(laid_out("?mode=elder&text=3&theme=dark").await?, elder);
        for ((colours, _, size), (same, _, smaller)) in elder.iter().zip(&standard) {
            assert_eq!(colours, same);
            assert!(*size > smaller * 1.2, "{size} px, and {smaller} px in the standard edition");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_menu_of_settings_closes_as_every_menu_does() -> Outcome {
    const OPEN: &str = "await frame(); return document.querySelector('.display').open;";
    visit(async |page, site| {
        page.screen(Screen::DESK).await?;
        open(page, &site.url("")).await?;
        page.click(".display summary").await?;
        assert!(page.run::<bool>(OPEN).await?);
        page.press("Tab").await?;
        page.press("Escape").await?;
        assert!(!page.run::<bool>(OPEN).await?, "by Escape");
        assert!(
            page.run::<bool>("return document.activeElement.matches('.display summary');").await?,
            "the focus stays"
        );
        page.click(".display summary").await?;
        page.run::<()>("document.querySelector('.pillars a').focus();").await?;
        assert!(!page.run::<bool>(OPEN).await?, "by a focus that goes elsewhere");
        page.click(".display summary").await?;
        page.click("h1").await?;
        assert!(!page.run::<bool>(OPEN).await?, "by a press elsewhere");
        Ok(())
    })
    .await
}
