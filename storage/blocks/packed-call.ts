import type { CallEvent } from '../../domain/call/events.ts';
import { foldCall } from '../../domain/call/fold.ts';
import { searchText } from '../../domain/note/search-text.ts';
import { listItemOf, type CallListItem } from '../repositories/call-list.ts';

/** A closed call as a block carries it: its row in lists, the text it is found by, and its events. */
export interface PackedCall {
  readonly head: CallListItem & { readonly closedAt: string };
  readonly text: string;
  readonly events: readonly CallEvent[];
}

/** Null when the events are not those of a closed call. */
export function packCall(id: string, author: string, events: readonly CallEvent[], matterKey?: string): PackedCall | null {
  const call = foldCall(events);
  const { closedAt } = call;
  return closedAt === undefined ? null : { head: { ...listItemOf(id, author, call, matterKey), closedAt }, text: searchText(call), events };
}

/** The order of lists: newest closing first, then by id, descending too. */
export const newestFirst = (a: { readonly closedAt: string; readonly id: string }, b: { readonly closedAt: string; readonly id: string }): number =>
  a.closedAt === b.closedAt ? (a.id < b.id ? 1 : a.id > b.id ? -1 : 0) : a.closedAt < b.closedAt ? 1 : -1;
