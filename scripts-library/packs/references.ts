import type { LibraryRecord } from '../schema/index.ts';

/** A fault of one record, named so that its author finds it. */
export interface RecordFault {
  readonly record: string;
  readonly field: string;
  readonly problem: string;
  /** For words: which kind of fault, and the id it is about. */
  readonly code?: 'twice' | 'reference' | 'condition' | 'branch';
  readonly about?: string;
}

const FRAGMENT = /\{\{>\s*([A-Za-z0-9._-]+)\s*\}\}/g;

/**
 * What a schema of one record cannot see: ids used twice, references to records that are missing or of another kind,
 * branches to steps that do not exist, conditional steps without their condition.
 */
export function checkReferences(records: readonly LibraryRecord[]): RecordFault[] {
  const kinds = new Map<string, LibraryRecord['kind']>();
  const faults: RecordFault[] = [];
  for (const record of records) {
    if (kinds.has(record.id)) faults.push({ record: record.id, field: 'id', problem: 'used twice', code: 'twice' });
    kinds.set(record.id, record.kind);
  }
  return [...faults, ...records.flatMap((record) => faultsOf(record, (id) => kinds.get(id)))];
}

/** The same of one record; `kindOf` knows what an id is in its library. */
export function faultsOf(record: LibraryRecord, kindOf: (id: string) => LibraryRecord['kind'] | undefined): RecordFault[] {
  const faults: RecordFault[] = [];
  const expectKind = (field: string, ids: readonly string[], kind: LibraryRecord['kind']) => {
    for (const id of ids) {
      if (kindOf(id) !== kind) faults.push({ record: record.id, field, problem: `"${id}" is no ${kind} of this pack`, code: 'reference', about: id });
    }
  };
  if (record.kind === 'script') {
    expectKind('disclosures', record.disclosures, 'disclosure');
    expectKind('answers', record.answers, 'objection');
  } else if (record.kind === 'factCard') {
    expectKind('disclosures', record.disclosures, 'disclosure');
  } else if (record.kind === 'flow') {
    const stepIds = new Set<string>();
    record.steps.forEach((step, index) => {
      const at = `steps.${index}`;
      if (stepIds.has(step.id)) faults.push({ record: record.id, field: `${at}.id`, problem: `step "${step.id}" used twice`, code: 'twice', about: step.id });
      stepIds.add(step.id);
      expectKind(`${at}.scripts`, step.scripts, 'script');
      if ((step.requirement === 'conditional') !== (step.when !== undefined)) {
        faults.push({ record: record.id, field: `${at}.when`, problem: 'present exactly on conditional steps', code: 'condition', about: step.title });
      }
    });
    record.steps.forEach((step, index) => step.branches.forEach((branch, at) => {
      if (!stepIds.has(branch.to)) faults.push({ record: record.id, field: `steps.${index}.branches.${at}.to`, problem: `no step "${branch.to}"`, code: 'branch', about: branch.to });
    }));
  }
  for (const [, id] of JSON.stringify(record).matchAll(FRAGMENT)) expectKind('text', [id!], 'fragment');
  return faults;
}
