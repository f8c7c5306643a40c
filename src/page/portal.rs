//! The portal on the page: the metadata by which government websites catalogue a page, and who answers for it, in the footer.

use leptos::prelude::*;

use super::edition::Edition;
use super::{foreign, head};

/// Where the register of websites can be asked.
const REGISTER: &str = "https://beian.miit.gov.cn/";

/// Where the register of the police shows a website; its code follows.
const POLICE: &str = "https://www.beian.gov.cn/portal/registerSystemInfo?recordcode=";

/// The metadata of the catalogue, in its order: names and contents. None at all where the portal says nothing of it.
///
/// What an editor writes about the page is in the language of the first edition; the others say what they know themselves.
pub fn catalogue(edition: &Edition) -> Vec<(&'static str, String)> {
    let (own, content) = (&edition.identity, &edition.content);
    let asked = [
        &own.site_name,
        &own.site_domain,
        &own.site_id_code,
        &own.column_name,
        &own.column_type,
        &own.article_title,
        &own.pub_date,
        &own.content_source,
        &own.keywords,
        &own.description,
    ];
    if asked.iter().all(|entry| entry.is_empty()) {
        return Vec::new();
    }
    let first = edition.place.is_empty();
    let or = |entry: &String, known: &String| if first && !entry.is_empty() { entry } else { known }.clone();
    let entries = [
        ("SiteName", own.site_name.clone()),
        ("SiteDomain", own.site_domain.clone()),
        ("SiteIDCode", own.site_id_code.clone()),
        ("ColumnName", own.column_name.clone()),
        ("ColumnType", own.column_type.clone()),
        ("ArticleTitle", or(&own.article_title, &content.site.title)),
        ("PubDate", own.pub_date.clone()),
        ("ContentSource", or(&own.content_source, &content.source.publisher)),
        ("Keywords", or(&own.keywords, &String::new())),
        ("Description", or(&own.description, &content.site.description)),
        ("Url", head::address(edition).unwrap_or_default()),
    ];
    entries.into_iter().filter(|(_, content)| !content.is_empty()).collect()
}

/// Who answers for the portal, and its numbers, a row each. Nothing where nothing is known.
#[component]
pub fn Portal<'a>(
    /// The edition it is of.
    edition: &'a Edition,
) -> impl IntoView + use<> {
    let (own, words) = (&edition.identity, edition.content.portal.clone());
    let police = own.police_code().map(|code| [POLICE, code].concat());
    let rows = [
        (words.organiser, &own.organiser, None),
        (words.undertaker, &own.undertaker, None),
        (words.site_id_code, &own.site_id_code, None),
        (words.icp, &own.icp, Some(REGISTER.to_string())),
        (words.police, &own.police, police),
    ];
    let rows: Vec<AnyView> = rows
        .into_iter()
        .filter(|(_, value, _)| !value.is_empty())
        .map(|(label, value, link)| {
            let chinese = foreign::language(edition, value) != edition.content.site.lang;
            let value = value.clone();
            // The registers show themselves in no frame, and the page may stand in one.
            let value = match link {
                Some(href) => view! { <a href=href target="_blank" rel="noopener">{value}</a> }.into_any(),
                None => value.into_any(),
            };
            view! { <div><dt>{label}</dt><dd lang=chinese.then_some(foreign::CHINESE)>{value}</dd></div> }.into_any()
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <dl class="portal">{rows}</dl> })
}
