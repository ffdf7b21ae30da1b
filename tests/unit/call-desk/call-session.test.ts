import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallEventBody, CallEventOf } from '../../../domain/call/events.ts';
import type { CallRepository } from '../../../storage/repositories/call-repository.ts';
import { RETRY_MS, startSession, type SaveState } from '../../../components/call/call-session.ts';

const START: CallEventOf<'call.started'> = { type: 'call.started', direction: 'inbound', channel: 'phone', startedBy: 'key', subject: null };
const NOW = '2026-11-22T06:00:00.000Z';

/** A repository whose appends finish only when the test lets them. */
function slowRepository() {
  const written: CallEventBody[] = [];
  const waiting: (() => void)[] = [];
  let seq = 1;
  const repository = {
    start: async () => ({ ok: true, value: { id: 'c1', savedAt: NOW, seq: 1 } }),
    append: async (_id: string, bodies: readonly CallEventBody[], options: { expectedSeq?: number }) => {
      expect(options.expectedSeq).toBe(seq);
      const taken = [...bodies];
      await new Promise<void>((resolve) => waiting.push(resolve));
      written.push(...taken);
      seq += taken.length;
      return { ok: true, value: { savedAt: NOW, seq } };
    },
    saveTyping: async () => ({ ok: true, value: { savedAt: NOW } }),
  } as unknown as CallRepository;
  const finishAll = async (): Promise<void> => {
    for (let round = 0; round < 20; round += 1) {
      waiting.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { repository, written, finishAll };
}

const listener = (saves: SaveState[] = []) => ({ onCall: () => undefined, onSave: (save: SaveState) => saves.push(save) });

describe('a call as the panel writes it', () => {
  it('writes what is recorded while an earlier write is under way, once and in order', async () => {
    const { repository, written, finishAll } = slowRepository();
    const started = await startSession(repository, () => NOW, listener(), START);
    if (!started.ok) throw new Error('not started');
    const session = started.value;
    void session.record({ type: 'type.set', to: 'silent' });
    await new Promise((resolve) => setImmediate(resolve));
    void session.record({ type: 'step.ticked', stepId: 'greet', evidence: {}, by: 'said' });
    void session.record({ type: 'disposition.set', code: 'RESOLVED' });
    await finishAll();
    expect(written.map((body) => body.type)).toEqual(['type.set', 'step.ticked', 'disposition.set']);
  });

  it('lets nothing follow the closing, so that a late push of the page cannot take it down', async () => {
    const { repository, written, finishAll } = slowRepository();
    const started = await startSession(repository, () => NOW, listener(), START);
    if (!started.ok) throw new Error('not started');
    const closed = started.value.record({ type: 'call.closed', openSteps: [] });
    void started.value.record({ type: 'mark.set', mark: 'ended', source: 'page' });
    await finishAll();
    expect(await closed).toBe(true);
    expect(written.map((body) => body.type)).toEqual(['call.closed']);
    expect(started.value.call().status).toBe('closed');
  });

  it('says saved only after the write has come back', async () => {
    const { repository, finishAll } = slowRepository();
    const saves: SaveState[] = [];
    const started = await startSession(repository, () => NOW, listener(saves), START);
    if (!started.ok) throw new Error('not started');
    saves.length = 0;
    void started.value.record({ type: 'type.set', to: 'rational' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(saves.map((save) => save.state)).toEqual(['saving']);
    await finishAll();
    expect(saves.map((save) => save.state)).toEqual(['saving', 'saved']);
  });

  it('does not call itself saved while text is in hand that an earlier write did not carry', async () => {
    const { repository, finishAll } = slowRepository();
    const saves: SaveState[] = [];
    const started = await startSession(repository, () => NOW, listener(saves), START);
    if (!started.ok) throw new Error('not started');
    void started.value.record({ type: 'step.ticked', stepId: 'greet', evidence: {}, by: 'key' });
    await new Promise((resolve) => setImmediate(resolve));
    started.value.type('free', '周三下午回电');
    await finishAll();
    expect(saves.at(-1)).toEqual({ state: 'saving' });
    const settled = started.value.settle();
    await finishAll();
    expect(await settled).toBe(true);
    expect(saves.at(-1)).toEqual({ state: 'saved', at: NOW });
  });
});

describe('what could not be saved', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** A disk that is full, or a call that another panel writes, until the test says otherwise. */
  const refusing = async (code: string) => {
    const disk = { full: true, writes: 0, text: '', seq: 1 };
    const write = <T,>(value: () => T) => async () => {
      disk.writes += 1;
      return disk.full ? { ok: false, failure: { code } } : { ok: true, value: value() };
    };
    const repository = {
      start: async () => ({ ok: true, value: { id: 'c1', savedAt: NOW, seq: 1 } }),
      append: async (_id: string, bodies: readonly CallEventBody[]) => write(() => ({ savedAt: NOW, seq: (disk.seq += bodies.length) }))(),
      saveTyping: async (_id: string, _part: string, text: string) => write(() => { disk.text = text; return { savedAt: NOW }; })(),
    } as unknown as CallRepository;
    const saves: SaveState[] = [];
    const started = await startSession(repository, () => NOW, listener(saves), START);
    if (!started.ok) throw new Error('not started');
    return { disk, saves, session: started.value };
  };

  it('is saved by itself once there is room, what was typed and what was recorded', async () => {
    const { disk, saves, session } = await refusing('storage.quota');
    session.type('free', '客户要求周三回电');
    await vi.advanceTimersByTimeAsync(300);
    void session.record({ type: 'type.set', to: 'silent' });
    await vi.advanceTimersByTimeAsync(RETRY_MS[0]);
    expect(saves.at(-1)).toMatchObject({ state: 'failed' });
    disk.full = false;
    await vi.advanceTimersByTimeAsync(RETRY_MS[2]);
    expect(saves.at(-1)).toMatchObject({ state: 'saved' });
    expect(disk).toMatchObject({ text: '客户要求周三回电', seq: 2 });
  });

  it('is not tried again and again without a pause', async () => {
    const { disk, session } = await refusing('storage.quota');
    session.type('free', '周三');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(disk.writes).toBeGreaterThan(3);
    expect(disk.writes).toBeLessThan(10);
  });

  it('is left alone where another panel writes the call', async () => {
    const { disk, saves, session } = await refusing('storage.second-writer');
    session.type('free', '周三');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(disk.writes).toBe(1);
    expect(saves.at(-1)).toMatchObject({ state: 'failed' });
  });
});
