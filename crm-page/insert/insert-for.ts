import type { CustomerRecord } from '../../domain/customer-record.ts';
import { marksOf, relateCustomers } from '../../domain/same-customer.ts';
import type { InsertOutcome, InsertRequest } from '../protocol.ts';
import { insertText } from './insert-text.ts';

/** Inserts a text meant for one customer, when the page as just read is not another one's. */
export function insertFor({ text, for: ours, confirmed }: InsertRequest, record: CustomerRecord, field: HTMLElement | null): InsertOutcome {
  const relation = relateCustomers(ours, marksOf(record.fields));
  if (relation === 'other') return 'other-customer';
  if (relation === 'unknown' && !confirmed) return 'unknown-customer';
  if (!field) return 'no-field';
  return insertText(field, text) ? 'inserted' : 'not-accepted';
}
