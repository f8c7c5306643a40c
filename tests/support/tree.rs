//! The page as assistive technology is given it, as an indented text: a line a node, its role, its name in quotes, its value and
//! its states, and its language where that is not the one around it.

use std::collections::HashMap;

use serde_json::Value;

/// Roles that say nothing: what is in them stands in their place.
const SILENT: [&str; 4] = ["generic", "none", "InlineTextBox", "LineBreak"];

/// Roles whose name is all that is read: what is in them is not in anybody's reach.
const CLOSED: [&str; 3] = ["button", "DisclosureTriangle", "image"];

/// States told wherever they are not the usual ones, in this order.
const STATES: [&str; 15] = [
    "level",
    "expanded",
    "pressed",
    "checked",
    "selected",
    "disabled",
    "required",
    "readonly",
    "invalid",
    "modal",
    "hasPopup",
    "busy",
    "live",
    "valuetext",
    "focusable",
];

/// What the document says of a node, and the tree does not, or not in letters that can be read.
struct Said<'a> {
    lang: &'a str,
    current: Option<&'a str>,
    called: Option<&'a str>,
}

/// A tree, of the whole page or of a part of it.
pub struct Tree<'a> {
    nodes: HashMap<&'a str, &'a Value>,
    root: &'a Value,
    /// By the engine's number of a node of the document.
    said: HashMap<u64, Said<'a>>,
    /// The first element of each `#id` and each `.class`.
    elements: HashMap<String, u64>,
}

fn text<'a>(node: &'a Value, what: &str) -> &'a str {
    node[what]["value"].as_str().unwrap_or_default()
}

fn role(node: &Value) -> &str {
    match text(node, "role") {
        "StaticText" => "text",
        role => role,
    }
}

impl<'a> Tree<'a> {
    /// A tree of the nodes that DevTools tells of, and the document they are of.
    pub fn new(nodes: &'a [Value], document: &'a Value) -> Option<Tree<'a>> {
        let root = nodes.iter().find(|node| node["parentId"].is_null())?;
        let named = |node: &'a Value| Some((node["nodeId"].as_str()?, node));
        let mut tree = Tree {
            nodes: nodes.iter().filter_map(named).collect(),
            root,
            said: HashMap::new(),
            elements: HashMap::new(),
        };
        tree.read(document, "");
        Some(tree)
    }

    /// Takes down what the document says, from a node downwards.
    fn read(&mut self, node: &'a Value, around: &'a str) {
        let attributes: Vec<&str> =
            node["attributes"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let attribute = |name: &str| attributes.chunks(2).find(|pair| pair[0] == name).map(|pair| pair[1]);
        let lang = attribute("lang").unwrap_or(around);
        if let Some(number) = node["backendNodeId"].as_u64() {
            self.said.insert(
                number,
                Said { lang, current: attribute("aria-current"), called: attribute("aria-roledescription") },
            );
            let classes =
                attribute("class").into_iter().flat_map(str::split_whitespace).map(|class| format!(".{class}"));
            for name in attribute("id").map(|id| format!("#{id}")).into_iter().chain(classes) {
                self.elements.entry(name).or_insert(number);
            }
        }
        let pseudo = node["pseudoElements"].as_array().into_iter().flatten();
        for child in node["children"].as_array().into_iter().flatten().chain(pseudo) {
            self.read(child, lang);
        }
    }

    /// The whole of it.
    pub fn whole(&self) -> String {
        self.from(self.root)
    }

    /// The part that an element of the document, by its `#id` or as the first of its `.class`, is the root of.
    pub fn part(&self, element: &str) -> Option<String> {
        let number = self.elements.get(element)?;
        let node = self.nodes.values().find(|node| node["backendDOMNodeId"].as_u64() == Some(*number))?;
        Some(self.from(node))
    }

    fn from(&self, node: &'a Value) -> String {
        let mut lines = String::new();
        self.write(node, 0, "", &mut lines);
        lines
    }

    fn said(&self, node: &Value) -> Option<&Said<'a>> {
        self.said.get(&node["backendDOMNodeId"].as_u64()?)
    }

    fn lang(&self, node: &Value, around: &'a str) -> &'a str {
        self.said(node).map_or(around, |said| said.lang)
    }

    /// What is read of the children of a node: those of silent ones in their place.
    fn read_of(&self, node: &Value) -> Vec<&'a Value> {
        let silent = |child: &&Value| {
            let role = role(child);
            let unnamed = ["text", "ListMarker"].contains(&role) && text(child, "name").trim().is_empty();
            child["ignored"] == true || SILENT.contains(&role) || unnamed
        };
        let children = node["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let children = children.filter_map(|child| self.nodes.get(child).copied());
        children.flat_map(|child| if silent(&child) { self.read_of(child) } else { vec![child] }).collect()
    }

    fn write(&self, node: &'a Value, depth: usize, around: &'a str, lines: &mut String) {
        let (role, name, lang) = (role(node), text(node, "name").trim(), self.lang(node, around));
        *lines += &"  ".repeat(depth);
        *lines += role;
        if !name.is_empty() {
            *lines += &format!(" “{}”", one_line(name));
        }
        for (what, before) in [("value", " = "), ("description", " — ")] {
            match &node[what]["value"] {
                Value::Null => {}
                Value::String(empty) if empty.is_empty() => {}
                Value::String(value) => *lines += &format!("{before}“{}”", one_line(value.trim())),
                value => *lines += &format!("{before}{value}"),
            }
        }
        let states = STATES.iter().filter_map(|state| Some((*state, state_of(node, state)?)));
        let said = |what: &'static str, value: Option<&str>| value.map(|value| (what, value.to_string()));
        let current = said("current", self.said(node).and_then(|said| said.current));
        let called = said("called", self.said(node).and_then(|said| said.called));
        let lang_of = said("lang", Some(lang).filter(|lang| *lang != around));
        for (state, value) in states.chain(called).chain(current).chain(lang_of) {
            *lines += &if value == "true" { format!(" [{state}]") } else { format!(" [{state} {value}]") };
        }
        *lines += "\n";
        let children = self.read_of(node);
        // What is named by the words in it is read once.
        let words = children.iter().all(|child| self::role(child) == "text" && self.lang(child, lang) == lang);
        let inside: String = children.iter().map(|child| text(child, "name")).collect();
        if CLOSED.contains(&role) || words && solid(&inside) == solid(name) {
            return;
        }
        // Messages that follow each other are a line.
        let line = |a: &&Value, b: &&Value| {
            [a, b].iter().all(|child| self::role(child) == "text") && self.lang(a, lang) == self.lang(b, lang)
        };
        for run in children.chunk_by(line) {
            match run {
                [first, _, ..] => {
                    let words: Vec<String> =
                        run.iter().map(|child| format!("“{}”", one_line(text(child, "name").trim()))).collect();
                    let other = self.lang(first, lang);
                    let lang_of = if other == lang { String::new() } else { format!(" [lang {other}]") };
                    *lines += &format!("{}text {}{lang_of}\n", "  ".repeat(depth + 1), words.join(" "));
                }
                _ => run.iter().for_each(|child| self.write(child, depth + 1, lang, lines)),
            }
        }
    }
}

fn one_line(text: &str) -> String {
    text.replace('\n', " ⏎ ")
}

fn solid(words: &str) -> String {
    words.split_whitespace().collect()
}

/// A state, if there is something to tell.
fn state_of(node: &Value, state: &str) -> Option<String> {
    let property = node["properties"].as_array()?.iter().find(|property| property["name"] == state)?;
    match &property["value"]["value"] {
        Value::Null => None,
        // That a disclosure is closed is told; that a paragraph is not disabled is not.
        Value::Bool(false) if !["expanded", "pressed", "checked"].contains(&state) => None,
        Value::String(value) if ["", "off"].contains(&value.as_str()) => None,
        _ if state == "level" && role(node) != "heading" => None,
        Value::String(value) if value == "false" && state == "invalid" => None,
        Value::String(value) => Some(value.clone()),
        value => Some(value.to_string()),
    }
}
