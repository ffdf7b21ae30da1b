import { CUSTOMER_TYPES, type CustomerTypeOrUnknown } from '../../../domain/customer-type.ts';
import type { CorpusRow } from '../../../scripts-library/customer-type/corpus-row.ts';

export interface JudgedRow {
  readonly row: CorpusRow;
  readonly answer: CustomerTypeOrUnknown;
  /** Probability of the best type, for calibration and the threshold curve; 0 when nothing was evidence. */
  readonly best: { readonly type: CustomerTypeOrUnknown; readonly score: number; readonly unknown: number };
}

export interface TypeScores {
  readonly n: number;
  readonly accuracy: number;
  readonly coverage: number;
  readonly precision: number;
  readonly wrong: number;
  readonly unknownRecall: number;
}

/** Scoring of the customer-type evaluation; a share of nothing is 0. */
export function scoresOf(judged: readonly JudgedRow[]): TypeScores {
  const share = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part / whole) * 1000) / 1000);
  const right = judged.filter(({ row, answer }) => row.acceptable.includes(answer));
  const spoken = judged.filter(({ answer }) => answer !== 'unknown');
  const spokenRight = spoken.filter(({ row, answer }) => row.acceptable.includes(answer));
  const typed = judged.filter(({ row }) => row.label !== 'unknown');
  const neutral = judged.filter(({ row }) => row.label === 'unknown');
  return {
    n: judged.length,
    accuracy: share(right.length, judged.length),
    coverage: share(typed.filter(({ answer }) => answer !== 'unknown').length, typed.length),
    precision: share(spokenRight.length, spoken.length),
    wrong: share(spoken.length - spokenRight.length, judged.length),
    unknownRecall: share(neutral.filter(({ answer }) => answer === 'unknown').length, neutral.length),
  };
}

/** One line a type: how many rows carry it, how many were answered so, and how many of those were acceptable. */
export function perType(judged: readonly JudgedRow[]): readonly string[] {
  return [...CUSTOMER_TYPES, 'unknown' as const].map((type) => {
    const labelled = judged.filter(({ row }) => row.label === type);
    const answered = judged.filter(({ answer }) => answer === type);
    const precise = answered.filter(({ row }) => row.acceptable.includes(type)).length;
    const found = labelled.filter(({ row, answer }) => row.acceptable.includes(answer)).length;
    return `${type.padEnd(10)} rows ${pad(labelled.length)}  accepted ${ratio(found, labelled.length)}  answered ${pad(answered.length)}  precision ${ratio(precise, answered.length)}`;
  });
}

/** What the threshold buys: speak only from this probability on. */
export function thresholdCurve(judged: readonly JudgedRow[]): readonly string[] {
  return [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((threshold) => {
    const { coverage, precision, unknownRecall } = scoresOf(judged.map((one) => ({ ...one, answer: one.best.score >= threshold && one.best.score > one.best.unknown ? one.best.type : 'unknown' })));
    return `from ${threshold.toFixed(1)}  coverage ${coverage.toFixed(3)}  precision ${precision.toFixed(3)}  unknown recall ${unknownRecall.toFixed(3)}`;
  });
}

export function pad(n: number): string {
  return String(n).padStart(5);
}

function ratio(part: number, whole: number): string {
  return whole === 0 ? '    -' : (part / whole).toFixed(3);
}
