import { succeed, type Result } from '../../domain/result.ts';
import { openNotes } from '../blocks/block-codec.ts';
import type { AsideDatabase } from '../database.ts';
import type { StorageFailure } from '../failures.ts';
import { caught, readable } from '../repositories/caught.ts';
import { ADDRESS } from '../sealed-fields.ts';
import type { Envelope } from '../vault/envelope.ts';
import type { Vault } from '../vault/vault.ts';
import { createNoteCorpus, type NoteCorpus } from './note-corpus.ts';

const BATCH = 16;
const PAGE = 200;

/**
 * Reads, opens and holds all notes of closed calls. Meant for a worker: two seconds for 100,000. Blocks of another agent's key
 * are passed over. Newest first: calls not yet in a block, then blocks.
 */
export function loadNotes(database: AsideDatabase, vault: Vault): Promise<Result<NoteCorpus, StorageFailure>> {
  return caught<NoteCorpus, StorageFailure>(async () => {
    const corpus = createNoteCorpus();
    const hot = await database.calls.where('[closedAt+id]').above([]).reverse().primaryKeys();
    for (let start = 0; start < hot.length; start += PAGE) {
      const loaded = await addHot(database, vault, corpus, hot.slice(start, start + PAGE));
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

async function addHot(database: AsideDatabase, vault: Vault, corpus: NoteCorpus, ids: readonly string[]): Promise<Result<true, StorageFailure>> {
  const rows = await database.calls.bulkGet([...ids]);
  const found = await readable(rows.flatMap((row) => (row?.note === undefined ? [] : [openNote(vault, row.id, row.seq, row.note)])));
  if (!found.ok) return found;
  let length = 0;
  const { items } = found.value;
  corpus.add({ ids: items.map((one) => one.id), text: items.map((one) => one.text).join(''), ends: items.map((one) => (length += one.text.length)) });
  return succeed(true);
}

async function openNote(vault: Vault, id: string, seq: number, note: Envelope): Promise<Result<{ readonly id: string; readonly text: string }, StorageFailure>> {
  const text = await vault.open<string>(ADDRESS.note(id, seq), note);
  return text.ok ? succeed({ id, text: text.value }) : text;
}
