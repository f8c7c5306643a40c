//! Changes of single values of a JSON file. Everything else stays as it is written, byte for byte: an editor's file keeps its order, its
//! spaces and its line ends.

use serde::de::IgnoredAny;
use serde_json::Value;

use super::json::node::{Kind, Node};
use super::json::path::Path;
use super::{parse, plain};
pub use crate::manuscript::step::Step;

/// A place in a file as messages write it, such as `ledger.facts[3].unit`.
pub fn shown(path: &[Step]) -> String {
    Path(path.to_vec()).to_string()
}

/// The value at a place of a file; `None` if there is none.
pub fn get(text: &str, path: &[Step]) -> Option<Value> {
    let tree = parse::parse(plain(text)).ok()?;
    let at = tree.get(&Path(path.to_vec()))?.at;
    serde_json::from_str(plain(text).get(at..end(plain(text), at)?)?).ok()
}

/// The file with another value at a place. A key that is not there yet is put at the end of its object. `None` if the file has no such
/// place.
pub fn set(text: &str, path: &[Step], value: &Value) -> Option<String> {
    let (text, tree) = (plain(text), parse::parse(plain(text)).ok()?);
    if let Some(node) = tree.get(&Path(path.to_vec())) {
        let written = written(value, &indent(text, node.at)?, true)?;
        return Some([text.get(..node.at)?, &written, text.get(end(text, node.at)?..)?].concat());
    }
    let (Step::Key(key), around) = path.split_last()? else { return None };
    let object = tree.get(&Path(around.to_vec()))?;
    let Kind::Object(entries) = &object.kind else { return None };
    put(text, object, &entries.iter().map(|(_, node)| node).collect::<Vec<_>>(), entries.len(), Some(key), value)
}

/// The file with a value more in a list, before the entry `at`, or at the end.
pub fn insert(text: &str, list: &[Step], at: usize, value: &Value) -> Option<String> {
    let (text, tree) = (plain(text), parse::parse(plain(text)).ok()?);
    let node = tree.get(&Path(list.to_vec()))?;
    let Kind::List(items) = &node.kind else { return None };
    put(text, node, &items.iter().collect::<Vec<_>>(), at.min(items.len()), None, value)
}

/// The file without the value at a place.
pub fn remove(text: &str, path: &[Step]) -> Option<String> {
    let (text, tree) = (plain(text), parse::parse(plain(text)).ok()?);
    let (last, around) = path.split_last()?;
    let around = tree.get(&Path(around.to_vec()))?;
    let spans = spans(text, around)?;
    let at = match (&around.kind, last) {
        (Kind::List(_), Step::Index(at)) => *at,
        (Kind::Object(entries), Step::Key(key)) => entries.iter().position(|(own, _)| own == key)?,
        _ => return None,
    };
    let (from, to) = *spans.get(at)?;
    let (from, to) = match (spans.get(at + 1), at.checked_sub(1).and_then(|before| spans.get(before))) {
        (Some((next, _)), _) => (from, *next),
        (None, Some((_, before))) => (*before, to),
        (None, None) => (around.at + 1, end(text, around.at)? - 1),
    };
    Some([text.get(..from)?, text.get(to..)?].concat())
}

/// The file with an entry of a list at another place of it.
pub fn relocate(text: &str, list: &[Step], from: usize, to: usize) -> Option<String> {
    let (text, tree) = (plain(text), parse::parse(plain(text)).ok()?);
    let node = tree.get(&Path(list.to_vec()))?;
    let Kind::List(items) = &node.kind else { return None };
    let spans = spans(text, node)?;
    if from >= items.len() || to >= items.len() {
        return None;
    }
    let mut order: Vec<usize> = (0..items.len()).collect();
    let moved = order.remove(from);
    order.insert(to, moved);
    // What stands between the entries stays where it is.
    let (mut out, mut after) = (String::new(), 0);
    for (slot, own) in order.into_iter().enumerate() {
        let ((begin, stop), (own_from, own_to)) = (*spans.get(slot)?, *spans.get(own)?);
        out += text.get(after..begin)?;
        out += text.get(own_from..own_to)?;
        after = stop;
    }
    Some(out + text.get(after..)?)
}

/// Where the value that begins at an offset ends.
fn end(text: &str, at: usize) -> Option<usize> {
    let mut values = serde_json::Deserializer::from_str(text.get(at..)?).into_iter::<IgnoredAny>();
    values.next()?.ok()?;
    Some(at + values.byte_offset())
}

/// From where to where each entry of a list or an object is written, with its key.
fn spans(text: &str, node: &Node) -> Option<Vec<(usize, usize)>> {
    let children: Vec<&Node> = match &node.kind {
        Kind::List(items) => items.iter().collect(),
        Kind::Object(entries) => entries.iter().map(|(_, node)| node).collect(),
        _ => return None,
    };
    let mut after = node.at + 1;
    let mut spans = Vec::new();
    for child in children {
        let gap = text.get(after..child.at)?;
        let begin = gap.find(|c: char| !(c.is_whitespace() || c == ',')).map_or(child.at, |from| after + from);
        after = end(text, child.at)?;
        spans.push((begin, after));
    }
    Some(spans)
}

/// Puts a value before the entry `at` of a list or an object, written as the others are.
fn put(text: &str, around: &Node, children: &[&Node], at: usize, key: Option<&str>, value: &Value) -> Option<String> {
    let spans = spans(text, around)?;
    let own = indent(text, around.at)?;
    // Entries that stand on lines of their own, or all on one.
    let lines = spans
        .first()
        .map_or(children.is_empty(), |(first, _)| text.get(around.at..*first).is_some_and(|gap| gap.contains('\n')));
    let inner = match spans.first() {
        Some((first, _)) => indent(text, *first)?,
        None => own.clone() + "  ",
    };
    let key = match key {
        Some(key) => serde_json::to_string(key).ok()? + ": ",
        None => String::new(),
    };
    let entry = key + &written(value, &inner, lines)?;
    let gap = if lines { format!("\n{inner}") } else { " ".into() };
    let (place, piece) = if spans.is_empty() {
        (around.at + 1, format!("{gap}{entry}\n{own}"))
    } else if let Some((begin, _)) = spans.get(at) {
        (*begin, format!("{entry},{gap}"))
    } else {
        (spans.last()?.1, format!(",{gap}{entry}"))
    };
    let rest = if spans.is_empty() { end(text, around.at)? - 1 } else { place };
    Some([text.get(..place)?, &piece, text.get(rest..)?].concat())
}

/// The white space at the beginning of the line of an offset.
fn indent(text: &str, at: usize) -> Option<String> {
    let line = text.get(..at)?.rsplit('\n').next()?;
    Some(line.chars().take_while(|c| *c == ' ' || *c == '\t').collect())
}

/// A value as JSON, on lines that begin as `indent` does, or on one.
fn written(value: &Value, indent: &str, lines: bool) -> Option<String> {
    if !lines {
        return serde_json::to_string(value).ok();
    }
    Some(serde_json::to_string_pretty(value).ok()?.replace('\n', &format!("\n{indent}")))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const TEXT: &str = "{\n  \"a\": {\"n\": 1.50, \"s\": \"x\"},\n  \"list\": [\n    {\n      \"id\": \"one\"\n    },\n    {\"id\": \"two\"}\n  ],\n  \"row\": [1, 2,3],\n  \"none\": [],\n  \"empty\": {}\n}\n";

    fn path(steps: &[&str]) -> Vec<Step> {
        steps.iter().map(|step| step.parse::<usize>().map_or_else(|_| Step::from(*step), Step::from)).collect()
    }

    /// The changed file, if nothing but `old` became `new`.
    fn only(changed: Option<String>, old: &str, new: &str) {
        let expected = TEXT.replacen(old, new, 1);
        assert_eq!(changed.expect("a place"), expected);
        assert!(serde_json::from_str::<Value>(&expected).is_ok(), "{expected}");
    }

    #[test]
    fn a_value_is_changed_and_nothing_else() {
        only(set(TEXT, &path(&["a", "n"]), &json!(2)), "1.50", "2");
        only(set(TEXT, &path(&["list", "1", "id"]), &json!("“二”\n")), "\"two\"", "\"“二”\\n\"");
        only(set(TEXT, &path(&["a", "m"]), &json!(true)), "\"x\"}", "\"x\", \"m\": true}");
        only(set(TEXT, &path(&["list", "0", "b"]), &json!(1)), "\"one\"\n", "\"one\",\n      \"b\": 1\n");
        only(set(TEXT, &path(&["empty", "b"]), &json!(1)), "{}", "{\n    \"b\": 1\n  }");
        assert_eq!(set(TEXT, &path(&["b", "c"]), &json!(1)), None);
        assert_eq!(set("{", &path(&["b"]), &json!(1)), None);
        assert_eq!(get(TEXT, &path(&["row", "2"])), Some(json!(3)));
    }

    #[test]
    fn an_entry_is_added_as_the_others_are_written() {
        let entry = json!({"id": "new"});
        only(insert(TEXT, &path(&["list"]), 0, &entry), "[\n    {", "[\n    {\n      \"id\": \"new\"\n    },\n    {");
        only(insert(TEXT, &path(&["list"]), 9, &entry), "two\"}", "two\"},\n    {\n      \"id\": \"new\"\n    }");
        only(insert(TEXT, &path(&["row"]), 1, &json!(9)), "[1, 2", "[1, 9, 2");
        only(insert(TEXT, &path(&["none"]), 0, &json!(9)), "[]", "[\n    9\n  ]");
    }

    #[test]
    fn an_entry_is_removed_with_its_comma() {
        only(remove(TEXT, &path(&["a", "n"])), "\"n\": 1.50, ", "");
        only(remove(TEXT, &path(&["a", "s"])), ", \"s\": \"x\"", "");
        only(remove(TEXT, &path(&["row", "2"])), ",3", "");
        only(remove(TEXT, &path(&["list", "0"])), "{\n      \"id\": \"one\"\n    },\n    ", "");
        let one = remove(&remove(TEXT, &path(&["list", "0"])).expect("removed"), &path(&["list", "0"]));
        assert!(one.expect("removed").contains("\"list\": []"));
    }

    #[test]
    fn an_entry_takes_another_place_and_all_are_still_there() {
        only(relocate(TEXT, &path(&["row"]), 2, 0), "[1, 2,3]", "[3, 1,2]");
        let moved = relocate(TEXT, &path(&["list"]), 0, 1).expect("moved");
        assert_eq!(get(&moved, &path(&["list"])), Some(json!([{"id": "two"}, {"id": "one"}])));
        assert_eq!(relocate(TEXT, &path(&["row"]), 3, 0), None);
    }
}
