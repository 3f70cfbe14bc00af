//! Dates and times.

use chrono::{DateTime, FixedOffset, SecondsFormat, Utc};
use proptest::prelude::*;

use crate::superoffice;
use crate::{Birthday, Date, DateOrTimestamp, Timestamp};

/// 2015 to 2030, in milliseconds.
const ERA: std::ops::Range<i64> = 1_420_070_400_000..1_893_456_000_000;

fn at(millis: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(millis).unwrap_or_default()
}

fn brasilia(millis: i64) -> String {
    let offset = FixedOffset::west_opt(3 * 3600);
    let utc = at(millis);
    offset.map_or_else(String::new, |offset| {
        utc.with_timezone(&offset).to_rfc3339_opts(SecondsFormat::Millis, false)
    })
}

/// The offset of Brasília and milliseconds, as in documents; sometimes another notation.
pub(super) fn timestamp() -> BoxedStrategy<Timestamp> {
    let odd = "20[0-9]{2}-0[1-9]-[01][1-9]T[01][0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-][01][0-9]:[0-5][0-9])";
    prop_oneof![9 => ERA.prop_map(brasilia), 1 => odd]
        .prop_filter_map("not a timestamp", |text| Timestamp::parse(&text))
        .boxed()
}

/// Two timestamps of a document: created, and updated at the same time or later.
pub(super) fn history() -> BoxedStrategy<(Timestamp, Timestamp)> {
    let later = prop_oneof![1 => Just(0_i64), 3 => 0..1_000_000_000_i64];
    (ERA, later)
        .prop_filter_map("not timestamps", |(created, later)| {
            Some((Timestamp::parse(&brasilia(created))?, Timestamp::parse(&brasilia(created + later))?))
        })
        .boxed()
}

/// The time in the envelope's notation: UTC, whole seconds, with three decimal places. If that is not possible, the time
/// is unchanged.
pub(super) fn whole_second(stamp: Timestamp) -> Timestamp {
    let second = at(stamp.instant().timestamp() * 1000);
    Timestamp::parse(&second.to_rfc3339_opts(SecondsFormat::Millis, true)).unwrap_or(stamp)
}

/// The time of an envelope.
pub(super) fn event_timestamp() -> BoxedStrategy<Timestamp> {
    timestamp().prop_map(whole_second).boxed()
}

/// Dates.
pub(super) fn date() -> BoxedStrategy<Date> {
    ERA.prop_filter_map("not a day", |millis| Date::parse(&at(millis).format("%Y-%m-%d").to_string())).boxed()
}

/// Dates, and sometimes timestamps.
pub(super) fn date_or_timestamp() -> BoxedStrategy<DateOrTimestamp> {
    prop_oneof![4 => date().prop_map(DateOrTimestamp::Date), 1 => timestamp().prop_map(DateOrTimestamp::Timestamp)]
        .boxed()
}

/// Birthdays, half of them without a year.
pub(super) fn birthday() -> BoxedStrategy<Birthday> {
    prop_oneof![
        2 => "19[4-9][0-9]-(0[1-9]|1[0-2])-([01][1-9]|2[0-8])",
        1 => "0000-(0[1-9]|1[0-2])-([01][1-9]|2[0-8])",
        1 => Just("0000-02-29".to_owned()),
    ]
    .prop_filter_map("not a birthday", |text| Birthday::parse(&text))
    .boxed()
}

/// The time of a SuperOffice delivery: UTC, up to seven decimal places, without trailing zeros.
pub(super) fn ticks() -> BoxedStrategy<superoffice::Timestamp> {
    (ERA, 0..10_000_000_u32)
        .prop_filter_map("not a timestamp", |(millis, ticks)| {
            let second = at(millis).format("%Y-%m-%dT%H:%M:%S");
            let fraction = format!(".{ticks:07}");
            let fraction = fraction.trim_end_matches('0').trim_end_matches('.');
            superoffice::Timestamp::parse(&format!("{second}{fraction}Z"))
        })
        .boxed()
}

/// Dates as in custom fields: `31/03/2023`.
pub(super) fn brazilian_day() -> BoxedStrategy<String> {
    ERA.prop_map(|millis| at(millis).format("%d/%m/%Y").to_string()).boxed()
}
