import { generateIdentity, identityToRecipient } from 'age-encryption';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../scripts/walk/expectations.ts';
import { maySetPolicies } from '../support/browser/managed-policy.ts';
import { launchWithExtension } from '../support/browser/launch.ts';
import { readCalls } from '../support/browser/records.ts';
import { startSession, type AgentSession, type SessionOptions } from '../support/browser/session.ts';

const PASSPHRASE = '窗外有一只灰喜鹊在叫';
const NEW_PASSPHRASE = '三月的河水还是凉的呀';
const DAY = 86_400_000;

// The title says which of the two this run was.
describe(`the bank's policy, ${maySetPolicies ? 'set for the machine and handed over by the browser' : 'answered in place of the browser: the machine\'s policies may not be written here'}`, () => {
  let profile: string;
  let session: AgentSession | null = null;
  beforeEach(() => { profile = mkdtempSync(join(tmpdir(), 'aside-policy-')); });
  afterEach(async () => {
    await session?.close();
    session = null;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  const start = async (options: SessionOptions): Promise<AgentSession> => (session = await startSession({ profile, ...options }));
  const optionsPage = async ({ browser }: AgentSession): Promise<Page> => {
    const page = await browser.context.newPage();
    await page.goto(browser.address('options.html'));
    return page;
  };

  it('forbids to work without a passphrase, and gives the bank a key to every vault made under it', async () => {
    const identity = await generateIdentity();
    const { panel, desk } = await start({ policy: { requirePassphrase: true, recoveryRecipient: await identityToRecipient(identity) } });
    await panel.getByTestId('lock-screen').waitFor();
    expect(await readCalls(panel)).toEqual([]);
    await panel.getByTestId('vault-number').fill('8001');
    await panel.getByTestId('vault-new').fill(PASSPHRASE);
    await panel.getByTestId('vault-again').fill(PASSPHRASE);
    await panel.getByTestId('vault-create').click();
    await panel.getByTestId('vault-recovery-kept').check();
    await panel.getByTestId('vault-recovery-done').click();
    await desk.start();
    await desk.part('menu').click();
    await desk.part('menu-lock').click();
    await panel.getByTestId('vault-forgotten').click();
    await panel.getByTestId('vault-recovery-input').fill(identity);
    const fields = panel.locator('input[type=password]');
    await fields.nth(1).fill(NEW_PASSPHRASE);
    await fields.nth(2).fill(NEW_PASSPHRASE);
    await fields.nth(2).press('Enter');
    await desk.start();
  });

  it('switches backups off, sets keeping times that nobody changes, and the purge keeps to them', async () => {
    const begun = await start({ policy: { forbidExports: true, retentionDays: { call: 90 } } });
    const { desk } = begun;
    await desk.start();
    await desk.press('w');
    await desk.dispositions.first().click();
    expect(await desk.closeOrPark()).toBe('closed');
    const options = await optionsPage(begun);
    await options.getByTestId('exports-forbidden').waitFor();
    expect(await options.getByTestId('backup-write').count()).toBe(0);
    const call = options.getByTestId('retention-call');
    expect([await call.inputValue(), await call.isDisabled(), await options.getByTestId('retention-audit').inputValue()]).toEqual(['90', true, '2192']);
    for (const [days, left] of [[89, 1], [91, 0]] as const) {
      await options.clock.setFixedTime(Date.now() + days * DAY);
      await options.getByTestId('purge-now').click();
      await until(`after ${days} days ${left} call is left`, async () => (await readCalls(options)).filter((one) => one.state === 'closed').length === left);
    }
  });

  it('made stricter while the browser was shut reaches a page that opened with the one it knew', async () => {
    const before = await launchWithExtension({ profile });
    await before.page.goto(before.address('sidepanel.html'));
    await before.page.getByTestId('reading-state').waitFor();
    await until('the answer is kept', () => before.page.evaluate(async () => 'aside.policy' in (await chrome.storage.local.get('aside.policy'))));
    await before.close();
    const after = await launchWithExtension({ profile, policy: { requirePassphrase: true } });
    try {
      const locked = async (): Promise<void> => {
        const page = await after.context.newPage();
        await page.goto(after.address('sidepanel.html'));
        await page.getByTestId('lock-screen').waitFor();
      };
      // A browser that gets a policy for an extension in its first seconds was seen to end its pages (2 of 9 starts); a person opens them again.
      await locked().catch((error: unknown) => (/crash|closed/iu.test(String(error)) ? locked() : Promise.reject(error as Error)));
      // Kept by now: a page asks for the passphrase though the browser gives no answer at all.
      const silent = await after.context.newPage();
      await silent.addInitScript(() => Object.defineProperty(chrome.storage.managed, 'get', { value: () => new Promise(() => undefined) }));
      await silent.goto(after.address('options.html'));
      await silent.getByTestId('lock-screen').waitFor();
    } finally {
      await after.close();
    }
  });
});
