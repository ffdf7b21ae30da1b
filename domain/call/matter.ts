import type { CallSubject } from './events.ts';
import type { ScenarioId } from '../scenario.ts';

/** What tells one customer from another, strongest first. A masked value identifies nobody: equal masks mean unknown, not same. */
const IDENTIFYING = ['id_number', 'account_number', 'card_number', 'phone'] as const;

/** Shown with stars, dots or a run of X on the page; a single X ends an identity number. */
const isMasked = (value: string): boolean => /[*•●×]|[xX]{2,}/u.test(value);

/** As different pages write the same number: with and without spaces, brackets and the country code, letters large or small. */
function bare(field: string, value: string): string {
  const characters = value.normalize('NFKC').replace(/[\s()-]/g, '').toUpperCase();
  return field === 'phone' ? characters.replace(/^(?:\+|00)?86(?=1\d{10}$)/, '').replace(/^(?:\+|00)?8860?(?=9\d{8}$)/, '0') : characters;
}

/** The text that identifies a customer, to be hashed with a key; null when the page gave nothing that does. */
export function identityOf(subject: CallSubject | null): string | null {
  for (const field of IDENTIFYING) {
    const value = bare(field, subject?.fields[field] ?? '');
    if (value !== '' && !isMasked(value)) return `${field}:${value}`;
  }
  return null;
}

/** A matter is a customer and a scenario (domain notes, 6.1: not the number alone); hashed by the vault before it is kept. */
export function matterOf(subject: CallSubject | null, scenario: ScenarioId | undefined): string | null {
  const identity = identityOf(subject);
  return identity === null || scenario === undefined ? null : `${identity}/${scenario}`;
}
