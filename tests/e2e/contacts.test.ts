import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../scripts/walk/expectations.ts';
import { eventsOf, readCalls } from '../support/browser/records.ts';
import { startSession, type AgentSession } from '../support/browser/session.ts';

describe('several contacts', () => {
  let session: AgentSession;
  afterEach(() => session?.close());

  describe('when the page becomes another customer during a call', () => {
    beforeEach(async () => {
      session = await startSession();
      await session.desk.start();
      await session.desk.press('n');
      await session.desk.notePart('free').fill('属于王先生的备注');
      await session.crm.switchTo('payee');
      await session.desk.otherCustomerChip.waitFor();
    });

    it('keeps the note and the name of the first, beside a quiet chip', async () => {
      expect(await session.desk.customerName.innerText()).toMatch(/^王/);
      expect(await session.desk.notePart('free').inputValue()).toBe('属于王先生的备注');
      expect(await session.panel.locator('body').innerText()).not.toMatch(/郑文博|13800047713/);
    });

    it('refuses to insert, leaves the page alone and records the refusal', async () => {
      await session.crm.focusReply();
      await session.desk.press('i');
      await until('the refusal is on record', async () => {
        const [call] = await readCalls(session.panel);
        return call !== undefined && eventsOf(call, 'insert.refused').some((each) => each['reason'] === 'other-customer');
      });
      expect((await session.crm.reply()).trim()).toBe('');
    });

    it('forgets the chip when the first customer is opened again', async () => {
      await session.crm.switchTo('maturity');
      await session.desk.otherCustomerChip.waitFor({ state: 'detached' });
    });

    it('stores nothing of the other customer', async () => {
      const stored = JSON.stringify(await readCalls(session.panel));
      for (const word of ['郑文博', '13800047713', '虚构街3号']) expect(stored).not.toContain(word);
    });
  });

  it('three chats stand side by side, each with its own text', async () => {
    session = await startSession({ customer: 'chatCardLost' });
    const { desk, crm } = session;
    for (const [customer, text] of [['chatCardLost', '赵的草稿'], ['chatTransfer', '王的草稿'], ['chatErrorCode', '孙的草稿']] as const) {
      await crm.switchTo(customer);
      if (customer === 'chatCardLost') await desk.part('start-chat').click();
      else await desk.part('start-other').click();
      await desk.part('wrap-up').waitFor();
      await desk.press('n');
      await desk.notePart('free').fill(text);
      await until('saved', async () => (await desk.savedAt.getAttribute('data-state')) === 'saved');
    }
    const calls = await readCalls(session.panel);
    expect(calls.map((call) => call.channel)).toEqual(['chat', 'chat', 'chat']);
    const texts = calls.map((call) => call.typing['free'] ?? eventsOf(call, 'note.edited').at(-1)?.['text']);
    expect(texts).toEqual(['赵的草稿', '王的草稿', '孙的草稿']);
  });
});
