import type { Jurisdiction, Locale } from '../../domain/language.ts';

/** What the page says about the matter, in the page's own words. Any part may be missing. */
export interface ScenarioRecord {
  readonly caseType?: string;
  readonly subject?: string;
  readonly description?: string;
  readonly product?: string;
  readonly tier?: string;
  /** Years. */
  readonly age?: number;
  /** Contacts about the matter within seven days. */
  readonly contactCount?: number;
  readonly direction?: 'inbound' | 'outbound';
  /** Free text of earlier contacts. It may be about another matter. */
  readonly history?: string;
}

export interface ScenarioInput {
  readonly locale: Locale;
  readonly jurisdiction?: Jurisdiction;
  readonly record: ScenarioRecord;
  /** What the customer said, oldest first. */
  readonly turns: readonly string[];
}

export type TextPart = 'turn' | 'subject' | 'description' | 'caseType' | 'product' | 'history';

/** A piece of text with the place it came from; its position in the list is the number features quote it by. */
export interface ScenarioText {
  readonly part: TextPart;
  /** Position among the customer's turns. */
  readonly turn?: number;
  readonly text: string;
  /** How much its words count beside the others. */
  readonly weight: number;
}

/** More turns than these cost time and tell nothing new: the matter is said at the beginning or has changed since. */
const FIRST_TURNS = 4;
const LAST_TURNS = 6;

/** The texts that tell the scenario. History alone speaks fully; beside words of today it is a hint, since it may be about another matter. */
export function textsOf(input: Pick<ScenarioInput, 'record' | 'turns'>): ScenarioText[] {
  const { record, turns } = input;
  const texts: ScenarioText[] = [];
  turns.forEach((text, turn) => {
    if (turn >= FIRST_TURNS && turn < turns.length - LAST_TURNS) return;
    if (text.trim() !== '') texts.push({ part: 'turn', turn, text, weight: 1 });
  });
  const put = (part: TextPart, text: string | undefined, weight: number) => { if (text?.trim()) texts.push({ part, text, weight }); };
  put('subject', record.subject, 1);
  put('description', record.description, 1);
  const spoken = texts.some((text) => text.text.trim().length > 3);
  put('history', record.history, spoken ? 0.45 : 1);
  put('caseType', record.caseType, 0.6);
  put('product', record.product, 0.5);
  return texts;
}
