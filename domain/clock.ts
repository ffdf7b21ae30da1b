/** The current instant as ISO 8601 UTC with milliseconds. Handed in wherever a rule needs the time; tests hand in their own. */
export type Clock = () => string;

export const systemClock: Clock = () => new Date().toISOString();

/** Makes record ids; `crypto.randomUUID` in the product, a counter in tests. */
export type MakeId = () => string;
