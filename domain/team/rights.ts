import { activeMembers, memberOf, type Member, type Role, type Team } from './team.ts';

/**
 * Kinds of record that travel. `waiting`: a parked call. `seen`: a lead's word on one that
 * was pending. A banner is a record of the library that supervisors write.
 */
export type TravellingKind = 'call' | 'waiting' | 'seen' | 'review' | 'library' | 'banner';

const WRITES: Readonly<Record<Role, readonly TravellingKind[]>> = {
  agent: ['call', 'waiting'],
  trainer: ['library', 'banner'],
  supervisor: ['review', 'seen', 'banner'],
  administrator: [],
};

/** Whether this author may write records of this kind. */
export const mayWrite = (member: Member, kind: TravellingKind): boolean => member.roles.some((role) => WRITES[role].includes(kind));

const recipientsOf = (members: readonly Member[]): readonly string[] => [...new Set(members.map((member) => member.recipient))].toSorted();

/**
 * Who may read a record, as age recipients in order. Calls: supervisors and the person who wrote them, at every machine. Parked calls:
 * that person alone (one that is pending for a lead is asked for as a call). Reviews and leads' words: supervisors and the person whose call it is.
 * Libraries and banners: everybody.
 */
export function readersOf(team: Team, author: string, kind: TravellingKind, callAuthor?: string): readonly string[] {
  const members = activeMembers(team);
  if (kind === 'library' || kind === 'banner') return recipientsOf(members);
  const people = new Set([author, callAuthor].flatMap((one) => (one === undefined ? [] : [memberOf(team, one)?.person])));
  return recipientsOf(members.filter((member) => (kind !== 'waiting' && member.roles.includes('supervisor')) || people.has(member.person)));
}
