import type { PartName } from '../../crm-page/parts.ts';
import { toBackground } from '../../crm-page/protocol.ts';

const FILES: Readonly<Record<PartName, string>> = { adapters: '/page-adapters.js', conversation: '/page-conversation.js', declared: '/page-declared.js', insert: '/page-insert.js', unlabelled: '/page-unlabelled.js' };

/** Loads a part of the reader into the page that asks for it, and into no other. */
export function setupPageParts(): void {
  toBackground.onMessage('page.part', async ({ data, sender }) => {
    const file = Object.hasOwn(FILES, data) ? FILES[data] : undefined;
    if (sender.id !== chrome.runtime.id || sender.frameId !== 0 || sender.tab?.id === undefined || !file) return;
    await chrome.scripting.executeScript({ target: { tabId: sender.tab.id }, files: [file] });
  });
}
