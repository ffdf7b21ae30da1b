import { changesOf, type FieldChange } from '../../scripts-library/exchange/changes.ts';
import type { LibraryRecord } from '../../scripts-library/schema/index.ts';
import type { ListedRecord } from './record-list.tsx';

/** A record of a file beside what stands here. */
export interface PlannedRecord {
  readonly record: LibraryRecord;
  readonly kind: 'new' | 'changed';
  /** Against what is in force; empty for a new one. */
  readonly changes: readonly FieldChange[];
  /** A draft of it lies here that says something else and would be replaced. */
  readonly overDraft: boolean;
  /** The file was written before the version in force: somebody else's change since would be undone. */
  readonly older: boolean;
}

export interface ImportPlan {
  readonly planned: readonly PlannedRecord[];
  /** Records that say what is here already; nothing is done with them. */
  readonly same: number;
}

/** Records compared between two pauses. */
const COMPARED = 250;

/** What an import would do, before it does anything. `pause` is awaited now and then with the records done. */
export async function planImport(incoming: readonly LibraryRecord[], listed: readonly ListedRecord[], pause: (done: number) => Promise<void>): Promise<ImportPlan> {
  const here = new Map(listed.map((one) => [one.inForce.id, one]));
  const planned: PlannedRecord[] = [];
  let same = 0;
  for (const [at, record] of incoming.entries()) {
    if (at % COMPARED === 0) await pause(at);
    const known = here.get(record.id);
    const standing = known === undefined ? null : (known.draft ?? known.inForce);
    if (standing !== null && changesOf(standing, record).length === 0) { same += 1; continue; }
    if (known === undefined || known.isNew) planned.push({ record: { ...record, version: 1 }, kind: 'new', changes: [], overDraft: known !== undefined, older: false });
    else {
      const { inForce, draft } = known;
      planned.push({ record: { ...record, version: Math.min(record.version, inForce.version) }, kind: 'changed', changes: changesOf(inForce, record), overDraft: draft !== null, older: record.version < inForce.version });
    }
  }
  return { planned, same };
}
