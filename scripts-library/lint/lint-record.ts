import type { LibraryRecord, Script } from '../schema/index.ts';
import { lintForJurisdiction } from './jurisdiction.ts';
import { lint } from './lint.ts';
import { lintScript, missingParts, type LintLibrary, type ScriptFinding } from './lint-script.ts';

/** The texts of a record that are read out or shown to a customer, by field. A rewrite's "instead" and a script's "never say" are bad on purpose. */
function spokenTexts(record: Exclude<LibraryRecord, Script>): Readonly<Record<string, string>> {
  switch (record.kind) {
    case 'disclosure': case 'banner': case 'fragment': return { text: record.text };
    case 'factCard': return Object.fromEntries(record.facts.map((fact, i) => [`facts.${i}.text`, fact.text]));
    case 'materialList': return Object.fromEntries(record.items.map((item, i) => [`items.${i}.text`, item.text]));
    case 'rewrite': return Object.fromEntries(record.better.map((text, i) => [`better.${i}`, text]));
    case 'objection': return Object.fromEntries(Object.entries(record.answers).map(([type, text]) => [`answers.${type}`, text]));
    case 'flow': case 'disposition': return {};
  }
}

/** Any record of the library; scripts through `lintScript`. `today` is YYYY-MM-DD. */
export function lintRecord(record: LibraryRecord, library: LintLibrary, today?: string): ScriptFinding[] {
  if (record.kind === 'script') return lintScript(record, library, today);
  const found: ScriptFinding[] = Object.entries(spokenTexts(record)).flatMap(([field, text]) => [
    ...lint(text, { lang: record.locale, jurisdiction: record.jurisdiction, kind: 'script' }),
    ...lintForJurisdiction(text, record.jurisdiction),
  ].map((finding) => ({ ...finding, field })));
  if (record.kind === 'disclosure' && record.product !== null) {
    const missing = missingParts(record.text, record.product, record.locale);
    if (missing.length > 0) found.push({ field: 'text', ruleId: 'disclosure.parts', category: 'missing_disclosure', severity: 'warn', params: { product: record.product, missing: missing.join(' / ') }, start: 0, end: record.text.length, reasonKey: 'lint.reason.disclosure.parts', source: 'pattern' });
  }
  if (today !== undefined && record.reviewBy < today) found.push({ field: 'reviewBy', ruleId: 'script.review-date', category: 'review_date', severity: 'high', params: { reviewBy: record.reviewBy, today }, start: 0, end: 0, reasonKey: 'lint.reason.script.review-date', source: 'pattern' });
  return found;
}
