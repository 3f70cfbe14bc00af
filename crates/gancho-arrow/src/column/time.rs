//! Instants.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use arrow_array::{ArrayRef, Int16Array, TimestampMicrosecondArray};
use arrow_buffer::ScalarBuffer;
use gancho_core::superoffice::Timestamp;

use super::{Validity, take_and_reserve};
use crate::schema::UTC;

/// Instants in microseconds since 1970, and their original offsets, if requested.
#[derive(Debug)]
pub(crate) struct Times {
    values: Vec<i64>,
    nulls: Validity,
    offsets: Option<(Vec<i16>, Validity)>,
    finer: Arc<Finer>,
}

/// The number of instants of a row that were truncated, in all of its columns.
#[derive(Debug, Default)]
pub(crate) struct Finer(AtomicU32);

impl Finer {
    #[inline]
    fn add(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    /// The number since the last call.
    pub(crate) fn take(&self) -> u32 {
        // A plain load first: a swap locks the cache line.
        if self.0.load(Ordering::Relaxed) == 0 { 0 } else { self.0.swap(0, Ordering::Relaxed) }
    }
}

impl Times {
    pub(crate) fn new(with_offsets: bool, finer: Arc<Finer>) -> Self {
        let offsets = with_offsets.then(|| (Vec::new(), Validity::default()));
        Self { values: Vec::new(), nulls: Validity::default(), offsets, finer }
    }

    #[inline]
    pub(crate) fn push(&mut self, time: Timestamp) {
        let (micros, finer) = time.utc_micros();
        if finer {
            self.finer.add();
        }
        self.push_micros(micros);
        if let Some((offsets, nulls)) = &mut self.offsets {
            // No offset is longer than a day.
            let minutes = time.instant().map(|at| at.offset().local_minus_utc() / 60);
            offsets.push(minutes.and_then(|minutes| i16::try_from(minutes).ok()).unwrap_or_default());
            nulls.append(minutes.is_some());
        }
    }

    #[inline]
    fn push_micros(&mut self, micros: i64) {
        self.values.push(micros);
        self.nulls.append(true);
    }

    #[inline]
    pub(crate) fn push_null(&mut self) {
        self.values.push(0);
        self.nulls.append(false);
        if let Some((offsets, nulls)) = &mut self.offsets {
            offsets.push(0);
            nulls.append(false);
        }
    }

    pub(crate) fn take(&mut self, into: &mut Vec<ArrayRef>) {
        let values = take_and_reserve(&mut self.values);
        let array = TimestampMicrosecondArray::new(ScalarBuffer::from(values), self.nulls.take());
        into.push(Arc::new(array.with_timezone(UTC)));
        if let Some((offsets, nulls)) = &mut self.offsets {
            let offsets = take_and_reserve(offsets);
            into.push(Arc::new(Int16Array::new(ScalarBuffer::from(offsets), nulls.take())));
        }
    }
}

#[cfg(test)]
mod tests {
    use gancho_core::chrono::{Datelike as _, Days, NaiveDate};

    use super::*;

    #[test]
    fn times_are_in_utc_and_truncation_is_reported() {
        let of = |text: &str| Timestamp::parse(text).unwrap().utc_micros();
        assert_eq!(of("1970-01-01T00:00:00.000001Z"), (1, false));
        assert_eq!(of("1970-01-01T00:00:01-03:00"), (10_801_000_000, false));
        assert_eq!(of("1970-01-01T00:00:01"), (1_000_000, false));
        assert_eq!(of("1970-01-01T00:00:00.0000019Z"), (1, true));
        assert_eq!(of("1969-12-31T23:59:59.9999999Z"), (-1, true));
        assert_eq!(of("0001-01-01T00:00:00"), (-62_135_596_800_000_000, false));
        assert_eq!(of("9999-12-31T23:59:59.999-23:59"), (253_402_387_139_999_000, false));
    }

    #[test]
    fn days_match_chronos_calendar() {
        let mut day = NaiveDate::from_ymd_opt(1, 1, 1).unwrap();
        while day.year() < 10_000 {
            let time = Timestamp::parse(&format!("{}T12:30:00+00:30", day.format("%Y-%m-%d"))).unwrap();
            assert_eq!(
                time.utc_micros().0,
                day.and_hms_opt(12, 0, 0).unwrap().and_utc().timestamp_micros(),
                "{day}"
            );
            day = day.checked_add_days(Days::new(7)).unwrap();
        }
    }
}
