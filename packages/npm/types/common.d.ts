// Types that all systems share.

/** Any JSON value. */
export type FreeValue = null | string | number | boolean | FreeValue[] | { [key: string]: FreeValue };

/** `{}`, which the vendors write for "none" in place of an object or a list: all of its fields are undefined. */
export type Empty<T> = T extends readonly unknown[] ? { readonly length?: undefined } : { readonly [K in keyof T]?: undefined };

declare enum Unknown {
  Name = "the name of an event that these types do not know",
}

/**
 * The name of an event that these types do not declare: any string, at run time.
 *
 * At compile time it is a distinct type, so that `switch` on a known name narrows to that event. To compare it with a name, convert it
 * to a string: `const name: string = event.event_name`. In tests, `unknownEventName` creates one.
 */
export type UnknownEventName = Unknown;
