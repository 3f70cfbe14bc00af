//! Dates and times in the vendors' formats.
//!
//! This does not use chrono's parser. That parser also accepts lower-case letters, a space instead of the `T`, and
//! leap seconds, which no vendor sends and on which the validators of JSON Schema disagree. It also loses the
//! notation of a time, so that the time would not round-trip. The calendar is chrono's.

mod packed;
mod quick;
#[cfg(test)]
mod tests;
mod zone;

use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime};

pub(crate) use packed::Civil;
pub(crate) use zone::Zone;

impl Civil {
    /// Parses the vendors' usual formats; `None` for all others, valid or not.
    #[inline]
    pub(crate) fn quick(text: &str) -> Option<Self> {
        quick::parse(text.as_bytes())
    }

    /// Parses `YYYY-MM-DDThh:mm:ss[.f{1,9}][Z|±hh:mm|±hhmm]`, years 0001 to 9999, seconds up to 59.
    #[inline(never)]
    pub(crate) fn general(text: &str) -> Option<Self> {
        let (written, rest) = text.as_bytes().split_first_chunk::<19>()?;
        let [year, month, day, hour, minute, second] = six_numbers(written)?;
        if year == 0 || hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        NaiveDate::from_ymd_opt(year.cast_signed(), month, day)?;
        let (nanos, digits, rest) = fraction(rest)?;
        let zone = Zone::parse(rest)?;
        Some(Self::new(year, [month, day, hour, minute, second], (nanos, digits), zone))
    }

    pub(crate) fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [year, month, day, hour, minute, second] = self.numbers();
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
        let digits = self.digits();
        if digits > 0 {
            let kept = self.nanos() / 10_u32.pow(9 - u32::from(digits.min(9)));
            write!(f, ".{kept:0width$}", width = usize::from(digits))?;
        }
        write!(f, "{}", self.zone())
    }

    /// The notation, which can differ for equal instants.
    pub(crate) fn form(&self) -> (NaiveDateTime, u8, Zone) {
        (self.local(), self.digits(), self.zone())
    }

    /// Microseconds since 1970 in UTC, and whether a finer fraction was truncated; a time without an offset is
    /// interpreted as UTC.
    ///
    /// This is arithmetic on days, without a calendar: bulk readers call it five times per deal, and chrono's values
    /// took twice as long as everything else that is done with a time.
    pub(crate) fn utc_micros(&self) -> (i64, bool) {
        let [year, month, day, hour, minute, second] = self.numbers().map(i64::from);
        // Years begin in March, so that the leap day is the last.
        let year = if month > 2 { year } else { year - 1 };
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let days =
            365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + day_of_year
                - 719_468;
        let offset = match self.zone() {
            Zone::Offset { negative, hours, minutes, .. } => {
                let seconds = i64::from(hours) * 3600 + i64::from(minutes) * 60;
                if negative { -seconds } else { seconds }
            }
            Zone::Absent | Zone::Zulu => 0,
        };
        let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset;
        (seconds * 1_000_000 + i64::from(self.nanos() / 1000), !self.nanos().is_multiple_of(1000))
    }

    /// The instant; `None` without an offset.
    pub(crate) fn instant(&self) -> Option<DateTime<FixedOffset>> {
        let offset = self.zone().offset()?;
        Some(DateTime::from_naive_utc_and_offset(self.local().checked_sub_offset(offset)?, offset))
    }
}

/// The six numbers of `YYYY-MM-DDThh:mm:ss`. They are not necessarily a valid date and time.
///
/// This parses eight characters at a time, because bodies contain many timestamps. With one character at a time, the
/// fast parser took a tenth longer for a deal, which has five.
fn six_numbers(text: &[u8; 19]) -> Option<[u32; 6]> {
    let word = |start: usize, form: &[u8; 8]| {
        let read = text.get(start..start + 8).and_then(|piece| piece.first_chunk()).copied();
        // A digit becomes its value. A separator becomes 0 if it is the right one.
        u64::from_le_bytes(read.unwrap_or_default()) ^ u64::from_le_bytes(*form)
    };
    let (date, middle, clock) = (word(0, b"0000-00-"), word(8, b"00T00:00"), word(11, b"00:00:00"));
    // Added to this, a byte reaches 0x80 if it exceeds its maximum: 9 for a digit, 0 for a separator.
    let limit = |form: &[u8; 8]| u64::from_le_bytes(form.map(|byte| if byte == b'0' { 0x76 } else { 0x7F }));
    let over = (date.wrapping_add(limit(b"0000-00-")) | date)
        | (middle.wrapping_add(limit(b"00T00:00")) | middle)
        | (clock.wrapping_add(limit(b"00:00:00")) | clock);
    if over & 0x8080_8080_8080_8080 != 0 {
        return None;
    }
    // Each byte is now the two-digit number that starts there, if both characters are digits.
    let pairs = |word: u64| (word * 10 + (word >> 8)).to_le_bytes().map(u32::from);
    let [century, _, year, _, _, month, ..] = pairs(date);
    let [day, _, _, hour, _, _, minute, _] = pairs(middle);
    let [.., second, _] = pairs(clock);
    Some([century * 100 + year, month, day, hour, minute, second])
}

/// Parses exactly `YYYY-MM-DD`, years 0001 to 9999.
pub(crate) fn parse_date(text: &[u8]) -> Option<NaiveDate> {
    let (year, month, day) = date_parts(text)?;
    if year == 0 { None } else { NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day) }
}

/// The three numbers of `YYYY-MM-DD`. They are not necessarily a valid date.
pub(crate) fn date_parts(text: &[u8]) -> Option<(u32, u32, u32)> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else {
        return None;
    };
    Some((two(y1, y2)? * 100 + two(y3, y4)?, two(m1, m2)?, two(d1, d2)?))
}

fn two(tens: u8, ones: u8) -> Option<u32> {
    Some(digit(tens)? * 10 + digit(ones)?)
}

fn digit(byte: u8) -> Option<u32> {
    byte.is_ascii_digit().then(|| u32::from(byte - b'0'))
}

/// Parses `.` and 1 to 9 digits, or nothing; returns nanoseconds, the number of digits, and the rest.
fn fraction(text: &[u8]) -> Option<(u32, u8, &[u8])> {
    let Some(after) = text.strip_prefix(b".") else {
        return Some((0, 0, text));
    };
    // RD Station writes three digits.
    if let [a, b, c, rest @ ..] = after
        && let (Some(hundreds), Some(tens)) = (digit(*a), two(*b, *c))
        && !rest.first().is_some_and(u8::is_ascii_digit)
    {
        return Some(((hundreds * 100 + tens) * 1_000_000, 3, rest));
    }
    let count = after.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (written, rest) = after.split_at_checked(count)?;
    let digits = u8::try_from(count).ok().filter(|digits| (1..=9).contains(digits))?;
    let value = written.iter().try_fold(0, |value, byte| Some(value * 10 + digit(*byte)?))?;
    Some((value * 10_u32.pow(9 - u32::from(digits)), digits, rest))
}
