// Generated from the schemas of superoffice by packages/models/generate.py: do not edit.
import type { Empty, FreeValue, UnknownEventName } from "./common.js";
export type { Empty, FreeValue, UnknownEventName } from "./common.js";

/** Values combined with commas, such as `FirstFailure, Disabling`, or their bits as a number. */
export type Flags = Integer | string;

/** A whole number of 64 bits. */
export type Integer = number;

/** A date and time: up to nine digits of a second, then `Z`, `±hh:mm`, `±hhmm` or nothing. `0001-01-01T00:00:00` means "not set". */
export type SuperOfficeTimestamp = string;

/**
 * A user of SuperOffice.
 *
 * Source: <https://docs.superoffice.com/en/api/reference/restful/agent/Webhook_Agent/v1WebhookAgent_SaveWebhook.html>
 */
export interface Associate {
  /** The user's id. */
  AssociateId?: number | null;
  /** The user's initials or login. */
  Name?: string | null;
  /** The person the user is. */
  PersonId?: number | null;
  /** The place in lists. */
  Rank?: number | null;
  /** A hint shown in lists. */
  Tooltip?: string | null;
  /**
   * What kind of user it is.
   *
   * Known values: `Unknown`, `InternalAssociate`, `ResourceAssociate`, `ExternalAssociate`, `AnonymousAssociate`, `SystemAssociate`.
   */
  Type?: AssociateType | null;
  /** The user's group. */
  GroupIdx?: number | null;
  /** The whole name. */
  FullName?: string | null;
  /** The formal name. */
  FormalName?: string | null;
  /** Whether the user is gone. */
  Deleted?: boolean | null;
  /** The user's id in Service; 0 for none. */
  EjUserId?: number | null;
  /** The user name. */
  UserName?: string | null;
  /** Further fields; deprecated by the vendor. */
  ExtraFields?: Record<string, string> | null;
  /** Further fields. */
  CustomFields?: Record<string, string> | null;
  /** What the caller may do with it. */
  TableRight?: TableRight | Empty<TableRight> | null;
  /** What its fields are. */
  FieldProperties?: Record<string, FieldProperty> | null;
}

/** What a field is, and what the caller may do with it. */
export interface FieldProperty {
  /** What the caller may do. */
  FieldRight?: TableRight | Empty<TableRight> | null;
  /** The field's .NET type, such as `System.Int32`. */
  FieldType?: string | null;
  /** The longest value it takes. */
  FieldLength?: number | null;
}

/** An item of a list (`MDOListItem`), which may hold further items. */
export interface ListItem {
  /** The item's id. */
  Id?: number | null;
  /** The item's name. */
  Name?: string | null;
  /** A hint. */
  ToolTip?: string | null;
  /** Whether it is gone. */
  Deleted?: boolean | null;
  /** The place in the list. */
  Rank?: number | null;
  /** What kind of item it is. */
  Type?: string | null;
  /** The items below it. */
  ChildItems?: ListItem[] | null;
  /** Which icon to show. */
  IconHint?: string | null;
  /** Which colour to show. */
  ColorBlock?: number | null;
  /** Further information. */
  ExtraInfo?: string | null;
  /** How to show it. */
  StyleHint?: string | null;
  /** The whole name. */
  FullName?: string | null;
  /** What the caller may do with it. */
  TableRight?: TableRight | Empty<TableRight> | null;
  /** What its fields are. */
  FieldProperties?: Record<string, FieldProperty> | null;
}

/** `POST /api/v1/Agents/Webhook/GetAllWebhooks`: which webhooks to list. */
export interface ListRequest {
  /** Part of the name. */
  NameFilter?: string | null;
  /** An event. */
  EventFilter?: string | null;
  /**
   * A state; `Unknown` for any.
   *
   * Known values: `Unknown`, `Active`, `Stopped`, `TooManyErrors`.
   */
  StatusFilter?: ListRequestStatusFilter | null;
}

/**
 * A delivery of SuperOffice (`WebhookPayload`).
 *
 * Older servers and some events leave fields out. Whatever the definition's `Properties` inject stands at the root beside the fields named here, and is kept.
 *
 * Source: <https://docs.superoffice.com/en/automation/webhook/dev/notification.html>
 */
export interface Notification {
  /** The event's id. */
  EventId?: string | null;
  /** When it happened. UTC, up to 7 digits of a second. */
  Timestamp: SuperOfficeTimestamp;
  /** The database fields that changed, in no particular order. */
  Changes?: string[] | null;
  /** Ids kept from a deleted record, by database field. */
  Values?: Record<string, FreeValue> | null;
  /** The event's name. */
  Event: KnownEventName | (string & {});
  /** The record it happened to; 0 for the test event. */
  PrimaryKey: number;
  /** What kind of record that is; absent in the events of a webhook's own state. */
  Entity?: string | null;
  /** Whose database: `Cust12345` online; on site `Default`, nothing, or an empty string. */
  ContextIdentifier?: string | null;
  /** Who did it; 0 for the system. */
  ChangedByAssociateId: number;
  /** The definition's name. */
  WebhookName: string;
  /** The record's fields after the change, by database field; servers from 11.1 on. */
  FieldValues?: Record<string, FreeValue> | null;
  /** Never there: it tells this delivery from a tenant's status. */
  ChangeType?: undefined;
}

/**
 * `POST /api/v1/Agents/Webhook/SignalEvent`: an event to raise.
 *
 * The REST call `POST /api/v1/Webhook/{eventName}/{primaryKey}` takes the bare data instead.
 */
export interface SignalRequest {
  /** The event's name: any `entity.verb`. */
  EventName: string;
  /** The record it is about. */
  PrimaryKey: number;
  /** What to deliver with it. */
  Data?: Record<string, FreeValue> | null;
}

/** The body of an error response. Two spellings of its message are in use. */
export interface SuperOfficeErrorAnswer {
  /** `true`. */
  Error?: boolean | null;
  /** The .NET type of the error, such as `SoNotFoundException`. */
  ErrorType?: string | null;
  /** What is wrong, as the REST API spells it. */
  ErrorMessage?: string | null;
  /** What is wrong, as the agents spell it. */
  Message?: string | null;
  /** The part of the server that says so. */
  ErrorSource?: string | null;
}

/** What the caller may do with a table or a field; `{}` in older answers. */
export interface TableRight {
  /** Words such as `Select, Update, Insert, Delete`, or `FULL`. */
  Mask?: Flags | null;
  /** Why not more. */
  Reason?: string | null;
}

/**
 * What SuperOffice's developer portal sends when the state of a customer's tenant changes.
 *
 * It is no event of the webhook agent: it is set up in the developer portal, has no `Event`, and is proved by the JSON Web Token in `Token`, not by a signature. The token is not checked here: that takes the portal's public keys.
 *
 * Source: <https://docs.superoffice.com/en/developer-portal/tenant-status/get-notifications.html>
 */
export interface TenantStatus {
  /** What changed: a number from 0 to 5. */
  ChangeType: number;
  /** Whose tenant: `Cust12345`. */
  ContextIdentifier?: string | null;
  /** The version's name. */
  VersionName?: string | null;
  /** The version of the program's files. */
  FileVersion?: string | null;
  /** The JSON Web Token that proves the message. */
  Token: string;
  /** The tenant's public address. */
  PublicEndpoint?: string | null;
  /** Never there: it tells this delivery from the others. */
  Event?: undefined;
}

/**
 * `POST /api/v1/Agents/Webhook/TestWebhook`: which definition to try.
 *
 * The REST call `POST /api/v1/Webhook/Test` takes the bare `Webhook` instead.
 */
export interface TestRequest {
  /** The definition. */
  Webhook: Webhook;
}

/** The answer to a test. */
export interface TestResult {
  /** Whether the address answered 200. */
  Success?: boolean | null;
  /** Headers and body of its answer. */
  Message?: string | null;
  /** What the caller may do with it. */
  TableRight?: TableRight | Empty<TableRight> | null;
  /** What its fields are. */
  FieldProperties?: Record<string, FieldProperty> | null;
}

/**
 * The definition of a webhook: what is saved, and what every call answers with.
 *
 * The vendor's page shows the fields up to `ErrorsEmail`; servers from 12.0 on send nine more. None is required, any may be `null`, and `Secret` is echoed.
 *
 * Source: <https://docs.superoffice.com/en/api/reference/restful/agent/Webhook_Agent/v1WebhookAgent_SaveWebhook.html>
 */
export interface Webhook {
  /** The webhook's id; 0 or absent to create one. */
  WebhookId?: number | null;
  /** The webhook's name, which need not be unique. At most 400 characters. */
  Name?: string | null;
  /** The events to deliver. Joined with commas at most 4000 characters. */
  Events?: string[] | null;
  /** Where to deliver: an https address, or a script's name when the type is `crmscript`. At most 4000 characters. */
  TargetUrl?: string | null;
  /** The key of the signature. At most 400 characters. */
  Secret?: string | null;
  /**
   * Whether it delivers.
   *
   * Known values: `Unknown`, `Active`, `Stopped`, `TooManyErrors`.
   */
  State?: WebhookState | null;
  /** What delivers: `webhook`, `crmscript`, or another plug-in's name. At most 100 characters. */
  Type?: string | null;
  /** Headers to send with every delivery. */
  Headers?: Record<string, string> | null;
  /** Fields to add to the body of every delivery. */
  Properties?: Record<string, FreeValue> | null;
  /** When it was made. */
  Registered?: SuperOfficeTimestamp | "" | null;
  /** Who made it. */
  RegisteredAssociate?: Associate | Empty<Associate> | null;
  /** When it was last changed. */
  Updated?: SuperOfficeTimestamp | "" | null;
  /** Who last changed it. */
  UpdatedAssociate?: Associate | Empty<Associate> | null;
  /** Who is told of errors; replaced by `ErrorEmails`. At most 239 characters. */
  ErrorsEmail?: string | null;
  /** Who is told when errors stop it. */
  ErrorEmails?: string[] | null;
  /** Which users are told when errors stop it. */
  ErrorAssociates?: ListItem[] | null;
  /** What it is for. At most 4000 characters. */
  Description?: string | null;
  /** How they are told: `None`, `Email`, `InApp`, combined. */
  NotifyVia?: Flags | null;
  /** When they are told: `None`, `FirstFailure`, `Disabling`, combined. */
  NotifyWhen?: Flags | null;
  /** How many deliveries were made. */
  TotalCalls?: number | null;
  /** How many failed. */
  TotalErrors?: number | null;
  /** How many failed in a row. */
  ConsecutiveErrors?: number | null;
  /** Headers and body of the last failure's answer. At most 4000 characters. */
  LastError?: string | null;
  /** Where its kin are; only in answers of the REST API. */
  _Links?: Record<string, string> | null;
}

/** The known values of {@link AssociateType}. */
export type KnownAssociateType = "Unknown" | "InternalAssociate" | "ResourceAssociate" | "ExternalAssociate" | "AnonymousAssociate" | "SystemAssociate";
/** One of the known values, or a newer one. */
export type AssociateType = KnownAssociateType | (string & {});

/** The known values of {@link ListRequestStatusFilter}. */
export type KnownListRequestStatusFilter = "Unknown" | "Active" | "Stopped" | "TooManyErrors";
/** One of the known values, or a newer one. */
export type ListRequestStatusFilter = KnownListRequestStatusFilter | (string & {});

/** The known values of {@link WebhookState}. */
export type KnownWebhookState = "Unknown" | "Active" | "Stopped" | "TooManyErrors";
/** One of the known values, or a newer one. */
export type WebhookState = KnownWebhookState | (string & {});

/** The known names of events. Lists, extra tables and scripts make more. */
export type KnownEventName = "activity.created" | "activity.changed" | "activity.deleted" | "associate.created" | "associate.changed" | "associate.deleted" | "chatsession.created" | "chatsession.changed" | "chatsession.message" | "contact.created" | "contact.changed" | "contact.deleted" | "contact.softdeleted" | "document.created" | "document.changed" | "document.deleted" | "document.edited" | "person.created" | "person.changed" | "person.deleted" | "person.softdeleted" | "person.consented" | "person.unconsented" | "project.created" | "project.changed" | "project.deleted" | "projectmember.created" | "projectmember.changed" | "projectmember.deleted" | "quote.approved" | "quote.rejected" | "quote.sent" | "quote.ordered" | "relation.created" | "relation.changed" | "relation.deleted" | "sale.created" | "sale.changed" | "sale.deleted" | "sale.sold" | "sale.lost" | "sale.completed" | "salestakeholder.created" | "salestakeholder.changed" | "salestakeholder.deleted" | "ticket.created" | "ticket.changed" | "webhook.started" | "webhook.stopped" | "webhook.errors" | "test";

/** Whatever SuperOffice delivers. A {@link TenantStatus} has no `Event`. */
export type SuperOfficeEvent = Notification | TenantStatus;
