import type { z } from 'zod';
import type { limit } from './flow.ts';

export type Limit = z.infer<typeof limit>;

/** Four digits are more than any limit needs, and a telephone number is not one. */
const AMOUNT = /^[1-9]\d{0,3}$/u;

/** The bank's figure as it was typed ("15", "１５"), or null when it is none. */
export const amountTyped = (typed: string): number | null => {
  const folded = typed.normalize('NFKC').trim();
  return AMOUNT.test(folded) ? Number(folded) : null;
};

/**
 * The amount that holds, in the limit's own unit. A proposal yields to the bank's setting of its name; what a regulation says
 * does not, and a setting that is no number changes nothing.
 */
export const amountInForce = ({ amount, basis, setting }: Limit, settings: Readonly<Record<string, string>>): number =>
  (basis === 'proposal' && setting !== undefined ? amountTyped(settings[setting] ?? '') : null) ?? amount;

/** One setting that a library's flows ask for, with what holds until the bank says otherwise. */
export interface LimitSetting { readonly name: string; readonly amount: number; readonly unit: Limit['unit'] }

/** The limits a bank may set, each once, in the order of the flows. */
export function limitSettings(flows: readonly { readonly steps: readonly { readonly limit?: Limit | undefined }[] }[]): readonly LimitSetting[] {
  const found = new Map<string, LimitSetting>();
  for (const { limit: each } of flows.flatMap((flow) => flow.steps)) {
    if (each?.basis === 'proposal' && each.setting !== undefined && !found.has(each.setting)) found.set(each.setting, { name: each.setting, amount: each.amount, unit: each.unit });
  }
  return [...found.values()];
}
