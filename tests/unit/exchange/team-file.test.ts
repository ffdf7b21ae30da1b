import { beforeAll, describe, expect, it } from 'vitest';
import { readersOf } from '../../../domain/team/rights.ts';
import { activeMembers, withMember, withoutMember, type Team } from '../../../domain/team/team.ts';
import { cardFingerprint, readMemberCard, readTeamFile, teamFingerprint, writeMemberCard, writeTeamFile } from '../../../storage/exchange/team-file.ts';
import { NOW, person, teamOf, type Person } from './team.ts';

let [admin, agent, otherDesk, lead]: Person[] = [];
let team: Team;
beforeAll(async () => {
  [admin, agent, otherDesk, lead] = await Promise.all(['1@a', '8001@b', '8001@c', '9001@d'].map(person));
  team = teamOf(admin!, [[agent!, ['agent']], [otherDesk!, ['agent']], [lead!, ['supervisor']]]);
});

describe('a team file', () => {
  it('is read as it was signed', async () => {
    expect(await readTeamFile(await writeTeamFile(team, admin!.signingKey), null)).toEqual({ ok: true, value: team });
  });

  it('is refused when it was changed, is of another team, older, or signed by another', async () => {
    const text = await writeTeamFile(team, admin!.signingKey);
    const codeOf = async (file: string, known: Team | null) => { const read = await readTeamFile(file, known); return read.ok ? 'read' : read.failure.code; };
    expect(await codeOf(text.replace('客服一组', '客服二组'), null)).toBe('team.wrong-signature');
    expect(await codeOf(text, { ...team, id: 'team-2' })).toBe('team.other-team');
    expect(await codeOf(text, { ...team, revision: 99 })).toBe('team.older');
    expect(await codeOf(await writeTeamFile({ ...team, administratorKey: agent!.card.signingKey, revision: 50 }, agent!.signingKey), team)).toBe('team.wrong-signature');
    expect(await codeOf('{"format":"aside.team/1"}', null)).toBe('team.foreign');
    expect(await codeOf('not JSON', null)).toBe('team.foreign');
  });

  it('hands over to a new administrator when the old one signs it', async () => {
    const handed = { ...team, administratorKey: lead!.card.signingKey, revision: team.revision + 1 };
    const named = await writeTeamFile(handed, admin!.signingKey);
    const read = await readTeamFile(named, team);
    expect(read).toMatchObject({ ok: true, value: { administratorKey: lead!.card.signingKey } });
    const next = { ...handed, revision: handed.revision + 1 };
    expect(await readTeamFile(await writeTeamFile(next, lead!.signingKey, named), team)).toMatchObject({ ok: true });
    expect(await readTeamFile(await writeTeamFile(next, lead!.signingKey), team)).toMatchObject({ failure: { code: 'team.wrong-signature' } });
    expect(await readTeamFile(await writeTeamFile(next, agent!.signingKey, named), team)).toMatchObject({ failure: { code: 'team.wrong-signature' } });
    const self = await writeTeamFile({ ...team, administratorKey: agent!.card.signingKey }, agent!.signingKey);
    expect(await readTeamFile(await writeTeamFile(next, agent!.signingKey, self), team)).toMatchObject({ failure: { code: 'team.wrong-signature' } });
    expect(await readTeamFile(await writeTeamFile({ ...handed, revision: 90 }, lead!.signingKey), handed)).toMatchObject({ ok: true });
  });
});

describe('a member card', () => {
  it('is read as it was written, and its fingerprint tells other keys apart', async () => {
    expect(readMemberCard(writeMemberCard(agent!.card))).toEqual({ ok: true, value: agent!.card });
    expect(readMemberCard('{"format":"aside.member/1","card":{}}')).toMatchObject({ failure: { code: 'team.foreign' } });
    const spoken = await cardFingerprint(agent!.card);
    expect(spoken).toMatch(/^(\d{5} ){5}\d{5}$/);
    expect(await cardFingerprint({ ...agent!.card, recipient: lead!.card.recipient })).not.toBe(spoken);
    expect(await teamFingerprint({ ...team, administratorKey: agent!.card.signingKey })).not.toBe(await teamFingerprint(team));
  });
});

describe('who reads what', () => {
  const recipients = (...people: readonly Person[]) => people.map((one) => one.card.recipient).toSorted();

  it('calls: supervisors and their author at every desk; reviews: supervisors and whose call it is; libraries: all', () => {
    expect(readersOf(team, '8001@b', 'call')).toEqual(recipients(agent!, otherDesk!, lead!));
    expect(readersOf(team, '9001@d', 'review', '8001@b')).toEqual(recipients(agent!, otherDesk!, lead!));
    expect(readersOf(team, '9001@d', 'review', 'unknown@x')).toEqual(recipients(lead!));
    expect(readersOf(team, '7001@t', 'library')).toEqual(recipients(agent!, otherDesk!, lead!));
  });

  it('nobody who was removed', () => {
    const without = withoutMember(team, '9001@d', NOW);
    expect(activeMembers(without).map((member) => member.author)).toEqual(['8001@b', '8001@c']);
    expect(readersOf(without, '8001@b', 'call')).toEqual(recipients(agent!, otherDesk!));
    expect(without.revision).toBe(team.revision + 1);
    expect(activeMembers(withMember(without, lead!.card, ['supervisor'], NOW))).toHaveLength(3);
  });
});
