import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { csvToRows, rowsToCsv, writeSheet } from '../../scripts-library/exchange/index.ts';
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

  const offer = (name: string, buffer: Buffer) => page.getByTestId('import-file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  const show = async (name: string, buffer: Buffer): Promise<void> => {
    await offer(name, buffer);
    await page.getByTestId('import-review').waitFor();
  };
  const bringIn = async (name: string, buffer: Buffer): Promise<string> => {
    await offer(name, buffer);
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

    await show('scripts.xlsx', await sheetFile('xlsx', scripts));
    expect(await page.getByTestId('import-review').innerText()).toContain('12');
    expect(await page.locator('[data-testid^="record-bank.s"]').count()).toBe(0);
    await page.getByTestId('import-take').click();
    await page.getByTestId('import-undo').waitFor();
    await page.getByTestId('trainer-filter').fill('bank.s000');
    await expect.poll(() => page.locator('[data-testid^="record-bank.s"]').count()).toBe(12);
    await page.getByTestId('import-undo').click();
    await expect.poll(() => page.locator('[data-testid^="record-bank.s"]').count()).toBe(0);
  });

  /** Our own export, some cells of it written anew, as a spreadsheet on an older machine saves it. */
  const edited = async (cells: readonly (readonly [row: number, column: string, text: string])[]): Promise<Buffer> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-csv').click()]);
    const read = csvToRows(readFileSync(await download.path(), 'utf8'));
    const rows = read.ok ? read.value.map((row) => [...row]) : [];
    for (const [row, column, text] of cells) rows[row - 1]![rows[0]!.findIndex((cell) => cell.startsWith(`${column} `))] = text;
    return Buffer.from(rowsToCsv(rows));
  };

  it('with the mistakes that spreadsheets and people make is refused in words, each with its cell', async () => {
    await page.getByTestId('trainer-filter').waitFor();
    await expect.poll(() => page.locator('[data-testid^="record-"]').count()).toBeGreaterThan(3);
    await bringIn('话术.csv', await edited([[2, 'scenario', 'S99'], [3, 'variant', 'angry'], [7, 'reviewBy', '明年五月'], [8, 'text', '=A1'], [12, 'text', '']]));
    const faults = (await page.getByTestId('import-faults').innerText()).split('\n');
    expect(faults).toHaveLength(5);
    expect(faults[0]).toMatch(/第 2 行.*（scenario 场景）.*S99.*S01 … S54/u);
    expect(faults[1]).toMatch(/第 3 行 · B（variant 说法） 列.*angry.*neutral \/ rational/u);
    expect(faults[2]).toMatch(/第 7 行.*（reviewBy 复审日期）.*明年五月.*2027-05-22/u);
    expect(faults[3]).toMatch(/第 8 行 · C（text 话术） 列.*公式/u);
    expect(faults[4]).toMatch(/第 12 行.*不能空着/u);
    await page.reload();
    await bringIn('话术.csv', await edited([[4, 'text', '您好，{{customer.surnam}}。'], [6, 'text', '您好，{{customer.surname。']]));
    expect((await page.getByTestId('import-faults').innerText()).split('\n')).toEqual([expect.stringMatching(/第 4 行 · C.*customer\.surnam/u), expect.stringMatching(/第 6 行 · C.*花括号没有收尾（第 4 个字起）/u)]);
    expect(await page.getByTestId('import-review').count()).toBe(0);
  });

  it('of the other jurisdiction is refused, and so is a pack that was cut off', async () => {
    const abroad = JSON.parse(readFileSync('scripts-library/packs/tw-zh-TW.pack.json', 'utf8')) as object;
    await bringIn('tw.json', Buffer.from(JSON.stringify(abroad)));
    expect(await page.getByTestId('import-faults').innerText()).toMatch(/TW.*CN/u);
    await page.reload();
    await bringIn('cut.json', Buffer.from(JSON.stringify(abroad).slice(0, 4000)));
    expect(await page.getByTestId('import-faults').innerText()).toContain('文件不完整');
  });
});
