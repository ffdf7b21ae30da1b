import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startReader } from '../crm-page/start-reader.ts';

/** Loaded by a panel into the tab beside it. */
export default defineUnlistedScript(() => startReader(document));
