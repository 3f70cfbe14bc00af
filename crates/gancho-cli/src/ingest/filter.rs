//! Selects deliveries by their heads, before they are parsed.

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
            Some(utc < self.since?)
        };
        (self.only.is_empty() || self.only.contains(&head.event_name())) && !is_old().unwrap_or(false)
    }
}
