import '../../components/ui/theme.css';
import { ExchangePanel, openExchange } from '../../components/exchange/exchange-panel.tsx';
import { createExchangeStore } from '../../components/exchange/exchange-store.ts';
import { introduceAgent } from '../../components/exchange/introduce-agent.ts';
import { SyncState } from '../../components/exchange/sync-state.tsx';
import { createLibraryFiles } from '../../components/trainer/library-files.ts';
import { TrainerDesk, type TrainerServices } from '../../components/trainer/trainer-desk.tsx';
import { chooseLocale, startInterfaceLanguage } from '../../components/ui/interface-language.ts';
import { LaunchFailure, mount } from '../../components/ui/mount.tsx';
import { loadBuiltInPack } from '../../scripts-library/packs/built-in.ts';
import { openBrowserStore } from '../../storage/browser-store.ts';
import { systemClock } from '../../domain/clock.ts';
import { createDraftRepository } from '../../storage/repositories/draft-repository.ts';
import { createExchangeService } from '../../storage/exchange/exchange-service.ts';
import { startExchangeWorker } from '../../storage/exchange/start-worker.ts';

/** The trainer's desk, built from its parts. */
async function launch(): Promise<void> {
  const opened = await openBrowserStore(chrome.storage);
  const settings = opened.ok ? await opened.value.settings.read() : opened;
  await startInterfaceLanguage(chooseLocale(settings.ok ? settings.value.interfaceLocale : 'browser', navigator.languages));
  if (!opened.ok) return mount(<LaunchFailure code={opened.failure.code} />);
  if (!settings.ok) return mount(<LaunchFailure code={settings.failure.code} />);
  const { door } = opened.value;
  if (door.closed()) return (await import('../../components/vault/mount-lock-screen.tsx')).mountLockScreen(door, settings.value.agent.number);
  door.onChange(() => location.reload());

  const pack = await loadBuiltInPack(settings.value.scriptLocale, settings.value.jurisdiction);
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: settings.value.timeZone }).format(new Date());
  const watchBank: TrainerServices['watchBank'] = (tell) => {
    const live = opened.value.settings.live().subscribe({ next: ({ bank }) => tell(bank) });
    return () => live.unsubscribe();
  };
  const exchange = createExchangeStore(createExchangeService({ store: opened.value, worker: startExchangeWorker }));
  mount(
    <><TrainerDesk
      sync={<SyncState store={exchange} onOpen={openExchange} />}
      services={{ pack, library: opened.value.library, usage: opened.value.usage, files: createLibraryFiles(startReader), today, drafts: createDraftRepository(opened.value.database, systemClock, opened.value.author), watchBank }}
    /><ExchangePanel store={exchange} introduce={introduceAgent(opened.value.settings)} /></>,
  );
}

const startReader = (): Worker => new Worker(new URL('./read-library-worker.ts', import.meta.url), { type: 'module', name: 'library file' });

void launch();
