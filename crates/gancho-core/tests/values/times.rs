//! Dates and times.

use gancho_core::chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use gancho_core::{Birthday, Date, DateOrTimestamp, Timestamp, superoffice};

const TIMES: [&str; 6] = [
    "2025-03-28T09:40:58.932-03:00",
    "2025-03-28T12:40:58.000Z",
    "2012-06-04T15:31:35-03:00",
    "2000-02-29T23:59:59.123456789+23:59",
    "0001-01-01T00:00:00.5+14:00",
    "9999-12-31T23:59:59Z",
];

#[test]
fn a_timestamp_is_the_instant_that_chrono_parses() {
    for text in TIMES {
        let instant = DateTime::parse_from_rfc3339(text).unwrap();
        let digits = text.split(['.', '+', 'Z']).nth(1).filter(|_| text.contains('.')).unwrap_or_default();
        let digits = digits.split('-').next().unwrap().len();
        let stamp: Timestamp = text.parse().unwrap();
        assert_eq!(
            (stamp.instant(), stamp.to_utc(), stamp.local()),
            (instant, instant.to_utc(), instant.naive_local())
        );
        assert_eq!(
            (DateTime::<FixedOffset>::from(stamp), DateTime::<Utc>::from(stamp)),
            (instant, instant.to_utc())
        );
        assert_eq!(usize::from(stamp.fraction_digits()), digits, "{text}");
        assert_eq!(format!("{stamp:?}"), format!("Timestamp({text})"));
        assert_eq!(text.parse::<DateOrTimestamp>().unwrap().day(), instant.date_naive());

        let stamp: superoffice::Timestamp = text.parse().unwrap();
        assert_eq!((stamp.instant(), stamp.to_utc()), (Some(instant), Some(instant.to_utc())));
        assert_eq!(DateTime::<FixedOffset>::try_from(stamp), Ok(instant));
        assert_eq!(DateTime::<Utc>::try_from(stamp), Ok(instant.to_utc()));
        assert_eq!(usize::from(stamp.fraction_digits()), digits, "{text}");
        assert_eq!(stamp.utc_micros(), (instant.timestamp_micros(), digits > 6), "{text}");
        assert_eq!(format!("{stamp:?}"), format!("Timestamp({text})"));
        assert!(!stamp.is_unset() || text.starts_with("0001"), "{text}");
    }
}

#[test]
fn a_timestamp_without_an_offset_has_no_instant() {
    let stamp: superoffice::Timestamp = "2018-12-24T07:34:45".parse().unwrap();
    assert_eq!((stamp.instant(), stamp.to_utc()), (None, None));
    assert!(DateTime::<FixedOffset>::try_from(stamp).is_err() && DateTime::<Utc>::try_from(stamp).is_err());
    let unset = |text: &str| text.parse::<superoffice::Timestamp>().unwrap().is_unset();
    assert!(unset("0001-01-01T00:00:00") && unset("0001-01-01T00:00:00Z"));
    assert!(!unset("0001-01-01T00:00:01") && !unset("0001-01-02T00:00:00") && !unset("2001-01-01T00:00:00"));
}

#[test]
fn an_instant_becomes_a_timestamp_in_milliseconds() {
    for (instant, written) in [
        ("2025-03-28T09:40:58.932-03:00", Some("2025-03-28T09:40:58.932-03:00")),
        ("2025-03-28T12:40:58.000999999Z", Some("2025-03-28T12:40:58.000Z")),
        ("2025-03-28T12:40:58.7Z", Some("2025-03-28T12:40:58.700Z")),
        ("0000-12-31T23:59:59Z", None),
    ] {
        let instant = DateTime::parse_from_rfc3339(instant).unwrap();
        let stamp = Timestamp::from_millis(instant);
        assert_eq!(stamp.map(|stamp| stamp.to_string()).as_deref(), written, "{instant}");
        assert_eq!(Timestamp::try_from(instant).ok(), stamp, "{instant}");
    }
}

#[test]
fn a_date_is_the_day_that_chrono_parses() {
    for text in ["2025-03-28", "2024-02-29", "0001-01-01", "9999-12-31"] {
        let day: NaiveDate = text.parse().unwrap();
        let date: Date = text.parse().unwrap();
        assert_eq!((NaiveDate::from(date), date.day(), Date::try_from(day)), (day, day, Ok(date)));
        assert_eq!(text.parse::<DateOrTimestamp>().unwrap().day(), day);
        let year = text.get(..4).unwrap().parse().unwrap();
        assert_eq!(text.parse::<Birthday>().unwrap().year(), Some(year));
    }
    let outside = NaiveDate::MAX;
    assert!(Date::try_from(outside).is_err());
}
