import { defineBackground } from 'wxt/utils/define-background';
import { setupCommands } from './commands.ts';
import { setupGrantedSites } from './granted-sites.ts';
import { setupPageParts } from './page-parts.ts';
import { setupPageRecords } from './page-records.ts';
import { setupPanel } from './panel.ts';
import { setupReminders } from './reminders.ts';

/** Every listener is registered before the first `await`; nothing is kept in variables, the worker may stop at any time. */
export default defineBackground(() => {
  setupPanel();
  setupCommands();
  setupPageParts();
  setupPageRecords();
  setupGrantedSites();
  setupReminders();
});
