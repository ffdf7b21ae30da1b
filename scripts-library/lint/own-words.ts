import { replaceMapped, type MappedText } from '../../domain/redaction/index.ts';
import type { LintKind } from './finding.ts';
import { normaliseForLint } from './normalise.ts';
import { foreignStretches, type Stretch } from './speakers.ts';

/** Stands for what somebody else said. */
const REPORTED = '…';
/** A blank of a script says nothing about the wording round it. */
const PLACEHOLDER = /\{\{[^}]*\}\}/gu;

/** The bank's own words of a normalised text: what others said, and each placeholder, is one mark; offsets lead back to the original. */
export function withoutForeign(mapped: MappedText, stretches: readonly Stretch[]): MappedText {
  const pieces: { start: number; end: number; with: string }[] = [];
  let at = 0;
  for (const stretch of [...stretches].sort((a, b) => a.start - b.start)) {
    if (stretch.end <= Math.max(at, stretch.start)) continue;
    pieces.push({ start: Math.max(at, stretch.start), end: stretch.end, with: REPORTED });
    at = stretch.end;
  }
  for (const blank of mapped.text.matchAll(PLACEHOLDER)) {
    if (!pieces.some((piece) => blank.index < piece.end && piece.start < blank.index + blank[0].length)) pieces.push({ start: blank.index, end: blank.index + blank[0].length, with: REPORTED });
  }
  pieces.sort((a, b) => a.start - b.start);
  return pieces.length === 0 ? mapped : replaceMapped(mapped, pieces);
}

export function ownWords(text: string, kind: LintKind): MappedText {
  const mapped = normaliseForLint(text);
  return withoutForeign(mapped, foreignStretches(mapped.text, kind));
}
