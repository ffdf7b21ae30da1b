import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const FOLDER = 'team-folder';

/** Headless, nobody answers the picker: it answers at once with an origin-private folder. To be called before the page is used. */
export async function answerPicker(page: Page): Promise<void> {
  await page.evaluate((name) => {
    Object.assign(window, { showDirectoryPicker: async () => (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true }) });
  }, FOLDER);
}

const fileNames = (page: Page): Promise<string[]> =>
  page.evaluate(async (name) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
    const names: string[] = [];
    for await (const file of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(file);
    return names;
  }, FOLDER);

const readFile = (page: Page, file: string): Promise<string> =>
  page.evaluate(async ([name, wanted]) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name!);
    const bytes = new Uint8Array(await (await (await folder.getFileHandle(wanted!)).getFile()).arrayBuffer());
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  }, [FOLDER, file]);

const writeFile = (page: Page, file: string, base64: string): Promise<void> =>
  page.evaluate(async ([name, target, content]) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name!);
    const writer = await (await folder.getFileHandle(target!, { create: true })).createWritable();
    await writer.write(Uint8Array.from(atob(content!), (sign) => sign.charCodeAt(0)));
    await writer.close();
  }, [FOLDER, file, base64]);

const removeFile = (page: Page, file: string): Promise<void> =>
  page.evaluate(async ([name, gone]) => (await (await navigator.storage.getDirectory()).getDirectoryHandle(name!)).removeEntry(gone!), [FOLDER, file]);

/**
 * What a synchronising client does between machines: each page's origin-private folder and one real folder become the same. A file
 * that was in a page's folder at the last turn and is gone now was removed by that page.
 */
export function bridgeFolder(real: string, pages: readonly Page[]) {
  const known = new Map<Page, ReadonlySet<string>>();
  return async (): Promise<readonly string[]> => {
    for (const page of pages) {
      const here = await fileNames(page);
      for (const file of known.get(page) ?? []) if (!here.includes(file)) rmSync(join(real, file), { force: true });
      for (const file of here) {
        if (known.get(page)?.has(file)) continue;
        writeFileSync(join(real, `${file}.arriving`), Buffer.from(await readFile(page, file), 'base64'));
        renameSync(join(real, `${file}.arriving`), join(real, file));
      }
    }
    const shared = readdirSync(real);
    for (const page of pages) {
      const here = await fileNames(page);
      for (const file of shared) if (!here.includes(file)) await writeFile(page, file, readFileSync(join(real, file)).toString('base64'));
      for (const file of here) if (!shared.includes(file)) await removeFile(page, file);
      known.set(page, new Set(shared));
    }
    return shared;
  };
}

/** The folder of a page is gone, as a drive that was taken out, while `work` runs, and comes back as it was. */
export async function withoutFolder(page: Page, work: () => Promise<void>): Promise<void> {
  const files: [string, string][] = [];
  for (const file of await fileNames(page)) files.push([file, await readFile(page, file)]);
  await page.evaluate(async (name) => (await navigator.storage.getDirectory()).removeEntry(name, { recursive: true }), FOLDER);
  await work();
  await fileNames(page);
  for (const [file, content] of files) await writeFile(page, file, content);
}
