import { serveNoteSearch } from '../../storage/note-search/serve-note-search.ts';

serveNoteSearch(globalThis as unknown as Parameters<typeof serveNoteSearch>[0]);
