// @vitest-environment node
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MappingFinding, PageMapping, PointedValue } from '../../domain/page-mapping.ts';
import { bundle, startChromium } from '../evaluate/page-reader/browser.ts';

const ORIGIN = 'http://crm.test';
const ROW = (value: string): string => `<p class="row"><span>尊享号</span> <b class="value">${value}</b></p>`;
/** The value stands in a frame within a frame; clicks are counted by the page itself. */
const PAGES: Readonly<Record<string, string>> = {
  '/case/1': `<title>客户</title><h2>客户信息</h2><p style="height:60px"></p><iframe src="/outer/1" style="border:9px solid; margin:20px; width:600px; height:300px"></iframe>`,
  '/case/2': `<title>客户</title><h2>客户信息</h2><iframe src="/outer/2"></iframe>`,
  '/outer/1': '<p style="height:20px"></p><iframe src="/inner/1" style="width:400px; height:160px"></iframe>',
  '/outer/2': '<iframe src="/inner/2"></iframe>',
  '/inner/1': `<body onclick="top.clicks = (top.clicks ?? 0) + 1">${ROW('银牌')}</body>`,
  '/inner/2': `<body>${ROW('金牌')}</body>`,
  '/dialog/1': `<title>客户</title><h2>客户信息</h2>${ROW('铜牌')}<dialog id="d" onclick="window.clicks = (window.clicks ?? 0) + 1; this.close()" style="width:500px; height:200px; background:#fff"><h3>升级</h3>${ROW('银牌')}<p>${'这个窗口里有一份自己的记录。'.repeat(12)}</p></dialog><script>d.showModal()</script>`,
  '/shadow/1': `<title>客户</title><h2>客户信息</h2><crm-card></crm-card><script>const outer = document.querySelector('crm-card').attachShadow({mode:'open'}); outer.innerHTML = '<crm-row></crm-row>'; outer.firstChild.attachShadow({mode:'open'}).innerHTML = ${JSON.stringify(ROW('银牌'))};</script>`,
};

describe('pointing, in Chromium', () => {
  let browser: Browser;
  let page: Page;
  let script: string;
  beforeAll(async () => {
    script = await bundle(new URL('pointing/injected.ts', import.meta.url));
    browser = await startChromium();
  }, 60_000);
  afterAll(() => browser.close());
  beforeEach(async () => {
    page = await browser.newPage();
    await page.route(`${ORIGIN}/**`, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: `<!doctype html>${PAGES[new URL(route.request().url()).pathname] ?? ''}` }));
  });
  afterEach(() => page.close());

  const open = async (path: string): Promise<void> => {
    await page.goto(ORIGIN + path);
    await page.evaluate(script);
  };
  /** Moves to the value and clicks it. What the window shows round the value before and while it is pointed at. */
  const pointAt = async (value: Locator): Promise<{ readonly pointed: PointedValue; readonly framed: boolean }> => {
    const box = (await value.boundingBox())!;
    const clip = { x: box.x - 6, y: box.y - 6, width: box.width + 12, height: box.height + 12 };
    const before = await page.screenshot({ clip });
    const html = await page.content();
    await page.evaluate('asidePoint()');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const framed = !before.equals(await page.screenshot({ clip }));
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const pointed = (await page.evaluate('asidePointed')) as PointedValue;
    expect(await page.content()).toBe(html);
    expect(before.equals(await page.screenshot({ clip }))).toBe(true);
    return { pointed, framed };
  };
  const find = (pointed: PointedValue): Promise<unknown> => {
    const mapping: PageMapping = { id: 'm', path: pointed.path, field: 'tier', anchor: pointed.anchor };
    return page.evaluate(`asideFind(${JSON.stringify(mapping)})`) as Promise<readonly MappingFinding[]>;
  };

  it('takes a value in a frame within a frame, frames it where it stands, and finds the next customer’s', async () => {
    await open('/case/1');
    const { pointed, framed } = await pointAt(page.frameLocator('iframe').frameLocator('iframe').locator('.value'));
    expect([pointed.shown, framed]).toEqual(['银牌', true]);
    expect(await page.evaluate('window.clicks')).toBeUndefined();
    expect(await find(pointed)).toEqual([{ id: 'm', health: 'found', shown: '银牌' }]);
    await open('/case/2');
    await page.frameLocator('iframe').frameLocator('iframe').locator('.value').waitFor();
    expect(await find(pointed)).toEqual([{ id: 'm', health: 'found', shown: '金牌' }]);
  });

  it('takes a value in a modal dialog, framed above it, without closing it; what is covered does not count', async () => {
    await open('/dialog/1');
    const { pointed, framed } = await pointAt(page.locator('dialog .value'));
    expect([pointed.shown, framed]).toEqual(['银牌', true]);
    expect(await page.evaluate('[window.clicks, d.open]')).toEqual([undefined, true]);
    expect(await find(pointed)).toEqual([{ id: 'm', health: 'found', shown: '银牌' }]);
  });

  it('takes a value in nested shadow roots', async () => {
    await open('/shadow/1');
    const { pointed, framed } = await pointAt(page.locator('.value'));
    expect([pointed.shown, framed]).toEqual(['银牌', true]);
    expect(await find(pointed)).toEqual([{ id: 'm', health: 'found', shown: '银牌' }]);
  });

  it('ends at Escape within a frame', async () => {
    await open('/case/1');
    await page.frameLocator('iframe').frameLocator('iframe').locator('body').click();
    const html = await page.content();
    await page.evaluate('asidePoint()');
    await page.keyboard.press('Escape');
    expect(await page.evaluate('asidePointed')).toBeNull();
    expect(await page.content()).toBe(html);
  });
});
