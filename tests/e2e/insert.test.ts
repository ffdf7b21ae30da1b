import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expectText, until } from '../../scripts/walk/expectations.ts';
import { startSession, type AgentSession } from '../support/browser/session.ts';

const EDITORS = readFileSync(new URL('../pages/insert/page.html', import.meta.url), 'utf8');
const CUSTOMER = '<h2>客户信息</h2><table><tr><td>客户姓名</td><td>王建国</td></tr><tr><td>手机号码</td><td>13800138526</td></tr></table>';

/** The extension's own world is another than the page's: editors must hear what is done there, under a policy of the page. */
describe('insert from the panel into editors of a page with a strict policy', { shuffle: false }, () => {
  let session: AgentSession;
  let server: Server;
  beforeAll(async () => {
    server = createServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(EDITORS.replace('<form id="form">', `${CUSTOMER}<form id="form">`)));
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

  it.each(['#textarea', '#controlled', '#model', '#watched'])('writes the line into %s', async (selector) => {
    const { crm, desk } = session;
    const field = crm.page.locator(selector);
    const said = (): Promise<string> => field.evaluate((element) => (element as HTMLInputElement).value ?? (element as HTMLElement).innerText);
    await field.click();
    const before = (await said()).length;
    await desk.press('i');
    await until('the line stands in the field', async () => (await said()).length > before + 5);
    expect(await crm.page.evaluate('[submitted, keys]')).toEqual([0, 0]);
  });
});
