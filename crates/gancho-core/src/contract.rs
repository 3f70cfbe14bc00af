//! What a vendor requires of a receiver.

use std::time::Duration;

use crate::System;

/// The vendor's requirements for a receiver, and its reaction to the receiver's response.
///
/// If a body cannot be parsed, store it and respond with success. The vendor would only send the same bytes again,
/// and it suspends a webhook that keeps failing, which loses all later deliveries.
///
/// ```
/// use gancho_core::System;
///
/// let contract = System::SuperOffice.contract();
/// assert!(contract.accepts(200) && !contract.accepts(204));
/// assert_eq!(contract.disabling_status, Some(410));
/// assert!(System::RdStationCrm.contract().accepts(204));
/// ```
///
/// Source: <https://developers.rdstation.com/reference/retries-logic> and
/// <https://docs.superoffice.com/en/automation/webhook/dev/index.html>
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Contract {
    /// The status codes that count as success.
    pub accepted: Accepted,
    /// The time limit for the response; `None` if the vendor does not document one.
    pub time_limit: Option<Duration>,
    /// The number of retries after a failure.
    pub retries: u8,
    /// The documented pauses before the retries.
    pub pauses: &'static [Duration],
    /// The number of consecutive failures after which the webhook is stopped; `None` if the vendor does not document
    /// one.
    pub failures_until_stopped: Option<u8>,
    /// The status code with which a receiver disables the webhook permanently.
    pub disabling_status: Option<u16>,
    /// How a receiver authenticates a delivery.
    pub proof: Proof,
}

/// Which status codes count as success.
///
/// ```
/// use gancho_core::{Accepted, System};
///
/// assert_eq!(System::SuperOffice.contract().accepted, Accepted::OkOnly);
/// assert_eq!(System::RdStationCrm.contract().accepted, Accepted::AnySuccess);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Accepted {
    /// 200 to 299.
    AnySuccess,
    /// Only 200.
    OkOnly,
}

/// How a receiver authenticates a delivery.
///
/// ```
/// use gancho_core::{Proof, System};
///
/// match System::SuperOffice.contract().proof {
///     Proof::Signature => println!("verify X-SuperOffice-Signature"),
///     Proof::StaticHeader => println!("compare the header of the subscription"),
///     Proof::Nothing => println!("check the token in the URL"),
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Proof {
    /// An HMAC of the body in a header, if the webhook has a secret. A receiver that has a secret must reject a
    /// delivery without the header.
    Signature,
    /// A header that the receiver chooses, if the subscription sets one:
    /// [`AuthHeader`](crate::rdstation::crm::AuthHeader).
    StaticHeader,
    /// Nothing. Put a token that is hard to guess into the URL.
    Nothing,
}

impl Contract {
    /// Whether this status code counts as success.
    pub fn accepts(&self, status: u16) -> bool {
        match self.accepted {
            Accepted::AnySuccess => (200..300).contains(&status),
            Accepted::OkOnly => status == 200,
        }
    }
}

/// RD Station retries five times; an older page of its documentation says three. The pauses are not published.
const RD_STATION: Contract = Contract {
    accepted: Accepted::AnySuccess,
    time_limit: Some(Duration::from_secs(5)),
    retries: 5,
    pauses: &[],
    failures_until_stopped: None,
    disabling_status: None,
    proof: Proof::Nothing,
};

/// SuperOffice makes three attempts per cycle, and repeats the cycle until nine consecutive attempts have failed. Its
/// page also says the opposite: that the event is discarded after three attempts.
const SUPEROFFICE: Contract = Contract {
    accepted: Accepted::OkOnly,
    time_limit: None,
    retries: 2,
    pauses: &[Duration::from_secs(1), Duration::from_secs(4)],
    failures_until_stopped: Some(9),
    disabling_status: Some(410),
    proof: Proof::Signature,
};

impl System {
    /// The system's requirements for a receiver.
    pub fn contract(self) -> Contract {
        match self {
            // Subscriptions of version 2 of the CRM's API can set a header; those of version 1 cannot.
            Self::RdStationCrm => Contract { proof: Proof::StaticHeader, ..RD_STATION },
            Self::RdStationMarketing => RD_STATION,
            Self::SuperOffice => SUPEROFFICE,
        }
    }
}
