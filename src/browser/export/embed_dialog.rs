//! Fills the embed dialog: the choices become a code to copy, and a preview.

use crate::page::dom_names::{EXPORT_TYPES, PART, attr, class, id};
use const_format::concatcp;
use wasm_bindgen::JsCast;
use web_sys::js_sys::Reflect;
use web_sys::{Document, Element, Event, HtmlElement, HtmlIFrameElement, HtmlSelectElement};

use crate::browser::dom::dialog;
use crate::browser::dom::dialog::ASKED;
use crate::browser::dom::events::listen;
use crate::browser::dom::{json, query, trusted_types};
use crate::page::embed_choice::{EmbedChoice, EmbedOption};
use crate::page::settings::THEME;
use crate::text::html_escape::escape;

/// Fills the dialog whenever it is opened, and handles its choices.
pub fn init(document: &Document) {
    let Some(dialog) = dialog::by_id(document, id::EMBED) else {
        return;
    };
    let (page, of) = (document.clone(), dialog.clone());
    listen(&dialog, "change", move |_: Event| fill(&page, &of));
    let (page, of) = (document.clone(), dialog.clone());
    listen(&dialog, ASKED, move |_: Event| begin(&page, &of));
    if dialog.has_attribute("open") {
        begin(document, &dialog);
    }
}

/// Selects the part that the dialog was opened for, and fills the dialog.
fn begin(document: &Document, dialog: &HtmlElement) {
    let place = query::one(dialog.query_selector(concatcp!("[", attr::CHOICES, "]")));
    if place.is_some_and(|place| make_choices(document, &place).is_none()) {
        return dialog::show(dialog, class::FAILED);
    }
    let part = dialog.get_attribute(attr::PART).unwrap_or_default();
    if let Some(parts) = select(dialog, "part") {
        parts.set_value(&part);
        if parts.selected_index() < 0 {
            parts.set_value("");
        }
    }
    fill(document, dialog);
    dialog::show(dialog, class::MADE);
}

/// Makes the selects, from the list in an attribute. Does nothing the second time: the attribute is gone.
fn make_choices(document: &Document, place: &Element) -> Option<()> {
    let list = place.get_attribute(attr::CHOICES)?;
    let choices = json::from_str::<Vec<EmbedChoice>>(&list).ok()?;
    place.remove_attribute(attr::CHOICES).ok()?;
    for EmbedChoice { label, name, options } in choices {
        let select = document.create_element("select").ok()?;
        select.set_attribute("name", &name).ok()?;
        for EmbedOption { value, name, id, picture, about, selected } in options {
            let option = document.create_element("option").ok()?;
            option.set_text_content(Some(&name));
            // The value is set even if it is empty: without one, an option's text is its value.
            for (attribute, value) in
                [("value", &value), (attr::ID, &id), (attr::PICTURE, &picture), (attr::ABOUT, &about)]
            {
                option.set_attribute(attribute, value).ok()?;
            }
            option.toggle_attribute_with_force("selected", selected).ok()?;
            select.append_child(&option).ok()?;
        }
        let named = document.create_element("label").ok()?;
        named.set_text_content(Some(&[&label, " "].concat()));
        named.append_child(&select).ok()?;
        place.append_child(&named).ok()?;
    }
    Some(())
}

fn select(dialog: &HtmlElement, name: &str) -> Option<HtmlSelectElement> {
    query::one(dialog.query_selector(&["select[name=", name, "]"].concat()))?.dyn_into().ok()
}

/// The chosen option of a select element.
fn chosen(dialog: &HtmlElement, name: &str) -> Option<Element> {
    let select = select(dialog, name)?;
    select.options().item(select.selected_index().try_into().ok()?)
}

fn value(option: Option<&Element>, attribute: &str) -> String {
    option.and_then(|option| option.get_attribute(attribute)).unwrap_or_default()
}

fn fill(document: &Document, dialog: &HtmlElement) {
    let (part, kind) = (chosen(dialog, "part"), chosen(dialog, "kind"));
    let (theme, width) =
        (value(chosen(dialog, "theme").as_ref(), "value"), value(chosen(dialog, "width").as_ref(), "value"));
    let code = Code {
        page: document.location().and_then(|l| l.href().ok()).unwrap_or_default(),
        title: dialog.get_attribute(attr::NAME).unwrap_or_default(),
        slug: dialog.get_attribute(attr::SLUG).unwrap_or_default(),
        name: part.as_ref().and_then(|part| part.text_content()).unwrap_or_default(),
        script: dialog.get_attribute(attr::SCRIPT).unwrap_or_default(),
        integrity: dialog.get_attribute(attr::INTEGRITY).unwrap_or_default(),
        height: dialog.get_attribute(attr::HEIGHT).unwrap_or_default(),
        query: value(part.as_ref(), "value"),
        id: value(part.as_ref(), attr::ID),
        picture: value(part.as_ref(), attr::PICTURE),
        theme: theme.clone(),
        width: width.clone(),
    };
    let kind_of = value(kind.as_ref(), "value");
    let written = match kind_of.as_str() {
        "image" => code.image(),
        kind => code.frame(kind == "script"),
    };
    if let Some(area) = query::one(dialog.query_selector("textarea")) {
        area.set_text_content(Some(&written));
    }
    if let Some(about) = query::one(dialog.query_selector(concatcp!(".", class::ABOUT))) {
        about.set_text_content(Some(&value(kind.as_ref(), attr::ABOUT)));
    }
    if let Some(place) = query::one(dialog.query_selector(concatcp!(".", class::PREVIEW))) {
        place.set_text_content(None);
        let shown = if kind_of == "image" { picture(document, &code) } else { frame(document, &code) };
        if let Some(shown) = shown {
            let _ = shown.style().set_property("width", &width);
            let _ = place.append_child(&shown);
        }
    }
}

/// Everything an embed code is made of.
struct Code {
    page: String,
    title: String,
    slug: String,
    name: String,
    script: String,
    /// The integrity hash of that script; empty if unknown.
    integrity: String,
    height: String,
    query: String,
    id: String,
    picture: String,
    theme: String,
    width: String,
}

impl Code {
    /// The address of a file beside the page.
    fn beside(&self, file: &str) -> String {
        web_sys::Url::new_with_base(file, &self.page).map_or_else(|_| file.into(), |url| url.href())
    }

    /// The address of the page without query and fragment.
    fn address(&self) -> &str {
        self.page.split(['?', '#']).next().unwrap_or_default()
    }

    fn titled(&self) -> String {
        if self.query.is_empty() { self.title.clone() } else { [self.title.as_str(), " · ", &self.name].concat() }
    }

    fn frame(&self, follows: bool) -> String {
        let mut query = String::from("?embed");
        for (name, asked) in [("&", &self.query), ("&theme=", &self.theme)] {
            if !asked.is_empty() {
                query += &[name, asked].concat();
            }
        }
        if !self.query.is_empty() {
            // Where a policy keeps the boot script from running, the fragment selects the part.
            query += &["#", PART, &self.query.replace("section=", "").replace('=', "-")].concat();
        }
        let [address, title] = [[self.address(), &query].concat(), self.titled()].map(|text| escape(&text));
        let mark = if follows { [" data-", &self.slug].concat() } else { String::new() };
        let width = self.width.trim_end_matches("px");
        let mut code = [
            "<iframe",
            &mark,
            " src=\"",
            &address,
            "\" title=\"",
            &title,
            "\" width=\"",
            width,
            "\" height=\"",
            &self.height,
            "\" loading=\"lazy\" frameborder=\"0\"></iframe>",
        ]
        .concat();
        if follows {
            let [script, integrity] = [self.beside(&self.script), self.integrity.clone()].map(|text| escape(&text));
            code += &["\n<script src=\"", &script, "\""].concat();
            if !integrity.is_empty() {
                code += &[" integrity=\"", &integrity, "\" crossorigin"].concat();
            }
            code += " async></script>";
        }
        code
    }

    fn image(&self) -> String {
        let mut link = self.address().to_string();
        if !self.id.is_empty() {
            link += &["#", &self.id].concat();
        }
        let [link, picture, title] = [link, self.beside(&self.picture), self.titled()].map(|text| escape(&text));
        let width = self.width.trim_end_matches("px");
        ["<a href=\"", &link, "\"><img src=\"", &picture, "\" alt=\"", &title, "\" width=\"", width, "\"></a>"].concat()
    }
}

fn picture(document: &Document, code: &Code) -> Option<HtmlElement> {
    let image = document.create_element("img").ok()?;
    image.set_attribute("src", &code.beside(&code.picture)).ok()?;
    image.set_attribute("alt", &code.titled()).ok()?;
    image.dyn_into().ok()
}

/// The page as the iframe will show it, without its scripts: a document of its own (`srcdoc`), so that it has the chosen width whatever
/// the window's, and works under a policy that allows no frames.
fn frame(document: &Document, code: &Code) -> Option<HtmlElement> {
    let frame: HtmlIFrameElement = document.create_element("iframe").ok()?.dyn_into().ok()?;
    let root = document.document_element()?;
    let all = |selector: &str| query::all(document.query_selector_all(selector)).into_iter();
    let head: String = all("head link[rel=stylesheet]").map(|link| link.outer_html()).collect();
    let copy: Element = document.get_element_by_id(id::CONTENT)?.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    let mut part = "";
    let asked = match code.query.as_str() {
        "" => None,
        "section=overview" => Some("top"),
        _ => Some(code.id.as_str()),
    };
    if let Some(id) = asked {
        part = if id.starts_with("chart-") {
            concatcp!(" ", attr::EMBED_PART, "=\"chart\"")
        } else {
            concatcp!(" ", attr::EMBED_PART, "=\"section\"")
        };
        let shown = copy.query_selector(&["[id=\"", id, "\"]"].concat()).ok().flatten()?;
        shown.set_attribute(attr::EMBED_SHOWN, "").ok()?;
        let mut ancestor = shown.parent_element();
        while let Some(element) = ancestor {
            element.set_attribute(attr::EMBED_PATH, "").ok()?;
            ancestor = element.parent_element();
        }
    }
    for element in
        query::all(copy.query_selector_all(concatcp!("canvas, .", class::MARKS, ", .", class::TIP, ", .", class::REM)))
    {
        element.remove();
    }
    let asked = if code.theme.is_empty() { THEME.framed.unwrap_or_default() } else { &code.theme };
    let theme =
        if asked == THEME.default() { String::new() } else { [" ", THEME.attribute, "=\"", asked, "\""].concat() };
    let lang = root.get_attribute("lang").unwrap_or_default();
    let credit: String = all(concatcp!(".", class::CREDIT)).map(|credit| credit.outer_html()).collect();
    let html = [
        "<!DOCTYPE html><html lang=\"",
        &escape(&lang),
        concatcp!("\" ", attr::EMBED, " ", attr::FRAMED),
        part,
        concatcp!(" ", attr::EMBED_FOUND),
        &theme,
        "><head><meta charset=\"utf-8\">",
        &head,
        // Not defined there: style/alive.css.
        "</head><body inert><page-scripted></page-scripted><page-alive></page-alive>",
        &copy.outer_html(),
        &credit,
        "</body></html>",
    ]
    .concat();
    // Sandboxed: no scripts, forms or navigation. Same-origin, so that it can load this site's style.
    frame.set_attribute("sandbox", "allow-same-origin").ok()?;
    Reflect::set(&frame, &"srcdoc".into(), &trusted_types::html(EXPORT_TYPES, &html)).ok()?;
    frame.set_attribute("title", &code.titled()).ok()?;
    frame.set_attribute("height", &code.height).ok()?;
    frame.set_attribute("tabindex", "-1").ok()?;
    Some(frame.into())
}
