import type { LintFinding, Severity } from './finding.ts';

const GRAVITY: Readonly<Record<Severity, number>> = { block: 3, high: 2, warn: 1, hint: 0 };

/**
 * For a person's eyes: where several rules say the same of the same words (those of both Chinese rule sets read each other's script),
 * one finding stays, the gravest, and of those the one that covers most. Findings of other categories or other words are not touched.
 */
export function oneEach<Finding extends LintFinding & { readonly field?: string }>(findings: readonly Finding[]): Finding[] {
  const overlap = (a: Finding, b: Finding): boolean => a.category === b.category && a.field === b.field && a.start < b.end && b.start < a.end;
  const ranked = [...findings].sort((a, b) => GRAVITY[b.severity] - GRAVITY[a.severity] || b.end - b.start - (a.end - a.start));
  const kept: Finding[] = [];
  for (const finding of ranked) if (!kept.some((one) => overlap(one, finding))) kept.push(finding);
  return findings.filter((finding) => kept.includes(finding));
}
