import { libraryInForce, readLibraryInForce } from '../../scripts-library/packs/in-force.ts';
import type { Library } from '../../scripts-library/packs/library.ts';
import type { LibraryRecord, Pack } from '../../scripts-library/schema/index.ts';
import type { Store } from '../../storage/store.ts';

/**
 * The library in force, with the flows that open calls began with in place of newer ones: a panel that is closed and opened in
 * the middle of a call goes on with the same steps. `keepsOlder`: such a flow is in it. `day`: the bank's, YYYY-MM-DD.
 */
export async function libraryForOpenCalls({ calls, library }: Pick<Store, 'calls' | 'library'>, pack: Pack, day?: string): Promise<{ readonly library: Library; readonly keepsOlder: boolean }> {
  const inForce = await readLibraryInForce(library, pack, day);
  const { id: packId, version } = pack.manifest;
  const open = inForce.manifest?.version === version ? null : await calls.openCalls();
  const older: LibraryRecord[] = [];
  for (const { id, flowId } of open?.ok ? open.value : []) {
    if (flowId === undefined) continue;
    const stored = await calls.get(id);
    const flow = stored.ok ? stored.value.call.flow : undefined;
    if (flow === undefined || inForce.byId.get(flow.id)?.version === flow.version) continue;
    const published = await library.version(packId, flow.id, flow.version);
    const record = published.ok ? published.value.record : pack.records.find((one) => one.id === flow.id && one.version === flow.version);
    if (record !== undefined) older.push(record);
  }
  if (older.length === 0) return { library: inForce, keepsOlder: false };
  const published = await library.published(packId, day);
  const newest = published.ok ? published.value.map((entry) => entry.record) : [];
  return { library: libraryInForce(pack, [...newest.filter((record) => !older.some((one) => one.id === record.id)), ...older], inForce.manifest?.version ?? version, day), keepsOlder: true };
}
