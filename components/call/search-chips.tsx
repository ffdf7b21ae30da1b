import { useTranslation } from 'react-i18next';
import { filterText, withoutFilter, type Filter, type FilterField } from '../../scripts-library/search/filters.ts';
import { classNames } from '../ui/class-names.ts';

/** Kinds that have a chip; the same filter may be typed (`type:flow`). */
const KINDS = ['script', 'flow', 'disclosure', 'factCard', 'objection'] as const;
const chip = 'shrink-0 rounded-sm border border-line px-1.5 text-sm';

/** A field's value that some of the hits have. */
export interface Narrowing {
  readonly field: Exclude<FilterField, 'type'>;
  readonly value: string;
}

interface SearchChipsProps {
  readonly query: string;
  readonly filters: readonly Filter[];
  /** What the hits could be narrowed to. */
  readonly narrow: readonly Narrowing[];
  readonly onQuery: (query: string) => void;
}

/** Filters as chips: kinds above, and in one row that never grows the filters that are on and those the hits suggest. */
export function SearchChips({ query, filters, narrow, onQuery }: SearchChipsProps) {
  const { t } = useTranslation();
  const isKind = ({ field, value }: Filter): boolean => field === 'type' && KINDS.some((kind) => kind === value);
  const on = (field: FilterField, value: string): Filter | undefined => filters.find((filter) => filter.field === field && filter.value === value);
  const named = (field: FilterField, value: string): string => (field === 'stage' || field === 'product' ? t(`${field}.${value}`, { defaultValue: value }) : value);
  const toggleKind = (kind: string): void => {
    const set = on('type', kind);
    if (set) onQuery(withoutFilter(query, set));
    else onQuery(`${filterText('type', kind)} ${filters.filter(isKind).reduce(withoutFilter, query)}`);
  };
  return (
    <>
      <div className="mt-1 flex flex-wrap gap-1">
        {KINDS.map((kind) => (
          <button key={kind} type="button" aria-pressed={on('type', kind) !== undefined} data-testid={`search-filter-${kind}`} className={classNames(chip, on('type', kind) && 'bg-accent-soft')} onClick={() => toggleKind(kind)}>{t(`search.kind.${kind}`)}</button>
        ))}
      </div>
      <div className="mt-1 flex h-6 gap-1 overflow-x-auto overflow-y-hidden [scrollbar-width:none]" data-testid="search-narrow">
        {filters.filter((one) => !isKind(one)).map((one) => (
          <button key={one.typed} type="button" aria-pressed data-testid="search-filter-typed" className={classNames(chip, 'bg-accent-soft')} onClick={() => onQuery(withoutFilter(query, one))}>{one.field === 'type' ? one.typed : named(one.field, one.value)} ×</button>
        ))}
        {narrow.filter(({ field, value }) => on(field, value) === undefined).map(({ field, value }) => (
          <button key={`${field}:${value}`} type="button" aria-pressed={false} data-testid={`search-narrow-${field}`} title={filterText(field, value)} className={classNames(chip, 'text-quiet')} onClick={() => onQuery(`${filterText(field, value)} ${query}`)}>{named(field, value)}</button>
        ))}
      </div>
    </>
  );
}
