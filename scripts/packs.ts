import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashRecords } from '../scripts-library/packs/canonical-json.ts';
import { inspectRecords } from '../scripts-library/packs/load-pack.ts';
import { PACKS_FOLDER, packFolders, readPackSources } from './pack-sources.ts';

/** `npm run packs [folder…]`: checks the sources, writes the hash into the manifest and the merged `<folder>.pack.json`, defaults filled in. */
const asked = process.argv.slice(2);
let faulty = false;
for (const folder of asked.length > 0 ? asked : packFolders()) {
  const { manifest, records } = readPackSources(folder);
  const { faults, valid } = inspectRecords(records, { locale: String(manifest['locale']), jurisdiction: String(manifest['jurisdiction']) });
  for (const fault of faults) console.error(`${folder}  ${fault.record}  ${fault.field}: ${fault.problem}`);
  if (faults.length > 0) {
    faulty = true;
    continue;
  }
  const hashed = { ...manifest, hash: await hashRecords(valid) };
  writeFileSync(join(PACKS_FOLDER, folder, 'manifest.json'), `${JSON.stringify(hashed, null, 2)}\n`);
  writeFileSync(join(PACKS_FOLDER, `${folder}.pack.json`), `${JSON.stringify({ manifest: hashed, records: valid })}\n`);
  console.log(`${folder}: ${valid.length} records, ${hashed.hash.slice(0, 12)}`);
}
process.exitCode = faulty ? 1 : 0;
