import { z } from 'zod';
import { factSource, productFamily, recordHead, recordId, scenarioId } from './vocabulary.ts';

/** A sentence that is read or shown word for word. */
export const disclosure = z.strictObject({
  kind: z.literal('disclosure'), ...recordHead,
  product: productFamily.nullable(), scenarios: z.array(scenarioId), text: z.string().min(4), sources: z.array(factSource).min(1),
});

/** Facts of a product family, with bank-specific figures as placeholders. */
export const factCard = z.strictObject({
  kind: z.literal('factCard'), ...recordHead,
  product: productFamily, facts: z.array(z.strictObject({ label: z.string().min(1), text: z.string().min(1) })).min(2), disclosures: z.array(recordId), sources: z.array(factSource).min(1),
});

/** What to bring or hand in, with the condition in words where an item depends on one. */
export const materialList = z.strictObject({
  kind: z.literal('materialList'), ...recordHead,
  scenarios: z.array(scenarioId), items: z.array(z.strictObject({ text: z.string().min(1), when: z.string().optional() })).min(1), sources: z.array(factSource).min(1),
});

/** A better wording for an everyday phrase. */
export const rewrite = z.strictObject({
  kind: z.literal('rewrite'), ...recordHead,
  instead: z.array(z.string().min(1)).min(1), better: z.array(z.string().min(1)).min(1),
});

/** How a contact ended, one key in the wrap-up. `outbound` ones close an attempt. */
export const disposition = z.strictObject({
  kind: z.literal('disposition'), ...recordHead,
  code: z.string().regex(/^[A-Z0-9_]{2,24}$/), direction: z.enum(['inbound', 'outbound', 'both']), followUp: z.boolean(), scenarios: z.array(scenarioId),
});

/** What customers object, and the answer for each customer type. */
export const objection = z.strictObject({
  kind: z.literal('objection'), ...recordHead,
  says: z.array(z.string().min(1)).min(1), scenarios: z.array(scenarioId),
  answers: z.strictObject({ neutral: z.string(), rational: z.string(), emotional: z.string(), impatient: z.string(), silent: z.string() }),
  sources: z.array(factSource).min(1),
});

/** An incident's approved text; replaces the scripts of the affected scenarios while it is valid. */
export const banner = z.strictObject({
  kind: z.literal('banner'), ...recordHead,
  level: z.enum(['I', 'II', 'III']), scenarios: z.array(scenarioId), text: z.string().min(4), sources: z.array(factSource).min(1),
});

/** A piece of text used in many lines as `{{> id}}`, changed in one place. */
export const fragment = z.strictObject({ kind: z.literal('fragment'), ...recordHead, text: z.string().min(1) });

export type Disclosure = z.infer<typeof disclosure>;
export type FactCard = z.infer<typeof factCard>;
export type MaterialList = z.infer<typeof materialList>;
export type Rewrite = z.infer<typeof rewrite>;
export type Disposition = z.infer<typeof disposition>;
export type Objection = z.infer<typeof objection>;
export type Banner = z.infer<typeof banner>;
export type Fragment = z.infer<typeof fragment>;
