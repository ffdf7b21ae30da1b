import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { LibraryRecord } from '../../scripts-library/schema/index.ts';

interface UsedByProps {
  readonly id: string;
  /** How it is written in a line; null where it is named by its id. */
  readonly how: string | null;
  readonly others: readonly LibraryRecord[];
}

/** Records that name this one: a fragment in their text, a disclosure or a line by its id. */
export function usersOf(id: string, others: readonly LibraryRecord[]): readonly LibraryRecord[] {
  const named = [`"${id}"`, `{{> ${id}}}`, `{{>${id}}}`];
  return others.filter((record) => {
    if (record.id === id) return false;
    const text = JSON.stringify(record);
    return named.some((name) => text.includes(name));
  });
}

/** Where a change made here will be heard, before it is published. */
export function UsedBy({ id, how, others }: UsedByProps) {
  const { t } = useTranslation();
  const users = useMemo(() => usersOf(id, others), [id, others]);
  return (
    <details className="text-sm" data-testid="used-by">
      <summary className="min-h-[24px] cursor-pointer text-quiet">{t('trainer.usedBy', { count: users.length })}{how === null ? '' : ` · ${t('trainer.writtenAs', { how })}`}</summary>
      <ul className="mt-1 pl-3">{users.map((one) => <li key={one.id}>{one.title} <span className="text-quiet">{one.id}</span></li>)}</ul>
    </details>
  );
}
