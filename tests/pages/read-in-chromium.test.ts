// @vitest-environment node
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import { serve, startChromium, type Served } from '../evaluate/page-reader/browser.ts';
import { prepareReader, type Reader } from '../evaluate/page-reader/reader.ts';
import { score } from '../evaluate/page-reader/score.ts';
import { casesIn } from '../evaluate/page-reader/truth.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/crm-pages');
const cases = casesIn([FOLDER]);
const SERIALISE = `(() => { const parts = []; const look = (root) => { parts.push(root.documentElement ? root.documentElement.outerHTML : root.innerHTML);
  for (const element of root.querySelectorAll('*')) { if (element.shadowRoot) look(element.shadowRoot); if ('value' in element) parts.push(String(element.value)); } }; look(document); return parts.join('\\n'); })()`;

describe('every fixture in Chromium', () => {
  let browser: Browser;
  let page: Page;
  let served: Served;
  let reader: Reader;
  beforeAll(async () => {
    reader = await prepareReader(new URL('../evaluate/page-reader/injected.ts', import.meta.url));
    browser = await startChromium();
    served = await serve(FOLDER);
    page = await browser.newPage();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await served.close();
  });

  for (const { name, truth } of cases)
    it(`reads ${name} and leaves it as it was`, async () => {
      await page.goto(served.url(`${name}/dom.html`));
      await reader.install(page);
      const before = await page.evaluate(SERIALISE);
      const record = (await page.evaluate('asideRead()')) as CustomerRecord;
      const { wrong, missing, distractors, turnsRight, turnsRead } = score(record, truth);
      expect({ wrong, missing, distractors }).toEqual({ wrong: [], missing: [], distractors: [] });
      expect([turnsRight, turnsRead]).toEqual([truth.conversation.length, truth.conversation.length]);
      expect(await page.evaluate(SERIALISE)).toBe(before);
    });
});
