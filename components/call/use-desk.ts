import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { DeskActions } from './desk-actions.ts';
import type { DeskState } from './desk-state.ts';
import type { Desk } from './desk-store.ts';

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
