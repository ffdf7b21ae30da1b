import { defineBackground } from 'wxt/utils/define-background';
import { setupCommands } from './commands.ts';
import { setupGrantedSites } from './granted-sites.ts';
import { setupPageParts } from './page-parts.ts';
import { lookAtPolicy, setupHousekeeping } from './housekeeping.ts';
import { setupPageRecords } from './page-records.ts';
import { setupPanel } from './panel.ts';
import { armReminder, setupReminders } from './reminders.ts';
import { armIdle, setupVaultLock } from './vault-lock.ts';
import { withStore } from './with-store.ts';

/** Every listener is registered before the first `await`; nothing is kept in variables, the worker may stop at any time. */
export default defineBackground(() => {
  setupPanel();
  setupCommands();
  setupPageParts();
  setupPageRecords();
  setupGrantedSites();
  setupReminders();
  setupVaultLock();
  setupHousekeeping();
  void withStore((store) => Promise.all([armReminder(store), armIdle(store), lookAtPolicy(store)]));
});
