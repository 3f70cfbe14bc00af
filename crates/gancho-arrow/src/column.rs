//! Columns under construction: one for each field of a document, with the same nesting as the document.
//!
//! Columns other than strings and booleans use their own buffers instead of Arrow's builders, which check capacity and
//! validity in three layers for each value.

mod amount;
mod fields;
mod integer;
mod list;
mod text;
mod time;
mod validity;
mod word;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use arrow_array::{ArrayRef, BooleanArray};
use arrow_buffer::BooleanBufferBuilder;
use arrow_schema::{DataType, Fields};
use gancho_core::{Amount, Birthday, DateOrTimestamp, superoffice};
use gancho_fast::columns::{Cell, Columnar, Field, Kind, Object, Row};
use gancho_fast::{FieldsView, FreeView, NumberOrStringView, RawJson, SecretView};

use self::amount::Amounts;
pub(crate) use self::amount::fits;
use self::fields::Structs;
use self::integer::{Days, Integers};
use self::list::Lists;
pub(crate) use self::text::Texts;
pub(crate) use self::time::{Finer, Times};
pub(crate) use self::validity::Validity;
pub(crate) use self::word::Words;
use crate::json;
use crate::schema::column_name;

/// The initial capacity of a column of booleans.
const BOOL_CAPACITY: usize = 1024;

/// The most that a buffer reserves for the next batch, in bytes. Without a limit, the columns of one list of 120,000
/// leads reserved 34 MB, and `gancho ingest` took 0.3 GB more. More than this makes nothing faster.
const MAX_RESERVED: usize = 64 << 10;

/// The number of values to reserve after a batch with this number of values: the next batch is about as large.
fn reserved<T>(len: usize) -> usize {
    len.min(MAX_RESERVED / size_of::<T>())
}

/// Takes the content of a vector, and reserves capacity for the next batch.
fn take_and_reserve<T>(values: &mut Vec<T>) -> Vec<T> {
    let next = Vec::with_capacity(reserved::<T>(values.len()));
    std::mem::replace(values, next)
}

/// A column under construction.
#[derive(Debug)]
pub(crate) enum Column {
    Text(Texts),
    Json(Texts),
    Word(Words),
    Bool(BooleanBufferBuilder, Validity),
    Integer(Integers),
    Amount(Amounts),
    Time(Times),
    Day(Days),
    List(Lists),
    Struct(Structs),
    /// No column: it was not selected, contains a secret, or is among the columns of the envelope.
    Skipped,
}

/// The options of columns.
#[derive(Clone, Debug)]
pub(crate) struct ColumnOptions {
    /// Whether each column of times has a column of offsets next to it.
    pub(crate) offsets: bool,
    /// Set when an amount does not fit its column. It is checked after each delivery.
    pub(crate) overflow: Arc<Overflow>,
    /// Counts the times that are truncated. It is read after each delivery.
    pub(crate) finer: Arc<Finer>,
}

/// Whether an amount did not fit its column.
#[derive(Debug, Default)]
pub(crate) struct Overflow(AtomicBool);

impl Overflow {
    #[cold]
    pub(crate) fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether an amount did not fit since the last call.
    pub(crate) fn take(&self) -> bool {
        // A plain load first: a swap locks the cache line.
        self.0.load(Ordering::Relaxed) && self.0.swap(false, Ordering::Relaxed)
    }
}

impl Column {
    /// A column of this kind, with the Arrow type from [`schema`](crate::schema).
    pub(crate) fn new(kind: &Kind, data_type: &DataType, column_options: &ColumnOptions) -> Self {
        let amounts = || Self::Amount(Amounts::new(Arc::clone(&column_options.overflow)));
        let times = || Self::Time(Times::new(column_options.offsets, Arc::clone(&column_options.finer)));
        match (kind, data_type) {
            (Kind::Text | Kind::Birthday, _) | (Kind::Word, DataType::Utf8) => Self::Text(Texts::default()),
            (Kind::Json, _) => Self::Json(Texts::default()),
            (Kind::Word, _) => Self::Word(Words::default()),
            (Kind::Bool, _) => Self::Bool(BooleanBufferBuilder::new(BOOL_CAPACITY), Validity::default()),
            (Kind::Integer, _) => Self::Integer(Integers::new()),
            (Kind::Amount, _) => amounts(),
            (Kind::Time, _) => times(),
            (Kind::DateOrTime, DataType::Struct(fields)) => {
                Self::Struct(Structs::new(vec![Self::Day(Days::new()), times()], fields.clone()))
            }
            (Kind::NumberOrString, DataType::Struct(fields)) => {
                Self::Struct(Structs::new(vec![amounts(), Self::Text(Texts::default())], fields.clone()))
            }
            (Kind::List(element), DataType::List(field)) => Self::List(Lists::new(
                Self::new(element, field.data_type(), column_options),
                Arc::clone(field),
            )),
            (Kind::Object(of), DataType::Struct(fields)) => {
                Self::Struct(Structs::new(Self::all(of, fields, column_options), fields.clone()))
            }
            // A secret has no type.
            _ => Self::Skipped,
        }
    }

    /// The columns of an object's fields. A field that is not in the schema is skipped.
    pub(crate) fn all(of: &[Field], fields: &Fields, column_options: &ColumnOptions) -> Vec<Self> {
        let column = |field: &Field| match fields.find(&column_name(field.name)) {
            Some((_, found)) => Self::new(&field.kind, found.data_type(), column_options),
            None => Self::Skipped,
        };
        of.iter().map(column).collect()
    }

    /// Takes the content, which leaves the column empty: its array, followed by the array of offsets if there is one.
    pub(crate) fn take(&mut self, into: &mut Vec<ArrayRef>) {
        into.push(match self {
            Self::Text(texts) | Self::Json(texts) => texts.take(),
            Self::Word(words) => words.take(),
            Self::Bool(values, nulls) => Arc::new(BooleanArray::new(values.finish(), nulls.take())),
            Self::Integer(integers) => integers.take(),
            Self::Amount(amounts) => amounts.take(),
            Self::Day(days) => days.take(),
            Self::List(list) => list.take(),
            Self::Struct(fields) => fields.take(),
            Self::Time(times) => return times.take(into),
            Self::Skipped => return,
        });
    }

    #[inline]
    fn append(&mut self, text: &str) {
        match self {
            Self::Text(texts) => texts.push(text),
            Self::Word(words) => words.push(text),
            _ => self.ignore(),
        }
    }

    /// Ignores a value of another kind than the column's. Only [`Skipped`](Self::Skipped) receives such values, because
    /// [`Columnar`] has one kind for each type.
    #[inline]
    fn ignore(&mut self) {
        debug_assert!(matches!(self, Self::Skipped), "a value of another kind than its column");
    }
}

impl Cell for Column {
    fn null(&mut self) {
        match self {
            Self::Text(texts) | Self::Json(texts) => texts.push_null(),
            Self::Word(words) => words.push_null(),
            Self::Bool(values, nulls) => {
                values.append(false);
                nulls.append(false);
            }
            Self::Integer(integers) => integers.push_null(),
            Self::Amount(amounts) => amounts.push_null(),
            Self::Time(times) => times.push_null(),
            Self::Day(days) => days.push_null(),
            Self::List(list) => list.push_null(),
            Self::Struct(fields) => fields.push_null(),
            Self::Skipped => {}
        }
    }

    #[inline]
    fn text(&mut self, value: &str) {
        self.append(value);
    }

    #[inline]
    fn word(&mut self, value: &str) {
        self.append(value);
    }

    #[inline]
    fn free(&mut self, value: FreeView<'_>) {
        match self {
            Self::Json(texts) => texts.write(|text| json::free(value, text)),
            _ => self.ignore(),
        }
    }

    #[inline]
    fn fields(&mut self, value: FieldsView<'_>) {
        match self {
            Self::Json(texts) => texts.write(|text| json::fields(value, text)),
            _ => self.ignore(),
        }
    }

    #[inline]
    fn json(&mut self, value: RawJson<'_>) {
        match self {
            Self::Json(texts) => texts.write(|text| json::raw(value, text)),
            _ => self.ignore(),
        }
    }

    #[inline]
    fn bool(&mut self, value: bool) {
        match self {
            Self::Bool(values, nulls) => {
                values.append(value);
                nulls.append(true);
            }
            _ => self.ignore(),
        }
    }

    #[inline]
    fn integer(&mut self, value: i64) {
        match self {
            Self::Integer(integers) => integers.push(value),
            _ => self.ignore(),
        }
    }

    #[inline]
    fn amount(&mut self, value: Amount) {
        match self {
            Self::Amount(amounts) => amounts.push(value),
            _ => self.ignore(),
        }
    }

    #[inline]
    fn time(&mut self, value: superoffice::Timestamp) {
        match self {
            Self::Time(times) => times.push(value),
            _ => self.ignore(),
        }
    }

    fn date_or_time(&mut self, value: DateOrTimestamp) {
        let Self::Struct(fields) = self else { return self.ignore() };
        let [Self::Day(days), time] = fields.push() else { return };
        days.push(value.day());
        match value {
            DateOrTimestamp::Date(_) => time.null(),
            DateOrTimestamp::Timestamp(at) => time.time(at.into()),
        }
    }

    fn birthday(&mut self, value: Birthday) {
        match self {
            Self::Text(texts) => texts.write(|text| text.push_str(&value.to_string())),
            _ => self.ignore(),
        }
    }

    fn number_or_string(&mut self, value: NumberOrStringView<'_>) {
        let Self::Struct(fields) = self else { return self.ignore() };
        let [number, text] = fields.push() else { return };
        match value {
            NumberOrStringView::Number(amount) => {
                number.amount(amount);
                text.null();
            }
            NumberOrStringView::String(written) => {
                // The other column has the complete string, so this one is null if the string is not a number, or if
                // the number does not fit.
                match Amount::parse(written).filter(|amount| fits(*amount)) {
                    Some(amount) => number.amount(amount),
                    None => number.null(),
                }
                text.text(written);
            }
        }
    }

    fn secret(&mut self, _: SecretView<'_>) {
        self.ignore();
    }

    #[inline]
    fn list<'t, T: Columnar + 't>(&mut self, elements: impl Iterator<Item = &'t T>) {
        let Self::List(list) = self else { return self.ignore() };
        let mut count = 0;
        for element in elements {
            element.fill(list.elements());
            count += 1;
        }
        list.push(count);
    }

    #[inline]
    fn object(&mut self, value: &impl Object) {
        let Self::Struct(fields) = self else { return self.ignore() };
        value.each(&mut FieldColumns(fields.push().iter_mut()));
    }
}

/// The columns of an object's fields, which are filled in order.
pub(crate) struct FieldColumns<'c>(pub(crate) std::slice::IterMut<'c, Column>);

impl Row for FieldColumns<'_> {
    #[inline]
    fn field(&mut self, _: &'static str, value: &impl Columnar) {
        if let Some(column) = self.0.next() {
            value.fill(column);
        }
    }
}
