import { fail, succeed, type Result } from '../../domain/result.ts';
import type { BundleName, Carrier, CarrierFailure } from './carrier.ts';

/** What the browsers have and TypeScript's library lacks. */
type MovableFile = FileSystemFileHandle & { move(name: string): Promise<void> };
export type ListableFolder = FileSystemDirectoryHandle & { keys(): AsyncIterable<string> };

const WHOLE = /^([A-Za-z0-9_-]+)\.(\d{10})\.aside$/;

/** Letters, digits and hyphens stay; every other byte of UTF-8 becomes `_` and two hex digits: a name on any file system. */
export const encodedName = (author: string): string =>
  [...new TextEncoder().encode(author)].map((byte) => { const sign = String.fromCharCode(byte); return /[A-Za-z0-9-]/.test(sign) ? sign : `_${byte.toString(16).padStart(2, '0')}`; }).join('');

const decoded = (text: string): string =>
  new TextDecoder().decode(Uint8Array.from([...text.matchAll(/_([0-9a-f]{2})|([A-Za-z0-9-])/g)].map(([, hex, sign]) => (hex === undefined ? sign!.charCodeAt(0) : Number.parseInt(hex, 16)))));

const fileOf = ({ author, number }: BundleName): string => `${encodedName(author)}.${String(number).padStart(10, '0')}.aside`;

function bundleOf(file: string): BundleName | null {
  const [, author, number] = WHOLE.exec(file) ?? [];
  return author === undefined ? null : { author: decoded(author), number: Number(number) };
}

/**
 * A shared or synchronised folder. An open writer leaves an empty target and a swap file beside it, so that a bundle is written as
 * `….part` and moved to its name when it is whole; readers look at whole names alone. Half files of writers that were killed are
 * written over by the same writer's next attempt.
 */
export function createFolderCarrier(folder: FileSystemDirectoryHandle, name = 'folder'): Carrier {
  const names = async (): Promise<readonly BundleName[]> => {
    const found: BundleName[] = [];
    for await (const file of (folder as ListableFolder).keys()) {
      const bundle = bundleOf(file);
      if (bundle !== null) found.push(bundle);
    }
    return found.toSorted((a, b) => (a.author === b.author ? a.number - b.number : a.author < b.author ? -1 : 1));
  };
  return {
    name,
    capabilities: { lists: true, removes: true },
    put: (bundle, bytes) =>
      tried(async () => {
        const file = fileOf(bundle);
        if ((await sizeOf(folder, file)) === bytes.length) return true as const;
        await writeWhole(folder, file, bytes);
        return true as const;
      }),
    list: (since) => tried(async () => (await names()).filter(({ author, number }) => number > (since.get(author) ?? 0))),
    get: (bundle) => tried(async () => new Uint8Array(await (await (await folder.getFileHandle(fileOf(bundle))).getFile()).arrayBuffer()), 'carrier.missing'),
    remove: (author, below) =>
      tried(async () => {
        const old: string[] = [];
        // With what a killed writer left half way of numbers that nobody writes any more.
        for await (const file of (folder as ListableFolder).keys()) {
          const bundle = bundleOf(file.replace(/\.part$/, ''));
          if (bundle?.author === author && bundle.number < below) old.push(file);
        }
        for (const file of old) await folder.removeEntry(file);
        return old.length;
      }),
  };
}

/** Under another name until it is whole. */
export async function writeWhole(folder: FileSystemDirectoryHandle, file: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const part = (await folder.getFileHandle(`${file}.part`, { create: true })) as MovableFile;
  const writer = await part.createWritable();
  await writer.write(bytes);
  await writer.close();
  await part.move(file);
}

async function sizeOf(folder: FileSystemDirectoryHandle, file: string): Promise<number | null> {
  try {
    return (await (await folder.getFileHandle(file)).getFile()).size;
  } catch (error) {
    if (nameOf(error) === 'NotFoundError') return null;
    throw error;
  }
}

/**
 * Runs work on the folder; what the browser throws becomes a failure (names of the File System Access specification). `notFound`: what
 * it means that something is not there. Where no one file is asked for, it is the folder itself: a drive that was taken out.
 */
export async function tried<T>(work: () => Promise<T>, notFound: CarrierFailure['code'] = 'carrier.unreachable'): Promise<Result<T, CarrierFailure>> {
  try {
    return succeed(await work());
  } catch (error) {
    const name = nameOf(error);
    if (name === 'NotAllowedError' || name === 'SecurityError') return fail({ code: 'carrier.permission' });
    if (name === 'QuotaExceededError') return fail({ code: 'carrier.full' });
    return fail({ code: name === 'NotFoundError' ? notFound : 'carrier.unreachable' });
  }
}

const nameOf = (error: unknown): string => (error instanceof Object && 'name' in error ? String(error.name) : '');
