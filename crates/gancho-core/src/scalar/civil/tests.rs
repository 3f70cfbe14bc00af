//! Compares the quick parser with the general one.

use proptest::prelude::*;

use super::{Civil, quick};

/// The quick parser may return `None`; otherwise both must agree.
fn agree(text: &str) -> Result<(), TestCaseError> {
    let general = Civil::general(text);
    if let Some(quick) = quick::parse(text.as_bytes()) {
        prop_assert_eq!(Some(quick), general, "{}", text);
    }
    if let Some(civil) = general {
        let [year, month, day, hour, minute, second] = civil.numbers();
        let date = chrono::NaiveDate::from_ymd_opt(year.cast_signed(), month, day);
        let local = date.and_then(|date| date.and_hms_nano_opt(hour, minute, second, civil.nanos()));
        prop_assert_eq!(Some(civil.local()), local, "{}", text);
        prop_assert_eq!(civil.utc_micros(), micros_of_chrono(&civil), "{}", text);
    }
    Ok(())
}

/// Microseconds since 1970, and whether there is a finer fraction, as chrono counts them.
fn micros_of_chrono(civil: &Civil) -> (i64, bool) {
    let instant = civil.instant().map_or_else(|| civil.local().and_utc(), |instant| instant.to_utc());
    (instant.timestamp_micros(), !civil.nanos().is_multiple_of(1000))
}

/// Strings in the format of a timestamp. Their numbers are small enough that most are valid or nearly valid.
fn text() -> impl Strategy<Value = String> {
    let zone = prop_oneof![Just("Z".to_owned()), "[+-][0-2][0-9]:[0-6][0-9]", "[+-][0-9]{4}", ""];
    let date = "[0-2][0-9]{3}-[01][0-9]-[0-3][0-9]";
    let fraction = prop_oneof![4 => "\\.[0-9]{3}", 2 => "\\.[0-9]{7}", 1 => "(\\.[0-9]{1,10})?"];
    (date, "[0-2][0-9]:[0-6][0-9]:[0-6][0-9]", fraction, zone)
        .prop_map(|(date, clock, fraction, zone)| format!("{date}T{clock}{fraction}{zone}"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5_000))]

    #[test]
    fn parsers_agree_on_valid_and_nearly_valid_timestamps(text in text()) {
        agree(&text)?;
    }

    #[test]
    fn parsers_agree_on_timestamps_with_a_changed_byte(text in text(), at in 0..40_usize, byte in any::<u8>(), kind in 0..3_u8) {
        let mut bytes = text.into_bytes();
        let at = at % bytes.len();
        match kind {
            0 => bytes[at] = byte,
            1 => bytes.insert(at, byte),
            _ => {
                bytes.remove(at);
            }
        }
        agree(&String::from_utf8_lossy(&bytes))?;
    }
}

/// The formats of the quick parser.
const FORMATS: [&str; 4] = [
    "2025-03-28T12:49:16.000Z",
    "2025-03-28T09:49:16.123-03:00",
    "2025-10-31T23:59:59.999+23:59",
    "2025-05-14T10:48:07.8912039Z",
];

/// Two faults do not hide each other, although several characters are checked at a time.
#[test]
fn a_wrong_character_at_two_positions_is_rejected() {
    for text in FORMATS {
        for (one, other) in (0..text.len()).flat_map(|one| (0..one).map(move |other| (one, other))) {
            let mut bytes = text.as_bytes().to_vec();
            (bytes[one], bytes[other]) = (b'x', b'x');
            let text = String::from_utf8(bytes).unwrap();
            assert_eq!((quick::parse(text.as_bytes()), Civil::general(&text)), (None, None), "{text}");
        }
    }
}

/// Every byte at every position of the formats, which random strings may not reach.
#[test]
fn parsers_agree_on_every_byte_at_every_position() {
    for text in FORMATS {
        assert!(quick::parse(text.as_bytes()).is_some(), "{text}");
        for at in 0..text.len() {
            for byte in 0..=0xFF_u8 {
                let mut bytes = text.as_bytes().to_vec();
                bytes[at] = byte;
                let general = String::from_utf8(bytes.clone()).ok().and_then(|text| Civil::general(&text));
                let quick = quick::parse(&bytes);
                assert!(quick.is_none() || quick == general, "{}", bytes.escape_ascii());
                // A string whose `Z` was replaced has another format, which only the general parser accepts.
                if general.is_some() && (at < text.len() - 1 || !text.ends_with('Z')) {
                    assert_eq!(quick, general, "{}", bytes.escape_ascii());
                }
            }
        }
    }
}

/// Every day of several years, among them a century without a leap day, and every number in the place of a day or a
/// month.
#[test]
fn parsers_agree_on_every_day() {
    for year in [0, 1, 1900, 2000, 2023, 2024, 2025, 2026, 9999] {
        for month in 0..100 {
            for day in 0..100 {
                let text = format!("{year:04}-{month:02}-{day:02}T00:00:00.000Z");
                let (quick, general) = (quick::parse(text.as_bytes()), Civil::general(&text));
                let leap = month == 2 && day == 29;
                assert!(quick == general || (leap && quick.is_none()), "{text}");
                if let Some(civil) = general {
                    assert_eq!(civil.utc_micros(), micros_of_chrono(&civil), "{text}");
                }
            }
        }
    }
}
