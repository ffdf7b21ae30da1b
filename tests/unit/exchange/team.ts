import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { CallEvent, CallEventBody } from '../../../domain/call/events.ts';
import { withMember, type MemberCard, type Role, type Team } from '../../../domain/team/team.ts';
import type { ExchangeRecord } from '../../../storage/exchange/records.ts';
import { writeBundle } from '../../../storage/exchange/write-bundle.ts';
import { toBase64 } from '../../../storage/vault/data-key.ts';

export interface Person {
  readonly card: MemberCard;
  readonly signingKey: CryptoKey;
  readonly ageIdentity: string;
}

export const NOW = '2026-02-01T08:00:00.000Z';

export async function person(author: string): Promise<Person> {
  const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
  const ageIdentity = await generateX25519Identity();
  const signingKey = toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  return { card: { author, person: author.split('@')[0]!, name: author, signingKey, recipient: await identityToRecipient(ageIdentity) }, signingKey: pair.privateKey, ageIdentity };
}

export function teamOf(administrator: Person, members: readonly (readonly [Person, readonly Role[]])[]): Team {
  const empty: Team = { id: 'team-1', name: '客服一组', revision: 1, updatedAt: NOW, administratorKey: administrator.card.signingKey, members: [], exchange: { everyMinutes: 5 }, retentionDays: {} };
  return members.reduce((team, [one, roles]) => withMember(team, one.card, roles, NOW), empty);
}

/** A closed call of some events, its note holding `text`. */
export function closedCall(id: string, text: string, more: readonly CallEventBody[] = []): Extract<ExchangeRecord, { kind: 'call' }> {
  const bodies: CallEventBody[] = [
    { type: 'call.started', direction: 'inbound', channel: 'phone', startedBy: 'key', subject: { name: '王小明', maskedName: '王*明', fields: { phone: '13800138000' }, page: { origin: 'https://crm.example', title: '客户' } } },
    { type: 'scenario.set', to: 'S12', by: 'agent' },
    { type: 'note.edited', part: 'what', text },
    { type: 'promise.made', promiseId: `${id}-p`, what: '回电', dueAt: '2026-02-02T09:00:00.000Z', owner: '8001' },
    { type: 'call.closed', openSteps: [] },
    ...more,
  ];
  const minute = String(Number(id.replace(/\D/g, '').slice(-2)) % 60).padStart(2, '0');
  return { kind: 'call', id, events: bodies.map((body, index): CallEvent => ({ ...body, seq: index + 1, at: `2026-02-01T07:${minute}:${String(index).padStart(2, '0')}.000Z` })) };
}

export const bundleBy = (author: Person, number: number, records: readonly ExchangeRecord[], readers: readonly Person[], other: { readonly schema?: number; readonly createdAt?: string; readonly team?: string } = {}) =>
  writeBundle({ team: 'team-1', author: author.card.author, number, createdAt: NOW, records, recipients: readers.map((one) => one.card.recipient), ...other }, author.signingKey);
