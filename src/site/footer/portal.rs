//! The portal in the footer: who is responsible for it and how they are reached, when the page was published and corrected, the
//! registration numbers, and the links that government websites must have.

use leptos::prelude::*;

use crate::check::identity::Identity;
use crate::model::messages::Portal as Words;
use crate::site::edition::Edition;
use crate::site::urls;
use crate::text::han::{CHINESE, language};

/// The register of websites.
const REGISTER: &str = "https://beian.miit.gov.cn/";

/// The police's register; the website's code is appended.
const POLICE: &str = "https://www.beian.gov.cn/portal/registerSystemInfo?recordcode=";

/// Where errors of a government website are reported; its code and the page's address are appended.
const ERRORS: &str = "https://zfwzgl.www.gov.cn/exposure/jiucuo.html?site_code=";

/// The register of names of government agencies; the number of the certificate is appended.
const AGENCIES: &str = "https://bszs.conac.cn/sitename?method=show&id=";

/// One row for each entry that the identity file has, and the links. Nothing is rendered if it has none.
#[component]
pub fn Portal<'a>(
    /// The edition it is of.
    edition: &'a Edition,
) -> impl IntoView + use<> {
    let (own, words) = (&edition.identity, &edition.content.portal);
    let rows = rows(edition, own, words);
    let links = links(edition, own, words);
    let rows = (!rows.is_empty()).then(|| view! { <dl class="portal">{rows}</dl> });
    let links = (!links.is_empty()).then(|| view! { <ul class="portal-links">{links}</ul> });
    view! { {rows} {links} }
}

fn rows(edition: &Edition, own: &Identity, words: &Words) -> Vec<AnyView> {
    let police = own.police_code().map(|code| [POLICE, code].concat());
    // A portal that dates its pages dates their corrections; a page that is part of none has no row of one.
    let dated = !(own.pub_date.is_empty() && own.correction_date.is_empty());
    let corrected = if dated { edition.corrected_on().to_string() } else { String::new() };
    let rows = [
        (&words.organiser, &own.organiser, Value::Text),
        (&words.undertaker, &own.undertaker, Value::Text),
        (&words.contact, &own.contact, Value::Text),
        (&words.published, &own.pub_date, Value::Moment),
        (&words.corrected, &corrected, Value::Moment),
        (&words.site_id_code, &own.site_id_code, Value::Text),
        (&words.icp, &own.icp, Value::Link(Some(REGISTER.into()), None)),
        (&words.police, &own.police, Value::Link(police, own.picture("police_icon"))),
    ];
    rows.into_iter()
        .filter(|(_, value, _)| !value.is_empty())
        .map(|(label, value, kind)| {
            let chinese = language(value, &edition.content.site.lang) != edition.content.site.lang;
            let (label, value) = (label.clone(), value.clone());
            let value = match kind {
                Value::Text | Value::Link(None, _) => value.into_any(),
                // As HTML has a moment, the text is its own machine-readable form.
                Value::Moment => {
                    let moment = value.clone();
                    view! { <time datetime=moment>{value}</time> }.into_any()
                }
                Value::Link(Some(href), picture) => link(edition, href, picture, value),
            };
            view! { <div><dt>{label}</dt><dd lang=chinese.then_some(CHINESE)>{value}</dd></div> }.into_any()
        })
        .collect()
}

/// What the value of a row is shown as.
enum Value {
    Text,
    Moment,
    /// An address, if there is one, and a picture of the portal's.
    Link(Option<String>, Option<String>),
}

/// The links to report errors and to the certificate, if the portal has the numbers they take.
fn links(edition: &Edition, own: &Identity, words: &Words) -> Vec<AnyView> {
    // The page's address stands in that of the link, as the form of a query has it.
    let address = urls::address(edition).map(|address| encoded(&address)).unwrap_or_default();
    let errors = [ERRORS, &own.site_id_code, "&url=", &address].concat();
    let agency = [AGENCIES, &own.agency_id].concat();
    let links = [
        (&own.site_id_code, errors, "error_report_icon", &words.error_report),
        (&own.agency_id, agency, "agency_icon", &words.agency),
    ];
    links
        .into_iter()
        .filter(|(number, ..)| !number.is_empty())
        .map(|(_, href, icon, text)| {
            let link = link(edition, href, own.picture(icon), text.clone());
            view! { <li>{link}</li> }.into_any()
        })
        .collect()
}

/// A link in a new tab, since the registers refuse to be framed and the page may be in an iframe.
fn link(edition: &Edition, href: String, picture: Option<String>, text: String) -> AnyView {
    let picture = picture.map(|name| {
        let address = edition.root() + &name;
        view! { <img src=address alt="" loading="lazy"/> }
    });
    view! { <a href=href target="_blank" rel="noopener">{picture} {text}</a> }.into_any()
}

/// An address within the query of another.
fn encoded(address: &str) -> String {
    url::form_urlencoded::byte_serialize(address.as_bytes()).collect()
}
