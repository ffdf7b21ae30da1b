import type { Flow, LibraryRecord, Pack } from '../schema/index.ts';
import { asContact } from './contact-flow.ts';
import { buildLibrary, type Library } from './library.ts';

/**
 * The pack with what trainers published laid over it: newer versions replace, new records are added, retired ones leave, and with a day
 * (YYYY-MM-DD) the lines that ended before it. What lines are made of stays: an expired fragment would leave a gap in them.
 */
export function libraryInForce(pack: Pack, published: readonly LibraryRecord[], version: string, day = ''): Library {
  const over = new Map(published.map((record) => [record.id, record]));
  const kept = pack.records.map((record) => {
    const newer = over.get(record.id);
    over.delete(record.id);
    return newer ?? record;
  });
  const records = [...kept, ...over.values()].filter((record) => record.status !== 'retired' && !(record.kind === 'script' && record.effectiveTo !== null && record.effectiveTo < day));
  const general = records.find((record): record is Flow => record.kind === 'flow' && record.sop === 'SOP-1');
  return buildLibrary(records.map((record) => (record.kind === 'flow' ? asContact(record, general) : record)), { ...pack.manifest, version });
}

/** As much of the trainers' publications as is needed here; the library repository fits it. */
interface Publications {
  published(packId: string, day?: string): Promise<{ readonly ok: true; readonly value: readonly { readonly record: LibraryRecord }[] } | { readonly ok: false }>;
  versionInForce(packId: string, packVersion: string): Promise<{ readonly ok: true; readonly value: string } | { readonly ok: false }>;
}

/**
 * The shipped pack with what was published on this machine; the pack alone where the publications cannot be read. With a day, what
 * begins later waits and the version before it goes on: a line published today for Monday must not be gone until Monday.
 */
export async function readLibraryInForce(publications: Publications, pack: Pack, day?: string): Promise<Library> {
  const { id, version } = pack.manifest;
  const [published, named] = await Promise.all([publications.published(id, day), publications.versionInForce(id, version)]);
  return libraryInForce(pack, published.ok ? published.value.map((entry) => entry.record) : [], named.ok ? named.value : version, day);
}
