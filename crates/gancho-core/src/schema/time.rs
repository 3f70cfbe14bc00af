//! Dates and timestamps.
//!
//! Where a format exists, it checks the calendar, and the pattern checks the notation: upper-case letters, no leap
//! seconds, at most nine decimal places. Where no format exists, the pattern checks both.

use crate::{Birthday, Date, DateOrTimestamp, Timestamp, superoffice};

use super::named;

/// `YYYY-MM-DD`, every month with its length, 29 February in every leap year, including year 0000.
macro_rules! day {
    () => {
        concat!(
            "(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
            "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
            "|02-(?:0[1-9]|1[0-9]|2[0-8]))",
            "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)"
        )
    };
}

/// Any year but 0000, without lookahead, which not every regex engine supports.
macro_rules! year {
    () => {
        "(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
    };
}

/// `YYYY-MM-DD` like [`day`], but not year 0000.
macro_rules! dated {
    () => {
        concat!(
            "(?:",
            year!(),
            "-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
            "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)",
            "|02-(?:0[1-9]|1[0-9]|2[0-8]))",
            "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[13579][26]|[2468][048]|0[48])00)-02-29)"
        )
    };
}

macro_rules! clock {
    () => {
        "T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?"
    };
}

named!(Timestamp, "Timestamp", {
    "description": "An instant with its offset: `YYYY-MM-DDThh:mm:ss`, up to nine decimals of a second, then `Z` or `±hh:mm`.",
    "type": "string",
    "format": "date-time",
    "pattern": concat!("^", year!(), "-[0-9]{2}-[0-9]{2}", clock!(), "(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$"),
    "examples": ["2025-03-28T09:40:58.932-03:00", "2025-03-28T12:40:58.000Z"],
});
named!(Date, "Date", {
    "description": "A day: `YYYY-MM-DD`.",
    "type": "string",
    "format": "date",
    "pattern": concat!("^", year!(), "-[0-9]{2}-[0-9]{2}$"),
    "examples": ["2025-03-28"],
});
named!(DateOrTimestamp, "DateOrTimestamp", {
    "description": "A date, or an instant with its offset.",
    "type": "string",
    "pattern": concat!("^", dated!(), "(?:", clock!(), "(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9]))?$"),
    "examples": ["2025-03-28", "2025-03-28T09:40:58.932-03:00"],
});
named!(Birthday, "Birthday", {
    "description": "A date of birth: `YYYY-MM-DD`; the year is `0000` if it is unknown.",
    "type": "string",
    "pattern": concat!("^", day!(), "$"),
    "examples": ["1987-12-03", "0000-12-03"],
});
named!(superoffice::Timestamp, "SuperOfficeTimestamp", {
    "description": "A date and time: up to nine decimals of a second, then `Z`, `±hh:mm`, `±hhmm` or nothing. `0001-01-01T00:00:00` means \"not set\".",
    "type": "string",
    "pattern": concat!("^", dated!(), clock!(), "(?:Z|[+-](?:[01][0-9]|2[0-3]):?[0-5][0-9])?$"),
    "examples": ["2025-05-14T10:48:07.8912039Z", "0001-01-01T00:00:00"],
});
