//! What a vendor expects of a receiver.

use std::time::Duration;

use crate::System;

/// What a vendor does with a receiver's answer.
///
/// A body that cannot be parsed is best answered with success and kept: the vendor sends the same bytes again, and a webhook
/// that keeps failing is suspended, which loses everything after it.
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
    /// The only statuses that count as taken.
    pub accepted: Accepted,
    /// How soon the answer must come; `None` where the vendor does not say.
    pub time_limit: Option<Duration>,
    /// How many more times a delivery is tried after a failure.
    pub retries: u8,
    /// The pauses before those tries, as far as they are known.
    pub pauses: &'static [Duration],
    /// How many failures in a row stop the webhook; `None` where the vendor says no number.
    pub failures_until_stopped: Option<u8>,
    /// The status by which a receiver has the webhook disabled for good.
    pub disabling_status: Option<u16>,
    /// How a receiver knows that a delivery is the vendor's.
    pub proof: Proof,
}

/// Which statuses count as taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Accepted {
    /// 200 to 299.
    AnySuccess,
    /// 200 alone.
    OkOnly,
}

/// How a receiver knows that a delivery is the vendor's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Proof {
    /// An HMAC of the body in a header, where the webhook has a secret. A receiver with a secret rejects a delivery without
    /// the header.
    Signature,
    /// A header of the receiver's choice, where the subscription names one: [`AuthHeader`](crate::rdstation::crm::AuthHeader).
    StaticHeader,
    /// Nothing: put a token that is hard to guess into the address.
    Nothing,
}

impl Contract {
    /// Whether a delivery counts as taken after this status.
    pub fn accepts(&self, status: u16) -> bool {
        match self.accepted {
            Accepted::AnySuccess => (200..300).contains(&status),
            Accepted::OkOnly => status == 200,
        }
    }
}

/// RD Station tries five more times; an older page of it says three. When it pauses is not published.
const RD_STATION: Contract = Contract {
    accepted: Accepted::AnySuccess,
    time_limit: Some(Duration::from_secs(5)),
    retries: 5,
    pauses: &[],
    failures_until_stopped: None,
    disabling_status: None,
    proof: Proof::Nothing,
};

/// SuperOffice tries three times a cycle, and cycle after cycle until nine failures in a row.
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
    /// What the system expects of a receiver.
    pub fn contract(self) -> Contract {
        match self {
            // Subscriptions of version 2 of the CRM's API name a header; those of version 1 cannot.
            Self::RdStationCrm => Contract { proof: Proof::StaticHeader, ..RD_STATION },
            Self::RdStationMarketing => RD_STATION,
            Self::SuperOffice => SUPEROFFICE,
        }
    }
}
