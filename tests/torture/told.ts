/** What the page told as done; the counter in a text says which version of it. */
export type Told =
  | { readonly kind: 'events'; readonly callId: string; readonly seq: number }
  | { readonly kind: 'typing'; readonly callId: string; readonly counter: number }
  /** Before it begins, and after it is done: in between both are right. */
  | { readonly kind: 'deleting' | 'deleted'; readonly callId: string }
  /** A database of the version before, ready to be migrated. */
  | { readonly kind: 'seeded'; readonly database: string; readonly rows: number };

/** A call as the next opening finds it. */
export interface FoundCall {
  readonly id: string;
  /** Null in a block. */
  readonly rowSeq: number | null;
  readonly seqs: readonly number[];
  readonly lastSeq: number;
  /** Counter in the text of the note as the desk would show it; 0 without one. */
  readonly counter: number;
  /** Journal and blocks that hold it; always one. */
  readonly places: number;
}

/** A database as the next version finds it. */
export interface FoundDatabase {
  readonly name: string;
  readonly version: number;
  /** Rows that have the shape of the next version. */
  readonly changed: number;
}

export interface Found {
  readonly calls: readonly FoundCall[];
  readonly databases: readonly FoundDatabase[];
}

/** Nothing told as saved is missing, nothing deleted is back, no number is missing, row and events agree, every row is migrated. */
export function faultsOf(told: readonly Told[], { calls, databases }: Found): readonly string[] {
  const faults: string[] = [];
  const byId = new Map(calls.map((call) => [call.id, call]));
  const mayBeGone = new Set(told.flatMap((one) => (one.kind === 'deleting' ? [one.callId] : [])));
  for (const one of told) {
    if (one.kind === 'seeded' || one.kind === 'deleting') continue;
    const call = byId.get(one.callId);
    if (one.kind === 'deleted') {
      if (call !== undefined) faults.push(`call ${one.callId} was told as deleted and is there`);
    } else if (call === undefined) {
      if (!mayBeGone.has(one.callId)) faults.push(`call ${one.callId} was told as saved and is gone`);
    } else if (one.kind === 'events' && call.lastSeq < one.seq) faults.push(`call ${one.callId}: event ${one.seq} was told as saved, the last one is ${call.lastSeq}`);
    else if (one.kind === 'typing' && call.counter < one.counter) faults.push(`call ${one.callId}: text ${one.counter} was told as saved, ${call.counter} is there`);
  }
  for (const { id, seqs, rowSeq, lastSeq, places } of calls) {
    if (seqs.some((seq, index) => seq !== index + 1)) faults.push(`call ${id}: events ${seqs.join(' ')}`);
    if (rowSeq !== null && rowSeq !== lastSeq) faults.push(`call ${id}: its row says ${rowSeq}, its events ${lastSeq}`);
    if (places !== 1) faults.push(`call ${id} lies in ${places} places`);
  }
  for (const { name, version, changed } of databases) {
    const rows = told.find((one) => one.kind === 'seeded' && one.database === name);
    if (rows?.kind === 'seeded' && changed !== rows.rows) faults.push(`database ${name} at version ${version}: ${changed} of ${rows.rows} rows are migrated`);
  }
  return faults;
}
