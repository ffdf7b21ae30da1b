import '../../components/ui/theme.css';
import { COMPLAINT_DAY_SETTINGS } from '../../domain/complaint-clock/complaint-clock.ts';
import { ExchangePanel, openExchange } from '../../components/exchange/exchange-panel.tsx';
import { createExchangeStore } from '../../components/exchange/exchange-store.ts';
import { introduceAgent } from '../../components/exchange/introduce-agent.ts';
import { SyncState } from '../../components/exchange/sync-state.tsx';
import { WriteBackup } from '../../components/options/backup-part.tsx';
import { OptionsPage } from '../../components/options/options-page.tsx';
import { chooseLocale, startInterfaceLanguage } from '../../components/ui/interface-language.ts';
import { LaunchFailure, mount } from '../../components/ui/mount.tsx';
import { loadBuiltInPack } from '../../scripts-library/packs/built-in.ts';
import { limitSettings } from '../../scripts-library/schema/limit-in-force.ts';
import { openBrowserStore } from '../../storage/browser-store.ts';
import { createExchangeService } from '../../storage/exchange/exchange-service.ts';
import { startExchangeWorker } from '../../storage/exchange/start-worker.ts';
import { storageUse } from '../../storage/storage-use.ts';
import { ageFiles } from './age-files.ts';
import { createDataServices, createChange, createRescue } from './data-services.ts';

/** The options, built from their parts. */
async function launch(): Promise<void> {
  const opened = await openBrowserStore(chrome.storage, ageFiles);
  const settings = opened.ok ? await opened.value.settings.read() : opened;
  const locale = chooseLocale(settings.ok ? settings.value.interfaceLocale : 'browser', navigator.languages);
  const { t } = await startInterfaceLanguage(locale);
  if (!opened.ok && opened.failure.code === 'storage.newer-database') return mount(<LaunchFailure code={opened.failure.code}><section className="mt-4 border-t border-line pt-3"><h2 className="mb-2 font-semibold">{t('launch.rescue')}</h2><WriteBackup services={createRescue(chrome.storage)} /></section></LaunchFailure>);
  if (!opened.ok) return mount(<LaunchFailure code={opened.failure.code} />);
  if (!settings.ok) return mount(<LaunchFailure code={settings.failure.code} />);
  const store = opened.value;
  const { door, policy } = store;
  if (door.closed()) return (await import('../../components/vault/mount-lock-screen.tsx')).mountLockScreen(door, settings.value.agent.number);

  const pack = await loadBuiltInPack(settings.value.scriptLocale, settings.value.jurisdiction);
  // Trainers ask for figures of their own: published ones, and those a draft waits for.
  const [published, drafts] = await Promise.all([store.library.published(pack.manifest.id), store.library.drafts(pack.manifest.id)]);
  const written = [published, drafts].flatMap((read) => (read.ok ? read.value.map((entry) => entry.record) : []));
  const asked = JSON.stringify([...pack.records, ...written]).matchAll(/\{\{\s*bank\.([a-z][A-Za-z0-9_]*)/gu);
  const use = await storageUse(navigator.storage);
  const granted = await chrome.permissions.getAll();
  const exchange = createExchangeStore(createExchangeService({ store, worker: startExchangeWorker }));
  mount(
    <><OptionsPage
      sync={<SyncState store={exchange} onOpen={openExchange} />}
      services={{
        settings: settings.value,
        change: createChange(store),
        bankNames: [...new Set(['hotline', ...Object.values(COMPLAINT_DAY_SETTINGS), ...[...asked].map((match) => match[1]!)])].filter((name) => name !== 'name'),
        limits: limitSettings(pack.records.filter((record) => record.kind === 'flow')),
        sites: (granted.origins ?? []).map((origin) => origin.replace(/\/\*$/u, '')),
        revoke: (origin) => chrome.permissions.remove({ origins: [`${origin}/*`] }),
        storage: use,
        door,
        managed: Object.keys(policy.settings) as (keyof typeof settings.value)[],
        data: createDataServices(store, locale),
        reload: () => location.reload(),
        askPersistence: () => navigator.storage.persist(),
      }}
    /><ExchangePanel store={exchange} introduce={introduceAgent(store.settings)} /></>,
  );
}

void launch();
