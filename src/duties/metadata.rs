//! The `<meta>` by which government websites catalogue a page.

use super::basis::GUIDELINES;
use super::report::{Duty, Part, Seen};
use super::site::{Page, Site, host};

/// A field: its name, what it is, the entry of identity.json that fills it, whether it is only recommended, and a check of its value.
struct Field {
    name: &'static str,
    is: &'static str,
    entry: &'static str,
    optional: bool,
    wrong: fn(&str) -> Option<&'static str>,
}

const fn field(
    name: &'static str,
    is: &'static str,
    entry: &'static str,
    optional: bool,
    wrong: fn(&str) -> Option<&'static str>,
) -> Field {
    Field { name, is, entry, optional, wrong }
}

const FIELDS: [Field; 11] = [
    field("SiteName", "网站名称", "site_name", false, any),
    field("SiteDomain", "网站域名", "site_domain", false, domain),
    field("SiteIDCode", "政府网站标识码", "site_id_code", false, code),
    field("ColumnName", "所在栏目名称", "column_name", false, any),
    field("ColumnType", "所在栏目类别", "column_type", false, any),
    field("ArticleTitle", "页面标题", "article_title", false, any),
    field("PubDate", "发布日期和时间", "pub_date", false, moment),
    field("ContentSource", "内容来源", "content_source", false, any),
    field("Keywords", "关键词", "keywords", true, any),
    field("Description", "内容摘要", "description", true, any),
    field("Url", "页面网址", "url", true, address),
];

pub fn duties(site: &Site) -> Vec<Duty> {
    let mut duties: Vec<Duty> = FIELDS.iter().map(|field| of(site, field)).collect();
    duties.push(agreement(site));
    duties
}

fn of(site: &Site, field: &Field) -> Duty {
    let Field { name, is, entry, .. } = field;
    let requirement = format!("每个页面的head里有名为{name}的meta，内容为{is}。");
    let duty = Duty::new(format!("metadata.{name}"), Part::Metadata, format!("{name}（{is}）"), requirement)
        .basis(&[GUIDELINES])
        .method("解析各版本页面的meta");
    let duty = if field.optional { duty.optional() } else { duty };
    // The portal's keywords are in the language of the first edition, and stand only there.
    let pages = if *name == "Keywords" { 1 } else { site.pages().len() };
    let remedy = format!("在identity.json里填写{entry}，重新构建。");
    duty.of_pages(site.pages().iter().take(pages), entry, remedy, |page| {
        match page.meta(name).filter(|content| !content.is_empty()) {
            Some(content) => match (field.wrong)(&content) {
                Some(why) => Seen::Wrong(format!("“{content}”，{why}")),
                None => Seen::Held(format!("“{content}”")),
            },
            None => Seen::Lost(format!("没有{name}")),
        }
    })
}

fn any(_: &str) -> Option<&'static str> {
    None
}

fn domain(value: &str) -> Option<&'static str> {
    let good = value.contains('.') && !value.contains(['/', ':', ' ']);
    (!good).then_some("不是域名")
}

fn code(value: &str) -> Option<&'static str> {
    let digits = |text: &str, count| text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit());
    let good = digits(value, 10) || value.strip_prefix("bm").is_some_and(|rest| digits(rest, 8));
    (!good).then_some("不是10位数字，也不是bm加8位数字")
}

fn moment(value: &str) -> Option<&'static str> {
    let form = "dddd-dd-dd dd:dd";
    let fits = |(c, form): (char, char)| if form == 'd' { c.is_ascii_digit() } else { c == form };
    let good = value.chars().count() == form.len() && value.chars().zip(form.chars()).all(fits);
    (!good).then_some("不是“年-月-日 时:分”")
}

fn address(value: &str) -> Option<&'static str> {
    (!value.starts_with("https://") && !value.starts_with("http://")).then_some("不是完整网址")
}

/// The entries do not contradict each other: the domain is that of the address, and the editions have one code and one date.
fn agreement(site: &Site) -> Duty {
    let requirement = "网址属于所填域名；各语言版本的标识码、发布时间一致。";
    let duty = Duty::new("metadata.agreement", Part::Metadata, "标签前后一致", requirement)
        .basis(&[GUIDELINES])
        .method("比较各版本页面的meta");
    let Some(front) = site.front() else { return duty };
    let mut faults = Vec::new();
    let own = |page: &Page, name: &str| page.meta(name).filter(|content| !content.is_empty());
    for page in site.pages() {
        if let (Some(domain), Some(url)) = (own(page, "SiteDomain"), own(page, "Url")) {
            let host = host(&url);
            if host != domain {
                faults.push(format!("{}：Url的域名是{host}，SiteDomain是{domain}", page.path));
            }
        }
        for name in ["SiteName", "SiteIDCode", "PubDate"] {
            let (own, first) = (page.meta(name).unwrap_or_default(), front.meta(name).unwrap_or_default());
            if own != first {
                faults.push(format!("{}：{name}是“{own}”，首个版本是“{first}”", page.path));
            }
        }
    }
    let anything = FIELDS.iter().any(|field| own(front, field.name).is_some() && field.name != "Description");
    if faults.is_empty() && !anything {
        return duty.empty(vec!["没有可以比较的标签".into()], "site_name、site_id_code、pub_date");
    }
    duty.without(faults, vec!["各版本一致".into()], "改正identity.json后重新构建。")
}
