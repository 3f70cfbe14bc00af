//! Responses of the vendors' APIs, in any size. Only core parses them.

use gancho_core::rdstation::{crm::v2, platform};
use gancho_core::{Payload, superoffice};

use super::deal::{elements, fill_list};
use super::deliveries::{Shape, shape};

/// A shape of response, and its parser.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    /// The shape.
    pub shape: Shape,
    /// Parses a body; returns whether it is accepted.
    pub parse: fn(&[u8]) -> bool,
}

const fn answer<T: Payload>(name: &'static str, make: fn(usize) -> String) -> Answer {
    Answer { shape: shape(name, make), parse: |body| gancho_core::from_slice::<T>(body).is_ok() }
}

type Webhooks = Vec<superoffice::Webhook>;

/// All responses.
pub const ANSWERS: &[Answer] = &[
    answer::<Webhooks>("webhooks `{}`", |size| list(size, "{}")),
    answer::<Webhooks>("webhooks with an unknown field", |size| list(size, r#"{"":0}"#)),
    answer::<Webhooks>("webhooks with an empty field", |size| list(size, r#"{"Type":""}"#)),
    answer::<Webhooks>("webhooks with a field that is null", |size| list(size, r#"{"Updated":null}"#)),
    answer::<Webhooks>("webhooks with a user that is null", |size| {
        list(size, r#"{"UpdatedAssociate":null}"#)
    }),
    answer::<Webhooks>("webhooks with headers `{}`", |size| list(size, r#"{"Headers":{}}"#)),
    answer::<Webhooks>("webhooks with a list `[]`", |size| list(size, r#"{"Events":[]}"#)),
    answer::<superoffice::Webhook>("list items `{}`", |size| {
        format!(r#"{{"ErrorAssociates":{}}}"#, list(size, "{}"))
    }),
    answer::<superoffice::Webhook>("list items with a field", |size| {
        format!(r#"{{"ErrorAssociates":{}}}"#, list(size, r#"{"Id":0}"#))
    }),
    answer::<superoffice::ListItem>("child items with child items", |size| {
        format!(r#"{{"ChildItems":{}}}"#, list(size, r#"{"ChildItems":[{}]}"#))
    }),
    answer::<superoffice::Webhook>("headers, distinct", |size| {
        format!(r#"{{"Headers":{{{}}}}}"#, elements(size / 10, |index| format!(r#""{index:x}":"""#)))
    }),
    answer::<superoffice::ListItem>("properties of fields, distinct", |size| {
        let fields = elements(size / 10, |index| format!(r#""{index:x}":{{}}"#));
        format!(r#"{{"FieldProperties":{{{fields}}}}}"#)
    }),
    answer::<superoffice::ListItem>("properties of fields that are null, distinct", |size| {
        let fields = elements(size / 28, |index| format!(r#""{index:x}":{{"FieldRight":null}}"#));
        format!(r#"{{"FieldProperties":{{{fields}}}}}"#)
    }),
    answer::<platform::ErrorAnswer>("errors `{}`", |size| format!(r#"{{"errors":{}}}"#, list(size, "{}"))),
    answer::<platform::ErrorAnswer>("errors with an empty path", |size| {
        format!(r#"{{"errors":{}}}"#, list(size, r#"{"path":""}"#))
    }),
    answer::<platform::ErrorAnswer>("errors of a field, `\"\"`", |size| {
        format!(r#"{{"errors":{{"a":{}}}}}"#, list(size, r#""""#))
    }),
    answer::<platform::ErrorAnswer>("errors of a field, `{}`", |size| {
        format!(r#"{{"errors":{{"a":{}}}}}"#, list(size, "{}"))
    }),
    answer::<platform::ErrorAnswer>("errors of many fields", |size| {
        let fields = elements(size / 9, |index| format!(r#""{index:x}":[]"#));
        format!(r#"{{"errors":{{{fields}}}}}"#)
    }),
    answer::<platform::SubscriptionList>("the smallest subscriptions", |size| {
        format!(r#"{{"webhooks":{}}}"#, list(size, r#"{"uuid":"0","event_type":"","url":""}"#))
    }),
    answer::<v2::SubscriptionList>("the smallest subscriptions of version 2", |size| {
        format!(r#"{{"data":{}}}"#, list(size, r#"{"id":"0","event_name":"","url":""}"#))
    }),
];

fn list(size: usize, element: &str) -> String {
    format!("[{}]", fill_list(size, element))
}
