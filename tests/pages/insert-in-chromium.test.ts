// @vitest-environment node
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import { bundle, startChromium } from '../evaluate/page-reader/browser.ts';

const PAGE = readFileSync(new URL('insert/page.html', import.meta.url), 'utf8');
const ADDRESS = 'http://crm.test/';
const LINE = '您好，这边帮您查一下。';
const LINES = '您好：\n第二行\n第三行';
const bare = (text: string): string => text.replace(/\s+/gu, '');

/** One class of editor each, with how it is reached and what it says afterwards. The page has a strict policy and Trusted Types. */
describe('insert, in Chromium', () => {
  let browser: Browser;
  let page: Page;
  let script: string;
  beforeAll(async () => {
    script = await bundle(new URL('insert/injected.ts', import.meta.url));
    browser = await startChromium();
  }, 60_000);
  afterAll(() => browser.close());
  beforeEach(async () => {
    page = await browser.newPage();
    await page.route(ADDRESS, (route) => route.fulfill({ contentType: 'text/html', body: PAGE }));
    await page.goto(ADDRESS);
    await page.evaluate(script);
  });
  afterEach(() => page.close());

  const insert = (text: string): Promise<unknown> => page.evaluate(`asideInsert(${JSON.stringify(text)})`);
  const said = (field: Locator): Promise<string> =>
    field.evaluate((element) => ((element as HTMLInputElement).value ?? (element as HTMLElement).innerText).replace(/\n+/gu, '\n').trim());
  const undo = async (field: Locator, before: string): Promise<void> => {
    await page.keyboard.press('Control+z');
    await expect.poll(() => said(field)).toBe(before);
  };
  const FIELDS: Readonly<Record<string, () => Locator>> = {
    'a textarea': () => page.locator('#textarea'),
    'a controlled input': () => page.locator('#controlled'),
    'a plain editable': () => page.locator('#plain'),
    'an editable of plain text': () => page.locator('#only-text'),
    'an editor with a model of its own': () => page.locator('#model'),
    'an editor that hears of input only before it happens': () => page.locator('#announced'),
    'an editor that follows its own tree': () => page.locator('#watched'),
    'a field in nested shadow roots': () => page.locator('#first'),
    'an editable in nested shadow roots': () => page.locator('#second'),
    'a frame in design mode': () => page.frameLocator('#design').locator('body'),
    'an editable body in a frame': () => page.frameLocator('#framed').locator('body'),
  };

  it('reaches a field in a frame set', async () => {
    await page.route(`${ADDRESS}set`, (route) => route.fulfill({ contentType: 'text/html', body: '<html><frameset cols="50%,50%"><frame name="menu" src="/menu"><frame name="work" src="/work"></frameset></html>' }));
    for (const part of ['menu', 'work']) await page.route(`${ADDRESS}${part}`, (route) => route.fulfill({ contentType: 'text/html', body: `<body><textarea id="${part}"></textarea></body>` }));
    await page.goto(`${ADDRESS}set`);
    await page.evaluate(script);
    const field = page.frame('work')!.locator('#work');
    await field.click();
    expect(await insert(LINE)).toBe(true);
    expect(await said(field)).toBe(LINE);
    expect(await said(page.frame('menu')!.locator('#menu'))).toBe('');
  });

  for (const [name, locate] of Object.entries(FIELDS)) {
    it(`reaches ${name} after the focus went elsewhere, and the page's undo takes it back`, async () => {
      const field = locate();
      await field.click();
      const before = await said(field);
      await page.locator('#elsewhere').click();
      expect(await insert(LINE)).toBe(true);
      expect(bare(await said(field))).toContain(LINE);
      if (name !== 'an editor that hears of input only before it happens') await undo(field, before);
    });
  }

  it.each(['a textarea', 'a plain editable', 'an editor with a model of its own', 'an editor that follows its own tree', 'a frame in design mode'])('keeps the lines apart in %s', async (name) => {
    const field = FIELDS[name]!();
    await field.click();
    const before = await said(field);
    expect(await insert(LINES)).toBe(true);
    expect((await said(field)).replace(before, '').trim()).toBe(LINES);
    await undo(field, before);
  });

  it('makes one line of several in an input', async () => {
    await page.locator('#input').click();
    expect(await insert(LINES)).toBe(true);
    expect(await said(page.locator('#input'))).toBe('您好： 第二行 第三行');
  });

  it('inserts where the caret was left, and replaces what was chosen', async () => {
    const field = page.locator('#textarea');
    await field.fill('前后');
    await field.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(1, 1));
    expect(await insert('中')).toBe(true);
    expect(await said(field)).toBe('前中后');
  });

  it('tells the editor that follows its own tree what it got', async () => {
    await page.locator('#watched').click();
    await insert(LINES);
    expect(bare(String(await page.evaluate('delta')))).toBe(bare(LINES));
  });

  it.each(['refusing', 'filtered', 'deaf', 'short'])('says so when %s does not take it, and leaves it as it was', async (id) => {
    const field = page.locator(`#${id}`);
    await field.click();
    const before = await said(field);
    expect(await insert('尾号 8526 的卡已挂失')).toBe(false);
    expect(await said(field)).toBe(before);
  });

  it('submits nothing and presses no key, even where the page would submit at every input', async () => {
    for (const id of ['input', 'searching', 'textarea']) {
      await page.locator(`#${id}`).click();
      expect(await insert(LINES)).toBe(true);
    }
    expect(await page.evaluate('[submitted, keys]')).toEqual([0, 0]);
  });

  it.each(['date', 'secret', 'locked'])('never takes the field %s for one to write in', async (id) => {
    await page.locator(`#${id}`).click();
    expect(await insert(LINE)).toBe('no-field');
  });
});
