/**
 * The toolbar click opens the panel. `openPanelOnActionClick` is not used: it would not grant `activeTab`, which the first look
 * at a page that is not granted yet needs. `open` is called synchronously in the gesture.
 */
export function setupPanel(): void {
  chrome.action.onClicked.addListener((tab) => {
    if (tab.windowId !== undefined) void chrome.sidePanel.open({ windowId: tab.windowId });
  });
}
