import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readRows, readWhole, ROWS } from '../../evaluate/rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'rows-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (content: string): string => {
  const path = join(folder, 'rows.jsonl');
  writeFileSync(path, content);
  return path;
};

describe('rows to be judged', () => {
  it('are read with what they hold besides, blank lines left out', () => {
    expect(readRows(file('{"lang":"en","text":"a","expect":[],"by":"x"}\n\n'), ROWS.lint)).toEqual([{ lang: 'en', text: 'a', expect: [], by: 'x' }]);
  });

  it.each([
    ['{"lang":"en","text":"a","expect":[]}\n{"lang":"en","expect":["guarantee"]}', /line 2: text/],
    ['{"lang":"fr","text":"a","expect":[]}', /line 1: lang/],
    ['{"lang":"en","text":"a","expect":[]}\n{"lang":', /line 2: .*JSON/],
  ])('are refused with line and field: %s', (content, fault) => {
    expect(() => readRows(file(content), ROWS.lint)).toThrow(fault);
  });

  it('name no more faults than help', () => {
    expect(() => readRows(file('{}\n'.repeat(40)), ROWS.scenario)).toThrow(/and \d+ more$/);
  });

  it('of a whole file are refused with their place', () => {
    expect(() => readWhole(file('{"vectors":[{"type":"phone"}],"texts":[]}'), ROWS.vectors)).toThrow(/vectors\.0\.value/);
  });
});
