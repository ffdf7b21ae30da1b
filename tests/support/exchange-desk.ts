import { vi } from 'vitest';
import { succeed } from '../../domain/result.ts';
import type { Member, Team } from '../../domain/team/team.ts';
import type { ExchangeService, ExchangeState } from '../../storage/exchange/exchange-service.ts';

const at = '2026-01-05T02:00:00.000Z';

export const memberNamed = (name: string, person: string, over: Partial<Member> = {}): Member => ({
  author: `${person}@m${person}`, person, name, roles: ['agent'], signingKey: `key-${person}`, earlierSigningKeys: [], recipient: `age1${person}`, addedAt: at, ...over,
});

export const teamOf = (...members: readonly Member[]): Team => ({
  id: 'team', name: '客服一组', revision: 2, updatedAt: at, administratorKey: 'key-9001', members, exchange: { everyMinutes: 5 }, retentionDays: {},
});

/** A machine of 8001 in a team with an administrator, nothing exchanged yet. */
export const stateOf = (over: Partial<ExchangeState> = {}): ExchangeState => ({
  team: teamOf(memberNamed('周敏', '9001', { roles: ['administrator', 'supervisor'] }), memberNamed('陈芳', '8001')),
  author: '8001@m8001', isAdministrator: false, fingerprint: '00001 00002 00003 00004 00005 00006', teamFingerprint: '10001 10002 10003 10004 10005 10006',
  folder: null, last: null, toSend: 0, unsentCalls: 0, waiting: [], personKey: 'none', ...over,
});

/** The service behind the views, answering from `state`; each act can be replaced. */
export function exchangeService(state: ExchangeState, over: Partial<ExchangeService> = {}): ExchangeService {
  const { team } = state;
  const report = { bundles: 1, records: 1, passedOver: 0, replayed: 0, waiting: [], refused: [], sent: 0 };
  const base = {
    state: vi.fn(async () => succeed(state)), createTeam: vi.fn(async () => succeed(team!)), memberCard: vi.fn(async () => succeed('{}')),
    previewCard: vi.fn(async () => ({ ok: false as const, failure: { code: 'team.foreign' } })), addMember: vi.fn(async () => succeed(team!)), removeMember: vi.fn(async () => succeed(team!)),
    teamFile: vi.fn(async () => succeed('{}')), previewTeam: vi.fn(async () => ({ ok: false as const, failure: { code: 'team.foreign' } })), joinTeam: vi.fn(async () => succeed(team!)),
    exportFile: vi.fn(async () => succeed(null)), previewFile: vi.fn(async () => succeed([])), importFile: vi.fn(async () => succeed(report)),
    chooseFolder: vi.fn(async () => succeed(true as const)), exchangeWithFolder: vi.fn(async () => succeed(report)), renewKeys: vi.fn(async () => succeed(true as const)),
    keepPersonKey: vi.fn(async () => succeed(true as const)), openPersonKey: vi.fn(async () => succeed(true as const)), waitingElsewhere: vi.fn(async () => succeed([])),
    sendAnew: vi.fn(async () => succeed(1)), handOver: vi.fn(async () => succeed(team!)), leaveTeam: vi.fn(async () => succeed(true as const)), markSeen: vi.fn(async () => succeed(true as const)),
    continueHere: vi.fn(async (id: string) => succeed({ id })), setRetention: vi.fn(async () => succeed(team!)),
  };
  return { ...base, ...over } as ExchangeService;
}
