//! Why a request was refused, for the person who configures the sender.

use gancho_core::System;
use gancho_core::superoffice::headers::SIGNATURE;
use gancho_receiver::Refusal;

/// The reason, with the names of headers and options. `system` is the system that the body identifies.
pub(super) fn reason(refusal: Refusal, system: Option<System>, limit: usize) -> String {
    match (refusal, system) {
        (Refusal::TooLarge, _) => format!("the body is longer than {} MiB", limit >> 20),
        (Refusal::ProofMissing, Some(System::SuperOffice)) => {
            format!("the header {SIGNATURE} is missing or duplicated")
        }
        (Refusal::ProofMissing, Some(System::RdStationCrm)) => {
            "the header of --crm-header is missing or duplicated".to_owned()
        }
        (Refusal::ProofWrong, Some(System::SuperOffice)) => {
            format!("the header {SIGNATURE} is wrong: the secret differs, or the body was changed on its way")
        }
        (Refusal::ProofWrong, Some(System::RdStationCrm)) => {
            "the header of --crm-header has another value".to_owned()
        }
        (Refusal::NotExpected, Some(system)) => format!("no option accepts deliveries of {system}"),
        (Refusal::NotExpected, None) => "no system sends such a body".to_owned(),
        (other, _) => other.to_string(),
    }
}
