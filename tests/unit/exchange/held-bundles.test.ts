import { afterEach, describe, expect, it } from 'vitest';
import { valueOf } from '../storage/store.ts';
import { carried, closes, desk, joined, type Desk } from './desk.ts';

const opened: Desk[] = [];
const kept = (one: Desk): Desk => {
  opened.push(one);
  return one;
};
afterEach(() => { for (const one of opened.splice(0)) one.close(); });

async function threeFiles() {
  const [lead, agent] = [await desk('9001'), kept(await desk('8001'))];
  valueOf(await lead.service.createTeam('客服一组', ['supervisor']));
  const files: Uint8Array<ArrayBuffer>[] = [];
  await joined(lead, agent);
  for (const text of ['一', '二', '三']) {
    await closes(agent, text);
    files.push((await carried(agent, []))!);
  }
  return { lead, agent, files };
}
const listed = async ({ store }: Desk) => valueOf(await store.calls.listClosed({ limit: 9 })).items.length;

describe('a bundle that came by file before an earlier one', () => {
  it('is kept, said to wait, survives a restart, and is applied when the gap is filled', async () => {
    const { lead, agent, files } = await threeFiles();
    const waits = (number: number, expected: number) => ({ author: agent.store.author, number, failure: { code: 'exchange.gap', params: { number, expected } } });
    expect(valueOf(await lead.service.importFile(files[2]!))).toMatchObject({ bundles: 0, waiting: [waits(3, 1)] });
    const later = kept(await lead.restarted());
    expect(valueOf(await later.service.state()).waiting).toEqual([waits(3, 1)]);
    expect(valueOf(await later.service.importFile(files[0]!))).toMatchObject({ bundles: 1, waiting: [waits(3, 2)] });
    expect(await listed(later)).toBe(1);
    expect(valueOf(await later.service.importFile(files[1]!))).toMatchObject({ bundles: 2, records: 2, waiting: [] });
    expect(valueOf(await later.service.state()).waiting).toEqual([]);
    expect([await listed(later), await later.transit.held.count()]).toEqual([3, 0]);
    expect(valueOf(await later.service.importFile(files[2]!))).toMatchObject({ bundles: 0, replayed: 1 });
  });

  it('is not kept when it is refused, nor for ever once its author began again', async () => {
    const { lead, agent, files } = await threeFiles();
    kept(lead);
    const altered = files[2]!.slice();
    altered[altered.length - 70]! ^= 1;
    expect(valueOf(await lead.service.importFile(altered))).toMatchObject({ bundles: 0 });
    valueOf(await lead.service.importFile(files[1]!));
    const newcomer = kept(await desk('9002'));
    await joined(lead, newcomer, ['supervisor'], [agent]);
    await carried(agent, [lead]);
    expect([await listed(lead), await lead.transit.held.count()]).toEqual([3, 0]);
  });
});

describe('a bundle of somebody the team file does not know yet', () => {
  it('is kept and applied with the newer team file', async () => {
    const { lead, files } = await threeFiles();
    kept(lead);
    const second = kept(await desk('9002'));
    await joined(lead, second, ['supervisor']);
    const old = valueOf(await second.service.teamFile());
    const agent = kept(await desk('8002'));
    await joined(lead, agent);
    await closes(agent, '后来的');
    const file = (await carried(agent, []))!;
    expect(valueOf(await second.service.importFile(file))).toMatchObject({ bundles: 0, waiting: [{ number: 1, failure: { code: 'exchange.unknown-author' } }] });
    valueOf(await second.service.joinTeam(old));
    expect(await listed(second)).toBe(0);
    valueOf(await second.service.joinTeam(valueOf(await lead.service.teamFile())));
    expect([await listed(second), valueOf(await second.service.state()).waiting]).toEqual([1, []]);
    expect(files).toHaveLength(3);
  });
});
