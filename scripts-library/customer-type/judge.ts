import { CUSTOMER_TYPES, type ConfidenceBand, type CustomerType, type CustomerTypeOrUnknown } from '../../domain/customer-type.ts';
import { rawScores, softmax, type LinearModel } from '../text-model/index.ts';
import type { CaseHint } from './case-hint.ts';
import { cuesFor } from './cues.ts';
import type { TypeJudgement } from './evidence.ts';
import { featuresOf } from './features.ts';
import type { TurnReading } from './turn-reading.ts';

/** Below this probability the answer is unknown: chosen on cross-validation over voices (docs/customer-type.md). */
export const SPEAKS_FROM = 0.6;
const MID_FROM = 0.75;
const HIGH_FROM = 0.9;
/** A second type is shown with the first when it holds at least this much. */
const SECOND_FROM = 0.25;
/** What the page's facts add to the raw score of the type they lean to, once the customer has spoken. */
const HINT_ADDS = 0.4;

const NOTHING: Readonly<Record<CustomerTypeOrUnknown, number>> = { rational: 0, emotional: 0, impatient: 0, silent: 0, unknown: 1 };

/** Judges the evidence turns (oldest first, verification and courtesy already dropped). */
export function judge(model: LinearModel, turns: readonly TurnReading[], hint: CaseHint | null): TypeJudgement {
  if (turns.length === 0) return fromHint(hint);
  const features = featuresOf(turns);
  const scores = scoresOf(model, features, turns, hint);
  const [first, second] = [...CUSTOMER_TYPES].sort((a, b) => scores[b] - scores[a]) as [CustomerType, CustomerType];
  if (scores[first] < SPEAKS_FROM || scores[first] <= scores.unknown) return { type: 'unknown', band: 'low', scores, cues: [] };
  return {
    type: first, band: bandOf(scores[first]), scores, cues: cuesFor(model, features, turns, first),
    ...(scores[second] >= SECOND_FROM ? { second } : {}),
  };
}

function scoresOf(model: LinearModel, vector: Parameters<typeof rawScores>[1], turns: readonly TurnReading[], hint: CaseHint | null): Readonly<Record<CustomerTypeOrUnknown, number>> {
  const raw = rawScores(model, vector);
  if (hint !== null) raw[model.labels.indexOf(hint.type)]! += HINT_ADDS;
  const scores = Object.fromEntries(softmax(raw, model.temperature).map((score, k) => [model.labels[k], score])) as Record<CustomerTypeOrUnknown, number>;
  if (!maySpeakOfSilence(turns)) {
    scores.unknown += scores.silent;
    scores.silent = 0;
  }
  return scores;
}

/** One short answer is nobody's manner: silence takes two of them, or a whole sentence that hands over or declines (rules 2.3, 5). */
function maySpeakOfSilence(turns: readonly TurnReading[]): boolean {
  return turns.length >= 2 || !turns.some((turn) => turn.minimal);
}

function bandOf(score: number): ConfidenceBand {
  return score >= HIGH_FROM ? 'high' : score >= MID_FROM ? 'mid' : 'low';
}

function fromHint(hint: CaseHint | null): TypeJudgement {
  const silent = { type: 'unknown', band: 'low', scores: NOTHING } as const;
  return hint === null ? { ...silent, cues: [] } : { ...silent, cues: [hint.cue], hint: hint.type };
}
