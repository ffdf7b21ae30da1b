/** Fields that a query may name; a value with spaces stands in quotes: `tag:"call back"`. */
const FILTER = /(?:^|(?<=\s))(type|stage|product|tag)[:：]("[^"]*"?|\S+)/gu;

export type FilterField = 'type' | 'stage' | 'product' | 'tag';

export interface Filter {
  readonly field: FilterField;
  readonly value: string;
  /** As it stands in the query. */
  readonly typed: string;
}

/** The filters of a query, in order. */
export const filtersIn = (query: string): readonly Filter[] =>
  [...query.matchAll(FILTER)].map(([typed, field, value]) => ({ field: field as FilterField, value: value!.replaceAll('"', ''), typed }));

/** A query's words without its filters. */
export const wordsOf = (query: string): string => query.replace(FILTER, ' ').replace(/\s+/gu, ' ').trim();

/** A filter as it is typed. */
export const filterText = (field: FilterField, value: string): string => `${field}:${/\s/u.test(value) ? `"${value}"` : value}`;

export const withoutFilter = (query: string, { typed }: Filter): string => query.replace(typed, '').replace(/\s{2,}/gu, ' ').trimStart();
