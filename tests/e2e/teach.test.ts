import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectText, until } from '../../scripts/walk/expectations.ts';
import { startSession, type AgentSession } from '../support/browser/session.ts';

/** A CRM with a label nobody foresaw, under a policy that allows nothing of others. */
const page = (name: string, line: string): string => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; require-trusted-types-for 'script'"><title>客户</title></head>
<body><h2>客户信息</h2><table><tr><td>客户姓名</td><td>${name}</td></tr><tr><td>手机号码</td><td>13800138526</td></tr></table>
<section><h3>内部资料</h3><div class="row"><span>尊享号</span><a href="/elsewhere" id="value">${line}</a></div></section>
<div id="editor" contenteditable="true">前</div></body></html>`;

/** An intranet of frames: the record stands in one of them. */
const FRAMES = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>综合业务</title></head><body><h1>综合业务系统</h1><iframe src="/part" style="width:600px;height:300px"></iframe></body></html>`;
const PART = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"></head><body><h2>客户信息</h2><table><tr><td>客户姓名</td><td>何静怡</td></tr><tr><td>礼遇代号</td><td id="value">白金</td></tr></table></body></html>`;

// In order: what is taught first is used afterwards.
describe('teaching a page', { shuffle: false }, () => {
  let session: AgentSession;
  let server: Server;
  let origin: string;
  let shown = page('王建国', '银牌');
  beforeAll(async () => {
    server = createServer((request, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(request.url === '/part' ? PART : shown));
    await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    session = await startSession();
    await session.crm.page.goto(`${origin}/case/8812`);
    await expectText(session.desk.customerName, /王/);
  });
  afterAll(async () => {
    await session?.close();
    server.closeAllConnections();
    server.close();
  });
  const openTeaching = async (): Promise<void> => {
    await session.desk.part('menu').click();
    await session.desk.part('menu-teach').click();
  };
  const html = (): Promise<string> => session.crm.page.evaluate(() => document.documentElement.outerHTML);

  it('takes a value that is clicked, without following its link or leaving a trace', async () => {
    const { crm, desk } = session;
    const before = await html();
    await openTeaching();
    await desk.part('teach-point').click();
    await until('the frame is drawn', async () => (await html()) !== before);
    await crm.page.locator('#value').hover();
    await crm.page.locator('#value').click();
    await expectText(desk.part('pointed-value'), /^银牌$/);
    expect(crm.page.url()).toBe(`${origin}/case/8812`);
    expect(await html()).toBe(before);
  });

  it('shows what the field finds now', async () => {
    await session.desk.part('teach-as-tier').click();
    await expectText(session.desk.part('taught-tier'), /银牌/);
    expect(await session.desk.part('taught-tier').getAttribute('data-health')).toBe('found');
  });

  it('stops at Escape', async () => {
    const { crm, desk } = session;
    const before = await html();
    await desk.part('teach-point').click();
    await until('the frame is drawn', async () => (await html()) !== before);
    await crm.page.keyboard.press('Escape');
    await desk.part('teach-point').waitFor();
    expect(await html()).toBe(before);
  });

  it('reads the next customer by it', async () => {
    const { crm, panel } = session;
    await panel.keyboard.press('Escape');
    shown = page('李秀兰', '金牌');
    await crm.page.goto(`${origin}/case/9925`);
    await expectText(panel.getByRole('main'), /金牌/);
  });

  it('turns red where the label is gone', async () => {
    const { crm, desk } = session;
    shown = page('李秀兰', '金牌').replace('尊享号', '别的');
    await crm.page.reload();
    await desk.part('chip-taught-lost').waitFor();
    await desk.part('chip-taught-lost').click();
    await until('the field is lost', async () => (await desk.part('taught-tier').getAttribute('data-health')) === 'missing');
  });

  it('takes a value inside a frame, and reads by it', async () => {
    const { crm, desk, panel } = session;
    await panel.keyboard.press('Escape');
    shown = FRAMES;
    await crm.page.goto(`${origin}/frames`);
    await expectText(desk.customerName, /何/);
    await openTeaching();
    const before = await html();
    await desk.part('teach-point').click();
    await until('the frame is drawn', async () => (await html()) !== before);
    const value = crm.page.frameLocator('iframe').locator('#value');
    await value.hover();
    await value.click();
    await expectText(desk.part('pointed-value'), /^白金$/);
    await desk.part('teach-as-tier').click();
    const taught = desk.part('taught-tier').filter({ hasText: '白金' });
    await until('the field is found in the frame', async () => (await taught.getAttribute('data-health')) === 'found');
    expect(await html()).toBe(before);
  });

  it('says what is wrong with a file that is none of ours', async () => {
    const { desk } = session;
    const take = (text: string) => desk.part('teach-import').setInputFiles({ name: 'fields.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await take('{"format":"aside-mappings","version":1,"mappings":[{"origin":"ftp://x","mapping":{}}]}');
    await expectText(desk.part('teach-said'), /mappings\.0/);
  });
});
