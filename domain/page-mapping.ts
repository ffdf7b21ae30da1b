import type { FieldName, PageCallState } from './customer-record.ts';

/** Down a tree by tag and place among siblings of that tag, counted from 0. */
export type TreeStep = readonly [tag: string, nth: number];

/**
 * How a taught value is found again. By its label: what stands beside it, or `steps` from it where the layout is unusual; under
 * the heading `section` where there was one. Without a label: by its place below something the page itself names.
 */
export type MappingAnchor =
  | { readonly kind: 'label'; readonly label: string; readonly section?: string | undefined; readonly steps?: { readonly up: number; readonly down: readonly TreeStep[] } | undefined }
  | { readonly kind: 'place'; readonly landmark?: { readonly attribute: string; readonly value: string } | undefined; readonly down: readonly TreeStep[] };

/** The field whose value is the state of the call rather than a fact of the customer. */
export const CALL_BADGE = 'call_badge';

/** One field of one kind of page, made by pointing. Holds labels and structure, never a value of the page. */
export interface PageMapping {
  readonly id: string;
  /** `pagePattern` of the pages it is for. */
  readonly path: string;
  readonly field: FieldName;
  readonly anchor: MappingAnchor;
  /** For the call badge: the words of it that mean this state; other words mean `idle`. */
  readonly badge?: { readonly words: string; readonly state: PageCallState['state'] } | undefined;
}

/** `misfit`: something is there, but no value of that field. `other-page`: not meant for this page. */
export type MappingHealth = 'found' | 'missing' | 'several' | 'misfit' | 'other-page';

export interface MappingFinding {
  readonly id: string;
  readonly health: MappingHealth;
  /** What it finds now, as shown; only when found. */
  readonly shown?: string;
}

/** What a person pointed at: what it shows, how it would be found again, and the field its label suggests. */
export interface PointedValue {
  readonly shown: string;
  readonly path: string;
  readonly anchor: MappingAnchor;
  readonly suggested?: FieldName;
}

/** The kind of page an address stands for: numbers, ids and keys of a record become `*`; the query is left out. "/case/8812" is "/case/*". */
export function pagePattern(url: string): string {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return '';
  }
  const route = /^#!?\/[^?]*/u.exec(parsed.hash)?.[0] ?? '';
  return `${parsed.pathname}${route}`.split('/').map((part) => (/\d|%|^[0-9a-f-]{16,}$/iu.test(part) ? '*' : part)).join('/');
}
