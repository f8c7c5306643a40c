//! Links: those within the site lead to a file and a place that are there; those out of it answer, are shown, and open safely.

use std::collections::{BTreeMap, BTreeSet};

use scraper::ElementRef;

use super::basis::{GUIDELINES, INSPECTION};
use super::measured::Measured;
use super::report::{Duty, Part};
use super::site::{Page, Site, host, text};

/// Answers by which a server refuses programs, whatever it says to readers.
const REFUSED: [u16; 9] = [401, 403, 405, 406, 412, 429, 502, 503, 521];

/// Hosts beside `gov.cn` that are a government's register: that of the names of agencies.
const REGISTERS: [&str; 1] = ["bszs.conac.cn"];

pub fn duties(site: &Site, measured: &Measured) -> Vec<Duty> {
    vec![within(site, measured), answering(site, measured), shown(site), elsewhere(site)]
}

/// The links of a page with their addresses.
fn links(page: &Page) -> Vec<(ElementRef<'_>, String)> {
    let links = page.all("a[href], area[href]").into_iter();
    links.filter_map(|link| Some((link, link.attr("href")?.trim().to_string()))).collect()
}

fn outward(address: &str) -> bool {
    address.starts_with("http://") || address.starts_with("https://") || address.starts_with("//")
}

/// Addresses out of the site, with the pages and texts that lead there. The page's own public address is not one of them.
fn outward_links(site: &Site) -> BTreeMap<String, Vec<String>> {
    let own = site.front().and_then(|page| page.meta("Url")).filter(|url| !url.is_empty());
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for page in site.pages() {
        for (link, address) in links(page) {
            let home = own.as_ref().is_some_and(|own| address.starts_with(own.as_str()));
            if outward(&address) && !home {
                found.entry(address).or_default().push(format!("{}“{}”", page.path, label(link)));
            }
        }
    }
    found
}

/// What a link is called: its text, or that of its picture.
fn label(link: ElementRef<'_>) -> String {
    let own = text(link);
    let picture = || link.descendent_elements().find_map(|part| part.attr("alt").map(String::from));
    if own.is_empty() { link.attr("aria-label").map(String::from).or_else(picture).unwrap_or_default() } else { own }
}

/// Links within the site.
fn within(site: &Site, measured: &Measured) -> Duty {
    let duty = Duty::new("links.within", Part::Links, "站内链接", "页面里的站内链接和锚点都能打开，没有错链、断链。")
        .basis(&[GUIDELINES, INSPECTION])
        .method("逐个链接对照站内文件和锚点");
    // Of a deployed page, not every file is asked for, and not every answer says that there is none.
    let unasked = |path: &str| {
        let status = measured.links.iter().find(|answer| answer.url == path).and_then(|answer| answer.status);
        measured.headers.is_some() && status.is_none_or(|status| REFUSED.contains(&status))
    };
    let (mut count, mut faults, mut unknown) = (BTreeSet::new(), Vec::new(), Vec::new());
    for page in site.pages() {
        for (_, address) in links(page).into_iter().filter(|(_, address)| !outward(address)) {
            let Some(url) = page.resolve(&address) else {
                faults.push(format!("{}：“{address}”不是网址", page.path));
                continue;
            };
            if !matches!(url.scheme(), "https") {
                continue;
            }
            count.insert(url.to_string());
            let path = url.path().trim_start_matches('/').to_string();
            let path = if path.is_empty() || path.ends_with('/') { path + "index.html" } else { path };
            let decoded = url::form_urlencoded::parse(path.replace('+', "%2B").as_bytes())
                .map(|(key, _)| key)
                .collect::<String>();
            let file = site.file(&path).or_else(|| site.file(&decoded));
            let target = site.pages().iter().find(|page| page.path == path);
            match (file, url.fragment().filter(|fragment| !fragment.is_empty())) {
                (None, _) if unasked(&path) => unknown.push(format!("{}：{address}，没有取到", page.path)),
                (None, _) => faults.push(format!("{}：{address}，没有这个文件", page.path)),
                (Some(_), Some(fragment)) if target.is_some_and(|target| !has(target, fragment)) => {
                    faults.push(format!("{}：{address}，没有这个锚点", page.path));
                }
                _ => {}
            }
        }
    }
    let remedy = "改正内容里的链接，重新构建；部署时不要漏掉文件。";
    if faults.is_empty() && !unknown.is_empty() {
        return duty.unverified(unknown, "在构建好的文件夹上再核对一次。");
    }
    duty.without(faults, vec![format!("{}个站内链接都有对应的文件和锚点", count.len())], remedy)
}

/// Whether a page has the place that a fragment names.
fn has(page: &Page, fragment: &str) -> bool {
    let named = |element: &ElementRef| [element.attr("id"), element.attr("name")].contains(&Some(fragment));
    fragment == "top" || page.all("[id], a[name]").iter().any(named)
}

/// Links out of the site, which were requested.
fn answering(site: &Site, measured: &Measured) -> Duty {
    let duty = Duty::new("links.answering", Part::Links, "站外链接", "页面里的站外链接都能打开。")
        .basis(&[GUIDELINES, INSPECTION])
        .method("逐个请求，看应答的状态码");
    let links = outward_links(site);
    if links.is_empty() {
        return duty.holds(vec!["页面没有站外链接".into()]);
    }
    let (mut held, mut faults, mut unknown) = (Vec::new(), Vec::new(), Vec::new());
    for (address, places) in &links {
        let places = places.join("、");
        match measured.links.iter().find(|answer| answer.url == *address).map(|answer| (answer.status, &answer.error)) {
            Some((Some(status), _)) if (200..400).contains(&status) => {
                held.push(format!("{address}：{status}（{places}）"));
            }
            Some((Some(status), _)) if REFUSED.contains(&status) => {
                unknown.push(format!("{address}：{status}，对方不应答程序的请求（{places}）"));
            }
            Some((Some(status), _)) => faults.push(format!("{address}：{status}（{places}）")),
            Some((None, error)) => unknown.push(format!("{address}：没有应答，{}（{places}）", reason(error))),
            None => unknown.push(format!("{address}：没有请求（{places}）")),
        }
    }
    if !faults.is_empty() {
        faults.extend(unknown);
        return duty.fails(faults, "改正identity.json里的编号或内容里的链接。");
    }
    if !unknown.is_empty() {
        unknown.extend(held);
        return duty.unverified(unknown, "在能上互联网的电脑上再核对，或在浏览器里逐个打开。");
    }
    duty.holds(held)
}

/// Why there was no answer, in words.
fn reason(error: &str) -> &str {
    match error {
        "ENOTFOUND" | "EAI_AGAIN" => "找不到域名（没有接入互联网，或域名有误）",
        "ECONNREFUSED" => "对方拒绝连接",
        "ECONNRESET" => "连接被中断",
        "TimeoutError" | "UND_ERR_CONNECT_TIMEOUT" => "等了15秒",
        other => other,
    }
}

/// Links out of the site are shown and open safely.
fn shown(site: &Site) -> Duty {
    let duty = Duty::new(
        "links.shown",
        Part::Links,
        "没有暗链",
        "站外链接都显示在页面上，有文字；在新窗口打开的不把本页交给对方（rel=noopener）。",
    )
    .basis(&[GUIDELINES])
    .method("解析各版本页面的链接");
    let (mut count, mut faults) = (0, Vec::new());
    for page in site.pages() {
        for (link, address) in links(page).into_iter().filter(|(_, address)| outward(address)) {
            count += 1;
            let hides = |element: ElementRef| {
                let style = element.attr("style").unwrap_or_default().replace(' ', "");
                element.attr("hidden").is_some()
                    || ["display:none", "visibility:hidden", "font-size:0"].iter().any(|hidden| style.contains(hidden))
            };
            // A dialog is shown when it is opened.
            let within = link.ancestors().filter_map(ElementRef::wrap).any(hides);
            if within || hides(link) {
                faults.push(format!("{}：{address}不显示在页面上", page.path));
            } else if label(link).is_empty() {
                faults.push(format!("{}：{address}没有文字", page.path));
            }
            let rel = link.attr("rel").unwrap_or_default();
            if link.attr("target") == Some("_blank") && !rel.contains("noopener") && !rel.contains("noreferrer") {
                faults.push(format!("{}：{address}在新窗口打开，没有rel=noopener", page.path));
            }
        }
    }
    duty.without(faults, vec![format!("{count}处站外链接都显示在页面上")], "改正页面的链接。")
}

/// Links to websites that are not a government's say so.
fn elsewhere(site: &Site) -> Duty {
    let duty = Duty::new("links.elsewhere", Part::Links, "非政府网站的链接", "打开非政府网站的链接时有提示。")
        .basis(&[GUIDELINES])
        .method("站外链接的域名不以.gov.cn或.政务结尾的，看有没有提示");
    let (mut count, mut faults) = (0, Vec::new());
    for page in site.pages() {
        for (link, address) in links(page).into_iter().filter(|(_, address)| outward(address)) {
            let host = host(&address);
            // .政务 and .政务.cn, in the form that the network has them.
            let government = host == "gov.cn"
                || [".gov.cn", ".xn--zfr164b", ".xn--zfr164b.cn"].iter().any(|ending| host.ends_with(ending))
                || REGISTERS.contains(&host.as_str());
            if government {
                continue;
            }
            count += 1;
            let said = [link.attr("title"), link.attr("aria-label"), Some(text(link)).as_deref()]
                .into_iter()
                .flatten()
                .any(|said| said.contains("站外") || said.contains("离开"));
            if !said {
                faults.push(format!("{}：“{}”，{address}", page.path, label(link)));
            }
        }
    }
    let held = if count == 0 { "没有非政府网站的链接".into() } else { format!("{count}处都有提示") };
    duty.without(faults, vec![held], "去掉这些链接，或在链接的title里写明将离开本网站。")
}
