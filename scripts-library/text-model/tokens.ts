export type TokenKind = 'han' | 'word' | 'number' | 'mark';

export interface Token {
  readonly kind: TokenKind;
  /** What features are made of: a Han character, a word, `0` for any number, a punctuation cluster in one spelling. */
  readonly form: string;
  /** Positions in the normalised text. */
  readonly start: number;
  readonly end: number;
}

const PATTERN = /(?<han>\p{Script=Han})|(?<number>\d+(?:[.,:/]\d+)*%?)|(?<word>[\p{Script=Latin}]+(?:'[\p{Script=Latin}]+)*)|(?<mark>[^\s\p{L}\p{N}]+)|(?<other>[\p{L}\p{N}])/gu;

/** Splits normalised text. Numbers all look alike (`0`, `0%`, `0:0`): their values are facts of a case, not signs of anything. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const { han, number, word, mark } = match.groups as Record<string, string | undefined>;
    const start = match.index;
    const end = start + match[0].length;
    if (number !== undefined) tokens.push({ kind: 'number', form: number.replace(/\d+/gu, '0'), start, end });
    else if (word !== undefined) tokens.push({ kind: 'word', form: word, start, end });
    else if (mark !== undefined) tokens.push({ kind: 'mark', form: oneSpelling(mark), start, end });
    else tokens.push({ kind: 'han', form: han ?? match[0], start, end });
  }
  return tokens;
}

/** 。 and . are one mark, so are 、 and , ; a repeated mark is doubled once (？？？ is ??). */
function oneSpelling(mark: string): string {
  return mark.replace(/。/gu, '.').replace(/[、，]/gu, ',').replace(/\.{3,}|…+/gu, '…').replace(/(.)\1{2,}/gu, '$1$1');
}
