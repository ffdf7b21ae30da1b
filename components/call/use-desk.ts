import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Call } from '../../domain/call/call.ts';
import type { DeskActions } from './desk-actions.ts';
import type { DeskState } from './desk-state.ts';
import type { Desk, DeskStore } from './desk-store.ts';

export const DeskContext = createContext<{ desk: Desk; actions: DeskActions } | null>(null);

/** The desk of this panel; the composition root provides it. */
export function useDesk() {
  const context = useContext(DeskContext);
  if (!context) throw new Error('DeskContext is missing: the composition root provides it');
  return context;
}

export function useDeskState<T>(select: (state: DeskState) => T): T {
  return useStore(useDesk().desk.store, select);
}

/** The last call of each desk as it was before only its texts changed. */
const besideText = new WeakMap<DeskStore, Call>();
const TEXTS: ReadonlySet<string> = new Set<keyof Call>(['noteParts', 'draft']);

function withoutText(store: DeskStore, call: Call | null): Call | null {
  if (call === null) return null;
  const last = besideText.get(store);
  const same = last !== undefined && [...new Set([...Object.keys(last), ...Object.keys(call)])].every((key) => TEXTS.has(key) || last[key as keyof Call] === call[key as keyof Call]);
  if (same) return last;
  besideText.set(store, call);
  return call;
}

/** Everything but what is being typed and whether it is saved: whoever uses this is not rendered again by a keystroke in the note. */
export function useDeskBesideText(): Omit<DeskState, 'save'> {
  const { store } = useDesk().desk;
  return useStore(store, useShallow(({ save: _save, ...state }: DeskState) => ({ ...state, call: withoutText(store, state.call) })));
}
