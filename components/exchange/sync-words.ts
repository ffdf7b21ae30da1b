import type { Failure } from '../../domain/result.ts';
import { memberOf } from '../../domain/team/team.ts';
import type { ExchangeView } from './exchange-store.ts';

/** A sentence in words of `locales/`, and how it is meant. */
export interface Said {
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly tone: 'quiet' | 'waits' | 'failed';
  /** The reason, of the first where there are several; the team's part lists each. */
  readonly why?: Failure;
}

export interface SyncWords {
  /** How the last exchange went, or why there is none. */
  readonly first: Said;
  /** What waits and what was refused. */
  readonly rest: readonly Said[];
  /** A round can be asked for here and now. */
  readonly canRetry: boolean;
}

/** The state of the exchange in sentences; null before it is known. `time` words an instant. */
export function syncWords({ state, failure, busy, typing }: ExchangeView, time: (iso: string) => string): SyncWords | null {
  if (state === null) return failure === null ? null : { first: failed(failure), rest: [], canRetry: false };
  const { team, author, folder, last, toSend, unsentCalls, waiting } = state;
  if (team === null) return { first: { key: 'sync.alone', tone: 'quiet' }, rest: [], canRetry: false };
  const me = memberOf(team, author);
  const refused = last?.report?.refused ?? [];
  const rest: Said[] = [];
  if (unsentCalls > 0) rest.push({ key: 'sync.unsentCalls', params: { count: unsentCalls }, tone: 'waits' });
  if (toSend > 0) rest.push({ key: 'sync.toSend', params: { count: toSend }, tone: 'waits' });
  if (waiting.length > 0) rest.push({ key: 'sync.waiting', params: { count: waiting.length }, tone: 'waits' });
  if (refused[0] !== undefined) rest.push({ key: 'sync.refused', params: { count: refused.length }, tone: 'failed', why: refused[0].failure });

  const first = (): Said => {
    if (me === undefined) return { key: 'sync.notMember', tone: 'waits' };
    if (me.removedAt !== undefined) return { key: 'sync.removed', tone: 'failed' };
    if (busy) return { key: 'sync.busy', tone: 'quiet' };
    if (typing) return { key: 'failure.exchange.typing', tone: 'waits' };
    if (folder !== null && folder.permission !== 'granted') return { key: 'exchange.folder.ask', tone: 'failed' };
    if (last === null) return { key: folder === null ? 'sync.noFolder' : 'sync.never', tone: 'waits' };
    return last.failure === undefined ? { key: 'sync.at', params: { at: time(last.at) }, tone: 'quiet' } : failed(last.failure);
  };
  return { first: first(), rest, canRetry: folder !== null && !busy };
}

const failed = ({ code, params }: Failure): Said => ({ key: `failure.${code}`, ...(params === undefined ? {} : { params }), tone: 'failed' });
