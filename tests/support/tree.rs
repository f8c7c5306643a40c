//! The page's accessibility tree as an indented text. Each node is a line: its role, its name in quotes, its value, its states, and
//! its language if that differs from its parent's.

use std::collections::HashMap;

use serde_json::Value;

/// Roles that are not announced: their children take their place.
const SILENT: [&str; 4] = ["generic", "none", "InlineTextBox", "LineBreak"];

/// Roles of which only the name is announced: their children cannot be reached.
const CLOSED: [&str; 3] = ["button", "DisclosureTriangle", "image"];

/// States that are written unless they have their usual value, in this order.
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

/// Attributes of a node that the accessibility tree lacks, or that it gives in a form that cannot be read.
struct Attributes<'a> {
    lang: &'a str,
    current: Option<&'a str>,
    called: Option<&'a str>,
}

/// A tree, of the whole page or of a part of it.
pub struct Tree<'a> {
    nodes: HashMap<&'a str, &'a Value>,
    root: &'a Value,
    /// By the engine's number of a DOM node.
    attributes: HashMap<u64, Attributes<'a>>,
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
    /// A tree of the accessibility nodes that DevTools reports, and their document.
    pub fn new(nodes: &'a [Value], document: &'a Value) -> Option<Tree<'a>> {
        let root = nodes.iter().find(|node| node["parentId"].is_null())?;
        let named = |node: &'a Value| Some((node["nodeId"].as_str()?, node));
        let mut tree = Tree {
            nodes: nodes.iter().filter_map(named).collect(),
            root,
            attributes: HashMap::new(),
            elements: HashMap::new(),
        };
        tree.read(document, "");
        Some(tree)
    }

    /// Collects the attributes of a node and its descendants.
    fn read(&mut self, node: &'a Value, around: &'a str) {
        let attributes: Vec<&str> =
            node["attributes"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let attribute = |name: &str| attributes.chunks(2).find(|pair| pair[0] == name).map(|pair| pair[1]);
        let lang = attribute("lang").unwrap_or(around);
        if let Some(number) = node["backendNodeId"].as_u64() {
            self.attributes.insert(
                number,
                Attributes { lang, current: attribute("aria-current"), called: attribute("aria-roledescription") },
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

    /// The whole tree.
    pub fn whole(&self) -> String {
        self.from(self.root)
    }

    /// The subtree of an element, which is named by its `#id`, or by a `.class` that it is the first of.
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

    fn attributes(&self, node: &Value) -> Option<&Attributes<'a>> {
        self.attributes.get(&node["backendDOMNodeId"].as_u64()?)
    }

    fn lang(&self, node: &Value, around: &'a str) -> &'a str {
        self.attributes(node).map_or(around, |of| of.lang)
    }

    /// The children of a node that are announced: silent ones are replaced by their own children.
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
        let entry = |what: &'static str, value: Option<&str>| value.map(|value| (what, value.to_string()));
        let current = entry("current", self.attributes(node).and_then(|of| of.current));
        let called = entry("called", self.attributes(node).and_then(|of| of.called));
        let lang_of = entry("lang", Some(lang).filter(|lang| *lang != around));
        for (state, value) in states.chain(called).chain(current).chain(lang_of) {
            *lines += &if value == "true" { format!(" [{state}]") } else { format!(" [{state} {value}]") };
        }
        *lines += "\n";
        let children = self.read_of(node);
        // A node named by its own text is written once.
        let words = children.iter().all(|child| self::role(child) == "text" && self.lang(child, lang) == lang);
        let inside: String = children.iter().map(|child| text(child, "name")).collect();
        if CLOSED.contains(&role) || words && solid(&inside) == solid(name) {
            return;
        }
        // Successive texts are joined to a line.
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

/// A state, unless it has its usual value.
fn state_of(node: &Value, state: &str) -> Option<String> {
    let property = node["properties"].as_array()?.iter().find(|property| property["name"] == state)?;
    match &property["value"]["value"] {
        Value::Null => None,
        // A closed disclosure is written; a paragraph that is not disabled is not.
        Value::Bool(false) if !["expanded", "pressed", "checked"].contains(&state) => None,
        Value::String(value) if ["", "off"].contains(&value.as_str()) => None,
        _ if state == "level" && role(node) != "heading" => None,
        Value::String(value) if value == "false" && state == "invalid" => None,
        Value::String(value) => Some(value.clone()),
        value => Some(value.to_string()),
    }
}
