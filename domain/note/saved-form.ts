import { findBegunSecrets, findPersonalData, maskValue, type Finding } from '../redaction/index.ts';

export interface SavedForm {
  /** As it may be stored: as long as what was typed, so that every other offset stays right. */
  readonly text: string;
  /** Passwords and codes (class C3 of JR/T 0171): blotted out, never stored. */
  readonly refused: readonly Finding[];
  /** Personal data nobody decided on yet: stored masked until the agent keeps or masks it. */
  readonly undecided: readonly Finding[];
  /** Something was left out that may be the beginning of a password or code. */
  readonly begun: boolean;
}

/** How a piece of personal data is remembered as kept in the clear: the same value in another place was decided on too. */
export const keptAs = (finding: Pick<Finding, 'type' | 'value'>): string => `${finding.type}:${finding.value}`;

/**
 * What of a typed text may be stored. Secrets are refused, personal data is masked unless its value was decided on (`kept`, by
 * `keptAs`). `caret` is where somebody is typing: a secret half typed there is left out too.
 */
export function savedForm(text: string, kept: ReadonlySet<string>, caret: number | null = null): SavedForm {
  const findings = findPersonalData(text);
  const refused = findings.filter((finding) => finding.severity === 'refuse');
  const undecided = findings.filter((finding) => finding.severity === 'mask' && !kept.has(keptAs(finding)));
  const begun = findBegunSecrets(text, caret);
  const blots = [...refused, ...begun.map((range) => ({ ...range, type: 'secret' as const }))];
  return { text: covered(text, [...undecided, ...blots]), refused, undecided, begun: begun.length > 0 };
}

/** The text without passwords and codes; personal data stays, it is asked for where it stands. */
export const withoutSecrets = (text: string): string => covered(text, findPersonalData(text).filter((finding) => finding.severity === 'refuse'));

/** Masks are as long as what they stand for, so pieces are covered in any order. */
function covered(text: string, pieces: readonly Pick<Finding, 'type' | 'start' | 'end'>[]): string {
  let left = text;
  for (const { type, start, end } of pieces) left = left.slice(0, start) + maskValue(type, text.slice(start, end)) + left.slice(end);
  return left;
}
