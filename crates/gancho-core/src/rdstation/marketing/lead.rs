//! The older delivery: leads.

use super::content::{Content, ConversionKind};
use super::conversion::Conversion;
use super::disguised::Disguised;
use super::funnel::LifecycleStage;
use crate::de::payloads;
use crate::maybe::lists;
use crate::model::model;
use crate::scalar::id::ids;
use crate::{Amount, FreeFields, Maybe, Timestamp};

use super::contact::ContactUuid;

ids! {
    /// The id of a lead: digits, as a string.
    ///
    /// ```
    /// use gancho_core::rdstation::marketing::LeadId;
    ///
    /// let id: LeadId = "67e6".parse()?;
    /// assert_eq!(id, "67e6");
    /// assert!(LeadId::parse("").is_none());
    /// # Ok::<(), gancho_core::ParseError>(())
    /// ```
    LeadId;
}

model! {
    /// The older delivery of RD Station Marketing, still sent by webhooks set up on its screens.
    ///
    /// It names no event and has no id; see [`Lead::dedup_key`].
    ///
    /// ```
    /// use gancho_core::rdstation::marketing::LeadsEnvelope;
    ///
    /// let leads_envelope = LeadsEnvelope::new(Vec::new());
    /// assert!(serde_json::to_value(&leads_envelope)?.is_object());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// Source: <https://developers.rdstation.com/reference/rdsm-como-migrar-api-v1-para-api-v2>
    pub struct LeadsEnvelope {
        /// The leads; one in every delivery seen.
        pub leads: Vec<Lead>,
    }
}

payloads!(Lead);

model! {
    /// A lead, with its first and last conversion.
    ///
    /// Numbers and booleans are strings here, and the text `\N` stands for nothing; [`Disguised`] reads them.
    ///
    /// ```
    /// use gancho_core::rdstation::marketing::Lead;
    /// use gancho_core::rdstation::marketing::LeadId;
    ///
    /// let mut lead = Lead::new(LeadId::parse("67e6").unwrap());
    /// lead.email = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&lead)?["email"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct Lead {
        /// The lead's id.
        pub id: LeadId,
        /// The contact's uuid, good for the newer APIs too.
        pub uuid: Maybe<ContactUuid>,
        /// The e-mail address.
        pub email: Maybe<String>,
        /// The name.
        pub name: Maybe<String>,
        /// The company's name.
        pub company: Maybe<Disguised>,
        /// What the person does.
        pub job_title: Maybe<Disguised>,
        /// Notes about the person.
        pub bio: Maybe<Disguised>,
        /// The lead's page at RD Station.
        pub public_url: Maybe<String>,
        /// When the lead was created.
        pub created_at: Maybe<Timestamp>,
        /// Whether it is an opportunity: `"true"` or `"false"`.
        pub opportunity: Maybe<Disguised>,
        /// How many conversions it had: digits.
        pub number_conversions: Maybe<Disguised>,
        /// The e-mail address of who looks after it.
        pub user: Maybe<String>,
        /// The first conversion.
        pub first_conversion: Maybe<Conversion>,
        /// The last conversion: usually the one that made RD Station send.
        pub last_conversion: Maybe<Conversion>,
        /// The account's own fields, by label.
        pub custom_fields: Maybe<FreeFields>,
        /// A web site.
        pub website: Maybe<Disguised>,
        /// A telephone number, in whichever form it was typed.
        pub phone: Maybe<Disguised>,
        /// A telephone number, in whichever form it was typed.
        pub personal_phone: Maybe<Disguised>,
        /// A mobile number, in whichever form it was typed.
        pub mobile_phone: Maybe<Disguised>,
        /// The town.
        pub city: Maybe<Disguised>,
        /// The state.
        pub state: Maybe<Disguised>,
        /// Tags.
        pub tags: Maybe<Vec<String>>,
        /// How far it has come.
        pub lead_stage: Maybe<LifecycleStage>,
        /// When it was last marked as an opportunity.
        pub last_marked_opportunity_date: Maybe<Timestamp>,
        /// How well it fits: a letter, `a` best.
        pub fit_score: Maybe<String>,
        /// How interested it is, in points; a number.
        pub interest: Maybe<Amount>,
    }
}

impl Lead {
    /// What to remember to recognise a second delivery of the same conversion: the uuid of the event behind it.
    ///
    /// Conversions of form plug-ins and imported ones have none. Their key is made of the lead's uuid or id, the number of
    /// conversions, and the last conversion's identifier and time. `None` when the lead has no conversion.
    pub fn dedup_key(&self) -> Option<String> {
        let last = self.last_conversion.get()?;
        if let Some(uuid) = last.content.get().and_then(Content::event_uuid) {
            return Some(uuid);
        }
        let identifier = last.content.get().and_then(Content::identifier).or(last.source.as_deref());
        let time = last.created_at.get().map(ToString::to_string);
        let parts = [
            self.uuid.get().map_or(self.id.as_str(), ContactUuid::as_str),
            self.number_conversions.get().and_then(Disguised::text).unwrap_or_default(),
            identifier.unwrap_or_default(),
            time.as_deref().unwrap_or_default(),
        ];
        // Each part is preceded by its length: identifiers are free text, and no two conversions may share a key.
        Some(parts.map(|part| format!("{}:{part}", part.len())).join(" "))
    }

    /// The latest conversion of the two that a person made, and not the CRM.
    ///
    /// ```
    /// use gancho_core::rdstation::marketing::Lead;
    ///
    /// let lead: Lead = gancho_core::from_str(
    ///     r#"{"id":"1","first_conversion":{"source":"ebook","content":{"event_type":"CONVERSION"}},
    ///     "last_conversion":{"source":"crm","content":{"event_type":"TASK_CREATED"}}}"#,
    /// )?;
    /// assert_eq!(lead.last_conversion_of_a_person().unwrap().source.as_deref(), Some("ebook"));
    /// # Ok::<(), gancho_core::Error>(())
    /// ```
    pub fn last_conversion_of_a_person(&self) -> Option<&Conversion> {
        let is_of_a_person = |conversion: &&Conversion| {
            conversion.content.get().and_then(Content::kind) == Some(ConversionKind::Person)
        };
        let last = self.last_conversion.get().filter(is_of_a_person);
        last.or_else(|| self.first_conversion.get().filter(is_of_a_person))
    }
}

lists!(Lead);
