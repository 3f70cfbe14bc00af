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
)


class Associate(Model):
    """A user of SuperOffice.

    Source: <https://docs.superoffice.com/en/api/reference/restful/agent/Webhook_Agent/v1WebhookAgent_SaveWebhook.html>"""

    AssociateId: Integer | None = None
    """The user's id."""
    Name: Text | None = None
    """The user's initials or login."""
    PersonId: Integer | None = None
    """The person the user is."""
    Rank: Integer | None = None
    """The place in lists."""
    Tooltip: Text | None = None
    """A hint shown in lists."""
    Type: Literal["Unknown", "InternalAssociate", "ResourceAssociate", "ExternalAssociate", "AnonymousAssociate", "SystemAssociate"] | Text | None = None
    """What kind of user it is.

    Known values: `Unknown`, `InternalAssociate`, `ResourceAssociate`, `ExternalAssociate`, `AnonymousAssociate`, `SystemAssociate`."""
    GroupIdx: Integer | None = None
    """The user's group."""
    FullName: Text | None = None
    """The whole name."""
    FormalName: Text | None = None
    """The formal name."""
    Deleted: Flag | None = None
    """Whether the user is gone."""
    EjUserId: Integer | None = None
    """The user's id in Service; 0 for none."""
    UserName: Text | None = None
    """The user name."""
    ExtraFields: dict[str, Text] | None = None
    """Further fields; deprecated by the vendor."""
    CustomFields: dict[str, Text] | None = None
    """Further fields."""
    TableRight: Annotated[TableRight_ | None, EMPTY_OBJECT] = None
    """What the caller may do with it."""
    FieldProperties: dict[str, FieldProperty] | None = None
    """What its fields are."""


class FieldProperty(Model):
    """What a field is, and what the caller may do with it."""

    FieldRight: Annotated[TableRight_ | None, EMPTY_OBJECT] = None
    """What the caller may do."""
    FieldType: Text | None = None
    """The field's .NET type, such as `System.Int32`."""
    FieldLength: Integer | None = None
    """The longest value it takes."""


class ListItem(Model):
    """An item of a list (`MDOListItem`), which may hold further items."""

    Id: Integer | None = None
    """The item's id."""
    Name: Text | None = None
    """The item's name."""
    ToolTip: Text | None = None
    """A hint."""
    Deleted: Flag | None = None
    """Whether it is gone."""
    Rank: Integer | None = None
    """The place in the list."""
    Type: Text | None = None
    """What kind of item it is."""
    ChildItems: list[ListItem] | None = None
    """The items below it."""
    IconHint: Text | None = None
    """Which icon to show."""
    ColorBlock: Integer | None = None
    """Which colour to show."""
    ExtraInfo: Text | None = None
    """Further information."""
    StyleHint: Text | None = None
    """How to show it."""
    FullName: Text | None = None
    """The whole name."""
    TableRight: Annotated[TableRight_ | None, EMPTY_OBJECT] = None
    """What the caller may do with it."""
    FieldProperties: dict[str, FieldProperty] | None = None
    """What its fields are."""


class ListRequest(Model):
    """`POST /api/v1/Agents/Webhook/GetAllWebhooks`: which webhooks to list."""

    NameFilter: Text | None = None
    """Part of the name."""
    EventFilter: Text | None = None
    """An event."""
    StatusFilter: Literal["Unknown", "Active", "Stopped", "TooManyErrors"] | Text | None = None
    """A state; `Unknown` for any.

    Known values: `Unknown`, `Active`, `Stopped`, `TooManyErrors`."""


class Notification(Model):
    """A delivery of SuperOffice (`WebhookPayload`).

    Older servers and some events leave fields out. Whatever the definition's `Properties` inject stands at the root beside the fields named here, and is kept.

    Source: <https://docs.superoffice.com/en/automation/webhook/dev/notification.html>"""

    EventId: Text | None = None
    """The event's id."""
    Timestamp: SuperOfficeTimestamp
    """When it happened. UTC, up to 7 digits of a second."""
    Changes: list[Text] | None = None
    """The database fields that changed, in no particular order."""
    Values: dict[str, FreeValue] | None = None
    """Ids kept from a deleted record, by database field."""
    Event: Annotated[Text, Field(min_length=1)]
    """The event's name."""
    PrimaryKey: Integer
    """The record it happened to; 0 for the test event."""
    Entity: Text | None = None
    """What kind of record that is; absent in the events of a webhook's own state."""
    ContextIdentifier: Text | None = None
    """Whose database: `Cust12345` online; on site `Default`, nothing, or an empty string."""
    ChangedByAssociateId: Integer
    """Who did it; 0 for the system."""
    WebhookName: Text
    """The definition's name."""
    FieldValues: dict[str, FreeValue] | None = None
    """The record's fields after the change, by database field; servers from 11.1 on."""


class SignalRequest(Model):
    """`POST /api/v1/Agents/Webhook/SignalEvent`: an event to raise.

    The REST call `POST /api/v1/Webhook/{eventName}/{primaryKey}` takes the bare data instead."""

    EventName: Annotated[Text, Field(min_length=1)]
    """The event's name: any `entity.verb`."""
    PrimaryKey: Integer
    """The record it is about."""
    Data: dict[str, FreeValue] | None = None
    """What to deliver with it."""


class SuperOfficeErrorAnswer(Model):
    """The body of an error response. Two spellings of its message are in use."""

    Error: Flag | None = None
    """`true`."""
    ErrorType: Text | None = None
    """The .NET type of the error, such as `SoNotFoundException`."""
    ErrorMessage: Text | None = None
    """What is wrong, as the REST API spells it."""
    Message: Text | None = None
    """What is wrong, as the agents spell it."""
    ErrorSource: Text | None = None
    """The part of the server that says so."""


class TableRight(Model):
    """What the caller may do with a table or a field; `{}` in older answers."""

    Mask: IntegerOrString | None = None
    """Words such as `Select, Update, Insert, Delete`, or `FULL`."""
    Reason: Text | None = None
    """Why not more."""


class TenantStatus(Model):
    """What SuperOffice's developer portal sends when the state of a customer's tenant changes.

    It is no event of the webhook agent: it is set up in the developer portal, has no `Event`, and is proved by the JSON Web Token in `Token`, not by a signature. The token is not checked here: that takes the portal's public keys.

    Source: <https://docs.superoffice.com/en/developer-portal/tenant-status/get-notifications.html>"""

    ChangeType: Integer
    """What changed: a number from 0 to 5."""
    ContextIdentifier: Text | None = None
    """Whose tenant: `Cust12345`."""
    VersionName: Text | None = None
    """The version's name."""
    FileVersion: Text | None = None
    """The version of the program's files."""
    Token: Text
    """The JSON Web Token that proves the message."""
    PublicEndpoint: Text | None = None
    """The tenant's public address."""


class TestRequest(Model):
    """`POST /api/v1/Agents/Webhook/TestWebhook`: which definition to try.

    The REST call `POST /api/v1/Webhook/Test` takes the bare `Webhook` instead."""

    Webhook: Webhook_
    """The definition."""


class TestResult(Model):
    """The answer to a test."""

    Success: Flag | None = None
    """Whether the address answered 200."""
    Message: Text | None = None
    """Headers and body of its answer."""
    TableRight: Annotated[TableRight_ | None, EMPTY_OBJECT] = None
    """What the caller may do with it."""
    FieldProperties: dict[str, FieldProperty] | None = None
    """What its fields are."""


class Webhook(Model):
    """The definition of a webhook: what is saved, and what every call answers with.

    The vendor's page shows the fields up to `ErrorsEmail`; servers from 12.0 on send nine more. None is required, any may be `null`, and `Secret` is echoed.

    Source: <https://docs.superoffice.com/en/api/reference/restful/agent/Webhook_Agent/v1WebhookAgent_SaveWebhook.html>"""

    WebhookId: Integer | None = None
    """The webhook's id; 0 or absent to create one."""
    Name: Text | None = None
    """The webhook's name, which need not be unique. At most 400 characters."""
    Events: list[Annotated[Text, Field(min_length=1)]] | None = None
    """The events to deliver. Joined with commas at most 4000 characters."""
    TargetUrl: Text | None = None
    """Where to deliver: an https address, or a script's name when the type is `crmscript`. At most 4000 characters."""
    Secret: Text | None = None
    """The key of the signature. At most 400 characters."""
    State: Literal["Unknown", "Active", "Stopped", "TooManyErrors"] | Text | None = None
    """Whether it delivers.

    Known values: `Unknown`, `Active`, `Stopped`, `TooManyErrors`."""
    Type: Text | None = None
    """What delivers: `webhook`, `crmscript`, or another plug-in's name. At most 100 characters."""
    Headers: dict[str, Text] | None = None
    """Headers to send with every delivery."""
    Properties: dict[str, FreeValue] | None = None
    """Fields to add to the body of every delivery."""
    Registered: Annotated[SuperOfficeTimestamp | None, EMPTY_STRING] = None
    """When it was made."""
    RegisteredAssociate: Annotated[Associate | None, EMPTY_OBJECT] = None
    """Who made it."""
    Updated: Annotated[SuperOfficeTimestamp | None, EMPTY_STRING] = None
    """When it was last changed."""
    UpdatedAssociate: Annotated[Associate | None, EMPTY_OBJECT] = None
    """Who last changed it."""
    ErrorsEmail: Text | None = None
    """Who is told of errors; replaced by `ErrorEmails`. At most 239 characters."""
    ErrorEmails: list[Text] | None = None
    """Who is told when errors stop it."""
    ErrorAssociates: list[ListItem] | None = None
    """Which users are told when errors stop it."""
    Description: Text | None = None
    """What it is for. At most 4000 characters."""
    NotifyVia: IntegerOrString | None = None
    """How they are told: `None`, `Email`, `InApp`, combined."""
    NotifyWhen: IntegerOrString | None = None
    """When they are told: `None`, `FirstFailure`, `Disabling`, combined."""
    TotalCalls: Integer | None = None
    """How many deliveries were made."""
    TotalErrors: Integer | None = None
    """How many failed."""
    ConsecutiveErrors: Integer | None = None
    """How many failed in a row."""
    LastError: Text | None = None
    """Headers and body of the last failure's answer. At most 4000 characters."""
    Links_: dict[str, Text] | None = Field(default=None, alias="_Links")
    """Where its kin are; only in answers of the REST API."""


TableRight_ = TableRight
Webhook_ = Webhook


def _kind(body: object) -> str | None:
    get = body.get if isinstance(body, dict) else lambda name: getattr(body, name, None)
    return "tenant_status" if get("ChangeType") is not None and get("Event") is None else "event"


SuperOfficeEvent: TypeAlias = Annotated[
    Annotated[Notification, Tag("event")] | Annotated[TenantStatus, Tag("tenant_status")],
    Discriminator(_kind),
]
"""Whatever SuperOffice delivers."""

_ADAPTER: TypeAdapter[SuperOfficeEvent] = TypeAdapter(SuperOfficeEvent, config=ADAPTER)


def parse(body: bytes | str) -> SuperOfficeEvent:
    """Parses the body of a delivery; numbers never pass through a float."""
    return _ADAPTER.validate_python(loads(body))
