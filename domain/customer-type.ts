/** How this contact is going, never a trait of the person: not stored on the customer, not printed in the note. */
export const CUSTOMER_TYPES = ['rational', 'emotional', 'impatient', 'silent'] as const;
export type CustomerType = (typeof CUSTOMER_TYPES)[number];

/** `unknown` is an answer: it selects the neutral variant. */
export type CustomerTypeOrUnknown = CustomerType | 'unknown';

export type ConfidenceBand = 'low' | 'mid' | 'high';
