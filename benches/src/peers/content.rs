//! The digests of the structs.

use gancho_core::events;

use super::value::{Fields, Text};
use super::{crm, marketing, superoffice};
use crate::digest::Digest;

/// A delivery that another library parsed.
pub(super) trait Content {
    /// Its digest; `None` if it has no document.
    fn digest(&self) -> Option<Digest>;
}

/// A document of the CRM.
trait Document {
    fn id(&self) -> Option<&Text<'_>>;

    fn fields(&self) -> usize {
        0
    }
}

macro_rules! documents {
    ($($document:ident $(with $fields:ident)?,)*) => {
        $(impl Document for crm::$document<'_> {
            fn id(&self) -> Option<&Text<'_>> {
                Some(&self.id)
            }

            $(fn fields(&self) -> usize {
                count(self.$fields.as_ref())
            })?
        })*
    };
}

documents! {
    Contact with custom_fields,
    Organization with custom_fields,
    Product with custom_fields,
    Task,
    Origin,
}

impl Document for crm::Deal<'_> {
    fn id(&self) -> Option<&Text<'_>> {
        Some(&self.id)
    }

    fn fields(&self) -> usize {
        self.deal_custom_fields.as_ref().map_or(0, Vec::len)
    }
}

impl Document for crm::Reference<'_> {
    fn id(&self) -> Option<&Text<'_>> {
        self.id.as_ref()
    }
}

impl<D: Document> Content for crm::Envelope<'_, D> {
    fn digest(&self) -> Option<Digest> {
        Some(Digest::new(&self.event_name.0, &self.document.id()?.0, self.document.fields()))
    }
}

impl Content for marketing::Envelope<'_> {
    fn digest(&self) -> Option<Digest> {
        let tags = self.contact.tags.as_ref().map_or(0, Vec::len);
        Some(Digest::new(&self.event_type.0, &self.contact.uuid.0, tags))
    }
}

impl Content for marketing::LeadsEnvelope<'_> {
    fn digest(&self) -> Option<Digest> {
        let lead = self.leads.first()?;
        Some(Digest::new(events::LEADS, &lead.id.0, count(lead.custom_fields.as_ref())))
    }
}

impl Content for superoffice::Notification<'_> {
    fn digest(&self) -> Option<Digest> {
        let fields = count(self.field_values.as_ref());
        Some(Digest::new(&self.event.0, &self.primary_key.to_string(), fields))
    }
}

fn count(fields: Option<&Fields<'_>>) -> usize {
    fields.map_or(0, |fields| fields.0.len())
}
