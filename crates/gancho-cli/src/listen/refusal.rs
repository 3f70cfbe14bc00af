//! Why a request was refused, for the person who configures the sender.

use gancho_core::System;
use gancho_core::superoffice::headers::SIGNATURE;
use gancho_receiver::Refusal;

/// The reason, with the names of headers and options. `system` is the system that the body identifies.
pub(super) fn reason(refusal: Refusal, system: Option<System>, limit: usize) -> String {
    match refusal {
        Refusal::TooLarge => format!("the body is longer than {} MiB", limit >> 20),
        Refusal::ProofMissing => match system {
            Some(System::SuperOffice) => format!("the header {SIGNATURE} is missing or duplicated"),
            Some(System::RdStationCrm) => "the header of --crm-header is missing or duplicated".to_owned(),
            Some(System::RdStationMarketing) | None => refusal.to_string(),
        },
        Refusal::ProofWrong => match system {
            Some(System::SuperOffice) => {
                format!(
                    "the header {SIGNATURE} is wrong: the secret differs, or the body was changed on its way"
                )
            }
            Some(System::RdStationCrm) => "the header of --crm-header has another value".to_owned(),
            Some(System::RdStationMarketing) | None => refusal.to_string(),
        },
        Refusal::NotExpected => match system {
            Some(system) => format!("no option accepts deliveries of {system}"),
            None => "no system sends such a body".to_owned(),
        },
        other => other.to_string(),
    }
}
