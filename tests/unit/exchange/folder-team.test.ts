import { afterEach, describe, expect, it } from 'vitest';
import type { Team } from '../../../domain/team/team.ts';
import { valueOf } from '../storage/store.ts';
import { desk as freshDesk, joined, type Desk } from './desk.ts';
import { MemoryFolder } from './memory-folder.ts';

const opened: Desk[] = [];
const desk = async (number: string): Promise<Desk> => {
  const one = await freshDesk(number);
  opened.push(one);
  return one;
};
afterEach(() => { for (const one of opened.splice(0)) one.close(); });
const teamAt = async (one: Desk): Promise<Team> => valueOf(await one.service.state()).team!;

/** A lead and an agent share a folder. A handle of a real folder can be kept; one in memory is handed in by the carrier's test double. */
async function sharing(): Promise<{ readonly lead: Desk; readonly agent: Desk; readonly folder: MemoryFolder; readonly round: (one: Desk) => Promise<unknown> }> {
  const [lead, agent] = [await desk('9001'), await desk('8001')];
  valueOf(await lead.service.createTeam('客服一组', ['supervisor']));
  await joined(lead, agent);
  const folder = new MemoryFolder();
  for (const one of [lead, agent]) one.transit.kept.get = (async (key: string) => (key === 'folder' ? { key, value: folder.handle } : undefined)) as never;
  return { lead, agent, folder, round: async (one) => valueOf(await one.service.exchangeWithFolder(true)) };
}

describe('the team file in the folder', () => {
  it('brings a member more and a member fewer to every machine', async () => {
    const { lead, agent, folder, round } = await sharing();
    const late = await desk('8002');
    const card = valueOf(await lead.service.previewCard(valueOf(await late.service.memberCard()))).card;
    valueOf(await lead.service.addMember(card, ['agent']));
    await round(lead);
    await round(agent);
    expect((await teamAt(agent)).members.map((member) => member.person)).toEqual(['9001', '8001', '8002']);
    valueOf(await lead.service.removeMember(late.store.author));
    await round(lead);
    await round(agent);
    expect((await teamAt(agent)).members.find((member) => member.person === '8002')?.removedAt).toBeDefined();
    expect([...folder.files.keys()].filter((name) => name.startsWith('team.'))).toHaveLength(1);
  });

  it('is put there by whoever has the newest', async () => {
    const { lead, agent, folder, round } = await sharing();
    await round(agent);
    const [name] = [...folder.files.keys()].filter((one) => one.startsWith('team.'));
    expect(new TextDecoder().decode(folder.files.get(name!))).toBe(valueOf(await lead.service.teamFile()));
  });

  it('of a stranger changes nothing, whatever number it bears', async () => {
    const { lead, agent, folder, round } = await sharing();
    const stranger = await desk('6666');
    valueOf(await stranger.service.createTeam('客服一组', ['supervisor']));
    const before = await teamAt(agent);
    const forged = JSON.parse(valueOf(await stranger.service.teamFile())) as { signed: string };
    folder.files.set(`team.${before.id}.0000000099.json`, new TextEncoder().encode(JSON.stringify({ ...forged, signed: forged.signed.replace(/"id":"[^"]+"/u, `"id":"${before.id}"`) })));
    await round(agent);
    expect(await teamAt(agent)).toEqual(before);
    // Nor does it stand in the way of the true one.
    valueOf(await lead.service.setRetention({ call: 90 }));
    await round(lead);
    await round(agent);
    expect(await teamAt(agent)).toMatchObject({ revision: before.revision + 1, retentionDays: { call: 90 } });
  });
});
