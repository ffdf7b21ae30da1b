import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compactEvents, expandEvents } from '../../../storage/blocks/compact-events.ts';
import { anyEvents } from '../call/events.ts';
import { createBlockStore, type BlockStore } from '../../../storage/blocks/block-store.ts';
import { packClosedCalls } from '../../../storage/blocks/pack-closed.ts';
import { loadNotes } from '../../../storage/note-search/load-notes.ts';
import { createNoteCorpus } from '../../../storage/note-search/note-corpus.ts';
import { openTestStore, valueOf, type TestStore } from './store.ts';

let store: TestStore;
let blocks: BlockStore;
beforeEach(async () => {
  store = await openTestStore();
  blocks = createBlockStore(store.database, store.vault, () => 'unique');
});
afterEach(() => store.close());

const closeCall = async (text: string): Promise<string> => {
  const { id } = valueOf(await store.calls.start({ type: 'call.started', direction: 'inbound', channel: 'phone', startedBy: 'key', subject: null }));
  store.clock.advance(60_000);
  valueOf(await store.calls.append(id, [{ type: 'note.edited', part: 'what', text }, { type: 'call.closed', openSteps: [] }]));
  return id;
};
const listed = async (limit = 3): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (let before: { closedAt: string; id: string } | undefined, first = true; first || before !== undefined; first = false) {
    const page = valueOf(await store.calls.listClosed({ ...(before === undefined ? {} : { before }), limit }));
    expect(page.items.length).toBeLessThanOrEqual(limit);
    ids.push(...page.items.map((item) => item.id));
    before = page.next;
  }
  return ids;
};
const closeMany = async (count: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) ids.push(await closeCall(`第${index}通`));
  return ids;
};
const pack = (size: number) => packClosedCalls(store.database, store.vault, blocks, '2030-01-01T00:00:00.000Z', size);

describe('closed calls in blocks', () => {
  it('are listed, opened and read as before, wherever they lie', async () => {
    const ids = await closeMany(10);
    const before = await Promise.all(ids.map((id) => store.calls.get(id)));
    const items = valueOf(await store.calls.listClosed({ limit: 20 })).items;
    expect(valueOf(await pack(4))).toBe(4);
    expect(valueOf(await pack(4))).toBe(4);
    expect(valueOf(await pack(4))).toBe(0);
    expect([await store.database.calls.count(), await store.database.blocks.count(), await store.database.callEvents.count()]).toEqual([2, 2, 6]);
    expect(await listed()).toEqual(ids.toReversed());
    expect(await listed(4)).toEqual(ids.toReversed());
    expect(valueOf(await store.calls.listClosed({ limit: 20 })).items).toEqual(items);
    expect(await Promise.all(ids.map((id) => store.calls.get(id)))).toEqual(before);
  });

  it('are listed in order when blocks overlap in time', async () => {
    const ids = await closeMany(6);
    const packed = async (chosen: readonly string[]) => {
      const rows = await Promise.all(chosen.map(async (id) => ({ id, events: valueOf(await store.calls.events(id)) })));
      const { packCall } = await import('../../../storage/blocks/packed-call.ts');
      valueOf(await createBlockStore(store.database, store.vault, () => chosen.join()).write(rows.map(({ id, events }) => packCall(id, 'a', events)!)));
    };
    await packed([ids[0]!, ids[2]!, ids[4]!]);
    await packed([ids[1]!, ids[5]!]);
    await store.database.calls.bulkDelete([ids[0]!, ids[1]!, ids[2]!, ids[4]!, ids[5]!]);
    expect(await listed(1)).toEqual(ids.toReversed());
    expect(await listed(2)).toEqual(ids.toReversed());
  });

  it('take a correction: the call comes back out of its block, the others stay', async () => {
    const ids = await closeMany(3);
    valueOf(await pack(3));
    valueOf(await store.calls.append(ids[1]!, [{ type: 'correction.added', text: '更正', author: '8001' }]));
    expect(valueOf(await store.calls.get(ids[1]!)).call.corrections).toMatchObject([{ text: '更正' }]);
    expect((await store.database.blockIds.toArray()).map((row) => row.ids)).toEqual([`\n${ids[2]}\n${ids[0]}\n`]);
    expect(await listed()).toEqual(ids.toReversed());
    expect(await store.calls.append(ids[0]!, [{ type: 'type.set', to: 'silent' }])).toMatchObject({ failure: { code: 'call.closed' } });
  });

  it('show nothing of a person in the clear', async () => {
    await closeMany(2);
    valueOf(await pack(2));
    const rows = JSON.stringify([await store.database.blocks.toArray(), await store.database.blockNotes.toArray(), await store.database.blockEvents.toArray()], (_key, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString() : value));
    expect(rows).not.toContain('通');
  });
});

describe('finding a note', () => {
  it('searches every note, packed or not, newest first', async () => {
    const ids = [await closeCall('客户问 年费 ＡＢＣ'), await closeCall('信用卡年费'), await closeCall('转账')];
    valueOf(await pack(2));
    const corpus = valueOf(await loadNotes(store.database, store.vault));
    expect(corpus.size()).toBe(3);
    expect(corpus.scan('年费', 10)).toEqual([ids[1], ids[0]]);
    expect(corpus.scan('abc 年费', 10)).toEqual([ids[0]]);
    expect(corpus.scan('转账', 10)).toEqual([ids[2]]);
    expect(corpus.scan('年费', 1)).toHaveLength(1);
    expect(corpus.scan('  ', 10)).toEqual([]);
  });

  it('finds no word that begins in one note and ends in the next', () => {
    const corpus = createNoteCorpus();
    corpus.add({ ids: ['a', 'b', 'c'], text: 'xyyxxxy', ends: [2, 4, 7] });
    expect(corpus.scan('yy', 10)).toEqual([]);
    expect(corpus.scan('yx', 10)).toEqual(['b']);
    expect(corpus.scan('xxy', 10)).toEqual(['c']);
    expect(corpus.scan('x', 10)).toEqual(['a', 'b', 'c']);
  });
});

describe('events in a block', () => {
  it('come back as they were, at whatever times', () => {
    const times = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
    fc.assert(fc.property(anyEvents, fc.array(fc.oneof(times, fc.constant('2026-01-31T01:02:03Z')), { minLength: 41, maxLength: 41 }), (events, at) => {
      const moved = events.map((event, index) => ({ ...event, at: at[index]! }));
      expect(expandEvents(JSON.parse(JSON.stringify(compactEvents(moved))) as never)).toEqual(JSON.parse(JSON.stringify(moved)));
    }));
  });
});
