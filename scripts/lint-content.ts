import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintRecord } from '../scripts-library/lint/index.ts';
import { buildLibrary } from '../scripts-library/packs/library.ts';
import { libraryRecord, type LibraryRecord } from '../scripts-library/schema/index.ts';
import { PACKS_FOLDER } from './pack-sources.ts';

function jsonFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? jsonFiles(join(folder, entry.name)) : entry.name.endsWith('.json') && entry.name !== 'manifest.json' ? [join(folder, entry.name)] : []);
}

/** The records of a pack's folder that validate; a record that does not is the business of `npm run packs`. */
function readRecords(folder: string): LibraryRecord[] {
  return jsonFiles(folder).flatMap((file) => {
    const list: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return (Array.isArray(list) ? (list as unknown[]) : []).flatMap((raw) => {
      const parsed = libraryRecord.safeParse(raw);
      if (!parsed.success) console.log(`${file}: ${String((raw as { id?: string }).id)} does not validate, not linted`);
      return parsed.success ? [parsed.data] : [];
    });
  });
}

/** `npm run lint:content [folder of a pack] [--quiet]`: findings with record and field; exit 1 on block or high. */
const [only] = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const quiet = process.argv.includes('--quiet');
const counts = { block: 0, high: 0, warn: 0, hint: 0 };
let records = 0;
const folders = readdirSync(PACKS_FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory() && (only === undefined || entry.name === only) && existsSync(join(PACKS_FOLDER, entry.name)));
for (const entry of folders) {
  const library = buildLibrary(readRecords(join(PACKS_FOLDER, entry.name)));
  for (const record of library.records) {
    records += 1;
    for (const finding of lintRecord(record, library)) {
      counts[finding.severity] += 1;
      if (quiet && (finding.severity === 'warn' || finding.severity === 'hint')) continue;
      const params = Object.entries(finding.params).map(([key, value]) => `${key}=${value}`).join(' ');
      console.log(`${finding.severity.padEnd(5)} ${entry.name} ${record.id} ${finding.field}: ${finding.category} (${finding.ruleId}) ${params}${finding.better === undefined ? '' : ` → ${finding.better}`}`);
    }
  }
}
console.log(`${records} records: ${counts.block} block, ${counts.high} high, ${counts.warn} warn, ${counts.hint} hint`);
process.exitCode = counts.block + counts.high > 0 ? 1 : 0;
