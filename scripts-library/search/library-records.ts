import type { LibraryRecord } from '../schema/index.ts';
import type { SearchRecord } from './search-index.ts';

/** What agents find of a record of the library: its words, not its machinery. A value that is not there yet is "…". */
export function searchRecordOf(record: LibraryRecord): SearchRecord {
  const common = { id: record.id, title: record.title, type: record.kind, stage: '', product: '', tags: [], aliases: [] };
  switch (record.kind) {
    case 'script':
      return { ...common, body: bare([...new Set(Object.values(record.variants).map((variant) => variant?.text ?? ''))].join('\n')), tags: record.tags, aliases: record.aliases, stage: record.stage, product: record.products.join(' ') };
    case 'flow':
      return { ...common, body: record.steps.map((step) => step.title).join('\n'), tags: [record.sop] };
    case 'disclosure':
      return { ...common, body: bare(record.text), product: record.product ?? '' };
    case 'factCard':
      return { ...common, body: bare(record.facts.map((fact) => `${fact.label}：${fact.text}`).join('\n')), product: record.product };
    case 'materialList':
      return { ...common, body: bare(record.items.map((item) => item.text).join('\n')) };
    case 'objection':
      return { ...common, body: bare(record.answers.neutral), aliases: record.says };
    case 'rewrite':
      return { ...common, body: record.better.join('\n'), aliases: record.instead };
    case 'disposition':
      return { ...common, body: record.code };
    case 'banner':
    case 'fragment':
      return { ...common, body: bare(record.text) };
  }
}

/** Where a value will stand, a reader sees that something stands there; signs of conditions and fragments are machinery. */
const bare = (template: string): string => template.replace(/\{\{\s*(?:[#/>]|else\b)[^}]*\}\}/gu, '').replace(/\{\{[^}]*\}\}/gu, '…');

/** What an agent looks for in a call; the rest of the library is the trainer's. */
export const FOUND_IN_A_CALL: ReadonlySet<LibraryRecord['kind']> = new Set(['script', 'flow', 'disclosure', 'factCard', 'objection', 'materialList', 'rewrite']);
