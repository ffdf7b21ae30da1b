import { mayFollow } from '../../domain/call/append-rule.ts';
import type { Call } from '../../domain/call/call.ts';
import type { CallEvent, CallEventBody, CallEventOf, NotePartId } from '../../domain/call/events.ts';
import { applyEvent, beginCall } from '../../domain/call/fold.ts';
import { keptAs, savedForm, withoutSecrets } from '../../domain/note/saved-form.ts';
import { secretFree } from '../../domain/note/secret-free.ts';
import type { Clock } from '../../domain/clock.ts';
import type { CallFailure, CallRepository } from '../../storage/repositories/call-repository.ts';

/** Text older than this, in milliseconds, is on disk. */
export const TYPING_MS = 250;

/** What may pass by itself (a full disk is cleared, a hiccup ends) is tried again after so many milliseconds, the last again and again. */
export const RETRY_MS = [2_000, 5_000, 15_000] as const;
const MAY_PASS: ReadonlySet<string> = new Set(['storage.quota', 'storage.damaged', 'storage.no-answer', 'storage.unknown'] satisfies CallFailure['code'][]);

export type SaveState =
  | { readonly state: 'none' }
  | { readonly state: 'saving' }
  /** After the transaction completed, ISO 8601 UTC. `but`: what is being typed may be a password or code and is left out so far. */
  | { readonly state: 'saved'; readonly at: string; readonly but?: 'begun-secret' }
  | { readonly state: 'failed'; readonly failure: CallFailure };

interface SessionListener {
  onCall(call: Call): void;
  onSave(save: SaveState): void;
  /** A password or code was left out of what was recorded (not of a note, which shows that itself). */
  onRefused?(): void;
}

type TypedPart = NotePartId | 'draft';

/** Text in hand: as it stands on the screen, and where somebody types in it. */
interface Typed {
  readonly text: string;
  readonly caret: number | null;
}

/**
 * One call as this panel writes it: shown at once, written in order, called saved only when it is. A failed write keeps what is
 * on the screen and is tried again by itself and by `retry`; a second writer is never overwritten.
 */
export interface CallSession {
  readonly id: string;
  call(): Call;
  record(...bodies: readonly CallEventBody[]): Promise<boolean>;
  /** What the agent types; `caret` is the offset at which. Shown as typed, stored in its saved form (`savedForm`). */
  type(part: TypedPart, text: string, caret?: number | null): void;
  /** The personal data now in the part may be stored in the clear. */
  keep(part: TypedPart): Promise<boolean>;
  /** Values (`keptAs`) that may be stored in the clear: decided on here, or stored so before. */
  kept(): ReadonlySet<string>;
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
  /** Not yet an event. */
  const typed = new Map<TypedPart, Typed>();
  const unsaved = new Map<TypedPart, Typed>();
  /** What the screen shows in the place of the stored text: personal data that waits for the agent's decision. */
  const onScreen = new Map<TypedPart, string>();
  let kept: ReadonlySet<string> = new Set([...Object.values(stored.noteParts), stored.draft].flatMap((text) => savedForm(text, new Set()).undecided.map(keptAs)));
  let timer: ReturnType<typeof setTimeout> | null = null;

  let failures = 0;
  let again: ReturnType<typeof setTimeout> | null = null;
  const failed = (failure: CallFailure): false => {
    listener.onSave({ state: 'failed', failure });
    if (MAY_PASS.has(failure.code) && again === null) {
      again = setTimeout(() => void retry(), RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]);
      failures += 1;
    }
    return false;
  };

  /** "Saved" speaks of everything on the screen: an earlier write that ends while text is in hand says nothing. */
  const tellSaved = (at: string): void => {
    if (waiting.length > 0 || unsaved.size > 0) return;
    failures = 0;
    const begun = [...typed.values()].some(({ text, caret }) => savedForm(text, kept, caret).begun);
    listener.onSave({ state: 'saved', at, ...(begun ? { but: 'begun-secret' as const } : {}) });
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
    for (const [part, inHand] of unsaved) {
      const saved = await calls.saveTyping(id, part, savedForm(inHand.text, kept, inHand.caret).text);
      if (!saved.ok) return failed(saved.failure);
      if (unsaved.get(part) === inHand) unsaved.delete(part);
      tellSaved(saved.value.savedAt);
    }
    return true;
  };

  const inTurn = (write: () => Promise<boolean>): Promise<boolean> => {
    chain = chain.then(write, write);
    return chain;
  };

  const retry = (): Promise<boolean> => {
    if (again !== null) clearTimeout(again);
    again = null;
    return inTurn(async () => (await writeEvents()) && writeTyping());
  };

  const shown = (): Call => {
    if (onScreen.size === 0) return call;
    const { draft = call.draft, ...noteParts } = Object.fromEntries(onScreen) as Partial<Record<TypedPart, string>>;
    return { ...call, draft, noteParts: { ...call.noteParts, ...noteParts } };
  };
  const show = (): void => listener.onCall(shown());

  const forget = (part: TypedPart): void => {
    for (const texts of [typed, unsaved, onScreen]) texts.delete(part);
  };

  const record = (...bodies: readonly CallEventBody[]): Promise<boolean> => {
    for (const given of bodies) {
      // A page's push may arrive while the closing is being written; it must not take the closing down with it.
      if (!mayFollow(call, given).ok) continue;
      const body = secretFree(given);
      if (body !== given && body.type !== 'note.edited' && body.type !== 'draft.edited') listener.onRefused?.();
      if (body.type === 'note.reset') forget(body.part);
      const event = { ...body, seq: call.lastSeq + 1, at: clock() } as CallEvent;
      call = applyEvent(call, event);
      show();
      waiting.push(body);
    }
    listener.onSave({ state: 'saving' });
    return inTurn(writeEvents);
  };

  const settle = (): Promise<boolean> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const bodies = [...typed].map(([part, { text }]): CallEventBody => {
      const saved = savedForm(text, kept).text;
      const left = withoutSecrets(text);
      // Secrets leave the screen with the field; what waits for a decision stays to be decided on.
      if (saved === left) onScreen.delete(part);
      else onScreen.set(part, left);
      return part === 'draft' ? { type: 'draft.edited', text: saved } : { type: 'note.edited', part, text: saved };
    });
    typed.clear();
    unsaved.clear();
    return bodies.length === 0 ? inTurn(writeEvents) : record(...bodies);
  };

  const type = (part: TypedPart, text: string, caret: number | null = null): void => {
    if (call.status === 'closed') return;
    const inHand = { text, caret };
    typed.set(part, inHand);
    unsaved.set(part, inHand);
    onScreen.set(part, text);
    show();
    listener.onSave({ state: 'saving' });
    timer ??= setTimeout(() => {
      timer = null;
      void inTurn(writeTyping);
    }, TYPING_MS);
  };

  return {
    id,
    call: shown,
    record,
    type,
    settle,
    kept: () => kept,
    keep(part) {
      const { draft, noteParts } = shown();
      const text = part === 'draft' ? draft : (noteParts[part] ?? '');
      kept = new Set([...kept, ...savedForm(text, kept).undecided.map(keptAs)]);
      type(part, text);
      return settle();
    },
    retry,
  };
}
