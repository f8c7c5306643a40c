//! Prose with figures in it: `营收{steel-revenue}` is text, then the fact of that id. Nothing else is markup.

/// A piece of prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Text as it stands.
    Text(&'a str),
    /// Id of a fact, to be worded.
    Fact(&'a str),
}

/// Why prose could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclosed {
    /// What follows the brace that is never closed.
    pub rest: String,
}

/// Parts prose into text and facts.
///
/// # Errors
/// [`Unclosed`] where a `{` has no `}`.
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

/// Prose as plain text, its facts worded; prose that cannot be read is given as it stands.
pub fn plain(ledger: &super::Ledger, prose: &str) -> String {
    match pieces(prose) {
        Ok(pieces) => pieces
            .into_iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.to_string(),
                Piece::Fact(id) => ledger.say(id),
            })
            .collect(),
        Err(_) => prose.into(),
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
