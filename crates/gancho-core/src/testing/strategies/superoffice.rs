//! Strategies for SuperOffice.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::free::value;
use super::maybe::{maybe, often};
use super::number::whole;
use super::object::object;
use super::text::{text, url, uuid};
use super::time::ticks;
use crate::superoffice::{EventName, Notification, TenantStatus};
use crate::{FreeFields, FreeValue, Integer, Maybe, Secret};

/// Database fields, as in `Changes` and `FieldValues`.
const FIELDS: &[&str] = &[
    "contact_id",
    "person_id",
    "registered",
    "updated",
    "updated_associate_id",
    "associate_id",
    "userdef_id",
    "soundEx",
    "DeletedDate",
    "saleType_id",
    "x_int",
    "activeLinks",
    "chatMessage.id",
];

/// Deliveries of one event.
pub(super) fn delivery(event: &str) -> BoxedStrategy<crate::Envelope> {
    event.parse().map_or_else(|_| unknown(), |name| notification(Just(name).boxed()))
}

/// Deliveries of lists, extra tables, numbered webhooks, and events of scripts.
pub(super) fn unknown() -> BoxedStrategy<crate::Envelope> {
    let names = prop_oneof![
        "list\\.([a-z]{3,9}|[0-9]{1,3})\\.(created|changed|softdeleted)",
        "y_[a-z]{2,8}\\.(created|changed|deleted)",
        "webhook[0-9]{1,3}\\.(started|stopped|errors)",
        "[a-z]{2,6}\\.[a-z]{2,6}",
    ];
    notification(names.prop_filter_map("not a name", |name| name.parse().ok()).boxed())
}

/// Notifications of a tenant's status.
pub(super) fn tenant_status() -> BoxedStrategy<crate::Envelope> {
    let token = "[A-Za-z0-9_-]{12,40}\\.[A-Za-z0-9_-]{12,40}\\.[A-Za-z0-9_-]{12,40}";
    object!(TenantStatus {
        change_type: whole(0..6),
        context_identifier: maybe("Cust[0-9]{4,5}"),
        version_name: maybe("(10|11|12)\\.[0-9]"),
        file_version: maybe("(10|11|12)\\.[0-9]\\.[0-9]{3,4}\\.[0-9]{1,4}"),
        token: token.prop_map(|token| Secret::new(&token)),
        public_endpoint: maybe(url()),
    })
    .prop_map(crate::Envelope::TenantStatus)
    .boxed()
}

fn notification(names: BoxedStrategy<EventName>) -> BoxedStrategy<crate::Envelope> {
    let notifications = object!(Notification {
        event_id: maybe(uuid()),
        timestamp: ticks(),
        changes: maybe(vec(select(FIELDS).prop_map(str::to_owned), 0..8)),
        values: maybe(
            vec((select(FIELDS).prop_map(str::to_owned), key()), 0..4).prop_map(FreeFields::from_iter)
        ),
        event: names,
        primary_key: whole(1..1_000_000),
        entity: maybe(Just(String::new())),
        context_identifier: often(prop_oneof![
            Just("Default".to_owned()),
            Just(String::new()),
            "Cust[0-9]{4,5}"
        ]),
        changed_by_associate_id: whole(0..50_000),
        webhook_name: text(),
        field_values: maybe(
            vec((select(FIELDS).prop_map(str::to_owned), field_value()), 0..8)
                .prop_map(FreeFields::from_iter)
        ),
        properties: properties(),
    });
    notifications
        .prop_map(|mut notification| {
            if notification.entity.is_some() {
                notification.entity = Maybe::Some(notification.event.entity().to_owned());
            }
            if notification.event == "test" {
                notification.primary_key = Integer(0);
            }
            crate::Envelope::SuperOffice(notification)
        })
        .boxed()
}

fn key() -> impl Strategy<Value = FreeValue> {
    (0..1_000_000_i64).prop_map(FreeValue::Integer)
}

/// Plain numbers and dates, and the marked strings of extra tables.
fn field_value() -> BoxedStrategy<FreeValue> {
    let forms = prop_oneof![
        Just("0001-01-01T00:00:00".to_owned()),
        "20[12][0-9]-0[1-9]-[01][1-9]T[01][0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{6}[1-9]\\+02:00)?",
        "\\[I:-?[1-9][0-9]{0,5}\\]",
        "\\[DT:0[1-9]/[01][1-9]/20[0-9]{2} [01][0-9]:[0-5][0-9]:[0-5][0-9]\\.0000000\\]",
    ];
    prop_oneof![
        4 => key(),
        3 => forms.prop_map(FreeValue::String),
        1 => any::<bool>().prop_map(FreeValue::Bool),
        1 => Just(FreeValue::Null),
    ]
    .boxed()
}

/// Injected fields: none in most deliveries.
fn properties() -> BoxedStrategy<FreeFields> {
    let some = vec(("tenant|environment|x-[a-z]{1,5}", value()), 1..3).prop_map(FreeFields::from_iter);
    prop_oneof![4 => Just(FreeFields::new()), 1 => some].boxed()
}
