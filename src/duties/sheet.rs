//! The report as a page that can be printed and handed in: in Chinese, in one file, requesting nothing.

use super::basis;
use super::report::{Duty, Part, Report, Verdict};
use crate::text::html_escape::escape;

/// The style of the report.
const STYLE: &str = include_str!("sheet.css");

/// Most lines of evidence beside a duty; `report.json` has all.
const MOST: usize = 20;

/// The characters of evidence above which a row is long.
const LONG: usize = 400;

/// The report as an HTML document.
pub fn sheet(report: &Report) -> String {
    let title = format!("政府网站页面自查报告：{}", report.subject.title);
    let parts: String = Part::ALL.iter().map(|part| table(report, *part)).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>{STYLE}</style>\n\
         </head>\n<body>\n<main>\n<header>\n<h1>政府网站页面自查报告</h1>\n<p class=\"of\">{}</p>\n</header>\n\
         {}{}{}{parts}{}{}</main>\n</body>\n</html>\n",
        escape(&title),
        escape(&report.subject.title),
        subject(report),
        summary(report),
        tasks(report),
        appendix(report),
        signatures(),
    )
}

/// What was checked.
fn subject(report: &Report) -> String {
    let subject = &report.subject;
    let or = |value: &str, without: &str| escape(if value.is_empty() { without } else { value });
    let rows = [
        ("检查对象", or(&subject.place, "未记录")),
        ("页面网址", or(&subject.url, "未填写（identity.json的url）")),
        ("检查时间", or(&subject.at, "未记录")),
        ("浏览器", or(&subject.browser, "没有用浏览器实测")),
        ("首个页面的SHA-256", format!("<code>{}</code>", escape(&subject.checksum))),
    ];
    let rows: String =
        rows.iter().map(|(name, value)| format!("<div><dt>{name}</dt><dd>{value}</dd></div>\n")).collect();
    format!("<dl class=\"subject\">\n{rows}</dl>\n")
}

/// How many duties are fulfilled, and what follows.
fn summary(report: &Report) -> String {
    let count = |verdict: &Verdict| {
        format!("<li class=\"{}\"><b>{}</b> {}</li>\n", class(*verdict), report.count(*verdict), verdict.name())
    };
    let counts: String = Verdict::ALL.iter().map(count).collect();
    let failed = report.failed().count();
    let unverified = report.unverified().count();
    let conclusion = match (failed, unverified) {
        (0, 0) => "必须做到的各项都核实过，全部符合。".into(),
        (0, unknown) => format!("核实过的各项都符合；有{unknown}项未能核实，不能算作符合。"),
        (failed, 0) => format!("有{failed}项必须处理，见“须处理的事项”。"),
        (failed, unknown) => format!("有{failed}项必须处理，见“须处理的事项”；另有{unknown}项未能核实，不能算作符合。"),
    };
    let all = report.duties.len();
    format!(
        "<section class=\"summary\">\n<h2>结论</h2>\n<p>共查{all}项。{conclusion}</p>\n<ul>\n{counts}</ul>\n</section>\n"
    )
}

/// What has to be done, first what must be.
fn tasks(report: &Report) -> String {
    let (must, may): (Vec<&Duty>, Vec<&Duty>) = report
        .duties
        .iter()
        .filter(|duty| duty.verdict != Verdict::Holds)
        .partition(|duty| !duty.optional && duty.verdict != Verdict::Unverified);
    let name = |duty: &Duty| format!("<a href=\"#{}\">{}</a>", escape(&duty.id), escape(&duty.name));
    let item = |duty: &&Duty| format!("<li>{}（{}）：{}</li>\n", name(duty), duty.verdict.name(), escape(&duty.remedy));
    let list = |heading: &str, duties: &[&Duty]| {
        // Entries of one file are filled in one go.
        let entry = |duty: &&Duty| Some(format!("{}（<code>{}</code>）", name(duty), escape(duty.entry?)));
        let entries: Vec<String> = duties.iter().filter_map(entry).collect();
        let filled = if entries.is_empty() {
            String::new()
        } else {
            format!("<li>在identity.json里填写下列{}项，重新构建：{}。</li>\n", entries.len(), entries.join("、"))
        };
        let items = filled + &duties.iter().filter(|duty| duty.entry.is_none()).map(item).collect::<String>();
        if items.is_empty() { String::new() } else { format!("<h3>{heading}</h3>\n<ol>\n{items}</ol>\n") }
    };
    let lists = list("必须处理", &must) + &list("建议处理或另行核实", &may);
    if lists.is_empty() {
        lists
    } else {
        format!("<section class=\"tasks\">\n<h2>须处理的事项</h2>\n{lists}</section>\n")
    }
}

/// A part of the report as a table.
fn table(report: &Report, part: Part) -> String {
    let duties: Vec<&Duty> = report.duties.iter().filter(|duty| duty.part == part).collect();
    let held = duties.iter().filter(|duty| duty.verdict == Verdict::Holds).count();
    let rows: String = duties.iter().map(|duty| row(duty)).collect();
    format!(
        "<section class=\"part\">\n<h2>{}<small>{}项，符合{held}项</small></h2>\n<table>\n<thead><tr>\
         <th scope=\"col\">事项与要求</th><th scope=\"col\">结果</th><th scope=\"col\">位置与证据</th></tr></thead>\n\
         <tbody>\n{rows}</tbody>\n</table>\n</section>\n",
        part.name(),
        duties.len()
    )
}

fn row(duty: &Duty) -> String {
    let optional = if duty.optional { "<i>选填或建议</i>" } else { "" };
    let mut evidence: String =
        duty.evidence.iter().take(MOST).map(|line| format!("<li>{}</li>", escape(line))).collect();
    if let Some(more) = duty.evidence.len().checked_sub(MOST).filter(|more| *more > 0) {
        evidence += &format!("<li>另有{more}条，见report.json</li>");
    }
    let remedy = if duty.verdict == Verdict::Holds || duty.remedy.is_empty() {
        String::new()
    } else {
        format!("<p class=\"remedy\">处理：{}</p>", escape(&duty.remedy))
    };
    let basis: String = duty.basis.iter().map(|rule| format!("<li>{}</li>", escape(rule))).collect();
    // Only a short row is kept on one page of paper.
    let long = evidence.chars().count() > LONG;
    format!(
        "<tr id=\"{}\"{}><th scope=\"row\"><b>{}</b>{optional}<p>{}</p><ul class=\"basis\">{basis}</ul></th>\
         <td class=\"verdict\"><span class=\"{}\">{}</span></td>\
         <td><ul>{evidence}</ul>{remedy}<p class=\"method\">核实：{}</p></td></tr>\n",
        escape(&duty.id),
        if long { " class=\"long\"" } else { "" },
        escape(&duty.name),
        escape(&duty.requirement),
        class(duty.verdict),
        duty.verdict.name(),
        escape(&duty.method)
    )
}

fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "holds",
        Verdict::Fails => "fails",
        Verdict::Missing => "missing",
        Verdict::Unverified => "unverified",
    }
}

/// What the results mean, and the rules.
fn appendix(report: &Report) -> String {
    let used = |rule: &&str| report.duties.iter().any(|duty| duty.basis.contains(rule));
    let rules: String =
        basis::ALL.into_iter().filter(used).map(|rule| format!("<li>{}</li>\n", escape(rule))).collect();
    format!(
        "<section class=\"appendix\">\n<h2>说明</h2>\n<ul>\n\
         <li>符合：看到了证据，证据和位置写在旁边。</li>\n\
         <li>不符合：看到了与要求不合的地方。</li>\n\
         <li>缺项：本网站没有提供，程序不代填。标“选填或建议”的，不影响结论。</li>\n\
         <li>未能核实：没有条件查，不算符合。</li>\n</ul>\n\
         <h3>依据</h3>\n<ul>\n{rules}</ul>\n\
         <p>要求由本项目按这些文件概括，没有照录原文；以文件现行版本为准。网站整体的检查事项，如栏目更新、互动回应、办事服务，\
         不在一个页面的检查之列。</p>\n</section>\n"
    )
}

/// Where people sign.
fn signatures() -> String {
    let names = ["检查人", "审核人", "日期"];
    let lines: String = names.iter().map(|name| format!("<div><dt>{name}</dt><dd></dd></div>\n")).collect();
    format!("<dl class=\"signatures\">\n{lines}</dl>\n")
}
