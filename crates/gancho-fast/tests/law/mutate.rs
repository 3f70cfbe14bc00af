//! Mutants of deliveries: of their bytes, and of their JSON.

use serde_json::{Map, Value};

/// A cheap source of numbers; proptest gives the seed, so that a failure can be repeated.
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

/// Pieces that turn up where readers disagree.
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

/// The bytes with one change: flipped, dropped, inserted, swapped, cut short, repeated.
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

/// Text that writes a value, the fields of its objects changed now and then, or in another order.
pub(crate) struct Writer<'d> {
    pub(crate) dice: &'d mut Dice,
    /// One field in so many is changed; 0 for none.
    pub(crate) change_one_in: usize,
    pub(crate) shuffled: bool,
    pub(crate) spaced: bool,
    pub(crate) escaped: bool,
}

impl Writer<'_> {
    pub(crate) fn write(&mut self, value: &Value) -> String {
        match value {
            Value::Object(fields) => self.object(fields),
            Value::Array(elements) => {
                let texts: Vec<String> = elements.iter().map(|element| self.write(element)).collect();
                let (comma, space) = (self.comma(), self.space());
                format!("[{space}{}{space}]", texts.join(&comma))
            }
            Value::String(text) => self.text(text),
            scalar => scalar.to_string(),
        }
    }

    fn object(&mut self, fields: &Map<String, Value>) -> String {
        let mut texts = Vec::new();
        for (key, value) in fields {
            let text = format!("{}{}:{}{}", self.text(key), self.space(), self.space(), self.write(value));
            if self.change_one_in > 0 && self.dice.roll(self.change_one_in) == 0 {
                self.changed(key, value, text, &mut texts);
            } else {
                texts.push(text);
            }
        }
        if self.shuffled {
            for index in (1..texts.len()).rev() {
                texts.swap(index, self.dice.roll(index + 1));
            }
        }
        let (comma, space) = (self.comma(), self.space());
        format!("{{{space}{}{space}}}", texts.join(&comma))
    }

    fn changed(&mut self, key: &str, value: &Value, text: String, texts: &mut Vec<String>) {
        let other = [
            "null",
            "{}",
            "[]",
            "\"\"",
            "0",
            "-1.5e2",
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
            4 => texts.push(format!("{}:[{}]", self.text(key), self.write(value))),
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
            7 => texts.push(format!("{}:{{\"a\":{}}}", self.text(key), self.write(value))),
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
        if self.spaced { self.dice.pick(&["", " ", "\n", "\r\n  ", "\t"]) } else { "" }
    }

    fn comma(&mut self) -> String {
        format!("{},{}", self.space(), self.space())
    }
}
