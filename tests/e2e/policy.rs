//! The page under the Content-Security-Policy of its build: everything works, nothing is refused, and nothing is requested from
//! elsewhere. And what the page does if its files differ from the built ones.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::browser::{Browser, Screen};
use crate::support::failure::Outcome;
use crate::support::probe::READ_THROUGH;
use crate::support::server::Server;
use crate::support::voice::voice;
use crate::support::{complaints, dist, open, project, visit, word};
use gongxiaomei::site::csp;

const EDITIONS: [(&str, &str); 2] = [("index.html", "zh-CN"), ("en/index.html", "en-GB")];

/// Where browsers report what they refused, in the page and in its workers.
const REPORTS: &str = "/refused";

/// Records what the page saves, shares or prints instead of doing so, and every refusal that the page gets an event for.
const KEEP: &str = "
window.kept = []; window.printed = 0; window.refused = [];
window.print = () => { window.printed++; };
HTMLAnchorElement.prototype.click = function () { window.kept.push(this.download); };
Object.defineProperty(navigator, 'share', { value: async what => { window.kept.push(what.url); } });
addEventListener('securitypolicyviolation', e => window.refused.push(`${e.effectiveDirective}: ${e.blockedURI} ${e.sourceFile}`));";

/// The built page on a server that sends the policy of the build.
fn strict() -> Outcome<Server> {
    strict_of(&dist()?)
}

/// A folder on a server that sends the policy of the build.
fn strict_of(folder: &Path) -> Outcome<Server> {
    let policy = fs::read_to_string(dist()?.join(csp::FILE))?;
    let header = format!("{}; report-uri {REPORTS}", policy.trim_end());
    Ok(Server::with_headers(folder, &[("content-security-policy", &header)])?)
}

/// Every refusal so far, from the page's events, the reports to the server and the console; and every file from another origin.
async fn refused(page: &Browser, site: &Server) -> Outcome<Vec<String>> {
    let mut refused: Vec<String> = page
        .run(
            "await rest(13);
             const elsewhere = performance.getEntriesByType('resource').map(e => e.name)
                 .filter(name => !name.startsWith(location.origin + '/') && !/^(blob|data):/.test(name));
             return [...(window.refused ?? []), ...elsewhere];",
        )
        .await?;
    refused.extend(site.asked().into_iter().filter(|asked| asked.starts_with("POST ")));
    refused.extend(complaints(page).await?.into_iter().map(|line| line.text));
    Ok(refused)
}

/// Makes the long image of a part; returns the beginning of its URL, and its width.
async fn image(page: &Browser, part: &str) -> Outcome<(String, u32)> {
    page.run(&format!(
        "await openSharing();
         document.querySelector('#share [data-part=\"{part}\"]').click();
         const shown = () => all('#poster > div:not(.head)').filter(part => !part.hidden).map(part => part.className).join();
         await until('no image', () => shown() === 'made' ? '' : shown());
         const img = document.querySelector('#poster img');
         await img.decode();
         const found = [img.src.slice(0, 5), img.naturalWidth];
         document.querySelector('#poster .head [data-close]').click();
         return found;"
    ))
    .await
}

#[tokio::test]
async fn a_refusal_does_not_go_unseen() -> Outcome {
    visit(async |page, _| {
        let folder = project().join("target/tampered/worker");
        copied(&dist()?, &folder, &|_| false)?;
        fs::write(folder.join("odd.js"), "fetch('https://www.example.gov.cn/').catch(() => postMessage(0));")?;
        let site = strict_of(&folder)?;
        page.before(KEEP).await?;
        open(page, &site.url("index.html")).await?;
        assert_eq!(refused(page, &site).await?, [] as [&str; 0]);
        let ran: u32 = page
            .run(
                "// In place of the export module, which is not loaded: plain text is refused before any other check.
                 const types = window.types = trustedTypes.createPolicy('page-export', { createScript: String, createScriptURL: String });
                 try { document.createElement('script').textContent = 'window.ran = 1'; } catch {}
                 document.body.setAttribute('style', 'color: red');
                 document.body.append(Object.assign(document.createElement('script'), { textContent: types.createScript('window.ran = 1') }));
                 await fetch('https://www.example.gov.cn/').catch(() => 0);
                 try { new Worker(types.createScriptURL(URL.createObjectURL(new Blob(['postMessage(1)'])))); } catch {}
                 await until('not told', () => window.refused.length > 4 ? '' : window.refused.join());
                 return window.ran ?? 0;",
            )
            .await?;
        assert_eq!(ran, 0);
        let refused = refused(page, &site).await?.join("\n");
        for directive in ["require-trusted-types-for", "style-src", "script-src-elem", "connect-src", "worker-src", "POST"] {
            assert!(refused.contains(directive), "{directive} is not in:\n{refused}");
        }
        let posts = || site.asked().iter().filter(|asked| asked.starts_with("POST ")).count();
        let before = posts();
        page.run::<()>("await new Promise(done => { new Worker(window.types.createScriptURL('./odd.js')).onmessage = done; }); await rest(19);")
            .await?;
        assert!(posts() > before, "what is refused to a worker is not told");
        Ok(())
    })
    .await
}

/// Scrolls an element into view and clicks it.
async fn press(page: &Browser, selector: &str) -> Outcome {
    page.run::<()>(&format!(
        "await until('not there', () => document.querySelector(`{selector}`) ? '' : `{selector}`);
         await show(document.querySelector(`{selector}`));"
    ))
    .await?;
    page.click(selector).await
}

/// Scrolls through the page and changes every display setting.
async fn display(page: &Browser) -> Outcome {
    page.run::<()>(READ_THROUGH).await?;
    page.run("await choose('theme=dark', 'mode=elder', 'text=2', 'mode=standard', 'motion=off', 'theme=auto');").await
}

/// A mark's tip and link; a chart as a table, as files and in the clipboard.
async fn charts(page: &Browser) -> Outcome {
    let tip: String = page
        .run(
            "const mark = document.querySelector('#chart-steel .marks button');
             await show(mark); mark.focus(); await frame(); return said() ?? '';",
        )
        .await?;
    assert!(tip.contains('1'), "{tip}");
    page.click(".tip button").await?;
    page.run::<()>("await announced();").await?;
    let link: String = page.run("return navigator.clipboard.readText();").await?;
    assert!(link.ends_with("#steel-revenue"), "{link}");
    page.run::<()>("document.activeElement.blur();").await?;
    press(page, ".story:has(#chart-investments) .more > summary").await?;
    press(page, ".story:has(#chart-investments) .data > summary").await?;
    for action in ["png", "svg", "csv", "table", "link"] {
        press(page, &format!("[data-actions=investments] [data-chart-action={action}]")).await?;
        page.run::<()>(&format!(
            "await until('nothing kept', () => {FILES}.includes('{action}') && !window.kept.some(of => of.endsWith('.{action}')) ? '{action}' : '');"
        ))
        .await?;
    }
    Ok(())
}

/// The actions that make files.
const FILES: &str = "['png', 'svg', 'csv']";

/// Searches, filters and sorts the table of all figures.
async fn figures(page: &Browser) -> Outcome {
    press(page, "#data summary").await?;
    page.write("#data [type=search]", "10309").await?;
    press(page, "#data thead button").await?;
    page.run(
        "await until('all rows', () => all('#data tbody tr').filter(row => !row.hidden).length < 9 ? '' : 'shown');",
    )
    .await
}

/// Shares and copies the links, copies the citation and prints.
async fn share(page: &Browser) -> Outcome {
    page.run::<()>(
        "await openSharing();
         await until('no way', () => document.querySelector('#share [data-do=share]').hidden ? 'to share' : '');",
    )
    .await?;
    for what in ["share", "link", "cite", "print"] {
        press(page, &format!("#share [data-do={what}]")).await?;
    }
    press(page, "#gong > .opening .share summary").await?;
    press(page, "#gong > .opening .share [data-do=link]").await?;
    page.run(
        "document.querySelector('#gong > .opening .share').open = false;
         const page = location.href.split('#')[0];
         await until('not shared', () => window.kept.includes(page) && window.printed ? '' : window.kept.join());",
    )
    .await
}

/// Makes the codes for hosts, each with its preview.
async fn embedding(page: &Browser) -> Outcome {
    page.run::<()>("await openSharing();").await?;
    press(page, "#share [data-do=embed]").await?;
    page.run::<()>(
        "await until('no codes', () => document.querySelector('#embed textarea')?.checkVisibility() ? '' : 'yet');
         for (const kind of ['plain', 'script', 'image']) for (const part of ['', 'section=gong', 'chart=steel']) {
             const ask = (name, value) => {
                 const select = document.querySelector(`#embed select[name=${name}]`);
                 select.value = value;
                 select.dispatchEvent(new Event('input', { bubbles: true }));
                 select.dispatchEvent(new Event('change', { bubbles: true }));
             };
             ask('kind', kind); ask('part', part);
             await until(`no preview of ${kind} ${part}`, () => {
                 const shown = document.querySelector('#embed .preview').firstChild;
                 return (kind === 'image' ? shown.complete && shown.naturalWidth
                     : shown.contentDocument?.styleSheets.length && shown.contentDocument.querySelector('main')) ? '' : 'yet';
             });
         }",
    )
    .await?;
    page.click("#embed [data-do=code]").await?;
    page.run("document.querySelector('#embed [data-close]').click();").await
}

/// Reads a story aloud.
async fn listening(page: &Browser) -> Outcome {
    page.run::<()>(
        "document.querySelector('#water .more').open = true;
         await until('no voice', () => document.querySelector('#water .read').checkVisibility() ? '' : 'yet');",
    )
    .await?;
    press(page, "#water .read").await?;
    page.run::<()>("await frame(); finish(); await frame();").await?;
    page.click(".player button:nth-of-type(2)").await?;
    page.click(".player button:nth-of-type(3)").await?;
    assert!(page.run::<usize>("return window.said.length;").await? > 1);
    Ok(())
}

#[tokio::test]
async fn everything_a_reader_can_do_works_under_the_policy() -> Outcome {
    for (edition, lang) in EDITIONS {
        visit(async |page, _| {
            let site = strict()?;
            let nothing = async |what| {
                let refused = refused(page, &site).await?;
                assert!(refused.is_empty(), "{edition}, {what}: {refused:?}");
                Outcome::Ok(())
            };
            page.open_clipboard().await?;
            page.before(&format!("{KEEP}{}", voice(lang))).await?;
            page.screen(Screen::DESK).await?;
            open(page, &site.url(edition)).await?;
            nothing("loading").await?;
            display(page).await?;
            nothing("display").await?;
            charts(page).await?;
            nothing("charts").await?;
            figures(page).await?;
            nothing("figures").await?;
            share(page).await?;
            nothing("share").await?;
            embedding(page).await?;
            nothing("embedding").await?;
            listening(page).await?;
            nothing("listening").await?;
            press(page, "[data-language]").await?;
            page.run::<()>(LOADED).await?;
            nothing("the other language").await?;
            for part in ["", "&section=gong", "&chart=steel&theme=dark"] {
                open(page, &site.url(&format!("{edition}?embed{part}"))).await?;
                nothing("embedded").await?;
            }
            let odd: Vec<_> =
                site.asked().into_iter().filter(|asked| !asked.starts_with("GET /zt/infographic/")).collect();
            assert_eq!(odd, [] as [&str; 0]);
            Ok(())
        })
        .await?;
    }
    Ok(())
}

const LOADED: &str = "await until('still here', () =>
    document.readyState === 'complete' && document.documentElement.hasAttribute('data-alive') ? '' : 'loading');";

#[tokio::test]
async fn long_images_are_drawn_under_the_policy_by_a_worker_by_the_page_and_for_wechat() -> Outcome {
    const WECHAT: &str =
        "Object.defineProperty(navigator, 'userAgent', { value: navigator.userAgent + ' MicroMessenger/8.0.50' });";
    const WORKERS: &str = "window.workers = 0; if (window.Worker) window.Worker = class extends Worker {
        constructor(...of) { super(...of); window.workers++; this.addEventListener('error', () => window.workers--); } };";
    for (edition, _) in EDITIONS {
        for (engine, source, workers) in
            [("", "blob:", 1), ("delete window.OffscreenCanvas;", "blob:", 0), (WECHAT, "data:", 1)]
        {
            visit(async |page, _| {
                let site = strict()?;
                page.before(&format!("{KEEP}{WORKERS}{engine}")).await?;
                page.screen(Screen::PHONE).await?;
                open(page, &site.url(edition)).await?;
                for part in ["", "gong"] {
                    assert_eq!(image(page, part).await?, (source.into(), 1080), "{edition} {engine}");
                }
                assert_eq!(page.run::<u32>("return window.workers;").await?, workers * 2, "{edition} {engine}");
                assert_eq!(refused(page, &site).await?, [] as [&str; 0], "{edition} {engine}");
                Ok(())
            })
            .await?;
        }
    }
    Ok(())
}

/// A copy of the built page in which the files with this prefix and ending have an extra space at their end.
fn tampered(prefix: &str, ending: &str) -> Outcome<PathBuf> {
    let folder = project().join("target/tampered").join(format!("{prefix}{ending}"));
    let _ = fs::remove_dir_all(&folder);
    copied(&dist()?, &folder, &|name| name.starts_with(prefix) && name.ends_with(ending))?;
    Ok(folder)
}

/// Copies a folder without its compressed files, adds a space to the files that `odd` selects, and returns how many these are.
fn copied(from: &Path, to: &Path, odd: &dyn Fn(&str) -> bool) -> Outcome<usize> {
    fs::create_dir_all(to)?;
    let mut changed = 0;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            changed += copied(&path, &to.join(&name), odd)?;
        } else if !name.ends_with(".br") && !name.ends_with(".gz") {
            let mut bytes = fs::read(&path)?;
            if odd(&name) {
                // A script or a style with a space at its end means the same, but has another hash.
                bytes.push(b' ');
                changed += 1;
            }
            fs::write(to.join(&name), bytes)?;
        }
    }
    Ok(changed)
}

#[tokio::test]
async fn a_file_that_is_not_what_was_built_is_not_taken_and_the_page_stays_whole() -> Outcome {
    for (prefix, ending) in [("page", ".js"), ("page", ".wasm"), ("page", ".css")] {
        visit(async |page, _| {
            let site = Server::start(&tampered(prefix, ending)?)?;
            page.screen(Screen::PHONE).await?;
            page.open(&site.url("index.html")).await?;
            page.run::<()>("await rest(32);").await?;
            let (text, alive, offered, stills): (String, bool, u32, u32) = page
                .run(
                    "return [laidOut(() => document.body.innerText), document.documentElement.hasAttribute('data-alive'),
                        all('.live-only, .menu.share').filter(e => e.checkVisibility()).length,
                        all('[data-island=chart] svg').filter(e => e.checkVisibility()).length];",
                )
                .await?;
            let words = |text: &str| ["因钢兴城", "超1000亿元", "来源"].iter().all(|word| text.contains(word));
            assert!(words(&text), "{ending}: {text}");
            assert!(stills > 13, "{ending}: {stills} charts");
            if ending != ".css" {
                assert!(!alive && offered == 0, "{ending}: {alive}, {offered} controls that nothing answers");
            }
            let lines = complaints(page).await?;
            assert!(lines.iter().any(|line| line.text.contains("integrity")), "{ending}: {lines:?}");
            Ok(())
        })
        .await?;
    }
    Ok(())
}

#[tokio::test]
async fn no_long_image_and_no_file_is_made_by_files_that_are_not_what_was_built() -> Outcome {
    for ending in [".js", ".wasm"] {
        visit(async |page, _| {
            let site = Server::start(&tampered("export", ending)?)?;
            page.screen(Screen::PHONE).await?;
            open(page, &site.url("index.html")).await?;
            page.run::<()>(
                "await openSharing();
                 document.querySelector('#share [data-part=gong]').click();
                 await until('not told', () => document.querySelector('#poster .failed').hidden ? 'yet' : '');",
            )
            .await?;
            // Said after the failure of the long image.
            let failed = word("save_failed")?;
            let saved: String = page
                .run(&format!(
                    "document.querySelector('#poster [data-close]').click();
                     await show(document.querySelector('#chart-steel'));
                     HTMLAnchorElement.prototype.click = function () {{ window.saved = this.download; }};
                     (await controlsOf('steel')).querySelector('[data-chart-action=csv]').click();
                     const region = document.getElementById('said');
                     await until('not said', () => region.textContent === {failed:?} ? '' : region.textContent || 'nothing');
                     return window.saved ?? '';"
                ))
                .await?;
            assert_eq!(saved, "", "{ending}");
            let lines = complaints(page).await?;
            assert!(lines.iter().any(|line| line.text.contains("integrity")), "{ending}: {lines:?}");
            assert!(page.run::<bool>("return document.documentElement.hasAttribute('data-alive');").await?);
            Ok(())
        })
        .await?;
    }
    Ok(())
}
