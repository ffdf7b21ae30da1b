import { fail, succeed, type Result } from '../../domain/result.ts';
import { memberCardSchema, teamSchema } from '../../domain/team/team-schema.ts';
import type { MemberCard, Team } from '../../domain/team/team.ts';
import { fromBase64, toBase64 } from '../vault/data-key.ts';
import { canonicalJson } from './canonical-json.ts';
import type { TeamFailure } from './failures.ts';
import { fingerprintOf } from './fingerprint.ts';
import { isSignedBy, signBytes } from './signing.ts';

const TEAM_FORMAT = 'aside.team/1';
const CARD_FORMAT = 'aside.member/1';

/** The team as a file: its canonical JSON as one text, and the administrator's signature over that text. */
export async function writeTeamFile(team: Team, administratorKey: CryptoKey): Promise<string> {
  const signed = canonicalJson(team);
  const signature = await signBytes(administratorKey, 'aside-team-v1', new TextEncoder().encode(signed));
  return JSON.stringify({ format: TEAM_FORMAT, signed, signature: toBase64(signature) });
}

/**
 * Reads a team file. With the team this machine knows, the file must be signed with that team's administrator key and be no older
 * (a new administrator key in it is taken over that way); without one, with the key it names, whose fingerprint a person compares.
 */
export async function readTeamFile(text: string, known: Team | null): Promise<Result<Team, TeamFailure>> {
  const file = objectIn(text);
  if (file?.['format'] !== TEAM_FORMAT || typeof file['signed'] !== 'string' || typeof file['signature'] !== 'string') return fail({ code: 'team.foreign' });
  const team = teamSchema.safeParse(objectIn(file['signed']));
  if (!team.success) return fail({ code: 'team.foreign' });
  if (known !== null && known.id !== team.data.id) return fail({ code: 'team.other-team' });
  const key = known?.administratorKey ?? team.data.administratorKey;
  const signature = bytesOf(file['signature']);
  if (signature === null || !(await isSignedBy(key, 'aside-team-v1', new TextEncoder().encode(file['signed']), signature))) return fail({ code: 'team.wrong-signature' });
  if (known !== null && team.data.revision < known.revision) return fail({ code: 'team.older' });
  return succeed(team.data as Team);
}

export const writeMemberCard = ({ author, person, name, signingKey, recipient }: MemberCard): string =>
  JSON.stringify({ format: CARD_FORMAT, card: { author, person, name, signingKey, recipient } });

/** A card proves nothing by itself: its fingerprint is compared with what the member reads aloud. */
export function readMemberCard(text: string): Result<MemberCard, TeamFailure> {
  const file = objectIn(text);
  const card = memberCardSchema.safeParse(file?.['card']);
  return file?.['format'] === CARD_FORMAT && card.success ? succeed(card.data) : fail({ code: 'team.foreign' });
}

export const cardFingerprint = (card: MemberCard): Promise<string> => fingerprintOf(['aside-member', card.author, card.signingKey, card.recipient]);
export const teamFingerprint = (team: Team): Promise<string> => fingerprintOf(['aside-team', team.id, team.administratorKey]);

function objectIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> | null {
  try {
    return fromBase64(base64);
  } catch {
    return null;
  }
}
