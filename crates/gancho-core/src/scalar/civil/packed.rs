//! The numbers of a date and time, packed as the quick parser produces them.

use std::num::NonZeroU64;

use chrono::{NaiveDate, NaiveDateTime};

use super::Zone;
use crate::checked::Blank;

/// A date, a time of day, an offset, and their notation.
///
/// It has sixteen bytes and fits two registers. With chrono's value inside it had twenty, and each was written to
/// memory, read and written again on its way into a document. The value of chrono is computed on request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Civil {
    /// Bytes from the lowest: century, day, year of the century, second, hour, month, number of fraction digits,
    /// minute.
    pub(super) clock: u64,
    /// The lower half contains nanoseconds. Then, byte by byte: the hours of the offset, its form, 0, its minutes.
    ///
    /// The form says how the offset is written, with the constants below. It is 0 only in the placeholder, whose
    /// nanoseconds are 1. The whole is therefore never 0, so that `Option` has the same size.
    pub(super) fine: NonZeroU64,
}

pub(super) const ABSENT: u8 = 1;
pub(super) const ZULU: u8 = 2;
/// [`NEGATIVE`] and [`NO_COLON`] are added to it.
pub(super) const OFFSET: u8 = 4;
/// The difference between `+` and `-`.
pub(super) const NEGATIVE: u8 = b'-' - b'+';
/// An offset without a colon. [`Civil::is_instant`] tests this bit, which [`ABSENT`] also has.
pub(super) const NO_COLON: u8 = 1;

impl Civil {
    /// The numbers of a valid date, time and offset.
    pub(super) fn new(
        year: u32,
        [month, day, hour, minute, second]: [u32; 5],
        fraction: (u32, u8),
        zone: Zone,
    ) -> Self {
        let (form, hours, minutes) = match zone {
            Zone::Absent => (ABSENT, 0, 0),
            Zone::Zulu => (ZULU, 0, 0),
            Zone::Offset { negative, hours, minutes, colon } => {
                let sign = if negative { NEGATIVE } else { 0 };
                (OFFSET | sign | if colon { 0 } else { NO_COLON }, hours, minutes)
            }
        };
        let bytes = [year / 100, day, year % 100, second, hour, month, u32::from(fraction.1), minute];
        let pack =
            |bytes: [u32; 8]| bytes.iter().rev().fold(0, |packed, byte| packed << 8 | u64::from(*byte));
        let zone = u64::from_le_bytes([0, 0, 0, 0, hours, form, 0, minutes]);
        let fine = NonZeroU64::new(zone | u64::from(fraction.0)).unwrap_or(NonZeroU64::MIN);
        Self { clock: pack(bytes), fine }
    }

    /// Year, month, day, hour, minute, second.
    pub(super) fn numbers(&self) -> [u32; 6] {
        let [century, day, year, second, hour, month, _, minute] = self.clock.to_le_bytes().map(u32::from);
        [century * 100 + year, month, day, hour, minute, second]
    }

    pub(super) fn nanos(&self) -> u32 {
        let [a, b, c, d, ..] = self.fine.get().to_le_bytes();
        u32::from_le_bytes([a, b, c, d])
    }

    /// The number of digits in the fraction of the second, as written: 0 to 9.
    pub(crate) fn digits(&self) -> u8 {
        let [.., digits, _] = self.clock.to_le_bytes();
        digits
    }

    pub(crate) fn zone(&self) -> Zone {
        let [.., hours, form, _, minutes] = self.fine.get().to_le_bytes();
        match form {
            ABSENT => Zone::Absent,
            ZULU => Zone::Zulu,
            _ => Zone::Offset { negative: form & NEGATIVE != 0, hours, minutes, colon: form & NO_COLON == 0 },
        }
    }

    /// Whether it has an offset, which is `Z` or has a colon.
    #[inline]
    pub(crate) fn is_instant(&self) -> bool {
        let [.., form, _, _] = self.fine.get().to_le_bytes();
        form & NO_COLON == 0
    }

    /// The date and time, without the offset.
    pub(crate) fn local(&self) -> NaiveDateTime {
        let [year, month, day, hour, minute, second] = self.numbers();
        let date = NaiveDate::from_ymd_opt(year.cast_signed(), month, day);
        let local = date.and_then(|date| date.and_hms_nano_opt(hour, minute, second, self.nanos()));
        #[expect(
            clippy::expect_used,
            reason = "the caller has checked that the numbers are a date and a time; any fallback value would be \
                silently wrong"
        )]
        local.expect("the numbers are a valid date and time")
    }
}

impl Blank for Civil {
    const BLANK: Self = Self { clock: 0, fine: NonZeroU64::MIN };
}
