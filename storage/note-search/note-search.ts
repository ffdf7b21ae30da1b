import { fail, type Result } from '../../domain/result.ts';
import type { StorageFailure } from '../failures.ts';
import type { OpenKeys } from '../vault/vault.ts';
import { NOTHING_TRANSFERRED, type MessageEnd, type NoteSearchAnswer, type NoteSearchRequest } from './serve-note-search.ts';

/** Searches the notes of all closed calls in a worker, so that the page never waits. */
export interface NoteSearch {
  /** Reads everything anew; answers with the number of notes. `vault.locked` while no key is open. */
  load(): Promise<Result<number, StorageFailure>>;
  /** Ids of calls that hold every word, newest first. */
  find(query: string, limit: number): Promise<Result<readonly string[], StorageFailure>>;
}

/** `worker` runs `serveNoteSearch`; `openKeys` is the key ring's. */
export function createNoteSearch(worker: MessageEnd, openKeys: () => OpenKeys | null, databaseName?: string): NoteSearch {
  const waiting = new Map<number, (result: NoteSearchAnswer['result']) => void>();
  let last = 0;
  worker.addEventListener('message', (event: MessageEvent<NoteSearchAnswer>) => {
    waiting.get(event.data.id)?.(event.data.result);
    waiting.delete(event.data.id);
  });
  const ask = <T>(request: (id: number) => NoteSearchRequest): Promise<Result<T, StorageFailure>> =>
    new Promise((resolve) => {
      const id = (last += 1);
      waiting.set(id, resolve as (result: NoteSearchAnswer['result']) => void);
      worker.postMessage(request(id), NOTHING_TRANSFERRED);
    });
  return {
    load: async () => {
      const keys = openKeys();
      return keys === null ? fail({ code: 'vault.locked' }) : ask<number>((id) => ({ type: 'load', id, keys, ...(databaseName === undefined ? {} : { databaseName }) }));
    },
    find: (query, limit) => ask<readonly string[]>((id) => ({ type: 'scan', id, query, limit })),
  };
}
