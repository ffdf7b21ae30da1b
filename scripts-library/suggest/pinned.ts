import type { ScenarioId } from '../../domain/scenario.ts';
import type { PinnedText, SuggestContext } from './context.ts';
import type { LibraryShelf } from './library-index.ts';

/** Effective dates are whole calendar days of the bank, both included; null = until further notice. */
export const inForce = (record: { readonly effectiveFrom: string; readonly effectiveTo: string | null }, today: string): boolean =>
  record.effectiveFrom <= today && (record.effectiveTo === null || today <= record.effectiveTo);

/** An incident's text holds only once a supervisor has declared it, and until its last day. */
export const isDeclared = (banner: { readonly id: string; readonly effectiveFrom: string; readonly effectiveTo: string | null }, context: Pick<SuggestContext, 'incidents' | 'today'>): boolean =>
  context.incidents?.includes(banner.id) === true && inForce(banner, context.today);

/**
 * What must be said or shown word for word in this scenario: an incident's approved text first, then the disclosures that name
 * the scenario and the product (or no product). In the order of the library.
 */
export function pinnedTexts(shelf: LibraryShelf, scenario: ScenarioId | null, context: SuggestContext): PinnedText[] {
  if (scenario === null) return [];
  const banners = shelf.banners(scenario).filter((banner) => isDeclared(banner, context));
  const disclosures = shelf.disclosures(scenario).filter((disclosure) => inForce(disclosure, context.today)
    && (disclosure.product === null || context.product === undefined || disclosure.product === context.product));
  return [
    ...banners.map(({ id, title, text }) => ({ id, title, text, kind: 'banner' as const })),
    ...disclosures.map(({ id, title, text }) => ({ id, title, text, kind: 'disclosure' as const })),
  ];
}
