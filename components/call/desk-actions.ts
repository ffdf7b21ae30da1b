import type { CallEventBody, NotePartId, ScriptRef } from '../../domain/call/events.ts';
import { complaintDaysFrom } from '../../domain/complaint-clock/complaint-clock.ts';
import { closingGate } from '../../domain/call/gate.ts';
import type { CustomerTypeOrUnknown } from '../../domain/customer-type.ts';
import { withoutSecretsBeside } from '../../domain/note/secret-free.ts';
import type { ScenarioId } from '../../domain/scenario.ts';
import { marksOf } from '../../domain/same-customer.ts';
import { attemptFacts, complaintStarts, isAttempt } from './complaint.ts';
import type { Desk } from './desk-store.ts';
import type { SuggestedLine } from './engine.ts';
import { dueStepOf, flowOf, flowsFor, heardLately, progressOf, stepForLine } from './flows.ts';
import { factsOfMatter } from './open-question.ts';
import { proposalFor } from './proposal.ts';
import { renderLine, renderText } from './rendering.ts';
import { scriptRef } from './witness.ts';

export interface DeskActions {
  setType(type: CustomerTypeOrUnknown): Promise<void>;
  focusLine(index: number): void;
  moveFocus(by: 1 | -1): void;
  showNewer(): void;
  said(): Promise<void>;
  copyLine(): Promise<void>;
  /** `wording`: the line as the agent changed it for this customer. */
  insertLine(confirmed?: boolean, wording?: string): Promise<void>;
  rejectLine(): Promise<void>;
  tick(stepId: string, evidence: Readonly<Record<string, string>>): Promise<void>;
  untick(stepId: string): Promise<void>;
  skip(stepId: string, reason: string): Promise<void>;
  back(): Promise<void>;
  setFact(fact: string, is: boolean): Promise<void>;
  setFlow(flowId: string): Promise<void>;
  setScenario(scenario: ScenarioId): Promise<void>;
  /** Takes what the desk proposes: the flow that safety calls for, or the matter that fits better. */
  takeProposal(): Promise<void>;
  /** `caret`: where in the text somebody is typing; null or left out when nobody is. */
  editNote(part: NotePartId, text: string, caret?: number | null): void;
  /** The agent decided that the personal data in this part is needed in the clear. */
  keepPersonal(part: NotePartId): void;
  resetNote(part: NotePartId): Promise<void>;
  mark(mark: 'hold' | 'resume' | 'ended'): Promise<void>;
  promise(what: string, dueAt: string): Promise<void>;
  setDisposition(code: string): Promise<void>;
  /** The call that the badge began was dialled by us. */
  markOutbound(): Promise<void>;
  alertLead(): Promise<void>;
  park(reason: string): Promise<void>;
  closeCall(overrideReason?: string): Promise<void>;
  startFor(how: 'inbound' | 'chat' | 'outbound'): Promise<void>;
  insertText(text: string): Promise<boolean>;
  /** A search hit: a script becomes the line in focus, a flow is chosen, other records are copied. */
  pickRecord(id: string): void;
}

export function createDeskActions(desk: Desk): DeskActions {
  const { store, services } = desk;
  const { library } = services;
  const days = complaintDaysFrom(services.settings.bank, services.settings.jurisdiction);
  const rules = { jurisdiction: services.settings.jurisdiction, timeZone: services.settings.timeZone, ...(days ? { days } : {}) };

  const focused = (): SuggestedLine | undefined => store.getState().shown.lines[store.getState().focus];
  const reference = (line: SuggestedLine): ScriptRef => scriptRef(line, library.manifest?.version ?? '0.0.0');
  const progress = () => {
    const call = desk.current()?.call() ?? null;
    const flow = flowOf(library, call);
    return { call, flow, progress: progressOf(call, flow) };
  };
  const recordAndRefresh = async (...bodies: readonly CallEventBody[]): Promise<boolean> => {
    const active = await desk.session();
    if (!active) return false;
    const saved = desk.record(...bodies);
    desk.refreshLines(true);
    return saved;
  };
  const busyFor = (busy: 'copied' | 'inserted'): void => {
    store.setState({ busy });
    setTimeout(() => store.setState((state) => (state.busy === busy ? { busy: null } : {})), 1500);
  };

  const actions: DeskActions = {
    async setType(type) {
      const before = desk.current()?.call().type.chosen ?? 'unknown';
      if (before === type) return;
      await recordAndRefresh({ type: 'type.set', to: type });
      desk.toast({ code: 'undo.type', params: { type }, tone: 'plain', undo: () => void recordAndRefresh({ type: 'type.set', to: before }) });
    },

    focusLine: (index) => store.setState({ focus: index }),
    moveFocus: (by) => store.setState((state) => ({ focus: Math.max(0, Math.min(state.shown.lines.length - 1, state.focus + by)) })),
    showNewer: () => store.setState((state) => (state.newer ? { shown: state.newer, newer: null, focus: 0 } : {})),

    async said() {
      const line = focused();
      if (!line || !(await desk.session())) return;
      const { flow, progress: now, call } = progress();
      const step = stepForLine(flow, now, line.script, call?.scenario?.id ?? null);
      const script = reference(line);
      const bodies: CallEventBody[] = [{ type: 'script.said', script, ...(step ? { stepId: step.id } : {}) }];
      if (step) bodies.push({ type: 'step.ticked', stepId: step.id, evidence: {}, by: 'said' }, ...complaintStarts(call, flow, { stepId: step.id, evidence: {} }, rules));
      if (!(await recordAndRefresh(...bodies)) || !step) return;
      desk.toast({ ...ticked(step.id), undo: () => void recordAndRefresh({ type: 'step.unticked', stepId: step.id }) });
    },

    async copyLine() {
      const line = focused();
      if (!line) return;
      await services.copy(renderLine(desk, line).plain);
      busyFor('copied');
      await desk.record({ type: 'script.copied', script: reference(line), ...stepIdOf() });
    },

    async insertLine(confirmed = false, wording) {
      const line = focused();
      const active = line ? await desk.session() : null;
      if (!line || !active) return;
      const { plain } = renderLine(desk, line);
      const text = wording ?? (confirmed ? store.getState().wording : null) ?? plain;
      const outcome = await insert(text, confirmed);
      const asks = outcome === 'unknown-customer';
      store.setState({ refused: outcome === 'inserted' ? null : outcome, overlay: asks ? 'confirm-insert' : null, wording: asks ? text : null });
      if (outcome === 'inserted') {
        busyFor('inserted');
        await active.record({ type: 'script.inserted', script: reference(line), edited: text !== plain, ...stepIdOf() });
        return;
      }
      if (outcome === 'not-accepted') await services.copy(text);
      if (asks) return;
      desk.toast({ code: `insert.${outcome}`, tone: outcome === 'other-customer' ? 'harm' : 'must' });
      if (outcome !== 'not-accepted') await active.record({ type: 'insert.refused', script: reference(line), reason: outcome });
    },

    async rejectLine() {
      const line = focused();
      if (!line) return;
      await recordAndRefresh({ type: 'script.rejected', script: reference(line), ...stepIdOf() });
      desk.toast({ code: 'undo.reject', tone: 'plain' });
    },

    async tick(stepId, evidence) {
      const { call, flow } = progress();
      const labels = new Map(flow?.steps.find((step) => step.id === stepId)?.evidence.map((item) => [item.id, item.label]));
      const given = Object.fromEntries(Object.entries(evidence).filter(([, value]) => value !== '').map(([id, value]) => [id, withoutSecretsBeside(labels.get(id) ?? '', value)]));
      await recordAndRefresh({ type: 'step.ticked', stepId, evidence: given, by: 'key' }, ...complaintStarts(call, flow, { stepId, evidence: given }, rules));
      desk.toast({ ...ticked(stepId), undo: () => void recordAndRefresh({ type: 'step.unticked', stepId }) });
    },
    untick: async (stepId) => { await recordAndRefresh({ type: 'step.unticked', stepId }); },
    async skip(stepId, reason) {
      store.setState({ overlay: null });
      await recordAndRefresh({ type: 'step.skipped', stepId, reason });
      desk.toast({ code: 'undo.skip', params: { step: titleOf(stepId) }, tone: 'plain', undo: () => void recordAndRefresh({ type: 'step.unticked', stepId }) });
    },
    async back() {
      const call = desk.current()?.call();
      const last = Object.entries(call?.steps ?? {}).sort(([, a], [, b]) => a.at.localeCompare(b.at)).at(-1);
      if (last) await recordAndRefresh({ type: 'step.unticked', stepId: last[0] });
    },
    async setFact(fact, is) {
      await recordAndRefresh({ type: 'fact.set', fact, is });
    },
    async setFlow(flowId) {
      store.setState({ overlay: null });
      const flow = library.byId.get(flowId);
      if (flow?.kind === 'flow') await recordAndRefresh({ type: 'flow.chosen', flowId, flowVersion: flow.version, libraryVersion: library.manifest?.version ?? '0.0.0', by: 'agent' });
    },
    async setScenario(scenario) {
      store.setState({ overlay: null });
      const active = await desk.session();
      if (!active) return;
      const flow = flowsFor(library, scenario, store.getState().alerts, active.call().direction, heardLately(store.getState().record))[0];
      const bodies: CallEventBody[] = [{ type: 'scenario.set', to: scenario, by: 'agent' }, ...factsOfMatter(scenario, active.call())];
      const untouched = Object.keys(active.call().steps).length === 0 || active.call().flow?.by === 'suggestion';
      if (flow && untouched && flow.id !== active.call().flow?.id) bodies.push({ type: 'flow.chosen', flowId: flow.id, flowVersion: flow.version, libraryVersion: library.manifest?.version ?? '0.0.0', by: 'agent' });
      await recordAndRefresh(...bodies);
      desk.toast({ code: 'undo.scenario', params: { scenario }, tone: 'plain' });
      await desk.linkMatter();
    },

    async takeProposal() {
      const proposal = proposalFor(library, store.getState());
      if (proposal?.kind === 'safety') await actions.setFlow(proposal.flowId);
      else if (proposal) await actions.setScenario(proposal.scenario);
    },

    editNote(part, text, caret = null) {
      const active = desk.current();
      // At once where there is a call: leaving the field in the same instant settles what is in hand.
      if (active) active.type(part, text, caret);
      else void desk.session().then((begun) => begun?.type(part, text, caret));
    },
    keepPersonal(part) {
      void desk.current()?.keep(part);
    },
    async resetNote(part) {
      await desk.record({ type: 'note.reset', part });
    },
    async mark(mark) {
      await desk.record({ type: 'mark.set', mark, source: 'key' });
    },
    async promise(what, dueAt) {
      await desk.record({ type: 'promise.made', promiseId: services.makeId(), what, dueAt, owner: services.settings.agent.number || services.settings.agent.name });
    },
    async setDisposition(code) {
      const { call, flow } = progress();
      if (call?.direction === 'outbound' && isAttempt(code)) {
        await desk.record({ type: 'disposition.set', code }, ...attemptFacts(code));
        return actions.closeCall(library.dispositions.find((one) => one.code === code)?.title ?? code);
      }
      await desk.record({ type: 'disposition.set', code }, ...complaintStarts(call, flow, { disposition: code }, rules));
    },
    async markOutbound() {
      const flow = flowsFor(library, null, [], 'outbound')[0];
      const bodies: CallEventBody[] = [{ type: 'direction.set', to: 'outbound' }, { type: 'scenario.set', to: 'S02', by: 'agent' }];
      if (flow) bodies.push({ type: 'flow.chosen', flowId: flow.id, flowVersion: flow.version, libraryVersion: library.manifest?.version ?? '0.0.0', by: 'agent' });
      await recordAndRefresh(...bodies);
      await desk.linkMatter();
    },
    async alertLead() {
      await desk.record({ type: 'lead.alerted', reason: 'agent' });
      desk.toast({ code: 'undo.leadAlerted', tone: 'plain' });
    },

    async park(reason) {
      const active = desk.current();
      if (!active) return;
      await active.settle();
      const gate = closingGate(active.call(), flowOf(library, active.call()));
      const ended = active.call().marks.some((one) => one.mark === 'ended');
      const saved = await active.record(
        ...(ended ? [] : [{ type: 'mark.set', mark: 'ended', source: 'key' } as const]),
        { type: 'call.parked', reason, openSteps: gate.openRequired, pendingForLead: gate.outcome === 'park-for-lead' },
      );
      if (saved) await afterwards('undo.parked');
    },
    async closeCall(overrideReason) {
      const active = desk.current();
      if (!active) return;
      await active.settle();
      const gate = closingGate(active.call(), flowOf(library, active.call()));
      if (gate.outcome === 'park-for-lead') return actions.park(overrideReason ?? '');
      const ended = active.call().marks.some((one) => one.mark === 'ended');
      const saved = await active.record(
        ...(ended ? [] : [{ type: 'mark.set', mark: 'ended', source: 'key' } as const]),
        { type: 'call.closed', openSteps: gate.openRequired, ...(overrideReason ? { overrideReason } : {}) },
      );
      if (saved) await afterwards('undo.closed');
    },
    async startFor(how) {
      const current = desk.current();
      // A chat goes on beside the new contact; a call on the phone cannot, and waits parked for its wrap-up.
      const left = current?.call().channel === 'chat' ? desk.leave() : current && actions.park('next-call');
      if (current?.call().channel !== 'chat') await left;
      const direction = how === 'outbound' ? 'outbound' : 'inbound';
      // An inbound contact has the channel its page shows.
      await Promise.all([left, desk.session({ direction, startedBy: 'key', ...(how === 'inbound' ? {} : { channel: how }) })]);
    },

    async insertText(text) {
      const outcome = await insert(text, false);
      store.setState({ refused: outcome === 'inserted' ? null : outcome });
      if (outcome !== 'inserted') desk.toast({ code: `insert.${outcome}`, tone: 'must', params: { name: '' } });
      return outcome === 'inserted';
    },

    pickRecord(id) {
      const found = library.byId.get(id);
      if (found?.kind === 'flow') void actions.setFlow(id);
      else if (found?.kind === 'script') {
        const { shown, call } = store.getState();
        const chosen = call?.type.chosen ?? 'unknown';
        const variant = chosen !== 'unknown' && found.variants[chosen] ? chosen : 'unknown';
        const line: SuggestedLine = { script: found, variant, reasons: [{ code: 'searched' }] };
        store.setState({ shown: { ...shown, lines: [line, ...shown.lines.filter((one) => one.script.id !== id)].slice(0, 3) }, newer: null, focus: 0 });
      } else if (found && 'text' in found) void services.copy(renderText(desk, found.text).plain).then(() => busyFor('copied'));
    },
  };

  const insert = (text: string, confirmed: boolean) => {
    const subject = desk.current()?.call().subject;
    const fields = Object.fromEntries(Object.entries(subject?.fields ?? {}).map(([name, value]) => [name, { value }]));
    return services.page.insert({ text, for: marksOf(fields), confirmed: confirmed || store.getState().relation === 'same' });
  };
  const stepIdOf = (): { stepId?: string } => {
    const { flow, progress: now } = progress();
    const due = dueStepOf(flow, now);
    return due ? { stepId: due.id } : {};
  };
  const titleOf = (stepId: string): string => flowOf(library, desk.current()?.call() ?? null)?.steps.find((step) => step.id === stepId)?.title ?? stepId;
  /** A tick alone is not yet "done" where the note must hold something: the message says so. */
  const ticked = (stepId: string) => {
    const lacking = progress().progress?.steps.some((one) => one.stepId === stepId && one.state === 'lacking') ?? false;
    return { code: lacking ? 'undo.lacking' : 'undo.step', params: { step: titleOf(stepId) }, tone: lacking ? ('must' as const) : ('plain' as const) };
  };
  const afterwards = async (code: string): Promise<void> => {
    await desk.leave();
    await desk.refreshContacts();
    await desk.readPage();
    desk.toast({ code, tone: 'plain' });
  };
  return actions;
}
