import { closeSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const missing = (): DOMException => new DOMException('no such file', 'NotFoundError');

/**
 * A directory of the disk as the File System Access API shows it, as far as the folder carrier goes: an open writer fills a swap file
 * beside an empty target. `step` is called before everything that changes the disk, and half way through every write.
 */
export function nodeFolder(path: string, step: () => void = () => {}): FileSystemDirectoryHandle {
  const at = (name: string): string => join(path, name);
  const there = (name: string): boolean => statSync(at(name), { throwIfNoEntry: false }) !== undefined;
  const writeHalves = (name: string, bytes: Uint8Array): void => {
    const file = openSync(at(name), 'w');
    const half = bytes.length >> 1;
    writeSync(file, bytes.subarray(0, half));
    step();
    writeSync(file, bytes.subarray(half));
    closeSync(file);
  };
  const fileHandle = (name: string) => ({
    getFile: async () => {
      if (!there(name)) throw missing();
      return new Blob([readFileSync(at(name))]);
    },
    createWritable: async () => ({
      write: async (bytes: Uint8Array) => {
        step();
        writeHalves(`${name}.crswap`, bytes);
      },
      close: async () => {
        step();
        renameSync(at(`${name}.crswap`), at(name));
      },
    }),
    move: async (to: string) => {
      step();
      renameSync(at(name), at(to));
    },
  });
  const folder = {
    async *keys(): AsyncGenerator<string> {
      yield* readdirSync(path);
    },
    async getFileHandle(name: string, { create = false } = {}) {
      if (!there(name)) {
        if (!create) throw missing();
        step();
        closeSync(openSync(at(name), 'a'));
      }
      return fileHandle(name);
    },
    async removeEntry(name: string): Promise<void> {
      if (!there(name)) throw missing();
      step();
      rmSync(at(name));
    },
  };
  return folder as unknown as FileSystemDirectoryHandle;
}
