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
    validate,
)


class Address(Model):
    """The address of an organization.

    All fields are `null` in every documented delivery. It is unknown whether coordinates are numbers or strings; both are accepted."""

    line: Text | None = None
    """The full address in one line."""
    latitude: NumberOrString | None = None
    """The latitude in degrees."""
    longitude: NumberOrString | None = None
    """The longitude in degrees."""


class Campaign(Model):
    """A campaign from which deals originate (in Portuguese *campanha*)."""

    id: Annotated[Text, Field(min_length=1)]
    """The campaign's id."""
    name: Text
    """The campaign's name."""
    description: Text | None = None
    """The description; `null` in every documented delivery."""
    created_at: Timestamp
    """When the campaign was created."""
    updated_at: Timestamp
    """When the campaign was last updated."""


class CampaignRef(Model):
    """The campaign of a deal."""

    id: Annotated[Text, Field(min_length=1)]
    """The id."""
    name: Text
    """The name."""


class Contact(Model):
    """A contact: a person (in Portuguese *contato*)."""

    id: Annotated[Text, Field(min_length=1)]
    """The contact's id."""
    name: Text
    """The contact's name."""
    job_title: Text | None = None
    """The person's job title."""
    emails: list[Email] | None = None
    """The person's e-mail addresses."""
    phones: list[Phone] | None = None
    """The person's telephone numbers."""
    birthday: Annotated[Birthday | None, EMPTY_STRING] = None
    """The person's date of birth."""
    social_profiles: list[SocialProfile] | None = None
    """The person's profiles on social networks."""
    organization_id: Text | None = None
    """The organization to which the person belongs."""
    custom_fields: dict[str, FreeValue] | None = None
    """The custom fields of the account, by slug."""
    legal_bases: list[LegalBasis] | None = None
    """The legal bases for processing the person's data."""
    created_at: Timestamp
    """When the contact was created."""
    updated_at: Timestamp
    """When the contact was last updated."""


class CrmCampaignCreated(Model):
    """A delivery of RD Station CRM: `crm_campaign_created`."""

    event_name: Literal["crm_campaign_created"]
    """The event's name."""
    document: Campaign
    """The document in its current state."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmCampaignDeleted(Model):
    """A delivery of RD Station CRM: `crm_campaign_deleted`."""

    event_name: Literal["crm_campaign_deleted"]
    """The event's name."""
    document: Tombstone
    """The id and the name of the deleted document."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmCampaignUpdated(Model):
    """A delivery of RD Station CRM: `crm_campaign_updated`."""

    event_name: Literal["crm_campaign_updated"]
    """The event's name."""
    document: Campaign
    """The document in its current state."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmContactCreated(Model):
    """A delivery of RD Station CRM: `crm_contact_created`."""

    event_name: Literal["crm_contact_created"]
    """The event's name."""
    document: Contact
    """The document in its current state."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmContactDeleted(Model):
    """A delivery of RD Station CRM: `crm_contact_deleted`."""

    event_name: Literal["crm_contact_deleted"]
    """The event's name."""
    document: Tombstone
    """The id and the name of the deleted document."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmContactUpdated(Model):
    """A delivery of RD Station CRM: `crm_contact_updated`."""

    event_name: Literal["crm_contact_updated"]
    """The event's name."""
    document: Contact
    """The document in its current state."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmDealCreated(Model):
    """A delivery of RD Station CRM: `crm_deal_created`."""

    event_name: Literal["crm_deal_created"]
    """The event's name."""
    document: Deal
    """The document in its current state."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmDealDeleted(Model):
    """A delivery of RD Station CRM: `crm_deal_deleted`."""

    event_name: Literal["crm_deal_deleted"]
    """The event's name."""
    document: Tombstone
    """The id and the name of the deleted document."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmDealUpdated(Model):
    """A delivery of RD Station CRM: `crm_deal_updated`."""

    event_name: Literal["crm_deal_updated"]
    """The event's name."""
    document: Deal
    """The document in its current state."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmEnvelope(Model):
    """A delivery of RD Station CRM with an unknown event."""

    event_name: Text
    """The event's name."""
    document: FreeValue
    """The document."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmLostReasonCreated(Model):
    """A delivery of RD Station CRM: `crm_lost_reason_created`."""

    event_name: Literal["crm_lost_reason_created"]
    """The event's name."""
    document: LostReason
    """The document in its current state."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmLostReasonDeleted(Model):
    """A delivery of RD Station CRM: `crm_lost_reason_deleted`."""

    event_name: Literal["crm_lost_reason_deleted"]
    """The event's name."""
    document: Tombstone
    """The id and the name of the deleted document."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmLostReasonUpdated(Model):
    """A delivery of RD Station CRM: `crm_lost_reason_updated`."""

    event_name: Literal["crm_lost_reason_updated"]
    """The event's name."""
    document: LostReason
    """The document in its current state."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmOrganizationCreated(Model):
    """A delivery of RD Station CRM: `crm_organization_created`."""

    event_name: Literal["crm_organization_created"]
    """The event's name."""
    document: Organization
    """The document in its current state."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmOrganizationDeleted(Model):
    """A delivery of RD Station CRM: `crm_organization_deleted`."""

    event_name: Literal["crm_organization_deleted"]
    """The event's name."""
    document: Tombstone
    """The id and the name of the deleted document."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmOrganizationUpdated(Model):
    """A delivery of RD Station CRM: `crm_organization_updated`."""

    event_name: Literal["crm_organization_updated"]
    """The event's name."""
    document: Organization
    """The document in its current state."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmProductCreated(Model):
    """A delivery of RD Station CRM: `crm_product_created`."""

    event_name: Literal["crm_product_created"]
    """The event's name."""
    document: Product
    """The document in its current state."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmProductDeleted(Model):
    """A delivery of RD Station CRM: `crm_product_deleted`."""

    event_name: Literal["crm_product_deleted"]
    """The event's name."""
    document: Tombstone
    """The id and the name of the deleted document."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmProductUpdated(Model):
    """A delivery of RD Station CRM: `crm_product_updated`."""

    event_name: Literal["crm_product_updated"]
    """The event's name."""
    document: Product
    """The document in its current state."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmSourceCreated(Model):
    """A delivery of RD Station CRM: `crm_source_created`."""

    event_name: Literal["crm_source_created"]
    """The event's name."""
    document: Source
    """The document in its current state."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmSourceDeleted(Model):
    """A delivery of RD Station CRM: `crm_source_deleted`."""

    event_name: Literal["crm_source_deleted"]
    """The event's name."""
    document: Tombstone
    """The id and the name of the deleted document."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmSourceUpdated(Model):
    """A delivery of RD Station CRM: `crm_source_updated`."""

    event_name: Literal["crm_source_updated"]
    """The event's name."""
    document: Source
    """The document in its current state."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmTaskCreated(Model):
    """A delivery of RD Station CRM: `crm_task_created`."""

    event_name: Literal["crm_task_created"]
    """The event's name."""
    document: Task
    """The document in its current state."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmTaskDeleted(Model):
    """A delivery of RD Station CRM: `crm_task_deleted`."""

    event_name: Literal["crm_task_deleted"]
    """The event's name."""
    document: Tombstone
    """The id and the name of the deleted document."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CrmTaskUpdated(Model):
    """A delivery of RD Station CRM: `crm_task_updated`."""

    event_name: Literal["crm_task_updated"]
    """The event's name."""
    document: Task
    """The document in its current state."""
    event_timestamp: Timestamp
    """When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`."""
    transaction_uuid: Annotated[Text, Field(min_length=1)]
    """The id of the event, usually a UUID."""


class CustomField(Model):
    """A custom field of a deal (`deal_custom_fields`), possibly empty."""

    value: FreeValue | None = None
    """The value: usually `null`, a string, or a list of strings; the vendor may send any JSON value."""
    custom_field: CustomFieldDefinition
    """The definition of the field."""


class CustomFieldDefinition(Model):
    """The definition of a custom field."""

    id: Annotated[Text, Field(min_length=1)]
    """The id of the definition."""
    label: Text
    """The label."""
    required: Flag | None = None
    """Whether a value is required."""
    unique: Flag | None = None
    """Whether the value must be unique among all deals."""
    opts: list[Text] | None = None
    """The options, as entered by the account's owner: leading and trailing spaces are common."""
    type: Literal["text", "option", "multiple_choice", "date"] | Text | None = None
    """The input type.

    Known values: `text`, `option`, `multiple_choice`, `date`."""


class Deal(Model):
    """A deal (in Portuguese *negociação*).

    It does not contain its contacts or its organization: the vendor sends no `contacts`, `contact_ids`, `organization` or `organization_id`. Request the deal from the vendor's REST API to get them. The fields `win`, `hold`, `_id`, `pipeline_id` and `stage_id` exist only in the REST API; here they are `status`, `id`, `deal_pipeline` and `deal_stage`.

    Source: <https://developers.rdstation.com/reference/crm-v1-webhooks>"""

    id: Annotated[Text, Field(min_length=1)]
    """The deal's id."""
    name: Text
    """The deal's name."""
    amount_monthly: Amount | None = None
    """The monthly amount."""
    amount_unique: Amount | None = None
    """The one-time amount."""
    amount_total: Amount | None = None
    """The total, under the name that deliveries use."""
    amount_annual: Amount | None = None
    """The total, under the name in the vendor's table of fields."""
    prediction_date: Annotated[DateOrTimestamp | None, EMPTY_STRING] = None
    """The expected closing date. All known deliveries contain `null`."""
    created_at: Timestamp
    """When the deal was created."""
    updated_at: Timestamp
    """When the deal was last updated."""
    rating: Integer | None = None
    """The rating: 1 to 5 stars."""
    status: Literal["ongoing", "won", "lost", "paused"] | Text
    """The status.

    Known values: `ongoing`, `won`, `lost`, `paused`."""
    closed_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the deal was won or lost."""
    user: Annotated[User | None, EMPTY_OBJECT] = None
    """The owner."""
    deal_stage: Annotated[Stage | None, EMPTY_OBJECT] = None
    """The current stage."""
    deal_pipeline: Annotated[PipelineRef | None, EMPTY_OBJECT] = None
    """The pipeline."""
    deal_source: Annotated[SourceRef | None, EMPTY_OBJECT] = None
    """The source; `{}` for none."""
    campaign: Annotated[CampaignRef | None, EMPTY_OBJECT] = None
    """The campaign; `{}` for none."""
    deal_lost_reason: Annotated[LostReasonRef | None, EMPTY_OBJECT] = None
    """The reason for the loss; `{}` for none."""
    deal_custom_fields: Annotated[list[CustomField] | None, EMPTY_OBJECT] = None
    """All custom fields of the account, including empty ones."""
    deal_products: Annotated[list[DealProduct] | None, EMPTY_OBJECT] = None
    """The products."""


class DealProduct(Model):
    """A product of a deal (`deal_products`).

    No published delivery contains any. The fields are those of the vendor's version 1 API, because the delivered deal otherwise matches the deal of that API. All fields are optional, and numbers may be quoted, as in that API.

    Source: <https://developers.rdstation.com/reference/crm-v1-list-products-from-deal>"""

    id: Text | None = None
    """The id of the line item."""
    id_: Text | None = Field(default=None, alias="_id")
    """The id again, under the name in the vendor's database."""
    product_id: Text | None = None
    """The id of the product."""
    name: Text | None = None
    """The product's name."""
    description: Text | None = None
    """The product's description."""
    base_price: NumberOrString | None = None
    """The list price of the product."""
    price: NumberOrString | None = None
    """The price in this deal."""
    amount: NumberOrString | None = None
    """The quantity; a whole number in most responses."""
    amount_decimal: NumberOrString | None = None
    """The quantity, possibly fractional."""
    discount: NumberOrString | None = None
    """The discount; `discount_type` says how to interpret it."""
    discount_type: Literal["percent", "value"] | Text | None = None
    """Whether the discount is a percentage or an amount.

    Known values: `percent`, `value`."""
    total: NumberOrString | None = None
    """The total of the line item."""
    recurrence: Literal["spare", "monthly"] | Text | None = None
    """How often the product is charged.

    Known values: `spare`, `monthly`."""
    created_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the line item was added."""
    updated_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the line item was last updated."""


class Email(Model):
    """An e-mail address of a contact."""

    email: Text | None = None
    """The address."""


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


class LostReason(Model):
    """A reason for lost deals (in Portuguese *motivo de perda*)."""

    id: Annotated[Text, Field(min_length=1)]
    """The id of the reason."""
    name: Text
    """The reason."""
    description: Text | None = None
    """The description. It is in the vendor's table of fields, but in no documented delivery."""
    created_at: Timestamp
    """When the reason was created."""
    updated_at: Timestamp
    """When the reason was last updated."""


class LostReasonRef(Model):
    """The reason for which a deal was lost (`deal_lost_reason`).

    A receiver has reported one with a name but without an id."""

    id: Text | None = None
    """The id."""
    name: Text
    """The name."""


class Organization(Model):
    """An organization: a company (in Portuguese *empresa*)."""

    id: Annotated[Text, Field(min_length=1)]
    """The organization's id."""
    name: Text
    """The organization's name."""
    description: Text | None = None
    """The description; `""` for none."""
    url: Text | None = None
    """The web site."""
    address: Annotated[Address | None, EMPTY_OBJECT] = None
    """The address."""
    segment_ids: list[Annotated[Text, Field(min_length=1)]] | None = None
    """The segments of the organization."""
    owner_id: Text | None = None
    """The user who is responsible."""
    follower_ids: list[Annotated[Text, Field(min_length=1)]] | None = None
    """The users who follow the organization."""
    custom_fields: dict[str, FreeValue] | None = None
    """The custom fields of the account, by slug."""
    created_at: Timestamp
    """When the organization was created."""
    updated_at: Timestamp
    """When the organization was last updated."""


class Phone(Model):
    """A telephone number of a contact."""

    phone: Text | None = None
    """The number, exactly as entered."""
    type: Literal["work", "fax", "home", "mobile", "cellphone"] | Text | None = None
    """The type of the number.

    Known values: `work`, `fax`, `home`, `mobile`, `cellphone`."""


class PipelineRef(Model):
    """The pipeline of a deal (`deal_pipeline`, in Portuguese *funil*)."""

    id: Annotated[Text, Field(min_length=1)]
    """The id."""
    name: Text
    """The name."""


class Product(Model):
    """A product or service for sale (in Portuguese *produto*)."""

    id: Annotated[Text, Field(min_length=1)]
    """The product's id."""
    name: Text
    """The product's name."""
    description: Text | None = None
    """The description."""
    visible: Flag | None = None
    """Whether it can be added to deals."""
    price: Amount | None = None
    """The price."""
    custom_fields: dict[str, FreeValue] | None = None
    """The custom fields of the account, by slug."""
    created_at: Timestamp
    """When the product was created."""
    updated_at: Timestamp
    """When the product was last updated."""


class SocialProfile(Model):
    """A contact's profile on a social network."""

    type: Literal["facebook", "linkedin", "skype"] | Text | None = None
    """The network.

    Known values: `facebook`, `linkedin`, `skype`."""
    username: Text | None = None
    """The user name."""


class Source(Model):
    """A source of deals (in Portuguese *fonte*)."""

    id: Annotated[Text, Field(min_length=1)]
    """The id of the source."""
    name: Text
    """The name of the source."""
    created_at: Timestamp
    """When the source was created."""
    updated_at: Timestamp
    """When the source was last updated."""


class SourceRef(Model):
    """The source of a deal (`deal_source`)."""

    id: Annotated[Text, Field(min_length=1)]
    """The id."""
    name: Text
    """The name."""


class Stage(Model):
    """The current stage of a deal in its pipeline."""

    id: Annotated[Text, Field(min_length=1)]
    """The stage's id."""
    name: Text
    """The stage's name."""
    nickname: Text | None = None
    """The short name on the board, such as `SC`."""
    created_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the stage was created."""
    updated_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the stage was last updated."""
    order: Integer | None = None
    """The position in the pipeline, counted from 1."""


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


class Task(Model):
    """A task for a deal (in Portuguese *tarefa*)."""

    id: Annotated[Text, Field(min_length=1)]
    """The task's id."""
    name: Text
    """The task's name."""
    description: Text | None = None
    """The description."""
    type: Literal["call", "email", "meeting", "task", "visit", "lunch", "whatsapp"] | Text | None = None
    """The type.

    Known values: `call`, `email`, `meeting`, `task`, `visit`, `lunch`, `whatsapp`."""
    status: Literal["open", "completed", "canceled"] | Text | None = None
    """The status.

    Known values: `open`, `completed`, `canceled`."""
    due_date: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the task is due."""
    created_by_id: Text | None = None
    """The user who created the task; `""` for none."""
    completed_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the task was completed; `null` for an open task."""
    completed_by_id: Text | None = None
    """The user who completed the task; `null` for an open task."""
    deal_id: Text | None = None
    """The deal."""
    owner_ids: list[Annotated[Text, Field(min_length=1)]] | None = None
    """The users to whom the task is assigned."""
    created_at: Timestamp
    """When it was created."""
    updated_at: Timestamp
    """When the task was last updated."""


class Tombstone(Model):
    """What a deletion contains: the id and the last name of the document."""

    id: Annotated[Text, Field(min_length=1)]
    """The id of the deleted document."""
    name: Text
    """The last name of the deleted document."""


class User(Model):
    """The user who owns a deal."""

    id: Annotated[Text, Field(min_length=1)]
    """The user's id."""
    name: Text
    """The user's name."""
    email: Text | None = None
    """The user's e-mail address."""
    avatar_url: Text | None = None
    """The URL of the user's picture; `null` in every documented delivery."""


class V1SubscriptionRequest(Model):
    """The body of the calls that create and update a subscription."""

    event_type: Text
    """The event to subscribe to: one of the known ones of the CRM."""
    http_method: Literal["POST"] | Text
    """The HTTP method: `POST`.

    Known values: `POST`."""
    url: Text
    """The URL of the receiver; https is required."""


class V2Links(Model):
    """The URLs of the pages of a list."""

    first: Text | None = None
    """The first page."""
    prev: Text | None = None
    """The previous page."""
    self: Text | None = None
    """This page."""
    next: Text | None = None
    """The next page."""
    last: Text | None = None
    """The last page."""


class V2NewSubscription(Model):
    """A requested subscription."""

    name: Text | None = None
    """The name of the subscription."""
    event_name: Text
    """The event to subscribe to: one of the known ones."""
    http_method: Literal["POST"] | Text
    """The HTTP method: `POST`.

    Known values: `POST`."""
    url: Text
    """The URL of the receiver; https is required."""
    auth_header: Text | None = None
    """The name of a header to send with every delivery. It requires `auth_key`."""
    auth_key: Text | None = None
    """The value of that header."""


class V2Subscription(Model):
    """A subscription as returned by the API."""

    id: Annotated[Text, Field(min_length=1)]
    """The id."""
    name: Text | None = None
    """The name."""
    event_name: Text
    """The event."""
    http_method: Literal["POST"] | Text | None = None
    """The HTTP method.

    Known values: `POST`."""
    url: Text
    """The URL of the receiver."""
    auth_header: Text | None = None
    """The name of the header that is sent with every delivery."""
    auth_key: Text | None = None
    """The value of that header."""
    status: Literal["active", "suspended", "inactive"] | Text | None = None
    """Whether the subscription is active. The vendor suspends it after repeated errors.

    Known values: `active`, `suspended`, `inactive`."""
    created_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the subscription was created. UTC."""
    updated_at: Annotated[Timestamp | None, EMPTY_STRING] = None
    """When the subscription was last updated. UTC."""


class V2SubscriptionAnswer(Model):
    """The response that contains one subscription."""

    data: V2Subscription
    """The subscription."""


class V2SubscriptionList(Model):
    """The response that lists subscriptions, one page at a time."""

    data: list[V2Subscription]
    """The subscriptions on this page."""
    links: Annotated[V2Links | None, EMPTY_OBJECT] = None
    """The URLs of the other pages."""


class V2SubscriptionRequest(Model):
    """The body of the calls that create and update a subscription."""

    data: V2NewSubscription
    """The requested subscription."""


FieldError: TypeAlias = Text | ErrorDetail
"""An error of one field: a message, or an object with its type."""

Errors: TypeAlias = list[ErrorDetail] | ErrorDetail | dict[str, list[FieldError]]
"""All errors: a list, one error, or lists by field."""


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
"""Any delivery, discriminated by `event_name`; an unknown event is a `CrmEnvelope`."""

_ADAPTER: TypeAdapter[CrmEvent] = TypeAdapter(CrmEvent, config=ADAPTER)


def parse(body: bytes | str) -> CrmEvent:
    """Parses the body of a delivery; numbers never pass through a float."""
    return validate(_ADAPTER, loads(body))
