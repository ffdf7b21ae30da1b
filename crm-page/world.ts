import type { CustomerRecord } from '../domain/customer-record.ts';
import type { Parts } from './parts.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What the scripts of one page share. Each is a bundle of its own, so modules are not shared; the isolated world is. */
export interface World {
  /** The words of labels and values, handed over by the panel before the first reading. */
  vocabulary?: Vocabulary;
  readonly parts: Partial<Parts>;
  /** Goes up whenever the page has had its turn, so that nothing remembered of the tree outlives it. */
  turn: number;
  /** The field the agent last wrote in, kept by the script that granted sites load. */
  editable?: { current(): HTMLElement | null };
  /** Puts what people taught about this site before what was read; there once the panel has handed it over. */
  taught?: (document: Document, record: CustomerRecord) => Generator<void, CustomerRecord>;
  /** A reader answers already. */
  reading?: boolean;
}

const KEY = Symbol.for('aside.page');

export const world: World = ((globalThis as { [KEY]?: World })[KEY] ??= { parts: {}, turn: 0 });
