//! No request to another origin and no literal IP address: in every file of the site, and in what a browser requests.

use std::collections::BTreeSet;
use std::net::{Ipv4Addr, Ipv6Addr};

use url::Url;

use super::basis::{GUIDELINES, OWN, SECURITY};
use super::measured::Measured;
use super::report::{Duty, Part};
use super::site::{File, Page, Site};

/// Elements that make a browser request something, and the attribute that says what.
const LOADING: [(&str, &str); 20] = [
    ("script[src]", "src"),
    ("img[src]", "src"),
    ("img[srcset]", "srcset"),
    ("source[src]", "src"),
    ("source[srcset]", "srcset"),
    ("iframe[src]", "src"),
    ("embed[src]", "src"),
    ("object[data]", "data"),
    ("video[src]", "src"),
    ("video[poster]", "poster"),
    ("audio[src]", "src"),
    ("track[src]", "src"),
    ("input[src]", "src"),
    ("link[rel~=stylesheet][href]", "href"),
    ("link[rel~=icon][href]", "href"),
    ("link[rel~=preload][href], link[rel~=modulepreload][href], link[rel~=prefetch][href]", "href"),
    ("link[rel~=preconnect][href], link[rel~=dns-prefetch][href], link[rel~=manifest][href]", "href"),
    ("form[action]", "action"),
    ("use[href], image[href]", "href"),
    ("base[href]", "href"),
];

/// Files that the browser runs or applies, and what in them is followed by an address that it requests.
const REQUESTING: [(&str, &[&str]); 3] = [
    ("css", &["url(", "@import"]),
    (
        "js",
        &[
            "fetch(",
            "import(",
            "import ",
            "from ",
            "Worker(",
            "importScripts(",
            "WebSocket(",
            "EventSource(",
            "sendBeacon(",
            ".src=",
        ],
    ),
    ("svg", &["href=\"", "url("]),
];

pub fn duties(site: &Site, measured: &Measured) -> Vec<Duty> {
    vec![files(site), requests(measured), addresses(site)]
}

/// Whether an address leads to another origin than `own`.
fn foreign(address: &str, own: Option<&Url>) -> bool {
    let address = address.trim().trim_start_matches(['"', '\'', ' ']);
    let absolute = if address.starts_with("//") { ["https:", address].concat() } else { address.into() };
    let Ok(url) = Url::parse(&absolute) else { return false };
    let elsewhere = |own: &Url| own.origin() != url.origin();
    matches!(url.scheme(), "http" | "https" | "ws" | "wss" | "ftp") && own.is_none_or(elsewhere)
}

/// The address that a page says it has.
fn own(site: &Site) -> Option<Url> {
    site.front().and_then(|page| page.meta("Url")).and_then(|url| Url::parse(&url).ok())
}

/// What the files of the site would make a browser request.
fn files(site: &Site) -> Duty {
    let duty = Duty::new(
        "origins.files",
        Part::Origins,
        "文件里的外来资源（0处）",
        "页面、样式、脚本和图片不从其他网站取任何资源。",
    )
    .basis(&[OWN, SECURITY])
    .method("逐个文件静态查找：元素的src、href等，样式的url()和@import，脚本的请求");
    let own = own(site);
    let mut faults = Vec::new();
    for page in site.pages() {
        faults.extend(loaded(page, own.as_ref()));
        faults.extend(page.all("style").iter().flat_map(|style| {
            let text: String = style.text().collect();
            requesting(&page.path, "css", &text, own.as_ref())
        }));
        // Scripts in the page are not in a file of their own.
        faults.extend(page.all("script:not([src])").iter().flat_map(|script| {
            let text: String = script.text().collect();
            requesting(&page.path, "js", &text, own.as_ref())
        }));
    }
    for file in site.files() {
        let text = file.text().unwrap_or_default();
        faults.extend(requesting(&file.path, file.ending(), text, own.as_ref()));
    }
    let held = vec![format!("查了{}个文件，没有外来资源", site.files().len())];
    duty.without(faults, held, "把资源放到本网站，改为相对地址。")
}

/// The elements of a page that load from another origin.
fn loaded(page: &Page, own: Option<&Url>) -> Vec<String> {
    let mut found = Vec::new();
    for (selector, attribute) in LOADING {
        for element in page.all(selector) {
            let value = element.attr(attribute).unwrap_or_default();
            let several = attribute == "srcset";
            let addresses: Vec<&str> = if several { value.split(',').collect() } else { vec![value] };
            for address in addresses.into_iter().filter(|address| foreign(address, own)) {
                found.push(format!("{}：<{}>的{attribute}，{}", page.path, element.value().name(), address.trim()));
            }
        }
    }
    for element in page.all("meta[http-equiv]") {
        let content = element.attr("content").unwrap_or_default();
        let address = content.split_once("url=").or_else(|| content.split_once("URL=")).map(|(_, address)| address);
        if let Some(address) = address.filter(|address| foreign(address, own)) {
            found.push(format!("{}：<meta>转到{address}", page.path));
        }
    }
    for element in page.all("[style]") {
        let style = element.attr("style").unwrap_or_default();
        found.extend(requesting(&page.path, "css", style, own));
    }
    found
}

/// What in a file would be requested from another origin.
fn requesting(path: &str, ending: &str, text: &str, own: Option<&Url>) -> Vec<String> {
    let Some((_, words)) = REQUESTING.iter().find(|(known, _)| *known == ending || (*known == "js" && ending == "mjs"))
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for word in *words {
        for (at, _) in text.match_indices(word) {
            let rest = text.get(at + word.len()..).unwrap_or_default().trim_start();
            let rest = rest.strip_prefix("url(").unwrap_or(rest);
            let quoted = rest.trim_start_matches(['"', '\'', '`', '(']);
            let end = quoted.find(['"', '\'', '`', ')', ' ', '\n', ';', '>']).unwrap_or(quoted.len());
            let address = quoted.get(..end).unwrap_or_default();
            if foreign(address, own) {
                found.push(format!("{path}：{}{address}", word.trim()));
            }
        }
    }
    found
}

/// What a browser requested.
fn requests(measured: &Measured) -> Duty {
    let duty = Duty::new(
        "origins.requests",
        Part::Origins,
        "浏览器的外来请求（0个）",
        "打开页面、从头读到尾、打开表格和对话框，浏览器不向其他网站发出请求。",
    )
    .basis(&[OWN, SECURITY])
    .method("在浏览器里打开各版本页面并使用，记下全部请求");
    let Some(browser) = &measured.browser else {
        return duty.unseen(measured);
    };
    let own = Url::parse(&browser.origin).ok();
    if browser.requests.is_empty() {
        return duty.unverified(vec!["浏览器没有记下任何请求".into()], "再查一次。");
    }
    let sent: BTreeSet<&String> = browser.requests.iter().collect();
    let faults = sent.iter().filter(|address| foreign(address, own.as_ref())).map(ToString::to_string).collect();
    let held = vec![format!("{}共发出{}个请求，都到{}", browser.name, browser.requests.len(), browser.origin)];
    duty.without(faults, held, "查明由哪个文件发出，去掉。")
}

/// Literal IP addresses.
fn addresses(site: &Site) -> Duty {
    let duty = Duty::new(
        "origins.addresses",
        Part::Origins,
        "直接写出的IP地址（0处）",
        "页面、样式、脚本和数据里不直接写IP地址，以便网站改用IPv6或更换服务器。",
    )
    .basis(&[GUIDELINES, OWN])
    .method("在每个文件（包括wasm）里查找IPv4和IPv6地址");
    let faults: Vec<String> = site.files().iter().flat_map(literal).collect();
    let held = vec![format!("查了{}个文件，没有IP地址", site.files().len())];
    duty.without(faults, held, "改为域名。")
}

/// The literal addresses in a file. Numbers with dots in a drawing, or within a word or a longer number, are none.
fn literal(file: &File) -> Vec<String> {
    let mut found = BTreeSet::new();
    let picture = file.ending() == "png" || file.ending() == "jpg" || file.ending() == "webp";
    let bytes = if picture { &[][..] } else { &file.bytes };
    let part = |byte: &u8| byte.is_ascii_digit() || *byte == b'.';
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let run = rest.iter().take_while(|byte| part(byte)).count();
        if run == 0 {
            at += rest.iter().take_while(|byte| !part(byte)).count();
            continue;
        }
        let before = at.checked_sub(1).and_then(|before| bytes.get(before)).copied();
        let after = bytes.get(at + run).copied();
        let text = rest.get(..run).and_then(|run| std::str::from_utf8(run).ok()).unwrap_or_default();
        let text = text.trim_end_matches('.');
        if text.parse::<Ipv4Addr>().is_ok() && alone(before, after) && !drawn(bytes, at) {
            found.insert(text.to_string());
        }
        at += run;
    }
    let text = file.text().unwrap_or_default();
    for (at, _) in text.match_indices("//[") {
        let rest = text.get(at + 3..).unwrap_or_default();
        let address = rest.split_once(']').map(|(address, _)| address).filter(|address| address.len() < 50);
        found.extend(address.filter(|address| address.parse::<Ipv6Addr>().is_ok()).map(String::from));
    }
    found.into_iter().map(|address| format!("{}：{address}", file.path)).collect()
}

/// Whether what stands beside a number with dots leaves it a word by itself: 1.2.3.4 in `v1.2.3.4` or `1.2.3.4-beta` is a version.
fn alone(before: Option<u8>, after: Option<u8>) -> bool {
    let joins = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'+');
    !before.is_some_and(joins)
        && !after.is_some_and(|after| after.is_ascii_alphabetic() || matches!(after, b'-' | b'_'))
}

/// Whether a number stands in the path of a drawing, where `1.2.3.4` is several: other numbers and letters of commands around it.
fn drawn(bytes: &[u8], at: usize) -> bool {
    const AROUND: usize = 40;
    let before = bytes.get(at.saturating_sub(AROUND)..at).unwrap_or_default();
    let of_path = |byte: &&u8| byte.is_ascii_digit() || b" .,-MmLlHhVvCcSsQqTtAaZz".contains(byte);
    let run = before.iter().rev().take_while(of_path).count();
    let begin = before.get(before.len() - run..).unwrap_or_default();
    let attribute = before.get(..before.len() - run).unwrap_or_default();
    let commands = begin.iter().any(u8::is_ascii_alphabetic) && begin.iter().any(u8::is_ascii_digit);
    attribute.ends_with(b" d=\"")
        || attribute.ends_with(b" points=\"")
        || (run == AROUND && commands)
        || (run > 8 && commands)
}
