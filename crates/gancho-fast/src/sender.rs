//! Identifies the sender of a body by its first bytes: its white space, and the fields that it writes first.

use crate::names;
use crate::raw::blocks;
use crate::rest::Rest;
use crate::scan::{Direct, Scan as _};

/// The white space after commas, colons and brackets, as far as the start of a body shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spaces {
    /// None, as in the vendors' format.
    None,
    /// One space after each comma and colon.
    Single,
    /// An indented line for each field and element, and a space after each colon.
    Indented(Indent),
}

/// The indentation of a line, repeated for each open bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Indent {
    /// Whether it consists of tabs; otherwise of spaces.
    is_tab: bool,
    /// The number of tabs or spaces.
    by: usize,
}

/// A line break and the longest indentation that is compared.
static SPACED: [u8; 32] = *b"\n                               ";
static TABBED: [u8; 32] = *b"\n\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t";

impl Spaces {
    /// The text after the white space that follows an object's bracket, if that is next; `depth` is the number of
    /// brackets around the fields.
    #[inline(always)]
    pub(crate) fn after_bracket(self, rest: Rest<'_>, depth: usize) -> Option<Rest<'_>> {
        match self {
            Self::None | Self::Single => Some(rest),
            Self::Indented(indent) => indent.after_indent(rest, depth),
        }
    }

    /// The text after a field's comma and the white space that follows it, if that is next.
    #[inline(always)]
    pub(crate) fn after_comma(self, rest: Rest<'_>, depth: usize) -> Option<Rest<'_>> {
        match self {
            Self::None => rest.after(","),
            Self::Single => rest.after(", "),
            Self::Indented(indent) => indent.after_indent(rest.after(",")?, depth),
        }
    }

    /// The text after the space that follows a colon, if there is one. The parser of the value skips any further space.
    #[inline(always)]
    pub(crate) fn after_colon(self, value: Rest<'_>) -> Rest<'_> {
        if self == Self::None { value } else { value.after(" ").unwrap_or(value) }
    }
}

impl Indent {
    #[inline(always)]
    fn after_indent(self, rest: Rest<'_>, depth: usize) -> Option<Rest<'_>> {
        let length = 1 + self.by * depth;
        let line = if self.is_tab { &TABBED } else { &SPACED };
        blocks::starts_with(rest.text().as_bytes().first_chunk()?, line, length).then(|| rest.split(length).1)
    }
}

/// The program that wrote a body, as far as the start of the body identifies it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sender {
    pub(crate) spaces: Spaces,
    /// The first bytes of the first key, and those of the first key within the first value.
    keys: [u64; 2],
}

impl Sender {
    /// The sender of this body.
    pub(crate) fn of(text: &str) -> Self {
        let inside = Rest::new(text).token().after("{");
        let (first, after) = key(inside).unwrap_or((0, Rest::new("")));
        let value = after.after(":").unwrap_or(after);
        let spaces = match indent(inside) {
            Some(indent) => Spaces::Indented(indent),
            None if value.byte() == b' ' => Spaces::Single,
            None => Spaces::None,
        };
        let second = key(value.token().after("{")).map_or(0, |(key, _)| key);
        Self { spaces, keys: [first, second] }
    }
}

/// The indentation of the line after the outermost bracket.
fn indent(inside: Option<Rest<'_>>) -> Option<Indent> {
    let line = inside?.after("\n")?;
    let is_tab = line.byte() == b'\t';
    let by = line.len() - line.token().len();
    Some(Indent { is_tab, by })
}

/// The first bytes of a key, and what follows it.
fn key(rest: Option<Rest<'_>>) -> Option<(u64, Rest<'_>)> {
    let inside = rest?.token().after("\"")?;
    let (name, after) = inside.around_quote(Direct.run(inside))?;
    Some((names::start(name.as_bytes()), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_white_space_of_a_body_is_detected() {
        let spaces = |text: &str| Sender::of(text).spaces;
        assert_eq!(spaces("{\"a\":{\"b\":1}}"), Spaces::None);
        assert_eq!(spaces("{\"a\": {\"b\": 1}}"), Spaces::Single);
        assert_eq!(spaces("{\n  \"a\": 1\n}"), Spaces::Indented(Indent { is_tab: false, by: 2 }));
        assert_eq!(spaces("{\n\t\"a\": 1\n}"), Spaces::Indented(Indent { is_tab: true, by: 1 }));
        for odd in ["", "{", "[]", "{\"", "{\"a", "{\"a\"", "{}", "\u{e9}", "{\n", "{\"a\\\"b\": 1}"] {
            spaces(odd);
        }
    }

    #[test]
    fn senders_differ_in_white_space_and_the_first_keys_of_two_levels() {
        let texts = ["{\"a\":1}", "{\"a\": 1}", "{\"b\":1}", "{\"a\":{\"b\":1}}", "{\"a\":{\"c\":1}}"];
        for (number, text) in texts.iter().enumerate() {
            for (other, against) in texts.iter().enumerate() {
                assert_eq!(Sender::of(text) == Sender::of(against), number == other, "{text} {against}");
            }
        }
        assert_eq!(Sender::of("{\"a\":{\"b\":1}}"), Sender::of("{\"a\":{\"b\":2},\"c\":3}"));
    }

    #[test]
    fn a_comma_matches_only_with_its_indentation() {
        for (text, tab) in [(",\n    ", false), (",\n\t\t\t\t", true)] {
            let indent = Spaces::Indented(Indent { is_tab: tab, by: 2 });
            let body = format!("{text}\"key\": 1{}", "x".repeat(40));
            let after = indent.after_comma(Rest::new(&body), 2).map(Rest::byte);
            assert_eq!(after, Some(b'"'));
            // The indentation is one level too short for this depth.
            assert_eq!(indent.after_comma(Rest::new(&body), 3).map(Rest::byte), None);
            // The indentation for this depth is longer than the compared maximum.
            assert_eq!(indent.after_comma(Rest::new(&body), 16).map(Rest::byte), None);
        }
    }
}
