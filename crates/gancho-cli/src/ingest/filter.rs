//! Which deliveries are wanted: told by their heads, before they are parsed.

use gancho_core::chrono::{DateTime, Utc};
use gancho_fast::peek;

/// Which deliveries are wanted.
#[derive(Debug)]
pub(super) struct Filter<'a> {
    pub(super) only: &'a [&'static str],
    pub(super) since: Option<DateTime<Utc>>,
}

impl Filter<'_> {
    /// Whether a delivery is wanted. One whose head cannot be read is: what is wrong with it is to be told. One without a
    /// time is not older than any.
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
