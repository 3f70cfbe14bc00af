//! RD Station CRM.
#![allow(missing_docs, reason = "core documents the same fields")]

use gancho_core::{Birthday, DateOrTimestamp, Timestamp};
use serde::Deserialize;

use super::value::{Fields, Free, Money, Text, or_empty};

/// A delivery whose document type is known beforehand. This favours the other libraries, which need not read the event
/// name first.
#[derive(Debug, Deserialize)]
pub struct Envelope<'a, D> {
    #[serde(borrow)]
    pub event_name: Text<'a>,
    pub document: D,
    pub event_timestamp: Timestamp,
    #[serde(borrow)]
    pub transaction_uuid: Text<'a>,
}

/// A deal's reference to another document, where both fields are missing for "none"; also the document of a deletion.
#[derive(Debug, Default, Deserialize)]
pub struct Reference<'a> {
    #[serde(borrow)]
    pub id: Option<Text<'a>>,
    #[serde(borrow)]
    pub name: Option<Text<'a>>,
}

#[derive(Debug, Deserialize)]
pub struct Deal<'a> {
    #[serde(borrow)]
    pub id: Text<'a>,
    #[serde(borrow)]
    pub name: Text<'a>,
    pub amount_monthly: Money,
    pub amount_unique: Money,
    pub amount_total: Option<Money>,
    pub amount_annual: Option<Money>,
    #[serde(default, deserialize_with = "or_empty")]
    pub prediction_date: Option<DateOrTimestamp>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub rating: Option<i64>,
    #[serde(borrow)]
    pub status: Text<'a>,
    #[serde(default, deserialize_with = "or_empty")]
    pub closed_at: Option<Timestamp>,
    #[serde(borrow)]
    pub user: Option<User<'a>>,
    #[serde(borrow)]
    pub deal_stage: Option<Stage<'a>>,
    #[serde(borrow)]
    pub deal_pipeline: Option<Reference<'a>>,
    #[serde(borrow)]
    pub deal_source: Option<Reference<'a>>,
    #[serde(borrow)]
    pub campaign: Option<Reference<'a>>,
    #[serde(borrow)]
    pub deal_lost_reason: Option<Reference<'a>>,
    #[serde(borrow)]
    pub deal_custom_fields: Option<Vec<CustomField<'a>>>,
    #[serde(borrow)]
    pub deal_products: Option<Vec<DealProduct<'a>>>,
}

#[derive(Debug, Deserialize)]
pub struct User<'a> {
    #[serde(borrow)]
    pub id: Text<'a>,
    #[serde(borrow)]
    pub name: Text<'a>,
    #[serde(borrow)]
    pub email: Option<Text<'a>>,
    #[serde(borrow)]
    pub avatar_url: Option<Text<'a>>,
}

#[derive(Debug, Deserialize)]
pub struct Stage<'a> {
    #[serde(borrow)]
    pub id: Text<'a>,
    #[serde(borrow)]
    pub name: Text<'a>,
    #[serde(borrow)]
    pub nickname: Option<Text<'a>>,
    #[serde(default, deserialize_with = "or_empty")]
    pub created_at: Option<Timestamp>,
    #[serde(default, deserialize_with = "or_empty")]
    pub updated_at: Option<Timestamp>,
    pub order: Option<i64>,
}

#[derive(Debug, Deserialize)]
pub struct CustomField<'a> {
    #[serde(borrow)]
    pub value: Option<Free<'a>>,
    #[serde(borrow)]
    pub custom_field: CustomFieldDefinition<'a>,
}

#[derive(Debug, Deserialize)]
pub struct CustomFieldDefinition<'a> {
    #[serde(borrow)]
    pub id: Text<'a>,
    #[serde(borrow)]
    pub label: Text<'a>,
    pub required: Option<bool>,
    pub unique: Option<bool>,
    #[serde(borrow)]
    pub opts: Option<Vec<Text<'a>>>,
    #[serde(rename = "type", borrow)]
    pub kind: Option<Text<'a>>,
}

#[derive(Debug, Deserialize)]
pub struct DealProduct<'a> {
    #[serde(borrow)]
    pub id: Option<Text<'a>>,
    #[serde(rename = "_id", borrow)]
    pub underscore_id: Option<Text<'a>>,
    #[serde(borrow)]
    pub product_id: Option<Text<'a>>,
    #[serde(borrow)]
    pub name: Option<Text<'a>>,
    #[serde(borrow)]
    pub description: Option<Text<'a>>,
    #[serde(borrow)]
    pub base_price: Option<Free<'a>>,
    #[serde(borrow)]
    pub price: Option<Free<'a>>,
    #[serde(borrow)]
    pub amount: Option<Free<'a>>,
    #[serde(borrow)]
    pub amount_decimal: Option<Free<'a>>,
    #[serde(borrow)]
    pub discount: Option<Free<'a>>,
    #[serde(borrow)]
    pub discount_type: Option<Text<'a>>,
    #[serde(borrow)]
    pub total: Option<Free<'a>>,
    #[serde(borrow)]
    pub recurrence: Option<Text<'a>>,
    #[serde(default, deserialize_with = "or_empty")]
    pub created_at: Option<Timestamp>,
    #[serde(default, deserialize_with = "or_empty")]
    pub updated_at: Option<Timestamp>,
}

#[derive(Debug, Deserialize)]
pub struct Contact<'a> {
    #[serde(borrow)]
    pub id: Text<'a>,
    #[serde(borrow)]
    pub name: Text<'a>,
    #[serde(borrow)]
    pub job_title: Option<Text<'a>>,
    #[serde(borrow)]
    pub emails: Option<Vec<Email<'a>>>,
    #[serde(borrow)]
    pub phones: Option<Vec<Phone<'a>>>,
    #[serde(default, deserialize_with = "or_empty")]
    pub birthday: Option<Birthday>,
    #[serde(borrow)]
    pub social_profiles: Option<Vec<SocialProfile<'a>>>,
    #[serde(borrow)]
    pub organization_id: Option<Text<'a>>,
    #[serde(borrow)]
    pub custom_fields: Option<Fields<'a>>,
    #[serde(borrow)]
    pub legal_bases: Option<Vec<LegalBasis<'a>>>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

#[derive(Debug, Deserialize)]
pub struct Email<'a> {
    #[serde(borrow)]
    pub email: Option<Text<'a>>,
}

#[derive(Debug, Deserialize)]
pub struct Phone<'a> {
    #[serde(borrow)]
    pub phone: Option<Text<'a>>,
    #[serde(rename = "type", borrow)]
    pub kind: Option<Text<'a>>,
}

#[derive(Debug, Deserialize)]
pub struct SocialProfile<'a> {
    #[serde(rename = "type", borrow)]
    pub kind: Option<Text<'a>>,
    #[serde(borrow)]
    pub username: Option<Text<'a>>,
}

#[derive(Debug, Deserialize)]
pub struct LegalBasis<'a> {
    #[serde(borrow)]
    pub category: Option<Text<'a>>,
    #[serde(rename = "type", borrow)]
    pub kind: Option<Text<'a>>,
    #[serde(borrow)]
    pub status: Option<Text<'a>>,
}

#[derive(Debug, Deserialize)]
pub struct Organization<'a> {
    #[serde(borrow)]
    pub id: Text<'a>,
    #[serde(borrow)]
    pub name: Text<'a>,
    #[serde(borrow)]
    pub description: Option<Text<'a>>,
    #[serde(borrow)]
    pub url: Option<Text<'a>>,
    #[serde(borrow)]
    pub address: Option<Address<'a>>,
    #[serde(borrow)]
    pub segment_ids: Option<Vec<Text<'a>>>,
    #[serde(borrow)]
    pub owner_id: Option<Text<'a>>,
    #[serde(borrow)]
    pub follower_ids: Option<Vec<Text<'a>>>,
    #[serde(borrow)]
    pub custom_fields: Option<Fields<'a>>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

#[derive(Debug, Deserialize)]
pub struct Address<'a> {
    #[serde(borrow)]
    pub line: Option<Text<'a>>,
    #[serde(borrow)]
    pub latitude: Option<Free<'a>>,
    #[serde(borrow)]
    pub longitude: Option<Free<'a>>,
}

#[derive(Debug, Deserialize)]
pub struct Task<'a> {
    #[serde(borrow)]
    pub id: Text<'a>,
    #[serde(borrow)]
    pub name: Text<'a>,
    #[serde(borrow)]
    pub description: Option<Text<'a>>,
    #[serde(rename = "type", borrow)]
    pub kind: Option<Text<'a>>,
    #[serde(borrow)]
    pub status: Option<Text<'a>>,
    #[serde(default, deserialize_with = "or_empty")]
    pub due_date: Option<Timestamp>,
    #[serde(borrow)]
    pub created_by_id: Option<Text<'a>>,
    #[serde(default, deserialize_with = "or_empty")]
    pub completed_at: Option<Timestamp>,
    #[serde(borrow)]
    pub completed_by_id: Option<Text<'a>>,
    #[serde(borrow)]
    pub deal_id: Option<Text<'a>>,
    #[serde(borrow)]
    pub owner_ids: Option<Vec<Text<'a>>>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

#[derive(Debug, Deserialize)]
pub struct Product<'a> {
    #[serde(borrow)]
    pub id: Text<'a>,
    #[serde(borrow)]
    pub name: Text<'a>,
    #[serde(borrow)]
    pub description: Option<Text<'a>>,
    pub visible: Option<bool>,
    pub price: Option<Money>,
    #[serde(borrow)]
    pub custom_fields: Option<Fields<'a>>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

#[derive(Debug, Deserialize)]
pub struct Origin<'a> {
    #[serde(borrow)]
    pub id: Text<'a>,
    #[serde(borrow)]
    pub name: Text<'a>,
    #[serde(borrow)]
    pub description: Option<Text<'a>>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}
