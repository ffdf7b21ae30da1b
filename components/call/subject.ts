import type { Call } from '../../domain/call/call.ts';
import type { CallSubject } from '../../domain/call/events.ts';
import type { CustomerRecord, FieldReading } from '../../domain/customer-record.ts';
import { maskName, maskValue, type PersonalDataType } from '../../domain/redaction/index.ts';
import { marksOf, relateCustomers } from '../../domain/same-customer.ts';

const MASKED_AS: Readonly<Record<string, PersonalDataType>> = {
  phone: 'cn_mobile', id_number: 'cn_id', account_number: 'bank_card', card_number: 'bank_card', email: 'email', address: 'address',
};

/** A field as it may stand on a screen that neighbours see. What the page itself masks is shown as the page shows it. */
export function maskedField(name: string, shown: string, alreadyMasked: boolean): string {
  if (alreadyMasked) return shown;
  if (name === 'customer_name') return maskName(shown);
  const type = MASKED_AS[name];
  return type ? maskValue(type, shown) : shown;
}

/** The title of the open page, with its customer's name masked: titles are read over the shoulder too. */
export function maskedTitle(title: string, record: CustomerRecord | null): string {
  const name = record?.fields['customer_name'];
  return name && name.shown !== '' ? title.replaceAll(name.shown, maskedField('customer_name', name.shown, name.masked)) : title;
}

/** Who the call is about, from what the page says now; null where the page shows no single customer. */
export function subjectOf(record: CustomerRecord | null): CallSubject | null {
  if (!record?.singleCustomer) return null;
  const readings = Object.entries(record.fields).filter((entry): entry is [string, FieldReading] => entry[1] !== undefined);
  const name = record.fields['customer_name'];
  return {
    ...(name ? { name: name.shown, maskedName: maskedField('customer_name', name.shown, name.masked) } : {}),
    ...(record.fields['honorific'] ? { honorific: record.fields['honorific'].value } : {}),
    fields: Object.fromEntries(readings.map(([field, reading]) => [field, reading.value])),
    page: { origin: originOf(record.page.url), title: record.page.title },
  };
}

/**
 * Is the open page this call's customer? A page without a single customer says nothing. A page that cannot be told by its marks
 * still counts as the same while the agent has not left the address the call was begun on (`startedOn`) and its name agrees.
 */
export function relationToPage(call: Call | null, record: CustomerRecord | null, startedOn: string | null): 'same' | 'other' | 'unknown' {
  if (!call?.subject || !record?.singleCustomer) return 'unknown';
  const ours = marksOf(Object.fromEntries(Object.entries(call.subject.fields).map(([name, value]) => [name, { value }])));
  const relation = relateCustomers(ours, marksOf(record.fields));
  if (relation !== 'unknown') return relation;
  const sameAddress = startedOn !== null && startedOn === record.page.url;
  return sameAddress && ours.name === record.fields['customer_name']?.value && ours.caseId === record.fields['case_id']?.value ? 'same' : 'unknown';
}

/**
 * Is the agent asked whether the open page is this call's customer? Where the call began without one, and where page and call show
 * the same masked name and nothing more: equal masks mean unknown, and only a person can tell.
 */
export function asksWho(call: Call, record: CustomerRecord | null, relation: 'same' | 'other' | 'unknown'): boolean {
  if (call.status === 'closed' || relation !== 'unknown' || !record?.singleCustomer) return false;
  const shown = subjectOf(record)?.maskedName;
  return call.subject === null || (shown !== undefined && shown === call.subject.maskedName);
}

/** The record to fill lines and show the customer from: the open page only while it is this call's customer. */
export function recordForCall(call: Call | null, record: CustomerRecord | null, relation: 'same' | 'other' | 'unknown'): CustomerRecord | null {
  if (call === null || relation === 'same') return record;
  if (!call.subject) return null;
  const fields = Object.fromEntries(
    Object.entries(call.subject.fields).map(([name, value]): [string, FieldReading] => [
      name, { name, shown: value, value, foundBy: 'declared', where: call.subject?.page.title ?? '', confidence: 0.9, masked: value.includes('*') },
    ]),
  );
  return { fields, transcript: [], singleCustomer: true, page: { url: call.subject.page.origin, title: call.subject.page.title }, readAt: call.startedAt };
}

function originOf(url: string): string {
  try {
    return new URL(url).origin;
  } catch {
    return '';
  }
}
