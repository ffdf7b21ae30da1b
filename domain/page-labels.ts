import { isPlainRecord } from './plain-record.ts';
import { fail, succeed, type Result } from './result.ts';

/**
 * What a bank's own CRM calls things, by field: a known field, a field of the bank's own (`loan_stage`), `_` for labels that are
 * not read, or a region that speaks of somebody else (`!person`, `!others`, `!agent`, `!ads`, `!account`; docs/reading.md).
 */
export type PageLabels = Readonly<Record<string, readonly string[]>>;

const FIELD = /^(?:[a-z][a-z0-9_]{1,40}|_|!(?:person|others|agent|ads|account))$/u;
/** The reader compares labels of up to 46 characters. */
const LONGEST = 46;

/** `at` says where, as a person would look for it: "labels.loan_stage.0". */
interface Malformed { readonly code: 'page-labels.malformed'; readonly params: { readonly at: string } }
export type PageLabelsFailure = { readonly code: 'page-labels.not-json' } | Malformed;

const malformed = (...way: readonly (string | number)[]): Result<never, Malformed> => fail({ code: 'page-labels.malformed', params: { at: way.join('.') || '.' } });

const MOST_LABELS = 60;
const MOST_FIELDS = 100;

/**
 * Labels without blanks at their ends, or where the first malformed one is. One label cannot mean two fields. Read without
 * a schema library: the panel needs the bank's labels before its first line. `way`: where in a file the labels lie.
 */
export function pageLabelsOf(value: unknown, ...way: readonly string[]): Result<PageLabels, Malformed> {
  if (!isPlainRecord(value)) return malformed(...way);
  const labels: Record<string, readonly string[]> = {};
  for (const [field, given] of Object.entries(value)) {
    if (!FIELD.test(field) || !Array.isArray(given)) return malformed(...way, field);
    const texts = given.map((text: unknown) => (typeof text === 'string' ? text.trim() : ''));
    const bad = texts.findIndex((text) => text === '' || text.length > LONGEST);
    if (bad >= 0) return malformed(...way, field, bad);
    if (texts.length === 0 || texts.length > MOST_LABELS) return malformed(...way, field);
    labels[field] = texts;
  }
  const known = new Map<string, string>();
  for (const [field, texts] of Object.entries(labels)) for (const [at, text] of texts.entries()) {
    const key = text.normalize('NFKC').toLowerCase();
    if ((known.get(key) ?? field) !== field) return malformed(...way, field, at);
    known.set(key, field);
  }
  return Object.keys(labels).length > MOST_FIELDS ? malformed(...way) : succeed(labels);
}

/** Takes a whole file or nothing of it. */
export function readPageLabels(text: string): Result<PageLabels, PageLabelsFailure> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail({ code: 'page-labels.not-json' });
  }
  if (!isPlainRecord(json)) return malformed();
  if (json['format'] !== 'aside-page-labels') return malformed('format');
  if (json['version'] !== 1) return malformed('version');
  return pageLabelsOf(json['labels'], 'labels');
}
