//! The error for a body in which another parser has found the fault: it is the error of this crate's own parser.

#![allow(clippy::unwrap_used, reason = "tests may panic")]

use gancho_core::checked::{Diagnosis, FieldsFault, Shape};
use gancho_core::rdstation::crm::{Deal, SourceId};
use gancho_core::rdstation::marketing::Lead;
use gancho_core::{Envelope, Error, from_slice};

const GOOD: &str = r#"{"event_name":"crm_source_deleted","document":{"id":"66","name":"x"},"event_timestamp":"2025-03-28T12:49:16.000Z","transaction_uuid":"a0744735-74d1-4eed-b194-ab128e1aa60c"}"#;

fn expected(body: &str) -> Option<Error> {
    from_slice::<Envelope>(body.as_bytes()).err()
}

/// At the value of `document`.
fn in_document(body: &str) -> Diagnosis<'_> {
    let mut diagnosis = Diagnosis::new(body);
    diagnosis.step_into_field("document");
    diagnosis
}

#[test]
fn an_invalid_value_is_found_at_its_path() {
    for value in ["null", "7", "[]", "\"\"", "{", "tru", "nul", "\"\\ud800\"", "'", ""] {
        let body = GOOD.replacen(r#""66""#, value, 1);
        let mut diagnosis = in_document(&body);
        diagnosis.step_into_field("id");
        assert_eq!(diagnosis.depth(), 2);
        assert_eq!(
            (diagnosis.shape(), diagnosis.crm_event()),
            (Some(Shape::Crm), Some("crm_source_deleted"))
        );
        let at = body.find(r#""id":"#).unwrap() + r#""id":"#.len();
        assert_eq!(diagnosis.value::<SourceId>(at), expected(&body), "{body}");
    }
}

#[test]
fn a_known_event_name_results_in_the_same_error() {
    let body = GOOD.replacen(r#""66""#, "7", 1);
    let at = body.find("7,").unwrap();
    for mut diagnosis in [Diagnosis::new(&body), Diagnosis::of_crm(&body, "crm_source_deleted")] {
        assert_eq!(
            (diagnosis.shape(), diagnosis.crm_event()),
            (Some(Shape::Crm), Some("crm_source_deleted"))
        );
        diagnosis.step_into_field("document");
        diagnosis.step_into_field("id");
        assert_eq!(diagnosis.value::<SourceId>(at), expected(&body));
    }
}

#[test]
fn a_body_that_ends_before_a_value_is_cut_off_there() {
    let at = GOOD.find(r#""66""#).unwrap();
    let body = GOOD.get(..at).unwrap();
    let mut diagnosis = in_document(body);
    diagnosis.step_into_field("id");
    assert_eq!(diagnosis.value::<SourceId>(at), expected(body));
}

#[test]
fn an_invalid_element_is_found_at_its_index() {
    let body = r#"{"leads":[{"id":"1"},7]}"#;
    let mut diagnosis = Diagnosis::new(body);
    diagnosis.step_into_field("leads");
    diagnosis.step_into_element(1);
    assert_eq!((diagnosis.depth(), diagnosis.shape()), (2, Some(Shape::Leads)));
    assert_eq!(diagnosis.value::<Lead>(body.find('7').unwrap()), expected(body));
}

/// The depth of the path counts, when the value at its end nests too deeply.
#[test]
fn a_value_that_nests_too_deeply_is_found_in_its_object() {
    for levels in [125, 126, 200] {
        let deep = format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        let body = GOOD.replacen("{\"id\"", &format!("{{\"x\":{deep},\"id\""), 1).replace("source", "deal");
        let at = body.find(r#"{"x""#).unwrap();
        let error = in_document(&body).value::<gancho_core::JsonText>(at);
        assert_eq!(error.as_ref().map(Error::kind), error_of_depth(levels), "{levels}");
    }
}

fn error_of_depth(levels: usize) -> Option<gancho_core::ErrorKind> {
    // The body, the document and its fields add two levels.
    (levels + 2 > gancho_core::MAX_DEPTH).then_some(gancho_core::ErrorKind::TooDeep)
}

#[test]
fn faults_of_an_object_are_found_at_its_fields() {
    for (old, new, at, fault) in [
        (r#""name":"x""#, r#""id":"6""#, r#""id":"6""#, FieldsFault::Twice("id")),
        (r#""id":"66","#, "", "},\"event_t", FieldsFault::Missing("id")),
        (r#""id":"66""#, "7", "7,", FieldsFault::Grammar { is_first: true }),
        (r#","name""#, r#" "name""#, r#" "name""#, FieldsFault::Grammar { is_first: false }),
        (r#","name""#, ",,", ",,", FieldsFault::Grammar { is_first: false }),
    ] {
        let body = GOOD.replacen(old, new, 1);
        let at = body.find(at).unwrap();
        assert_eq!(in_document(&body).fields(at, fault), expected(&body), "{body}");
    }
}

#[test]
fn a_fault_between_elements_is_found_at_the_expected_element() {
    for body in [r#"{"leads":[{"id":"1"} {}]}"#, r#"{"leads":[{"id":"1"},]}"#, r#"{"leads":[{"id":"1"}}"#] {
        let mut diagnosis = Diagnosis::new(body);
        diagnosis.step_into_field("leads");
        diagnosis.step_into_element(1);
        let at = body.find(r#""1"}"#).unwrap() + r#""1"}"#.len();
        assert_eq!(diagnosis.elements(at), expected(body), "{body}");
    }
}

#[test]
fn a_body_without_an_envelope_and_text_after_the_document_are_found() {
    for body in ["{}", r#"{"a":1}"#, "[]", "", "{\"a\":tru}"] {
        assert_eq!(Some(Diagnosis::new(body).no_envelope()), expected(body), "{body}");
    }
    let body = format!("{GOOD} x");
    assert_eq!(Some(Diagnosis::new(&body).trailing(GOOD.len() + 1)), expected(&body));
}

#[test]
fn a_valid_value_has_no_error() {
    let mut diagnosis = in_document(GOOD);
    diagnosis.step_into_field("id");
    assert_eq!(diagnosis.value::<SourceId>(GOOD.find(r#""66""#).unwrap()), None);
    assert!(in_document(GOOD).value::<Deal>(GOOD.find(r#"{"id""#).unwrap()).is_some());
}
