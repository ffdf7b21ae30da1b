import { afterEach, describe, expect, it } from 'vitest';
import { createExchangeService } from '../../../storage/exchange/exchange-service.ts';
import { serveExchange, type ExchangeAnswer, type ExchangeRequest } from '../../../storage/exchange/serve-exchange.ts';
import type { ExchangeWorker } from '../../../storage/exchange/worker-tasks.ts';
import { dexieOn, valueOf } from '../storage/store.ts';
import { IDBFactory } from 'fake-indexeddb';
import { closes, desk, joined, type Desk } from './desk.ts';

const opened: Desk[] = [];
afterEach(() => { for (const one of opened.splice(0)) one.close(); });

/** A worker on this thread: what passes between it and the page is cloned, as it would be. `answers` false: one that hangs. */
function workerOn(indexedDB: IDBFactory, answers = true) {
  const ended: boolean[] = [];
  const start = (): ExchangeWorker => {
    let toPage: (event: { readonly data: ExchangeAnswer }) => void = () => {};
    let toWorker: (event: { readonly data: ExchangeRequest }) => void = () => {};
    const index = ended.push(false) - 1;
    if (answers) serveExchange({
      postMessage: (answer) => { if (!ended[index]) toPage({ data: structuredClone(answer) }); },
      addEventListener: (_type, listener) => { toWorker = listener; },
    }, dexieOn(indexedDB));
    return {
      postMessage: (request) => toWorker({ data: structuredClone(request) }),
      addEventListener: (type: string, listener: never) => { if (type === 'message') toPage = listener; },
      terminate: () => { ended[index] = true; },
    };
  };
  return { start, ended };
}

async function agentWith(worker: (indexedDB: IDBFactory) => ReturnType<typeof workerOn>) {
  const indexedDB = new IDBFactory();
  const [lead, agent] = [await desk('9001'), await desk('8001', indexedDB)];
  opened.push(lead, agent);
  const made = worker(indexedDB);
  const service = createExchangeService({ store: agent.store, clock: agent.clock, transit: agent.transit, worker: made.start });
  valueOf(await lead.service.createTeam('客服一组', ['supervisor']));
  await joined(lead, agent);
  return { lead, agent, service, ended: made.ended };
}

describe('an exchange in a worker', () => {
  it('writes, previews and takes in files as the page would, each in a worker that ends', async () => {
    const { lead, agent, service, ended } = await agentWith(workerOn);
    const id = await closes(agent, '客户问年费');
    const file = valueOf(await service.exportFile(false))!;
    expect(valueOf(await lead.service.importFile(file))).toMatchObject({ records: 1, refused: [] });
    const review = { callId: id, state: 'final', kind: 'random', marks: { 1: 4 }, reasons: {}, fatal: [], comment: '核实到位', heard: [] } as const;
    valueOf(await lead.store.reviews.save(review));
    const back = valueOf(await lead.service.exportFile(false))!;
    expect(valueOf(await service.previewFile(back))).toMatchObject([{ kinds: { review: 1 }, known: false }]);
    expect(valueOf(await service.importFile(back))).toMatchObject({ records: 1 });
    expect(valueOf(await agent.store.reviews.ofCall(id))).toMatchObject([{ comment: '核实到位' }]);
    expect(valueOf(await service.state()).last).toMatchObject({ by: 'file', report: { records: 1 } });
    expect(ended.every((one) => one)).toBe(true);
  });

  it('ends with the vault that locks, and says so', async () => {
    const { agent, service, ended } = await agentWith((indexedDB) => workerOn(indexedDB, false));
    valueOf(await agent.store.keys.create('8001', '雨后第三个路口往左拐弯'));
    const hanging = service.exportFile(false);
    while (ended.length < 1) await new Promise((resolve) => { setImmediate(resolve); });
    await agent.store.keys.lock();
    expect(await hanging).toMatchObject({ failure: { code: 'vault.locked' } });
    expect(ended.at(-1)).toBe(true);
  });
});
