import { fail, succeed, type Result } from '../../domain/result.ts';
import { mayWrite } from '../../domain/team/rights.ts';
import { memberOf, type Team } from '../../domain/team/team.ts';
import { toHex } from '../record-hash.ts';
import { takeApart, type BundleHeader, type BundleParts } from './byte-layout.ts';
import { inflateExactly } from './compression.ts';
import type { BundleFailure } from './failures.ts';
import { kindOf, recordSchema, type ExchangeRecord } from './records.ts';
import { isSignedBy } from './signing.ts';

export interface OpenedBundle {
  readonly header: BundleHeader;
  readonly records: readonly ExchangeRecord[];
}

/** More than a bundle's records ever are as JSON (`collect` stops far below). */
const LONGEST_RAW = 128 * 1024 * 1024;

/** The header, without key and without check of the signature. */
export function inspectBundle(bytes: Uint8Array<ArrayBuffer>): Result<BundleHeader, BundleFailure> {
  const parts = takeApart(bytes);
  return parts.ok ? succeed(parts.value.header) : parts;
}

/** Every bundle in a file: they stand one after the other. What follows a broken one is not read. */
export function splitBundles(file: Uint8Array<ArrayBuffer>): { readonly bundles: readonly Uint8Array<ArrayBuffer>[]; readonly rest: BundleFailure | null } {
  const bundles: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  while (at < file.length) {
    const parts = takeApart(file, at);
    if (!parts.ok) return { bundles, rest: parts.failure };
    bundles.push(file.slice(at, at + parts.value.length));
    at += parts.value.length;
  }
  return { bundles, rest: bundles.length === 0 ? { code: 'exchange.half-written' } : null };
}

/** Whether the bundle comes whole from a member of this team: bytes, team, author, signature. Needs no key of the reader. */
export async function verifyBundle(bytes: Uint8Array<ArrayBuffer>, team: Team): Promise<Result<BundleParts, BundleFailure>> {
  const taken = takeApart(bytes);
  if (!taken.ok) return taken;
  const { header, signed, payload, signature, length } = taken.value;
  if (length !== bytes.length) return fail({ code: 'exchange.altered' });
  if (toHex(await crypto.subtle.digest('SHA-256', payload)) !== header.digest) return fail({ code: 'exchange.altered' });
  if (header.team !== team.id) return fail({ code: 'exchange.other-team' });
  const { author } = header;
  const member = memberOf(team, author);
  if (member === undefined) return fail({ code: 'exchange.unknown-author', params: { author } });
  for (const key of [member.signingKey, ...member.earlierSigningKeys]) {
    if (!(await isSignedBy(key, 'aside-bundle-v1', signed, signature))) continue;
    const gone = member.removedAt !== undefined && header.createdAt > member.removedAt;
    return gone ? fail({ code: 'exchange.removed-author', params: { author } }) : taken;
  }
  return fail({ code: 'exchange.wrong-signature' });
}

/**
 * Verifies and opens. `identity`: the reader's age identity; `others`: the person's, made at whichever desk. Every record is checked against its shape and its author's right; one
 * that fails refuses the whole bundle. Numbers are the applier's to judge. Never throws.
 */
export async function openBundle(bytes: Uint8Array<ArrayBuffer>, team: Team, identity: string, others: readonly string[] = []): Promise<Result<OpenedBundle, BundleFailure>> {
  const verified = await verifyBundle(bytes, team);
  if (!verified.ok) return verified;
  const { header, payload } = verified.value;
  const plain = await decrypted(payload, [identity, ...others]);
  if (plain === null) return fail({ code: 'exchange.not-recipient' });
  if (plain.length < 4) return fail({ code: 'exchange.altered' });
  const rawLength = new DataView(plain.buffer, plain.byteOffset).getUint32(0);
  if (rawLength > LONGEST_RAW) return fail({ code: 'exchange.altered' });
  const raw = await inflateExactly(plain.slice(4), rawLength);
  if (!raw.ok) return raw;
  const content = parsed(raw.value);
  if (content === null || content['author'] !== header.author || content['number'] !== header.number || content['team'] !== header.team || !Array.isArray(content['records'])) return fail({ code: 'exchange.altered' });
  const member = memberOf(team, header.author)!;
  const records: ExchangeRecord[] = [];
  for (const [index, given] of (content['records'] as unknown[]).entries()) {
    const record = recordSchema.safeParse(given);
    if (!record.success) return fail({ code: 'exchange.bad-record', params: { at: index + 1 } });
    const checked = record.data as ExchangeRecord;
    if (!mayWrite(member, kindOf(checked))) return fail({ code: 'exchange.no-right', params: { author: header.author, kind: kindOf(checked) } });
    records.push(checked);
  }
  return records.length === header.records ? succeed({ header, records }) : fail({ code: 'exchange.altered' });
}

async function decrypted(payload: Uint8Array<ArrayBuffer>, identities: readonly string[]): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const { Decrypter } = await import('age-encryption');
    const decrypter = new Decrypter();
    for (const identity of identities) decrypter.addIdentity(identity);
    return (await decrypter.decrypt(payload)) as Uint8Array<ArrayBuffer>;
  } catch {
    return null;
  }
}

function parsed(bytes: Uint8Array): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
