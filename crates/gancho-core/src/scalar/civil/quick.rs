//! The usual formats of the vendors: RD Station `2025-03-28T12:49:16.000Z` and `2025-03-28T09:49:16.123-03:00`,
//! SuperOffice `2025-05-14T10:48:07.8912039Z`.
//!
//! The string is loaded as three or four words of eight characters. Its length selects the format. All digits are then
//! checked together, without a branch for each.

use std::num::NonZeroU64;

use super::packed::{Civil, NEGATIVE, OFFSET, ZULU};

const HIGHS: u64 = 0x8080_8080_8080_8080;

/// The days of each month, and 0 for an invalid month. 29 February is left to the general parser.
const DAYS: [u8; 128] = {
    let mut days = [0; 128];
    let (months, _) = days.split_at_mut(13);
    months.copy_from_slice(&[0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    days
};

/// Added to the result of [`pairs`]: the fifth byte, which is the hours, reaches 0x80 when it exceeds 23.
const HOURS: u64 = (0x80 - 24) << 32;

/// Parses the most common strings; `None` for all others, valid or not.
#[expect(clippy::inline_always, reason = "a call and the copy of its result would be ten of 90 instructions")]
#[inline(always)]
pub(super) fn parse(text: &[u8]) -> Option<Civil> {
    let head = text.first_chunk::<24>()?;
    let ([date, middle, clock], _) = head.as_chunks::<8>() else {
        return None;
    };
    let [.., last] = *head;
    // Each byte becomes the value of a digit, and 0 for a separator, if the text is valid.
    let date = u64::from_le_bytes(*date) ^ u64::from_le_bytes(*b"0000-00-");
    let middle = u64::from_le_bytes(*middle) ^ u64::from_le_bytes(*b"00T00:00");
    let clock = (u64::from_le_bytes(*clock) << 8) ^ u64::from_le_bytes(*b"\0:00.000");
    let (years, days, seconds) = (pairs(date), pairs(middle), pairs(clock));
    let mut wrong = over(date, *b"99990990") | over(middle, *b"99099059") | over(clock, *b"00590999");
    wrong |= days.wrapping_add(HOURS);
    // What follows the milliseconds (the rest of the fraction, and the offset), and the number of fraction digits.
    let (after, digits) = match text.len() {
        24 if last == b'Z' => (u64::from(ZULU) << 40, 3),
        29 => {
            let sign = last.wrapping_sub(b'+');
            if sign & !NEGATIVE != 0 {
                return None;
            }
            // One load of eight bytes: the two digits and the sign before the offset, which were already checked, are
            // loaded with it.
            let offset = u64::from_le_bytes(*text.last_chunk()?) ^ u64::from_le_bytes(*b"00+00:00");
            let offsets = pairs(offset);
            wrong |= over(offset, *b"99999059") | offsets.wrapping_add(HOURS);
            (offsets & 0xFF00_00FF_0000_0000 | u64::from(OFFSET | sign) << 40, 3)
        }
        28 => {
            let ticks = u64::from_le_bytes(*text.last_chunk()?) ^ u64::from_le_bytes(*b"0000000Z");
            wrong |= over(ticks, *b"99999990");
            let [.., thousands, _, ones, _] = pairs(ticks).to_le_bytes();
            let more = (u64::from(thousands) * 100 + u64::from(ones)) * 100;
            (more + (u64::from(ZULU) << 40), 7)
        }
        _ => return None,
    };
    let packed = (years >> 8) & 0x0000_FF00_00FF_00FF | days & 0xFF00_00FF_0000_FF00 | seconds & 0xFF00_0000;
    let [_, day, _, _, _, month, _, _] = packed.to_le_bytes();
    let days = DAYS.get(usize::from(month & 0x7F))?;
    let is_year = date & 0xFFFF_FFFF != 0;
    if wrong & HIGHS != 0 || !is_year || day.wrapping_sub(1) >= *days {
        return None;
    }
    let [.., hundreds, _, _] = clock.to_le_bytes();
    let millis = u64::from(hundreds) * 100 + (seconds >> 56);
    // The form of an offset is never 0.
    let fine = NonZeroU64::new(after + millis * 1_000_000)?;
    Some(Civil { clock: packed | digits << 48, fine })
}

/// A byte reaches 0x80 when it exceeds its limit (a digit in ASCII), or is not ASCII.
#[inline]
fn over(word: u64, limits: [u8; 8]) -> u64 {
    word.wrapping_add(u64::from_le_bytes(limits.map(|limit| 0x7F + b'0' - limit))) | word
}

/// Each byte becomes the number formed by the previous digit and itself.
#[inline]
fn pairs(word: u64) -> u64 {
    word.wrapping_mul(10 << 8 | 1)
}
