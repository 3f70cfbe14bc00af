"""The deliveries and documents of rdstation-crm.

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
    Birthday,
    DateOrTimestamp,
    Flag,
    FreeValue,
    Integer,
    Model,
    NumberOrString,
    Text,
    Timestamp,
    loads,
)


class Address(Model):
    """Where an organization is.

    All parts are `null` in every documented delivery, and whether coordinates come as numbers or as strings is not known: both are taken."""

    line: Text | None = None
    """Street, number, town, in one line."""
    latitude: NumberOrString | None = None
    """Degrees north."""
    longitude: NumberOrString | None = None
    """Degrees east."""


class Campaign(Model):
    """A campaign that deals come from (in Portuguese *campanha*)."""

    id: Annotated[Text, Field(min_length=1)]
    """The campaign's id."""
    name: Text
    """The campaign's name."""
    description: Text | None = None
    """What it is about; `null` in every documented delivery."""
    created_at: Timestamp
    """When it was created."""
    updated_at: Timestamp
    """When it was last changed."""


class CampaignRef(Model):
    """The campaign that a deal came from."""

    id: Annotated[Text, Field(min_length=1)]
    """Its id."""
    name: Text
    """Its name."""


class Contact(Model):
    """A person (in Portuguese *contato*)."""

    id: Annotated[Text, Field(min_length=1)]
    """The contact's id."""
    name: Text
    """The contact's name."""
    job_title: Text | None = None
    """What the person does."""
    emails: list[Email] | None = None
    """The person's e-mail addresses."""
    phones: list[Phone] | None = None
    """The person's telephones."""
    birthday: Annotated[Birthday | None, EMPTY_STRING] = None
    """The person's day of birth."""
    social_profiles: list[SocialProfile] | None = None
    """The person's names on social networks."""
    organization_id: Text | None = None
    """The organization the person belongs to."""
    custom_fields: dict[str, FreeValue] | None = None
    """The account's own fields, by slug."""
    legal_bases: list[LegalBasis] | None = None
    """On what grounds the person's data may be used."""
    created_at: Timestamp
    """When the contact was created."""
    updated_at: Timestamp
    """When the contact was last changed."""


class CrmCampaignCreated(Model):
    """A delivery of RD Station CRM: `crm_campaign_created`."""

    event_name: Literal["crm_campaign_created"]
    """The event's name."""
    document: Campaign
    """The document, as it is now."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmCampaignDeleted(Model):
    """A delivery of RD Station CRM: `crm_campaign_deleted`."""

    event_name: Literal["crm_campaign_deleted"]
    """The event's name."""
    document: Tombstone
    """What is left of the document."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmCampaignUpdated(Model):
    """A delivery of RD Station CRM: `crm_campaign_updated`."""

    event_name: Literal["crm_campaign_updated"]
    """The event's name."""
    document: Campaign
    """The document, as it is now."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmContactCreated(Model):
    """A delivery of RD Station CRM: `crm_contact_created`."""

    event_name: Literal["crm_contact_created"]
    """The event's name."""
    document: Contact
    """The document, as it is now."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmContactDeleted(Model):
    """A delivery of RD Station CRM: `crm_contact_deleted`."""

    event_name: Literal["crm_contact_deleted"]
    """The event's name."""
    document: Tombstone
    """What is left of the document."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmContactUpdated(Model):
    """A delivery of RD Station CRM: `crm_contact_updated`."""

    event_name: Literal["crm_contact_updated"]
    """The event's name."""
    document: Contact
    """The document, as it is now."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmDealCreated(Model):
    """A delivery of RD Station CRM: `crm_deal_created`."""

    event_name: Literal["crm_deal_created"]
    """The event's name."""
    document: Deal
    """The document, as it is now."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmDealDeleted(Model):
    """A delivery of RD Station CRM: `crm_deal_deleted`."""

    event_name: Literal["crm_deal_deleted"]
    """The event's name."""
    document: Tombstone
    """What is left of the document."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmDealUpdated(Model):
    """A delivery of RD Station CRM: `crm_deal_updated`."""

    event_name: Literal["crm_deal_updated"]
    """The event's name."""
    document: Deal
    """The document, as it is now."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmEnvelope(Model):
    """A delivery of RD Station CRM whose event is not one of the known ones."""

    event_name: Text
    """The event's name."""
    document: FreeValue
    """The document."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmLostReasonCreated(Model):
    """A delivery of RD Station CRM: `crm_lost_reason_created`."""

    event_name: Literal["crm_lost_reason_created"]
    """The event's name."""
    document: LostReason
    """The document, as it is now."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmLostReasonDeleted(Model):
    """A delivery of RD Station CRM: `crm_lost_reason_deleted`."""

    event_name: Literal["crm_lost_reason_deleted"]
    """The event's name."""
    document: Tombstone
    """What is left of the document."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmLostReasonUpdated(Model):
    """A delivery of RD Station CRM: `crm_lost_reason_updated`."""

    event_name: Literal["crm_lost_reason_updated"]
    """The event's name."""
    document: LostReason
    """The document, as it is now."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmOrganizationCreated(Model):
    """A delivery of RD Station CRM: `crm_organization_created`."""

    event_name: Literal["crm_organization_created"]
    """The event's name."""
    document: Organization
    """The document, as it is now."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmOrganizationDeleted(Model):
    """A delivery of RD Station CRM: `crm_organization_deleted`."""

    event_name: Literal["crm_organization_deleted"]
    """The event's name."""
    document: Tombstone
    """What is left of the document."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmOrganizationUpdated(Model):
    """A delivery of RD Station CRM: `crm_organization_updated`."""

    event_name: Literal["crm_organization_updated"]
    """The event's name."""
    document: Organization
    """The document, as it is now."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmProductCreated(Model):
    """A delivery of RD Station CRM: `crm_product_created`."""

    event_name: Literal["crm_product_created"]
    """The event's name."""
    document: Product
    """The document, as it is now."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmProductDeleted(Model):
    """A delivery of RD Station CRM: `crm_product_deleted`."""

    event_name: Literal["crm_product_deleted"]
    """The event's name."""
    document: Tombstone
    """What is left of the document."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmProductUpdated(Model):
    """A delivery of RD Station CRM: `crm_product_updated`."""

    event_name: Literal["crm_product_updated"]
    """The event's name."""
    document: Product
    """The document, as it is now."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmSourceCreated(Model):
    """A delivery of RD Station CRM: `crm_source_created`."""

    event_name: Literal["crm_source_created"]
    """The event's name."""
    document: Source
    """The document, as it is now."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmSourceDeleted(Model):
    """A delivery of RD Station CRM: `crm_source_deleted`."""

    event_name: Literal["crm_source_deleted"]
    """The event's name."""
    document: Tombstone
    """What is left of the document."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmSourceUpdated(Model):
    """A delivery of RD Station CRM: `crm_source_updated`."""

    event_name: Literal["crm_source_updated"]
    """The event's name."""
    document: Source
    """The document, as it is now."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmTaskCreated(Model):
    """A delivery of RD Station CRM: `crm_task_created`."""

    event_name: Literal["crm_task_created"]
    """The event's name."""
    document: Task
    """The document, as it is now."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmTaskDeleted(Model):
    """A delivery of RD Station CRM: `crm_task_deleted`."""

    event_name: Literal["crm_task_deleted"]
    """The event's name."""
    document: Tombstone
    """What is left of the document."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CrmTaskUpdated(Model):
    """A delivery of RD Station CRM: `crm_task_updated`."""

    event_name: Literal["crm_task_updated"]
    """The event's name."""
    document: Task
    """The document, as it is now."""
    event_timestamp: Timestamp
    """When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """Which delivery this is: usually a UUID."""


class CustomField(Model):
    """A custom field of a deal (`deal_custom_fields`), filled in or not."""

    value: FreeValue | None = None
    """What was filled in: `null`, a string, a list of strings, or whatever else the vendor comes to send."""
    custom_field: CustomFieldDefinition
    """Which field it is."""


class CustomFieldDefinition(Model):
    """The definition of a custom field."""

    id: Annotated[Text, Field(min_length=1)]
    """The field's id."""
    label: Text
    """The question asked."""
    required: Flag | None = None
    """Whether it must be filled in."""
    unique: Flag | None = None
    """Whether no two deals may have the same value."""
    opts: list[Text] | None = None
    """The options to choose from, as typed by the account's owner: spaces at their ends are common."""
    type: Literal["text", "option", "multiple_choice", "date"] | Text | None = None
    """What kind of answer it takes.

    Known values: `text`, `option`, `multiple_choice`, `date`."""


class Deal(Model):
    """A deal (in Portuguese *negociação*).

    It does not say which contacts or organization it belongs to: the vendor sends no `contacts`, `contact_ids`, `organization` or `organization_id`, and whoever needs them asks the vendor's REST API for the deal. Nor are there `win` and `hold` (here `status`), `_id` (here `id`), `pipeline_id` and `stage_id` (here in `deal_pipeline` and `deal_stage`): those are names of the REST API.

    Source: <https://developers.rdstation.com/reference/crm-v1-webhooks>"""

    id: Annotated[Text, Field(min_length=1)]
    """The deal's id."""
    name: Text
    """The deal's name."""
    amount_monthly: Amount | None = None
    """What is paid every month."""
    amount_unique: Amount | None = None
    """What is paid once."""
    amount_total: Amount | None = None
    """The total, as deliveries name it."""
    amount_annual: Amount | None = None
    """The total, as the vendor's table of fields names it."""
    prediction_date: Annotated[DateOrTimestamp | None, EMPTY_STRING] = None
    """When the sale is expected; only `null` has been seen in deliveries."""
    created_at: Timestamp
    """When the deal was created."""
    updated_at: Timestamp
    """When the deal was last changed."""
    rating: Integer | None = None
    """How promising it is: 1 to 5 stars."""
    status: Literal["ongoing", "won", "lost", "paused"] | Text
    """How far it is.

    Known values: `ongoing`, `won`, `lost`, `paused`."""
    closed_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When it was won or lost."""
    user: Annotated[User | None, EMPTY_OBJECT] = None
    """Who owns it."""
    deal_stage: Annotated[Stage | None, EMPTY_OBJECT] = None
    """The stage it has reached."""
    deal_pipeline: Annotated[PipelineRef | None, EMPTY_OBJECT] = None
    """The pipeline it runs through."""
    deal_source: Annotated[SourceRef | None, EMPTY_OBJECT] = None
    """Where it came from; `{}` for nowhere known."""
    campaign: Annotated[CampaignRef | None, EMPTY_OBJECT] = None
    """The campaign it came from; `{}` for none."""
    deal_lost_reason: Annotated[LostReasonRef | None, EMPTY_OBJECT] = None
    """Why it was lost; `{}` for no reason."""
    deal_custom_fields: Annotated[list[CustomField] | None, EMPTY_OBJECT] = None
    """Every custom field of the account, filled in or not."""
    deal_products: Annotated[list[DealProduct] | None, EMPTY_OBJECT] = None
    """The products on it."""


class DealProduct(Model):
    """A product on a deal (`deal_products`).

    No one has seen a filled list in a delivery. The fields are those of the vendor's version 1 API, whose deal the delivered document otherwise is; all are optional, and numbers may be quoted, as they are there.

    Source: <https://developers.rdstation.com/reference/crm-v1-list-products-from-deal>"""

    id: Text | None = None
    """The line's id."""
    id_: Text | None = Field(default=None, alias="_id")
    """The line's id again, as the vendor's database spells it."""
    product_id: Text | None = None
    """Which product it is."""
    name: Text | None = None
    """The product's name."""
    description: Text | None = None
    """The product's description."""
    base_price: NumberOrString | None = None
    """The product's own price."""
    price: NumberOrString | None = None
    """The price on this deal."""
    amount: NumberOrString | None = None
    """How many, as a whole number in most answers."""
    amount_decimal: NumberOrString | None = None
    """How many, with a fraction."""
    discount: NumberOrString | None = None
    """The discount, read by `discount_type`."""
    discount_type: Literal["percent", "value"] | Text | None = None
    """Whether the discount is per cent or money.

    Known values: `percent`, `value`."""
    total: NumberOrString | None = None
    """What the line comes to."""
    recurrence: Literal["spare", "monthly"] | Text | None = None
    """How often it is paid for.

    Known values: `spare`, `monthly`."""
    created_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the line was added."""
    updated_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the line was last changed."""


class Email(Model):
    """An e-mail address of a person."""

    email: Text | None = None
    """The address."""


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


class LostReason(Model):
    """A reason for which deals are lost (in Portuguese *motivo de perda*)."""

    id: Annotated[Text, Field(min_length=1)]
    """The reason's id."""
    name: Text
    """The reason in words."""
    description: Text | None = None
    """More words; in the vendor's table of fields, but in no documented delivery."""
    created_at: Timestamp
    """When it was created."""
    updated_at: Timestamp
    """When it was last changed."""


class LostReasonRef(Model):
    """The reason (`deal_lost_reason`) for which a deal was lost.

    A receiver has seen one with a name and no id."""

    id: Text | None = None
    """Its id."""
    name: Text
    """Its name."""


class Organization(Model):
    """A company (in Portuguese *empresa*)."""

    id: Annotated[Text, Field(min_length=1)]
    """The organization's id."""
    name: Text
    """The organization's name."""
    description: Text | None = None
    """What it is; `""` when nobody has said."""
    url: Text | None = None
    """Its web site."""
    address: Annotated[Address | None, EMPTY_OBJECT] = None
    """Where it is."""
    segment_ids: list[Annotated[Text, Field(min_length=1)]] | None = None
    """The segments it is sorted into."""
    owner_id: Text | None = None
    """Who looks after it."""
    follower_ids: list[Annotated[Text, Field(min_length=1)]] | None = None
    """Who follows it."""
    custom_fields: dict[str, FreeValue] | None = None
    """The account's own fields, by slug."""
    created_at: Timestamp
    """When it was created."""
    updated_at: Timestamp
    """When it was last changed."""


class Phone(Model):
    """A telephone of a person."""

    phone: Text | None = None
    """The number, in whichever form it was typed."""
    type: Literal["work", "fax", "home", "mobile", "cellphone"] | Text | None = None
    """Which telephone it is.

    Known values: `work`, `fax`, `home`, `mobile`, `cellphone`."""


class PipelineRef(Model):
    """The pipeline (`deal_pipeline`, in Portuguese *funil*) that a deal runs through."""

    id: Annotated[Text, Field(min_length=1)]
    """Its id."""
    name: Text
    """Its name."""


class Product(Model):
    """A product or service for sale (in Portuguese *produto*)."""

    id: Annotated[Text, Field(min_length=1)]
    """The product's id."""
    name: Text
    """The product's name."""
    description: Text | None = None
    """What it is."""
    visible: Flag | None = None
    """Whether it can be put on deals."""
    price: Amount | None = None
    """Its price."""
    custom_fields: dict[str, FreeValue] | None = None
    """The account's own fields, by slug."""
    created_at: Timestamp
    """When it was created."""
    updated_at: Timestamp
    """When it was last changed."""


class SocialProfile(Model):
    """A person's name on a social network."""

    type: Literal["facebook", "linkedin", "skype"] | Text | None = None
    """The network.

    Known values: `facebook`, `linkedin`, `skype`."""
    username: Text | None = None
    """The name there."""


class Source(Model):
    """A source that deals come from (in Portuguese *fonte*)."""

    id: Annotated[Text, Field(min_length=1)]
    """The source's id."""
    name: Text
    """The source's name."""
    created_at: Timestamp
    """When it was created."""
    updated_at: Timestamp
    """When it was last changed."""


class SourceRef(Model):
    """The source (`deal_source`) that a deal came from."""

    id: Annotated[Text, Field(min_length=1)]
    """Its id."""
    name: Text
    """Its name."""


class Stage(Model):
    """The stage of its pipeline that a deal has reached."""

    id: Annotated[Text, Field(min_length=1)]
    """The stage's id."""
    name: Text
    """The stage's name."""
    nickname: Text | None = None
    """The short name shown on the board, such as `SC`."""
    created_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the stage was created."""
    updated_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the stage was last changed."""
    order: Integer | None = None
    """Its place in the pipeline, counted from 1."""


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


class Task(Model):
    """Something to do for a deal (in Portuguese *tarefa*)."""

    id: Annotated[Text, Field(min_length=1)]
    """The task's id."""
    name: Text
    """The task's name."""
    description: Text | None = None
    """What is to be done."""
    type: Literal["call", "email", "meeting", "task", "visit", "lunch", "whatsapp"] | Text | None = None
    """What kind of thing it is.

    Known values: `call`, `email`, `meeting`, `task`, `visit`, `lunch`, `whatsapp`."""
    status: Literal["open", "completed", "canceled"] | Text | None = None
    """Whether it is done.

    Known values: `open`, `completed`, `canceled`."""
    due_date: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When it is due."""
    created_by_id: Text | None = None
    """Who made it; `""` for nobody."""
    completed_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When it was done; `null` while it is not."""
    completed_by_id: Text | None = None
    """Who did it; `null` while it is not done."""
    deal_id: Text | None = None
    """The deal it is for."""
    owner_ids: list[Annotated[Text, Field(min_length=1)]] | None = None
    """Who is to do it."""
    created_at: Timestamp
    """When it was created."""
    updated_at: Timestamp
    """When it was last changed."""


class Tombstone(Model):
    """What a deletion tells of a document: its id and its last name."""

    id: Annotated[Text, Field(min_length=1)]
    """The id of what was deleted."""
    name: Text
    """The name it had."""


class User(Model):
    """The user who owns a deal."""

    id: Annotated[Text, Field(min_length=1)]
    """The user's id."""
    name: Text
    """The user's name."""
    email: Text | None = None
    """The user's e-mail address."""
    avatar_url: Text | None = None
    """Where the user's picture is; `null` in every documented delivery."""


class V1SubscriptionRequest(Model):
    """The body of the calls that create and update a subscription."""

    event_type: Text
    """The event to deliver: one of the known ones of the CRM."""
    http_method: Literal["POST"] | Text
    """How to deliver: `POST`.

    Known values: `POST`."""
    url: Text
    """Where to deliver: an https address."""


class V2Links(Model):
    """The addresses of a list's pages."""

    first: Text | None = None
    """The first page."""
    prev: Text | None = None
    """The page before this one."""
    self: Text | None = None
    """This page."""
    next: Text | None = None
    """The page after this one."""
    last: Text | None = None
    """The last page."""


class V2NewSubscription(Model):
    """A subscription that is wanted."""

    name: Text | None = None
    """A name for it."""
    event_name: Text
    """The event to deliver: one of the known ones."""
    http_method: Literal["POST"] | Text
    """How to deliver: `POST`.

    Known values: `POST`."""
    url: Text
    """Where to deliver: an https address."""
    auth_header: Text | None = None
    """The name of a header to send with every delivery. Goes together with `auth_key`."""
    auth_key: Text | None = None
    """The value of that header."""


class V2Subscription(Model):
    """A subscription as the API shows it."""

    id: Annotated[Text, Field(min_length=1)]
    """Its id."""
    name: Text | None = None
    """Its name."""
    event_name: Text
    """The event it delivers."""
    http_method: Literal["POST"] | Text | None = None
    """How it delivers.

    Known values: `POST`."""
    url: Text
    """Where it delivers."""
    auth_header: Text | None = None
    """The name of the header it sends."""
    auth_key: Text | None = None
    """The value of that header."""
    status: Literal["active", "suspended", "inactive"] | Text | None = None
    """Whether it delivers at all: constant errors suspend it.

    Known values: `active`, `suspended`, `inactive`."""
    created_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When it was made. UTC."""
    updated_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When it was last changed. UTC."""


class V2SubscriptionAnswer(Model):
    """The answer that shows one subscription."""

    data: V2Subscription
    """The subscription."""


class V2SubscriptionList(Model):
    """The answer that lists subscriptions, a page at a time."""

    data: list[V2Subscription]
    """The subscriptions of this page."""
    links: Annotated[V2Links | None, EMPTY_OBJECT] = None
    """Where the other pages are."""


class V2SubscriptionRequest(Model):
    """The body of the calls that create and update a subscription."""

    data: V2NewSubscription
    """The subscription wanted."""


FieldError: TypeAlias = Text | ErrorDetail
"""One thing that is wrong with a field: in words, or with its kind."""

Errors: TypeAlias = list[ErrorDetail] | ErrorDetail | dict[str, list[FieldError]]
"""Everything that is wrong: a list, one thing, or lists by the field that is wrong."""


_KNOWN = frozenset((
    "crm_campaign_created",
    "crm_campaign_deleted",
    "crm_campaign_updated",
    "crm_contact_created",
    "crm_contact_deleted",
    "crm_contact_updated",
    "crm_deal_created",
    "crm_deal_deleted",
    "crm_deal_updated",
    "crm_lost_reason_created",
    "crm_lost_reason_deleted",
    "crm_lost_reason_updated",
    "crm_organization_created",
    "crm_organization_deleted",
    "crm_organization_updated",
    "crm_product_created",
    "crm_product_deleted",
    "crm_product_updated",
    "crm_source_created",
    "crm_source_deleted",
    "crm_source_updated",
    "crm_task_created",
    "crm_task_deleted",
    "crm_task_updated",
))


def _kind(body: object) -> str:
    get = body.get if isinstance(body, dict) else lambda name: getattr(body, name, None)
    name = get("event_name")
    return name if isinstance(name, str) and name in _KNOWN else "other"


CrmEvent: TypeAlias = Annotated[
    Annotated[CrmCampaignCreated, Tag("crm_campaign_created")]
    | Annotated[CrmCampaignDeleted, Tag("crm_campaign_deleted")]
    | Annotated[CrmCampaignUpdated, Tag("crm_campaign_updated")]
    | Annotated[CrmContactCreated, Tag("crm_contact_created")]
    | Annotated[CrmContactDeleted, Tag("crm_contact_deleted")]
    | Annotated[CrmContactUpdated, Tag("crm_contact_updated")]
    | Annotated[CrmDealCreated, Tag("crm_deal_created")]
    | Annotated[CrmDealDeleted, Tag("crm_deal_deleted")]
    | Annotated[CrmDealUpdated, Tag("crm_deal_updated")]
    | Annotated[CrmLostReasonCreated, Tag("crm_lost_reason_created")]
    | Annotated[CrmLostReasonDeleted, Tag("crm_lost_reason_deleted")]
    | Annotated[CrmLostReasonUpdated, Tag("crm_lost_reason_updated")]
    | Annotated[CrmOrganizationCreated, Tag("crm_organization_created")]
    | Annotated[CrmOrganizationDeleted, Tag("crm_organization_deleted")]
    | Annotated[CrmOrganizationUpdated, Tag("crm_organization_updated")]
    | Annotated[CrmProductCreated, Tag("crm_product_created")]
    | Annotated[CrmProductDeleted, Tag("crm_product_deleted")]
    | Annotated[CrmProductUpdated, Tag("crm_product_updated")]
    | Annotated[CrmSourceCreated, Tag("crm_source_created")]
    | Annotated[CrmSourceDeleted, Tag("crm_source_deleted")]
    | Annotated[CrmSourceUpdated, Tag("crm_source_updated")]
    | Annotated[CrmTaskCreated, Tag("crm_task_created")]
    | Annotated[CrmTaskDeleted, Tag("crm_task_deleted")]
    | Annotated[CrmTaskUpdated, Tag("crm_task_updated")]
    | Annotated[CrmEnvelope, Tag("other")],
    Discriminator(_kind),
]
"""Whatever is delivered, told apart by `event_name`; an event that is not among the known ones is a `CrmEnvelope`."""

_ADAPTER: TypeAdapter[CrmEvent] = TypeAdapter(CrmEvent, config=ADAPTER)


def parse(body: bytes | str) -> CrmEvent:
    """Parses the body of a delivery; numbers never pass through a float."""
    return _ADAPTER.validate_python(loads(body))
