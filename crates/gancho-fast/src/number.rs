//! Numbers: their grammar, and plain ones at once.

use crate::rest::{Read, Refused, Rest};

/// Digits that fit 64 bits whatever they are.
const PLAIN: usize = 18;

/// A number written without an exponent, in at most eighteen digits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plain {
    pub(crate) negative: bool,
    /// All digits, those of the fraction included.
    pub(crate) digits: u64,
    /// How many of them stand behind the point; nothing when there is no point.
    pub(crate) fraction: Option<u32>,
}

/// Reads a number when it is plain.
#[inline(always)]
pub(crate) fn plain(rest: Rest<'_>) -> Option<(Plain, Rest<'_>)> {
    let bytes = rest.text().as_bytes();
    let (negative, unsigned) = match bytes.split_first() {
        Some((b'-', unsigned)) => (true, unsigned),
        _ => (false, bytes),
    };
    let (whole, digits) = count(unsigned, 0);
    let leading_zero = whole > 1 && unsigned.first() == Some(&b'0');
    let behind = unsigned.get(whole..)?;
    let (fraction, digits) = match behind.split_first() {
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

/// How many digits there are, and `value` with them appended; not more than one beyond what fits.
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

/// Reads any number as its text.
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

fn digits(rest: Rest<'_>) -> Result<Rest<'_>, Refused> {
    let bytes = rest.text().as_bytes();
    match bytes.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(bytes.len()) {
        0 => Err(Refused),
        count => Ok(rest.split(count).1),
    }
}
