import { COMMAND_KEY, type PanelCommand } from '../../crm-page/protocol.ts';

/**
 * The four browser-wide shortcuts. The panel watches a `storage.session` item rather than a message: several extension pages may
 * be open and the first to answer a message would win.
 */
export function setupCommands(): void {
  chrome.commands.onCommand.addListener((name, tab) => {
    if (tab?.windowId !== undefined) openPanel(tab.windowId, name as PanelCommand['name']);
  });
}

/**
 * Opens the panel, which must be called synchronously in the gesture, and tells it what for: the gesture grants `activeTab`, so
 * that a panel that stands open already may now read a page it was not allowed to read.
 */
export function openPanel(windowId: number, name: PanelCommand['name']): void {
  // Refused where the browser sees no gesture; a panel that stands open hears of it all the same.
  chrome.sidePanel.open({ windowId }).catch(() => undefined);
  void chrome.storage.session.set({ [COMMAND_KEY]: { name, windowId, at: Date.now() } satisfies PanelCommand });
}
