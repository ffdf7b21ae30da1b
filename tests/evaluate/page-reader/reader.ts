import type { Page } from 'playwright-core';
import type { PartName } from '../../../crm-page/parts.ts';
import { shippedVocabulary } from '../../../crm-page/shipped-vocabulary.ts';
import { bundle } from './browser.ts';

/** The reader in its separate scripts, put into a page as the panel does it: the core, then the words, then what the page asks for. */
export interface Reader {
  /** Once for every document the page opens. */
  install(page: Page): Promise<void>;
  /** Names of the parts that were loaded since the last `install`. */
  readonly loaded: readonly PartName[];
}

const entry = async (name: string): Promise<string> => `${await bundle(new URL(`../../../entrypoints/page-${name}.ts`, import.meta.url))};aside.main();`;

/** Bundles `core`, which must call `asideLoadPart` for parts and offer `asideLearn`, and the parts. */
export async function prepareReader(core: URL): Promise<Reader> {
  const script = await bundle(core);
  const parts = { adapters: await entry('adapters'), conversation: await entry('conversation'), declared: await entry('declared'), unlabelled: await entry('unlabelled') };
  const loaded: PartName[] = [];
  const prepared = new WeakSet<Page>();
  return {
    loaded,
    async install(page) {
      loaded.length = 0;
      if (!prepared.has(page)) {
        prepared.add(page);
        await page.exposeFunction('asideLoadPart', async (name: keyof typeof parts) => {
          loaded.push(name);
          await page.evaluate(parts[name]);
        });
      }
      await page.evaluate(script);
      await page.evaluate(`asideLearn(${JSON.stringify(shippedVocabulary())})`);
    },
  };
}
