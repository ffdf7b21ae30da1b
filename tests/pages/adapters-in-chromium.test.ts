// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import { startChromium } from '../evaluate/page-reader/browser.ts';
import { prepareReader, type Reader } from '../evaluate/page-reader/reader.ts';
import { score } from '../evaluate/page-reader/score.ts';
import { casesIn, type Case, type Truth } from '../evaluate/page-reader/truth.ts';

const FOLDER = join(import.meta.dirname, '../fixtures/adapters');
const cases = readdirSync(FOLDER).flatMap((crm) => casesIn([join(FOLDER, crm)]).map((one) => [`${crm} ${one.name}`, one] as const));
const addressOf = ({ truth }: Case): string => (truth as Truth & { address: string }).address;
const SERIALISE = `(() => { const parts = []; const look = (root) => { parts.push(root.documentElement ? root.documentElement.outerHTML : root.innerHTML);
  for (const element of root.querySelectorAll('*')) { if (element.shadowRoot) look(element.shadowRoot); if ('value' in element) parts.push(String(element.value)); } }; look(document); return parts.join('\\n'); })()`;

describe('in Chromium, a page of a known CRM', () => {
  let browser: Browser;
  let page: Page;
  let reader: Reader;
  let body = '';
  beforeAll(async () => {
    reader = await prepareReader(new URL('../evaluate/page-reader/injected.ts', import.meta.url));
    browser = await startChromium();
    page = await browser.newPage();
    await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  }, 60_000);
  afterAll(() => browser.close());

  const open = async (html: string, address: string): Promise<void> => {
    body = html;
    await page.goto(address);
    await reader.install(page);
  };
  const read = async (): Promise<CustomerRecord> => (await page.evaluate('asideRead()')) as CustomerRecord;

  it.each(cases)('%s is read and left as it was', async (_name, one) => {
    await open(readFileSync(join(one.folder, 'dom.html'), 'utf8'), addressOf(one));
    const before = await page.evaluate(SERIALISE);
    const record = await read();
    const { wrong, missing, distractors, extra, turnsRight, turnsRead, turnsTrue } = score(record, one.truth);
    expect({ wrong, missing, distractors, extra }).toEqual({ wrong: [], missing: [], distractors: [], extra: [] });
    expect([turnsRight, turnsRead]).toEqual([turnsTrue, turnsTrue]);
    expect(record.singleCustomer).toBe(one.truth.singleCustomer);
    expect(reader.loaded).toContain('adapters');
    expect(await page.evaluate(SERIALISE)).toBe(before);
  });

  it('loads the adapters nowhere else', async () => {
    const { folder } = cases[0]![1];
    await open(readFileSync(join(folder, 'dom.html'), 'utf8'), 'https://crm.example/elsewhere');
    await read();
    expect(reader.loaded).not.toContain('adapters');
    await open('<!doctype html><title>t</title><p>客户姓名：王小明</p>', addressOf(cases[0]![1]));
    await read();
    expect(reader.loaded).not.toContain('adapters');
  });
});
