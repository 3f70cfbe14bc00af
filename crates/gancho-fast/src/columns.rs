//! The fields of views, for conversion to columns.
//!
//! This module is not part of the public API: gancho-arrow generates its columns with it. The macro `view!` implements
//! it together with the struct and its parser, so that no field can be forgotten. It does not depend on any column
//! format.

use gancho_core::{Amount, Birthday, DateOrTimestamp, Integer, Maybe, Timestamp, superoffice};

use crate::{
    DisguisedView, FieldsView, FreeView, Id, List, NumberOrStringView, Rare, RawJson, SecretView, Word,
};

/// The kind of a column's values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Strings.
    Text,
    /// Strings of which most are one of a few values.
    Word,
    /// Free-form JSON.
    Json,
    /// Booleans.
    Bool,
    /// Whole numbers of 64 bits.
    Integer,
    /// Exact decimal numbers.
    Amount,
    /// Timestamps; those of SuperOffice may lack an offset.
    Time,
    /// Dates, with or without a time.
    DateOrTime,
    /// Birthdays, whose year may be unknown.
    Birthday,
    /// Numbers, or strings that usually contain one.
    NumberOrString,
    /// Secrets.
    Secret,
    /// Lists.
    List(Box<Self>),
    /// Objects, with their fields in order.
    Object(Vec<Field>),
}

/// A field of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name on the wire.
    pub name: &'static str,
    /// The kind of its values.
    pub kind: Kind,
    /// Whether it may be missing.
    pub optional: bool,
}

/// A value that fills a cell of a column.
pub trait Columnar {
    /// Whether it may be missing.
    const OPTIONAL: bool = false;

    /// The kind of the column.
    fn kind() -> Kind;

    /// Fills the next cell.
    fn fill(&self, cell: &mut impl Cell);
}

/// A view of an object.
pub trait Object: Columnar {
    /// Passes all fields to the row, in the order of [`Kind::Object`].
    fn each(&self, row: &mut impl Row);
}

/// Receives the fields of an object.
pub trait Row {
    /// Receives the next field.
    fn field(&mut self, name: &'static str, value: &impl Columnar);
}

/// The next cell of a column. A value calls the method for its kind, or [`null`](Self::null).
#[allow(missing_docs, reason = "each accepts a value of the kind in its name")]
pub trait Cell {
    /// A missing value, in any form of "none".
    fn null(&mut self);
    fn text(&mut self, value: &str);
    fn word(&mut self, value: &str);
    fn free(&mut self, value: FreeView<'_>);
    fn fields(&mut self, value: FieldsView<'_>);
    fn json(&mut self, value: RawJson<'_>);
    fn bool(&mut self, value: bool);
    fn integer(&mut self, value: i64);
    fn amount(&mut self, value: Amount);
    fn time(&mut self, value: superoffice::Timestamp);
    fn date_or_time(&mut self, value: DateOrTimestamp);
    fn birthday(&mut self, value: Birthday);
    fn number_or_string(&mut self, value: NumberOrStringView<'_>);
    fn secret(&mut self, value: SecretView<'_>);
    fn list<'t, T: Columnar + 't>(&mut self, elements: impl Iterator<Item = &'t T>);
    fn object(&mut self, value: &impl Object);
}

/// Implements [`Columnar`] and [`Object`] for a view with these fields.
macro_rules! object {
    (
        $view:ident $(<$of:ident>)? { $($field:ident: $type:ty = $name:expr,)* }
    ) => {
        impl<'a $(, $of: $crate::columns::Columnar)?> $crate::columns::Columnar for $view<'a $(, $of)?> {
            fn kind() -> $crate::columns::Kind {
                use $crate::columns::{Columnar, Field, Kind};
                Kind::Object(vec![$(Field {
                    name: $name,
                    kind: <$type as Columnar>::kind(),
                    optional: <$type as Columnar>::OPTIONAL,
                },)*])
            }

            #[inline]
            fn fill(&self, cell: &mut impl $crate::columns::Cell) {
                cell.object(self);
            }
        }

        impl<'a $(, $of: $crate::columns::Columnar)?> $crate::columns::Object for $view<'a $(, $of)?> {
            #[inline]
            fn each(&self, row: &mut impl $crate::columns::Row) {
                $(row.field($name, &self.$field);)*
            }
        }
    };
}
pub(crate) use object;

impl<T: Columnar> Columnar for Maybe<T> {
    const OPTIONAL: bool = true;

    fn kind() -> Kind {
        T::kind()
    }

    #[inline]
    fn fill(&self, cell: &mut impl Cell) {
        match self {
            Self::Some(value) => value.fill(cell),
            _ => cell.null(),
        }
    }
}

impl<T: Columnar> Columnar for Rare<'_, T> {
    const OPTIONAL: bool = true;

    fn kind() -> Kind {
        T::kind()
    }

    #[inline]
    fn fill(&self, cell: &mut impl Cell) {
        (**self).fill(cell);
    }
}

impl<T: Columnar> Columnar for List<'_, T> {
    fn kind() -> Kind {
        Kind::List(Box::new(T::kind()))
    }

    #[inline]
    fn fill(&self, cell: &mut impl Cell) {
        cell.list(self.iter());
    }
}

impl<T: Columnar> Columnar for &[T] {
    fn kind() -> Kind {
        Kind::List(Box::new(T::kind()))
    }

    #[inline]
    fn fill(&self, cell: &mut impl Cell) {
        cell.list(self.iter());
    }
}

/// Implements [`Columnar`] for a type, from the kind of its values and the call that fills a cell.
macro_rules! columnar {
    ($($type:ty: $kind:ident, |$value:ident, $cell:ident| $fill:expr;)*) => {$(
        $crate::columns::columnar!(@ () $type: $kind, |$value, $cell| $fill);
    )*};
    (@ ($($of:ident)?) $type:ty: $kind:ident, |$value:ident, $cell:ident| $fill:expr) => {
        impl$(<$of>)? $crate::columns::Columnar for $type {
            fn kind() -> $crate::columns::Kind {
                $crate::columns::Kind::$kind
            }

            #[inline]
            fn fill(&self, $cell: &mut impl $crate::columns::Cell) {
                let $value = self;
                $fill;
            }
        }
    };
}

pub(crate) use columnar;

columnar!(@ (T) Id<'_, T>: Text, |value, cell| cell.text(value.as_str()));
columnar!(@ (T) Word<'_, T>: Word, |value, cell| cell.word(value.as_str()));
columnar! {
    &str: Text, |value, cell| cell.text(value);
    DisguisedView<'_>: Text, |value, cell| cell.text(value.as_str());
    FreeView<'_>: Json, |value, cell| cell.free(*value);
    FieldsView<'_>: Json, |value, cell| cell.fields(*value);
    RawJson<'_>: Json, |value, cell| cell.json(*value);
    bool: Bool, |value, cell| cell.bool(*value);
    Integer: Integer, |value, cell| cell.integer(value.0);
    Amount: Amount, |value, cell| cell.amount(*value);
    Timestamp: Time, |value, cell| cell.time((*value).into());
    superoffice::Timestamp: Time, |value, cell| cell.time(*value);
    DateOrTimestamp: DateOrTime, |value, cell| cell.date_or_time(*value);
    Birthday: Birthday, |value, cell| cell.birthday(*value);
    NumberOrStringView<'_>: NumberOrString, |value, cell| cell.number_or_string(*value);
    SecretView<'_>: Secret, |value, cell| cell.secret(*value);
}
