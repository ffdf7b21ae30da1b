import { attr, hasAttr } from '../dom/nodes.ts';
import { controlText, shownText, tidy } from '../dom/shown-text.ts';
import { baseConfidence, clean, type Candidate } from '../generic/candidates.ts';
import type { PageIndex } from '../generic/index-page.ts';
import { nameParts } from '../generic/name-parts.ts';
import { fits } from '../generic/shapes.ts';
import { fromWords } from '../vocabulary.ts';
import type { Adapter, Place } from './adapter.ts';
import { dynamics365 } from './dynamics-365/adapter.ts';
import { hubspot } from './hubspot/adapter.ts';
import { salesforceLightning } from './salesforce-lightning/adapter.ts';
import { seenIn, without } from './seen.ts';
import { zendesk } from './zendesk/adapter.ts';

/** What the adapters say of a page. */
export interface Adapted {
  readonly values: readonly Candidate[];
  /** The page is a list, a home page or a dashboard of that CRM. */
  readonly nobody: boolean;
  /** The index without what belongs to other records that are open in the same page. */
  readonly index: PageIndex;
}

/** By how the paths of a CRM begin, as `marks.json` has them. */
const ADAPTERS: Readonly<Record<string, Adapter>> = { 'main.aspx': dynamics365, lightning: salesforceLightning, agent: zendesk, contacts: hubspot };

/** A bank's own fields: what it lists as labels may be names of its CRM's fields too ("new_risklevel", "Risk_Level__c"). */
const ownNames = fromWords(({ own }) => Object.entries(own ?? {}).filter(([field]) => /^[a-z]/.test(field)));

/** Two places of one name that show different things say nothing. */
const MOST_OF_ONE_NAME = 8;

const textOf = (adapter: Adapter, { element, shown }: Place): string => shown ?? adapter.text?.(element) ?? controlText(element) ?? shownText(element, { buttons: true, styled: true });

/** What a person calls the place, for showing where a value was found. */
function labelOf(element: Element): string | undefined {
  const spoken = attr(element, 'aria-label') || (hasAttr(element, 'id') ? ((element as HTMLInputElement).labels?.[0]?.textContent ?? '') : '');
  return tidy(spoken.slice(0, 60)) || undefined;
}

function* valuesOf(adapter: Adapter, kind: string, places: readonly Place[]): Generator<void, Candidate[]> {
  const byName = new Map<string, Place[]>();
  for (const place of places) {
    const key = place.name.toLowerCase();
    const known = byName.get(key);
    if (known) known.push(place);
    else byName.set(key, [place]);
  }
  const wanted: [field: string, names: readonly string[]][] = [...ownNames(), ...Object.entries(adapter.fields[kind] ?? {})];
  const values: Candidate[] = [];
  const done = new Set<string>();
  for (const [field, names] of wanted) for (const name of names) {
    const here = byName.get(name.toLowerCase());
    if (done.has(field) || !here) continue;
    yield;
    const shown = new Map<string, Element>();
    for (const place of here.slice(0, MOST_OF_ONE_NAME)) {
      const cleaned = clean(field, textOf(adapter, place), [place.element]);
      if (fits(field, cleaned.shown) && !shown.has(cleaned.shown)) shown.set(cleaned.shown, place.element);
      if (cleaned.honorific) values.push(candidate('honorific', cleaned.honorific, place.element));
    }
    const [first] = shown;
    if (!first || shown.size > 1) continue;
    done.add(field);
    values.push(candidate(field, first[0], first[1]));
  }
  return [...values, ...(done.has('customer_name') ? [] : nameParts(values))];
}

function candidate(field: string, shown: string, node: Element): Candidate {
  const label = labelOf(node);
  return { field, shown, foundBy: 'adapter', confidence: baseConfidence('adapter'), node, order: 0, ...(label ? { label } : {}) };
}

/**
 * Reads a page that bears the marks of a known CRM by the names that the CRM itself gives its fields (`crm-page/adapters/README.md`).
 * Changes nothing; what an adapter cannot make sense of is left to the generic reader.
 */
export function* readAdapted(document: Document, index: PageIndex): Generator<void, Adapted> {
  const path = document.location.pathname.split('/').find((part) => Object.hasOwn(ADAPTERS, part));
  const adapter = path === undefined ? undefined : ADAPTERS[path];
  const sight = adapter?.look(yield* seenIn(document, index.roots, adapter.wants), document);
  yield;
  if (!adapter || !sight) return { values: [], nobody: false, index };
  if (sight.is === 'nobody') return { values: [], nobody: true, index };
  const elsewhere = sight.elsewhere ?? [];
  return { values: yield* valuesOf(adapter, sight.kind, sight.places), nobody: false, index: elsewhere.length > 0 ? yield* without(index, elsewhere) : index };
}
