// Helpers for the forms of "none", for extensible enums and for unknown fields.

const empty = (value) =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;

export const present = (value) => (value === null || value === "" || empty(value) ? undefined : value);

export const list = (value) => (Array.isArray(value) ? value : []);

export const is = (value, known) => value === known;

export const field = (object, name) => (Object.hasOwn(object, name) ? object[name] : undefined);

export const unknownEventName = (name) => name;
