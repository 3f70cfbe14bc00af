//! Whole numbers and days.

use std::sync::Arc;

use arrow_array::{ArrayRef, Date32Array, Int64Array};
use arrow_buffer::ScalarBuffer;
use gancho_core::chrono::{Datelike as _, NaiveDate};

use super::{Validity, take_and_reserve};

/// Whole numbers of 64 bits.
#[derive(Debug)]
pub(crate) struct Integers {
    values: Vec<i64>,
    nulls: Validity,
}

impl Integers {
    pub(crate) fn new() -> Self {
        Self { values: Vec::new(), nulls: Validity::default() }
    }

    #[inline]
    pub(crate) fn push(&mut self, value: i64) {
        self.values.push(value);
        self.nulls.append(true);
    }

    #[inline]
    pub(crate) fn push_null(&mut self) {
        self.values.push(0);
        self.nulls.append(false);
    }

    pub(crate) fn take(&mut self) -> ArrayRef {
        let values = take_and_reserve(&mut self.values);
        Arc::new(Int64Array::new(ScalarBuffer::from(values), self.nulls.take()))
    }
}

/// Days, counted from 1 January 1970.
#[derive(Debug)]
pub(crate) struct Days {
    values: Vec<i32>,
    nulls: Validity,
}

/// 1 January 1970 in chrono's count of days.
const EPOCH: i32 = 719_163;

impl Days {
    pub(crate) fn new() -> Self {
        Self { values: Vec::new(), nulls: Validity::default() }
    }

    pub(crate) fn push(&mut self, day: NaiveDate) {
        self.values.push(day.num_days_from_ce() - EPOCH);
        self.nulls.append(true);
    }

    pub(crate) fn push_null(&mut self) {
        self.values.push(0);
        self.nulls.append(false);
    }

    pub(crate) fn take(&mut self) -> ArrayRef {
        let values = take_and_reserve(&mut self.values);
        Arc::new(Date32Array::new(ScalarBuffer::from(values), self.nulls.take()))
    }
}
