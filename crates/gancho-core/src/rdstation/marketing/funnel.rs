//! The position of a contact in the funnel.

use crate::Maybe;
use crate::maybe::references;
use crate::model::model;
use crate::scalar::integer::Integer;
use crate::scalar::open_enum::open_enums;

open_enums! {
    /// The lifecycle stage of a contact.
    ///
    /// ```
    /// use gancho_core::rdstation::marketing::LifecycleStage;
    ///
    /// assert_eq!(LifecycleStage::from("Lead"), LifecycleStage::Lead);
    /// assert!(!LifecycleStage::from("something new").is_known());
    /// ```
    LifecycleStage {
        /// A lead.
        Lead = "Lead",
        /// A qualified lead.
        QualifiedLead = "Qualified Lead",
        /// A client.
        Client = "Client",
        /// A client, in the spelling of Portuguese accounts, which occurs in deliveries of 2021 and 2026.
        Cliente = "Cliente",
    }
}

model! {
    /// The position of a contact in the funnel. Sent when the subscription includes `CONTACT_FUNNEL`.
    ///
    /// ```
    /// use gancho_core::rdstation::marketing::Funnel;
    ///
    /// let mut funnel = Funnel::new();
    /// funnel.name = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&funnel)?["name"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct Funnel {
        /// The name of the funnel.
        pub name: Maybe<String>,
        /// The lifecycle stage.
        pub lifecycle_stage: Maybe<LifecycleStage>,
        /// Whether the contact is an opportunity.
        pub opportunity: Maybe<bool>,
        /// The responsible user; `null` for none.
        pub contact_owner_email: Maybe<String>,
        /// The interest score.
        pub interest: Maybe<Integer>,
        /// The fit score.
        pub fit: Maybe<Integer>,
        /// The origin, such as `Busca Paga | Google`.
        pub origin: Maybe<String>,
    }
}

references!(Funnel);
