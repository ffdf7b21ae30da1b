import Dexie from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { readFileSync } from 'node:fs';
import type { Row } from '../../storage/sealed-fields.ts';
import { dexieOn } from '../unit/storage/store.ts';
import * as version1 from './pairs/version-1.ts';

export const PAIRS = [version1];
export const FOLDER = new URL('./pairs/', import.meta.url);

/** The rows of a pair, bytes as bytes. */
export function rowsOf(version: number): Readonly<Record<string, readonly Row[]>> {
  const revive = (_key: string, value: unknown): unknown =>
    value !== null && typeof value === 'object' && 'base64' in value ? Uint8Array.from(Buffer.from(String(value.base64), 'base64')) : value;
  return JSON.parse(readFileSync(new URL(`version-${version}.rows.json`, FOLDER), 'utf8'), revive) as Record<string, Row[]>;
}

/** A database as that version left it, closed. */
export async function seeded({ VERSION, STORES, KEY_BASE64 }: (typeof PAIRS)[number]): Promise<IDBFactory> {
  const indexedDB = new IDBFactory();
  const old = new Dexie('aside', dexieOn(indexedDB));
  old.version(VERSION).stores(STORES);
  const bytes = Buffer.from(KEY_BASE64, 'base64');
  await old.table('keys').add({
    id: 'device',
    data: await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']),
    hash: await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']),
  });
  for (const [table, rows] of Object.entries(rowsOf(VERSION))) await old.table(table).bulkAdd(rows);
  old.close();
  return indexedDB;
}
