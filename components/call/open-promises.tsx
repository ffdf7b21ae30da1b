import { useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '../../domain/language.ts';
import { promiseSheet, type OpenPromise, type SheetRow } from '../../domain/note/promise-sheet.ts';
import type { Failure, Result } from '../../domain/result.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { printTable } from '../ui/print-table.ts';
import { dayAndTime, fromNow } from '../ui/words.ts';
import { failureWords } from '../vault/failure-words.ts';
import { useNow } from './use-now.ts';

/** The list of promises, of this machine and of what other machines sent to this person. */
export interface PromiseList {
  open(): Promise<Result<readonly OpenPromise[], Failure>>;
  /** Tells that the list has changed, here or in another page. */
  live(): { subscribe(onNext: () => void): { unsubscribe(): void } };
}

interface OpenPromisesProps {
  readonly promises: PromiseList;
  readonly locale: Locale;
  readonly copy: (text: string) => Promise<void>;
  /** Calls the customer back in a new, linked record; absent where no calls are made. */
  readonly onContinue?: (promise: OpenPromise) => void;
  /** Shows the call it was made in; absent where that is not to be seen. */
  readonly onOpen?: (promise: OpenPromise) => void;
  /** Answers null, or the code of what went wrong. */
  readonly onKept: (promise: OpenPromise) => Promise<string | null>;
}

const MINUTE = 60_000;

/** The handover sheet: everything that was promised and not yet kept, overdue first, to be read, copied, printed and kept. */
export function OpenPromises({ promises, locale, copy, onContinue, onOpen, onKept }: OpenPromisesProps) {
  const { t } = useTranslation();
  const now = useNow(MINUTE);
  const [read, setRead] = useState<Result<readonly OpenPromise[], Failure> | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    // What is sealed is opened outside the watching query.
    const watching = promises.live().subscribe(() => void promises.open().then(setRead));
    return () => watching.unsubscribe();
  }, [promises]);

  if (read === null) return <p className="py-2 text-quiet">{t('promises.reading')}</p>;
  if (!read.ok) return <p role="alert" className="py-2 text-harm">{failureWords(t, read.failure)}</p>;
  const rows = promiseSheet(read.value, new Date(now).toISOString());
  const late = rows.filter((row) => row.overdue).length;
  const title = t('promises.title', { count: rows.length });
  const cells = (row: SheetRow): readonly string[] => [`${row.overdue ? `${t('promises.overdue')} ` : ''}${dayAndTime(row.dueAt, locale)}`, row.maskedName ?? t('contacts.unnamed'), row.what, row.owner];
  const copyAll = (): void => void copy([title, ...rows.map((row, index) => `${index + 1}. ${cells(row).join(' · ')}`)].join('\n')).then(() => setSaid(t('promises.copied')));
  const print = (): void => printTable({ title, heads: ['due', 'who', 'what', 'owner'].map((head) => t(`promises.${head}`)), rows: rows.map(cells), foot: t('promises.asOf', { at: dayAndTime(new Date(now).toISOString(), locale) }) });

  return (
    <div data-testid="open-promises">
      <div className="flex flex-wrap items-center gap-1">
        <p className="min-w-0 flex-1 basis-24">{rows.length === 0 ? t('promises.none') : t('promises.count', { count: rows.length })}{late > 0 ? <strong className="ml-2 font-medium text-harm">{t('promises.late', { count: late })}</strong> : null}</p>
        {rows.length > 0 ? <><Button data-testid="copy-promises" onClick={copyAll}>{t('promises.copy')}</Button><Button data-testid="print-promises" onClick={print}>{t('promises.print')}</Button></> : null}
      </div>
      <p role="status" className="text-sm text-quiet" data-testid="promises-said">{said}</p>
      <ol className="divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} data-testid={`promise-${row.id}`} data-overdue={row.overdue} className="py-1.5">
            <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-quiet">
              <time dateTime={row.dueAt} className={classNames('tabular-nums', row.overdue && 'font-medium text-harm')}>{row.overdue ? `${t('promises.overdue')} · ` : ''}{dayAndTime(row.dueAt, locale)}</time>
              <span>{fromNow(row.dueAt, now, locale)}</span>
              <span>{row.maskedName ?? t('contacts.unnamed')}</span>
              <span>{row.owner}</span>
            </p>
            <p className="text-base">{row.what}</p>
            <div className="mt-0.5 flex flex-wrap gap-1">
              {onContinue ? <Button look="primary" data-row-action data-testid="continue-promise" onKeyDown={moveBetweenRows} onClick={() => onContinue(row)}>{t('promises.continue')}</Button> : null}
              {onOpen ? <Button data-row-action data-testid="open-promise" onKeyDown={moveBetweenRows} onClick={() => onOpen(row)}>{t('promises.open')}</Button> : null}
              <Button data-testid="keep-promise" onKeyDown={moveBetweenRows} onClick={() => void onKept(row).then((code) => setSaid(code === null ? t('promises.kept', { what: row.what }) : failureWords(t, { code })))}>{t('promises.markKept')}</Button>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Arrows go from one promise to the next, to what is mostly done with it. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const row = event.currentTarget.closest('li');
  const actions = [...(row?.parentElement?.querySelectorAll<HTMLElement>('[data-row-action]') ?? [])];
  const at = actions.findIndex((action) => row?.contains(action));
  event.preventDefault();
  actions[Math.max(0, Math.min(actions.length - 1, at + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus();
}
