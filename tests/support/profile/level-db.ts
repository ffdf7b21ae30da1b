import { createRequire } from 'node:module';

const { uncompress } = createRequire(import.meta.url)('snappyjs') as { uncompress(bytes: Uint8Array): Uint8Array };

/** End of a LevelDB table file (`.ldb`): two handles, padding, and this number. */
const FOOTER = 48;
const MAGIC = Buffer.from('57fb808b247547db', 'hex');

/**
 * The data blocks of a LevelDB table file, decompressed. Text in them is invisible to a plain search of the file, since
 * Chromium has them compressed by Snappy. Empty when the file is no such table.
 */
export function tableBlocks(file: Buffer): readonly Uint8Array[] {
  if (file.length < FOOTER || !file.subarray(-8).equals(MAGIC)) return [];
  const footer = reader(file.subarray(-FOOTER));
  footer.handle();
  return entries(block(file, footer.handle())).map((value) => block(file, reader(value).handle()));
}

interface Handle {
  readonly offset: number;
  readonly size: number;
}

function block(file: Uint8Array, { offset, size }: Handle): Uint8Array {
  const bytes = file.subarray(offset, offset + size);
  return file[offset + size] === 1 ? uncompress(bytes) : bytes;
}

/** Values of a block's entries; keys share their beginnings and are passed over. */
function entries(bytes: Uint8Array): readonly Uint8Array[] {
  const restarts = new DataView(bytes.buffer, bytes.byteOffset + bytes.length - 4, 4).getUint32(0, true);
  const at = reader(bytes.subarray(0, bytes.length - 4 * (restarts + 1)));
  const values: Uint8Array[] = [];
  while (!at.end()) {
    at.number();
    const [keyRest, length] = [at.number(), at.number()];
    at.take(keyRest);
    values.push(at.take(length));
  }
  return values;
}

function reader(bytes: Uint8Array) {
  let at = 0;
  const number = (): number => {
    for (let value = 0, factor = 1; ; factor *= 128) {
      const byte = bytes[at++]!;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  return {
    number,
    handle: (): Handle => ({ offset: number(), size: number() }),
    take: (length: number): Uint8Array => bytes.subarray(at, (at += length)),
    end: () => at >= bytes.length,
  };
}
