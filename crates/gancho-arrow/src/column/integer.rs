//! Whole numbers and days.

use std::sync::Arc;

use arrow_array::{ArrayRef, Date32Array, Int64Array};
use arrow_buffer::{NullBufferBuilder, ScalarBuffer};
use gancho_core::chrono::{Datelike as _, NaiveDate};

use super::{ROOM, fresh};

/// Whole numbers of 64 bits.
#[derive(Debug)]
pub(crate) struct Integers {
    values: Vec<i64>,
    nulls: NullBufferBuilder,
}

impl Integers {
    pub(crate) fn new() -> Self {
        Self { values: Vec::new(), nulls: NullBufferBuilder::new(ROOM) }
    }

    #[inline]
    pub(crate) fn push(&mut self, value: i64) {
        self.values.push(value);
        self.nulls.append_non_null();
    }

    #[inline]
    pub(crate) fn push_null(&mut self) {
        self.values.push(0);
        self.nulls.append_null();
    }

    pub(crate) fn take(&mut self) -> ArrayRef {
        let values = fresh(&mut self.values);
        Arc::new(Int64Array::new(ScalarBuffer::from(values), self.nulls.finish()))
    }
}

/// Days, counted from 1 January 1970.
#[derive(Debug)]
pub(crate) struct Days {
    values: Vec<i32>,
    nulls: NullBufferBuilder,
}

/// 1 January 1970, counted as chrono counts.
const EPOCH: i32 = 719_163;

impl Days {
    pub(crate) fn new() -> Self {
        Self { values: Vec::new(), nulls: NullBufferBuilder::new(ROOM) }
    }

    pub(crate) fn push(&mut self, day: NaiveDate) {
        self.values.push(day.num_days_from_ce() - EPOCH);
        self.nulls.append_non_null();
    }

    pub(crate) fn push_null(&mut self) {
        self.values.push(0);
        self.nulls.append_null();
    }

    pub(crate) fn take(&mut self) -> ArrayRef {
        let values = fresh(&mut self.values);
        Arc::new(Date32Array::new(ScalarBuffer::from(values), self.nulls.finish()))
    }
}
