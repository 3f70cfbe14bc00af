//! RD Station's timestamps.

use std::cmp::Ordering;
use std::fmt;

use chrono::{DateTime, FixedOffset, NaiveDateTime, Timelike as _, Utc};

use super::civil::{Civil, Zone};
use super::text::text_scalar;
use crate::ParseError;
use crate::checked::Blank;

/// An instant with the offset it was written in: `2025-03-28T09:40:58.932-03:00`, `2025-03-28T12:40:58.000Z`.
///
/// The format is `YYYY-MM-DDThh:mm:ss`, optionally `.` and 1 to 9 digits, then `Z` or `±hh:mm`, with years 0001 to
/// 9999, upper-case letters and no leap seconds. Nanoseconds are kept. It round-trips digit for digit.
///
/// RD Station writes milliseconds in documents and whole seconds (`.000Z`) in `event_timestamp`.
///
/// Two timestamps are equal if they are the same instant *and* have the same notation. They sort by instant first.
///
/// ```
/// use gancho_core::Timestamp;
///
/// let at: Timestamp = "2025-03-28T09:40:58.932-03:00".parse()?;
/// assert_eq!(at.instant().timestamp_millis(), 1_743_165_658_932);
/// assert_eq!(at.to_string(), "2025-03-28T09:40:58.932-03:00");
/// assert!("2023-02-29T00:00:00Z".parse::<Timestamp>().is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: <https://developers.rdstation.com/reference/crm-v1-webhooks>
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Timestamp {
    /// Always has an offset.
    civil: Civil,
}

impl Timestamp {
    /// Parses a timestamp; `None` for any other string.
    pub fn parse(text: &str) -> Option<Self> {
        // All formats of the quick parser have an offset.
        Civil::quick(text).map(|civil| Self { civil }).or_else(|| Self::general(text))
    }

    #[inline(never)]
    fn general(text: &str) -> Option<Self> {
        Civil::general(text).filter(Civil::is_instant).map(|civil| Self { civil })
    }

    /// The instant, with its offset.
    #[expect(clippy::missing_panics_doc, reason = "the expectation below always holds")]
    pub fn instant(&self) -> DateTime<FixedOffset> {
        #[expect(
            clippy::expect_used,
            reason = "a wrong instant would be worse: no `Timestamp` is made without an offset, and chrono's calendar \
                ends more than 250,000 years from the years 1 to 9999"
        )]
        self.civil.instant().expect("a timestamp has an offset, and is within the calendar")
    }

    /// The date and time as written, without the offset.
    pub fn local(&self) -> NaiveDateTime {
        self.civil.local()
    }

    /// The instant in UTC.
    pub fn to_utc(&self) -> DateTime<Utc> {
        self.instant().to_utc()
    }

    /// The number of digits in the fraction of the second, as written: 0 to 9.
    pub fn fraction_digits(&self) -> u8 {
        self.civil.digits()
    }

    /// A timestamp in RD Station's notation: three decimal places, and `Z` for UTC. Smaller units are truncated.
    ///
    /// `None` for instants without such a notation: years outside 0001 to 9999, offsets with seconds, leap seconds.
    pub fn from_millis(instant: DateTime<FixedOffset>) -> Option<Self> {
        let local = instant.naive_local();
        let (seconds, millis) = (local.format("%Y-%m-%dT%H:%M:%S"), local.nanosecond() / 1_000_000);
        Self::parse(&format!("{seconds}.{millis:03}{}", Zone::of(*instant.offset())?))
    }

    pub(crate) fn civil(self) -> Civil {
        self.civil
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.civil.write(f)
    }
}

impl Ord for Timestamp {
    fn cmp(&self, other: &Self) -> Ordering {
        self.instant().cmp(&other.instant()).then_with(|| self.civil.form().cmp(&other.civil.form()))
    }
}

impl PartialOrd for Timestamp {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl From<Timestamp> for DateTime<FixedOffset> {
    fn from(stamp: Timestamp) -> Self {
        stamp.instant()
    }
}

impl From<Timestamp> for DateTime<Utc> {
    fn from(stamp: Timestamp) -> Self {
        stamp.to_utc()
    }
}

/// See [`from_millis`](Timestamp::from_millis).
impl TryFrom<DateTime<FixedOffset>> for Timestamp {
    type Error = ParseError;

    fn try_from(instant: DateTime<FixedOffset>) -> Result<Self, ParseError> {
        Self::from_millis(instant)
            .ok_or(ParseError::new("an instant of the years 1 to 9999 with an offset in whole minutes"))
    }
}

/// See [`from_millis`](Timestamp::from_millis); with `Z`.
impl TryFrom<DateTime<Utc>> for Timestamp {
    type Error = ParseError;

    fn try_from(instant: DateTime<Utc>) -> Result<Self, ParseError> {
        instant.fixed_offset().try_into()
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Timestamp({self})")
    }
}

text_scalar!(Timestamp, "a timestamp such as 2025-03-28T09:40:58.932-03:00");

impl Blank for Timestamp {
    const BLANK: Self = Self { civil: Civil::BLANK };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_trips_as_written() {
        for text in [
            "2025-03-28T09:40:58.932-03:00",
            "2025-03-28T12:40:58.000Z",
            "2012-06-04T15:31:35-03:00",
            "2000-02-29T23:59:59.123456789+23:59",
            "0001-01-01T00:00:00.5+14:00",
            "9999-12-31T23:59:59-00:00",
            "2024-01-01T00:00:00.000000001Z",
        ] {
            assert_eq!(Timestamp::parse(text).map(|stamp| stamp.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn rejects_invalid_instants() {
        for text in [
            "",
            "2023-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2023-13-01T00:00:00Z",
            "2023-00-01T00:00:00Z",
            "2023-04-31T00:00:00Z",
            "2023-01-00T00:00:00Z",
            "2023-01-01T25:00:00Z",
            "2023-01-01T24:00:00Z",
            "2023-01-01T00:60:00Z",
            "2023-01-01T00:00:60Z",
            "2023-01-01",
            "2023-01-01T",
            "2023-01-01T00:00Z",
            "2023-01-01T00:00:00",
            "2023-01-01T00:00:00.Z",
            "2023-01-01T00:00:00.1234567890Z",
            "2023-01-01T00:00:00-0300",
            "2023-01-01T00:00:00-24:00",
            "2023-01-01T00:00:00-03:60",
            "2023-01-01T00:00:00-03",
            "2023-01-01 00:00:00Z",
            "2023-01-01t00:00:00Z",
            "2023-01-01T00:00:00z",
            "0000-01-01T00:00:00Z",
            "+2023-01-01T00:00:00Z",
            "2023-01-01T00:00:00ZZ",
            " 2023-01-01T00:00:00Z",
            "２０２３-01-01T00:00:00Z",
        ] {
            assert_eq!(Timestamp::parse(text), None, "{text}");
        }
    }

    #[test]
    fn sorts_by_instant() {
        let stamp = |text| Timestamp::parse(text).unwrap();
        assert!(stamp("2025-03-28T09:00:00-03:00") < stamp("2025-03-28T12:00:00.001Z"));
        assert_ne!(stamp("2025-03-28T09:00:00-03:00"), stamp("2025-03-28T12:00:00Z"));
        let ordered = stamp("2025-03-28T09:00:00-03:00").cmp(&stamp("2025-03-28T12:00:00Z"));
        assert_ne!(ordered, Ordering::Equal);
    }
}
