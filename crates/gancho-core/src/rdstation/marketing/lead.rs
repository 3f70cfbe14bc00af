//! The older delivery: leads.

use super::conversion::Conversion;
use super::disguised::Disguised;
use super::funnel::LifecycleStage;
use crate::de::payloads;
use crate::model::model;
use crate::scalar::id::ids;
use crate::{Amount, FreeFields, Maybe, Timestamp};

use super::contact::ContactUuid;

ids! {
    /// The id of a lead: digits, as a text.
    LeadId;
}

model! {
    /// The older delivery of RD Station Marketing, still sent by webhooks set up on its screens.
    ///
    /// It names no event and has no id; see [`Lead::dedup_key`].
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
    /// Numbers and booleans are texts here, and the text `\N` stands for nothing; [`Disguised`] reads them.
    pub struct Lead {
        /// The lead's id.
        pub id: LeadId,
        /// The contact's uuid, good for the newer interfaces too.
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
    /// `None` for conversions that do not tell it, such as imported ones.
    pub fn dedup_key(&self) -> Option<String> {
        self.last_conversion.get()?.content.get()?.event_uuid()
    }
}
