import { openPanel } from './commands.ts';

/**
 * The toolbar click opens the panel. `openPanelOnActionClick` is not used: it would not grant `activeTab`, which the first look
 * at a page that is not granted yet needs.
 */
export function setupPanel(): void {
  chrome.action.onClicked.addListener((tab) => {
    if (tab.windowId !== undefined) openPanel(tab.windowId, 'open-panel');
  });
}
