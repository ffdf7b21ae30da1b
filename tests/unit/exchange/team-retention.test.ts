import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../domain/settings.ts';
import { withTeamRetention } from '../../../storage/exchange/team-retention.ts';
import { valueOf } from '../storage/store.ts';
import { carried, closes, desk, joined, parks, type Desk } from './desk.ts';

const DAY = 86_400_000;
const opened: Desk[] = [];
const at = async (number: string): Promise<Desk> => {
  const one = await desk(number);
  opened.push(one);
  return one;
};
afterEach(() => { for (const one of opened.splice(0)) one.close(); });
const idsAt = async ({ store }: Desk) => valueOf(await store.calls.listClosed({ limit: 9 })).items.map((call) => call.id);

async function team() {
  const [lead, agent] = [await at('9001'), await at('8001')];
  valueOf(await lead.service.createTeam('客服一组', ['supervisor']));
  await joined(lead, agent);
  return [lead, agent] as const;
}
/** The newest team file goes to the agent. */
const handsOn = async (lead: Desk, agent: Desk) => valueOf(await agent.service.joinTeam(valueOf(await lead.service.teamFile())));

describe('keeping times in a team file', () => {
  it('are set by the administrator alone, within sense, and are signed', async () => {
    const [lead, agent] = await team();
    expect(await agent.service.setRetention({ call: 30 })).toMatchObject({ failure: { code: 'team.not-administrator' } });
    for (const call of [0, -1, 1.5, 40_000]) expect(await lead.service.setRetention({ call })).toMatchObject({ failure: { code: 'settings.invalid' } });
    valueOf(await lead.service.setRetention({ call: 30 }));
    expect((await handsOn(lead, agent)).retentionDays).toEqual({ call: 30 });
    const forged = valueOf(await lead.service.teamFile()).replace('\\"call\\":30', '\\"call\\":3');
    expect(await agent.service.joinTeam(forged)).toMatchObject({ failure: { code: 'team.wrong-signature' } });
  });

  it('delete at every member what is older, and what comes later by bundle is deleted with the next purge', async () => {
    const [lead, agent] = await team();
    const id = await closes(agent, '客户问年费');
    await carried(agent, [lead]);
    for (const one of [lead, agent]) one.clock.advance(40 * DAY);
    valueOf(await agent.store.maintenance.purge());
    expect(await idsAt(agent)).toEqual([id]);
    valueOf(await lead.service.setRetention({ call: 30 }));
    await handsOn(lead, agent);
    for (const one of [lead, agent]) {
      expect(valueOf(await one.store.maintenance.purge()).deleted.call).toBe(1);
      expect(await idsAt(one)).toEqual([]);
    }
    const file = valueOf(await agent.service.exportFile(true));
    valueOf(await lead.service.importFile(file!));
    expect(await idsAt(lead)).toEqual([]);
  });

  it('shorten and never lengthen, and leave the audit log alone', async () => {
    const [lead, agent] = await team();
    valueOf(await lead.service.setRetention({ call: 400, review: 10, audit: 1 }));
    await handsOn(lead, agent);
    const { retentionDays } = await withTeamRetention(agent.store.database, { ...DEFAULT_SETTINGS, retentionDays: { ...DEFAULT_SETTINGS.retentionDays, call: 90 } });
    expect(retentionDays).toEqual({ ...DEFAULT_SETTINGS.retentionDays, call: 90, review: 10 });
    expect(await withTeamRetention((await at('8003')).store.database, DEFAULT_SETTINGS)).toBe(DEFAULT_SETTINGS);
  });

  it('hold for parked calls of other desks too', async () => {
    const [lead, agent] = await team();
    await parks(agent, '客户投诉', true);
    await carried(agent, [lead]);
    valueOf(await lead.service.setRetention({ call: 30 }));
    lead.clock.advance(29 * DAY);
    expect(valueOf(await lead.service.waitingElsewhere())).toHaveLength(1);
    lead.clock.advance(2 * DAY);
    expect([valueOf(await lead.service.waitingElsewhere()), await lead.transit.waiting.count()]).toEqual([[], 0]);
  });
});
