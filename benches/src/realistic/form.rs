//! The forms in which one delivery can be written.

use std::fmt::Write as _;

use super::random::Random;
use super::tree::Tree;

/// How a delivery is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As the vendors do: no white space, the documented order.
    Plain,
    /// Fields of every object in an order drawn anew.
    Shuffled,
    /// Two spaces of indentation.
    Pretty,
    /// Everything outside ASCII as `\u` escapes.
    Ascii,
    /// One field more in every object, that no one knows.
    Unknown,
}

impl Form {
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
                if self == Self::Unknown && !fields.is_empty() {
                    fields.insert(random.index(fields.len() + 1), &extra);
                }
                if self == Self::Shuffled {
                    for index in (1..fields.len()).rev() {
                        fields.swap(index, random.index(index + 1));
                    }
                }
                text.push('{');
                for (index, (key, value)) in fields.iter().enumerate() {
                    self.separate(index, depth + 1, text);
                    self.text(key, text);
                    text.push_str(if self == Self::Pretty { ": " } else { ":" });
                    self.tree(value, depth + 1, random, text);
                }
                self.close(fields.is_empty(), depth, text);
                text.push('}');
            }
        }
    }

    fn separate(self, index: usize, depth: usize, text: &mut String) {
        if index > 0 {
            text.push(',');
        }
        self.line(depth, text);
    }

    fn close(self, empty: bool, depth: usize, text: &mut String) {
        if !empty {
            self.line(depth, text);
        }
    }

    fn line(self, depth: usize, text: &mut String) {
        if self == Self::Pretty {
            text.push('\n');
            text.push_str(&"  ".repeat(depth));
        }
    }

    fn text(self, plain: &str, text: &mut String) {
        text.push('"');
        for character in plain.chars() {
            if character.is_ascii() || self != Self::Ascii {
                text.push(character);
                continue;
            }
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                let _ = write!(text, "\\u{unit:04x}");
            }
        }
        text.push('"');
    }
}
