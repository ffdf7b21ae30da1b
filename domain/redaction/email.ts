import type { Span } from './finding.ts';

const WORD = "[A-Za-z0-9_%+-]+";
/** A hyphen, a plus or an ellipsis may stand before it when no word does. */
const BEGINS = '(?=[A-Za-z0-9_%])(?<![A-Za-z0-9_%@])(?<![A-Za-z0-9._%][+-]+)(?:(?<!\\.)|(?<=(?<![A-Za-z0-9_%+.-])\\.{3}))';
const EMAIL = new RegExp(`${BEGINS}${WORD}(?:\\.${WORD})*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,24}(?![A-Za-z0-9@]|[.-][A-Za-z0-9])`, 'g');

/** E-mail addresses: no double, leading or closing dot, and a top-level domain of letters. */
export const findEmails = (text: string): Span[] =>
  [...text.matchAll(EMAIL)].filter((match) => (match[0].split('@')[0] ?? '').length <= 64).map((match) => ({ type: 'email', start: match.index, end: match.index + match[0].length }));
