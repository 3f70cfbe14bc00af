//! Selects deliveries by their heads, before they are parsed, and rows by their times.
//!
//! Both compare the time of the column `event_timestamp`, which determines the folder of the month. The heads of some
//! deliveries do not contain it, such as those of leads.

use gancho_arrow::Batch;
use gancho_arrow::arrow_array::cast::AsArray as _;
use gancho_arrow::arrow_array::types::TimestampMicrosecondType;
use gancho_core::chrono::{DateTime, Utc};
use gancho_fast::peek;

/// The selection of deliveries.
#[derive(Debug)]
pub(super) struct Filter<'a> {
    pub(super) only: &'a [&'static str],
    pub(super) since: Option<DateTime<Utc>>,
}

impl Filter<'_> {
    /// Whether a delivery is selected. A delivery with an unreadable head is selected, so that its error is reported. A
    /// delivery without a time is never too old.
    pub(super) fn wants(&self, body: &[u8]) -> bool {
        if self.only.is_empty() && self.since.is_none() {
            return true;
        }
        let Ok(head) = peek(body) else { return true };
        let is_old = || {
            let time = head.superoffice_timestamp()?;
            let utc = time.to_utc().unwrap_or_else(|| time.local().and_utc());
            Some(utc.timestamp_micros() < self.since?.timestamp_micros())
        };
        (self.only.is_empty() || self.only.contains(&head.event_name())) && !is_old().unwrap_or(false)
    }

    /// Whether each row is selected; `None` if all are. A row without a time is selected.
    pub(super) fn selected(&self, batch: &Batch) -> Option<Vec<bool>> {
        let since = self.since?.timestamp_micros();
        let times = batch.records.column_by_name("event_timestamp")?;
        let times = times.as_primitive_opt::<TimestampMicrosecondType>()?;
        Some(times.iter().map(|time| time.is_none_or(|time| time >= since)).collect())
    }
}
