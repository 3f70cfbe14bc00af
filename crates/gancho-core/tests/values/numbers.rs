//! Numbers.

use gancho_core::rdstation::marketing::Disguised;
use gancho_core::rust_decimal::Decimal;
use gancho_core::{Amount, Integer};
use serde::Deserialize as _;
use serde::de::IntoDeserializer as _;
use serde::de::value::Error as ValueError;

#[test]
fn numbers_compare_with_the_numbers_of_other_crates() {
    let numbers = ["-7", "0", "1", "2"];
    for one in numbers {
        for other in numbers {
            let (left, right): (Amount, Decimal) = (one.parse().unwrap(), other.parse().unwrap());
            assert_eq!((left == right, right == left), (one == other, one == other), "{one} {other}");
            let order = left.decimal().partial_cmp(&right);
            assert_eq!(left.partial_cmp(&right), order, "{one} {other}");
            assert_eq!(right.partial_cmp(&left), order.map(std::cmp::Ordering::reverse), "{one} {other}");
            assert_eq!([left, Amount::from(right)].into_iter().sum::<Decimal>(), left.decimal() + right);
            let (left, right) = (Integer::parse(one).unwrap(), other.parse::<i64>().unwrap());
            assert_eq!((left == right, right == left), (one == other, one == other), "{one} {other}");
            assert_eq!(left.partial_cmp(&right), left.0.partial_cmp(&right), "{one} {other}");
        }
        let (amount, whole) = (one.parse::<Amount>().unwrap(), Integer::parse(one).unwrap());
        assert_eq!(Decimal::from(amount).to_string(), one);
        assert_eq!((whole.to_string(), format!("{whole:>4}")), (one.to_owned(), format!("{one:>4}")));
        assert_eq!(Integer::from(whole.0), whole);
        assert_eq!(Disguised::from(one).as_decimal(), Some(amount.decimal()));
    }
    assert_eq!(Integer::from(7_u32), Integer::from(7_i64));
    assert_eq!(Disguised::from("many").as_decimal(), None);
}

/// Each kind of number is read from other formats, which pass it on as a number and not as text.
#[test]
fn numbers_are_read_from_every_format() {
    for whole in [0, 1, 7, i64::MAX] {
        let unsigned = whole.unsigned_abs();
        let read = |number: Result<Amount, ValueError>| number.unwrap().to_string();
        assert_eq!(read(Amount::deserialize(whole.into_deserializer())), whole.to_string());
        assert_eq!(read(Amount::deserialize(unsigned.into_deserializer())), whole.to_string());
        let read = |number: Result<Integer, ValueError>| number.unwrap().0;
        assert_eq!(read(Integer::deserialize(whole.into_deserializer())), whole);
        assert_eq!(read(Integer::deserialize(unsigned.into_deserializer())), whole);
    }
    // Without the parser of this crate, numbers arrive as a newtype.
    for text in ["-7", "0", "7", "1.5"] {
        assert_eq!(serde_json::from_str::<Amount>(text).unwrap(), text.parse::<Amount>().unwrap(), "{text}");
    }
}
