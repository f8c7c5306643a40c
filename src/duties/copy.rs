//! How the texts are written: those of the content files, and those of the built page.

use scraper::{ElementRef, Node};

use super::Means;
use super::basis::{ADVERTISING, INSPECTION, NUMERALS, PUNCTUATION};
use super::report::{Duty, Part};
use super::site::{Page, Site};
use crate::check::copy::kept::Wordings;
use crate::check::copy::style::{self, excerpt};
use crate::text::han::is_chinese;

/// Elements whose text is one piece.
const BLOCKS: [&str; 20] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "td",
    "th",
    "dt",
    "dd",
    "figcaption",
    "caption",
    "summary",
    "legend",
    "button",
    "option",
    "cite",
    "blockquote",
];

/// Most findings that are listed.
const MOST: usize = 40;

pub fn duties(site: &Site, means: &Means) -> Vec<Duty> {
    vec![written(means), published(site, means)]
}

fn written(means: &Means) -> Duty {
    let duty = Duty::new(
        "copy.content",
        Part::Copy,
        "内容文件的文字",
        "标点、全半角、空格、数字、重字、极限用语、固定提法和本站用词表，都没有提醒；保留的用语写明理由。",
    )
    .basis(&[INSPECTION, PUNCTUATION, NUMERALS, ADVERTISING])
    .method("make copy，逐个文件、逐条文字");
    let Some(files) = &means.copy else {
        return duty.unverified(vec!["手边没有内容文件".into()], "在构建这个页面的文件夹里运行make copy。");
    };
    let mut faults: Vec<String> = Vec::new();
    for file in files {
        for fault in &file.faults {
            let expected = style::chinese(&fault.expected);
            faults.push(format!("{}:{} {}：{}；应为{expected}", file.file, fault.line, fault.path, fault.found));
        }
    }
    let names: Vec<&str> = files.iter().map(|file| file.file.as_str()).collect();
    duty.without(faults, vec![format!("{}：0条提醒", names.join("、"))], "按提醒改正，或在copy.kept里写明理由。")
}

fn published(site: &Site, means: &Means) -> Duty {
    let duty = Duty::new(
        "copy.page",
        Part::Copy,
        "页面上的文字",
        "构建好的页面上，标点、全半角、数字、重字和极限用语都没有提醒。",
    )
    .basis(&[INSPECTION, PUNCTUATION, NUMERALS, ADVERTISING])
    .method("解析各版本页面的段落、标题、表格和按钮，用同一套规则检查");
    let (mut count, mut faults, mut kept) = (0, Vec::new(), Wordings::new(&means.kept));
    for page in site.pages() {
        for (lang, text) in texts(page) {
            count += 1;
            for finding in kept.others(&text, style::review(&lang, &text)) {
                // A space may be the markup's, between a label and what it is of. Typed ones are found in the content file.
                if !text.get(finding.range.clone()).unwrap_or_default().trim().is_empty() {
                    let expected = style::chinese(&finding.expected);
                    faults.push(format!("{}：{}；应为{expected}", page.path, excerpt(&text, &finding).0));
                }
            }
        }
    }
    if faults.len() > MOST {
        let more = faults.len() - MOST;
        faults.truncate(MOST);
        faults.push(format!("还有{more}处"));
    }
    duty.without(faults, vec![format!("{count}段文字，0条提醒")], "改正内容文件，重新构建。")
}

/// The texts of a page that a reader sees, each with its language.
fn texts(page: &Page) -> Vec<(String, String)> {
    let blocks = page.all("body *").into_iter().filter(|element| BLOCKS.contains(&element.value().name()));
    let mut texts: Vec<(String, String)> = blocks
        .filter(|block| !unread(*block))
        .map(|block| (lang(block), own(block)))
        .filter(|(_, text)| !text.is_empty())
        .collect();
    texts.extend(["title", "description"].into_iter().filter_map(|name| {
        let text = if name == "title" { page.text("title") } else { page.meta(name)? };
        Some((page.lang().to_string(), text))
    }));
    texts
}

/// The language of an element: its own, or that of what it is in.
fn lang(element: ElementRef<'_>) -> String {
    let around = element.ancestors().filter_map(ElementRef::wrap);
    std::iter::once(element)
        .chain(around)
        .find_map(|element| element.attr("lang").map(String::from))
        .unwrap_or_default()
}

/// Whether an element is no text for readers.
fn unread(element: ElementRef<'_>) -> bool {
    let mut around = std::iter::once(element).chain(element.ancestors().filter_map(ElementRef::wrap));
    around
        .any(|element| ["svg", "script", "style", "template", "head", "code", "pre"].contains(&element.value().name()))
}

/// The text of a block without that of the blocks, drawings and other languages within it.
fn own(block: ElementRef<'_>) -> String {
    let mut out = String::new();
    let own_lang = lang(block);
    gather(block, &own_lang, &mut out);
    // As a browser shows it, with single spaces.
    out.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn gather(element: ElementRef<'_>, lang_around: &str, out: &mut String) {
    for child in element.children() {
        match child.value() {
            // Spaces between elements of a Chinese text are the markup's.
            Node::Text(text) if is_chinese(lang_around) => out.push_str(text.trim_ascii()),
            Node::Text(text) => out.push_str(text),
            Node::Element(_) => {
                let Some(child) = ElementRef::wrap(child) else { continue };
                let other = child.attr("lang").is_some_and(|lang| lang != lang_around);
                if other || unread(child) || BLOCKS.contains(&child.value().name()) || child.value().name() == "br" {
                    // A figure or a name may stand there: what stands beside it does not stand beside each other.
                    out.push('\u{fffc}');
                } else {
                    gather(child, lang_around, out);
                }
            }
            _ => {}
        }
    }
}
