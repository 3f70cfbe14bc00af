//! RD Station Marketing.
#![allow(missing_docs, reason = "core documents the same fields")]

use gancho_core::Timestamp;
use serde::Deserialize;

use super::value::{Fields, Money, Text, or_empty};

#[derive(Debug, Deserialize)]
pub struct Envelope<'a> {
    #[serde(borrow)]
    pub event_type: Text<'a>,
    #[serde(borrow)]
    pub entity_type: Option<Text<'a>>,
    #[serde(borrow)]
    pub event_identifier: Option<Text<'a>>,
    #[serde(default, deserialize_with = "or_empty")]
    pub timestamp: Option<Timestamp>,
    pub event_timestamp: Timestamp,
    #[serde(borrow)]
    pub contact: Contact<'a>,
}

#[derive(Debug, Deserialize)]
pub struct Contact<'a> {
    #[serde(borrow)]
    pub uuid: Text<'a>,
    #[serde(borrow)]
    pub email: Option<Text<'a>>,
    #[serde(borrow)]
    pub name: Option<Text<'a>>,
    #[serde(borrow)]
    pub job_title: Option<Text<'a>>,
    #[serde(borrow)]
    pub bio: Option<Text<'a>>,
    #[serde(borrow)]
    pub website: Option<Text<'a>>,
    #[serde(borrow)]
    pub personal_phone: Option<Text<'a>>,
    #[serde(borrow)]
    pub mobile_phone: Option<Text<'a>>,
    #[serde(borrow)]
    pub city: Option<Text<'a>>,
    #[serde(borrow)]
    pub state: Option<Text<'a>>,
    #[serde(borrow)]
    pub country: Option<Text<'a>>,
    #[serde(borrow)]
    pub birthdate: Option<Text<'a>>,
    #[serde(borrow)]
    pub facebook: Option<Text<'a>>,
    #[serde(borrow)]
    pub linkedin: Option<Text<'a>>,
    #[serde(borrow)]
    pub twitter: Option<Text<'a>>,
    #[serde(borrow)]
    pub extra_emails: Option<Vec<Text<'a>>>,
    #[serde(borrow)]
    pub tags: Option<Vec<Text<'a>>>,
    #[serde(borrow)]
    pub legal_bases: Option<Vec<super::crm::LegalBasis<'a>>>,
    #[serde(borrow)]
    pub company: Option<Company<'a>>,
    #[serde(borrow)]
    pub funnel: Option<Funnel<'a>>,
}

#[derive(Debug, Deserialize)]
pub struct Company<'a> {
    #[serde(borrow)]
    pub name: Option<Text<'a>>,
}

#[derive(Debug, Deserialize)]
pub struct Funnel<'a> {
    #[serde(borrow)]
    pub name: Option<Text<'a>>,
    #[serde(borrow)]
    pub lifecycle_stage: Option<Text<'a>>,
    pub opportunity: Option<bool>,
    #[serde(borrow)]
    pub contact_owner_email: Option<Text<'a>>,
    pub interest: Option<i64>,
    pub fit: Option<i64>,
    #[serde(borrow)]
    pub origin: Option<Text<'a>>,
}

#[derive(Debug, Deserialize)]
pub struct Lead<'a> {
    #[serde(borrow)]
    pub id: Text<'a>,
    #[serde(borrow)]
    pub uuid: Option<Text<'a>>,
    #[serde(borrow)]
    pub email: Option<Text<'a>>,
    #[serde(borrow)]
    pub name: Option<Text<'a>>,
    #[serde(borrow)]
    pub company: Option<Text<'a>>,
    #[serde(borrow)]
    pub job_title: Option<Text<'a>>,
    #[serde(borrow)]
    pub bio: Option<Text<'a>>,
    #[serde(borrow)]
    pub public_url: Option<Text<'a>>,
    #[serde(default, deserialize_with = "or_empty")]
    pub created_at: Option<Timestamp>,
    #[serde(borrow)]
    pub opportunity: Option<Text<'a>>,
    #[serde(borrow)]
    pub number_conversions: Option<Text<'a>>,
    #[serde(borrow)]
    pub user: Option<Text<'a>>,
    #[serde(borrow)]
    pub first_conversion: Option<Conversion<'a>>,
    #[serde(borrow)]
    pub last_conversion: Option<Conversion<'a>>,
    #[serde(borrow)]
    pub custom_fields: Option<Fields<'a>>,
    #[serde(borrow)]
    pub website: Option<Text<'a>>,
    #[serde(borrow)]
    pub phone: Option<Text<'a>>,
    #[serde(borrow)]
    pub personal_phone: Option<Text<'a>>,
    #[serde(borrow)]
    pub mobile_phone: Option<Text<'a>>,
    #[serde(borrow)]
    pub city: Option<Text<'a>>,
    #[serde(borrow)]
    pub state: Option<Text<'a>>,
    #[serde(borrow)]
    pub tags: Option<Vec<Text<'a>>>,
    #[serde(borrow)]
    pub lead_stage: Option<Text<'a>>,
    #[serde(default, deserialize_with = "or_empty")]
    pub last_marked_opportunity_date: Option<Timestamp>,
    #[serde(borrow)]
    pub fit_score: Option<Text<'a>>,
    pub interest: Option<Money>,
}

#[derive(Debug, Deserialize)]
pub struct Conversion<'a> {
    #[serde(borrow)]
    pub content: Option<Fields<'a>>,
    #[serde(default, deserialize_with = "or_empty")]
    pub created_at: Option<Timestamp>,
    #[serde(borrow)]
    pub cumulative_sum: Option<Text<'a>>,
    #[serde(borrow)]
    pub source: Option<Text<'a>>,
    #[serde(borrow)]
    pub conversion_origin: Option<ConversionOrigin<'a>>,
}

#[derive(Debug, Deserialize)]
pub struct ConversionOrigin<'a> {
    #[serde(borrow)]
    pub source: Option<Text<'a>>,
    #[serde(borrow)]
    pub medium: Option<Text<'a>>,
    #[serde(borrow)]
    pub value: Option<Text<'a>>,
    #[serde(borrow)]
    pub campaign: Option<Text<'a>>,
    #[serde(borrow)]
    pub channel: Option<Text<'a>>,
}

/// The legacy delivery.
#[derive(Debug, Deserialize)]
pub struct LeadsEnvelope<'a> {
    #[serde(borrow)]
    pub leads: Vec<Lead<'a>>,
}
