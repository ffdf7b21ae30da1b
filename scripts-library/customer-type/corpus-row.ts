import type { CustomerTypeOrUnknown } from '../../domain/customer-type.ts';
import type { Locale } from '../../domain/language.ts';
import { readTurn, type TurnReading } from './turn-reading.ts';

/** One labelled contact. `agent_before[i]` is what the agent said before `turns[i]` ('' when nothing). */
export interface CorpusRow {
  readonly id: string;
  readonly lang: Locale;
  readonly voice?: string;
  readonly scenario?: string;
  readonly turns: readonly string[];
  readonly agent_before?: readonly string[];
  readonly label: CustomerTypeOrUnknown;
  readonly acceptable: readonly CustomerTypeOrUnknown[];
}

/** The row's turns that are evidence, oldest first. */
export function evidenceOf(row: CorpusRow): readonly TurnReading[] {
  return row.turns.map((turn, at) => readTurn(turn, row.agent_before?.[at] ?? '')).filter((turn) => turn.role === 'evidence');
}
