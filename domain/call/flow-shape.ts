import type { Condition } from './condition.ts';

/** As much of an SOP flow as the rules need; the library's `Flow` fits it. */
export interface FlowShape {
  readonly gate: 'standard' | 'critical';
  readonly steps: readonly StepShape[];
}

export interface StepShape {
  readonly id: string;
  readonly requirement: 'required' | 'optional' | 'conditional';
  readonly when?: Condition | undefined;
  readonly evidence: readonly { readonly id: string; readonly kind: string }[];
  readonly branches?: readonly { readonly when: Condition; readonly to: string }[];
}
