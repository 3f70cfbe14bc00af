// Generated from the schemas of rdstation-crm by packages/models/generate.py: do not edit.
import type { Empty, FreeValue, UnknownEventName } from "./common.js";
export type { Empty, FreeValue, UnknownEventName } from "./common.js";

/** A number: money, a price, a quantity. */
export type Amount = number;

/** A date of birth: `YYYY-MM-DD`; the year is `0000` if it is unknown. */
export type Birthday = string;

/** A date, or an instant with its offset. */
export type DateOrTimestamp = string;

/** All errors: a list, one error, or lists by field. */
export type Errors = ErrorDetail[] | ErrorDetail | Record<string, FieldError[]>;

/** An error of one field: a message, or an object with its type. */
export type FieldError = string | ErrorDetail;

/** A number, or a string that usually contains one: `199.91`, `"15.44"`. */
export type NumberOrString = Amount | string;

/** An instant with its offset: `YYYY-MM-DDThh:mm:ss`, up to nine decimals of a second, then `Z` or `±hh:mm`. */
export type Timestamp = string;

/**
 * The address of an organization.
 *
 * All fields are `null` in every documented delivery. It is unknown whether coordinates are numbers or strings; both are accepted.
 */
export interface Address {
  /** The full address in one line. */
  line?: string | null;
  /** The latitude in degrees. */
  latitude?: NumberOrString | null;
  /** The longitude in degrees. */
  longitude?: NumberOrString | null;
}

/** A campaign from which deals originate (in Portuguese *campanha*). */
export interface Campaign {
  /** The campaign's id. */
  id: string;
  /** The campaign's name. */
  name: string;
  /** The description; `null` in every documented delivery. */
  description?: string | null;
  /** When the campaign was created. */
  created_at: Timestamp;
  /** When the campaign was last updated. */
  updated_at: Timestamp;
}

/** The campaign of a deal. */
export interface CampaignRef {
  /** The id. */
  id: string;
  /** The name. */
  name: string;
}

/** A contact: a person (in Portuguese *contato*). */
export interface Contact {
  /** The contact's id. */
  id: string;
  /** The contact's name. */
  name: string;
  /** The person's job title. */
  job_title?: string | null;
  /** The person's e-mail addresses. */
  emails?: Email[] | null;
  /** The person's telephone numbers. */
  phones?: Phone[] | null;
  /** The person's date of birth. */
  birthday?: Birthday | "" | null;
  /** The person's profiles on social networks. */
  social_profiles?: SocialProfile[] | null;
  /** The organization to which the person belongs. */
  organization_id?: string | null;
  /** The custom fields of the account, by slug. */
  custom_fields?: Record<string, FreeValue> | null;
  /** The legal bases for processing the person's data. */
  legal_bases?: LegalBasis[] | null;
  /** When the contact was created. */
  created_at: Timestamp;
  /** When the contact was last updated. */
  updated_at: Timestamp;
}

/** A delivery of RD Station CRM: `crm_campaign_created`. */
export interface CrmCampaignCreated {
  /** The event's name. */
  event_name: "crm_campaign_created";
  /** The document in its current state. */
  document: Campaign;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM: `crm_campaign_deleted`. */
export interface CrmCampaignDeleted {
  /** The event's name. */
  event_name: "crm_campaign_deleted";
  /** The id and the name of the deleted document. */
  document: Tombstone;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM: `crm_campaign_updated`. */
export interface CrmCampaignUpdated {
  /** The event's name. */
  event_name: "crm_campaign_updated";
  /** The document in its current state. */
  document: Campaign;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM: `crm_contact_created`. */
export interface CrmContactCreated {
  /** The event's name. */
  event_name: "crm_contact_created";
  /** The document in its current state. */
  document: Contact;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM: `crm_contact_deleted`. */
export interface CrmContactDeleted {
  /** The event's name. */
  event_name: "crm_contact_deleted";
  /** The id and the name of the deleted document. */
  document: Tombstone;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM: `crm_contact_updated`. */
export interface CrmContactUpdated {
  /** The event's name. */
  event_name: "crm_contact_updated";
  /** The document in its current state. */
  document: Contact;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM: `crm_deal_created`. */
export interface CrmDealCreated {
  /** The event's name. */
  event_name: "crm_deal_created";
  /** The document in its current state. */
  document: Deal;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM: `crm_deal_deleted`. */
export interface CrmDealDeleted {
  /** The event's name. */
  event_name: "crm_deal_deleted";
  /** The id and the name of the deleted document. */
  document: Tombstone;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM: `crm_deal_updated`. */
export interface CrmDealUpdated {
  /** The event's name. */
  event_name: "crm_deal_updated";
  /** The document in its current state. */
  document: Deal;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM with an unknown event. */
export interface CrmEnvelope {
  /** The event's name. */
  event_name: UnknownEventName;
  /** The document. */
  document: FreeValue;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM: `crm_lost_reason_created`. */
export interface CrmLostReasonCreated {
  /** The event's name. */
  event_name: "crm_lost_reason_created";
  /** The document in its current state. */
  document: LostReason;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM: `crm_lost_reason_deleted`. */
export interface CrmLostReasonDeleted {
  /** The event's name. */
  event_name: "crm_lost_reason_deleted";
  /** The id and the name of the deleted document. */
  document: Tombstone;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM: `crm_lost_reason_updated`. */
export interface CrmLostReasonUpdated {
  /** The event's name. */
  event_name: "crm_lost_reason_updated";
  /** The document in its current state. */
  document: LostReason;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM: `crm_organization_created`. */
export interface CrmOrganizationCreated {
  /** The event's name. */
  event_name: "crm_organization_created";
  /** The document in its current state. */
  document: Organization;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM: `crm_organization_deleted`. */
export interface CrmOrganizationDeleted {
  /** The event's name. */
  event_name: "crm_organization_deleted";
  /** The id and the name of the deleted document. */
  document: Tombstone;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM: `crm_organization_updated`. */
export interface CrmOrganizationUpdated {
  /** The event's name. */
  event_name: "crm_organization_updated";
  /** The document in its current state. */
  document: Organization;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM: `crm_product_created`. */
export interface CrmProductCreated {
  /** The event's name. */
  event_name: "crm_product_created";
  /** The document in its current state. */
  document: Product;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM: `crm_product_deleted`. */
export interface CrmProductDeleted {
  /** The event's name. */
  event_name: "crm_product_deleted";
  /** The id and the name of the deleted document. */
  document: Tombstone;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM: `crm_product_updated`. */
export interface CrmProductUpdated {
  /** The event's name. */
  event_name: "crm_product_updated";
  /** The document in its current state. */
  document: Product;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM: `crm_source_created`. */
export interface CrmSourceCreated {
  /** The event's name. */
  event_name: "crm_source_created";
  /** The document in its current state. */
  document: Source;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM: `crm_source_deleted`. */
export interface CrmSourceDeleted {
  /** The event's name. */
  event_name: "crm_source_deleted";
  /** The id and the name of the deleted document. */
  document: Tombstone;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM: `crm_source_updated`. */
export interface CrmSourceUpdated {
  /** The event's name. */
  event_name: "crm_source_updated";
  /** The document in its current state. */
  document: Source;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM: `crm_task_created`. */
export interface CrmTaskCreated {
  /** The event's name. */
  event_name: "crm_task_created";
  /** The document in its current state. */
  document: Task;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM: `crm_task_deleted`. */
export interface CrmTaskDeleted {
  /** The event's name. */
  event_name: "crm_task_deleted";
  /** The id and the name of the deleted document. */
  document: Tombstone;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A delivery of RD Station CRM: `crm_task_updated`. */
export interface CrmTaskUpdated {
  /** The event's name. */
  event_name: "crm_task_updated";
  /** The document in its current state. */
  document: Task;
  /** When the event happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** The id of the event, usually a UUID. */
  transaction_uuid: string;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/** A custom field of a deal (`deal_custom_fields`), possibly empty. */
export interface CustomField {
  /** The value: usually `null`, a string, or a list of strings; the vendor may send any JSON value. */
  value?: FreeValue | null;
  /** The definition of the field. */
  custom_field: CustomFieldDefinition;
}

/** The definition of a custom field. */
export interface CustomFieldDefinition {
  /** The id of the definition. */
  id: string;
  /** The label. */
  label: string;
  /** Whether a value is required. */
  required?: boolean | null;
  /** Whether the value must be unique among all deals. */
  unique?: boolean | null;
  /** The options, as entered by the account's owner: leading and trailing spaces are common. */
  opts?: string[] | null;
  /**
   * The input type.
   *
   * Known values: `text`, `option`, `multiple_choice`, `date`.
   */
  type?: CustomFieldDefinitionType | null;
}

/**
 * A deal (in Portuguese *negociação*).
 *
 * It does not contain its contacts or its organization: the vendor sends no `contacts`, `contact_ids`, `organization` or `organization_id`. Request the deal from the vendor's REST API to get them. The fields `win`, `hold`, `_id`, `pipeline_id` and `stage_id` exist only in the REST API; here they are `status`, `id`, `deal_pipeline` and `deal_stage`.
 *
 * Source: <https://developers.rdstation.com/reference/crm-v1-webhooks>
 */
export interface Deal {
  /** The deal's id. */
  id: string;
  /** The deal's name. */
  name: string;
  /** The monthly amount. */
  amount_monthly?: number | null;
  /** The one-time amount. */
  amount_unique?: number | null;
  /** The total, under the name that deliveries use. */
  amount_total?: number | null;
  /** The total, under the name in the vendor's table of fields. */
  amount_annual?: number | null;
  /** The expected closing date. All known deliveries contain `null`. */
  prediction_date?: DateOrTimestamp | "" | null;
  /** When the deal was created. */
  created_at: Timestamp;
  /** When the deal was last updated. */
  updated_at: Timestamp;
  /** The rating: 1 to 5 stars. */
  rating?: number | null;
  /**
   * The status.
   *
   * Known values: `ongoing`, `won`, `lost`, `paused`.
   */
  status: DealStatus;
  /** When the deal was won or lost. */
  closed_at?: Timestamp | "" | null;
  /** The owner. */
  user?: User | Empty<User> | null;
  /** The current stage. */
  deal_stage?: Stage | Empty<Stage> | null;
  /** The pipeline. */
  deal_pipeline?: PipelineRef | Empty<PipelineRef> | null;
  /** The source; `{}` for none. */
  deal_source?: SourceRef | Empty<SourceRef> | null;
  /** The campaign; `{}` for none. */
  campaign?: CampaignRef | Empty<CampaignRef> | null;
  /** The reason for the loss; `{}` for none. */
  deal_lost_reason?: LostReasonRef | Empty<LostReasonRef> | null;
  /** All custom fields of the account, including empty ones. */
  deal_custom_fields?: CustomField[] | Empty<CustomField[]> | null;
  /** The products. */
  deal_products?: DealProduct[] | Empty<DealProduct[]> | null;
}

/**
 * A product of a deal (`deal_products`).
 *
 * No published delivery contains any. The fields are those of the vendor's version 1 API, because the delivered deal otherwise matches the deal of that API. All fields are optional, and numbers may be quoted, as in that API.
 *
 * Source: <https://developers.rdstation.com/reference/crm-v1-list-products-from-deal>
 */
export interface DealProduct {
  /** The id of the line item. */
  id?: string | null;
  /** The id again, under the name in the vendor's database. */
  _id?: string | null;
  /** The id of the product. */
  product_id?: string | null;
  /** The product's name. */
  name?: string | null;
  /** The product's description. */
  description?: string | null;
  /** The list price of the product. */
  base_price?: NumberOrString | null;
  /** The price in this deal. */
  price?: NumberOrString | null;
  /** The quantity; a whole number in most responses. */
  amount?: NumberOrString | null;
  /** The quantity, possibly fractional. */
  amount_decimal?: NumberOrString | null;
  /** The discount; `discount_type` says how to interpret it. */
  discount?: NumberOrString | null;
  /**
   * Whether the discount is a percentage or an amount.
   *
   * Known values: `percent`, `value`.
   */
  discount_type?: DealProductDiscountType | null;
  /** The total of the line item. */
  total?: NumberOrString | null;
  /**
   * How often the product is charged.
   *
   * Known values: `spare`, `monthly`.
   */
  recurrence?: DealProductRecurrence | null;
  /** When the line item was added. */
  created_at?: Timestamp | "" | null;
  /** When the line item was last updated. */
  updated_at?: Timestamp | "" | null;
}

/** An e-mail address of a contact. */
export interface Email {
  /** The address. */
  email?: string | null;
}

/**
 * The body of an error response.
 *
 * Four forms are documented: `errors` as a list, as one object, or by field, and `error` with a sentence. A response with status 500 is HTML.
 *
 * Source: <https://developers.rdstation.com/reference/mensagens-de-erro-rdsm>
 */
export interface ErrorAnswer {
  /** A sentence, when permission is missing or the rate limit is exceeded. */
  error?: string | null;
  /** The errors, in one of three forms. */
  errors?: Errors | null;
  /** The allowed number of calls (status 429). */
  max?: number | null;
  /** The number of calls made (status 429). */
  usage?: number | null;
  /** The number of seconds to wait (status 429). */
  remaining_time?: number | null;
}

/** One error. */
export interface ErrorDetail {
  /** The type, such as `CANNOT_BE_BLANK`. */
  error_type?: string | null;
  /** The message. */
  error_message?: string | null;
  /** The path, such as `$.event_type`. */
  path?: string | null;
}

/**
 * A legal basis for processing a person's data. RD Station Marketing uses the same type.
 *
 * Source: <https://developers.rdstation.com/reference/crm-v2-legal-bases>
 */
export interface LegalBasis {
  /**
   * The category.
   *
   * Known values: `communications`, `data_processing`.
   */
  category?: LegalBasisCategory | null;
  /**
   * The type.
   *
   * Known values: `consent`, `judicial_process`, `legitimate_interest`, `pre_existent_contract`, `public_interest`, `vital_interest`.
   */
  type?: LegalBasisType | null;
  /**
   * The status.
   *
   * Known values: `granted`, `declined`.
   */
  status?: LegalBasisStatus | null;
}

/** A reason for lost deals (in Portuguese *motivo de perda*). */
export interface LostReason {
  /** The id of the reason. */
  id: string;
  /** The reason. */
  name: string;
  /** The description. It is in the vendor's table of fields, but in no documented delivery. */
  description?: string | null;
  /** When the reason was created. */
  created_at: Timestamp;
  /** When the reason was last updated. */
  updated_at: Timestamp;
}

/**
 * The reason for which a deal was lost (`deal_lost_reason`).
 *
 * A receiver has reported one with a name but without an id.
 */
export interface LostReasonRef {
  /** The id. */
  id?: string | null;
  /** The name. */
  name: string;
}

/** An organization: a company (in Portuguese *empresa*). */
export interface Organization {
  /** The organization's id. */
  id: string;
  /** The organization's name. */
  name: string;
  /** The description; `""` for none. */
  description?: string | null;
  /** The web site. */
  url?: string | null;
  /** The address. */
  address?: Address | Empty<Address> | null;
  /** The segments of the organization. */
  segment_ids?: string[] | null;
  /** The user who is responsible. */
  owner_id?: string | null;
  /** The users who follow the organization. */
  follower_ids?: string[] | null;
  /** The custom fields of the account, by slug. */
  custom_fields?: Record<string, FreeValue> | null;
  /** When the organization was created. */
  created_at: Timestamp;
  /** When the organization was last updated. */
  updated_at: Timestamp;
}

/** A telephone number of a contact. */
export interface Phone {
  /** The number, exactly as entered. */
  phone?: string | null;
  /**
   * The type of the number.
   *
   * Known values: `work`, `fax`, `home`, `mobile`, `cellphone`.
   */
  type?: PhoneType | null;
}

/** The pipeline of a deal (`deal_pipeline`, in Portuguese *funil*). */
export interface PipelineRef {
  /** The id. */
  id: string;
  /** The name. */
  name: string;
}

/** A product or service for sale (in Portuguese *produto*). */
export interface Product {
  /** The product's id. */
  id: string;
  /** The product's name. */
  name: string;
  /** The description. */
  description?: string | null;
  /** Whether it can be added to deals. */
  visible?: boolean | null;
  /** The price. */
  price?: number | null;
  /** The custom fields of the account, by slug. */
  custom_fields?: Record<string, FreeValue> | null;
  /** When the product was created. */
  created_at: Timestamp;
  /** When the product was last updated. */
  updated_at: Timestamp;
}

/** A contact's profile on a social network. */
export interface SocialProfile {
  /**
   * The network.
   *
   * Known values: `facebook`, `linkedin`, `skype`.
   */
  type?: SocialProfileType | null;
  /** The user name. */
  username?: string | null;
}

/** A source of deals (in Portuguese *fonte*). */
export interface Source {
  /** The id of the source. */
  id: string;
  /** The name of the source. */
  name: string;
  /** When the source was created. */
  created_at: Timestamp;
  /** When the source was last updated. */
  updated_at: Timestamp;
}

/** The source of a deal (`deal_source`). */
export interface SourceRef {
  /** The id. */
  id: string;
  /** The name. */
  name: string;
}

/** The current stage of a deal in its pipeline. */
export interface Stage {
  /** The stage's id. */
  id: string;
  /** The stage's name. */
  name: string;
  /** The short name on the board, such as `SC`. */
  nickname?: string | null;
  /** When the stage was created. */
  created_at?: Timestamp | "" | null;
  /** When the stage was last updated. */
  updated_at?: Timestamp | "" | null;
  /** The position in the pipeline, counted from 1. */
  order?: number | null;
}

/** A subscription as returned by the API. */
export interface Subscription {
  /** The uuid. */
  uuid: string;
  /** The name; only in version 1 of the CRM's API. */
  name?: string | null;
  /** The event. */
  event_type: string;
  /**
   * The type of the subject.
   *
   * Known values: `CONTACT`.
   */
  entity_type?: SubscriptionEntityType | null;
  /** The conversions to which deliveries are restricted. */
  event_identifiers?: string[] | null;
  /** The URL of the receiver. */
  url: string;
  /**
   * The HTTP method.
   *
   * Known values: `POST`.
   */
  http_method?: SubscriptionHttpMethod | null;
  /** The additional data that is sent. */
  include_relations?: SubscriptionIncludeRelations[] | null;
  /** The account, a number of up to 18 digits, more than a float can represent. */
  platform_account_id?: number | null;
  /**
   * The product.
   *
   * Known values: `MKT`, `CRM`.
   */
  source?: SubscriptionSource | null;
  /** How the subscription was created, such as `api`; only in version 1 of the CRM's API. */
  created_via?: string | null;
  /**
   * The status.
   *
   * Known values: `active`, `suspended`, `inactive`.
   */
  status?: SubscriptionStatus | null;
  /** When the subscription was created. UTC, milliseconds. */
  created_at?: Timestamp | "" | null;
  /** When the subscription was last updated. UTC, milliseconds. */
  updated_at?: Timestamp | "" | null;
}

/** The response that lists the subscriptions of the calling application. */
export interface SubscriptionList {
  /** The subscriptions. */
  webhooks: Subscription[];
}

/** A task for a deal (in Portuguese *tarefa*). */
export interface Task {
  /** The task's id. */
  id: string;
  /** The task's name. */
  name: string;
  /** The description. */
  description?: string | null;
  /**
   * The type.
   *
   * Known values: `call`, `email`, `meeting`, `task`, `visit`, `lunch`, `whatsapp`.
   */
  type?: TaskType | null;
  /**
   * The status.
   *
   * Known values: `open`, `completed`, `canceled`.
   */
  status?: TaskStatus | null;
  /** When the task is due. */
  due_date?: Timestamp | "" | null;
  /** The user who created the task; `""` for none. */
  created_by_id?: string | null;
  /** When the task was completed; `null` for an open task. */
  completed_at?: Timestamp | "" | null;
  /** The user who completed the task; `null` for an open task. */
  completed_by_id?: string | null;
  /** The deal. */
  deal_id?: string | null;
  /** The users to whom the task is assigned. */
  owner_ids?: string[] | null;
  /** When it was created. */
  created_at: Timestamp;
  /** When the task was last updated. */
  updated_at: Timestamp;
}

/** What a deletion contains: the id and the last name of the document. */
export interface Tombstone {
  /** The id of the deleted document. */
  id: string;
  /** The last name of the deleted document. */
  name: string;
}

/** The user who owns a deal. */
export interface User {
  /** The user's id. */
  id: string;
  /** The user's name. */
  name: string;
  /** The user's e-mail address. */
  email?: string | null;
  /** The URL of the user's picture; `null` in every documented delivery. */
  avatar_url?: string | null;
}

/** The body of the calls that create and update a subscription. */
export interface V1SubscriptionRequest {
  /** The event to subscribe to: one of the known ones of the CRM. */
  event_type: string;
  /**
   * The HTTP method: `POST`.
   *
   * Known values: `POST`.
   */
  http_method: V1SubscriptionRequestHttpMethod;
  /** The URL of the receiver; https is required. */
  url: string;
}

/** The URLs of the pages of a list. */
export interface V2Links {
  /** The first page. */
  first?: string | null;
  /** The previous page. */
  prev?: string | null;
  /** This page. */
  self?: string | null;
  /** The next page. */
  next?: string | null;
  /** The last page. */
  last?: string | null;
}

/** A requested subscription. */
export interface V2NewSubscription {
  /** The name of the subscription. */
  name?: string | null;
  /** The event to subscribe to: one of the known ones. */
  event_name: string;
  /**
   * The HTTP method: `POST`.
   *
   * Known values: `POST`.
   */
  http_method: V2NewSubscriptionHttpMethod;
  /** The URL of the receiver; https is required. */
  url: string;
  /** The name of a header to send with every delivery. It requires `auth_key`. */
  auth_header?: string | null;
  /** The value of that header. */
  auth_key?: string | null;
}

/** A subscription as returned by the API. */
export interface V2Subscription {
  /** The id. */
  id: string;
  /** The name. */
  name?: string | null;
  /** The event. */
  event_name: string;
  /**
   * The HTTP method.
   *
   * Known values: `POST`.
   */
  http_method?: V2SubscriptionHttpMethod | null;
  /** The URL of the receiver. */
  url: string;
  /** The name of the header that is sent with every delivery. */
  auth_header?: string | null;
  /** The value of that header. */
  auth_key?: string | null;
  /**
   * Whether the subscription is active. The vendor suspends it after repeated errors.
   *
   * Known values: `active`, `suspended`, `inactive`.
   */
  status?: V2SubscriptionStatus | null;
  /** When the subscription was created. UTC. */
  created_at?: Timestamp | "" | null;
  /** When the subscription was last updated. UTC. */
  updated_at?: Timestamp | "" | null;
}

/** The response that contains one subscription. */
export interface V2SubscriptionAnswer {
  /** The subscription. */
  data: V2Subscription;
}

/** The response that lists subscriptions, one page at a time. */
export interface V2SubscriptionList {
  /** The subscriptions on this page. */
  data: V2Subscription[];
  /** The URLs of the other pages. */
  links?: V2Links | Empty<V2Links> | null;
}

/** The body of the calls that create and update a subscription. */
export interface V2SubscriptionRequest {
  /** The requested subscription. */
  data: V2NewSubscription;
}

/** The known values of {@link CustomFieldDefinitionType}. */
export type KnownCustomFieldDefinitionType = "text" | "option" | "multiple_choice" | "date";
/** One of the known values, or a newer one. */
export type CustomFieldDefinitionType = KnownCustomFieldDefinitionType | (string & {});

/** The known values of {@link DealStatus}. */
export type KnownDealStatus = "ongoing" | "won" | "lost" | "paused";
/** One of the known values, or a newer one. */
export type DealStatus = KnownDealStatus | (string & {});

/** The known values of {@link DealProductDiscountType}. */
export type KnownDealProductDiscountType = "percent" | "value";
/** One of the known values, or a newer one. */
export type DealProductDiscountType = KnownDealProductDiscountType | (string & {});

/** The known values of {@link DealProductRecurrence}. */
export type KnownDealProductRecurrence = "spare" | "monthly";
/** One of the known values, or a newer one. */
export type DealProductRecurrence = KnownDealProductRecurrence | (string & {});

/** The known values of {@link LegalBasisCategory}. */
export type KnownLegalBasisCategory = "communications" | "data_processing";
/** One of the known values, or a newer one. */
export type LegalBasisCategory = KnownLegalBasisCategory | (string & {});

/** The known values of {@link LegalBasisType}. */
export type KnownLegalBasisType = "consent" | "judicial_process" | "legitimate_interest" | "pre_existent_contract" | "public_interest" | "vital_interest";
/** One of the known values, or a newer one. */
export type LegalBasisType = KnownLegalBasisType | (string & {});

/** The known values of {@link LegalBasisStatus}. */
export type KnownLegalBasisStatus = "granted" | "declined";
/** One of the known values, or a newer one. */
export type LegalBasisStatus = KnownLegalBasisStatus | (string & {});

/** The known values of {@link PhoneType}. */
export type KnownPhoneType = "work" | "fax" | "home" | "mobile" | "cellphone";
/** One of the known values, or a newer one. */
export type PhoneType = KnownPhoneType | (string & {});

/** The known values of {@link SocialProfileType}. */
export type KnownSocialProfileType = "facebook" | "linkedin" | "skype";
/** One of the known values, or a newer one. */
export type SocialProfileType = KnownSocialProfileType | (string & {});

/** The known values of {@link SubscriptionEntityType}. */
export type KnownSubscriptionEntityType = "CONTACT";
/** One of the known values, or a newer one. */
export type SubscriptionEntityType = KnownSubscriptionEntityType | (string & {});

/** The known values of {@link SubscriptionHttpMethod}. */
export type KnownSubscriptionHttpMethod = "POST";
/** One of the known values, or a newer one. */
export type SubscriptionHttpMethod = KnownSubscriptionHttpMethod | (string & {});

/** The known values of {@link SubscriptionIncludeRelations}. */
export type KnownSubscriptionIncludeRelations = "COMPANY" | "CONTACT_FUNNEL";
/** One of the known values, or a newer one. */
export type SubscriptionIncludeRelations = KnownSubscriptionIncludeRelations | (string & {});

/** The known values of {@link SubscriptionSource}. */
export type KnownSubscriptionSource = "MKT" | "CRM";
/** One of the known values, or a newer one. */
export type SubscriptionSource = KnownSubscriptionSource | (string & {});

/** The known values of {@link SubscriptionStatus}. */
export type KnownSubscriptionStatus = "active" | "suspended" | "inactive";
/** One of the known values, or a newer one. */
export type SubscriptionStatus = KnownSubscriptionStatus | (string & {});

/** The known values of {@link TaskType}. */
export type KnownTaskType = "call" | "email" | "meeting" | "task" | "visit" | "lunch" | "whatsapp";
/** One of the known values, or a newer one. */
export type TaskType = KnownTaskType | (string & {});

/** The known values of {@link TaskStatus}. */
export type KnownTaskStatus = "open" | "completed" | "canceled";
/** One of the known values, or a newer one. */
export type TaskStatus = KnownTaskStatus | (string & {});

/** The known values of {@link V1SubscriptionRequestHttpMethod}. */
export type KnownV1SubscriptionRequestHttpMethod = "POST";
/** One of the known values, or a newer one. */
export type V1SubscriptionRequestHttpMethod = KnownV1SubscriptionRequestHttpMethod | (string & {});

/** The known values of {@link V2NewSubscriptionHttpMethod}. */
export type KnownV2NewSubscriptionHttpMethod = "POST";
/** One of the known values, or a newer one. */
export type V2NewSubscriptionHttpMethod = KnownV2NewSubscriptionHttpMethod | (string & {});

/** The known values of {@link V2SubscriptionHttpMethod}. */
export type KnownV2SubscriptionHttpMethod = "POST";
/** One of the known values, or a newer one. */
export type V2SubscriptionHttpMethod = KnownV2SubscriptionHttpMethod | (string & {});

/** The known values of {@link V2SubscriptionStatus}. */
export type KnownV2SubscriptionStatus = "active" | "suspended" | "inactive";
/** One of the known values, or a newer one. */
export type V2SubscriptionStatus = KnownV2SubscriptionStatus | (string & {});

/** The known event names. */
export type KnownEventName = "crm_campaign_created" | "crm_campaign_deleted" | "crm_campaign_updated" | "crm_contact_created" | "crm_contact_deleted" | "crm_contact_updated" | "crm_deal_created" | "crm_deal_deleted" | "crm_deal_updated" | "crm_lost_reason_created" | "crm_lost_reason_deleted" | "crm_lost_reason_updated" | "crm_organization_created" | "crm_organization_deleted" | "crm_organization_updated" | "crm_product_created" | "crm_product_deleted" | "crm_product_updated" | "crm_source_created" | "crm_source_deleted" | "crm_source_updated" | "crm_task_created" | "crm_task_deleted" | "crm_task_updated";

/** A delivery of a known event. */
export type KnownCrmEvent =
  | CrmCampaignCreated
  | CrmCampaignDeleted
  | CrmCampaignUpdated
  | CrmContactCreated
  | CrmContactDeleted
  | CrmContactUpdated
  | CrmDealCreated
  | CrmDealDeleted
  | CrmDealUpdated
  | CrmLostReasonCreated
  | CrmLostReasonDeleted
  | CrmLostReasonUpdated
  | CrmOrganizationCreated
  | CrmOrganizationDeleted
  | CrmOrganizationUpdated
  | CrmProductCreated
  | CrmProductDeleted
  | CrmProductUpdated
  | CrmSourceCreated
  | CrmSourceDeleted
  | CrmSourceUpdated
  | CrmTaskCreated
  | CrmTaskDeleted
  | CrmTaskUpdated;

/** Any delivery: `switch` narrows to known events, and `default` to {@link CrmEnvelope}. */
export type CrmEvent = KnownCrmEvent | CrmEnvelope;
