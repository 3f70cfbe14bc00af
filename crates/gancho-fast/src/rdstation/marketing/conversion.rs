//! A lead's first and last conversion.

use gancho_core::rdstation::marketing;
use gancho_core::{Maybe, Timestamp};

use super::ContentView;
use crate::DisguisedView;
use crate::view::view;

view! {
    /// A conversion; see [`marketing::Conversion`].
    ConversionView of marketing::Conversion {
        content: Maybe<ContentView<'a>> = "content",
        created_at: Maybe<Timestamp> = "created_at",
        cumulative_sum: Maybe<DisguisedView<'a>> = "cumulative_sum",
        source: Maybe<&'a str> = "source",
        conversion_origin: Maybe<ConversionOriginView<'a>> = "conversion_origin",
    }
}

view! {
    /// How a lead arrived at a conversion; see [`marketing::ConversionOrigin`].
    ConversionOriginView of marketing::ConversionOrigin {
        source: Maybe<&'a str> = "source",
        medium: Maybe<&'a str> = "medium",
        value: Maybe<&'a str> = "value",
        campaign: Maybe<&'a str> = "campaign",
        channel: Maybe<&'a str> = "channel",
    }
}
