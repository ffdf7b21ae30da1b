import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Result } from '../../domain/result.ts';
import type { CallListItem } from '../../storage/repositories/call-list.ts';
import { Field, inputLook } from '../ui/field.tsx';
import { failureWords } from '../vault/failure-words.ts';

interface NoteSearchBoxProps {
  /** Closed calls whose note holds every word, newest first. */
  readonly search: (query: string) => Promise<Result<readonly CallListItem[]>>;
  /** The list of calls found. */
  readonly renderFound: (items: readonly CallListItem[]) => ReactNode;
}

/** Looks through all notes of this machine that the open vault can read. Searches at Enter: a note is a sentence, not a title. */
export function NoteSearchBox({ search, renderFound }: NoteSearchBoxProps) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [state, setState] = useState<{ readonly text: string; readonly items: readonly CallListItem[] } | null>(null);
  const [busy, setBusy] = useState(false);
  const latest = useRef(0);

  const run = async (): Promise<void> => {
    latest.current += 1;
    const mine = latest.current;
    if (query.trim() === '') return setState(null);
    setBusy(true);
    const found = await search(query);
    if (mine !== latest.current) return;
    setBusy(false);
    setState(found.ok ? { text: t(found.value.length === 0 ? 'notes.none' : 'notes.found', { count: found.value.length, query }), items: found.value } : { text: failureWords(t, found.failure), items: [] });
  };

  return (
    <form role="search" className="mb-4" onSubmit={(event) => { event.preventDefault(); void run(); }}>
      <Field label={t('notes.search')} hint={t('notes.hint')}>{(id) => <input id={id} type="search" className={inputLook} value={query} autoComplete="off" data-testid="note-search" onChange={(event) => { setQuery(event.target.value); if (event.target.value === '') setState(null); }} />}</Field>
      <p role="status" className="text-sm text-quiet" data-testid="note-search-said">{busy ? t('notes.busy') : state?.text}</p>
      {state && state.items.length > 0 ? <div data-testid="note-search-found">{renderFound(state.items)}</div> : null}
    </form>
  );
}
