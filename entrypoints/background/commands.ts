import { COMMAND_KEY, type PanelCommand } from '../../crm-page/protocol.ts';

/**
 * The four browser-wide shortcuts. The panel watches a `storage.session` item rather than a message: several extension pages may
 * be open and the first to answer a message would win.
 */
export function setupCommands(): void {
  chrome.commands.onCommand.addListener((name, tab) => {
    const windowId = tab?.windowId;
    if (windowId === undefined) return;
    void chrome.sidePanel.open({ windowId });
    if (name === 'open-panel') return;
    const command: PanelCommand = { name: name as PanelCommand['name'], windowId, at: Date.now() };
    void chrome.storage.session.set({ [COMMAND_KEY]: command });
  });
}
