import type { CustomerRecord } from '../domain/customer-record.ts';
import { fail, succeed, type Result } from '../domain/result.ts';
import type { OpenPage, PageClient, ReadFailure } from './client.ts';
import type { OwnLabels } from './vocabulary.ts';
import { WATCH_PORT } from './page-messages.ts';
import { toPage, tabRecordKey, type InsertOutcome, type InsertRequest } from './protocol.ts';

/** What a granted site loads by itself, and the reader proper. Loading the first twice starts it once. */
const READER_FILES = ['/content-scripts/crm.js', '/page-reader.js'];

type Opened = Result<OpenPage, ReadFailure>;

/** The page client on the real browser, for the panel of one window. `own` are a bank's own labels, which the reader learns with the shipped ones. */
export function createBrowserPageClient(windowId: number, own?: OwnLabels): PageClient {
  const activeTab = async (): Promise<chrome.tabs.Tab | undefined> => (await chrome.tabs.query({ active: true, windowId }))[0];

  /** Connects the watcher, if there is one, to the reader of a tab. */
  let attachWatcher: (tabId: number) => void = () => undefined;
  let tabWithReader: number | undefined;
  const taught = new Set<number>();

  /** The reader is loaded when a panel first asks, and given its words; no site loads it by itself. */
  const open = async (): Promise<Opened> => {
    const tab = await activeTab();
    if (tab?.id === undefined) return fail({ code: 'page.none' });
    try {
      const loaded = await hasReader(tab.id);
      if (!loaded) await chrome.scripting.executeScript({ target: { tabId: tab.id }, files: READER_FILES });
      // A reader that another panel loaded may know other labels of the bank's own.
      if (!loaded || !taught.has(tab.id)) {
        const { shippedVocabulary } = await import('./shipped-vocabulary.ts');
        await toPage.sendMessage('page.learn', shippedVocabulary(own), tab.id);
        taught.add(tab.id);
      }
    } catch {
      return fail(whyNot(tab.url));
    }
    tabWithReader = tab.id;
    attachWatcher(tab.id);
    return succeed({ tabId: tab.id, origin: originOf(tab.url), title: tab.title ?? '' });
  };

  return {
    async read() {
      // The schema is needed when the page has answered; the panel's first line waits for neither.
      const [opened, { customerRecord }] = await Promise.all([open(), import('../domain/customer-record.schema.ts')]);
      if (!opened.ok) return opened;
      const answer: unknown = await toPage.sendMessage('page.read', undefined, opened.value.tabId).catch(() => undefined);
      if (answer === undefined) return fail({ code: 'page.unreachable' });
      const parsed = customerRecord.safeParse(answer);
      if (!parsed.success) return fail({ code: 'page.malformed' });
      const origin = opened.value.origin || originOf(parsed.data.page.url);
      const granted = origin !== '' && (await chrome.permissions.contains({ origins: [`${origin}/*`] }).catch(() => false));
      return succeed({ page: { ...opened.value, origin, granted }, record: parsed.data });
    },

    async insert(request: InsertRequest): Promise<InsertOutcome> {
      const opened = await open();
      if (!opened.ok) return 'no-field';
      return toPage.sendMessage('page.insert', request, opened.value.tabId).catch(() => 'no-field' as const);
    },

    grant: (origin) => chrome.permissions.request({ origins: [`${origin}/*`] }),

    watch(onRecord, onTabChange) {
      let port: chrome.runtime.Port | null = null;
      let watchedTab: number | undefined;

      const follow = async (): Promise<void> => {
        watchedTab = (await activeTab())?.id;
      };

      // Only when the reader is known to be loaded: a port to a page without one closes a moment later, and until then looks alive.
      const attach = (tabId: number): void => {
        if (tabId === watchedTab && port) return;
        port?.disconnect();
        watchedTab = tabId;
        const opened = chrome.tabs.connect(tabId, { name: WATCH_PORT, frameId: 0 });
        port = opened;
        opened.onDisconnect.addListener(() => {
          // Reading the property keeps the browser from logging "no receiving end".
          void chrome.runtime.lastError;
          if (port === opened) port = null;
        });
      };

      const onStored = (changes: Record<string, chrome.storage.StorageChange>): void => {
        if (watchedTab === undefined) return;
        const change = changes[tabRecordKey(watchedTab)];
        if (change?.newValue !== undefined) onRecord(change.newValue as CustomerRecord);
      };
      const onActivated = (info: { windowId: number }): void => {
        if (info.windowId !== windowId) return;
        void follow().then(onTabChange);
      };
      const onUpdated = (tabId: number, info: { status?: string; url?: string }): void => {
        if (tabId !== watchedTab || info.status !== 'complete') return;
        onTabChange();
      };
      chrome.storage.session.onChanged.addListener(onStored);
      chrome.tabs.onActivated.addListener(onActivated);
      chrome.tabs.onUpdated.addListener(onUpdated);
      attachWatcher = attach;
      if (tabWithReader === undefined) void follow();
      else attach(tabWithReader);
      return () => {
        attachWatcher = () => undefined;
        port?.disconnect();
        chrome.storage.session.onChanged.removeListener(onStored);
        chrome.tabs.onActivated.removeListener(onActivated);
        chrome.tabs.onUpdated.removeListener(onUpdated);
      };
    },
  };
}

const hasReader = (tabId: number): Promise<boolean> => toPage.sendMessage('page.ping', undefined, tabId).then((answer) => answer === true, () => false);

function originOf(url: string | undefined): string {
  try {
    return url ? new URL(url).origin : '';
  } catch {
    return '';
  }
}

function whyNot(url: string | undefined): ReadFailure {
  if (url === undefined || url === '') return { code: 'page.not-granted', params: { origin: '' } };
  if (!/^https?:/u.test(url)) return { code: 'page.internal' };
  return { code: 'page.not-granted', params: { origin: originOf(url) } };
}
