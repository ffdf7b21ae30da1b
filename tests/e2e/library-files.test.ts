import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { rowsToCsv, writeSheet } from '../../scripts-library/exchange/index.ts';
import { madeUpScripts, sheetFile } from '../bench/library-files/made-up-sheet.ts';
import { launchWithExtension, type LaunchedBrowser } from '../support/browser/launch.ts';

describe('a trainer\'s spreadsheet', () => {
  let browser: LaunchedBrowser;
  let page: Page;
  beforeEach(async () => {
    browser = await launchWithExtension();
    page = await browser.context.newPage();
    await page.goto(browser.address('trainer.html'));
  });
  afterEach(() => browser?.close());

  const bringIn = async (name: string, buffer: Buffer): Promise<string> => {
    await page.getByTestId('import-file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await page.getByTestId('import-said').filter({ hasText: /\S/u }).waitFor();
    return await page.getByTestId('import-said').innerText();
  };

  it('as XLSX becomes drafts; one with a fault is refused whole, with row and column', async () => {
    const scripts = madeUpScripts(12);
    const rows = writeSheet(scripts).map((row) => [...row]);
    const stage = rows[0]!.indexOf('stage');
    rows[1]![stage] = 'somewhere';
    expect(await bringIn('faulty.csv', Buffer.from(rowsToCsv(rows)))).toContain('1');
    await expect.poll(() => page.getByTestId('import-faults').innerText()).toMatch(/2.*stage/su);
    expect(await page.getByTestId('record-bank.s00000').count()).toBe(0);

    expect(await bringIn('scripts.xlsx', await sheetFile('xlsx', scripts))).toContain('12');
    await page.getByTestId('trainer-filter').fill('bank.s000');
    await expect.poll(() => page.locator('[data-testid^="record-bank.s"]').count()).toBe(12);
  });
});
