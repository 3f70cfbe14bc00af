//! Money.

use std::cmp::Ordering;
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Deref, Div, Mul, Sub};

use rust_decimal::Decimal;
use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::checked::Blank;
use crate::de::token;
use crate::maybe::Missable;

/// An exact decimal number: money, a price, a quantity.
///
/// It accepts every JSON number (`33.9`, `0`, `1.5e3`) that a [`Decimal`] can represent exactly: one with at most 28
/// decimal places, whose digits fit 96 bits. This includes every number written with at most 28 digits and without an
/// exponent. Any other number is rejected, never rounded. The text is parsed, never a float: `33.9` is exactly 33.9.
/// With a deserializer other than that of this crate's own functions, a number that is not an integer of 64 bits
/// arrives as a float, exact to 15 significant digits.
///
/// Arithmetic is that of [`Decimal`] and returns a `Decimal`: it panics beyond 96 bits, and rounds results of more
/// than 28 digits. The `checked_…` methods of `Decimal` do not panic, and can be called on an amount.
///
/// It serializes as an equal JSON number. A whole number of at most 64 bits that was written as plain digits serializes
/// as plain digits. A number that was written with a point or an exponent serializes with one of them, if 96 bits can
/// hold another digit. `-0` serializes as `0.0`.
///
/// ```
/// use gancho_core::Amount;
///
/// let price: Amount = "33.9".parse()?;
/// let quantity: Amount = "3".parse()?;
/// assert_eq!((price * quantity).to_string(), "101.7");
/// assert!(price > quantity.decimal());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Amount(Decimal);

/// The largest whole number of a `Decimal`: 96 bits.
const MAX_MANTISSA: u128 = (1 << 96) - 1;

impl Amount {
    /// The number.
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// Parses a JSON number; `None` for any other string, and for numbers that a decimal cannot represent exactly.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (number, exponent) = match memchr::memchr2(b'e', b'E', unsigned.as_bytes()) {
            Some(at) => (unsigned.get(..at)?, Some(parse_exponent(unsigned.get(at + 1..)?)?)),
            None => (unsigned, None),
        };
        let (whole, fraction) = match number.split_once('.') {
            Some((whole, fraction)) => (whole, Some(fraction)),
            None => (number, None),
        };
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || (whole.len() > 1 && whole.starts_with('0')) || !fraction.is_none_or(digits) {
            return None;
        }
        // Trailing zeros of a fraction are kept while they fit: 0.0 round-trips as 0.0.
        let fraction_digits = fraction.unwrap_or_default();
        let spare_zeros = fraction_digits.len() - fraction_digits.trim_end_matches('0').len();
        let drop = (fraction_digits.len().saturating_sub(28)).min(spare_zeros);
        let kept = fraction_digits.len() - drop;
        let mut scale = i64::try_from(kept).ok()?.checked_sub(exponent.unwrap_or(0))?;
        let mut mantissa = 0_u128;
        let mut bytes = whole.bytes().chain(fraction_digits.bytes().take(kept));
        while let Some(byte) = bytes.next() {
            let digit = u128::from(byte - b'0');
            if let Some(grown) = mantissa.checked_mul(10).and_then(|grown| grown.checked_add(digit)) {
                mantissa = grown;
                continue;
            }
            // The mantissa has at least 38 digits, and 96 bits hold 29: the number only fits if all further digits are
            // zeros.
            if digit != 0 {
                return None;
            }
            scale -= bytes.try_fold(1_i64, |zeros, byte| (byte == b'0').then_some(zeros + 1))?;
            break;
        }
        let written_with_point = fraction.is_some() || exponent.is_some() || (negative && mantissa == 0);
        Self::from_parts(negative, mantissa, scale, written_with_point)
    }

    fn from_parts(negative: bool, mut mantissa: u128, mut scale: i64, with_point: bool) -> Option<Self> {
        if mantissa == 0 {
            scale = scale.clamp(0, 28);
        }
        while scale < 0 {
            mantissa = mantissa.checked_mul(10).filter(|grown| *grown <= MAX_MANTISSA)?;
            scale += 1;
        }
        while (scale > 28 || mantissa > MAX_MANTISSA) && scale > 0 && mantissa.is_multiple_of(10) {
            mantissa /= 10;
            scale -= 1;
        }
        // A scale of at least 1 records that the number was written with a point or an exponent.
        if with_point
            && scale == 0
            && let Some(grown) = mantissa.checked_mul(10).filter(|grown| *grown <= MAX_MANTISSA)
        {
            (mantissa, scale) = (grown, 1);
        }
        let scale = u32::try_from(scale).ok().filter(|scale| *scale <= 28)?;
        let mantissa = i128::try_from(mantissa).ok().filter(|_| mantissa <= MAX_MANTISSA)?;
        let signed = if negative { -mantissa } else { mantissa };
        Decimal::try_from_i128_with_scale(signed, scale).ok().map(Self)
    }

    /// The number as a 64-bit integer, if it is whole.
    pub(crate) fn whole(self) -> Option<i64> {
        let plain = self.0.normalize();
        if plain.scale() == 0 { i64::try_from(plain.mantissa()).ok() } else { None }
    }

    fn from_float(value: f64) -> Option<Self> {
        // The shortest string that parses to the same float: what the sender wrote, up to 15 digits.
        Self::parse(&format!("{value:?}"))
    }
}

/// No string has as many digits, so with a larger exponent a number is out of range, or zero.
const LARGEST_EXPONENT: i64 = i64::MAX / 2;

fn parse_exponent(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let significant = digits.trim_start_matches('0');
    let size = match significant.parse::<i64>() {
        Ok(size) => size.min(LARGEST_EXPONENT),
        Err(_) if significant.is_empty() => 0,
        Err(_) => LARGEST_EXPONENT,
    };
    Some(if text.starts_with('-') { -size } else { size })
}

impl Missable for Amount {
    const EXPECTING: &'static str = "a number";
}

impl Deref for Amount {
    type Target = Decimal;

    fn deref(&self) -> &Decimal {
        &self.0
    }
}

impl From<Decimal> for Amount {
    fn from(value: Decimal) -> Self {
        Self(value)
    }
}

impl From<Amount> for Decimal {
    fn from(value: Amount) -> Self {
        value.0
    }
}

/// Whole numbers are exact, so this conversion cannot fail.
macro_rules! from_whole {
    ($($type:ty)*) => {$(
        impl From<$type> for Amount {
            fn from(whole: $type) -> Self {
                Self(whole.into())
            }
        }
    )*};
}

from_whole!(i8 i16 i32 i64 u8 u16 u32 u64);

impl PartialEq<Decimal> for Amount {
    fn eq(&self, other: &Decimal) -> bool {
        self.0 == *other
    }
}

impl PartialEq<Amount> for Decimal {
    fn eq(&self, other: &Amount) -> bool {
        *self == other.0
    }
}

impl PartialOrd<Decimal> for Amount {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        self.0.partial_cmp(other)
    }
}

impl PartialOrd<Amount> for Decimal {
    fn partial_cmp(&self, other: &Amount) -> Option<Ordering> {
        self.partial_cmp(&other.0)
    }
}

/// Arithmetic of [`Decimal`].
macro_rules! arithmetic {
    ($($trait:ident $method:ident)*) => {$(
        impl $trait for Amount {
            type Output = Decimal;

            fn $method(self, other: Self) -> Decimal {
                self.0.$method(other.0)
            }
        }

        impl $trait<Decimal> for Amount {
            type Output = Decimal;

            fn $method(self, other: Decimal) -> Decimal {
                self.0.$method(other)
            }
        }

        impl $trait<Amount> for Decimal {
            type Output = Self;

            fn $method(self, other: Amount) -> Self {
                self.$method(other.0)
            }
        }
    )*};
}

arithmetic!(Add add Sub sub Mul mul Div div);

impl Sum<Amount> for Decimal {
    fn sum<I: Iterator<Item = Amount>>(amounts: I) -> Self {
        amounts.map(Amount::decimal).sum()
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for Amount {
    type Err = crate::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text).ok_or(crate::ParseError::new("a number of at most 28 digits"))
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.scale() == 0 {
            let whole = self.0.mantissa();
            if let Ok(whole) = i64::try_from(whole) {
                return serializer.serialize_i64(whole);
            }
            if let Ok(whole) = u64::try_from(whole) {
                return serializer.serialize_u64(whole);
            }
        }
        let text = self.0.to_string();
        // With sixteen or more digits, two numbers of the same length may be the same float: it is used only for the
        // number as which serde_json serializes it.
        let is_printed = |float: &f64| {
            self.0.mantissa().unsigned_abs() < 1_000_000_000_000_000
                || serde_json::to_string(float).ok().and_then(|text| Self::parse(&text)) == Some(*self)
        };
        match text.parse().ok().filter(is_printed) {
            Some(float) => serializer.serialize_f64(float),
            None => RawValue::from_string(text).map_err(S::Error::custom)?.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(token::NUMBER, Number)
    }
}

struct Number;

impl<'de> Visitor<'de> for Number {
    type Value = Amount;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number of at most 28 digits")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Amount, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bytes<E: Error>(self, text: &[u8]) -> Result<Amount, E> {
        let text = std::str::from_utf8(text).unwrap_or_default();
        Amount::parse(text).ok_or_else(|| E::invalid_value(Unexpected::Float(0.0), &self))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Amount, E> {
        Ok(Amount(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Amount, E> {
        Ok(Amount(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Amount, E> {
        Amount::from_float(value).ok_or_else(|| E::invalid_value(Unexpected::Float(0.0), &self))
    }
}

impl Blank for Amount {
    const BLANK: Self = Self(Decimal::ZERO);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notation_of_a_number_is_parsed() {
        for (text, printed) in [
            ("0", "0"),
            ("-0", "0.0"),
            ("0.0", "0.0"),
            ("-0.0", "0.0"),
            ("33.9", "33.9"),
            ("33.90", "33.90"),
            ("1e2", "100.0"),
            ("1.5E+3", "1500.0"),
            ("15e-1", "1.5"),
            ("-9923.09", "-9923.09"),
            ("0e999999999999", "0.0"),
            ("0.0000000000000000000000000001", "0.0000000000000000000000000001"),
            ("79228162514264337593543950335", "79228162514264337593543950335"),
            ("1.0000000000000000000000000000000000", "1.0000000000000000000000000000"),
            ("7.9e28", "79000000000000000000000000000"),
            ("1e0000000000000000000001", "10.0"),
            ("100000000000.0000000000000000000000000000", "100000000000.00000000000000000"),
            ("1000000000000000000000000000000e-3", "1000000000000000000000000000.0"),
            ("-1500000000000000000000000000000000000000000000e-45", "-1.5000000000000000000000000000"),
            ("0.00000000000000000000000000000000000000015e41", "15.0"),
        ] {
            assert_eq!(
                Amount::parse(text).map(|amount| amount.to_string()).as_deref(),
                Some(printed),
                "{text}"
            );
        }
    }

    #[test]
    fn rejects_other_strings_and_numbers_that_would_be_rounded() {
        for text in [
            "",
            "-",
            "01",
            "+1",
            "1.",
            ".1",
            "NaN",
            "1e",
            "1e+",
            "0x1",
            "1_000",
            "1,5",
            " 1",
            "--1",
            "Infinity",
            "79228162514264337593543950336",
            "1e29",
            "0.00000000000000000000000000001",
            "1e-29",
            "1e999999999999",
            "1.00000000000000000000000000001",
            "1e-99999999999999999999",
            "100000000000.0000000000000000000000000001",
            "1000000000000000000000000000000000000000000.0",
            "1000000000000000000000000000000000000000001e-43",
            // Ten times this mantissa exceeds 128 bits by 4.
            "34028236692093846346337460743176821146e0",
        ] {
            assert_eq!(Amount::parse(text), None, "{text}");
        }
    }

    /// No number of trailing zeros, and no exponent that makes up for them, changes the value.
    #[test]
    fn trailing_zeros_and_their_exponent_do_not_change_the_value() {
        for (digits, scale) in [
            ("1", 0),
            ("1", 28),
            ("339", 1),
            ("100000000000", 0),
            ("79228162514264337593543950335", 0),
            ("79228162514264337593543950335", 28),
            ("0", 0),
        ] {
            let expected = Decimal::from_i128_with_scale(digits.parse().unwrap(), scale);
            for zeros in (0..100).chain([1_000, 2_000]) {
                let down = zeros + scale;
                let up = i64::from(zeros) + i64::try_from(digits.len()).unwrap() - i64::from(scale);
                let zeros = "0".repeat(zeros as usize);
                let mut texts =
                    vec![format!("0.{zeros}{digits}{zeros}e{up}"), format!("{digits}.{zeros}0e-{scale}")];
                if digits != "0" {
                    texts.push(format!("{digits}{zeros}e-{down}"));
                    texts.push(format!("{digits}{zeros}.{zeros}0e-{down}"));
                }
                for text in texts {
                    assert_eq!(Amount::parse(&text).map(Amount::decimal), Some(expected), "{text}");
                    assert_eq!(
                        Amount::parse(&format!("-{text}")).map(Amount::decimal),
                        Some(-expected),
                        "-{text}"
                    );
                }
            }
        }
    }

    #[test]
    fn serializes_every_digit() {
        for text in [
            "33.9",
            "0",
            "0.0",
            "1500.0",
            "123456789012345.5",
            // Both denote the same float and have the same length.
            "1071775523972904.2",
            "1071775523972904.3",
            "12345678901234567.89",
            "10000000000000000000",
            "-9223372036854775809",
            "79228162514264337593543950335",
        ] {
            let amount = Amount::parse(text).unwrap();
            assert_eq!(serde_json::to_string(&amount).unwrap(), text);
        }
    }
}
