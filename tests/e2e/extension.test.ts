import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeSidePanel, openSidePanel } from '../support/browser/side-panel.ts';
import { startSession, type AgentSession } from '../support/browser/session.ts';

// In order: the last one closes the panel.
describe('the built extension in a real browser', { shuffle: false }, () => {
  let session: AgentSession;
  beforeAll(async () => {
    session = await startSession();
  });
  afterAll(() => session?.close());

  it('opens its real side panel beside the page', async () => {
    const { browser, panel, crm } = session;
    expect(panel.url()).toBe(browser.address('sidepanel.html'));
    const activeTab = await panel.evaluate(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.url);
    expect(activeTab).toBe(crm.page.url());
  });

  it('runs in a browser that is new enough', () => {
    expect(Number.parseInt(session.browser.context.browser()?.version() ?? '', 10)).toBeGreaterThanOrEqual(138);
  });

  it('has all its pages, and none of them throws', async () => {
    const { browser } = session;
    for (const name of ['trainer.html', 'supervisor.html', 'options.html']) {
      const page = await browser.context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(browser.address(name));
      await page.locator('h1, main').first().waitFor();
      expect(errors, name).toEqual([]);
      await page.close();
    }
    await session.crm.page.bringToFront();
  });

  it('shows the open promises when a reminder is clicked', async () => {
    const { browser, desk } = session;
    const worker = browser.context.serviceWorkers().at(-1) ?? browser.worker;
    // Chromium lets no test click a notification: its event is raised as the browser raises it.
    await worker.evaluate(() => (chrome.notifications.onClicked as unknown as { dispatch(id: string): void }).dispatch('promise.p1'));
    await desk.part('open-promises').waitFor();
    await desk.press('Escape');
    await desk.part('open-promises').waitFor({ state: 'detached' });
  });

  it('comes back when the panel is closed and opened again', async () => {
    await closeSidePanel(session.panel);
    const again = await openSidePanel(session.browser, session.crm.page);
    await again.getByTestId('reading-state').waitFor();
  });
});
