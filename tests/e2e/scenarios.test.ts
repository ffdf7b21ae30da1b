import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../scripts/walk/expectations.ts';
import { killBrowser } from '../support/browser/processes.ts';
import { eventsOf, readCalls, type RecordedCall } from '../support/browser/records.ts';
import { startSession, type AgentSession } from '../support/browser/session.ts';

const noteOf = (call: RecordedCall | undefined): unknown => call?.typing['free'] ?? eventsOf(call!, 'note.edited').at(-1)?.['text'];
const saved = (session: AgentSession) => until('saved', async () => (await session.desk.savedAt.getAttribute('data-state')) === 'saved');

/** Calls the product must survive, as far as the one call goes; each later part adds to them. */
describe('scenarios', () => {
  let profile: string;
  let session: AgentSession;
  beforeEach(() => {
    profile = mkdtempSync(join(tmpdir(), 'aside-scenario-'));
  });
  afterEach(async () => {
    await session?.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  it('A: fraud under way; the customer hangs up and the next call is on the line', async () => {
    session = await startSession({ profile, customer: 'fraud' });
    const { desk, crm, panel } = session;
    await desk.start();
    await crm.say('customer', '我刚把九万八转到安全账户了。');
    await desk.press('n');
    await desk.notePart('free').fill('客户称：对方让我转到安全账户');
    await saved(session);
    expect(await desk.lintFindings.count()).toBe(0);
    await crm.badge('after-call');
    await crm.switchTo('balance');
    await desk.part('start-other').click();
    await until('the second call is on', async () => (await readCalls(panel)).length === 2);
    await crm.say('customer', '你好，帮我看下卡里还有多少钱。');

    const [first, second] = await readCalls(panel);
    expect(first?.state).toBe('parked');
    expect(eventsOf(first!, 'step.ticked')).toEqual([]);
    expect(eventsOf(first!, 'call.parked')[0]?.['openSteps']).not.toEqual([]);
    expect(noteOf(first)).toBe('客户称：对方让我转到安全账户');
    expect(JSON.stringify(second)).not.toMatch(/周桂芳|安全账户/);
    expect(JSON.stringify(first)).not.toMatch(/何静怡/);
  });

  it('B: the payee looked up during the call leaves no trace', async () => {
    session = await startSession({ profile, customer: 'feeComplaint' });
    const { desk, crm, panel } = session;
    await desk.start();
    await crm.say('customer', '第三遍了，到底几号退？');
    await desk.press('3');
    await until('the type is set', async () => (await desk.type(3).getAttribute('aria-checked')) === 'true');
    await crm.switchTo('payee');
    await desk.otherCustomerChip.waitFor();
    await crm.switchTo('feeComplaint');
    await desk.otherCustomerChip.waitFor({ state: 'detached' });
    const calls = await readCalls(panel);
    expect(calls).toHaveLength(1);
    expect(JSON.stringify(calls)).not.toMatch(/郑文博|13800047713|虚构街3号/);
    expect(eventsOf(calls[0]!, 'flow.chosen').every((each) => typeof each['libraryVersion'] === 'string')).toBe(true);
  });

  it('C: three chats, an insert into the wrong thread, and a killed browser', async () => {
    session = await startSession({ profile, customer: 'chatTransfer' });
    const { desk, crm } = session;
    const chats = [['chatTransfer', '王：等转账回执'], ['chatErrorCode', '孙：E0317 待查'], ['chatCardLost', '赵：先挂失']] as const;
    for (const [index, [customer, text]] of chats.entries()) {
      await crm.switchTo(customer);
      await desk.part(index === 0 ? 'start-chat' : 'start-other').click();
      await until('its own contact', async () => (await readCalls(session.panel)).length === index + 1);
      await desk.press('n');
      await desk.notePart('free').fill(text);
      await saved(session);
    }
    // The thread of 赵 is open; the line is for 王.
    await desk.contacts.getByRole('button', { name: /王/ }).click();
    await desk.otherCustomerChip.waitFor();
    await crm.focusReply();
    await desk.press('i');
    await until('the refusal is on record', async () => (await readCalls(session.panel)).some((call) => eventsOf(call, 'insert.refused').length > 0));
    expect((await crm.reply()).trim()).toBe('');

    const port = Number(new URL(session.server.origin).port);
    await killBrowser(session.browser);
    await session.server.close();
    session = await startSession({ profile, port, customer: 'chatCardLost' });
    await session.desk.contacts.waitFor();
    const calls = await readCalls(session.panel);
    expect(calls.map(noteOf)).toEqual(chats.map(([, text]) => text));
    expect(calls.every((call) => call.channel === 'chat' && call.state === 'open')).toBe(true);
    expect(calls.map((call) => eventsOf(call, 'insert.refused').length)).toEqual([1, 0, 0]);
  });
});
