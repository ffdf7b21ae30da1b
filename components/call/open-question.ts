import type { Call } from '../../domain/call/call.ts';
import type { CallEventBody } from '../../domain/call/events.ts';
import { sopProgress } from '../../domain/call/sop-progress.ts';
import type { Flow } from '../../scripts-library/schema/index.ts';

/** A fact on which a flow goes one way or the other, in the words of the flow. */
export interface OpenQuestion {
  readonly fact: string;
  readonly yes: string;
  readonly no: string;
}

/**
 * The first fact that leads this flow to one step when it is so and to another when it is not ("the money has been sent"), and that
 * nobody has set: until then neither step is asked for. In a critical flow it is asked at once, elsewhere when what stands before
 * those steps is done. Null where there is none.
 */
export function openQuestion(flow: Flow | null, call: Pick<Call, 'facts' | 'steps'> | null): OpenQuestion | null {
  if (flow === null || call === null) return null;
  const { due } = sopProgress(call, flow);
  const reached = flow.gate === 'critical' ? flow.steps : flow.steps.slice(0, due === null ? undefined : flow.steps.findIndex(({ id }) => id === due));
  const words = (fact: string, is: boolean): string | undefined =>
    flow.steps.find(({ when }) => when !== undefined && 'fact' in when && when.fact === fact && when.is === is)?.whenText;
  for (const { when } of reached) {
    if (when === undefined || !('fact' in when) || call.facts[when.fact] !== undefined) continue;
    const [yes, no] = [words(when.fact, true), words(when.fact, false)];
    if (yes !== undefined && no !== undefined) return { fact: when.fact, yes, no };
  }
  return null;
}

/** What a matter says by itself, once the agent has chosen it: sent money is stopped before anything else. */
const SAID_BY_MATTER: Readonly<Record<string, readonly [fact: string, is: boolean]>> = { S39: ['money_sent', false], S40: ['money_sent', true] };

export function factsOfMatter(scenario: string, call: Pick<Call, 'facts'>): readonly CallEventBody[] {
  const [fact, is] = SAID_BY_MATTER[scenario] ?? [];
  return fact === undefined || is === undefined || call.facts[fact] === is ? [] : [{ type: 'fact.set', fact, is }];
}
