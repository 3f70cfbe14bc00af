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
)


class Company(Model):
    """A contact's company."""

    name: Text | None = None
    """Its name."""


class Conversion(Model):
    """A conversion: what was filled in, where, and how the lead got there."""

    content: dict[str, FreeValue] | None = None
    """What was filled in, and what RD Station added."""
    created_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When it happened."""
    cumulative_sum: Text | None = None
    """How many conversions the lead had then, as a string of digits."""
    source: Text | None = None
    """Which conversion it was."""
    conversion_origin: Annotated[ConversionOrigin | None, EMPTY_OBJECT] = None
    """How the lead got there."""


class ConversionOrigin(Model):
    """How a lead got to a conversion."""

    source: Text | None = None
    """The site or engine it came from."""
    medium: Text | None = None
    """The kind of way, such as `referral`."""
    value: Text | None = None
    """The term searched for; usually `null`."""
    campaign: Text | None = None
    """The campaign."""
    channel: Text | None = None
    """The channel, such as `Direct`."""


class ErrorAnswer(Model):
    """The body of an error response.

    Four forms are documented: `errors` as a list, as one object, or by field, and `error` with a sentence. An error with status 500 is HTML.

    Source: <https://developers.rdstation.com/reference/mensagens-de-erro-rdsm>"""

    error: Text | None = None
    """One sentence: no permission, or too many calls."""
    errors: Errors | None = None
    """What is wrong, in one of three forms."""
    max: Integer | None = None
    """How many calls are allowed (status 429)."""
    usage: Integer | None = None
    """How many were made (status 429)."""
    remaining_time: Integer | None = None
    """Seconds to wait (status 429)."""


class ErrorDetail(Model):
    """One thing that is wrong."""

    error_type: Text | None = None
    """What kind, such as `CANNOT_BE_BLANK`."""
    error_message: Text | None = None
    """What it is, in words."""
    path: Text | None = None
    """Where, such as `$.event_type`."""


class Funnel(Model):
    """A contact's place in the funnel. Sent when the subscription includes `CONTACT_FUNNEL`."""

    name: Text | None = None
    """The funnel's name."""
    lifecycle_stage: Literal["Lead", "Qualified Lead", "Client", "Cliente"] | Text | None = None
    """How far the contact has come.

    Known values: `Lead`, `Qualified Lead`, `Client`, `Cliente`."""
    opportunity: Flag | None = None
    """Whether it is an opportunity."""
    contact_owner_email: Text | None = None
    """Who looks after it; `null` for nobody."""
    interest: Integer | None = None
    """How interested it is, in points."""
    fit: Integer | None = None
    """How well it fits, in points."""
    origin: Text | None = None
    """Where it came from, such as `Busca Paga | Google`."""


class Lead(Model):
    """A lead, with its first and last conversion."""

    id: Annotated[Text, Field(min_length=1)]
    """The lead's id."""
    uuid: Text | None = None
    """The contact's uuid, good for the newer APIs too."""
    email: Text | None = None
    """The e-mail address."""
    name: Text | None = None
    """The name."""
    company: Text | None = None
    """The company's name."""
    job_title: Text | None = None
    """What the person does."""
    bio: Text | None = None
    """Notes about the person."""
    public_url: Text | None = None
    """The lead's page at RD Station."""
    created_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the lead was created."""
    opportunity: Text | None = None
    """Whether it is an opportunity: `"true"` or `"false"`."""
    number_conversions: Text | None = None
    """How many conversions it had: digits."""
    user: Text | None = None
    """The e-mail address of who looks after it."""
    first_conversion: Annotated[Conversion | None, EMPTY_OBJECT] = None
    """The first conversion."""
    last_conversion: Annotated[Conversion | None, EMPTY_OBJECT] = None
    """The last conversion: usually the one that made RD Station send."""
    custom_fields: dict[str, FreeValue] | None = None
    """The account's own fields, by label."""
    website: Text | None = None
    """A web site."""
    phone: Text | None = None
    """A telephone number, in whichever form it was typed."""
    personal_phone: Text | None = None
    """A telephone number, in whichever form it was typed."""
    mobile_phone: Text | None = None
    """A mobile number, in whichever form it was typed."""
    city: Text | None = None
    """The town."""
    state: Text | None = None
    """The state."""
    tags: list[Text] | None = None
    """Tags."""
    lead_stage: Literal["Lead", "Qualified Lead", "Client", "Cliente"] | Text | None = None
    """How far it has come.

    Known values: `Lead`, `Qualified Lead`, `Client`, `Cliente`."""
    last_marked_opportunity_date: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When it was last marked as an opportunity."""
    fit_score: Text | None = None
    """How well it fits: a letter, `a` best."""
    interest: Amount | None = None
    """How interested it is, in points; a number."""


class LeadsEnvelope(Model):
    """The older delivery of RD Station Marketing, still sent by webhooks set up on its screens.

    It names no event and has no id.

    Source: <https://developers.rdstation.com/reference/rdsm-como-migrar-api-v1-para-api-v2>"""

    leads: list[Lead]
    """The leads; one in every delivery seen."""


class LegalBasis(Model):
    """A legal basis for processing a person's data. RD Station Marketing sends the same.

    Source: <https://developers.rdstation.com/reference/crm-v2-legal-bases>"""

    category: Literal["communications", "data_processing"] | Text | None = None
    """What it is for.

    Known values: `communications`, `data_processing`."""
    type: Literal["consent", "judicial_process", "legitimate_interest", "pre_existent_contract", "public_interest", "vital_interest"] | Text | None = None
    """Which one it is.

    Known values: `consent`, `judicial_process`, `legitimate_interest`, `pre_existent_contract`, `public_interest`, `vital_interest`."""
    status: Literal["granted", "declined"] | Text | None = None
    """Whether it is given.

    Known values: `granted`, `declined`."""


class MarketingContact(Model):
    """A contact of RD Station Marketing.

    The vendor leaves out what is empty, except lists and booleans. Custom fields stand beside the others, under names that start with `cf_`.

    Source: <https://developers.rdstation.com/reference/webhooks-payload-mkt>"""

    uuid: Annotated[Text, Field(min_length=1)]
    """The contact's uuid."""
    email: Text | None = None
    """The e-mail address."""
    name: Text | None = None
    """The name."""
    job_title: Text | None = None
    """What the person does."""
    bio: Text | None = None
    """Notes about the person."""
    website: Text | None = None
    """A web site."""
    personal_phone: Text | None = None
    """A telephone number, in whichever form it was typed."""
    mobile_phone: Text | None = None
    """A mobile number, in whichever form it was typed."""
    city: Text | None = None
    """The town."""
    state: Text | None = None
    """The state."""
    country: Text | None = None
    """The country."""
    birthdate: Text | None = None
    """The day of birth, as a string: the form in deliveries is not documented."""
    facebook: Text | None = None
    """The name on Facebook."""
    linkedin: Text | None = None
    """The name on LinkedIn."""
    twitter: Text | None = None
    """The name on Twitter."""
    extra_emails: list[Text] | None = None
    """Further e-mail addresses."""
    tags: list[Text] | None = None
    """Tags."""
    legal_bases: list[LegalBasis] | None = None
    """On what grounds the person's data may be used."""
    company: Annotated[Company | None, EMPTY_OBJECT] = None
    """The company. Sent when the subscription includes `COMPANY`."""
    funnel: Annotated[Funnel | None, EMPTY_OBJECT] = None
    """The place in the funnel. Sent when the subscription includes `CONTACT_FUNNEL`."""


class MarketingEnvelope(Model):
    """A delivery of RD Station Marketing.

    Source: <https://developers.rdstation.com/reference/webhooks-payload-mkt>"""

    event_type: Literal["WEBHOOK.CONVERTED", "WEBHOOK.MARKED_OPPORTUNITY"] | Text
    """What happened.

    Known values: `WEBHOOK.CONVERTED`, `WEBHOOK.MARKED_OPPORTUNITY`."""
    entity_type: Literal["CONTACT"] | Text | None = None
    """What it happened to: `CONTACT`.

    Known values: `CONTACT`."""
    event_identifier: Text | None = None
    """Which conversion it was; `default` when none is meant."""
    timestamp: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the delivery was sent. Milliseconds, with an offset."""
    event_timestamp: Timestamp
    """When it happened. Milliseconds, with an offset."""
    contact: MarketingContact
    """The contact, as it is now."""


class Subscription(Model):
    """A subscription as the API shows it."""

    uuid: Annotated[Text, Field(min_length=1)]
    """Its uuid."""
    name: Text | None = None
    """Its name; version 1 of the CRM's API."""
    event_type: Text
    """The event it delivers."""
    entity_type: Literal["CONTACT"] | Text | None = None
    """What it is about.

    Known values: `CONTACT`."""
    event_identifiers: list[Text] | None = None
    """Only these conversions."""
    url: Text
    """Where it delivers."""
    http_method: Literal["POST"] | Text | None = None
    """How it delivers.

    Known values: `POST`."""
    include_relations: list[Literal["COMPANY", "CONTACT_FUNNEL"] | Text] | None = None
    """What it sends beside the contact."""
    platform_account_id: Integer | None = None
    """The account, a number of up to 18 digits and more than a float can carry."""
    source: Literal["MKT", "CRM"] | Text | None = None
    """Which product it belongs to.

    Known values: `MKT`, `CRM`."""
    created_via: Text | None = None
    """How it was made, such as `api`; version 1 of the CRM's API."""
    status: Literal["active", "suspended", "inactive"] | Text | None = None
    """Whether it delivers.

    Known values: `active`, `suspended`, `inactive`."""
    created_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When it was made. UTC, milliseconds."""
    updated_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When it was last changed. UTC, milliseconds."""


class SubscriptionList(Model):
    """The answer that lists subscriptions: those that the calling integration made."""

    webhooks: list[Subscription]
    """The subscriptions."""


class SubscriptionRequest(Model):
    """The body of the calls that create (`POST`) and replace (`PUT /{uuid}`) a subscription.

    When a subscription is created, RD Station calls the address at once and needs a 2xx; otherwise it answers 401 and creates nothing."""

    event_type: Text
    """The event to deliver: `WEBHOOK.CONVERTED`, `WEBHOOK.MARKED_OPPORTUNITY`, `crm_deal_created`, `crm_deal_updated` or `crm_deal_deleted`."""
    entity_type: Literal["CONTACT"] | Text
    """What it is about: `CONTACT`.

    Known values: `CONTACT`."""
    event_identifiers: list[Text] | None = None
    """Only these conversions; goes with `WEBHOOK.CONVERTED` alone."""
    url: Text
    """Where to deliver: an https address."""
    http_method: Literal["POST"] | Text
    """How to deliver: `POST`.

    Known values: `POST`."""
    include_relations: list[Literal["COMPANY", "CONTACT_FUNNEL"] | Text] | None = None
    """What to send beside the contact."""


class WebhookConverted(Model):
    """A delivery of RD Station Marketing: `WEBHOOK.CONVERTED`."""

    event_type: Literal["WEBHOOK.CONVERTED"]
    """What happened."""
    entity_type: Literal["CONTACT"] | Text | None = None
    """What it happened to: `CONTACT`.

    Known values: `CONTACT`."""
    event_identifier: Text | None = None
    """Which conversion it was; `default` when none is meant."""
    timestamp: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the delivery was sent. Milliseconds, with an offset."""
    event_timestamp: Timestamp
    """When it happened. Milliseconds, with an offset."""
    contact: MarketingContact
    """The contact, as it is now."""


class WebhookMarkedOpportunity(Model):
    """A delivery of RD Station Marketing: `WEBHOOK.MARKED_OPPORTUNITY`."""

    event_type: Literal["WEBHOOK.MARKED_OPPORTUNITY"]
    """What happened."""
    entity_type: Literal["CONTACT"] | Text | None = None
    """What it happened to: `CONTACT`.

    Known values: `CONTACT`."""
    event_identifier: Text | None = None
    """Which conversion it was; `default` when none is meant."""
    timestamp: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the delivery was sent. Milliseconds, with an offset."""
    event_timestamp: Timestamp
    """When it happened. Milliseconds, with an offset."""
    contact: MarketingContact
    """The contact, as it is now."""


FieldError: TypeAlias = Text | ErrorDetail
"""One thing that is wrong with a field: in words, or with its kind."""

Errors: TypeAlias = list[ErrorDetail] | ErrorDetail | dict[str, list[FieldError]]
"""Everything that is wrong: a list, one thing, or lists by the field that is wrong."""


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
"""Whatever is delivered, told apart by `event_type`; an event that is not among the known ones is a `MarketingEnvelope`."""

_ADAPTER: TypeAdapter[MarketingEvent] = TypeAdapter(MarketingEvent, config=ADAPTER)


def parse(body: bytes | str) -> MarketingEvent:
    """Parses the body of a delivery; numbers never pass through a float."""
    return _ADAPTER.validate_python(loads(body))
