//! A receiver's own property test: the code handles every delivery, even a truncated one.

use gancho_core::testing::strategies;
use gancho_core::{Envelope, from_slice};
use proptest::prelude::*;

/// The receiver under test: it converts a delivery to a line of a journal.
fn journal(envelope: &Envelope) -> String {
    format!("{} {}", envelope.system(), envelope.subject_id().unwrap_or_default().len())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_delivery_becomes_a_line(delivery in strategies::any()) {
        let body = serde_json::to_vec(&delivery).unwrap_or_default();
        let parsed: Envelope = from_slice(&body).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(journal(&parsed), journal(&delivery));
    }

    #[test]
    fn a_truncated_delivery_is_an_error_and_not_a_panic(delivery in strategies::any(), at: prop::sample::Index) {
        let body = serde_json::to_vec(&delivery).unwrap_or_default();
        let cut = body.get(..at.index(body.len())).unwrap_or_default();
        prop_assert!(from_slice::<Envelope>(cut).is_err());
    }
}
