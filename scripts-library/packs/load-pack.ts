import { fail, succeed, type Result } from '../../domain/result.ts';
import { libraryRecord, packManifest, type LibraryRecord } from '../schema/index.ts';
import { hashRecords } from './canonical-json.ts';
import { buildLibrary, type Library } from './library.ts';
import { checkReferences, type RecordFault } from './references.ts';

/** `record` names the record by its id, or by its place ("#17") where it has none. */
export type PackFailure =
  | { readonly code: 'pack.manifest-invalid'; readonly params: { readonly field: string; readonly problem: string } }
  | { readonly code: 'pack.record-invalid'; readonly params: { readonly record: string; readonly field: string; readonly problem: string; readonly faults: number } }
  | { readonly code: 'pack.hash-differs'; readonly params: { readonly expected: string; readonly found: string } };

/**
 * Everything that is wrong with the records, in their order: schema, language and jurisdiction of the pack, references.
 * References are checked only when every record is valid, since a broken record would be reported twice.
 */
export function inspectRecords(
  records: readonly unknown[],
  of?: { readonly locale: string; readonly jurisdiction: string },
): { readonly valid: readonly LibraryRecord[]; readonly faults: readonly RecordFault[] } {
  const valid: LibraryRecord[] = [];
  const faults: RecordFault[] = [];
  records.forEach((raw, index) => {
    const parsed = libraryRecord.safeParse(raw);
    const record = nameOf(raw, index);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) faults.push({ record, field: issue.path.join('.') || 'kind', problem: issue.message });
      return;
    }
    if (of && parsed.data.locale !== of.locale) faults.push({ record, field: 'locale', problem: `the pack is ${of.locale}` });
    if (of && parsed.data.jurisdiction !== of.jurisdiction) faults.push({ record, field: 'jurisdiction', problem: `the pack is ${of.jurisdiction}` });
    valid.push(parsed.data);
  });
  return { valid, faults: faults.length > 0 ? faults : checkReferences(valid) };
}

/**
 * A pack from outside becomes a library, or the first fault is returned with the number of all faults. The hash of the
 * manifest must be that of the records as they came, so that a changed record is seen even where it is still valid.
 */
export async function loadPack(manifest: unknown, records: unknown): Promise<Result<Library, PackFailure>> {
  const head = packManifest.safeParse(manifest);
  if (!head.success) {
    const issue = head.error.issues[0]!;
    return fail({ code: 'pack.manifest-invalid', params: { field: issue.path.join('.'), problem: issue.message } });
  }
  if (!Array.isArray(records)) return fail({ code: 'pack.manifest-invalid', params: { field: 'records', problem: 'not a list' } });
  const { valid, faults } = inspectRecords(records, head.data);
  const first = faults[0];
  if (first) return fail({ code: 'pack.record-invalid', params: { ...first, faults: faults.length } });
  const found = await hashRecords(records);
  if (found !== head.data.hash) return fail({ code: 'pack.hash-differs', params: { expected: head.data.hash, found } });
  return succeed(buildLibrary(valid, head.data));
}

function nameOf(raw: unknown, index: number): string {
  const id = raw !== null && typeof raw === 'object' && 'id' in raw ? raw.id : undefined;
  return typeof id === 'string' && id !== '' ? id : `#${index + 1}`;
}
