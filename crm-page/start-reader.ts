import { marksOf, relateCustomers } from '../domain/same-customer.ts';
import type { CustomerRecord } from '../domain/customer-record.ts';
import { readPage } from './generic/read-page.ts';
import { watchPage } from './generic/watch.ts';
import { insertText } from './insert/insert-text.ts';
import { trackLastEditable } from './insert/last-editable.ts';
import { toBackground, toPage, WATCH_PORT, type InsertOutcome, type InsertRequest } from './protocol.ts';

const STARTED = Symbol.for('aside.reader');

/** Answers the panel of this tab. Loading the script twice starts it once. */
export function startReader(document: Document, onEnd: (end: () => void) => void): void {
  const world = globalThis as { [STARTED]?: boolean };
  if (world[STARTED]) return;
  world[STARTED] = true;

  const editable = trackLastEditable(document);
  const read = (): CustomerRecord => readPage(document, new Date().toISOString());

  const insert = ({ text, for: ours, confirmed }: InsertRequest): InsertOutcome => {
    const relation = relateCustomers(ours, marksOf(read().fields));
    if (relation === 'other') return 'other-customer';
    if (relation === 'unknown' && !confirmed) return 'unknown-customer';
    const field = editable.current();
    if (!field) return 'no-field';
    return insertText(field, text) ? 'inserted' : 'not-accepted';
  };

  toPage.onMessage('page.ping', () => true);
  toPage.onMessage('page.read', read);
  toPage.onMessage('page.insert', ({ data }) => insert(data));

  let watchers = 0;
  let stop: (() => void) | null = null;
  const onConnect = (port: chrome.runtime.Port): void => {
    if (port.name !== WATCH_PORT) return;
    watchers += 1;
    stop ??= watchPage(document, (record) => void toBackground.sendMessage('page.changed', record).catch(() => undefined));
    port.onDisconnect.addListener(() => {
      watchers -= 1;
      if (watchers > 0) return;
      stop?.();
      stop = null;
    });
  };
  chrome.runtime.onConnect.addListener(onConnect);
  onEnd(() => {
    stop?.();
    editable.stop();
    toPage.removeAllListeners();
    world[STARTED] = false;
  });
}
