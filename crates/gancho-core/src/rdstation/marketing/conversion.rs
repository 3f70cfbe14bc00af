//! A lead's first and last conversion.

use super::content::Content;
use super::disguised::Disguised;
use crate::maybe::references;
use crate::model::model;
use crate::{Maybe, Timestamp};

model! {
    /// A conversion: what was submitted, and how the lead arrived.
    ///
    /// ```
    /// use gancho_core::rdstation::marketing::Conversion;
    ///
    /// let mut conversion = Conversion::new();
    /// conversion.source = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&conversion)?["source"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct Conversion {
        /// What was submitted, and what RD Station added.
        pub content: Maybe<Content>,
        /// When the conversion happened.
        pub created_at: Maybe<Timestamp>,
        /// The number of conversions up to this one, as a string of digits.
        pub cumulative_sum: Maybe<Disguised>,
        /// The identifier of the conversion.
        pub source: Maybe<String>,
        /// How the lead arrived.
        pub conversion_origin: Maybe<ConversionOrigin>,
    }
}

model! {
    /// How a lead arrived at a conversion.
    ///
    /// ```
    /// use gancho_core::rdstation::marketing::ConversionOrigin;
    ///
    /// let mut conversion_origin = ConversionOrigin::new();
    /// conversion_origin.source = "Exemplo".to_owned().into();
    /// assert_eq!(serde_json::to_value(&conversion_origin)?["source"], "Exemplo");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct ConversionOrigin {
        /// The referring site or search engine.
        pub source: Maybe<String>,
        /// The medium, such as `referral`.
        pub medium: Maybe<String>,
        /// The search term; usually `null`.
        pub value: Maybe<String>,
        /// The campaign.
        pub campaign: Maybe<String>,
        /// The channel, such as `Direct`.
        pub channel: Maybe<String>,
    }
}

references!(Conversion, ConversionOrigin);
