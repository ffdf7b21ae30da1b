import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../scripts/walk/expectations.ts';
import { launchWithExtension } from '../support/browser/launch.ts';
import { startSession, type AgentSession } from '../support/browser/session.ts';

const PASSPHRASE = '窗外有一只灰喜鹊在叫';
const BACKUP_PASSPHRASE = '三月的河水还是凉的呀';
const NOTE = '客户说周三下午方便，请回电。';

const beginningOf = (page: Page): Promise<number> => page.evaluate(() => performance.timeOrigin);

/** Sets a passphrase in the options, as on the first day, and keeps the recovery key; the panel begins anew meanwhile. */
async function setPassphrase(options: Page, panel: Page): Promise<string> {
  const before = await beginningOf(panel);
  await options.getByTestId('vault-begin').click();
  await options.getByTestId('vault-number').fill('8001');
  await options.getByTestId('vault-new').fill(PASSPHRASE);
  await options.getByTestId('vault-again').fill(PASSPHRASE);
  await options.getByTestId('vault-create').click();
  const key = await options.getByTestId('vault-recovery-key').innerText();
  await options.getByTestId('vault-recovery-kept').check();
  await options.getByTestId('vault-recovery-done').click();
  await options.locator('[data-testid=vault-settings][data-state=open]').waitFor();
  await until('the panel begins anew', async () => (await beginningOf(panel).catch(() => before)) !== before);
  return key;
}

describe('a vault with a passphrase', () => {
  let session: AgentSession;
  let options: Page;
  beforeEach(async () => {
    session = await startSession();
    const { desk, browser } = session;
    await desk.start();
    await desk.press('n');
    await desk.notePart('free').fill(NOTE);
    await until('the panel says it is saved', async () => (await desk.savedAt.getAttribute('data-state')) === 'saved');
    options = await browser.context.newPage();
    await options.goto(browser.address('options.html'));
  });
  afterEach(() => session?.close());

  // The field stands there before the call is read back.
  const panelShows = (note: string): Promise<void> => until(`the note is "${note}"`, async () => (await session.desk.notePart('free').inputValue()) === note);
  const tryPassphrase = async (page: Page, passphrase: string): Promise<void> => {
    await page.getByTestId('vault-passphrase').fill(passphrase);
    await page.getByTestId('vault-unlock').click();
  };

  it('locks the panel, slows wrong passphrases down, and brings the same call and the last words back', async () => {
    await setPassphrase(options, session.panel);
    await panelShows(NOTE);
    // Younger than what is written at once: the lock must seal it first.
    await session.desk.notePart('free').fill(`${NOTE}再见`);
    await session.desk.part('menu').click();
    await session.desk.part('menu-lock').click();
    const { panel } = session;
    await panel.getByTestId('lock-screen').waitFor();
    await options.getByTestId('lock-screen').waitFor();
    expect(await panel.locator('body').innerText()).not.toContain('周三');
    for (const wrong of ['不是这一句口令啊啊', '也不是这一句口令呀', '还不是这一句口令呢']) {
      await tryPassphrase(panel, wrong);
      await panel.getByTestId('vault-failure').waitFor();
      await until('the try is over', async () => (await panel.getByTestId('vault-passphrase').inputValue()) === '');
    }
    await panel.getByTestId('vault-wait').waitFor();
    await panel.getByTestId('vault-wait').waitFor({ state: 'detached' });
    await tryPassphrase(panel, PASSPHRASE);
    await panelShows(`${NOTE}再见`);
  });

  it('opens with the printed recovery key and a new passphrase', async () => {
    const key = await setPassphrase(options, session.panel);
    await options.getByTestId('vault-lock-now').click();
    const { panel } = session;
    await panel.getByTestId('vault-forgotten').click();
    await panel.getByTestId('vault-recovery-input').fill(key.toLowerCase().replaceAll('-', ' '));
    const fields = panel.locator('input[type=password]');
    await fields.nth(1).fill(BACKUP_PASSPHRASE);
    await fields.nth(2).fill(BACKUP_PASSPHRASE);
    await fields.nth(2).press('Enter');
    await panelShows(NOTE);
  });

  // Four times scrypt as costly as it is meant to be, and a second browser.
  it('is backed up to one file that a fresh profile restores, and that a wrong passphrase does not open', async () => {
    await setPassphrase(options, session.panel);
    const fields = [options.getByTestId('backup-passphrase'), options.getByTestId('backup-again')];
    for (const field of fields) await field.fill(BACKUP_PASSPHRASE);
    const [download] = await Promise.all([options.waitForEvent('download', { timeout: 60_000 }), options.getByTestId('backup-write').click()]);
    const file = { name: download.suggestedFilename(), mimeType: 'application/octet-stream', buffer: readFileSync(await download.path()) };
    expect(file.buffer.subarray(0, 18).toString()).toBe('age-encryption.org');

    const other = await launchWithExtension();
    try {
      const fresh = other.page;
      await fresh.goto(other.address('options.html'));
      await fresh.getByTestId('restore-file').setInputFiles(file);
      await fresh.getByTestId('restore-passphrase').fill(PASSPHRASE);
      await fresh.getByTestId('restore-look').click();
      await fresh.getByTestId('restore-said').filter({ hasText: /\S/ }).waitFor({ timeout: 60_000 });
      expect(await fresh.getByTestId('restore-preview').count()).toBe(0);
      await fresh.getByTestId('restore-passphrase').fill(BACKUP_PASSPHRASE);
      await fresh.getByTestId('restore-look').click();
      await fresh.getByTestId('restore-do').click({ timeout: 60_000 });
      await fresh.getByTestId('restore-said').filter({ hasText: /\S/ }).waitFor({ timeout: 60_000 });
      await fresh.goto(other.address('sidepanel.html'));
      await until('the note is back', async () => (await fresh.getByTestId('note-part-free').inputValue()) === NOTE);
    } finally {
      await other.close();
    }
  }, 240_000);
});
