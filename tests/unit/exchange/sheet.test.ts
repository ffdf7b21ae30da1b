import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvToRows, readSheet, rowsToCsv, rowsToXlsx, SHEET_COLUMNS, writeSheet, xlsxToRows } from '../../../scripts-library/exchange/index.ts';
import { loadBuiltInPack } from '../../../scripts-library/packs/built-in.ts';
import { buildLibrary } from '../../../scripts-library/packs/library.ts';
import type { Script } from '../../../scripts-library/schema/index.ts';
import { scriptRecord } from '../packs/pack-factory.ts';

const column = (name: string) => SHEET_COLUMNS.indexOf(name);
const withCell = (rows: string[][], row: number, name: string, value: string): string[][] => rows.map((cells, at) => (at === row - 1 ? cells.with(column(name), value) : cells));
const typed = scriptRecord({ variants: { neutral: { text: '您好。' }, silent: { text: '您说。', chat: '请写。' } }, delivery: { neutral: { tone: '平和', pace: 'medium' }, silent: { tone: '轻', pace: 'slow' } } });

/** Any text a trainer may write, and what breaks sheets: quotes, separators, line breaks, formulas, apostrophes, bars, backslashes. */
const nasty = fc.oneof(fc.string({ minLength: 2, maxLength: 12 }), fc.constantFrom('=SUM(A1)', '+86', '-1', '@cmd', "'=x", "''+1", 'a|b', 'c\\n', 'a\nb', '“引号”,"x"', ' 空格 ', '=HYPERLINK("http://a","b")', 'x;y\tz')).filter((text) => text.length > 1);
const anyScript: fc.Arbitrary<Script> = fc.record({ title: nasty, text: nasty, chat: nasty, tone: nasty, core: fc.array(nasty, { minLength: 1, maxLength: 3 }), tags: fc.array(nasty, { maxLength: 3 }), words: nasty, article: nasty, silent: fc.boolean() }).map((made) => scriptRecord({
  title: made.title, core: made.core, tags: made.tags, fallbacks: { 'customer.surname': made.words },
  sources: [{ register: 'REG-FRAUD', article: made.article, checkedOn: '2026-11-22' }],
  variants: { neutral: { text: made.text, chat: made.chat }, ...(made.silent ? { silent: { text: made.text } } : {}) },
  delivery: { neutral: { tone: made.tone, pace: 'slow' } },
}));

describe('a sheet of scripts', () => {
  it('reads back what it wrote, whatever the texts are, by rows and through CSV', async () => {
    await fc.assert(fc.asyncProperty(anyScript, async (script) => {
      const rows = writeSheet([script]);
      expect(await readSheet(rows)).toEqual({ ok: true, value: [script] });
      const csv = csvToRows(rowsToCsv(rows));
      expect(csv.ok && csv.value).toEqual(rows);
    }), { numRuns: 300 });
  });

  it('never writes a cell that a spreadsheet takes for a formula', () => {
    fc.assert(fc.property(anyScript, (script) => {
      for (const cell of writeSheet([script]).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
    }));
  });

  it('takes headers in the words of a language, and columns in any order', async () => {
    const words = { id: '编号', text: '话术' };
    const rows = writeSheet([typed], words);
    expect(rows[0]!.slice(0, 3)).toEqual(['编号', 'variant', '话术']);
    expect(await readSheet(rows.map((row) => row.toReversed()), words)).toEqual({ ok: true, value: [typed] });
    // Written out in one language, read where another is spoken.
    const both = writeSheet([typed], Object.fromEntries(SHEET_COLUMNS.map((name) => [name, `${name} 任何话`])));
    expect(both[0]!.slice(0, 2)).toEqual(['id 任何话', 'variant 任何话']);
    expect(await readSheet(both)).toEqual({ ok: true, value: [typed] });
  });

  it('is read from semicolons and tabs as well as commas', () => {
    expect(csvToRows('id;variant;text\na;neutral;x,y\n')).toEqual({ ok: true, value: [['id', 'variant', 'text'], ['a', 'neutral', 'x,y']] });
    expect(csvToRows('id\tvariant\na\tneutral\n')).toMatchObject({ ok: true, value: [['id', 'variant'], ['a', 'neutral']] });
    expect(csvToRows('id,text\na,"never closed')).toMatchObject({ ok: false, failure: { code: 'sheet.not-csv' } });
  });
});

describe('faults of a sheet', () => {
  const rows = writeSheet([typed, scriptRecord({ id: 'second' })]);
  it.each([
    ['a missing text', withCell(rows, 3, 'text', ''), { code: 'empty', row: 3, column: 'text' }],
    ['a stage nobody knows', withCell(rows, 2, 'stage', 'middle'), { code: 'choice', row: 2, column: 'stage', problem: 'middle' }],
    ['a source without date', withCell(rows, 4, 'sources', 'REG-FRAUD'), { code: 'source', row: 4, column: 'sources', problem: 'REG-FRAUD' }],
    ['a pace nobody knows', withCell(rows, 3, 'pace', 'fast'), { code: 'choice', row: 3, column: 'pace', allowed: ['slow', 'medium', 'brisk'] }],
    ['a day that is none', withCell(rows, 2, 'reviewBy', '31.12.2027'), { code: 'date', row: 2, column: 'reviewBy', problem: '31.12.2027' }],
    ['a formula in place of a text', withCell(rows, 3, 'text', '=A1&B1'), { code: 'formula', row: 3, column: 'text' }],
    ['what is left of a formula', withCell(rows, 3, 'text', '#NAME?'), { code: 'formula', row: 3, column: 'text' }],
    ['a version that is no number', withCell(rows, 2, 'version', 'two'), { code: 'invalid', row: 2, column: 'version' }],
    ['a type nobody knows', withCell(rows, 3, 'variant', 'angry'), { code: 'unknown-variant', row: 3, column: 'variant' }],
    ['one wording twice', withCell(rows, 3, 'variant', 'neutral'), { code: 'variant-twice', row: 3, column: 'variant' }],
    ['no neutral wording', withCell(rows, 4, 'variant', 'rational'), { code: 'no-neutral', row: 4, column: 'variant' }],
    ['a row without id', withCell(rows, 3, 'id', ''), { code: 'no-id', row: 3, column: 'id' }],
    ['another title on a later row', withCell(rows, 3, 'title', '别的'), { code: 'differs-from-first-row', row: 3, column: 'title' }],
    ['a column nobody knows', withCell(rows, 1, 'chat', 'chatter'), { code: 'unknown-column', row: 1, column: 'chatter' }],
    ['a missing column', withCell(rows, 1, 'core', ''), { code: 'missing-column', row: 1, column: 'core' }],
    ['no rows at all', rows.slice(0, 1), { code: 'no-rows', row: 1 }],
  ])('%s is named by row and column, and nothing is imported', async (_what, bad, fault) => {
    const read = await readSheet(bad);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.failure.faults[0]).toMatchObject(fault);
  });

  it('are all told, in the order of the rows', async () => {
    const read = await readSheet(withCell(withCell(rows, 4, 'stage', 'x'), 3, 'text', ''));
    expect(read.ok ? [] : read.failure.faults.map((fault) => fault.row)).toEqual([3, 4]);
  });
});

describe('the built-in pack as a file', () => {
  it('goes through XLSX unchanged, every script', async () => {
    const scripts = buildLibrary((await loadBuiltInPack('zh-CN', 'CN')).records).scripts;
    const file = await rowsToXlsx(writeSheet(scripts), '话术');
    const rows = await xlsxToRows(file);
    expect(rows.ok).toBe(true);
    if (rows.ok) expect(await readSheet(rows.value)).toEqual({ ok: true, value: scripts });
  });

  it('is refused when it is no XLSX file', async () => {
    expect(await xlsxToRows(new Blob(['id,variant']))).toMatchObject({ ok: false, failure: { code: 'sheet.not-xlsx' } });
  });
});

describe('ten thousand scripts', () => {
  it('are read in steps, with the work done told after each', async () => {
    const many = Array.from({ length: 10_000 }, (_, n) => scriptRecord({ id: `line-${n}` }));
    const told: number[] = [];
    const read = await readSheet(writeSheet(many), {}, { every: 500, pause: async (done, all) => { told.push(done / all); } });
    expect(read.ok && read.value.length).toBe(10_000);
    expect(told.length).toBeGreaterThanOrEqual(39);
    expect(told.at(-1)).toBe(1);
    expect(told.toSorted((a, b) => a - b)).toEqual(told);
  });
});
