//! Deals of any size in the notations of other programs, and objects whose order changes from one to the next.

use std::fmt::Write as _;

use serde_json::Value;

use super::Input;
use super::deal::{Deal, elements, product};
use super::sizes::of_size;

pub(super) fn all(limit: usize) -> Vec<Input> {
    let mut inputs = Vec::new();
    for (name, size) in [("2 kB", 2_000), ("2 MB", 2_000_000)] {
        let size = size.min(limit);
        inputs.push(Input::accepted(format!("a deal of {name}, sorted and spaced"), move || {
            Form { by_length: false, reversed: false, line: None }.write(&of_size(size))
        }));
        inputs.push(Input::accepted(format!("a deal of {name}, as jsonb"), move || {
            Form { by_length: true, reversed: false, line: None }.write(&of_size(size))
        }));
        inputs.push(Input::accepted(format!("a deal of {name}, sorted and indented"), move || {
            Form { by_length: false, reversed: false, line: Some("\n    ") }.write(&of_size(size))
        }));
    }
    let count = limit.min(1_000_000) / 100;
    inputs.push(Input::accepted("10,000 products, sorted, every second one reversed", move || {
        let product = |index: usize| {
            Form { by_length: false, reversed: index.is_multiple_of(2), line: None }.write(&product(index))
        };
        Deal { products: elements(count, product), ..Deal::default() }.write()
    }));
    inputs
}

/// An order, and the text between fields.
struct Form {
    by_length: bool,
    reversed: bool,
    /// The line break and indentation before each field and element; if `None`, a space follows each comma.
    line: Option<&'static str>,
}

impl Form {
    fn write(&self, body: &str) -> String {
        let value = serde_json::from_str(body).unwrap_or_default();
        let mut text = String::with_capacity(body.len() * 2);
        self.value(&value, &mut text);
        text
    }

    fn value(&self, value: &Value, text: &mut String) {
        match value {
            Value::Object(fields) => {
                let mut fields: Vec<_> = fields.iter().collect();
                fields.sort_by_key(|(key, _)| (if self.by_length { key.len() } else { 0 }, *key));
                if self.reversed {
                    fields.reverse();
                }
                self.enclosed(['{', '}'], &fields, text, |(key, value), text| {
                    let _ = write!(text, "\"{key}\": ");
                    self.value(value, text);
                });
            }
            Value::Array(list) => {
                self.enclosed(['[', ']'], list, text, |value, text| self.value(value, text));
            }
            scalar => text.push_str(&scalar.to_string()),
        }
    }

    fn enclosed<T>(
        &self,
        [open, close]: [char; 2],
        parts: &[T],
        text: &mut String,
        write: impl Fn(&T, &mut String),
    ) {
        text.push(open);
        for (index, part) in parts.iter().enumerate() {
            let comma = if index > 0 { "," } else { "" };
            let space = if index > 0 { " " } else { "" };
            text.push_str(comma);
            text.push_str(self.line.unwrap_or(space));
            write(part, text);
        }
        text.push_str(self.line.filter(|_| !parts.is_empty()).unwrap_or_default());
        text.push(close);
    }
}
