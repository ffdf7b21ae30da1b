import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import words from '../../locales/zh-CN.json' with { type: 'json' };
import { until } from '../../scripts/walk/expectations.ts';
import { filesWithText } from '../support/profile/find-text.ts';
import { startSession, type AgentSession } from '../support/browser/session.ts';

const FIELDS = 'input:not([type]), input[type=text], input[type=search], input[type=password], textarea';
/** Kept in the clear on purpose: who works here and the bank's own figures hold no customer (docs/security.md). */
const IN_THE_CLEAR = ['agent-name', 'agent-number', 'bank-name', words['options.bank']];

let profile: string;
let session: AgentSession;
/** Every text that was typed, with where it went. */
let typed: Map<string, string>;
beforeEach(async () => {
  typed = new Map();
  profile = mkdtempSync(join(tmpdir(), 'aside-typed-'));
  session = await startSession({ profile });
});
afterEach(async () => {
  await session?.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

/** Words that no page, dictionary or library holds, another for each field. */
function probe(place: string): string {
  const text = `Quolvex${typed.size}Brindle翡翠鲸鱼${String.fromCodePoint(0x9000 + typed.size)}骑车`;
  typed.set(text, place);
  return text;
}

/** Types into every field of a page that is shown, into each a text of its own. */
async function typeEverywhere(page: Page, name: string): Promise<void> {
  const fields = page.locator(FIELDS);
  for (let index = 0; index < (await fields.count()); index += 1) {
    const field = fields.nth(index);
    if (!(await field.isVisible()) || !(await field.isEditable())) continue;
    const [id, section] = await field.evaluate((one) => [one.getAttribute('data-testid') ?? one.getAttribute('aria-label') ?? one.closest('label')?.textContent ?? one.id, one.closest('section')?.querySelector('h2')?.textContent ?? '']);
    if (!IN_THE_CLEAR.includes(id!) && !IN_THE_CLEAR.includes(section!)) await field.fill(probe(`${name}: ${id}`));
  }
}

it('what is typed into any field of any page is not found in the profile afterwards', async () => {
  const { panel, desk, browser } = session;
  await desk.start();
  await desk.press('/');
  await desk.part('search').fill('年费');
  await desk.part('search-hit-0').waitFor();
  await panel.keyboard.press('Enter');
  // A query that found something is offered again, from memory: both of these lie on the disk.
  expect(await panel.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))).not.toContain('年费');
  await desk.press('/');
  await desk.part('search').waitFor();
  await typeEverywhere(panel, 'search');
  await panel.keyboard.press('Escape');
  await typeEverywhere(panel, 'panel');
  await until('the panel says it is saved', async () => (await desk.savedAt.getAttribute('data-state')) === 'saved');
  await desk.press('w');
  await desk.dispositions.first().click();
  await typeEverywhere(panel, 'wrap-up');
  expect(await desk.closeOrPark()).toBe('closed');

  for (const name of ['options', 'supervisor', 'trainer']) {
    const page = await browser.context.newPage();
    await page.goto(browser.address(`${name}.html`));
    await page.locator('h1').first().waitFor();
    if (name === 'supervisor') {
      await page.getByTestId('call-row').or(page.locator('table button')).first().click();
      await page.getByTestId('call-detail').waitFor();
    }
    for (const summary of await page.locator('details:not([open]) > summary').all()) if (await summary.isVisible()) await summary.click();
    await typeEverywhere(page, name);
  }
  await session.close();
  expect([...typed.values()].map((place) => place.split(':')[0])).toEqual(expect.arrayContaining(['search', 'panel', 'wrap-up', 'options', 'supervisor', 'trainer']));
  expect([...typed].flatMap(([text, place]) => filesWithText(profile, text).map((file) => `${place} in ${file}`))).toEqual([]);
});
