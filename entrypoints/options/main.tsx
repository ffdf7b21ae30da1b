import '../../components/ui/theme.css';
import { OptionsPage } from '../../components/options/options-page.tsx';
import { chooseLocale, startInterfaceLanguage } from '../../components/ui/interface-language.ts';
import { LaunchFailure, mount } from '../../components/ui/mount.tsx';
import { systemClock } from '../../domain/clock.ts';
import { loadBuiltInPack } from '../../scripts-library/packs/built-in.ts';
import { openStore } from '../../storage/store.ts';

/** The options, built from their parts. */
async function launch(): Promise<void> {
  const opened = await openStore({ clock: systemClock, makeId: () => crypto.randomUUID() });
  const settings = opened.ok ? await opened.value.settings.read() : opened;
  await startInterfaceLanguage(chooseLocale(settings.ok ? settings.value.interfaceLocale : 'browser', navigator.languages));
  if (!opened.ok) return mount(<LaunchFailure code={opened.failure.code} />);
  if (!settings.ok) return mount(<LaunchFailure code={settings.failure.code} />);

  const pack = await loadBuiltInPack(settings.value.scriptLocale, settings.value.jurisdiction);
  const asked = JSON.stringify(pack.records).matchAll(/\{\{\s*bank\.([a-z0-9_]+)/gu);
  const estimate = await navigator.storage.estimate();
  const granted = await chrome.permissions.getAll();
  mount(
    <OptionsPage
      services={{
        settings: settings.value,
        change: async (key, value) => {
          const saved = await opened.value.settings.change(key, value);
          return saved.ok ? null : saved.failure.code;
        },
        bankNames: [...new Set(['name', 'hotline', ...[...asked].map((match) => match[1]!)])],
        sites: (granted.origins ?? []).map((origin) => origin.replace(/\/\*$/u, '')),
        revoke: (origin) => chrome.permissions.remove({ origins: [`${origin}/*`] }),
        storage: { usedBytes: estimate.usage ?? 0, quotaBytes: estimate.quota ?? 0, persisted: await navigator.storage.persisted() },
        askPersistence: () => navigator.storage.persist(),
      }}
    />,
  );
}

void launch();
