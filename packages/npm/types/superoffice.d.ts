// Generated from the schemas of superoffice by packages/models/generate.py: do not edit.
import type { Empty, FreeValue, UnknownEventName } from "./common.js";
export type { Empty, FreeValue, UnknownEventName } from "./common.js";

/** Values combined with commas, such as `FirstFailure, Disabling`, or their bits as a number. */
export type Flags = Integer | string;

/** A whole number of 64 bits. */
export type Integer = number;

/** A date and time: up to nine decimals of a second, then `Z`, `±hh:mm`, `±hhmm` or nothing. `0001-01-01T00:00:00` means "not set". */
export type SuperOfficeTimestamp = string;

/**
 * A user of SuperOffice.
 *
 * Source: <https://docs.superoffice.com/en/api/reference/restful/agent/Webhook_Agent/v1WebhookAgent_SaveWebhook.html>
 */
export interface Associate {
  /** The user's id. */
  AssociateId?: number | null;
  /** The user's initials or login name. */
  Name?: string | null;
  /** The id of the user's person record. */
  PersonId?: number | null;
  /** The position in lists. */
  Rank?: number | null;
  /** A tooltip in lists. */
  Tooltip?: string | null;
  /**
   * The type of the user.
   *
   * Known values: `Unknown`, `InternalAssociate`, `ResourceAssociate`, `ExternalAssociate`, `AnonymousAssociate`, `SystemAssociate`.
   */
  Type?: AssociateType | null;
  /** The group of the user. */
  GroupIdx?: number | null;
  /** The full name. */
  FullName?: string | null;
  /** The formal name. */
  FormalName?: string | null;
  /** Whether the user was deleted. */
  Deleted?: boolean | null;
  /** The id of the user in Service; 0 for none. */
  EjUserId?: number | null;
  /** The user name. */
  UserName?: string | null;
  /** Additional fields; deprecated by the vendor. */
  ExtraFields?: Record<string, string> | null;
  /** Additional fields. */
  CustomFields?: Record<string, string> | null;
  /** The caller's rights on the object. */
  TableRight?: TableRight | Empty<TableRight> | null;
  /** The caller's rights on its fields. */
  FieldProperties?: Record<string, FieldProperty> | null;
}

/** The properties of a field, and the caller's rights on it. */
export interface FieldProperty {
  /** The caller's rights. */
  FieldRight?: TableRight | Empty<TableRight> | null;
  /** The field's .NET type, such as `System.Int32`. */
  FieldType?: string | null;
  /** The maximum length. */
  FieldLength?: number | null;
}

/** An item of a list (`MDOListItem`), which may have child items. */
export interface ListItem {
  /** The item's id. */
  Id?: number | null;
  /** The item's name. */
  Name?: string | null;
  /** A tooltip. */
  ToolTip?: string | null;
  /** Whether the item was deleted. */
  Deleted?: boolean | null;
  /** The position in the list. */
  Rank?: number | null;
  /** The type of the item. */
  Type?: string | null;
  /** The child items. */
  ChildItems?: ListItem[] | null;
  /** The icon. */
  IconHint?: string | null;
  /** The colour. */
  ColorBlock?: number | null;
  /** Additional information. */
  ExtraInfo?: string | null;
  /** A display hint. */
  StyleHint?: string | null;
  /** The full name. */
  FullName?: string | null;
  /** The caller's rights on the object. */
  TableRight?: TableRight | Empty<TableRight> | null;
  /** The caller's rights on its fields. */
  FieldProperties?: Record<string, FieldProperty> | null;
}

/** `POST /api/v1/Agents/Webhook/GetAllWebhooks`: a filter for webhooks. */
export interface ListRequest {
  /** A part of the name. */
  NameFilter?: string | null;
  /** An event. */
  EventFilter?: string | null;
  /**
   * A state; `Unknown` for any state.
   *
   * Known values: `Unknown`, `Active`, `Stopped`, `TooManyErrors`.
   */
  StatusFilter?: ListRequestStatusFilter | null;
}

/**
 * A delivery of SuperOffice (`WebhookPayload`).
 *
 * Older servers and some events omit fields. The `Properties` of the definition are injected at the root, beside the fields below, and are kept.
 *
 * Source: <https://docs.superoffice.com/en/automation/webhook/dev/notification.html>
 */
export interface Notification {
  /** The id of the event. */
  EventId?: string | null;
  /** When the event happened. UTC, up to 7 decimals of a second. */
  Timestamp: SuperOfficeTimestamp;
  /** The database fields that changed, in no particular order. */
  Changes?: string[] | null;
  /** Ids that were stored in a deleted record, by database field. */
  Values?: Record<string, FreeValue> | null;
  /** The event name. */
  Event: KnownEventName | (string & {});
  /** The id of the record; 0 for the test event. */
  PrimaryKey: number;
  /** The type of the record; absent in events about a webhook's own state. */
  Entity?: string | null;
  /** The tenant: `Cust12345` online; on site `Default`, absent, or an empty string. */
  ContextIdentifier?: string | null;
  /** The user who caused the event; 0 for the system. */
  ChangedByAssociateId: number;
  /** The name of the webhook definition. */
  WebhookName: string;
  /** The fields of the record after the change, by database field; servers from version 11.1. */
  FieldValues?: Record<string, FreeValue> | null;
  /** Always absent, which distinguishes this delivery from others. */
  event_name?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
  /** Always absent, which distinguishes this delivery from a tenant's status. */
  ChangeType?: undefined;
}

/**
 * `POST /api/v1/Agents/Webhook/SignalEvent`: an event to raise.
 *
 * The REST call `POST /api/v1/Webhook/{eventName}/{primaryKey}` expects the data itself instead.
 */
export interface SignalRequest {
  /** The event name: any `entity.verb`. */
  EventName: string;
  /** The id of the record. */
  PrimaryKey: number;
  /** The data to deliver. */
  Data?: Record<string, FreeValue> | null;
}

/** The body of an error response. Its message has two names. */
export interface SuperOfficeErrorAnswer {
  /** `true`. */
  Error?: boolean | null;
  /** The .NET type of the error, such as `SoNotFoundException`. */
  ErrorType?: string | null;
  /** The message, under the name that the REST API uses. */
  ErrorMessage?: string | null;
  /** The message, under the name that the agents use. */
  Message?: string | null;
  /** The component of the server that reports the error. */
  ErrorSource?: string | null;
}

/** The caller's rights on a table or a field; `{}` in older responses. */
export interface TableRight {
  /** The rights, such as `Select, Update, Insert, Delete`, or `FULL`. */
  Mask?: Flags | null;
  /** The reason for restricted rights. */
  Reason?: string | null;
}

/**
 * What SuperOffice's developer portal sends when the status of a customer's tenant changes.
 *
 * It is not an event of the webhook agent: it is configured in the developer portal, has no `Event`, and is authenticated by the JSON Web Token in `Token`, not by a signature. The token is not verified here, because that requires the portal's public keys.
 *
 * Source: <https://docs.superoffice.com/en/developer-portal/tenant-status/get-notifications.html>
 */
export interface TenantStatus {
  /** The type of the change: a number from 0 to 5. */
  ChangeType: number;
  /** The tenant: `Cust12345`. */
  ContextIdentifier?: string | null;
  /** The name of the version. */
  VersionName?: string | null;
  /** The file version of the program. */
  FileVersion?: string | null;
  /** The JSON Web Token that authenticates the message. */
  Token: string;
  /** The public URL of the tenant. */
  PublicEndpoint?: string | null;
  /** Always absent, which distinguishes this delivery from others. */
  Event?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_name?: undefined;
  /** Always absent, which distinguishes this delivery from others. */
  event_type?: undefined;
}

/**
 * `POST /api/v1/Agents/Webhook/TestWebhook`: a definition to test.
 *
 * The REST call `POST /api/v1/Webhook/Test` expects the `Webhook` itself instead.
 */
export interface TestRequest {
  /** The definition. */
  Webhook: Webhook;
}

/** The response to a test. */
export interface TestResult {
  /** Whether the receiver responded with 200. */
  Success?: boolean | null;
  /** Headers and body of the receiver's response. */
  Message?: string | null;
  /** The caller's rights on the object. */
  TableRight?: TableRight | Empty<TableRight> | null;
  /** The caller's rights on its fields. */
  FieldProperties?: Record<string, FieldProperty> | null;
}

/**
 * A webhook definition, as saved and as returned by every call.
 *
 * The vendor's page documents the fields up to `ErrorsEmail`; servers from version 12.0 send nine more. All are optional and may be `null`. `Secret` is returned in responses.
 *
 * Source: <https://docs.superoffice.com/en/api/reference/restful/agent/Webhook_Agent/v1WebhookAgent_SaveWebhook.html>
 */
export interface Webhook {
  /** The id; 0 or absent to create a webhook. */
  WebhookId?: number | null;
  /** The name, which need not be unique. At most 400 characters. */
  Name?: string | null;
  /** The events. At most 4000 characters when joined with commas. */
  Events?: string[] | null;
  /** The URL of the receiver (https is required), or the name of a script if the type is `crmscript`. At most 4000 characters. */
  TargetUrl?: string | null;
  /** The key of the signature. At most 400 characters. */
  Secret?: string | null;
  /**
   * The state.
   *
   * Known values: `Unknown`, `Active`, `Stopped`, `TooManyErrors`.
   */
  State?: WebhookState | null;
  /** The type of the target: `webhook`, `crmscript`, or the name of another plug-in. At most 100 characters. */
  Type?: string | null;
  /** Headers to send with every delivery. */
  Headers?: Record<string, string> | null;
  /** Fields to add to the body of every delivery. */
  Properties?: Record<string, FreeValue> | null;
  /** When the webhook was registered. */
  Registered?: SuperOfficeTimestamp | "" | null;
  /** The user who registered it. */
  RegisteredAssociate?: Associate | Empty<Associate> | null;
  /** When the webhook was last updated. */
  Updated?: SuperOfficeTimestamp | "" | null;
  /** The user who last updated it. */
  UpdatedAssociate?: Associate | Empty<Associate> | null;
  /** The address for error messages; replaced by `ErrorEmails`. At most 239 characters. */
  ErrorsEmail?: string | null;
  /** The addresses to notify when errors stop the webhook. */
  ErrorEmails?: string[] | null;
  /** The users to notify when errors stop the webhook. */
  ErrorAssociates?: ListItem[] | null;
  /** The description. At most 4000 characters. */
  Description?: string | null;
  /** How to notify them: `None`, `Email`, `InApp`, or a combination. */
  NotifyVia?: Flags | null;
  /** When to notify them: `None`, `FirstFailure`, `Disabling`, or a combination. */
  NotifyWhen?: Flags | null;
  /** The number of deliveries. */
  TotalCalls?: number | null;
  /** The number of failed deliveries. */
  TotalErrors?: number | null;
  /** The number of consecutive failures. */
  ConsecutiveErrors?: number | null;
  /** Headers and body of the last failed response. At most 4000 characters. */
  LastError?: string | null;
  /** Links to related resources; only in responses of the REST API. */
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

/** The known event names. Lists, extra tables and scripts define others. */
export type KnownEventName = "activity.created" | "activity.changed" | "activity.deleted" | "associate.created" | "associate.changed" | "associate.deleted" | "chatsession.created" | "chatsession.changed" | "chatsession.message" | "contact.created" | "contact.changed" | "contact.deleted" | "contact.softdeleted" | "document.created" | "document.changed" | "document.deleted" | "document.edited" | "person.created" | "person.changed" | "person.deleted" | "person.softdeleted" | "person.consented" | "person.unconsented" | "project.created" | "project.changed" | "project.deleted" | "projectmember.created" | "projectmember.changed" | "projectmember.deleted" | "quote.approved" | "quote.rejected" | "quote.sent" | "quote.ordered" | "relation.created" | "relation.changed" | "relation.deleted" | "sale.created" | "sale.changed" | "sale.deleted" | "sale.sold" | "sale.lost" | "sale.completed" | "salestakeholder.created" | "salestakeholder.changed" | "salestakeholder.deleted" | "ticket.created" | "ticket.changed" | "webhook.started" | "webhook.stopped" | "webhook.errors" | "test";

/** Any delivery of SuperOffice. A {@link TenantStatus} has no `Event`. */
export type SuperOfficeEvent = Notification | TenantStatus;
