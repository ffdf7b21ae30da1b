import { afterEach, describe, expect, it } from 'vitest';
import { until } from '../../scripts/walk/expectations.ts';
import { eventsOf, readCalls } from '../support/browser/records.ts';
import { startSession, type AgentSession } from '../support/browser/session.ts';

/** What the mouse could do, done by keys alone, in the real panel: where the focus lands decides, and only a browser says where. */
describe('one hand on the keyboard', () => {
  let session: AgentSession;
  afterEach(() => session?.close());

  it('takes a fraud call from the first words to the lead without a press of the mouse', async () => {
    session = await startSession({ customer: 'fraud' });
    const { desk, crm, panel } = session;
    const { keyboard } = panel;
    await desk.start();
    await crm.say('customer', '我刚把九万八转到安全账户了。');
    await desk.part('chip-scenario').waitFor();
    await desk.press('f');
    await keyboard.press('Enter');
    await until('stopping the money is due', async () => (await desk.dueStep.getAttribute('data-step')) === 'stop');
    // The line follows the key at once: no second key asks for it.
    await until('the line to say is one for it', async () => /拦|止付|停/u.test(await desk.lineText.innerText()));
    expect(await desk.part('newer-lines').count()).toBe(0);

    await desk.press('/');
    await until('the search takes letters', () => desk.part('search').evaluate((box) => box === document.activeElement));
    await keyboard.type('zhifu');
    await desk.part('search-hit-0').waitFor();
    await keyboard.press('Escape');

    await desk.press('w');
    await desk.part('wrap-up-dialog').waitFor();
    await keyboard.press('a');
    await keyboard.press('Enter');
    await until('the call waits for the lead', async () => (await readCalls(panel))[0]?.state === 'parked');
    expect(eventsOf((await readCalls(panel))[0]!, 'call.parked')[0]).toMatchObject({ reason: '客户挂断', pendingForLead: true });
  });

  it('says the whole matter beside the clock in the first seconds, and no dialog scrolls sideways at 180 px', async () => {
    session = await startSession({ language: 'en', customer: 'fraud' });
    const { desk, panel } = session;
    await desk.start();
    const matter = desk.part('matter');
    await matter.waitFor();
    const { right, cut } = await matter.evaluate((element) => ({ right: element.getBoundingClientRect().right, cut: element.scrollWidth > element.clientWidth }));
    expect(cut).toBe(false);
    expect(right).toBeLessThanOrEqual(360);

    await panel.setViewportSize({ width: 180, height: 320 });
    for (const key of ['w', 's', 'm']) {
      await desk.press(key);
      const body = panel.locator('dialog[open] > div').last();
      await body.waitFor();
      if (key === 'w') await desk.part('add-promise').click();
      expect(await body.evaluate((element) => element.scrollWidth - element.clientWidth), key).toBeLessThanOrEqual(0);
      await panel.keyboard.press('Escape');
      await body.waitFor({ state: 'detached' });
    }
  });
});
