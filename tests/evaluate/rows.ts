import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { LOCALES } from '../../domain/language.ts';

/** Faults named at once; a file of the wrong format has one in every line. */
const MOST_NAMED = 5;

const text = z.string();
const lang = z.enum(LOCALES);

/** What scoring cannot do without, by command; formats are in docs/quality.md. Further keys are left as they are. */
export const ROWS = {
  'customer-type': z.looseObject({ lang, turns: z.array(text), label: text, acceptable: z.array(text) }),
  scenario: z.looseObject({ lang, scenario: text, turns: z.array(text).nullish() }),
  suggest: z.looseObject({ lang, scenario: text, type: text, stage: text, turns: z.array(text).nullish() }),
  lint: z.looseObject({ lang, text, expect: z.array(text), kind: z.enum(['script', 'note', 'chat']).nullish() }),
  query: z.looseObject({ q: text, class: text, relevant: z.array(text) }),
  record: z.looseObject({ id: text }),
  vectors: z.looseObject({
    vectors: z.array(z.looseObject({ type: text, value: text, valid: z.boolean() })),
    texts: z.array(z.looseObject({ text, expect: z.array(z.tuple([text, text]).rest(z.unknown())) })),
  }),
};

const faultsOf = (value: unknown, shape: z.ZodType): string[] =>
  shape.safeParse(value).error?.issues.map(({ path, message }) => `${path.length > 0 ? `${path.join('.')}: ` : ''}${message}`) ?? [];

function parsed(line: string): { readonly value?: unknown; readonly fault?: string } {
  try {
    return { value: JSON.parse(line) as unknown };
  } catch (cause) {
    return { fault: cause instanceof Error ? cause.message : String(cause) };
  }
}

function refuse(file: string, faults: readonly string[]): never {
  const more = faults.length > MOST_NAMED ? `\nand ${faults.length - MOST_NAMED} more` : '';
  throw new Error(`${file} is not of the format that is judged:\n${faults.slice(0, MOST_NAMED).join('\n')}${more}`);
}

/** The rows of a file of JSON lines. Throws with file, line and field of what cannot be judged; nothing is left out in silence. */
export function readRows<T>(file: string, shape: z.ZodType): T[] {
  const faults: string[] = [];
  const rows: T[] = [];
  readFileSync(file, 'utf8').split('\n').forEach((line, at) => {
    if (line.trim() === '') return;
    const { value, fault } = parsed(line);
    faults.push(...(fault === undefined ? faultsOf(value, shape) : [fault]).map((what) => `line ${at + 1}: ${what}`));
    rows.push(value as T);
  });
  if (faults.length > 0) refuse(file, faults);
  return rows;
}

/** One JSON value of a file; throws like `readRows`. */
export function readWhole<T>(file: string, shape: z.ZodType): T {
  const { value, fault } = parsed(readFileSync(file, 'utf8'));
  const faults = fault === undefined ? faultsOf(value, shape) : [fault];
  if (faults.length > 0) refuse(file, faults);
  return value as T;
}
