import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../scripts/walk/expectations.ts';
import { desk as deskOf, type Desk } from '../support/browser/desk.ts';
import { killBrowser, stopServiceWorker } from '../support/browser/processes.ts';
import { readCalls } from '../support/browser/records.ts';
import { closeSidePanel, openSidePanel } from '../support/browser/side-panel.ts';
import { startSession, type AgentSession } from '../support/browser/session.ts';

const NOTE = '客户说周三下午方便，请回电。';

/** What the agent sees of the call: must be the same before and after. */
interface Seen {
  readonly customer: string;
  readonly due: string;
  readonly done: number;
  readonly type: string | null;
  readonly note: string;
}

async function look(desk: Desk): Promise<Seen> {
  await desk.part('end-call').waitFor();
  await desk.dueStep.waitFor();
  if (!(await desk.notePart('free').isVisible())) await desk.press('n');
  return {
    customer: await desk.customerName.innerText(),
    due: (await desk.dueStep.getAttribute('data-step')) ?? '',
    done: await desk.steps('done').count(),
    type: await desk.type(2).getAttribute('aria-checked'),
    note: await desk.notePart('free').inputValue(),
  };
}

/** In the middle of a call: type set, a step ticked, a note begun and shown as saved. */
async function midCall({ desk }: AgentSession): Promise<Seen> {
  await desk.start();
  await desk.press('2');
  await until('the type is set', async () => (await desk.type(2).getAttribute('aria-checked')) === 'true');
  const first = await desk.dueStep.getAttribute('data-step');
  await desk.press('Space');
  await until('the next step is due', async () => (await desk.dueStep.getAttribute('data-step')) !== first);
  await desk.press('n');
  await desk.notePart('free').fill(NOTE);
  await until('the panel says it is saved', async () => (await desk.savedAt.getAttribute('data-state')) === 'saved');
  const seen = await look(desk);
  expect(seen.note).toBe(NOTE);
  return seen;
}

describe('in the middle of a call', () => {
  let profile: string;
  let session: AgentSession;
  beforeEach(async () => {
    profile = mkdtempSync(join(tmpdir(), 'aside-kept-'));
    session = await startSession({ profile });
  });
  afterEach(async () => {
    await session?.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  it('closing the panel brings back the same call, step and text', async () => {
    const before = await midCall(session);
    await closeSidePanel(session.panel);
    const panel = await openSidePanel(session.browser, session.crm.page);
    expect(await look(deskOf(panel))).toEqual(before);
    expect(await readCalls(panel)).toHaveLength(1);
  });

  it('reloading the page changes nothing in the panel', async () => {
    const before = await midCall(session);
    await session.crm.page.reload();
    await session.crm.page.locator('html[data-ready=true]').waitFor();
    await until('the page is read again', async () => (await session.desk.readingState.getAttribute('data-state')) === 'read');
    expect(await look(session.desk)).toEqual(before);
  });

  it('stopping the service worker changes nothing, and the page is still read', async () => {
    const before = await midCall(session);
    await stopServiceWorker(session.browser.context);
    expect(await look(session.desk)).toEqual(before);
    await session.crm.switchTo('balance');
    await session.desk.otherCustomerChip.waitFor();
  });

  it('killing the browser process brings back the same call, step and text', async () => {
    const before = await midCall(session);
    const port = Number(new URL(session.server.origin).port);
    await killBrowser(session.browser);
    await session.server.close();
    session = await startSession({ profile, port });
    expect(await look(session.desk)).toEqual(before);
    expect(await readCalls(session.panel)).toHaveLength(1);
  });
});
