import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../scripts/walk/expectations.ts';
import { readCalls } from '../support/browser/records.ts';
import { rowsOf } from '../support/browser/sealed-rows.ts';
import { startSession, type AgentSession } from '../support/browser/session.ts';

const NOTE = '客户说周三下午方便，请回电。';

describe('the supervisor\'s desk', () => {
  let session: AgentSession;
  beforeEach(async () => {
    session = await startSession();
    const { desk } = session;
    await desk.start();
    await desk.press('n');
    await desk.notePart('free').fill(NOTE);
    await until('the panel says it is saved', async () => (await desk.savedAt.getAttribute('data-state')) === 'saved');
    await desk.press('w');
    await desk.dispositions.first().click();
    expect(await desk.closeOrPark()).toBe('closed');
  });
  afterEach(() => session?.close());

  it('finds a call by the words of its note, in a worker, and holds it', async () => {
    const page = await session.browser.context.newPage();
    await page.goto(session.browser.address('supervisor.html'));
    await page.getByTestId('note-search').fill('周三 回电');
    await page.getByTestId('note-search').press('Enter');
    await page.getByTestId('note-search-found').getByRole('button').first().click();
    await page.getByTestId('rights').locator('summary').click();
    await page.getByTestId('rights-reason').fill('投诉未结');
    await page.getByTestId('rights-hold').click();
    await until('the hold is said', async () => (await page.getByTestId('rights-said').innerText()) !== '');
    await page.getByTestId('verify-audit').click();
    await until('the chain is verified', async () => /^1 条.*完好/u.test(await page.getByTestId('audit-verdict').innerText()));
  });

  it('gives the customer a copy, deletes the customer, and shows that the log of it was cut', async () => {
    const page = await session.browser.context.newPage();
    await page.goto(session.browser.address('supervisor.html'));
    const [call] = await readCalls(page);
    await page.getByTestId(`call-${call!.id}`).getByRole('button').first().click();
    await page.getByTestId('rights').locator('summary').click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('rights-export').click()]);
    // The badge of the demo page still says "in call": the panel may have begun the customer's next contact meanwhile.
    const contacts = JSON.parse(readFileSync(await download.path(), 'utf8')) as { callId: string; note: { free?: string } }[];
    expect(contacts.find((one) => one.callId === call!.id)?.note.free).toBe(NOTE);
    await page.getByTestId('rights-reason').fill('PIPL-47');
    await page.getByTestId('rights-delete').click();
    await page.getByTestId('rights-delete-sure').click();
    await until('it is gone', async () => !(await readCalls(page)).some((one) => one.id === call!.id));
    expect(await rowsOf(page, 'tombstones')).toContainEqual(expect.objectContaining({ kind: 'call', id: call!.id, reason: 'PIPL-47' }));
    expect((await rowsOf(page, 'audit')).map((row) => row['action'])).toEqual(['export', 'delete']);
    // What somebody would do who covers traces.
    await page.evaluate(() => new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('aside');
      request.addEventListener('success', () => {
        const transaction = request.result.transaction('audit', 'readwrite');
        transaction.objectStore('audit').delete(2);
        transaction.addEventListener('complete', () => { request.result.close(); resolve(); });
        transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('IndexedDB')));
      });
    }));
    await page.getByTestId('verify-audit').click();
    await until('the cut shows', async () => /缺少 1 条/u.test(await page.getByTestId('audit-verdict').innerText()));
  });
});
