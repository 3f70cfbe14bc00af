//! A lead's first and last conversion.

use gancho_core::rdstation::marketing;
use gancho_core::{Maybe, Timestamp};

use super::ContentView;
use crate::DisguisedView;
use crate::view::view;

view! {
    /// A conversion; see [`marketing::Conversion`].
    ///
    /// ```
    /// use gancho_fast::rdstation::marketing::ConversionView;
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"leads":[{"id":"7","last_conversion":{"source":"newsletter"}}]}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Leads(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let lead = delivery.leads.get(0).unwrap();
    /// let last: Option<&ConversionView> = lead.last_conversion.get();
    /// assert_eq!(last.unwrap().source.get(), Some(&"newsletter"));
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
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
    ///
    /// ```
    /// use gancho_fast::rdstation::marketing::ConversionOriginView;
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"leads":[{"id":"7","last_conversion":{"conversion_origin":{"medium":"referral"}}}]}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::Leads(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let lead = delivery.leads.get(0).unwrap();
    /// let last = lead.last_conversion.get().unwrap();
    /// let origin: Option<&ConversionOriginView> = last.conversion_origin.get();
    /// assert_eq!(origin.unwrap().medium.get(), Some(&"referral"));
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    ConversionOriginView of marketing::ConversionOrigin {
        source: Maybe<&'a str> = "source",
        medium: Maybe<&'a str> = "medium",
        value: Maybe<&'a str> = "value",
        campaign: Maybe<&'a str> = "campaign",
        channel: Maybe<&'a str> = "channel",
    }
}
