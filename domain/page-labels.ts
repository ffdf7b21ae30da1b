import { z } from 'zod';
import { fail, succeed, type Result } from './result.ts';

/**
 * What a bank's own CRM calls things, by field: a known field, a field of the bank's own (`loan_stage`), `_` for labels that are
 * not read, or a region that speaks of somebody else (`!person`, `!others`, `!agent`, `!ads`, `!account`; docs/reading.md).
 */
export type PageLabels = Readonly<Record<string, readonly string[]>>;

const FIELD = /^(?:[a-z][a-z0-9_]{1,40}|_|!(?:person|others|agent|ads|account))$/u;
/** The reader compares labels of up to 46 characters. */
const LONGEST = 46;

/** One label cannot mean two fields. */
export const pageLabels = z.record(z.string().regex(FIELD), z.array(z.string().trim().min(1).max(LONGEST)).min(1).max(60))
  .superRefine((labels, context) => {
    const known = new Map<string, string>();
    for (const [field, texts] of Object.entries(labels)) for (const [at, text] of texts.entries()) {
      const key = text.normalize('NFKC').toLowerCase();
      if ((known.get(key) ?? field) !== field) context.addIssue({ code: 'custom', path: [field, at], message: 'two fields' });
      known.set(key, field);
    }
    if (Object.keys(labels).length > 100) context.addIssue({ code: 'custom', path: [], message: 'too many' });
  });

const pageLabelsFile = z.object({ format: z.literal('aside-page-labels'), version: z.literal(1), labels: pageLabels });

export type PageLabelsFailure =
  | { readonly code: 'page-labels.not-json' }
  /** `at` says where, as a person would look for it: "labels.loan_stage.0". */
  | { readonly code: 'page-labels.malformed'; readonly params: { readonly at: string } };

/** Takes a whole file or nothing of it. */
export function readPageLabels(text: string): Result<PageLabels, PageLabelsFailure> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail({ code: 'page-labels.not-json' });
  }
  const parsed = pageLabelsFile.safeParse(json);
  if (parsed.success) return succeed(parsed.data.labels);
  return fail({ code: 'page-labels.malformed', params: { at: parsed.error.issues[0]?.path.join('.') || '.' } });
}
