//! A contact's place in the funnel.

use crate::Maybe;
use crate::maybe::references;
use crate::model::model;
use crate::scalar::integer::Integer;
use crate::scalar::open_enum::open_enums;

open_enums! {
    /// How far a contact has come.
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
        /// A lead that marketing thinks ripe.
        QualifiedLead = "Qualified Lead",
        /// A client.
        Client = "Client",
        /// A client, as accounts in Portuguese have it: seen in deliveries of 2021 and 2026.
        Cliente = "Cliente",
    }
}

model! {
    /// A contact's place in the funnel. Sent when the subscription includes `CONTACT_FUNNEL`.
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
        /// The funnel's name.
        pub name: Maybe<String>,
        /// How far the contact has come.
        pub lifecycle_stage: Maybe<LifecycleStage>,
        /// Whether it is an opportunity.
        pub opportunity: Maybe<bool>,
        /// Who looks after it; `null` for nobody.
        pub contact_owner_email: Maybe<String>,
        /// How interested it is, in points.
        pub interest: Maybe<Integer>,
        /// How well it fits, in points.
        pub fit: Maybe<Integer>,
        /// Where it came from, such as `Busca Paga | Google`.
        pub origin: Maybe<String>,
    }
}

references!(Funnel);
