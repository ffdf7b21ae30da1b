import { STAGES } from '../domain/scenario.ts';
import { inspectRecords } from '../scripts-library/packs/load-pack.ts';
import { buildLibrary } from '../scripts-library/packs/library.ts';
import { coverageOf, stagesOf, VARIANTS } from '../scripts-library/packs/coverage.ts';
import { packFolders, readPackSources } from './pack-sources.ts';

/** `npm run coverage:content`: scenario × type and scenario × stage for every pack; exit 1 on a hole. A dot: nothing, and nothing asked. */
let holes = 0;
const cell = (count: number, asked: boolean) => (count > 0 ? String(count) : asked ? '!' : '.').padStart(4);

for (const folder of packFolders()) {
  const { manifest, records } = readPackSources(folder);
  const { valid, faults } = inspectRecords(records);
  const library = buildLibrary(valid);
  const coverage = coverageOf(library);
  console.log(`\n${folder} (${String(manifest['locale'])}, ${String(manifest['jurisdiction'])}): ${library.scripts.length} scripts, ${library.flows.length} flows, ${records.length} records`);
  console.log(`      ${VARIANTS.map((variant) => variant.slice(0, 4).padStart(5)).join('')}  |${STAGES.map((stage) => stage.slice(0, 4).padStart(5)).join('')}`);
  for (const row of coverage.rows) {
    const asked = stagesOf(row.scenario);
    console.log(`${row.scenario}   ${VARIANTS.map((variant) => ` ${cell(row.variants[variant], true)}`).join('')}  |${STAGES.map((stage) => ` ${cell(row.stages[stage], asked.includes(stage))}`).join('')}`);
  }
  for (const fault of faults) console.log(`fault  ${fault.record}  ${fault.field}: ${fault.problem}`);
  for (const hole of coverage.holes) console.log(`hole   ${hole.where}: ${hole.what}`);
  holes += coverage.holes.length + faults.length;
}
console.log(holes === 0 ? '\nno holes' : `\n${holes} holes`);
process.exitCode = holes === 0 ? 0 : 1;
