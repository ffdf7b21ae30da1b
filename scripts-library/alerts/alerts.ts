import type { CustomerRecord } from '../../domain/customer-record.ts';
import { isVipTier } from '../placeholders/values.ts';
import type { Alert } from '../schema/index.ts';
import cues from './cues.json' with { type: 'json' };

/** In the order of care: safety, vulnerability, complaint, then the rest (call-desk rules). */
const ORDER: readonly Alert[] = ['self_harm', 'fraud', 'loss', 'vulnerable', 'bereaved', 'elderly', 'third_party', 'regulator', 'complaint', 'repeat_contact', 'vip'];

const ELDERLY_AGE = 65;
/** Contacts on one matter in seven days from which an owner and a call back are due (domain notes 6.5, amber). */
const REPEATED = 3;

/**
 * What the agent must not overlook about this contact, from the page's facts and the customer's own words. Words of a customer
 * raise a flag, they are no proof: the desk shows chips and proposes flows, it decides nothing.
 */
export function alertsOf(record: CustomerRecord): readonly Alert[] {
  const value = (name: string): string => record.fields[name]?.value ?? '';
  const said = record.transcript.filter((turn) => turn.speaker === 'customer').map((turn) => turn.text);
  const matter = [value('case_type'), value('case_subject'), value('case_description')];
  const text = [...said, ...matter].join('\n').normalize('NFKC').toLowerCase();
  const found = new Set<Alert>();
  for (const [alert, words] of Object.entries(cues)) if (words.some((word) => text.includes(word.toLowerCase()))) found.add(alert as Alert);
  if (ageOf(record) >= ELDERLY_AGE) found.add('elderly');
  if (isVipTier(value('tier'))) found.add('vip');
  if (Number.parseInt(value('contact_count'), 10) >= REPEATED) found.add('repeat_contact');
  return ORDER.filter((alert) => found.has(alert));
}

/** Age in full years on the day the page was read; NaN where the page tells neither age nor birthday. */
export function ageOf(record: CustomerRecord): number {
  const age = Number.parseInt(record.fields['age']?.value ?? '', 10);
  if (Number.isFinite(age)) return age;
  const born = /^(\d{4})-(\d{2})-(\d{2})/u.exec(record.fields['birthday']?.value ?? '');
  if (!born) return Number.NaN;
  const read = /^(\d{4})-(\d{2})-(\d{2})/u.exec(record.readAt);
  if (!read) return Number.NaN;
  const years = Number(read[1]) - Number(born[1]);
  const before = `${read[2]}-${read[3]}` < `${born[2]}-${born[3]}`;
  return before ? years - 1 : years;
}
