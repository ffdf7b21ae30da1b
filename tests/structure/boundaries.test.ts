import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

/** Each breach is one forbidden import in an otherwise empty house; the rule it breaks must be named. */
const BREACHES: readonly { readonly rule: string; readonly files: Readonly<Record<string, string>> }[] = [
  { rule: 'domain-knows-nobody', files: { 'domain/a.ts': "import '../storage/b.ts';", 'storage/b.ts': '' } },
  { rule: 'domain-knows-nobody', files: { 'domain/a.ts': "import 'dexie';" } },
  { rule: 'library-is-pure', files: { 'scripts-library/a.ts': "import 'react';" } },
  { rule: 'library-is-pure', files: { 'scripts-library/a.ts': "import '../storage/b.ts';", 'storage/b.ts': '' } },
  { rule: 'crm-page-is-light', files: { 'crm-page/a.ts': "import 'zod';" } },
  { rule: 'crm-page-is-light', files: { 'crm-page/a.ts': "import '../scripts-library/b.ts';", 'scripts-library/b.ts': '' } },
  { rule: 'storage-is-below', files: { 'storage/a.ts': "import '../components/b.ts';", 'components/b.ts': '' } },
  { rule: 'storage-is-below', files: { 'storage/a.ts': "import '../crm-page/b.ts';", 'crm-page/b.ts': '' } },
  { rule: 'components-get-handed', files: { 'components/a.ts': "import { b } from '../storage/b.ts'; b();", 'storage/b.ts': 'export const b = () => {};' } },
  { rule: 'components-know-no-browser', files: { 'components/a.ts': "import 'dexie';" } },
  { rule: 'entrypoints-are-roots', files: { 'components/a.ts': "import '../entrypoints/sidepanel/b.ts';", 'entrypoints/sidepanel/b.ts': '' } },
  { rule: 'roots-do-not-share', files: { 'entrypoints/trainer/a.ts': "import '../sidepanel/b.ts';", 'entrypoints/sidepanel/b.ts': '' } },
  { rule: 'product-knows-no-tooling', files: { 'domain/a.ts': "import '../tests/b.ts';", 'tests/b.ts': '' } },
  {
    rule: 'content-script-stays-light',
    files: {
      'entrypoints/crm.content/index.ts': "import '../../crm-page/a.ts';", 'crm-page/a.ts': "import '../domain/b.ts';",
      'domain/b.ts': "import { z } from 'zod'; z.string();",
    },
  },
  { rule: 'content-script-stays-light', files: { 'entrypoints/page-a.ts': "import '../crm-page/a.ts';", 'crm-page/a.ts': "import '../domain/b.ts';", 'domain/b.ts': "import 'zod';" } },
  { rule: 'no-cycles', files: { 'domain/a.ts': "import { b } from './b.ts'; export const a = () => b();", 'domain/b.ts': "import { a } from './a.ts'; export const b = () => a();" } },
  { rule: 'no-unresolvable', files: { 'domain/a.ts': "import './nowhere.ts';" } },
];

const root = mkdtempSync(join(tmpdir(), 'aside-house-'));
afterAll(() => rmSync(root, { recursive: true }));

function cruise(name: string, files: Readonly<Record<string, string>>): string {
  const house = join(root, name);
  for (const [path, text] of Object.entries({ ...files, 'tsconfig.json': '{"compilerOptions":{"allowImportingTsExtensions":true,"noEmit":true}}' })) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  const folders = [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))];
  const cruiser = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const ended = spawnSync(process.execPath, [cruiser, ...folders, '--config', resolve('.dependency-cruiser.cjs'), '-T', 'err'], { cwd: house, encoding: 'utf8' });
  return `${ended.stdout}${ended.stderr}`;
}

describe('the boundaries between rooms', () => {
  it.each(BREACHES.map((breach, index) => ({ ...breach, name: `house-${index}` })))('$rule catches its breach ($name)', ({ rule, files, name }) => {
    expect(cruise(name, files)).toContain(`error ${rule}:`);
  });

  it('lets a component know the type of a repository', () => {
    const output = cruise('types-only', { 'components/a.ts': "import type { B } from '../storage/b.ts'; export const a = (b: B) => b;", 'storage/b.ts': 'export interface B { b: string }' });
    expect(output).toContain('no dependency violations found');
  });
});
