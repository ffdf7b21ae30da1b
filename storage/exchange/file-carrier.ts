import { fail, succeed } from '../../domain/result.ts';
import type { Carrier } from './carrier.ts';
import { joined } from './write-bundle.ts';

export interface FileCarrier extends Carrier {
  /** Everything that was put, as one file; null when nothing was. */
  file(): Uint8Array<ArrayBuffer> | null;
}

/** Gathers what is to go out into one file that a person carries. Bundles of others come in by hand, so there is nothing to list. */
export function createFileCarrier(): FileCarrier {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  return {
    name: 'file',
    capabilities: { lists: false, removes: false },
    async put(_name, bytes) {
      pieces.push(bytes);
      return succeed(true);
    },
    list: async () => succeed([]),
    get: async () => fail({ code: 'carrier.missing' }),
    remove: async () => succeed(0),
    file: () => (pieces.length === 0 ? null : joined(pieces)),
  };
}
