import Dexie from 'dexie';
import type { Call } from '../../domain/call/call.ts';
import type { CallEvent } from '../../domain/call/events.ts';
import { foldCall } from '../../domain/call/fold.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import type { BlockStore } from '../blocks/block-store.ts';
import { newestFirst } from '../blocks/packed-call.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import type { CallRow } from '../rows.ts';
import type { Vault } from '../vault/vault.ts';
import { openEvent, openSummary, openTyping } from './call-codec.ts';
import type { CallListItem, CallPage, PageKey } from './call-list.ts';
import { all, readable } from './caught.ts';

export interface StoredCall {
  readonly id: string;
  readonly author: string;
  /** With what is being typed laid over its events. */
  readonly call: Call;
  readonly matterKey?: string;
}

/** Reads of calls, in the journal and in blocks. Throws what IndexedDB throws. */
export interface CallQueries {
  events(callId: string): Promise<Result<readonly CallEvent[], StorageFailure>>;
  get(callId: string): Promise<Result<StoredCall, StorageFailure>>;
  openCalls(): Promise<Result<readonly CallListItem[], StorageFailure>>;
  listClosed(page: { readonly before?: PageKey; readonly limit: number }): Promise<Result<CallPage, StorageFailure>>;
  onMatter(matterKey: string): Promise<Result<readonly CallListItem[], StorageFailure>>;
}

export function createCallQueries(database: AsideDatabase, vault: Vault, blocks: BlockStore): CallQueries {
  const { calls, callEvents, typing } = database;

  const journal = async (callId: string): Promise<Result<readonly CallEvent[], StorageFailure>> => {
    const rows = await callEvents.where('[callId+seq]').between([callId, Dexie.minKey], [callId, Dexie.maxKey]).toArray();
    return all(rows.map((row) => openEvent(vault, row)));
  };
  const itemOf = async (row: CallRow): Promise<Result<CallListItem, StorageFailure>> => {
    const summary = await openSummary(vault, row);
    if (!summary.ok) return summary;
    const { summary: _summary, note: _note, seq: _seq, hold: _hold, pendingForLead, ...head } = row;
    return succeed({ ...head, ...summary.value, pendingForLead: pendingForLead === 1 });
  };
  const itemsOf = async (rows: readonly CallRow[]): Promise<Result<readonly CallListItem[], StorageFailure>> => {
    const found = await readable(rows.map(itemOf));
    return found.ok ? succeed(found.value.items) : found;
  };

  return {
    async events(callId) {
      const events = await journal(callId);
      if (!events.ok || events.value.length > 0) return events;
      const packed = await blocks.find(callId);
      if (!packed.ok) return packed;
      return packed.value === null ? missing(callId) : succeed(packed.value.events);
    },

    async get(callId) {
      const [row, typed] = await Promise.all([calls.get(callId), typing.where('[callId+part]').between([callId, Dexie.minKey], [callId, Dexie.maxKey]).toArray()]);
      if (row === undefined) {
        const packed = await blocks.find(callId);
        if (!packed.ok) return packed;
        if (packed.value === null) return missing(callId);
        const { head, events } = packed.value;
        return succeed({ id: callId, author: head.author, call: foldCall(events), ...matter(head.matterKey) });
      }
      const events = await journal(callId);
      if (!events.ok) return events;
      let call = foldCall(events.value);
      for (const one of typed) {
        const text = await openTyping(vault, one);
        if (!text.ok) return text;
        call = one.part === 'draft' ? { ...call, draft: text.value.text } : { ...call, noteParts: { ...call.noteParts, [one.part]: text.value.text } };
      }
      return succeed({ id: callId, author: row.author, call, ...matter(row.matterKey) });
    },

    async openCalls() {
      const rows = await calls.where('[state+startedAt]').between(['open', Dexie.minKey], ['parked', Dexie.maxKey]).toArray();
      return itemsOf(rows.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt)));
    },

    async listClosed({ before, limit }) {
      const upper = before === undefined ? [Dexie.maxKey] : [before.closedAt, before.id];
      const rows = await calls.where('[closedAt+id]').between([Dexie.minKey], upper, true, false).reverse().limit(limit + 1).toArray();
      const hot = await readable(rows.map(itemOf));
      if (!hot.ok) return hot;
      // A full page of the journal: only blocks that reach into it matter.
      const packed = await blocks.page(before, limit + 1, hot.value.items[limit]?.closedAt);
      if (!packed.ok) return packed;
      const merged = [...hot.value.items, ...packed.value.items].toSorted((a, b) => newestFirst(keyOf(a), keyOf(b)));
      const items = merged.slice(0, limit);
      // Rows of other agents count towards the page of keys, so that a page of theirs alone does not end the list.
      const lastRow = rows.length > limit ? rows[limit - 1] : undefined;
      const last = items.length === limit || lastRow === undefined ? items.at(-1) : lastRow;
      const more = merged.length > limit || lastRow !== undefined;
      return succeed({ items, hidden: hot.value.hidden + packed.value.hidden, ...(more && last !== undefined ? { next: keyOf(last) } : {}) });
    },

    async onMatter(matterKey) {
      const rows = await calls.where('matterKey').equals(matterKey).toArray();
      return itemsOf(rows.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt)));
    },
  };
}

const missing = (callId: string) => fail({ code: 'storage.missing' as const, params: { id: callId } });
const matter = (matterKey: string | undefined) => (matterKey === undefined ? {} : { matterKey });
const keyOf = (item: { readonly id: string; readonly closedAt?: string }): PageKey => ({ closedAt: item.closedAt ?? '', id: item.id });
