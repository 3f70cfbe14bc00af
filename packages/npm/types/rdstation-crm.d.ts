// Generated from the schemas of rdstation-crm by packages/models/generate.py: do not edit.
import type { Empty, FreeValue, UnknownEventName } from "./common.js";
export type { Empty, FreeValue, UnknownEventName } from "./common.js";

/** A number: money, a price, a quantity. */
export type Amount = number;

/** A day of birth: `YYYY-MM-DD`, the year `0000` when it is unknown. */
export type Birthday = string;

/** A day, or an instant with its offset. */
export type DateOrTimestamp = string;

/** Everything that is wrong: a list, one thing, or lists by the field that is wrong. */
export type Errors = ErrorDetail[] | ErrorDetail | Record<string, FieldError[]>;

/** One thing that is wrong with a field: in words, or with its kind. */
export type FieldError = string | ErrorDetail;

/** A number, or a string that usually holds one: `199.91`, `"15.44"`. */
export type NumberOrString = Amount | string;

/** An instant with its offset: `YYYY-MM-DDThh:mm:ss`, up to nine digits of a second, then `Z` or `±hh:mm`. */
export type Timestamp = string;

/**
 * Where an organization is.
 *
 * All parts are `null` in every documented delivery, and whether coordinates come as numbers or as strings is not known: both are taken.
 */
export interface Address {
  /** Street, number, town, in one line. */
  line?: string | null;
  /** Degrees north. */
  latitude?: NumberOrString | null;
  /** Degrees east. */
  longitude?: NumberOrString | null;
}

/** A campaign that deals come from (in Portuguese *campanha*). */
export interface Campaign {
  /** The campaign's id. */
  id: string;
  /** The campaign's name. */
  name: string;
  /** What it is about; `null` in every documented delivery. */
  description?: string | null;
  /** When it was created. */
  created_at: Timestamp;
  /** When it was last changed. */
  updated_at: Timestamp;
}

/** The campaign that a deal came from. */
export interface CampaignRef {
  /** Its id. */
  id: string;
  /** Its name. */
  name: string;
}

/** A person (in Portuguese *contato*). */
export interface Contact {
  /** The contact's id. */
  id: string;
  /** The contact's name. */
  name: string;
  /** What the person does. */
  job_title?: string | null;
  /** The person's e-mail addresses. */
  emails?: Email[] | null;
  /** The person's telephones. */
  phones?: Phone[] | null;
  /** The person's day of birth. */
  birthday?: Birthday | "" | null;
  /** The person's names on social networks. */
  social_profiles?: SocialProfile[] | null;
  /** The organization the person belongs to. */
  organization_id?: string | null;
  /** The account's own fields, by slug. */
  custom_fields?: Record<string, FreeValue> | null;
  /** On what grounds the person's data may be used. */
  legal_bases?: LegalBasis[] | null;
  /** When the contact was created. */
  created_at: Timestamp;
  /** When the contact was last changed. */
  updated_at: Timestamp;
}

/** A delivery of RD Station CRM: `crm_campaign_created`. */
export interface CrmCampaignCreated {
  /** The event's name. */
  event_name: "crm_campaign_created";
  /** The document, as it is now. */
  document: Campaign;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM: `crm_campaign_deleted`. */
export interface CrmCampaignDeleted {
  /** The event's name. */
  event_name: "crm_campaign_deleted";
  /** What is left of the document. */
  document: Tombstone;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM: `crm_campaign_updated`. */
export interface CrmCampaignUpdated {
  /** The event's name. */
  event_name: "crm_campaign_updated";
  /** The document, as it is now. */
  document: Campaign;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM: `crm_contact_created`. */
export interface CrmContactCreated {
  /** The event's name. */
  event_name: "crm_contact_created";
  /** The document, as it is now. */
  document: Contact;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM: `crm_contact_deleted`. */
export interface CrmContactDeleted {
  /** The event's name. */
  event_name: "crm_contact_deleted";
  /** What is left of the document. */
  document: Tombstone;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM: `crm_contact_updated`. */
export interface CrmContactUpdated {
  /** The event's name. */
  event_name: "crm_contact_updated";
  /** The document, as it is now. */
  document: Contact;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM: `crm_deal_created`. */
export interface CrmDealCreated {
  /** The event's name. */
  event_name: "crm_deal_created";
  /** The document, as it is now. */
  document: Deal;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM: `crm_deal_deleted`. */
export interface CrmDealDeleted {
  /** The event's name. */
  event_name: "crm_deal_deleted";
  /** What is left of the document. */
  document: Tombstone;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM: `crm_deal_updated`. */
export interface CrmDealUpdated {
  /** The event's name. */
  event_name: "crm_deal_updated";
  /** The document, as it is now. */
  document: Deal;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM whose event is not one of the known ones. */
export interface CrmEnvelope {
  /** The event's name. */
  event_name: UnknownEventName;
  /** The document. */
  document: FreeValue;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM: `crm_lost_reason_created`. */
export interface CrmLostReasonCreated {
  /** The event's name. */
  event_name: "crm_lost_reason_created";
  /** The document, as it is now. */
  document: LostReason;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM: `crm_lost_reason_deleted`. */
export interface CrmLostReasonDeleted {
  /** The event's name. */
  event_name: "crm_lost_reason_deleted";
  /** What is left of the document. */
  document: Tombstone;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM: `crm_lost_reason_updated`. */
export interface CrmLostReasonUpdated {
  /** The event's name. */
  event_name: "crm_lost_reason_updated";
  /** The document, as it is now. */
  document: LostReason;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM: `crm_organization_created`. */
export interface CrmOrganizationCreated {
  /** The event's name. */
  event_name: "crm_organization_created";
  /** The document, as it is now. */
  document: Organization;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM: `crm_organization_deleted`. */
export interface CrmOrganizationDeleted {
  /** The event's name. */
  event_name: "crm_organization_deleted";
  /** What is left of the document. */
  document: Tombstone;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM: `crm_organization_updated`. */
export interface CrmOrganizationUpdated {
  /** The event's name. */
  event_name: "crm_organization_updated";
  /** The document, as it is now. */
  document: Organization;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM: `crm_product_created`. */
export interface CrmProductCreated {
  /** The event's name. */
  event_name: "crm_product_created";
  /** The document, as it is now. */
  document: Product;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM: `crm_product_deleted`. */
export interface CrmProductDeleted {
  /** The event's name. */
  event_name: "crm_product_deleted";
  /** What is left of the document. */
  document: Tombstone;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM: `crm_product_updated`. */
export interface CrmProductUpdated {
  /** The event's name. */
  event_name: "crm_product_updated";
  /** The document, as it is now. */
  document: Product;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM: `crm_source_created`. */
export interface CrmSourceCreated {
  /** The event's name. */
  event_name: "crm_source_created";
  /** The document, as it is now. */
  document: Source;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM: `crm_source_deleted`. */
export interface CrmSourceDeleted {
  /** The event's name. */
  event_name: "crm_source_deleted";
  /** What is left of the document. */
  document: Tombstone;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM: `crm_source_updated`. */
export interface CrmSourceUpdated {
  /** The event's name. */
  event_name: "crm_source_updated";
  /** The document, as it is now. */
  document: Source;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM: `crm_task_created`. */
export interface CrmTaskCreated {
  /** The event's name. */
  event_name: "crm_task_created";
  /** The document, as it is now. */
  document: Task;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM: `crm_task_deleted`. */
export interface CrmTaskDeleted {
  /** The event's name. */
  event_name: "crm_task_deleted";
  /** What is left of the document. */
  document: Tombstone;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A delivery of RD Station CRM: `crm_task_updated`. */
export interface CrmTaskUpdated {
  /** The event's name. */
  event_name: "crm_task_updated";
  /** The document, as it is now. */
  document: Task;
  /** When it happened. UTC, whole seconds: `2025-03-28T12:40:58.000Z`. */
  event_timestamp: Timestamp;
  /** Which delivery this is: usually a UUID. */
  transaction_uuid: string;
}

/** A custom field of a deal (`deal_custom_fields`), filled in or not. */
export interface CustomField {
  /** What was filled in: `null`, a string, a list of strings, or whatever else the vendor comes to send. */
  value?: FreeValue | null;
  /** Which field it is. */
  custom_field: CustomFieldDefinition;
}

/** The definition of a custom field. */
export interface CustomFieldDefinition {
  /** The field's id. */
  id: string;
  /** The question asked. */
  label: string;
  /** Whether it must be filled in. */
  required?: boolean | null;
  /** Whether no two deals may have the same value. */
  unique?: boolean | null;
  /** The options to choose from, as typed by the account's owner: spaces at their ends are common. */
  opts?: string[] | null;
  /**
   * What kind of answer it takes.
   *
   * Known values: `text`, `option`, `multiple_choice`, `date`.
   */
  type?: CustomFieldDefinitionType | null;
}

/**
 * A deal (in Portuguese *negociação*).
 *
 * It does not say which contacts or organization it belongs to: the vendor sends no `contacts`, `contact_ids`, `organization` or `organization_id`, and whoever needs them asks the vendor's REST API for the deal. Nor are there `win` and `hold` (here `status`), `_id` (here `id`), `pipeline_id` and `stage_id` (here in `deal_pipeline` and `deal_stage`): those are names of the REST API.
 *
 * Source: <https://developers.rdstation.com/reference/crm-v1-webhooks>
 */
export interface Deal {
  /** The deal's id. */
  id: string;
  /** The deal's name. */
  name: string;
  /** What is paid every month. */
  amount_monthly?: number | null;
  /** What is paid once. */
  amount_unique?: number | null;
  /** The total, as deliveries name it. */
  amount_total?: number | null;
  /** The total, as the vendor's table of fields names it. */
  amount_annual?: number | null;
  /** When the sale is expected; only `null` has been seen in deliveries. */
  prediction_date?: DateOrTimestamp | "" | null;
  /** When the deal was created. */
  created_at: Timestamp;
  /** When the deal was last changed. */
  updated_at: Timestamp;
  /** How promising it is: 1 to 5 stars. */
  rating?: number | null;
  /**
   * How far it is.
   *
   * Known values: `ongoing`, `won`, `lost`, `paused`.
   */
  status: DealStatus;
  /** When it was won or lost. */
  closed_at?: Timestamp | "" | null;
  /** Who owns it. */
  user?: User | Empty<User> | null;
  /** The stage it has reached. */
  deal_stage?: Stage | Empty<Stage> | null;
  /** The pipeline it runs through. */
  deal_pipeline?: PipelineRef | Empty<PipelineRef> | null;
  /** Where it came from; `{}` for nowhere known. */
  deal_source?: SourceRef | Empty<SourceRef> | null;
  /** The campaign it came from; `{}` for none. */
  campaign?: CampaignRef | Empty<CampaignRef> | null;
  /** Why it was lost; `{}` for no reason. */
  deal_lost_reason?: LostReasonRef | Empty<LostReasonRef> | null;
  /** Every custom field of the account, filled in or not. */
  deal_custom_fields?: CustomField[] | Empty<CustomField[]> | null;
  /** The products on it. */
  deal_products?: DealProduct[] | Empty<DealProduct[]> | null;
}

/**
 * A product on a deal (`deal_products`).
 *
 * No one has seen a filled list in a delivery. The fields are those of the vendor's version 1 API, whose deal the delivered document otherwise is; all are optional, and numbers may be quoted, as they are there.
 *
 * Source: <https://developers.rdstation.com/reference/crm-v1-list-products-from-deal>
 */
export interface DealProduct {
  /** The line's id. */
  id?: string | null;
  /** The line's id again, as the vendor's database spells it. */
  _id?: string | null;
  /** Which product it is. */
  product_id?: string | null;
  /** The product's name. */
  name?: string | null;
  /** The product's description. */
  description?: string | null;
  /** The product's own price. */
  base_price?: NumberOrString | null;
  /** The price on this deal. */
  price?: NumberOrString | null;
  /** How many, as a whole number in most answers. */
  amount?: NumberOrString | null;
  /** How many, with a fraction. */
  amount_decimal?: NumberOrString | null;
  /** The discount, read by `discount_type`. */
  discount?: NumberOrString | null;
  /**
   * Whether the discount is per cent or money.
   *
   * Known values: `percent`, `value`.
   */
  discount_type?: DealProductDiscountType | null;
  /** What the line comes to. */
  total?: NumberOrString | null;
  /**
   * How often it is paid for.
   *
   * Known values: `spare`, `monthly`.
   */
  recurrence?: DealProductRecurrence | null;
  /** When the line was added. */
  created_at?: Timestamp | "" | null;
  /** When the line was last changed. */
  updated_at?: Timestamp | "" | null;
}

/** An e-mail address of a person. */
export interface Email {
  /** The address. */
  email?: string | null;
}

/**
 * The body of an error response.
 *
 * Four forms are documented: `errors` as a list, as one object, or by field, and `error` with a sentence. An error with status 500 is HTML.
 *
 * Source: <https://developers.rdstation.com/reference/mensagens-de-erro-rdsm>
 */
export interface ErrorAnswer {
  /** One sentence: no permission, or too many calls. */
  error?: string | null;
  /** What is wrong, in one of three forms. */
  errors?: Errors | null;
  /** How many calls are allowed (status 429). */
  max?: number | null;
  /** How many were made (status 429). */
  usage?: number | null;
  /** Seconds to wait (status 429). */
  remaining_time?: number | null;
}

/** One thing that is wrong. */
export interface ErrorDetail {
  /** What kind, such as `CANNOT_BE_BLANK`. */
  error_type?: string | null;
  /** What it is, in words. */
  error_message?: string | null;
  /** Where, such as `$.event_type`. */
  path?: string | null;
}

/**
 * A legal basis for processing a person's data. RD Station Marketing sends the same.
 *
 * Source: <https://developers.rdstation.com/reference/crm-v2-legal-bases>
 */
export interface LegalBasis {
  /**
   * What it is for.
   *
   * Known values: `communications`, `data_processing`.
   */
  category?: LegalBasisCategory | null;
  /**
   * Which one it is.
   *
   * Known values: `consent`, `judicial_process`, `legitimate_interest`, `pre_existent_contract`, `public_interest`, `vital_interest`.
   */
  type?: LegalBasisType | null;
  /**
   * Whether it is given.
   *
   * Known values: `granted`, `declined`.
   */
  status?: LegalBasisStatus | null;
}

/** A reason for which deals are lost (in Portuguese *motivo de perda*). */
export interface LostReason {
  /** The reason's id. */
  id: string;
  /** The reason in words. */
  name: string;
  /** More words; in the vendor's table of fields, but in no documented delivery. */
  description?: string | null;
  /** When it was created. */
  created_at: Timestamp;
  /** When it was last changed. */
  updated_at: Timestamp;
}

/**
 * The reason (`deal_lost_reason`) for which a deal was lost.
 *
 * A receiver has seen one with a name and no id.
 */
export interface LostReasonRef {
  /** Its id. */
  id?: string | null;
  /** Its name. */
  name: string;
}

/** A company (in Portuguese *empresa*). */
export interface Organization {
  /** The organization's id. */
  id: string;
  /** The organization's name. */
  name: string;
  /** What it is; `""` when nobody has said. */
  description?: string | null;
  /** Its web site. */
  url?: string | null;
  /** Where it is. */
  address?: Address | Empty<Address> | null;
  /** The segments it is sorted into. */
  segment_ids?: string[] | null;
  /** Who looks after it. */
  owner_id?: string | null;
  /** Who follows it. */
  follower_ids?: string[] | null;
  /** The account's own fields, by slug. */
  custom_fields?: Record<string, FreeValue> | null;
  /** When it was created. */
  created_at: Timestamp;
  /** When it was last changed. */
  updated_at: Timestamp;
}

/** A telephone of a person. */
export interface Phone {
  /** The number, in whichever form it was typed. */
  phone?: string | null;
  /**
   * Which telephone it is.
   *
   * Known values: `work`, `fax`, `home`, `mobile`, `cellphone`.
   */
  type?: PhoneType | null;
}

/** The pipeline (`deal_pipeline`, in Portuguese *funil*) that a deal runs through. */
export interface PipelineRef {
  /** Its id. */
  id: string;
  /** Its name. */
  name: string;
}

/** A product or service for sale (in Portuguese *produto*). */
export interface Product {
  /** The product's id. */
  id: string;
  /** The product's name. */
  name: string;
  /** What it is. */
  description?: string | null;
  /** Whether it can be put on deals. */
  visible?: boolean | null;
  /** Its price. */
  price?: number | null;
  /** The account's own fields, by slug. */
  custom_fields?: Record<string, FreeValue> | null;
  /** When it was created. */
  created_at: Timestamp;
  /** When it was last changed. */
  updated_at: Timestamp;
}

/** A person's name on a social network. */
export interface SocialProfile {
  /**
   * The network.
   *
   * Known values: `facebook`, `linkedin`, `skype`.
   */
  type?: SocialProfileType | null;
  /** The name there. */
  username?: string | null;
}

/** A source that deals come from (in Portuguese *fonte*). */
export interface Source {
  /** The source's id. */
  id: string;
  /** The source's name. */
  name: string;
  /** When it was created. */
  created_at: Timestamp;
  /** When it was last changed. */
  updated_at: Timestamp;
}

/** The source (`deal_source`) that a deal came from. */
export interface SourceRef {
  /** Its id. */
  id: string;
  /** Its name. */
  name: string;
}

/** The stage of its pipeline that a deal has reached. */
export interface Stage {
  /** The stage's id. */
  id: string;
  /** The stage's name. */
  name: string;
  /** The short name shown on the board, such as `SC`. */
  nickname?: string | null;
  /** When the stage was created. */
  created_at?: Timestamp | "" | null;
  /** When the stage was last changed. */
  updated_at?: Timestamp | "" | null;
  /** Its place in the pipeline, counted from 1. */
  order?: number | null;
}

/** A subscription as the API shows it. */
export interface Subscription {
  /** Its uuid. */
  uuid: string;
  /** Its name; version 1 of the CRM's API. */
  name?: string | null;
  /** The event it delivers. */
  event_type: string;
  /**
   * What it is about.
   *
   * Known values: `CONTACT`.
   */
  entity_type?: SubscriptionEntityType | null;
  /** Only these conversions. */
  event_identifiers?: string[] | null;
  /** Where it delivers. */
  url: string;
  /**
   * How it delivers.
   *
   * Known values: `POST`.
   */
  http_method?: SubscriptionHttpMethod | null;
  /** What it sends beside the contact. */
  include_relations?: SubscriptionIncludeRelations[] | null;
  /** The account, a number of up to 18 digits and more than a float can carry. */
  platform_account_id?: number | null;
  /**
   * Which product it belongs to.
   *
   * Known values: `MKT`, `CRM`.
   */
  source?: SubscriptionSource | null;
  /** How it was made, such as `api`; version 1 of the CRM's API. */
  created_via?: string | null;
  /**
   * Whether it delivers.
   *
   * Known values: `active`, `suspended`, `inactive`.
   */
  status?: SubscriptionStatus | null;
  /** When it was made. UTC, milliseconds. */
  created_at?: Timestamp | "" | null;
  /** When it was last changed. UTC, milliseconds. */
  updated_at?: Timestamp | "" | null;
}

/** The answer that lists subscriptions: those that the calling integration made. */
export interface SubscriptionList {
  /** The subscriptions. */
  webhooks: Subscription[];
}

/** Something to do for a deal (in Portuguese *tarefa*). */
export interface Task {
  /** The task's id. */
  id: string;
  /** The task's name. */
  name: string;
  /** What is to be done. */
  description?: string | null;
  /**
   * What kind of thing it is.
   *
   * Known values: `call`, `email`, `meeting`, `task`, `visit`, `lunch`, `whatsapp`.
   */
  type?: TaskType | null;
  /**
   * Whether it is done.
   *
   * Known values: `open`, `completed`, `canceled`.
   */
  status?: TaskStatus | null;
  /** When it is due. */
  due_date?: Timestamp | "" | null;
  /** Who made it; `""` for nobody. */
  created_by_id?: string | null;
  /** When it was done; `null` while it is not. */
  completed_at?: Timestamp | "" | null;
  /** Who did it; `null` while it is not done. */
  completed_by_id?: string | null;
  /** The deal it is for. */
  deal_id?: string | null;
  /** Who is to do it. */
  owner_ids?: string[] | null;
  /** When it was created. */
  created_at: Timestamp;
  /** When it was last changed. */
  updated_at: Timestamp;
}

/** What a deletion tells of a document: its id and its last name. */
export interface Tombstone {
  /** The id of what was deleted. */
  id: string;
  /** The name it had. */
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
  /** Where the user's picture is; `null` in every documented delivery. */
  avatar_url?: string | null;
}

/** The body of the calls that create and update a subscription. */
export interface V1SubscriptionRequest {
  /** The event to deliver: one of the known ones of the CRM. */
  event_type: string;
  /**
   * How to deliver: `POST`.
   *
   * Known values: `POST`.
   */
  http_method: V1SubscriptionRequestHttpMethod;
  /** Where to deliver: an https address. */
  url: string;
}

/** The addresses of a list's pages. */
export interface V2Links {
  /** The first page. */
  first?: string | null;
  /** The page before this one. */
  prev?: string | null;
  /** This page. */
  self?: string | null;
  /** The page after this one. */
  next?: string | null;
  /** The last page. */
  last?: string | null;
}

/** A subscription that is wanted. */
export interface V2NewSubscription {
  /** A name for it. */
  name?: string | null;
  /** The event to deliver: one of the known ones. */
  event_name: string;
  /**
   * How to deliver: `POST`.
   *
   * Known values: `POST`.
   */
  http_method: V2NewSubscriptionHttpMethod;
  /** Where to deliver: an https address. */
  url: string;
  /** The name of a header to send with every delivery. Goes together with `auth_key`. */
  auth_header?: string | null;
  /** The value of that header. */
  auth_key?: string | null;
}

/** A subscription as the API shows it. */
export interface V2Subscription {
  /** Its id. */
  id: string;
  /** Its name. */
  name?: string | null;
  /** The event it delivers. */
  event_name: string;
  /**
   * How it delivers.
   *
   * Known values: `POST`.
   */
  http_method?: V2SubscriptionHttpMethod | null;
  /** Where it delivers. */
  url: string;
  /** The name of the header it sends. */
  auth_header?: string | null;
  /** The value of that header. */
  auth_key?: string | null;
  /**
   * Whether it delivers at all: constant errors suspend it.
   *
   * Known values: `active`, `suspended`, `inactive`.
   */
  status?: V2SubscriptionStatus | null;
  /** When it was made. UTC. */
  created_at?: Timestamp | "" | null;
  /** When it was last changed. UTC. */
  updated_at?: Timestamp | "" | null;
}

/** The answer that shows one subscription. */
export interface V2SubscriptionAnswer {
  /** The subscription. */
  data: V2Subscription;
}

/** The answer that lists subscriptions, a page at a time. */
export interface V2SubscriptionList {
  /** The subscriptions of this page. */
  data: V2Subscription[];
  /** Where the other pages are. */
  links?: V2Links | Empty<V2Links> | null;
}

/** The body of the calls that create and update a subscription. */
export interface V2SubscriptionRequest {
  /** The subscription wanted. */
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

/** The names of the known events. */
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

/** Whatever is delivered: `switch` narrows to known events, and `default` to {@link CrmEnvelope}. */
export type CrmEvent = KnownCrmEvent | CrmEnvelope;
