/**
 * JSON with object keys in code-point order and without white space, so that equal content has equal bytes whatever the
 * order in which an editor or a spreadsheet wrote it. `undefined` members are left out, as JSON does.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** The pack hash: SHA-256 over the canonical JSON of the records, 64 hex digits. The order of the records counts. */
export async function hashRecords(records: readonly unknown[]): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson(records));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
