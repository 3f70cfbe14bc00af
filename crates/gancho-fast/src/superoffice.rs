//! Deliveries of SuperOffice.

use gancho_core::superoffice::{self, EventId, EventName, Timestamp};
use gancho_core::{Integer, Maybe};

use crate::view::view;
use crate::{FieldsView, Id, SecretView};

view! {
    /// A delivery of SuperOffice; see [`superoffice::Notification`].
    ///
    /// ```
    /// use gancho_fast::superoffice::NotificationView;
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"Timestamp":"2025-05-14T10:48:07Z","Event":"contact.created","PrimaryKey":7,
    ///     "ChangedByAssociateId":5,"WebhookName":"crm"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::SuperOffice(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let view: &NotificationView = delivery;
    /// assert_eq!((view.event.as_str(), view.primary_key.0), ("contact.created", 7));
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    NotificationView of superoffice::Notification {
        event_id: Maybe<Id<'a, EventId>> = "EventId",
        timestamp: Timestamp = "Timestamp",
        changes: Maybe<&'a [&'a str]> = "Changes",
        values: Maybe<FieldsView<'a>> = "Values",
        event: Id<'a, EventName> = "Event",
        primary_key: Integer = "PrimaryKey",
        entity: Maybe<&'a str> = "Entity",
        context_identifier: Maybe<&'a str> = "ContextIdentifier",
        changed_by_associate_id: Integer = "ChangedByAssociateId",
        webhook_name: &'a str = "WebhookName",
        field_values: Maybe<FieldsView<'a>> = "FieldValues",
    }
    free properties if |_: &str| true
}

view! {
    /// A notification of a tenant's status; see [`superoffice::TenantStatus`].
    ///
    /// ```
    /// use gancho_fast::superoffice::TenantStatusView;
    /// use gancho_fast::{Arena, EnvelopeView, from_slice};
    ///
    /// let body = br#"{"ChangeType":1,"ContextIdentifier":"Cust12345","Token":"eyJhbGciOiJSUzI1NiJ9"}"#;
    /// let arena = Arena::new();
    /// let EnvelopeView::TenantStatus(delivery) = from_slice(body, &arena)? else { unreachable!() };
    /// let view: &TenantStatusView = delivery;
    /// assert_eq!(view.context_identifier.get(), Some(&"Cust12345"));
    /// # Ok::<(), gancho_fast::Error>(())
    /// ```
    TenantStatusView of superoffice::TenantStatus {
        change_type: Integer = "ChangeType",
        context_identifier: Maybe<&'a str> = "ContextIdentifier",
        version_name: Maybe<&'a str> = "VersionName",
        file_version: Maybe<&'a str> = "FileVersion",
        token: SecretView<'a> = "Token",
        public_endpoint: Maybe<&'a str> = "PublicEndpoint",
    }
}
