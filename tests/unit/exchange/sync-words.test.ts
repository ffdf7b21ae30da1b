import { describe, expect, it } from 'vitest';
import { syncWords } from '../../../components/exchange/sync-words.ts';
import type { ExchangeView } from '../../../components/exchange/exchange-store.ts';
import type { ExchangeState } from '../../../storage/exchange/exchange-service.ts';
import { memberNamed, stateOf, teamOf } from '../../support/exchange-desk.ts';

const folder = { name: 'shared', permission: 'granted' } as const;
const at = '2026-01-05T02:00:00.000Z';
const words = (state: Partial<ExchangeState> | null, view: Partial<ExchangeView> = {}) =>
  syncWords({ state: state === null ? null : stateOf(state), failure: null, busy: false, typing: false, ...view }, () => '10:00');
const first = (...given: Parameters<typeof words>) => words(...given)?.first;
const problem = { author: '9100@m', number: 3, failure: { code: 'exchange.gap', params: { number: 3, expected: 2 } } } as const;

describe('the state of the exchange in words', () => {
  it('is not said before it is known, and says why it cannot be', () => {
    expect(words(null)).toBeNull();
    expect(first(null, { failure: { code: 'vault.locked' } })).toEqual({ key: 'failure.vault.locked', tone: 'failed' });
  });

  it.each<[string, Partial<ExchangeState>, Partial<ExchangeView>, object]>([
    ['on one machine', { team: null }, {}, { key: 'sync.alone', tone: 'quiet' }],
    ['before the administrator took the machine in', { team: teamOf(memberNamed('周敏', '9001')) }, {}, { key: 'sync.notMember', tone: 'waits' }],
    ['after the administrator took it out', { team: teamOf(memberNamed('陈芳', '8001', { removedAt: at })) }, {}, { key: 'sync.removed', tone: 'failed' }],
    ['during a round', { folder }, { busy: true }, { key: 'sync.busy', tone: 'quiet' }],
    ['while a text is typed', { folder }, { typing: true }, { key: 'failure.exchange.typing', tone: 'waits' }],
    ['when the browser forgot the permission', { folder: { ...folder, permission: 'prompt' } }, {}, { key: 'exchange.folder.ask', tone: 'failed' }],
    ['before the first file', {}, {}, { key: 'sync.noFolder', tone: 'waits' }],
    ['before the first round', { folder }, {}, { key: 'sync.never', tone: 'waits' }],
    ['after a round', { folder, last: { at, by: 'folder', report: {} } }, {}, { key: 'sync.at', params: { at: '10:00' }, tone: 'quiet' }],
    ['after a round that failed', { folder, last: { at, by: 'folder', failure: { code: 'carrier.unreachable' } } }, {}, { key: 'failure.carrier.unreachable', tone: 'failed' }],
  ])('%s', (_when, state, view, said) => expect(first(state, view)).toEqual(said));

  it('counts what is to be sent, what waits and what was refused', () => {
    const said = words({ folder, unsentCalls: 4, toSend: 2, waiting: [problem], last: { at, by: 'folder', report: { refused: [problem, problem] } } });
    expect(said?.rest).toEqual([
      { key: 'sync.unsentCalls', params: { count: 4 }, tone: 'waits' },
      { key: 'sync.toSend', params: { count: 2 }, tone: 'waits' }, { key: 'sync.waiting', params: { count: 1 }, tone: 'waits' }, { key: 'sync.refused', params: { count: 2 }, tone: 'failed', why: problem.failure },
    ]);
  });

  it('offers a round where there is a folder and none is running', () => {
    expect([words({}), words({ folder }), words({ folder }, { busy: true })].map((said) => said?.canRetry)).toEqual([false, true, false]);
  });
});
