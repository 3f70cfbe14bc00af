//! RD Station CRM: deliveries, their documents, and both APIs for subscriptions.
//!
//! Source: <https://developers.rdstation.com/reference/crm-v1-webhooks> and
//! <https://developers.rdstation.com/reference/crm-v2-create-webhook>

mod action;
mod auth_header;
mod campaign;
mod change;
mod contact;
mod custom_field;
mod deal;
mod deal_product;
mod document;
mod entities;
mod entity;
mod envelope;
mod event;
mod legal_basis;
mod lost_reason;
mod organization;
mod product;
mod reference;
mod source;
mod stage;
mod task;
mod user;
pub mod v1;
pub mod v2;

pub use action::Action;
pub use auth_header::{AuthHeader, AuthHeaderError};
pub use campaign::{Campaign, CampaignId};
pub use change::{Change, Tombstone};
pub use contact::{Contact, ContactId, Email, Phone, PhoneType, SocialNetwork, SocialProfile};
pub use custom_field::{CustomField, CustomFieldDefinition, CustomFieldId, CustomFieldType};
pub use deal::{Deal, DealId, DealStatus};
pub use deal_product::{DealProduct, DealProductFields, DealProductId, DiscountType, Recurrence};
pub use document::Document;
pub(crate) use entity::EVENTS;
pub use entity::{Entity, EventName};
pub(crate) use envelope::EnvelopeSeed;
pub use envelope::{Envelope, TransactionUuid};
pub use event::Event;
pub use legal_basis::{LegalBasis, LegalBasisCategory, LegalBasisStatus, LegalBasisType};
pub use lost_reason::{LostReason, LostReasonId};
pub use organization::{Address, Organization, OrganizationId, SegmentId};
pub use product::{Product, ProductId};
pub use reference::{CampaignRef, LostReasonRef, PipelineId, PipelineRef, SourceRef};
pub use source::{Source, SourceId};
pub use stage::{Stage, StageId};
pub use task::{Task, TaskId, TaskStatus, TaskType};
pub use user::{User, UserId};
