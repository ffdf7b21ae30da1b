import type { LibraryRecord } from '../schema/index.ts';

/** One field of a record in two versions, as text; "" where the field is empty or missing. `field` is a path: "variants.silent.text". */
export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** Which record it is and where it stands, not what it says. */
const NOT_CONTENT = new Set(['kind', 'id', 'version', 'status']);

/** What two versions of a record say differently, field by field in the order of the record. Empty: they say the same. */
export function changesOf(before: LibraryRecord, after: LibraryRecord): FieldChange[] {
  const [from, to] = [fieldsOf(before), fieldsOf(after)];
  return [...new Set([...to.keys(), ...from.keys()])]
    .map((field) => ({ field, before: from.get(field) ?? '', after: to.get(field) ?? '' }))
    .filter((change) => change.before !== change.after);
}

function fieldsOf(record: LibraryRecord): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const visit = (path: string, value: unknown): void => {
    if (value === null || value === undefined) return;
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) fields.set(path, value.join('\n'));
    else if (typeof value === 'object') for (const [name, part] of Object.entries(value)) visit(`${path}.${name}`, part);
    else fields.set(path, String(value));
  };
  for (const [name, value] of Object.entries(record)) if (!NOT_CONTENT.has(name)) visit(name, value);
  return fields;
}
