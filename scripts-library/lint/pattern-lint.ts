import { findPersonalData, type MappedText, originalRange } from '../../domain/redaction/index.ts';
import type { LintFinding } from './finding.ts';
import { isTakenBack } from './framing.ts';
import { RULES } from './rules.ts';

/** Findings of the rules in the bank's own words (see `own-words.ts`), offsets in the original. */
export function lintByRules(own: MappedText): LintFinding[] {
  const found: LintFinding[] = [];
  for (const rule of RULES) {
    for (const match of own.text.matchAll(rule.pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (end === start) continue;
      if (isTakenBack(own.text, start, end, rule.category)) continue;
      found.push({
        category: rule.category, severity: rule.severity, ...originalRange(own, start, end), ruleId: rule.id,
        reasonKey: `lint.reason.${rule.category}`, params: { quote: match[0] }, better: rule.better, source: 'pattern',
      });
    }
  }
  return found;
}

/** Personal data said or written in full: digits of documents, cards and phones do not belong into a line or a note. */
export function lintPersonalData(original: string): LintFinding[] {
  return findPersonalData(original).map((finding) => ({
    category: 'privacy', severity: finding.severity === 'refuse' ? 'block' : 'high', start: finding.start, end: finding.end, ruleId: `pii-${finding.type}`,
    reasonKey: 'lint.reason.pii', params: { type: finding.type }, source: 'pattern',
  }));
}
