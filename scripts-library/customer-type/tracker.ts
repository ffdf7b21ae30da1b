import type { CustomerTypeOrUnknown } from '../../domain/customer-type.ts';
import type { LinearModel } from '../text-model/index.ts';
import { hintFromCase } from './case-hint.ts';
import type { CaseFacts, EvidenceTurn, TypeJudgement } from './evidence.ts';
import { judge } from './judge.ts';
import { createTurnFeed } from './turn-feed.ts';

/** What the desk shows. */
export interface TrackedType {
  readonly type: CustomerTypeOrUnknown;
  readonly by: 'agent' | 'suggestion';
  /** The judgement behind the shown suggestion; the agent's own choice has none. */
  readonly judgement: TypeJudgement | null;
}

/** Follows one call. A turn costs the same at the start and after a thousand turns. */
export interface TypeTracker {
  addTurn(turn: EvidenceTurn): TrackedType;
  /** The agent's choice holds at once and stays; null gives the question back to the tracker. */
  choose(type: CustomerTypeOrUnknown | null): TrackedType;
  current(): TrackedType;
}

/** How far another answer must lead the shown one, and for how many evidence turns in a row, before it replaces it (rules 2.3, 7). */
const CLEAR_LEAD = 0.15;
const TURNS_IN_LEAD = 2;

export function createTypeTracker(model: LinearModel, facts?: CaseFacts): TypeTracker {
  const feed = createTurnFeed();
  const hint = hintFromCase(facts);
  let shown = judge(model, [], hint);
  let chosen: CustomerTypeOrUnknown | null = null;
  let leader: { readonly type: CustomerTypeOrUnknown; readonly turns: number } | null = null;

  const current = (): TrackedType => (chosen === null ? { type: shown.type, by: 'suggestion', judgement: shown } : { type: chosen, by: 'agent', judgement: null });

  const weigh = (next: TypeJudgement): void => {
    if (shown.type === 'unknown' || next.type === shown.type) {
      shown = next;
      leader = null;
      return;
    }
    if (next.scores[next.type] - next.scores[shown.type] < CLEAR_LEAD) {
      leader = null;
      return;
    }
    leader = { type: next.type, turns: leader?.type === next.type ? leader.turns + 1 : 1 };
    if (leader.turns < TURNS_IN_LEAD) return;
    shown = next;
    leader = null;
  };

  return {
    addTurn(turn) {
      if (feed.add(turn)) weigh(judge(model, feed.evidence(), hint));
      return current();
    },
    choose(type) {
      chosen = type;
      return current();
    },
    current,
  };
}
