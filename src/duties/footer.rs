//! The footer: who is responsible and how they are reached, the dates, the numbers of the registers, and the links that government
//! websites must have.

use scraper::ElementRef;

use super::basis::{GUIDELINES, INSPECTION, MARK, POLICE, REGISTER};
use super::report::{Duty, Part, Seen};
use super::site::{Page, Site, host, text};

/// A row of the footer: the duty's name, what it is called there (in Chinese and English), the entry of identity.json, whether it is
/// only recommended, and the rules that ask it.
struct Row {
    id: &'static str,
    name: &'static str,
    labels: &'static [&'static str],
    entry: &'static str,
    optional: bool,
    basis: &'static [&'static str],
}

const ROWS: [Row; 6] = [
    Row {
        id: "organiser",
        name: "主办单位",
        labels: &["主办", "Organised by", "Organiser"],
        entry: "organiser",
        optional: false,
        basis: &[GUIDELINES],
    },
    Row {
        id: "undertaker",
        name: "承办单位",
        labels: &["承办", "Run by", "Undertaken by", "Operated by"],
        entry: "undertaker",
        optional: true,
        basis: &[GUIDELINES],
    },
    Row {
        id: "contact",
        name: "联系方式",
        labels: &["联系", "Contact"],
        entry: "contact",
        optional: false,
        basis: &[GUIDELINES],
    },
    Row {
        id: "site_id_code",
        name: "网站标识码",
        labels: &["标识码", "Code", "code"],
        entry: "site_id_code",
        optional: false,
        basis: &[GUIDELINES, INSPECTION],
    },
    Row {
        id: "icp",
        name: "ICP备案编号",
        labels: &["ICP"],
        entry: "icp",
        optional: false,
        basis: &[GUIDELINES, REGISTER],
    },
    Row {
        id: "police",
        name: "公安机关备案标识",
        labels: &["公安", "olice", "Public security"],
        entry: "police",
        optional: false,
        basis: &[GUIDELINES, POLICE],
    },
];

/// Where the register of websites and that of the police are.
const REGISTERS: [(&str, &[&str]); 2] =
    [("icp", &["beian.miit.gov.cn"]), ("police", &["beian.mps.gov.cn", "www.beian.gov.cn", "beian.gov.cn"])];

pub fn duties(site: &Site) -> Vec<Duty> {
    let mut duties = vec![agency(site), errors(site)];
    duties.extend(ROWS.iter().map(|row| of(site, row)));
    duties.extend([published(site), corrected(site), source(site)]);
    duties
}

/// The value of the row with one of these labels.
fn row<'a>(page: &'a Page, labels: &[&str]) -> Option<ElementRef<'a>> {
    let rows = page.all("footer dl > div, footer dl.portal > div");
    let labelled = |row: &&ElementRef| {
        let label: Vec<String> = row.child_elements().filter(|part| part.value().name() == "dt").map(text).collect();
        labels.iter().any(|known| label.iter().any(|label| label.contains(known)))
    };
    let row = rows.iter().find(labelled)?;
    row.child_elements().find(|part| part.value().name() == "dd").filter(|value| !text(*value).is_empty())
}

/// The addresses of the links in an element.
fn links(element: ElementRef<'_>) -> Vec<String> {
    let links = element.descendent_elements().filter(|part| part.value().name() == "a");
    links.filter_map(|link| link.attr("href")).map(String::from).collect()
}

fn of(site: &Site, asked: &Row) -> Duty {
    let requirement = format!("每个页面的页脚写明{}，读者看得到。", asked.name);
    let duty = Duty::new(format!("footer.{}", asked.id), Part::Footer, asked.name, requirement)
        .basis(asked.basis)
        .method("解析各版本页面的页脚");
    let duty = if asked.optional { duty.optional() } else { duty };
    let registers = REGISTERS.iter().find(|(id, _)| *id == asked.id).map(|(_, hosts)| *hosts);
    looked(duty, site, asked.entry, |page| {
        let Some(value) = row(page, asked.labels) else {
            return Seen::Lost(format!("页脚没有{}", asked.name));
        };
        let (shown, links) = (text(value), links(value));
        if let Some(hosts) = registers.filter(|hosts| !links.iter().any(|link| hosts.contains(&host(link).as_str()))) {
            let hosts = hosts.join("或");
            Seen::Wrong(format!("“{shown}”没有链接到{hosts}"))
        } else if asked.id == "site_id_code" && page.meta("SiteIDCode").is_some_and(|code| code != shown) {
            Seen::Wrong(format!("页脚是“{shown}”，标签SiteIDCode不同"))
        } else {
            Seen::Held(format!("“{shown}”"))
        }
    })
}

/// Looks at every page for something that an entry of the identity file fills in.
fn looked(duty: Duty, site: &Site, entry: &'static str, look: impl Fn(&Page) -> Seen) -> Duty {
    duty.of_pages(site.pages(), entry, format!("改正identity.json里的{entry}，重新构建。"), look)
}

/// The links of a footer to a host.
fn to<'a>(page: &'a Page, hosts: &[&str]) -> Vec<(ElementRef<'a>, String)> {
    let links = page.all("footer a[href]").into_iter();
    let links = links.filter_map(|link| Some((link, link.attr("href")?.to_string())));
    links.filter(|(_, address)| hosts.contains(&host(address).as_str())).collect()
}

/// The mark 党政机关.
fn agency(site: &Site) -> Duty {
    let duty = Duty::new(
        "footer.agency",
        Part::Footer,
        "党政机关网站标识",
        "每个页面底部有网站标识，链接到本网站在bszs.conac.cn的标识证书，编号为32位。",
    )
    .basis(&[GUIDELINES, MARK])
    .method("解析各版本页面页脚的链接");
    looked(duty, site, "agency_id", |page| {
        let links = to(page, &["bszs.conac.cn"]);
        let Some((_, address)) = links.first() else {
            return Seen::Lost("页脚没有到bszs.conac.cn的链接".into());
        };
        let id = value(address, "id").filter(|id| id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match id {
            Some(_) => Seen::Held(address.clone()),
            None => Seen::Wrong(format!("{address}里没有32位的编号")),
        }
    })
}

/// The link 政府网站找错.
fn errors(site: &Site) -> Duty {
    let duty = Duty::new(
        "footer.error_report",
        Part::Footer,
        "“政府网站找错”入口",
        "每个页面底部有“政府网站找错”入口，带本网站的标识码和本页网址。",
    )
    .basis(&[GUIDELINES, INSPECTION])
    .method("解析各版本页面页脚的链接，与SiteIDCode、Url比较");
    looked(duty, site, "site_id_code、url", |page| {
        let links = to(page, &["zfwzgl.www.gov.cn"]);
        let Some((_, address)) = links.first() else {
            return Seen::Lost("页脚没有到zfwzgl.www.gov.cn的链接".into());
        };
        let (code, url) = (value(address, "site_code").unwrap_or_default(), value(address, "url").unwrap_or_default());
        let own = page.meta("SiteIDCode").unwrap_or_default();
        if code.is_empty() || code != own {
            Seen::Wrong(format!("链接里的site_code是“{code}”，SiteIDCode是“{own}”"))
        } else if url.is_empty() || Some(&url) != page.meta("Url").as_ref() {
            Seen::Wrong(format!("链接里的url是“{url}”，不是本页网址（在identity.json里填写url）"))
        } else {
            Seen::Held(address.clone())
        }
    })
}

/// A value in the query of an address.
fn value(address: &str, name: &str) -> Option<String> {
    let address = url::Url::parse(address).ok()?;
    address.query_pairs().find(|(own, _)| own == name).map(|(_, value)| value.into_owned())
}

fn published(site: &Site) -> Duty {
    let duty = Duty::new(
        "footer.published",
        Part::Footer,
        "发布时间",
        "页面上写明发布时间，与标签PubDate相同；由本网站填写，不由程序代填。",
    )
    .basis(&[GUIDELINES, INSPECTION])
    .method("页脚的发布时间与PubDate比较");
    looked(duty, site, "pub_date", |page| {
        let shown = row(page, &["发布时间", "Published"]).map(text);
        match (shown, page.meta("PubDate")) {
            (None, _) => Seen::Lost("页脚没有发布时间".into()),
            (Some(shown), Some(date)) if shown == date => Seen::Held(shown),
            (Some(shown), date) => {
                let date = date.unwrap_or_else(|| "没有".into());
                Seen::Wrong(format!("页脚是{shown}，PubDate是{date}"))
            }
        }
    })
}

fn corrected(site: &Site) -> Duty {
    let duty = Duty::new(
        "footer.corrected",
        Part::Footer,
        "更正时间",
        "内容更正过的，写明更正时间，不早于发布时间；没有更正过的不写。",
    )
    .basis(&[GUIDELINES])
    .optional()
    .method("页脚的更正时间与发布时间比较");
    looked(duty, site, "correction_date", |page| {
        let published = row(page, &["发布时间", "Published"]).map(text).unwrap_or_default();
        match row(page, &["更正时间", "Corrected", "corrected"]).map(text) {
            None => Seen::Lost("没有更正时间（是否更正过，由本网站确认）".into()),
            // Both are written so that the later one is the greater text.
            Some(shown) if shown < published => Seen::Wrong(format!("{shown}早于发布时间{published}")),
            Some(shown) => Seen::Held(shown),
        }
    })
}

fn source(site: &Site) -> Duty {
    let duty = Duty::new("footer.source", Part::Footer, "内容来源", "页面上写明内容来源，与标签ContentSource相同。")
        .basis(&[GUIDELINES])
        .method("在页脚里查找ContentSource的内容");
    looked(duty, site, "content_source", |page| {
        let footer = page.text("footer.source, footer");
        match page.meta("ContentSource").filter(|source| !source.is_empty()) {
            Some(source) if footer.contains(&source) => Seen::Held(source),
            Some(source) => Seen::Wrong(format!("页脚没有写“{source}”")),
            None => Seen::Lost("没有标签ContentSource可以核对".into()),
        }
    })
}
