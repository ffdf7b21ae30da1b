import { describe, expect, it } from 'vitest';
import { lintRecord } from '../../../scripts-library/lint/index.ts';
import { BUILT_IN_PACKS, loadBuiltInPack } from '../../../scripts-library/packs/built-in.ts';
import { buildLibrary } from '../../../scripts-library/packs/library.ts';

describe('the whole built-in content', () => {
  it.each(BUILT_IN_PACKS)('of $id holds nothing that would block or need a sign-off', async ({ locale, jurisdiction }) => {
    const { records } = await loadBuiltInPack(locale, jurisdiction);
    const library = buildLibrary(records);
    const found = records.flatMap((record) => lintRecord(record, library).filter((finding) => finding.severity === 'block' || finding.severity === 'high').map((finding) => `${record.id} ${finding.field} ${finding.ruleId}`));
    expect(records.length).toBeGreaterThan(300);
    expect(found).toEqual([]);
  }, 180_000);

  it('would be caught: the same check finds a promise of return planted in a line', async () => {
    const { records } = await loadBuiltInPack('zh-CN', 'CN');
    const line = records.find((record) => record.kind === 'script')!;
    if (line.kind !== 'script') throw new Error('no script');
    const planted = { ...line, variants: { ...line.variants, neutral: { text: '这款产品保本保息，您放心买。' } } };
    expect(lintRecord(planted, buildLibrary(records)).some((finding) => finding.severity === 'block')).toBe(true);
  });
});
