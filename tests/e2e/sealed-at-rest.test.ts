import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../../scripts/walk/expectations.ts';
import { filesWithText } from '../support/profile/find-text.ts';
import { startSession, type AgentSession } from '../support/browser/session.ts';

/** Words that no page, dictionary or library holds. */
const TYPED = ['Quolvex Brindlemarch', '翡翠鲸鱼骑自行车'] as const;
const CONTROL = ['Zorpwick Falandril', '琥珀章鱼弹琵琶'] as const;

describe('the profile folder after a call', () => {
  let profile: string;
  let session: AgentSession;
  beforeEach(async () => {
    profile = mkdtempSync(join(tmpdir(), 'aside-sealed-'));
    session = await startSession({ profile });
  });
  afterEach(async () => {
    await session?.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  it('holds nothing of what was typed in our pages, and does hold a text that nobody sealed', async () => {
    const { desk } = session;
    await desk.start();
    await desk.press('n');
    await desk.notePart('free').fill(TYPED.join(' '));
    await until('the panel says it is saved', async () => (await desk.savedAt.getAttribute('data-state')) === 'saved');
    await session.panel.evaluate(async (texts) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('aside');
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
      });
      const transaction = database.transaction('settings', 'readwrite', { durability: 'strict' });
      transaction.objectStore('settings').put({ key: 'control', value: texts, updatedAt: new Date().toISOString() });
      await new Promise((resolve) => transaction.addEventListener('complete', resolve));
      database.close();
    }, CONTROL);
    await session.close();
    for (const text of CONTROL) expect([text, filesWithText(profile, text).length > 0]).toEqual([text, true]);
    for (const text of TYPED) expect([text, filesWithText(profile, text)]).toEqual([text, []]);
  });
});
