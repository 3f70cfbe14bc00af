// What the types of all systems share.

/** Any JSON. */
export type FreeValue = null | string | number | boolean | FreeValue[] | { [key: string]: FreeValue };

/** `{}`, as the vendors write "none" where an object or a list is meant: all of its fields are undefined. */
export type Empty<T> = T extends readonly unknown[] ? { readonly length?: undefined } : { readonly [K in keyof T]?: undefined };

declare enum Unknown {
  Name = "the name of an event that these types do not know",
}

/**
 * The name of an event that these types do not know: any string, at run time.
 *
 * For the compiler it is a string of its own kind, so that `switch` on a known name narrows to that event alone. To compare it with a
 * name, make a string of it: `const name: string = event.event_name`. `unknownEventName` makes one, in tests.
 */
export type UnknownEventName = Unknown;
