//! Security, and the data of readers.

use super::basis::{GUIDELINES, PERSONAL, SECURITY};
use super::measured::Measured;
use super::report::{Duty, Part};
use super::site::Site;

/// The file of the policy that the build writes for the server.
const POLICY: &str = "policy.txt";

pub fn duties(site: &Site, measured: &Measured) -> Vec<Duty> {
    vec![encrypted(site, measured), policy(site, measured), handlers(site), personal(measured)]
}

/// The page is published over HTTPS and loads nothing without it.
fn encrypted(site: &Site, measured: &Measured) -> Duty {
    let duty = Duty::new("security.https", Part::Security, "加密访问", "页面以https发布，不引用http地址的资源。")
        .basis(&[GUIDELINES, SECURITY])
        .method("看页面网址，查找各版本页面里http开头的src和href");
    let mut faults = Vec::new();
    for page in site.pages() {
        for element in page.all("[src^='http://'], link[href^='http://'], a[href^='http://']") {
            let address = element.attr("src").or_else(|| element.attr("href")).unwrap_or_default();
            faults.push(format!("{}：<{}> {address}", page.path, element.value().name()));
        }
    }
    let own = site.front().and_then(|page| page.meta("Url"));
    let address = if measured.headers.is_some() { Some(measured.subject.clone()) } else { own };
    match address {
        Some(address) if address.starts_with("http://") => {
            faults.push(format!("页面网址是{address}"));
            duty.fails(faults, "为网站配置证书，把http转到https。")
        }
        _ if !faults.is_empty() => duty.fails(faults, "把这些地址改为https。"),
        Some(address) => duty.holds(vec![format!("页面网址是{address}，没有http地址")]),
        None => duty.empty(vec!["没有填写页面网址，无从判断".into()], "url"),
    }
}

/// The policy that keeps anything foreign out.
fn policy(site: &Site, measured: &Measured) -> Duty {
    let duty = Duty::new(
        "security.policy",
        Part::Security,
        "内容安全策略",
        "服务器随页面发出Content-Security-Policy，只许本网站的资源，防止挂马和篡改后的外来脚本。",
    )
    .basis(&[SECURITY])
    .method(if measured.headers.is_some() {
        "看服务器的应答头"
    } else {
        "看构建时写出的policy.txt（是否由服务器发出，部署后再查）"
    });
    let strict = |policy: &str| policy.contains("default-src 'none'") && !policy.contains("'unsafe-inline'");
    if let Some(headers) = &measured.headers {
        let own = headers.iter().find(|(name, _)| name == "content-security-policy").map(|(_, value)| value);
        return match own {
            Some(policy) if strict(policy) => duty.holds(vec![format!("应答头：{policy}")]),
            Some(policy) => duty.fails(vec![format!("应答头不够严：{policy}")], "按policy.txt配置服务器。"),
            None => duty.fails(vec!["应答头里没有Content-Security-Policy".into()], "按deploy/里的样例配置服务器。"),
        };
    }
    match site.file(POLICY).and_then(|file| file.text()) {
        Some(policy) if strict(policy) => duty.holds(vec![format!("{POLICY}：{}", policy.trim())]),
        Some(policy) => duty.fails(vec![format!("{POLICY}不够严：{}", policy.trim())], "重新构建。"),
        None => duty.fails(vec![format!("没有{POLICY}")], "重新构建。"),
    }
}

/// No script in attributes.
fn handlers(site: &Site) -> Duty {
    let duty = Duty::new(
        "security.handlers",
        Part::Security,
        "没有内联脚本属性",
        "页面元素上没有onclick一类的属性，也没有javascript:地址；脚本都有校验值（integrity）。",
    )
    .basis(&[SECURITY])
    .method("解析各版本页面的全部元素");
    let mut faults = Vec::new();
    for page in site.pages() {
        for element in page.all("*") {
            let name = element.value().name();
            for (attribute, value) in element.value().attrs() {
                if attribute.starts_with("on") {
                    faults.push(format!("{}：<{name}>有{attribute}", page.path));
                } else if value.trim_start().to_ascii_lowercase().starts_with("javascript:") {
                    faults.push(format!("{}：<{name}>的{attribute}是脚本", page.path));
                }
            }
        }
        for script in page.all("script[src]:not([integrity])") {
            let address = script.attr("src").unwrap_or_default();
            faults.push(format!("{}：脚本{address}没有integrity", page.path));
        }
    }
    duty.without(faults, vec!["没有发现".into()], "去掉这些属性；用构建好的文件，不要改动页面。")
}

/// Nothing is stored about a reader.
fn personal(measured: &Measured) -> Duty {
    let duty = Duty::new(
        "security.personal",
        Part::Security,
        "不收集个人信息",
        "不写Cookie；读者没有选择显示方式时，不在其设备上存任何内容。",
    )
    .basis(&[PERSONAL, SECURITY])
    .method("在浏览器里打开并使用后，看Cookie和本地存储");
    let Some(browser) = &measured.browser else {
        return duty.unseen(measured);
    };
    let mut faults = Vec::new();
    if browser.cookies > 0 {
        faults.push(format!("写了{}个Cookie", browser.cookies));
    }
    faults.extend(browser.stored.iter().map(|name| format!("本地存储里有“{name}”")));
    duty.without(faults, vec!["Cookie 0个，本地存储0项".into()], "查明由哪个文件或哪台服务器写入，去掉。")
}
