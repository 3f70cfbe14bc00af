//! Legal bases for processing personal data.

use crate::Maybe;
use crate::maybe::lists;
use crate::model::model;
use crate::scalar::open_enum::open_enums;

open_enums! {
    /// The category of a legal basis.
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

    /// The type of a legal basis, in the terms of Brazil's data protection law.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::LegalBasisType;
    ///
    /// assert_eq!(LegalBasisType::from("consent"), LegalBasisType::Consent);
    /// assert!(!LegalBasisType::from("something new").is_known());
    /// ```
    LegalBasisType {
        /// Consent.
        Consent = "consent",
        /// Judicial process.
        JudicialProcess = "judicial_process",
        /// Legitimate interest.
        LegitimateInterest = "legitimate_interest",
        /// An existing contract.
        PreExistentContract = "pre_existent_contract",
        /// Public interest.
        PublicInterest = "public_interest",
        /// Vital interest.
        VitalInterest = "vital_interest",
    }

    /// The status of a legal basis.
    ///
    /// ```
    /// use gancho_core::rdstation::crm::LegalBasisStatus;
    ///
    /// assert_eq!(LegalBasisStatus::from("granted"), LegalBasisStatus::Granted);
    /// assert!(!LegalBasisStatus::from("something new").is_known());
    /// ```
    LegalBasisStatus {
        /// Granted.
        Granted = "granted",
        /// Declined.
        Declined = "declined",
    }
}

model! {
    /// A legal basis for processing a person's data. RD Station Marketing uses the same type.
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
        /// The category.
        pub category: Maybe<LegalBasisCategory>,
        /// The type.
        #[serde(rename = "type")]
        pub kind: Maybe<LegalBasisType>,
        /// The status.
        pub status: Maybe<LegalBasisStatus>,
    }
}

lists!(LegalBasis);
