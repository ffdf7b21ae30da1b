import type { Script } from '../schema/index.ts';
import { cellToItems, cellToList, fieldsToItem, itemsToCell, itemToFields, listToCell } from './cells.ts';

/** The wordings a script can have, in the order of the sheet's rows. `neutral` is always there and carries the script's own columns. */
export const SHEET_VARIANTS = ['neutral', 'rational', 'emotional', 'impatient', 'silent'] as const;
export type SheetVariant = (typeof SHEET_VARIANTS)[number];

/** On every row: which script and which wording, then what differs between wordings. */
export const VARIANT_COLUMNS = ['id', 'variant', 'text', 'chat', 'tone', 'pace'] as const;

interface ScriptColumn {
  readonly write: (script: Script) => string;
  /** The value for the record, still to be validated by the schema. */
  readonly read: (cell: string) => unknown;
}

const text = (name: 'title' | 'scenario' | 'stage' | 'locale' | 'jurisdiction' | 'owner' | 'reviewBy' | 'effectiveFrom' | 'status'): ScriptColumn => ({ write: (script) => script[name], read: (cell) => cell });
const list = (name: 'products' | 'channels' | 'tags' | 'aliases' | 'alerts' | 'core' | 'disclosures' | 'neverSay' | 'answers'): ScriptColumn => ({ write: (script) => listToCell(script[name]), read: cellToList });
const textOrNull = (name: 'effectiveTo' | 'reviewNumber'): ScriptColumn => ({ write: (script) => script[name] ?? '', read: (cell) => (cell === '' ? null : cell) });

/** Columns of the script as a whole, on the row of its neutral wording; empty or equal on the others. */
export const SCRIPT_COLUMNS: Readonly<Record<string, ScriptColumn>> = {
  title: text('title'), scenario: text('scenario'), stage: text('stage'),
  core: list('core'), neverSay: list('neverSay'), disclosures: list('disclosures'), answers: list('answers'),
  products: list('products'), channels: list('channels'), tags: list('tags'), aliases: list('aliases'), alerts: list('alerts'),
  fallbacks: {
    write: (script) => itemsToCell(Object.entries(script.fallbacks).map(([name, words]) => fieldsToItem([name, words]))),
    read: (cell) => Object.fromEntries(cellToItems(cell).map((item) => { const [name = '', words = ''] = itemToFields(item); return [name, words]; })),
  },
  sources: {
    write: (script) => itemsToCell(script.sources.map((source) => fieldsToItem([source.register, source.article ?? '', source.checkedOn]))),
    read: (cell) => cellToItems(cell).map((item) => {
      const [register = '', article = '', checkedOn = ''] = itemToFields(item);
      return { register, ...(article === '' ? {} : { article }), checkedOn };
    }),
  },
  owner: text('owner'), reviewNumber: textOrNull('reviewNumber'), reviewBy: text('reviewBy'),
  effectiveFrom: text('effectiveFrom'), effectiveTo: textOrNull('effectiveTo'), status: text('status'),
  version: { write: (script) => String(script.version), read: (cell) => (/^\d+$/.test(cell) ? Number(cell) : cell) },
  locale: text('locale'), jurisdiction: text('jurisdiction'),
};

/** Every column, in the order of the sheet. The names are the header unless the caller gives words of a language. */
export const SHEET_COLUMNS: readonly string[] = [...VARIANT_COLUMNS, ...Object.keys(SCRIPT_COLUMNS)];
export type HeaderWords = Readonly<Record<string, string>>;
