import type { CrmEvent } from "./types/rdstation-crm.js";
import type { MarketingEvent } from "./types/rdstation-marketing.js";
import type { SuperOfficeEvent } from "./types/superoffice.js";

/** A delivery of any of the three systems. */
export type Delivery = CrmEvent | MarketingEvent | SuperOfficeEvent;
/** The body of a request: bytes, or a string. */
export type Body = Uint8Array | string;
/** One of the three systems. */
export type System = "rdstation-crm" | "rdstation-marketing" | "superoffice";

/** Why a body was rejected. It contains no value of the body. */
export class GanchoError extends Error {
  /** The kind, such as `missing_field`. */
  readonly kind: string;
  /** The path of the affected field, as a JSON Pointer; `""` for the whole body. */
  readonly path: string;
  /** The byte offset at which parsing stopped. */
  readonly offset: number | null;
  /** The event, if it is a known one. */
  readonly event: string | null;
}

/** The result of a validation: the object that `gancho validate --format json` prints for a document. */
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
  /** The id of the event, which all of its deliveries share: it identifies duplicates. */
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

/**
 * In browsers: downloads and compiles the module. Await it before calling other functions. In Node it is not necessary.
 * The module is compiled once: after a failure, the next call tries again.
 */
export function init(module?: URL | Response | Promise<Response> | ArrayBuffer | WebAssembly.Module): Promise<void>;

/** Parses a delivery, and returns it with all of its fields, including unknown ones. Throws {@link GanchoError}. */
export function parse(body: Body): Delivery;

/**
 * Validates a delivery: whether it is accepted, the findings of the rules, and its unknown fields. Never throws for a body.
 * In browsers, all functions throw before {@link init} is done.
 */
export function validate(body: Body, options?: { source?: string; line?: number }): Row;

/** The event, id and time of a delivery, without parsing its document. Throws {@link GanchoError}. */
export function peek(body: Body): Head;

/** Whether `header` (`X-SuperOffice-Signature`) is the signature of the raw body with the webhook's secret. The comparison takes constant time. */
export function verifySuperOffice(body: Body, header: string | null | undefined, secret: string): boolean;

/** Every known event. */
export function events(): EventInfo[];
