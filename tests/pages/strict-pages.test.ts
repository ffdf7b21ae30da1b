// @vitest-environment node
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import { startChromium } from '../evaluate/page-reader/browser.ts';
import { prepareReader, type Reader } from '../evaluate/page-reader/reader.ts';

const RECORD = '<table><tr><td>客户姓名</td><td id="n">王小明</td></tr><tr><td>手机号码</td><td>13812345678</td></tr></table>';
const TALK = '<div role="log"><p class="message incoming">我的卡丢了</p><p class="message outgoing">请问卡号后四位</p></div>';

/** Nothing may be evaluated, turned into markup, loaded or styled by anybody but the page's own server. */
const POLICY = "default-src 'none'; script-src 'none'; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'; form-action 'none'";

interface Body {
  readonly body: string;
  readonly policy?: string;
}
const PAGES: Readonly<Record<string, Body>> = {
  'forbids script, styles and untrusted markup': { body: RECORD + TALK, policy: POLICY },
  'has a form whose inputs are named like the tree’s own properties': {
    body: `<form id="f">${['children', 'attributes', 'parentNode', 'firstChild', 'nextSibling', 'childNodes', 'nodeType', 'getAttribute', 'localName', 'shadowRoot', 'ownerDocument', 'getRootNode', 'isConnected', 'checkVisibility', 'compareDocumentPosition', 'assignedSlot', 'hasAttributes', 'querySelector', 'style', 'textContent', 'matches', 'contains']
      .map((name) => `<input name="${name}" value="x">`).join('')}${RECORD}</form><form id="body"></form><img name="documentElement"><img name="querySelector"><embed name="title">${TALK}`,
  },
  'shadows looking for elements in a form that holds the value as a button, or a heading beside the number': {
    body: `${RECORD}${TALK}<table><tr><td>工单状态</td><td>处理中</td></tr></table><div><label>客户经理</label><form><input type="hidden" name="querySelectorAll"><button type="button">赵敏华</button></form></div><form><input type="hidden" name="getElementsByTagName"><h3>转账扣款未到账</h3><span>工单 #20261120</span></form>`,
  },
  'is nested four hundred levels deep': { body: `${RECORD}${TALK}${'<div>'.repeat(400)}手机号码：13900000000` },
  'refers to itself in circles': { body: `<div id="a" aria-labelledby="b" aria-owns="c">姓名</div><div id="b" aria-labelledby="a c d" aria-owns="a">电话</div><div id="c" aria-labelledby="c"></div><label for="l" id="l">手机<input aria-labelledby="l"></label>${RECORD}${TALK}` },
};

describe('in Chromium, a page that', () => {
  let browser: Browser;
  let page: Page;
  let server: Server;
  let reader: Reader;
  let shown: Body = { body: '' };
  beforeAll(async () => {
    reader = await prepareReader(new URL('../evaluate/page-reader/injected.ts', import.meta.url));
    server = createServer((_request, response) => response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...(shown.policy ? { 'content-security-policy': shown.policy } : {}) })
      .end(`<!doctype html><title>客户</title><body>${shown.body}</body>`));
    await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
    browser = await startChromium();
    page = await browser.newPage();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    server.closeAllConnections();
    server.close();
  });

  it.each(Object.entries(PAGES))('%s is read, without a breach and without a change', async (_kind, body) => {
    shown = body;
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.evaluate("globalThis.breaches = []; addEventListener('securitypolicyviolation', (event) => breaches.push(event.violatedDirective + ' ' + event.sample), true)");
    await reader.install(page);
    const html = "new XMLSerializer().serializeToString(document)";
    const before = await page.evaluate(html);
    const record = (await page.evaluate('asideRead()')) as CustomerRecord;
    expect([record.fields.customer_name?.shown, record.fields.phone?.shown]).toEqual(['王小明', '13812345678']);
    expect(record.transcript.map(({ speaker, text }) => `${speaker} ${text}`)).toEqual(['customer 我的卡丢了', 'agent 请问卡号后四位']);
    expect(await page.evaluate('breaches')).toEqual([]);
    expect(await page.evaluate(html)).toBe(before);
  });

  it('keeps a tier out of sight where money is expected says nothing of one', async () => {
    const tier = async (style: string): Promise<string | undefined> => {
      shown = { body: `<style>.part{visibility:${style}}</style>${RECORD}<div class="part"><table><tr><td>综合资产</td><td>钻石客户</td></tr></table></div>` };
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await reader.install(page);
      return ((await page.evaluate('asideRead()')) as CustomerRecord).fields.tier?.shown;
    };
    expect(await tier('visible')).toBe('钻石客户');
    expect(await tier('hidden')).toBeUndefined();
  });

  it('breaks its own policy is noticed by this test', async () => {
    shown = PAGES['forbids script, styles and untrusted markup']!;
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.evaluate("globalThis.breaches = []; addEventListener('securitypolicyviolation', (event) => breaches.push(event.violatedDirective), true)");
    await page.evaluate("(() => { try { document.body.innerHTML = '<b>x</b>'; } catch {} return new Promise((done) => setTimeout(done)); })()");
    expect(await page.evaluate('breaches')).toContain('require-trusted-types-for');
  });
});
