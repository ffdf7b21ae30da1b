import { fail, type Result } from '../../domain/result.ts';
import { hashRecords } from '../packs/canonical-json.ts';
import { loadPack, type PackFailure } from '../packs/load-pack.ts';
import type { Library } from '../packs/library.ts';
import type { LibraryRecord, PackManifest } from '../schema/index.ts';

export type PackFileFailure = PackFailure | { readonly code: 'pack.not-json'; readonly params: { readonly problem: string } };

/** A pack as one JSON text, with the hash of its records. Reading it back gives equal records. */
export async function writePackFile(head: Omit<PackManifest, 'hash'>, records: readonly LibraryRecord[]): Promise<string> {
  const manifest: PackManifest = { ...head, hash: await hashRecords(records) };
  return `${JSON.stringify({ manifest, records }, null, 1)}\n`;
}

/** The library of a pack file, or what is wrong with it: no JSON, a record that does not validate, a hash that differs. */
export async function readPackFile(text: string): Promise<Result<Library, PackFileFailure>> {
  let raw: unknown;
  try {
    raw = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch (error) {
    return fail({ code: 'pack.not-json', params: { problem: (error as Error).message } });
  }
  const parts = raw !== null && typeof raw === 'object' ? (raw as { manifest?: unknown; records?: unknown }) : {};
  return loadPack(parts.manifest, parts.records);
}
