import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { filesWithText } from '../../support/profile/find-text.ts';

const { compress } = createRequire(import.meta.url)('snappyjs') as { compress(bytes: Uint8Array): Uint8Array };
let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'find-text-')); });
afterAll(() => rmSync(folder, { recursive: true }));

/** A table file of one compressed data block, as LevelDB lays it out. */
function tableFile(data: Buffer): Buffer {
  const varint = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)]);
  const stored = (bytes: Uint8Array, type: number): Buffer => Buffer.concat([bytes, Buffer.from([type, 0, 0, 0, 0])]);
  const small = compress(data);
  const handle = [...varint(0), ...varint(small.length)];
  const index = Buffer.from([0, 1, handle.length, 107, ...handle, 0, 0, 0, 0, 1, 0, 0, 0]);
  const indexAt = small.length + 5;
  const footer = Buffer.alloc(48);
  Buffer.from([0, 0, ...varint(indexAt), ...varint(index.length)]).copy(footer);
  Buffer.from('57fb808b247547db', 'hex').copy(footer, 40);
  return Buffer.concat([stored(small, 1), stored(index, 0), footer]);
}

it('finds a text in either encoding, also inside a compressed table, and no other', () => {
  const hidden = Buffer.from(`${'琥珀章鱼弹琵琶'.repeat(40)}`, 'utf16le');
  writeFileSync(join(folder, 'utf8.log'), 'x琥珀章鱼弹琵琶y');
  writeFileSync(join(folder, 'utf16'), Buffer.concat([Buffer.from([1]), Buffer.from('琥珀章鱼弹琵琶', 'utf16le')]));
  writeFileSync(join(folder, '1.ldb'), tableFile(hidden));
  writeFileSync(join(folder, 'other'), 'nothing');
  // Repetition makes the compressor refer back, so that the bytes of a second copy stand nowhere in the file.
  expect(tableFile(hidden).includes(Buffer.from('琥珀章鱼弹琵琶'.repeat(2), 'utf16le'))).toBe(false);
  expect(filesWithText(folder, '琥珀章鱼弹琵琶'.repeat(2))).toEqual(['1.ldb']);
  expect(filesWithText(folder, '琥珀章鱼弹琵琶').toSorted()).toEqual(['1.ldb', 'utf16', 'utf8.log']);
  expect(filesWithText(folder, '翡翠鲸鱼')).toEqual([]);
});
