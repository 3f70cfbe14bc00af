//! Legal bases for processing personal data.

use crate::Maybe;
use crate::maybe::lists;
use crate::model::model;
use crate::scalar::open_enum::open_enums;

open_enums! {
    /// What a legal basis is for.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::LegalBasisCategory;
    ///
    /// assert_eq!(LegalBasisCategory::from("communications"), LegalBasisCategory::Communications);
    /// assert!(!LegalBasisCategory::from("something new").is_known());
    /// ```
    LegalBasisCategory {
        /// Sending communications.
        Communications = "communications",
        /// Processing data.
        DataProcessing = "data_processing",
    }

    /// Which legal basis it is, in the words of Brazil's data protection act.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::LegalBasisType;
    ///
    /// assert_eq!(LegalBasisType::from("consent"), LegalBasisType::Consent);
    /// assert!(!LegalBasisType::from("something new").is_known());
    /// ```
    LegalBasisType {
        /// The person agreed.
        Consent = "consent",
        /// A judicial process.
        JudicialProcess = "judicial_process",
        /// A legitimate interest.
        LegitimateInterest = "legitimate_interest",
        /// A contract made before.
        PreExistentContract = "pre_existent_contract",
        /// The public interest.
        PublicInterest = "public_interest",
        /// A vital interest.
        VitalInterest = "vital_interest",
    }

    /// Whether a legal basis is given.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::LegalBasisStatus;
    ///
    /// assert_eq!(LegalBasisStatus::from("granted"), LegalBasisStatus::Granted);
    /// assert!(!LegalBasisStatus::from("something new").is_known());
    /// ```
    LegalBasisStatus {
        /// It is.
        Granted = "granted",
        /// It is not.
        Declined = "declined",
    }
}

model! {
    /// A legal basis for processing a person's data. RD Station Marketing sends the same.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::LegalBasis;
    /// use gancho_core::rdstation::crm::LegalBasisCategory;
    ///
    /// let mut legal_basis = LegalBasis::new();
    /// legal_basis.category = LegalBasisCategory::Communications.into();
    /// assert_eq!(serde_json::to_value(&legal_basis)?["category"], "communications");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    ///
    /// Source: <https://developers.rdstation.com/reference/crm-v2-legal-bases>
    pub struct LegalBasis {
        /// What it is for.
        pub category: Maybe<LegalBasisCategory>,
        /// Which one it is.
        #[serde(rename = "type")]
        pub kind: Maybe<LegalBasisType>,
        /// Whether it is given.
        pub status: Maybe<LegalBasisStatus>,
    }
}

lists!(LegalBasis);
