import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../scripts/walk/expectations.ts';
import { introduceAgent } from '../support/browser/agent.ts';
import { launchWithExtension, type LaunchedBrowser } from '../support/browser/launch.ts';
import { startSession, type AgentSession } from '../support/browser/session.ts';

const NOTE = '客户要求最晚25日到账，到账前回电。';

/** What a click saves to the downloads. */
async function saved(page: Page, testId: string): Promise<{ readonly name: string; readonly mimeType: string; readonly buffer: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId(testId).click()]);
  return { name: download.suggestedFilename(), mimeType: 'application/octet-stream', buffer: readFileSync(await download.path()) };
}
async function opened(browser: LaunchedBrowser, path: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(browser.address(path));
  await page.getByTestId('exchange-fingerprint').waitFor();
  return page;
}

/** A lead's and an agent's profile, joined by files and digits read aloud. Tests of this file build on each other. */
describe('two desks and a file', { shuffle: false }, () => {
  let agent: AgentSession;
  let lead: LaunchedBrowser;
  let [agentPage, leadPage]: Page[] = [];
  beforeAll(async () => {
    agent = await startSession({ agent: { name: '陈芳', number: '8001' } });
    lead = await launchWithExtension();
    await introduceAgent(lead, { name: '周敏', number: '9001' });
  });
  afterAll(async () => {
    await agent?.close();
    await lead?.close();
  });

  it('become a team', async () => {
    agentPage = await opened(agent.browser, 'options.html');
    leadPage = await opened(lead, 'supervisor.html');
    await leadPage.getByTestId('exchange-team-name').fill('客服一组');
    await leadPage.getByTestId('exchange-create-team').click();
    await leadPage.getByTestId('exchange-card-file').setInputFiles(await saved(agentPage, 'exchange-card'));
    expect(await leadPage.getByTestId('exchange-card-fingerprint').innerText()).toBe(await agentPage.getByTestId('exchange-fingerprint').innerText());
    await leadPage.getByTestId('exchange-add-member').click();
    await leadPage.getByTestId('exchange-members').getByText('陈芳').waitFor();
    await agentPage.getByTestId('exchange-team-file').setInputFiles(await saved(leadPage, 'exchange-give-team'));
    expect(await agentPage.getByTestId('exchange-team-offered').innerText()).toContain(await leadPage.getByTestId('exchange-team-fingerprint').innerText());
    await agentPage.getByTestId('exchange-join').click();
    await agentPage.getByTestId('exchange-members').getByText('周敏').waitFor();
  });

  it('see the agent\'s closed call in the supervisor\'s list', async () => {
    const { desk, crm, panel } = agent;
    await panel.bringToFront();
    await desk.start();
    await desk.press('n');
    await desk.notePart('free').fill(NOTE);
    await until('the note is saved', async () => (await desk.savedAt.getAttribute('data-state')) === 'saved');
    await crm.badge('after-call');
    await desk.press('Escape');
    await desk.press('w');
    await desk.dispositions.first().click();
    expect(await desk.closeOrPark()).toBe('closed');
    const file = await saved(agentPage!, 'exchange-export');
    expect(file.buffer.includes(Buffer.from('25日到账'))).toBe(false);
    await leadPage!.getByTestId('exchange-file').setInputFiles(file);
    expect(await leadPage!.getByTestId('exchange-preview').innerText()).toContain('陈芳');
    await leadPage!.getByTestId('exchange-apply').click();
    await leadPage!.locator('[data-testid^="call-"]').first().waitFor();
    expect(await leadPage!.getByTestId('exchange-last').innerText()).toContain('1');
  });
});
