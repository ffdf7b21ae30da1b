import type { CallEventBody } from '../../domain/call/events.ts';
import { openStore, type Store } from '../../storage/store.ts';

/** What the page told as saved; the counter in a text says which version of it. */
export type Told =
  | { readonly kind: 'events'; readonly callId: string; readonly seq: number }
  | { readonly kind: 'typing'; readonly callId: string; readonly counter: number };

export interface FoundCall {
  readonly id: string;
  readonly rowSeq: number | null;
  readonly seqs: readonly number[];
  readonly lastSeq: number;
  /** Counter in the text of the note as the desk would show it; 0 without one. */
  readonly counter: number;
}

declare global {
  interface Window {
    told(one: Told): Promise<void>;
  }
}

const open = async (): Promise<Store> => {
  const opened = await openStore({ clock: () => new Date().toISOString(), makeId: () => crypto.randomUUID() });
  if (!opened.ok) throw new Error(opened.failure.code);
  return opened.value;
};

/** One call after the other, typing between the events, until the browser is killed. Tells only what an answer confirmed. */
async function keepCalling(): Promise<void> {
  const { calls } = await open();
  for (let counter = 0; ; ) {
    const started = await calls.start({ type: 'call.started', direction: 'inbound', channel: 'phone', startedBy: 'key', subject: { maskedName: '王*明', fields: {}, page: { origin: '', title: '' } } });
    if (!started.ok) throw new Error(started.failure.code);
    const { id } = started.value;
    await window.told({ kind: 'events', callId: id, seq: 1 });
    const append = async (...bodies: readonly CallEventBody[]): Promise<void> => {
      const saved = await calls.append(id, bodies);
      if (!saved.ok) throw new Error(saved.failure.code);
      await window.told({ kind: 'events', callId: id, seq: saved.value.seq });
    };
    for (let step = 0; step < 8; step += 1) {
      await append({ type: 'step.ticked', stepId: `step-${step}`, evidence: { need: '年费'.repeat(step) }, by: 'key' });
      for (let stroke = 0; stroke < 3; stroke += 1) {
        const typed = await calls.saveTyping(id, 'free', `${'字'.repeat(stroke * 20)} #${(counter += 1)}`);
        if (!typed.ok) throw new Error(typed.failure.code);
        await window.told({ kind: 'typing', callId: id, counter });
      }
      if (step % 3 === 2) await append({ type: 'note.edited', part: 'free', text: `#${counter}` });
    }
    await append({ type: 'note.edited', part: 'free', text: `#${counter}` }, { type: 'call.closed', openSteps: [] });
  }
}

/** Every call as the next opening finds it. Throws when one does not open. */
async function find(): Promise<readonly FoundCall[]> {
  const { calls, database } = await open();
  const ids = new Set([...(await database.calls.toCollection().primaryKeys()), ...(await database.callEvents.toArray()).map((row) => row.callId)]);
  return Promise.all([...ids].map(async (id) => {
    const [events, stored, row] = [await calls.events(id), await calls.get(id), await database.calls.get(id)];
    if (!events.ok || !stored.ok) throw new Error(`call ${id} does not open`);
    const { call } = stored.value;
    return { id, rowSeq: row?.seq ?? null, seqs: events.value.map((event) => event.seq), lastSeq: call.lastSeq, counter: Number(/#(\d+)/.exec(call.noteParts.free ?? '')?.[1] ?? 0) };
  }));
}

Object.assign(globalThis, { torture: { keepCalling, find } });
