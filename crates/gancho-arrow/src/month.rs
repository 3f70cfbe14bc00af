//! Months, which partition files into folders.

use std::fmt;

use gancho_core::chrono::{DateTime, Datelike as _};

/// A month in UTC: `2025-03`.
///
/// ```
/// use gancho_arrow::Month;
///
/// let month = Month::of_micros(1_743_166_156_000_000).unwrap();
/// assert_eq!(format!("crm_deal/month={month}"), "crm_deal/month=2025-03");
/// assert!(month > Month::of_micros(0).unwrap());
/// assert_eq!(Month::of_micros(i64::MIN), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month {
    year: i32,
    month: u32,
}

impl Month {
    /// The month of an instant in microseconds since 1970; `None` outside the years 1 to 9999.
    pub fn of_micros(micros: i64) -> Option<Self> {
        let time = DateTime::from_timestamp_micros(micros)?;
        (1..=9999).contains(&time.year()).then(|| Self { year: time.year(), month: time.month() })
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}
