import type { Call } from '../../domain/call/call.ts';

/** What a list shows of a call beside its row; sealed, for it names a person. */
export interface CallSummary {
  readonly maskedName?: string;
  readonly disposition?: string;
  readonly parkedReason?: string;
  readonly openSteps: number;
  readonly openPromises: number;
  readonly nextDueAt?: string;
  readonly corrected: boolean;
}

/** One row of a list of calls. */
export interface CallListItem extends CallSummary {
  readonly id: string;
  readonly state: 'open' | 'parked' | 'closed';
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly closedAt?: string;
  readonly author: string;
  readonly channel: string;
  readonly direction: string;
  readonly scenario?: string;
  readonly flowId?: string;
  readonly pendingForLead: boolean;
  readonly matterKey?: string;
}

/** Where the next page begins: strictly before this call in the order (closedAt, id), newest first. */
export interface PageKey {
  readonly closedAt: string;
  readonly id: string;
}

export interface CallPage {
  readonly items: readonly CallListItem[];
  /** Calls of other agents' vaults on this machine, passed over on this page. */
  readonly hidden: number;
  /** Absent on the last page. */
  readonly next?: PageKey;
}

/** What lists show of a call beside its row. */
export function summaryOf(call: Call): CallSummary {
  const openPromises = call.promises.filter((promise) => promise.keptAt === undefined);
  const nextDueAt = openPromises.map((promise) => promise.dueAt).toSorted()[0];
  return {
    ...(call.subject?.maskedName === undefined ? {} : { maskedName: call.subject.maskedName }),
    ...(call.disposition === undefined ? {} : { disposition: call.disposition }),
    ...(call.parkedReason === undefined ? {} : { parkedReason: call.parkedReason }),
    openSteps: call.openSteps.length,
    openPromises: openPromises.length,
    ...(nextDueAt === undefined ? {} : { nextDueAt }),
    corrected: call.corrections.length > 0,
  };
}

/** One row of a list, from the call itself. */
export function listItemOf(id: string, author: string, call: Call, matterKey?: string): CallListItem {
  return {
    id,
    state: call.status,
    startedAt: call.startedAt,
    updatedAt: call.lastAt,
    ...(call.closedAt === undefined ? {} : { closedAt: call.closedAt }),
    author,
    channel: call.channel,
    direction: call.direction,
    ...(call.scenario === undefined ? {} : { scenario: call.scenario.id }),
    ...(call.flow === undefined ? {} : { flowId: call.flow.id }),
    pendingForLead: call.pendingForLead,
    ...(matterKey === undefined ? {} : { matterKey }),
    ...summaryOf(call),
  };
}
