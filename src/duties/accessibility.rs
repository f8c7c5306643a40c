//! Accessibility: what axe finds in a browser, and what the source shows.

use std::collections::BTreeMap;

use super::basis::{ACCESSIBILITY, ELDERLY, WCAG};
use super::measured::{Finding, Measured};
use super::report::{Duty, Part};
use super::site::{Page, Site, text};

pub fn duties(site: &Site, measured: &Measured) -> Vec<Duty> {
    vec![axe(site, measured), review(measured), names(site), structure(site), elders(site)]
}

/// Findings by rule, with how often and the first places.
fn by_rule<'a>(findings: impl IntoIterator<Item = (&'a str, &'a Finding)>) -> Vec<String> {
    /// Most places that are named for a rule.
    const PLACES: usize = 3;
    let mut rules: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (state, finding) in findings {
        rules.entry(&finding.rule).or_default().push(format!("{}（{state}）", finding.target));
    }
    let line = |(rule, places): (&str, Vec<String>)| {
        let more = if places.len() > PLACES { "等" } else { "" };
        let shown = places.iter().take(PLACES).cloned().collect::<Vec<_>>().join("、");
        format!("{rule}：{}处，{shown}{more}", places.len())
    };
    rules.into_iter().map(line).collect()
}

/// What axe is sure of.
fn axe(site: &Site, measured: &Measured) -> Duty {
    let duty = Duty::new(
        "accessibility.axe",
        Part::Accessibility,
        "无障碍自动检测（0处违规）",
        "各版本、手机和电脑宽度、浅色、深色、高对比度和适老版，都没有违反无障碍规则的地方。",
    )
    .basis(&[ACCESSIBILITY, WCAG]);
    let Some(browser) = &measured.browser else {
        return duty.unseen(measured);
    };
    let duty = duty
        .method(format!("在{}里运行axe-core {}，规则为WCAG 2.0～2.2的A、AA级和最佳实践", browser.name, browser.axe));
    let unseen: Vec<String> = site
        .pages()
        .iter()
        .filter(|page| !browser.states.iter().any(|state| state.page == page.path && state.passes > 0))
        .map(|page| format!("{}：没有检测", page.path))
        .collect();
    let broken =
        browser.states.iter().flat_map(|state| state.violations.iter().map(|finding| (state.name.as_str(), finding)));
    let faults = by_rule(broken);
    if faults.is_empty() && !unseen.is_empty() {
        return duty.unverified(unseen, "再查一次。");
    }
    let held = browser
        .states
        .iter()
        .map(|state| format!("{}，{}：违规0处，通过{}条规则", state.page, state.name, state.passes));
    duty.without(faults, held.collect(), "按所列规则和位置改正。")
}

/// What axe leaves to people.
fn review(measured: &Measured) -> Duty {
    let duty = Duty::new(
        "accessibility.review",
        Part::Accessibility,
        "自动检测不能判定的地方",
        "自动检测不能判定的，由人复核；本报告只列出，不代为判定。",
    )
    .basis(&[ACCESSIBILITY, WCAG])
    .optional()
    .method("axe-core报告的incomplete结果；其中的对比度另行计算，标准为4.5∶1，高对比度和适老版为7∶1");
    let Some(browser) = &measured.browser else {
        return duty.unseen(measured);
    };
    let open: Vec<_> = browser
        .states
        .iter()
        .flat_map(|state| state.incomplete.iter().map(|finding| (state.name.as_str(), finding)))
        .collect();
    let mut lines = by_rule(open);
    let contrast: usize = browser.states.iter().map(|state| state.contrast).sum();
    let computed = format!("另有{contrast}处文字的对比度axe不能判定，按文字和底色的颜色计算，都达到要求");
    if lines.is_empty() {
        return duty.holds(if contrast == 0 { vec!["没有".into()] } else { vec![computed] });
    }
    lines.extend((contrast > 0).then_some(computed));
    duty.unverified(lines, "逐处复核，结论见docs/ACCESSIBILITY.md。")
}

/// Pictures, controls and links have names.
fn names(site: &Site) -> Duty {
    let duty = Duty::new(
        "accessibility.names",
        Part::Accessibility,
        "替代文字和名称",
        "图片有替代文字，按钮、链接、表单控件和框架有名称。",
    )
    .basis(&[ACCESSIBILITY, WCAG])
    .method("解析各版本页面的元素");
    let (mut count, mut faults) = (0, Vec::new());
    for page in site.pages() {
        let mut look = |selector: &str, named: fn(&Page, scraper::ElementRef<'_>) -> bool| {
            for element in page.all(selector) {
                count += 1;
                if !named(page, element) {
                    faults.push(format!("{}：{}", page.path, shown(element)));
                }
            }
        };
        look("img, area", |_, element| element.attr("alt").is_some());
        look("button, a[href], summary", |page, element| labelled(page, element) || named_picture(element));
        look("input:not([type=hidden]), select, textarea", |page, element| {
            labelled(page, element)
                || element
                    .ancestors()
                    .filter_map(scraper::ElementRef::wrap)
                    .any(|around| around.value().name() == "label")
        });
        look("iframe", |_, element| element.attr("title").is_some());
    }
    duty.without(faults, vec![format!("{count}个元素都有")], "补上alt、文字或aria-label。")
}

fn labelled(page: &Page, element: scraper::ElementRef<'_>) -> bool {
    let filled = |name: &str| element.attr(name).is_some_and(|value| !value.trim().is_empty());
    let label = || {
        let id = element.attr("id").unwrap_or_default();
        !id.is_empty() && page.all("label[for]").iter().any(|label| label.attr("for") == Some(id))
    };
    !text(element).is_empty() || ["aria-label", "aria-labelledby", "title"].into_iter().any(filled) || label()
}

fn named_picture(element: scraper::ElementRef<'_>) -> bool {
    element
        .descendent_elements()
        .any(|part| part.attr("alt").is_some_and(|alt| !alt.is_empty()) || part.attr("aria-label").is_some())
}

/// An element's beginning.
fn shown(element: scraper::ElementRef<'_>) -> String {
    /// Most characters of it.
    const LONGEST: usize = 80;
    let html = element.html();
    let end = html.find('>').map_or(html.len(), |end| end + 1);
    html.get(..end).unwrap_or_default().chars().take(LONGEST).collect()
}

/// A page is complete without scripts, and has a structure.
fn structure(site: &Site) -> Duty {
    let duty = Duty::new(
        "accessibility.structure",
        Part::Accessibility,
        "结构和语言",
        "每个页面写明语言和标题，有一个主标题、主要内容区、跳到正文的链接；标题不跳级；不用脚本也能读。",
    )
    .basis(&[ACCESSIBILITY, WCAG])
    .method("解析各版本页面");
    let mut faults = Vec::new();
    for page in site.pages() {
        let mut ask = |fulfilled: bool, fault: &str| {
            if !fulfilled {
                faults.push(format!("{}：{fault}", page.path));
            }
        };
        ask(!page.lang().is_empty(), "html没有lang");
        ask(!page.text("title").is_empty(), "没有title");
        ask(page.all("h1").len() == 1, "h1不是一个");
        ask(page.all("main, [role=main]").len() == 1, "main不是一个");
        let inward = |link: &scraper::ElementRef<'_>| link.attr("href").is_some_and(|address| address.starts_with('#'));
        ask(page.all("body a[href]").first().is_some_and(inward), "第一个链接不是跳到正文");
        let mut last = 0;
        for heading in page.all("main h1, main h2, main h3, main h4, main h5, main h6") {
            let level = heading.value().name().trim_start_matches('h').parse::<usize>().unwrap_or_default();
            ask(level <= last + 1 || last == 0, &format!("标题从h{last}跳到h{level}：{}", text(heading)));
            last = level;
        }
        let words = page.text("main").chars().filter(|c| !c.is_whitespace()).count();
        ask(words > 200, "没有脚本时正文不足200字");
    }
    duty.without(faults, vec!["各版本都有".into()], "改正页面结构。")
}

/// For elderly readers: a version of its own, larger text, and zoom.
fn elders(site: &Site) -> Duty {
    let duty = Duty::new(
        "accessibility.elders",
        Part::Accessibility,
        "适老化",
        "有适老版入口和放大文字的入口，允许读者缩放页面。",
    )
    .basis(&[ELDERLY])
    .method("解析各版本页面的显示设置和viewport");
    let mut faults = Vec::new();
    for page in site.pages() {
        let mut ask = |fulfilled: bool, fault: &str| {
            if !fulfilled {
                faults.push(format!("{}：{fault}", page.path));
            }
        };
        ask(!page.all("a[href*='mode=elder']").is_empty(), "没有适老版入口");
        ask(!page.all("a[href*='text=']").is_empty(), "没有放大文字的入口");
        let viewport = page.meta("viewport").unwrap_or_default().replace(' ', "");
        let fixed =
            ["user-scalable=no", "user-scalable=0", "maximum-scale=1"].iter().any(|fixed| viewport.contains(fixed));
        ask(!viewport.is_empty() && !fixed, "viewport不允许缩放");
    }
    duty.without(faults, vec!["各版本都有".into()], "改正页面的显示设置。")
}
