import { afterEach, expect, it } from 'vitest';
import { joined, carried, closes, desk as freshDesk, type Desk } from './desk.ts';
import { joined as pieces } from '../../../storage/exchange/write-bundle.ts';
import { valueOf } from '../storage/store.ts';

const opened: Desk[] = [];
const desk = async (number: string): Promise<Desk> => {
  const one = await freshDesk(number);
  opened.push(one);
  return one;
};
afterEach(() => { for (const one of opened.splice(0)) one.close(); });

it('a preview says which number is missing, and not when the same file brings it', async () => {
  const [lead, agent] = [await desk('9001'), await desk('8001')];
  valueOf(await lead.service.createTeam('客服一组', ['supervisor']));
  await joined(lead, agent);
  await closes(agent, '第一通');
  await carried(agent, [lead]);
  const files: Uint8Array<ArrayBuffer>[] = [];
  for (const text of ['第二通', '第三通']) {
    await closes(agent, text);
    files.push((await carried(agent, []))!);
  }
  const gap = { code: 'exchange.gap', params: { number: 3, expected: 2 } };
  expect(valueOf(await lead.service.previewFile(files[1]!))).toMatchObject([{ number: 3, kinds: { call: 1 }, known: false, failure: gap }]);
  const both = valueOf(await lead.service.previewFile(pieces(files)));
  expect(both.map(({ number, failure }) => [number, failure])).toEqual([[2, undefined], [3, undefined]]);
  expect(valueOf(await lead.service.importFile(files[1]!))).toMatchObject({ records: 0, waiting: [{ failure: gap }] });
});
