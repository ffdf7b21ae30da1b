import '../../components/ui/theme.css';
import { lazy, Suspense } from 'react';
import { systemClock } from '../../domain/clock.ts';
import { DEFAULT_SETTINGS } from '../../domain/settings.ts';
import type { Jurisdiction, Locale } from '../../domain/language.ts';
import type { Pack } from '../../scripts-library/schema/index.ts';
import { CallDesk } from '../../components/call/call-desk.tsx';
import { createDeskActions } from '../../components/call/desk-actions.ts';
import { createDesk, momentOf, type Desk } from '../../components/call/desk-store.ts';
import { DeskContext } from '../../components/call/use-desk.ts';
import { chooseLocale, fetchWords, startInterfaceLanguage } from '../../components/ui/interface-language.ts';
import { LaunchFailure, mount } from '../../components/ui/mount.tsx';
import { createBrowserPageClient } from '../../crm-page/browser-page-client.ts';
import { loadBuiltInPack } from '../../scripts-library/packs/built-in.ts';
import { createLibraryEngine } from '../../components/call/library-engine.ts';
import { openBrowserStore } from '../../storage/browser-store.ts';
import { setReminderAlarm } from '../../storage/reminder-alarm.ts';
import { usageByLine } from '../../components/call/line-usage.ts';
import { libraryForOpenCalls } from './library-for-open-calls.ts';
import { createNoteLint } from './lint-note.ts';
import { createPanelServices } from './services.ts';

/** Which pack and which words the last opening used: fetched at once, before the database can say whether they are still the ones. */
const HINT = 'aside.pack';

async function expectedPack(): Promise<Pack | null> {
  try {
    const [locale, jurisdiction, words] = JSON.parse(localStorage.getItem(HINT) ?? '["zh-CN","CN"]') as [Locale, Jurisdiction, Locale?];
    void fetchWords(words ?? chooseLocale('browser', navigator.languages)).catch(() => undefined);
    return await loadBuiltInPack(locale, jurisdiction);
  } catch {
    return null;
  }
}

/** Not before the first screen is painted and nothing else is to be done, and in two seconds whatever there is to be done. */
const whenIdle = (run: () => void): void => void requestIdleCallback(run, { timeout: 2_000 });

/** The first date that a process formats takes some fifteen milliseconds; here they pass while the database is being opened. */
const dayIn = (timeZone: string): string => new Intl.DateTimeFormat('sv-SE', { timeZone }).format();

/** The agent's panel, built from its parts. */
async function launch(): Promise<void> {
  const expected = expectedPack();
  const opening = Promise.all([openBrowserStore(chrome.storage), chrome.windows.getCurrent()]);
  dayIn(DEFAULT_SETTINGS.timeZone);
  const [opened, currentWindow] = await opening;
  const settings = opened.ok ? await opened.value.settings.read() : opened;
  const locale = chooseLocale(settings.ok ? settings.value.interfaceLocale : 'browser', navigator.languages);
  await startInterfaceLanguage(locale);
  if (!opened.ok) return mount(<LaunchFailure code={opened.failure.code} />);
  if (!settings.ok) return mount(<LaunchFailure code={settings.failure.code} />);
  const { door } = opened.value;
  if (door.closed()) return (await import('../../components/vault/mount-lock-screen.tsx')).mountLockScreen(door, settings.value.agent.number);

  const store = opened.value;
  const { scriptLocale, jurisdiction } = settings.value;
  const [early, counted] = await Promise.all([expected, store.usage.all()]);
  const pack = early?.manifest.locale === scriptLocale && early.manifest.jurisdiction === jurisdiction ? early : await loadBuiltInPack(scriptLocale, jurisdiction);
  localStorage.setItem(HINT, JSON.stringify([scriptLocale, jurisdiction, locale]));
  const { library, keepsOlder } = await libraryForOpenCalls(store, pack, dayIn(settings.value.timeZone));
  const lineUsage = usageByLine(counted);

  const windowId = currentWindow.id ?? chrome.windows.WINDOW_ID_CURRENT;
  const page = createBrowserPageClient(windowId, settings.value.pageLabels);
  const engine = createLibraryEngine(library, settings.value, () => lineUsage);
  const noteLint = createNoteLint(settings.value);
  const desk: Desk = createDesk(createPanelServices({ store, settings: settings.value, library, page, engine, noteLint, locale, windowId, clock: systemClock, moment: () => momentOf(desk) }));
  const actions = createDeskActions(desk);

  // Locked, or another agent's vault: the page begins anew, so that nothing of the customer stays in its memory.
  const settle = async (): Promise<unknown> => desk.current()?.settle();
  store.keys.beforeLock(settle);
  door.onChange(() => void settle().finally(() => location.reload()));
  store.promises.live().subscribe(() => void setReminderAlarm(store.promises, chrome.alarms, systemClock()));

  // The opening line needs neither page nor judges; they come while it is already there to be read.
  desk.refreshLines(true);
  const loaded = { packId: pack.manifest.id, packVersion: pack.manifest.version, inForce: library.manifest?.version ?? pack.manifest.version, keepsOlder };
  const TeamFooter = lazy(() => import('./team-footer.tsx').then((module) => module.createTeamFooter({ store, desk, loaded })));
  mount(<DeskContext value={{ desk, actions }}><CallDesk footer={<Suspense><TeamFooter /></Suspense>} /></DeskContext>);

  await desk.resume();
  await desk.readPage();
  whenIdle(() => void noteLint.load());
  page.watch((record) => desk.takeRecord(record), () => void desk.readPage());
  addEventListener('pagehide', () => void desk.current()?.settle());
}

void launch();
