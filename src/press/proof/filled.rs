//! Texts with their figures and names filled in, each figure with its number in the list of figures.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::model::content::Content;
use crate::model::lookup::Property;
use crate::model::prose::{Piece, pieces};

/// A text of an edition. What stands in braces and is neither a figure nor a name stays as it is written: something is put there on the
/// page, or it is a fault.
pub fn text(sheet: &Sheet, content: &Content, text: &str) -> AnyView {
    if text.is_empty() {
        return view! { <em class="none">{sheet.word("proof-none")}</em> }.into_any();
    }
    let Ok(pieces) = pieces(text) else { return text.to_string().into_any() };
    let view = |piece| match piece {
        Piece::Text(text) => text.to_string().into_any(),
        Piece::Fact(id) if content.ledger.fact(id).is_some() => {
            let said = content.worded(id);
            let number = sheet.number(id).map(|number| number.to_string());
            view! { <a href=anchor(id)>{said}<sup>{number}</sup></a> }.into_any()
        }
        Piece::Fact(id) if is_known(content, id) => view! { <b>{content.worded(id)}</b> }.into_any(),
        Piece::Fact(id) => format!("{{{id}}}").into_any(),
    };
    pieces.into_iter().map(view).collect::<Vec<_>>().into_any()
}

/// Whether this refers to a name, or to a property of a figure or a name.
fn is_known(content: &Content, reference: &str) -> bool {
    let (id, property) = Property::split(reference);
    content.name(reference).is_some() || property.is_some_and(|property| content.property(id, property).is_some())
}

/// The address of a figure in the list of figures.
pub fn anchor(fact: &str) -> String {
    format!("#figure-{fact}")
}
