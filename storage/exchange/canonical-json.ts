/** Names come again and again; quoting them once is half the time of a bundle. */
const quoted = new Map<string, string>();
const MOST_NAMES = 2000;

function quote(name: string): string {
  const known = quoted.get(name);
  if (known !== undefined) return known;
  const text = JSON.stringify(name);
  if (quoted.size < MOST_NAMES) quoted.set(name, text);
  return text;
}

/** A string in which JSON.stringify escapes nothing: no control sign, quote, backslash, half of a surrogate pair. */
const PLAIN = /^[\u0020\u0021\u0023-\u005b\u005d-\ud7ff\ue000-\uffff]*$/;

/** JSON with the names of every object in code-unit order and nothing between tokens: one value, one text. `undefined` fields are left out. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string' && value.length < 1000 && PLAIN.test(value)) return `"${value}"`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  let text = '';
  if (Array.isArray(value)) {
    for (const one of value) text += `${text === '' ? '' : ','}${canonicalJson(one)}`;
    return `[${text}]`;
  }
  const record = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(record).sort()) {
    const field = record[name];
    if (field !== undefined) text += `${text === '' ? '' : ','}${quote(name)}:${canonicalJson(field)}`;
  }
  return `{${text}}`;
}
