/** A JSON object whose properties are looked up by own name only. */
export type Json = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A property under any of the names that versions of ninjs have given it, case and underscores aside. */
export function property(value: unknown, ...names: string[]): unknown {
  if (!isObject(value)) return undefined;
  const wanted = names.map(plain);
  for (const name of wanted) {
    const found = Object.entries(value).find(([key, one]) => plain(key) === name && one !== null);
    if (found) return found[1];
  }
  return undefined;
}

function plain(name: string): string {
  return name.replace(/[_-]/g, '').toLowerCase();
}

export function textProperty(value: unknown, ...names: string[]): string {
  const found = property(value, ...names);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}

/** A list of objects: a list, the values of an object (ninjs 1 and 2 name renditions that way), or nothing. */
export function objects(value: unknown): Json[] {
  if (Array.isArray(value)) return value.filter(isObject);
  return isObject(value) ? Object.values(value).filter(isObject) : [];
}

/** What of an item has no words for people: files, stamps, other names. */
const TECHNICAL = /^(renditions|alt_?ids|signals|\$?standard)$/i;

/** Every text of a value at any depth up to a dozen, with the name that it stands under. */
export function* textsOf(value: unknown, name = '', depth = 0): Generator<{ name: string; text: string }> {
  if (depth > 12) return;
  if (typeof value === 'string') yield { name, text: value };
  else if (Array.isArray(value)) for (const one of value) yield* textsOf(one, name, depth + 1);
  else if (isObject(value)) {
    for (const [key, one] of Object.entries(value))
      if (!TECHNICAL.test(key)) yield* textsOf(one, key, depth + 1);
  }
}
