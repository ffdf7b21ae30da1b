import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startTaught } from '../crm-page/mapping/start-taught.ts';

/** Loaded by a panel into pages of sites that somebody taught. */
export default defineUnlistedScript(() => startTaught());
