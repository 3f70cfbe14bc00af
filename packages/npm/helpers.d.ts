import type { Empty, UnknownEventName } from "./types/common.js";

/** What is left of a type without the forms of none: absence, `null`, `""` and `{}`. */
export type Present<T> = T extends null | undefined | "" ? never : [{}] extends [T] ? never : T;

/** The value, or `undefined` for the forms of none: absence, `null`, `""` and `{}`. */
export function present<T>(value: T): Present<T> | undefined;

/** The list; an empty one for the forms of none. */
export function list<T>(value: readonly T[] | Empty<T[]> | null | undefined): readonly T[];

/** The literals of an open type: those that are known today. */
export type Known<T> = T extends string ? (string extends T ? never : T) : never;

/** Whether a value is this known one. A value that is not among the known ones does not compile: `is(deal.status, "wno")`. */
export function is<T, K extends Known<T>>(value: T, known: K): value is T & K;

/** A field that the types do not know: a new one of the vendor's, or one of the account's own. */
export function field(object: object, name: string): unknown;

/** The name of an event that the types do not know, for tests. */
export function unknownEventName(name: string): UnknownEventName;
