import { worded } from '../vocabulary.ts';
import type { PageIndex } from './index-page.ts';
import { paced } from './paced.ts';

const OF_CUSTOMER = worded('of_customer');

/**
 * Whether looking for values without a label can find one: the page has a label, a contact link or somebody talking, or names a
 * case or a customer. Most pages of the web have none of these, and whoever is named in their headings is nobody's customer.
 */
export function* maySpeakOfCustomer({ hits, links, logs, badges, headings, prose }: PageIndex, title: string): Generator<void, boolean> {
  let speaks = hits.length + links.length + logs.length > 0 || OF_CUSTOMER.test(title);
  if (!speaks) yield* paced([...headings, ...prose, ...badges], ({ text }) => void (speaks ||= OF_CUSTOMER.test(text)));
  return speaks;
}
