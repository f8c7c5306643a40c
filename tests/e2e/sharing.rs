//! Sharing: links that are shared or copied, the citation, and printing.

use crate::support::browser::{Browser, Screen};
use crate::support::failure::Outcome;
use crate::support::{complaints, open, visit};

/// A device with a share function, which records what it is given and then succeeds, or fails with the error named in `window.answer`.
const DEVICE: &str = "window.shared = []; window.answer = null;
    Object.defineProperty(navigator, 'share', { value: what => {
        window.shared.push(what);
        return window.answer ? Promise.reject(new DOMException('', window.answer)) : Promise.resolve();
    } });";
const NO_DEVICE: &str = "delete Navigator.prototype.share;";
const READY: &str = "await until('no control', () => all('.menu.share[hidden]').length ? 'yet' : '');";
const CLIPBOARD: &str = "return navigator.clipboard.readText();";

/// The places that can be shared, by id, each with its control: the page, a pillar, a story, a chart.
const PLACES: [(&str, &str); 4] = [
    ("", ".bar .share"),
    ("gong", "#gong > .opening .share"),
    ("steel", "#steel .data > .actions:last-child"),
    ("chart-steel", "[data-actions=steel]"),
];

async fn choose(page: &Browser, menu: &str, what: &str) -> Outcome {
    page.run::<()>(&format!("await show(await openControls(document.querySelector('{menu}'))); await frame();"))
        .await?;
    page.click(&format!("{menu} {what}")).await
}

#[tokio::test]
async fn the_link_of_everything_goes_into_the_clipboard_and_that_is_said() -> Outcome {
    visit(async |page, site| {
        page.open_clipboard().await?;
        page.before(NO_DEVICE).await?;
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("index.html#money")).await?;
        page.run::<()>(READY).await?;
        assert_eq!(page.run::<u32>("return all('[data-do=share]').filter(e => e.checkVisibility()).length;").await?, 0);
        for (id, menu) in PLACES {
            let entry = if id.starts_with("chart-") { "[data-chart-action=link]" } else { "[data-do=link]" };
            choose(page, menu, entry).await?;
            let address = site.url(&if id.is_empty() { "index.html".into() } else { format!("index.html#{id}") });
            assert_eq!(page.run::<String>(CLIPBOARD).await?, address);
            let shown: String = page.run(&format!("return document.querySelector('{menu}').innerText;")).await?;
            assert!(shown.contains("已复制"), "{menu}: {shown}");
            page.run::<()>("await announced(); for (const menu of all('.menu[open]')) menu.open = false;").await?;
        }
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_asked_of_this_view_alone_is_not_shared() -> Outcome {
    // The parameters of an embedded part, of display settings, of messengers and of trackers.
    const VIEWS: [&str; 3] = [
        "?embed&chart=steel&theme=light&id=x1",
        "?theme=dark&mode=standard&from=groupmessage&isappinstalled=0",
        "?utm_source=a&utm_medium=b&spm=1.2",
    ];
    visit(async |page, site| {
        page.open_clipboard().await?;
        page.before(NO_DEVICE).await?;
        page.screen(Screen::PHONE).await?;
        for view in VIEWS {
            open(page, &site.url(&format!("index.html{view}#chart-steel"))).await?;
            page.run::<()>(READY).await?;
            choose(page, "[data-actions=steel]", "[data-chart-action=link]").await?;
            assert_eq!(page.run::<String>(CLIPBOARD).await?, site.url("index.html#chart-steel"), "{view}");
            let address: String = page.run("return document.querySelector('.address').textContent;").await?;
            assert_eq!(address, site.url("index.html"), "{view}, on paper");
            let citation: String = page.run("return document.querySelector('.citation').textContent;").await?;
            assert!(citation.contains(&site.url("index.html")) && !citation.contains('?'), "{view}: {citation}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_device_that_shares_is_given_title_words_and_link() -> Outcome {
    visit(async |page, site| {
        page.before(DEVICE).await?;
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("index.html")).await?;
        page.run::<()>(READY).await?;
        let words = ["画成三张图", "因钢兴城", "钢铁产业营收超1000亿元", "钢铁产业营收"];
        for ((id, menu), word) in PLACES.into_iter().zip(words) {
            choose(page, menu, "[data-do=share]").await?;
            let (title, text, url): (String, String, String) =
                page.run("const { title, text, url } = window.shared.at(-1); return [title, text, url];").await?;
            assert!(title.contains("工小美"), "{title}");
            assert!(text.contains(word), "{menu}: {text}");
            assert_eq!(url, site.url(&if id.is_empty() { "index.html".into() } else { format!("index.html#{id}") }));
            page.run::<()>("for (const menu of all('.menu[open]')) menu.open = false;").await?;
        }
        // The link of a figure, from the tip of its mark.
        page.run::<()>(
            "const mark = (await goTo('steel')).querySelector('.marks button'); await show(mark); mark.focus();",
        )
        .await?;
        page.click(".tip [data-do=share]").await?;
        let (text, url): (String, String) =
            page.run("const { text, url } = window.shared.at(-1); return [text, url];").await?;
        assert!(text.contains("超1000亿元") && text.contains("钢铁产业营业收入"), "{text}");
        assert_eq!(url, site.url("index.html#steel-revenue"));
        assert_eq!(complaints(page).await?, []);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_device_that_refuses_leaves_the_link_and_one_that_is_called_off_leaves_nothing() -> Outcome {
    visit(async |page, site| {
        page.open_clipboard().await?;
        page.before(DEVICE).await?;
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("index.html")).await?;
        page.run::<()>(READY).await?;
        page.run::<()>("await navigator.clipboard.writeText('before'); window.answer = 'AbortError';").await?;
        choose(page, ".bar .share", "[data-do=share]").await?;
        page.run::<()>("await rest(13);").await?;
        assert_eq!(page.run::<String>(CLIPBOARD).await?, "before");
        page.run::<()>("window.answer = 'NotAllowedError';").await?;
        page.click(".bar .share [data-do=share]").await?;
        page.run::<()>("await announced();").await?;
        assert_eq!(page.run::<String>(CLIPBOARD).await?, site.url("index.html"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_host_is_told_what_is_shared_and_may_share_it_itself() -> Outcome {
    visit(async |page, site| {
        let host = "window.told = []; document.addEventListener('gongxiaomei-share', event => {
            window.told.push(event.detail);
            if (event.detail.asked) event.preventDefault();
        });";
        page.before(&format!("{DEVICE} {host}")).await?;
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("index.html")).await?;
        page.run::<()>(READY).await?;
        choose(page, "#gong > .opening .share", "[data-do=share]").await?;
        let (told, shared): (Vec<(bool, String, String, String)>, u32) = page
            .run("return [window.told.map(of => [of.asked, of.title, of.text, of.url]), window.shared.length];")
            .await?;
        assert_eq!(shared, 0, "the host shares in place of the device");
        let [(false, title, text, url), (true, _, _, pillar)] = told.as_slice() else {
            panic!("{told:?}");
        };
        assert!(title.contains("工小美") && text.contains("画成三张图"), "{title}: {text}");
        assert_eq!(
            (url.as_str(), pillar.as_str()),
            (site.url("index.html").as_str(), site.url("index.html#gong").as_str())
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_link_lands_on_what_it_names_and_marks_it_in_both_editions() -> Outcome {
    /// Whether the target of the URL is in view, below the bar, and marked.
    const LANDED: &str = "await frame(); await frame();
        const asked = document.getElementById(location.hash.slice(1));
        const marked = asked.matches('data') ? asked : asked.querySelector(':scope > figcaption, h3, :scope > .opening h2');
        const at = marked.getBoundingClientRect(), bar = document.querySelector('.bar').getBoundingClientRect().bottom;
        const style = getComputedStyle(marked), token = getComputedStyle(document.documentElement).getPropertyValue('--mark').trim();
        const probe = document.body.appendChild(document.createElement('i')); probe.style.color = token;
        const colour = getComputedStyle(probe).color; probe.remove();
        return [at.top >= bar - 1 && at.top < innerHeight, style.backgroundColor === colour];";
    visit(async |page, site| {
        for screen in [Screen::PHONE, Screen::DESK] {
            page.screen(screen).await?;
            for edition in ["index.html", "en/index.html"] {
                for id in ["water-villages", "steel", "chart-ground", "mei"] {
                    open(page, &site.url(&format!("{edition}#{id}"))).await?;
                    let landed: (bool, bool) = page.run(LANDED).await?;
                    assert_eq!(landed, (true, true), "{edition}#{id}");
                    // The link to the other edition keeps the place.
                    page.click("[data-language]").await?;
                    page.run::<()>(
                        "await until('still here', () => document.readyState === 'complete' ? '' : 'loading');",
                    )
                    .await?;
                    let hash: String = page.run("return location.hash;").await?;
                    assert_eq!(hash, format!("#{id}"), "{edition}");
                }
            }
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_citation_names_the_address_and_the_day_in_the_manner_of_each_language() -> Outcome {
    visit(async |page, site| {
        page.open_clipboard().await?;
        page.screen(Screen::DESK).await?;
        for (edition, words) in
            [("index.html", ["工小美. ", "[EB/OL]. ["]), ("en/index.html", ["Gong-Xiao-Mei. (n.d.). ", "Retrieved "])]
        {
            open(page, &site.url(edition)).await?;
            page.run::<()>(READY).await?;
            page.run::<()>("await openSharing(); await show(document.querySelector('[data-do=cite]'));").await?;
            page.click("[data-do=cite]").await?;
            let (cited, iso, long): (String, String, String) = page
                .run(
                    "const now = new Date(), two = n => String(n).padStart(2, '0');
                    return [await navigator.clipboard.readText(),
                        `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`,
                        now.toLocaleDateString('en', { dateStyle: 'long' })];",
                )
                .await?;
            let day = if edition.starts_with("en") { long } else { iso };
            for word in words.into_iter().chain([day.as_str(), &site.url(edition)]) {
                assert!(cited.contains(word), "'{word}' is not in: {cited}");
            }
            assert!(!cited.contains(['{', '}']), "{cited}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn printing_is_an_entry_of_the_page() -> Outcome {
    visit(async |page, site| {
        page.before("window.print = () => { window.printed = (window.printed ?? 0) + 1; };").await?;
        page.screen(Screen::PHONE).await?;
        open(page, &site.url("index.html")).await?;
        page.run::<()>(READY).await?;
        page.run::<()>("await openSharing(); await show(document.querySelector('#share [data-do=print]'));").await?;
        page.click("#share [data-do=print]").await?;
        assert_eq!(page.run::<u32>("return window.printed ?? 0;").await?, 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn without_scripts_nothing_is_offered_that_needs_them_and_the_citation_stands() -> Outcome {
    visit(async |page, site| {
        page.scripts(false).await?;
        page.screen(Screen::PHONE).await?;
        page.open(&site.url("index.html")).await?;
        let (controls, citation): (u32, String) = page
            .run("return [all('[data-do], .menu.share, .actions, .sheet').filter(e => e.checkVisibility()).length, document.querySelector('.citation').innerText];")
            .await?;
        assert_eq!(controls, 0);
        assert!(citation.contains("工小美. ") && !citation.contains('{'), "{citation}");
        Ok(())
    })
    .await
}
