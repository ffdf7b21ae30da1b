import { describe, expect, it } from 'vitest';
import { createAuditAnchor } from '../../../storage/repositories/audit-anchor.ts';
import { createAuditRepository } from '../../../storage/repositories/audit-repository.ts';
import { openTestStore, valueOf } from './store.ts';

/** Five entries, their end kept in `storage.local`, as in the browser. */
async function fiveEntries() {
  const items: Record<string, unknown> = {};
  const anchor = createAuditAnchor({ get: async (key) => ({ [key]: items[key] }), set: async (more) => void Object.assign(items, more) });
  const store = await openTestStore();
  const audit = createAuditRepository(store.database, store.clock, '8001@machine', anchor);
  for (const subject of ['a', 'b', 'c', 'd', 'e']) valueOf(await audit.append({ action: 'export', subject }));
  return { ...store, audit, anchor, items };
}

describe('the end of the audit chain', () => {
  it('is intact when nothing is missing, and names the last entry', async () => {
    const { audit, anchor } = await fiveEntries();
    const [last] = valueOf(await audit.list({ limit: 1 }));
    expect(valueOf(await audit.verify())).toEqual({ entries: 5, intact: true, head: last!.hash });
    expect(await anchor.get()).toEqual({ seq: 5, hash: last!.hash });
  });

  it('cut off shows, all of it too, and still shows after others were entered', async () => {
    const { audit, database } = await fiveEntries();
    await database.audit.where('seq').above(3).delete();
    expect(valueOf(await audit.verify())).toEqual({ entries: 3, intact: false, brokenAt: 4, missing: 2 });
    for (const subject of ['f', 'g', 'h']) valueOf(await audit.append({ action: 'export', subject }));
    expect(valueOf(await audit.verify())).toMatchObject({ intact: false, brokenAt: 5 });
    await database.audit.clear();
    expect(valueOf(await audit.verify())).toEqual({ entries: 0, intact: false, brokenAt: 1, missing: 5 });
  });

  it('made anew with other words shows, though every entry follows from the one before', async () => {
    const { audit, database, clock } = await fiveEntries();
    await database.audit.clear();
    const forger = createAuditRepository(database, clock, '8001@machine');
    for (const subject of ['a', 'b', 'x', 'd', 'e', 'f']) valueOf(await forger.append({ action: 'export', subject }));
    expect(valueOf(await forger.verify()).intact).toBe(true);
    expect(valueOf(await audit.verify())).toMatchObject({ intact: false, brokenAt: 5 });
  });

  it('kept behind by a killed browser, or not readable, is no fault', async () => {
    const { audit, items } = await fiveEntries();
    const [, fourth] = valueOf(await audit.list({ limit: 2 }));
    items['aside.audit-end'] = { seq: 4, hash: fourth!.hash };
    expect(valueOf(await audit.verify()).intact).toBe(true);
    valueOf(await audit.append({ action: 'export', subject: 'f' }));
    expect(items['aside.audit-end']).toMatchObject({ seq: 6 });
    items['aside.audit-end'] = 'nonsense';
    expect(valueOf(await audit.verify()).intact).toBe(true);
  });

  it('does not hold an entry up when it cannot be moved', async () => {
    const { database, clock } = await openTestStore();
    const audit = createAuditRepository(database, clock, '', { get: () => Promise.reject(new Error('gone')), set: () => Promise.reject(new Error('gone')) });
    valueOf(await audit.append({ action: 'export', subject: 'a' }));
    expect(valueOf(await audit.verify())).toMatchObject({ entries: 1, intact: true });
  });
});
