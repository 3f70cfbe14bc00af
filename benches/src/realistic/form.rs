//! The forms in which a delivery can be written: the vendors' own, and those of programs that forward or store it.
//!
//! `benches/as-printed` compares them with the output of those programs.

use std::fmt::Write as _;

use super::random::Random;
use super::tree::Tree;

/// How a delivery is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    order: Order,
    spaces: Spaces,
    escapes: Escapes,
    /// Whether every non-empty object has one unknown field, at a random position.
    has_unknown: bool,
}

/// The order of an object's fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    /// The documented order.
    Vendor,
    /// By name, in byte order.
    Sorted,
    /// By the length of the name, then by name in byte order.
    Length,
    /// Random, and different for each object.
    Shuffled,
}

/// The white space between tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spaces {
    None,
    /// One space after each comma and colon.
    Single,
    /// One line for each field and element, indented by one copy of this string for each level.
    Indented(&'static str),
}

/// The characters that are escaped without need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Escapes {
    None,
    /// Non-ASCII characters.
    Ascii,
    /// Non-ASCII characters, and slashes.
    AsciiAndSlashes,
}

impl Form {
    /// Vendor format: no white space, the documented order.
    pub const VENDOR: Self =
        Self { order: Order::Vendor, spaces: Spaces::None, escapes: Escapes::None, has_unknown: false };
    /// Python's `json.dumps(…)`.
    pub const PYTHON: Self = Self { spaces: Spaces::Single, escapes: Escapes::Ascii, ..Self::VENDOR };
    /// Python's `json.dumps(…, sort_keys=True)`.
    pub const PYTHON_SORTED: Self = Self { order: Order::Sorted, ..Self::PYTHON };
    /// Python's `json.dumps(…, sort_keys=True, ensure_ascii=False)`.
    pub const SORTED: Self = Self { escapes: Escapes::None, ..Self::PYTHON_SORTED };
    /// The text of a `jsonb` in PostgreSQL.
    pub const JSONB: Self = Self { order: Order::Length, spaces: Spaces::Single, ..Self::VENDOR };
    /// The fields of each object in a random order.
    pub const SHUFFLED: Self = Self { order: Order::Shuffled, ..Self::VENDOR };
    /// Two spaces of indentation: `JSON.stringify(…, null, 2)`, `jq`.
    pub const PRETTY: Self = Self::indented("  ");
    /// Four spaces of indentation: Python's `indent=4`, PHP's `JSON_PRETTY_PRINT`.
    pub const PRETTY_4: Self = Self::indented("    ");
    /// Tabs: `jq --tab`.
    pub const PRETTY_TABS: Self = Self::indented("\t");
    /// Non-ASCII characters as `\u` escapes, without white space.
    pub const ASCII: Self = Self { escapes: Escapes::Ascii, ..Self::VENDOR };
    /// PHP's `json_encode(…)`.
    pub const PHP: Self = Self { escapes: Escapes::AsciiAndSlashes, ..Self::VENDOR };
    /// An unknown field in every non-empty object.
    pub const UNKNOWN: Self = Self { has_unknown: true, ..Self::VENDOR };

    const fn indented(by: &'static str) -> Self {
        Self { spaces: Spaces::Indented(by), ..Self::VENDOR }
    }

    pub(super) fn write(self, tree: &Tree, random: &mut Random) -> String {
        let mut text = String::new();
        self.tree(tree, 0, random, &mut text);
        text
    }

    fn tree(self, tree: &Tree, depth: usize, random: &mut Random, text: &mut String) {
        match tree {
            Tree::Raw(raw) => text.push_str(raw),
            Tree::Text(plain) => self.text(plain, text),
            Tree::Array(elements) => {
                text.push('[');
                for (index, element) in elements.iter().enumerate() {
                    self.separate(index, depth + 1, text);
                    self.tree(element, depth + 1, random, text);
                }
                self.close(elements.is_empty(), depth, text);
                text.push(']');
            }
            Tree::Object(fields) => {
                let mut fields: Vec<_> = fields.iter().collect();
                let extra = ("novelty", Tree::Text("não visto antes".to_owned()));
                if self.has_unknown && !fields.is_empty() {
                    fields.insert(random.index(fields.len() + 1), &extra);
                }
                self.order.arrange(&mut fields, random);
                text.push('{');
                for (index, (key, value)) in fields.iter().enumerate() {
                    self.separate(index, depth + 1, text);
                    self.text(key, text);
                    text.push_str(if self.spaces == Spaces::None { ":" } else { ": " });
                    self.tree(value, depth + 1, random, text);
                }
                self.close(fields.is_empty(), depth, text);
                text.push('}');
            }
        }
    }

    fn separate(self, index: usize, depth: usize, text: &mut String) {
        if index > 0 {
            text.push_str(if self.spaces == Spaces::Single { ", " } else { "," });
        }
        self.line(depth, text);
    }

    fn close(self, is_empty: bool, depth: usize, text: &mut String) {
        if !is_empty {
            self.line(depth, text);
        }
    }

    fn line(self, depth: usize, text: &mut String) {
        if let Spaces::Indented(by) = self.spaces {
            text.push('\n');
            text.push_str(&by.repeat(depth));
        }
    }

    fn text(self, plain: &str, text: &mut String) {
        text.push('"');
        for character in plain.chars() {
            match character {
                '/' if self.escapes == Escapes::AsciiAndSlashes => text.push_str("\\/"),
                '\u{80}'.. if self.escapes != Escapes::None => {
                    let mut units = [0; 2];
                    for unit in character.encode_utf16(&mut units) {
                        let _ = write!(text, "\\u{unit:04x}");
                    }
                }
                _ => text.push(character),
            }
        }
        text.push('"');
    }
}

impl Order {
    fn arrange(self, fields: &mut [&(&'static str, Tree)], random: &mut Random) {
        match self {
            Self::Vendor => {}
            Self::Sorted => fields.sort_by_key(|(key, _)| *key),
            Self::Length => fields.sort_by_key(|(key, _)| (key.len(), *key)),
            Self::Shuffled => {
                for index in (1..fields.len()).rev() {
                    fields.swap(index, random.index(index + 1));
                }
            }
        }
    }
}
