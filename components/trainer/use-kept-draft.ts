import { useCallback, useEffect, useRef, useState } from 'react';
import { changesOf } from '../../scripts-library/exchange/changes.ts';
import type { LibraryRecord } from '../../scripts-library/schema/index.ts';
import type { DraftRepository } from '../../storage/repositories/draft-repository.ts';
import type { LibraryRepository } from '../../storage/repositories/library-repository.ts';
import type { ListedRecord } from './record-list.tsx';

/** Where the draft stands: `elsewhere` is another window's draft of the same record, not written over and not lost. */
export type DraftState =
  | { readonly kind: 'unchanged' | 'typing' | 'elsewhere' | 'taken-over' }
  | { readonly kind: 'kept'; readonly at: string }
  | { readonly kind: 'failed'; readonly code: string };

export interface KeptDraft {
  readonly record: LibraryRecord;
  /** Counts the times the whole record was replaced: fields that keep what is typed in them begin anew then. */
  readonly taken: number;
  readonly state: DraftState;
  change(record: LibraryRecord): void;
  /** Another text altogether: an earlier version, the other window's. Stored like what is typed. */
  replace(record: LibraryRecord): void;
  /** Stores what is typed now; false when it is not on the disk afterwards. */
  flush(): Promise<boolean>;
  /** The draft is gone by this window's own doing; `left` is what stands instead. */
  settle(left: LibraryRecord): void;
  takeTheirs(): void;
  keepMine(): void;
}

/** In milliseconds after the last letter, as with notes. */
const KEPT_AFTER = 300;

const same = (a: LibraryRecord, b: LibraryRecord): boolean => changesOf(a, b).length === 0;

/** What a trainer types is a draft on the disk without a press, and no window writes over another's. */
export function useKeptDraft(listed: ListedRecord, packId: string, library: LibraryRepository, drafts: DraftRepository): KeptDraft {
  const [record, setRecord] = useState<LibraryRecord>(listed.draft ?? listed.inForce);
  const [taken, setTaken] = useState(0);
  const [state, setState] = useState<DraftState>({ kind: 'unchanged' });
  const now = useRef({ listed, typed: record, stored: record, hash: listed.draftHash, own: new Set<string>(), ownGone: false, timer: undefined as ReturnType<typeof setTimeout> | undefined, queue: Promise.resolve(true) });
  useEffect(() => { now.current.listed = listed; });

  const store = useCallback(async (): Promise<boolean> => {
    const { typed, stored, hash, listed: { inForce, isNew } } = now.current;
    if (same(typed, stored) && typed.version === stored.version) return true;
    if (!isNew && hash !== null && same(typed, inForce)) {
      const gone = await library.discardDraft(packId, typed.id);
      if (!gone.ok) { setState({ kind: 'failed', code: gone.failure.code }); return false; }
      Object.assign(now.current, { stored: typed, hash: null, ownGone: true });
      setState({ kind: 'unchanged' });
      return true;
    }
    const kept = await drafts.keep(packId, typed, hash);
    if (!kept.ok) { setState(kept.failure.code === 'library.draft-elsewhere' ? { kind: 'elsewhere' } : { kind: 'failed', code: kept.failure.code }); return false; }
    now.current.own.add(kept.value);
    Object.assign(now.current, { stored: typed, hash: kept.value });
    if (now.current.typed === typed) setState({ kind: 'kept', at: new Date().toISOString() });
    return true;
  }, [drafts, library, packId]);

  const flush = useCallback((): Promise<boolean> => {
    clearTimeout(now.current.timer);
    now.current.queue = now.current.queue.then(store);
    return now.current.queue;
  }, [store]);

  const change = useCallback((next: LibraryRecord): void => {
    now.current.typed = next;
    setRecord(next);
    setState((before) => (before.kind === 'elsewhere' ? before : { kind: 'typing' }));
    clearTimeout(now.current.timer);
    now.current.timer = setTimeout(() => void flush(), KEPT_AFTER);
  }, [flush]);

  const show = useCallback((whole: LibraryRecord): void => {
    now.current.typed = whole;
    setRecord(whole);
    setTaken((count) => count + 1);
  }, []);
  const adopt = useCallback((kind: 'unchanged' | 'taken-over'): void => {
    const { draft, draftHash, inForce } = now.current.listed;
    const whole = draft ?? inForce;
    Object.assign(now.current, { stored: whole, hash: draftHash });
    show(whole);
    setState({ kind });
  }, [show]);

  // Another tab, another window, a closed page: what was typed goes to the disk first.
  useEffect(() => {
    const leave = (): void => void flush();
    // Out of habit: without this the browser offers to save the page.
    const byKey = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      leave();
    };
    document.addEventListener('keydown', byKey);
    document.addEventListener('visibilitychange', leave);
    addEventListener('pagehide', leave);
    return () => {
      document.removeEventListener('keydown', byKey);
      document.removeEventListener('visibilitychange', leave);
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [flush]);

  // What the list says now is this window's own, or another's: shown where nothing waits here, asked about where something does.
  useEffect(() => {
    const { draftHash, draft, inForce } = listed;
    void now.current.queue.then(() => {
      const { hash, own, ownGone, typed, stored } = now.current;
      if (draftHash === hash ? draft !== null || same(stored, inForce) : draftHash === null ? ownGone : own.has(draftHash)) {
        if (draftHash === null) now.current.ownGone = false;
        return;
      }
      if (same(typed, stored)) adopt('taken-over');
      else setState({ kind: 'elsewhere' });
    });
  }, [listed, adopt]);

  return {
    record, taken, state, change, flush,
    replace(whole) {
      show(whole);
      change(whole);
    },
    settle(left) {
      clearTimeout(now.current.timer);
      Object.assign(now.current, { stored: left, hash: null, ownGone: true });
      show(left);
      setState({ kind: 'unchanged' });
    },
    takeTheirs: () => adopt('unchanged'),
    keepMine() {
      Object.assign(now.current, { hash: now.current.listed.draftHash, stored: now.current.listed.draft ?? now.current.listed.inForce });
      setState({ kind: 'typing' });
      void flush();
    },
  };
}
