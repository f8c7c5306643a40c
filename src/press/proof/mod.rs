//! The proof sheet (校样单) of a content, for three reviews and three proofs: every sentence, figure and chart of all editions on pages of
//! A4, what the checks say, and places to sign. One file that requests nothing. It has neither a date nor a place of a file: the same
//! content makes the same sheet.

mod charts;
mod checks;
mod corrections;
mod cover;
mod figures;
mod filled;
mod results;
mod sheet;
mod words;

use leptos::prelude::*;
use sha2::{Digest, Sha256};

use super::editions;
use super::package::{Choices, Package};
use super::unmade::Unmade;
use crate::chart::Role;
use crate::chart::render::paint;
use crate::check::{Lang, say};
use crate::model::content::Content;
use crate::model::copy_rules::Avoided;
use crate::site::icon::Icons;
use crate::site::{csp, document, static_svg};
use crate::text::han::is_chinese;
use crate::text::html_escape::escape;
use checks::Checks;
use sheet::{Sheet, Shown};

/// A proof sheet.
pub struct Proof {
    /// It, as an HTML document.
    pub html: String,
    /// How many faults it lists: a site is made of the content only if there are none.
    pub faults: usize,
}

/// The style of the sheet.
const STYLE: &str = include_str!("proof.css");

/// The digits of the sum that stand on every page.
const SHORT: usize = 16;

/// Makes the proof sheet of a content and its translations. `avoided` are the words that the portal's own list is against; `lang` is the
/// language of the sheet's own words, if not that of the content.
///
/// # Errors
/// [`Unmade`] if the original has faults so that nothing can be told of it: everything that has to be corrected first.
pub fn proof(
    package: &Package,
    icons: &Icons,
    avoided: &[Avoided],
    choices: &Choices,
    lang: Option<Lang>,
) -> Result<Proof, Unmade> {
    let read = editions::readable(package, choices);
    let Some(original) = read.first().map(|(.., content)| content) else {
        super::check(package, icons, choices)?;
        return Err(Unmade::because(say("proof-unreadable", &[])));
    };
    let own = if is_chinese(&original.site.lang) { Lang::Chinese } else { Lang::English };
    let lang = lang.unwrap_or(own);
    let title = [say("proof-title", &[]).said(lang), &original.site.title].join(" · ");
    let palette = colours(original);
    let tag = if lang == Lang::Chinese { "zh-CN" } else { "en" };
    let checks = Checks::run(package, icons, avoided, choices);
    let editions: Vec<Shown> =
        read.into_iter().map(|(name, bytes, content)| Shown { name, sum: sum(bytes), content }).collect();
    // What `sha256sum` prints of the files, and of that.
    let list: String = editions.iter().map(|shown| format!("{}  {}\n", shown.sum, shown.name)).collect();
    let sheet = Sheet { lang, sum: sum(list.as_bytes()), editions, checks };
    let body = document::html(|| body(&sheet));
    let style = [STYLE, &palette].concat();
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src '{}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>{style}</style>\n\
         </head>\n<body>\n{body}\n</body>\n</html>\n",
        csp::hash(&style),
        escape(&title),
    );
    Ok(Proof { html, faults: sheet.checks.faults })
}

/// The SHA-256 of bytes, in hexadecimal digits.
fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The colours of the charts, for the style.
fn colours(content: &Content) -> String {
    let palette = static_svg::light(content);
    let colour = |role: Role| {
        let (r, g, b) = paint::colour(&palette, role);
        format!("{}:#{r:02x}{g:02x}{b:02x};", role.token())
    };
    format!(":root{{{}}}", Role::ALL.map(colour).concat())
}

/// The sheet in a table, whose head browsers print on every page.
fn body(sheet: &Sheet) -> impl IntoView + use<> {
    let short: String = sheet.sum.chars().take(SHORT).collect();
    let name = sheet.original().map(|content| content.site.name.clone());
    view! {
        <table class="paper" role="presentation">
            <thead>
                <tr>
                    <td class="running">
                        <span>{sheet.word("proof-title")} " · " {name}</span>
                        <span>{sheet.word("proof-sum")} " " <code>{short}</code></span>
                    </td>
                </tr>
            </thead>
            <tbody>
                <tr>
                    <td>
                        <main>
                            {cover::view(sheet)} {results::view(sheet)} {words::reading(sheet)} {figures::view(sheet)}
                            {corrections::view(sheet)} {charts::view(sheet)} {words::others(sheet)}
                        </main>
                    </td>
                </tr>
            </tbody>
        </table>
    }
}
