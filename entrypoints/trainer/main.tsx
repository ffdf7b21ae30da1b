import '../../components/ui/theme.css';
import { TrainerDesk } from '../../components/trainer/trainer-desk.tsx';
import { chooseLocale, startInterfaceLanguage } from '../../components/ui/interface-language.ts';
import { LaunchFailure, mount } from '../../components/ui/mount.tsx';
import { systemClock } from '../../domain/clock.ts';
import { loadBuiltInPack } from '../../scripts-library/packs/built-in.ts';
import { openStore } from '../../storage/store.ts';

/** The trainer's desk, built from its parts. */
async function launch(): Promise<void> {
  const opened = await openStore({ clock: systemClock, makeId: () => crypto.randomUUID() });
  const settings = opened.ok ? await opened.value.settings.read() : opened;
  await startInterfaceLanguage(chooseLocale(settings.ok ? settings.value.interfaceLocale : 'browser', navigator.languages));
  if (!opened.ok) return mount(<LaunchFailure code={opened.failure.code} />);
  if (!settings.ok) return mount(<LaunchFailure code={settings.failure.code} />);

  const pack = await loadBuiltInPack(settings.value.scriptLocale, settings.value.jurisdiction);
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: settings.value.timeZone }).format(new Date());
  mount(<TrainerDesk services={{ pack, library: opened.value.library, usage: opened.value.usage, today }} />);
}

void launch();
