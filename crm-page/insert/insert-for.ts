import type { CustomerRecord } from '../../domain/customer-record.ts';
import { marksOf, relateCustomers } from '../../domain/same-customer.ts';
import type { InsertOutcome, InsertRequest } from '../protocol.ts';
import { typeInto } from './type-into.ts';

/** Inserts a text meant for one customer, when the page as just read is not another one's. */
export async function insertFor({ text, for: ours, confirmed }: InsertRequest, record: CustomerRecord, field: HTMLElement | null): Promise<InsertOutcome> {
  const relation = relateCustomers(ours, marksOf(record.fields));
  if (relation === 'other') return 'other-customer';
  if (relation === 'unknown' && !confirmed) return 'unknown-customer';
  if (!field) return 'no-field';
  return (await typeInto(field, text)) ? 'inserted' : 'not-accepted';
}
