import type { SupervisorServices } from '../../components/supervisor/supervisor-desk.tsx';
import { succeed } from '../../domain/result.ts';
import type { StoredCall } from '../../storage/repositories/call-repository.ts';
import type { CallListItem } from '../../storage/repositories/call-list.ts';
import { createNoteSearch, type NoteSearch } from '../../storage/note-search/note-search.ts';
import type { BrowserStore } from '../../storage/browser-store.ts';

const FOUND = 50;
/** Notes are read anew when they are older than this, in milliseconds: calls go on being closed while the desk is open. */
const FRESH = 30_000;

/** Search over all notes in a worker, which is started at the first query. */
export function createSearchNotes({ calls, keys }: BrowserStore): SupervisorServices['searchNotes'] {
  let search: NoteSearch | null = null;
  let loadedAt = Number.NEGATIVE_INFINITY;
  return async (query) => {
    search ??= createNoteSearch(new Worker(new URL('./note-search-worker.ts', import.meta.url), { type: 'module' }), () => keys.openKeys());
    if (performance.now() - loadedAt > FRESH) {
      const loaded = await search.load();
      if (!loaded.ok) return loaded;
      loadedAt = performance.now();
    }
    const found = await search.find(query, FOUND);
    if (!found.ok) return found;
    const stored = await Promise.all(found.value.map((id) => calls.get(id)));
    // Deleted since the notes were read: left out.
    return succeed(stored.flatMap((one) => (one.ok ? [itemOf(one.value)] : [])));
  };
}

function itemOf({ id, author, call, matterKey }: StoredCall): CallListItem {
  return {
    id, author, state: call.status, startedAt: call.startedAt, updatedAt: call.lastAt, channel: call.channel, direction: call.direction, pendingForLead: call.pendingForLead,
    openSteps: call.openSteps.length, openPromises: call.promises.filter((one) => one.keptAt === undefined).length, corrected: call.corrections.length > 0,
    ...(call.closedAt === undefined ? {} : { closedAt: call.closedAt }),
    ...(call.subject?.maskedName === undefined ? {} : { maskedName: call.subject.maskedName }),
    ...(call.scenario === undefined ? {} : { scenario: call.scenario.id }),
    ...(matterKey === undefined ? {} : { matterKey }),
  };
}
