import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../scripts/walk/expectations.ts';
import { eventsOf, readCalls } from '../support/browser/records.ts';
import { startSession, type AgentSession } from '../support/browser/session.ts';

/** Sets language of the scripts and jurisdiction as a person does, and opens the panel anew. */
async function workUnder(session: AgentSession, scripts: 'zh-TW' | 'en', jurisdiction: 'CN' | 'TW'): Promise<void> {
  const page = await session.browser.context.newPage();
  await page.goto(session.browser.address('options.html'));
  for (const [select, value] of [[1, scripts], [2, jurisdiction]] as const) {
    await page.locator('select').nth(select).selectOption(value);
    await page.getByTestId('options-saved').filter({ hasText: /\S/ }).waitFor();
  }
  await page.close();
  await session.crm.page.bringToFront();
  await session.panel.reload();
  await session.desk.start();
}

describe('calls under other rules and in other directions', () => {
  let profile: string;
  let session: AgentSession;
  beforeEach(() => {
    profile = mkdtempSync(join(tmpdir(), 'aside-abroad-'));
  });
  afterEach(async () => {
    await session?.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  it('D: family on the line, under the rules of Taiwan', async () => {
    session = await startSession({ profile, customer: 'motherTw' });
    await workUnder(session, 'zh-TW', 'TW');
    const { desk, crm, panel } = session;
    await crm.say('customer', '我要查我媽的定存到期沒');
    await desk.press('/');
    await panel.getByTestId('search').fill('申訴受理');
    await panel.getByTestId('search-hit-0').waitFor();
    await panel.keyboard.press('Escape');
    await desk.press('w');
    await panel.getByTestId('more-dispositions').click();
    await panel.getByTestId('disposition-COMPLAINT_LOGGED').click();
    await until('the complaint is received', async () => (await readCalls(panel)).some((call) => eventsOf(call, 'complaint.received').length === 1));
    await panel.keyboard.press('Escape');
    await panel.getByTestId('chip-complaint').waitFor();

    const [call] = await readCalls(panel);
    const received = eventsOf(call!, 'complaint.received')[0]!;
    expect(received).toMatchObject({ jurisdiction: 'TW' });
    const due = /(\d{4}-\d{2}-\d{2})/.exec(await panel.getByTestId('chip-complaint').innerText())?.[1] ?? '';
    expect(Math.round((Date.parse(due) - Date.parse(received.at.slice(0, 10))) / 86_400_000)).toBeGreaterThanOrEqual(30);
    const shown = await panel.locator('body').innerText();
    expect(shown).not.toMatch(/12378|15\s*[天日]/);
    // The note says who, what and when; how the contact went is nobody's trait.
    expect(JSON.stringify(eventsOf(call!, 'note.edited'))).not.toMatch(/理性型|感性型|急躁型|沉默型/);
  });

  it('E: outbound, the wrong person first, then no more marketing; each attempt by one press', async () => {
    session = await startSession({ profile, customer: 'outboundEn' });
    await workUnder(session, 'en', 'CN');
    const { desk, crm, panel } = session;
    await panel.getByTestId('mark-outbound').click();
    await crm.say('customer', 'Is this about his loan?');
    await desk.press('w');
    await panel.getByTestId('disposition-OUT_NOT_PERSON').click();
    await until('the first attempt is closed', async () => (await readCalls(panel))[0]?.state === 'closed');

    await panel.getByTestId('start-outbound').click();
    await until('the second attempt', async () => (await readCalls(panel)).length === 2);
    await crm.say('customer', 'Stop calling me.');
    await desk.press('w');
    await panel.getByTestId('disposition-OUT_DO_NOT_CALL').click();
    await until('the second attempt is closed', async () => (await readCalls(panel))[1]?.state === 'closed');

    const [first, second] = await readCalls(panel);
    expect(eventsOf(first!, 'fact.set')).toContainEqual(expect.objectContaining({ fact: 'third_party', is: true }));
    expect(eventsOf(second!, 'optout.recorded')).toHaveLength(1);
    expect(eventsOf(second!, 'call.linked')[0]).toMatchObject({ callId: first!.id, relation: 'attempt' });
    expect([...eventsOf(first!, 'step.ticked'), ...eventsOf(second!, 'step.ticked')]).toEqual([]);
  });
});
