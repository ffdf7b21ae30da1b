import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectText } from '../../scripts/walk/expectations.ts';
import { startSession, type AgentSession } from '../support/browser/session.ts';

const PAGE = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>客户</title><body><h2>客户信息</h2>
<table><tr><td>客户姓名</td><td>王建国</td></tr><tr><td>手机号码</td><td>13800138526</td></tr><tr><td>尊享号</td><td>银牌</td></tr></table></body></html>`;
const FILE = { name: 'labels.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ format: 'aside-page-labels', version: 1, labels: { tier: ['尊享号'] } })) };

// In order: what is taken in first is used afterwards.
describe('labels of the bank’s own CRM', { shuffle: false }, () => {
  let session: AgentSession;
  let server: Server;
  beforeAll(async () => {
    server = createServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE));
    await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
    session = await startSession();
    await session.crm.page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/case/1`);
    await expectText(session.desk.customerName, /王/);
  });
  afterAll(async () => {
    await session?.close();
    server.closeAllConnections();
    server.close();
  });

  it('are unknown as the product comes', async () => {
    expect(await session.panel.getByRole('main').textContent()).not.toContain('银牌');
  });

  it('are taken in once, in the options', async () => {
    const options = await session.browser.context.newPage();
    await options.goto(session.browser.address('options.html'));
    await options.getByTestId('page-labels-import').setInputFiles(FILE);
    await expectText(options.getByTestId('page-labels'), /尊享号/);
    await expectText(options.getByTestId('options-saved'), /./);
    await options.close();
  });

  it('are read by the panel that is opened next, also on a page that an older panel read', async () => {
    await session.crm.page.bringToFront();
    await session.panel.reload();
    await expectText(session.panel.getByRole('main'), /银牌/);
  });
});
