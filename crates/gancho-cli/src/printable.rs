//! JSON in which no character is invisible or misleading.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{Formatter, PrettyFormatter};

/// Writes a value as compact JSON in which invisible and misleading characters are `\u` escapes. To a program the
/// strings are the same.
pub(crate) fn compact(out: &mut impl Write, value: &(impl Serialize + ?Sized)) -> io::Result<()> {
    Ok(value.serialize(&mut Serializer::with_formatter(out, Compact))?)
}

/// Like [`compact`], with a line for each field and each element.
pub(crate) fn pretty(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    Ok(value.serialize(&mut Serializer::with_formatter(out, Pretty(PrettyFormatter::new())))?)
}

struct Compact;

impl Formatter for Compact {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        escaped(out, fragment)
    }
}

struct Pretty(PrettyFormatter<'static>);

impl Formatter for Pretty {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        escaped(out, fragment)
    }

    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

/// Writes a part of a string.
fn escaped<W: ?Sized + Write>(out: &mut W, fragment: &str) -> io::Result<()> {
    let mut rest = fragment;
    if fragment.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return out.write_all(fragment.as_bytes());
    }
    while let Some((plain, character, behind)) = split(rest) {
        out.write_all(plain.as_bytes())?;
        for unit in character.encode_utf16(&mut [0; 2]) {
            write!(out, "\\u{unit:04x}")?;
        }
        rest = behind;
    }
    out.write_all(rest.as_bytes())
}

/// The text before the first such character, the character, and the text after it.
fn split(text: &str) -> Option<(&str, char, &str)> {
    let at = text.find(gancho_core::is_unprintable)?;
    let (plain, rest) = text.split_at_checked(at)?;
    let mut characters = rest.chars();
    Some((plain, characters.next()?, characters.as_str()))
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn written(value: &Value) -> [String; 2] {
        let (mut short, mut long) = (Vec::new(), Vec::new());
        compact(&mut short, value).unwrap();
        pretty(&mut long, value).unwrap();
        [short, long].map(|text| String::from_utf8(text).unwrap())
    }

    #[test]
    fn visible_text_is_written_as_serde_json_writes_it() {
        let value = json!({"a": [1, [], {}, [{"b": "ç\n\""}, null]], "c": {"d": {}, "ã": "日本"}, "e": [1]});
        assert_eq!(written(&value), [value.to_string(), format!("{value:#}")]);
    }

    #[test]
    fn invisible_and_misleading_characters_are_escaped() {
        let value = json!({"a\u{202e}b": "ç\u{2028}\u{e0041}\u{7f}d"});
        let [short, long] = written(&value);
        assert_eq!(short, r#"{"a\u202eb":"ç\u2028\udb40\udc41\u007fd"}"#);
        assert_eq!(long, "{\n  \"a\\u202eb\": \"ç\\u2028\\udb40\\udc41\\u007fd\"\n}");
        assert_eq!(serde_json::from_str::<Value>(&long).unwrap(), value);
    }
}
