import { fail, succeed, type Result } from '../result.ts';

/** Sections and items of the 100-point card (domain notes, 6.2). Titles are words: key `scorecard.item.<no>`. */
export const SCORECARD_ITEMS = [
  { no: 1, section: 'service', points: 4 }, { no: 2, section: 'service', points: 8 }, { no: 3, section: 'service', points: 3 },
  { no: 4, section: 'service', points: 5 }, { no: 5, section: 'service', points: 5 }, { no: 6, section: 'service', points: 5 },
  { no: 7, section: 'solution', points: 12 }, { no: 8, section: 'solution', points: 8 }, { no: 9, section: 'solution', points: 6 },
  { no: 10, section: 'solution', points: 4 }, { no: 11, section: 'compliance', points: 10 }, { no: 12, section: 'compliance', points: 8 },
  { no: 13, section: 'compliance', points: 7 }, { no: 14, section: 'record', points: 6 }, { no: 15, section: 'record', points: 4 },
  { no: 16, section: 'close', points: 2 }, { no: 17, section: 'close', points: 3 },
] as const;
export type ItemNumber = (typeof SCORECARD_ITEMS)[number]['no'];
export const SECTIONS = ['service', 'solution', 'compliance', 'record', 'close'] as const;
export type Section = (typeof SECTIONS)[number];

/** One of these makes the score 0 and is reported apart, the same day. */
export const FATAL_ERRORS = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10', 'F11', 'F12'] as const;
export type FatalError = (typeof FATAL_ERRORS)[number];

/** From `from` points up. Proposals of the domain notes; a bank may set its own. */
export interface Bands {
  readonly excellent: number;
  readonly pass: number;
  readonly coaching: number;
}
export const DEFAULT_BANDS: Bands = { excellent: 95, pass: 85, coaching: 70 };
export type Band = 'excellent' | 'pass' | 'coaching' | 'fail';

/** Points given; `not-applicable` takes the item's points out of the total that can be reached. */
export type ItemMarks = Readonly<Partial<Record<ItemNumber, number | 'not-applicable'>>>;

export interface Score {
  /** 0 to 100, one decimal place: points given of the points that could be reached. 0 with a fatal error. */
  readonly score: number;
  /** What the points alone give; equals `score` without a fatal error. */
  readonly withoutFatal: number;
  readonly band: Band;
  readonly fatal: readonly FatalError[];
  readonly sections: Readonly<Record<Section, { readonly given: number; readonly reachable: number }>>;
}

export type ScoreFailure =
  | { readonly code: 'score.incomplete'; readonly params: { readonly missing: string } }
  | { readonly code: 'score.out-of-range'; readonly params: { readonly item: number } }
  | { readonly code: 'score.nothing-applicable' };

/**
 * The score of a reviewed contact. Fails with `score.incomplete` (items without marks, by number), `score.out-of-range`
 * (negative, more than the item's points, no number) and `score.nothing-applicable`.
 */
export function score(marks: ItemMarks, fatal: readonly FatalError[], bands: Bands = DEFAULT_BANDS): Result<Score, ScoreFailure> {
  const missing = SCORECARD_ITEMS.filter((item) => marks[item.no] === undefined).map((item) => item.no);
  if (missing.length > 0) return fail({ code: 'score.incomplete', params: { missing: missing.join(', ') } });
  const sections: Record<Section, { given: number; reachable: number }> = Object.fromEntries(SECTIONS.map((section) => [section, { given: 0, reachable: 0 }])) as Record<Section, { given: number; reachable: number }>;
  for (const item of SCORECARD_ITEMS) {
    const given = marks[item.no];
    if (given === 'not-applicable' || given === undefined) continue;
    if (!Number.isFinite(given) || given < 0 || given > item.points) return fail({ code: 'score.out-of-range', params: { item: item.no } });
    sections[item.section].given += given;
    sections[item.section].reachable += item.points;
  }
  const sum = (of: 'given' | 'reachable'): number => SECTIONS.reduce((total, section) => total + sections[section][of], 0);
  if (sum('reachable') === 0) return fail({ code: 'score.nothing-applicable' });
  const withoutFatal = Math.round((sum('given') / sum('reachable')) * 1000) / 10;
  const final = fatal.length > 0 ? 0 : withoutFatal;
  return succeed({ score: final, withoutFatal, band: bandOf(final, bands), fatal: [...new Set(fatal)], sections });
}

/** The band of a score of 0 to 100. */
export function bandOf(points: number, bands: Bands = DEFAULT_BANDS): Band {
  if (points >= bands.excellent) return 'excellent';
  if (points >= bands.pass) return 'pass';
  return points >= bands.coaching ? 'coaching' : 'fail';
}
