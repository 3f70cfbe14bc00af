//! Generated histories of documents.

use gancho_core::{Envelope, System, from_str};
use gancho_receiver::{Entry, Receiver};
use http::{HeaderMap, Method, Uri};
use proptest::prelude::*;

/// A delivery about one of a few documents, at a time within an hour.
pub(crate) fn body(document: u8, action: &str, second: u32, uuid: u32) -> String {
    let at = format!("2025-03-28T12:{:02}:{:02}.000Z", second / 60, second % 60);
    format!(
        r#"{{"event_name":"crm_source_{action}","document":{{"id":"{document}","name":"N","created_at":"{at}","updated_at":"{at}"}},"event_timestamp":"{at}","transaction_uuid":"{uuid}"}}"#
    )
}

/// Changes the ids of a body, so that no other history contains its document.
pub(crate) fn own(body: &str, case: usize) -> String {
    let body = body.replace(r#""id":""#, &format!(r#""id":"{case}-"#));
    body.replace(r#""transaction_uuid":""#, &format!(r#""transaction_uuid":"{case}-"#))
}

pub(crate) fn entry(body: &str) -> Entry {
    let receiver = Receiver::builder().allow_unsigned(System::RdStationCrm).build().unwrap();
    let outcome = receiver.accept(&Method::POST, &Uri::from_static("/"), &HeaderMap::new(), body.to_owned());
    outcome.entry().unwrap()
}

/// The events of each document in order: a creation, updates, and for some documents a final deletion. Two events may
/// have the same time.
pub(crate) fn history() -> impl Strategy<Value = Vec<String>> {
    let document = (0..6_usize, any::<bool>(), proptest::collection::vec(0..3_u32, 8));
    proptest::collection::vec(document, 1..4).prop_map(|documents| {
        let mut bodies = Vec::new();
        for (document, (updates, deleted, steps)) in documents.into_iter().enumerate() {
            let document = u8::try_from(document).unwrap();
            let mut second = 0;
            let mut add = |action: &str, step: u32| {
                second += step;
                let uuid = u32::try_from(bodies.len()).unwrap();
                bodies.push(body(document, action, second, uuid));
            };
            add("created", 0);
            steps.iter().take(updates).for_each(|step| add("updated", *step));
            if deleted {
                add("deleted", steps[7]);
            }
        }
        bodies
    })
}

/// A history as it arrives: shuffled, with duplicates.
pub(crate) fn arrivals() -> impl Strategy<Value = (Vec<String>, Vec<usize>)> {
    history().prop_flat_map(|bodies| {
        let count = bodies.len();
        let doubled = proptest::collection::vec(0..count, 0..=count);
        let order = doubled
            .prop_flat_map(move |doubles| Just((0..count).chain(doubles).collect::<Vec<_>>()).prop_shuffle());
        (Just(bodies), order)
    })
}

/// The final state of a history: for each document, the delivery that supersedes all others.
pub(crate) fn final_state<'a>(
    bodies: impl IntoIterator<Item = &'a String>,
) -> std::collections::BTreeMap<String, String> {
    let mut state = std::collections::BTreeMap::<String, Envelope>::new();
    for body in bodies {
        let envelope: Envelope = from_str(body).unwrap();
        let id = envelope.subject_id().unwrap().into_owned();
        if state.get(&id).is_none_or(|stored| envelope.supersedes(stored)) {
            state.insert(id, envelope);
        }
    }
    state.into_iter().map(|(id, envelope)| (id, envelope.dedup_key().unwrap().into_owned())).collect()
}
