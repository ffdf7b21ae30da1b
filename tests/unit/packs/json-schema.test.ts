import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { schemaFiles } from '../../../scripts/json-schema.ts';
import { packFolders, readPackSources } from '../../../scripts/pack-sources.ts';

const committed = (file: string): string => readFileSync(new URL(`../../../scripts-library/schema/json/${file}`, import.meta.url), 'utf8');
const asEditorsReadIt = (file: string) => z.fromJSONSchema(JSON.parse(committed(file)) as Parameters<typeof z.fromJSONSchema>[0]);

describe('the JSON Schemas for editors', () => {
  it.each([...schemaFiles()])('%s is what `npm run schema` writes', (file, text) => {
    expect(committed(file)).toBe(text);
  });

  it.each(packFolders())('take every record of %s as it is written', (folder) => {
    const read = asEditorsReadIt('records.schema.json').safeParse(readPackSources(folder).records);
    expect(read.error?.issues.slice(0, 3) ?? []).toEqual([]);
  });

  it('refuse a misspelt field and an unknown scenario', () => {
    const line = readPackSources(packFolders()[0]!).records.find((record) => (record as { kind: string }).kind === 'script') as Record<string, unknown>;
    const schema = asEditorsReadIt('records.schema.json');
    expect(schema.safeParse([line]).success).toBe(true);
    expect(schema.safeParse([{ ...line, scenaro: 'S01' }]).success).toBe(false);
    expect(schema.safeParse([{ ...line, scenario: 'S99' }]).success).toBe(false);
  });
});
