import { afterEach, describe, expect, it } from 'vitest';
import { valueOf } from '../storage/store.ts';
import { closes, desk as freshDesk, joined, type Desk } from './desk.ts';
import { closedCall } from './team.ts';

const opened: Desk[] = [];
const desk = async (number: string): Promise<Desk> => {
  const one = await freshDesk(number);
  opened.push(one);
  return one;
};
afterEach(() => { for (const one of opened.splice(0)) one.close(); });

describe('a team that is made', () => {
  it('takes an agent in, gets the first call by file, with a preview, and says how it went', async () => {
    const [lead, agent] = [await desk('9001'), await desk('8001')];
    valueOf(await lead.service.createTeam('客服一组', ['supervisor']));
    await joined(lead, agent);
    const id = await closes(agent, '客户问年费');
    expect(valueOf(await agent.service.state()).unsentCalls).toBe(1);
    const file = valueOf(await agent.service.exportFile(false))!;
    expect(valueOf(await lead.service.previewFile(file))).toMatchObject([{ name: '坐席8001', number: 1, kinds: { call: 1 }, known: false }]);
    expect(valueOf(await lead.service.importFile(file))).toMatchObject({ records: 1 });
    expect(valueOf(await lead.store.calls.get(id)).call.noteParts.what).toBe('客户问年费');
    expect(valueOf(await lead.service.previewFile(file))).toMatchObject([{ known: true }]);
    expect(valueOf(await lead.service.state()).last).toMatchObject({ by: 'file', report: { records: 1 } });
    expect(valueOf(await agent.service.exportFile(false))).toBeNull();
    expect([valueOf(await agent.service.state()).unsentCalls, valueOf(await lead.service.state()).unsentCalls]).toEqual([0, 0]);
    expect(valueOf(await agent.service.exportFile(true))).toEqual(file);
  });

  it('is changed by its administrator alone, and a removal takes effect', async () => {
    const [lead, agent] = [await desk('9001'), await desk('8001')];
    valueOf(await lead.service.createTeam('客服一组', ['supervisor']));
    await joined(lead, agent);
    expect(await agent.service.removeMember(lead.store.author)).toMatchObject({ failure: { code: 'team.not-administrator' } });
    lead.clock.advance(1000);
    valueOf(await lead.service.removeMember(agent.store.author));
    agent.clock.advance(2000);
    await closes(agent, '客户问年费');
    const file = valueOf(await agent.service.exportFile(false))!;
    expect(valueOf(await lead.service.importFile(file))).toMatchObject({ records: 0, refused: [{ failure: { code: 'exchange.removed-author' } }] });
  });

  it('goes on with renewed keys once the administrator took the new card', async () => {
    const [lead, agent] = [await desk('9001'), await desk('8001')];
    valueOf(await lead.service.createTeam('客服一组', ['supervisor']));
    await joined(lead, agent);
    await closes(agent, '一');
    const before = valueOf(await agent.service.exportFile(false))!;
    valueOf(await agent.service.renewKeys());
    await joined(lead, agent);
    const second = await closes(agent, '二');
    expect(valueOf(await lead.service.importFile(before))).toMatchObject({ records: 1, refused: [] });
    expect(valueOf(await lead.service.importFile(valueOf(await agent.service.exportFile(false))!))).toMatchObject({ refused: [] });
    expect(valueOf(await lead.store.calls.get(second)).call.noteParts.what).toBe('二');
  });

  it('needs a number of the agent first', async () => {
    const nobody = await desk('');
    expect(await nobody.service.state()).toMatchObject({ failure: { code: 'team.no-number' } });
    expect(await nobody.service.createTeam('组', [])).toMatchObject({ failure: { code: 'team.no-number' } });
  });
});

describe('an exchange with a folder', () => {
  it('says that none is chosen, and waits while a text is typed', async () => {
    const [lead, agent] = [await desk('9001'), await desk('8001')];
    valueOf(await lead.service.createTeam('客服一组', ['supervisor']));
    await joined(lead, agent);
    expect(await agent.service.exchangeWithFolder(true)).toMatchObject({ failure: { code: 'carrier.permission' } });
    expect(valueOf(await agent.service.state()).last).toMatchObject({ by: 'folder', failure: { code: 'carrier.permission' } });
    const { id } = valueOf(await agent.store.calls.start(closedCall('call-01', '').events[0] as never));
    await agent.store.calls.saveTyping(id, 'free', '正在写');
    expect(await agent.service.exchangeWithFolder(false)).toMatchObject({ failure: { code: 'exchange.typing' } });
    agent.clock.advance(60_000);
    expect(await agent.service.exchangeWithFolder(false)).toMatchObject({ failure: { code: 'carrier.permission' } });
  });
});
