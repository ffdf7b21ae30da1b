import { describe, expect, it } from 'vitest';
import { changesOf, textOfCsv, readSheet, writeSheet, SHEET_COLUMNS } from '../../../scripts-library/exchange/index.ts';
import { scriptRecord } from '../packs/pack-factory.ts';

const bytes = (...each: number[]): ArrayBuffer => new Uint8Array(each).buffer;

describe('what two versions say differently', () => {
  it('is told field by field, with a wording that is new or gone', () => {
    const before = scriptRecord({ core: ['报行名'], variants: { neutral: { text: '您好。' }, silent: { text: '您说。' } } });
    const after = scriptRecord({ core: ['报行名', '问需求'], variants: { neutral: { text: '您好！' }, rational: { text: '请讲。' } } });
    expect(changesOf(before, after)).toEqual([
      { field: 'core', before: '报行名', after: '报行名\n问需求' },
      { field: 'variants.neutral.text', before: '您好。', after: '您好！' },
      { field: 'variants.rational.text', before: '', after: '请讲。' },
      { field: 'variants.silent.text', before: '您说。', after: '' },
    ]);
  });

  it('is nothing where only the version or the standing is another', () => {
    expect(changesOf(scriptRecord(), scriptRecord({ version: 7, status: 'draft' }))).toEqual([]);
  });
});

describe('a CSV that a spreadsheet saved again', () => {
  it('is read in the machine\'s old code page, not as noise', () => {
    expect(textOfCsv(bytes(0xc4, 0xfa, 0xba, 0xc3), 'zh-CN')).toBe('您好');
    expect(textOfCsv(bytes(0xb1, 0x7a, 0xa6, 0x6e), 'zh-TW')).toBe('您好');
    expect(textOfCsv(new TextEncoder().encode('您好').buffer, 'zh-CN')).toBe('您好');
    expect(textOfCsv(bytes(0xff, 0xfe, 0xa8, 0x60, 0x7d, 0x59), 'zh-CN')).toBe('您好');
    expect(textOfCsv(bytes(), 'en')).toBe('');
  });

  it.each(['2027/1/5', '2027-1-5', '2027.01.05', '2027年1月5日', '46392', ' 2027-01-05 ', '2027/1/5 0:00'])('has its dates back: %s', async (written) => {
    const rows = writeSheet([scriptRecord()]).map((row, at) => (at === 0 ? row : row.with(SHEET_COLUMNS.indexOf('reviewBy'), written)));
    expect(await readSheet(rows)).toMatchObject({ ok: true, value: [{ reviewBy: '2027-01-05' }] });
  });

  it.each(['5/1/2027', '2027-13-01', '2027-02-30', 'soon'])('is refused where a date is a guess: %s', async (written) => {
    const rows = writeSheet([scriptRecord()]).map((row, at) => (at === 0 ? row : row.with(SHEET_COLUMNS.indexOf('effectiveTo'), written)));
    expect(await readSheet(rows)).toMatchObject({ ok: false, failure: { faults: [{ code: 'date', row: 2, column: 'effectiveTo', problem: written }] } });
  });
});
