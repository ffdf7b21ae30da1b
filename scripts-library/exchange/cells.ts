/**
 * A list in one cell: an item a line. Items may hold line breaks and backslashes themselves, so both are escaped; an empty
 * cell is the empty list.
 */
export const listToCell = (items: readonly string[]): string => items.map((item) => escape(item, '')).join('\n');
export const cellToList = (cell: string): string[] => (cell === '' ? [] : cell.split(/\r\n|\r|\n/).map(unescape));

/** Fields of one item, between bars ("REG-FRAUD | art. 32 | 2026-11-22"); bars within a field are escaped. */
export const fieldsToItem = (fields: readonly string[]): string => fields.map((field) => escape(field, '|')).join(' | ');
export const itemToFields = (item: string): string[] => splitUnescaped(item, '|').map((field, at, all) => unescape(field.slice(at > 0 && field.startsWith(' ') ? 1 : 0, at < all.length - 1 && field.endsWith(' ') ? -1 : undefined)));

/** As `listToCell`, for items that are already escaped by `fieldsToItem`. */
export const itemsToCell = (items: readonly string[]): string => items.join('\n');
export const cellToItems = (cell: string): string[] => (cell === '' ? [] : cell.split(/\r\n|\r|\n/));

function escape(text: string, also: string): string {
  const escaped = text.replaceAll('\\', '\\\\').replaceAll('\r', '\\r').replaceAll('\n', '\\n');
  return also === '' ? escaped : escaped.replaceAll(also, `\\${also}`);
}

function unescape(text: string): string {
  return text.replace(/\\(.)/gs, (_, sign: string) => (sign === 'n' ? '\n' : sign === 'r' ? '\r' : sign));
}

function splitUnescaped(text: string, sign: string): string[] {
  const parts = [''];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at]!;
    if (letter === '\\') parts[parts.length - 1] += letter + (text[(at += 1)] ?? '');
    else if (letter === sign) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts;
}

/**
 * A cell that begins with = + - @ tab or return is a formula to a spreadsheet, and a formula in somebody else's file can send
 * the reader's data away. Such a cell gets a leading apostrophe; reading takes exactly one away, so the text is unchanged.
 */
const LOOKS_LIKE_FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;
export const guardCell = (text: string): string => (LOOKS_LIKE_FORMULA.test(text) ? `'${text}` : text);
export const unguardCell = (text: string): string => (text.startsWith("'") && LOOKS_LIKE_FORMULA.test(text) ? text.slice(1) : text);
