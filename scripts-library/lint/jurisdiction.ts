import type { Jurisdiction } from '../../domain/language.ts';
import type { LintFinding } from './finding.ts';
import terms from './rules/jurisdictions.json' with { type: 'json' };

const PATTERNS: Readonly<Record<Jurisdiction, readonly RegExp[]>> = {
  CN: terms.CN.map((pattern) => new RegExp(pattern, 'gu')),
  TW: terms.TW.map((pattern) => new RegExp(pattern, 'gu')),
};

/** Numbers, bodies and limits of the other jurisdiction: a Taiwan script naming 12378 sends the customer to the wrong place. */
export function lintForJurisdiction(text: string, jurisdiction: Jurisdiction): LintFinding[] {
  return PATTERNS[jurisdiction].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      category: 'jurisdiction' as const, severity: 'block' as const, start: match.index, end: match.index + match[0].length, ruleId: 'script.jurisdiction',
      reasonKey: 'lint.reason.script.jurisdiction', params: { quote: match[0], jurisdiction }, source: 'pattern' as const,
    })),
  );
}
