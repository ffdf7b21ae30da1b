import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Call } from '../../../domain/call/call.ts';
import type { CallEventBody, CallEventOf } from '../../../domain/call/events.ts';
import type { CallRepository } from '../../../storage/repositories/call-repository.ts';
import { openSession, startSession, TYPING_MS, type SaveState } from '../../../components/call/call-session.ts';
import { openTestStore, valueOf } from '../storage/store.ts';

const START: CallEventOf<'call.started'> = { type: 'call.started', direction: 'inbound', channel: 'phone', startedBy: 'key', subject: null };
const NOW = '2026-11-22T06:00:00.000Z';

/** A session over a repository that remembers every text it was ever given, in order. */
async function sessionThatRemembers() {
  const written: string[] = [];
  const saves: SaveState[] = [];
  let shown = '';
  let refused = 0;
  let seq = 1;
  const repository = {
    start: async () => ({ ok: true, value: { id: 'c1', savedAt: NOW, seq: 1 } }),
    append: async (_id: string, bodies: readonly CallEventBody[]) => {
      written.push(JSON.stringify(bodies));
      seq += bodies.length;
      return { ok: true, value: { savedAt: NOW, seq } };
    },
    saveTyping: async (_id: string, _part: string, text: string) => {
      written.push(text);
      return { ok: true, value: { savedAt: NOW } };
    },
  } as unknown as CallRepository;
  const listener = { onCall: (call: Call) => { shown = call.noteParts.free ?? ''; }, onSave: (save: SaveState) => saves.push(save), onRefused: () => { refused += 1; } };
  const started = await startSession(repository, () => NOW, listener, START);
  if (!started.ok) throw new Error('not started');
  return { session: started.value, written, saves, shown: () => shown, refused: () => refused };
}

/** Types `text` a letter at a time behind `before`, each letter long enough on the screen to be saved. */
async function typeSlowly(session: { type(part: 'free', text: string, caret: number): void }, before: string, text: string, after = ''): Promise<void> {
  for (let length = 1; length <= text.length; length += 1) {
    session.type('free', before + text.slice(0, length) + after, before.length + length);
    await vi.advanceTimersByTimeAsync(TYPING_MS + 50);
  }
}

describe('passwords and codes typed into a note', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });

  it.each([
    ['客户报出验证码是', '482913'], ['客户说密码：', 'tiger2024'], ['卡背面三位 ', '731'], ['the OTP is ', '594021'], ['客戶唸了驗證碼 ', '８８１２０４'],
  ])('%s… never reaches the repository, not even half typed', async (before, secret) => {
    const { session, written, shown, saves } = await sessionThatRemembers();
    await typeSlowly(session, before, secret);
    expect(saves.at(-1)).toMatchObject({ state: 'saved' });
    await typeSlowly(session, before + secret, '，我已提醒不要告诉任何人');
    // On the screen what was typed stands until the field is left, so that the caret stays where it is.
    expect(shown()).toBe(`${before}${secret}，我已提醒不要告诉任何人`);
    await session.settle();
    const left = `${before}${'█'.repeat(secret.length)}，我已提醒不要告诉任何人`;
    expect(shown()).toBe(left);
    expect(written.at(-1)).toContain(left);
    for (const text of written) for (let length = 1; length <= secret.length; length += 1) expect(text.includes(before + secret.slice(0, length))).toBe(false);
  });

  it('says that what is being typed is left out, as long as it may become a code', async () => {
    const { session, saves } = await sessionThatRemembers();
    await typeSlowly(session, '客户密码', '6');
    expect(saves.at(-1)).toMatchObject({ state: 'saved', but: 'begun-secret' });
    await typeSlowly(session, '客户密码6', '位数不对');
    expect(saves.at(-1)).toEqual({ state: 'saved', at: NOW });
  });

  it('are left out of reasons, promises and evidence too, and the desk is told', async () => {
    const { session, written, refused } = await sessionThatRemembers();
    await session.record(
      { type: 'step.skipped', stepId: 'verify', reason: '客户直接报了密码 tiger2024' },
      { type: 'promise.made', promiseId: 'p1', what: '回电，验证码482913', dueAt: NOW, owner: '8001' },
      { type: 'step.ticked', stepId: 'need', evidence: { need: 'OTP 594021 doesn’t arrive' }, by: 'key' },
      { type: 'correction.added', text: 'CVV 731 写错了', author: '8001' },
    );
    expect(written.join()).not.toMatch(/tiger2024|482913|594021|731/u);
    expect(written.join()).toContain('回电，验证码██████');
    expect(refused()).toBe(4);
  });
});

describe('personal data typed into a note', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });

  it('is saved masked until the agent decides, and stays on the screen to be decided on', async () => {
    const { session, written, shown } = await sessionThatRemembers();
    session.type('free', '请回 13800138000，下午', 18);
    await vi.advanceTimersByTimeAsync(TYPING_MS + 50);
    await session.settle();
    expect(shown()).toBe('请回 13800138000，下午');
    expect(written.join()).not.toContain('13800138000');
    expect(written.at(-1)).toContain('请回 138******00，下午');
    await session.keep('free');
    expect(written.at(-1)).toContain('请回 13800138000，下午');
    expect(shown()).toBe('请回 13800138000，下午');
  });

  it('asks again for another number, not for the one decided on', async () => {
    const { session, written } = await sessionThatRemembers();
    session.type('free', '回 13800138000');
    await session.keep('free');
    session.type('free', '回 13800138000 或 13911112222');
    await session.settle();
    expect(written.at(-1)).toContain('回 13800138000 或 139******22');
  });

  it('what the database gives back was decided on before', async () => {
    const { session } = await sessionThatRemembers();
    const stored: Call = { ...session.call(), noteParts: { free: '回 13800138000' } };
    const again = openSession({} as CallRepository, () => NOW, { onCall: () => undefined, onSave: () => undefined }, 'c1', stored);
    expect([...again.kept()]).toEqual(['cn_mobile:13800138000']);
  });

  it('composed text comes back when a part is set back to automatic, also from what was only on the screen', async () => {
    const { session, shown } = await sessionThatRemembers();
    session.type('free', '请回 13800138000');
    await session.settle();
    await session.record({ type: 'note.reset', part: 'free' });
    expect(shown()).toBe('');
  });
});

it('in the database there is no row with a code, whatever stands around it', async () => {
  const word = fc.constantFrom('验证码是', '密码：', '安全码 ', '簡訊碼', 'password: ', 'CVV ');
  const code = fc.stringMatching(/^[1-9]\d{3,7}$/u);
  const words = fc.constantFrom('', '客户称：', '请回电。', 'customer says ', '\n', '😀');
  await fc.assert(fc.asyncProperty(words, word, code, fc.constantFrom('', '，已提醒', '。\n下午回电', ' thanks'), async (before, name, secret, after) => {
    const store = await openTestStore();
    const started = valueOf(await startSession(store.calls, store.clock, { onCall: () => undefined, onSave: () => undefined }, START));
    started.type('free', before + name + secret + after);
    await started.settle();
    await started.record({ type: 'promise.made', promiseId: 'p1', what: before + name + secret + after, dueAt: NOW, owner: '8001' });
    const everything = JSON.stringify([valueOf(await store.calls.get(started.id)), valueOf(await store.calls.events(started.id)), valueOf(await store.promises.open())]);
    expect(everything).not.toContain(secret);
    expect(everything).toContain('█'.repeat(secret.length));
    store.close();
  }), { numRuns: 25 });
});
