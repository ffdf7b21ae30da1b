import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { startPointer } from '../crm-page/mapping/start-pointer.ts';

/** Loaded when somebody begins to teach a page. */
export default defineUnlistedScript(() => startPointer(document));
