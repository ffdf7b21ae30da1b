import { foldText } from './fold.ts';
import { spellOut } from './pinyin.ts';
import type { SearchRecord } from './search-index.ts';
import { Signs } from './signs.ts';

/** Bodies are compared letter by letter only so far: what is said first is what is looked for. */
export const BODY_WINDOW = 180;

/** A record as it is compared with a query: folded, head fields apart from the body. What few queries ask for is made when asked for. */
export class PreparedRecord {
  readonly title: string;
  /** Aliases, tags and product, one a line. */
  readonly rest: string;
  readonly #record: SearchRecord;
  #body: string | null = null;
  #spelled: string | null = null;
  #headSigns: Signs | null = null;
  #bodySigns: Signs | null = null;

  constructor(record: SearchRecord) {
    this.#record = record;
    this.title = foldText(record.title);
    this.rest = foldText(`\n${record.aliases.join('\n')}\n${record.tags.join('\n')}\n${record.product}\n`);
  }

  get body(): string {
    return (this.#body ??= foldText(this.#record.body));
  }

  get head(): string {
    return this.title + this.rest;
  }

  get headSigns(): Signs {
    return (this.#headSigns ??= new Signs(this.head));
  }

  get bodySigns(): Signs {
    return (this.#bodySigns ??= new Signs(this.body, BODY_WINDOW));
  }

  get spelled(): string {
    return (this.#spelled ??= spellOut(this.head));
  }
}

const KEPT = 4_096;

/** Folds records when they are first compared and keeps about four thousand; a keystroke looks at 64 of them. */
export function createPreparer(records: readonly SearchRecord[]): (doc: number) => PreparedRecord {
  let kept = new Map<number, PreparedRecord>();
  return (doc) => {
    const known = kept.get(doc);
    if (known !== undefined) return known;
    const prepared = new PreparedRecord(records[doc]!);
    if (kept.size >= KEPT) kept = new Map();
    kept.set(doc, prepared);
    return prepared;
  };
}
