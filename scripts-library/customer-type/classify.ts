import type { LinearModel } from '../text-model/index.ts';
import { hintFromCase } from './case-hint.ts';
import type { CustomerEvidence, TypeJudgement } from './evidence.ts';
import { judge } from './judge.ts';
import { createTurnFeed } from './turn-feed.ts';

/**
 * How this contact is going, judged after the last turn of `evidence`. Pure. Without customer turns the answer is
 * unknown and the page's facts give at most a `hint`. For a running call use `createTypeTracker`, which keeps a shown type from flickering.
 * `model` comes from `loadTypeModel()`.
 */
export function classifyCustomer(evidence: CustomerEvidence, model: LinearModel): TypeJudgement {
  const feed = createTurnFeed();
  for (const turn of evidence.turns) feed.add(turn);
  return judge(model, feed.evidence(), hintFromCase(evidence.facts));
}
