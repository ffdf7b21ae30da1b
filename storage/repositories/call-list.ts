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
