//! The legacy delivery, which contains leads.

use super::content::{Content, ConversionKind, unless_null};
use super::conversion::Conversion;
use super::disguised::Disguised;
use super::funnel::LifecycleStage;
use super::key::composed;
use crate::de::payloads;
use crate::maybe::lists;
use crate::model::model;
use crate::scalar::id::ids;
use crate::{Amount, FreeFields, Maybe, Rare, Timestamp};

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
    /// The legacy delivery of RD Station Marketing, which webhooks created in its user interface still send.
    ///
    /// It has no event name and no event id; see [`Lead::dedup_key`].
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
        /// The leads. Every known delivery contains exactly one.
        #[serde(deserialize_with = "crate::de::list")]
        pub leads: Vec<Lead>,
    }
}

payloads!(Lead);

model! {
    /// A lead, with its first and last conversion.
    ///
    /// Numbers and booleans are strings here, and the string `\N` means null; see [`Disguised`].
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
        /// The uuid of the contact, which the newer APIs also use.
        pub uuid: Maybe<ContactUuid>,
        /// The e-mail address.
        pub email: Maybe<String>,
        /// The name.
        pub name: Maybe<String>,
        /// The company's name.
        pub company: Rare<Disguised>,
        /// The person's job title.
        pub job_title: Rare<Disguised>,
        /// Notes about the person.
        pub bio: Rare<Disguised>,
        /// The URL of the lead in RD Station.
        pub public_url: Rare<String>,
        /// When the lead was created.
        pub created_at: Rare<Timestamp>,
        /// Whether it is an opportunity: `"true"` or `"false"`.
        pub opportunity: Rare<Disguised>,
        /// The number of conversions, as digits.
        pub number_conversions: Rare<Disguised>,
        /// The e-mail address of the responsible user.
        pub user: Rare<String>,
        /// The first conversion.
        pub first_conversion: Rare<Conversion>,
        /// The last conversion, which usually caused the delivery.
        pub last_conversion: Rare<Conversion>,
        /// The custom fields of the account, by label.
        pub custom_fields: Rare<FreeFields>,
        /// A web site.
        pub website: Rare<Disguised>,
        /// A telephone number, exactly as entered.
        pub phone: Rare<Disguised>,
        /// A telephone number, exactly as entered.
        pub personal_phone: Rare<Disguised>,
        /// A mobile number, exactly as entered.
        pub mobile_phone: Rare<Disguised>,
        /// The city.
        pub city: Rare<Disguised>,
        /// The state.
        pub state: Rare<Disguised>,
        /// Tags.
        pub tags: Maybe<Vec<String>>,
        /// The lifecycle stage.
        pub lead_stage: Rare<LifecycleStage>,
        /// When the lead was last marked as an opportunity.
        pub last_marked_opportunity_date: Rare<Timestamp>,
        /// The fit score: a letter, `a` is the best.
        pub fit_score: Rare<String>,
        /// The interest score, a number.
        pub interest: Rare<Amount>,
    }
}

impl Lead {
    /// A key that identifies duplicates of a delivery: the last conversion, and the lead's state as an opportunity.
    ///
    /// RD Station sends a lead when it converts, and again when it is marked as an opportunity. The second delivery may
    /// contain the same last conversion, and neither says why it was sent. The key therefore changes with
    /// `opportunity`, `last_marked_opportunity_date` and `lead_stage`, so that no marked opportunity is taken for a
    /// duplicate. It does not change with any other field. If each of the three is absent, `null` or empty, it is the
    /// key of the conversion alone; in `opportunity` and `lead_stage`, the marker for null counts as empty.
    ///
    /// The conversion is identified by the uuid of the event that caused it. Conversions of form plug-ins and imports
    /// have no such uuid: they are identified by the lead's uuid or id, the number of conversions, and the identifier
    /// and time of the last conversion. `None` when the lead has no last conversion.
    ///
    /// ```
    /// use gancho_core::rdstation::marketing::{Disguised, Lead};
    ///
    /// let mut lead: Lead = gancho_core::from_str(
    ///     r#"{"id":"1","opportunity":"false","last_conversion":{"source":"ebook"}}"#,
    /// )?;
    /// let converted = lead.dedup_key();
    /// lead.opportunity = Disguised::from("true").into();
    /// assert_ne!(lead.dedup_key(), converted);
    /// # Ok::<(), gancho_core::Error>(())
    /// ```
    pub fn dedup_key(&self) -> Option<String> {
        let conversion = self.conversion_key()?;
        let marked_at = self.last_marked_opportunity_date.get().map(ToString::to_string);
        let state = [
            self.opportunity.get().and_then(Disguised::text).unwrap_or_default(),
            marked_at.as_deref().unwrap_or_default(),
            self.lead_stage.get().map(LifecycleStage::as_str).and_then(unless_null).unwrap_or_default(),
        ];
        if state.iter().all(|part| part.is_empty()) {
            return Some(conversion);
        }
        Some(composed([conversion.as_str(), composed(state).as_str()]))
    }

    fn conversion_key(&self) -> Option<String> {
        let last = self.last_conversion.get()?;
        if let Some(uuid) = last.content.get().and_then(Content::event_uuid) {
            return Some(uuid);
        }
        let identifier = last.content.get().and_then(Content::identifier).or(last.source.as_deref());
        let time = last.created_at.get().map(ToString::to_string);
        Some(composed([
            self.uuid.get().map_or(self.id.as_str(), ContactUuid::as_str),
            self.number_conversions.get().and_then(Disguised::text).unwrap_or_default(),
            identifier.unwrap_or_default(),
            time.as_deref().unwrap_or_default(),
        ]))
    }

    /// The last conversion if a person made it, otherwise the first one if a person made that; see [`Content::kind`].
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
