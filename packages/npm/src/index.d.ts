import type { CrmEvent } from "./types/rdstation-crm.js";
import type { MarketingEvent } from "./types/rdstation-marketing.js";
import type { SuperOfficeEvent } from "./types/superoffice.js";

/** Whatever one of the three systems delivers. */
export type Delivery = CrmEvent | MarketingEvent | SuperOfficeEvent;
/** The body of a request: its bytes, or its text. */
export type Body = Uint8Array | string;
/** One of the three systems. */
export type System = "rdstation-crm" | "rdstation-marketing" | "superoffice";

/** Why a body is no delivery. No value of the body is in it. */
export class GanchoError extends Error {
  /** The kind, such as `missing_field`. */
  readonly kind: string;
  /** The JSON Pointer of the field at fault; `""` for the whole body. */
  readonly path: string;
  /** The byte at which parsing stopped. */
  readonly offset: number | null;
  /** The event, when it is a known one. */
  readonly event: string | null;
}

/** What `gancho validate --format json` prints of a document. */
export interface Row {
  source: string;
  line: number;
  event: string | null;
  verdict: "accepted" | "rejected";
  kind: string | null;
  path: string | null;
  message: string | null;
  offset: number | null;
  findings: { code: string; severity: "error" | "warning" | "info"; path: string; message: string }[];
  unknown: string[];
}

/** The head of a delivery. */
export interface Head {
  system: System;
  event: string;
  /** By which a delivery that comes twice is recognised. */
  id: string | null;
  timestamp: string | null;
}

/** A known event. */
export interface EventInfo {
  name: string;
  system: System;
  entity: string;
  action: string | null;
}

/** In browsers: downloads and compiles the module, before anything else is called. In Node there is nothing to wait for. */
export function init(module?: URL | Response | Promise<Response> | ArrayBuffer | WebAssembly.Module): Promise<void>;

/** Parses a delivery. Fields that are not known are kept. Throws {@link GanchoError}. */
export function parse(body: Body): Delivery;

/** What is to be said of a delivery: its verdict, what is odd about it, and its unknown fields. Never throws. */
export function validate(body: Body, options?: { source?: string; line?: number }): Row;

/** The event, id and time of a delivery, without a look at its document. Throws {@link GanchoError}. */
export function peek(body: Body): Head;

/** Whether `header` (`X-SuperOffice-Signature`) is the signature of the raw body by the webhook's secret, in constant time. */
export function verifySuperOffice(body: Body, header: string | null | undefined, secret: string): boolean;

/** Every known event. */
export function events(): EventInfo[];
