//! Dates without a time.

use std::fmt;

use chrono::{Datelike as _, NaiveDate};

use super::civil::parse_date;
use super::text::text_scalar;
use super::timestamp::Timestamp;
use crate::ParseError;
use crate::checked::Blank;

/// A date: `2025-03-28`, years 0001 to 9999.
///
/// ```
/// use gancho_core::Date;
///
/// let day: Date = "2024-02-29".parse()?;
/// assert_eq!(day.day().to_string(), "2024-02-29");
/// assert!("2023-02-29".parse::<Date>().is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date(NaiveDate);

impl Date {
    /// Parses a date; `None` for any other string.
    pub fn parse(text: &str) -> Option<Self> {
        parse_date(text.as_bytes()).map(Self)
    }

    /// The date.
    pub fn day(&self) -> NaiveDate {
        self.0
    }

    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

text_scalar!(Date, "a date such as 2025-03-28");

impl From<Date> for NaiveDate {
    fn from(date: Date) -> Self {
        date.0
    }
}

/// Fails for years outside 1 to 9999.
impl TryFrom<NaiveDate> for Date {
    type Error = ParseError;

    fn try_from(day: NaiveDate) -> Result<Self, ParseError> {
        if (1..=9999).contains(&day.year()) {
            Ok(Self(day))
        } else {
            Err(ParseError::new("a date of the years 1 to 9999"))
        }
    }
}

/// A date with or without a time: `2025-03-28`, or a [`Timestamp`].
///
/// It is for fields that have no value in any published delivery, such as a deal's `prediction_date`. RD Station's APIs
/// return a date there; its webhooks usually write timestamps.
///
/// ```
/// use gancho_core::DateOrTimestamp;
///
/// let day: DateOrTimestamp = "2025-03-28".parse()?;
/// let time: DateOrTimestamp = "2025-03-28T23:30:00.000-03:00".parse()?;
/// assert_eq!(day.day(), time.day());
/// # Ok::<(), gancho_core::ParseError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DateOrTimestamp {
    /// A date.
    Date(Date),
    /// A timestamp.
    Timestamp(Timestamp),
}

impl DateOrTimestamp {
    /// Parses a date or timestamp; `None` for any other string.
    pub fn parse(text: &str) -> Option<Self> {
        Date::parse(text).map(Self::Date).or_else(|| Timestamp::parse(text).map(Self::Timestamp))
    }

    /// The date, in the offset in which it was written.
    pub fn day(&self) -> NaiveDate {
        match self {
            Self::Date(date) => date.day(),
            Self::Timestamp(stamp) => stamp.instant().date_naive(),
        }
    }

    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(date) => write!(f, "{date}"),
            Self::Timestamp(stamp) => write!(f, "{stamp}"),
        }
    }
}

text_scalar!(DateOrTimestamp, "a date or a timestamp");

impl Blank for DateOrTimestamp {
    const BLANK: Self = Self::Timestamp(Timestamp::BLANK);
}
