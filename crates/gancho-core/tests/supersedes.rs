//! A receiver ends with the same delivery in whatever order the deliveries of a history arrive, and with duplicates.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests may panic"
)]

use gancho_core::rdstation::crm::{self, Change, Event, Source, SourceId, Tombstone};
use gancho_core::testing::sample;
use gancho_core::{Envelope, Revision, Timestamp, events};
use proptest::prelude::*;
use proptest::test_runner::Config;

fn at(second: u32) -> Timestamp {
    format!("2025-03-28T12:{:02}:{:02}.000Z", second / 60, second % 60).parse().unwrap()
}

fn delivery(event: Event, second: u32, key: &str) -> Envelope {
    crm::Envelope::new(event, at(second), key.parse().unwrap()).into()
}

fn source(second: u32, name: &str) -> Source {
    Source::new(SourceId::parse("67e6").unwrap(), name, at(0), at(second))
}

/// A creation with an update in the same second, more updates, and possibly a deletion.
fn history(updates: &[u32], deleted_after: Option<u32>) -> Vec<Envelope> {
    let mut second = 1;
    let mut all = vec![
        delivery(Event::Source(Change::Created(source(1, "first"))), 1, "a"),
        delivery(Event::Source(Change::Updated(source(1, "first"))), 1, "b"),
    ];
    for (number, pause) in updates.iter().enumerate() {
        second += pause;
        let update = Event::Source(Change::Updated(source(second, &format!("update {number}"))));
        all.push(delivery(update, second, &format!("c{number:02}")));
    }
    if let Some(pause) = deleted_after {
        second += pause;
        let gone = Tombstone::new(SourceId::parse("67e6").unwrap(), "last");
        all.push(delivery(Event::Source(Change::Deleted(gone)), second, "d"));
    }
    all
}

/// The state of a receiver after these deliveries.
fn state<'e>(deliveries: impl IntoIterator<Item = &'e Envelope>) -> Option<&'e Envelope> {
    deliveries.into_iter().fold(None, |state, delivery| match state {
        Some(stored) if !delivery.supersedes(stored) => Some(stored),
        _ => Some(delivery),
    })
}

fn permutations(count: usize) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new()];
    for next in 0..count {
        all = all
            .into_iter()
            .flat_map(|order: Vec<usize>| {
                (0..=order.len()).map(move |place| {
                    let mut longer = order.clone();
                    longer.insert(place, next);
                    longer
                })
            })
            .collect();
    }
    all
}

#[test]
fn every_order_of_a_history_with_duplicates_ends_with_the_last_delivery() {
    for deleted in [None, Some(3)] {
        let history = history(&[2, 5], deleted);
        let last = history.last();
        for order in permutations(history.len()) {
            let once: Vec<&Envelope> = order.iter().filter_map(|place| history.get(*place)).collect();
            assert_eq!(state(once.iter().copied()), last, "{order:?}");
            for twice in &once {
                let again = once.iter().copied().chain([*twice]);
                assert_eq!(state(again), last, "{order:?}, and one duplicate");
            }
        }
    }
}

#[test]
fn a_deletion_supersedes_even_later_updates() {
    let gone = history(&[], Some(1)).pop().unwrap();
    let late = delivery(Event::Source(Change::Updated(source(600, "late"))), 600, "z");
    assert!(!late.supersedes(&gone));
    assert!(gone.supersedes(&late));
}

#[test]
fn a_lead_marked_as_an_opportunity_supersedes_its_conversion_only() {
    let lead = |converted: &str, state: &str| -> Envelope {
        let conversion = format!(r#"{{"created_at":"2025-03-28T{converted}.000-03:00"}}"#);
        let body = format!(r#"{{"leads":[{{"id":"1","last_conversion":{conversion}{state}}}]}}"#);
        gancho_core::from_str(&body).unwrap()
    };
    let converted = lead("09:00:00", r#","opportunity":"false""#);
    let marks = [
        r#","opportunity":"true""#,
        r#","opportunity":"true","last_marked_opportunity_date":"2025-03-28T10:00:00.000-03:00""#,
        r#","last_marked_opportunity_date":"2025-03-28T10:00:00.000-03:00""#,
    ];
    for mark in marks {
        let marked = lead("09:00:00", mark);
        assert!(marked.supersedes(&converted) && !converted.supersedes(&marked), "{mark}");
        let again = lead("11:00:00", mark);
        assert!(again.supersedes(&marked) && !marked.supersedes(&again), "{mark}");
    }
}

#[test]
fn deliveries_with_different_subjects_do_not_supersede_each_other() {
    let mine = delivery(Event::Source(Change::Updated(source(1, "mine"))), 1, "a");
    let mut other = source(2, "other");
    other.id = SourceId::parse("67e7").unwrap();
    let other = delivery(Event::Source(Change::Updated(other)), 2, "b");
    assert!(!other.supersedes(&mine) && !mine.supersedes(&other));
    // Another entity with the same id, later.
    let id = crm::CampaignId::parse("67e6").unwrap();
    let campaign = crm::Campaign::new(id, "mine", at(3), at(3));
    let campaign = delivery(Event::Campaign(Change::Updated(campaign)), 3, "c");
    assert!(!campaign.supersedes(&mine));
}

fn notification(event: &str, tenant: &str, second: u8) -> Envelope {
    let body = format!(
        r#"{{"Timestamp":"2025-05-14T10:48:{second:02}Z","Event":"{event}","PrimaryKey":5,"ChangedByAssociateId":5,"WebhookName":""{tenant}}}"#
    );
    gancho_core::from_str(&body).unwrap()
}

#[test]
fn an_absent_and_an_empty_tenant_are_the_same() {
    let forms = ["", r#","ContextIdentifier":"""#, r#","ContextIdentifier":null"#];
    let other = notification("sale.changed", r#","ContextIdentifier":"Default""#, 1);
    for earlier in forms.map(|form| notification("sale.changed", form, 1)) {
        for later in forms.map(|form| notification("sale.changed", form, 2)) {
            assert!(later.supersedes(&earlier), "{earlier:?}, {later:?}");
            assert!(!later.supersedes(&other));
        }
    }
}

#[test]
fn of_deliveries_without_an_order_the_last_one_received_is_kept() {
    let status = |change: u8| format!(r#"{{"ChangeType":{change},"ContextIdentifier":"Cust1","Token":"t"}}"#);
    let lead = |name: &str, more: &str| format!(r#"{{"leads":[{{"id":"1","name":"{name}"{more}}}]}}"#);
    let conversion = r#","last_conversion":{"created_at":"2025-03-28T09:40:58.932-03:00"}"#;
    let histories = [
        [status(1), status(2), status(3)],
        [lead("a", ""), lead("b", ""), lead("c", "")],
        [lead("a", conversion), lead("b", ""), lead("c", conversion)],
    ];
    for history in histories {
        let history = history.map(|body| gancho_core::from_str::<Envelope>(&body).unwrap());
        assert_eq!(state(&history), history.last());
        assert_eq!(state(history.iter().rev()), history.first());
    }
}

#[test]
fn subjects_have_the_same_key_if_and_only_if_one_delivery_may_supersede_the_other() {
    let default = r#","ContextIdentifier":"Default""#;
    let crm = |event| delivery(event, 1, "a");
    let campaign = crm::Campaign::new(crm::CampaignId::parse("67e6").unwrap(), "mine", at(3), at(3));
    let deliveries = [
        notification("contact.changed", "", 1),
        notification("sale.changed", "", 1),
        notification("sale.changed", default, 1),
        notification("sale\\nsale.changed", r#","ContextIdentifier":"a""#, 1),
        notification("sale.changed", r#","ContextIdentifier":"a\nsale""#, 1),
        crm(Event::Source(Change::Updated(source(1, "mine")))),
        crm(Event::Campaign(Change::Updated(campaign))),
        gancho_core::from_str(r#"{"leads":[{"id":"5"}]}"#).unwrap(),
        gancho_core::from_str(r#"{"ChangeType":1,"ContextIdentifier":"5","Token":"t"}"#).unwrap(),
    ];
    let keys: std::collections::HashSet<_> =
        deliveries.iter().map(|delivery| delivery.subject_key().unwrap()).collect();
    assert_eq!(keys.len(), deliveries.len(), "{keys:?}");
    let deleted = notification("sale.deleted", default, 2);
    assert!(deleted.supersedes(&deliveries[2]));
    assert_eq!(deleted.subject_key(), deliveries[2].subject_key());
    let several: Envelope = gancho_core::from_str(r#"{"leads":[{"id":"5"},{"id":"6"}]}"#).unwrap();
    assert_eq!(several.subject_key(), None);
}

#[test]
fn only_the_revision_of_a_deletion_is_deleted() {
    for event in events::all() {
        let revision = sample(event.name, 3).unwrap().revision();
        let deleted = event.action == Some("deleted");
        assert!(revision.is_none_or(|revision| revision.is_deleted() == deleted), "{}", event.name);
    }
}

#[test]
fn no_delivery_supersedes_itself() {
    for event in events::all() {
        let delivery = sample(event.name, 3).unwrap();
        assert!(!delivery.supersedes(&delivery), "{}", event.name);
    }
}

fn config() -> Config {
    Config { cases: 512, failure_persistence: None, ..Config::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn long_histories_end_in_the_same_state_in_any_order(
        updates in prop::collection::vec(0..40_u32, 0..12),
        deleted in prop::option::of(0..40_u32),
        order in prop::collection::vec(any::<prop::sample::Index>(), 1..60),
    ) {
        let history = history(&updates, deleted);
        let mut arrivals: Vec<&Envelope> = order.iter().map(|place| place.get(&history)).collect();
        // Each arrives at least once.
        arrivals.extend(&history);
        let backwards = arrivals.iter().rev().copied();
        prop_assert_eq!(state(backwards), state(&history));
        prop_assert_eq!(state(arrivals.iter().copied()), state(&history));
    }

    #[test]
    fn sort_keys_and_revisions_have_the_same_order(one in 0..200_u64, other in 0..200_u64) {
        let revision = |seed: u64| -> Option<Revision> {
            let names = ["crm_deal_updated", "crm_deal_deleted", "WEBHOOK.CONVERTED", "leads", "sale.deleted", "sale.sold"];
            sample(names[usize::try_from(seed).unwrap() % names.len()], seed).unwrap().revision()
        };
        if let (Some(one), Some(other)) = (revision(one), revision(other)) {
            prop_assert_eq!(one.cmp(&other), one.sort_key().cmp(&other.sort_key()));
        }
    }
}
