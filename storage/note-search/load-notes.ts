import { foldCall } from '../../domain/call/fold.ts';
import { searchText } from '../../domain/note/search-text.ts';
import { succeed, type Result } from '../../domain/result.ts';
import { openNotes } from '../blocks/block-codec.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import { caught } from '../repositories/caught.ts';
import type { CallRepository } from '../repositories/call-repository.ts';
import type { Vault } from '../vault/vault.ts';
import { createNoteCorpus, type NoteCorpus } from './note-corpus.ts';

const BATCH = 16;
const PAGE = 200;

/**
 * Reads, opens and holds all notes of closed calls. Meant for a worker: two seconds for 100,000. Blocks of another agent's key
 * are passed over. Newest first: calls not yet in a block, then blocks.
 */
export function loadNotes(database: AsideDatabase, vault: Vault, calls: Pick<CallRepository, 'events'>): Promise<Result<NoteCorpus, StorageFailure>> {
  return caught<NoteCorpus, StorageFailure>(async () => {
    const corpus = createNoteCorpus();
    const hot = await database.calls.where('[closedAt+id]').above([]).reverse().primaryKeys();
    for (let start = 0; start < hot.length; start += PAGE) {
      const loaded = await addHot(corpus, calls, hot.slice(start, start + PAGE));
      if (!loaded.ok) return loaded;
    }
    const ids = (await database.blockNotes.toCollection().primaryKeys()).reverse();
    for (let start = 0; start < ids.length; start += BATCH) {
      const rows = (await database.blockNotes.bulkGet(ids.slice(start, start + BATCH))).filter((row) => row !== undefined);
      for (const notes of await Promise.all(rows.map((row) => openNotes(vault, row)))) {
        if (notes.ok) corpus.add(notes.value);
        else if (notes.failure.code !== 'vault.other-key') return notes;
      }
    }
    return succeed(corpus);
  });
}

async function addHot(corpus: NoteCorpus, calls: Pick<CallRepository, 'events'>, ids: readonly string[]): Promise<Result<true, StorageFailure>> {
  const readable: { readonly id: string; readonly text: string }[] = [];
  for (const id of ids) {
    const events = await calls.events(id);
    if (events.ok) readable.push({ id, text: searchText(foldCall(events.value)) });
    else if (events.failure.code !== 'vault.other-key') return events as { readonly ok: false; readonly failure: StorageFailure };
  }
  let length = 0;
  corpus.add({ ids: readable.map((one) => one.id), text: readable.map((one) => one.text).join(''), ends: readable.map((one) => (length += one.text.length)) });
  return succeed(true);
}
