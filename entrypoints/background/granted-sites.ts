const SCRIPT_ID = 'aside.reader';

/** Only granted origins load anything by themselves: what remembers the last used field. The registration follows the permissions. */
export function setupGrantedSites(): void {
  chrome.permissions.onAdded.addListener(() => void registerReader());
  chrome.permissions.onRemoved.addListener(() => void registerReader());
  chrome.runtime.onInstalled.addListener(() => void registerReader());
  chrome.runtime.onStartup.addListener(() => void registerReader());
}

async function registerReader(): Promise<void> {
  const { origins = [] } = await chrome.permissions.getAll();
  const known = await chrome.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
  if (known.length > 0) await chrome.scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
  if (origins.length === 0) return;
  await chrome.scripting.registerContentScripts([
    { id: SCRIPT_ID, matches: origins, js: ['content-scripts/crm.js'], runAt: 'document_idle', persistAcrossSessions: true },
  ]);
}
