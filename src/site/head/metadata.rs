//! The head's metadata for search engines, feeds and messengers.

use serde_json::{Value, json};

use super::government;
use crate::model::figures::corrected::Corrected;
use crate::model::figures::source::Source;
use crate::site::edition::Edition;
use crate::site::head::cards::{CARD, CARDS, SQUARE};
use crate::site::open_data;
use crate::site::urls::{OEMBED, address, card, own};
use crate::text::html_escape::{escape, in_script};

/// The time zone of the portal's clock.
const TIME_ZONE: &str = "+08:00";

/// The markup of the metadata, one element per line.
pub fn head(edition: &Edition) -> String {
    let site = &edition.content.site;
    let mut lines = vec![format!("<title>{}</title>", escape(&site.title))];
    let catalogue = government::catalogue(edition);
    // Meta names are case-insensitive, so the catalogue's `Description` is also the page's `description`, and is written once.
    if catalogue.is_empty() {
        lines.push(named("description", &site.description));
    }
    lines.extend(catalogue.iter().map(|(name, content)| named(name, content)));
    lines.extend(look(edition));
    let icon = Some(&edition.assets.icon).filter(|name| !name.is_empty());
    lines.extend(icon.map(|name| format!("<link rel=\"icon\" href=\"{}{name}\">", edition.root())));
    lines.extend(links(edition));
    lines.extend(feeds(edition));
    let things = in_script(&things(edition).to_string());
    lines.push(format!("<script type=\"application/ld+json\">{things}</script>"));
    // Not on lines of their own: each would have a node for its end.
    lines.concat()
}

/// The content's own colours: those of the page, in a style sheet, and that of the browser around it.
fn look(edition: &Edition) -> Vec<String> {
    let theme = edition.content.look.theme_color.iter().map(|colour| named("theme-color", colour));
    let assets = &edition.assets;
    let sheet = Some(&assets.colours).filter(|name| !name.is_empty()).map(|name| {
        let integrity = &assets.colours_integrity;
        format!("<link rel=\"stylesheet\" href=\"{}{name}\" integrity=\"{integrity}\">", edition.root())
    });
    theme.chain(sheet).collect()
}

/// Links to the edition's canonical address, its oEmbed file and all editions.
fn links(edition: &Edition) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(url) = address(edition) {
        lines.push(format!("<link rel=\"canonical\" href=\"{}\">", escape(&url)));
    }
    let oembed = address(edition).unwrap_or_default() + OEMBED;
    let title = &edition.content.site.title;
    lines.push(format!(
        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" title=\"{}\">",
        escape(&oembed),
        escape(title)
    ));
    if edition.languages.is_empty() {
        return lines;
    }
    let own = (edition.content.site.lang.as_str(), edition.place.as_str(), String::from("index.html"));
    let others = edition.languages.iter().map(|other| (&*other.lang, &*other.place, other.href.clone()));
    let first = ("x-default", "", edition.root() + "index.html");
    for (lang, place, href) in std::iter::once(own).chain(others).chain([first]) {
        let href = edition.identity.url().map_or(href, |url| url.to_string() + place);
        let link = format!("<link rel=\"alternate\" hreflang=\"{}\" href=\"{}\">", escape(lang), escape(&href));
        lines.push(link);
    }
    lines
}

/// Metadata for cards in feeds: Open Graph, Twitter, and what WeChat and QQ read.
fn feeds(edition: &Edition) -> Vec<String> {
    let (site, alt) = (&edition.content.site, &edition.content.sharing.card);
    let property = |name, content: &str| meta("property", name, content);
    let mut lines = vec![
        property("og:type", "article"),
        property("og:title", &site.title),
        property("og:description", &site.description),
        property("og:site_name", &site.name),
        property("og:locale", &locale(&site.lang)),
    ];
    let others = edition.languages.iter().map(|other| locale(&other.lang));
    lines.extend(others.map(|locale| property("og:locale:alternate", &locale)));
    lines.extend(address(edition).map(|url| property("og:url", &url)));
    let large = card(edition, CARD);
    if let Some(card) = &large {
        lines.extend([
            property("og:image", card),
            property("og:image:type", "image/png"),
            property("og:image:width", &CARD.width.to_string()),
            property("og:image:height", &CARD.height.to_string()),
            property("og:image:alt", alt),
        ]);
    }
    lines.extend([
        named("twitter:card", if large.is_some() { "summary_large_image" } else { "summary" }),
        named("twitter:title", &site.title),
        named("twitter:description", &site.description),
    ]);
    if let Some(card) = &large {
        lines.extend([named("twitter:image", card), named("twitter:image:alt", alt)]);
    }
    lines.extend([meta("itemprop", "name", &site.title), meta("itemprop", "description", &site.description)]);
    lines.extend(card(edition, SQUARE).map(|square| meta("itemprop", "image", &square)));
    lines
}

/// The page and its data as schema.org objects (JSON-LD).
fn things(edition: &Edition) -> Value {
    let content = &edition.content;
    let (site, sharing, source) = (&content.site, &content.sharing, &content.source);
    let organization = |name: &str| json!({ "@type": "Organization", "name": name });
    let source_of_data = organization(&source.publisher);
    let release = releases(source);
    let file =
        |kind, name| json!({ "@type": "DataDownload", "encodingFormat": kind, "contentUrl": own(edition, name) });
    let pictures: Vec<String> = CARDS.into_iter().filter_map(|of| card(edition, of)).collect();
    let mut article = json!({
        "@type": "Article",
        "headline": site.title,
        "description": site.description,
        "inLanguage": site.lang,
        "image": pictures,
        "citation": release,
        "isBasedOn": { "@id": "#data" },
        "isAccessibleForFree": true,
    });
    if let Some(entries) = article.as_object_mut() {
        entries.extend(address(edition).map(|url| ("mainEntityOfPage".into(), url.into())));
        let own = &edition.identity;
        let moments = [("datePublished", own.pub_date.as_str()), ("dateModified", edition.corrected_on())];
        entries.extend(moments.into_iter().filter_map(|(name, at)| Some((name.into(), moment(at)?))));
        entries.extend(corrections(edition).map(|corrections| ("correction".into(), corrections)));
        let publisher = edition.publisher().map(organization);
        entries
            .extend(publisher.into_iter().flat_map(|who| ["author", "publisher"].map(|key| (key.into(), who.clone()))));
    }
    let mut dataset = json!({
        "@type": "Dataset",
        "@id": "#data",
        "name": sharing.dataset,
        "description": sharing.dataset_about,
        "creator": source_of_data,
        "citation": release,
        "license": { "@type": "CreativeWork", "name": content.words.licence, "text": content.terms() },
        "inLanguage": site.lang,
        "isAccessibleForFree": true,
        "distribution": [file("text/csv", &open_data::csv_file(content)), file("application/json", &open_data::json_file(content))],
    });
    if let (Some(entries), Some(day)) = (dataset.as_object_mut(), content.corrected_on()) {
        entries.insert("dateModified".into(), day.into());
    }
    let mut things = json!({ "@context": "https://schema.org", "@graph": [article, dataset] });
    // A fixed order, whatever features serde_json is built with.
    things.sort_all_objects();
    things
}

/// A moment, or a day, as schema.org has it; `None` if it is empty.
fn moment(at: &str) -> Option<Value> {
    let zone = if at.contains(' ') { TIME_ZONE } else { "" };
    (!at.is_empty()).then(|| [&at.replace(' ', "T"), zone].concat().into())
}

/// The corrections of figures as schema.org objects; `None` if there are none.
fn corrections(edition: &Edition) -> Option<Value> {
    let content = &edition.content;
    let corrected = content.corrected();
    let comment = |of: &Corrected| {
        let text = content.fact_context().correction(of, &content.correcting);
        json!({ "@type": "CorrectionComment", "dateCreated": of.correction.date, "text": text })
    };
    (!corrected.is_empty()).then(|| corrected.iter().map(comment).collect())
}

/// The releases that the facts are from, as schema.org objects: one, or a list of all.
fn releases(source: &Source) -> Value {
    let work = |name: &str, publisher: &str, address: Option<&String>, date: Option<&String>| {
        let publisher = json!({ "@type": "Organization", "name": publisher });
        let mut work = json!({ "@type": "CreativeWork", "name": name, "sourceOrganization": publisher });
        if let Some(entries) = work.as_object_mut() {
            entries.extend(address.map(|url| ("url".into(), url.as_str().into())));
            entries.extend(date.map(|day| ("datePublished".into(), day.as_str().into())));
        }
        work
    };
    let first = work(&source.release, &source.publisher, source.address.as_ref(), source.date.as_ref());
    if source.others.is_empty() {
        return first;
    }
    let others = source
        .others
        .iter()
        .map(|other| work(&other.release, &other.publisher, Some(&other.address), Some(&other.date)));
    [first].into_iter().chain(others).collect()
}

fn named(name: &str, content: &str) -> String {
    meta("name", name, content)
}

fn meta(kind: &str, name: &str, content: &str) -> String {
    format!("<meta {kind}=\"{name}\" content=\"{}\">", escape(content))
}

/// A language in Open Graph's format, with a territory.
fn locale(lang: &str) -> String {
    match lang {
        "en" => "en_US".into(),
        lang => lang.replace('-', "_"),
    }
}
