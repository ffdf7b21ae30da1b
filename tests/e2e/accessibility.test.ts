import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSession, type AgentSession } from '../support/browser/session.ts';

/** Rules of WCAG 2.2 A and AA; each violation with the first element that breaks it. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).setLegacyMode().analyze();
  return found.map((each) => `${each.id}: ${each.nodes[0]?.html.slice(0, 160)} (${each.nodes[0]?.any[0]?.message ?? ''})`);
}

describe('what axe sees in the real browser', () => {
  let session: AgentSession;
  beforeAll(async () => {
    session = await startSession();
    await session.desk.start();
    await session.desk.lineText.waitFor();
  });
  afterAll(() => session?.close());

  it.each(['light', 'dark'] as const)('the panel in a call, %s', async (colorScheme) => {
    await session.panel.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations(session.panel)).toEqual([]);
  });

  it('the wrap-up', async () => {
    await session.desk.press('w');
    await session.desk.dispositions.first().waitFor();
    expect(await violations(session.panel)).toEqual([]);
    await session.panel.keyboard.press('Escape');
  });

  it.each(['trainer.html', 'supervisor.html', 'options.html'])('%s', async (name) => {
    const page = await session.browser.context.newPage();
    await page.goto(session.browser.address(name));
    await page.locator('h1').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  it('the trainer\'s editor with findings, of a line and of a flow', async () => {
    const page = await session.browser.context.newPage();
    await page.goto(session.browser.address('trainer.html'));
    await page.getByTestId('record-s04.failed').click();
    await page.getByTestId('variant-silent').fill('保证收益。');
    await page.getByTestId('findings-variants.silent.text').waitFor();
    for (const summary of await page.locator('details > summary').all()) await summary.click();
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('种类').first().selectOption('flow');
    await page.getByTestId('record-sop1').click();
    await page.getByTestId('step-2').locator('summary').click();
    expect(await violations(page)).toEqual([]);
    await page.close();
  });

  it.each([320, 180])('the panel does not scroll sideways at %i px', async (width) => {
    await session.panel.setViewportSize({ width, height: 560 });
    const overflow = await session.panel.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await session.panel.setViewportSize({ width: 360, height: 640 });
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
