import { readingSteps, readPageSliced } from './generic/read-page.ts';
import { watchPage } from './generic/watch.ts';
import { obtain, type PartName } from './parts.ts';
import { answer, tell, WATCH_PORT } from './page-messages.ts';
import { learn } from './vocabulary.ts';
import { world } from './world.ts';

const loadPart = (name: PartName): Promise<unknown> => tell('page.part', name);
const now = (): string => new Date().toISOString();

/** Answers the panel of this tab. Loading the script twice starts it once. */
export function startReader(document: Document): void {
  if (world.reading) return;
  world.reading = true;

  answer({
    'page.ping': () => world.vocabulary !== undefined,
    'page.learn': learn,
    'page.read': () => readPageSliced(document, now(), { loadPart }),
    'page.insert': async (request) => (await obtain('insert', loadPart)).insert(request, () => readingSteps(document, now()), loadPart, world.editable?.current() ?? null),
  });

  let watchers = 0;
  let stop: (() => void) | null = null;
  chrome.runtime.onConnect.addListener((port) => {
    if (port.name !== WATCH_PORT) return;
    watchers += 1;
    stop ??= watchPage(document, (record) => void tell('page.changed', record).catch(() => undefined), { loadPart });
    port.onDisconnect.addListener(() => {
      watchers -= 1;
      if (watchers > 0) return;
      stop?.();
      stop = null;
    });
  });
}
