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

/**
 * The team as a file: its canonical JSON as one text, and the administrator's signature over that text. `before`: the file with which an
 * earlier administrator named this one, for members who have not seen it.
 */
export async function writeTeamFile(team: Team, administratorKey: CryptoKey, before?: string): Promise<string> {
  const signed = canonicalJson(team);
  const signature = await signBytes(administratorKey, 'aside-team-v1', new TextEncoder().encode(signed));
  return JSON.stringify({ format: TEAM_FORMAT, signed, signature: toBase64(signature), ...(before === undefined ? {} : { before }) });
}

/**
 * Reads a team file. With the team this machine knows, the file must be signed with that team's administrator key, or with the key which
 * that one named (`before`), and be no older; without one, with the key it names, whose fingerprint a person compares. `signer`: the key a
 * kept file was found to be signed with.
 */
export async function readTeamFile(text: string, known: Team | null, signer?: string): Promise<Result<Team, TeamFailure>> {
  const file = objectIn(text);
  if (file?.['format'] !== TEAM_FORMAT || typeof file['signed'] !== 'string' || typeof file['signature'] !== 'string') return fail({ code: 'team.foreign' });
  const team = teamSchema.safeParse(objectIn(file['signed']));
  if (!team.success) return fail({ code: 'team.foreign' });
  if (known !== null && known.id !== team.data.id) return fail({ code: 'team.other-team' });
  const key = await signerOf(text, signer ?? known?.administratorKey ?? team.data.administratorKey);
  if (key === null) return fail({ code: 'team.wrong-signature' });
  if (known !== null && team.data.revision < known.revision) return fail({ code: 'team.older' });
  return succeed(team.data as Team);
}

/** An administrator is followed by another a few times in the life of a team. */
const MOST_HANDED_OVER = 20;

/** The key a team file is signed with: the trusted one or, through the files before it, one that it named. Null when it is neither. */
export async function signerOf(text: string, trusted: string, deep = 0): Promise<string | null> {
  const file = objectIn(text);
  if (file === null || typeof file['signed'] !== 'string' || typeof file['signature'] !== 'string' || deep > MOST_HANDED_OVER) return null;
  const [signature, bytes] = [bytesOf(file['signature']), new TextEncoder().encode(file['signed'])];
  if (signature === null) return null;
  if (await isSignedBy(trusted, 'aside-team-v1', bytes, signature)) return trusted;
  const before = beforeOf(text);
  if (before === undefined || (await signerOf(before, trusted, deep + 1)) === null) return null;
  const named = teamSchema.safeParse(objectIn(String(objectIn(before)?.['signed'])));
  const mine = teamSchema.safeParse(objectIn(file['signed']));
  if (!named.success || !mine.success || named.data.id !== mine.data.id) return null;
  return (await isSignedBy(named.data.administratorKey, 'aside-team-v1', bytes, signature)) ? named.data.administratorKey : null;
}

/** The file with which an earlier administrator handed over. */
export function beforeOf(text: string): string | undefined {
  const before = objectIn(text)?.['before'];
  return typeof before === 'string' ? before : undefined;
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
