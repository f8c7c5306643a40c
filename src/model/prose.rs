//! Prose with figures in it: `营收{steel-revenue}` is text, then the fact with that id. There is no other markup.

use super::Content;
use super::lookup::Property;

/// A piece of prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text as it is.
    Text(&'a str),
    /// The id in braces, of a fact, a name or, with a suffix, a verb of status.
    Fact(&'a str),
}

/// A `{` without a `}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclosed {
    /// The text after the unclosed brace.
    pub rest: String,
}

/// Splits prose into text and ids.
///
/// # Errors
/// [`Unclosed`] if a `{` has no `}`.
pub fn pieces(prose: &str) -> Result<Vec<Piece<'_>>, Unclosed> {
    let mut out = Vec::new();
    let mut rest = prose;
    while let Some((text, tail)) = rest.split_once('{') {
        let Some((id, tail)) = tail.split_once('}') else {
            return Err(Unclosed { rest: tail.into() });
        };
        if !text.is_empty() {
            out.push(Piece::Text(text));
        }
        out.push(Piece::Fact(id));
        rest = tail;
    }
    if !rest.is_empty() {
        out.push(Piece::Text(rest));
    }
    Ok(out)
}

/// A reference to a fact or a name in prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference<'a> {
    /// Id of the fact or name.
    pub id: &'a str,
    /// The property referred to; `None` for the fact or name itself.
    pub property: Option<Property>,
}

/// All references in a text; none if it has an unclosed brace.
pub fn references(prose: &str) -> Vec<Reference<'_>> {
    let of = |piece| match piece {
        Piece::Text(_) => None,
        Piece::Fact(reference) => {
            let (id, property) = Property::split(reference);
            Some(Reference { id, property })
        }
    };
    pieces(prose).unwrap_or_default().into_iter().filter_map(of).collect()
}

/// Prose as plain text, with its facts, names and their properties put into words; prose with an unclosed brace is returned as it is.
#[cfg(feature = "ssr")]
pub fn plain(content: &Content, prose: &str) -> String {
    let Ok(pieces) = pieces(prose) else {
        return prose.into();
    };
    let worded = |piece| match piece {
        Piece::Text(text) => text.to_string(),
        Piece::Fact(id) => content.worded(id),
    };
    pieces.into_iter().map(worded).collect()
}

impl Content {
    /// The text for a reference in braces: a figure, marked if it is computed, a name, or a property of one of them; the reference
    /// itself if it is unknown.
    pub fn worded(&self, id: &str) -> String {
        let property = |(id, property): (&str, Option<Property>)| self.property(id, property?);
        match (self.ledger.fact(id), self.name(id), property(Property::split(id))) {
            (Some(fact), ..) => {
                let value = self.ledger.value_text(id);
                if fact.computed.is_some() { self.words.computed_label.replace("{label}", &value) } else { value }
            }
            (None, Some(name), _) => name.text.clone(),
            (None, None, Some(property)) => property,
            (None, None, None) => id.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_parts_into_text_and_facts() {
        assert_eq!(
            pieces("甲{a-b}，{c}。"),
            Ok(vec![Piece::Text("甲"), Piece::Fact("a-b"), Piece::Text("，"), Piece::Fact("c"), Piece::Text("。")])
        );
        assert_eq!(pieces(""), Ok(vec![]));
    }

    #[test]
    fn a_brace_left_open_is_an_error() {
        assert_eq!(pieces("甲{a"), Err(Unclosed { rest: "a".into() }));
    }
}
