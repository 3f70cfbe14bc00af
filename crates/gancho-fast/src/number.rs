//! Numbers: their syntax, and a fast path for plain numbers.

use crate::rest::{Read, Rejected, Rest};

/// The number of digits that always fit an `i64`.
const PLAIN: usize = 18;

/// A number without an exponent, with at most eighteen digits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plain {
    pub(crate) negative: bool,
    /// All digits, including those of the fraction.
    pub(crate) digits: u64,
    /// The number of digits after the decimal point; `None` without a decimal point.
    pub(crate) fraction: Option<u32>,
}

/// Parses a plain number.
#[inline(always)]
pub(crate) fn plain(rest: Rest<'_>) -> Option<(Plain, Rest<'_>)> {
    let bytes = rest.text().as_bytes();
    let (negative, unsigned) = match bytes.split_first() {
        Some((b'-', unsigned)) => (true, unsigned),
        _ => (false, bytes),
    };
    let Some((whole, value)) = unsigned.first_chunk().and_then(short) else {
        return long(rest);
    };
    let leading_zero = whole > 1 && unsigned.first() == Some(&b'0');
    let after_whole = unsigned.get(whole..)?;
    let (places, digits) = match after_whole.split_first() {
        Some((b'.', tail)) => match tail.first_chunk().and_then(short) {
            Some((places, fraction)) => (Some(places), value * POWERS.get(places)? + fraction),
            None => return long(rest),
        },
        _ => (None, value),
    };
    let length = usize::from(negative) + whole + places.map_or(0, |places| places + 1);
    let next = bytes.get(length).copied().unwrap_or(0);
    if leading_zero || matches!(next, b'e' | b'E' | b'.') {
        return None;
    }
    let fraction = places.and_then(|places| u32::try_from(places).ok());
    Some((Plain { negative, digits, fraction }, rest.split(length).1))
}

/// Parses a whole number of at most seven digits, without a sign, that precedes another field or ends its object. `None`
/// for all other values, which may be valid.
#[inline(always)]
pub(crate) fn short_integer(rest: Rest<'_>) -> Option<(u64, Rest<'_>)> {
    let bytes = rest.text().as_bytes().first_chunk()?;
    let (count, value) = short(bytes)?;
    let next = bytes.get(count)?;
    let leading_zero = count > 1 && bytes.first() == Some(&b'0');
    (matches!(next, b',' | b'}') && !leading_zero).then(|| (value, rest.split(count).1))
}

const POWERS: [u64; 8] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000];

/// The number of digits, and their value; `None` when there are none, or more than seven.
///
/// All digits are parsed at once in a general-purpose register. The end of a loop over the digits would be
/// mispredicted.
#[inline(always)]
fn short(bytes: &[u8; 8]) -> Option<(usize, u64)> {
    const ONES: u64 = u64::MAX / 0xFF;
    let word = u64::from_le_bytes(*bytes) ^ (ONES * u64::from(b'0'));
    // The high bit is set in each byte that is not a digit; carries only reach later bytes.
    let others = (word.wrapping_add(ONES * 0x76) | word) & (ONES << 7);
    let count = others.trailing_zeros() / 8;
    if count == 0 || count == 8 {
        return None;
    }
    // Leading zeros are added: the first digit is in the lowest byte.
    let word = word << (64 - 8 * count);
    let pairs = word.wrapping_mul(10).wrapping_add(word >> 8);
    let [odd, even] = [pairs, pairs >> 16].map(|pairs| pairs & 0x0000_00FF_0000_00FF);
    let sum = odd.wrapping_mul((1_000_000 << 32) + 100).wrapping_add(even.wrapping_mul((10_000 << 32) + 1));
    Some((count as usize, sum >> 32))
}

/// Like [`plain`], but digit by digit: for longer numbers, and at the end of a body.
#[cold]
#[inline(never)]
fn long(rest: Rest<'_>) -> Option<(Plain, Rest<'_>)> {
    let bytes = rest.text().as_bytes();
    let (negative, unsigned) = match bytes.split_first() {
        Some((b'-', unsigned)) => (true, unsigned),
        _ => (false, bytes),
    };
    let (whole, digits) = count(unsigned, 0);
    let leading_zero = whole > 1 && unsigned.first() == Some(&b'0');
    let after_whole = unsigned.get(whole..)?;
    let (fraction, digits) = match after_whole.split_first() {
        Some((b'.', tail)) => {
            let (places, digits) = count(tail, digits);
            (Some(places), digits)
        }
        _ => (None, digits),
    };
    let places = fraction.unwrap_or(0);
    let length = usize::from(negative) + whole + fraction.map_or(0, |places| places + 1);
    let is_exact = whole > 0 && !leading_zero && fraction != Some(0) && whole + places <= PLAIN;
    let next = bytes.get(length).copied().unwrap_or(0);
    if !is_exact || matches!(next, b'e' | b'E' | b'.') {
        return None;
    }
    let fraction = fraction.and_then(|places| u32::try_from(places).ok());
    Some((Plain { negative, digits, fraction }, rest.split(length).1))
}

/// The number of digits, and `value` with them appended. It counts at most one digit more than a plain number has, and
/// only a value with too many digits can overflow.
#[inline(always)]
fn count(bytes: &[u8], mut value: u64) -> (usize, u64) {
    let mut length = 0;
    for byte in bytes.iter().take(PLAIN + 1) {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            break;
        }
        value = value.wrapping_mul(10).wrapping_add(u64::from(digit));
        length += 1;
    }
    (length, value)
}

/// Parses any number, and returns its text.
pub(crate) fn text(rest: Rest<'_>) -> Read<'_, &str> {
    let unsigned = rest.after("-").unwrap_or(rest);
    let mut end = match unsigned.after("0") {
        Some(end) => end,
        None => digits(unsigned)?,
    };
    if let Some(fraction) = end.after(".") {
        end = digits(fraction)?;
    }
    if let Some(exponent) = end.after("e").or_else(|| end.after("E")) {
        end = digits(exponent.after("+").or_else(|| exponent.after("-")).unwrap_or(exponent))?;
    }
    Ok((rest.until(end), end))
}

fn digits(rest: Rest<'_>) -> Result<Rest<'_>, Rejected> {
    let bytes = rest.text().as_bytes();
    match bytes.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(bytes.len()) {
        0 => Err(Rejected),
        count => Ok(rest.split(count).1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tries every number of digits before and after the point. Numbers with up to eighteen digits are plain.
    #[test]
    fn plain_numbers_are_parsed_with_all_digits() {
        let digits =
            |from: usize, count| "123456789".chars().cycle().skip(from).take(count).collect::<String>();
        // Miri is slow.
        let lengths = || (0..20).step_by(if cfg!(miri) { 6 } else { 1 });
        for (whole, places) in lengths().flat_map(|whole| lengths().map(move |places| (whole, places))) {
            for (sign, point) in [("", ""), ("-", ""), ("", "."), ("-", ".")] {
                if point.is_empty() && places > 0 {
                    continue;
                }
                let (digits, fraction) = (digits(0, whole), digits(whole, places));
                let text = format!("{sign}{digits}{point}{fraction},\"a\":[1,2,3]");
                let is_plain = whole > 0 && whole + places <= PLAIN && (point.is_empty() || places > 0);
                let expected = is_plain.then(|| {
                    let fraction_length = (!point.is_empty()).then(|| u32::try_from(places).unwrap());
                    (sign == "-", format!("{digits}{fraction}").parse().unwrap(), fraction_length, 12)
                });
                for parse in [plain, long] {
                    let read =
                        parse(Rest::new(&text)).map(|(Plain { negative, digits, fraction }, after)| {
                            (negative, digits, fraction, after.len())
                        });
                    assert_eq!(read, expected, "{text}");
                }
            }
        }
    }

    #[test]
    fn short_integers_are_parsed_like_plain_numbers_if_a_comma_or_a_bracket_follows() {
        let numbers = ["", "0", "7", "00", "01", "10", "1234567", "12345678", "-5", "1.5", "1e5", "x"];
        for number in numbers {
            for end in [",", "}", "]", " ", ".", "e", "x", ""] {
                let text = format!("{number}{end}\"abcdefgh");
                let found = short_integer(Rest::new(&text)).map(|(value, after)| (value, after.len()));
                let is_short = (1..=7).contains(&number.len())
                    && number.bytes().all(|byte| byte.is_ascii_digit())
                    && (number.len() == 1 || !number.starts_with('0'))
                    && matches!(end, "," | "}");
                assert_eq!(found, is_short.then(|| (number.parse().unwrap(), 9 + end.len())), "{text}");
                if let Some((value, length)) = found {
                    let (plain, after) = plain(Rest::new(&text)).unwrap();
                    assert_eq!((plain.digits, plain.negative, plain.fraction), (value, false, None));
                    assert_eq!(after.len(), length);
                }
            }
        }
        assert!(short_integer(Rest::new("7,")).is_none(), "eight bytes are read at once");
    }

    #[test]
    fn fast_path_and_digit_loop_agree() {
        let numbers =
            ["0", "7", "10", "1234567", "12345678", "0.5", "15.25", "1.2345678", "00", "01", "-0", "-12.5"];
        let others = [
            "",
            "-",
            ".5",
            "1.",
            "1.x",
            "1e5",
            "1.5E2",
            "1.2.3",
            "123456789012345678",
            "1234567890123456789",
        ];
        for number in numbers.iter().chain(&others) {
            for tail in ["", ",", "}", ",\"a\":1}", "]}           "] {
                let text = format!("{number}{tail}");
                let read = |parse: fn(Rest<'_>) -> Option<(Plain, Rest<'_>)>| {
                    parse(Rest::new(&text)).map(|(Plain { negative, digits, fraction }, after)| {
                        (negative, digits, fraction, after.len())
                    })
                };
                assert_eq!(read(plain), read(long), "{text}");
            }
        }
    }
}
