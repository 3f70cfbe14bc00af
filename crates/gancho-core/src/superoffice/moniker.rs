//! Values with a type marker, such as `[I:6]`.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use rust_decimal::Decimal;

use crate::{Amount, FreeValue};

/// A decoded value of `FieldValues`.
///
/// Fields of extra tables are strings with a type marker: `[I:6]`, `[DT:09/16/2025 14:22:14.0000000]`. Other fields
/// are plain values. Dates start with the month.
///
/// ```
/// use gancho_core::{FreeValue, superoffice::Moniker};
///
/// assert_eq!(Moniker::of(&FreeValue::String("[I:6]".into())), Moniker::Integer(6));
/// assert_eq!(Moniker::of(&FreeValue::Integer(6)).as_i64(), Some(6));
/// ```
///
/// Source: <https://docs.superoffice.com/en/api/localization/culture/culturedataformatter.html>
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Moniker<'a> {
    /// `[I:6]`, or a plain whole number.
    Integer(i64),
    /// `[F:1.5]` (a fraction), `[M:1.5]` (money), or a plain number.
    Decimal(Decimal),
    /// `[A:3,4,5]`: an array of whole numbers.
    Integers(Vec<i64>),
    /// `[D:09/16/2025]`.
    Date(NaiveDate),
    /// `[DT:09/16/2025 14:22:14.0000000]`. Year 1 means "not set".
    DateTime(NaiveDateTime),
    /// `[T:14:22:14.0000000]`.
    Time(NaiveTime),
    /// `[B:…]` (bytes) or `[TS:…]` (a time span): the marker, and the text after it. The formats of the text are not
    /// documented.
    Undocumented(&'a str, &'a str),
    /// A string without a marker, or with a marker that does not match the text after it.
    String(&'a str),
    /// Any other value, unchanged.
    Plain(&'a FreeValue),
}

impl<'a> Moniker<'a> {
    /// Decodes a value.
    pub fn of(value: &'a FreeValue) -> Self {
        match value {
            FreeValue::String(text) => Self::marked(text).unwrap_or(Self::String(text)),
            FreeValue::Integer(whole) => Self::Integer(*whole),
            other => other.as_decimal().map_or(Self::Plain(other), Self::Decimal),
        }
    }

    /// The whole number, if the value is one.
    pub fn as_i64(&self) -> Option<i64> {
        if let Self::Integer(whole) = self { Some(*whole) } else { None }
    }

    /// The number, if the value is one.
    pub fn as_decimal(&self) -> Option<Decimal> {
        match self {
            Self::Integer(whole) => Some((*whole).into()),
            Self::Decimal(decimal) => Some(*decimal),
            _ => None,
        }
    }

    /// The date and time, if the value is one.
    pub fn as_date_time(&self) -> Option<NaiveDateTime> {
        if let Self::DateTime(at) = self { Some(*at) } else { None }
    }

    /// The string, if it has no marker, or a marker that does not match the text after it.
    pub fn as_str(&self) -> Option<&'a str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    fn marked(text: &'a str) -> Option<Self> {
        let (mark, inner) = text.strip_prefix('[')?.strip_suffix(']')?.split_once(':')?;
        match mark {
            "I" => inner.parse().ok().map(Self::Integer),
            "F" | "M" => Amount::parse(inner).map(|amount| Self::Decimal(amount.decimal())),
            "A" if inner.is_empty() => Some(Self::Integers(Vec::new())),
            "A" => inner
                .split(',')
                .map(|whole| whole.trim().parse().ok())
                .collect::<Option<_>>()
                .map(Self::Integers),
            "D" => NaiveDate::parse_from_str(inner, "%m/%d/%Y").ok().map(Self::Date),
            "DT" => NaiveDateTime::parse_from_str(inner, "%m/%d/%Y %H:%M:%S%.f").ok().map(Self::DateTime),
            "T" => NaiveTime::parse_from_str(inner, "%H:%M:%S%.f").ok().map(Self::Time),
            "B" | "TS" => Some(Self::Undocumented(mark, inner)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> String {
        format!("{:?}", Moniker::of(&FreeValue::String(text.into())))
    }

    #[test]
    fn type_markers_are_decoded() {
        assert_eq!(of("[I:-1]"), "Integer(-1)");
        assert_eq!(of("[M:10.50]"), "Decimal(10.50)");
        assert_eq!(of("[A:3,4,5]"), "Integers([3, 4, 5])");
        assert_eq!(of("[DT:09/16/2025 14:22:14.0000000]"), "DateTime(2025-09-16T14:22:14)");
        assert_eq!(of("[DT:01/01/0001 00:00:00.0000000]"), "DateTime(0001-01-01T00:00:00)");
        assert_eq!(of("[D:02/28/2025]"), "Date(2025-02-28)");
        assert_eq!(of("[T:14:22:14]"), "Time(14:22:14)");
        assert_eq!(of("[TS:1.02:03:04]"), r#"Undocumented("TS", "1.02:03:04")"#);
    }

    #[test]
    fn mismatched_markers_stay_strings() {
        for text in
            ["[I:six]", "[DT:16/09/2025 14:22:14]", "[X:1]", "[I:6", "I:6]", "", "[]", "[D:02/30/2025]"]
        {
            assert_eq!(Moniker::of(&FreeValue::String(text.into())), Moniker::String(text));
        }
    }
}
