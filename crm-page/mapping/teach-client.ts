import type { MappingFinding, PageMapping, PointedValue } from '../../domain/page-mapping.ts';
import type { PageClient } from '../client.ts';
import { toTaughtPage } from './taught-messages.ts';

/** What the panel may ask of the page it teaches. */
export interface TeachClient {
  /** Waits for the person's click on the page. Null when they gave up, or what they clicked could not be found again. */
  point(): Promise<PointedValue | null>;
  stopPointing(): void;
  /** How each taught field of the active tab's site fared at the last reading. */
  findings(): Promise<readonly MappingFinding[]>;
}

interface Taught {
  readonly page: PageClient;
  readonly teach: TeachClient;
}

/** The page client with what people taught: mappings of the site go to the page before its record is believed. */
export function withTaughtFields(page: PageClient, mappingsOf: (origin: string) => Promise<readonly PageMapping[]>): Taught {
  let tab: number | null = null;
  const load = (tabId: number, file: string): Promise<unknown> => chrome.scripting.executeScript({ target: { tabId }, files: [file] });

  const handOver = async (tabId: number, mappings: readonly PageMapping[]): Promise<boolean> => {
    const send = (): Promise<boolean> => toTaughtPage.sendMessage('taught.are', mappings, tabId);
    // Nobody answers where nothing was ever taught.
    const first = await send().catch(() => null);
    if (first !== null || mappings.length === 0) return first === true;
    await load(tabId, '/page-mapping.js');
    return send();
  };

  return {
    page: {
      ...page,
      async read() {
        const read = await page.read();
        tab = read.ok ? read.value.page.tabId : null;
        if (!read.ok) return read;
        const { tabId, origin } = read.value.page;
        const news = await mappingsOf(origin).then((mappings) => handOver(tabId, mappings)).catch(() => false);
        return news ? page.read() : read;
      },
    },
    teach: {
      async point() {
        const read = await page.read();
        if (!read.ok) return null;
        const { tabId } = read.value.page;
        tab = tabId;
        await load(tabId, '/page-pointer.js');
        return toTaughtPage.sendMessage('taught.point', undefined, tabId).catch(() => null);
      },
      stopPointing: () => {
        if (tab !== null) void toTaughtPage.sendMessage('taught.stopPointing', undefined, tab).catch(() => undefined);
      },
      findings: async () => (tab === null ? [] : toTaughtPage.sendMessage('taught.findings', undefined, tab).catch(() => [])),
    },
  };
}
