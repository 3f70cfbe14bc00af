//! Skipped values, which are validated as JSON including their escapes.

use crate::rest::{Rejected, Rest};
use crate::scan::Scan;
use crate::{number, string};

/// Skips a value that may have this many levels of nesting.
pub(crate) fn value(rest: Rest<'_>, depth_left: usize, scan: impl Scan) -> Result<Rest<'_>, Rejected> {
    let mut rest = rest.token();
    // One bit for each open array or object, the innermost lowest: set for an object. The limit of 127 fits.
    let mut open = 0_u128;
    let mut depth = 0;
    loop {
        let byte = rest.byte();
        if matches!(byte, b'{' | b'[') {
            if depth >= depth_left {
                return Err(Rejected);
            }
            let is_object = byte == b'{';
            let inside = rest.step().token();
            if inside.byte() == if is_object { b'}' } else { b']' } {
                rest = inside.step();
            } else {
                depth += 1;
                open = open << 1 | u128::from(is_object);
                rest = if is_object { key(inside, scan)? } else { inside };
                continue;
            }
        } else {
            rest = scalar(rest, scan)?;
        }
        loop {
            if depth == 0 {
                return Ok(rest);
            }
            rest = rest.token();
            let is_object = open & 1 == 1;
            match (rest.byte(), is_object) {
                (b',', true) => {
                    rest = key(rest.step().token(), scan)?;
                    break;
                }
                (b',', false) => {
                    rest = rest.step().token();
                    break;
                }
                (b'}', true) | (b']', false) => {
                    depth -= 1;
                    open >>= 1;
                    rest = rest.step();
                }
                _ => return Err(Rejected),
            }
        }
    }
}

/// Skips a field, starting at its key. Its value may have this many levels of nesting.
pub(crate) fn field(rest: Rest<'_>, depth_left: usize, scan: impl Scan) -> Result<Rest<'_>, Rejected> {
    value(key(rest, scan)?, depth_left, scan)
}

/// Skips a key and its colon.
#[inline(always)]
fn key(rest: Rest<'_>, scan: impl Scan) -> Result<Rest<'_>, Rejected> {
    Ok(string::skip(rest, scan)?.token().expect(":")?.token())
}

#[inline(always)]
fn scalar(rest: Rest<'_>, scan: impl Scan) -> Result<Rest<'_>, Rejected> {
    match rest.byte() {
        b'"' => string::skip(rest, scan),
        b'n' => rest.expect("null"),
        b't' => rest.expect("true"),
        b'f' => rest.expect("false"),
        _ => number::text(rest).map(|(_, after)| after),
    }
}
