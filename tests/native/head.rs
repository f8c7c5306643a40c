//! The page's metadata for search engines, feeds and messengers: everything once, with URLs that work.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::support::page::all;
use gongxiaomei::check;
use gongxiaomei::model::Content;
use gongxiaomei::site::cards::{CARD, Card, SQUARE};
use gongxiaomei::site::edition::Edition;
use gongxiaomei::site::{document, oembed};
use scraper::{ElementRef, Html};
use serde_json::Value;

const URL: &str = "https://www.example.gov.cn/zt/xinyu/";
const ORIGINAL: &str = "public/content/zh-CN.json";
const TRANSLATION: &str = "public/content/en.json";
const EDITIONS: [&str; 2] = [ORIGINAL, TRANSLATION];

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn content(name: &str) -> Content {
    check::open(&file(name)).unwrap_or_else(|faults| panic!("{faults}"))
}

/// An edition's page as the build renders it, with the portal's URL or without a portal.
fn page(content: &str, url: Option<&str>) -> String {
    portal(content, url.map(|url| serde_json::json!({ "url": url })))
}

/// An edition's page as the build renders it with an identity file.
fn portal(content: &str, identity: Option<Value>) -> String {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let identity = identity.map(|identity| identity.to_string());
    let name = COUNT.fetch_add(1, Ordering::Relaxed).to_string();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("head").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let mut run = Command::new(env!("CARGO_BIN_EXE_gongxiaomei"));
    run.current_dir(env!("CARGO_MANIFEST_DIR")).args(["render", "index.html", "--content", content]);
    if let Some(identity) = identity {
        let file = folder.join("identity.json");
        fs::write(&file, identity).expect("an identity");
        run.arg("--identity").arg(file);
    }
    let out = folder.join("site");
    let run = run.arg("--out").arg(&out).output().expect("gongxiaomei");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let place = if content.ends_with("en.json") { "en/index.html" } else { "index.html" };
    fs::read_to_string(out.join(place)).expect("a page")
}

/// The contents of every `meta` element with this `name` or `property`.
fn metas(html: &Html, name: &str) -> Vec<String> {
    let metas = all(html, &format!("head meta[name='{name}'], head meta[property='{name}']"));
    metas.into_iter().filter_map(|meta| meta.value().attr("content").map(String::from)).collect()
}

fn item(html: &Html, name: &str) -> String {
    let found = all(html, &format!("head meta[itemprop='{name}']"));
    assert_eq!(found.len(), 1, "{name}");
    found[0].value().attr("content").unwrap_or_default().into()
}

/// The page's schema.org entities: the article and the data set.
fn things(html: &Html) -> [Value; 2] {
    let scripts = all(html, "head script[type='application/ld+json']");
    assert_eq!(scripts.len(), 1);
    let things: Value = serde_json::from_str(&scripts[0].text().collect::<String>()).expect("JSON");
    assert_eq!(things["@context"], "https://schema.org");
    let named = |kind: &str| {
        let graph = things["@graph"].as_array().expect("a graph");
        graph.iter().find(|thing| thing["@type"] == kind).unwrap_or_else(|| panic!("no {kind}")).clone()
    };
    [named("Article"), named("Dataset")]
}

#[test]
fn everything_is_said_once_in_both_editions() {
    for (name, locales) in [(ORIGINAL, ["zh_CN", "en_US"]), (TRANSLATION, ["en_US", "zh_CN"])] {
        let site = content(name).site;
        let html = Html::parse_document(&page(name, None));
        let once = |name: &str| {
            let found = metas(&html, name);
            assert_eq!(found.len(), 1, "{name}: {found:?}");
            found[0].clone()
        };
        assert_eq!(all(&html, "head title").len(), 1);
        for title in ["og:title", "twitter:title"] {
            assert_eq!(once(title), site.title, "{title}");
        }
        for description in ["description", "og:description", "twitter:description"] {
            assert_eq!(once(description), site.description, "{description}");
        }
        assert_eq!([item(&html, "name"), item(&html, "description")], [site.title, site.description]);
        assert_eq!((once("og:type"), once("twitter:card")), ("article".into(), "summary_large_image".into()));
        assert_eq!(once("og:site_name"), site.name);
        assert_eq!([once("og:locale"), once("og:locale:alternate")], locales);
        let size = [once("og:image:width"), once("og:image:height")];
        assert_eq!(size, [CARD.width.to_string(), CARD.height.to_string()]);
        assert_eq!(once("og:image:alt"), once("twitter:image:alt"));
        let named: Vec<_> = all(&html, "head meta[name], head meta[property], head meta[itemprop]")
            .iter()
            .map(|meta| ["name", "property", "itemprop"].map(|kind| meta.value().attr(kind).map(String::from)))
            .collect();
        assert_eq!(named.iter().collect::<BTreeSet<_>>().len(), named.len(), "something is said twice");
    }
}

#[test]
fn without_a_portal_every_address_is_relative_to_the_page() {
    for (name, root) in [(ORIGINAL, ""), (TRANSLATION, "../")] {
        let html = Html::parse_document(&page(name, None));
        assert!(all(&html, "link[rel=canonical]").is_empty() && metas(&html, "og:url").is_empty());
        let card = format!("{root}card.png");
        assert_eq!([metas(&html, "og:image"), metas(&html, "twitter:image")], [[card.clone()], [card.clone()]]);
        assert_eq!(item(&html, "image"), format!("{root}card-square.png"));
        let [article, data] = things(&html);
        assert_eq!(article["image"][0], *card);
        assert_eq!(article.get("mainEntityOfPage"), None);
        assert_eq!(data["distribution"][0]["contentUrl"], "data/gongxiaomei.csv");
    }
}

#[test]
fn with_a_portal_every_address_is_a_public_one() {
    for (name, place) in [(ORIGINAL, ""), (TRANSLATION, "en/")] {
        let html = Html::parse_document(&page(name, Some(URL)));
        let own = format!("{URL}{place}");
        let links = |rel: &str| -> Vec<(String, String)> {
            let of = |link: &ElementRef, name| link.value().attr(name).unwrap_or_default().to_string();
            all(&html, &format!("link[rel={rel}]:not([type])"))
                .iter()
                .map(|l| (of(l, "hreflang"), of(l, "href")))
                .collect()
        };
        assert_eq!(links("canonical"), [(String::new(), own.clone())]);
        let alternates: BTreeSet<_> = links("alternate").into_iter().collect();
        let expected = [("en", "en/"), ("x-default", ""), ("zh-CN", "")];
        assert_eq!(alternates, expected.map(|(lang, place)| (lang.to_string(), format!("{URL}{place}"))).into());
        assert_eq!(metas(&html, "og:url"), [&*own]);
        let (card, square) = (format!("{URL}card.png"), format!("{URL}card-square.png"));
        assert_eq!([metas(&html, "og:image"), metas(&html, "twitter:image")], [[card.clone()], [card.clone()]]);
        assert_eq!(item(&html, "image"), square);
        let [article, data] = things(&html);
        assert_eq!(article["image"], serde_json::json!([card, square]));
        assert_eq!(article["mainEntityOfPage"], *own);
        let files: Vec<_> = data["distribution"].as_array().expect("files").iter().collect();
        let file = |ending: &str| format!("{own}data/gongxiaomei.{ending}");
        assert_eq!([&files[0]["contentUrl"], &files[1]["contentUrl"]], [&*file("csv"), &*file("json")]);
    }
}

#[test]
fn an_identity_without_entries_leaves_no_trace() {
    let empty: Value =
        serde_json::from_str(&fs::read_to_string(file("public/identity.json")).expect("a file")).expect("JSON");
    assert_eq!(empty.as_object().map(serde_json::Map::len), Some(22));
    for name in EDITIONS {
        assert!(page(name, Some("")) == page(name, None), "{name}");
        assert!(portal(name, Some(empty.clone())) == page(name, None), "{name}");
    }
}

/// The names of the catalogue's entries, in order.
const CATALOGUE: [&str; 11] = [
    "SiteName",
    "SiteDomain",
    "SiteIDCode",
    "ColumnName",
    "ColumnType",
    "ArticleTitle",
    "PubDate",
    "ContentSource",
    "Keywords",
    "Description",
    "Url",
];

/// The catalogue's entries that a page has, in order.
fn catalogued(page: &str) -> Vec<(String, String)> {
    let html = Html::parse_document(page);
    let of = |meta: &ElementRef, name| meta.value().attr(name).unwrap_or_default().to_string();
    let metas = all(&html, "head meta[name]");
    let metas = metas.iter().map(|meta| (of(meta, "name"), of(meta, "content")));
    metas.filter(|(name, _)| CATALOGUE.contains(&name.as_str())).collect()
}

#[test]
fn a_portal_that_says_everything_is_catalogued_in_full_and_in_order() {
    let said = serde_json::json!({
        "url": URL, "site_name": "某市人民政府", "site_domain": "www.example.gov.cn", "site_id_code": "3605000001",
        "column_name": "图解", "column_type": "政策解读", "article_title": "一图读懂“工小美”", "pub_date": "2024-05-01 09:30",
        "content_source": "市委宣传部", "keywords": "新余,工小美", "description": "三个字，三张图。",
    });
    let own =
        ["article_title", "content_source", "keywords", "description"].map(|name| said[name].as_str().expect("a text"));
    let expected = |[title, source, keywords, description]: [&str; 4], url: &str| -> Vec<(String, String)> {
        let values = [
            "某市人民政府",
            "www.example.gov.cn",
            "3605000001",
            "图解",
            "政策解读",
            title,
            "2024-05-01 09:30",
            source,
            keywords,
            description,
            url,
        ];
        let entries = CATALOGUE.into_iter().zip(values).filter(|(_, value)| !value.is_empty());
        entries.map(|(name, value)| (name.into(), value.into())).collect()
    };
    assert_eq!(catalogued(&portal(ORIGINAL, Some(said.clone()))), expected(own, URL));
    // Texts given for the original are not used for the translation.
    let Content { site, source, .. } = content(TRANSLATION);
    let known = [site.title.as_str(), &source.publisher, "", &site.description];
    assert_eq!(catalogued(&portal(TRANSLATION, Some(said))), expected(known, &format!("{URL}en/")));
}

#[test]
fn when_the_page_was_published_and_corrected_is_said_only_if_the_portal_says_it() {
    let article = |identity: Value| things(&Html::parse_document(&portal(ORIGINAL, Some(identity))))[0].clone();
    let known = article(serde_json::json!({ "pub_date": "2024-05-01 09:30", "correction_date": "2024-05-06 16:05" }));
    assert_eq!(known["datePublished"], "2024-05-01T09:30+08:00");
    assert_eq!(known["dateModified"], "2024-05-06T16:05+08:00");
    let unknown = article(serde_json::json!({ "site_name": "某市人民政府网" }));
    assert!(unknown.get("datePublished").is_none() && unknown.get("dateModified").is_none(), "{unknown}");
}

#[test]
fn a_portal_that_says_little_is_catalogued_by_what_the_page_knows() {
    for name in EDITIONS {
        let page = portal(name, Some(serde_json::json!({ "site_name": "某市人民政府" })));
        let Content { site, source, .. } = content(name);
        let expected = [
            ("SiteName", "某市人民政府"),
            ("ArticleTitle", &site.title),
            ("ContentSource", &source.publisher),
            ("Description", &site.description),
        ];
        assert_eq!(catalogued(&page), expected.map(|(name, value)| (name.into(), value.into())));
        let html = Html::parse_document(&page);
        let descriptions = all(&html, "head meta[name]").into_iter().filter_map(|meta| meta.value().attr("name"));
        assert_eq!(descriptions.filter(|name| name.eq_ignore_ascii_case("description")).count(), 1, "said twice");
        assert!(all(&html, "meta[content='']").is_empty());
        assert!(all(&html, "footer dl").is_empty());
    }
}

#[test]
fn the_data_are_of_their_source_and_the_article_of_who_publishes_the_page() {
    for name in EDITIONS {
        let content = content(name);
        let [article, data] = things(&Html::parse_document(&page(name, None)));
        let organization = |name: &str| serde_json::json!({ "@type": "Organization", "name": name });
        assert_eq!(data["creator"], organization(&content.source.publisher));
        assert_eq!((article.get("author"), article.get("publisher")), (None, None), "the portal is not known");
        let identity = Some(serde_json::json!({ "site_name": "某市人民政府网", "organiser": "某市人民政府" }));
        let [known, _] = things(&Html::parse_document(&portal(name, identity)));
        assert_eq!(known["author"], organization("某市人民政府"));
        assert_eq!(known["publisher"], known["author"]);
        assert_eq!(article["headline"], *content.site.title);
        assert_eq!(article["citation"]["name"], *content.source.release);
        assert_eq!(data["license"]["text"], content.terms());
        assert_eq!(article["isBasedOn"]["@id"], data["@id"]);
        for thing in [&article, &data] {
            assert_eq!(
                (&thing["inLanguage"], &thing["isAccessibleForFree"]),
                (&(*content.site.lang).into(), &true.into())
            );
        }
        let kinds = ["text/csv", "application/json"];
        for (file, kind) in data["distribution"].as_array().expect("files").iter().zip(kinds) {
            assert_eq!((&file["@type"], &file["encodingFormat"]), (&"DataDownload".into(), &kind.into()));
        }
    }
}

#[test]
fn markup_in_titles_stays_text() {
    let mut content = content(ORIGINAL);
    let nasty = "\"></title></script><script>alert(1)</script><!--/head-->";
    content.site.title = nasty.into();
    content.site.description = nasty.into();
    content.sharing.card = nasty.into();
    content.sharing.dataset = nasty.into();
    content.source.publisher = nasty.into();
    let edition = Edition::new(content, Default::default()).unwrap_or_else(|e| panic!("{e}"));
    let html =
        document::render(&edition, "<html lang=\"\"><head><!--head--><!--/head--></head><!--body--><!--/body-->");
    let html = Html::parse_document(&html.expect("a page"));
    // The boot script and the structured data.
    assert_eq!(all(&html, "head script").len(), 2);
    assert_eq!(all(&html, "head title")[0].text().collect::<String>(), nasty);
    assert_eq!(metas(&html, "og:title"), [nasty]);
    let [article, data] = things(&html);
    assert_eq!([&article["headline"], &data["name"]], [nasty, nasty]);
}

#[test]
fn a_messengers_card_has_a_title_of_two_lines_and_a_description_that_says_enough() {
    let site = content(ORIGINAL).site;
    assert!(site.title.chars().count() <= 28, "{}", site.title);
    let count = site.description.chars().count();
    assert!((50..=120).contains(&count), "{count} characters: {}", site.description);
    for name in EDITIONS {
        let site = content(name).site;
        assert!(!(site.title + &*site.description).contains(|c: char| c.is_ascii_digit()), "a figure typed by hand");
    }
}

#[test]
fn a_site_without_pictures_for_feeds_names_none() {
    let content = content(ORIGINAL);
    let icons = gongxiaomei::site::icon::load(&content, &file(gongxiaomei::site::icon::SET)).expect("icons");
    let mut edition = Edition::new(content, icons).expect("an edition");
    edition.assets.cards.clear();
    edition.assets.icon = "icon-1.svg".into();
    let shell = "<html lang=\"\"><head><!--head--><!--/head--><link rel=\"icon\" href=\"./icon-0.svg\">\n</head><!--body--><!--/body-->";
    let page = document::render(&edition, shell).expect("a page");
    assert!(!page.contains("card.png") && !page.contains("card-square.png") && !page.contains("og:image"));
    assert!(!oembed::oembed(&edition).expect("JSON").contains("thumbnail"));
    let html = Html::parse_document(&page);
    assert_eq!(metas(&html, "twitter:card"), ["summary"]);
    let icons: Vec<_> = all(&html, "link[rel=icon]").iter().map(|link| link.value().attr("href")).collect();
    assert_eq!(icons, [Some("icon-1.svg")], "that of the shell is replaced");
}

#[test]
fn the_cards_are_of_their_size_light_to_load_and_not_blank() {
    for (Card { file: name, width, height }, most) in [(CARD, 150_000), (SQUARE, 30_000)] {
        let bytes = fs::read(file("public").join(name)).unwrap_or_else(|e| panic!("{name}: {e}; run `make cards`"));
        assert!(bytes.len() < most, "{name} has {} bytes", bytes.len());
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        let info = reader.next_frame(&mut pixels).expect("pixels");
        assert_eq!((info.width, info.height), (width, height), "{name}");
        assert_eq!((info.color_type, info.bit_depth), (png::ColorType::Rgb, png::BitDepth::Eight), "{name}");
        let colours: BTreeSet<&[u8]> = pixels.chunks(3).collect();
        assert!(colours.len() > 8, "{name} has {} colours", colours.len());
        let ground = pixels.chunks(3).filter(|pixel| *pixel == &pixels[..3]).count();
        let share = 1.0 - ground as f64 / f64::from(width * height);
        assert!((0.08..0.95).contains(&share), "{name}: {share} is painted");
    }
}
