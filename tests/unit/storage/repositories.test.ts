import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../domain/settings.ts';
import type { Review } from '../../../domain/review/review.ts';
import type { LibraryRecord } from '../../../scripts-library/schema/index.ts';
import { createReviewRepository } from '../../../storage/repositories/review-repository.ts';
import { openTestStore, testIds, valueOf, type TestStore } from './store.ts';

let store: TestStore;
beforeEach(async () => { store = await openTestStore(); });
afterEach(() => store.close());

const fragment = (text: string): LibraryRecord => ({ kind: 'fragment', id: 'cn.fragment.thanks', title: '致谢', locale: 'zh-CN', jurisdiction: 'CN', owner: '培训组', reviewBy: '2027-01-01', effectiveFrom: '2026-01-01', effectiveTo: null, status: 'published', version: 3, text });

describe('the library', () => {
  it('publishes a draft as the next version and leaves the earlier one as it was', async () => {
    valueOf(await store.library.saveDraft('cn', fragment('谢谢')));
    const first = valueOf(await store.library.publish('cn', 'cn.fragment.thanks', 3));
    expect(first).toMatchObject({ version: 4, record: { version: 4, status: 'published', text: '谢谢' } });
    valueOf(await store.library.saveDraft('cn', fragment('多谢')));
    const second = valueOf(await store.library.publish('cn', 'cn.fragment.thanks', 4));
    expect(second.hash).not.toBe(first.hash);
    expect(valueOf(await store.library.version('cn', 'cn.fragment.thanks', 4))).toEqual(first);
    expect(valueOf(await store.library.published('cn')).map((entry) => entry.version)).toEqual([5]);
    expect(valueOf(await store.library.history('cn', 'cn.fragment.thanks')).map((entry) => entry.version)).toEqual([4, 5]);
    expect(valueOf(await store.library.drafts('cn'))).toEqual([]);
    expect(valueOf(await store.library.versionInForce('cn', '1.2.0'))).toBe('1.2.0+2');
  });

  it('refuses to publish over a version the trainer has not seen, and without a draft', async () => {
    expect(await store.library.publish('cn', 'cn.fragment.thanks', 3)).toMatchObject({ failure: { code: 'library.no-draft' } });
    await store.library.saveDraft('cn', fragment('甲'));
    await store.library.publish('cn', 'cn.fragment.thanks', 3);
    await store.library.saveDraft('cn', fragment('乙'));
    expect(await store.library.publish('cn', 'cn.fragment.thanks', 3)).toMatchObject({ failure: { code: 'library.changed-meanwhile', params: { version: 4 } } });
    expect(valueOf(await store.library.drafts('cn'))).toHaveLength(1);
  });
});

describe('many drafts at once', () => {
  const many = (count: number): LibraryRecord[] => Array.from({ length: count }, (_, at) => ({ ...fragment(`第${at}条`), id: `cn.fragment.n${at}` }));

  it('are stored together, tell their progress, and are announced once', async () => {
    const told: number[] = [];
    let changes = 0;
    const stop = store.library.onChange(() => { changes += 1; });
    expect(valueOf(await store.library.saveDrafts('cn', many(250), async (done) => { told.push(done); }))).toBe(250);
    stop();
    expect(told).toEqual([100, 200, 250]);
    expect(changes).toBe(1);
    const drafts = valueOf(await store.library.drafts('cn'));
    expect(new Set(drafts.map((entry) => entry.recordId)).size).toBe(250);
    expect(drafts.every((entry) => entry.record.status === 'draft' && entry.version === 0)).toBe(true);
  });

  it('are stored not at all when one of them cannot be', async () => {
    const broken = { ...fragment('坏'), text: (() => '') as unknown as string };
    expect((await store.library.saveDrafts('cn', [...many(150), broken])).ok).toBe(false);
    expect(valueOf(await store.library.drafts('cn'))).toEqual([]);
  });
});

describe('taught fields from a file', () => {
  const taught = (id: string, mapping: unknown) => ({ id, origin: 'https://crm.example', mapping });

  it('are taken whole, or not at all', async () => {
    expect((await store.mappings.saveAll([taught('a', { field: 'phone' }), taught('b', () => '')])).ok).toBe(false);
    expect(valueOf(await store.mappings.all())).toEqual([]);
    valueOf(await store.mappings.saveAll([taught('a', { field: 'phone' }), taught('b', { field: 'tier' })]));
    expect(valueOf(await store.mappings.ofOrigin('https://crm.example')).map((one) => one.id).sort()).toEqual(['a', 'b']);
  });
});

describe('usage of scripts', () => {
  it('is counted by version and kind, an edited insert twice', async () => {
    const script = { scriptId: 's', version: 2, libraryVersion: '1', variant: 'unknown' as const };
    await store.usage.count([
      { type: 'script.shown', script }, { type: 'script.shown', script }, { type: 'script.inserted', script, edited: true },
      { type: 'script.rejected', script: { ...script, version: 1 } }, { type: 'insert.refused', script, reason: 'no-field' }, { type: 'call.resumed' },
    ] as never);
    expect(valueOf(await store.usage.ofScript('s')).toSorted((a, b) => a.version - b.version)).toEqual([
      { scriptId: 's', version: 1, counts: { shown: 0, said: 0, copied: 0, inserted: 0, edited: 0, rejected: 1 } },
      { scriptId: 's', version: 2, counts: { shown: 2, said: 0, copied: 0, inserted: 1, edited: 1, rejected: 0 }, usedAt: expect.any(String) },
    ]);
  });
});

describe('settings', () => {
  it('have defaults, keep what is changed, refuse what is out of range', async () => {
    expect(valueOf(await store.settings.read())).toEqual(DEFAULT_SETTINGS);
    valueOf(await store.settings.change('jurisdiction', 'TW'));
    expect(await store.settings.change('lockAfterIdleMinutes', 0)).toMatchObject({ failure: { code: 'settings.invalid' } });
    expect(await store.settings.change('timeZone', 'Mars/Olympus')).toMatchObject({ failure: { code: 'settings.invalid' } });
    expect(valueOf(await store.settings.read())).toEqual({ ...DEFAULT_SETTINGS, jurisdiction: 'TW' });
  });

  it('give way to the policy of the bank', async () => {
    const managed = await openTestStore(undefined, { lockAfterIdleMinutes: 3, jurisdiction: 'nowhere' });
    expect(valueOf(await managed.settings.read())).toMatchObject({ lockAfterIdleMinutes: 3, jurisdiction: 'CN' });
    expect(await managed.settings.change('lockAfterIdleMinutes', 60)).toMatchObject({ failure: { code: 'settings.managed' } });
    managed.close();
  });
});

describe('promises', () => {
  const made = (dueAt: string) => ({ type: 'promise.made', promiseId: 'p1', what: '明天17点前回电', dueAt, owner: '组长' }) as const;
  const DUE = '2026-02-01T09:00:00.000Z';

  it('stand with their call, remind once when due, and never when kept', async () => {
    const { id } = valueOf(await store.calls.start({ type: 'call.started', direction: 'inbound', channel: 'phone', startedBy: 'key', subject: { maskedName: '王*明', fields: {}, page: { origin: '', title: '' } } }));
    expect(valueOf(await store.promises.nextReminderAt())).toBeNull();
    valueOf(await store.calls.append(id, [made(DUE)]));
    expect(valueOf(await store.promises.nextReminderAt())).toBe(DUE);
    expect(valueOf(await store.promises.toRemind('2026-02-01T08:59:59.999Z'))).toEqual([]);
    expect(valueOf(await store.promises.toRemind(DUE))).toMatchObject([{ id: 'p1', callId: id, what: '明天17点前回电', owner: '组长', maskedName: '王*明' }]);
    await store.promises.reminded('p1');
    valueOf(await store.calls.append(id, [{ ...made('2026-02-03T09:00:00.000Z'), promiseId: 'p2' }, { type: 'call.closed', openSteps: [] }]));
    expect(valueOf(await store.promises.toRemind('2026-03-01T00:00:00.000Z')).map((one) => one.id)).toEqual(['p2']);
    expect(valueOf(await store.promises.open()).map((one) => one.id)).toEqual(['p1', 'p2']);
    valueOf(await store.calls.append(id, [{ type: 'promise.kept', promiseId: 'p2' }]));
    expect(valueOf(await store.promises.open()).map((one) => one.id)).toEqual(['p1']);
    expect(valueOf(await store.promises.nextReminderAt())).toBeNull();
  });

  it('refused with their event are not there', async () => {
    const { id } = valueOf(await store.calls.start({ type: 'call.started', direction: 'inbound', channel: 'phone', startedBy: 'key', subject: null }));
    valueOf(await store.calls.append(id, [{ type: 'call.closed', openSteps: [] }]));
    expect((await store.calls.append(id, [made(DUE)])).ok).toBe(false);
    expect(valueOf(await store.promises.open())).toEqual([]);
  });
});

describe('reviews', () => {
  const review: Review = { callId: 'c1', state: 'draft', kind: 'random', marks: { 1: 4 }, reasons: {}, fatal: [], comment: '核实到位', heard: [] };

  it('are changed while a draft, by their author, and appealed when final', async () => {
    const draft = valueOf(await store.reviews.save(review));
    store.clock.advance(1000);
    valueOf(await store.reviews.save({ ...review, id: draft.id, state: 'final', comment: '好' }));
    expect(await store.reviews.save({ ...review, id: draft.id })).toMatchObject({ failure: { code: 'review.final' } });
    const other = createReviewRepository(store.database, store.vault, store.clock, testIds('x'), '9002@other');
    expect(await other.save({ ...review, id: draft.id, state: 'appealed' })).toMatchObject({ failure: { code: 'review.other-author' } });
    valueOf(await store.reviews.save({ ...review, id: draft.id, state: 'appealed' }));
    expect(valueOf(await store.reviews.ofCall('c1'))).toMatchObject([{ id: draft.id, state: 'appealed', createdAt: draft.createdAt }]);
    expect(valueOf(await store.reviews.between(draft.createdAt, store.clock()))).toHaveLength(1);
  });
});

describe('mappings', () => {
  it('are kept by origin', async () => {
    const saved = valueOf(await store.mappings.save({ origin: 'https://crm.example', mapping: { phone: 'x' } }));
    valueOf(await store.mappings.save({ id: saved.id, origin: 'https://crm.example', mapping: { phone: 'y' } }));
    expect(valueOf(await store.mappings.ofOrigin('https://crm.example'))).toMatchObject([{ mapping: { phone: 'y' } }]);
    valueOf(await store.mappings.remove(saved.id));
    expect(valueOf(await store.mappings.all())).toEqual([]);
  });
});

describe('the audit log', () => {
  const entry = (subject: string) => ({ action: 'export' as const, subject, details: { calls: 3, form: 'csv' } });

  it('keeps its order when two pages write at once, and verifies', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map((subject) => store.audit.append(entry(subject))));
    expect(valueOf(await store.audit.list({ limit: 10 })).map((row) => row.seq)).toEqual([4, 3, 2, 1]);
    expect(valueOf(await store.audit.verify())).toMatchObject({ entries: 4, intact: true });
  });

  it('shows a changed, a removed and a swapped entry, at its place', async () => {
    for (const subject of ['a', 'b', 'c', 'd']) await store.audit.append(entry(subject));
    const rows = await store.database.audit.toArray();
    await store.database.audit.put({ ...rows[2]!, details: { calls: 2, form: 'csv' } });
    expect(valueOf(await store.audit.verify())).toMatchObject({ intact: false, brokenAt: 3 });
    await store.database.audit.put(rows[2]!);
    expect(valueOf(await store.audit.verify())).toMatchObject({ intact: true });
    await store.database.audit.delete(2);
    expect(valueOf(await store.audit.verify())).toMatchObject({ intact: false, brokenAt: 2 });
  });
});
