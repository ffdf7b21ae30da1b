import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { expectText } from '../../scripts/walk/expectations.ts';
import { startSession, type AgentSession } from '../support/browser/session.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../fixtures/adapters/dynamics-365/contact-de/dom.html'), 'utf8');

/** No label of this page is in the reader's lists: what the desk shows came by the adapter, loaded as the product loads it. */
describe('a form of a known CRM in a language the reader does not know', () => {
  let session: AgentSession;
  let server: Server;
  beforeAll(async () => {
    server = createServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE));
    await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
    session = await startSession();
    await session.crm.page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/main.aspx?pagetype=entityrecord&etn=contact&id=7c0`);
  });
  afterAll(async () => {
    await session?.close();
    server.closeAllConnections();
    server.close();
  });

  it('is read in the panel, which masks the name', () => expectText(session.desk.customerName, /^L\*+ B\*+$/));
});
