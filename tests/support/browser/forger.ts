import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Team } from '../../../domain/team/team.ts';
import { encodedName } from '../../../storage/exchange/folder-carrier.ts';
import { writeMemberCard } from '../../../storage/exchange/team-file.ts';
import { writeBundle } from '../../../storage/exchange/write-bundle.ts';
import { toBase64 } from '../../../storage/vault/data-key.ts';
import type { CarriedFile } from './team-part.ts';

const fileOf = (name: string, bytes: Uint8Array): CarriedFile => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });

/** Somebody with the format, keys of their own and access to the folder, who wants to be believed. */
export async function forger(person: string) {
  const author = `${person}@forger`;
  const pair = (await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify'])) as CryptoKeyPair;
  const recipient = await identityToRecipient(await generateX25519Identity());
  const signingKey = toBase64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
  return {
    author,
    card: fileOf('card.json', new TextEncoder().encode(writeMemberCard({ author, person, name: '冒名', signingKey, recipient }))),
    /** A bundle under `signedAs`, with this forger's key, that publishes a wording. */
    async library(team: string, signedAs: string, number: number, text: string, reader: string): Promise<CarriedFile> {
      const createdAt = new Date().toISOString();
      const record = {
        kind: 'fragment', id: 'cn.fragment.forged', title: '致谢', locale: 'zh-CN', jurisdiction: 'CN', owner: '培训组', reviewBy: '2099-01-01', effectiveFrom: '2026-01-01', effectiveTo: null, status: 'published', version: 1, text,
      } as const;
      const records = [{ kind: 'library', packId: 'cn', recordId: record.id, version: 1, updatedAt: createdAt, record }] as const;
      const bytes = await writeBundle({ team, author: signedAs, number, createdAt, records, recipients: [reader] }, pair.privateKey);
      return fileOf(`${encodedName(signedAs)}.${String(number).padStart(10, '0')}.aside`, bytes);
    },
  };
}

export const teamIn = (teamFile: CarriedFile): Team => JSON.parse((JSON.parse(teamFile.buffer.toString()) as { signed: string }).signed) as Team;

/** The same file with one byte of its sealed part turned over. */
export function altered({ name, mimeType, buffer }: CarriedFile): CarriedFile {
  const bytes = Buffer.from(buffer);
  bytes[bytes.length - 100]! ^= 1;
  return { name, mimeType, buffer: bytes };
}
