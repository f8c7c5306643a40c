//! Valid content damaged as a string of bytes decides: the same bytes give the same content. So a fuzzer that knows nothing about
//! JSON gets past the parser, and a recorded case is a handful of bytes.

use serde_json::Value;

/// Bytes read as choices; zeros after their end.
pub struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    pub fn new(bytes: &'a [u8]) -> Bytes<'a> {
        Bytes(bytes)
    }

    pub fn byte(&mut self) -> u8 {
        let (first, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        *first
    }

    /// A number below `most`, which must not be 0.
    pub fn below(&mut self, most: usize) -> usize {
        (usize::from(self.byte()) << 8 | usize::from(self.byte())) % most
    }

    pub fn long(&mut self) -> u64 {
        (0..8).fold(0, |long, _| long << 8 | u64::from(self.byte()))
    }

    pub fn rest(&self) -> &'a [u8] {
        self.0
    }
}

/// Texts known to break programs, and ids and numbers as texts.
pub const TEXTS: [&str; 40] = [
    "",
    " ",
    "<script>window.pwned=1</script>",
    "\"><img src=x onerror=window.pwned=1>",
    "'><svg/onload=window.pwned=1>",
    "</script><script>window.pwned=1</script>",
    "</title></textarea></style><!--",
    "--><!--/body-->",
    "]]><![CDATA[",
    "javascript:window.pwned=1",
    "=HYPERLINK(\"http://x\")",
    "&lt;b&gt;&#0;&amp;",
    "{mill-revenue",
    "{{mill-revenue}}",
    "{mill-revenue}",
    "{n}{publisher}{whole}",
    "}{",
    "__proto__",
    "constructor",
    "toString",
    "../../../../etc/passwd",
    "/dev/zero",
    "C:\\nul",
    "\u{202e}gpj.exe",
    "\u{2066}\u{2069}\u{2068}",
    "a\u{200b}\u{200c}\u{2060}\u{feff}b",
    "\0\u{1b}[2J\u{7f}\u{85}",
    "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}",
    "👩\u{200d}👩\u{200d}👧\u{200d}👦🏽\u{fe0f}",
    "שלום 123 مرحبا",
    "ﷺ",
    "𠮷𝕏\u{10ffff}\u{fffe}",
    "NaN",
    "Infinity",
    "-0",
    "1e308",
    "2147483648",
    "1900-02-29",
    "１０００亿元",
    "\r\n\t\u{2028}",
];

/// Numbers as a file may write them.
const NUMBERS: [&str; 24] = [
    "0",
    "-0",
    "-0.0",
    "1",
    "-1",
    "0.00001",
    "1e-400",
    "5e-324",
    "1e308",
    "-1e308",
    "1e309",
    "9007199254740993",
    "18446744073709551616",
    "900000000000",
    "899999999999.9999",
    "0.1e1",
    "NaN",
    "Infinity",
    "01",
    "1.",
    "255",
    "256",
    "4294967296",
    "1000000000000000000000000000000000000000000000000000000000000000000000000000000",
];

/// JSON strings that no text can be written as: lone surrogates, escapes, an unclosed quote.
const RAW: [&str; 6] =
    ["\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\\uD83D\\uDE00\"", "\"unclosed", "\"\\x41\""];

enum Tree {
    /// JSON that is written unchanged.
    Raw(String),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

impl Tree {
    fn of(value: Value) -> Tree {
        match value {
            Value::Array(items) => Tree::List(items.into_iter().map(Tree::of).collect()),
            Value::Object(entries) => Tree::Object(entries.into_iter().map(|(k, v)| (k, Tree::of(v))).collect()),
            other => Tree::Raw(other.to_string()),
        }
    }

    fn write(&self, out: &mut String) {
        match self {
            Tree::Raw(raw) => out.push_str(raw),
            Tree::List(items) => {
                out.push('[');
                for (i, item) in items.iter().enumerate() {
                    out.push_str(if i > 0 { ",\n" } else { "" });
                    item.write(out);
                }
                out.push(']');
            }
            Tree::Object(entries) => {
                out.push('{');
                for (i, (name, value)) in entries.iter().enumerate() {
                    out.push_str(if i > 0 { ",\n" } else { "" });
                    out.push_str(&Value::from(name.as_str()).to_string());
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }

    fn count(&self) -> usize {
        1 + match self {
            Tree::Raw(_) => 0,
            Tree::List(items) => items.iter().map(Tree::count).sum(),
            Tree::Object(entries) => entries.iter().map(|(_, value)| value.count()).sum(),
        }
    }

    /// The value at index `at` in the order of the file.
    fn nth(&mut self, at: usize) -> Option<&mut Tree> {
        let mut left = at;
        self.find(&mut left)
    }

    fn find(&mut self, left: &mut usize) -> Option<&mut Tree> {
        if *left == 0 {
            return Some(self);
        }
        *left -= 1;
        match self {
            Tree::Raw(_) => None,
            Tree::List(items) => items.iter_mut().find_map(|item| item.find(left)),
            Tree::Object(entries) => entries.iter_mut().find_map(|(_, value)| value.find(left)),
        }
    }
}

/// A text as JSON.
fn text(text: &str) -> Tree {
    Tree::Raw(Value::from(text).to_string())
}

/// Content with up to four changes.
pub fn mutated(content: &str, data: &[u8]) -> String {
    let value: Value = serde_json::from_str(content).unwrap_or_else(|error| panic!("true content: {error}"));
    let mut tree = Tree::of(value);
    let mut bytes = Bytes::new(data);
    for _ in 0..=bytes.below(4) {
        damage(&mut tree, &mut bytes);
    }
    let mut out = String::new();
    tree.write(&mut out);
    out
}

fn damage(tree: &mut Tree, bytes: &mut Bytes) {
    let count = tree.count();
    let (at, what) = (bytes.below(count), bytes.below(16));
    let other = bytes.below(count);
    let odd = TEXTS[bytes.below(TEXTS.len())];
    let mut copy = String::new();
    if let Some(other) = tree.nth(other) {
        other.write(&mut copy);
    }
    let Some(node) = tree.nth(at) else {
        return;
    };
    match (what, &mut *node) {
        (0, _) => *node = Tree::Raw(NUMBERS[bytes.below(NUMBERS.len())].into()),
        (1, _) => *node = text(odd),
        (2, _) => *node = Tree::Raw(RAW[bytes.below(RAW.len())].into()),
        // A long text: up to the longest that is allowed, and longer.
        (3, _) => *node = text(&odd.repeat([2, 40, 90, 3000, 70_000][bytes.below(5)])),
        (4, _) => {
            let deep = [3, 64, 65, 200, 20_000][bytes.below(5)];
            *node = Tree::Raw(format!("{}0{}", "[".repeat(deep), "]".repeat(deep)));
        }
        (5, _) => *node = Tree::Raw(copy),
        (6, _) => *node = Tree::Raw(["null", "true", "{}", "[]", "[[]]", "{\"a\":{}}"][bytes.below(6)].into()),
        (7, Tree::Object(entries)) if !entries.is_empty() => {
            let at = bytes.below(entries.len());
            entries.remove(at);
        }
        (8, Tree::Object(entries)) if !entries.is_empty() => {
            let at = bytes.below(entries.len());
            entries[at].0 = odd.into();
        }
        // A duplicate key.
        (9, Tree::Object(entries)) if !entries.is_empty() => {
            let name = entries[bytes.below(entries.len())].0.clone();
            entries.push((name, Tree::Raw(copy)));
        }
        (7, Tree::List(items)) if !items.is_empty() => {
            let at = bytes.below(items.len());
            items.remove(at);
        }
        // Many entries: copies, which repeat ids; or short ones, more than a list may have.
        (8 | 9, Tree::List(items)) => {
            let (one, count) = if what == 8 { (copy, 40) } else { ("0".into(), [50, 5001, 40_000][bytes.below(3)]) };
            items.extend((0..count).map(|_| Tree::Raw(one.clone())));
        }
        (10, Tree::Object(entries)) => {
            let many = [40, 5001, 20_000][bytes.below(3)];
            entries.extend((0..many).map(|i| (format!("{odd}{i}"), Tree::Raw("0".into()))));
        }
        // Damage inside a valid text.
        (_, Tree::Raw(raw)) if raw.starts_with('"') => {
            let mut own: String = serde_json::from_str(raw).unwrap_or_default();
            let at = own.char_indices().map(|(at, _)| at).chain([own.len()]).nth(bytes.below(own.chars().count() + 1));
            own.insert_str(at.unwrap_or_default(), odd);
            *node = text(&own);
        }
        (_, Tree::Raw(raw)) => *raw = NUMBERS[bytes.below(NUMBERS.len())].into(),
        (_, Tree::List(items)) => items.reverse(),
        (_, Tree::Object(entries)) => entries.reverse(),
    }
}
