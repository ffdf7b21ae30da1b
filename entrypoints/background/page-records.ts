import { customerRecord } from '../../domain/customer-record.schema.ts';
import { tabRecordKey, toBackground } from '../../crm-page/protocol.ts';

/** Keeps the last pushed record of each tab where panels can watch it, in memory only. What does not parse is dropped. */
export function setupPageRecords(): void {
  toBackground.onMessage('page.changed', ({ data, sender }) => {
    if (sender.id !== chrome.runtime.id || sender.frameId !== 0 || sender.tab?.id === undefined) return;
    const parsed = customerRecord.safeParse(data);
    if (parsed.success) void chrome.storage.session.set({ [tabRecordKey(sender.tab.id)]: parsed.data });
  });
  chrome.tabs.onRemoved.addListener((tabId) => void chrome.storage.session.remove(tabRecordKey(tabId)));
}
