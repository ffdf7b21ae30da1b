import type { LibraryRecord } from '../schema/index.ts';

/** A fault of one record, named so that its author finds it. */
export interface RecordFault {
  readonly record: string;
  readonly field: string;
  readonly problem: string;
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
    if (kinds.has(record.id)) faults.push({ record: record.id, field: 'id', problem: 'used twice' });
    kinds.set(record.id, record.kind);
  }
  const expectKind = (record: string, field: string, ids: readonly string[], kind: LibraryRecord['kind']) => {
    for (const id of ids) {
      if (kinds.get(id) !== kind) faults.push({ record, field, problem: `"${id}" is no ${kind} of this pack` });
    }
  };
  for (const record of records) {
    if (record.kind === 'script') {
      expectKind(record.id, 'disclosures', record.disclosures, 'disclosure');
      expectKind(record.id, 'answers', record.answers, 'objection');
    } else if (record.kind === 'factCard') {
      expectKind(record.id, 'disclosures', record.disclosures, 'disclosure');
    } else if (record.kind === 'flow') {
      const stepIds = new Set<string>();
      record.steps.forEach((step, index) => {
        const at = `steps.${index}`;
        if (stepIds.has(step.id)) faults.push({ record: record.id, field: `${at}.id`, problem: `step "${step.id}" used twice` });
        stepIds.add(step.id);
        expectKind(record.id, `${at}.scripts`, step.scripts, 'script');
        if ((step.requirement === 'conditional') !== (step.when !== undefined)) {
          faults.push({ record: record.id, field: `${at}.when`, problem: 'present exactly on conditional steps' });
        }
      });
      record.steps.forEach((step, index) => step.branches.forEach((branch, at) => {
        if (!stepIds.has(branch.to)) faults.push({ record: record.id, field: `steps.${index}.branches.${at}.to`, problem: `no step "${branch.to}"` });
      }));
    }
    for (const [, id] of JSON.stringify(record).matchAll(FRAGMENT)) expectKind(record.id, 'text', [id!], 'fragment');
  }
  return faults;
}
