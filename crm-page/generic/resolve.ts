import type { FieldReading } from '../../domain/customer-record.ts';
import type { Candidate } from './candidates.ts';
import type { Marked } from './index-page.ts';
import { worded } from '../vocabulary.ts';
import { digitsOf, isMasked, normaliseValue, NUMERIC } from './shapes.ts';

/** A disagreement between two places that are both believed takes this from the confidence. */
const CONFLICT = 0.25;
const SUMMARY = worded('summary_label');

/** A reason for the contact beside a subject is its kind, a plan beside a product a tier; a reason alone is both. */
const SECOND_MEANING = [['case_subject', 'case_type', worded('reason_label'), true], ['product', 'tier', worded('plan_label'), false]] as const;

/** The weakest candidate that still counts as a contradiction. */
const SERIOUS = 0.6;

const same = (field: string, a: string, b: string): boolean => {
  if (NUMERIC.test(field)) {
    const [x, y] = [digitsOf(a), digitsOf(b)];
    if (isMasked(a) || isMasked(b)) return x.slice(-3) === y.slice(-3);
    return x === y || (x.length > 6 && y.endsWith(x)) || (y.length > 6 && x.endsWith(y));
  }
  const key = (text: string): string => normaliseValue(field, text).normalize('NFKC').replace(/\s+/g, '').toLowerCase();
  const [x, y] = [key(a), key(b)];
  return x === y || x.includes(y) || y.includes(x) || (isMasked(a) || isMasked(b));
};

/** For a person: the heading above, then the label. */
const whereOf = (candidate: Candidate, headings: readonly Marked[]): string => {
  let heading = '';
  for (const { text, order } of headings) {
    if (order > candidate.order) break;
    if (text.length <= 30 && text !== candidate.shown) heading = text;
  }
  return [heading, candidate.label ?? ''].filter((part) => part !== '').join(' › ');
};

/**
 * One reading a field: the most certain candidate, the first of equals. Others that contradict it are named and lower it.
 * A phone or an address may have two right values (mobile, landline), so there a lesser label is no contradiction.
 */
export function resolve(candidates: readonly Candidate[], headings: readonly Marked[]): Record<string, FieldReading | undefined> {
  const byField = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const list = byField.get(candidate.field);
    if (list) list.push(candidate);
    else byField.set(candidate.field, [candidate]);
  }
  if (!byField.has('account_number') && byField.has('card_number'))
    byField.set('account_number', byField.get('card_number')!.map((card) => ({ ...card, field: 'account_number' })));
  if (byField.get('account_number')?.some((one) => byField.get('card_number')?.some((card) => card.node === one.node))) byField.delete('card_number');
  // A summary in sentences describes; one line names.
  const subjects = byField.get('case_subject') ?? [];
  const told = subjects.filter(({ shown, label }) => label !== undefined && SUMMARY.test(label) && shown.length > 32 && /[。.；;，,]/.test(shown));
  if (told[0] && !byField.has('case_description')) {
    byField.set('case_description', told.map((one) => ({ ...one, field: 'case_description' })));
    byField.set('case_subject', subjects.filter((one) => !told.includes(one)));
    if (told.length === subjects.length) byField.delete('case_subject');
  }
  for (const [from, to, label, alone] of SECOND_MEANING) {
    const list = byField.get(from) ?? [];
    const told = list.filter((one) => one.label !== undefined && label.test(one.label.trim()) && one.shown.length <= 40);
    if (!told[0] || byField.has(to) || (told.length === list.length && !alone)) continue;
    byField.set(to, told.map((one) => ({ ...one, field: to, confidence: one.confidence - 0.1 })));
    if (told.length < list.length) byField.set(from, list.filter((one) => !told.includes(one)));
  }
  const fields: Record<string, FieldReading | undefined> = {};
  for (const [field, list] of byField) {
    const ordered = [...list].sort((a, b) => b.confidence - a.confidence || a.order - b.order);
    const best = ordered[0]!;
    const others = ordered.filter((other) => other !== best && other.confidence >= SERIOUS && other.confidence >= best.confidence - 0.08 && !same(field, best.shown, other.shown));
    const conflicts = [...new Set(others.map(({ shown }) => shown))];
    fields[field] = {
      name: field,
      shown: best.shown,
      value: normaliseValue(field, best.shown),
      ...(best.label === undefined ? {} : { label: best.label }),
      foundBy: best.foundBy,
      where: whereOf(best, headings),
      confidence: Math.max(0.05, Math.round((best.confidence - (conflicts.length > 0 ? CONFLICT : 0)) * 100) / 100),
      ...(conflicts.length > 0 ? { conflicts: conflicts.slice(0, 5) } : {}),
      masked: isMasked(best.shown),
    };
  }
  return fields;
}
