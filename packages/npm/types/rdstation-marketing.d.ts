// Generated from the schemas of rdstation-marketing by packages/models/generate.py: do not edit.
import type { Empty, FreeValue, UnknownEventName } from "./common.js";
export type { Empty, FreeValue, UnknownEventName } from "./common.js";

/** Everything that is wrong: a list, one thing, or lists by the field that is wrong. */
export type Errors = ErrorDetail[] | ErrorDetail | Record<string, FieldError[]>;

/** One thing that is wrong with a field: in words, or with its kind. */
export type FieldError = string | ErrorDetail;

/** An instant with its offset: `YYYY-MM-DDThh:mm:ss`, up to nine digits of a second, then `Z` or `±hh:mm`. */
export type Timestamp = string;

/** A contact's company. */
export interface Company {
  /** Its name. */
  name?: string | null;
}

/** A conversion: what was filled in, where, and how the lead got there. */
export interface Conversion {
  /** What was filled in, and what RD Station added. */
  content?: Record<string, FreeValue> | null;
  /** When it happened. */
  created_at?: Timestamp | "" | null;
  /** How many conversions the lead had then, as a string of digits. */
  cumulative_sum?: string | null;
  /** Which conversion it was. */
  source?: string | null;
  /** How the lead got there. */
  conversion_origin?: ConversionOrigin | Empty<ConversionOrigin> | null;
}

/** How a lead got to a conversion. */
export interface ConversionOrigin {
  /** The site or engine it came from. */
  source?: string | null;
  /** The kind of way, such as `referral`. */
  medium?: string | null;
  /** The term searched for; usually `null`. */
  value?: string | null;
  /** The campaign. */
  campaign?: string | null;
  /** The channel, such as `Direct`. */
  channel?: string | null;
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

/** A contact's place in the funnel. Sent when the subscription includes `CONTACT_FUNNEL`. */
export interface Funnel {
  /** The funnel's name. */
  name?: string | null;
  /**
   * How far the contact has come.
   *
   * Known values: `Lead`, `Qualified Lead`, `Client`, `Cliente`.
   */
  lifecycle_stage?: FunnelLifecycleStage | null;
  /** Whether it is an opportunity. */
  opportunity?: boolean | null;
  /** Who looks after it; `null` for nobody. */
  contact_owner_email?: string | null;
  /** How interested it is, in points. */
  interest?: number | null;
  /** How well it fits, in points. */
  fit?: number | null;
  /** Where it came from, such as `Busca Paga | Google`. */
  origin?: string | null;
}

/** A lead, with its first and last conversion. */
export interface Lead {
  /** The lead's id. */
  id: string;
  /** The contact's uuid, good for the newer APIs too. */
  uuid?: string | null;
  /** The e-mail address. */
  email?: string | null;
  /** The name. */
  name?: string | null;
  /** The company's name. */
  company?: string | null;
  /** What the person does. */
  job_title?: string | null;
  /** Notes about the person. */
  bio?: string | null;
  /** The lead's page at RD Station. */
  public_url?: string | null;
  /** When the lead was created. */
  created_at?: Timestamp | "" | null;
  /** Whether it is an opportunity: `"true"` or `"false"`. */
  opportunity?: string | null;
  /** How many conversions it had: digits. */
  number_conversions?: string | null;
  /** The e-mail address of who looks after it. */
  user?: string | null;
  /** The first conversion. */
  first_conversion?: Conversion | Empty<Conversion> | null;
  /** The last conversion: usually the one that made RD Station send. */
  last_conversion?: Conversion | Empty<Conversion> | null;
  /** The account's own fields, by label. */
  custom_fields?: Record<string, FreeValue> | null;
  /** A web site. */
  website?: string | null;
  /** A telephone number, in whichever form it was typed. */
  phone?: string | null;
  /** A telephone number, in whichever form it was typed. */
  personal_phone?: string | null;
  /** A mobile number, in whichever form it was typed. */
  mobile_phone?: string | null;
  /** The town. */
  city?: string | null;
  /** The state. */
  state?: string | null;
  /** Tags. */
  tags?: string[] | null;
  /**
   * How far it has come.
   *
   * Known values: `Lead`, `Qualified Lead`, `Client`, `Cliente`.
   */
  lead_stage?: LeadLeadStage | null;
  /** When it was last marked as an opportunity. */
  last_marked_opportunity_date?: Timestamp | "" | null;
  /** How well it fits: a letter, `a` best. */
  fit_score?: string | null;
  /** How interested it is, in points; a number. */
  interest?: number | null;
}

/**
 * The older delivery of RD Station Marketing, still sent by webhooks set up on its screens.
 *
 * It names no event and has no id.
 *
 * Source: <https://developers.rdstation.com/reference/rdsm-como-migrar-api-v1-para-api-v2>
 */
export interface LeadsEnvelope {
  /** The leads; one in every delivery seen. */
  leads: Lead[];
  /** Never there: it tells this delivery from the others. */
  event_type?: undefined;
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

/**
 * A contact of RD Station Marketing.
 *
 * The vendor leaves out what is empty, except lists and booleans. Custom fields stand beside the others, under names that start with `cf_`.
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
  /** What the person does. */
  job_title?: string | null;
  /** Notes about the person. */
  bio?: string | null;
  /** A web site. */
  website?: string | null;
  /** A telephone number, in whichever form it was typed. */
  personal_phone?: string | null;
  /** A mobile number, in whichever form it was typed. */
  mobile_phone?: string | null;
  /** The town. */
  city?: string | null;
  /** The state. */
  state?: string | null;
  /** The country. */
  country?: string | null;
  /** The day of birth, as a string: the form in deliveries is not documented. */
  birthdate?: string | null;
  /** The name on Facebook. */
  facebook?: string | null;
  /** The name on LinkedIn. */
  linkedin?: string | null;
  /** The name on Twitter. */
  twitter?: string | null;
  /** Further e-mail addresses. */
  extra_emails?: string[] | null;
  /** Tags. */
  tags?: string[] | null;
  /** On what grounds the person's data may be used. */
  legal_bases?: LegalBasis[] | null;
  /** The company. Sent when the subscription includes `COMPANY`. */
  company?: Company | Empty<Company> | null;
  /** The place in the funnel. Sent when the subscription includes `CONTACT_FUNNEL`. */
  funnel?: Funnel | Empty<Funnel> | null;
  /** Fields of the sender's own. */
  [own: `cf_${string}`]: FreeValue | undefined;
}

/**
 * A delivery of RD Station Marketing.
 *
 * Source: <https://developers.rdstation.com/reference/webhooks-payload-mkt>
 */
export interface MarketingEnvelope {
  /**
   * What happened.
   *
   * Known values: `WEBHOOK.CONVERTED`, `WEBHOOK.MARKED_OPPORTUNITY`.
   */
  event_type: UnknownEventName;
  /**
   * What it happened to: `CONTACT`.
   *
   * Known values: `CONTACT`.
   */
  entity_type?: MarketingEnvelopeEntityType | null;
  /** Which conversion it was; `default` when none is meant. */
  event_identifier?: string | null;
  /** When the delivery was sent. Milliseconds, with an offset. */
  timestamp?: Timestamp | "" | null;
  /** When it happened. Milliseconds, with an offset. */
  event_timestamp: Timestamp;
  /** The contact, as it is now. */
  contact: MarketingContact;
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

/**
 * The body of the calls that create (`POST`) and replace (`PUT /{uuid}`) a subscription.
 *
 * When a subscription is created, RD Station calls the address at once and needs a 2xx; otherwise it answers 401 and creates nothing.
 */
export interface SubscriptionRequest {
  /** The event to deliver: `WEBHOOK.CONVERTED`, `WEBHOOK.MARKED_OPPORTUNITY`, `crm_deal_created`, `crm_deal_updated` or `crm_deal_deleted`. */
  event_type: string;
  /**
   * What it is about: `CONTACT`.
   *
   * Known values: `CONTACT`.
   */
  entity_type: SubscriptionRequestEntityType;
  /** Only these conversions; goes with `WEBHOOK.CONVERTED` alone. */
  event_identifiers?: string[] | null;
  /** Where to deliver: an https address. */
  url: string;
  /**
   * How to deliver: `POST`.
   *
   * Known values: `POST`.
   */
  http_method: SubscriptionRequestHttpMethod;
  /** What to send beside the contact. */
  include_relations?: SubscriptionRequestIncludeRelations[] | null;
}

/** A delivery of RD Station Marketing: `WEBHOOK.CONVERTED`. */
export interface WebhookConverted {
  /** What happened. */
  event_type: "WEBHOOK.CONVERTED";
  /**
   * What it happened to: `CONTACT`.
   *
   * Known values: `CONTACT`.
   */
  entity_type?: WebhookConvertedEntityType | null;
  /** Which conversion it was; `default` when none is meant. */
  event_identifier?: string | null;
  /** When the delivery was sent. Milliseconds, with an offset. */
  timestamp?: Timestamp | "" | null;
  /** When it happened. Milliseconds, with an offset. */
  event_timestamp: Timestamp;
  /** The contact, as it is now. */
  contact: MarketingContact;
}

/** A delivery of RD Station Marketing: `WEBHOOK.MARKED_OPPORTUNITY`. */
export interface WebhookMarkedOpportunity {
  /** What happened. */
  event_type: "WEBHOOK.MARKED_OPPORTUNITY";
  /**
   * What it happened to: `CONTACT`.
   *
   * Known values: `CONTACT`.
   */
  entity_type?: WebhookMarkedOpportunityEntityType | null;
  /** Which conversion it was; `default` when none is meant. */
  event_identifier?: string | null;
  /** When the delivery was sent. Milliseconds, with an offset. */
  timestamp?: Timestamp | "" | null;
  /** When it happened. Milliseconds, with an offset. */
  event_timestamp: Timestamp;
  /** The contact, as it is now. */
  contact: MarketingContact;
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

/** The names of the known events. */
export type KnownEventName = "WEBHOOK.CONVERTED" | "WEBHOOK.MARKED_OPPORTUNITY";

/** A delivery of a known event. */
export type KnownMarketingEvent =
  | WebhookConverted
  | WebhookMarkedOpportunity
  | LeadsEnvelope;

/** Whatever is delivered: `switch` narrows to known events, and `default` to {@link MarketingEnvelope}. */
export type MarketingEvent = KnownMarketingEvent | MarketingEnvelope;
