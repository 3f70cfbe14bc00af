//! Strategies for RD Station Marketing.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::crm::legal_basis;
use super::free::{fields, value};
use super::maybe::{maybe, rare};
use super::number::{amount, whole};
use super::object::object;
use super::text::{email, enum_value, person, phone, text, url, uuid};
use super::time::timestamp;
use crate::rdstation::marketing::{
    Company, Contact, Content, Conversion, ConversionOrigin, Disguised, Envelope, EventType, Funnel, Lead,
    LeadsEnvelope, LifecycleStage,
};
use crate::rdstation::platform::EntityType;
use crate::{FreeFields, FreeValue, Maybe, Timestamp};

/// Deliveries of one event.
pub(super) fn delivery(event: &'static str) -> BoxedStrategy<crate::Envelope> {
    let identifier = prop_oneof![Just("default".to_owned()), "[a-z]{3,8}-[a-z]{3,8}"];
    (maybe(identifier), timestamp(), any::<bool>(), contact())
        .prop_map(move |(event_identifier, event_timestamp, sent, contact)| {
            crate::Envelope::Marketing(Envelope {
                event_type: EventType::from(event),
                entity_type: Maybe::Some(EntityType::Contact),
                event_identifier,
                timestamp: if sent { Maybe::Some(event_timestamp) } else { Maybe::Absent },
                event_timestamp,
                contact,
            })
        })
        .boxed()
}

/// Contacts.
pub fn contact() -> BoxedStrategy<Contact> {
    let custom = vec(("cf_[a-z_]{1,10}", value()), 0..4).prop_map(FreeFields::from_iter);
    object!(Contact {
        uuid: uuid(),
        email: maybe(email()),
        name: maybe(person()),
        job_title: maybe(text()),
        bio: maybe(text()),
        website: maybe(url()),
        personal_phone: maybe(phone()),
        mobile_phone: maybe(phone()),
        city: maybe(text()),
        state: maybe("[A-Z]{2}"),
        country: maybe(text()),
        birthdate: maybe("19[4-9][0-9]-0[1-9]-[01][1-9]"),
        facebook: maybe(text()),
        linkedin: maybe(text()),
        twitter: maybe(text()),
        extra_emails: maybe(vec(email(), 0..3)),
        tags: maybe(vec(text(), 0..4)),
        legal_bases: maybe(vec(legal_basis(), 0..3)),
        company: maybe(text().prop_map(|name| Company { name: Maybe::Some(name) })),
        funnel: maybe(funnel()),
        custom_fields: custom,
    })
    .boxed()
}

fn funnel() -> impl Strategy<Value = Funnel> {
    object!(Funnel {
        name: Just(Maybe::Some("default".to_owned())),
        lifecycle_stage: maybe(enum_value::<LifecycleStage>(LifecycleStage::KNOWN)),
        opportunity: maybe(any::<bool>()),
        contact_owner_email: maybe(email()),
        interest: maybe(whole(0..100)),
        fit: maybe(whole(0..100)),
        origin: maybe(text()),
    })
}

/// The legacy delivery.
pub(super) fn leads() -> BoxedStrategy<crate::Envelope> {
    let lists = prop_oneof![9 => vec(lead(), 1), 1 => vec(lead(), 0..3)];
    lists.prop_map(|leads| crate::Envelope::Leads(LeadsEnvelope { leads })).boxed()
}

/// Leads. The first conversion is not after the last one.
pub fn lead() -> BoxedStrategy<Lead> {
    let leads = object!(Lead {
        id: "[1-9][0-9]{0,9}".prop_filter_map("not an id", |digits| digits.parse().ok()),
        uuid: maybe(uuid()),
        email: maybe(email()),
        name: maybe(person()),
        company: rare(disguised(text())),
        job_title: rare(disguised(text())),
        bio: rare(disguised(text())),
        public_url: rare(url()),
        created_at: rare(timestamp()),
        opportunity: rare(select(&["true", "false"][..]).prop_map(Disguised::from)),
        number_conversions: rare(digits()),
        user: rare(email()),
        first_conversion: rare(conversion()),
        last_conversion: rare(conversion()),
        custom_fields: rare(fields()),
        website: rare(disguised(url())),
        phone: rare(disguised(phone())),
        personal_phone: rare(disguised(phone())),
        mobile_phone: rare(disguised(phone())),
        city: rare(disguised(text())),
        state: rare(disguised(text())),
        tags: maybe(vec(text(), 0..4)),
        lead_stage: rare(enum_value::<LifecycleStage>(LifecycleStage::KNOWN)),
        last_marked_opportunity_date: rare(timestamp()),
        fit_score: rare("[a-d]"),
        interest: rare(amount()),
    });
    leads.prop_map(in_order).boxed()
}

fn in_order(mut lead: Lead) -> Lead {
    if let (Maybe::Some(first), Maybe::Some(last)) = (&mut *lead.first_conversion, &mut *lead.last_conversion)
        && let (Maybe::Some(earlier), Maybe::Some(later)) = (&mut first.created_at, &mut last.created_at)
        && later < earlier
    {
        std::mem::swap::<Timestamp>(earlier, later);
    }
    lead
}

/// A string, and occasionally the marker for null.
fn disguised(texts: BoxedStrategy<String>) -> BoxedStrategy<Disguised> {
    prop_oneof![5 => texts, 1 => Just(Disguised::NULL.to_owned())]
        .prop_map(|text| Disguised::from(text.as_str()))
        .boxed()
}

fn digits() -> BoxedStrategy<Disguised> {
    (1..100_u8).prop_map(|count| Disguised::from(count.to_string().as_str())).boxed()
}

fn conversion() -> impl Strategy<Value = Conversion> {
    object!(Conversion {
        content: maybe(content()),
        created_at: maybe(timestamp()),
        cumulative_sum: maybe(digits()),
        source: Just(Maybe::Some("ebook-abc".to_owned())),
        conversion_origin: maybe(origin()),
    })
}

fn origin() -> impl Strategy<Value = ConversionOrigin> {
    object!(ConversionOrigin {
        source: Just(Maybe::Some("(direct)".to_owned())),
        medium: maybe(text()),
        value: maybe(text()),
        campaign: maybe(text()),
        channel: maybe(text()),
    })
}

/// The fields that RD Station adds, and arbitrary fields of a form.
fn content() -> impl Strategy<Value = Content> {
    let hidden = fields().prop_map(|answers| serde_json::to_string(&answers).unwrap_or_default());
    let event = uuid::<crate::rdstation::crm::TransactionUuid>().prop_filter_map("not JSON", |uuid| {
        FreeValue::parse(&format!(r#"{{"event_uuid":"{uuid}","event_family":"CDP","event_batch_index":0}}"#))
            .ok()
    });
    (person(), email(), hidden, event, fields()).prop_map(|(name, email, hidden, event, answers)| {
        let mut content = FreeFields::new();
        for (key, text) in [
            ("event_type", "CONVERSION".to_owned()),
            ("identificador", "home".to_owned()),
            ("email_lead", email),
            ("conversion_payload", hidden),
            ("Nome", name),
        ] {
            content.insert(key.to_owned(), FreeValue::String(text));
        }
        content.insert("__cdp__original_event".to_owned(), event);
        content.insert("UF".to_owned(), FreeValue::Null);
        content.extend(answers);
        Content::from(content)
    })
}
