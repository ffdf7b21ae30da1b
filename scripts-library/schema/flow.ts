import { z } from 'zod';
import { alert } from './script.ts';
import { factSource, recordHead, recordId, scenarioId, stage } from './vocabulary.ts';

/**
 * A condition on facts of the call. Facts are flags the agent sets by a chip, or that follow from the record
 * ("age65", "vip", "account_facts", "third_party", "money_sent", "verification_failed", "card_unauthorised" …).
 */
export type Condition = { fact: string; is: boolean } | { all: Condition[] } | { any: Condition[] };
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ fact: z.string().min(1), is: z.boolean() }),
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
  ]),
);

/** A limit with its basis: only `regulation` may be stated as a rule; `proposal` is a setting with a default. */
export const limit = z.strictObject({
  amount: z.number().positive(),
  unit: z.enum(['seconds', 'minutes', 'hours', 'workdays', 'days', 'months', 'times']),
  basis: z.enum(['regulation', 'proposal']),
  /** The setting that overrides a proposal, e.g. "limits.greeting". */
  setting: z.string().optional(),
});

/** What the note must hold for the step to count as done. `auto` is filled by the panel, `tick` needs the tick alone. */
export const evidence = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]*$/),
  kind: z.enum(['auto', 'tick', 'text', 'choice', 'time', 'date', 'count']),
  label: z.string().min(1),
  choices: z.array(z.strictObject({ id: z.string(), label: z.string() })).optional(),
});

export const flowStep = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9._-]*$/),
  title: z.string().min(1),
  stage,
  requirement: z.enum(['required', 'optional', 'conditional']),
  /** Present exactly on conditional steps. */
  when: condition.optional(),
  /** The condition in words, as the checklist shows it. */
  whenText: z.string().optional(),
  limit: limit.optional(),
  evidence: z.array(evidence),
  /** Scenarios whose lines of this step's stage serve the step; empty: the call's scenario. */
  scenarios: z.array(scenarioId),
  /** Particular scripts, before any found by scenario and stage. */
  scripts: z.array(recordId),
  /** Where to go when a condition holds after this step; otherwise the next step in order. */
  branches: z.array(z.strictObject({ when: condition, to: z.string() })).default([]),
  hint: z.string().optional(),
});

/** An SOP as the desk shows it. `critical`: not closed until a lead has seen the open required steps. */
export const flow = z.strictObject({
  kind: z.literal('flow'),
  ...recordHead,
  /** "SOP-1" to "SOP-14" of the domain notes; a variant of a flow shares its number. */
  sop: z.string().regex(/^SOP-\d{1,2}[a-z]?$/),
  gate: z.enum(['standard', 'critical']),
  scenarios: z.array(scenarioId).min(1),
  triggers: z.array(alert),
  /** Words of customers who mean this flow and not another of its scenarios; with them it is proposed only when they were heard. */
  askedBy: z.array(z.string().min(2)).optional(),
  steps: z.array(flowStep).min(2),
  sources: z.array(factSource).min(1),
});
export type Flow = z.infer<typeof flow>;
export type FlowStep = z.infer<typeof flowStep>;
