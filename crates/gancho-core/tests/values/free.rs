//! Free-form values.

use gancho_core::chrono::NaiveDate;
use gancho_core::rust_decimal::Decimal;
use gancho_core::superoffice::Moniker;
use gancho_core::{FreeFields, FreeValue, JsonText, Maybe, Rare};
use serde_json::Value;

/// Free-form values of every form.
const FREE: [&str; 15] = [
    "null",
    "true",
    "false",
    "0",
    "-7",
    "9223372036854775807",
    "1.50",
    "-0",
    r#""""#,
    r#""8.06 kWp""#,
    "[]",
    r#"["CIF","FOB"]"#,
    r#"["a",null]"#,
    "{}",
    r#"{"a":[1]}"#,
];

#[test]
fn a_free_value_decodes_as_its_json() {
    for text in FREE {
        let (free, json) = (FreeValue::parse(text).unwrap(), serde_json::from_str::<Value>(text).unwrap());
        assert_eq!(free.as_bool(), json.as_bool(), "{text}");
        assert_eq!(free.as_str(), json.as_str(), "{text}");
        assert_eq!(free.as_i64(), json.as_i64(), "{text}");
        let decimal = json.is_number().then(|| text.parse::<Decimal>().unwrap());
        assert_eq!(free.as_decimal(), decimal, "{text}");
        let list: Option<Vec<&str>> =
            json.as_array().and_then(|list| list.iter().map(Value::as_str).collect());
        let strings = list.unwrap_or_else(|| json.as_str().into_iter().collect());
        assert_eq!(free.strings().collect::<Vec<_>>(), strings, "{text}");
        assert_eq!(free.is_blank(), ["null", r#""""#, "[]"].contains(&text), "{text}");
        for other in ["", "8.06 kWp", "CIF"] {
            assert_eq!((free == *other, free == other), (json == *other, json == *other), "{text}");
        }
        let moniker = Moniker::of(&free);
        assert_eq!(moniker.as_i64(), json.as_i64(), "{text}");
        assert_eq!(moniker.as_decimal(), decimal, "{text}");
        assert_eq!(moniker.as_str(), json.as_str(), "{text}");
        assert_eq!(moniker.as_date_time(), None, "{text}");
    }
}

#[test]
fn json_texts_are_equal_if_and_only_if_they_print_the_same() {
    for one in FREE {
        for other in FREE {
            let [left, right] = [one, other].map(|text| JsonText::parse(text).unwrap());
            assert_eq!(left == right, one == other, "{one} {other}");
            assert_eq!(left.to_string(), one);
        }
    }
}

#[test]
fn free_fields_iterate_in_their_order() {
    let fields: FreeFields =
        FREE.iter().map(|text| ((*text).to_owned(), FreeValue::parse(text).unwrap())).collect();
    assert_eq!((&fields).into_iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), FREE);
    assert_eq!(fields.into_iter().map(|(name, _)| name).collect::<Vec<_>>(), FREE);
}

#[test]
fn markers_decode_as_the_type_that_they_name() {
    let of = |text: &str| FreeValue::from(text);
    let (whole, money, list, at) =
        (of("[I:6]"), of("[M:1.50]"), of("[A:]"), of("[DT:09/16/2025 14:22:14.0000000]"));
    assert_eq!((Moniker::of(&whole).as_i64(), Moniker::of(&whole).as_decimal()), (Some(6), Some(6.into())));
    assert_eq!(Moniker::of(&money).as_decimal(), Some(Decimal::new(150, 2)));
    assert_eq!(Moniker::of(&list), Moniker::Integers(Vec::new()));
    let expected = NaiveDate::from_ymd_opt(2025, 9, 16).unwrap().and_hms_opt(14, 22, 14);
    assert_eq!(Moniker::of(&at).as_date_time(), expected);
    for marked in [whole, money, list, at] {
        assert_eq!(Moniker::of(&marked).as_str(), None);
    }
}

#[test]
fn a_rare_field_converts_to_and_from_every_form() {
    for form in [Maybe::Some(7), Maybe::Null, Maybe::Empty, Maybe::Absent] {
        let rare = Rare::from(form);
        assert_eq!((format!("{rare:?}"), Maybe::from(rare)), (format!("{form:?}"), form));
    }
}
