import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../scripts/walk/expectations.ts';
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
});
