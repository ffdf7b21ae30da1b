import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPackFile, writePackFile } from '../../../scripts-library/exchange/index.ts';
import { loadBuiltInPack } from '../../../scripts-library/packs/built-in.ts';
import type { PackManifest } from '../../../scripts-library/schema/index.ts';
import { flowRecord, fragmentRecord, scriptRecord } from '../packs/pack-factory.ts';

const head: Omit<PackManifest, 'hash'> = { format: 'aside.pack/1', id: 'test-pack', title: '测试', locale: 'zh-CN', jurisdiction: 'CN', version: '1.2.3', publishedAt: '2026-11-22T00:00:00.000Z', publishedBy: '培训岗' };

describe('a pack file', () => {
  it('reads back the records it was written from', async () => {
    const text = fc.string({ minLength: 2, maxLength: 30, unit: 'grapheme' }).filter((made) => !made.includes('{{'));
    await fc.assert(fc.asyncProperty(text, text, fc.array(text), async (title, words, tags) => {
      const records = [scriptRecord({ title, tags, variants: { neutral: { text: words } } }), flowRecord(), fragmentRecord({ text: words })];
      const read = await readPackFile(await writePackFile(head, records));
      expect(read.ok && read.value.records).toEqual(records);
    }), { numRuns: 60 });
  });

  it('carries a whole built-in pack', async () => {
    const { manifest, records } = await loadBuiltInPack('zh-CN', 'CN');
    const { hash, ...rest } = manifest;
    const read = await readPackFile(await writePackFile(rest, records));
    expect(read.ok && read.value.records).toEqual(records);
    expect(read.ok && read.value.manifest?.hash).toBe(hash);
  });

  it('is refused when a record was changed by hand, when it is cut off, and when it is something else', async () => {
    const written = await writePackFile(head, [scriptRecord()]);
    expect(await readPackFile(written.replace('您好。', '喂。。'))).toMatchObject({ ok: false, failure: { code: 'pack.hash-differs' } });
    expect(await readPackFile(written.slice(0, -20))).toMatchObject({ ok: false, failure: { code: 'pack.not-json' } });
    expect(await readPackFile('[]')).toMatchObject({ ok: false, failure: { code: 'pack.manifest-invalid' } });
  });
});
