// Uses the types of the installed package.
import { events, GanchoError, parse, peek, validate, verifySuperOffice, type Delivery } from "gancho";
import { present } from "gancho/helpers";
import type { CrmEvent } from "gancho/types/rdstation-crm";

export function name(event: CrmEvent): string | undefined {
  return event.event_name === "crm_deal_created" ? present(event.document.user)?.name : undefined;
}
export function receive(body: Uint8Array): Delivery | string {
  try {
    return parse(body);
  } catch (error) {
    return error instanceof GanchoError ? error.path : "";
  }
}
// @ts-expect-error: a body is bytes or a string
export const row = validate(7);
export const system: "rdstation-crm" | "rdstation-marketing" | "superoffice" = peek("{}").system;
export const ok: boolean = verifySuperOffice("{}", null, "secret");
export const first: string | undefined = events()[0]?.name;

/** The example of the README: the events of any system are distinguished by one comparison. */
export function amount(body: string): number | null | undefined {
  const delivery = parse(body);
  if (delivery.event_name === "crm_deal_created") return delivery.document.amount_total;
  if (delivery.event_type === "WEBHOOK.CONVERTED") return delivery.contact.name?.length;
  if (delivery.Event === "contact.changed") return delivery.PrimaryKey;
  return undefined;
}
