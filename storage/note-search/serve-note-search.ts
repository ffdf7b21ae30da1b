import { fail, succeed, type Result } from '../../domain/result.ts';
import { storageFailure, type StorageFailure } from '../failures.ts';
import { openDatabase } from '../open-database.ts';
import { createVault, type OpenKeys } from '../vault/vault.ts';
import { loadNotes } from './load-notes.ts';
import type { NoteCorpus } from './note-corpus.ts';

export type NoteSearchRequest =
  /** Reads and opens all notes anew. Keys travel as non-extractable `CryptoKey`s. */
  | { readonly type: 'load'; readonly id: number; readonly keys: OpenKeys; readonly databaseName?: string }
  | { readonly type: 'scan'; readonly id: number; readonly query: string; readonly limit: number };
export type NoteSearchAnswer = { readonly id: number; readonly result: Result<number | readonly string[], StorageFailure> };

/** As much of a worker's global scope, or of a worker seen from outside, as is used. */
export interface MessageEnd {
  postMessage(message: unknown, options: StructuredSerializeOptions): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** A worker takes no target origin; said outright, for a window would need one. */
export const NOTHING_TRANSFERRED: StructuredSerializeOptions = { transfer: [] };

/** Answers searches of closed calls inside a worker: the worker's script calls this with its own scope. */
export function serveNoteSearch(scope: MessageEnd): void {
  let corpus: NoteCorpus | null = null;
  const load = async (keys: OpenKeys, name: string | undefined): Promise<Result<number, StorageFailure>> => {
    const opened = await openDatabase(name);
    if (!opened.ok) return opened;
    const loaded = await loadNotes(opened.value, createVault(() => keys));
    opened.value.close();
    if (!loaded.ok) return loaded;
    corpus = loaded.value;
    return succeed(corpus.size());
  };
  scope.addEventListener('message', (event: MessageEvent<NoteSearchRequest>) => {
    const request = event.data;
    const answer = (result: NoteSearchAnswer['result']): void => scope.postMessage({ id: request.id, result } satisfies NoteSearchAnswer, NOTHING_TRANSFERRED);
    if (request.type === 'load') void load(request.keys, request.databaseName).catch(storageFailure).then(answer);
    else answer(corpus === null ? fail({ code: 'vault.locked' }) : succeed(corpus.scan(request.query, request.limit)));
  });
}
