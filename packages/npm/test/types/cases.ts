// Code that the types must accept or reject: tsc compiles this file, and each `@ts-expect-error` must precede an error.
import { field, is, list, present, type Present, unknownEventName } from "../../helpers.js";
import type { Empty, FreeValue } from "../../types/common.js";
import type { Address, CrmDealCreated, CrmDealDeleted, CrmEnvelope, CrmEvent, Deal, DealStatus, Organization, User } from "../../types/rdstation-crm.js";
import type { Company, LeadsEnvelope, MarketingContact, MarketingEvent, WebhookConverted } from "../../types/rdstation-marketing.js";
import type { Notification, SuperOfficeEvent, TenantStatus } from "../../types/superoffice.js";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const same = <A, B>(_: Same<A, B>): void => {};

export function crm(e: CrmEvent): string | undefined {
  switch (e.event_name) {
    case "crm_deal_created":
      same<typeof e, CrmDealCreated>(true);
      return e.document.user?.name;
    case "crm_deal_deleted":
      same<typeof e, CrmDealDeleted>(true);
      // @ts-expect-error: a deletion has no status
      return e.document.status;
    // @ts-expect-error: no event has this name
    case "crm_deal_creatd":
      return undefined;
    default:
      return e.event_name;
  }
}

export function every(e: CrmEvent): string {
  if (e.event_name === "crm_task_updated") return e.document.type ?? "";
  if (e.event_name === "crm_contact_created") return e.document.phones?.[0]?.phone ?? "";
  return "";
}

// An unknown event can be written, and is distinguished from the known ones.
export const unknown: CrmEvent = {
  event_name: unknownEventName("crm_proposal_created"),
  document: { id: "1" },
  event_timestamp: "2025-03-28T12:40:58.000Z",
  transaction_uuid: "x",
};
export function other(e: CrmEvent): CrmEnvelope | undefined {
  switch (e.event_name) {
    case "crm_deal_created": case "crm_deal_updated": case "crm_deal_deleted": return undefined;
    case "crm_task_created": case "crm_task_updated": case "crm_task_deleted": return undefined;
    case "crm_contact_created": case "crm_contact_updated": case "crm_contact_deleted": return undefined;
    case "crm_organization_created": case "crm_organization_updated": case "crm_organization_deleted": return undefined;
    case "crm_product_created": case "crm_product_updated": case "crm_product_deleted": return undefined;
    case "crm_campaign_created": case "crm_campaign_updated": case "crm_campaign_deleted": return undefined;
    case "crm_source_created": case "crm_source_updated": case "crm_source_deleted": return undefined;
    case "crm_lost_reason_created": case "crm_lost_reason_updated": case "crm_lost_reason_deleted": return undefined;
    default:
      same<typeof e, CrmEnvelope>(true);
      return e;
  }
}
// @ts-expect-error: a name that is not marked as unknown is a type error
unknown.event_name = "crm_proposal_created";

export function deal(d: Deal): void {
  // @ts-expect-error: no field has this name
  void d.amount_totl;
  void d.amount_total?.toFixed(2);
  void d.deal_custom_fields?.length;
  for (const { value, custom_field } of list(d.deal_custom_fields)) void [value, custom_field.label];
  const user = present(d.user);
  same<typeof user, User | undefined>(true);
  const closed = present(d.closed_at);
  same<typeof closed, string | undefined>(true);
  const status: DealStatus = "a newer one";
  void status;
  void is(d.status, "won");
  // @ts-expect-error: this is not a known status
  void is(d.status, "wno");
  // @ts-expect-error: a status is a string
  const wrong: DealStatus = 7;
  void wrong;
  void field(d, "new_field");
}

// `present` removes the forms of "none", and only them: also from a type that may be without any field.
export function presence(o: Organization, c: MarketingContact): void {
  void present(o.address)?.line;
  same<Present<typeof o.address>, Address>(true);
  same<Present<typeof c.company>, Company>(true);
  same<Present<User | Empty<User>>, User>(true);
  same<Present<User[] | Empty<User[]> | null>, User[]>(true);
  same<Present<Record<string, FreeValue> | Empty<Record<string, FreeValue>>>, Record<string, FreeValue>>(true);
  same<Present<Empty<Address>>, never>(true);
  same<Present<Empty<User[]>>, never>(true);
  same<Present<boolean | null>, boolean>(true);
  same<Present<string | undefined>, string>(true);
  same<Present<"won" | 7 | "">, "won" | 7>(true);
  same<Present<FreeValue>, Exclude<FreeValue, null>>(true);
  same<Present<unknown>, unknown>(true);
  void present(field(o, "new_field"));
}

export function marketing(e: MarketingEvent): string | undefined {
  switch (e.event_type) {
    case "WEBHOOK.CONVERTED":
      same<typeof e, WebhookConverted>(true);
      return e.contact.funnel?.lifecycle_stage ?? undefined;
    case undefined:
      same<typeof e, LeadsEnvelope>(true);
      return e.leads[0]?.last_conversion?.source ?? undefined;
    default:
      return e.event_type;
  }
}

export function contact(c: MarketingContact): unknown {
  // @ts-expect-error: no field has this name
  void c.job_titel;
  return c.cf_plano;
}

export function superoffice(e: SuperOfficeEvent): number {
  if (e.Event === undefined) {
    same<typeof e, TenantStatus>(true);
    return e.ChangeType;
  }
  same<typeof e, Notification>(true);
  // @ts-expect-error: no field has this name
  void e.PrimaryKy;
  return e.Event === "contact.changed" ? e.PrimaryKey : 0;
}
