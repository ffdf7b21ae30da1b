import type { CallEventBody } from '../../domain/call/events.ts';
import { createBlockStore } from '../../storage/blocks/block-store.ts';
import { packClosedCalls } from '../../storage/blocks/pack-closed.ts';
import { createDatabase } from '../../storage/database.ts';
import { CURRENT_SCHEMA } from '../../storage/migrations/schema.ts';
import { deleteCalls } from '../../storage/rights/delete-calls.ts';
import { openStore, type Store } from '../../storage/store.ts';
import { next } from '../migrations/next-schema.ts';
import type { Found, FoundCall, FoundDatabase, Told } from './told.ts';

declare global {
  interface Window {
    told(one: Told): Promise<void>;
  }
}
/** Calls to a block; the product packs 500, which nobody writes in a second and a half. */
const BLOCK = 4;
const MIGRATED_ROWS = 3000;

const open = async (): Promise<Store> => {
  const opened = await openStore({ clock: () => new Date().toISOString(), makeId: () => crypto.randomUUID() });
  if (!opened.ok) throw new Error(opened.failure.code);
  return opened.value;
};
const must = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: { readonly code: string } }): T => {
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
};

async function startCall({ calls }: Store): Promise<{ readonly id: string; readonly append: (...bodies: readonly CallEventBody[]) => Promise<void> }> {
  const { id } = must(await calls.start({ type: 'call.started', direction: 'inbound', channel: 'phone', startedBy: 'key', subject: { maskedName: '王*明', fields: {}, page: { origin: '', title: '' } } }));
  await window.told({ kind: 'events', callId: id, seq: 1 });
  return {
    id,
    append: async (...bodies) => {
      const { seq } = must(await calls.append(id, bodies));
      await window.told({ kind: 'events', callId: id, seq });
    },
  };
}

/** One call after the other, typing between the events, each closed at its end, until the browser is killed. Tells only what an answer confirmed. */
async function keepCalling(): Promise<void> {
  const store = await open();
  for (let counter = 0; ; ) {
    const { id, append } = await startCall(store);
    for (let step = 0; step < 8; step += 1) {
      await append({ type: 'step.ticked', stepId: `step-${step}`, evidence: { need: '年费'.repeat(step) }, by: 'key' });
      for (let stroke = 0; stroke < 3; stroke += 1) {
        must(await store.calls.saveTyping(id, 'free', `${'字'.repeat(stroke * 20)} #${(counter += 1)}`));
        await window.told({ kind: 'typing', callId: id, counter });
      }
      if (step % 3 === 2) await append({ type: 'note.edited', part: 'free', text: `#${counter}` });
    }
    await append({ type: 'note.edited', part: 'free', text: `#${counter}` }, { type: 'call.closed', openSteps: [] });
  }
}

/** Closes calls, packs them, brings one back for a correction, deletes one, over and over: whatever moves a call between tables. */
async function keepPacking(): Promise<void> {
  const store = await open();
  const { calls, database, vault } = store;
  const blocks = createBlockStore(database, vault, () => crypto.randomUUID());
  for (;;) {
    const ids: string[] = [];
    for (let index = 0; index < BLOCK; index += 1) {
      const { id, append } = await startCall(store);
      await append({ type: 'note.edited', part: 'free', text: `#${index}` }, { type: 'call.closed', openSteps: [] });
      ids.push(id);
    }
    must(await packClosedCalls(database, vault, blocks, new Date(Date.now() + 1000).toISOString(), BLOCK));
    const [corrected, deleted] = [ids[0]!, ids[1]!];
    const { seq } = must(await calls.append(corrected, [{ type: 'correction.added', text: '金额更正', author: '8001' }]));
    await window.told({ kind: 'events', callId: corrected, seq });
    await window.told({ kind: 'deleting', callId: deleted });
    must(await deleteCalls(database, blocks, [deleted], 'retention', new Date().toISOString()));
    await window.told({ kind: 'deleted', callId: deleted });
  }
}

/** Makes a database of this version and raises it to the next, over and over. */
async function keepMigrating(): Promise<void> {
  for (;;) {
    const name = `migrated-${crypto.randomUUID()}`;
    const before = createDatabase(name, undefined, CURRENT_SCHEMA);
    const updatedAt = new Date().toISOString();
    await before.usage.bulkAdd(Array.from({ length: MIGRATED_ROWS }, (_, index) => ({ scriptId: `s${index}`, version: 1, how: 'said' as const, count: 1, updatedAt })));
    before.close();
    await window.told({ kind: 'seeded', database: name, rows: MIGRATED_ROWS });
    const after = createDatabase(name, undefined, next);
    await after.open();
    after.close();
  }
}

/** Every call, and every database that was to be migrated, as the next opening finds it. Throws when one does not open. */
async function find(): Promise<Found> {
  const { calls, database, close } = await open();
  const packed = (await database.blockIds.toArray()).flatMap((row) => row.ids.trim().split('\n'));
  const journal = await database.calls.toCollection().primaryKeys();
  const ids = new Set([...journal, ...packed, ...(await database.callEvents.toArray()).map((row) => row.callId)]);
  const found = await Promise.all([...ids].map(async (id): Promise<FoundCall> => {
    const [events, stored, row] = [await calls.events(id), await calls.get(id), await database.calls.get(id)];
    if (!events.ok || !stored.ok) throw new Error(`call ${id} does not open`);
    const { call } = stored.value;
    const places = [...journal, ...packed].filter((one) => one === id).length;
    return { id, rowSeq: row?.seq ?? null, seqs: events.value.map((event) => event.seq), lastSeq: call.lastSeq, counter: Number(/#(\d+)/.exec(call.noteParts.free ?? '')?.[1] ?? 0), places };
  }));
  close();
  return { calls: found, databases: await findMigrated() };
}

async function findMigrated(): Promise<readonly FoundDatabase[]> {
  const found: FoundDatabase[] = [];
  for (const { name } of (await indexedDB.databases()).filter((one) => one.name?.startsWith('migrated-'))) {
    const database = createDatabase(name, undefined, next);
    await database.open();
    const rows = await database.usage.toArray();
    const { usage } = await next.shapes();
    found.push({ name: name!, version: database.verno, changed: rows.filter((row) => usage!.safeParse(row).success).length });
    await database.delete();
  }
  return found;
}

const torture = { keepCalling, keepPacking, keepMigrating, find };
export type Torture = typeof torture;
Object.assign(globalThis, { torture });
