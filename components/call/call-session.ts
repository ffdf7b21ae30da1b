import { mayFollow } from '../../domain/call/append-rule.ts';
import type { Call } from '../../domain/call/call.ts';
import type { CallEvent, CallEventBody, CallEventOf, NotePartId } from '../../domain/call/events.ts';
import { applyEvent, beginCall } from '../../domain/call/fold.ts';
import type { Clock } from '../../domain/clock.ts';
import type { CallFailure, CallRepository } from '../../storage/repositories/call-repository.ts';

/** Text older than this, in milliseconds, is on disk. */
export const TYPING_MS = 250;

export type SaveState =
  | { readonly state: 'none' }
  | { readonly state: 'saving' }
  /** After the transaction completed, ISO 8601 UTC. */
  | { readonly state: 'saved'; readonly at: string }
  | { readonly state: 'failed'; readonly failure: CallFailure };

interface SessionListener {
  onCall(call: Call): void;
  onSave(save: SaveState): void;
}

/**
 * One call as this panel writes it: shown at once, written in order, called saved only when it is. A failed write keeps what is
 * on the screen and is tried again by `retry`; a second writer is never overwritten.
 */
export interface CallSession {
  readonly id: string;
  call(): Call;
  record(...bodies: readonly CallEventBody[]): Promise<boolean>;
  type(part: NotePartId | 'draft', text: string): void;
  /** Text in hand becomes an event; resolves when everything is on disk or has failed. */
  settle(): Promise<boolean>;
  retry(): Promise<boolean>;
}

export async function startSession(calls: CallRepository, clock: Clock, listener: SessionListener, event: CallEventOf<'call.started'>) {
  const started = await calls.start(event);
  if (!started.ok) return started;
  const call = beginCall({ ...event, seq: 1, at: started.value.savedAt });
  listener.onSave({ state: 'saved', at: started.value.savedAt });
  return { ok: true as const, value: openSession(calls, clock, listener, started.value.id, call) };
}

export function openSession(calls: CallRepository, clock: Clock, listener: SessionListener, id: string, stored: Call): CallSession {
  let call = stored;
  let written = stored.lastSeq;
  let waiting: CallEventBody[] = [];
  let chain: Promise<boolean> = Promise.resolve(true);
  const typed = new Map<NotePartId | 'draft', string>();
  const unsaved = new Map<NotePartId | 'draft', string>();
  let timer: ReturnType<typeof setTimeout> | null = null;

  const failed = (failure: CallFailure): false => {
    listener.onSave({ state: 'failed', failure });
    return false;
  };

  /** "Saved" speaks of everything on the screen: an earlier write that ends while text is in hand says nothing. */
  const tellSaved = (at: string): void => {
    if (waiting.length === 0 && unsaved.size === 0) listener.onSave({ state: 'saved', at });
  };

  const writeEvents = async (): Promise<boolean> => {
    if (waiting.length === 0) return true;
    // A copy: what is recorded while this is being written joins the next batch.
    const batch = [...waiting];
    const saved = await calls.append(id, batch, { expectedSeq: written });
    if (!saved.ok) return failed(saved.failure);
    waiting = waiting.slice(batch.length);
    written = saved.value.seq;
    tellSaved(saved.value.savedAt);
    return true;
  };

  const writeTyping = async (): Promise<boolean> => {
    for (const [part, text] of unsaved) {
      const saved = await calls.saveTyping(id, part, text);
      if (!saved.ok) return failed(saved.failure);
      if (unsaved.get(part) === text) unsaved.delete(part);
      tellSaved(saved.value.savedAt);
    }
    return true;
  };

  const inTurn = (write: () => Promise<boolean>): Promise<boolean> => {
    chain = chain.then(write, write);
    return chain;
  };

  const show = (next: Call): void => {
    call = next;
    listener.onCall(call);
  };

  const record = (...bodies: readonly CallEventBody[]): Promise<boolean> => {
    for (const body of bodies) {
      // A page's push may arrive while the closing is being written; it must not take the closing down with it.
      if (!mayFollow(call, body).ok) continue;
      const event = { ...body, seq: call.lastSeq + 1, at: clock() } as CallEvent;
      show(applyEvent(call, event));
      waiting.push(body);
    }
    listener.onSave({ state: 'saving' });
    return inTurn(writeEvents);
  };

  return {
    id,
    call: () => call,
    record,
    type(part, text) {
      if (call.status === 'closed') return;
      typed.set(part, text);
      unsaved.set(part, text);
      show(part === 'draft' ? { ...call, draft: text } : { ...call, noteParts: { ...call.noteParts, [part]: text } });
      listener.onSave({ state: 'saving' });
      timer ??= setTimeout(() => {
        timer = null;
        void inTurn(writeTyping);
      }, TYPING_MS);
    },
    settle() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      const bodies = [...typed].map(([part, text]): CallEventBody => (part === 'draft' ? { type: 'draft.edited', text } : { type: 'note.edited', part, text }));
      typed.clear();
      unsaved.clear();
      return bodies.length === 0 ? inTurn(writeEvents) : record(...bodies);
    },
    retry: () => inTurn(async () => (await writeEvents()) && writeTyping()),
  };
}
