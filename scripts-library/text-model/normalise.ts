import { toSimplified } from './han-variants.ts';

/** Normalised text and, for every character of it, where it stands in the original (UTF-16 positions). */
export interface NormalisedText {
  readonly text: string;
  /** `origin[i]` is the start in the original of normalised character `i`; the last element is the original's length. */
  readonly origin: readonly number[];
}

/**
 * NFKC, lower case, traditional to simplified, white space to one blank. Done character by character so that a fragment of
 * the result can be quoted from the original.
 */
export function normaliseText(original: string): NormalisedText {
  let text = '';
  const origin: number[] = [];
  let at = 0;
  for (const character of original) {
    for (const unit of normaliseCharacter(character)) {
      if (unit === ' ' && (text === '' || text.endsWith(' '))) continue;
      text += unit;
      for (let k = 0; k < unit.length; k += 1) origin.push(at);
    }
    at += character.length;
  }
  origin.push(original.length);
  return { text, origin };
}

function normaliseCharacter(character: string): string {
  if (character === '…') return '…';
  const folded = character.normalize('NFKC').toLowerCase();
  if (/^\s+$/u.test(folded)) return ' ';
  if (folded === '’' || folded === '‘') return "'";
  return toSimplified(folded);
}
