// Generated from the schemas of rdstation-marketing by packages/models/generate.py: do not edit.
import type { Empty, FreeValue, UnknownEventName } from "./common.js";
export type { Empty, FreeValue, UnknownEventName } from "./common.js";

/** All errors: a list, one error, or lists by field. */
export type Errors = ErrorDetail[] | ErrorDetail | Record<string, FieldError[]>;

/** An error of one field: a message, or an object with its type. */
export type FieldError = string | ErrorDetail;

/** An instant with its offset: `YYYY-MM-DDThh:mm:ss`, up to nine decimals of a second, then `Z` or `±hh:mm`. */
export type Timestamp = string;

/** A contact's company. */
export interface Company {
  /** The name. */
  name?: string | null;
}

/** A conversion: what was submitted, and how the lead arrived. */
export interface Conversion {
  /** What was submitted, and what RD Station added. */
  content?: Record<string, FreeValue> | null;
  /** When the conversion happened. */
  created_at?: Timestamp | "" | null;
  /** The number of conversions up to this one, as a string of digits. */
  cumulative_sum?: string | null;
  /** The identifier of the conversion. */
  source?: string | null;
  /** How the lead arrived. */
  conversion_origin?: ConversionOrigin | Empty<ConversionOrigin> | null;
}

/** How a lead arrived at a conversion. */
export interface ConversionOrigin {
  /** The referring site or search engine. */
  source?: string | null;
  /** The medium, such as `referral`. */
  medium?: string | null;
  /** The search term; usually `null`. */
  value?: string | null;
  /** The campaign. */
  campaign?: string | null;
  /** The channel, such as `Direct`. */
  channel?: string | null;
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

/** The position of a contact in the funnel. Sent when the subscription includes `CONTACT_FUNNEL`. */
export interface Funnel {
  /** The name of the funnel. */
  name?: string | null;
  /**
   * The lifecycle stage.
   *
   * Known values: `Lead`, `Qualified Lead`, `Client`, `Cliente`.
   */
  lifecycle_stage?: FunnelLifecycleStage | null;
  /** Whether the contact is an opportunity. */
  opportunity?: boolean | null;
  /** The responsible user; `null` for none. */
  contact_owner_email?: string | null;
  /** The interest score. */
  interest?: number | null;
  /** The fit score. */
  fit?: number | null;
  /** The origin, such as `Busca Paga | Google`. */
  origin?: string | null;
}

/**
 * A lead, with its first and last conversion.
 *
 * Numbers and booleans are strings here, and the string `\N` means null.
 */
export interface Lead {
  /** The lead's id. */
  id: string;
  /** The uuid of the contact, which the newer APIs also use. */
  uuid?: string | null;
  /** The e-mail address. */
  email?: string | null;
  /** The name. */
  name?: string | null;
  /** The company's name. */
  company?: string | null;
  /** The person's job title. */
  job_title?: string | null;
  /** Notes about the person. */
  bio?: string | null;
  /** The URL of the lead in RD Station. */
  public_url?: string | null;
  /** When the lead was created. */
  created_at?: Timestamp | "" | null;
  /** Whether it is an opportunity: `"true"` or `"false"`. */
  opportunity?: string | null;
  /** The number of conversions, as digits. */
  number_conversions?: string | null;
  /** The e-mail address of the responsible user. */
  user?: string | null;
  /** The first conversion. */
  first_conversion?: Conversion | Empty<Conversion> | null;
  /** The last conversion, which usually caused the delivery. */
  last_conversion?: Conversion | Empty<Conversion> | null;
  /** The custom fields of the account, by label. */
  custom_fields?: Record<string, FreeValue> | null;
  /** A web site. */
  website?: string | null;
  /** A telephone number, exactly as entered. */
  phone?: string | null;
  /** A telephone number, exactly as entered. */
  personal_phone?: string | null;
  /** A mobile number, exactly as entered. */
  mobile_phone?: string | null;
  /** The city. */
  city?: string | null;
  /** The state. */
  state?: string | null;
  /** Tags. */
  tags?: string[] | null;
  /**
   * The lifecycle stage.
   *
   * Known values: `Lead`, `Qualified Lead`, `Client`, `Cliente`.
   */
  lead_stage?: LeadLeadStage | null;
  /** When the lead was last marked as an opportunity. */
  last_marked_opportunity_date?: Timestamp | "" | null;
  /** The fit score: a letter, `a` is the best. */
  fit_score?: string | null;
  /** The interest score, a number. */
  interest?: number | null;
}

/**
 * The legacy delivery of RD Station Marketing, which webhooks created in its user interface still send.
 *
 * It has no event name and no event id.
 *
 * Source: <https://developers.rdstation.com/reference/rdsm-como-migrar-api-v1-para-api-v2>
 */
export interface LeadsEnvelope {
  /** The leads. Every known delivery contains exactly one. */
  leads: Lead[];
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_name?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
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

/**
 * A contact of RD Station Marketing.
 *
 * The vendor omits empty fields, except lists and booleans. Custom fields are at the same level as the other fields; their names start with `cf_`.
 *
 * Source: <https://developers.rdstation.com/reference/webhooks-payload-mkt>
 */
export interface MarketingContact {
  /** The contact's uuid. */
  uuid: string;
  /** The e-mail address. */
  email?: string | null;
  /** The name. */
  name?: string | null;
  /** The person's job title. */
  job_title?: string | null;
  /** Notes about the person. */
  bio?: string | null;
  /** A web site. */
  website?: string | null;
  /** A telephone number, exactly as entered. */
  personal_phone?: string | null;
  /** A mobile number, exactly as entered. */
  mobile_phone?: string | null;
  /** The city. */
  city?: string | null;
  /** The state. */
  state?: string | null;
  /** The country. */
  country?: string | null;
  /** The date of birth, as a string: its format in deliveries is not documented. */
  birthdate?: string | null;
  /** The user name on Facebook. */
  facebook?: string | null;
  /** The user name on LinkedIn. */
  linkedin?: string | null;
  /** The user name on Twitter. */
  twitter?: string | null;
  /** Further e-mail addresses. */
  extra_emails?: string[] | null;
  /** Tags. */
  tags?: string[] | null;
  /** The legal bases for processing the person's data. */
  legal_bases?: LegalBasis[] | null;
  /** The company. Sent when the subscription includes `COMPANY`. */
  company?: Company | Empty<Company> | null;
  /** The position in the funnel. Sent when the subscription includes `CONTACT_FUNNEL`. */
  funnel?: Funnel | Empty<Funnel> | null;
  /** Fields that the sender defines. */
  [own: `cf_${string}`]: FreeValue | undefined;
}

/**
 * A delivery of RD Station Marketing.
 *
 * Source: <https://developers.rdstation.com/reference/webhooks-payload-mkt>
 */
export interface MarketingEnvelope {
  /**
   * The event.
   *
   * Known values: `WEBHOOK.CONVERTED`, `WEBHOOK.MARKED_OPPORTUNITY`.
   */
  event_type: UnknownEventName;
  /**
   * The type of the subject: `CONTACT`.
   *
   * Known values: `CONTACT`.
   */
  entity_type?: MarketingEnvelopeEntityType | null;
  /** The identifier of the conversion; `default` for none. */
  event_identifier?: string | null;
  /** When the delivery was sent. Milliseconds, with an offset. */
  timestamp?: Timestamp | "" | null;
  /** When the event happened. Milliseconds, with an offset. */
  event_timestamp: Timestamp;
  /** The contact in its current state. */
  contact: MarketingContact;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_name?: undefined;
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

/**
 * The body of the calls that create (`POST`) and replace (`PUT /{uuid}`) a subscription.
 *
 * When a subscription is created, RD Station immediately calls the URL and expects a status of 2xx. Otherwise it responds with 401 and creates nothing.
 */
export interface SubscriptionRequest {
  /** The event: `WEBHOOK.CONVERTED`, `WEBHOOK.MARKED_OPPORTUNITY`, `crm_deal_created`, `crm_deal_updated` or `crm_deal_deleted`. */
  event_type: string;
  /**
   * The type of the subject: `CONTACT`.
   *
   * Known values: `CONTACT`.
   */
  entity_type: SubscriptionRequestEntityType;
  /** Restricts deliveries to these conversions; requires `WEBHOOK.CONVERTED`. */
  event_identifiers?: string[] | null;
  /** The URL of the receiver; https is required. */
  url: string;
  /**
   * The HTTP method: `POST`.
   *
   * Known values: `POST`.
   */
  http_method: SubscriptionRequestHttpMethod;
  /** The additional data to send. */
  include_relations?: SubscriptionRequestIncludeRelations[] | null;
}

/** A delivery of RD Station Marketing: `WEBHOOK.CONVERTED`. */
export interface WebhookConverted {
  /** What happened. */
  event_type: "WEBHOOK.CONVERTED";
  /**
   * The type of the subject: `CONTACT`.
   *
   * Known values: `CONTACT`.
   */
  entity_type?: WebhookConvertedEntityType | null;
  /** The identifier of the conversion; `default` for none. */
  event_identifier?: string | null;
  /** When the delivery was sent. Milliseconds, with an offset. */
  timestamp?: Timestamp | "" | null;
  /** When the event happened. Milliseconds, with an offset. */
  event_timestamp: Timestamp;
  /** The contact in its current state. */
  contact: MarketingContact;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_name?: undefined;
}

/** A delivery of RD Station Marketing: `WEBHOOK.MARKED_OPPORTUNITY`. */
export interface WebhookMarkedOpportunity {
  /** What happened. */
  event_type: "WEBHOOK.MARKED_OPPORTUNITY";
  /**
   * The type of the subject: `CONTACT`.
   *
   * Known values: `CONTACT`.
   */
  entity_type?: WebhookMarkedOpportunityEntityType | null;
  /** The identifier of the conversion; `default` for none. */
  event_identifier?: string | null;
  /** When the delivery was sent. Milliseconds, with an offset. */
  timestamp?: Timestamp | "" | null;
  /** When the event happened. Milliseconds, with an offset. */
  event_timestamp: Timestamp;
  /** The contact in its current state. */
  contact: MarketingContact;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_name?: undefined;
}

/** The known values of {@link FunnelLifecycleStage}. */
export type KnownFunnelLifecycleStage = "Lead" | "Qualified Lead" | "Client" | "Cliente";
/** One of the known values, or a newer one. */
export type FunnelLifecycleStage = KnownFunnelLifecycleStage | (string & {});

/** The known values of {@link LeadLeadStage}. */
export type KnownLeadLeadStage = "Lead" | "Qualified Lead" | "Client" | "Cliente";
/** One of the known values, or a newer one. */
export type LeadLeadStage = KnownLeadLeadStage | (string & {});

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

/** The known values of {@link MarketingEnvelopeEventType}. */
export type KnownMarketingEnvelopeEventType = "WEBHOOK.CONVERTED" | "WEBHOOK.MARKED_OPPORTUNITY";
/** One of the known values, or a newer one. */
export type MarketingEnvelopeEventType = KnownMarketingEnvelopeEventType | (string & {});

/** The known values of {@link MarketingEnvelopeEntityType}. */
export type KnownMarketingEnvelopeEntityType = "CONTACT";
/** One of the known values, or a newer one. */
export type MarketingEnvelopeEntityType = KnownMarketingEnvelopeEntityType | (string & {});

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

/** The known values of {@link SubscriptionRequestEntityType}. */
export type KnownSubscriptionRequestEntityType = "CONTACT";
/** One of the known values, or a newer one. */
export type SubscriptionRequestEntityType = KnownSubscriptionRequestEntityType | (string & {});

/** The known values of {@link SubscriptionRequestHttpMethod}. */
export type KnownSubscriptionRequestHttpMethod = "POST";
/** One of the known values, or a newer one. */
export type SubscriptionRequestHttpMethod = KnownSubscriptionRequestHttpMethod | (string & {});

/** The known values of {@link SubscriptionRequestIncludeRelations}. */
export type KnownSubscriptionRequestIncludeRelations = "COMPANY" | "CONTACT_FUNNEL";
/** One of the known values, or a newer one. */
export type SubscriptionRequestIncludeRelations = KnownSubscriptionRequestIncludeRelations | (string & {});

/** The known values of {@link WebhookConvertedEntityType}. */
export type KnownWebhookConvertedEntityType = "CONTACT";
/** One of the known values, or a newer one. */
export type WebhookConvertedEntityType = KnownWebhookConvertedEntityType | (string & {});

/** The known values of {@link WebhookMarkedOpportunityEntityType}. */
export type KnownWebhookMarkedOpportunityEntityType = "CONTACT";
/** One of the known values, or a newer one. */
export type WebhookMarkedOpportunityEntityType = KnownWebhookMarkedOpportunityEntityType | (string & {});

/** The known event names. */
export type KnownEventName = "WEBHOOK.CONVERTED" | "WEBHOOK.MARKED_OPPORTUNITY";

/** A delivery of a known event. */
export type KnownMarketingEvent =
  | WebhookConverted
  | WebhookMarkedOpportunity
  | LeadsEnvelope;

/** Any delivery: `switch` narrows to known events, and `default` to {@link MarketingEnvelope}. */
export type MarketingEvent = KnownMarketingEvent | MarketingEnvelope;
