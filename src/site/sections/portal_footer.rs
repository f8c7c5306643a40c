//! The portal's rows in the footer: who is responsible for it, and its registration numbers.

use leptos::prelude::*;

use crate::site::edition::Edition;
use crate::text::han::{CHINESE, language};

/// The register of websites.
const REGISTER: &str = "https://beian.miit.gov.cn/";

/// The police's register; the website's code is appended.
const POLICE: &str = "https://www.beian.gov.cn/portal/registerSystemInfo?recordcode=";

/// One row for each entry that the identity file has. Nothing is rendered if it has none.
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
            let chinese = language(value, &edition.content.site.lang) != edition.content.site.lang;
            let value = value.clone();
            // A new tab: the registers refuse to be framed, and the page may be in a frame.
            let value = match link {
                Some(href) => view! { <a href=href target="_blank" rel="noopener">{value}</a> }.into_any(),
                None => value.into_any(),
            };
            view! { <div><dt>{label}</dt><dd lang=chinese.then_some(CHINESE)>{value}</dd></div> }.into_any()
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <dl class="portal">{rows}</dl> })
}
