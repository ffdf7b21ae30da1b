import type { DeskServices } from '../../components/call/desk-services.ts';
import { COMMAND_KEY, type PanelCommand } from '../../crm-page/protocol.ts';
import type { PageClient } from '../../crm-page/client.ts';
import { withTaughtFields } from '../../crm-page/mapping/teach-client.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Locale } from '../../domain/language.ts';
import type { Library } from '../../scripts-library/packs/library.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Store } from '../../storage/store.ts';
import type { Engine } from '../../components/call/engine.ts';
import type { createLibrarySearch } from './library-search.ts';
import { createTeachServices, taughtFor } from './teaching.ts';
import type { NoteLint } from './lint-note.ts';
import { createRecentUse } from './recent-use.ts';

interface Parts {
  readonly store: Store;
  readonly settings: Settings;
  readonly library: Library;
  readonly page: PageClient;
  readonly engine: Engine;
  readonly noteLint: NoteLint;
  readonly locale: Locale;
  readonly windowId: number;
  readonly clock: Clock;
  /** The matter and stage of the call, for the ranking of what matches anyway. */
  readonly moment: () => { readonly scenario?: string; readonly stage?: string };
}

/** A command this old, in milliseconds, is what the panel was opened for. */
const OPENED_BY_MS = 5_000;
const RECENT_QUERIES = 'aside.recent-queries';

/** What the desk is given, over the browser of this window. */
export function createPanelServices({ store, settings, library, page, engine, noteLint, locale, windowId, clock, moment }: Parts): DeskServices {
  const { calls, usage, audit } = store;
  const taught = withTaughtFields(page, taughtFor(store.mappings));
  const used = createRecentUse(usage, clock);
  // Loaded at the first query: the table of sounds and the index are not needed to begin a call.
  let librarySearch: Promise<ReturnType<typeof createLibrarySearch>> | null = null;
  const openSearch = () => (librarySearch ??= Promise.all([import('./library-search.ts'), used.load()]).then(([loaded]) => loaded.createLibrarySearch(library, moment, used.of)));
  // In memory alone: a query may name a customer, and what the page itself could keep (`sessionStorage`) lies on the disk in the clear.
  const recentItem = `${RECENT_QUERIES}.${store.keys.openKeys()?.id ?? ''}`;
  let recent: readonly string[] = [];
  void chrome.storage.session.get(recentItem).then((kept) => { recent = (kept[recentItem] as readonly string[] | undefined) ?? recent; });
  return {
    page: taught.page,
    teach: createTeachServices(store.mappings, taught.teach),
    calls,
    promises: store.promises,
    library,
    engine,
    clock,
    settings: {
      interfaceLocale: locale,
      contentLocale: library.manifest?.locale ?? settings.scriptLocale,
      jurisdiction: settings.jurisdiction,
      timeZone: settings.timeZone,
      agent: settings.agent,
      bank: Object.fromEntries(Object.entries(settings.bank).map(([name, value]) => [name.replace(/^bank\./u, ''), value])),
      glyphsOnly: settings.desk.typeGlyphsOnly,
      singleKeys: settings.desk.singleKeys,
    },
    makeId: () => crypto.randomUUID(),
    copy: (text) => navigator.clipboard.writeText(text),
    openDesk: (desk) => void chrome.tabs.create({ url: chrome.runtime.getURL(`/${desk}.html`) }),
    shortcuts: async () => (await chrome.commands.getAll()).filter((one) => one.name !== '_execute_action').map((one) => ({ name: one.name ?? '', shortcut: one.shortcut ?? '' })),
    countUse: (event) => {
      used.note(event);
      void usage.count([event]);
    },
    search: async (query) => (await openSearch())(query),
    recentQueries: () => recent,
    rememberQuery: (query) => {
      recent = [query, ...recent.filter((one) => one !== query)].slice(0, 6);
      void chrome.storage.session.set({ [recentItem]: recent });
    },
    lintNote: noteLint.lintNote,
    watchLint: noteLint.watchLint,
    onCommand(run) {
      const listener = (changes: Record<string, chrome.storage.StorageChange>): void => {
        const command = changes[COMMAND_KEY]?.newValue as PanelCommand | undefined;
        if (command?.windowId === windowId) run(command.name);
      };
      chrome.storage.session.onChanged.addListener(listener);
      // A panel that the command has opened comes too late for the change.
      void chrome.storage.session.get(COMMAND_KEY).then(({ [COMMAND_KEY]: item }) => {
        const command = item as PanelCommand | undefined;
        if (command?.windowId === windowId && Date.now() - command.at < OPENED_BY_MS && command.name !== 'tick-step' && command.name !== 'open-panel') run(command.name);
      });
      return () => chrome.storage.session.onChanged.removeListener(listener);
    },
    ...(store.keys.state().state === 'open' ? { lock: () => void store.keys.lock() } : {}),
    onUnmask: (callId, field) => void audit.append({ action: 'view.unmasked', subject: callId ?? 'page', details: { field } }),
  };
}
