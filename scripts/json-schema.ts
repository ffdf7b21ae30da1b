import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { libraryRecord, pack, packManifest } from '../scripts-library/schema/index.ts';

/** What an editor is told of: a merged pack, a pack's manifest, and the lists of records that a pack is written in. */
const SCHEMAS = { pack, manifest: packManifest, records: z.array(libraryRecord) };

const folder = new URL('../scripts-library/schema/json/', import.meta.url);

/** File name → text, of each JSON Schema (2020-12) of the library. Fields with a default may be left out, as when writing. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map(Object.entries(SCHEMAS).map(([name, schema]) => {
    const described = { ...z.toJSONSchema(schema, { io: 'input', reused: 'ref' }), title: `aside ${name}` };
    return [`${name}.schema.json`, `${JSON.stringify(described, null, 1)}\n`];
  }));
}

/** `npm run schema`: writes them to `scripts-library/schema/json/`. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, text] of schemaFiles()) {
    writeFileSync(new URL(file, folder), text);
    console.log(`${file}: ${text.length} bytes`);
  }
}
