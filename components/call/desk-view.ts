import type { TFunction } from 'i18next';
import type { Call } from '../../domain/call/call.ts';
import { durations } from '../../domain/call/durations.ts';
import { closingGate } from '../../domain/call/gate.ts';
import { NOTE_PARTS, type NotePartId } from '../../domain/call/events.ts';
import { composeNote } from '../../domain/note/compose.ts';
import { renderPart } from '../../domain/note/render.ts';
import type { Library } from '../../scripts-library/packs/library.ts';
import type { Condition, Flow } from '../../scripts-library/schema/index.ts';
import { amountInForce } from '../../scripts-library/schema/limit-in-force.ts';
import type { FactView, StepView } from './checklist.tsx';
import type { Reason } from './engine.ts';
import type { DeskState } from './desk-state.ts';
import type { Desk } from './desk-store.ts';
import { dueStepOf, flowOf, flowsFor, heardLately, progressOf, proposedScenario } from './flows.ts';
import type { NoteView } from './note-editor.tsx';
import type { DueStepView, LineView } from './now.tsx';
import { renderLine, renderText } from './rendering.ts';
import { maskedField, recordForCall } from './subject.ts';
import type { AlertChip, ShownField } from './who.tsx';
import { noteTitlesOf } from '../ui/note-titles.ts';
import { minutesAndSeconds, noteWording } from '../ui/words.ts';
import type { GateView } from './wrap-up.tsx';

/** What the views are made of: whether the text is saved is said elsewhere. */
type ViewState = Omit<DeskState, 'save'>;

const LIMIT_MS: Readonly<Record<string, number>> = { seconds: 1_000, minutes: 60_000, hours: 3_600_000 };

/** The flow in force; before the call, the one that would be proposed. */
export function flowInView(library: Library, state: ViewState): Flow | null {
  if (state.call) return flowOf(library, state.call);
  return flowsFor(library, proposedScenario(state.scenarios) ?? null, state.alerts, 'inbound', heardLately(state.record))[0] ?? null;
}

/** `settings`: the bank's own values by name, limits among them. */
export function dueStepView(library: Library, state: ViewState, settings: Readonly<Record<string, string>>): DueStepView | null {
  const flow = flowInView(library, state);
  const progress = progressOf(state.call, flow);
  const due = dueStepOf(flow, progress);
  if (!flow || !progress || !due) return null;
  const applying = progress.steps.filter((step) => step.applies === 'applies');
  const amount = due.limit ? amountInForce(due.limit, settings) : 0;
  const limitMs = due.limit ? (LIMIT_MS[due.limit.unit] ?? 0) * amount : 0;
  const lastTick = Math.max(0, ...Object.values(state.call?.steps ?? {}).map((step) => Date.parse(step.at)));
  return {
    id: due.id,
    number: applying.findIndex((step) => step.stepId === due.id) + 1,
    of: applying.length,
    title: due.title,
    required: due.requirement !== 'optional',
    limit: due.limit && limitMs === 0 ? { amount, unit: due.limit.unit } : null,
    until: limitMs > 0 && state.call ? Math.max(lastTick, Date.parse(state.call.startedAt)) + limitMs : null,
  };
}

export function lineViews(desk: Desk, state: ViewState, t: TFunction): readonly LineView[] {
  return state.shown.lines.map((line) => {
    const { parts, plain } = renderLine(desk, line);
    const wording = line.variant === 'unknown' ? 'neutral' : line.variant;
    return {
      scriptId: line.script.id,
      title: line.script.title,
      variant: line.variant,
      parts,
      plain,
      reasons: line.reasons.map((reason) => reasonWords(reason, t)).filter((words) => words !== ''),
      neverSay: line.script.neverSay,
      tone: (line.script.delivery[wording] ?? line.script.delivery.neutral).tone,
      said: state.call?.scripts.some((use) => use.how === 'said' && use.script.scriptId === line.script.id) ?? false,
    };
  });
}

/** A reason in words: ids among its parameters are named as the desk names them. */
export function reasonWords({ code, params = {} }: Reason, t: TFunction): string {
  const named: Record<string, string | number> = { ...params };
  if (typeof named['scenario'] === 'string') named['scenario'] = t(`scenario.${named['scenario']}`);
  if (typeof named['type'] === 'string') named['type'] = t(`type.${named['type']}`);
  if (typeof named['alert'] === 'string') named['alert'] = t(`alert.${named['alert']}`, { count: '' });
  return t(`why.${code}`, { defaultValue: '', ...named });
}

export const withheldWords = (library: Library, state: ViewState, t: TFunction): readonly string[] =>
  state.shown.withheld.slice(0, 1).map((one) => t('now.withheld', { title: library.byId.get(one.scriptId)?.title ?? one.scriptId, why: t(`withheld.${one.code}`, { ...one.params }) }));

/** Texts to read word for word with the line in focus: its own, and in the handling of the matter all that the matter demands. */
export const pinnedViews = (desk: Desk, state: ViewState) => state.shown.pinned.filter((one) => {
  const line = state.shown.lines[state.focus]?.script;
  return line?.stage === 'handle' || line?.disclosures.includes(one.id) === true;
}).map((one) => ({ id: one.id, parts: renderText(desk, one.text).parts }));

export function stepViews(library: Library, state: ViewState): readonly StepView[] {
  const flow = flowInView(library, state);
  const progress = progressOf(state.call, flow);
  if (!flow || !progress) return [];
  return flow.steps.map((step, index) => {
    const at = progress.steps[index]!;
    const settled = state.call?.steps[step.id];
    const applies = at.applies === 'applies';
    return {
      id: step.id,
      title: step.title,
      state: applies ? at.state : 'not-applicable',
      due: progress.due === step.id,
      required: step.requirement !== 'optional',
      whenText: applies ? null : (step.whenText ?? null),
      evidence: step.evidence.map((item) => ({ id: item.id, kind: item.kind, label: item.label, choices: item.choices ?? [], value: settled?.state === 'ticked' ? (settled.evidence[item.id] ?? '') : '' })),
      reason: settled?.state === 'skipped' ? settled.reason : null,
    };
  });
}

/** Facts that conditional steps of this flow wait for, as chips. */
export function factViews(library: Library, state: ViewState, t: TFunction): readonly FactView[] {
  const flow = flowInView(library, state);
  const facts = new Map<string, string>();
  for (const step of flow?.steps ?? []) {
    if (step.when) for (const fact of factsIn(step.when)) if (!facts.has(fact)) facts.set(fact, t(`fact.${fact}`, { defaultValue: step.whenText ?? fact }));
  }
  return [...facts].map(([fact, label]) => ({ fact, label, is: state.call?.facts[fact] === true }));
}

const factsIn = (condition: Condition): readonly string[] =>
  'fact' in condition ? [condition.fact] : ('all' in condition ? condition.all : condition.any).flatMap(factsIn);

export function noteView(library: Library, call: Call | null, t: TFunction, locale: Parameters<typeof noteWording>[1], findings: NoteView['findings']): NoteView {
  const wording = noteWording(t, locale);
  const composed = call ? composeNote(call, noteTitlesOf(library, call, t)) : null;
  const parts = Object.fromEntries(
    NOTE_PARTS.map((part): [NotePartId, { text: string; edited: boolean }] => {
      const one = composed?.[part];
      return [part, { text: one ? renderPart(one, wording) : '', edited: one?.edited !== undefined && part !== 'free' }];
    }),
  ) as NoteView['parts'];
  return { parts, findings };
}

export function shownFields(state: ViewState): readonly ShownField[] {
  const record = recordForCall(state.call, state.record, state.relation);
  return Object.values(record?.fields ?? {}).flatMap((field) =>
    field ? [{ name: field.name, shown: field.shown, masked: maskedField(field.name, field.shown, field.masked), where: field.where, confidence: field.confidence, conflicts: field.conflicts ?? [] }] : [],
  );
}

const HARM: readonly string[] = ['fraud', 'loss', 'self_harm'];

export const alertChips = (state: ViewState, t: TFunction): readonly AlertChip[] => {
  const count = recordForCall(state.call, state.record, state.relation)?.fields['contact_count']?.value ?? '';
  return state.alerts.map((alert) => ({ id: alert, tone: HARM.includes(alert) ? 'harm' : alert === 'vip' ? 'plain' : 'must', text: t(`alert.${alert}`, { count }) }));
};

export function gateView(library: Library, state: ViewState): GateView {
  const flow = flowOf(library, state.call);
  const gate = closingGate(state.call ?? { facts: {}, steps: {}, lead: { alerts: [] } }, flow);
  return { outcome: gate.outcome, openSteps: gate.openRequired.map((id) => ({ id, title: flow?.steps.find((step) => step.id === id)?.title ?? id })) };
}

/** The clock of the call: talking, on hold or after it, and who says so. */
export function callClock(call: Call | null, now: string): { readonly kind: 'running' | 'hold' | 'after'; readonly time: string; readonly source: string } | null {
  if (!call) return null;
  const spans = durations(call, now);
  if (spans.hold.running) return { kind: 'hold', time: minutesAndSeconds(spans.hold.milliseconds), source: spans.hold.source };
  if (spans.talk.running) return { kind: 'running', time: minutesAndSeconds(spans.talk.milliseconds), source: spans.talk.source };
  return { kind: 'after', time: minutesAndSeconds(spans.afterCall.milliseconds), source: spans.afterCall.source };
}
