//! Free-form values.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::Value;

use super::text::text;
use super::time::brazilian_day;
use crate::{FreeFields, FreeValue};

/// The value of a custom field: null, a string, a list of strings, and occasionally any other value.
pub fn value() -> BoxedStrategy<FreeValue> {
    prop_oneof![
        3 => Just(FreeValue::Null),
        2 => Just(FreeValue::String(String::new())),
        4 => text().prop_map(FreeValue::String),
        1 => brazilian_day().prop_map(FreeValue::String),
        1 => Just(FreeValue::List(Vec::new())),
        2 => vec(text(), 1..4).prop_map(FreeValue::List),
        1 => any::<bool>().prop_map(FreeValue::Bool),
        1 => any::<i32>().prop_map(|whole| FreeValue::Integer(whole.into())),
        1 => anything(),
    ]
    .boxed()
}

/// Arbitrary JSON.
fn anything() -> BoxedStrategy<FreeValue> {
    let odd = select(
        &["1e999", "-0", "0.10", "123456789012345678901234567890", "[null]", "{}", "[[]]", "1E+2"][..],
    );
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    let tree = leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((text(), inner), 0..4).prop_map(|fields| fields.into_iter().collect()),
        ]
    });
    prop_oneof![odd.prop_map(str::to_owned), tree.prop_map(|tree| tree.to_string())]
        .prop_filter_map("not JSON", |text| FreeValue::parse(&text).ok())
        .boxed()
}

/// Fields by slug, as in `custom_fields`.
pub fn fields() -> BoxedStrategy<FreeFields> {
    let slug = prop_oneof![4 => "[a-z]{2,8}(-[0-9a-f]{1,4})?", 1 => text()];
    vec((slug, value()), 0..5).prop_map(FreeFields::from_iter).boxed()
}
