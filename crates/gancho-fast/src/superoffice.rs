//! Deliveries of SuperOffice.

use gancho_core::superoffice::{self, EventId, EventName, Timestamp};
use gancho_core::{Integer, Maybe};

use crate::view::view;
use crate::{FieldsView, Id, SecretView};

view! {
    /// A delivery of SuperOffice; see [`superoffice::Notification`].
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
    own properties if |_: &str| true
}

view! {
    /// A notification of a tenant's status; see [`superoffice::TenantStatus`].
    TenantStatusView of superoffice::TenantStatus {
        change_type: Integer = "ChangeType",
        context_identifier: Maybe<&'a str> = "ContextIdentifier",
        version_name: Maybe<&'a str> = "VersionName",
        file_version: Maybe<&'a str> = "FileVersion",
        token: SecretView<'a> = "Token",
        public_endpoint: Maybe<&'a str> = "PublicEndpoint",
    }
}
