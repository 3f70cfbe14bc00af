//! The conversions of the leads in the fixtures.

#![allow(clippy::unwrap_used, reason = "tests may panic")]

use std::fs;
use std::path::Path;

use gancho_core::from_slice;
use gancho_core::rdstation::marketing::LeadsEnvelope;

/// The source of the last conversion of a person, for the first lead of a fixture.
fn source(fixture: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/valid/rdstation-marketing/leads");
    let delivery: LeadsEnvelope = from_slice(&fs::read(folder.join(fixture)).unwrap()).unwrap();
    let lead = delivery.leads.first().unwrap();
    lead.last_conversion_of_a_person().and_then(|conversion| conversion.source.get().cloned())
}

/// The vendor documents conversions without a type.
#[test]
fn a_conversion_without_a_type_but_with_an_identifier_is_of_a_person() {
    assert_eq!(source("documented.json").as_deref(), Some("source 2"));
    // The last conversion is of the CRM.
    assert_eq!(source("born-in-the-crm-opportunity.json").as_deref(), Some("formulario-contato"));
}
