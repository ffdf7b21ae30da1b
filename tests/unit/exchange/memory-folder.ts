/** A folder of the File System Access API in memory. `killAt` throws away the writer at that step, as a killed browser does. */
export class MemoryFolder {
  readonly files = new Map<string, Uint8Array<ArrayBuffer>>();
  /** Steps until the writer dies; each of create, write, close and move is one. */
  killAt = Infinity;
  /** The drive was taken out. */
  gone = false;

  private step(): void {
    this.killAt -= 1;
    if (this.killAt <= 0) throw new DOMException('killed', 'AbortError');
  }

  private there(): void {
    if (this.gone) throw new DOMException('no such folder', 'NotFoundError');
  }

  async *keys(): AsyncGenerator<string> {
    this.there();
    yield* this.files.keys();
  }

  async getFileHandle(name: string, { create = false } = {}) {
    this.there();
    if (!this.files.has(name)) {
      if (!create) throw new DOMException('no such file', 'NotFoundError');
      this.step();
      this.files.set(name, new Uint8Array());
    }
    return {
      getFile: async () => new Blob([this.files.get(name)!]),
      createWritable: async () => {
        let written = new Uint8Array();
        return {
          write: async (bytes: Uint8Array<ArrayBuffer>) => {
            this.step();
            // Half of it is what a synchronised folder may show meanwhile.
            this.files.set(`${name}.crswap`, bytes.slice(0, bytes.length / 2));
            written = bytes.slice();
          },
          close: async () => {
            this.step();
            this.files.delete(`${name}.crswap`);
            this.files.set(name, written);
          },
        };
      },
      move: async (to: string) => {
        this.step();
        this.files.set(to, this.files.get(name)!);
        this.files.delete(name);
      },
    };
  }

  async removeEntry(name: string): Promise<void> {
    this.files.delete(name);
  }

  get handle(): FileSystemDirectoryHandle {
    return this as unknown as FileSystemDirectoryHandle;
  }
}
