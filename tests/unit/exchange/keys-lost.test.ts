import { afterEach, describe, expect, it } from 'vitest';
import { openBundle, splitBundles } from '../../../storage/exchange/open-bundle.ts';
import { openIdentity } from '../../../storage/exchange/identity.ts';
import { valueOf } from '../storage/store.ts';
import { carried, closes, desk, joined, type Desk } from './desk.ts';

const opened: Desk[] = [];
const at = async (number: string): Promise<Desk> => {
  const one = await desk(number);
  opened.push(one);
  return one;
};
afterEach(() => { for (const one of opened.splice(0)) one.close(); });

async function team() {
  const [lead, agent] = [await at('9001'), await at('8001')];
  valueOf(await lead.service.createTeam('客服一组', ['supervisor']));
  await joined(lead, agent);
  return [lead, agent] as const;
}
const handsOn = async (from: Desk, to: Desk) => valueOf(await to.service.joinTeam(valueOf(await from.service.teamFile())));
const idsAt = async ({ store }: Desk) => valueOf(await store.calls.listClosed({ limit: 9 })).items.map((call) => call.id).toSorted();
const ageIdentityOf = async ({ store }: Desk) => valueOf(await openIdentity(store.database, store.vault, store.author, ''));

describe('a supervisor who renews her keys', () => {
  it('gets everything again for the new ones; the old one opens nothing that is written from then on', async () => {
    const [administrator, agent] = await team();
    const lead = await at('9002');
    await joined(administrator, lead, ['supervisor'], [agent]);
    const ids = [await closes(agent, '一')];
    await carried(agent, [lead]);
    const old = await ageIdentityOf(lead);
    valueOf(await lead.service.renewKeys());
    await joined(administrator, lead, ['supervisor'], [agent]);
    ids.push(await closes(agent, '二'));
    const file = (await carried(agent, [lead]))!;
    expect(await idsAt(lead)).toEqual(ids.toSorted());
    const { team: now } = valueOf(await lead.service.state());
    const { bundles } = splitBundles(file);
    expect(bundles.length).toBeGreaterThan(0);
    for (const bundle of bundles) {
      expect(await openBundle(bundle, now!, old.ageIdentity)).toMatchObject({ failure: { code: 'exchange.not-recipient' } });
      expect(await openBundle(bundle, now!, (await ageIdentityOf(lead)).ageIdentity)).toMatchObject({ ok: true });
    }
  });
});

describe('a machine that is lost', () => {
  it('is removed: what its thief signs later is refused, and nothing is encrypted to it any more', async () => {
    const [administrator, agent] = await team();
    const lost = await at('9002');
    await joined(administrator, lost, ['supervisor'], [agent]);
    administrator.clock.advance(1000);
    valueOf(await administrator.service.removeMember(lost.store.author));
    await handsOn(administrator, agent);
    await closes(agent, '丢失以后');
    const file = (await carried(agent, [administrator]))!;
    expect(valueOf(await lost.service.importFile(file))).toMatchObject({ records: 0, passedOver: 1 });
    const call = (await idsAt(administrator))[0]!;
    lost.clock.advance(5000);
    valueOf(await lost.store.reviews.save({ callId: call, state: 'final', kind: 'random', marks: {}, reasons: {}, fatal: [], comment: '伪造', heard: [] }));
    const forged = valueOf(await lost.service.exportFile(false))!;
    expect(valueOf(await administrator.service.importFile(forged))).toMatchObject({ records: 0, refused: [{ failure: { code: 'exchange.removed-author' } }] });
  });
});

describe('the administrator', () => {
  it('renews keys without losing the team', async () => {
    const [administrator, agent] = await team();
    valueOf(await administrator.service.renewKeys());
    expect(valueOf(await administrator.service.state()).isAdministrator).toBe(true);
    await handsOn(administrator, agent);
    const late = await at('8002');
    await joined(administrator, late, ['agent'], [agent]);
    const id = await closes(agent, '一');
    await carried(agent, [administrator]);
    expect(await idsAt(administrator)).toEqual([id]);
  });

  it('hands over to another, and signs nothing more', async () => {
    const [administrator, agent] = await team();
    const next = await at('9002');
    await joined(administrator, next, ['supervisor'], [agent]);
    expect(await next.service.handOver(next.store.author)).toMatchObject({ failure: { code: 'team.not-administrator' } });
    valueOf(await administrator.service.handOver(next.store.author));
    // The agent sees only what the next one signs.
    await handsOn(administrator, next);
    expect([valueOf(await next.service.state()).isAdministrator, valueOf(await administrator.service.state()).isAdministrator]).toEqual([true, false]);
    expect(await administrator.service.removeMember(next.store.author)).toMatchObject({ failure: { code: 'team.not-administrator' } });
    valueOf(await next.service.removeMember(administrator.store.author));
    expect((await handsOn(next, agent)).members.find((member) => member.author === administrator.store.author)?.removedAt).toBeDefined();
    const late = await at('8002');
    await joined(next, late, ['agent'], [agent]);
    expect(valueOf(await late.service.state()).team?.members).toHaveLength(4);
  });

  it('whose key is lost is followed by a new team: members leave the old one, and nothing is lost or doubled', async () => {
    const [lead, agent] = await team();
    const ids = [await closes(agent, '一')];
    await carried(agent, [lead]);
    const anew = await at('9001');
    valueOf(await anew.service.createTeam('客服一组', ['supervisor']));
    const file = valueOf(await anew.service.teamFile());
    expect(await agent.service.joinTeam(file)).toMatchObject({ failure: { code: 'team.other-team' } });
    for (const one of [agent, lead]) {
      valueOf(await one.service.leaveTeam());
      expect(valueOf(await one.service.state())).toMatchObject({ team: null, waiting: [], toSend: 0 });
    }
    await joined(anew, lead, ['supervisor']);
    await joined(anew, agent, ['agent'], [lead]);
    ids.push(await closes(agent, '二'));
    await carried(agent, [lead, anew]);
    for (const one of [lead, anew]) expect(await idsAt(one)).toEqual(ids.toSorted());
  });
});
