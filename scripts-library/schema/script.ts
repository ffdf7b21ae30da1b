import { z } from 'zod';
import { channel, factSource, productFamily, recordHead, recordId, scenarioId, stage } from './vocabulary.ts';

/** One wording of the line. `text` is what the agent reads aloud; placeholders as `{{customer.surname|您}}`. */
export const scriptVariant = z.strictObject({
  text: z.string().min(2),
  /** A shorter wording for chat; absent where the spoken one serves. */
  chat: z.string().min(2).optional(),
});

/** How it is said: "slow, low, warm" (manual requirement A6). */
export const delivery = z.strictObject({ tone: z.string().min(1), pace: z.enum(['slow', 'medium', 'brisk']) });

/** Who is on the line beyond the four types; ranks a script up when the alert is raised, never hides the type's line. */
export const ALERTS = ['fraud', 'loss', 'self_harm', 'elderly', 'vulnerable', 'bereaved', 'complaint', 'regulator', 'vip', 'repeat_contact', 'third_party'] as const;
export const alert = z.enum(ALERTS);
export type Alert = z.infer<typeof alert>;

/**
 * A line of the library. The core is written and approved once; the variants differ in opener, order, length and tone, so
 * that an approver reads one core and five short wordings.
 */
export const script = z.strictObject({
  kind: z.literal('script'),
  ...recordHead,
  scenario: scenarioId,
  stage,
  products: z.array(productFamily),
  channels: z.array(channel).min(1),
  tags: z.array(z.string().min(1)),
  /** Other words agents search by. */
  aliases: z.array(z.string().min(1)),
  alerts: z.array(alert).default([]),
  /** What must be in every variant: facts, steps, figures. Read by the approver, not by the customer. */
  core: z.array(z.string().min(1)).min(1),
  delivery: z.strictObject({
    neutral: delivery, rational: delivery.optional(), emotional: delivery.optional(), impatient: delivery.optional(), silent: delivery.optional(),
  }),
  variants: z.strictObject({
    neutral: scriptVariant, rational: scriptVariant.optional(), emotional: scriptVariant.optional(),
    impatient: scriptVariant.optional(), silent: scriptVariant.optional(),
  }),
  /** Ids of disclosure records, read verbatim and pinned. */
  disclosures: z.array(recordId),
  neverSay: z.array(z.string().min(1)),
  /** Spoken fallback for each placeholder that may be missing: what the agent says or asks instead. */
  fallbacks: z.record(z.string(), z.string().min(1)),
  /** Ids of objection records this line answers. */
  answers: z.array(recordId),
  sources: z.array(factSource).min(1),
  /** The bank's number of the consumer-protection review (消保审查编号); null until reviewed there. */
  reviewNumber: z.string().nullable(),
});
export type Script = z.infer<typeof script>;
export type ScriptVariant = z.infer<typeof scriptVariant>;
