//! The response to the vendor.

use gancho_core::System;
use http::StatusCode;

use crate::Refusal;

/// What the vendor should do next. [`status`](Self::status) returns the HTTP status that tells the vendor.
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
    /// The delivery is stored: do not send it again. The status is 200, which all three systems count as success.
    Accepted,
    /// The delivery could not be stored: send it again. The status is 503. Vendors give up after a few attempts, and
    /// suspend webhooks that keep failing.
    Retry,
    /// The delivery is refused. Vendors retry it nevertheless, because no status tells them not to.
    Refuse(Refusal),
    /// Stop sending. The status is 410, which disables a webhook of SuperOffice permanently; RD Station treats it as
    /// one more failure.
    Disable,
}

impl Answer {
    /// The status for this vendor.
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
