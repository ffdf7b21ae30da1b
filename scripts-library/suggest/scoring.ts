import type { CustomerTypeOrUnknown } from '../../domain/customer-type.ts';
import { isVipTier } from '../placeholders/values.ts';
import type { Script } from '../schema/index.ts';
import type { LineUsage, SuggestContext, SuggestReason } from './context.ts';
import { heardIn, type Heard, type TopicsOf } from './heard.ts';
import type { Matter } from './matters.ts';

export interface ScoredLine {
  readonly script: Script;
  readonly variant: CustomerTypeOrUnknown;
  readonly score: number;
  /** Place in the library, for equal scores. */
  readonly place: number;
  readonly matter: Matter;
  readonly reasons: readonly SuggestReason[];
}

/** Uses that count as one opinion of the author: a dozen clicks move a line less than the stage or the matter does. */
const CALM = 20;
const USAGE_WEIGHT = 0.6;
/** Within a matter the customer's own words choose: more than the type's wording, less than another stage. */
const HEARD_WEIGHT = 0.4;
/** What is shown keeps its place against a line that is hardly better. */
const SHOWN_BONUS = 0.08;

/** How well a line serves the moment, with the reasons a person can check. Higher is better; the scale is the matter's probability. */
export function scoreLine(script: Script, matter: Matter, inStage: boolean, context: SuggestContext, heard: Heard, topicsOf: TopicsOf, place: number): ScoredLine {
  const reasons: SuggestReason[] = [];
  let score = matter.weight;
  const count = (amount: number, reason: SuggestReason) => { score += amount; reasons.push(reason); };
  const { step } = context;
  if (step?.scripts.includes(script.id)) count(2, { code: 'due-step', params: { step: step.id } });
  else if (step && step.stage === script.stage && (step.scenarios.length === 0 || step.scenarios.includes(script.scenario))) count(0.4, { code: 'due-step', params: { step: step.id } });
  if (inStage) reasons.push({ code: 'stage', params: { stage: script.stage } });
  else count(-1.2, { code: 'stand-in-stage', params: { stage: script.stage } });
  reasons.push(matterReason(matter));
  const variant = context.type !== 'unknown' && script.variants[context.type] ? context.type : 'unknown';
  if (variant !== 'unknown') count(0.25, { code: 'type', params: { type: variant } });
  else reasons.push({ code: 'neutral' });
  if (context.product && script.products.length > 0) {
    if (script.products.includes(context.product)) count(0.3, { code: 'product', params: { product: context.product } });
    else score -= 0.3;
  }
  const alerts = script.alerts.filter((alert) => context.alerts?.includes(alert) || (alert === 'vip' && context.tier !== undefined && isVipTier(context.tier)));
  for (const alert of alerts) count(0.3, alert === 'vip' ? { code: 'vip' } : { code: 'alert', params: { alert } });
  if (script.alerts.length > 0 && alerts.length === 0) score -= 0.1;
  const objection = script.answers.find((id) => context.objections?.includes(id));
  if (objection !== undefined) count(0.8, { code: 'objection', params: { objection } });
  const { share, alias } = heardIn(heard, topicsOf(script));
  if (share > 0) count(HEARD_WEIGHT * share, { code: 'heard', params: { alias } });
  const opinion = usageOpinion(context.usage?.[script.id], script.version);
  if (opinion > 0.01) count(opinion, { code: 'helped-before' });
  else if (opinion < -0.01) count(opinion, { code: 'less-used' });
  if (context.said?.includes(script.id)) count(-1.5, { code: 'said-already' });
  if (context.rejected?.includes(script.id)) score -= 2;
  if (context.shown?.includes(script.id)) score += SHOWN_BONUS;
  return { script, variant, score, place, matter, reasons };
}

function matterReason(matter: Matter): SuggestReason {
  if (matter.because === 'generic') return { code: 'generic' };
  if (matter.because === 'precedence') return { code: 'precedence', params: { scenario: matter.scenario } };
  return { code: matter.weight >= 0.5 ? 'scenario' : 'maybe-scenario', params: { scenario: matter.scenario } };
}

/** −0.6 to 0.6. Edited counts half: the line was the right one, its words were not. */
export function usageOpinion(usage: LineUsage | undefined, version: number): number {
  if (!usage || usage.version !== version) return 0;
  const seen = usage.used + usage.edited + usage.rejected;
  return (USAGE_WEIGHT * (usage.used + usage.edited / 2 - usage.rejected)) / (seen + CALM);
}
