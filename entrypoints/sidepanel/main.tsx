import '../../components/ui/theme.css';
import { systemClock } from '../../domain/clock.ts';
import { CallDesk } from '../../components/call/call-desk.tsx';
import { createDeskActions } from '../../components/call/desk-actions.ts';
import { createDesk, momentOf, type Desk } from '../../components/call/desk-store.ts';
import { DeskContext } from '../../components/call/use-desk.ts';
import { chooseLocale, startInterfaceLanguage } from '../../components/ui/interface-language.ts';
import { LaunchFailure, mount } from '../../components/ui/mount.tsx';
import { createBrowserPageClient } from '../../crm-page/browser-page-client.ts';
import { loadBuiltInPack } from '../../scripts-library/packs/built-in.ts';
import { readLibraryInForce } from '../../scripts-library/packs/in-force.ts';
import { createLibraryEngine } from '../../components/call/library-engine.ts';
import { openBrowserStore } from '../../storage/browser-store.ts';
import { setReminderAlarm } from '../../storage/reminder-alarm.ts';
import { usageByLine } from '../../components/call/line-usage.ts';
import { createPanelServices } from './services.ts';

/** The agent's panel, built from its parts. */
async function launch(): Promise<void> {
  const [opened, currentWindow] = await Promise.all([openBrowserStore(chrome.storage), chrome.windows.getCurrent()]);
  const settings = opened.ok ? await opened.value.settings.read() : opened;
  const locale = chooseLocale(settings.ok ? settings.value.interfaceLocale : 'browser', navigator.languages);
  await startInterfaceLanguage(locale);
  if (!opened.ok) return mount(<LaunchFailure code={opened.failure.code} />);
  if (!settings.ok) return mount(<LaunchFailure code={settings.failure.code} />);
  const { door } = opened.value;
  if (door.closed()) return (await import('../../components/vault/mount-lock-screen.tsx')).mountLockScreen(door, settings.value.agent.number);

  const store = opened.value;
  const pack = await loadBuiltInPack(settings.value.scriptLocale, settings.value.jurisdiction);
  const library = await readLibraryInForce(store.library, pack);

  const lineUsage = usageByLine(await store.usage.all());

  const windowId = currentWindow.id ?? chrome.windows.WINDOW_ID_CURRENT;
  const page = createBrowserPageClient(windowId);
  const engine = createLibraryEngine(library, settings.value, () => lineUsage);
  const desk: Desk = createDesk(createPanelServices({ store, settings: settings.value, library, page, engine, locale, windowId, clock: systemClock, moment: () => momentOf(desk) }));
  const actions = createDeskActions(desk);

  // Locked, or another agent's vault: the page begins anew, so that nothing of the customer stays in its memory.
  const settle = async (): Promise<unknown> => desk.current()?.settle();
  store.keys.beforeLock(settle);
  door.onChange(() => void settle().finally(() => location.reload()));
  store.promises.live().subscribe(() => void setReminderAlarm(store.promises, chrome.alarms, systemClock()));

  mount(<DeskContext value={{ desk, actions }}><CallDesk /></DeskContext>);

  await Promise.all([desk.resume(), engine.loadModels()]);
  await desk.readPage();
  page.watch((record) => desk.takeRecord(record), () => void desk.readPage());
  addEventListener('pagehide', () => void desk.current()?.settle());
}

void launch();
