import { vocabulary } from '../vocabulary.ts';

/**
 * What a page at this address would bear if it were of a CRM that an adapter knows; undefined for most addresses, which are asked nothing
 * more. Not the host tells, which each bank may choose, but how that CRM's paths begin.
 */
export function marksOf(document: Document): string | undefined {
  const [, first, second] = document.location.pathname.split('/');
  const { patterns } = vocabulary();
  return patterns[`at_${first}`] ?? patterns[`at_${second}`];
}
