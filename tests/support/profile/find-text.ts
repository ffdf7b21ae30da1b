import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { tableBlocks } from './level-db.ts';

/**
 * Files of a browser profile that hold a text, as UTF-8 or UTF-16LE, in the clear or in a compressed store file. Paths are
 * relative to the folder.
 */
export function filesWithText(folder: string, text: string): readonly string[] {
  const forms = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')];
  const holds = (bytes: Uint8Array): boolean => forms.some((form) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(form));
  return filesUnder(folder)
    .filter((file) => {
      const bytes = readFileSync(file);
      return holds(bytes) || tableBlocks(bytes).some(holds);
    })
    .map((file) => relative(folder, file));
}

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []));
