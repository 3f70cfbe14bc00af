// Finds a field in the schema of its delivery, and its documentation there.

/** Resolves references, and selects the alternative that matches the value; otherwise the first alternative. */
function resolve(bundle, schema, value) {
  let of = schema;
  for (let step = 0; of !== undefined && step < 64; step += 1) {
    if (of.$ref !== undefined) of = bundle.$defs[of.$ref.replace("#/$defs/", "")];
    else if (of.allOf !== undefined) of = of.allOf[0];
    else if (of.anyOf !== undefined) of = of.anyOf.map((form) => resolve(bundle, form, value)).find((form) => fits(form, value)) ?? of.anyOf[0];
    else return of;
  }
  return of;
}

function fits(schema, value) {
  if (schema === undefined) return false;
  const kind = value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
  if (schema.enum !== undefined && !schema.enum.includes(value)) return false;
  const kinds = [schema.type ?? kind].flat();
  const empty = kind === "object" && Object.keys(value).length === 0;
  return (kinds.includes(kind) || (kind === "number" && kinds.includes("integer"))) && !(empty && schema.required !== undefined);
}

/** The schema of a field or an element; undefined for an unknown field. */
function child(bundle, schema, key) {
  if (schema === undefined) return undefined;
  if (typeof key === "number") return schema.items;
  // `constructor` is a property of every object, but not of every delivery.
  if (Object.hasOwn(schema.properties ?? {}, key)) return schema.properties[key];
  return typeof schema.additionalProperties === "object" ? schema.additionalProperties : undefined;
}

/** The type in words: `Timestamp, "" or null`. */
function typeName(schema) {
  if (schema === undefined) return "unknown field";
  const names = (schema.anyOf ?? schema.allOf ?? [schema]).flatMap((form) => {
    if (form.$ref !== undefined) return form.$ref.replace("#/$defs/", "").replace("EmptyObject", "{}").replace("EmptyString", '""');
    if (form.enum !== undefined) return form.enum.map((value) => JSON.stringify(value));
    return form.type ?? "anything";
  });
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
