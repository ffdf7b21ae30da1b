import Dexie, { type ObservabilitySet } from 'dexie';
import type { Clock } from '../../domain/clock.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import type { LibraryRecord, Pack, PackManifest } from '../../scripts-library/schema/index.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import { hashOfRecord } from '../record-hash.ts';
import type { LibraryRow } from '../rows.ts';
import { caught } from './caught.ts';

/** A version of a record that trainers made; `version` 0 is the draft. */
export interface LibraryEntry {
  readonly packId: string;
  readonly recordId: string;
  readonly version: number;
  readonly record: LibraryRecord;
  readonly hash: string;
  readonly updatedAt: string;
  readonly author: string;
}

export type LibraryFailure = StorageFailure | { readonly code: 'library.no-draft' } | { readonly code: 'library.changed-meanwhile'; readonly params: { readonly version: number } };

/**
 * What trainers write over a pack: drafts, and published versions that never change. The library in force is the pack with
 * the newest published version of each record laid over it (`status: 'retired'` takes it out); a call keeps the version it began with.
 */
export interface LibraryRepository {
  /** Packs brought in from a file or another machine; the shipped one is not among them. */
  packs(): Promise<Result<readonly PackManifest[], StorageFailure>>;
  pack(packId: string): Promise<Result<Pack, StorageFailure>>;
  installPack(pack: Pack): Promise<Result<true, StorageFailure>>;
  drafts(packId: string): Promise<Result<readonly LibraryEntry[], StorageFailure>>;
  saveDraft(packId: string, record: LibraryRecord): Promise<Result<LibraryEntry, StorageFailure>>;
  /** Many drafts in one transaction: all of them or none. `pause` is awaited between slices of hashing, with the records done. */
  saveDrafts(packId: string, records: readonly LibraryRecord[], pause?: (done: number) => Promise<void>): Promise<Result<number, StorageFailure>>;
  discardDraft(packId: string, recordId: string): Promise<Result<true, StorageFailure>>;
  /**
   * Makes the draft the next version; `inForce` is the version the trainer edited (0 for a new record). Fails with
   * `library.changed-meanwhile` when a newer one was published since, `library.no-draft` without a draft.
   */
  publish(packId: string, recordId: string, inForce: number): Promise<Result<LibraryEntry, LibraryFailure>>;
  /** Newest published version of each record; with a day (YYYY-MM-DD), the newest of those that have begun by then. */
  published(packId: string, day?: string): Promise<Result<readonly LibraryEntry[], StorageFailure>>;
  /** One version exactly, for a call that began with it. `storage.missing`: it is of the pack itself. */
  version(packId: string, recordId: string, version: number): Promise<Result<LibraryEntry, StorageFailure>>;
  /** Oldest first, without the draft. */
  history(packId: string, recordId: string): Promise<Result<readonly LibraryEntry[], StorageFailure>>;
  /** Names what is in force: the pack's version and the number of publications over it ("1.2.0+7"). */
  versionInForce(packId: string, packVersion: string): Promise<Result<string, StorageFailure>>;
  /** Told after every committed change, of this page or another; the answer stops it. Reads nothing, so it costs nothing. */
  onChange(listener: () => void): () => void;
}

/** Records hashed or handed to the database at one go: a few milliseconds of the page. */
const SLICE = 100;

export function createLibraryRepository(database: AsideDatabase, clock: Clock, author: string): LibraryRepository {
  const { libraryRecords, packs } = database;
  const ofRecord = (packId: string, recordId: string) => libraryRecords.where('[packId+recordId]').equals([packId, recordId]).sortBy('version');
  /** Slice by slice: a bank's ten thousand drafts handed over at once would hold the page. */
  const inState = (packId: string, state: LibraryRow['state']): Promise<LibraryRow[]> =>
    database.transaction('r', libraryRecords, async () => {
      const keys = await libraryRecords.where('[packId+state]').equals([packId, state]).primaryKeys();
      const rows: LibraryRow[] = [];
      for (let at = 0; at < keys.length; at += SLICE) for (const row of await libraryRecords.bulkGet(keys.slice(at, at + SLICE))) if (row !== undefined) rows.push(row);
      return rows;
    });
  const read = <T>(work: () => Promise<T>) => caught<T, StorageFailure>(async () => succeed(await work()));
  const rowOf = async (packId: string, record: LibraryRecord, version: number): Promise<LibraryRow> => ({
    packId, recordId: record.id, version, state: version === 0 ? 'draft' : 'published', updatedAt: clock(), author, hash: await hashOfRecord(record), record,
  });
  const draftOf = (packId: string, record: LibraryRecord) => rowOf(packId, { ...record, status: record.status === 'review' ? 'review' : 'draft' }, 0);

  return {
    packs: () => read(async () => (await packs.toArray()).map((row) => row.manifest as PackManifest)),
    pack: (packId) =>
      caught<Pack, StorageFailure>(async () => {
        const row = await packs.get(packId);
        return row === undefined ? fail({ code: 'storage.missing', params: { id: packId } }) : succeed({ manifest: row.manifest, records: row.records } as Pack);
      }),
    installPack: ({ manifest, records }) =>
      read(async () => {
        await packs.put({ id: manifest.id, locale: manifest.locale, jurisdiction: manifest.jurisdiction, version: manifest.version, manifest, records, installedAt: clock() });
        return true as const;
      }),
    drafts: (packId) => read(async () => (await inState(packId, 'draft')).map(entryOf)),
    saveDraft: (packId, record) =>
      read(async () => {
        const row = await draftOf(packId, record);
        await libraryRecords.put(row);
        return entryOf(row);
      }),
    saveDrafts: (packId, records, pause) =>
      read(async () => {
        const slices: LibraryRow[][] = [];
        for (let at = 0; at < records.length; at += SLICE) {
          slices.push(await Promise.all(records.slice(at, at + SLICE).map((record) => draftOf(packId, record))));
          await pause?.(Math.min(at + SLICE, records.length));
        }
        await database.transaction('rw', libraryRecords, async () => {
          for (const slice of slices) await libraryRecords.bulkPut(slice);
        });
        return records.length;
      }),
    discardDraft: (packId, recordId) =>
      read(async () => {
        await libraryRecords.delete([packId, recordId, 0]);
        return true as const;
      }),
    publish: (packId, recordId, inForce) =>
      caught<LibraryEntry, LibraryFailure>(async () => {
        const draft = await libraryRecords.get([packId, recordId, 0]);
        if (draft === undefined) return fail<LibraryFailure>({ code: 'library.no-draft' });
        const next = await rowOf(packId, { ...(draft.record as LibraryRecord), status: 'published', version: inForce + 1 }, inForce + 1);
        const newest = await database.transaction('rw', libraryRecords, async () => {
          const last = (await ofRecord(packId, recordId)).at(-1)?.version ?? 0;
          const unchanged = (await libraryRecords.get([packId, recordId, 0]))?.hash === draft.hash;
          if (last > inForce || !unchanged) return Math.max(last, inForce);
          await libraryRecords.add(next);
          await libraryRecords.delete([packId, recordId, 0]);
          return null;
        });
        return newest === null ? succeed(entryOf(next)) : fail<LibraryFailure>({ code: 'library.changed-meanwhile', params: { version: newest } });
      }),
    published: (packId, day) =>
      read(async () => {
        const newest = new Map<string, LibraryRow>();
        for (const row of await inState(packId, 'published')) {
          const begun = day === undefined || (row.record as LibraryRecord).effectiveFrom <= day;
          if (begun && row.version > (newest.get(row.recordId)?.version ?? 0)) newest.set(row.recordId, row);
        }
        return [...newest.values()].map(entryOf);
      }),
    version: (packId, recordId, version) =>
      caught<LibraryEntry, StorageFailure>(async () => {
        const row = await libraryRecords.get([packId, recordId, version]);
        return row === undefined ? fail({ code: 'storage.missing', params: { id: `${recordId}@${version}` } }) : succeed(entryOf(row));
      }),
    history: (packId, recordId) => read(async () => (await ofRecord(packId, recordId)).filter((row) => row.version > 0).map(entryOf)),
    versionInForce: (packId, packVersion) =>
      read(async () => {
        const publications = await libraryRecords.where('[packId+state]').equals([packId, 'published']).count();
        return publications === 0 ? packVersion : `${packVersion}+${publications}`;
      }),
    onChange: (listener) => {
      const here = `idb://${database.name}/${libraryRecords.name}/`;
      const heard = (parts: ObservabilitySet): void => {
        if (Object.keys(parts).some((part) => part.startsWith(here))) listener();
      };
      Dexie.on('storagemutated', heard);
      return () => Dexie.on.storagemutated.unsubscribe(heard);
    },
  };
}

const entryOf = ({ state: _state, record, ...row }: LibraryRow): LibraryEntry => ({ ...row, record: record as LibraryRecord });
