//! Amounts and counts.

use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::{Amount, Integer, NumberOrString};

/// Money as sent: zero, whole, with cents; occasionally with more digits than a float can represent.
pub(super) fn amount() -> BoxedStrategy<Amount> {
    prop_oneof![
        3 => Just(Decimal::ZERO),
        2 => Just(Decimal::new(0, 1)),
        6 => (0..10_000_000_i64).prop_map(|cents| Decimal::new(cents, 2)),
        3 => (0..1_000_000_i64).prop_map(Decimal::from),
        1 => (0..1_000_000_000_000_000_000_i64, 1..15_u32).prop_map(|(digits, scale)| Decimal::new(digits, scale)),
    ]
    .prop_map(Amount::from)
    .boxed()
}

/// A number, quoted one time in four.
pub(super) fn number_or_string() -> BoxedStrategy<NumberOrString> {
    (amount(), 0..4_u8)
        .prop_map(|(amount, quoted)| match quoted {
            0 => NumberOrString::String(amount.to_string()),
            _ => NumberOrString::Number(amount),
        })
        .boxed()
}

/// Degrees, as a number or a string.
pub(super) fn degrees(limit: i64) -> BoxedStrategy<NumberOrString> {
    (-limit * 1_000_000..=limit * 1_000_000, any::<bool>())
        .prop_map(|(micro, quoted)| {
            let degrees = Decimal::new(micro, 6);
            if quoted {
                NumberOrString::String(degrees.to_string())
            } else {
                NumberOrString::Number(degrees.into())
            }
        })
        .boxed()
}

/// Whole numbers, mostly small.
pub(super) fn whole(usual: std::ops::Range<i64>) -> BoxedStrategy<Integer> {
    prop_oneof![20 => usual, 1 => any::<i64>()].prop_map(Integer).boxed()
}
