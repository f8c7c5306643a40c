//! The table of all figures: search, filters, sorting. Initialised when it is first opened; it costs nothing before.

use crate::page::dom_names::{attr, class};
use const_format::concatcp;
use std::cell::{Cell, RefCell};
use std::cmp::Ordering;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::js_sys::{Array, JsString, Object};
use web_sys::{Document, Event, HtmlElement, HtmlFormElement, HtmlInputElement, HtmlTemplateElement};

use super::announcer;
use crate::browser::dom::events::{closest, listen, set_timeout};
use crate::browser::dom::query;
use crate::page::data::{PageData, Unread};

/// How long after the last input the number of rows found is announced, in milliseconds.
const PAUSE: i32 = 400;

/// The ARIA roles of the table's parts. Laid out as blocks, it loses its table semantics in some engines unless the roles are explicit;
/// in the HTML they would be redundant, and a validator rejects them.
const ROLES: [(&str, &str); 6] = [
    ("table", "table"),
    ("thead, tbody", "rowgroup"),
    ("tr", "row"),
    ("thead th", "columnheader"),
    ("tbody th", "rowheader"),
    ("td", "cell"),
];

/// Initialises the table when it is opened; one that was opened before the wasm ran, when it is next closed or opened.
pub fn init(document: &Document, live: Rc<PageData<Unread>>) {
    let details = query::one(document.query_selector(concatcp!(".", class::OPEN_DATA, " details")));
    let summary = query::one(document.query_selector(concatcp!(".", class::OPEN_DATA, " summary")));
    if let (Some(details), Some(summary)) = (details, summary) {
        // A click comes before the table is shown, but it may also be opened otherwise, by find in page for example.
        for (target, event) in [(&summary, "click"), (&details, "toggle")] {
            let (details, live) = (details.clone(), live.clone());
            listen(target, event, move |_: Event| {
                let _ = wake(&details, &live);
            });
        }
    }
}

/// Shows the controls and handles their events. Does nothing the second time: the template is gone.
fn wake(details: &HtmlElement, live: &Rc<PageData<Unread>>) -> Option<()> {
    let template: HtmlTemplateElement = query::one(details.query_selector("template"))?.dyn_into().ok()?;
    template.replace_with_with_node_1(&template.content()).ok()?;
    let form = query::one(details.query_selector("form"))?;
    let rows = query::all(details.query_selector_all("tbody tr")).into_iter().map(Row::new).collect();
    let records = Rc::new(Records {
        live: live.clone(),
        table: query::one(details.query_selector("table"))?,
        body: query::one(details.query_selector("tbody"))?,
        field: query::one(form.query_selector("input"))?.unchecked_into(),
        found: query::one(form.query_selector("p span"))?,
        clear: query::one(form.query_selector("p button"))?,
        form: form.clone().unchecked_into(),
        rows,
        sorted: RefCell::default(),
        turn: Cell::new(0),
    });
    for (part, role) in ROLES {
        for part in query::all(details.query_selector_all(part)) {
            let _ = part.set_attribute("role", role);
        }
    }
    // The sort buttons replace the text of their column heads.
    for part in query::all(details.query_selector_all("thead span, thead button")) {
        part.set_hidden(part.tag_name() == "SPAN");
    }
    records.found.set_text_content(Some(&records.show()));
    let narrowed = records.clone();
    listen(&form, "input", move |_: Event| narrowed.clone().answer());
    listen(&form, "submit", |event: Event| event.prevent_default());
    listen(details, "click", move |event: Event| {
        if let Some(button) = closest(event.target(), "thead button").and_then(|button| button.dyn_into().ok()) {
            records.sort(button);
        } else if closest(event.target(), "p button").is_some() {
            records.form.reset();
            let _ = records.field.focus();
        } else {
            return;
        }
        records.clone().answer();
    });
    Some(())
}

/// A row with the text that is searched: its own, its figure's id and its bare number.
struct Row {
    element: HtmlElement,
    subject: String,
    text: String,
}

impl Row {
    fn new(element: HtmlElement) -> Row {
        let part = |selector| query::one(element.query_selector(selector));
        let attribute = |selector, name| part(selector).and_then(|part| part.get_attribute(name)).unwrap_or_default();
        let text = element.text_content().unwrap_or_default();
        let text = [text, attribute("a", "href"), attribute("data", "value")].join(" ");
        let subject = part("th").and_then(|head| head.text_content()).unwrap_or_default();
        Row { text: folded(&text), subject, element }
    }
}

/// Text folded for search: without differences of case, and of full-width and other compatibility forms.
fn folded(text: &str) -> String {
    JsString::from(text).normalize("NFKC").to_lower_case().into()
}

struct Records {
    live: Rc<PageData<Unread>>,
    form: HtmlFormElement,
    field: HtmlInputElement,
    found: HtmlElement,
    clear: HtmlElement,
    table: HtmlElement,
    body: HtmlElement,
    /// In the order of the ledger.
    rows: Vec<Row>,
    /// The sort button whose order the rows have, and whether reversed; `None` for the order of the ledger.
    sorted: RefCell<Option<(HtmlElement, bool)>>,
    /// Counts the queries: a pending announcement is dropped when there is a newer query.
    turn: Cell<u32>,
}

impl Records {
    /// Shows the matching rows, and announces their number once the reader has stopped typing.
    fn answer(self: Rc<Records>) {
        let summary = self.show();
        self.found.set_text_content(Some(&summary));
        let turn = self.turn.get().wrapping_add(1);
        self.turn.set(turn);
        set_timeout(
            PAUSE,
            Box::new(move || {
                if self.turn.get() == turn {
                    announcer::announce(&summary);
                }
            }),
        );
    }

    /// Shows only the rows that match. Returns their number and order in words.
    fn show(&self) -> String {
        let search = folded(&self.field.value());
        let choices = query::all(self.form.query_selector_all(":checked"));
        let choices: Vec<String> = choices.iter().filter_map(|choice| choice.get_attribute("value")).collect();
        let mut count = 0;
        for Row { element, text, .. } in &self.rows {
            let chosen = |choice: &String| choice.is_empty() || element.matches(choice).unwrap_or(true);
            let fits = choices.iter().all(chosen) && search.split(' ').all(|word| text.contains(word));
            element.set_hidden(!fits);
            count += usize::from(fits);
        }
        self.table.set_hidden(count == 0);
        self.clear.set_hidden(count == self.rows.len());
        let word = |of: &HtmlElement, name: &str| of.get_attribute(name).unwrap_or_default();
        if count == 0 {
            return word(&self.form, attr::NOTHING);
        }
        let order = match &*self.sorted.borrow() {
            Some((head, back)) => word(head, if *back { attr::BACK } else { attr::FORTH }),
            None => word(&self.form, attr::ORDER),
        };
        let found = word(&self.form, attr::FOUND).replace("{n}", &count.to_string());
        [found, order].join(&self.live.words.clause_comma)
    }

    /// Sorts by a column: the first press in its order, the second reversed, the third restores the order of the ledger.
    fn sort(&self, head: HtmlElement) {
        let back = match self.sorted.take() {
            Some((last, back)) if last == head => (!back).then_some(true),
            _ => Some(false),
        };
        if let Some(last) = query::one(self.table.query_selector("[aria-sort]")) {
            let _ = last.remove_attribute("aria-sort");
        }
        let by = head.get_attribute(attr::SORT).unwrap_or_default();
        let mut rows: Vec<&Row> = self.rows.iter().collect();
        if let Some(back) = back {
            // For values, the first order is descending.
            let rises = back == (by == attr::SIZE);
            if let Some(head) = head.parent_element() {
                let _ = head.set_attribute("aria-sort", if rises { "ascending" } else { "descending" });
            }
            rows.sort_by(|a, b| {
                let order = self.compare(a, b, &by);
                if back { order.reverse() } else { order }
            });
        }
        for row in rows {
            let _ = self.body.append_child(&row.element);
        }
        self.sorted.replace(back.map(|back| (head, back)));
    }

    /// Compares the rows' ranks in this order; if there are none, their subjects, by the rules of the language.
    fn compare(&self, a: &Row, b: &Row, by: &str) -> Ordering {
        let rank = |row: &Row| row.element.get_attribute(by)?.parse::<usize>().ok();
        match (rank(a), rank(b)) {
            (None, None) => {
                let langs = Array::of1(&JsString::from(self.live.lang.as_str()));
                JsString::from(a.subject.as_str()).locale_compare(&b.subject, &langs, &Object::new()).cmp(&0)
            }
            // A row without a number comes first: without a total order `sort_by` may panic.
            (a, b) => a.cmp(&b),
        }
    }
}
