import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { CallEvent } from '../../../domain/call/events.ts';
import { createRecentUse } from '../../../entrypoints/sidepanel/recent-use.ts';
import { createDatabase } from '../../../storage/database.ts';
import { createUsageRepository } from '../../../storage/repositories/usage-repository.ts';

const event = (type: 'script.said' | 'script.shown' | 'script.rejected', scriptId: string) => ({ type, script: { scriptId, version: 1, title: scriptId } }) as unknown as CallEvent;

describe('how lately a script was used on this machine', () => {
  let now = '2026-11-01T08:00:00.000Z';
  const clock = () => now;

  it('is known from earlier openings, and fades', async () => {
    now = '2026-11-01T08:00:00.000Z';
    const usage = createUsageRepository(createDatabase('recent-use', { indexedDB: new IDBFactory(), IDBKeyRange }), clock);
    await usage.count([event('script.said', 'a'), event('script.shown', 'b'), event('script.rejected', 'c')]);
    now = '2026-11-04T08:00:00.000Z';
    const recent = createRecentUse(usage, clock);
    await recent.load();
    expect(recent.of('a')).toBeCloseTo(0.5, 5);
    expect([recent.of('b'), recent.of('c'), recent.of('d')]).toEqual([0, 0, 0]);
  });

  it('takes what is used now, not what is only shown or refused', () => {
    const recent = createRecentUse({ all: async () => ({ ok: true, value: [] }) }, clock);
    recent.note(event('script.shown', 'a'));
    recent.note(event('script.rejected', 'a'));
    expect(recent.of('a')).toBe(0);
    recent.note(event('script.said', 'a'));
    expect(recent.of('a')).toBe(1);
  });
});
