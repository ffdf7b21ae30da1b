import { serveNoteSearch } from '../../../storage/note-search/serve-note-search.ts';

serveNoteSearch(self as never);
