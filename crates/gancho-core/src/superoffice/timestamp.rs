//! SuperOffice's timestamps.

use std::fmt;

use chrono::{DateTime, Datelike as _, FixedOffset, NaiveDateTime, Utc};

use crate::ParseError;
use crate::checked::Blank;
use crate::scalar::civil::Civil;
use crate::scalar::text::text_scalar;

/// A date and time with or without an offset: `2025-05-14T10:48:07.8912039Z`, `2018-12-24T07:34:45`.
///
/// The format is `YYYY-MM-DDThh:mm:ss`, optionally `.` and 1 to 9 digits (the server writes up to 7, in units of 100
/// ns, without trailing zeros), and optionally `Z`, `±hh:mm` or `±hhmm`, with years 0001 to 9999. It round-trips digit
/// for digit. The first instant of year 1 means "not set".
///
/// Two timestamps are equal if they are written in the same way, digit for digit.
///
/// ```
/// use gancho_core::superoffice::Timestamp;
///
/// let at: Timestamp = "2018-12-24T07:34:45-0500".parse()?;
/// assert_eq!(at.instant().unwrap().timestamp(), 1_545_654_885);
/// let never: Timestamp = "0001-01-01T00:00:00".parse()?;
/// assert!(never.is_unset());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: <https://docs.superoffice.com/en/api/web-services/endpoints/http-headers.html>
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Timestamp(Civil);

impl Timestamp {
    /// Parses a timestamp; `None` for any other string.
    pub fn parse(text: &str) -> Option<Self> {
        Civil::quick(text).or_else(|| Civil::general(text)).map(Self)
    }

    /// The date and time as written, without the offset.
    pub fn local(&self) -> NaiveDateTime {
        self.0.local()
    }

    /// The instant; `None` without an offset, because only the sender knows the time zone.
    pub fn instant(&self) -> Option<DateTime<FixedOffset>> {
        self.0.instant()
    }

    /// The instant in UTC; `None` without an offset.
    pub fn to_utc(&self) -> Option<DateTime<Utc>> {
        self.instant().map(|instant| instant.to_utc())
    }

    /// Microseconds since 1970 in UTC, and whether a finer fraction was truncated. A time without an offset is
    /// interpreted as UTC.
    #[doc(hidden)]
    pub fn utc_micros(&self) -> (i64, bool) {
        self.0.utc_micros()
    }

    /// The number of digits in the fraction of the second, as written: 0 to 9.
    pub fn fraction_digits(&self) -> u8 {
        self.0.digits()
    }

    /// Whether this means "not set": the first instant of year 1, in any offset.
    pub fn is_unset(&self) -> bool {
        let unset = chrono::NaiveDate::from_ymd_opt(1, 1, 1).and_then(|day| day.and_hms_opt(0, 0, 0));
        self.local().year() == 1 && Some(self.local()) == unset
    }

    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write(f)
    }
}

impl TryFrom<Timestamp> for DateTime<FixedOffset> {
    type Error = ParseError;

    fn try_from(stamp: Timestamp) -> Result<Self, ParseError> {
        stamp.instant().ok_or(ParseError::new("a timestamp with an offset"))
    }
}

impl TryFrom<Timestamp> for DateTime<Utc> {
    type Error = ParseError;

    fn try_from(stamp: Timestamp) -> Result<Self, ParseError> {
        stamp.to_utc().ok_or(ParseError::new("a timestamp with an offset"))
    }
}

/// All notations of RD Station's timestamps are valid here.
impl From<crate::Timestamp> for Timestamp {
    fn from(stamp: crate::Timestamp) -> Self {
        Self(stamp.civil())
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Timestamp({self})")
    }
}

text_scalar!(Timestamp, "a timestamp such as 2025-05-14T10:48:07.8912039Z");

impl Blank for Timestamp {
    const BLANK: Self = Self(Civil::BLANK);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_documented_notation_round_trips() {
        for text in [
            "2024-10-14T10:11:01.8786829+02:00",
            "2000-08-01T16:48:31.027932+02:00",
            "2024-03-20T14:15:00+01:00",
            "0001-01-01T00:00:00",
            "0001-01-01T00:00:00Z",
            "2018-12-24T07:34:45-0500",
            "2018-12-24T07:34:45",
            "2025-09-16T07:24:33.27583Z",
        ] {
            assert_eq!(Timestamp::parse(text).map(|stamp| stamp.to_string()).as_deref(), Some(text));
        }
    }

    #[test]
    fn dates_and_times_that_do_not_exist_are_rejected() {
        for text in ["2018-02-29T00:00:00", "2018-12-24", "2018-12-24T24:00:00", "2018-12-24T07:34:45-05", ""]
        {
            assert_eq!(Timestamp::parse(text), None, "{text}");
        }
    }
}
