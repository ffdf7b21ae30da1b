import type { FatalError, ItemMarks, ItemNumber } from './scorecard.ts';

/** What a supervisor wrote about one call. The call itself stays as the agent closed it. */
export interface Review {
  readonly callId: string;
  readonly state: 'draft' | 'final' | 'appealed' | 'settled';
  /** The same call scored blind by a second person to compare scores is a calibration. */
  readonly kind: 'random' | 'risk' | 'calibration' | 'appeal';
  readonly marks: ItemMarks;
  readonly reasons: Readonly<Partial<Record<ItemNumber, string>>>;
  readonly fatal: readonly FatalError[];
  readonly comment: string;
  /** Steps whose tick the reviewer heard on the recording. */
  readonly heard: readonly string[];
}
