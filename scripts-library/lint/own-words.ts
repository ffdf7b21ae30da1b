import { replaceMapped, type MappedText } from '../../domain/redaction/index.ts';
import type { LintKind } from './finding.ts';
import { normaliseForLint } from './normalise.ts';
import { foreignStretches, type Stretch } from './speakers.ts';

/** Stands for what somebody else said. */
const REPORTED = '…';

/** The bank's own words of a normalised text: what others said is one mark; offsets lead back to the original. */
export function withoutForeign(mapped: MappedText, stretches: readonly Stretch[]): MappedText {
  const pieces: { start: number; end: number; with: string }[] = [];
  let at = 0;
  for (const stretch of [...stretches].sort((a, b) => a.start - b.start)) {
    if (stretch.end <= Math.max(at, stretch.start)) continue;
    pieces.push({ start: Math.max(at, stretch.start), end: stretch.end, with: REPORTED });
    at = stretch.end;
  }
  return pieces.length === 0 ? mapped : replaceMapped(mapped, pieces);
}

export function ownWords(text: string, kind: LintKind): MappedText {
  const mapped = normaliseForLint(text);
  return withoutForeign(mapped, foreignStretches(mapped.text, kind));
}
