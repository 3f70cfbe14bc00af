"""The deliveries and documents of superoffice.

Generated from the schemas by packages/models/generate.py: do not edit.
"""


from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag, TypeAdapter  # noqa: F401

from .base import (
    ADAPTER,
    EMPTY_OBJECT,
    EMPTY_STRING,
    Flag,
    FreeValue,
    Integer,
    IntegerOrString,
    Model,
    SuperOfficeTimestamp,
    Text,
    Timestamp,
    loads,
    validate,
)


class Associate(Model):
    """A user of SuperOffice.

    Source: <https://docs.superoffice.com/en/api/reference/restful/agent/Webhook_Agent/v1WebhookAgent_SaveWebhook.html>"""

    AssociateId: Integer | None = None
    """The user's id."""
    Name: Text | None = None
    """The user's initials or login name."""
    PersonId: Integer | None = None
    """The id of the user's person record."""
    Rank: Integer | None = None
    """The position in lists."""
    Tooltip: Text | None = None
    """A tooltip in lists."""
    Type: Literal["Unknown", "InternalAssociate", "ResourceAssociate", "ExternalAssociate", "AnonymousAssociate", "SystemAssociate"] | Text | None = None
    """The type of the user.

    Known values: `Unknown`, `InternalAssociate`, `ResourceAssociate`, `ExternalAssociate`, `AnonymousAssociate`, `SystemAssociate`."""
    GroupIdx: Integer | None = None
    """The group of the user."""
    FullName: Text | None = None
    """The full name."""
    FormalName: Text | None = None
    """The formal name."""
    Deleted: Flag | None = None
    """Whether the user was deleted."""
    EjUserId: Integer | None = None
    """The id of the user in Service; 0 for none."""
    UserName: Text | None = None
    """The user name."""
    ExtraFields: dict[str, Text] | None = None
    """Additional fields; deprecated by the vendor."""
    CustomFields: dict[str, Text] | None = None
    """Additional fields."""
    TableRight: Annotated[TableRight_ | None, EMPTY_OBJECT] = None
    """The caller's rights on the object."""
    FieldProperties: dict[str, FieldProperty] | None = None
    """The caller's rights on its fields."""


class FieldProperty(Model):
    """The properties of a field, and the caller's rights on it."""

    FieldRight: Annotated[TableRight_ | None, EMPTY_OBJECT] = None
    """The caller's rights."""
    FieldType: Text | None = None
    """The field's .NET type, such as `System.Int32`."""
    FieldLength: Integer | None = None
    """The maximum length."""


class ListItem(Model):
    """An item of a list (`MDOListItem`), which may have child items."""

    Id: Integer | None = None
    """The item's id."""
    Name: Text | None = None
    """The item's name."""
    ToolTip: Text | None = None
    """A tooltip."""
    Deleted: Flag | None = None
    """Whether the item was deleted."""
    Rank: Integer | None = None
    """The position in the list."""
    Type: Text | None = None
    """The type of the item."""
    ChildItems: list[ListItem] | None = None
    """The child items."""
    IconHint: Text | None = None
    """The icon."""
    ColorBlock: Integer | None = None
    """The colour."""
    ExtraInfo: Text | None = None
    """Additional information."""
    StyleHint: Text | None = None
    """A display hint."""
    FullName: Text | None = None
    """The full name."""
    TableRight: Annotated[TableRight_ | None, EMPTY_OBJECT] = None
    """The caller's rights on the object."""
    FieldProperties: dict[str, FieldProperty] | None = None
    """The caller's rights on its fields."""


class ListRequest(Model):
    """`POST /api/v1/Agents/Webhook/GetAllWebhooks`: a filter for webhooks."""

    NameFilter: Text | None = None
    """A part of the name."""
    EventFilter: Text | None = None
    """An event."""
    StatusFilter: Literal["Unknown", "Active", "Stopped", "TooManyErrors"] | Text | None = None
    """A state; `Unknown` for any state.

    Known values: `Unknown`, `Active`, `Stopped`, `TooManyErrors`."""


class Notification(Model):
    """A delivery of SuperOffice (`WebhookPayload`).

    Older servers and some events omit fields. The `Properties` of the definition are injected at the root, beside the fields below, and are kept.

    Source: <https://docs.superoffice.com/en/automation/webhook/dev/notification.html>"""

    EventId: Text | None = None
    """The id of the event."""
    Timestamp: SuperOfficeTimestamp
    """When the event happened. UTC, up to 7 decimals of a second."""
    Changes: list[Text] | None = None
    """The database fields that changed, in no particular order."""
    Values: dict[str, FreeValue] | None = None
    """Ids that were stored in a deleted record, by database field."""
    Event: Annotated[Text, Field(min_length=1)]
    """The event name."""
    PrimaryKey: Integer
    """The id of the record; 0 for the test event."""
    Entity: Text | None = None
    """The type of the record; absent in events about a webhook's own state."""
    ContextIdentifier: Text | None = None
    """The tenant: `Cust12345` online; on site `Default`, absent, or an empty string."""
    ChangedByAssociateId: Integer
    """The user who caused the event; 0 for the system."""
    WebhookName: Text
    """The name of the webhook definition."""
    FieldValues: dict[str, FreeValue] | None = None
    """The fields of the record after the change, by database field; servers from version 11.1."""


class SignalRequest(Model):
    """`POST /api/v1/Agents/Webhook/SignalEvent`: an event to raise.

    The REST call `POST /api/v1/Webhook/{eventName}/{primaryKey}` expects the data itself instead."""

    EventName: Annotated[Text, Field(min_length=1)]
    """The event name: any `entity.verb`."""
    PrimaryKey: Integer
    """The id of the record."""
    Data: dict[str, FreeValue] | None = None
    """The data to deliver."""


class SuperOfficeErrorAnswer(Model):
    """The body of an error response. Its message has two names."""

    Error: Flag | None = None
    """`true`."""
    ErrorType: Text | None = None
    """The .NET type of the error, such as `SoNotFoundException`."""
    ErrorMessage: Text | None = None
    """The message, under the name that the REST API uses."""
    Message: Text | None = None
    """The message, under the name that the agents use."""
    ErrorSource: Text | None = None
    """The component of the server that reports the error."""


class TableRight(Model):
    """The caller's rights on a table or a field; `{}` in older responses."""

    Mask: IntegerOrString | None = None
    """The rights, such as `Select, Update, Insert, Delete`, or `FULL`."""
    Reason: Text | None = None
    """The reason for restricted rights."""


class TenantStatus(Model):
    """What SuperOffice's developer portal sends when the status of a customer's tenant changes.

    It is not an event of the webhook agent: it is configured in the developer portal, has no `Event`, and is authenticated by the JSON Web Token in `Token`, not by a signature. The token is not verified here, because that requires the portal's public keys.

    Source: <https://docs.superoffice.com/en/developer-portal/tenant-status/get-notifications.html>"""

    ChangeType: Integer
    """The type of the change: a number from 0 to 5."""
    ContextIdentifier: Text | None = None
    """The tenant: `Cust12345`."""
    VersionName: Text | None = None
    """The name of the version."""
    FileVersion: Text | None = None
    """The file version of the program."""
    Token: Text
    """The JSON Web Token that authenticates the message."""
    PublicEndpoint: Text | None = None
    """The public URL of the tenant."""


class TestRequest(Model):
    """`POST /api/v1/Agents/Webhook/TestWebhook`: a definition to test.

    The REST call `POST /api/v1/Webhook/Test` expects the `Webhook` itself instead."""

    Webhook: Webhook_
    """The definition."""


class TestResult(Model):
    """The response to a test."""

    Success: Flag | None = None
    """Whether the receiver responded with 200."""
    Message: Text | None = None
    """Headers and body of the receiver's response."""
    TableRight: Annotated[TableRight_ | None, EMPTY_OBJECT] = None
    """The caller's rights on the object."""
    FieldProperties: dict[str, FieldProperty] | None = None
    """The caller's rights on its fields."""


class Webhook(Model):
    """A webhook definition, as saved and as returned by every call.

    The vendor's page documents the fields up to `ErrorsEmail`; servers from version 12.0 send nine more. All are optional and may be `null`. `Secret` is returned in responses.

    Source: <https://docs.superoffice.com/en/api/reference/restful/agent/Webhook_Agent/v1WebhookAgent_SaveWebhook.html>"""

    WebhookId: Integer | None = None
    """The id; 0 or absent to create a webhook."""
    Name: Text | None = None
    """The name, which need not be unique. At most 400 characters."""
    Events: list[Annotated[Text, Field(min_length=1)]] | None = None
    """The events. At most 4000 characters when joined with commas."""
    TargetUrl: Text | None = None
    """The URL of the receiver (https is required), or the name of a script if the type is `crmscript`. At most 4000 characters."""
    Secret: Text | None = None
    """The key of the signature. At most 400 characters."""
    State: Literal["Unknown", "Active", "Stopped", "TooManyErrors"] | Text | None = None
    """The state.

    Known values: `Unknown`, `Active`, `Stopped`, `TooManyErrors`."""
    Type: Text | None = None
    """The type of the target: `webhook`, `crmscript`, or the name of another plug-in. At most 100 characters."""
    Headers: dict[str, Text] | None = None
    """Headers to send with every delivery."""
    Properties: dict[str, FreeValue] | None = None
    """Fields to add to the body of every delivery."""
    Registered: Annotated[SuperOfficeTimestamp | None, EMPTY_STRING] = None
    """When the webhook was registered."""
    RegisteredAssociate: Annotated[Associate | None, EMPTY_OBJECT] = None
    """The user who registered it."""
    Updated: Annotated[SuperOfficeTimestamp | None, EMPTY_STRING] = None
    """When the webhook was last updated."""
    UpdatedAssociate: Annotated[Associate | None, EMPTY_OBJECT] = None
    """The user who last updated it."""
    ErrorsEmail: Text | None = None
    """The address for error messages; replaced by `ErrorEmails`. At most 239 characters."""
    ErrorEmails: list[Text] | None = None
    """The addresses to notify when errors stop the webhook."""
    ErrorAssociates: list[ListItem] | None = None
    """The users to notify when errors stop the webhook."""
    Description: Text | None = None
    """The description. At most 4000 characters."""
    NotifyVia: IntegerOrString | None = None
    """How to notify them: `None`, `Email`, `InApp`, or a combination."""
    NotifyWhen: IntegerOrString | None = None
    """When to notify them: `None`, `FirstFailure`, `Disabling`, or a combination."""
    TotalCalls: Integer | None = None
    """The number of deliveries."""
    TotalErrors: Integer | None = None
    """The number of failed deliveries."""
    ConsecutiveErrors: Integer | None = None
    """The number of consecutive failures."""
    LastError: Text | None = None
    """Headers and body of the last failed response. At most 4000 characters."""
    Links_: dict[str, Text] | None = Field(default=None, alias="_Links")
    """Links to related resources; only in responses of the REST API."""


TableRight_ = TableRight
Webhook_ = Webhook


def _kind(body: object) -> str | None:
    get = body.get if isinstance(body, dict) else lambda name: getattr(body, name, None)
    return "tenant_status" if get("ChangeType") is not None and get("Event") is None else "event"


SuperOfficeEvent: TypeAlias = Annotated[
    Annotated[Notification, Tag("event")] | Annotated[TenantStatus, Tag("tenant_status")],
    Discriminator(_kind),
]
"""Any delivery of SuperOffice."""

_ADAPTER: TypeAdapter[SuperOfficeEvent] = TypeAdapter(SuperOfficeEvent, config=ADAPTER)


def parse(body: bytes | str) -> SuperOfficeEvent:
    """Parses the body of a delivery; numbers never pass through a float."""
    return validate(_ADAPTER, loads(body))
