import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { launchWithExtension, type LaunchedBrowser } from '../support/browser/launch.ts';

const SCRIPT = 's04.failed';

describe('a trainer at work in a real browser', () => {
  let browser: LaunchedBrowser;
  beforeEach(async () => { browser = await launchWithExtension(); });
  afterEach(() => browser?.close());

  const trainerAt = async (record: string): Promise<Page> => {
    const page = await browser.context.newPage();
    await page.goto(browser.address('trainer.html'));
    await page.getByTestId('trainer-filter').fill(record);
    await page.getByTestId(`record-${record}`).click();
    await page.getByTestId('record-editor').waitFor();
    return page;
  };
  const wording = (page: Page) => page.getByTestId('variant-silent');

  it('closes the tab in the middle of a word and finds it there again', async () => {
    const first = await trainerAt(SCRIPT);
    await wording(first).fill('您想先挂失，还是先听');
    await first.close({ runBeforeUnload: true });
    const again = await trainerAt(SCRIPT);
    await expect.poll(() => wording(again).inputValue()).toBe('您想先挂失，还是先听');
  });

  it('in two windows sees in each what was written in the other', async () => {
    const [left, right] = [await trainerAt(SCRIPT), await trainerAt(SCRIPT)];
    await wording(left).fill('左边写的。');
    await expect.poll(() => wording(right).inputValue()).toBe('左边写的。');
    await wording(right).fill('右边接着写的。');
    await expect.poll(() => wording(left).inputValue()).toBe('右边接着写的。');
  });

  it('fills in the bank\'s figure that held a line back, and is led from a finding to its place', async () => {
    const page = await trainerAt(SCRIPT);
    await wording(page).fill('保证收益。');
    const finding = page.getByTestId('findings').locator('button').filter({ hasText: '沉默型' });
    await finding.click();
    expect(await page.evaluate(() => [document.activeElement?.getAttribute('data-testid'), getSelection()?.toString() ?? ''])).toEqual(['variant-silent', expect.stringContaining('收益')]);
    await wording(page).fill('您想先挂失，还是听听别的办法？');
    await expect.poll(() => page.getByTestId('trainer-said').innerText()).toContain('1 处');
    const [options] = await Promise.all([browser.context.waitForEvent('page'), page.getByTestId('findings').getByRole('link').click()]);
    const figure = options.getByLabel('手机银行名称');
    await figure.fill('示例手机银行');
    await figure.blur();
    await options.close();
    await page.bringToFront();
    await expect.poll(() => page.getByTestId('publish').isEnabled()).toBe(true);
    await page.getByTestId('publish').click();
    await expect.poll(() => page.getByTestId('trainer-said').innerText()).toContain('第 2 版');
  });

  it('writes on in the same place while findings come and go above', async () => {
    const page = await trainerAt(SCRIPT);
    const field = page.getByTestId('variant-neutral');
    const place = async () => Math.round((await field.boundingBox())!.y + (await page.evaluate(() => scrollY)));
    const before = await place();
    await field.fill('保本保息，请把密码告诉我，{{customer.surnam}}。');
    await expect.poll(() => page.getByTestId('findings').locator('li').count()).toBeGreaterThan(3);
    await page.locator('[data-testid="draft-state"][data-state="kept"]').waitFor();
    expect(await place()).toBe(before);
  });

  it('types a placeholder in by choosing it, and the browser\'s own undo takes it back', async () => {
    const page = await trainerAt(SCRIPT);
    await wording(page).fill('您好，');
    await page.getByTestId('insert-variants.silent.text').selectOption('{{customer.salutation}}');
    await expect.poll(() => wording(page).inputValue()).toBe('您好，{{customer.salutation}}');
    await page.keyboard.press('Control+z');
    await expect.poll(() => wording(page).inputValue()).toBe('您好，');
  });
});
