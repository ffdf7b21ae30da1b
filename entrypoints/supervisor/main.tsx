import '../../components/ui/theme.css';
import { ExchangePanel, openExchange } from '../../components/exchange/exchange-panel.tsx';
import { createExchangeStore } from '../../components/exchange/exchange-store.ts';
import { introduceAgent } from '../../components/exchange/introduce-agent.ts';
import { LeadsElsewhere } from '../../components/exchange/leads-elsewhere.tsx';
import { SyncState } from '../../components/exchange/sync-state.tsx';
import { SupervisorDesk } from '../../components/supervisor/supervisor-desk.tsx';
import { chooseLocale, startInterfaceLanguage } from '../../components/ui/interface-language.ts';
import { LaunchFailure, mount } from '../../components/ui/mount.tsx';
import { loadBuiltInPack } from '../../scripts-library/packs/built-in.ts';
import { readLibraryInForce } from '../../scripts-library/packs/in-force.ts';
import { openBrowserStore } from '../../storage/browser-store.ts';
import { createExchangeService } from '../../storage/exchange/exchange-service.ts';
import { startExchangeWorker } from '../../storage/exchange/start-worker.ts';
import { createRights } from './rights.ts';
import { createSearchNotes } from './search-notes.ts';

/** The supervisor's desk, built from its parts. */
async function launch(): Promise<void> {
  const opened = await openBrowserStore(chrome.storage);
  const settings = opened.ok ? await opened.value.settings.read() : opened;
  const locale = chooseLocale(settings.ok ? settings.value.interfaceLocale : 'browser', navigator.languages);
  await startInterfaceLanguage(locale);
  if (!opened.ok) return mount(<LaunchFailure code={opened.failure.code} />);
  if (!settings.ok) return mount(<LaunchFailure code={settings.failure.code} />);
  const { door } = opened.value;
  if (door.closed()) return (await import('../../components/vault/mount-lock-screen.tsx')).mountLockScreen(door, settings.value.agent.number);
  door.onChange(() => location.reload());

  const { calls, reviews, audit, library, author, promises } = opened.value;
  const pack = await loadBuiltInPack(settings.value.scriptLocale, settings.value.jurisdiction);
  const inForce = await readLibraryInForce(library, pack);
  const exchange = createExchangeStore(createExchangeService({ store: opened.value, worker: startExchangeWorker }));
  mount(<><SupervisorDesk sync={<SyncState store={exchange} onOpen={openExchange} />} elsewhere={<LeadsElsewhere store={exchange} />} services={{ calls, promises, copy: (text) => navigator.clipboard.writeText(text), reviews, audit, library: inForce, locale, reviewer: author, rights: createRights(opened.value), beforeLock: opened.value.keys.beforeLock, searchNotes: createSearchNotes(opened.value) }} /><ExchangePanel store={exchange} introduce={introduceAgent(opened.value.settings)} /></>);
}

void launch();
