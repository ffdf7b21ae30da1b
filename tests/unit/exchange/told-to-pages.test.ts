import Dexie, { type ObservabilitySet } from 'dexie';
import { afterEach, expect, it } from 'vitest';
import { receiveBundles } from '../../../storage/exchange/receive.ts';
import { valueOf } from '../storage/store.ts';
import { machine } from './machine.ts';
import { bundleBy, closedCall, person, teamOf } from './team.ts';

const told: ObservabilitySet[] = [];
const hear = (parts: ObservabilitySet): void => { told.push(parts); };
afterEach(() => Dexie.on.storagemutated.unsubscribe(hear));

it('what the pages are told of calls written in blocks does not grow with the calls', async () => {
  const [agent, lead] = [await person('8001@a'), await person('9001@b')];
  const team = teamOf(lead, [[agent, ['agent']], [lead, ['supervisor', 'administrator']]]);
  const desk = await machine(lead);
  const sizeOf = async (number: number, count: number): Promise<number> => {
    const records = Array.from({ length: count }, (_, index) => closedCall(`call-${number}-${index}`, '客户问年费'));
    const bundle = await bundleBy(agent, number, records, [lead]);
    told.splice(0);
    Dexie.on('storagemutated', hear);
    expect(valueOf(await receiveBundles(desk.context(team), [bundle])).records).toBe(count);
    Dexie.on.storagemutated.unsubscribe(hear);
    return JSON.stringify(told).length;
  };
  const [few, many] = [await sizeOf(1, 200), await sizeOf(2, 480)];
  expect(few).toBeGreaterThan(0);
  expect(many).toBeLessThan(few * 1.1);
  desk.close();
});
