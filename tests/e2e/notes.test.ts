import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../scripts/walk/expectations.ts';
import { desk as deskOf } from '../support/browser/desk.ts';
import { eventsOf, readCalls } from '../support/browser/records.ts';
import { closeSidePanel, openSidePanel } from '../support/browser/side-panel.ts';
import { startSession, type AgentSession } from '../support/browser/session.ts';

describe('a note in the browser', () => {
  let session: AgentSession;
  beforeEach(async () => {
    session = await startSession();
    await session.desk.start();
    await session.desk.press('n');
  });
  afterEach(() => session?.close());

  it('keeps a code out of the database letter by letter, and all that is typed around it', async () => {
    const { desk, panel } = session;
    const field = desk.notePart('free');
    const seen: string[] = [];
    // No faster than the note is saved, so that every half of the code has its chance.
    for (const letter of '客户报出验证码482913，已提醒') {
      await panel.keyboard.insertText(letter);
      if (/\d/u.test(letter)) {
        await until('it is saved', async () => (await desk.savedAt.getAttribute('data-state')) === 'saved');
        seen.push(JSON.stringify(await readCalls(panel)));
      }
    }
    expect(await field.inputValue()).toBe('客户报出验证码482913，已提醒');
    await until('it is saved', async () => JSON.stringify(await readCalls(panel)).includes('██████，已提醒'));
    for (const records of [...seen, JSON.stringify(await readCalls(panel))]) expect(records).not.toMatch(/验证码\d/u);
    await field.blur();
    await until('it left the screen too', async () => (await field.inputValue()) === '客户报出验证码██████，已提醒');
  });

  it('takes a phrase by the keys alone, and the slash opens no search', async () => {
    const { desk, panel } = session;
    await panel.keyboard.type('/khc');
    await desk.part('slash-list').waitFor();
    await panel.keyboard.press('Enter');
    await panel.keyboard.insertText('急用钱');
    expect(await desk.notePart('free').inputValue()).toBe('客户称：急用钱');
    expect(await desk.part('search').count()).toBe(0);
  });

  it('goes on in a linked call from the sheet of promises, after the panel was closed too', async () => {
    const { desk, panel } = session;
    await panel.keyboard.insertText('客户急用钱');
    await desk.press('w');
    await desk.part('add-promise').click();
    const form = desk.part('wrap-up-dialog').locator('form').first();
    await form.locator('input').first().fill('回电说明退费进度');
    await form.locator('input[type=datetime-local]').fill('2026-01-05T17:00');
    await form.locator('button[type=submit]').click();
    await desk.dispositions.first().click();
    await desk.closeOrPark();
    await until('it is closed', async () => (await readCalls(panel))[0]?.state !== 'open');

    await desk.press('p');
    const row = panel.locator('[data-testid^="promise-"][data-overdue=true]');
    await row.waitFor();
    expect(await row.innerText()).toContain('回电说明退费进度');
    await row.getByTestId('continue-promise').press('Enter');
    await desk.part('earlier-note').waitFor();
    await closeSidePanel(panel);
    const again = await openSidePanel(session.browser, session.crm.page);
    const earlier = deskOf(again).part('earlier-note');
    await earlier.waitFor();
    expect(await earlier.innerText()).toMatch(/客户急用钱[\s\S]*回电说明退费进度/u);
    await earlier.getByTestId('keep-earlier').click();
    await earlier.getByTestId('keep-earlier').waitFor({ state: 'detached' });
    const [first, second] = await readCalls(again);
    expect(eventsOf(first!, 'promise.kept')).toHaveLength(1);
    expect(eventsOf(second!, 'call.linked')[0]).toMatchObject({ relation: 'continued' });
  });
});
