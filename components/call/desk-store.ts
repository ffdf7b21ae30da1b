import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallEventBody, CallEventOf } from '../../domain/call/events.ts';
import type { CustomerRecord } from '../../domain/customer-record.ts';
import type { StoredCall } from '../../storage/repositories/call-repository.ts';
import { openSession, startSession, type CallSession } from './call-session.ts';
import type { DeskServices } from './desk-services.ts';
import { FIRST_STATE, type DeskState, type Toast } from './desk-state.ts';
import { dueStepOf, flowOf, flowsFor, heardLately, progressOf, proposedScenario, stageOf } from './flows.ts';
import { channelOf, factsFrom, linesNow, sameLines } from './lines-now.ts';
import { linkMatter } from './link-matter.ts';
import { recordForCall, relationToPage, subjectOf } from './subject.ts';
import { createWitness, markFromBadge, typeSuggested, waitingChanged } from './witness.ts';

export type DeskStore = StoreApi<DeskState>;

/** What the desk's actions work with; one object a panel. */
export interface Desk {
  readonly store: DeskStore;
  readonly services: DeskServices;
  /** The call of the active contact, started now where there is none yet. Null when it cannot be stored. */
  session(how?: Partial<CallEventOf<'call.started'>>): Promise<CallSession | null>;
  current(): CallSession | null;
  open(callId: string): Promise<void>;
  leave(): Promise<void>;
  record(...bodies: readonly CallEventBody[]): Promise<boolean>;
  refreshContacts(): Promise<void>;
  readPage(): Promise<void>;
  takeRecord(record: CustomerRecord): void;
  /** After a reload, a crash, a closed panel: the call that was open, the same step, the same text. */
  resume(): Promise<void>;
  /** Makes the lines anew. `byAgent`: the agent did something, so the shown lines may change at once. */
  refreshLines(byAgent: boolean): void;
  toast(toast: Omit<Toast, 'id'>): void;
  /** The agent says that the open page is this call's customer, where the page alone cannot. */
  confirmSubject(): Promise<void>;
  /** Links the call to the contact before it on the same matter. */
  linkMatter(): Promise<void>;
  /** Parks or leaves what is open and calls the customer of an earlier call back: a new call, linked to that one. */
  continueFrom(callId: string): Promise<boolean>;
}

export function createDesk(services: DeskServices): Desk {
  const store = createStore<DeskState>(() => ({ ...FIRST_STATE, glyphsOnly: services.settings.glyphsOnly }));
  const { calls, engine, library, clock } = services;
  let session: CallSession | null = null;
  let starting: Promise<CallSession | null> | null = null;
  let reading: Promise<void> | null = null;
  /** The address the active call was begun on; only in memory: after a reload the page must prove itself. */
  let startedOn: string | null = null;
  let toasts = 0;

  /** Counts the calls that were on the screen; one that was left goes on being written, and shows no more. */
  let turn = 0;
  const listener = () => {
    turn += 1;
    const mine = turn;
    const show = (state: Partial<DeskState>): void => { if (mine === turn) store.setState(state); };
    return {
      onCall: (call: DeskState['call']) => show({ call }),
      onSave: (save: DeskState['save']) => show({ save }),
      onRefused: () => desk.toast({ code: 'note.refused', tone: 'harm' }),
    };
  };

  const witness = createWitness(services, () => session, () => store.getState());

  const desk: Desk = {
    store,
    services,
    current: () => session,

    async session(how) {
      if (session) {
        witness.works();
        return session;
      }
      starting ??= begin(how).finally(() => { starting = null; });
      return starting;
    },

    async open(callId) {
      const left = desk.leave();
      // Whoever types meanwhile waits for the call that is being opened; nothing goes into the one that was left.
      starting = reopen(callId, left).finally(() => { starting = null; });
      await starting;
    },

    async leave() {
      const left = session;
      session = null;
      startedOn = null;
      turn += 1;
      store.setState({ activeId: null, call: null, save: { state: 'none' }, newer: null, focus: 0, overlay: null, noteOpen: false });
      if (left && !(await left.settle())) desk.toast({ code: 'failure.storage.unknown', tone: 'harm' });
    },

    async record(...bodies) {
      // No wait where the call is open: the lines that are made anew right afterwards are made from what was recorded.
      const active = session ?? (await desk.session());
      if (!active) return false;
      witness.works();
      const saved = await active.record(...bodies);
      if (saved) for (const body of bodies) services.countUse(body);
      return saved;
    },

    async refreshContacts() {
      const open = await calls.openCalls();
      if (open.ok) store.setState({ contacts: open.value });
    },

    readPage() {
      reading = readNow().finally(() => { reading = null; });
      return reading;
    },

    async resume() {
      await desk.refreshContacts();
      const open = store.getState().contacts.filter((contact) => contact.state === 'open');
      const last = open.toSorted((a, b) => a.updatedAt.localeCompare(b.updatedAt)).at(-1);
      if (last) await desk.open(last.id);
    },

    takeRecord(record) {
      const before = store.getState();
      store.setState({ record, reading: { state: 'read' } });
      const relation = judgeAgain();
      if (session && relation !== before.relation && relation !== session.call().page) void session.record({ type: 'page.changed', relation });
      followCallState(record, before.record, relation);
      if (relation !== 'other') witness.see((call) => waitingChanged(call, record));
      witness.see((call) => typeSuggested(call, store.getState().judged));
      desk.refreshLines(session === null);
    },

    refreshLines(byAgent) {
      const state = store.getState();
      const next = linesNow(services, state);
      const same = sameLines(next, state.shown);
      if (byAgent || state.shown.lines.length === 0) {
        store.setState({ shown: next, newer: null, focus: same ? Math.min(state.focus, Math.max(0, next.lines.length - 1)) : 0 });
      } else store.setState({ newer: same ? null : next });
      witness.line();
    },

    async confirmSubject() {
      const { record } = store.getState();
      const subject = subjectOf(record);
      if (!session || !subject || !record) return;
      witness.works();
      startedOn = record.page.url;
      if (!(await session.record({ type: 'subject.confirmed', subject }))) return;
      judgeAgain();
      await linkMatter(calls, session);
      await desk.refreshContacts();
      desk.refreshLines(true);
    },

    async linkMatter() {
      if (session) await linkMatter(calls, session);
    },

    async continueFrom(callId) {
      const earlier = await calls.get(callId);
      if (!earlier.ok) {
        store.setState({ save: { state: 'failed', failure: earlier.failure } });
        return false;
      }
      await desk.leave();
      const { subject, channel } = earlier.value.call;
      return (await begin({ direction: 'outbound', channel: channel === 'chat' ? 'chat' : 'outbound', subject }, earlier.value)) !== null;
    },

    toast(toast) {
      toasts += 1;
      store.setState({ toast: { ...toast, id: toasts } });
    },
  };

  async function reopen(callId: string, left: Promise<void>): Promise<CallSession | null> {
    await left;
    const stored = await calls.get(callId);
    if (!stored.ok) {
      store.setState({ save: { state: 'failed', failure: stored.failure } });
      return null;
    }
    session = openSession(calls, clock, listener(), callId, stored.value.call);
    witness.forget();
    if (stored.value.call.status === 'parked') await session.record({ type: 'call.resumed' });
    store.setState({ activeId: callId, call: session.call(), save: { state: 'saved', at: stored.value.call.lastAt }, focus: 0, newer: null });
    judgeAgain();
    await desk.refreshContacts();
    desk.refreshLines(true);
    return session;
  }

  async function readNow(): Promise<void> {
    store.setState({ reading: { state: 'reading' } });
    // Side by side: the page is read while the judges are fetched, and judged once by both.
    const [read] = await Promise.all([services.page.read(), engine.loadModels()]);
    if (read.ok) {
      store.setState({ page: read.value.page });
      desk.takeRecord(read.value.record);
      return;
    }
    const { code } = read.failure;
    store.setState({
      page: null, record: null, relation: 'unknown', scenarios: [], judged: null, alerts: [],
      reading: 'params' in read.failure && read.failure.params.origin ? { state: 'failed', code, origin: read.failure.params.origin } : { state: 'failed', code },
    });
    desk.refreshLines(session === null);
  }

  async function begin(how: Partial<CallEventOf<'call.started'>> = {}, earlier: StoredCall | null = null): Promise<CallSession | null> {
    // The key may be quicker than the first reading; a contact begun without it would never know its customer.
    const first = store.getState();
    if (first.record === null && first.reading.state === 'reading') await (reading ?? desk.readPage());
    const { record, scenarios, alerts } = store.getState();
    const event: CallEventOf<'call.started'> = {
      type: 'call.started', direction: 'inbound', channel: channelOf(record), startedBy: 'key', subject: subjectOf(record), ...how,
    };
    const started = await startSession(calls, clock, listener(), event);
    if (!started.ok) {
      store.setState({ save: { state: 'failed', failure: started.failure } });
      return null;
    }
    session = started.value;
    witness.forget();
    witness.works();
    startedOn = earlier === null ? (record?.page.url ?? null) : null;
    // Attempts to reach somebody are one matter (S02), whatever the page is about.
    const scenario = earlier?.call.scenario?.id ?? (event.direction === 'outbound' ? 'S02' : proposedScenario(scenarios));
    const flow = flowsFor(library, scenario ?? null, alerts, event.direction, heardLately(earlier === null ? record : null))[0];
    const libraryVersion = library.manifest?.version ?? '0.0.0';
    const bodies: CallEventBody[] = [
      ...(event.channel === 'phone' || event.channel === 'outbound' ? [{ type: 'mark.set', mark: 'connected', source: event.startedBy } as const] : []),
      ...(scenario ? [{ type: 'scenario.set', to: scenario, by: 'suggestion' } as const] : []),
      ...(flow ? [{ type: 'flow.chosen', flowId: flow.id, flowVersion: flow.version, libraryVersion, by: 'suggestion' } as const] : []),
      ...factsFrom(earlier === null ? record : null).map((fact) => ({ type: 'fact.set', fact, is: true }) as const),
      ...(earlier === null ? [] : [{ type: 'call.linked', callId: earlier.id, relation: 'continued' } as const]),
    ];
    store.setState({ activeId: session.id, call: session.call() });
    if (bodies.length > 0) await session.record(...bodies);
    await linkMatter(calls, session);
    judgeAgain();
    await desk.refreshContacts();
    desk.refreshLines(true);
    return session;
  }

  /** Feeds the open page to the judges, unless it is somebody else's. */
  function judgeAgain(): DeskState['relation'] {
    const { record } = store.getState();
    const call = session?.call() ?? null;
    const relation = relationToPage(call, record, startedOn);
    const judgedRecord = recordForCall(call, record, relation);
    if (judgedRecord) {
      const { scenarios, type, alerts } = engine.judge(session?.id ?? record?.page.url ?? 'page', judgedRecord);
      store.setState({ relation, scenarios, judged: type, alerts });
    } else store.setState({ relation, scenarios: [], judged: null, alerts: [] });
    return relation;
  }

  /** A call badge on the page starts, holds and ends the call, said to come from the page. */
  function followCallState(record: CustomerRecord, before: CustomerRecord | null, relation: DeskState['relation']): void {
    const now = record.callState?.state;
    const was = before?.callState?.state;
    if (now === was) return;
    if (session === null && now === 'in-call' && record.singleCustomer && !isOpenElsewhere(record)) {
      void desk.session({ startedBy: 'page' });
    } else if (session && relation !== 'other') {
      const mark = markFromBadge(record, before);
      if (mark) void session.record(mark);
    }
  }

  store.subscribe((state, before) => { if (state.focus !== before.focus) witness.line(); });

  const isOpenElsewhere = (record: CustomerRecord): boolean => {
    const masked = subjectOf(record)?.maskedName;
    return masked !== undefined && store.getState().contacts.some((contact) => contact.maskedName === masked);
  };

  return desk;
}

/** The matter and the stage of the call, for whoever ranks by them. */
export function momentOf(desk: Desk): { readonly scenario?: string; readonly stage?: string } {
  const { call, scenarios } = desk.store.getState();
  const { library } = desk.services;
  const flow = flowOf(library, call);
  const scenario = call?.scenario?.id ?? scenarios[0]?.scenario;
  return { stage: stageOf(flow, dueStepOf(flow, progressOf(call, flow))), ...(scenario ? { scenario } : {}) };
}
