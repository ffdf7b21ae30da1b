import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PACKS_FOLDER = fileURLToPath(new URL('../scripts-library/packs/', import.meta.url));

export interface PackSources {
  readonly folder: string;
  readonly manifest: Record<string, unknown>;
  readonly records: readonly unknown[];
}

/** Folders that hold a manifest, in the order of their names. */
export function packFolders(): string[] {
  return readdirSync(PACKS_FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(PACKS_FOLDER, entry.name, 'manifest.json')))
    .map((entry) => entry.name)
    .sort();
}

/** The records of every JSON list in the folder, scripts first, each group in the order of the file names. */
export function readPackSources(folder: string): PackSources {
  const root = join(PACKS_FOLDER, folder);
  const listed = (sub: string) => readdirSync(join(root, sub)).filter((name) => name.endsWith('.json') && name !== 'manifest.json').sort().map((name) => join(sub, name));
  const files = [...(existsSync(join(root, 'scripts')) ? listed('scripts') : []), ...listed('.')];
  const records = files.flatMap((file) => {
    const list: unknown = readJson(join(root, file));
    if (!Array.isArray(list)) throw new Error(`${folder}/${file}: not a list of records`);
    return list as unknown[];
  });
  return { folder, manifest: readJson(join(root, 'manifest.json')) as Record<string, unknown>, records };
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
  }
}
