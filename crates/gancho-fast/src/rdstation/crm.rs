//! Views of the deliveries of RD Station CRM and of their documents.

mod change;
mod contact;
mod custom_field;
mod deal;
mod deal_product;
mod envelope;
mod event;
mod legal_basis;
mod organization;
mod origin;
mod product;
mod reference;
mod stage;
mod task;

pub use change::{ChangeView, TombstoneView};
pub use contact::{ContactView, EmailView, PhoneView, SocialProfileView};
pub use custom_field::{CustomFieldDefinitionView, CustomFieldView};
pub use deal::DealView;
pub use deal_product::DealProductView;
pub use envelope::EnvelopeView;
pub(crate) use envelope::Name;
pub use event::EventView;
pub use legal_basis::LegalBasisView;
pub use organization::{AddressView, OrganizationView};
pub use origin::{CampaignView, LostReasonView, SourceView};
pub use product::ProductView;
pub use reference::{CampaignRefView, LostReasonRefView, PipelineRefView, SourceRefView};
pub use stage::{StageView, UserView};
pub use task::TaskView;
