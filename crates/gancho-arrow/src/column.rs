//! Columns that are being filled: one for each field of a document, nested as the document is.
//!
//! Own buffers and not Arrow's builders where a value is written at every delivery: those check capacity and validity
//! through three layers for each.

mod amount;
mod fields;
mod integer;
mod list;
mod text;
mod time;
mod word;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use arrow_array::{ArrayRef, BooleanArray};
use arrow_buffer::{BooleanBufferBuilder, NullBufferBuilder};
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
pub(crate) use self::time::Times;
pub(crate) use self::word::Words;
use crate::json;
use crate::schema::column_name;

/// As many places as a builder has room for at first.
const ROOM: usize = 1024;

/// Takes what a vector holds. The next batch is about as large.
fn fresh<T>(values: &mut Vec<T>) -> Vec<T> {
    let next = Vec::with_capacity(values.len());
    std::mem::replace(values, next)
}

/// A column that is being filled.
#[derive(Debug)]
pub(crate) enum Column {
    Text(Texts),
    Json(Texts),
    Word(Words),
    Bool(BooleanBufferBuilder, NullBufferBuilder),
    Integer(Integers),
    Amount(Amounts),
    Time(Times),
    Day(Days),
    List(Lists),
    Struct(Structs),
    /// One that nobody asked for.
    Skipped,
}

/// What columns are made with.
#[derive(Clone, Debug)]
pub(crate) struct Making {
    /// Whether each time has a column of its offset beside it.
    pub(crate) offsets: bool,
    /// Set when an amount does not fit its column. Read after each delivery.
    pub(crate) misfit: Arc<Misfit>,
}

/// Whether a value did not fit its column.
#[derive(Debug, Default)]
pub(crate) struct Misfit(AtomicBool);

impl Misfit {
    #[cold]
    pub(crate) fn note(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether one was noted since the last call.
    pub(crate) fn take(&self) -> bool {
        // A plain load first: a swap locks the cache line.
        self.0.load(Ordering::Relaxed) && self.0.swap(false, Ordering::Relaxed)
    }
}

impl Column {
    /// A column of this kind, whose type in Arrow is as [`schema`](crate::schema) says.
    pub(crate) fn new(kind: &Kind, data_type: &DataType, making: &Making) -> Self {
        let amounts = || Self::Amount(Amounts::new(Arc::clone(&making.misfit)));
        let times = || Self::Time(Times::new(making.offsets));
        match (kind, data_type) {
            (Kind::Text | Kind::Birthday, _) | (Kind::Word, DataType::Utf8) => Self::Text(Texts::new()),
            (Kind::Json, _) => Self::Json(Texts::new()),
            (Kind::Word, _) => Self::Word(Words::default()),
            (Kind::Bool, _) => Self::Bool(BooleanBufferBuilder::new(ROOM), NullBufferBuilder::new(ROOM)),
            (Kind::Integer, _) => Self::Integer(Integers::new()),
            (Kind::Amount, _) => amounts(),
            (Kind::Time, _) => times(),
            (Kind::DateOrTime, DataType::Struct(fields)) => {
                Self::Struct(Structs::new(vec![Self::Day(Days::new()), times()], fields.clone()))
            }
            (Kind::NumberOrString, DataType::Struct(fields)) => {
                Self::Struct(Structs::new(vec![amounts(), Self::Text(Texts::new())], fields.clone()))
            }
            (Kind::List(element), DataType::List(field)) => {
                Self::List(Lists::new(Self::new(element, field.data_type(), making), Arc::clone(field)))
            }
            (Kind::Object(of), DataType::Struct(fields)) => {
                Self::Struct(Structs::new(Self::all(of, fields, making), fields.clone()))
            }
            // A secret has no type.
            _ => Self::Skipped,
        }
    }

    /// The columns of an object's fields. A field of the schema may be missing, and is skipped then.
    pub(crate) fn all(of: &[Field], fields: &Fields, making: &Making) -> Vec<Self> {
        let column = |field: &Field| match fields.find(&column_name(field.name)) {
            Some((_, found)) => Self::new(&field.kind, found.data_type(), making),
            None => Self::Skipped,
        };
        of.iter().map(column).collect()
    }

    /// Takes what was filled in, and is empty then: a column's array, and that of a time's offsets behind it.
    pub(crate) fn take(&mut self, into: &mut Vec<ArrayRef>) {
        into.push(match self {
            Self::Text(texts) | Self::Json(texts) => texts.take(),
            Self::Word(words) => words.take(),
            Self::Bool(values, nulls) => Arc::new(BooleanArray::new(values.finish(), nulls.finish())),
            Self::Integer(integers) => integers.take(),
            Self::Amount(amounts) => amounts.take(),
            Self::Day(days) => days.take(),
            Self::List(list) => list.take(),
            Self::Struct(fields) => fields.take(),
            Self::Time(times) => return times.take(into),
            Self::Skipped => return,
        });
    }

    /// How many times had fractions finer than a column of times holds.
    pub(crate) fn take_finer(&mut self) -> u64 {
        match self {
            Self::Time(times) => times.take_finer(),
            Self::List(list) => list.elements().take_finer(),
            Self::Struct(fields) => fields.columns().iter_mut().map(Self::take_finer).sum(),
            _ => 0,
        }
    }

    #[inline]
    fn append(&mut self, text: &str) {
        match self {
            Self::Text(texts) => texts.push(text),
            Self::Word(words) => words.push(text),
            _ => self.foreign(),
        }
    }

    /// Of a value of another kind than the column's: [`Columnar`] has one kind for a type, so there is none. A column
    /// that nobody asked for takes all.
    #[inline]
    fn foreign(&mut self) {
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
                nulls.append_null();
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
            _ => self.foreign(),
        }
    }

    #[inline]
    fn fields(&mut self, value: FieldsView<'_>) {
        match self {
            Self::Json(texts) => texts.write(|text| json::fields(value, text)),
            _ => self.foreign(),
        }
    }

    #[inline]
    fn json(&mut self, value: RawJson<'_>) {
        match self {
            Self::Json(texts) => texts.write(|text| json::raw(value, text)),
            _ => self.foreign(),
        }
    }

    #[inline]
    fn bool(&mut self, value: bool) {
        match self {
            Self::Bool(values, nulls) => {
                values.append(value);
                nulls.append_non_null();
            }
            _ => self.foreign(),
        }
    }

    #[inline]
    fn integer(&mut self, value: i64) {
        match self {
            Self::Integer(integers) => integers.push(value),
            _ => self.foreign(),
        }
    }

    #[inline]
    fn amount(&mut self, value: Amount) {
        match self {
            Self::Amount(amounts) => amounts.push(value),
            _ => self.foreign(),
        }
    }

    #[inline]
    fn time(&mut self, value: superoffice::Timestamp) {
        match self {
            Self::Time(times) => times.push(value),
            _ => self.foreign(),
        }
    }

    fn date_or_time(&mut self, value: DateOrTimestamp) {
        let Self::Struct(fields) = self else { return self.foreign() };
        let [Self::Day(days), time] = fields.push() else { return };
        days.push(value.day());
        match value {
            DateOrTimestamp::Date(_) => time.null(),
            DateOrTimestamp::Timestamp(at) => time.time(at.into()),
        }
    }

    fn birthday(&mut self, value: Birthday) {
        match self {
            Self::Text(texts) => texts.write(|text| text.extend_from_slice(value.to_string().as_bytes())),
            _ => self.foreign(),
        }
    }

    fn number_or_string(&mut self, value: NumberOrStringView<'_>) {
        let Self::Struct(fields) = self else { return self.foreign() };
        let [number, text] = fields.push() else { return };
        match value {
            NumberOrStringView::Number(amount) => {
                number.amount(amount);
                text.null();
            }
            NumberOrStringView::String(written) => {
                // What the string says is whole in the other column, so that a number too large for this one may lack.
                match Amount::parse(written).filter(|amount| fits(*amount)) {
                    Some(amount) => number.amount(amount),
                    None => number.null(),
                }
                text.text(written);
            }
        }
    }

    fn secret(&mut self, _: SecretView<'_>) {
        self.foreign();
    }

    #[inline]
    fn list<'t, T: Columnar + 't>(&mut self, elements: impl Iterator<Item = &'t T>) {
        let Self::List(list) = self else { return self.foreign() };
        let mut count = 0;
        for element in elements {
            element.fill(list.elements());
            count += 1;
        }
        list.push(count);
    }

    #[inline]
    fn object(&mut self, value: &impl Object) {
        let Self::Struct(fields) = self else { return self.foreign() };
        value.each(&mut Places(fields.push().iter_mut()));
    }
}

/// The columns of an object's fields, each to be filled in its turn.
pub(crate) struct Places<'c>(pub(crate) std::slice::IterMut<'c, Column>);

impl Row for Places<'_> {
    #[inline]
    fn field(&mut self, _: &'static str, value: &impl Columnar) {
        if let Some(column) = self.0.next() {
            value.fill(column);
        }
    }
}
