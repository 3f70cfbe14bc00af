import type { Empty, UnknownEventName } from "./types/common.js";

/** A type without the forms of "none": absence, `null`, `""` and `{}`. */
export type Present<T> = T extends null | undefined | "" ? never : NonEmpty<T>;

/** A type, unless it is `{}`, whose fields are all `undefined`. A type without known fields, such as `unknown`, may be anything. */
type NonEmpty<T> = [keyof T] extends [never] ? T : [Exclude<T[keyof T], undefined>] extends [never] ? never : T;

/** The value, or `undefined` for the forms of "none": absence, `null`, `""` and `{}`. */
export function present<T>(value: T): Present<T> | undefined;

/** The list; an empty list for the forms of "none". */
export function list<T>(value: readonly T[] | Empty<T[]> | null | undefined): readonly T[];

/** The known values of an extensible enum. */
export type Known<T> = T extends string ? (string extends T ? never : T) : never;

/** Whether a value equals a known value. An unknown value as the second argument does not compile: `is(deal.status, "wno")`. */
export function is<T, K extends Known<T>>(value: T, known: K): value is T & K;

/** The value of a field that the types do not declare: a new field of the vendor, or a field of the account. */
export function field(object: object, name: string): unknown;

/** Creates the name of an event that the types do not declare, for tests. */
export function unknownEventName(name: string): UnknownEventName;
