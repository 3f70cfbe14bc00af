//! Made-up deliveries.

use gancho_core::events;

use crate::gancho::{gancho, gancho_reading};

fn sample(args: &[&str]) -> String {
    let run = gancho(&[&["sample"], args].concat());
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{args:?}");
    run.stdout
}

#[test]
fn the_same_seed_makes_the_same_deliveries() {
    let once = sample(&["crm_deal_updated", "--count", "20", "--seed", "7"]);
    assert_eq!(once.lines().count(), 20);
    assert_eq!(once, sample(&["crm_deal_updated", "--count", "20", "--seed", "7"]));
    assert_ne!(once, sample(&["crm_deal_updated", "--count", "20", "--seed", "8"]));
    let fewer = sample(&["crm_deal_updated", "--count", "3", "--seed", "7"]);
    assert_eq!(fewer.lines().count(), 3);
    assert!(once.starts_with(&fewer));
}

#[test]
fn one_delivery_and_seed_0_are_the_defaults() {
    let one = sample(&["sale.sold"]);
    assert_eq!(one.lines().count(), 1);
    assert_eq!(one, sample(&["sale.sold", "--count", "1", "--seed", "0"]));
    assert_eq!(sample(&["sale.sold", "--count", "0"]), "");
}

#[test]
fn all_goes_round_every_event_and_each_is_accepted_as_what_it_is() {
    let names: Vec<&str> = events::all().map(|event| event.name).collect();
    let deliveries = sample(&["all", "--count", &(2 * names.len()).to_string()]);
    let run = gancho_reading(&["validate", "--format", "json"], deliveries);
    assert_eq!(run.code, Some(0), "{}", run.stdout);
    let objects = run.objects();
    let events: Vec<_> = objects.iter().map(|object| object["event"].as_str().unwrap()).collect();
    assert_eq!(events, [names.as_slice(), &names].concat());
}

#[test]
fn a_single_event_makes_that_event_only() {
    for event in ["WEBHOOK.CONVERTED", "leads", "crm_task_deleted", "test"] {
        let run = gancho_reading(&["validate", "--format", "json"], sample(&[event, "--count", "5"]));
        let objects = run.objects();
        assert_eq!(objects.len(), 5);
        assert!(objects.iter().all(|object| object["event"] == event), "{}", run.stdout);
    }
}

#[test]
fn unknown_events_are_answered_with_names_near_them() {
    let run = gancho(&["sample", "crm_deal_update"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.contains("crm_deal_updated"), "{}", run.stderr);
    let run = gancho(&["sample", "zzz"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("gancho events"), "{}", run.stderr);
}
