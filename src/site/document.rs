//! Renders the whole document, into the shell made by Trunk.

use any_spawner::Executor;
use leptos::prelude::*;

use super::boot_script::boot_script;
use super::dialogs::embed::EmbedDialog;
use super::dialogs::picture::PictureDialog;
use super::dialogs::poster::PosterDialog;
use super::edition::Edition;
use super::footer::corrections::{Corrections, PictureAnswer};
use super::footer::portal::Portal;
use super::footer::releases::Releases;
use super::head::metadata::head;
use super::navigation::Navigation;
use super::sections::closing::Closing;
use super::sections::credit::Credit;
use super::sections::data_table::OpenData;
use super::sections::display_settings::Settings;
use super::sections::hero::HeroView;
use super::sections::prose::plain;
use super::sections::section::SectionView;
use super::sections::share_section::ShareSectionView;
use crate::page::dom_names::id;
use crate::text::html_escape::{escape, in_script};

/// The comments around the part of the head that is rendered; [`BODY`] around that of the body. They stay in the page, so that it can be
/// used as a shell: an editor can render it again from corrected content, without Trunk and without a compiler.
pub const HEAD: (&str, &str) = ("<!--head-->", "<!--/head-->");
/// See [`HEAD`].
pub const BODY: (&str, &str) = ("<!--body-->", "<!--/body-->");
/// What is around the language of the document.
pub const LANG: (&str, &str) = ("<html lang=\"", "\"");

/// A shell lacks one of these pairs of delimiters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoPlace(pub &'static str, pub &'static str);

impl std::fmt::Display for NoPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the shell has no {} … {} (index.html must keep both, once)", self.0, self.1)
    }
}

/// Puts an edition into a shell, or into a page rendered before.
///
/// # Errors
/// [`NoPlace`] if the shell lacks the delimiters of the head, the body or the language.
pub fn render(edition: &Edition, shell: &str) -> Result<String, NoPlace> {
    let (lang, root) = (escape(&edition.content.site.lang), edition.root());
    // The shell's addresses are relative to its folder, which is the root of the site or that of an edition.
    let from = if root.is_empty() { "\"./".into() } else { format!("\"{root}") };
    let mut page = shell.trim_start_matches(BOM).replace("\"../", "\"./").replace("\"./", &from);
    // That of an older page is outside of what is rendered.
    while let Some((before, rest)) = page.split_once(ICON) {
        let after = rest.split_once('>').map_or("", |(_, after)| after);
        page = [before, after.strip_prefix('\n').unwrap_or(after)].concat();
    }
    for ((open, close), filling) in [(LANG, lang), (HEAD, whole_head(edition)), (BODY, body(edition))] {
        let missing = NoPlace(open, close);
        let (before, rest) = page.split_once(open).ok_or_else(|| missing.clone())?;
        let (_, after) = rest.split_once(close).ok_or(missing)?;
        page = [before, open, &filling, close, after].concat();
    }
    // Takes precedence over the encoding in the server's header: old servers declare everything as GBK.
    page.insert(0, BOM);
    Ok(page)
}

/// The head's HTML: the boot script, before anything that it may act on, then the metadata.
fn whole_head(edition: &Edition) -> String {
    ["<script>\n", &boot_script(&edition.content.slug), "\n</script>\n", &head(edition)].concat()
}

/// The body's HTML: navigation, first screen, sections, footer, dialogs, and the page's data for the browser.
pub fn body(edition: &Edition) -> String {
    html(|| page(edition))
}

/// The HTML of a view that nothing hydrates but islands.
pub fn html<V: IntoView>(view: impl FnOnce() -> V) -> String {
    // Fails only if there already is an executor, which serves as well.
    let _ = Executor::init_futures_executor();
    let owner = Owner::new_root(Some(std::sync::Arc::new(hydration_context::SsrSharedContext::new())));
    // Only dynamic children need the markers, and islands have none.
    owner.with(|| view().to_html()).replace(HYDRATION_MARKER, "")
}

/// Where the link to an icon begins.
const ICON: &str = "<link rel=\"icon\"";

/// The byte order mark.
const BOM: char = '\u{feff}';

/// Leptos' marker, by which hydration finds dynamic children. In HTML it is a malformed comment.
const HYDRATION_MARKER: &str = "<!>";

fn page(edition: &Edition) -> impl IntoView + use<> {
    let content = &edition.content;
    let words = content.words.clone();
    let live = edition.live();
    let carried = in_script(&serde_json::to_string(&live).unwrap_or_default());
    let sections = content
        .sections
        .iter()
        .map(|section| view! { <SectionView edition=edition section=section/> })
        .collect::<Vec<_>>();
    view! {
        // Defined when scripts start, and when the page is alive: style/alive.css.
        <page-scripted></page-scripted>
        <page-alive></page-alive>
        <header class="bar">
            <a class="skip" href="#content">{words.skip}</a>
            <Navigation edition=edition/>
            <Settings edition=edition/>
        </header>
        <main id=id::CONTENT>
            <HeroView edition=edition/>
            {sections}
            <Closing edition=edition/>
            <OpenData edition=edition/>
            <ShareSectionView edition=edition/>
        </main>
        <footer class="source">
            <Releases edition=edition/>
            <Corrections edition=edition/>
            <p><b>{words.licence}</b> " " {plain(edition, content.terms())}</p>
            <Portal edition=edition/>
            <p class="address"></p>
            <p><a href="#top">{words.top}</a></p>
        </footer>
        <Credit edition=edition/>
        <PosterDialog edition=edition/>
        <PictureDialog edition=edition/>
        <EmbedDialog edition=edition/>
        <PictureAnswer edition=edition/>
        // Not role="status", which is read as “status bar” at the end of the page.
        <p class="said" id=id::STATUS aria-live="polite" aria-atomic="true"></p>
        <script type="application/json" id=id::DATA inner_html=carried></script>
    }
}
