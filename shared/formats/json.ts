/** A JSON object whose empty properties (undefined, null, "", []) are left out, in the order given. */
export type JsonObject = { [name: string]: unknown };

/** Drops properties that say nothing: a format's optional property is absent rather than empty. */
export function present(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter(
      ([, value]) =>
        value !== undefined &&
        value !== null &&
        value !== '' &&
        !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** JSON as the package's files have it: two blanks of indent and a line feed at the end. */
export function jsonFile(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
