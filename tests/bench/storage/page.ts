import { liveQuery } from 'dexie';
import type { CallEvent } from '../../../domain/call/events.ts';
import { addRows, openRow, sealRow } from '../../../storage/backup/backup-rows.ts';
import type { BackupRow } from '../../../storage/backup/container.ts';
import { BLOCK_SIZE, type Block } from '../../../storage/blocks/block-codec.ts';
import { createBlockStore } from '../../../storage/blocks/block-store.ts';
import { compactEvents } from '../../../storage/blocks/compact-events.ts';
import type { PackedCall } from '../../../storage/blocks/packed-call.ts';
import { createDatabase, type AsideDatabase } from '../../../storage/database.ts';
import { createNoteSearch } from '../../../storage/note-search/note-search.ts';
import type { CallPage } from '../../../storage/repositories/call-list.ts';
import type { Row } from '../../../storage/sealed-fields.ts';
import { openStore, type Store } from '../../../storage/store.ts';
import { toBytes } from '../../../storage/vault/envelope.ts';
import { createMemorySessionKeys } from '../../../storage/vault/session-keys.ts';
import { openKeyRing } from '../../../storage/vault/key-ring.ts';
import type { Vault } from '../../../storage/vault/vault.ts';
import { madeUpCall } from './made-up-calls.ts';
import { longestGap } from '../longest-gap.ts';

/** Eight blocks: what an import writes to one flush. */
const CHUNK = 4000;
/** More than a list of hits shows; a word that is nowhere or rare is looked for in every note. */
const HITS = 500;
const NAME = 'bench';
const BASELINE = 'bench-rows';
const clock = () => new Date().toISOString();
const makeId = () => crypto.randomUUID();

function must<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: { readonly code: string } }): T {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}
const store = async (): Promise<Store> => must(await openStore({ clock, makeId, name: NAME }));
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};

/**
 * Takes in `count` calls as a backup brings them, through the product's own path (sealed, checked, added): in blocks, and the
 * same calls one record a row; a chunk at a time, in turn. `packing` is the making of those blocks from events. Milliseconds.
 */
async function importCalls(count: number): Promise<{ blocks: number; rows: number; packing: number }> {
  await Promise.all([createDatabase(NAME).delete(), createDatabase(BASELINE).delete()]);
  const opened = await store();
  const plain = createDatabase(BASELINE);
  const blocks = createBlockStore(opened.database, opened.vault, makeId);
  const sum = { blocks: 0, rows: 0, packing: 0 };
  for (let start = 0; start < count; start += CHUNK) {
    const calls = Array.from({ length: Math.min(CHUNK, count - start) }, (_, index) => madeUpCall(start + index));
    const packed: BackupRow[] = [];
    sum.packing += await timed(async () => {
      for (let from = 0; from < calls.length; from += BLOCK_SIZE) packed.push(...(await blockRows(opened, must(await blocks.seal(calls.slice(from, from + BLOCK_SIZE))))));
    });
    const single = calls.map(singleRow);
    sum.blocks += await timed(() => takeIn(opened.database, opened.vault, packed));
    sum.rows += await timed(() => takeIn(plain, opened.vault, single));
  }
  opened.close();
  await plain.delete();
  return sum;
}

async function takeIn(database: AsideDatabase, vault: Vault, rows: readonly BackupRow[]): Promise<void> {
  const sealed = await Promise.all(rows.map(async (row) => must(await sealRow(vault, row))!));
  const byTable = new Map<string, Row[]>(rows.map((row) => [row.table, []]));
  rows.forEach((row, index) => byTable.get(row.table)!.push(sealed[index]!));
  await addRows(database, byTable);
}

const blockRows = async ({ vault }: Store, { block, ids, notes, events }: Block): Promise<readonly BackupRow[]> =>
  Promise.all(([['blocks', block], ['blockIds', ids], ['blockNotes', notes], ['blockEvents', events]] as const).map(async ([table, row]) => must(await openRow(vault, table, { ...row }))));

/** A whole call in one row with the journal's indexes: less than the journal itself would write. */
function singleRow({ head, events, text }: PackedCall): BackupRow {
  const { id, state, startedAt, updatedAt, closedAt, author, channel, direction } = head;
  return { table: 'calls', row: { id, state, startedAt, updatedAt, closedAt, author, seq: events.length, channel, direction, pendingForLead: 0 }, opened: { summary: toBytes({ head, text, events: compactEvents(events) }) } };
}

/** Some recently closed calls in the journal beside the blocks, as a desk has them. */
async function addJournal(count: number): Promise<void> {
  const opened = await store();
  for (let index = 0; index < count; index += 1) {
    const { events } = madeUpCall(1_000_000 + index);
    const [first, ...others] = events;
    const { id } = must(await opened.calls.start(first as Extract<CallEvent, { type: 'call.started' }>));
    must(await opened.calls.append(id, others));
  }
  opened.close();
}

async function openAndList(): Promise<{ first: number; next: number; deep: number; rows: number }> {
  let [opened, page]: [Store | null, CallPage | null] = [null, null];
  const first = await timed(async () => {
    opened = await store();
    page = must(await opened.calls.listClosed({ limit: 50 }));
  });
  const calls = opened!.calls;
  const nexts: number[] = [];
  let rows = page!.items.length;
  for (let turn = 0; turn < 20; turn += 1) nexts.push(await timed(async () => { page = must(await calls.listClosed({ before: page!.next!, limit: 50 })); rows += page.items.length; }));
  const deep = await timed(async () => must(await calls.listClosed({ before: { closedAt: '2025-03-01T00:00:00.000Z', id: '' }, limit: 50 })));
  opened!.close();
  return { first, next: nexts.toSorted((a, b) => a - b)[10]!, deep, rows };
}

/** `count` closed calls were imported: the number of the last one stands in one note alone. */
async function loadAll(count: number): Promise<{ load: number; gap: number; idle: number; size: number; scan: number; scans: Record<string, number> }> {
  const opened = await store();
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const search = createNoteSearch(worker, () => opened.keys.openKeys(), NAME);
  let [load, size] = [0, 0];
  const gap = await longestGap(async () => { load = await timed(async () => { size = must(await search.load()); }); });
  const idle = await longestGap(() => new Promise((resolve) => { setTimeout(resolve, Math.max(300, load)); }));
  const scans: Record<string, number> = {};
  const last = `工单${String(count - 1).padStart(6, '0')}`;
  if (must(await search.find(last, HITS)).length !== 1 || must(await search.find('没有这个词', HITS)).length !== 0) throw new Error('the scan found what is not there, or not what is');
  for (const query of ['年费', '投诉 回电', last, '设备异常', '没有这个词', '客户']) scans[query] = await timed(async () => must(await search.find(query, HITS)));
  worker.terminate();
  opened.close();
  return { load, gap, idle, size, scan: Math.max(...Object.values(scans)), scans };
}

/** Every keystroke's save while a desk watches the call: p95 over `count` writes. */
async function autosave(count: number): Promise<{ p95: number; median: number }> {
  const opened = await store();
  const { id } = must(await opened.calls.start({ type: 'call.started', direction: 'inbound', channel: 'phone', startedBy: 'key', subject: null }));
  const watching = liveQuery(() => opened.calls.openCalls()).subscribe(() => undefined);
  const times: number[] = [];
  for (let index = 1; index <= count; index += 1) times.push(await timed(async () => must(await opened.calls.saveTyping(id, 'free', '客户询问年费减免条件'.repeat(1 + (index % 20))))));
  watching.unsubscribe();
  must(await opened.calls.append(id, [{ type: 'call.closed', openSteps: [] }]));
  opened.close();
  const sorted = times.toSorted((a, b) => a - b);
  return { p95: sorted[Math.floor(sorted.length * 0.95)]!, median: sorted[Math.floor(sorted.length / 2)]! };
}

async function unlock(): Promise<number> {
  const database = createDatabase('bench-vault');
  const ring = must(await openKeyRing({ database, session: createMemorySessionKeys(), clock, makeId }));
  const { vaultId } = must(await ring.create('8001', 'a passphrase of some length'));
  await ring.lock();
  const time = await timed(async () => must(await ring.unlock(vaultId, 'a passphrase of some length')));
  await database.delete();
  return time;
}

const bytesOf = (count: number): number => Array.from({ length: count }, (_, index) => toBytes(madeUpCall(index)).length).reduce((sum, length) => sum + length, 0) / count;

export const bench = { importCalls, addJournal, openAndList, loadAll, autosave, unlock, bytesOf };
export type StorageBench = typeof bench;
Object.assign(globalThis, { bench });
