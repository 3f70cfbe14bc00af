//! Strings: borrowed if they contain no escapes, otherwise unescaped into the arena.

use std::borrow::Cow;

use bumpalo::collections::String as Text;

use crate::context::Context;
use crate::raw::scratch::Scratch;
use crate::rest::{Read, Rejected, Rest};
use crate::scan::Scan;

/// Parses a string, starting at its opening quote.
#[inline(always)]
pub(crate) fn read<'a>(rest: Rest<'a>, cx: &Context<'a>) -> Read<'a, &'a str> {
    inside(rest.expect("\"")?, cx, 0)
}

/// Parses a string, starting after its opening quote.
///
/// The position of what follows a string depends on the string's length, and the position of the string depends on
/// what precedes it: a dependency chain through all strings of a body, about 14 cycles each. If a string has its
/// usual length, branch prediction breaks the chain: the processor continues with a constant.
#[inline(always)]
pub(crate) fn inside<'a>(inside: Rest<'a>, cx: &Context<'a>, usual: usize) -> Read<'a, &'a str> {
    if usual > 0
        && cx.index.ends_first_at(inside, usual)
        && let Some(read) = inside.around_quote(usual)
    {
        return Ok(read);
    }
    match inside.around_quote(cx.index.run(inside)) {
        Some(read) => Ok(read),
        None => unescape(inside, cx),
    }
}

/// Parses a string without an arena.
pub(crate) fn cow(rest: Rest<'_>, scan: impl Scan) -> Read<'_, Cow<'_, str>> {
    let inside = rest.expect("\"")?;
    let (plain, mut end) = inside.split(scan.run(inside));
    if let Some(after) = end.after("\"") {
        return Ok((Cow::Borrowed(plain), after));
    }
    let mut text = plain.to_owned();
    loop {
        let (character, after) = escape(end)?;
        text.push(character);
        let (plain, next) = after.split(scan.run(after));
        text.push_str(plain);
        if let Some(after) = next.after("\"") {
            return Ok((Cow::Owned(text), after));
        }
        end = next;
    }
}

/// Validates a string, starting at its opening quote.
#[inline(always)]
pub(crate) fn skip(rest: Rest<'_>, scan: impl Scan) -> Result<Rest<'_>, Rejected> {
    let mut rest = rest.expect("\"")?;
    loop {
        let (_, end) = rest.split(scan.run(rest));
        if let Some(after) = end.after("\"") {
            return Ok(after);
        }
        rest = end;
        loop {
            rest = escape(rest)?.1;
            if rest.byte() != b'\\' {
                break;
            }
        }
    }
}

/// Parses a string with escapes. Most of these are short: they are built on the stack, and copied into the arena when
/// their length is known. A string in the arena would be moved each time it grows.
#[inline(never)]
fn unescape<'a>(inside: Rest<'a>, cx: &Context<'a>) -> Read<'a, &'a str> {
    let mut scratch = Scratch::new();
    let mut rest = inside;
    loop {
        let run = cx.index.run(rest);
        if !scratch.push(rest.text(), run) {
            break;
        }
        let end = rest.split(run).1;
        match end.byte() {
            b'\\' => {
                let (character, after) = escape(end)?;
                if !scratch.push_character(character) {
                    break;
                }
                rest = after;
            }
            b'"' => return Ok((cx.arena.bump().alloc_str(scratch.as_str()), end.step())),
            // A control character, or the end.
            _ => return Err(Rejected),
        }
    }
    unescape_long(inside, cx)
}

#[cold]
#[inline(never)]
fn unescape_long<'a>(inside: Rest<'a>, cx: &Context<'a>) -> Read<'a, &'a str> {
    let mut rest = inside;
    // Its memory is reused when it grows, because nothing else is allocated from the arena meanwhile.
    let mut text = Text::new_in(cx.arena.bump());
    loop {
        let (plain, end) = rest.split(cx.index.run(rest));
        text.push_str(plain);
        rest = end;
        // In non-Latin strings, escapes follow each other.
        while rest.byte() == b'\\' {
            let (character, after) = escape(rest)?;
            text.push(character);
            rest = after;
        }
        match rest.byte() {
            b'"' => return Ok((text.into_bump_str(), rest.step())),
            // A control character, or the end.
            ..b' ' => return Err(Rejected),
            _ => {}
        }
    }
}

/// The character that a letter after a backslash stands for; 0 for invalid letters, and for `u`.
#[allow(clippy::indexing_slicing, reason = "runs at compile time")]
static ESCAPED: [u8; 256] = {
    let mut table = [0; 256];
    let known = *b"\"\"\\\\//b\x08f\x0Cn\nr\rt\t";
    let mut pairs = known.as_slice();
    while let [letter, character, rest @ ..] = pairs {
        table[*letter as usize] = *character;
        pairs = rest;
    }
    table
};

/// Parses one escape; surrogates must be in pairs. Anything but a backslash is rejected: a control character, or the
/// end.
#[inline]
pub(crate) fn escape(rest: Rest<'_>) -> Read<'_, char> {
    let rest = rest.expect("\\")?;
    let letter = rest.byte();
    let character = ESCAPED.get(usize::from(letter)).copied().unwrap_or(0);
    if character != 0 {
        return Ok((char::from(character), rest.step()));
    }
    if letter == b'u' { unicode(rest.step()) } else { Err(Rejected) }
}

#[inline(always)]
fn unicode(rest: Rest<'_>) -> Read<'_, char> {
    let (unit, rest) = hex(rest)?;
    match char::from_u32(unit) {
        Some(character) => Ok((character, rest)),
        None => pair(unit, rest),
    }
}

/// Parses the escape of the second surrogate, and returns the character of the pair.
#[inline(never)]
fn pair(high: u32, rest: Rest<'_>) -> Read<'_, char> {
    let (low, rest) = hex(rest.expect("\\u")?)?;
    if high >= 0xDC00 || !(0xDC00..=0xDFFF).contains(&low) {
        return Err(Rejected);
    }
    let character = char::from_u32(0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00));
    character.map(|character| (character, rest)).ok_or(Rejected)
}

/// The value of a hexadecimal digit; more than 15 for any other byte.
#[allow(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "runs at compile time")]
static DIGITS: [u8; 256] = {
    let mut table = [0xFF; 256];
    let mut digit = 0;
    while digit < 16 {
        table[b"0123456789abcdef"[digit] as usize] = digit as u8;
        table[b"0123456789ABCDEF"[digit] as usize] = digit as u8;
        digit += 1;
    }
    table
};

/// Four hexadecimal digits.
#[inline(always)]
fn hex(rest: Rest<'_>) -> Read<'_, u32> {
    let digits = rest.text().as_bytes().first_chunk::<4>().ok_or(Rejected)?;
    let [a, b, c, d] =
        digits.map(|digit| DIGITS.get(usize::from(digit)).map_or(0xFF, |value| u32::from(*value)));
    if (a | b | c | d) > 15 {
        return Err(Rejected);
    }
    Ok((a << 12 | b << 8 | c << 4 | d, rest.split(4).1))
}
