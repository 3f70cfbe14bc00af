//! Mutants of deliveries: of their bytes, and of their JSON.

use serde_json::{Map, Value};

/// A simple RNG; proptest provides the seed, so that a failure is reproducible.
pub(crate) struct Dice(pub u64);

impl Dice {
    pub(crate) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % sides.max(1) as u64).unwrap()
    }

    pub(crate) fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.roll(of.len())]
    }
}

/// Fragments that are likely to reveal a disagreement.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u00e3",
    "\\ud83d",
    "\\ude00",
    "\\ud83d\\ude00",
    "\\n",
    "\\x",
    "\u{1}",
    " ",
    "\n",
    "\t",
    "\u{c}",
    "-",
    "0",
    "00",
    ".",
    "e",
    "E+",
    "1e5",
    "1.50",
    "-0",
    "null",
    "true",
    "false",
    "{}",
    "[]",
    "\"\"",
    "[null]",
    "\"id\":\"1\",",
    ",\"x\":1",
    "\u{feff}",
    "é",
    "😀",
    "2023-02-29T00:00:00Z",
    "99999999999999999999",
];

/// Changes the bytes once: some are flipped, dropped, inserted, swapped, truncated, repeated or replaced.
pub(crate) fn bytes(body: &mut Vec<u8>, dice: &mut Dice) {
    if body.is_empty() {
        return;
    }
    let at = dice.roll(body.len());
    match dice.roll(8) {
        0 => body[at] ^= 1 << dice.roll(8),
        1 => {
            body.remove(at);
        }
        2 | 3 => {
            let piece = dice.pick(PIECES);
            body.splice(at..at, piece.bytes());
        }
        4 => {
            let other = dice.roll(body.len());
            body.swap(at, other);
        }
        5 => body.truncate(at),
        6 => {
            let end = (at + dice.roll(24)).min(body.len());
            let copy = body[at..end].to_vec();
            body.splice(at..at, copy);
        }
        _ => {
            let end = (at + dice.roll(8)).min(body.len());
            let piece = dice.pick(PIECES);
            body.splice(at..end, piece.bytes());
        }
    }
}

/// Writes the JSON text of a value, with some fields changed, or in another order.
pub(crate) struct Writer<'d> {
    pub(crate) dice: &'d mut Dice,
    /// One in this many fields is changed; 0 for none.
    pub(crate) change_one_in: usize,
    pub(crate) order: Order,
    pub(crate) spaces: Spaces,
    pub(crate) escaped: bool,
}

/// The order of an object's fields.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Order {
    /// By name.
    Sorted,
    /// By length, then by name, as in PostgreSQL.
    Length,
    /// The reverse of [`Sorted`](Self::Sorted).
    Reversed,
    Shuffled,
}

/// The white space between tokens.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Spaces {
    None,
    /// A space after each comma and colon.
    Single,
    /// An indented line for each field and element: the number and the kind of the indentation characters.
    Lines(&'static str),
    /// Random in each place.
    Any,
}

impl Order {
    pub(crate) fn any(dice: &mut Dice) -> Self {
        [Self::Sorted, Self::Length, Self::Reversed, Self::Shuffled][dice.roll(4)]
    }
}

impl Spaces {
    pub(crate) fn any(dice: &mut Dice) -> Self {
        let all = [
            Self::None,
            Self::Single,
            Self::Any,
            Self::Lines(""),
            Self::Lines("  "),
            Self::Lines("    "),
            Self::Lines("\t"),
            Self::Lines("               "),
        ];
        all[dice.roll(all.len())]
    }
}

impl Writer<'_> {
    pub(crate) fn write(&mut self, value: &Value) -> String {
        self.value(value, 1)
    }

    fn value(&mut self, value: &Value, depth: usize) -> String {
        match value {
            Value::Object(fields) => self.object(fields, depth),
            Value::Array(elements) => {
                let texts: Vec<String> =
                    elements.iter().map(|element| self.value(element, depth + 1)).collect();
                self.enclosed(['[', ']'], &texts, depth)
            }
            Value::String(text) => self.text(text),
            Value::Number(number) => self.number(&number.to_string()),
            scalar => scalar.to_string(),
        }
    }

    /// The number as written, or with trailing zeros, which may exceed 28 digits or 128 bits, and perhaps an exponent.
    fn number(&mut self, text: &str) -> String {
        let notation = if self.change_one_in == 0 { 4 } else { self.dice.roll(40) };
        let zeros = "0".repeat(self.dice.roll(60));
        let point = if text.contains('.') { "" } else { ".0" };
        match notation {
            _ if text.contains('e') => text.to_owned(),
            0 => format!("{text}{point}{zeros}"),
            1 => format!("{text}{point}{zeros}e-{}", self.dice.roll(3)),
            2 if text != "0" && text != "-0" && !point.is_empty() => {
                format!("{text}{zeros}e-{}", zeros.len())
            }
            3 => format!("{text}{zeros}"),
            _ => text.to_owned(),
        }
    }

    fn object(&mut self, fields: &Map<String, Value>, depth: usize) -> String {
        let mut texts = Vec::new();
        let mut fields: Vec<_> = fields.iter().collect();
        match self.order {
            Order::Length => fields.sort_by_key(|(key, _)| (key.len(), *key)),
            // A map keeps the order of insertion if another crate of the build enables `preserve_order`.
            Order::Sorted => fields.sort_by_key(|(key, _)| *key),
            Order::Reversed => fields.sort_by_key(|(key, _)| std::cmp::Reverse(*key)),
            Order::Shuffled => {}
        }
        for (key, value) in fields {
            let colon = match self.spaces {
                Spaces::None => ":".to_owned(),
                Spaces::Any => format!("{}:{}", self.space(), self.space()),
                Spaces::Single | Spaces::Lines(_) => ": ".to_owned(),
            };
            let text = format!("{}{colon}{}", self.text(key), self.value(value, depth + 1));
            if self.change_one_in > 0 && self.dice.roll(self.change_one_in) == 0 {
                self.changed(key, value, text, &mut texts);
            } else {
                texts.push(text);
            }
        }
        if let Order::Shuffled = self.order {
            for index in (1..texts.len()).rev() {
                texts.swap(index, self.dice.roll(index + 1));
            }
        }
        self.enclosed(['{', '}'], &texts, depth)
    }

    fn enclosed(&mut self, [open, close]: [char; 2], texts: &[String], depth: usize) -> String {
        let (comma, start, end) = match self.spaces {
            _ if texts.is_empty() => (String::new(), String::new(), self.space().to_owned()),
            Spaces::None => (",".to_owned(), String::new(), String::new()),
            Spaces::Single => (", ".to_owned(), String::new(), String::new()),
            Spaces::Lines(by) => {
                let line = format!("\n{}", by.repeat(depth));
                (format!(",{line}"), line, format!("\n{}", by.repeat(depth - 1)))
            }
            Spaces::Any => (
                format!("{},{}", self.space(), self.space()),
                self.space().to_owned(),
                self.space().to_owned(),
            ),
        };
        format!("{open}{start}{}{end}{close}", texts.join(&comma))
    }

    fn changed(&mut self, key: &str, value: &Value, text: String, texts: &mut Vec<String>) {
        let other = [
            "null",
            "{}",
            "[]",
            "\"\"",
            "0",
            "-1.5e2",
            "100000000000.0000000000000000000000000000",
            "1000000000000000000000000000000e-3",
            "true",
            "\"x\"",
            "[\"a\",1]",
            "{\"a\":[{}]}",
            "1e400",
            "\"2025-03-28\"",
            "\"\\u0031\"",
        ];
        match self.dice.roll(9) {
            0 => {}
            1 => texts.push(text.replacen(key, &format!("{key}_"), 1)),
            2 | 3 => texts.push(format!("{}:{}", self.text(key), self.dice.pick(&other))),
            4 => texts.push(format!("{}:[{}]", self.text(key), self.value(value, 1))),
            5 => texts.extend([text.clone(), text]),
            6 => {
                let name = self.dice.pick(&[
                    "novelty",
                    "Event",
                    "document",
                    "leads",
                    "contact",
                    "WebhookName",
                    "event_type",
                    "event_name",
                    "cf_x",
                    "custom_fields",
                    "properties",
                    "Properties",
                    "id",
                ]);
                texts.extend([text, format!("\"{name}\":{}", self.dice.pick(&other))]);
            }
            7 => texts.push(format!("{}:{{\"a\":{}}}", self.text(key), self.value(value, 1))),
            _ => {
                let piece = self.dice.pick(PIECES);
                texts.push(format!("{}:\"{piece}\"", self.text(key)));
            }
        }
    }

    fn text(&mut self, text: &str) -> String {
        if !self.escaped {
            return Value::from(text).to_string();
        }
        let one_in = 1 + self.dice.roll(4);
        let escape = |dice: &mut Dice, character: char| {
            let plain = !matches!(character, '"' | '\\' | '\0'..'\u{20}');
            if plain && dice.roll(one_in) > 0 {
                return character.to_string();
            }
            let mut units = [0; 2];
            let escapes = character.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}"));
            escapes.collect::<Vec<_>>().concat()
        };
        let inside: String = text.chars().map(|character| escape(self.dice, character)).collect();
        format!("\"{inside}\"")
    }

    fn space(&mut self) -> &'static str {
        if let Spaces::Any = self.spaces { self.dice.pick(&["", " ", "\n", "\r\n  ", "\t"]) } else { "" }
    }
}
