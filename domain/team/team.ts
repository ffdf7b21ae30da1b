/** What a person may do in the team; one person may have several. */
export const ROLES = ['agent', 'trainer', 'supervisor', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** A person on one machine: that is an author. Two machines of one person are two members with the same `person`. */
export interface Member {
  /** `<person>@<machine>`, as it stands in the author field of records. */
  readonly author: string;
  /** Agent number. */
  readonly person: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Ed25519 public key, 32 bytes as base64. */
  readonly signingKey: string;
  /** Keys this author signed with before; what they signed stays valid. */
  readonly earlierSigningKeys: readonly string[];
  /** age recipient (`age1…`). */
  readonly recipient: string;
  readonly addedAt: string;
  /** Bundles dated later are refused, and nothing is encrypted to this member any more. */
  readonly removedAt?: string;
}

/** The team as its administrator signed it. */
export interface Team {
  readonly id: string;
  readonly name: string;
  /** Grows with every change; an older file never replaces a newer one. */
  readonly revision: number;
  readonly updatedAt: string;
  /** Ed25519 public key of the administrator, base64; a later file must be signed with it. */
  readonly administratorKey: string;
  readonly members: readonly Member[];
  readonly exchange: { readonly everyMinutes: number };
  readonly retentionDays: Readonly<Record<string, number>>;
}

/** What a machine tells the administrator about itself. */
export type MemberCard = Pick<Member, 'author' | 'person' | 'name' | 'signingKey' | 'recipient'>;

export const activeMembers = (team: Team): readonly Member[] => team.members.filter((member) => member.removedAt === undefined);

export const memberOf = (team: Team, author: string): Member | undefined => team.members.find((member) => member.author === author);

/** The team with a member more. A known author gets the card's keys (lost or rotated ones move to the earlier keys) and is active again. */
export function withMember(team: Team, card: MemberCard, roles: readonly Role[], now: string): Team {
  const known = memberOf(team, card.author);
  const earlier = known === undefined || known.signingKey === card.signingKey ? (known?.earlierSigningKeys ?? []) : [...known.earlierSigningKeys, known.signingKey];
  const { author, person, name, signingKey, recipient } = card;
  const member: Member = { author, person, name, signingKey, recipient, roles, earlierSigningKeys: earlier, addedAt: known?.addedAt ?? now };
  return changed(team, [...team.members.filter((one) => one.author !== card.author), member], now);
}

export const withoutMember = (team: Team, author: string, now: string): Team =>
  changed(team, team.members.map((member) => (member.author === author && member.removedAt === undefined ? { ...member, removedAt: now } : member)), now);

/** Another member signs the team file from the next one on. */
export function withAdministrator(team: Team, author: string, now: string): Team {
  const key = memberOf(team, author)?.signingKey;
  if (key === undefined) return team;
  const members = team.members.map((member): Member => (member.author === author && !member.roles.includes('administrator') ? { ...member, roles: [...member.roles, 'administrator'] } : member));
  return { ...changed(team, members, now), administratorKey: key };
}

const changed = (team: Team, members: readonly Member[], now: string): Team => ({ ...team, members, revision: team.revision + 1, updatedAt: now });
