import type { CustomerRecord } from '../../domain/customer-record.ts';
import type { DeskServices } from './desk-services.ts';
import type { DeskState, LineSet } from './desk-state.ts';
import type { ScenarioChoice } from './engine.ts';
import { dueStepOf, flowOf, flowsFor, heardLately, progressOf, proposedScenario, stageOf } from './flows.ts';
import { recordForCall } from './subject.ts';

/** The lines for this moment of the contact; before it began, for the flow that would be proposed. */
export function linesNow({ library, engine, clock }: DeskServices, state: DeskState): LineSet {
  const { call } = state;
  const scenario = call?.scenario?.id ?? proposedScenario(state.scenarios) ?? null;
  const flow = flowOf(library, call) ?? (call === null ? (flowsFor(library, scenario, state.alerts, 'inbound', heardLately(state.record))[0] ?? null) : null);
  const due = dueStepOf(flow, progressOf(call, flow));
  // The agent's choice is certain; what was only proposed goes on being judged by what is heard.
  const chosen: readonly ScenarioChoice[] = call?.scenario?.by === 'agent' ? [{ scenario: call.scenario.id, probability: 1, reasons: [] }] : [];
  return engine.lines({
    scenarios: [...chosen, ...state.scenarios.filter((one) => one.scenario !== chosen[0]?.scenario)],
    stage: stageOf(flow, due),
    stepId: due?.id ?? null,
    step: due,
    type: call?.type.chosen ?? 'unknown',
    record: recordForCall(call, state.record, state.relation),
    call,
    alerts: state.alerts,
    shown: state.shown.lines.map((line) => line.script.id),
    now: clock(),
  });
}

export const sameLines = (a: LineSet, b: LineSet): boolean =>
  a.lines.length === b.lines.length && a.lines.every((line, i) => line.script.id === b.lines[i]?.script.id && line.variant === b.lines[i]?.variant);

/** A page with messages and no call badge is a chat. */
export const channelOf = (record: CustomerRecord | null): 'phone' | 'chat' => (record && record.transcript.length > 0 && record.callState === undefined ? 'chat' : 'phone');

/** Facts that follow from the record and open conditional steps. */
export function factsFrom(record: CustomerRecord | null): readonly string[] {
  const age = Number.parseInt(record?.fields['age']?.value ?? '', 10);
  const birthYear = Number.parseInt(record?.fields['birthday']?.value ?? '', 10);
  const years = Number.isFinite(age) ? age : Number.isFinite(birthYear) && record ? Number.parseInt(record.readAt, 10) - birthYear : Number.NaN;
  return years >= 65 ? ['age65'] : [];
}
