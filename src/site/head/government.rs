//! The metadata by which government websites catalogue a page (国办发〔2017〕47号).

use crate::site::edition::Edition;
use crate::site::urls;

/// The metadata of the catalogue, in its order: names and contents. Empty if the identity file has none of the entries.
///
/// The editor's texts about the page are in the language of the first edition; the other editions use their own.
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
        ("Url", urls::address(edition).unwrap_or_default()),
    ];
    entries.into_iter().filter(|(_, content)| !content.is_empty()).collect()
}
