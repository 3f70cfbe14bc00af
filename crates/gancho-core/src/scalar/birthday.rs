//! Birthdays, whose year may be unknown.

use std::fmt;

use chrono::NaiveDate;

use super::civil::date_parts;
use super::text::text_scalar;
use crate::checked::Blank;

/// A date of birth: `1987-12-03`, or `0000-12-03` if the year is unknown.
///
/// RD Station writes year `0000` for an unknown year. Therefore `0000-02-29` is valid, and `1987-02-29` is not.
///
/// ```
/// use gancho_core::Birthday;
///
/// let leap: Birthday = "0000-02-29".parse()?;
/// assert_eq!((leap.year(), leap.month(), leap.day()), (None, 2, 29));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: <https://developers.rdstation.com/reference/crm-v2-get-contact>
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Birthday {
    year: u16,
    month: u8,
    day: u8,
}

impl Birthday {
    /// Creates a birthday with or without a year; `None` for a date that does not exist.
    pub fn new(year: Option<u16>, month: u8, day: u8) -> Option<Self> {
        match year {
            None => Self::of(0, month.into(), day.into()),
            Some(year @ 1..=9999) => Self::of(year.into(), month.into(), day.into()),
            Some(_) => None,
        }
    }

    /// Parses a birthday; `None` for any other string.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month, day) = date_parts(text.as_bytes())?;
        Self::of(year, month, day)
    }

    fn of(year: u32, month: u32, day: u32) -> Option<Self> {
        // An unknown year may be a leap year: the year 2000 is used in its place.
        let calendar_year = if year == 0 { 2000 } else { i32::try_from(year).ok()? };
        NaiveDate::from_ymd_opt(calendar_year, month, day)?;
        Some(Self {
            year: u16::try_from(year).ok()?,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day).ok()?,
        })
    }

    /// The year, 1 to 9999, if it is known.
    pub fn year(&self) -> Option<u16> {
        (self.year != 0).then_some(self.year)
    }

    /// The month, 1 to 12.
    pub fn month(&self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    pub fn day(&self) -> u8 {
        self.day
    }

    fn write(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

text_scalar!(Birthday, "a birthday such as 1987-12-03, or 0000-12-03 without a year");

impl Blank for Birthday {
    const BLANK: Self = Self { year: 0, month: 1, day: 1 };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_that_do_not_exist_are_rejected() {
        for text in ["1987-12-03", "0000-02-29", "2000-02-29", "9999-12-31"] {
            assert_eq!(Birthday::parse(text).map(|day| day.to_string()).as_deref(), Some(text));
        }
        for text in ["1987-02-29", "0000-02-30", "0000-13-01", "1987-1-03", "1987-12-03T00:00:00Z", ""] {
            assert_eq!(Birthday::parse(text), None, "{text}");
        }
    }
}
