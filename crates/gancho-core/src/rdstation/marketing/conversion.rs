//! A lead's first and last conversion.

use super::content::Content;
use super::disguised::Disguised;
use crate::maybe::references;
use crate::model::model;
use crate::{Maybe, Timestamp};

model! {
    /// A conversion: what was filled in, where, and how the lead got there.
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
        /// What was filled in, and what RD Station added.
        pub content: Maybe<Content>,
        /// When it happened.
        pub created_at: Maybe<Timestamp>,
        /// How many conversions the lead had then, as a string of digits.
        pub cumulative_sum: Maybe<Disguised>,
        /// Which conversion it was.
        pub source: Maybe<String>,
        /// How the lead got there.
        pub conversion_origin: Maybe<ConversionOrigin>,
    }
}

model! {
    /// How a lead got to a conversion.
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
        /// The site or engine it came from.
        pub source: Maybe<String>,
        /// The kind of way, such as `referral`.
        pub medium: Maybe<String>,
        /// The term searched for; usually `null`.
        pub value: Maybe<String>,
        /// The campaign.
        pub campaign: Maybe<String>,
        /// The channel, such as `Direct`.
        pub channel: Maybe<String>,
    }
}

references!(Conversion, ConversionOrigin);
