import type { TFunction } from 'i18next';
import { countedFromOne } from './counted-from-one.ts';
import { SHEET_COLUMNS } from '../../scripts-library/exchange/columns.ts';

/** A fault of a file, with the place a trainer finds it by. */
export interface ImportFault {
  readonly code: string;
  /** As the spreadsheet counts. */
  readonly row: number | null;
  /** The column's name, or the field of a record. */
  readonly column: string | null;
  /** As the spreadsheet letters it ("G"); null where the file has no columns. */
  readonly letter?: string | null;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Where, then what is wrong, then what is expected. */
export function faultWords({ code, row, column, letter, params }: ImportFault, t: TFunction): string {
  const name = column === null || !SHEET_COLUMNS.includes(column) ? column : `${column} ${t(`sheet.${column}`)}`;
  return [
    row === null || row === 0 ? null : t('exchange.row', { row }),
    name === null ? null : t('exchange.column', { column: letter ? `${letter}（${name}）` : name }),
    t([`exchange.fault.${code}`, `lint.reason.${code}`], { ...countedFromOne(params), defaultValue: t('exchange.fault.other', { problem: String(params?.['problem'] ?? code) }) }),
  ].filter(Boolean).join(' · ');
}
