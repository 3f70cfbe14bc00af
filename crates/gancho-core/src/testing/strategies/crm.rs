//! Strategies for RD Station CRM.

use proptest::collection::vec;
use proptest::prelude::*;

use super::free::{fields, value};
use super::maybe::{maybe, often, rare};
use super::number::{amount, degrees, number_or_string, whole};
use super::object::object;
use super::text::{email, enum_value, id, person, phone, text, url, uuid};
use super::time::{birthday, date_or_timestamp, event_timestamp, history, timestamp, whole_second};
use crate::rdstation::crm::{
    Action, Address, Campaign, CampaignRef, Change, Contact, CustomField, CustomFieldDefinition,
    CustomFieldType, Deal, DealProduct, DealProductFields, DealStatus, DiscountType, Document, Email, Entity,
    Envelope, Event, EventName, LegalBasis, LegalBasisCategory, LegalBasisStatus, LegalBasisType, LostReason,
    LostReasonRef, Organization, Phone, PhoneType, PipelineRef, Product, Recurrence, SocialNetwork,
    SocialProfile, Source, SourceRef, Stage, Task, TaskStatus, TaskType, Tombstone, User,
};
use crate::{Amount, JsonText, Maybe, Rare, Timestamp, for_each_crm_entity};

macro_rules! deliveries {
    ($($(#[$doc:meta])* $entity:ident($id:ident, $view:ident, $strategy:ident) = $name:literal;)*) => {
        /// Deliveries of one event.
        pub(super) fn delivery(name: EventName) -> BoxedStrategy<crate::Envelope> {
            envelope(match name.entity {
                $(Entity::$entity => change(name.action, $strategy(), Event::$entity),)*
            })
        }
    };
}

for_each_crm_entity!(deliveries);

/// Deliveries of undocumented events.
pub(super) fn unknown() -> BoxedStrategy<crate::Envelope> {
    let name = prop_oneof!["crm_(user|note|proposal)_created", "crm_deal_(paused|archived)", "[a-z_]{1,12}"];
    let unknown = name.prop_filter("documented", |name| EventName::parse(name).is_none());
    let document = fields()
        .prop_filter_map("not JSON", |fields| JsonText::parse(&serde_json::to_string(&fields).ok()?).ok());
    let events = (unknown, document, event_timestamp())
        .prop_map(|(name, document, stamp)| (Event::Other { name, document }, stamp));
    envelope(events.boxed())
}

fn envelope(events: BoxedStrategy<(Event, Timestamp)>) -> BoxedStrategy<crate::Envelope> {
    (events, uuid())
        .prop_map(|((event, event_timestamp), transaction_uuid)| {
            crate::Envelope::Crm(Envelope::new(event, event_timestamp, transaction_uuid))
        })
        .boxed()
}

/// An event and its time in whole seconds, which is that of the document's last update unless the document is deleted.
fn change<T>(
    action: Action,
    documents: BoxedStrategy<T>,
    event: fn(Change<T>) -> Event,
) -> BoxedStrategy<(Event, Timestamp)>
where
    T: Document + std::fmt::Debug + 'static,
    T::Id: std::str::FromStr<Err: std::fmt::Debug> + std::fmt::Debug + 'static,
{
    if action == Action::Deleted {
        return (id(), text(), event_timestamp())
            .prop_map(move |(id, name, stamp)| (event(Change::Deleted(Tombstone { id, name })), stamp))
            .boxed();
    }
    let wrap = if action == Action::Created { Change::Created } else { Change::Updated };
    documents
        .prop_map(move |document| {
            let stamp = whole_second(document.updated_at());
            (event(wrap(document)), stamp)
        })
        .boxed()
}

/// Deals. Their totals are consistent, and won and lost deals have a closing date.
pub fn deal() -> BoxedStrategy<Deal> {
    let deals = object!(Deal {
        id: id(),
        name: text(),
        amount_monthly: often(amount()),
        amount_unique: often(amount()),
        amount_total: Just(Maybe::Absent),
        amount_annual: Just(Maybe::Absent),
        prediction_date: maybe(date_or_timestamp()),
        created_at: timestamp(),
        updated_at: timestamp(),
        rating: maybe(whole(1..6)),
        status: enum_value::<DealStatus>(DealStatus::KNOWN),
        closed_at: Just(Maybe::Null),
        user: maybe(user()),
        deal_stage: maybe(stage()),
        deal_pipeline: maybe(object!(PipelineRef { id: id(), name: text() })),
        deal_source: maybe(object!(SourceRef { id: id(), name: text() })),
        campaign: maybe(object!(CampaignRef { id: id(), name: text() })),
        deal_lost_reason: maybe(object!(LostReasonRef { id: often(id()), name: text() })),
        deal_custom_fields: maybe(vec(custom_field(), 0..6)),
        deal_products: maybe(vec(deal_product(), 0..3)),
    });
    (deals, history(), 0..20_u8).prop_map(|(deal, history, choice)| consistent(deal, history, choice)).boxed()
}

/// Makes the fields of a deal consistent. The choice determines which of the two fields contain the total.
fn consistent(mut deal: Deal, (created_at, updated_at): (Timestamp, Timestamp), choice: u8) -> Deal {
    let total = deal.sum().map(Amount::from);
    let total = total.map_or(Maybe::Absent, Maybe::Some);
    match choice {
        0 => deal.amount_annual = total,
        1 => (deal.amount_total, deal.amount_annual) = (total, total),
        _ => deal.amount_total = total,
    }
    if matches!(deal.status, DealStatus::Won | DealStatus::Lost) {
        deal.closed_at = Maybe::Some(updated_at);
    }
    if deal.status != DealStatus::Lost && deal.deal_lost_reason.is_some() {
        deal.deal_lost_reason = Maybe::Empty;
    }
    Deal { created_at, updated_at, ..deal }
}

fn user() -> impl Strategy<Value = User> {
    object!(User { id: id(), name: person(), email: maybe(email()), avatar_url: maybe(url()) })
}

fn stage() -> impl Strategy<Value = Stage> {
    object!(Stage {
        id: id(),
        name: text(),
        nickname: maybe(text()),
        created_at: Just(Maybe::Absent),
        updated_at: maybe(timestamp()),
        order: maybe(whole(1..12)),
    })
}

fn custom_field() -> impl Strategy<Value = CustomField> {
    object!(CustomField {
        value: maybe(value()),
        custom_field: object!(CustomFieldDefinition {
            id: id(),
            label: text(),
            required: maybe(any::<bool>()),
            unique: maybe(any::<bool>()),
            opts: maybe(vec(text(), 0..5)),
            kind: maybe(enum_value::<CustomFieldType>(CustomFieldType::KNOWN)),
        }),
    })
    .prop_map(|mut field| {
        // The parser returns `Maybe::Null` for `null`, never a value.
        if field.value == Maybe::Some(crate::FreeValue::Null) {
            field.value = Maybe::Null;
        }
        field
    })
}

fn deal_product() -> impl Strategy<Value = DealProduct> {
    object!(DealProductFields {
        id: rare(id()),
        underscore_id: rare(id()),
        product_id: rare(id()),
        name: rare(text()),
        description: rare(text()),
        base_price: rare(number_or_string()),
        price: rare(number_or_string()),
        amount: rare(number_or_string()),
        amount_decimal: rare(number_or_string()),
        discount: rare(number_or_string()),
        discount_type: rare(enum_value::<DiscountType>(DiscountType::KNOWN)),
        total: rare(number_or_string()),
        recurrence: rare(enum_value::<Recurrence>(Recurrence::KNOWN)),
        created_at: rare(timestamp()),
        updated_at: Just(Rare::default()),
    })
    .prop_map(DealProduct::from)
}

/// Lost reasons.
pub fn lost_reason() -> BoxedStrategy<LostReason> {
    (id(), text(), maybe(text()), history())
        .prop_map(|(id, name, description, (created_at, updated_at))| LostReason {
            id,
            name,
            description,
            created_at,
            updated_at,
        })
        .boxed()
}

/// Campaigns.
pub fn campaign() -> BoxedStrategy<Campaign> {
    (id(), text(), maybe(text()), history())
        .prop_map(|(id, name, description, (created_at, updated_at))| Campaign {
            id,
            name,
            description,
            created_at,
            updated_at,
        })
        .boxed()
}

/// Sources.
pub fn source() -> BoxedStrategy<Source> {
    (id(), text(), history())
        .prop_map(|(id, name, (created_at, updated_at))| Source { id, name, created_at, updated_at })
        .boxed()
}

/// Products.
pub fn product() -> BoxedStrategy<Product> {
    (id(), text(), maybe(text()), maybe(any::<bool>()), maybe(amount()), maybe(fields()), history())
        .prop_map(|(id, name, description, visible, price, custom_fields, (created_at, updated_at))| {
            Product { id, name, description, visible, price, custom_fields, created_at, updated_at }
        })
        .boxed()
}

/// Tasks. Completed tasks have a completion date.
pub fn task() -> BoxedStrategy<Task> {
    let tasks = object!(Task {
        id: id(),
        name: text(),
        description: maybe(text()),
        kind: maybe(enum_value::<TaskType>(TaskType::KNOWN)),
        status: maybe(enum_value::<TaskStatus>(TaskStatus::KNOWN)),
        due_date: maybe(timestamp()),
        created_by_id: maybe(id()),
        completed_at: Just(Maybe::Null),
        completed_by_id: maybe(id()),
        deal_id: maybe(id()),
        owner_ids: maybe(vec(id(), 0..3)),
        created_at: timestamp(),
        updated_at: timestamp(),
    });
    (tasks, history())
        .prop_map(|(mut task, (created_at, updated_at))| {
            if task.status.get() == Some(&TaskStatus::Completed) {
                task.completed_at = Maybe::Some(updated_at);
            } else {
                task.completed_by_id = Maybe::Null;
            }
            Task { created_at, updated_at, ..task }
        })
        .boxed()
}

/// Organizations.
pub fn organization() -> BoxedStrategy<Organization> {
    let organizations = object!(Organization {
        id: id(),
        name: text(),
        description: maybe(text()),
        url: maybe(url()),
        address: maybe(address()),
        segment_ids: maybe(vec(id(), 0..3)),
        owner_id: maybe(id()),
        follower_ids: maybe(vec(id(), 0..3)),
        custom_fields: maybe(fields()),
        created_at: timestamp(),
        updated_at: timestamp(),
    });
    (organizations, history())
        .prop_map(|(organization, (created_at, updated_at))| Organization {
            created_at,
            updated_at,
            ..organization
        })
        .boxed()
}

fn address() -> impl Strategy<Value = Address> {
    object!(Address { line: maybe(text()), latitude: maybe(degrees(90)), longitude: maybe(degrees(180)) })
        // An address without fields would serialize as `{}`, which is a form of "none".
        .prop_filter("empty", |address| {
            !(address.line.is_absent() && address.latitude.is_absent() && address.longitude.is_absent())
        })
}

/// Contacts.
pub fn contact() -> BoxedStrategy<Contact> {
    let contacts = object!(Contact {
        id: id(),
        name: person(),
        job_title: maybe(text()),
        emails: maybe(vec(object!(Email { email: maybe(email()) }), 0..3)),
        phones: maybe(vec(
            object!(Phone { phone: maybe(phone()), kind: maybe(enum_value::<PhoneType>(PhoneType::KNOWN)) }),
            0..3
        )),
        birthday: maybe(birthday()),
        social_profiles: maybe(vec(social_profile(), 0..3)),
        organization_id: maybe(id()),
        custom_fields: maybe(fields()),
        legal_bases: maybe(vec(legal_basis(), 0..3)),
        created_at: timestamp(),
        updated_at: timestamp(),
    });
    (contacts, history())
        .prop_map(|(contact, (created_at, updated_at))| Contact { created_at, updated_at, ..contact })
        .boxed()
}

fn social_profile() -> impl Strategy<Value = SocialProfile> {
    object!(SocialProfile {
        kind: maybe(enum_value::<SocialNetwork>(SocialNetwork::KNOWN)),
        username: maybe(text()),
    })
}

pub(super) fn legal_basis() -> impl Strategy<Value = LegalBasis> {
    object!(LegalBasis {
        category: maybe(enum_value::<LegalBasisCategory>(LegalBasisCategory::KNOWN)),
        kind: maybe(enum_value::<LegalBasisType>(LegalBasisType::KNOWN)),
        status: maybe(enum_value::<LegalBasisStatus>(LegalBasisStatus::KNOWN)),
    })
}
