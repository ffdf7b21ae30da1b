import { marksOf, relateCustomers } from '../../domain/same-customer.ts';
import type { Reading, Step } from '../generic/read-page.ts';
import { runAtOnce } from '../generic/run-at-once.ts';
import { obtain, type LoadPart } from '../parts.ts';
import type { InsertOutcome, InsertRequest } from '../protocol.ts';
import { typeInto } from './type-into.ts';

/**
 * Inserts a text meant for one customer, when the page is not another one's: it is read by `read` without a pause just before, so
 * that it cannot become another customer's in between.
 */
export async function insertFor({ text, for: ours, confirmed }: InsertRequest, read: () => Generator<Step, Reading>, loadPart: LoadPart, field: HTMLElement | null): Promise<InsertOutcome> {
  let record = runAtOnce(read());
  for (; typeof record === 'string'; record = runAtOnce(read())) await obtain(record, loadPart);
  const relation = relateCustomers(ours, marksOf(record.fields));
  if (relation === 'other') return 'other-customer';
  if (relation === 'unknown' && !confirmed) return 'unknown-customer';
  if (!field) return 'no-field';
  return (await typeInto(field, text)) ? 'inserted' : 'not-accepted';
}
