//! Views of the two kinds of deliveries of RD Station Marketing.

mod contact;
mod content;
mod conversion;
mod envelope;
mod funnel;
mod lead;

pub use contact::ContactView;
pub use content::ContentView;
pub use conversion::{ConversionOriginView, ConversionView};
pub use envelope::EnvelopeView;
pub use funnel::{CompanyView, FunnelView};
pub use lead::{LeadView, LeadsEnvelopeView};

use crate::rdstation::crm::LegalBasisView;
