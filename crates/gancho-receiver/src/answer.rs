//! What the vendor is told.

use gancho_core::System;
use http::StatusCode;

use crate::Refusal;

/// What a vendor is to do next, which each vendor reads out of another status.
///
/// ```
/// use gancho_core::System;
/// use gancho_receiver::{Answer, Refusal};
///
/// for system in System::ALL.iter().copied() {
///     assert!(system.contract().accepts(Answer::Accepted.status(system).as_u16()));
///     assert!(!system.contract().accepts(Answer::Retry.status(system).as_u16()));
/// }
/// assert_eq!(Answer::Disable.status(System::SuperOffice), 410);
/// assert_eq!(Answer::Refuse(Refusal::TooLarge).status(System::RdStationCrm), 413);
/// ```
///
/// Source: [`System::contract`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// It is kept: never send it again. 200, which is success to all three.
    Accepted,
    /// It could not be kept: send it again. 503. Vendors give up after a few tries, and suspend webhooks that keep failing.
    Retry,
    /// It is not to be kept. Vendors try again all the same, for they know no such answer.
    Refuse(Refusal),
    /// Stop sending. 410 disables a webhook of SuperOffice for good; RD Station takes it for one more failure.
    Disable,
}

impl Answer {
    /// The status by which this vendor is told.
    pub fn status(self, system: System) -> StatusCode {
        match self {
            Self::Accepted => StatusCode::OK,
            Self::Retry => StatusCode::SERVICE_UNAVAILABLE,
            Self::Refuse(refusal) => refusal.status(),
            Self::Disable => {
                let disabling = system.contract().disabling_status;
                disabling.and_then(|status| StatusCode::from_u16(status).ok()).unwrap_or(StatusCode::GONE)
            }
        }
    }
}
