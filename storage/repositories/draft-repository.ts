import type { Clock } from '../../domain/clock.ts';
import { fail, succeed, type Result } from '../../domain/result.ts';
import type { LibraryRecord } from '../../scripts-library/schema/index.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import { hashOfRecord } from '../record-hash.ts';
import type { LibraryRow } from '../rows.ts';
import { caught } from './caught.ts';
import type { LibraryFailure } from './library-repository.ts';

export type DraftFailure = StorageFailure | { readonly code: 'library.draft-elsewhere' };

/** A draft as it was stored: what lies under `hash` may be put back to `before` (null: there was none). */
export interface DraftStep {
  readonly recordId: string;
  readonly hash: string;
  readonly before: LibraryRecord | null;
}

/** Drafts as the trainer's desk keeps them: while they are typed, and with a way back. Apart from the library, so that no panel loads it. */
export interface DraftRepository {
  /** Keeps what is typed; answers its hash. `over` is the hash of the draft it goes on from, null where there was none: another one by now is not written over. */
  keep(packId: string, record: LibraryRecord, over: string | null): Promise<Result<string, DraftFailure>>;
  /** Takes the record out of service as its next version, and its draft with it. Fails where a newer version than `inForce` is published. */
  retire(packId: string, record: LibraryRecord, inForce: number): Promise<Result<LibraryRecord, LibraryFailure>>;
  /** Takes a whole import back. What was changed or published since is left; answers how many went back. */
  putBack(packId: string, steps: readonly DraftStep[]): Promise<Result<number, StorageFailure>>;
}

export function createDraftRepository({ libraryRecords }: AsideDatabase, clock: Clock, author: string): DraftRepository {
  const rowOf = async (packId: string, record: LibraryRecord, version: number): Promise<LibraryRow> => ({
    packId, recordId: record.id, version, state: version === 0 ? 'draft' : 'published', updatedAt: clock(), author, hash: await hashOfRecord(record), record,
  });
  const draftOf = (packId: string, record: LibraryRecord) => rowOf(packId, { ...record, status: record.status === 'review' ? 'review' : 'draft' }, 0);
  return {
    keep: (packId, record, over) =>
      caught<string, DraftFailure>(async () => {
        const row = await draftOf(packId, record);
        const kept = await libraryRecords.db.transaction('rw', libraryRecords, async () => {
          const here = await libraryRecords.get([packId, record.id, 0]);
          if ((here?.hash ?? null) !== over && here?.hash !== row.hash) return false;
          await libraryRecords.put(row);
          return true;
        });
        return kept ? succeed(row.hash) : fail<DraftFailure>({ code: 'library.draft-elsewhere' });
      }),
    retire: (packId, record, inForce) =>
      caught<LibraryRecord, LibraryFailure>(async () => {
        const retired = { ...record, status: 'retired', version: inForce + 1 } as LibraryRecord;
        const row = await rowOf(packId, retired, inForce + 1);
        const newest = await libraryRecords.db.transaction('rw', libraryRecords, async () => {
          const last = (await libraryRecords.where('[packId+recordId]').equals([packId, record.id]).sortBy('version')).at(-1)?.version ?? 0;
          if (last > inForce) return last;
          await libraryRecords.add(row);
          await libraryRecords.delete([packId, record.id, 0]);
          return null;
        });
        return newest === null ? succeed(retired) : fail<LibraryFailure>({ code: 'library.changed-meanwhile', params: { version: newest } });
      }),
    putBack: (packId, steps) =>
      caught<number, StorageFailure>(async () => {
        const earlier = await Promise.all(steps.map(async ({ before }) => (before === null ? null : draftOf(packId, before))));
        return succeed(await libraryRecords.db.transaction('rw', libraryRecords, async () => {
          const here = await libraryRecords.bulkGet(steps.map(({ recordId }): [string, string, number] => [packId, recordId, 0]));
          const untouched = steps.map((step, at) => here[at]?.hash === step.hash);
          await libraryRecords.bulkPut(earlier.filter((row, at): row is LibraryRow => row !== null && untouched[at] === true));
          await libraryRecords.bulkDelete(steps.filter((step, at) => step.before === null && untouched[at] === true).map(({ recordId }): [string, string, number] => [packId, recordId, 0]));
          return untouched.filter(Boolean).length;
        }));
      }),
  };
}
