"""The deliveries and documents of rdstation-marketing.

Generated from the schemas by packages/models/generate.py: do not edit.
"""


from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Discriminator, Field, Tag, TypeAdapter  # noqa: F401

from .base import (
    ADAPTER,
    EMPTY_OBJECT,
    EMPTY_STRING,
    Amount,
    Flag,
    FreeValue,
    Integer,
    Model,
    Text,
    Timestamp,
    loads,
    validate,
)


class Company(Model):
    """A contact's company."""

    name: Text | None = None
    """The name."""


class Conversion(Model):
    """A conversion: what was submitted, and how the lead arrived."""

    content: dict[str, FreeValue] | None = None
    """What was submitted, and what RD Station added."""
    created_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the conversion happened."""
    cumulative_sum: Text | None = None
    """The number of conversions up to this one, as a string of digits."""
    source: Text | None = None
    """The identifier of the conversion."""
    conversion_origin: Annotated[ConversionOrigin | None, EMPTY_OBJECT] = None
    """How the lead arrived."""


class ConversionOrigin(Model):
    """How a lead arrived at a conversion."""

    source: Text | None = None
    """The referring site or search engine."""
    medium: Text | None = None
    """The medium, such as `referral`."""
    value: Text | None = None
    """The search term; usually `null`."""
    campaign: Text | None = None
    """The campaign."""
    channel: Text | None = None
    """The channel, such as `Direct`."""


class ErrorAnswer(Model):
    """The body of an error response.

    Four forms are documented: `errors` as a list, as one object, or by field, and `error` with a sentence. A response with status 500 is HTML.

    Source: <https://developers.rdstation.com/reference/mensagens-de-erro-rdsm>"""

    error: Text | None = None
    """A sentence, when permission is missing or the rate limit is exceeded."""
    errors: Errors | None = None
    """The errors, in one of three forms."""
    max: Integer | None = None
    """The allowed number of calls (status 429)."""
    usage: Integer | None = None
    """The number of calls made (status 429)."""
    remaining_time: Integer | None = None
    """The number of seconds to wait (status 429)."""


class ErrorDetail(Model):
    """One error."""

    error_type: Text | None = None
    """The type, such as `CANNOT_BE_BLANK`."""
    error_message: Text | None = None
    """The message."""
    path: Text | None = None
    """The path, such as `$.event_type`."""


class Funnel(Model):
    """The position of a contact in the funnel. Sent when the subscription includes `CONTACT_FUNNEL`."""

    name: Text | None = None
    """The name of the funnel."""
    lifecycle_stage: Literal["Lead", "Qualified Lead", "Client", "Cliente"] | Text | None = None
    """The lifecycle stage.

    Known values: `Lead`, `Qualified Lead`, `Client`, `Cliente`."""
    opportunity: Flag | None = None
    """Whether the contact is an opportunity."""
    contact_owner_email: Text | None = None
    """The responsible user; `null` for none."""
    interest: Integer | None = None
    """The interest score."""
    fit: Integer | None = None
    """The fit score."""
    origin: Text | None = None
    """The origin, such as `Busca Paga | Google`."""


class Lead(Model):
    """A lead, with its first and last conversion.

    Numbers and booleans are strings here, and the string `\\N` means null."""

    id: Annotated[Text, Field(min_length=1)]
    """The lead's id."""
    uuid: Text | None = None
    """The uuid of the contact, which the newer APIs also use."""
    email: Text | None = None
    """The e-mail address."""
    name: Text | None = None
    """The name."""
    company: Text | None = None
    """The company's name."""
    job_title: Text | None = None
    """The person's job title."""
    bio: Text | None = None
    """Notes about the person."""
    public_url: Text | None = None
    """The URL of the lead in RD Station."""
    created_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the lead was created."""
    opportunity: Text | None = None
    """Whether it is an opportunity: `"true"` or `"false"`."""
    number_conversions: Text | None = None
    """The number of conversions, as digits."""
    user: Text | None = None
    """The e-mail address of the responsible user."""
    first_conversion: Annotated[Conversion | None, EMPTY_OBJECT] = None
    """The first conversion."""
    last_conversion: Annotated[Conversion | None, EMPTY_OBJECT] = None
    """The last conversion, which usually caused the delivery."""
    custom_fields: dict[str, FreeValue] | None = None
    """The custom fields of the account, by label."""
    website: Text | None = None
    """A web site."""
    phone: Text | None = None
    """A telephone number, exactly as entered."""
    personal_phone: Text | None = None
    """A telephone number, exactly as entered."""
    mobile_phone: Text | None = None
    """A mobile number, exactly as entered."""
    city: Text | None = None
    """The city."""
    state: Text | None = None
    """The state."""
    tags: list[Text] | None = None
    """Tags."""
    lead_stage: Literal["Lead", "Qualified Lead", "Client", "Cliente"] | Text | None = None
    """The lifecycle stage.

    Known values: `Lead`, `Qualified Lead`, `Client`, `Cliente`."""
    last_marked_opportunity_date: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the lead was last marked as an opportunity."""
    fit_score: Text | None = None
    """The fit score: a letter, `a` is the best."""
    interest: Amount | None = None
    """The interest score, a number."""


class LeadsEnvelope(Model):
    """The legacy delivery of RD Station Marketing, which webhooks created in its user interface still send.

    It has no event name and no event id.

    Source: <https://developers.rdstation.com/reference/rdsm-como-migrar-api-v1-para-api-v2>"""

    leads: list[Lead]
    """The leads. Every known delivery contains exactly one."""


class LegalBasis(Model):
    """A legal basis for processing a person's data. RD Station Marketing uses the same type.

    Source: <https://developers.rdstation.com/reference/crm-v2-legal-bases>"""

    category: Literal["communications", "data_processing"] | Text | None = None
    """The category.

    Known values: `communications`, `data_processing`."""
    type: Literal["consent", "judicial_process", "legitimate_interest", "pre_existent_contract", "public_interest", "vital_interest"] | Text | None = None
    """The type.

    Known values: `consent`, `judicial_process`, `legitimate_interest`, `pre_existent_contract`, `public_interest`, `vital_interest`."""
    status: Literal["granted", "declined"] | Text | None = None
    """The status.

    Known values: `granted`, `declined`."""


class MarketingContact(Model):
    """A contact of RD Station Marketing.

    The vendor omits empty fields, except lists and booleans. Custom fields are at the same level as the other fields; their names start with `cf_`.

    Source: <https://developers.rdstation.com/reference/webhooks-payload-mkt>"""

    uuid: Annotated[Text, Field(min_length=1)]
    """The contact's uuid."""
    email: Text | None = None
    """The e-mail address."""
    name: Text | None = None
    """The name."""
    job_title: Text | None = None
    """The person's job title."""
    bio: Text | None = None
    """Notes about the person."""
    website: Text | None = None
    """A web site."""
    personal_phone: Text | None = None
    """A telephone number, exactly as entered."""
    mobile_phone: Text | None = None
    """A mobile number, exactly as entered."""
    city: Text | None = None
    """The city."""
    state: Text | None = None
    """The state."""
    country: Text | None = None
    """The country."""
    birthdate: Text | None = None
    """The date of birth, as a string: its format in deliveries is not documented."""
    facebook: Text | None = None
    """The user name on Facebook."""
    linkedin: Text | None = None
    """The user name on LinkedIn."""
    twitter: Text | None = None
    """The user name on Twitter."""
    extra_emails: list[Text] | None = None
    """Further e-mail addresses."""
    tags: list[Text] | None = None
    """Tags."""
    legal_bases: list[LegalBasis] | None = None
    """The legal bases for processing the person's data."""
    company: Annotated[Company | None, EMPTY_OBJECT] = None
    """The company. Sent when the subscription includes `COMPANY`."""
    funnel: Annotated[Funnel | None, EMPTY_OBJECT] = None
    """The position in the funnel. Sent when the subscription includes `CONTACT_FUNNEL`."""


class MarketingEnvelope(Model):
    """A delivery of RD Station Marketing.

    Source: <https://developers.rdstation.com/reference/webhooks-payload-mkt>"""

    event_type: Literal["WEBHOOK.CONVERTED", "WEBHOOK.MARKED_OPPORTUNITY"] | Text
    """The event.

    Known values: `WEBHOOK.CONVERTED`, `WEBHOOK.MARKED_OPPORTUNITY`."""
    entity_type: Literal["CONTACT"] | Text | None = None
    """The type of the subject: `CONTACT`.

    Known values: `CONTACT`."""
    event_identifier: Text | None = None
    """The identifier of the conversion; `default` for none."""
    timestamp: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the delivery was sent. Milliseconds, with an offset."""
    event_timestamp: Timestamp
    """When the event happened. Milliseconds, with an offset."""
    contact: MarketingContact
    """The contact in its current state."""


class Subscription(Model):
    """A subscription as returned by the API."""

    uuid: Annotated[Text, Field(min_length=1)]
    """The uuid."""
    name: Text | None = None
    """The name; only in version 1 of the CRM's API."""
    event_type: Text
    """The event."""
    entity_type: Literal["CONTACT"] | Text | None = None
    """The type of the subject.

    Known values: `CONTACT`."""
    event_identifiers: list[Text] | None = None
    """The conversions to which deliveries are restricted."""
    url: Text
    """The URL of the receiver."""
    http_method: Literal["POST"] | Text | None = None
    """The HTTP method.

    Known values: `POST`."""
    include_relations: list[Literal["COMPANY", "CONTACT_FUNNEL"] | Text] | None = None
    """The additional data that is sent."""
    platform_account_id: Integer | None = None
    """The account, a number of up to 18 digits, more than a float can represent."""
    source: Literal["MKT", "CRM"] | Text | None = None
    """The product.

    Known values: `MKT`, `CRM`."""
    created_via: Text | None = None
    """How the subscription was created, such as `api`; only in version 1 of the CRM's API."""
    status: Literal["active", "suspended", "inactive"] | Text | None = None
    """The status.

    Known values: `active`, `suspended`, `inactive`."""
    created_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the subscription was created. UTC, milliseconds."""
    updated_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the subscription was last updated. UTC, milliseconds."""


class SubscriptionList(Model):
    """The response that lists the subscriptions of the calling application."""

    webhooks: list[Subscription]
    """The subscriptions."""


class SubscriptionRequest(Model):
    """The body of the calls that create (`POST`) and replace (`PUT /{uuid}`) a subscription.

    When a subscription is created, RD Station immediately calls the URL and expects a status of 2xx. Otherwise it responds with 401 and creates nothing."""

    event_type: Text
    """The event: `WEBHOOK.CONVERTED`, `WEBHOOK.MARKED_OPPORTUNITY`, `crm_deal_created`, `crm_deal_updated` or `crm_deal_deleted`."""
    entity_type: Literal["CONTACT"] | Text
    """The type of the subject: `CONTACT`.

    Known values: `CONTACT`."""
    event_identifiers: list[Text] | None = None
    """Restricts deliveries to these conversions; requires `WEBHOOK.CONVERTED`."""
    url: Text
    """The URL of the receiver; https is required."""
    http_method: Literal["POST"] | Text
    """The HTTP method: `POST`.

    Known values: `POST`."""
    include_relations: list[Literal["COMPANY", "CONTACT_FUNNEL"] | Text] | None = None
    """The additional data to send."""


class WebhookConverted(Model):
    """A delivery of RD Station Marketing: `WEBHOOK.CONVERTED`."""

    event_type: Literal["WEBHOOK.CONVERTED"]
    """What happened."""
    entity_type: Literal["CONTACT"] | Text | None = None
    """The type of the subject: `CONTACT`.

    Known values: `CONTACT`."""
    event_identifier: Text | None = None
    """The identifier of the conversion; `default` for none."""
    timestamp: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the delivery was sent. Milliseconds, with an offset."""
    event_timestamp: Timestamp
    """When the event happened. Milliseconds, with an offset."""
    contact: MarketingContact
    """The contact in its current state."""


class WebhookMarkedOpportunity(Model):
    """A delivery of RD Station Marketing: `WEBHOOK.MARKED_OPPORTUNITY`."""

    event_type: Literal["WEBHOOK.MARKED_OPPORTUNITY"]
    """What happened."""
    entity_type: Literal["CONTACT"] | Text | None = None
    """The type of the subject: `CONTACT`.

    Known values: `CONTACT`."""
    event_identifier: Text | None = None
    """The identifier of the conversion; `default` for none."""
    timestamp: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the delivery was sent. Milliseconds, with an offset."""
    event_timestamp: Timestamp
    """When the event happened. Milliseconds, with an offset."""
    contact: MarketingContact
    """The contact in its current state."""


FieldError: TypeAlias = Text | ErrorDetail
"""An error of one field: a message, or an object with its type."""

Errors: TypeAlias = list[ErrorDetail] | ErrorDetail | dict[str, list[FieldError]]
"""All errors: a list, one error, or lists by field."""


_KNOWN = frozenset((
    "WEBHOOK.CONVERTED",
    "WEBHOOK.MARKED_OPPORTUNITY",
))


def _kind(body: object) -> str:
    get = body.get if isinstance(body, dict) else lambda name: getattr(body, name, None)
    name = get("event_type")
    if get("leads") is not None:
        return "leads"
    return name if isinstance(name, str) and name in _KNOWN else "other"


MarketingEvent: TypeAlias = Annotated[
    Annotated[WebhookConverted, Tag("WEBHOOK.CONVERTED")]
    | Annotated[WebhookMarkedOpportunity, Tag("WEBHOOK.MARKED_OPPORTUNITY")]
    | Annotated[LeadsEnvelope, Tag("leads")]
    | Annotated[MarketingEnvelope, Tag("other")],
    Discriminator(_kind),
]
"""Any delivery, discriminated by `event_type`; an unknown event is a `MarketingEnvelope`."""

_ADAPTER: TypeAdapter[MarketingEvent] = TypeAdapter(MarketingEvent, config=ADAPTER)


def parse(body: bytes | str) -> MarketingEvent:
    """Parses the body of a delivery; numbers never pass through a float."""
    return validate(_ADAPTER, loads(body))
